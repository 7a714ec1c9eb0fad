"""By how much one thing is more than another: £2.05 million is 18 per cent less than £2.50 million."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Span
from factcheck.values.quantity import Quantity

_THAN = re.compile(
    r" (?:of )?(?:(?P<less>less|fewer|lower|smaller|cheaper|shorter|lighter)|(?P<more>more|higher|larger|bigger|"
    r"greater|dearer|longer|heavier))(?: [a-z]+)? than (?P<what>[^,;.]{3,60})"
)
_PLAN = frozenset(map(stem, "plan planned budget budgeted estimate estimated forecast expected original".split()))
_KINDS = frozenset(("money", "number", "measure"))


def pairs(figure: Quantity, claim: Reading, snippet: Reading) -> Iterator[tuple[Quantity, Quantity, float, Span]]:
    """Yield the two figures of a snippet that a claim holds against each other, by how much, and where they stand.

    Of the two, what stands behind "than" must be the one it is told of: the men's purse, what was planned.

    >>> from factcheck.checker.reading import read
    >>> claim = read("It will cost £6 million more than planned.")
    >>> snippet = read("The cost is now put at £42m, against a budget of £36m.")
    >>> [amount for _, _, amount, _ in pairs(claim.figures[0].value, claim, snippet)]
    [6000000.0]
    """
    than = _THAN.match(claim.text, figure.span.end)
    exact = [one.value for one in snippet.figures if isinstance(one.value, Quantity) and one.value.kind in _KINDS]
    alike = [one for one in exact if one.low == one.high > 0 and one.unit == exact[0].unit and one.per == exact[0].per]
    if than is None or len(alike) != 2 or len(exact) != 2:
        return
    what = Span(*than.span("what"))
    roots = {term.stem for term in claim.terms if what.covers(term.span)}
    base = _told_of(roots | _PLAN if roots & _PLAN else roots, alike, snippet)
    if base is None:
        return
    other = alike[alike[0] is base]
    if (other.low < base.low) != bool(than["less"]):
        return
    span = Span(min(base.span.start, other.span.start), max(base.span.end, other.span.end))
    if figure.unit == "percent":
        yield other, base, abs(other.low / base.low - 1) * 100, span
    elif figure.unit == base.unit:
        yield other, base, abs(other.low - base.low), span


def _told_of(roots: set[str] | frozenset[str], figures: list[Quantity], snippet: Reading) -> Quantity | None:
    """Return the one of two figures that is nearer to the words; None where both are, or neither is."""
    nearest = set[bool]()
    for term in snippet.terms:
        if term.stem in roots and not any(figure.span.overlaps(term.span) for figure in figures):
            first, second = (_gap(figure.span, term.span) for figure in figures)
            nearest.add(second < first)
    return figures[nearest.pop()] if len(nearest) == 1 else None


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


__all__ = ["pairs"]
