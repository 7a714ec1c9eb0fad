"""Dates as the learned judge's marks see them: a month with its day and year, and the word that compares it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.checker.numerals import Word, words

_MONTH = {
    form: 1 + number % 12
    for forms in ("january february march april may june july august september october november december",
                  "jan feb mar apr may jun jul aug sep oct nov dec")
    for number, form in enumerate(forms.split())
} | {"sept": 9}  # fmt: skip
_SIGNS = {
    **dict.fromkeys(("after", "past", "following"), ">"), **dict.fromkeys(("before", "pre"), "<"),
    **dict.fromkeys(("by", "until", "till"), "<="), "since": ">=",
}  # fmt: skip
# A month without day or year is one only after such a word: "in may", but not "they may" or "a march".
_LEADING = frozenset(
    "in of by since until till from to during last next early late mid before after between through this end as".split()
)
_SKIPPED = frozenset(("the", "early", "late", "mid", "about", "around"))
_ORDINAL = ("st", "nd", "rd", "th")
_PER_YEAR, _PER_MONTH = 400, 32


class Moment(NamedTuple):
    """A month of a text, with its day where one is given; `year` is 0 and `sign` empty where the text has none."""

    start: int
    end: int
    low: int
    high: int
    year: int
    sign: str

    def interval(self, *, yearly: bool) -> tuple[int, int]:
        """Return its first and last day, counted from the year 0 or within a year that is not told."""
        begin = self.year * _PER_YEAR if yearly else 0
        return begin + self.low, begin + self.high


@lru_cache(maxsize=1024)
def moments(text: str) -> tuple[Moment, ...]:
    """Return the dates of a text that name a month, in order.

    >>> [(text[m.start : m.end], m.year, m.sign) for text in ["It closed after 7 March 2015."] for m in moments(text)]
    [('7 March', 2015, '>')]
    >>> moments("They may march.")
    ()
    """
    found = words(text)
    result: list[Moment] = []
    for at, word in enumerate(found):
        if word.form in _MONTH and text[word.start].isupper():
            read = _read(found, at)
            if read is not None and (not result or result[-1].end <= read.start):
                result.append(read)
    return tuple(result)


def _read(found: Sequence[Word], at: int) -> Moment | None:
    begin, end, day = at, at + 1, _day(found, at + 1)
    last = day
    if day:
        end += 2 if _form(found, at + 2) in _ORDINAL else 1
        if end < len(found) and found[end].start == found[end - 1].end + 1 and (until := _day(found, end)) > day:
            last, end = until, end + 1  # "April 17-24"
    else:
        begin, day = _day_before(found, at)
        last = day
    year = _year(found, end)
    if not day and not year and _form(found, at - 1) not in _LEADING:
        return None
    low = _PER_MONTH * _MONTH[found[at].form]
    return Moment(
        found[begin].start, found[end - 1].end, low + (day or 1), low + (last or 31), year, _sign(found, begin)
    )


def _year(found: Sequence[Word], at: int) -> int:
    """Return the year that stands at a word, four digits without a comma; else 0."""
    form = _form(found, at)
    whole = len(form) == 4 and form.isdigit() and form.isascii() and found[at].end - found[at].start == 4
    return int(form) if whole and 1000 <= int(form) < 2100 else 0


def _day_before(found: Sequence[Word], at: int) -> tuple[int, int]:
    """Return where "7th of" begins before a month, and the 7; the month's own place and 0 where there is no day."""
    begin = at - 1
    if _form(found, begin) == "of":
        begin -= 1
    if _form(found, begin) in _ORDINAL:
        begin -= 1
    day = _day(found, begin)
    return (begin, day) if day else (at, 0)


def _day(found: Sequence[Word], at: int) -> int:
    form = _form(found, at)
    return int(form) if form.isdigit() and form.isascii() and len(form) <= 2 and 1 <= int(form) <= 31 else 0


def _sign(found: Sequence[Word], begin: int) -> str:
    at = begin - 1
    while _form(found, at) in _SKIPPED:
        at -= 1
    if _form(found, at) == "to":
        return "<" if _form(found, at - 1) == "prior" else ""
    if _form(found, at) == "than":
        return {"later": ">", "earlier": "<"}.get(_form(found, at - 1), "")
    return _SIGNS.get(_form(found, at), "")


def _form(found: Sequence[Word], at: int) -> str:
    return found[at].form if 0 <= at < len(found) else ""


def contains(claimed: Moment, stated: Moment) -> bool | None:
    """Return whether a date of the evidence is the claimed one or meets its comparison; None where it may be.

    >>> (claimed,), (stated,) = moments("before April 2020"), moments("on 6 April")
    >>> contains(claimed, stated)
    False
    """
    yearly = bool(claimed.year and stated.year)
    (first, last), (begin, end) = claimed.interval(yearly=yearly), stated.interval(yearly=yearly)
    if (first, last, claimed.sign) == (begin, end, stated.sign):
        return True
    if claimed.sign:
        later, open_end = claimed.sign[0] == ">", len(claimed.sign) == 1
        if later:
            inside, apart = (begin > last, end <= last) if open_end else (begin >= first, end < first)
        else:
            inside, apart = (end < first, begin >= first) if open_end else (end <= last, begin > last)
    else:
        inside, apart = first <= begin and end <= last, end < first or last < begin
    return True if inside else False if apart else None
