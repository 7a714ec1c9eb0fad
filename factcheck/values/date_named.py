"""What the words of a date name, and how the day of the article fills in what they leave out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import NamedTuple

from factcheck.records import Period
from factcheck.values import date_calendar as cal


@dataclass(frozen=True, slots=True)
class Named:
    """What the words of a date name before the calendar fills the rest: a year, a part of one, or days."""

    grain: str
    year: int | None = None
    month: int = 0  # of a month or day; the first month of a quarter, half or season
    day: int = 0
    part: str = ""
    loose: bool = False  # "about", fiscal years, seasons: a neighbouring date is no other date
    days: Period | None = None  # already settled
    name: str = ""  # of a feast
    weekday: int | None = None
    window: bool = False
    pinned: bool = True  # False where the words are relative to an unknown day


_UNPINNED = Named("interval", pinned=False)
_STEP = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


class Now(NamedTuple):
    """The day a text speaks from, as far as it is known, and whether it speaks of what is to come; None if it may."""

    as_of: Period | None
    future: bool | None = None

    @property
    def today(self) -> dt.date | None:
        """The day itself; None where only a month or a year is known."""
        return self.as_of.first if self.as_of and self.as_of.first == self.as_of.last else None

    @property
    def year(self) -> int | None:
        """The year, where the text speaks from one."""
        return self.as_of.first.year if self.as_of and self.as_of.first.year == self.as_of.last.year else None

    @property
    def month(self) -> dt.date | None:
        """The first of the month, where the text speaks from one."""
        if self.as_of and (self.as_of.first.year, self.as_of.first.month) == (
            self.as_of.last.year,
            self.as_of.last.month,
        ):
            return self.as_of.first.replace(day=1)
        return None

    def settle(self, named: Named) -> tuple[Period, bool]:
        """Return the days meant and whether they are sure; every day there is where nothing is known."""
        whole = self._whole(named)
        if whole is None:
            return Period(cal.FIRST, cal.LAST), False
        if named.part:
            whole = cal.part(whole, named.part, named.grain)
        return whole, named.pinned

    def _whole(self, named: Named) -> Period | None:
        if named.days is not None:
            return named.days
        if not named.pinned:
            return None
        if named.weekday is not None:
            return self._weekday(named.weekday)
        if named.name:
            return self._feast(named)
        year = named.year if named.year is not None else self.year_of(named.month, named.day or 1, named.grain)
        if year is None:
            return None
        if named.grain == "day":
            day = cal.day(year, named.month, named.day)
            return Period(day, day) if day else None
        if named.grain == "season":
            return cal.season(year, named.month)
        if named.grain == "year":
            return cal.years(year, year)
        return cal.months(year, named.month, {"month": 1, "quarter": 3, "half": 6}[named.grain])

    def year_of(self, month: int, day: int = 1, grain: str = "day") -> int | None:
        """Return the year of a month or day named without one: past or to come as the text looks, else the nearest.

        Of two as near the past one. "The gala on 12 May", told in March, is not of last year: that would be said.
        """
        if self.today is None:
            return None
        here = self.today
        first = cal.day(here.year, month, day) or cal.day(here.year, month, 28) or here
        length = {"day": 0, "month": 1, "quarter": 3, "half": 6, "season": 3}.get(grain, 1)
        last = first if length == 0 else cal.move_day(cal.move_month(first, length), -1)
        if self.future:
            return here.year if last >= here else here.year + 1
        past = here.year if first <= here else here.year - 1
        if self.future is None and grain != "season":
            gone = here - (first if past == here.year else cal.move_month(first, -12))
            return past + (gone > cal.move_month(first, 12 * (past + 1 - here.year)) - here)
        return past

    def _weekday(self, weekday: int) -> Period | None:
        if self.today is None:
            return None
        ahead = (weekday - self.today.weekday()) % 7
        back = (self.today.weekday() - weekday) % 7
        day = cal.move_day(self.today, (ahead or 7) if self.future else -back)
        return Period(day, day)

    def _feast(self, named: Named) -> Period | None:
        if named.year is not None:
            day = cal.holiday(named.name, named.year)
            return Period(day, day)
        if self.today is None:
            return None
        candidates = [cal.holiday(named.name, self.today.year + by) for by in (-1, 0, 1)]
        if self.future:
            day = min(day for day in candidates if day >= self.today)
        else:
            day = max(day for day in candidates if day <= self.today)
        return Period(day, day)

    # -- relative words

    def near_year(self, word: str) -> int | None:
        """Return the year of "this year", "last year", "next year"."""
        if self.year is None:
            return None
        return self.year + {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(word, 0)

    def near_day(self, by: int) -> Named:
        """Return the day so many days on."""
        if self.today is None:
            return replace(_UNPINNED, grain="day")
        day = cal.move_day(self.today, by)
        return Named("day", days=Period(day, day))

    def day_of_week(self, by: int, weekday: int) -> Named:
        """Return a day of the week so many weeks on: "Tuesday of last week"."""
        return self.near_day(7 * by + weekday - self.today.weekday() if self.today else 0)

    def near_unit(self, word: str, unit: str) -> Named:
        """Return "last week", "this month", "next year", "this decade"."""
        by = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1}.get(word, 0)
        if unit in _DAYS:
            return self._near_week(by, unit)
        if unit in ("year", "decade", "century"):
            return self._near_years(by, unit)
        start = self.month
        if start is None:
            return replace(_UNPINNED, grain=unit)
        step = _STEP[unit]
        first = (start.month - 1) // step * step + 1 + by * step
        return Named(unit, days=cal.months(start.year, first, step))

    def _near_week(self, by: int, unit: str) -> Named:
        if self.today is None or unit == "fortnight":
            return _UNPINNED
        if unit == "day":
            return self.near_day(by)
        week = cal.week(cal.move_day(self.today, 7 * by))
        return Named("interval", days=Period(cal.move_day(week.first, 5), week.last) if unit == "weekend" else week)

    def _near_years(self, by: int, unit: str) -> Named:
        if self.year is None:
            return replace(_UNPINNED, grain=unit)
        if unit == "year":
            return Named("year", days=cal.years(self.year + by, self.year + by))
        size = 10 if unit == "decade" else 100
        first = self.year // size * size + by * size + (1 if size == 100 else 0)
        return Named(unit, days=cal.years(first, first + size - 1))

    def near_season(self, word: str, first: int) -> Named:
        """Return "last summer", "this spring"."""
        if self.today is None:
            return replace(_UNPINNED, grain="season", loose=True)
        here = self.today
        year = here.year
        begun = cal.season(year, first).first <= here
        if word in ("last", "past", "previous"):
            year -= 0 if cal.season(year, first).last < here else 1
        elif word in ("next", "coming"):
            year += 1 if begun else 0
        elif first == 12 and here.month <= 2:
            year -= 1
        return Named("season", loose=True, days=cal.season(year, first))

    def near_weekday(self, word: str, weekday: int) -> Named:
        """Return "last Tuesday", "next Friday", "this Monday"."""
        if self.today is None:
            return replace(_UNPINNED, grain="day")
        ahead = (weekday - self.today.weekday()) % 7
        if word in ("next", "coming"):
            by = ahead or 7
        elif word in ("this", "current"):
            by = ahead if self.future else -((self.today.weekday() - weekday) % 7)
        else:
            by = ahead - 7
        day = cal.move_day(self.today, by)
        return Named("day", days=Period(day, day))

    def near_month(self, word: str, month: int) -> Named:
        """Return "last May", "next March", "this April"."""
        if self.today is None:
            return Named("month", None, month, pinned=False)
        year = self.today.year
        if word in ("last", "past", "previous"):
            year -= 0 if month < self.today.month else 1
        elif word in ("next", "coming"):
            year += 0 if month > self.today.month else 1
        return Named("month", year, month)

    def ago(self, count: int, unit: str) -> Named:
        """Return "three years ago", with a negative count "three years from now"."""
        if count == 0 or self.today is None:
            return replace(_UNPINNED, grain=unit if unit in ("day", "month", "year", "decade") else "interval")
        if unit == "day":
            return self.near_day(-count)
        if unit in _DAYS:
            return replace(self._near_week(-count * (2 if unit == "fortnight" else 1), "week"), loose=True)
        if unit == "quarter":
            return _UNPINNED
        day = cal.move_month(self.today, -count * _STEP[unit])
        if unit == "month":
            return Named("month", day.year, day.month, loose=True)
        return Named("year", day.year, loose=True)

    def last_units(self, count: int, unit: str) -> Named:
        """Return "the last six months", "the past decade": a window that ends today."""
        if self.today is None or count == 0:
            return replace(_UNPINNED, window=True)
        return Named(
            "interval", days=Period(self._moved(self.today, -count, unit), self.today), loose=True, window=True
        )

    def next_units(self, count: int, unit: str) -> Named:
        """Return "the next two years": a window that starts today."""
        if self.today is None or count == 0:
            return replace(_UNPINNED, window=True)
        return Named("interval", days=Period(self.today, self._moved(self.today, count, unit)), loose=True, window=True)

    def window(self, end: Named, count: int, unit: str) -> Named:
        """Return the window of some units that ends with a date: "the 12 months to April 2025"."""
        last, sure = self.settle(end)
        if not sure or last.last == cal.LAST:
            return replace(_UNPINNED, window=True)
        first = cal.move_day(self._moved(cal.move_day(last.last, 1), -count, unit), 0)
        return Named("interval", days=Period(first, last.last), loose=end.loose, window=True)

    def week_of(self, named: Named) -> Named:
        """Return the week a day is in."""
        days, sure = self.settle(named)
        return Named("interval", days=cal.week(days.first)) if sure else _UNPINNED

    def side_of(self, named: Named, word: str) -> Named:
        """Return "earlier this month" or "later this year": the stretch's part before or after today."""
        days, sure = self.settle(named)
        if not sure or self.today is None or not days.first <= self.today <= days.last:
            return named
        stretch = Period(days.first, self.today) if word == "earlier" else Period(self.today, days.last)
        return replace(named, days=stretch, loose=True, part="")

    def _moved(self, day: dt.date, count: int, unit: str) -> dt.date:
        if unit in _DAYS:
            return cal.move_day(day, count * _DAYS[unit])
        return cal.move_month(day, count * _STEP[unit])
