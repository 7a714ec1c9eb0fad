"""Shares: percentages, percentage points, and fractions of a whole.

What it reads: "5 per cent", "3.5%", "25 basis points", "one-third", "nearly half", "one in five", "four out of 10".
What it compares: fractions as percentages; a plain fraction stands for a share up to two points away.
Supported example: "a third of voters" beside "33% of voters".
Contradicted example: "cut imports by a third" beside "cut imports by 10 percent".
What it leaves alone: shares of different wholes; a share beside a number of percentage points, unless the number is
the same.
"""

from __future__ import annotations

from factcheck.records import Comparison, Period, Relation
from factcheck.values import quantity
from factcheck.values.quantity import Quantity


def parse(text: str, *, as_of: Period | None = None) -> list[Quantity]:
    """Return the shares of the text; fractions as percentages.

    >>> [(s.low, s.bound, s.unit) for s in parse("Nearly half agreed, 3 percentage points more.")]
    [(50.0, 'nearly', 'percent'), (3.0, 'exact', 'percentage point')]
    """
    del as_of
    return quantity.of_kind(text, ("share",))


def compare(claim: Quantity, source: Quantity) -> Comparison:
    """Return how a share of the claim stands to one of the source.

    >>> compare(parse("a third")[0], parse("33%")[0]).relation.value
    'close'
    >>> compare(parse("3%")[0], parse("3 percentage points")[0]).aspect
    'unit'
    """
    if claim.unit != source.unit and (claim.low, claim.high) == (source.low, source.high):
        return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}: percent are not points", "unit")
    return quantity.compare(claim, source)
