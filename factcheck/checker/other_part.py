"""A part of a whole and the rest of it: most did not, where four in ten did; two thirds never, where a third once."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from factcheck.checker.passage import sentences
from factcheck.checker.reading import Reading
from factcheck.records import Span
from factcheck.values.quantity import Quantity

_WHOLE = 100.0
_NEAR = 3.0  # percentage points by which two parts, each rounded, may miss the whole
_BEFORE = 90  # characters between a part and the word that is told of it
# The least share of a whole that is called so.
_LEAST = {"most": 50.0, "majority": 50.0, "many": 15.0, "some": 3.0, "several": 3.0, "not all": 1.0, "not every": 1.0}
_WORDS = re.compile(r"\b(?P<word>most|majority|many|some(?! \d)|several|not all|not every)\b", re.IGNORECASE)
# Behind a figure that counts a part: "two of the boys", "a fifth of those", "four in ten nurses".
_OF = re.compile(r" (?:out )?of (?:the |its |their |his |her |those |these |all |them |whom )*", re.IGNORECASE)
_OUT_OF = re.compile(r"\bof (?:the |its |their |his |her |those |these |all )*$", re.IGNORECASE)
_IN_SO_MANY = re.compile(r"\b(?:in|out of) (?:every )?\w+$")
# Denies of all, of which there is no other part.
_OF_ALL = re.compile(r"\b(?:no|none|nobody|no-one|neither|nothing|not one|never)\b", re.IGNORECASE)


def is_of_the_rest(claim: Reading, ours: Span, snippet: Reading, theirs: Span) -> bool:
    """Return whether a claim tells of one part what a snippet denies of another, and both have room in one whole.

    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("Most of the nurses did not strike."), read("Four in ten nurses went on strike.")
    >>> is_of_the_rest(claim, Span(19, 33), snippet, Span(27, 33))
    True
    """
    if _OF_ALL.search(snippet.text, theirs.start, theirs.end):
        return False
    sentence = next((one for one in sentences(snippet) if one.covers(theirs)), Span(0, len(snippet.text)))
    counts = list(_counts(snippet, sentence))
    told = [share.amount for share in _shares(snippet) if sentence.covers(share.span)]
    told += [_WHOLE * few / every for few, every in counts]
    ahead = Span(max(0, ours.start - _BEFORE), ours.end)
    named = [_LEAST[found["word"].lower()] for found in _WORDS.finditer(claim.text, ahead.start, ahead.end)]
    if any(part + least <= _WHOLE for part in told for least in named):
        return True
    parts = [share for share in _shares(claim) if _is_ahead(share, ours) and _is_part(claim, share)]
    if any(_is_left(part, _WHOLE - one, _NEAR) for part in parts for one in told):
        return True
    few_of = [one for one in _numbers(claim) if _is_ahead(one, ours) and _OF.match(claim.text, one.span.end)]
    return any(_is_left(one, every - few, _ROUGH * one.amount) for one in few_of for few, every in counts)


def _is_ahead(part: Quantity, word: Span) -> bool:
    return word.start - _BEFORE <= part.span.start < word.start


_ROUGH = 0.15


def _is_left(part: Quantity, rest: float, near: float) -> bool:
    """Whether a part, hedged as it is, is what is left of the whole."""
    low, high = part.low - near, part.high + near
    return low <= rest <= high


def _is_part(claim: Reading, share: Quantity) -> bool:
    return bool(_OF.match(claim.text, share.span.end) or _IN_SO_MANY.search(share.text))


def _shares(reading: Reading) -> list[Quantity]:
    found = [one.value for one in reading.figures if isinstance(one.value, Quantity)]
    return [one for one in found if one.unit == "percent" and math.isfinite(one.amount)]


def _numbers(reading: Reading) -> list[Quantity]:
    found = [one.value for one in reading.figures if isinstance(one.value, Quantity)]
    return [one for one in found if not one.unit and one.kind == "number" and math.isfinite(one.amount)]


def _counts(snippet: Reading, sentence: Span) -> Iterator[tuple[float, float]]:
    """How many of how many: "12 of 160", "of 160 lecturers 12"."""
    found = [one for one in _numbers(snippet) if sentence.covers(one.span)]
    for one, other in ((one, other) for at, one in enumerate(found) for other in found[at + 1 :]):
        if one.amount < other.amount and _OF.fullmatch(snippet.text, one.span.end, other.span.start):
            yield one.amount, other.amount
        elif other.amount < one.amount and _OUT_OF.search(snippet.text, 0, one.span.start):
            yield other.amount, one.amount


__all__ = ["is_of_the_rest"]
