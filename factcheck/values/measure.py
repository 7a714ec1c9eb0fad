"""Measures: amounts with a unit of length, area, volume, weight, temperature, speed, power, energy, data and the like.

What it reads: "700-acre", "26 sq km", "5 feet 11 inches", "3.2 million barrels a day", "−5°C", "70mph",
"80 lakh tonnes".
What it compares: amounts of one dimension, converted; the denominator ("a day", "per capita") must be the same.
Supported example: "a 700-acre site" beside "283 hectares".
Contradicted example: "700 acres" beside "19,000 acres".
What it leaves alone: amounts of other dimensions and denominators; they say nothing about each other.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.records import Comparison, Period
from factcheck.values import quantity
from factcheck.values.quantity import Quantity


def parse(text: str, *, as_of: Period | None = None) -> list[Quantity]:
    """Return the measures of the text, in the canonical unit of their dimension.

    >>> [(m.unit, round(m.low), m.per) for m in parse("42 kg a head on a 700-acre site")]
    [('kg', 42, 'capita'), ('m2', 2832799, '')]
    """
    del as_of
    return quantity.of_kind(text, ("measure",))


def compare(claim: Quantity, source: Quantity) -> Comparison:
    """Return how a measure of the claim stands to one of the source.

    >>> compare(parse("10 square miles")[0], parse("26 sq km")[0]).relation.value
    'close'
    """
    if {claim.unit, source.unit} == {"°", "°C"}:  # "35 degrees" beside "35 degrees Celsius"
        claim, source = replace(claim, unit="°C"), replace(source, unit="°C")
    return quantity.compare(claim, source)
