"""Roots set right: a name that a comma sets off is no sentence, where a clause with a verb stands behind it."""

from __future__ import annotations

from factcheck.parser.mending.movable import SUBJECTS, Movable


def names_for_roots(m: Movable) -> None:
    """ "At one of them, Kings Park, a quarter left", "Ashdown, which is old, and St Mary will shut": the verb leads."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    if m.tokens[root].pos != "PROPN" or m.kids(root, "cop", *SUBJECTS):
        return
    for at in m.kids(root, "parataxis", "conj"):
        own = m.kids(at, "nsubj", "nsubj:pass")
        if at < root or m.tokens[at].pos != "VERB" or not own:
            continue
        before = [kid for kid in m.kids(root, "obl", "nmod") if kid < root]
        listed = m.tokens[at].dep == "conj" and m.kids(at, "cc") and m.tokens[own[0]].pos == "PROPN"
        if listed and m.kids(root, "acl:relcl", "appos") and m.first(root) == 0:
            _swap(m, root, at, m.tokens[own[0]].dep)
            m.move(own[0], root, "conj")
            m.move(m.kids(at, "cc")[0], own[0], "cc")
            return
        if m.tokens[at].dep == "parataxis" and before and m.tokens[m.first(root) - 1].text != ".":
            _swap(m, root, at, "appos")
            for kid in before:
                m.move(kid, at, "obl")
            m.move(root, before[-1], "appos")
            return


def _swap(m: Movable, root: int, verb: int, dep: str) -> None:
    m.put(verb, head=-1, dep="root")
    m.put(root, head=verb, dep=dep)
    for kid in m.kids(root, "punct"):
        m.move(kid, verb, "punct")
