"""What is refused: "it urged them to talk, but they refused" says that they refused to talk."""

from __future__ import annotations

from factcheck.parser.taking import Taking

_REFUSING = frozenset({"agree", "decline", "refuse"})
_ASKING = frozenset("ask beg call implore invite order press tell urge want".split())
_COMPLEMENTS = ("obj", "obl", "xcomp", "ccomp", "advcl")


def refusals(t: Taking) -> None:
    """Say what somebody refused, where the clause before asks for it."""
    for place, one in enumerate(t.found):
        over = t.token(one.head).head
        alone = t.token(one.head).lemma in _REFUSING and t.kid(one.head, *_COMPLEMENTS) is None
        if (
            not alone
            or over < 0
            or t.token(one.head).dep not in ("conj", "parataxis")
            or t.token(over).lemma not in _ASKING
        ):
            continue
        asked = t.kid(over, "xcomp", "ccomp")
        if asked is not None and any(t.word(kid) == "to" for kid in t.all(asked, "mark")):
            words = [at for at in t.under(asked) if at < t.first(one.head) and t.token(at).pos != "PUNCT"]
            text = t.tree.text[t.token(words[0]).start : t.token(words[-1]).end]
            t.amend(place, tail=text if text.startswith("to ") else "")
