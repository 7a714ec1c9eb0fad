"""First sketch."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.records import Comparison, Period, Relation, Value


@dataclass(frozen=True, slots=True)
class Contrast(Value):
    direction: str
    measure: str
    left: str
    right: str


def parse(text: str, *, as_of: Period | None = None) -> list[Contrast]:
    del text, as_of
    return []


def compare(claim: Contrast, source: Contrast) -> Comparison:
    return Comparison(Relation.INCOMPARABLE, "not settled")
