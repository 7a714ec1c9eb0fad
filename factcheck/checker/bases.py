"""The time from which a change is counted: "twelve months before" is told by two dates a year apart."""

from __future__ import annotations

import re
from itertools import combinations

from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.date import Moment
from factcheck.values.quantity import Quantity

BASE = "base"  # the aspect of what is no figure of its own: that it is met bears nothing out
_BEFORE = re.compile(r"\s(?:before|earlier|ago|previously)\b")
_YEAR = re.compile(r"\b(?:(?:twelve|12) months|(?:an?|one) year)$", re.IGNORECASE)
_A_YEAR_BEFORE = re.compile(
    r"\b(?:(?:same|corresponding) (?:\w+ )?(?:months?|period|quarter|day|time|half) (?:of|in|the)|"
    r"(?:the|a) year (?:before|earlier|ago)|previous year|last year)\b",
    re.IGNORECASE,
)


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of the year by which a change is counted back, met where the snippet compares two such times.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim = read("Exports were lower than twelve months before.")
    >>> snippet = read("Exports came to 61 tonnes in May 2025, compared with 65 tonnes in May 2024.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    'lower than twelve months: May 2024'
    """
    span = match.claim
    if match.met or not isinstance(span, Quantity) or span.kind != "duration" or not _YEAR.search(span.text):
        return match
    base = year_before(snippet)
    if base is None or not _BEFORE.match(claim.text, span.span.end):
        return match
    return Match(span, base, Comparison(Relation.CLOSE, f"{span.text}: {base.text}", BASE))


def year_before(snippet: Reading) -> Value | None:
    """Return the time of a snippet that lies a year before another one in it, None where there is none."""
    words = _A_YEAR_BEFORE.search(snippet.text)
    if words:
        return Value("date", Span(*words.span()), words[0])
    days = [day for day in snippet.of_kind("date") if isinstance(day, Moment) and day.anchored and day.sense == "at"]
    for one, other in combinations(days, 2):
        early, late = sorted((one, other), key=lambda day: day.point.first)
        alike = early.grain == late.grain and early.point.first.month == late.point.first.month
        if alike and late.point.first.year - early.point.first.year == 1:
            return early
    return None


__all__ = ["BASE", "told", "year_before"]
