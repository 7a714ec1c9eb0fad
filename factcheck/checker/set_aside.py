"""Figures that differ and deny nothing: of a part, of a time so far, of where a change began, of how long after."""

from __future__ import annotations

import re

from factcheck.checker.match import Match
from factcheck.checker.reading import FIGURES, Reading
from factcheck.records import Comparison, Relation, Value
from factcheck.values import compare
from factcheck.values.quantity import Quantity

_MET = (Relation.EQUAL, Relation.CLOSE)
_BOUNDS = frozenset({"at least", "more than", "at most", "less than", "up to"})
# "Two days after she left": from what to what, not how long anything went on.
_OFFSET = re.compile(r"\s(?:after|before|later|earlier|ago|prior|into|from now|beforehand|afterwards)\b")
_SINCE = re.compile(r"\b(?:within|after|in|for) $")
# "One in five, compared with one in eight in 2015": the second is what the first is held against.
_HELD_AGAINST = re.compile(
    r"\b(?:compared (?:with|to)|(?:as )?against|up from|down from|rather than|instead of|than|versus)\s"
    r"(?:(?:the|a|an|just|only|about|some|nearly|almost) )?$",
    re.IGNORECASE,
)
# "By the end of March it had cost 2.9 million": it may have cost more since.
_BY_THEN = re.compile(
    r"\b[Bb]y (?:the )?(?:end|middle|start|beginning) of [\w ,]{3,30}?(?<=\w),? [^.;]{0,60}?\b(?:had|has|have)\b"
    r"|\b(?:had|has|have)\b[^.;]{0,60}? by (?:the )?(?:end|middle|start|beginning) of\b"
)
_OF_ITS = re.compile(r"\s(?:of|out of) (?:the |its |their |his |her |our |these |those |[\w’'-]+ ?[\w’'-]*['’]s? )")


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a figure, without a stance where what differs is a figure of something else.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("She worked there for six years."), read("Two days after she fell ill, she left.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    'Two days is how long after'
    """
    if not match.differs or match.snippet is None:
        return match
    ours, theirs = match.claim, match.snippet
    if (other := _within_bound(ours, snippet)) is not None:
        return other
    why = (
        _how_long_after(ours, theirs, claim, snippet)
        or _held_against(ours, claim, snippet)
        or _so_far(ours, theirs, claim, snippet)
        or _a_part(ours, theirs, claim, snippet)
    )
    return Match(ours, None, Comparison(Relation.INCOMPARABLE, why, "elsewhere")) if why else match


def _within_bound(ours: Value, snippet: Reading) -> Match | None:
    """Return what meets a bound, though it answers another figure, too: "196,400 people, fewer than 200,000"."""
    if not isinstance(ours, Quantity) or ours.bound not in _BOUNDS:
        return None
    met = ((figure.value, compare(ours, figure.value)) for figure in snippet.figures)
    return next((Match(ours, value, outcome) for value, outcome in met if outcome.relation in _MET), None)


def _how_long_after(ours: Value, theirs: Value, claim: Reading, snippet: Reading) -> str:
    if ours.kind != "duration" or not _OFFSET.match(snippet.text, theirs.span.end):
        return ""
    alike = _OFFSET.match(claim.text, ours.span.end) or _SINCE.search(claim.text[: ours.span.start].split(",")[-1])
    return "" if alike and not claim.text[: ours.span.start].endswith("for ") else f"{theirs.text} is how long after"


def _held_against(ours: Value, claim: Reading, snippet: Reading) -> str:
    """Return that the claim holds another figure against this one, and the snippet has one figure of the kind."""
    before = any(one.kind in FIGURES and one.span.end < ours.span.start for one in claim.values)
    alone = sum(one.value.kind == ours.kind for one in snippet.figures) == 1
    held = before and alone and _HELD_AGAINST.search(claim.text, 0, ours.span.start)
    return f"{ours.text} is what another figure is held against" if held else ""


def _so_far(ours: Value, theirs: Value, claim: Reading, snippet: Reading) -> str:
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or claim.of_kind("date"):
        return ""
    more = ours.unit == theirs.unit and ours.amount > theirs.amount
    return f"{theirs.text} is as of a day" if more and _BY_THEN.search(snippet.text) else ""


def _a_part(ours: Value, theirs: Value, claim: Reading, snippet: Reading) -> str:
    """Return that the claim counts some of what the snippet counts all of: "three of its scanners", "five scanners"."""
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or ours.kind != "number":
        return ""
    part = _OF_ITS.match(claim.text, ours.span.end) and not _OF_ITS.match(snippet.text, theirs.span.end)
    return f"{ours.text} is a part" if part and ours.amount < theirs.amount else ""


__all__ = ["told"]
