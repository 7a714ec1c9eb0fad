"""The grammar of dates: from words to what they name, by hand-written descent; each rule looks a few words ahead only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factcheck.records import Period
from factcheck.values import date_calendar as cal
from factcheck.values.date_named import Named, Now
from factcheck.values.date_years import is_year_here
from factcheck.values.tokens import Phrases, Token


Found = tuple[int, Named]  # the token after it, and what it names

_LENGTH = {"month": 1, "quarter": 3, "season": 3, "half": 6}
_DASH = frozenset("-–—‐‑/")
_PARTS = {
    "early": "early", "mid": "mid", "late": "late", "middle": "mid", "midst": "mid", "start": "start",
    "beginning": "start", "end": "end", "close": "end", "turn": "start", "earlier": "early", "later": "late",
    "mid-": "mid", "opening": "start", "half": "",
}  # fmt: skip
_CENTURY_WORDS = {"centuries", "century"}
_QUARTERS = {"first": 1, "second": 4, "third": 7, "fourth": 10, "1": 1, "2": 4, "3": 7, "4": 10, "final": 10, "last": 10}


@cache
def _feasts() -> Phrases[str]:
    return Phrases([*((name, name) for name in sorted(cal.HOLIDAYS)), *((name, name) for name in cal.FAMOUS)])


class Grammar:
    """The rules over one text; every rule takes the place of a token and returns what it found there."""

    def __init__(self, words: Sequence[Token], now: Now) -> None:
        self.words = words
        self.now = now
        self.size = len(words)
        self.years_end = -1  # the token after the last year read, for lists of years

    # -- looking at tokens

    def low(self, at: int) -> str:
        return self.words[at].low if 0 <= at < self.size else ""

    def raw(self, at: int) -> str:
        return self.words[at].raw if 0 <= at < self.size else ""

    def joined(self, at: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return 0 < at < self.size and self.words[at].start == self.words[at - 1].end

    def digits(self, at: int, longest: int = 4) -> int | None:
        """Return a whole number written in digits, not a part of a longer figure."""
        raw = self.raw(at)
        if not raw.isdecimal() or len(raw) > longest:
            return None
        if self.joined(at) and self.low(at - 1) in (".", ",") and self.joined(at - 1) and self.raw(at - 2).isdecimal():
            return None
        if self.joined(at + 1) and self.low(at + 1) in (".", ",") and self.joined(at + 2) and self.raw(at + 2).isdecimal():
            return None
        return int(raw)

    def year_at(self, at: int) -> int | None:
        """Return a year written in four digits."""
        raw = self.raw(at)
        number = self.digits(at) if len(raw) == 4 else None
        if number is None or not 1000 <= number <= 2199:
            return None
        if self.joined(at) and (self.words[at - 1].word or self.low(at - 1) in "$€£¥₹#"):
            return None
        if self.joined(at + 1) and (self.low(at + 1) in "%°" or (self.words[at + 1].word and self.low(at + 1) != "s")):
            return None
        return number

    def day_at(self, at: int) -> tuple[int, int] | None:
        """Return a day of a month, 5 or 5th or fifth, and the token after it."""
        number = self.digits(at, 2)
        if number is None or not 1 <= number <= 31:
            return None
        if self.joined(at + 1) and self.low(at + 1) in ("st", "nd", "rd", "th"):
            return at + 2, number
        if self.joined(at + 1) and self.low(at + 1) in (":", "%", "°"):
            return None
        return at + 1, number

    def month_at(self, at: int) -> tuple[int, int] | None:
        """Return the number of a month, named in full or short, and the token after it."""
        low = self.low(at)
        if not low or not (self.words[at].capital):
            return None
        if low in cal.MONTHS:
            return at + 1, cal.MONTHS[low]
        if low in cal.SHORT_MONTHS:
            return at + 1 + (self.low(at + 1) == "." and self.joined(at + 1)), cal.SHORT_MONTHS[low]
        return None

    def skip(self, at: int, *words: str) -> int:
        """Return the place after any of the words, or the place itself."""
        return at + 1 if self.low(at) in words else at

    # -- what a date may be

    def point(self, at: int, *, sure: bool = False) -> Found | None:
        """Return the date at a token; `sure` where a word before it has promised one."""
        token = self.words[at] if at < self.size else None
        if token is None:
            return None
        if token.raw.isdecimal():
            return self._from_digits(at, sure=sure)
        return self._from_word(at, token, sure=sure)

    def _from_digits(self, at: int, *, sure: bool) -> Found | None:
        return (
            self._feast(at)
            or self._numeric(at)
            or self._day_month(at)
            or self._century(at)
            or self._decade(at)
            or self._short_quarter(at)
            or self._count(at)
            or self._year(at, sure=sure)
        )

    def _from_word(self, at: int, token: Token, *, sure: bool) -> Found | None:
        low = token.low
        if low in ("the", "its", "their", "his", "her", "this") and low != "this":
            return self.point(at + 1, sure=sure) if low == "the" or self.low(at + 1) in _QUARTERS else None
        if token.capital and (found := self._capital(at, low, sure=sure)):
            return found
        if low in _PARTS and (found := self._part(at)):
            return found
        for rule in _RULES.get(low, ()):
            if found := rule(self, at):
                return found
        return None

    def _capital(self, at: int, low: str, *, sure: bool) -> Found | None:
        if self.month_at(at):
            return self._month_first(at, sure=sure)
        if low in cal.WEEKDAYS or low in cal.SHORT_WEEKDAYS:
            return self._feast(at) or self._weekday(at)
        return self._feast(at) or self._short_quarter(at)

    def _numeric(self, at: int) -> Found | None:
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

    def _day_month(self, at: int) -> Found | None:
        """5 May, 5th of May 2025, 13–15 May 2025."""
        first = self.day_at(at)
        if not first:
            return None
        after, day = first
        if self.low(after) in _DASH and (second := self.day_at(after + 1)) and (named := self.month_at(second[0])):
            end, year = self._year_after(named[0])
            return end, self._days(year, named[1], day, second[1])
        named = self.month_at(self.skip(self.skip(after, "of"), "of"))
        if not named or (named[1] == 5 and self.raw(named[0] - 1) != "May"):
            return None
        end, year = self._year_after(named[0])
        return (end, Named("day", year, named[1], day)) if cal.day(year or 2024, named[1], day) else None

    def _days(self, year: int | None, month: int, first: int, last: int) -> Named:
        year = year if year is not None else self.now.year_of(month, first)
        start, end = cal.day(year or 2024, month, first), cal.day(year or 2024, month, last)
        if year is None or start is None or end is None or end < start:
            return Named("interval", month=month, pinned=False)
        return Named("interval", days=Period(start, end))

    def _year_after(self, at: int, *, comma: bool = True) -> tuple[int, int | None]:
        """Return the year that may end a date ("May 5, 2025", "May of 2025"), and the place after it."""
        place = self.skip(at, ",") if comma else at
        place = self.skip(place, "of", "in") if self.year_at(place + 1) else place
        year = self.year_at(place)
        if year is None or self._starts_range(place) and place == at and False:
            return at, None
        return place + 1, year

    def _starts_range(self, at: int) -> bool:
        return self.low(at + 1) in _DASH and self.joined(at + 1)

    def _month_first(self, at: int, *, sure: bool) -> Found | None:
        """May 5, 2025; Nov. 5–7, 2024; June 2015; March."""
        named = self.month_at(at)
        if not named:
            return None
        after, number = named
        if (day := self.day_at(after)) and not self.year_at(after):
            return self._month_day(day, number)
        end, year = self._year_after(after)
        if year is not None:
            return end, Named("month", year, number)
        if not (sure or self._is_month(at, after)):
            return None
        return after, Named("month", None, number)

    def _month_day(self, day: tuple[int, int], month: int) -> Found | None:
        after, first = day
        if self.low(after) in _DASH and (second := self.day_at(after + 1)):
            end, year = self._year_after(second[0])
            return end, self._days(year, month, first, second[1])
        if not cal.day(2024, month, first):
            return None
        end, year = self._year_after(after)
        return end, Named("day", year, month, first)

    def _is_month(self, at: int, after: int) -> bool:
        """Whether a bare month is meant: May, March, April, June and August need a word before that says so."""
        low, before = self.low(at), self.low(at - 1)
        if low in cal.SHORT_MONTHS:
            return False
        if before in _BEFORE_MONTH:
            return not self._is_name(after) or low not in ("april", "june", "august", "may")
        return low not in ("may", "march", "april", "june", "august") and not self._is_name(after)

    def _is_name(self, after: int) -> bool:
        token = self.words[after] if after < self.size else None
        return token is not None and token.word and token.capital and not token.raw.isupper() and len(token.raw) > 2

    def _weekday(self, at: int) -> Found | None:
        """Monday; Monday night; Monday, 26 May 2025; Sat. 3 May."""
        low = self.low(at)
        short = low in cal.SHORT_WEEKDAYS
        after = at + 1 + (short and self.low(at + 1) == "." and self.joined(at + 1))
        full = self.point(self.skip(self.skip(after, ","), "the"), sure=False) if self._dated(after) else None
        if full and full[1].grain == "day":
            return full
        if short or self.low(at - 1) in _TITLES or self.low(at + 1) in _NO_WEEKDAY or self.low(at - 2) in _TITLES:
            return None
        return self.skip(after, *_DAYTIMES), Named("day", weekday=cal.WEEKDAYS[low])

    def _dated(self, after: int) -> bool:
        place = self.skip(self.skip(after, ","), "the")
        return bool(self.day_at(place) or self.month_at(place))

    def _feast(self, at: int) -> Found | None:
        hit = _feasts().at(self.words, at)
        if hit is None or hit.payload is None:
            return None
        if not (self.words[at].capital or hit.payload in cal.FAMOUS) or self.words[hit.last - 1].raw.islower():
            return None
        if hit.payload in cal.FAMOUS:
            known = cal.FAMOUS[hit.payload]
            clear = not self.joined(hit.last) and not self.joined(at)
            return (hit.last, Named("day", days=Period(known, known))) if clear or self.words[at].capital else None
        end, year = self._year_after(hit.last)
        return end, Named("day", year, name=hit.payload)

    def _century(self, at: int) -> Found | None:
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

    def _decade(self, at: int) -> Found | None:
        """the 1970s, the '70s, 1970's."""
        number = self.digits(at)
        if number is None or number % 10 or self.low(at + 1) not in ("s", "'s") or not self.joined(at + 1):
            return None
        if len(self.raw(at)) == 2 and number >= 20:
            number += 1900
        if not 1000 <= number <= 2190:
            return None
        return at + 2, Named("decade", days=cal.years(number, number + 9))

    def _short_decade(self, at: int) -> Found | None:
        return self._decade(at + 1) if self.joined(at + 1) else None

    def _short_quarter(self, at: int) -> Found | None:
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
        end, year, loose = self._of_year(at + 2)
        return end, Named(grain, year, month, loose=loose)

    def _of_year(self, at: int) -> tuple[int, int | None, bool]:
        """Return the year a quarter belongs to: 2024, of 2024, of fiscal 2024, of this year."""
        place = self.skip(self.skip(self.skip(at, ",", "-", "’", "'"), "of", "in"), "the")
        year = self.year_at(place)
        if year is not None:
            return place + 1, year, False
        if self.low(place) in ("last", "this", "next", "the", "that") and self.low(place + 1) == "year":
            return place + 2, self.now.near_year(self.low(place)), False
        found = self._fiscal(place)
        if found and found[1].days:
            return found[0], found[1].days.last.year, True
        return at, None, False

    def _long_quarter(self, at: int) -> Found | None:
        """the third quarter of 2024, third-quarter, the first half of 2024."""
        first = _QUARTERS.get(self.low(at))
        place = self.skip(at + 1, "-", "‑", "fiscal")
        unit = self.low(place)
        if first is None or unit not in ("quarter", "half", "quarters"):
            return None
        if self.low(place + 1) in ("-", "century") or (unit == "quarter" and self.low(at - 1) in ("a", "one")):
            return None
        end, year, loose = self._of_year(place + 1)
        if unit == "half":
            return self._half(at, place, (end, year, loose))
        return end, Named("quarter", year, first, loose=loose)

    def _half(self, at: int, place: int, of: tuple[int, int | None, bool]) -> Found | None:
        end, year, loose = of
        if year is not None:
            return end, Named("half", year, 1 if self.low(at) == "first" else 7, loose=loose)
        inner = self.point(place + 2, sure=True) if self.low(place + 1) == "of" else None
        if inner and self.low(at) in ("first", "second") and inner[1].grain in ("month", "decade", "century", "year"):
            return inner[0], replace(inner[1], part=self.low(at))
        return None

    def _fiscal(self, at: int) -> Found | None:
        """fiscal 2024, financial year 2024-25, FY24, FY2024-25."""
        place = at + 1
        if self.low(at) in ("fiscal", "financial", "tax", "academic", "school"):
            place = self.skip(place, "year", "years")
            if place == at + 1 and self.low(at) != "fiscal":
                return None
        elif self.raw(at) != "FY":
            return None
        first = self.year_at(place)
        if first is None and self.raw(at) == "FY" and (short := self.digits(place, 2)) is not None and self.joined(place):
            first = 2000 + short
        if first is None and self.raw(at) == "FY" and self.raw(place).isdecimal() and len(self.raw(place)) == 4:
            first = int(self.raw(place))
        if first is None:
            return None
        last = self._second_year(place, first)
        return (last[0], _split_year(first)) if last else (place + 1, Named("year", loose=True, days=cal.years(first, first)))

    def _split_fiscal(self, at: int) -> Found | None:
        """the 2024-25 fiscal year, season."""
        first = self.year_at(at)
        last = self._second_year(at, first) if first else None
        if not first or not last or last[1] != first + 1:
            return None
        if self.low(last[0]) in ("fiscal", "financial", "tax", "academic", "school"):
            return self.skip(last[0] + 1, "year"), _split_year(first)
        if self.low(last[0]) in ("season", "budget", "campaign", "edition") or self.low(at - 1) in ("for",):
            return last[0], _split_year(first)
        return None

    def _second_year(self, at: int, first: int) -> tuple[int, int] | None:
        """Return the end of 2010–15 or 2010-2015, and the second year."""
        if self.low(at + 1) not in _DASH or not self.joined(at + 1) or not self.joined(at + 2):
            return None
        raw = self.raw(at + 2)
        if not raw.isdecimal() or len(raw) not in (2, 4) or (self.joined(at + 3) and self.low(at + 3) in _DASH):
            return None
        last = int(raw) if len(raw) == 4 else first // 100 * 100 + int(raw)
        last += 100 if last < first and len(raw) == 2 else 0
        return (at + 3, last) if first < last < first + 100 else None

    def _year(self, at: int, *, sure: bool) -> Found | None:
        """2015, 2010–15, 2024 Q3."""
        year = self.year_at(at)
        if year is None:
            return None
        if found := self._split_fiscal(at):
            return found
        span = self._second_year(at, year)
        if not is_year_here(self.words, at, sure=sure, listed=self.years_end) and not (span and self._is_span(at, span)):
            return None
        if (quarter := self._short_quarter(at + 1)) and quarter[1].year is None and not quarter[1].loose:
            return quarter[0], replace(quarter[1], year=year)
        if span:
            self.years_end = span[0]
            return span[0], Named("interval", days=cal.years(year, span[1]))
        self.years_end = at + 1
        return at + 1, Named("year", year)

    def _is_span(self, at: int, span: tuple[int, int]) -> bool:
        """2010–15 says of itself that it is years, unless it follows a sign or counts what comes after."""
        return 1700 <= int(self.raw(at)) and span[1] <= 2100 and self.low(at - 1) not in ("$", "£", "€", "no", "#")

    def _season(self, at: int) -> Found | None:
        """spring 2024, the summer of 2024, winter 2023-24."""
        low = self.low(at)
        end, year, _ = self._of_year(at + 1)
        if year is None:
            return None
        split = self._second_year(end - 1, year)
        return (split[0] if split else end), Named("season", year, cal.SEASONS[low], loose=True)

    def _part(self, at: int) -> Found | None:
        """early May, mid-2023, the end of March, late last year."""
        place = self.skip(at + 1, "-", "‑", "–")
        place = self.skip(place, "in")
        of = self.skip(place, "of")
        if self.low(at) in ("middle", "midst", "start", "beginning", "end", "close", "turn", "opening") and of == place:
            if self.low(at) != "end" or place == at + 1:
                return None
        inner = self.point(self.skip(of, "the"), sure=True)
        if inner is None or inner[1].grain not in ("month", "year", "decade", "century", "season", "quarter", "half"):
            if inner is None or self.low(at) not in ("early", "late", "earlier", "later", "mid"):
                return None
            return inner[0], replace(inner[1], loose=True) if self.low(at) != "earlier" else inner[1]
        if self.low(at) in ("earlier", "later"):
            return inner[0], self.now.side_of(inner[1], self.low(at))
        return inner[0], replace(inner[1], part=_PARTS[self.low(at)], loose=True)

    def _relative(self, at: int) -> Found | None:
        """last week, next month, this year, the past decade, last Tuesday, this spring, last May."""
        low = self.low(at)
        after = self.skip(at + 1, "full", "calendar", "fiscal", "financial")
        word = self.low(after)
        if self.low(at + 1) in ("two", "three", "few", "several") or (count := self.digits(at + 1, 3)) is not None:
            return self._span_of(at)
        del count
        if word in cal.UNITS:
            if self.low(after + 1) in ("'s",) and word == "day":
                return None
            return self._near_unit(low, after, word)
        if word in cal.SEASONS and low != "past":
            return after + 1, self.now.near_season(low, cal.SEASONS[word])
        if word in cal.WEEKDAYS and self.words[after].capital:
            return self.skip(after + 1, *_DAYTIMES), self.now.near_weekday(low, cal.WEEKDAYS[word])
        if (named := self.month_at(after)) and named[0] == after + 1:
            return named[0], self.now.near_month(low, named[1])
        if word in _DAYTIMES and low in ("this", "last"):
            return after + 1, self.now.near_day(0 if low == "this" else -1)
        if word in COUNT_WORDS:
            return self._span_of(at)
        return None

    def _near_unit(self, low: str, after: int, word: str) -> Found | None:
        unit = cal.UNITS[word]
        if word.endswith("s") or (low == "past" or low in ("previous", "preceding")) and unit in ("decade", "century"):
            return after + 1, self.now.last_units(1, unit)
        if low == "past":
            return after + 1, self.now.last_units(1, unit)
        return after + 1, self.now.near_unit(low, unit)

    def _span_of(self, at: int) -> Found | None:
        """the last six months, the past 12 months, the next two years."""
        count = self.digits(at + 1, 3)
        if count is None:
            count = cal.COUNTS.get(self.low(at + 1))
        unit = cal.UNITS.get(self.low(at + 2))
        if count is None or unit is None or self.low(at) == "this":
            return None
        if self.low(at) in ("next", "coming"):
            return at + 3, self.now.next_units(count, unit)
        return at + 3, self.now.last_units(count, unit)

    def _count(self, at: int) -> Found | None:
        """three years ago, the 12 months to April 2025, two weeks from now."""
        count = self.digits(at, 3)
        if count is None:
            count = cal.COUNTS.get(self.low(at))
        place = self.skip(at + 1, "-", "full", "consecutive")
        unit = cal.UNITS.get(self.low(place))
        if count is None or unit is None:
            return None
        after = place + 1
        if self.low(after) == "ago":
            return after + 1, self.now.ago(count, unit)
        if self.low(after) == "from" and self.low(after + 1) in ("now", "today"):
            return after + 2, self.now.ago(-count, unit)
        return self._window(self.skip(after, "period"), count, unit)

    def _window(self, at: int, count: int, unit: str) -> Found | None:
        """…to April 2025, …ended 31 March 2024, …ending in June."""
        low = self.low(at)
        if low not in ("to", "ending", "ended", "through", "until", "up", "-", "end") or count == 0:
            return None
        place = at + 1
        if low in ("up", "-", "end"):
            if self.low(place) not in ("to", "ending", "ended", "end", "march"):
                return None
            place += 1
        place = self.skip(self.skip(place, "on", "in", "with"), "the")
        place = self.skip(self.skip(place, "end"), "of") if self.low(place) == "end" else place
        inner = self.point(place, sure=True)
        if inner is None or inner[1].grain not in ("month", "day", "quarter", "year"):
            return None
        return inner[0], self.now.window(inner[1], count, unit)

    def _year_to(self, at: int) -> Found | None:
        """the year to March, the quarter ended 30 June, year-end 2023."""
        low = self.low(at)
        if low == "year" and self.low(at + 1) in ("-", "‑") and self.low(at + 2) == "end":
            end, year = self._year_after(at + 3, comma=False)
            return (end, Named("year", year, part="end", loose=True)) if year else None
        if low == "year" and (year := self.year_at(at + 1)):
            return at + 2, Named("year", year)
        if low == "week" and self.low(at + 1) in ("of", "beginning") and (inner := self.point(self.skip(at + 2, "the"))):
            return inner[0], self.now.week_of(inner[1])
        return self._window(at + 1, 1, cal.UNITS[low])

    def _yesterday(self, at: int) -> Found | None:
        by = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[self.low(at)]
        found = self.now.near_day(by)
        # "today" also means "nowadays": it fixes no day that another could contradict.
        return self.skip(at + 1, *_DAYTIMES), replace(found, pinned=found.pinned and by != 0)

    def _about(self, at: int) -> Found | None:
        """around 2015, circa 1900."""
        year = self.year_at(at + 1)
        if year is None or not is_year_here(self.words, at + 1, sure=False, listed=-1):
            return None
        return at + 2, Named("year", year, loose=True)

    def _word_decade(self, at: int) -> Found | None:
        decade = cal.DECADES.get(self.low(at))
        if decade is None or self.low(at - 1) not in ("the", "early", "mid", "late", "-"):
            return None
        if self.low(at - 2) == "in" and self.low(at - 1) == "the" or self.low(at - 1) != "the":
            return at + 1, Named("decade", days=cal.years(decade, decade + 9))
        return None


def _split_year(first: int) -> Named:
    """A year across two: April to March in London and Delhi, July to June in Islamabad; where, the text rarely says."""
    return Named("year", loose=True, days=Period(dt.date(first, 7, 1), dt.date(first + 1, 6, 30)))


def _day_of(written: list[str], mark: str) -> dt.date | None:
    numbers = [int(number) for number in written]
    if len(written[0]) == 4:
        return cal.day(numbers[0], numbers[1], numbers[2]) if mark in "-/" else None
    if len(written[2]) not in (2, 4) or (len(written[2]) == 2 and mark == ".") or mark == "–":
        return None
    year = numbers[2] if len(written[2]) == 4 else 2000 + numbers[2] if numbers[2] < 70 else 1900 + numbers[2]
    return cal.day(year, numbers[1], numbers[0]) or cal.day(year, numbers[0], numbers[1])


COUNT_WORDS = frozenset(cal.COUNTS)
_TITLES = frozenset("mr mrs ms miss dr sir".split())
_NO_WEEKDAY = frozenset("times telegraph mail mirror express herald people sun addams island post".split())
_DAYTIMES = ("morning", "afternoon", "evening", "night", "noon", "midnight", "lunchtime")
_BEFORE_MONTH = frozenset(
    "in since by until till from of during last next this early mid late and to through for between before after per "
    "every each previous coming past - – / or , ( end than versus vs on around".split()
)

_RULES = {
    **dict.fromkeys(cal.SEASONS, (Grammar._season,)),
    **dict.fromkeys("last next this past previous coming current preceding".split(), (Grammar._relative, Grammar._long_quarter)),
    **dict.fromkeys("yesterday today tonight tomorrow".split(), (Grammar._yesterday,)),
    **dict.fromkeys("first second third fourth final".split(), (Grammar._long_quarter, Grammar._century)),
    **dict.fromkeys([word for word in cal.ORDINALS if cal.ORDINALS[word] > 4], (Grammar._century,)),
    **dict.fromkeys(cal.COUNTS, (Grammar._count,)),
    **dict.fromkeys("fiscal financial tax academic school fy".split(), (Grammar._fiscal,)),
    **dict.fromkeys("year quarter week month months".split(), (Grammar._year_to,)),
    **dict.fromkeys("around about circa c".split(), (Grammar._about,)),
    **dict.fromkeys(cal.DECADES, (Grammar._word_decade,)),
    **dict.fromkeys(["'", "’", "‘"], (Grammar._short_decade,)),
    "q": (Grammar._short_quarter,),
    "h": (Grammar._short_quarter,),
}
_RULES["twenty"] = (Grammar._century, Grammar._count)
STARTS = frozenset([*_RULES, *_PARTS, "the", *cal.MONTHS, *cal.SHORT_MONTHS, *cal.WEEKDAYS, *cal.SHORT_WEEKDAYS])
