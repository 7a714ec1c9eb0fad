"""How somebody voted where the verb is left out: "the Greens voted for the budget, the Liberals against"."""

from __future__ import annotations

import re

from factcheck.checker.names import names
from factcheck.checker.reading import Reading

_SIDES = r"against|in favou?r|for(?= it\b|[.,;]|$)"
_VOTED = re.compile(r"\b(?:vot(?:e[sd]?|ing)|in favou?r|against|abstain\w*|ballot)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?P<side>against|in favou?r|for|supported|backed|opposed|abstained|rejected|approved)\b")
_FOR = frozenset("for supported backed approved".split())


def left_out(claim: Reading, snippet: Reading) -> str:
    """Return the words by which the snippet tells, without a verb, how one whom the claim names voted; else empty.

    >>> from factcheck.checker.reading import read
    >>> left_out(read("The Liberals voted against it."), read("The Greens voted in favour, the Liberals against."))
    'Liberals against'
    """
    if not (_VOTED.search(claim.text) and _VOTED.search(snippet.text)):
        return ""
    for name in names(claim):
        word = re.escape(claim.text[name.terms[0].span.start : name.terms[-1].span.end])
        found = re.search(rf"(?:,|;|\band|\bwhile|\bbut) (?:the )?{word} (?:party |group )?(?:{_SIDES})", snippet.text)
        if found:
            return found[0].lstrip(",; ").removeprefix("and ").removeprefix("the ")
    return ""


def both_sides(snippet: Reading) -> bool:
    """Return whether a snippet counts those on the other side without a verb, too: "seven voted for it, two against".

    >>> from factcheck.checker.reading import read
    >>> both_sides(read("Seven members voted for it and two against."))
    True
    """
    return bool(_OTHER_SIDE.search(snippet.text))


_OTHER_SIDE = re.compile(
    r"(?:,|;|\band|\bwith|\bto) (?:the )?(?:other )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|rest|"
    r"others) (?:votes? )?(?:against|in favou?r|abstain\w*)\b"
)


def is_other_side(claim: Reading, words: str) -> bool:
    """Return whether the claim tells the other side than such words: "voted for it" and "Liberals against"."""
    own = _OWN.search(claim.text)
    mine = own is not None and (own["side"] in _FOR or own["side"].startswith("in favo"))
    return own is not None and mine == words.endswith("against")


__all__ = ["both_sides", "is_other_side", "left_out"]
