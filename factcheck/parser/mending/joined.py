"""Words joined by "and" set right by their form: what they are joined to looks like them."""

from __future__ import annotations

from factcheck.parser.mending.movable import MOMENTS, SUBJECTS, Movable

_WHOLES = frozenset("alliance bloc coalition combination consortium group merger partnership union".split())
_PERFECT = frozenset({"has", "have"})


def like_forms(m: Movable) -> None:
    """ "Firms are trusted to report it and inspected": "inspected" goes on with "trusted", not with "report"."""
    for at, token in enumerate(m.tokens):
        first = token.head
        if token.dep != "conj" or first < 0 or token.pos != "VERB" or not token.text.endswith("ed"):
            continue
        over = m.tokens[first].head
        base = m.tokens[first].text.lower() == m.tokens[first].lemma and m.tokens[first].dep == "xcomp"
        to = any(m.tokens[kid].text.lower() == "to" for kid in m.kids(first, "mark"))
        bare = not m.kids(at, "aux", "aux:pass", "cop", "mark", *SUBJECTS)
        if base and to and bare and over >= 0 and m.tokens[over].text.endswith("ed") and m.tokens[over].pos == "VERB":
            m.move(at, over, "conj")


def perfects(m: Movable) -> None:
    """ "She left a week after it became known and has not worked since": "has" goes on with the main verb."""
    for at, token in enumerate(m.tokens):
        clause = token.head
        if token.dep != "conj" or clause < 0 or m.tokens[clause].dep != "advcl" or m.kids(at, *SUBJECTS):
            continue
        helped = [m.tokens[kid].text.lower() for kid in m.kids(at, "aux")][:1]
        early = m.kids(clause, "mark") and not m.kids(clause, "aux", "aux:pass", "cop")
        past = m.tokens[clause].text.lower() != m.tokens[clause].lemma and not m.tokens[clause].text.endswith("s")
        if set(helped) & _PERFECT and early and past and m.tokens[clause].head < clause:
            m.move(at, m.tokens[clause].head, "conj")


def wholes(m: Movable) -> None:
    """ "A coalition of the List, the Greens and the Farmers": all of them are behind "of"."""
    for at, token in enumerate(m.tokens):
        if token.lemma not in _WHOLES:
            continue
        of = [kid for kid in m.kids(at, "nmod") if kid > at and m.tokens[m.first(kid)].text.lower() == "of"]
        for kid in m.kids(at, "conj") if of else []:
            if kid > of[0] and (m.kids(of[0], "conj") or m.tokens[of[0]].text[:1].isupper()):
                m.move(kid, of[0], "conj")


def listed_gerunds(m: Movable) -> None:
    """ "Anchors, trawling and warm water": a bare word in -ing in a list of things is one of them."""
    for at, token in enumerate(m.tokens):
        listed = token.dep == "conj" and token.pos == "VERB" and token.text.lower().endswith("ing") and token.head >= 0
        if not listed or m.tokens[token.head].pos not in ("NOUN", "PROPN") or m.tokens[token.head].dep not in SUBJECTS:
            continue
        if all(m.tokens[kid].dep in ("punct", "cc", "amod") for kid in m.kids(at)):
            m.put(at, pos="NOUN")


def counted_wholes(m: Movable) -> None:
    """ "46 boxes of files, two laptops and a diary": what has its own number goes on with the boxes, not the files."""
    for at, token in enumerate(m.tokens):
        inner = token.head
        if token.dep != "conj" or inner < 0 or m.tokens[inner].dep != "nmod" or not m.kids(at, "nummod", "det"):
            continue
        over = m.tokens[inner].head
        of = any(m.tokens[kid].text.lower() == "of" for kid in m.kids(inner, "case"))
        later = [kid for kid in m.kids(over, "conj") if kid > at] if over >= 0 else []
        if of and later and not m.kids(inner, "nummod", "det") and m.kids(over, "nummod", "det"):
            m.move(at, over, "conj")


def twice_of_whose(m: Movable) -> None:
    """ "Which owns a third and two of whose members sit on it": the second clause tells of the first one's noun."""
    for at, token in enumerate(m.tokens[2:], 2):
        if token.text.lower() != "whose" or m.tokens[at - 1].text.lower() != "of":
            continue
        part, noun = at - 2, token.head
        clause = next((kid for kid in m.kids(noun, "acl:relcl") if kid > noun), -1) if noun > at else -1
        first = next((one for one in m.above(part) if m.tokens[one].dep == "acl:relcl"), -1)
        if clause < 0 or first < 0 or m.tokens[part].dep != "conj" or m.kids(clause, *SUBJECTS):
            continue
        m.move(clause, m.tokens[first].head, "acl:relcl")
        for kid in m.kids(part, "cc"):
            m.move(kid, clause, "cc")
        m.move(part, clause, "nsubj")
        m.move(noun, part, "nmod")


def near_the_last(m: Movable) -> None:
    """ "A kitchen worth £9,000 and two holidays in Spain": what stands behind the last is no earlier one's."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("obl", "nmod"):
            continue
        over, near = token.head, m.first(at) - 1
        if not 0 <= over < near or not m.kids(at, "case"):
            continue
        above = m.above(over)
        last = [one for one in (near, *m.above(near)) if m.tokens[one].dep == "conj" and over < one]
        if last and m.tokens[last[-1]].head in above and over not in m.above(near) and m.kids(last[-1], "cc"):
            m.move(at, near if m.tokens[near].pos in ("NOUN", "PROPN") else last[-1], "nmod")


def joined_agents(m: Movable) -> None:
    """ "Asked by the union, which says so, and by the party": behind a comma "and by" goes on with "by" before."""
    for at, token in enumerate(m.tokens):
        if token.text.lower() != "by" or token.dep != "case" or at < 2 or m.tokens[at - 1].text.lower() != "and":
            continue
        noun = token.head
        if m.tokens[at - 2].text != "," or m.tokens[noun].pos not in ("NOUN", "PROPN") or m.first(noun) > at:
            continue
        clause = next((one for one in m.above(at) if m.tokens[one].dep == "acl:relcl" and one < at), -1)
        agent = m.tokens[clause].head if clause >= 0 else -1
        by = agent >= 0 and any(m.tokens[kid].text.lower() == "by" for kid in m.kids(agent, "case"))
        if not by or m.tokens[m.first(clause) - 1].text != ",":
            continue
        over = m.tokens[noun].head
        m.move(noun, agent, "conj")
        m.move(at - 1, noun, "cc")
        if m.tokens[over].dep == "conj" and over > noun:  # "and by claims, which he denies, that it went to them"
            m.move(over, noun, "acl")


def months_between(m: Movable) -> None:
    """ "Between March and May 61 millimetres fell": the second month is joined to the first, and counts nothing."""
    for at, token in enumerate(m.tokens[1:-2], start=1):
        second = at + 2
        pair = token.text.lower() in MOMENTS and m.tokens[second].text.lower() in MOMENTS
        if m.tokens[at - 1].text.lower() in ("between", "both") and m.tokens[at + 1].text.lower() == "and" and pair:
            m.move(second, at, "conj")
            m.move(at + 1, second, "cc")
