"""A value of a claim beside the value of a snippet that answers it best."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.records import Comparison, Relation, Value

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
    """Return whether two figures look like one mistyped: the same digits in another order, or one digit apart."""
    if match.snippet is None:
        return False
    ours, theirs = (re.sub(r"\D", "", value.text) for value in (match.claim, match.snippet))
    if ours == theirs or len(ours) != len(theirs) or len(ours) < 2:
        return False
    apart = sum(one != two for one, two in zip(ours, theirs, strict=True))
    return sorted(ours) == sorted(theirs) or (apart == 1 and len(ours) >= 3)


def digits_told(value: Value) -> int:
    """Return how many digits a figure has, zeros at its ends apart: of 1,200 two."""
    return len(re.sub(r"\D", "", value.text).strip("0"))
