"""Days of the week: what happened on 14 April 2026 did not happen on a Wednesday."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck import values
from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.date import Moment

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")


def weekdays(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the day of the week of a claim's date where the snippet has the date, and it was another.

    >>> from factcheck.checker.reading import read
    >>> claim = read("The deal was signed on Wednesday, 14 April 2026.")
    >>> [match.outcome.why for match in weekdays(claim, read("They signed it on 14 April 2026."))]
    ['2026-04-14 was a Tuesday']
    """
    for ours in claim.of_kind("date"):
        named = _DAY.findall(ours.text)
        for theirs in snippet.of_kind("date"):
            if len(named) != 1 or not isinstance(ours, Moment) or not isinstance(theirs, Moment):
                continue
            day = theirs.point.first
            known = theirs.grain == "day" and day == theirs.point.last and str(day.year) in theirs.text
            if not known or _DAY.search(theirs.text) or not any(sign.isdigit() for sign in ours.text):
                continue  # a day without its date may be of another week
            if values.compare(ours, theirs).relation is Relation.EQUAL and named[0] != _DAYS[day.weekday()]:
                start = ours.span.start + ours.text.index(named[0])
                word = Value("date", Span(start, start + len(named[0])), named[0])
                why = f"{day.isoformat()} was a {_DAYS[day.weekday()]}"
                yield Match(word, theirs, Comparison(Relation.DIFFERENT, why, "calendar"))
                return


__all__ = ["weekdays"]
