"""Figures that changed hands: "Danso in the 23rd minute and Hartley in the 71st" beside the other way round."""

from __future__ import annotations

from itertools import combinations

from factcheck import values
from factcheck.checker.match import Match
from factcheck.checker.names import Name, meets, names
from factcheck.checker.reading import FIGURES, Reading
from factcheck.records import Comparison, Relation, Value


def swapped(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    """Return the figures of the claim that the snippet gives crosswise to the same two names.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Goals came from Danso in the 23rd minute and Hartley in the 71st.")
    >>> [match.outcome.why for match in swapped(claim, read("Hartley scored in the 23rd minute, Danso in the 71st."))]
    ['the snippet gives 23rd to Hartley, not to Danso']
    """
    ours, theirs = _held(claim), _held(snippet)
    if len(ours) < 2 or len(theirs) < 2:
        return ()
    for (one, first), (other, second) in combinations(ours, 2):
        mine, yours = _of(one, theirs), _of(other, theirs)
        if mine is None or yours is None or _same(first, second):
            continue
        if _same(first, yours) and _same(second, mine):
            why = f"the snippet gives {yours.text} to {_words(snippet, other)}, not to {_words(claim, one)}"
            return (Match(first, yours, Comparison(Relation.DIFFERENT, why, "name")),)
    return ()


def _held(reading: Reading) -> list[tuple[Name, Value]]:
    """Return each name with the figure that follows it before the next name."""
    stated = [value for value in reading.values if value.kind in FIGURES]
    named = names(reading)
    starts = [*(name.terms[0].span.start for name in named), len(reading.text)]
    found = []
    for name, end in zip(named, starts[1:], strict=True):
        after = [value for value in stated if name.terms[-1].span.end <= value.span.start < end]
        if len(after) == 1:
            found.append((name, after[0]))
    return found


def _of(name: Name, held: list[tuple[Name, Value]]) -> Value | None:
    return next((value for other, value in held if meets(name, (other,), frozenset())), None)


def _same(one: Value, other: Value) -> bool:
    return values.compare(one, other).relation is Relation.EQUAL


def _words(reading: Reading, name: Name) -> str:
    """The last word of a name in the text that has it."""
    found = [other for other in names(reading) if meets(name, (other,), frozenset())]
    return reading.text[found[0].terms[-1].span.slice] if found else ""


__all__ = ["swapped"]
