"""What somebody tells besides a report set right: whose it is, behind a comma."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import SUBJECTS, Movable

_BACK = frozenset("had would could might should".split())  # "she said that he had": what is said goes back in time
_RUMOURS = frozenset("allegation claim report rumour speculation suggestion".split())


def adding(m: Movable) -> None:
    """ "She said the union would vote, adding that it might strike": who said the one adds the other."""
    for at, token in enumerate(m.tokens):
        if token.dep != "advcl" or token.lemma not in verbs.SAYING or not token.text.endswith("ing"):
            continue
        told = token.head >= 0 and m.tokens[token.head].dep == "ccomp"
        over = m.tokens[token.head].head if told else -1
        says = over >= 0 and over < token.head < at and m.tokens[over].lemma in verbs.SAYING
        if says and m.kids(at, "ccomp") and m.tokens[m.first(at) - 1].text == ",":
            m.move(at, over, "advcl")


def heard_doing(m: Movable) -> None:
    """ "The court heard that she robbed him, telling him lies": who did the one did the other, and no court."""
    for at, token in enumerate(m.tokens):
        over = token.head
        if token.dep != "advcl" or not token.text.endswith("ing") or over < 0 or m.tokens[over].lemma != "hear":
            continue
        said = [kid for kid in m.kids(over, "ccomp") if over < kid < at]
        if said and not m.kids(at, "mark", *SUBJECTS):
            m.move(at, said[0], "advcl")


def called_on(m: Movable) -> None:
    """ "She said that three had died, and called on him to act": behind a comma the past goes on with "said"."""
    for at, token in enumerate(m.tokens):
        said = token.head
        if token.dep != "conj" or said < 0 or token.pos != "VERB" or m.tokens[said].dep != "ccomp":
            continue
        over = m.tokens[said].head
        told = over < said and m.tokens[over].lemma in verbs.SAYING and m.tokens[over].pos == "VERB"
        back = {m.tokens[kid].text.lower() for kid in m.kids(said, "aux", "aux:pass", "cop")} & _BACK
        past = token.text.lower() != token.lemma and not token.text.endswith(("ing", "s"))
        alone = not m.kids(at, "aux", "aux:pass", "cop", "mark", *SUBJECTS)
        first = m.first(at)
        joined = first > 1 and m.tokens[first].dep == "cc" and m.tokens[first - 1].text == ","
        if told and back and past and alone and joined and not m.tokens[over].text.endswith("ing"):
            m.move(at, over, "conj")


def explained(m: Movable) -> None:
    """ "It is soaked in wax, a process that takes a year": a noun with its clause behind a comma explains it all."""
    for at, token in enumerate(m.tokens):
        told_of = token.dep in ("obl:unmarked", "obl", "parataxis") and token.lemma in verbs.EVENTS
        first = m.first(at) if told_of else 0
        if first < 2 or m.tokens[first].text.lower() not in ("a", "an") or m.tokens[first - 1].text != ",":
            continue
        before = m.tokens[first - 2]
        told = [kid for kid in m.kids(at, "acl:relcl") if m.first(kid) == at + 1]
        if told and before.pos in ("NOUN", "PROPN") and not m.kids(at, "case") and first - 2 > token.head:
            m.move(at, first - 2, "appos")


def reports_that(m: Movable) -> None:
    """ "She would not comment on reports that he had left": what stands behind "reports that" is what they say."""
    for at, token in enumerate(m.tokens):
        first = m.first(at) if token.dep == "ccomp" and m.kids(at, "mark") else 0
        noun = first - 1
        if noun < 1 or m.tokens[first].text.lower() != "that" or m.tokens[noun].lemma not in _RUMOURS:
            continue
        if m.tokens[noun].head == token.head and m.kids(noun, "case"):
            m.move(at, noun, "acl")


def named_persons(m: Movable) -> None:
    """ "A nurse at the centre in Rome, Ann Frayne, said": the name is the nurse's, and not the centre's."""
    for at, token in enumerate(m.tokens):
        if token.dep != "appos" or token.head < 0 or m.name_of(at) != "PER":
            continue
        beside = m.first(at) - 2
        if beside < 0 or m.tokens[beside + 1].text != "," or m.name_of(token.head) == "ORG":
            continue
        if m.name_of(token.head) == "PER" and m.tokens[token.head].dep != "nmod":  # "the mayor of Sant Roc, Pere Vidal"
            continue
        if _is_person(m, beside) and m.tokens[beside].dep == "conj" and m.tokens[beside].head == token.head:
            m.move(at, beside, "appos")  # "his wife, Ann, and the bookkeeper, Ian Tully"
        if _is_person(m, token.head):
            continue
        for over in m.above(token.head):
            if _is_person(m, over):
                m.move(at, over, "appos")
                break
            if m.tokens[over].pos not in ("NOUN", "PROPN"):
                break


def _is_person(m: Movable, at: int) -> bool:
    return m.tokens[at].lemma in verbs.PEOPLE | verbs.TITLES


def said_where(m: Movable) -> None:
    """ "Said Jo Roe, a vet, outside the hall": behind a comma a place tells where she said it."""
    for at, token in enumerate(m.tokens):
        name = token.head
        if token.dep != "nmod" or not 0 <= name < at or m.name_of(name) != "PER" or m.tokens[name].dep != "nsubj":
            continue
        verb = m.tokens[name].head
        first = m.first(at)
        told = verb < name and m.tokens[verb].lemma in verbs.SAYING
        if told and m.tokens[first].text.lower() in _WHERE and m.tokens[first - 1].text == ",":
            m.move(at, verb, "obl")


_WHERE = frozenset("at in inside near outside".split())
