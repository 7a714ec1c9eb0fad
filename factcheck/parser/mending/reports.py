"""Reports set right: which clauses belong to what somebody says, and not to the saying."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import SUBJECTS, Movable

_MARKS = frozenset({'"', "“"})
_LEARNT = frozenset({"learn", "understand"})  # "the Guardian has learned"
# Nouns for what is said or held: "the claim that he knew".


def told_behind(m: Movable) -> None:
    """ "He used the money for holidays, the court heard": what stands before is what the court heard."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    for at in m.kids(root, "parataxis"):
        token = m.tokens[at]
        told = token.lemma in verbs.SAYING | _LEARNT and token.pos == "VERB" and not m.kids(at, "ccomp", "obj", "xcomp")
        set_off = m.tokens[m.first(at) - 1].text == "," and m.first(at) > root
        if told and set_off and _is_teller(m, at) and m.tokens[0].text not in _MARKS:
            m.put(at, head=-1, dep="root")
            m.put(root, head=at, dep="ccomp")
            return


def told_within(m: Movable) -> None:
    """ "The bridge, he pointed out, was built in 2016": what stands around is what he pointed out."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    if m.tokens[root].lemma in verbs.SAYING or any(token.text in _MARKS or token.text == ";" for token in m.tokens):
        return
    for at in m.kids(root, "parataxis"):
        first, end = m.first(at), m.last(at)
        end -= m.tokens[end].text == ","
        told = m.tokens[at].lemma in verbs.SAYING and not m.kids(at, "ccomp", "obj", "xcomp", "mark")
        inside = (
            1 < first <= at and m.tokens[first - 1].text == "," and end + 1 < root and m.tokens[end + 1].text == ","
        )
        if told and inside and m.kids(at, "nsubj") and _is_teller(m, at):
            m.put(at, head=-1, dep="root")
            m.put(root, head=at, dep="ccomp")
            m.put(first - 1, head=at)
            m.put(end + 1, head=at)
            return


def explained_behind_colons(m: Movable) -> None:
    """ "She warns against reading too much into it: the rains came late": what explains a view is not the view."""
    for at, token in enumerate(m.tokens):
        first = m.first(at) if token.dep == "ccomp" and token.head >= 0 else 0
        behind = first > 1 and m.tokens[first - 1].text == ":" and m.tokens[first].text not in _MARKS
        if behind and m.kids(at, *SUBJECTS) and m.kids(token.head, "obl", "obj", "advcl", "xcomp"):
            m.put(at, dep="parataxis")


def _is_teller(m: Movable, verb: int) -> bool:
    """Whether a verb has a subject of whom it is told; "trial finds" of a headline has none."""
    return any(
        m.tokens[kid].pos in ("PROPN", "PRON")
        or m.tokens[kid].text.lower() != m.tokens[kid].lemma
        or m.kids(kid, "det", "nmod:poss")
        for kid in m.kids(verb, "nsubj")
    )
