"""A value of a claim beside the value of a snippet that answers it best."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from factcheck.records import Comparison, Relation, Value
from factcheck.values.quantity import Quantity

ABSENT = Comparison(Relation.INCOMPARABLE, "the snippet states nothing of the kind", "absent")
RANK = {Relation.EQUAL: 0, Relation.CLOSE: 1, Relation.DIFFERENT: 2, Relation.INCOMPARABLE: 3}


class Match(NamedTuple):
    """A value of the claim and the value of the snippet that answers it best; None when nothing answers."""

    claim: Value
    snippet: Value | None
    outcome: Comparison

    @property
    def met(self) -> bool:
        """Whether the snippet states the same, rounding aside."""
        return self.outcome.relation in (Relation.EQUAL, Relation.CLOSE)

    @property
    def differs(self) -> bool:
        """Whether the snippet states another value of the same thing."""
        return self.outcome.relation is Relation.DIFFERENT


def is_slip(match: Match) -> bool:
    """Return whether two figures look like one mistyped: digits in another order, one digit or some noughts apart."""
    if match.snippet is None:
        return False
    if is_scaled(match.claim, match.snippet):
        return True
    ours, theirs = (re.sub(r"\D", "", value.text) for value in (match.claim, match.snippet))
    if ours == theirs or len(ours) != len(theirs) or len(ours) < 2:
        return False
    apart = sum(one != two for one, two in zip(ours, theirs, strict=True))
    return sorted(ours) == sorted(theirs) or (apart == 1 and len(ours) >= 3)


def is_scaled(one: Value, other: Value) -> bool:
    """Return whether two amounts have the same digits and are a hundred times apart, or more: a million, a billion.

    >>> from factcheck.values.quantity import parse_quantities
    >>> [is_scaled(*parse_quantities(text)) for text in ("£9.3 million, £9.3 billion", "£42 million, £4.2 million")]
    [True, False]
    """
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or one.unit != other.unit:
        return False
    if not one.amount or not other.amount or one.amount * other.amount < 0 or digits_told(one) < _TOLD:
        return False
    tens = abs(math.log10(abs(one.amount / other.amount)))
    return tens > _NOUGHTS and abs(tens - round(tens)) < _NEARLY_NONE


_TOLD, _NOUGHTS, _NEARLY_NONE = 2, 1.5, 1e-9  # digits, else any two round figures are one; a nought more may be a whole


def digits_told(value: Value) -> int:
    """Return how many digits a figure has, zeros at its ends apart: of 1,200 two."""
    return len(re.sub(r"\D", "", value.text).strip("0"))
