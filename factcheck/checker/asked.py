"""The learned judge as the rules ask it: loaded when first asked, and each pair read once."""

from __future__ import annotations

from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from factcheck.checker.judge import Pair, Probabilities
from factcheck.checker.reading import read
from factcheck.checker.spelled import respelled

if TYPE_CHECKING:
    from factcheck.checker.fused import FusedJudge

_LOADING = Lock()  # claims are checked beside each other, and `cache` alone would load it twice


@lru_cache(maxsize=8192)
def asked(claim: str, evidence: str) -> Probabilities:
    """Return what the judge of this installation reads in a pair."""
    [said] = _judge().judge([_pair(claim, evidence)])
    return said


@lru_cache(maxsize=8192)
def fits_another(claim: str, evidence: str) -> bool:
    """Return whether the judge reads the claim more surely with another name or number of the evidence in it."""
    return _judge().fits_another(_pair(claim, evidence))


@lru_cache(maxsize=8192)
def gain(claim: str, evidence: str, others: tuple[str, ...]) -> float:
    """Return how much surer, in log-odds, the judge is of the surest of other claims."""
    return _judge().gain(Pair(claim, evidence), others)


def _pair(claim: str, evidence: str) -> Pair:
    """A slip of the pen in a name is not what the judge is asked about."""
    return Pair(respelled(claim, evidence), evidence)


def _judge() -> FusedJudge:
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> FusedJudge:
    from factcheck.checker.fused import FusedJudge

    return FusedJudge.load(reader=read)  # the rules have read the texts


__all__ = ["asked", "fits_another", "gain"]
