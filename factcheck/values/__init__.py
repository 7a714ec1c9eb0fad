"""What a text can state: one module a kind, each with `parse` and `compare`; this is the table of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType

from factcheck.records import Comparison, Period, Relation, Value

# Kind → module; the order is the order in which overlapping readings win: "in the 12 months to April" is a date
# before it is a duration, "2–1" a score before it is a range.
KINDS: dict[str, str] = {
    "date": "date",
    "time": "clock",
    "money": "money",
    "share": "share",
    "score": "score",
    "measure": "measure",
    "age": "duration",
    "duration": "duration",
    "rank": "rank",
    "number": "number",
    "change": "change",
    "comparison": "comparison",
    "place": "place",
    "person": "person",
    "role": "role",
    "status": "status",
    "act": "act",
    "quotation": "quotation",
}

_EXCLUSIVE = ("date", "time", "money", "share", "score", "measure", "age", "duration", "rank", "number")
_OPEN = ("comparison", "place", "person", "role", "status", "act", "quotation")


@cache
def module(kind: str) -> ModuleType:
    """Return the module of a kind, imported on first use."""
    return import_module(f"factcheck.values.{KINDS[kind]}")


@lru_cache(maxsize=4096)
def parse_all(text: str, as_of: Period | None = None) -> tuple[Value, ...]:
    """Return every value the text states, in text order; of overlapping figures the more telling reading stays.

    >>> [value.kind for value in parse_all("Sales rose 5% to $2bn in 2024.")]
    ['act', 'change', 'share', 'money', 'date']
    """
    return parse_with(text, _OPEN, as_of)


def parse_with(text: str, kinds: Sequence[str], as_of: Period | None = None) -> tuple[Value, ...]:
    """Return the figures, dates and changes of a text and its values of these other kinds.

    >>> [value.kind for value in parse_with("Sales rose 5% in Rome.", ["place"])]
    ['change', 'share', 'place']
    """
    others = [value for kind in kinds for value in _parse(kind, text, as_of)]
    return _in_order([*parse_figures(text, as_of), *others])


@lru_cache(maxsize=4096)
def parse_figures(text: str, as_of: Period | None = None) -> tuple[Value, ...]:
    """Return the figures, dates and changes among the values of a text, in half the time.

    >>> [value.kind for value in parse_figures("Sales rose 5% to $2bn in 2024.")]
    ['change', 'share', 'money', 'date']
    """
    figures = _without_overlaps([value for kind in _EXCLUSIVE for value in _parse(kind, text, as_of)])
    return _in_order([*figures, *_parse("change", text, as_of)])


def _in_order(values: Sequence[Value]) -> tuple[Value, ...]:
    return tuple(sorted(values, key=lambda value: (value.span.start, value.span.end, value.kind)))


def _parse(kind: str, text: str, as_of: Period | None) -> list[Value]:
    found: list[Value] = module(kind).parse(text, as_of=as_of)
    return [value for value in found if value.kind == kind]


def _without_overlaps(values: Sequence[Value]) -> list[Value]:
    kept: list[Value] = []
    taken: set[int] = set()
    for value in values:
        places = range(value.span.start, value.span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(value)
    return kept


def compare(claim: Value, source: Value) -> Comparison:
    """Return how a value of the claim stands to a value of the snippet; values of other kinds say nothing.

    Money is never held against a share, a date never against a number.
    """
    if KINDS[claim.kind] != KINDS[source.kind]:
        return Comparison(Relation.INCOMPARABLE, f"a {claim.kind} is not a {source.kind}", "kind")
    outcome: Comparison = module(claim.kind).compare(claim, source)
    return outcome
