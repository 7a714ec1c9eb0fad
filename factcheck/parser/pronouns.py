"""Pronouns and nouns in one tree: what agrees with what, and whose subject a pronoun may take up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.parser import verbs
from factcheck.parser.persons import HE as _HE
from factcheck.parser.persons import SHE as _SHE
from factcheck.parser.persons import fits, spans
from factcheck.parser.wording import joined
from factcheck.syntax.tree import Tree

IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_OPINING = frozenset("believe think assume suspect reckon expect fear feel guess argue hope doubt know".split())
_DEFINITE = frozenset("the this that".split())
# The past of these looks like their plural: "Norland cut" may be one.
_UNCHANGED = frozenset("beat bet bid burst come cost cut hit hurt let put quit read set shut split spread".split())
_WEATHER = frozenset("rain snow hail drizzle thunder".split())
_YEAR = 4  # digits
_FEW = 3  # words of who may own
_RIVALS = frozenset({"nsubj", "nsubj:pass", "obj"})
_GUARDED = frozenset("border coast home national presidential".split())
_CLAUSAL = frozenset(
    "true clear likely possible time certain obvious unclear doubtful late early dark necessary".split()
)


def group_of(pronoun: str) -> frozenset[str]:
    return next((those for those in (_SHE, _HE, IT, THEY) if pronoun in those), frozenset())


def name_beside(tree: Tree, at: int) -> int:
    """The name that a comma sets off from a noun: "the country's largest chain, Korv,"."""
    return next((kid for kid, token in enumerate(tree.tokens) if token.head == at and token.dep == "appos"
                 and token.pos == "PROPN" and tree.tokens[at].pos == "NOUN"), at)  # fmt: skip


def is_many(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    if any(kid.head == at and kid.dep == "conj" and kid.pos != "VERB" for kid in tree.tokens):
        return True
    if token.dep in ("nsubj", "nsubj:pass") and token.pos in ("NOUN", "PROPN") and has_plural_verb(tree, at):
        return True
    word = token.text.lower()
    if at in tree.sides:
        return True
    if token.pos == "PROPN":
        return re.search(r"[^s]s$", word) is not None and any(
            kid.head == at and (kid.text.lower() == "the" or kid.dep == "nummod") for kid in tree.tokens
        )
    return token.pos == "NOUN" and (word != token.lemma.lower() or word in ("people", "police"))


def has_plural_verb(tree: Tree, at: int) -> bool:
    """Return whether a verb is plural: "Northgate are", "Northgate face", for a team or the police are several."""
    over = tree.tokens[tree.tokens[at].head]
    helping = [
        kid.text.lower() for kid in tree.tokens
        if kid.head == tree.tokens[at].head and kid.dep in ("aux", "aux:pass", "cop")
    ]  # fmt: skip
    aims = any(kid.head == tree.tokens[at].head and kid.dep == "mark" and kid.text == "to" for kid in tree.tokens)
    if helping or aims or tree.tokens[at].pos != "PROPN" or over.pos != "VERB" or tree.tokens[at].head < at:
        return helping[:1] in (["are"], ["were"], ["have"])
    return over.text == over.lemma and over.lemma not in _UNCHANGED


def simple(tree: Tree, at: int) -> list[int]:
    """A noun phrase without clauses and appositions."""
    heavy = ("acl", "acl:relcl", "appos", "parataxis", "punct", "cc", "advcl", "case")
    gone = {
        below for kid, token in enumerate(tree.tokens) if token.head == at and token.dep in heavy
        for below in tree.subtree(kid) if not (token.dep == "case" and token.text in ("'s", "’s"))
    }  # fmt: skip
    inside = tree.subtree(at)
    gone |= {below for kid in inside if tree.tokens[kid].dep == "acl:relcl" or _is_year(tree, kid)
             for below in tree.subtree(kid)}  # fmt: skip
    return [other for other in tree.subtree(at) if other not in gone]


def _is_year(tree: Tree, at: int) -> bool:
    """ "Turnout in 2019 was low. In 2024 it rose": what it was, without when."""
    token = tree.tokens[at]
    year = token.pos == "NUM" and token.dep == "nmod" and len(token.text) == _YEAR and token.text.isdigit()
    return year and any(tree.tokens[kid].text.lower() == "in" for kid in tree.children(at))


def named_in(tree: Tree, at: int, claim: Sequence[int], *, owns: bool) -> bool:
    """Whether the claim's own words before the pronoun, or its subject, name what the pronoun stands for."""
    lower = tree.tokens[at].text.lower()
    over = governors(tree, at) or [-1]
    had = {over[0], *(over[1:2] if owns and tree.tokens[over[0]].dep == "nmod:poss" else ())}  # "its rival's plant"
    for other in claim:
        token = tree.tokens[other]
        if other == at or other in had or (not owns and other in over):
            continue
        if owns and lower in _SHE | _HE and _is_first(tree, over[0], other) and fits(token.lemma, lower):
            return True
        same = token.pos == "PRON" and group_of(token.text.lower()) == group_of(lower)
        counted = lower in THEY and token.pos == "NUM" and token.dep in SUBJECTS  # "4,000 left their homes"
        if not same and not counted and not agrees(tree, other, lower):
            continue
        if owns and token.dep in SUBJECTS and token.head == over[0] and _is_what(tree, over[0]):
            continue
        beside = not owns and token.dep in SUBJECTS and token.head == over[0]
        if beside and (same or _goes_along(tree, at)):  # "she was alone with her": nobody knows which is which
            return True
        governs = token.dep in SUBJECTS and token.head in over and not (not owns and _shares(tree, over, token.head))
        if governs and (owns or token.head != over[0]):
            return True
        if owns and other < at and lower not in _SHE | _HE and not same:
            return True
    return False


def _is_first(tree: Tree, noun: int, first: int) -> bool:
    """ "A father and his son": whether a person without a name is the first of the list that a noun stands in."""
    person = tree.tokens[first].pos == "NOUN" and tree.tokens[first].lemma in verbs.PEOPLE
    return person and tree.tokens[noun].dep == "conj" and tree.tokens[noun].head == first


def _shares(tree: Tree, over: Sequence[int], verb: int) -> bool:
    """ "A doctor saw her and gave her pills": who did the first is not to whom the second is done."""
    joined_to = tree.tokens[over[0]].dep == "conj" and tree.tokens[over[0]].head == verb
    return joined_to and not any(tree.tokens[kid].dep in SUBJECTS for kid in tree.children(over[0]))


def _goes_along(tree: Tree, at: int) -> bool:
    """ "She took with her a canary": whoever takes something along is the one it is with."""
    return tree.tokens[at - 1].text.lower() == "with" and tree.tokens[tree.tokens[at].head].lemma in ("take", "bring")


def _is_what(tree: Tree, at: int) -> bool:
    """ "The passenger was his granddaughter": nobody is his own; "she is in her house" is another matter."""
    kids = [tree.tokens[kid].dep for kid in tree.children(at)]
    return "cop" in kids and "case" not in kids


def governors(tree: Tree, at: int) -> list[int]:
    """The heads over a token, nearest first."""
    found: list[int] = []
    while tree.tokens[at].head >= 0:
        at = tree.tokens[at].head
        found.append(at)
    return found


def agrees(tree: Tree, noun: int, pronoun: str) -> bool:
    """Whether a noun agrees with a pronoun in number, and is a person or a thing as it asks."""
    token = tree.tokens[noun]
    if pronoun in THEY and token.pos == "NUM" and token.dep in SUBJECTS:  # "7,000 of its passengers"
        return any(tree.tokens[kid].dep == "nmod" and is_many(tree, kid) for kid in tree.children(noun))
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "flat"):
        return False
    places = [noun, *[at for at, kid in enumerate(tree.tokens) if kid.head == noun and kid.dep == "appos"]]
    firm = any(name.kind == "ORG" and name.start <= place < name.end for name in tree.names for place in places)
    person = any(start <= place < end for start, end in spans(tree) for place in places)
    called = token.lemma in verbs.TITLES | verbs.PEOPLE or token.lemma.endswith(verbs.CALLED_SO)
    person = person or (not firm and called and not _is_force(tree, noun))
    many = is_many(tree, noun)
    if pronoun in _SHE | _HE:
        words = [_called(tree, places), *(tree.tokens[place].lemma for place in places)]
        return person and not many and all(fits(word, pronoun) for word in words)
    return many if pronoun in THEY else not person and not many


def _is_force(tree: Tree, noun: int) -> bool:
    """ "The coast guard": a body, where a guard is a man."""
    return noun > 0 and tree.tokens[noun].lemma == "guard" and tree.tokens[noun - 1].text.lower() in _GUARDED


def _called(tree: Tree, places: Sequence[int]) -> str:
    """The person's whole name at a token or beside it, else the noun."""
    found = [joined(tree, range(start, end)) for start, end in spans(tree) if any(start <= at < end for at in places)]
    return found[0] if found else tree.tokens[places[0]].lemma


def governing_subjects(tree: Tree, at: int, *, owns: bool) -> list[int]:
    """The subjects of the clauses over a token, nearest first; its own clause's only for a word that owns."""
    found: list[int] = []
    own_clause = True
    for over in governors(tree, at):
        subjects = [
            kid
            for kid, token in enumerate(tree.tokens[:at])
            if token.head == over and token.dep in SUBJECTS and kid != at and at not in tree.subtree(kid)
        ]
        is_one = owns and over == tree.tokens[at].head and _is_what(tree, over)
        subjects = [] if not owns and found == [] and _shares(tree, governors(tree, at), over) else subjects
        if subjects and (owns or not own_clause) and not is_one and not _opines(tree, over, at):
            found += subjects
        if owns and tree.tokens[over].lemma in verbs.SAYING:  # "they will strike, their union said"
            found += _reported_before(tree, over, at)
        is_subject_of = any(tree.tokens[kid].dep in SUBJECTS and at in tree.subtree(kid) for kid in tree.children(over))
        own_clause = own_clause and not subjects and not is_subject_of
    return found


def _reported_before(tree: Tree, verb: int, at: int) -> list[int]:
    """The subject of what is said where that stands before whoever says it."""
    said = [kid for kid in tree.children(verb) if tree.tokens[kid].dep == "ccomp" and kid < at]
    subjects = [kid for one in said for kid in tree.children(one) if tree.tokens[kid].dep in SUBJECTS]
    return [kid for kid in subjects if len(simple(tree, kid)) <= _FEW]


def name_within(tree: Tree, subject: int) -> int:
    """Return the one name that a subject's words have for “it”, else -1: "Shares in Norvex fell after it said"."""
    if tree.tokens[subject].pos != "NOUN" and tree.tokens[subject].text.lower() != "those":
        return -1
    below = tree.children(subject)
    named = [kid for kid in below if tree.tokens[kid].dep in ("nmod", "nmod:poss") and agrees(tree, kid, "it")
             and tree.tokens[kid].pos == "PROPN" and not tree.tokens[kid].text.isdigit()]  # fmt: skip
    plural = tree.tokens[subject].pos != "NOUN" or tree.tokens[subject].text.lower() != tree.tokens[subject].lemma
    return named[0] if plural and len(named) == 1 else -1


def has_rival(tree: Tree, subject: int, at: int) -> bool:
    """Whether "it" may as well be a thing named behind the subject: "the feature is that groups oppose it"."""
    low = tree.tokens[at].text.lower()
    acts = tree.tokens[at].dep not in ("nsubj:pass", "obj")  # a firm does things, and a thing is done to it
    people = acts and tree.tokens[subject].lemma in verbs.PEOPLED and tree.tokens[at].dep in SUBJECTS  # "her team"
    firm = acts and any(name.kind == "ORG" and name.start <= subject < name.end for name in tree.names)
    if low not in IT or people or firm:
        return False
    words = [kid.text.lower() for kid in tree.tokens if kid.head == subject and kid.dep == "det"]
    if words and words[0] not in _DEFINITE and not _goes_on_behind(tree, subject, at):
        return True
    return any(tree.tokens[other].dep in _RIVALS and agrees(tree, other, low) for other in range(subject + 1, at)
               if tree.tokens[other].head != subject)  # fmt: skip


def _goes_on_behind(tree: Tree, subject: int, at: int) -> bool:
    """ "A wall was shelved in 2019; it would have cost £2 million": of the new thing in front, where it is the only."""
    clause = tree.tokens[tree.tokens[at].head]
    beside = tree.tokens[at].dep in SUBJECTS and clause.head == tree.tokens[subject].head
    start = tree.subtree(tree.tokens[at].head)[0]
    set_off = any(one.text in (";", ":") for one in tree.tokens[max(start - 1, 0) : at])
    others = [noun for noun in range(start) if tree.tokens[noun].dep in ("obj", "obl", "iobj")
              and tree.tokens[noun].pos == "NOUN" and agrees(tree, noun, "it")]  # fmt: skip
    return beside and set_off and clause.dep in ("parataxis", "conj") and not others


def those_before(tree: Tree, at: int) -> list[int]:
    """ "It was highest among those who smoked: they were …": the words of "those who smoked"."""
    clause = tree.tokens[at].head
    if tree.tokens[at].dep not in SUBJECTS or tree.tokens[clause].dep != "parataxis":
        return []
    for other in range(at - 1, -1, -1):
        told = [kid for kid, token in enumerate(tree.tokens) if token.head == other and token.dep == "acl:relcl"]
        if tree.tokens[other].text.lower() == "those" and told:
            own = set(tree.subtree(clause))
            return [at for at in tree.subtree(other) if at >= other and at not in own and tree.tokens[at].text != ":"]
    return []


def object_before(tree: Tree, at: int) -> int:
    """ "Who joined the force and led it": the object of the first verb is that of the second."""
    token = tree.tokens[at]
    if (
        token.text.lower() not in ("it", "them", "her", "him")
        or token.dep != "obj"
        or tree.tokens[token.head].dep != "conj"
    ):
        return -1
    first = tree.tokens[token.head].head
    objects = [kid for kid, other in enumerate(tree.tokens) if other.head == first and other.dep == "obj"]
    return objects[0] if objects and agrees(tree, objects[0], token.text.lower()) else -1


def _opines(tree: Tree, verb: int, at: int) -> bool:
    """ "Most observers believe that they will": whoever believes need not be whom the belief is about."""
    return (
        tree.tokens[at].text.lower() not in IT
        and tree.tokens[tree.tokens[at].head].head == verb
        and tree.tokens[verb].lemma in _OPINING
        and tree.tokens[at].dep in SUBJECTS
    )


def leads(tree: Tree, at: int) -> bool:
    """Whether a pronoun belongs to the subject of its sentence: "Its rivals have", "The plan of its owner is"."""
    over = tree.tokens[at].head
    while over >= 0:
        if tree.tokens[over].dep in SUBJECTS:
            return True
        over = tree.tokens[over].head
    return False


def is_empty(tree: Tree, index: int) -> bool:
    """Whether an "it" may stand for nothing named: "it is a scandal", "inland it was calm", "it is true that"."""
    token = tree.tokens[index]
    if token.dep == "expl":
        return True
    if token.text.lower() != "it" or token.dep not in SUBJECTS:
        return False
    if tree.tokens[token.head].lemma in _WEATHER or _takes_time(tree, token.head):
        return True
    if not any(kid.head == token.head and kid.dep == "cop" for kid in tree.tokens):
        return False
    predicate = tree.tokens[token.head]
    if any(kid.head == token.head and kid.dep == "nummod" for kid in tree.tokens):
        return False
    return predicate.pos not in ("ADJ", "VERB") or predicate.lemma in _CLAUSAL


def _takes_time(tree: Tree, verb: int) -> bool:
    """Whether it is a task that takes the time: "it took her four hours to get to work"."""
    below = [tree.tokens[kid] for kid in tree.children(verb)]
    task = any(kid.dep in ("xcomp", "advcl", "ccomp", "csubj") and kid.pos == "VERB" for kid in below)
    return tree.tokens[verb].lemma == "take" and task and any(kid.lemma in _TIMES for kid in below)


_TIMES = frozenset("second minute hour day night week month year decade time while".split())


def is_fronted(tree: Tree, at: int) -> bool:
    """Whether words of place or time stand right before an "it" that is something: "inland it was calm"."""
    if tree.tokens[at - 1].text.lower() in ("today", "now"):
        return False
    copula = any(kid.head == tree.tokens[at].head and kid.dep == "cop" for kid in tree.tokens)
    return copula and at > 0 and tree.tokens[at - 1].pos in ("ADV", "NOUN", "PROPN", "NUM")


def short(phrase: str) -> str:
    """A phrase without what hangs behind its noun: "the foundry in Rome" owns as "the foundry"."""
    return (
        re.split(r" (?:in|of|at|for|on|with|from|near|against|about|over|between|aged) (?![A-Z])", phrase)[0]
        if re.match(r"(?:the|an?) ", phrase)
        else phrase
    )


def is_anybody(tree: Tree, at: int) -> bool:
    """ "One in eight said they might": whoever they are."""
    if tree.tokens[at].text.lower() not in THEY or not is_said(tree, at):
        return False
    told = tree.tokens[tree.tokens[at].head].head
    return any(kid.head == told and kid.dep == "nsubj" and kid.pos not in ("NOUN", "PROPN") for kid in tree.tokens)


def cannot_be(tree: Tree, over: int, at: int) -> bool:
    """Whether a relative pronoun cannot be who a pronoun is: "lawmakers who accused her" are several."""
    noun = tree.tokens[tree.tokens[over].head].head
    return tree.tokens[at].text.lower() in _SHE | _HE and noun >= 0 and is_many(tree, noun)


def tells(tree: Tree, at: int) -> bool:
    """Whether a token is the subject of a verb of saying."""
    over = tree.tokens[at].head
    return over >= 0 and tree.tokens[over].lemma in verbs.SAYING and tree.tokens[over].pos == "VERB"


def is_said(tree: Tree, at: int) -> bool:
    """Whether a subject is that of a clause which somebody reports."""
    clause = tree.tokens[at].head
    if tree.tokens[at].dep not in SUBJECTS or clause < 0 or tree.tokens[clause].dep != "ccomp":
        return False
    over = tree.tokens[clause].head
    return tree.tokens[over].lemma in verbs.SAYING or tree.tokens[over].lemma == "hear"


def is_done_to(tree: Tree, at: int) -> bool:
    """ "Police have arrested a 58-year-old beekeeper": whether a token is an unnamed person to whom several did it."""
    token = tree.tokens[at]
    if (
        token.dep != "obj"
        or tree.tokens[token.head].head >= 0
        or not any(kid.head == at and kid.text.lower() in ("a", "an") for kid in tree.tokens)
    ):
        return False
    doers = [kid for kid in tree.children(token.head) if tree.tokens[kid].dep == "nsubj"]
    return bool(doers) and is_many(tree, doers[0])


def is_aged(tree: Tree, at: int) -> bool:
    """Return whether a noun has an age: "a 58-year-old beekeeper"."""
    return any(kid.text.lower() == "old" and kid.head == at for kid in tree.tokens[:at])


def goes_on(tree: Tree, at: int) -> bool:
    """Return whether a clause with "would" goes on with what was reported: "It would be paid for by a fee"."""
    over, main = tree.tokens[at].head, tree.tokens[at].dep in SUBJECTS
    would = any(tree.tokens[kid].text.lower() == "would" for kid in tree.children(over)) if over >= 0 else False
    return main and would and tree.tokens[over].head < 0


def is_bare(tree: Tree, noun: int) -> bool:
    """Return whether a noun has no more beside it than "the"."""
    kids = [kid for kid in tree.tokens if kid.head == noun and kid.pos != "PUNCT"]
    return [kid.text.lower() for kid in kids] == ["the"]
