"""What “these deaths” and “this sum” point at: what a verb just told happened to so many, the sum just named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck import values
from factcheck.parser.plurals import UNITS, with_the, words_of
from factcheck.parser.wording import joined
from factcheck.syntax.tree import Tree

_THESE = frozenset({"these", "those"})
_THIS = frozenset({"this", "that"})
_SUMS = frozenset({"sum", "amount"})
_BOUND = re.compile(
    r"^(?:as much as|at least|at most|up to|more than|less than|about|almost|around|nearly|roughly|some) "
)
_TO, _BY = frozenset({"obj", "nsubj:pass"}), frozenset({"nsubj"})
# Nouns for what a verb tells, with the place of those to whom it happens.
_TOLD = {
    "death": {"die": _BY, "drown": _BY, "perish": _BY, "kill": _TO},
    "arrest": {"arrest": _TO, "detain": _TO},
    "resignation": {"resign": _BY, "quit": _BY},
    "dismissal": {"dismiss": _TO, "sack": _TO, "fire": _TO},
    "sacking": {"dismiss": _TO, "sack": _TO, "fire": _TO},
    "closure": {"close": _BY | _TO, "shut": _BY | _TO},
    "killing": {"kill": _TO, "murder": _TO},
}


def deed(tree: Tree, at: int, before: Sequence[Tree]) -> tuple[str, int] | None:
    """Return what "these deaths" or "this sum" at a token is, and how many words it takes the place of."""
    low, noun = tree.tokens[at].text.lower(), at + 1
    if low not in _THESE | _THIS or noun >= len(tree.tokens) or tree.tokens[at].head != noun or not before:
        return None
    if any(kid > noun for kid in tree.children(noun)):  # "those deaths that were counted"
        return None
    lemma = tree.tokens[noun].lemma
    if low in _THIS and lemma in _SUMS:
        found = [one for one in values.parse_all(before[-1].text) if one.kind == "money"]
        return (f"the {_BOUND.sub('', found[0].text)}", 2) if len(found) == 1 else None
    whom = _whom(before[-1], _TOLD[lemma]) if low in _THESE and lemma in _TOLD else ""
    return (f"the {tree.tokens[noun].text} of {whom}", 2) if whom else None


def _whom(tree: Tree, told: dict[str, frozenset[str]]) -> str:
    """The one counted group to whom it happened: "the eleven children"."""
    found = []
    for at, token in enumerate(tree.tokens):
        verb = tree.tokens[token.head].lemma if token.head >= 0 else ""
        counted = token.pos == "NOUN" and any(tree.tokens[kid].dep == "nummod" for kid in tree.children(at))
        if token.dep in told.get(verb, ()) and counted and token.lemma not in UNITS:
            found.append(with_the(joined(tree, words_of(tree, at))))
    return found[0] if len(found) == 1 else ""
