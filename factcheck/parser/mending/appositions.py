"""Appositions set right: what explains which noun, and what is a list and explains nothing."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import PLACES, SUBJECTS, Movable

_MEASURES = frozenset(
    "amount case chance cost danger incidence level likelihood number odds price prevalence probability proportion "
    "rate risk sale share sign symptom use value".split()
)


_LANDS = frozenset("ally economy exporter importer market neighbour partner power producer supplier".split())
_HEIGHTS = frozenset("glacier lake mountain peak river valley volcano".split())


def named_conjuncts(m: Movable) -> None:
    """ "He and his nephew Conor Walsh": the name right behind a noun in a list is the noun's."""
    for at, token in enumerate(m.tokens):
        noun = m.first(at) - 1 if token.pos == "PROPN" and token.dep == "conj" else -1
        beside = noun > 0 and m.tokens[noun].pos == "NOUN" and m.tokens[noun].head == token.head
        if beside and m.tokens[noun].dep == "conj":
            m.move(at, noun, "appos")


def of_names(m: Movable) -> None:
    """ "Two senators, Jo Roe of Ohio and": what "of" gives right behind a name belongs to the name."""
    for at, token in enumerate(m.tokens):
        behind = m.first(at) - 1 if token.dep == "nmod" and m.tokens[m.first(at)].text.lower() == "of" else -1
        for kid in m.kids(token.head, "appos") if behind > 0 else []:
            if token.head < kid < at and m.tokens[kid].pos == "PROPN" and m.end(kid) == behind:
                m.move(at, kid, "nmod")


def lists_for_appositions(m: Movable) -> None:
    """ "For holidays, a speedboat worth £62,000 and a wedding": things of a kind in a row are a list."""
    for at, token in enumerate(m.tokens):
        if token.dep != "appos" or token.pos not in ("NOUN", "PROPN") or token.head < 0:
            continue
        head = m.tokens[token.head]
        if _is_open_list(m, at):
            for kid in (at, *m.kids(at, "conj")):
                m.move(kid, token.head, "conj")
            continue
        places = m.name_of(at) == m.name_of(token.head) == "LOC"
        if below := m.kids(at, "conj"):  # "the Western Isles, Argyll and Skye"
            if places and len(below) == 1 and m.name_of(below[0]) == "LOC" and not m.kids(at, "case", "det"):
                m.move(below[0], token.head, "conj")
                m.move(at, token.head, "conj")
            continue
        if token.pos != head.pos or (head.pos == "PROPN" and not places):
            continue
        if m.kids(token.head, "nummod") or head.dep in SUBJECTS:
            continue
        last = m.last(at)
        joined = [kid for kid in m.kids(token.head, "conj") if kid > at and m.first(kid) <= last + 2]
        if joined and m.tokens[last + 1].text.lower() == "and":
            m.move(at, token.head, "conj")


def _is_open_list(m: Movable, at: int) -> bool:
    """ "Two boats, a helicopter and a plane took part": no comma closes it before the verb, so it explains nothing."""
    noun = m.tokens[at].head
    office = m.tokens[noun].lemma in verbs.TITLES and m.name_of(at) == "PER"
    if office and [token.text for token in m.tokens[m.end(at) + 1 : m.end(at) + 2]] == [
        ","
    ]:  # "the director, Ann Lee, and the owner, Tom Ray"
        return False
    conjuncts = [kid for kid in (*m.kids(noun, "conj"), *m.kids(at, "conj")) if kid > at]
    if m.tokens[noun].pos != "NOUN" or m.tokens[noun].dep not in SUBJECTS or not noun < at < m.tokens[noun].head:
        return False
    if not conjuncts or m.tokens[m.first(at) - 1].text != "," or not m.kids(conjuncts[-1], "cc"):
        return False
    behind = max(m.end(kid) for kid in conjuncts) + 1
    return m.end(at) < conjuncts[0] or (at == m.tokens[conjuncts[0]].head and m.tokens[behind].pos in ("AUX", "VERB"))


def of_measures(m: Movable) -> None:
    """ "A higher risk of fibrillation, a condition": no risk is a condition, what it is a risk of is."""
    for at, token in enumerate(m.tokens):
        which = token.dep == "acl:relcl" and m.tokens[m.first(at)].text.lower() == "which"
        explains = token.dep == "appos" and token.pos == "NOUN" and token.lemma not in _MEASURES
        if not (explains or (which and m.kids(at, "aux"))) or token.head < 0:
            continue
        near = m.first(at) - 2
        if m.tokens[token.head].lemma not in _MEASURES or m.tokens[near + 1].text != ",":
            continue
        if m.tokens[near].head == token.head and m.tokens[near].dep == "nmod":
            m.move(at, near, token.dep)


def second_objects(m: Movable) -> None:
    """ "They reopened all, a pledge that …", "It is made of clay, a recipe": a second noun behind a comma explains."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("obj", "nsubj:pass", "nsubj") or token.pos != "NOUN" or not 0 <= token.head < at:
            continue
        before = [kid for kid in m.kids(token.head, token.dep) if kid < at]
        if before and m.tokens[m.first(at) - 1].text == ",":
            m.move(at, *((before[0], "appos") if token.dep == "obj" else (token.head, "parataxis")))


def named_behind_relatives(m: Movable) -> None:
    """ "The company that makes it, Novaris, has": a name between commas behind a clause says who does it."""
    for at, token in enumerate(m.tokens[:-1]):
        clause = token.head
        if token.dep != "obj" or token.pos != "PROPN" or clause < 0 or m.tokens[clause].dep != "acl:relcl":
            continue
        closed = m.tokens[m.first(at) - 1].text == "," and m.tokens[m.end(at) + 1].text == ","
        if closed and any(kid < at for kid in m.kids(clause, "obj")):
            m.move(at, m.tokens[clause].head, "appos")


def near_appositions(m: Movable) -> None:
    """ "The port of Hale, a city": what is a place explains the name beside it."""
    for at, token in enumerate(m.tokens):
        before = m.first(at) - 1
        if token.dep != "appos" or token.head < 0 or before < 1 or m.tokens[before].text != ",":
            continue
        near = before - 1
        noun = m.tokens[token.head]
        land = token.lemma in _LANDS and noun.pos == "NOUN" and noun.lemma not in verbs.PEOPLE | verbs.TITLES
        placed = token.lemma.lower() in PLACES | _HEIGHTS or land  # "exports to Norland, its biggest market"
        if placed and m.name_of(near) == "LOC" and token.head in m.above(near):
            while m.tokens[near].dep in ("flat", "compound", "nmod") and m.name_of(m.tokens[near].head) == "LOC":
                near = m.tokens[near].head
            m.move(at, near, "appos")


def of_parts(m: Movable) -> None:
    """ "Two of the dissenters, Ann Lee and Tom Ray,": as many names as the number tells are those two, and not all."""
    for at, token in enumerate(m.tokens):
        whole = token.head
        if token.dep != "appos" or token.pos != "PROPN" or whole < 0 or m.tokens[whole].dep != "nmod":
            continue
        part = m.tokens[whole].head
        of = any(m.tokens[kid].text.lower() == "of" for kid in m.kids(whole, "case"))
        if part < 0 or not of or m.tokens[part].text.lower() not in _NUMBERS:
            continue
        if 1 + len(m.kids(at, "conj")) == _NUMBERS.index(m.tokens[part].text.lower()) + 1:
            m.move(at, part, "appos")


_NUMBERS = "one two three four five six seven eight nine ten".split()
