"""Money: amounts in a currency.

What it reads: signs, codes and names before and behind: "$800 million", "A$2.5bn", "Rs 500 crore", "USD 5m",
"€3.5–4bn", "a million dollars", "50 pence", "a trillion-dollar industry".
What it compares: amounts of one currency and denominator, by the precision each is written with.
Supported example: "about $900 million" beside "$902.4 million".
Contradicted example: "$800 million" beside "$902 million".
What it leaves alone: amounts in two currencies, unless the number is the same; it knows no exchange rates.
A bare "$" or "Rs" beside a named dollar or rupee may be the same money; then only the same number says something.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.records import Comparison, Period, Relation
from factcheck.values import currencies, quantity
from factcheck.values.quantity import Quantity


def parse(text: str, *, as_of: Period | None = None) -> list[Quantity]:
    """Return the sums of money in the text.

    >>> [(m.low, m.high, m.unit) for m in parse("It will cost €3.5–4bn.")]
    [(3500000000.0, 4000000000.0, 'EUR')]
    """
    del as_of
    return quantity.of_kind(text, ("money",))


def compare(claim: Quantity, source: Quantity) -> Comparison:
    """Return how a sum of the claim stands to one of the source.

    >>> compare(parse("$5m")[0], parse("€5m")[0]).aspect
    'currency'
    """
    if claim.unit == source.unit:
        return quantity.compare(claim, source)
    same_name = source.unit in currencies.family(claim.unit) and (claim.loose or source.loose)
    if same_name:
        return _of_one_name(claim, source)
    if (claim.low, claim.high, claim.per) == (source.low, source.high, source.per):
        return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}: another currency", "currency")
    return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} are in different currencies", "currency")


def _of_one_name(claim: Quantity, source: Quantity) -> Comparison:
    """A bare "$" beside A$ may be the same money or converted; rupees and crowns are rarely converted into others."""
    outcome = quantity.compare(claim, replace(source, unit=claim.unit))
    dollars = "USD" in currencies.family(claim.unit)
    if outcome.relation is Relation.DIFFERENT and dollars:
        return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} may be different money", "currency")
    if outcome.relation is Relation.EQUAL:
        return Comparison(Relation.CLOSE, outcome.why)
    return outcome
