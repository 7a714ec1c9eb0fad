"""Marks: which words and numbers of a claim stand in the evidence too, and which numbers differ.

A small encoder cannot do arithmetic. So the comparing is done here, by rule, and the encoder reads the outcome as the
type of each token. Training and run time use this one file: change a rule and the model must be trained again.

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
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.checker.numerals import STOP, Number, Word, numbers, stem, words

TYPES = 12
CLAIM, EVIDENCE = 0, 1
_ONE = frozenset(("one", "single", "sole", "lone"))
_WORD, _SAME, _UNMET, _OTHER, _MEETS, _EXCLUDES, _MET, _EXCLUDED = 2, 4, 5, 6, 8, 9, 10, 11


class Mark(NamedTuple):
    """A stretch of text and the token type of everything that starts inside it."""

    start: int
    end: int
    type: int


def equal(claimed: Number, stated: Number) -> bool:
    """Return True if a number of the evidence states the claim's one, written otherwise or rounded by the claim."""
    kinds = {claimed.kind, stated.kind}
    if len(kinds) == 2 and (("percent" in kinds) or ("money" in kinds and "plain" not in kinds)):
        return False
    if claimed.low == stated.low and claimed.high == stated.high:
        return True
    if stated.compared:
        # "at least 18 people" and "more than 18 people" beside the claim "18 people": a strict bound lies a hair off.
        return claimed.exact and any(abs(claimed.low - end) <= 2e-9 * claimed.low for end in (stated.low, stated.high))
    if claimed.compared:
        return False
    below, above = _slack(claimed, stated)
    return claimed.low - below <= stated.high and stated.low <= claimed.high + above


def _slack(claimed: Number, stated: Number) -> tuple[float, float]:
    """Return how far a stated number may lie below and above the claimed one that rounds it, or cuts it off.

    "A third" is 33 %, "24 million" is 24.3 million rounded, "86K" is 86,804 cut off and 171 is 171.44; but 7 is not
    7.4: of a small number, the tenth is what matters.
    """
    if claimed.kind == "percent" and {claimed.low, stated.low} & {33.33, 66.67}:
        return 0.5, 0.5
    if stated.step >= claimed.step or claimed.kind not in ("plain", "money"):
        return 0.0, 0.0
    if claimed.step >= 1000:
        return claimed.step / 2, claimed.step * (0.999 if claimed.step * 50 <= claimed.low else 0.5)
    return (0.5, 0.5) if claimed.step == 1 and claimed.low >= 100 else (0.0, 0.0)


def _same_measure(one: Number, two: Number) -> bool:
    if one.kind != two.kind:
        return False
    return one.kind != "plain" or not one.nouns or not two.nouns or bool(one.nouns & two.nouns)


def _settle(claimed: Number, stated: Number) -> int:
    """Return the type of an evidence number seen from one number of the claim."""
    if equal(claimed, stated):
        return _SAME + 3
    if not _same_measure(claimed, stated):
        return _OTHER
    if claimed.low <= stated.low and stated.high <= claimed.high:
        return _MEETS
    apart = stated.high < claimed.low or claimed.high < stated.low
    like = claimed.compared or stated.compared or bool(claimed.nouns & stated.nouns)
    return _EXCLUDES if apart and (like or claimed.kind in ("percent", "money", "ordinal")) else _OTHER


def _number_marks(claimed: Sequence[Number], stated: Sequence[Number]) -> tuple[list[int], list[int]]:
    rank = (_SAME + 3, _MEETS, _EXCLUDES, _OTHER)
    table = [[_settle(one, two) for two in stated] for one in claimed]
    below = {_SAME + 3: _SAME, _MEETS: _MET, _EXCLUDES: _EXCLUDED, _OTHER: _UNMET}
    ours = [below[min(row, key=rank.index)] if row else CLAIM for row in table]
    theirs = [min((row[i] for row in table), key=rank.index, default=EVIDENCE) for i in range(len(stated))]
    return ours, theirs


@lru_cache(maxsize=64)  # the learned judge asks for them, and the fusion right after it
def marks(claim: str, evidence: str) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return the marks of a claim and of the evidence held against it, each in order of place.

    >>> claim, evidence = marks("He sold over 5 million albums.", "He has sold 7 million albums.")
    >>> [mark.type for mark in claim], [mark.type for mark in evidence]
    ([2, 10, 2], [3, 8, 3])
    """
    ours, theirs = words(claim), words(evidence)
    our_numbers, their_numbers = numbers(claim), numbers(evidence)
    our_types, their_types = _number_marks(our_numbers, their_numbers)
    if any(word.form in _ONE for word in theirs):
        our_types = [_SAME if _is_one(n) else kind for n, kind in zip(our_numbers, our_types, strict=True)]
    found = (
        [Mark(n.start, n.end, t) for n, t in zip(our_numbers, our_types, strict=True)],
        [Mark(n.start, n.end, t) for n, t in zip(their_numbers, their_types, strict=True)],
    )
    our_stems, their_stems = content(claim), content(evidence)
    return (
        _merge(found[0], ours, our_stems, frozenset(their_stems), _WORD),
        _merge(found[1], theirs, their_stems, frozenset(our_stems), _WORD + 1),
    )


def _is_one(number: Number) -> bool:
    """Return True for a plain 1: evidence mostly spells it, and "one" is too common a word to be read as a number."""
    return number.low == number.high == 1 and number.kind == "plain"


@lru_cache(maxsize=1024)
def content(text: str) -> tuple[str, ...]:
    """Return a stem a word of the text, or nothing where the word is a stop word or a sign."""
    return tuple("" if form in STOP or not form[0].isalnum() else stem(form) for _, _, form in words(text))


def _merge(
    numbered: list[Mark], found: Sequence[Word], stems: Sequence[str], other: frozenset[str], kind: int
) -> tuple[Mark, ...]:
    starts = [mark.start for mark in numbered]
    result = list(numbered)
    for word, root in zip(found, stems, strict=True):
        if not root or root not in other:
            continue
        before = bisect_right(starts, word.start) - 1
        if before < 0 or numbered[before].end <= word.start:
            result.append(Mark(word.start, word.end, kind))
    return tuple(sorted(result, key=lambda mark: mark.start))


def token_types(starts: Sequence[int], found: Sequence[Mark], plain: int) -> list[int]:
    """Return the type of each token, given where the tokens start; `plain` where no mark stands.

    >>> token_types([0, 3, 9], [Mark(3, 8, 2)], CLAIM)
    [0, 2, 0]
    """
    begins = [mark.start for mark in found]
    result = []
    for start in starts:
        at = bisect_right(begins, start) - 1
        result.append(found[at].type if at >= 0 and start < found[at].end else plain)
    return result
