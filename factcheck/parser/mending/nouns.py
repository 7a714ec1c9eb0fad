"""Nouns, names and figures set right: what belongs to which, and what explains what."""

from __future__ import annotations

import dataclasses

from factcheck.parser import verbs
from factcheck.parser.mending.movable import MOMENTS, SUBJECTS, Movable

_LENGTHS = frozenset("mile kilometre kilometer km metre meter yard foot minute hour".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PLACES = frozenset(
    "town city village capital country state port region county island district suburb province republic nation "
    "municipality hamlet settlement resort".split()
)


def whole_names(m: Movable) -> None:
    """ "Corvane Pharma" is one name, and so is "Korv & Co": its words hang on the first."""
    for name in m.names:
        outside = [at for at in range(name.start, name.end) if not name.start <= m.tokens[at].head < name.end]
        for at in outside[1:]:
            one, other = m.tokens[outside[0]], m.tokens[at]
            if (one.head, one.dep) == (other.head, other.dep) and other.pos == "PROPN":
                m.move(at, outside[0], "flat")
    for at, token in enumerate(m.tokens):
        if token.text == "&" and token.dep == "cc" and m.tokens[token.head].dep == "conj":
            first = m.tokens[token.head].head
            m.move(token.head, first, "flat")
            m.move(at, first, "flat")


def twin_subjects(m: Movable) -> None:
    """ "The agency Velstat said", "Striker Ferrante has": of two subjects side by side the name explains the noun."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("nsubj", "nsubj:pass") or token.pos != "PROPN":
            continue
        other = next((kid for kid in m.kids(token.head, "nsubj", "nsubj:pass") if kid < at), None)
        if other is None or m.tokens[other].pos != "NOUN" or m.first(at) != m.last(other) + 1:
            continue
        if m.tokens[other].lemma.lower() in verbs.TITLES and not m.kids(other):
            m.move(other, at, "nmod:desc")
        else:
            m.move(at, other, "appos")


def partitives(m: Movable) -> None:
    """ "About 154,000 of the city's 284,000 voters": the number is what is spoken of, the noun what it is part of."""
    for at, token in enumerate(m.tokens[:-1]):
        if token.pos != "NUM" or m.tokens[at + 1].text.lower() != "of" or m.tokens[at + 1].dep != "case":
            continue
        noun = m.tokens[at + 1].head
        if noun > at and token.head in (noun, m.tokens[noun].head) and m.tokens[noun].dep in (*SUBJECTS, "obj"):
            head, dep = m.tokens[noun].head, m.tokens[noun].dep
            m.tokens[at] = dataclasses.replace(token, head=head, dep=dep)
            m.tokens[noun] = dataclasses.replace(m.tokens[noun], head=at, dep="nmod")


def least(m: Movable) -> None:
    """ "At least three people": the words before the number belong to it, and are no phrase of place."""
    for at, token in enumerate(m.tokens[:-2]):
        if token.text.lower() == "at" and m.tokens[at + 1].text.lower() in ("least", "most") and token.dep == "case":
            m.tokens[at] = dataclasses.replace(token, pos="ADV", dep="advmod")


def but_one(m: Movable) -> None:
    """ "All but one of them": "but" belongs to the number."""
    for at, token in enumerate(m.tokens[1:-1], 1):
        before = m.tokens[at - 1].text.lower()
        if token.text.lower() == "but" and before in ("all", "none", "nothing") and m.tokens[at + 1].pos == "NUM":
            m.tokens[at] = dataclasses.replace(token, pos="ADV", dep="advmod", head=at + 1)


def of_them(m: Movable) -> None:
    """ "Three-quarters of them men": men is what they are."""
    for at in range(3, len(m.tokens)):
        if m.tokens[at - 1].text.lower() in ("them", "whom") and m.tokens[at - 2].text.lower() == "of":
            part = m.tokens[at - 1].head
            if m.tokens[at].dep in ("appos", "conj", "parataxis", "nmod") and m.tokens[at].pos == "NOUN" and part >= 0:
                m.move(at, part, "xcomp")


def distances(m: Movable) -> None:
    """ "It lies at a depth of 94 metres, 11 miles off Rome": the distance is where it lies."""
    for at, token in enumerate(m.tokens):
        if token.dep != "appos" or token.lemma.lower() not in _LENGTHS or not m.kids(at, "nummod") or token.head < 0:
            continue
        verb = next((over for over in m.above(at) if m.tokens[over].pos == "VERB"), -1)
        if verb >= 0 and m.kids(at, "nmod", "obl"):
            m.move(at, verb, "obl:unmarked")


def halves(m: Movable) -> None:
    """ "Three and a half years" is one figure."""
    for at, token in enumerate(m.tokens):
        if token.text.lower() != "half" or token.head < 0 or at < 2 or m.tokens[at - 1].text.lower() != "a":
            continue
        number = at - 3
        if m.tokens[at - 2].text.lower() == "and" and number >= 0 and m.tokens[number].pos == "NUM":
            if m.tokens[number].head == at:
                m.move(number, token.head, token.dep)
            noun = at + 1
            if noun < len(m.tokens) and m.tokens[noun].pos == "NOUN":
                if at in m.above(noun) or number in m.above(noun):
                    m.tokens[noun] = dataclasses.replace(
                        m.tokens[noun], head=m.tokens[number].head, dep=m.tokens[number].dep
                    )
                m.move(number, noun, "nummod")
            m.move(at, number, "flat")
            m.move(at - 1, at, "det")
            m.move(at - 2, at, "flat")


def long_days(m: Movable) -> None:
    """ "On Tuesday, 18 June 2024" is one day."""
    for at, token in enumerate(m.tokens[:-3]):
        if token.text.lower() not in _WEEKDAYS or m.tokens[at + 1].text != ",":
            continue
        end = at + 2
        while end < len(m.tokens) and (m.tokens[end].text.isdigit() or m.tokens[end].text.lower() in MOMENTS):
            end += 1
        inside = range(at + 2, end)
        if len(inside) > 1 and any(m.tokens[other].text.isdigit() for other in inside):
            for other in inside:
                m.move(other, at, "flat")
            m.move(at + 1, at, "punct")


def listed_appositions(m: Movable) -> None:
    """ "Two officers, a sergeant and a constable, were": what is listed behind a number explains it."""
    for at, token in enumerate(m.tokens):
        if token.dep != "appos" or token.pos != "NOUN" or token.head < 0 or not m.kids(token.head, "nummod"):
            continue
        for other in m.kids(token.head, "conj"):
            if (
                other > at
                and m.tokens[at].text.lower() == m.tokens[at].lemma
                and m.tokens[at + 1].text.lower() == "and"
            ):
                m.move(other, at, "conj")


def lists_for_appositions(m: Movable) -> None:
    """ "For holidays, a speedboat worth £62,000 and a wedding": things of a kind in a row are a list."""
    for at, token in enumerate(m.tokens):
        if token.dep != "appos" or token.pos != "NOUN" or token.head < 0 or m.kids(at, "conj"):
            continue
        head = m.tokens[token.head]
        if head.pos != "NOUN" or m.kids(token.head, "nummod") or head.dep in SUBJECTS:
            continue
        last = m.last(at)
        joined = [kid for kid in m.kids(token.head, "conj") if kid > at and m.first(kid) <= last + 2]
        if joined and m.tokens[last + 1].text.lower() == "and":
            m.move(at, token.head, "conj")


def stray_modifiers(m: Movable) -> None:
    """ "A pipeline, proposed rail projects": an adjective behind a comma and before a noun belongs to that noun."""
    for at, token in enumerate(m.tokens):
        if token.dep != "amod" or not 0 <= token.head < at - 1 or at + 1 >= len(m.tokens):
            continue
        if any(m.tokens[kid].pos != "PUNCT" for kid in m.kids(at)):
            continue
        after = m.tokens[at + 1]
        nouns = [at + 1, *m.above(at + 1)]
        if m.tokens[at - 1].text == "," and after.pos in ("NOUN", "PROPN"):
            chain = [other for other in nouns if other > at and m.tokens[other].pos in ("NOUN", "PROPN")]
            compounds = [other for other in chain if m.tokens[other].dep != "compound"]
            if compounds:
                m.move(at, compounds[0], "amod")


def crossing_compounds(m: Movable) -> None:
    """ "The hospital group Mercy Lakes": a noun before a noun belongs to it, not to the name behind it."""
    for at, token in enumerate(m.tokens):
        if token.dep != "compound" or token.head <= at + 1:
            continue
        between = [other for other in range(at + 1, token.head) if other in m.above(token.head)]
        if between and m.tokens[between[0]].pos == "NOUN":
            m.move(at, between[0], "compound")


def second_objects(m: Movable) -> None:
    """ "They reopened all, a pledge that …", "It is made of clay, a recipe": a second noun behind a comma explains."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("obj", "nsubj:pass", "nsubj") or token.pos != "NOUN" or not 0 <= token.head < at:
            continue
        before = [kid for kid in m.kids(token.head, token.dep) if kid < at]
        if before and m.tokens[m.first(at) - 1].text == ",":
            m.move(at, *((before[0], "appos") if token.dep == "obj" else (token.head, "parataxis")))


def amounts_with(m: Movable) -> None:
    """ "with $800 million in losses": the losses are the money's."""
    for at, token in enumerate(m.tokens):
        case = next((kid for kid in m.kids(at, "case") if kid == at - 1), 0)
        if not case or m.tokens[case].text != "in" or token.pos != "NOUN" or m.tokens[case - 1].pos != "NUM":
            continue
        money = next((other for other in (case - 1, *m.above(case - 1)) if m.tokens[other].pos == "SYM"), -1)
        if money >= 0 and token.head != money and any(m.tokens[kid].text == "with" for kid in m.kids(money, "case")):
            m.move(at, money, "nmod")


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
        if m.name_of(at) == "PER" and place and over.lemma in verbs.TITLES and over.pos == "NOUN":
            m.move(at, head.head, "appos")


def wide_prepositions(m: Movable) -> None:
    """ "A court in Greywick on Tuesday sentenced": a day behind the subject's place belongs to the verb."""
    for at, token in enumerate(m.tokens):
        if token.dep != "nmod" or token.head < 0 or token.text.lower() not in MOMENTS:
            continue
        noun = m.tokens[token.head]
        if noun.dep in ("nsubj", "nsubj:pass") and noun.head > at and m.kids(at, "case"):
            m.move(at, noun.head, "obl")
