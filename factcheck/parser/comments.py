"""The writer's own comment in front of a fact: "In a bold move, …" is said of what follows, and is no part of it."""

from __future__ import annotations

from factcheck.parser.taking import Proposition, Taking

_REMARKS = frozenset("move step twist turn sign blow irony gesture development decision act display show snub".split())


def comments(t: Taking) -> None:
    """Take the comment that opens a sentence out of its main clause, as a claim of its own."""
    root = t.tree.root()
    for kid in t.all(root, "obl", "nmod"):
        words = t.under(kid)
        case = t.kid(kid, "case")
        if kid > root or words[0] != 0 or case is None or t.token(kid).lemma not in _REMARKS:
            continue
        said = tuple(at for at in words if at > case and t.token(at).pos != "PUNCT")
        if t.kid(kid, "amod") is not None and not t.has_number(words):
            t.add(Proposition("comment", kid, (), said, (said[0], said[-1]), "it is"))
            t.kids[root].remove(kid)
        return
