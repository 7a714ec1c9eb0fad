"""From one amount to another: the unit that the first or the second leaves out is the other's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factcheck.values import numerals, readings
from factcheck.values.quantity import Quantity

_LENT = frozenset({"share", "money"})
_LENT_BACK = frozenset({"share", "money", "measure"})


@cache
def _back() -> re.Pattern[str]:
    """ "To 5.6 tonnes a hectare from 6.8": the first has the unit, and the end of the second is an end."""
    return re.compile(r"\s+(?:up\s+|down\s+)?from\s+")


@cache
def _from() -> re.Pattern[str]:
    return re.compile(r"\bfrom\s+$", re.IGNORECASE)


@cache
def _to() -> re.Pattern[str]:
    return re.compile(r"\s+(?:down\s+|up\s+)?to\s+")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[.,;:)\"”]|$|\s(?:and|but|while|in|on|by|from|since|after|over|between|last|this)\b)")


def with_units_lent(text: str, figures: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures of a text, both of "from 12 to 5 per cent" and of "from 12 per cent down to 5" shares.

    >>> from factcheck.values.quantity import parse_quantities
    >>> [q.unit for q in parse_quantities("It fell from 12 to 5 per cent.")]
    ['percent', 'percent']
    """
    found = list(figures)
    for at in range(len(found) - 1):
        first, second = found[at], found[at + 1]
        if _is_from_bare(text, first, second):
            found[at + 1] = _lent(second, first)
            continue
        moves = _to().fullmatch(text, first.span.end, second.span.start)
        if not moves or not _from().search(text, 0, first.span.start):
            continue
        if _is_bare(first) and second.kind in _LENT:
            found[at] = _lent(first, second)
        elif first.kind in _LENT and _is_bare(second) and _ends().match(text, second.span.end):
            found[at + 1] = _lent(second, first)
    return found


def _is_from_bare(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the second is a bare number from which something moved to the first, or that of an earlier year."""
    if first.kind not in _LENT_BACK or not _is_bare(second) or not _ends().match(text, second.span.end):
        return False
    if _bracketed().fullmatch(text, first.span.end, second.span.start) and text[second.span.end :][:1] == ")":
        return True
    moves = _back().fullmatch(text, first.span.end, second.span.start)
    return bool(moves) and bool(_reached().search(text, 0, first.span.start))


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"\s\((?:19|20)\d\d(?:[/–-](?:\d\d)?\d\d)?:\s")


@cache
def _reached() -> re.Pattern[str]:
    return re.compile(r"\b(?:to|at)\s+(?:about\s+|nearly\s+|almost\s+|some\s+)?$", re.IGNORECASE)


def _is_bare(figure: Quantity) -> bool:
    return figure.kind == "number" and not figure.noun and not figure.per


def _lent(bare: Quantity, full: Quantity) -> Quantity:
    """Return a bare number in the unit of another, and in its millions: "from 3 to 4 million euros"."""
    factor = 1.0
    if full.kind == "measure":
        size, upper, step = _written(full)
        _, factor = readings.shared_scale(bare.low, bare.step, upper, step)
        factor *= size
    if full.kind == "money":
        _, factor = readings.shared_scale(bare.low, bare.step, full.low, full.step)
    low, high, step = bare.low * factor, bare.high * factor, bare.step * factor
    return replace(bare, kind=full.kind, unit=full.unit, per=full.per, loose=full.loose, low=low, high=high, step=step)


def _written(measure: Quantity) -> tuple[float, float, float]:
    """Return how much one of the unit that a measure is written in comes to, its number as written, and its step."""
    digit = re.search(r"\d", measure.text)
    numeral = numerals.at(measure.text, digit.start()) if digit else None
    if numeral is None or not numeral.low:
        return 1.0, measure.low, measure.step
    return measure.low / numeral.low, numeral.low, numeral.step


__all__ = ["with_units_lent"]
