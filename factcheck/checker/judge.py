"""The seat of a judge: pairs of claim and evidence in, probabilities of the three stances out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from factcheck.records import Stance


class Pair(NamedTuple):
    """A claim and a passage held against it, both plain text."""

    claim: str
    evidence: str


class Probabilities(NamedTuple):
    """How likely each stance is; the three add up to one.

    >>> Probabilities(supports=0.7, contradicts=0.1, neutral=0.2).stance
    <Stance.SUPPORTS: 'supports'>
    """

    supports: float
    contradicts: float
    neutral: float

    @property
    def stance(self) -> Stance:
        """The likeliest stance; neutral wins ties, then supports."""
        best = max(self.neutral, self.supports, self.contradicts)
        if best == self.neutral:
            return Stance.NEUTRAL
        return Stance.SUPPORTS if best == self.supports else Stance.CONTRADICTS


class Judge(Protocol):
    """Anything that can weigh pairs: the symbolic judge, a learned one, or both fused."""

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Return one set of probabilities a pair, in the order given."""
        ...
