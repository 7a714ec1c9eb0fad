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


def participles_for_roots(m: Movable) -> None:
    """ "The striker, signed in May, headed in a corner": between commas behind the subject "signed" is a participle."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    own = m.kids(root, "nsubj", "nsubj:pass")
    if not _is_past(m, root) or m.kids(root, "aux", "aux:pass", "cop") or len(own) != 1 or own[0] > root:
        return
    signs = [at for at in range(m.first(own[0]), root) if m.tokens[at].pos == "PUNCT" and m.tokens[at].text == ","]
    if signs != [root - 1]:
        return
    for at in m.kids(root, "advcl", "parataxis", "conj"):
        bare = not m.kids(at, *SUBJECTS, "mark", "cc", "aux", "aux:pass", "cop")
        if at > root and _is_past(m, at) and bare and m.tokens[m.first(at) - 1].text == ",":
            m.put(at, head=-1, dep="root")
            m.put(root, head=own[0], dep="acl")
            m.move(own[0], at, "nsubj")
            for kid in m.kids(root):
                m.move(kid, at, m.tokens[kid].dep) if kid > at else None
            return


def _is_past(m: Movable, at: int) -> bool:
    token = m.tokens[at]
    return token.pos == "VERB" and token.text.lower() != token.lemma and not token.text.lower().endswith(("ing", "s"))
