"""First sketch."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.records import Comparison, Period, Relation, Value


@dataclass(frozen=True, slots=True)
class Role(Value):
    title: str
    of: str
    holder: str
    former: bool = False
    acting: bool = False


def parse(text: str, *, as_of: Period | None = None) -> list[Role]:
    del text, as_of
    return []


def compare(claim: Role, source: Role) -> Comparison:
    return Comparison(Relation.INCOMPARABLE, "not settled")
