"""Marks: which words and numbers of a claim stand in the evidence too, and which numbers differ.

A small encoder cannot do arithmetic. So the comparing is done here, by rule, and the encoder reads the outcome as the
type of each token. Training and run time use these same files: change a rule and the model must be trained again.

| type | stands on | meaning |
|---|---|---|
| 0 / 1 | claim / evidence | nothing to say |
| 2 / 3 | claim / evidence | a content word that the other side has, too (same stem) |
| 4 / 7 | claim / evidence | a number that the other side has, too |
| 5 | claim | a number that no number of the evidence equals or settles |
| 6 | evidence | a number that the claim does not have |
| 8 | evidence | a number that meets the claim's comparison ("more than 5" and "7") |
| 9 | evidence | a number of the same measure that excludes the claim's number |
| 10 | claim | a number whose comparison some number of the evidence meets |
| 11 | claim | a number excluded by a number of the same measure, and met by none |
| 12 | claim | a number of whose kind the evidence has none |
| 13 | claim | a name that the evidence lacks |
| 14 / 15 | claim / evidence | a word whose opposite the other side has in its place |

Dates (`moments.py`) are marked as numbers are: the day with its month, the year apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.checker.moments import Moment, moments
from factcheck.checker.numbers_met import moment_types, number_types
from factcheck.checker.numeral_words import MONTHS, STOP
from factcheck.checker.numerals import Number, Word, numbers, stem, words
from factcheck.checker.opposites import OPPOSITES
from factcheck.checker.words import common

TYPES = 16
_WORD, _NO_NAME, _OPPOSITE = 2, 13, 14
_NOTHING: frozenset[str] = frozenset()


class Mark(NamedTuple):
    """A stretch of text and the token type of everything that starts inside it."""

    start: int
    end: int
    type: int


@lru_cache(maxsize=64)  # the learned judge asks for them, and the fusion right after it
def marks(claim: str, evidence: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return the marks of a claim and of the evidence held against it, each in order of place.

    >>> claim, evidence = marks("He sold over 5 million albums.", "He has sold 7 million albums.")
    >>> [mark.type for mark in claim], [mark.type for mark in evidence]
    ([2, 10, 2], [3, 8, 3])
    """
    ours, theirs = words(claim), words(evidence)
    our_numbers, their_numbers = _apart(claim), _apart(evidence)
    number = number_types(our_numbers, their_numbers, {word.form for word in theirs})
    moment = moment_types(moments(claim), moments(evidence))
    found = (
        _numbered((*our_numbers, *moments(claim)), (*number[0], *moment[0])),
        _numbered((*their_numbers, *moments(evidence)), (*number[1], *moment[1])),
    )
    our_stems, their_stems = content(claim), content(evidence)
    here, there = frozenset(our_stems), frozenset(their_stems)
    return (
        _merge(found[0], ours, _word_types(claim, ours, our_stems, there, _WORD)),
        _merge(found[1], theirs, _word_types("", theirs, their_stems, here, _WORD + 1)),
    )


def _apart(text: str) -> list[Number]:
    """Return the numbers of a text that are no day of a date."""
    dates = moments(text)
    return [n for n in numbers(text) if not any(date.start < n.end and n.start < date.end for date in dates)]


def _numbered(found: Sequence[Number | Moment], types: Sequence[int]) -> list[Mark]:
    return sorted(Mark(one.start, one.end, kind) for one, kind in zip(found, types, strict=True))


def _word_types(
    text: str, found: Sequence[Word], stems: Sequence[str], other: frozenset[str], shared: int
) -> list[int]:
    """Return the type of each word by what the other side has: the word, its opposite, or for a name nothing."""
    types = [0] * len(found)
    for at, root in enumerate(stems):
        if not root:
            continue
        if root in other:
            types[at] = shared
        elif not OPPOSITES.get(root, _NOTHING).isdisjoint(other):
            types[at] = _OPPOSITE + (shared != _WORD)
        elif text and _is_name(text, found[at], at) and not _akin(root, other):
            types[at] = _NO_NAME
    return types


def _is_name(text: str, word: Word, at: int) -> bool:
    return text[word.start].isupper() and (at > 0 or word.form not in common()) and word.form not in MONTHS


def _akin(root: str, other: frozenset[str]) -> bool:
    """Return whether the other side has the name in another form: "Portugal" and "Portuguese"."""
    return len(root) >= 5 and any(one.startswith(root[:5]) for one in other)


@lru_cache(maxsize=1024)
def content(text: str) -> tuple[str, ...]:
    """Return a stem a word of the text, or nothing where the word is a stop word or a sign."""
    return tuple("" if form in STOP or not form[0].isalnum() else stem(form) for _, _, form in words(text))


def _merge(numbered: list[Mark], found: Sequence[Word], types: Sequence[int]) -> tuple[Mark, ...]:
    starts = [mark.start for mark in numbered]
    result = list(numbered)
    for word, kind in zip(found, types, strict=True):
        if kind == 0:
            continue
        before = bisect_right(starts, word.start) - 1
        if before < 0 or numbered[before].end <= word.start:
            result.append(Mark(word.start, word.end, kind))
    return tuple(sorted(result, key=lambda mark: mark.start))


def token_types(starts: Sequence[int], found: Sequence[Mark], plain: int) -> list[int]:
    """Return the type of each token, given where the tokens start; `plain` where no mark stands.

    >>> token_types([0, 3, 9], [Mark(3, 8, 2)], 0)
    [0, 2, 0]
    """
    begins = [mark.start for mark in found]
    result = []
    for start in starts:
        at = bisect_right(begins, start) - 1
        result.append(found[at].type if at >= 0 and start < found[at].end else plain)
    return result
