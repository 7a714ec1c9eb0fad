"""What is not so before a day: what is expected in June is not one that is not expected before October."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checker.denials import clause, has_negation
from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span
from factcheck.values.date import Moment

_NOT_BEFORE = re.compile(
    r"\b(?:not|never|no|nobody|none|nor|cannot|unlikely)\b(?:(?![.;])[^.;]){0,90}?\b(?:before|until|till|earlier than|"
    r"sooner than|ahead of)\s|n['’]t\b[^.;]{0,90}?\b(?:before|until|till|earlier than)\s",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"^(?:before|until|till|by) ")
_REACH = 14  # characters between "before" and the day: "the beginning of"
_NOT_AT = frozenset(["since", "until", "window"])


def not_before(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the day that the one text gives where by the other it does not happen before a later one.

    >>> from factcheck.checker.reading import read
    >>> claim = read("The bridge is not expected to open before 2031.")
    >>> [match.outcome.why for match in not_before(claim, read("The bridge is to open in 2029."))]
    ['2029 is before 2031']
    """
    for one, other in ((claim, snippet), (snippet, claim)):
        bound = _bound(one)
        if bound is None or _NOT_BEFORE.search(other.text):
            continue
        for day in _told(other):
            if day.point.last < bound.point.first:
                mine, yours = (bound, day) if one is claim else (day, bound)
                why = f"{day.text} is before {_BEFORE.sub('', bound.text)}"
                yield Match(mine, yours, Comparison(Relation.DIFFERENT, why, "not before"))
                return


def _bound(reading: Reading) -> Moment | None:
    """The day before which a text says that something is not so."""
    for found in _NOT_BEFORE.finditer(reading.text):
        for day in _days(reading):
            if 0 <= day.span.start - found.end() <= _REACH or day.span.start <= found.end() < day.span.end:
                return day
    return None


def _told(reading: Reading) -> list[Moment]:
    """The days on which a text says that something is so, in a clause that denies nothing."""
    return [
        day
        for day in _days(reading)
        if day.sense not in _NOT_AT and not has_negation(reading.text[_clause(reading, day).slice])
    ]


def _clause(reading: Reading, day: Moment) -> Span:
    return clause(reading.text, day.span)


def _days(reading: Reading) -> list[Moment]:
    return [day for day in reading.of_kind("date") if isinstance(day, Moment) and day.anchored]


__all__ = ["not_before"]
