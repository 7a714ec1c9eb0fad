"""When something was last so: "have not won since September" and "their last victory dates from 16 August"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.passage import passage
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation
from factcheck.values.act import Act
from factcheck.values.date import Moment

_LAST = re.compile(
    r"\b(?:last|latest|most recent)\b(?! (?:week|month|year|night|season|summer|winter|spring|autumn|\w+day)\b)"
)


def last_time(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the day since which the claim says that it was not so, where the snippet has another for the last time.

    >>> from factcheck.checker.reading import read
    >>> claim = read("United have not won since September 2025.")
    >>> [match.outcome.why for match in last_time(claim, read("United's last win dates from 16 August 2025."))]
    ['the last time was 16 August 2025, not September 2025']
    """
    for denied, other in ((claim, snippet), (snippet, claim)):
        part = passage(claim, snippet)
        since = [day for day in _days(denied) if day.sense == "since"]
        at = [day for day in _days(other) if day.sense == "at" and (other is claim or part.covers(day.span))]
        if len(since) != 1 or len(at) != 1 or not is_negative(denied) or is_negative(other):
            continue
        last = _LAST.search(other.text)
        if last is None or not _one_deed(denied, other) or _overlap(since[0], at[0]):
            continue
        ours, theirs = (since[0], at[0]) if denied is claim else (at[0], since[0])
        last_day, not_day = at[0].text, since[0].text.removeprefix("since ")
        why = f"the last time was {last_day}, not {not_day}" if denied is claim else f"not since {not_day}"
        yield Match(ours, theirs, Comparison(Relation.DIFFERENT, why, "date"))


def _days(reading: Reading) -> list[Moment]:
    return [value for value in reading.of_kind("date") if isinstance(value, Moment) and value.anchored]


def _one_deed(one: Reading, other: Reading) -> bool:
    """Whether both tell of one deed: in one word, or in two that stand for it, as won and victory do."""
    if any(
        _AWAY[place] in reading.text and place in against.text
        for place in _AWAY
        for reading, against in ((one, other), (other, one))
    ):
        return False
    acts = ([act for act in reading.of_kind("act") if isinstance(act, Act)] for reading in (one, other))
    told = [{(act.axis, act.side) for act in found} for found in acts]
    if all(told):
        return bool(told[0] & told[1])
    return bool({term.stem for term in one.plain} & {term.stem for term in other.plain})


_AWAY = {" at home": " away", " men’s": " women’s", " men's": " women's"}


def _overlap(one: Moment, other: Moment) -> bool:
    return one.point.first <= other.point.last and other.point.first <= one.point.last


__all__ = ["last_time"]
