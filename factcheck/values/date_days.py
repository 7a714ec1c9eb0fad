"""Days, months, feasts, decades and centuries as they are written out."""

from __future__ import annotations

import datetime as dt
from functools import cache

from factcheck.records import Period
from factcheck.values import date_calendar as cal
from factcheck.values.date_named import Named
from factcheck.values.date_words import DASH, DAYTIMES, Found, Words
from factcheck.values.tokens import Phrases

_CENTURY_WORDS = frozenset(["centuries", "century"])
_TITLES = frozenset("mr mrs ms miss dr sir".split())
_NO_WEEKDAY = frozenset("times telegraph mail mirror express herald people sun addams island post".split())
_BEFORE_MONTH = frozenset(
    "in since by until till from of during last next this early mid late and to through for between before after per "
    "every each previous coming past - – / or , ( end than versus vs on around".split()
)


@cache
def _feasts() -> Phrases[str]:
    return Phrases([*((name, name) for name in sorted(cal.HOLIDAYS)), *((name, name) for name in cal.FAMOUS)])


def _day_of(written: list[str], mark: str) -> dt.date | None:
    numbers = [int(number) for number in written]
    if len(written[0]) == 4:
        return cal.day(numbers[0], numbers[1], numbers[2]) if mark in "-/" else None
    if len(written[2]) not in (2, 4) or (len(written[2]) == 2 and mark == ".") or mark == "–":
        return None
    year = numbers[2] if len(written[2]) == 4 else 2000 + numbers[2] if numbers[2] < 70 else 1900 + numbers[2]
    return cal.day(year, numbers[1], numbers[0]) or cal.day(year, numbers[0], numbers[1])


_WEEKS = {"last": -1, "this": 0, "next": 1}


class DayRules(Words):
    """The rules for dates that name a day or a month, and for those that name ten or a hundred years."""

    def numeric(self, at: int) -> Found | None:
        """2025-05-13, 13/05/2025, 05/13/2025, 13.05.2025: the day stands first unless it cannot."""
        if not (self.joined(at + 1) and self.joined(at + 2) and self.joined(at + 3) and self.joined(at + 4)):
            return None
        mark = self.low(at + 1)
        if mark not in "-/.–" or self.low(at + 3) != mark or (self.joined(at) and self.raw(at - 1) in "-/."):
            return None
        written = [self.raw(at + step) for step in (0, 2, 4)]
        if not all(number.isdecimal() and len(number) <= 4 for number in written):
            return None
        day = _day_of(written, mark)
        return (at + 5, Named("day", days=Period(day, day))) if day else None

    def day_month(self, at: int) -> Found | None:
        """5 May, 5th of May 2025, 13–15 May 2025, 13 and 14 May."""
        first = self.day_at(at)
        if not first:
            return None
        after, day = first
        second = self.day_at(after + 1) if self.low(after) in DASH or self.low(after) == "and" else None
        if second and self.low(after) == "and" and second[1] != day + 1:  # "on 3 and 17 May" is no stretch of days
            second = None
        if second and (named := self.month_at(second[0])):
            end, year = self.year_after(named[0])
            return end, self.days(year, named[1], day, second[1])
        named = self.month_at(self.skip(self.skip(after, "of"), "of"))
        if not named or (named[1] == 5 and self.raw(named[0] - 1) != "May"):
            return None
        end, year = self.year_after(named[0])
        return (end, Named("day", year, named[1], day)) if cal.day(year or 2024, named[1], day) else None

    def days(self, year: int | None, month: int, first: int, last: int) -> Named:
        year = year if year is not None else self.now.year_of(month, first)
        start, end = cal.day(year or 2024, month, first), cal.day(year or 2024, month, last)
        if year is None or start is None or end is None or end < start:
            return Named("interval", month=month, pinned=False)
        return Named("interval", days=Period(start, end))

    def year_after(self, at: int, *, comma: bool = True) -> tuple[int, int | None]:
        """Return the year that may end a date ("May 5, 2025", "May of 2025"), and the place after it."""
        place = self.skip(at, ",") if comma else at
        place = self.skip(place, "of", "in", "-") if self.year_at(place + 1) else place
        year = self.year_at(place)
        return self._near_year_after(at) if year is None else (place + 1, year)

    def _near_year_after(self, at: int) -> tuple[int, int | None]:
        """The year of "April last year", "3 May of this year", and the place after it."""
        place = self.skip(at, "of")
        near = self.low(place) in ("last", "this", "next") and self.low(place + 1) == "year"
        owned = self.low(place + 2) in ("'s", "’s")  # "sold in May last year's harvest": of the harvest
        year = self.now.near_year(self.low(place)) if near and not owned else None
        return (at, None) if year is None else (place + 2, year)

    def month_first(self, at: int, *, sure: bool) -> Found | None:
        """May 5, 2025; Nov. 5–7, 2024; June 2015; March."""
        named = self.month_at(at)
        if not named:
            return None
        after, number = named
        if (day := self.day_at(after)) and not self.year_at(after):
            return self.month_day(day, number)
        end, year = self.year_after(after)
        if year is not None:
            return end, Named("month", year, number)
        if not (sure or self.is_month(at, after)):
            return None
        return after, Named("month", None, number)

    def month_day(self, day: tuple[int, int], month: int) -> Found | None:
        after, first = day
        if self.low(after) in DASH and (second := self.day_at(after + 1)):
            end, year = self.year_after(second[0])
            return end, self.days(year, month, first, second[1])
        if not cal.day(2024, month, first):
            return None
        end, year = self.year_after(after)
        return end, Named("day", year, month, first)

    def is_month(self, at: int, after: int) -> bool:
        """Whether a bare month is meant: May, March, April, June and August need a word before that says so."""
        low, before = self.low(at), self.low(at - 1)
        if low in cal.SHORT_MONTHS:
            return False
        if before in _BEFORE_MONTH:
            return not self.is_name(after) or low not in ("april", "june", "august", "may")
        return low not in ("may", "march", "april", "june", "august") and not self.is_name(after)

    def is_name(self, after: int) -> bool:
        token = self.words[after] if after < self.size else None
        return token is not None and token.word and token.capital and not token.raw.isupper() and len(token.raw) > 2

    def weekday(self, at: int) -> Found | None:
        """Monday; Monday night; Monday, 26 May 2025; Sat. 3 May; Monday of last week."""
        low = self.low(at)
        short = low in cal.SHORT_WEEKDAYS
        after = at + 1 + (short and self.low(at + 1) == "." and self.joined(at + 1))
        full = self.point(self.skip(self.skip(after, ","), "the"), sure=False) if self.dated(after) else None
        if full and full[1].grain == "day":
            return full
        if short or self.low(at - 1) in _TITLES or self.low(at + 1) in _NO_WEEKDAY or self.low(at - 2) in _TITLES:
            return None
        to = after + 2 if self.low(after) in ("to", "and", "until") and self.low(after + 1) in cal.WEEKDAYS else after
        if self.low(to) == "of" and self.low(to + 1) in _WEEKS and self.low(to + 2) == "week":  # "Monday to Friday of"
            named = self.now.day_of_week(_WEEKS[self.low(to + 1)], cal.WEEKDAYS[low])
            return (to + 3 if to == after else after), named
        return self.skip(after, *DAYTIMES), Named("day", weekday=cal.WEEKDAYS[low])

    def dated(self, after: int) -> bool:
        place = self.skip(self.skip(after, ","), "the")
        return bool(self.day_at(place) or self.month_at(place))

    def feast(self, at: int) -> Found | None:
        hit = _feasts().at(self.words, at)
        if hit is None or hit.payload is None:
            return None
        if not (self.words[at].capital or hit.payload in cal.FAMOUS) or self.words[hit.last - 1].raw.islower():
            return None
        if hit.payload in cal.FAMOUS:
            known = cal.FAMOUS[hit.payload]
            clear = not self.joined(hit.last) and not self.joined(at)
            return (hit.last, Named("day", days=Period(known, known))) if clear or self.words[at].capital else None
        end, year = self.year_after(hit.last)
        return end, Named("day", year, name=hit.payload)

    def century(self, at: int) -> Found | None:
        """the 21st century, 19th-century, the twentieth century."""
        number = self.digits(at, 2)
        after = at + 2 if self.joined(at + 1) and self.low(at + 1) in ("st", "nd", "rd", "th") else 0
        if number is None:
            number, after = cal.ORDINALS.get(self.low(at), 0), at + 1
            if self.low(at) == "twenty" and self.low(at + 2) == "first":
                number, after = 21, at + 3
        place = self.skip(after, "-", "‑")
        if not number or not after or self.low(place) not in _CENTURY_WORDS:
            return None
        end = place + 1
        if self.low(end).upper() in ("BC", "BCE"):
            return None
        return end, Named("century", days=cal.years(number * 100 - 99, number * 100))

    def decade(self, at: int) -> Found | None:
        """the 1970s, the '70s, 1970's."""
        number = self.digits(at)
        if number is None or number % 10 or self.low(at + 1) not in ("s", "'s") or not self.joined(at + 1):
            return None
        if len(self.raw(at)) == 2 and number >= 20:
            number += 1900
        if not 1000 <= number <= 2190:
            return None
        return at + 2, Named("decade", days=cal.years(number, number + 9))

    def short_decade(self, at: int) -> Found | None:
        return self.decade(at + 1) if self.joined(at + 1) else None

    def word_decade(self, at: int) -> Found | None:
        decade = cal.DECADES.get(self.low(at))
        if decade is None or self.low(at - 1) not in ("the", "early", "mid", "late", "-"):
            return None
        if (self.low(at - 2) == "in" and self.low(at - 1) == "the") or self.low(at - 1) != "the":
            return at + 1, Named("decade", days=cal.years(decade, decade + 9))
        return None
