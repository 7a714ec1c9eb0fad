"""Tables of words for the parser: verbs of saying and thinking, titles before names, marks of quotation."""

from __future__ import annotations

MARKS = {ord(mark): '"' for mark in "“”„‟«»"}

# Lemmas after which a clause is somebody's words or view, not the article's own.
SAYING = frozenset(
    """
    acknowledge add admit affirm agree allege announce answer argue ask assert assume assure believe boast caution
    claim comment complain concede conclude confess confirm contend decide declare deny describe disclose emphasise
    emphasize estimate exclaim expect explain fear feel find forecast hear hint hope imply indicate inform insist
    joke maintain mention note observe plead pledge point predict proclaim promise quip reassure recall reckon
    remark remind repeat reply report respond reveal rule say show signal speculate state stress suggest suspect
    swear tell testify think threaten tweet underline urge vow warn wonder worry write
    """.split()
)

# They say it where it stands before them: "The baths will close, the council decided", not "decided that he must pay".
DECIDING = frozenset({"decide"})

# Beside a quotation these speak it: "“None of us,” she laughed".
LAUGHING = frozenset(
    "chuckle counter cry fume grin grumble lament laugh muse mutter object protest retort scoff shout shrug sigh smile "
    "snap whisper".split()
)

# Verbs that call a thing by somebody's words: 'she called it "painful but fair"'.
NAMING = frozenset("accuse brand call condemn criticise criticize denounce dismiss dub hail label praise term".split())

# Words that end a title: what follows, capitalised, is the holder's name.
TITLES = frozenset(
    """
    admiral adviser advisor ambassador analyst archbishop assistant attorney author baroness bishop brigadier
    captain cardinal ceo chair chairman chairperson chairwoman chancellor chief coach colonel commander commissioner
    congressman congresswoman constable consul consul-general councillor councilman councilwoman count dean defender
    delegate deputy detective director doctor duke economist editor emperor engineer envoy executive father forward
    founder general goalkeeper governor head historian inspector journalist judge justice king leader lawyer
    lieutenant lord major manager mayor midfielder minister mp officer official owner partner pastor pm pope premier
    president prime prince princess principal professor prosecutor queen rabbi rector representative researcher
    scientist secretary senator sergeant sheikh sheriff spokesman spokesperson spokeswoman statistician striker
    sultan superintendent teacher treasurer vice-president winger
    """.split()
)

# Nouns for one person, besides those before a name.
PEOPLE = frozenset(
    """
    accountant accused actor actress apprentice architect assailant athlete attacker auditor aunt author baby banker
    barrister bookkeeper boy boyfriend brother burglar butcher buyer caretaker carer celebrity child citizen civilian
    cleaner clerk client colleague collector commuter consultant convict cook curator customer cyclist daughter dealer
    deckhand defendant detainee diver driver electrician employee expert farmer father firefighter fisherman friend
    fugitive gardener girl girlfriend graduate granddaughter grandfather grandmother grandson guard gunman heir hiker
    hostage husband immigrant informant inmate instructor juror killer landlord lecturer lifeguard lodger
    man mechanic merchant midwife migrant mother motorist murderer neighbour nephew niece novelist nun nurse old
    onlooker paramedic parent passenger patient pedestrian pensioner pilot player plumber poet politician porter
    predecessor priest prisoner psychiatrist pupil ranger referee refugee relative reporter rescuer resident robber
    runner sailor schoolboy schoolgirl seller shepherd shopkeeper singer sister skier smuggler soldier son specialist
    spectator spy stepfather stepmother student successor surgeon survivor suspect swimmer teenager tenant thief
    toddler tourist trader trainee traveller uncle veteran vicar victim visitor volunteer voter waiter waitress
    whistleblower widow widower wife witness woman worker writer
    """.split()
)

# Endings of nouns for persons by what they do: "virologist", "economist", "physician".
CALLED_SO = ("ntist", "nist", "ician", "surgeon", "ologist", "nomist", "iatrist", "nalyst", "nalist", "physicist")

# Things that stand somewhere: "a mill in Karachi" says where the mill is, "losses in Asia" says nothing of the kind.
STANDING = frozenset(
    """
    academy airport apartment base bridge building camp campus cathedral cemetery centre center church cinema clinic
    club college complex court depot dock embassy estate facility factory farm field foundry gallery garden hall harbour
    headquarters hospital hotel house island laboratory lake land library mall mansion market mill mine monastery
    monument mosque mountain museum office palace park pitch plant plot port prison pub quarry railway refinery
    restaurant river school shop site stadium station store studio temple terminal theatre tower town university
    venue village warehouse yard
    """.split()
)

# Things made of people or parts: "a state of 240 million people" says how many it has.
PEOPLED = frozenset(
    """
    association army band borough chain city club committee community company congregation council country county crew
    district fleet firm force group island jury nation network panel parliament party population province region school
    staff state team town union village workforce
    """.split()
)

# Nouns for what the clause before them tells: "… , a plan that was dropped" calls the clause a plan.
EVENTS = frozenset(
    "plan move pledge decision step promise proposal idea sign blow claim charge policy approach strategy figure level "
    "rate sum amount task process trend settlement deal agreement verdict ruling sentence crossing feat habit honour "
    "increase journey loss practice rise".split()
)

# What somebody just named is called for a change: "The striker, who is 24, said".
CALLINGS = frozenset(
    """
    actor actress author businessman businesswoman composer defender entrepreneur filmmaker forward goalkeeper
    midfielder musician novelist painter playwright poet politician prop sculptor singer songwriter sprinter striker
    swimmer veteran winger
    """.split()
)

# Titles that many hold at once: "analyst Jo Roe" is an analyst, "governor Jo Roe" may be the only one.
CALLED = CALLINGS | frozenset(
    """
    admiral analyst archbishop attorney bishop cardinal colonel councillor doctor economist engineer historian
    journalist lawyer lieutenant pastor priest professor rabbi researcher scientist senator sergeant statistician
    teacher winger
    """.split()
)

# Nouns that tell nothing by themselves: "Acme, the company that runs it".
ANYTHING = frozenset(
    """
    body charity city company condition country disease disorder drug event firm group island man mechanism object one
    organisation organization person phenomenon place practice product region substance system technique thing town
    village virus woman
    """.split()
)

# Verbs of saying that need nobody to say it: "It expects growth".
THINKING = frozenset("assume believe expect fear feel find hear hope think".split())

# Verbs whose words in marks are those of whoever does it: "Roe apologised to “everyone who waited”".
SPOKEN = frozenset(
    "apologise apologize appeal complain demand describe hail invoke plead point promise refer see speak talk thank "
    "welcome".split()
)

# Nouns for several who say “we”: "Her family said they would appeal".
TOGETHER = frozenset("couple crew family jury pair squad staff team trio".split())
