"""The learned judge as the rules ask it: loaded when first asked, and each pair read once."""

from __future__ import annotations

from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from factcheck.checker.judge import Pair, Probabilities

if TYPE_CHECKING:
    from factcheck.checker.fused import FusedJudge

_LOADING = Lock()  # claims are checked beside each other, and `cache` alone would load it twice


@lru_cache(maxsize=8192)
def asked(claim: str, evidence: str) -> Probabilities:
    """Return what the judge of this installation reads in a pair."""
    with _LOADING:
        judge = _judge()
    [said] = judge.judge([Pair(claim, evidence)])
    return said


@cache
def _judge() -> FusedJudge:
    from factcheck.checker.fused import FusedJudge

    return FusedJudge.load()


__all__ = ["asked"]
