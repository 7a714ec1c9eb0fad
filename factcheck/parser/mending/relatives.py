"""Relative clauses set right: of whom and of what they tell, and what belongs inside them."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import SUBJECTS, Movable

_PARTS = frozenset("none neither both some most all half each many few several".split())
_CHOSEN = frozenset("first second third last latter".split())
_BESIDE = frozenset({"acl:relcl", "parataxis", "advcl"})

_EVENTS = frozenset(
    "talk meeting trial hearing match game strike inquiry inquest conference summit negotiation concert festival "
    "exhibition tournament competition championship ceremony fair "
    "election debate vote protest march walkout session race tournament project work".split()
)
_HAPPENING = frozenset(
    "adjourn begin collapse conclude continue end finish fail hold last open resume start stop".split()
)
_TRAITS = frozenset(
    "age appearance background birth build character complexion courage descent faith fame few honour importance "
    "influence intelligence means origin principle reputation standing talent vision".split()
)
# Persons and firms do these, and what they have does not.
_DEEDS = frozenset(
    "apologise announce appoint ask ban buy decide dismiss hire order pay promise purchase refuse rename sack sell "
    "sign sue vote withdraw".split()
)
_DOERS = verbs.PEOPLE | verbs.PEOPLED | verbs.TITLES
_MANY = frozenset("people men women children staff police others".split())
_RELATIVE = frozenset({"who", "which", "that"})


def who_are_persons(m: Movable) -> None:
    """ "Daniel Okoye of King's Hospital in Leeds, who reviewed it": who is the person, not the hospital or the city."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl:relcl" or token.head < 0:
            continue
        thing = m.name_of(token.head) in ("ORG", "LOC") or m.tokens[token.head].lemma in verbs.STANDING
        asks = any(m.tokens[kid].text.lower() == "who" for kid in m.kids(at, "nsubj", "nsubj:pass"))
        over = next((one for one in m.above(token.head) if _is_person(m, one)), -1)
        thing = thing or (m.tokens[token.head].lemma in _TRAITS and m.tokens[token.head].head == over)
        if thing and asks and 0 <= over < token.head:
            m.move(at, over, "acl:relcl")


def whom_are_persons(m: Movable) -> None:
    """ "Six had seizures, all of whom recovered": nobody calls a thing "whom", so it is the subject's."""
    for at, token in enumerate(m.tokens):
        parts = [kid for part in m.kids(at, *SUBJECTS) for kid in m.kids(part, "nmod")]
        noun = token.head
        if token.dep != "acl:relcl" or noun < 0 or not any(m.tokens[kid].text.lower() == "whom" for kid in parts):
            continue
        subjects = m.kids(m.tokens[noun].head, *SUBJECTS) if m.tokens[noun].dep in ("obj", "obl") else []
        persons = m.tokens[noun].text.lower() in _MANY or _is_person(m, noun) or m.tokens[noun].lemma.endswith("er")
        if subjects and subjects[0] < noun and not persons and not m.name_of(noun):
            m.move(at, subjects[0], "acl:relcl")


def _is_person(m: Movable, at: int) -> bool:
    """Whether a token names a person or a calling; a title before a name gives way to the name."""
    token = m.tokens[at]
    called = token.lemma in verbs.TITLES | verbs.PEOPLE or token.lemma.endswith(("ist", "ian"))
    titled = any(m.tokens[kid].lemma.lower() in verbs.TITLES for kid in m.kids(at, "nmod:desc"))
    return titled or m.name_of(at) == "PER" or (token.pos == "NOUN" and called and token.dep != "nmod:desc")


def closed_clauses(m: Movable) -> None:
    """ "Doses of the drug, known as R31, before the rains": behind the closing comma the main clause goes on."""
    for at, token in enumerate(m.tokens):
        clause = token.head
        if token.dep not in ("obl", "obl:unmarked") or clause < 0 or m.tokens[clause].dep not in ("acl", "acl:relcl"):
            continue
        first = m.first(clause)
        if first < 1 or m.tokens[first - 1].text != "," or at < clause:
            continue
        closing = [other for other in range(clause, m.first(at)) if m.tokens[other].text == ","]
        listed = any(m.tokens[m.tokens[other].head].dep == "conj" for other in closing)
        over = next((one for one in m.above(clause) if m.is_clause(one)), -1)
        if closing and not listed and over >= 0:
            m.move(at, over, token.dep)


def parts_of_which(m: Movable) -> None:
    """ "42 pictures, six of which have been found", "neither of which had": what is told is told of that part."""
    for at, token in enumerate(m.tokens[:-3]):
        of, which = m.tokens[at + 1], m.tokens[at + 2]
        chosen = token.text.lower() in _CHOSEN or token.text.endswith("est")  # "the last of which"
        part = token.pos == "NUM" or token.text.lower() in _PARTS or (chosen and m.tokens[at - 1].text.lower() == "the")
        if not part or of.text.lower() != "of" or which.text.lower() not in ("which", "whom"):
            continue
        near = [*m.above(at + 2), *m.kids(token.head), *(kid for one in m.above(at) for kid in m.kids(one))]
        over = [one for one in near if m.tokens[one].dep in _BESIDE]
        clause = next((one for one in over if one > at + 2), -1)
        if clause < 0 or [kid for kid in m.kids(clause, *SUBJECTS) if kid not in (at, at + 2)]:
            continue
        m.move(at, clause, "nsubj:pass" if m.kids(clause, "aux:pass") else "nsubj")
        m.move(at + 2, at, "nmod")
        m.move(at + 1, at + 2, "case")


def loose_relatives(m: Movable) -> None:
    """ "Said Okafor, whose father played": a clause that opens with "whose" or "who" tells of the noun before it."""
    for at, token in enumerate(m.tokens):
        if token.text.lower() not in ("whose", "who") or at < 2 or m.tokens[at - 1].text != ",":
            continue
        clause = next((over for over in m.above(at) if m.is_clause(over) and m.first(over) == at), -1)
        near = at - 2
        while m.tokens[near].dep in ("flat", "compound") and 0 <= m.tokens[near].head < at:
            near = m.tokens[near].head
        apart = clause >= 0 and m.tokens[clause].dep == "acl:relcl" and m.tokens[near].pos == "PROPN"
        over = m.tokens[clause].head
        apart = apart and over != near and over not in m.above(near) and near not in m.above(over)
        if clause < 0 or (m.tokens[clause].dep not in ("ccomp", "parataxis", "advcl", "conj") and not apart):
            continue
        if m.tokens[near].pos in ("NOUN", "PROPN"):
            m.move(clause, near, "acl:relcl")


def expected(m: Movable) -> None:
    """ "The 2.2 billion kroner analysts had expected": before "had" a plural right behind a sum is its subject."""
    for verb, token in enumerate(m.tokens):
        noun = next(iter(m.kids(verb, *SUBJECTS)), token.head if token.dep == "acl:relcl" else -1)
        if token.dep not in ("acl:relcl", "ccomp") or not 0 < noun < verb or token.head > verb or token.pos != "VERB":
            continue
        sums = [kid for kid in m.kids(noun, "compound") if kid == noun - 1 and m.kids(kid, "nummod")]
        plural = m.tokens[noun].pos == "NOUN" and m.tokens[noun].text.lower() != m.tokens[noun].lemma
        if m.tokens[noun + 1].dep != "aux" or m.tokens[noun + 1].head != verb or not sums or not plural:
            continue
        over = noun if token.head == noun else verb
        m.put(sums[0], head=m.tokens[over].head, dep=m.tokens[noun].dep if over == noun else "obj")
        for kid in m.kids(noun):
            m.move(kid, sums[0], m.tokens[kid].dep) if kid < noun else None
        m.put(verb, head=sums[0], dep="acl:relcl")
        m.put(noun, head=verb, dep="nsubj")
        for kid in m.kids(m.tokens[m.tokens[sums[0]].head].head, "obl"):  # ", according to a poll"
            if m.first(kid) == verb + 2 and m.tokens[verb + 2].text.lower() == "according":
                m.move(kid, verb, "obl")


def where_clauses(m: Movable) -> None:
    """ "in Oslo, where it won", "since 1987, when it had": the clause tells of the place or the year before it."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("advcl", "acl:relcl"):
            continue
        word = next((kid for kid in m.kids(at, "advmod", "mark") if m.tokens[kid].text.lower() in ("where", "when")), 0)
        near = word - 2
        if near < 1 or m.first(at) != word or m.tokens[word - 1].text != ",":
            continue
        wanted = ("PROPN", "NOUN") if m.tokens[word].text == "where" else ("NUM",)
        fits = m.tokens[near].pos in wanted
        if fits:
            if m.tokens[near].dep in ("flat", "compound") and m.tokens[near].head >= 0:
                near = m.tokens[near].head
            over = m.tokens[near].head
            of = any(m.tokens[kid].text.lower() == "of" for kid in m.kids(near, "case"))
            if of and over >= 0 and m.tokens[near].pos == m.tokens[over].pos == "PROPN":  # "the Ring of Fire, where"
                near = over
            if m.tokens[near].dep == "conj" and m.tokens[near].pos == "PROPN" and not m.kids(near, "case"):
                near = m.tokens[near].head  # "in Rome and Bari, where"
            near = _standing_before(m, near) if m.tokens[word].text == "where" else near
            m.move(at, near, "acl:relcl")
            m.put(word, pos="ADV", dep="advmod")


def _standing_before(m: Movable, place: int) -> int:
    """ "Closed a plant in Hungary, where 600 worked": a thing that stands in the place, right before it, else that."""
    cases = m.kids(place, "case")
    noun = cases[0] - 1 if cases else -1
    stands = noun > 0 and m.tokens[noun].lemma in verbs.STANDING and m.tokens[noun].dep in ("obj", "obl", "nsubj:pass")
    one = stands and any(m.tokens[kid].text.lower() in ("a", "an", "its", "the", "their") for kid in m.kids(noun))
    return noun if one and m.tokens[place].head in (noun, m.tokens[noun].head) else place


def which_are_things(m: Movable) -> None:
    """ "The captain of the ferry, which was built in 1998": nobody is "which"."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl:relcl" or token.head < 0 or not _is_person(m, token.head):
            continue
        asks = next((kid for kid in m.kids(at, *SUBJECTS, "obj") if m.tokens[kid].text.lower() == "which"), -1)
        near = asks - 2 if asks > 1 and m.tokens[asks - 1].text == "," else asks - 1
        while near > token.head and m.tokens[near].dep in ("flat", "compound") and m.tokens[near].head > token.head:
            near = m.tokens[near].head
        thing = near > token.head and m.tokens[near].pos in ("NOUN", "PROPN") and not _is_person(m, near)
        if asks > 0 and thing and token.head in m.above(near):
            m.move(at, near, "acl:relcl")


def closed_adverbials(m: Movable) -> None:
    """ "It began in May, when rosters came, and led to strikes": behind the closing comma the main clause goes on."""
    for at, token in enumerate(m.tokens):
        joins = m.kids(at, "cc")
        if token.dep != "conj" or not joins or token.head < 0 or m.kids(at, *SUBJECTS) or not 1 < joins[0] < at:
            continue
        over = token.head
        inner, first = m.tokens[over], m.first(over)
        set_off = inner.dep == "advcl" and inner.head < first and m.tokens[first - 1].text == ","
        closed = m.tokens[joins[0] - 1].text == "," and len(m.kids(over, "conj")) == 1
        if set_off and closed and m.kids(over, *SUBJECTS, "mark") and m.kids(inner.head, *SUBJECTS):
            m.move(at, inner.head, "conj")


def closed_lists(m: Movable) -> None:
    """ "Among them Acme, which built the net, and its rival Norvex": behind the closing comma the list goes on."""
    for at, token in enumerate(m.tokens):
        joins = m.kids(at, "cc")
        if token.dep != "conj" or token.pos not in ("NOUN", "PROPN") or not joins or m.tokens[joins[0] - 1].text != ",":
            continue
        clause = next((one for one in m.above(at) if m.tokens[one].dep == "acl:relcl"), -1)
        first = m.first(clause) if clause >= 0 else 0
        if first < 2 or m.tokens[first].text.lower() not in ("which", "who") or m.tokens[first - 1].text != ",":
            continue
        commas = [between for between in range(first, joins[0]) if m.tokens[between].text == ","]
        if commas == [joins[0] - 1] and m.tokens[m.tokens[clause].head].pos == "PROPN" == m.tokens[m.end(at)].pos:
            m.move(at, m.tokens[clause].head, "conj")


def deeds_of_persons(m: Movable) -> None:
    """ "Acme stopped when its patent ran out and sold the plant": no patent sells, so Acme did."""
    for at, token in enumerate(m.tokens):
        over = token.head
        if token.dep != "conj" or over < 0 or token.lemma not in _DEEDS or m.kids(at, *SUBJECTS, "aux:pass"):
            continue
        inner = m.tokens[over]
        who = m.kids(over, *SUBJECTS)
        thing = len(who) == 1 and m.tokens[who[0]].pos == "NOUN" and m.tokens[who[0]].lemma not in _DOERS
        main = m.kids(inner.head, *SUBJECTS) if inner.dep == "advcl" and inner.head >= 0 else []
        if thing and main and not m.tokens[who[0]].lemma.endswith(("er", "or", "ist")) and inner.head < over < at:
            m.move(at, inner.head, "conj")


def last_of_list(m: Movable) -> None:
    """ "Snow, dust, which darkens the ice, and sun": one thing darkens it, the one right before."""
    for at, token in enumerate(m.tokens):
        which = m.first(at) if token.dep == "acl:relcl" else 0
        if which < 2 or m.tokens[which].text.lower() != "which" or _is_plural_verb(m, at) is not False:
            continue
        near = [kid for kid in m.kids(token.head, "conj") if m.end(kid) == which - 2 and kid < which]
        if near and m.tokens[which - 1].text == ",":
            m.move(at, near[0], "acl:relcl")


def _is_plural_verb(m: Movable, verb: int) -> bool | None:
    """Whether a finite verb is plural; None where the form does not tell ("fell", "could")."""
    helpers = [m.tokens[kid].text.lower() for kid in m.kids(verb, "aux", "aux:pass", "cop")]
    if helpers:
        table = {"is": False, "was": False, "has": False, "does": False, "are": True, "were": True, "have": True}
        return table.get(helpers[0])
    token = m.tokens[verb]
    word = token.text.lower()
    if word.endswith(("ing", "ed")) or token.pos != "VERB":
        return None
    if word == token.lemma:
        return None if word in ("put", "cut", "set", "hit", "cost", "let", "shut", "read", "spread") else True
    return False if word.endswith("s") else None


def agreeing_relatives(m: Movable) -> None:
    """ "A state of people that borders": a relative clause tells of a noun that agrees with its verb."""
    for at, token in enumerate(m.tokens):
        pronouns = [kid for kid in m.kids(at, "nsubj", "nsubj:pass") if m.tokens[kid].text.lower() in _RELATIVE]
        many = _is_plural_verb(m, at)
        if token.dep != "acl:relcl" or token.head < 0 or not pronouns or many is None:
            continue
        near = pronouns[0] - 2
        beside = m.tokens[pronouns[0] - 1].text == "," and near > token.head and token.head in m.above(near)
        if many and beside and not _is_plural(m, token.head) and _is_plural(m, near):
            m.move(at, near, "acl:relcl")  # "a fall and the freezing of fees, which have risen"
            continue
        joined = next((one for one in (token.head, *m.above(token.head)) if m.tokens[one].dep == "conj"), -1)
        if (
            many and joined >= 0 and m.tokens[token.head].pos != "PRON" and not _is_plural(m, token.head)
        ):  # "Roe and his sister Ann, who together own"
            m.move(at, m.tokens[joined].head, "acl:relcl")
        elif _is_plural(m, token.head) is (not many) and not m.kids(token.head, "conj"):
            over = [one for one in m.above(token.head) if m.tokens[one].pos in ("NOUN", "PROPN") and one < pronouns[0]]
            fitting = [one for one in over if _is_plural(m, one) is many]
            m.move(at, fitting[0], "acl:relcl") if fitting else None


def which_are_near(m: Movable) -> None:
    """ "A consortium led by Gulf Harbour, which has pledged": behind a comma "which" is who did it."""
    for at, token in enumerate(m.tokens):
        pronouns = [kid for kid in m.kids(at, *SUBJECTS) if m.tokens[kid].text.lower() == "which"]
        if token.dep != "acl:relcl" or token.head < 0 or not pronouns or m.tokens[pronouns[0] - 1].text != ",":
            continue
        agents = [kid for part in m.kids(token.head, "acl") for kid in m.kids(part, "obl:agent") if kid < pronouns[0]]
        if agents and m.end(agents[0]) == pronouns[0] - 2:
            m.move(at, agents[0], "acl:relcl")


def of_events(m: Movable) -> None:
    """ "Talks at the Commission, which collapsed on Friday": what collapses, ends or is held is no body."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl:relcl" or token.head < 0 or token.lemma not in _HAPPENING:
            continue
        over = m.tokens[token.head].head
        body = m.name_of(token.head) in ("ORG", "LOC") and m.tokens[token.head].dep == "nmod" and over >= 0
        which = any(m.tokens[kid].text.lower() == "which" for kid in m.kids(at, *SUBJECTS))
        if body and which and m.tokens[over].lemma in _EVENTS:
            m.move(at, over, "acl:relcl")


def _is_plural(m: Movable, noun: int) -> bool | None:
    """Whether a noun is plural; None where the form does not tell (names, "a number of")."""
    token = m.tokens[noun]
    if token.pos != "NOUN":
        return None
    word = token.text.lower()
    return word != token.lemma.lower() or word in ("people", "police")


def joined_relatives(m: Movable) -> None:
    """ "Roe, who fished since he was 14 and whose hut stands": the second clause tells of the noun of the first."""
    for at, token in enumerate(m.tokens):
        over = token.head
        joins = bool(m.kids(at, "cc")) or m.tokens[m.first(at)].dep == "cc"
        if token.dep == "conj" and over >= 0 and m.tokens[over].dep == "acl:relcl" and joins:
            first = next((other for other in range(m.first(at), at) if m.tokens[other].dep != "cc"), at)
            first = first + 2 if m.tokens[first + 1].text.lower() == "of" else first  # "and two of whose members"
            if (
                m.tokens[first].text.lower() in ("who", "whom", "whose", "which", "that")
                and m.tokens[first].dep != "mark"
            ):
                m.move(at, m.tokens[over].head, "acl:relcl")


def of_near_nouns(m: Movable) -> None:
    """ "The cost of a centre that is two years late": of "the" and "a" the clause tells of the new thing beside it."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl:relcl":
            continue
        which, over = m.first(at), token.head
        if over < 0 or m.tokens[which].text.lower() not in ("that", "which") or which < 2:
            continue
        near = which - 1
        new = [kid for kid in m.kids(near, "det") if m.tokens[kid].text.lower() in ("a", "an")]
        known = [kid for kid in m.kids(over, "det") if m.tokens[kid].text.lower() == "the"]
        if (
            new
            and known
            and m.tokens[near].head == over
            and m.tokens[near].dep == "nmod"
            and m.tokens[near].pos == "NOUN"
        ):
            m.move(at, near, "acl:relcl")


def of_what_was_damaged(m: Movable) -> None:
    """ "Damage to the crop, which is a quarter of exports": behind bare "damage to" the clause tells of the crop."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl:relcl":
            continue
        which, over = m.first(at), token.head
        if over < 0 or which < 2 or m.tokens[which].text.lower() != "which":
            continue
        near = which - 2
        to = [kid for kid in m.kids(over, "nmod") if kid == near and m.tokens[m.first(kid)].text.lower() == "to"]
        if (
            to
            and m.tokens[which - 1].text == ","
            and m.tokens[over].pos == "NOUN"
            and not m.kids(over, "det", "nmod:poss")
        ):
            for kid in m.kids(over, "acl:relcl"):
                m.move(kid, near, "acl:relcl")


def who_are_named(m: Movable) -> None:
    """ "The office of commissioner Jan Wouters, who had said so": no office is "who", where a name stands beside it."""
    for at, token in enumerate(m.tokens):
        who = m.first(at) if token.dep == "acl:relcl" else 0
        if who < 2 or m.tokens[who].text.lower() != "who" or m.tokens[who - 1].text != "," or token.head < 0:
            continue
        near, thing = who - 2, m.tokens[token.head]
        while m.tokens[near].dep in ("flat", "compound") and 0 <= m.tokens[near].head < who:
            near = m.tokens[near].head
        known = (
            thing.pos == "NOUN" and thing.lemma not in _DOERS and not thing.lemma.endswith(("er", "or", "ist", "man"))
        )
        if known and m.name_of(near) == "PER" and token.head in m.above(near) and m.tokens[near].dep == "nmod":
            m.move(at, near, "acl:relcl")


def held_events(m: Movable) -> None:
    """ "Prize money at the tournament, held every June": what is held is the tournament."""
    for at, token in enumerate(m.tokens):
        if token.lemma != "hold":
            continue
        near = m.first(at) - 2
        if token.dep != "acl" or near < 1 or m.tokens[near + 1].text != "," or token.head < 0:
            continue
        event = m.tokens[near].lemma in _EVENTS and m.tokens[near].pos == "NOUN"
        if event and m.tokens[token.head].lemma not in _EVENTS and token.head in m.above(near):
            m.move(at, near, "acl")
