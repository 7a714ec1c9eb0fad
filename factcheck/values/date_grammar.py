"""The grammar of dates: from words to what they name, by hand; each rule looks a few words ahead only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.values import date_calendar as cal
from factcheck.values.date_named import Named
from factcheck.values.date_spans import QUARTERS, YearRules
from factcheck.values.date_words import DAYTIMES, Found
from factcheck.values.tokens import Token

_PARTS = {
    "early": "early", "mid": "mid", "late": "late", "middle": "mid", "midst": "mid", "start": "start",
    "beginning": "start", "end": "end", "close": "end", "turn": "start", "earlier": "early", "later": "late",
    "mid-": "mid", "opening": "start", "half": "",
}  # fmt: skip


_NEED_OF = frozenset("middle midst start beginning end close turn opening".split())


_DEEPEST = 6  # dates inside dates: "the end of the year to the end of March" is four deep


class Grammar(YearRules):
    """All rules; `point` asks them in turn."""

    def point(self, at: int, *, sure: bool = False) -> Found | None:
        """Return the date at a token; `sure` where a word before it has promised one."""
        if at >= self.size or self.depth == _DEEPEST:
            return None
        self.depth += 1
        token = self.words[at]
        found = self.from_digits(at, sure=sure) if token.raw.isdecimal() else self.from_word(at, token, sure=sure)
        self.depth -= 1
        return found

    def from_digits(self, at: int, *, sure: bool) -> Found | None:
        return (
            self.feast(at)
            or self.numeric(at)
            or self.day_month(at)
            or self.century(at)
            or self.decade(at)
            or self.short_quarter(at)
            or self.count(at)
            or self.year(at, sure=sure)
        )

    def from_word(self, at: int, token: Token, *, sure: bool) -> Found | None:
        low = token.low
        if low in ("the", "its", "their", "his", "her", "this") and low != "this":
            return self.point(at + 1, sure=sure) if low == "the" or self.low(at + 1) in QUARTERS else None
        if token.capital and (found := self.capital(at, low, sure=sure)):
            return found
        if low in _PARTS and (found := self.part(at)):
            return found
        for rule in _RULES.get(low, ()):
            if found := rule(self, at):
                return found
        return None

    def capital(self, at: int, low: str, *, sure: bool) -> Found | None:
        if self.month_at(at):
            return self.month_first(at, sure=sure)
        if low in cal.WEEKDAYS or low in cal.SHORT_WEEKDAYS:
            return self.feast(at) or self.weekday(at)
        return self.feast(at) or self.short_quarter(at)

    def part(self, at: int) -> Found | None:
        """early May, mid-2023, the end of March, late last year."""
        place = self.skip(at + 1, "-", "‑", "–")
        place = self.skip(place, "in")
        of = self.skip(place, "of")
        if of == place and self.low(at) in _NEED_OF and (self.low(at) != "end" or place == at + 1):
            return None
        inner = self.point(self.skip(of, "the"), sure=True)
        if inner is None or inner[1].grain not in ("month", "year", "decade", "century", "season", "quarter", "half"):
            if inner is None or self.low(at) not in ("early", "late", "earlier", "later", "mid"):
                return None
            return inner[0], replace(inner[1], loose=True) if self.low(at) != "earlier" else inner[1]
        if self.low(at) in ("earlier", "later"):
            return inner[0], self.now.side_of(inner[1], self.low(at))
        return inner[0], replace(inner[1], part=_PARTS[self.low(at)], loose=True)

    def relative(self, at: int) -> Found | None:
        """last week, next month, this year, the past decade, last Tuesday, this spring, last May."""
        low = self.low(at)
        after = self.skip(at + 1, "full", "calendar", "fiscal", "financial")
        word = self.low(after)
        if self.low(at + 1) in ("two", "three", "few", "several") or (count := self.digits(at + 1, 3)) is not None:
            return self.span_of(at)
        del count
        if word in cal.UNITS:
            if self.low(after + 1) == "of" and low in ("last", "next") and self.month_at(after + 2):
                return None  # the last week of July is no "last week"
            if self.low(after + 1) == "'s" and word == "day":
                return None
            return self.near_unit(low, after, word)
        if word in cal.SEASONS and low != "past":
            return after + 1, self.now.near_season(low, cal.SEASONS[word])
        if word in cal.WEEKDAYS and self.words[after].capital:
            return self.skip(after + 1, *DAYTIMES), self.now.near_weekday(low, cal.WEEKDAYS[word])
        if (named := self.month_at(after)) and named[0] == after + 1:
            return named[0], self.now.near_month(low, named[1])
        if word in DAYTIMES and low in ("this", "last"):
            return after + 1, self.now.near_day(0 if low == "this" else -1)
        if word in cal.COUNTS:
            return self.span_of(at)
        return None

    def near_unit(self, low: str, after: int, word: str) -> Found | None:
        unit = cal.UNITS[word]
        if word.endswith("s") or (
            (low == "past" or low in ("previous", "preceding")) and unit in ("decade", "century")
        ):
            return after + 1, self.now.last_units(1, unit)
        if low == "past":
            return after + 1, self.now.last_units(1, unit)
        return after + 1, self.now.near_unit(low, unit)

    def span_of(self, at: int) -> Found | None:
        """the last six months, the past 12 months, the next two years."""
        count, place = self.number_at(at + 1)
        unit = cal.UNITS.get(self.low(place))
        if count is None or unit is None or self.low(at) == "this":
            return None
        if self.low(at) in ("next", "coming"):
            return place + 1, self.now.next_units(count, unit)
        return place + 1, self.now.last_units(count, unit)

    def count(self, at: int) -> Found | None:
        """three years ago, the 12 months to April 2025, two weeks from now."""
        count, place = self.number_at(at)
        place = self.skip(place, "-", "full", "consecutive")
        unit = cal.UNITS.get(self.low(place))
        if count is None or unit is None:
            return None
        after = place + 1
        if self.low(after) == "ago":
            return after + 1, self.now.ago(count, unit)
        if self.low(after) == "from" and self.low(after + 1) in ("now", "today"):
            return after + 2, self.now.ago(-count, unit)
        return self.window(self.skip(after, "period"), count, unit)

    def window(self, at: int, count: int, unit: str) -> Found | None:
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

    def year_to(self, at: int) -> Found | None:
        """the year to March, the quarter ended 30 June, year-end 2023."""
        low = self.low(at)
        if low == "year" and self.low(at + 1) in ("-", "‑") and self.low(at + 2) == "end":
            end, year = self.year_after(at + 3, comma=False)
            return (end, Named("year", year, part="end", loose=True)) if year else None
        if low == "year" and (year := self.year_at(at + 1)):
            return at + 2, Named("year", year)
        if (
            low == "week"
            and self.low(at + 1) in ("of", "beginning")
            and (inner := self.point(self.skip(at + 2, "the")))
        ):
            return inner[0], self.now.week_of(inner[1])
        return self.window(at + 1, 1, cal.UNITS[low])

    def yesterday(self, at: int) -> Found | None:
        by = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[self.low(at)]
        found = self.now.near_day(by)
        # "today" also means "nowadays": it fixes no day that another could contradict.
        return self.skip(at + 1, *DAYTIMES), replace(found, pinned=found.pinned and by != 0)


_RULES = {
    **dict.fromkeys(cal.SEASONS, (Grammar.season,)),
    **dict.fromkeys(
        "last next this past previous coming current preceding".split(),
        (Grammar.dated_quarter, Grammar.relative, Grammar.long_quarter),
    ),
    **dict.fromkeys("yesterday today tonight tomorrow".split(), (Grammar.yesterday,)),
    **dict.fromkeys("first second third fourth final".split(), (Grammar.long_quarter, Grammar.century)),
    **dict.fromkeys([word for word in cal.ORDINALS if cal.ORDINALS[word] > 4], (Grammar.century,)),
    **dict.fromkeys(cal.COUNTS, (Grammar.count,)),
    **dict.fromkeys("fiscal financial tax academic school fy".split(), (Grammar.fiscal,)),
    **dict.fromkeys("year quarter week month months".split(), (Grammar.year_to,)),
    **dict.fromkeys("around about circa c".split(), (Grammar.about,)),
    **dict.fromkeys(cal.DECADES, (Grammar.word_decade,)),
    **dict.fromkeys(["'", "’", "‘"], (Grammar.short_decade,)),
    "q": (Grammar.short_quarter,),
    "h": (Grammar.short_quarter,),
}
_RULES["twenty"] = (Grammar.century, Grammar.count)
STARTS = frozenset(
    [*_RULES, *_PARTS, "the", *cal.MONTHS, *cal.SHORT_MONTHS, *cal.WEEKDAYS, *cal.SHORT_WEEKDAYS]
    + [re.split(r"[ .']", name)[0] for name in (*cal.HOLIDAYS, *cal.FAMOUS)]
)


def may_start(words: Sequence[Token], at: int) -> bool:
    """Return whether a date can start at a token, by a glance at it and at the next one."""
    token = words[at]
    if token.raw.isdecimal():
        return True
    if token.low not in STARTS:
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    if token.low in ("the", "first", "last", "this", "next"):
        return following is not None and (following.raw.isdecimal() or following.low in _AFTER_ARTICLE)
    if token.low in cal.COUNTS:
        return following is not None and (following.low in cal.UNITS or following.low in "-‑" or token.capital)
    return True


_AFTER_ARTICLE = (
    STARTS
    | cal.COUNTS.keys()
    | cal.UNITS.keys()
    | cal.SEASONS.keys()
    | {"-", "‑", "full", "calendar", "half", *DAYTIMES}
)
