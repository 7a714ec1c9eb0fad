"""Years, and what parts or crosses them: quarters, halves, seasons, fiscal years, 2010–15."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from factcheck.records import Period
from factcheck.values import date_calendar as cal
from factcheck.values.date_days import DayRules
from factcheck.values.date_named import Named
from factcheck.values.date_words import DASH, Found
from factcheck.values.date_years import is_year_here

QUARTERS = {
    "first": 1,
    "second": 4,
    "third": 7,
    "fourth": 10,
    "1": 1,
    "2": 4,
    "3": 7,
    "4": 10,
    "final": 10,
    "last": 10,
}


def _split_year(first: int) -> Named:
    """A year across two: April to March in London and Delhi, July to June in Islamabad; where, the text rarely says."""
    return Named("year", loose=True, days=Period(dt.date(first, 7, 1), dt.date(first + 1, 6, 30)))


class YearRules(DayRules):
    """The rules for years and for what is counted in quarters, halves and seasons of them."""

    def short_quarter(self, at: int) -> Found | None:
        """Q3 2024, Q3, 3Q 2024, H1 2024, 1H24."""
        low, after = self.low(at), self.low(at + 1)
        if low in ("q", "h") and after in ("1", "2", "3", "4") and self.joined(at + 1) and self.words[at].capital:
            letter, number = low, int(after)
        elif low in ("1", "2", "3", "4") and after in ("q", "h") and self.joined(at + 1):
            letter, number = after, int(low)
        else:
            return None
        if letter == "h" and number > 2:
            return None
        grain, month = ("quarter", 3 * number - 2) if letter == "q" else ("half", 6 * number - 5)
        end, year, loose = self.of_year(at + 2)
        return end, Named(grain, year, month, loose=loose)

    def of_year(self, at: int) -> tuple[int, int | None, bool]:
        """Return the year a quarter belongs to: 2024, of 2024, of fiscal 2024, of this year."""
        place = self.skip(self.skip(self.skip(at, ",", "-", "’", "'"), "of", "in"), "the")
        year = self.year_at(place)
        if year is not None:
            return place + 1, year, False
        if self.low(place) in ("last", "this", "next", "the", "that") and self.low(place + 1) == "year":
            return place + 2, self.now.near_year(self.low(place)), False
        found = self.fiscal(place)
        if found and found[1].days:
            return found[0], found[1].days.last.year, True
        return at, None, False

    def long_quarter(self, at: int) -> Found | None:
        """the third quarter of 2024, third-quarter, the first half of 2024."""
        first = QUARTERS.get(self.low(at))
        place = self.skip(at + 1, "-", "‑", "fiscal")
        unit = self.low(place)
        if first is None or unit not in ("quarter", "half", "quarters"):
            return None
        if self.low(place + 1) in ("-", "century") or (unit == "quarter" and self.low(at - 1) in ("a", "one")):
            return None
        end, year, loose = self.of_year(place + 1)
        if unit == "half":
            return self.half(at, place, (end, year, loose))
        return end, Named("quarter", year, first, loose=loose)

    def dated_quarter(self, at: int) -> Found | None:
        """the last quarter of 2024: its fourth, not the quarter before this one."""
        found = self.long_quarter(at)
        return found if found and found[1].year is not None else None

    def half(self, at: int, place: int, of: tuple[int, int | None, bool]) -> Found | None:
        end, year, loose = of
        if year is not None:
            return end, Named("half", year, 1 if self.low(at) == "first" else 7, loose=loose)
        inner = self.point(place + 2, sure=True) if self.low(place + 1) == "of" else None
        if inner and self.low(at) in ("first", "second") and inner[1].grain in ("month", "decade", "century", "year"):
            return inner[0], replace(inner[1], part=self.low(at))
        return None

    def fiscal(self, at: int) -> Found | None:
        """fiscal 2024, financial year 2024-25, FY24, FY2024-25."""
        place = at + 1
        if self.low(at) in ("fiscal", "financial", "tax", "academic", "school"):
            place = self.skip(place, "year", "years")
            if place == at + 1 and self.low(at) != "fiscal":
                return None
        elif self.raw(at) != "FY":
            return None
        first = self.year_at(place)
        if (
            first is None
            and self.raw(at) == "FY"
            and (short := self.digits(place, 2)) is not None
            and self.joined(place)
        ):
            first = 2000 + short
        if first is None and self.raw(at) == "FY" and self.raw(place).isdecimal() and len(self.raw(place)) == 4:
            first = int(self.raw(place))
        if first is None:
            return None
        last = self.second_year(place, first)
        return (
            (last[0], _split_year(first))
            if last
            else (place + 1, Named("year", loose=True, days=cal.years(first, first)))
        )

    def split_fiscal(self, at: int) -> Found | None:
        """the 2024-25 fiscal year, season."""
        first = self.year_at(at)
        last = self.second_year(at, first) if first else None
        if not first or not last or last[1] != first + 1:
            return None
        if self.low(last[0]) in ("fiscal", "financial", "tax", "academic", "school"):
            return self.skip(last[0] + 1, "year"), _split_year(first)
        if self.low(last[0]) in ("season", "budget", "campaign", "edition") or self.low(at - 1) == "for":
            return last[0], _split_year(first)
        return None

    def second_year(self, at: int, first: int) -> tuple[int, int] | None:
        """Return the end of 2010–15 or 2010-2015, and the second year."""
        if self.low(at + 1) not in DASH or not self.joined(at + 1) or not self.joined(at + 2):
            return None
        raw = self.raw(at + 2)
        if not raw.isdecimal() or len(raw) not in (2, 4) or (self.joined(at + 3) and self.low(at + 3) in DASH):
            return None
        last = int(raw) if len(raw) == 4 else first // 100 * 100 + int(raw)
        last += 100 if last < first and len(raw) == 2 else 0
        return (at + 3, last) if first < last < first + 100 else None

    def year(self, at: int, *, sure: bool) -> Found | None:
        """2015, 2010–15, 2024 Q3."""
        year = self.year_at(at)
        if year is None:
            return None
        if found := self.split_fiscal(at):
            return found
        span = self.second_year(at, year)
        if not is_year_here(self.words, at, sure=sure, listed=self.years_end) and not (span and self.is_span(at, span)):
            return None
        if (quarter := self.short_quarter(at + 1)) and quarter[1].year is None and not quarter[1].loose:
            return quarter[0], replace(quarter[1], year=year)
        if span:
            self.years_end = span[0]
            return span[0], Named("interval", days=cal.years(year, span[1]))
        self.years_end = at + 1
        return at + 1, Named("year", year)

    def is_span(self, at: int, span: tuple[int, int]) -> bool:
        """2010–15 says of itself that it is years, unless it follows a sign or counts what comes after."""
        return int(self.raw(at)) >= 1700 and span[1] <= 2100 and self.low(at - 1) not in ("$", "£", "€", "no", "#")

    def season(self, at: int) -> Found | None:
        """spring 2024, the summer of 2024, winter 2023-24."""
        low = self.low(at)
        end, year, _ = self.of_year(at + 1)
        if year is None:
            return None
        split = self.second_year(end - 1, year)
        return (split[0] if split else end), Named("season", year, cal.SEASONS[low], loose=True)

    def about(self, at: int) -> Found | None:
        """around 2015, circa 1900."""
        year = self.year_at(at + 1)
        if year is None or not is_year_here(self.words, at + 1, sure=False, listed=-1):
            return None
        return at + 2, Named("year", year, loose=True)
