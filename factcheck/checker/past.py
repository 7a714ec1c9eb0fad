"""Whether a snippet speaks of a time well before the claim."""

from __future__ import annotations

import datetime as dt
import re

from factcheck.checker.passage import clause_of, is_of_now, passage
from factcheck.checker.reading import Reading, digits
from factcheck.records import Period
from factcheck.values.date import Moment

# A claim without a date speaks of the months before the article; of what rose or fell, of the weeks before it.
_RECENT = dt.timedelta(days=270)

_LATELY = dt.timedelta(days=45)

_EVER = re.compile(
    r"\b(?:never|ever|always|(?:has|have)(?:n['’]t| not| yet to))\b", re.IGNORECASE
)  # such a claim speaks of all times

_NEVER = re.compile(r"\bnever\b(?! before)", re.IGNORECASE)

# And such a claim of a time that was over: "had won three contracts".
_BY_THEN = re.compile(
    r"\bhad (?:\w+ly |already |been )*(?:\w{3,}ed|\w{2,}en|won|lost|sold|bought|made|paid|built|found|led|told|held|"
    r"met|spent|sent|run|gone|done|cut|put|set|brought|begun|come|become|been|grown|known|stood|kept|shown|drawn)\b"
)


# "By 31 January": of which year is not said.
_LACKS_ITS_YEAR = re.compile(r"(?:[A-Za-z]+ )*(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2})(?! \d)")

# When those were born of whom it speaks says nothing of when: "3,410 children born from 2008 to 2010 were asked".
_BORN = re.compile(r"\b(?:born|aged|dating) (?:in |from |between |on )?$")

# Nor when that was which something is compared with: "six points lower than in 2019".
_COMPARED = re.compile(
    r"\b(?:than|compared (?:with|to)|against|versus|"
    r"(?:below|above|short of) (?:those|that|the (?:level|figure|number)s?))\b(?: [a-z]+){0,4} $"
    r"|\b(?:from|after|against|compared (?:with|to)) (?:[A-Z]{3} )?[£€$]?\d[\d.,]*(?:%| per ?cent)?(?: [a-z]+){0,3} $"
)
_IN_BRACKETS = re.compile(r"(?:[:,] ?| [-–] | )[^()\d]{0,24}\d[^()]{0,24}\)")  # "52.3 million (2024, 38.9 million)"

_IS_SO_OLD, _IS_AGED = (
    re.compile(r"\bis (?:aged )?\d\d(?: years old)?\W*$"),
    re.compile(r"\b(?:who|he|she) is (?:now )?\d\d\b"),
)


def is_past(claim: Reading, snippet: Reading, as_of: Period | None, *, lately: bool = False) -> bool:
    """Return whether the snippet speaks of a time well before the article and the claim, undated, of now."""
    told = [
        value
        for value in snippet.of_kind("date")
        if isinstance(value, Moment)
        and value.anchored
        and not _LACKS_ITS_YEAR.fullmatch(value.text)
        and not _BORN.search(snippet.text, 0, value.span.start)
        and not _COMPARED.search(snippet.text, 0, value.span.start)
        and not (
            snippet.text[: value.span.start].endswith("(")
            and _IN_BRACKETS.match(snippet.text, value.span.end)
            and digits(claim.text) & digits(snippet.text)
        )
    ]
    if not told or claim.of_kind("date") or _EVER.search(claim.text) or _BY_THEN.search(claim.text):
        return False
    if _IS_SO_OLD.search(claim.text) and _IS_AGED.search(snippet.text):  # "who is 57, joined in 1999"
        return False
    part = passage(claim, snippet)
    if _NEVER.search(snippet.text, part.start, part.end):  # "was destroyed and never rebuilt"
        return False
    own = clause_of(claim, snippet)
    if own is not None and is_of_now(
        snippet, own
    ):  # "it came out in 2008 and has been translated", "serves 400 people"
        return False
    if is_of_now(snippet, part):  # "opened in 1986. It is larger than Harwick General"
        return False
    if as_of is None:  # when the article was written is not known either
        return bool(claim.figures)
    window = _LATELY if lately else _RECENT
    return all((_days(value).last if lately else _heart(_days(value))) < as_of.first - window for value in told)


def _days(moment: Moment) -> Period:
    """The days of a date; of "by the end of 2026" and "until 2030" those named, not all before."""
    return moment.point if moment.sense in ("by", "until", "before") else moment.period


def _heart(period: Period) -> dt.date:
    """The last day of a period; an earlier one of a season, which the next follows, of several years the middle."""
    length = period.last - period.first
    if length.days > 366:
        return period.first + length / 2
    return period.last if period.first.year == period.last.year else period.last - length / 4


__all__ = ["is_past"]
