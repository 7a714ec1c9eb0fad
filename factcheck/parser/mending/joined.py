"""Words joined by "and" set right by their form: what they are joined to looks like them."""

from __future__ import annotations

from factcheck.parser.mending.movable import SUBJECTS, Movable

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
