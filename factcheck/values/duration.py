"""Durations and ages: spans of time without a place in the calendar.

What it reads: "three-week", "18 months", "two and a half years", "3 hours and 20 minutes"; ages: "aged 34",
"34-year-old".
What it compares: months with years and seconds with days exactly, days with months by their mean length.
Supported example: "18 months" beside "a year and a half".
Contradicted example: "a three-week truce" beside "a two-week truce".
What it leaves alone: dates ("in March"), and an age beside a duration.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.records import Comparison, Period, Relation
from factcheck.values import quantity
from factcheck.values.quantity import Quantity

_DAYS = {"second": 1 / 86400, "day": 1.0, "month": 365.2425 / 12, "year": 365.2425}
_EXACT = (frozenset(("second", "day")), frozenset(("month", "year")))
_HALF, _FEW = 0.4, 12  # three years and six months are not four years; 19 and a half may be called 20
_MEAN = 0.03  # months differ in length by so much


def parse(text: str, *, as_of: Period | None = None) -> list[Quantity]:
    """Return the durations and ages of the text.

    >>> [(d.kind, d.low, d.unit) for d in parse("The 34-year-old was jailed for 18 months.")]
    [('age', 34.0, 'year'), ('duration', 18.0, 'month')]
    """
    del as_of
    return quantity.of_kind(text, ("duration", "age"))


def compare(claim: Quantity, source: Quantity) -> Comparison:
    """Return how a span of time of the claim stands to one of the source.

    >>> compare(parse("18 months")[0], parse("one and a half years")[0]).relation.value
    'equal'
    """
    if claim.kind != source.kind:
        return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text}: an age is no duration", "kind")
    if claim.unit == source.unit:
        outcome = quantity.compare(claim, source)
        half = claim.step > source.step and abs(claim.amount - source.amount) >= _HALF * claim.step
        if outcome.relation is Relation.INCOMPARABLE and half and claim.amount <= _FEW:
            return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}", "amount")
        return outcome
    outcome = quantity.compare(_in_days(claim), _in_days(source))
    if frozenset((claim.unit, source.unit)) in _EXACT or outcome.relation is not Relation.DIFFERENT:
        return outcome
    left, right = _in_days(claim).amount, _in_days(source).amount
    if abs(left - right) <= _MEAN * max(left, right):
        return Comparison(Relation.CLOSE, f"{claim.text} agrees with {source.text}")
    return outcome


def _in_days(value: Quantity) -> Quantity:
    days = _DAYS[value.unit]
    return replace(value, unit="day", low=value.low * days, high=value.high * days, step=value.step * days)
