"""Figures that two or more others of a text make: a sum, a difference, a share of one, so many times another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.values.quantity import Quantity, place_of

_MOST = 10  # figures of two sentences; more make any number
_PARTS = 4  # of a sum
_FINE, _MOST_APART = 0.05, 40  # a figure so fine is no chance where two others make it, wherever they stand


def bears_out(figure: Quantity, parts: Sequence[Sequence[Quantity]]) -> bool:
    """Return whether figures of one sentence, or of two in a row, make the figure.

    >>> from factcheck.values.quantity import parse_quantities
    >>> [total, *others] = parse_quantities("214 pupils: 96 in one school and 118 in the other")
    >>> bears_out(total, [others])
    True
    """
    if place_of(figure) <= _FINE * abs(figure.low):
        same = sorted({one.amount for part in parts for one in part if one.unit == figure.unit})[:_MOST_APART]
        pairs = [pair for pair in combinations(same, 2) if math.isfinite(pair[1] - pair[0])]
        if any(rounds_to(figure, one + other) or rounds_to(figure, other - one) for one, other in pairs):
            return True
    for at in range(len(parts)):
        near = [one for part in parts[at : at + 2] for one in part if math.isfinite(one.amount)][:_MOST]
        if any(rounds_to(figure, amount) for amount in _made(figure, near)):
            return True
    return False


def rounds_to(figure: Quantity, amount: float) -> bool:
    """Return whether a figure is an amount rounded or cut at its last digit that is no zero: 1.6 for 1.656."""
    return abs(amount - figure.low) < max(place_of(figure), 1e-9 * abs(figure.low))


def _made(figure: Quantity, near: Sequence[Quantity]) -> Iterator[float]:
    same = [one.amount for one in near if one.unit == figure.unit and one.kind != "rank"]
    for parts in range(2, _PARTS + 1):
        yield from map(sum, combinations(same, parts))
    for one, other in combinations(same, 2):
        yield abs(one - other)
        yield abs(one - other) - 1  # "all but four of the 117", told of the others
        yield one * other if figure.unit in ("", "GBP", "USD", "EUR") else math.inf
    for one in same if not figure.unit else ():
        yield from (one - 1, one + 1)  # "he and nine others" are ten
    yield from _shares(near, same) if figure.unit != "percent" else _ratios(near)
    counts = [one.amount for one in near if not one.unit and one.kind == "number" and one.amount]
    for count in counts if figure.unit else ():
        yield from (amount * count for amount in same)
        yield from (amount / count for amount in same)


def _shares(near: Sequence[Quantity], same: Sequence[float]) -> Iterator[float]:
    for share in (one.amount / 100 for one in near if one.unit == "percent"):
        for amount in same:
            yield from (share * amount, (1 - share) * amount)


def _ratios(near: Sequence[Quantity]) -> Iterator[float]:
    for one, other in combinations([each for each in near if each.unit != "percent" and each.amount], 2):
        if one.unit == other.unit:
            for ratio in (one.amount / other.amount, other.amount / one.amount):
                yield from (ratio * 100, abs(ratio - 1) * 100)
