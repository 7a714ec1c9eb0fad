"""The only one of its kind, beside a text that counts several: "the only woman who coaches", "two women now coach"."""

from __future__ import annotations

import re

from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem

_ONLY = re.compile(r"\b(?:the|its|his|her|their) (?:only|sole) (?P<what>[a-z]{3,})\b")
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many|[2-9]|[1-9]\d{1,3}) "
    r"(?P<what>[a-z]+(?: [a-z]+)?)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:only|sole|alone|no other|nobody else|no one else)\b", re.IGNORECASE)


def is_one_of_several(claim: Reading, snippet: Reading) -> bool:
    """Return whether a claim calls something the only one, and a snippet that does not counts several.

    >>> from factcheck.checker.reading import read
    >>> is_one_of_several(read("She is the only woman on the board."), read("Two women sit on the board."))
    True
    """
    only = _ONLY.search(claim.text)
    if only is None or _ALONE.search(snippet.text):
        return False
    what = stem(only["what"])
    return any(
        stem(word) == what for several in _SEVERAL.finditer(snippet.text) for word in several["what"].lower().split()
    )


__all__ = ["is_one_of_several"]
