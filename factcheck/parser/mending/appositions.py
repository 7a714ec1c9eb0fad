"""Appositions set right: what explains which noun, and what is a list and explains nothing."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import SUBJECTS, Movable

_MEASURES = frozenset(
    "amount case chance cost danger incidence level likelihood number odds price prevalence probability proportion "
    "rate risk sale share sign symptom use value".split()
)
_PLACES = frozenset(
    "town city village capital country state port region county island district suburb province republic nation "
    "municipality hamlet settlement resort".split()
)


def named_conjuncts(m: Movable) -> None:
    """ "He and his nephew Conor Walsh": the name right behind a noun in a list is the noun's."""
    for at, token in enumerate(m.tokens):
        noun = m.first(at) - 1 if token.pos == "PROPN" and token.dep == "conj" else -1
        beside = noun > 0 and m.tokens[noun].pos == "NOUN" and m.tokens[noun].head == token.head
        if beside and m.tokens[noun].dep == "conj":
            m.move(at, noun, "appos")


def single_appositions(m: Movable) -> None:
    """ "Records from the Biobank, a database": one thing explains the one beside it, and not several further off."""
    for at, token in enumerate(m.tokens):
        if token.dep != "appos" or token.pos != "NOUN" or token.head < 0:
            continue
        head = m.tokens[token.head]
        if head.pos == "NOUN" and _explains_name(m, at):
            continue
        single = any(m.tokens[kid].text.lower() in ("a", "an") for kid in m.kids(at, "det"))
        near = m.first(at) - 2
        if not single or head.pos != "NOUN" or head.text.lower() == head.lemma or near <= token.head:
            continue
        if m.tokens[near + 1].text != "," or token.head not in m.above(near):
            continue
        while m.tokens[near].dep in ("flat", "compound") and m.tokens[near].head > token.head:
            near = m.tokens[near].head
        if m.tokens[near].pos == "PROPN" or m.tokens[near].text.lower() == m.tokens[near].lemma:
            m.move(at, near, "appos")


def _explains_name(m: Movable, at: int) -> bool:
    """ "The contract to Norse Line, a rival": a noun with "a" right behind a firm's or a person's name explains it."""
    near = m.first(at) - 2
    articles = [kid for kid in m.kids(at, "det") if m.tokens[kid].text.lower() in ("a", "an")]
    if near < 1 or not articles or m.tokens[near + 1].text != "," or m.name_of(near) not in ("ORG", "PER"):
        return False
    while m.tokens[near].dep in ("flat", "compound") and m.tokens[near].head >= 0:
        near = m.tokens[near].head
    m.move(at, near, "appos")
    return True


def of_names(m: Movable) -> None:
    """ "Two senators, Jo Roe of Ohio and": what "of" gives right behind a name belongs to the name."""
    for at, token in enumerate(m.tokens):
        behind = m.first(at) - 1 if token.dep == "nmod" and m.tokens[m.first(at)].text.lower() == "of" else -1
        for kid in m.kids(token.head, "appos") if behind > 0 else []:
            if token.head < kid < at and m.tokens[kid].pos == "PROPN" and m.end(kid) == behind:
                m.move(at, kid, "nmod")


def listed_appositions(m: Movable) -> None:
    """ "Two officers, a sergeant and a constable, were": what is listed behind a number explains it."""
    for at, token in enumerate(m.tokens):
        named = token.pos in ("NOUN", "PROPN")
        if token.dep != "appos" or not named or token.head < 0 or not m.kids(token.head, "nummod"):
            continue
        one = token.pos == "PROPN" or token.text.lower() == token.lemma
        for other in m.kids(token.head, "conj"):
            if other > at and one and m.tokens[m.last(at) + 1].text.lower() == "and" and not m.kids(other, "nummod"):
                m.move(other, at, "conj")


def lists_for_appositions(m: Movable) -> None:
    """ "For holidays, a speedboat worth £62,000 and a wedding": things of a kind in a row are a list."""
    for at, token in enumerate(m.tokens):
        if token.dep != "appos" or token.pos not in ("NOUN", "PROPN") or token.head < 0:
            continue
        head = m.tokens[token.head]
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


def near_appositions(m: Movable) -> None:
    """ "A school in Amatrice, the town": a place explains the name beside it; a person the title over a place."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("appos", "conj") or token.head < 0 or m.kids(at, "cc"):
            continue
        before = m.first(at) - 1
        if before < 1 or m.tokens[before].text != ",":
            continue
        near = before - 1
        if token.pos == "PROPN" and m.name_of(near) == "LOC" and m.name_of(token.head) == "PER":
            m.move(at, near, "appos")
        if token.lemma.lower() in _PLACES and m.name_of(near) == "LOC" and near != token.head:
            m.move(at, near, "appos")
        head = m.tokens[token.head]
        over = m.tokens[head.head] if head.head >= 0 else head
        place = head.pos == "NOUN" and head.lemma not in verbs.TITLES and head.dep == "nmod"
        counted = m.kids(token.head, "nummod") and head.pos in ("NOUN", "SYM")  # "4 percent for the incumbent, Jo Roe"
        if m.name_of(at) == "PER" and counted and m.tokens[near].pos == "NOUN" and m.kids(near, "det"):
            m.move(at, near, "appos")
        if m.name_of(at) == "PER" and place and over.lemma in verbs.TITLES and over.pos == "NOUN":
            m.move(at, head.head, "appos")


def within_clauses(m: Movable) -> None:
    """ "The deal, which values it at 8 crowns, a premium of 3%, would": it is the clause's last figure."""
    for at, token in enumerate(m.tokens):
        if token.dep != "appos" or token.pos != "NOUN" or token.head < 0:
            continue
        figure = m.first(at) - 2
        clauses = [kid for kid in m.kids(token.head, "acl:relcl", "acl") if kid < at and m.end(kid) == figure]
        near = [figure, *m.above(figure)] if clauses and m.tokens[figure + 1].text == "," else []
        counted = next((one for one in near if m.kids(one, "nummod") and m.tokens[one].pos in ("NOUN", "SYM")), -1)
        if counted > token.head:
            m.move(at, counted, "appos")


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


def shares(m: Movable) -> None:
    """ "It spends £10 billion on the disease, roughly 10% of its budget": the sum is a share of it, not the disease."""
    for at, token in enumerate(m.tokens):
        percent = token.text in ("%", "percent", "per cent") and m.kids(at, "nummod") and m.kids(at, "nmod")
        if token.dep != "appos" or not percent or token.head < 0 or m.tokens[token.head].pos not in ("NOUN", "PROPN"):
            continue
        verb = next((over for over in m.above(at) if m.tokens[over].pos == "VERB"), -1)
        sums = [kid for kid in m.kids(verb, "obj") if kid < at and (m.kids(kid, "nummod"))] if verb >= 0 else []
        if sums and token.head not in sums and not m.kids(token.head, "nummod"):
            m.move(at, sums[0], "appos")


def second_objects(m: Movable) -> None:
    """ "They reopened all, a pledge that …", "It is made of clay, a recipe": a second noun behind a comma explains."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("obj", "nsubj:pass", "nsubj") or token.pos != "NOUN" or not 0 <= token.head < at:
            continue
        before = [kid for kid in m.kids(token.head, token.dep) if kid < at]
        if before and m.tokens[m.first(at) - 1].text == ",":
            m.move(at, *((before[0], "appos") if token.dep == "obj" else (token.head, "parataxis")))
