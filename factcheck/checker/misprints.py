"""Figures that look like one, mistyped or with another sign: 18,411 and 18,114, €418 million and £418 million."""

from __future__ import annotations

import re

from factcheck.checker.match import Match, digits_told, is_slip
from factcheck.values.quantity import Quantity

_TELLING, _LONG = 2, 4  # digits, zeros at the ends apart: of a figure that is the same, of one that nearly is


def is_misprint(match: Match) -> bool:
    """Return whether two long figures look like one, mistyped or with another sign.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> [match] = matches(read("It sold 18,411 cars.").figures, read("It sold 18,114 cars.").figures)
    >>> is_misprint(match)
    True
    """
    if match.outcome.aspect in ("currency", "measure"):
        return digits_told(match.claim) >= _TELLING
    measured = match.claim.kind == "measure"  # of hectares or megawatts there are not many in a text
    return is_slip(match) and (measured or digits_told(match.claim) >= _LONG or _is_turned(match))


def _is_turned(match: Match) -> bool:
    """Whether three digits and what they count are the same, in another order: 214 passengers, 124 passengers."""
    ours, theirs = match.claim, match.snippet
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity):
        return False
    digits_ = [sorted(re.sub(r"\D", "", value.text)) for value in (ours, theirs)]
    money = ours.kind == "money" and len(digits_[0]) >= _LONG - 1  # £650, £560: noughts at their ends count, too
    if digits_told(ours) < _LONG - 1 and not money:
        return False
    return digits_[0] == digits_[1] and ours.noun == theirs.noun and bool(ours.noun or ours.unit)


__all__ = ["is_misprint"]
