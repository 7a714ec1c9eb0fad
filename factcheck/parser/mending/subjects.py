"""Subjects set right: who did what the verb says, where the parser of sentences took a word for something else."""

from __future__ import annotations

from factcheck.parser.mending.movable import SUBJECTS, Movable

# Callings that open a sentence in the plural: no names, for all their capitals.
_TITLES = frozenset("Sen. Rep. Gov. Gen. Col. Lt. Sgt. Capt. Prof. Rev. Atty. Sens. Reps.".split())
_PARTISANS = frozenset("Democrat Republican Conservative Liberal".split())


def rootless_verbs(m: Movable) -> None:
    """ "Balticon, based in Gdansk, bid 31 million": a bare name before a verb without a subject is its subject."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    if m.tokens[root].pos != "PROPN" or m.kids(root, "cop", *SUBJECTS):
        return
    for at in m.kids(root, "parataxis"):
        if at > root and m.tokens[at].pos == "VERB" and not m.kids(at, *SUBJECTS, "mark", "expl"):
            for kid in m.kids(root, "punct"):
                m.move(kid, at, "punct") if kid > at else None
            m.put(at, head=-1, dep="root")
            m.put(root, head=at, dep="nsubj")
            return


def holders(m: Movable) -> None:
    """ "Sen. Jo Roe", "the Michigan Democrat who": what somebody is, is no name."""
    for at, token in enumerate(m.tokens[:-1]):
        after = m.tokens[at + 1]
        if token.text in _TITLES and after.pos == "PROPN" and at not in m.above(at + 1):
            over = at + 1
            while m.tokens[over].dep in ("flat", "compound") and m.tokens[over].head > at:
                over = m.tokens[over].head
            m.move(at, over, "nmod:desc")
        called = token.text in _PARTISANS and token.pos == "PROPN"
        if called and any(m.tokens[kid].text.lower() == "the" for kid in m.kids(at, "det")):
            m.put(at, pos="NOUN")
    m.names = tuple(
        name
        for name in m.names
        if name.kind != "PER" or m.tokens[name.end - 1].text.removesuffix("s") not in _PARTISANS
    )
