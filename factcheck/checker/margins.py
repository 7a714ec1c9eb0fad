"""Differences and sums: 31,480 votes against 28,580 are 2,900 ahead; seven for it and two against are nine."""

from __future__ import annotations

import re

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation
from factcheck.values.quantity import Quantity

_GAP = r"(?:gap|margin|difference|lead|advantage|majority)"
_BEFORE = re.compile(
    rf"\b{_GAP}(?: between [\w ]{{3,40}})?(?: is| was| came to| amounted to| of| stood at|:)"
    rf"(?: only| just| some| about)? $|\b(?:separated by|apart by) (?:only |just )?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r" (?:(?:percentage )?points?|votes?|seats?) (?:ahead|behind|clear|apart|between (?:them|the two))\b|"
    rf"[ -](?:vote|point|seat) {_GAP}\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:count(?:ed|ing)|turnout|polled|so far)\b", re.IGNORECASE)  # a share of another whole
_ROUNDING = 0.6  # of the last place to which each is told


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a margin that no figure answers with the two figures between which it lies.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim = read("The gap was 1,900 votes.")
    >>> snippet = read("Roe received 31,480 votes and Brun 28,580.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    'between 31,480 and 28,580 lie 2,900, not 1,900'
    """
    gap = match.claim
    if match.met or not isinstance(gap, Quantity) or gap.low != gap.high or not _is_gap(claim, gap):
        return match
    pair = _pair(gap, snippet)
    if pair is None or is_negative(claim) or is_negative(snippet) or _COUNTED.search(snippet.text):
        return match
    one, other = pair
    apart = abs(one.low - other.low)
    slack = _ROUNDING * sum(figure.step or 0.0 for figure in (gap, one, other))
    if abs(apart - gap.low) <= slack:
        return Match(gap, one, Comparison(Relation.CLOSE, f"{one.text} and {other.text} are {gap.text} apart"))
    if gap.bound != "exact":
        return match
    why = f"between {one.text} and {other.text} lie {apart:,g}, not {gap.text}"
    return Match(gap, one, Comparison(Relation.DIFFERENT, why, "margin"))


def added(match: Match, claim: Reading, snippet: Reading) -> Match:  # noqa: ARG001 - all are asked alike
    """Return the match of a count that differs, met where it is the sum of the two that the snippet has.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("The nine members met."), read("Seven members voted for it and two against.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> added(match, claim, snippet).outcome.why
    'Seven and two are nine'
    """
    total = match.claim
    counts = [one.value for one in snippet.figures if one.value.kind == "number" and isinstance(one.value, Quantity)]
    if not match.differs or not isinstance(total, Quantity) or total.kind != "number" or len(counts) != 1 + 1:
        return match
    one, other = counts
    exact = all(count.low == count.high and count.bound == "exact" for count in (total, one, other))
    if not exact or one.low + other.low != total.low or one.per != other.per:
        return match
    return Match(total, one, Comparison(Relation.CLOSE, f"{one.text} and {other.text} are {total.text}"))


def _is_gap(claim: Reading, figure: Quantity) -> bool:
    before, after = claim.text[: figure.span.start], claim.text[figure.span.end :]
    return bool(_BEFORE.search(before) or re.match(_BEHIND, after) or _BEHIND.match(f" {figure.noun}{after}"))


def _pair(gap: Quantity, snippet: Reading) -> tuple[Quantity, Quantity] | None:
    """The two figures of the snippet, and there are no more of the kind, between which the margin lies."""
    points = gap.unit == "percentage point" or (gap.noun == "point" and not gap.unit)
    kind = "share" if points else gap.kind
    nouns = {"", gap.noun, f"{gap.noun}s", gap.noun.removesuffix("s")}
    found = [
        one.value
        for one in snippet.figures
        if isinstance(one.value, Quantity)
        and one.value.kind == kind
        and one.value.low == one.value.high
        and (points or one.value.noun in nouns)
        and (points or one.value.unit == gap.unit)
    ]
    if len(found) != 2 or (not points and not any(figure.noun for figure in found) and gap.noun):
        return None
    return found[0], found[1]


__all__ = ["added", "told"]
