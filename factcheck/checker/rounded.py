"""A figure rounded in a snippet that is near: "4 per cent" beside 4.1%, whatever else the two texts call it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck import values
from factcheck.checker.counts import counts_apart, is_telling
from factcheck.checker.match import Match, digits_told
from factcheck.checker.reading import Figure, Reading
from factcheck.records import Relation
from factcheck.values.quantity import Quantity, place_of

_VERY_NEAR, _NEAR, _SHARED = 0.65, 0.5, 0.4  # cosine; cosine with so much of the claim's words
_TWO, _MANY = 2, 3  # digits, zeros at the ends apart
_KINDS = frozenset(("share", "money", "measure", "number"))
_ASPECTS = frozenset(("measure", "kind", "absent", ""))  # not one that says how the two differ


def told(
    matches: Sequence[Match],
    claim: Reading,
    others: Sequence[Figure],
    cosine: float,
    coverage: float,
    *,
    named: bool = False,
) -> tuple[Match, ...]:
    """Return the matches, those met that the one finer figure of a near snippet rounds to.

    What two figures measure is told by the words about them, and a near text may tell it in other words. Two digits of
    the finer one are no chance there, where nothing narrows either; nor are three where it has the claim's names.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("Shares gained 11 per cent."), read("Orlo stock closed 11.2% higher, after 16% at noon.")
    >>> [told(matches(claim.figures, snippet.figures), claim, snippet.figures, near, 0.0)[0].met for near in (0.5, 0.7)]
    [False, True]
    """
    far = cosine < _NEAR or (cosine < _VERY_NEAR and coverage < _SHARED)
    if far and not named:
        return tuple(matches)
    taken = [match.snippet.span for match in matches if match.met and match.snippet]
    free = [figure for figure in others if figure.value.span not in taken]
    least = _MANY if far else _TWO
    free = [figure for figure in free if digits_told(figure.value) >= least]
    return tuple(_rounded(match, claim, free) for match in matches)


def _rounded(match: Match, claim: Reading, others: Sequence[Figure]) -> Match:
    figure = next((one for one in claim.figures if one.value.span == match.claim.span), None)
    if figure is None or match.met or match.differs or match.outcome.aspect not in _ASPECTS:
        return match
    found = [other for other in others if _rounds(figure, other)]
    if len(found) != 1:
        return match
    return Match(match.claim, found[0].value, values.compare(match.claim, found[0].value))


def _rounds(figure: Figure, other: Figure) -> bool:
    ours, theirs = figure.value, other.value
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or ours.kind not in _KINDS:
        return False
    if (ours.kind, ours.unit) != (theirs.kind, theirs.unit) or not is_telling(theirs) or theirs.low != theirs.high:
        return False
    if ours.low != ours.high or (ours.step and place_of(ours) < place_of(theirs)):
        return False
    if figure.qualifiers != other.qualifiers or (figure.whole and other.whole) or figure.over or other.over:
        return False
    if (figure.measures and other.measures and not figure.measures & other.measures) or counts_apart(ours, theirs):
        return False
    return values.compare(ours, theirs).relation in (Relation.EQUAL, Relation.CLOSE)


__all__ = ["told"]
