"""Plain numbers: counts of things, and figures that name no unit.

What it reads: digits and words with what they count: "240 million people", "a dozen eggs", "hundreds of protesters",
"2.5 lakh farmers"; bounds and hedges: "at least 37", "about 900", "8–9,000".
What it compares: the amounts, by the precision each is written with; what is counted is left to the checker.
Supported example: "240 million people" beside "a population of 241.49 million".
Contradicted example: "20 plants" beside "12 plants".
What it leaves alone: years, dates, times of day, telephone numbers, versions, and numbers in names (F-35, Article 50).
"""

from __future__ import annotations

from factcheck.records import Comparison, Period
from factcheck.values import quantity
from factcheck.values.quantity import Quantity


def parse(text: str, *, as_of: Period | None = None) -> list[Quantity]:
    """Return the plain numbers of the text.

    >>> [(n.low, n.noun) for n in parse("At least 37 people died.")]
    [(37.0, 'person')]
    """
    del as_of
    return quantity.of_kind(text, ("number",))


def compare(claim: Quantity, source: Quantity) -> Comparison:
    """Return how a number of the claim stands to one of the source.

    >>> compare(parse("about 900 men")[0], parse("902 men")[0]).relation.value
    'close'
    """
    return quantity.compare(claim, source)
