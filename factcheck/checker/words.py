"""Tables of words for the checker: which carry nothing, which forms and near synonyms meet, which name a measure."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

FUNCTION = frozenset(
    """
    a about above after again all also although am among an and any are as at be because been before being below
    between both but by can cannot could did do does doing don down during each either else ever for from
    further get had has have having he her here hers him his how however i if in into is it its itself just may
    me might more moreover most much must my neither no nor not now of off often on once only onto or other our
    out over own per rather s same shall she should since so some such t than that the their them then there
    these they this those though through thus to too toward towards under until unto up upon us very via was we
    were what when where whereas whether which while who whom whose why will with within without would yet you
    your according said say says told mr mrs ms dr still even amid among around including well mean meanwhile
    many percent per cent hundred thousand million billion trillion dozen bn tn crore lakh one two three four
    five six seven eight nine ten january february march april june july august september october november
    december jan feb apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
    mondays tuesdays wednesdays thursdays fridays saturdays sundays
    """.split()
)

# Words so common in news that sharing them shows little; half weight.
_COMMON = frozenset(
    """
    back become big bring call case come company country day deal end expect find first force give go good
    government group help hold include keep know large last late lead leave long look make man meet member
    million month move need new next number offer official old part pay people plan point program project public
    put report result run see service set show side small start state support take team thing think time top try
    turn two use want way week work world year agree announce billion thousand trillion name current recent
    former major local national total
    """.split()
)

IRREGULAR = dict(
    pair.split(":")
    for pair in """
    agreed:agree agrees:agree apply:apply
    arisen:arise arose:arise assembly:assembly ate:eat beaten:beat became:become began:begin begun:begin
    best:good better:good bore:bear born:birth bought:buy broke:break bred:breed broken:break brought:bring built:build
    bus:bus came:come caught:catch children:child chose:choose chosen:choose cost:cost died:die dies:die
    drawn:draw drew:draw driven:drive drove:drive dying:die economics:economics fallen:fall family:family
    fed:feed fell:fall
    felt:feel fewer:few flew:fly flown:fly fought:fight found:find freed:free froze:freeze frozen:freeze gas:gas
    gave:give given:give gone:go got:get grew:grow grown:grow held:hold hidden:hide hit:hit kept:keep knew:know
    known:know laid:lay lain:lie lay:lie leaves:leave led:lead left:leave lent:lend less:less lies:lie
    lives:life loss:loss losses:loss lost:lose made:make meant:mean men:man met:meet news:news owed:owe
    owing:owe paid:pay politics:politics rally:rally ran:run
    rely:rely reply:reply risen:rise rose:rise sank:sink sat:sit saw:see seen:see
    sent:send series:series shaken:shake shook:shake shrank:shrink shrunk:shrink slept:sleep slid:slide
    sold:sell sought:seek species:species spent:spend split:split spoke:speak spoken:speak stolen:steal
    stood:stand struck:strike swore:swear sworn:swear taken:take taught:teach thieves:thief thought:think
    threw:throw thrown:throw tied:tie took:take tore:tear torn:tear underwent:undergo used:use uses:use
    using:use went:go wives:wife women:woman won:win worse:bad worst:bad written:write wrote:write liftoff:lift
    rang:ring rung:ring sang:sing sung:sing swam:swim drank:drink drunk:drink hung:hang spun:spin stuck:stick
    swept:sweep wept:weep dealt:deal dug:dig fled:flee forgot:forget forgotten:forget shot:shoot woke:wake woken:wake
    wore:wear worn:wear rode:ride ridden:ride swung:swing withdrew:withdraw withdrawn:withdraw overcame:overcome
    undertook:undertake undertaken:undertake forbade:forbid forbidden:forbid lit:light bitten:bite blew:blow blown:blow
    leapt:leap learnt:learn burnt:burn spilt:spill swollen:swell mistook:mistake mistaken:mistake
    """.split()
)

# Ending → what stands in its place; the longest that fits is taken.
_ENDINGS = tuple(
    (pair.split(":")[0], pair.split(":")[1])
    for pair in """
    isations:ise izations:ise isation:ise ization:ise ising:ise izing:ise ised:ise ized:ise izes:ise ise:ise
    ize:ise ological:ology nesses: ness: ements:e ement:e ments: ment: ations:ate ation:ate ating:ate ated:ate
    ates:ate ities:ity ies:y ied:y ying:y sses:ss shes:sh ches:ch xes:x ings: ing: ed: ss:ss us:us is:is es:e s:
    ally:al ly:
    """.split()
)
# By their last letter, so that few are tried on a word; in the order of the table.
ENDINGS = {
    last: tuple(one for one in _ENDINGS if one[0][-1] == last) for last in sorted({one[0][-1] for one in _ENDINGS})
}

NEEDS_E = frozenset(
    """
    mak tak clos us rais produc reduc increas decreas manag charg chang announc fil hir fir vot releas not quot
    provid includ decid conclud declin combin examin imagin requir acquir compar prepar shar car scor stor
    explor ignor measur captur injur secur restor welcom nam blam com becom hop typ escap shap tap wip operat
    locat issu valu argu continu rescu pursu purchas leas ceas eas pleas phras chas purpos propos expos impos
    oppos supos caus paus us los refus accus excus advis revis supervis promis fin defin confin unit invit cit
    excit complet delet compet quak strik lik tim assum consum resum presum volum fram ris driv giv liv mov prov
    serv receiv believ achiev sav leav hav involv solv improv approv arriv surviv deriv strugg setl handl doubl
    tripl enabl tackl battl settl titl trad upgrad persuad invad invest-e guid divid slid rid wid explod erod
    cod mod bas eras replac plac fac trac forc sourc financ balanc enhanc voic juic pric slic notic practic
    offic servic surfac embrac experienc influenc silenc dat creat relat stat rat
    """.split()
)

# Near synonyms that report the same thing; the first word stands for all. Opposites and degrees never share a group.
_GROUPS = (
    "close shut closure shutdown idle dormant shutter defunct mothball",
    "rise increase climb grow jump soar surge gain up growth advance uptick",
    "fall decrease drop decline plunge slump slide dip tumble shrink reduce cut slash lower decliner reduction",
    "buy acquire purchase acquisition takeover",
    "begin start launch commence open inaugurate",
    "end finish conclude complete completion expire expiry lapse cease",
    "build construct construction erect",
    "modernise upgrade refurbish revamp overhaul modernisation",
    "revive resurrect revival restore rehabilitate restart revitalise reviving",
    "plant mill factory works facility",
    "talk negotiation discussion negotiate discuss",
    "agree agreement accord pact deal",
    "invest investment investor",
    "employ employment hire job jobs recruit",
    "dismiss sack fire layoff",
    "doctor physician gp",
    "die death dead kill fatality",
    "injure injury hurt wound",
    "arrest detain detention custody",
    "win victory triumph",
    "defeat beat",
    "vote ballot poll election elect",
    "jail prison imprison sentence",
    "court judge tribunal",
    "law legislation act statute bill",
    "lawsuit suit litigation sue",
    "child kid pupil schoolchild",
    "car vehicle automobile",
    "crash collision",
    "house home housing dwelling",
    "money fund funding finance cash",
    "revenue turnover sale",
    "profit earning",
    "debt borrowing",
    "employee worker staff workforce",
    "boss chief ceo executive",
    "storm hurricane cyclone typhoon",
    "flood flooding deluge",
    "rain rainfall precipitation",
    "snow snowfall",
    "illness disease sickness",
    "patient case",
    "study research survey",
    "illegal unlawful",
    "area territory land acreage",
    "nuclear atomic",
    "petroleum oil crude",
    "inhabitant resident population people citizen",
    "yearly annual annually year",
    "monthly month",
    "cost price expense",
    "tax levy duty",
    "wage pay salary",
    "spend spending expenditure outlay",
    "approve approval pass endorse",
    "seek request ask",
    "strike walkout stoppage",
    "reject rejection refuse decline-to",
    "cooperate cooperation partnership collaborate collaboration partner together",
    "supply deliver delivery shipment ship cargo consignment batch",
    "school classroom",
    "use consumption consume usage",
    "average mean",
    "world global worldwide",
    "largest biggest big large",
    "town city municipality",
    "council councillor",
    "border frontier neighbour adjoin",
    "near close-to nearby beside adjacent closeness",
    "help aid assistance assist",
    "army military troop soldier",
    "attack assault strike-on",
    "road street highway",
    "rail railway railroad train",
    "teacher instructor lecturer",
    "goal score",
    "match game fixture",
    "manager coach",
    "player footballer striker",
    "crowd attendance spectator",
    "examine inspect inspection examination",
    "inspector examiner",
    "farmer grower",
    "fault defect flaw",
    "warn warning alert",
    "upkeep maintenance maintain",
    "abroad overseas",
    "apartment flat",
    "prize award",
    "film movie",
    "permit permission allow",
    "ban prohibit prohibition forbid outlaw",
    "promise pledge vow undertake",
    "inquiry enquiry investigation investigate probe",
    "protest demonstration demonstrate demonstrator protester",
    "reply answer respond response",
    "find discover discovery uncover",
    "company firm enterprise corporation",
    "customer client",
    "harvest crop",
    "lawyer attorney solicitor barrister",
    "resign quit resignation",
    "journey trip",
    "theft steal",
    "time occasion",
)  # fmt: skip

GROUP = {word: group.split()[0] for group in _GROUPS for word in group.split()}

# Nouns that say what a figure measures. Figures under different measures are never held against each other.
_MEASURES = (
    "profit surplus",
    "margin margins",
    "loss losses deficit shortfall",
    "revenue turnover sales takings receipts",
    "debt borrowing liabilities liability owe owes owed",
    "cost price fee charge costs prices expense spending expenditure outlay spend spent worth",
    "budget",
    "investment invest invested stake",
    "valuation market-value capitalisation",
    "donation donations bequest donated",
    "wage salary pay wages salaries",
    "tax levy duty tariff taxes tariffs rates",
    "import imports importing",
    "export exports exporting",
    "production output produce produced capacity manufacture",
    "consumption use usage",
    "population inhabitants residents",
    "death deaths dead died killed fatalities fatality kill kills",
    "injury injured injuries wounded hurt",
    "arrest arrests arrested detained",
    "case cases infections infection infected",
    "hospitalisation admissions hospitalised admission admitted",
    "vote votes ballots",
    "turnout",
    "seat seats",
    "inflation cpi",
    "unemployment jobless",
    "employment jobs workforce employees staff workers",
    "growth gdp",
    "rent rents",
    "dividend",
    "share-price stock",
    "rainfall rain precipitation",
    "wind gust gusts winds",
    "temperature heat temperatures",
    "snow snowfall snows snowed",
    "area acres hectares land site",
    "length long",
    "height tall high",
    "weight weigh weighs weighed",
    "speed",
    "distance away",
    "age aged",
    "attendance crowd spectators fans",
    "goal goals",
    "point points",
    "assist assists",
    "win wins victories",
    "defeat defeats",
    "sentence jailed prison",
    "fine fined damages compensation penalty penalties",
    "reserve reserves savings",
    "grant grants subsidy",
    "loan loans",
    "aid assistance relief",
    "trade",
    "saving save",
    "passenger passengers",
    "house houses homes dwellings",
    "pupil pupils students enrolment",
    "patient patients",
    "bed beds",
    "interest-rate base-rate",
)  # fmt: skip

# Measures that change what their neighbour means: a budget deficit is no budget, a tax debt no tax.
POLAR = frozenset("loss debt reserve fine saving".split())

# What becomes of people: so many workers hurt are not so many killed.
FATES = frozenset("death injury arrest hospitalisation".split())

# Of these only whole numbers are counted: "won 71 percent of the vote" tells no wins.
COUNTS = frozenset("win defeat goal point assist".split())

# Of two such measures of one amount only one can be true.
OPPOSITES = (frozenset({"profit", "loss"}), frozenset({"import", "export"}), frozenset({"revenue", "cost"}))

# One telling amount may be of any two of a row: what was spent on a thing was its budget, a fine is a cost.
MAY_BE_BOTH = tuple(
    frozenset(row.split())
    for row in ("cost budget investment", "cost fine", "cost grant", "grant aid budget", "cost tax", "cost wage",
                "donation grant aid", "loan debt", "tax revenue", "production revenue", "fine wage", "saving cost",
                "reserve saving", "cost loan", "rent cost", "rent revenue")
)  # fmt: skip

# What people are called when they are counted; one count may use another word than the other.
PEOPLE = frozenset(
    """
    person people adult man woman child pupil student patient participant volunteer resident inhabitant citizen
    spectator visitor passenger guest employee worker staff job post member voter victim soldier migrant refugee user
    customer subscriber household family life tenant lodger tourist traveller commuter shopper
    """.split()
)

# What one count may call otherwise than another; of two rows each counts another thing.
COUNTED = {
    word: row.split()[0]
    for row in (
        "offence offense count charge",
        "dose shot jab injection vaccination",
        "post job position",
        "deputy mp lawmaker legislator parliamentarian",
        "ship vessel boat",
        "flat apartment",
        "plane aircraft aeroplane",
        "fatality death",
        "site location",
        "works plant",
        "mistake error",
    )
    for word in row.split()
}

MEASURE = {word: group.split()[0] for group in _MEASURES for word in group.split()}

# Words that make another measure of the same noun: core inflation is not inflation, a target is not a result. The
# first of a group stands for all. One of them on one side alone parts two figures.
_QUALIFIERS = (
    "adjusted", "core underlying", "cumulative", "direct", "indirect", "domestic", "foreign", "gross", "net",
    "like-for-like", "median", "nominal", "real", "operating", "pre-tax pretax", "statutory", "unadjusted",
    "rural", "urban", "youth", "male men boys man boy", "female women girls woman girl", "minimum", "temporary",
    "forecast forecasts projected projection projections projects guidance provisional preliminary",
    "target aim aims goal targets", "planned", "first-half", "second-half",
)  # fmt: skip
QUALIFIER = {word: group.split()[0] for group in _QUALIFIERS for word in group.split()}

# Adjectives that say how often an amount falls due; "the annual grant is 5" states it a year.
EVERY = {"annual": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}

# Events that happen once to a thing: two dates for one of them cannot both be right.
ONCE = frozenset(
    """
    birth die found close open begin end build inaugurate elect appoint resign retire marry divorce graduate
    concede abolish adopt enact approve ratify join leave convict acquit sentence arrest crash sink collapse bankrupt
    acquire buy merge discover invent publish premiere debut complete privatise nationalise establish create
    set-up take-office independence
    """.split()
)


@cache
def common() -> frozenset[str]:
    """Return the words that stand uncapitalised at least twice in two open treebanks (UD EWT, GUM): no names."""
    return frozenset((Path(__file__).parent / "common_words.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=65536)
def weight(word: str, *, name: bool) -> float:
    """Return what sharing the word is worth: names most, words common in news half."""
    if name:
        return 1.5
    from factcheck.checker.terms import stem

    return 0.5 if word in _COMMON or stem(word) in _COMMON else 1.0
