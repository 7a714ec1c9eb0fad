"""The calendar the dates are read by: months, weekdays, seasons, quarters, feasts, and stretches of days."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import cache

from factcheck.records import Period

FIRST, LAST = dt.date.min, dt.date.max

_MONTHS = "january february march april may june july august september october november december".split()
MONTHS = {name: number for number, name in enumerate(_MONTHS, 1)}
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items() if name != "may"} | {"sept": 9}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAYS)}
SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, north of the equator
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "several": 0, "few": 0,
}  # fmt: skip
TENS = frozenset(word for word, count in COUNTS.items() if count >= 20)  # "twenty" of "twenty-five"
UNITS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
    "quarter": "quarter", "quarters": "quarter", "year": "year", "years": "year", "decade": "decade",
    "decades": "decade", "century": "century", "centuries": "century", "fortnight": "fortnight", "weekend": "weekend",
}  # fmt: skip
DECADES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
    "eighties": 1980, "nineties": 1990, "noughties": 2000,
}  # fmt: skip


def day(year: int, month: int, number: int) -> dt.date | None:
    """Return a day, or None where the calendar has no such day."""
    if not (1 <= year <= 9998 and 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]):
        return None
    return dt.date(year, month, number)


def month(year: int, number: int) -> Period:
    """Return the days of a month; numbers outside 1 to 12 run into the years beside."""
    return months(year, number, 1)


def months(year: int, first: int, count: int) -> Period:
    """Return the days of some months in a row."""
    start = move_month(dt.date(_held(year), 1, 1), first - 1)
    return Period(start, move_month(start, count) - dt.timedelta(1))


def years(first: int, last: int) -> Period:
    """Return the days of the years from one to another."""
    return Period(dt.date(_held(first), 1, 1), dt.date(_held(last), 12, 31))


def _held(year: int) -> int:
    return min(9998, max(1, year))


def move_month(start: dt.date, by: int) -> dt.date:
    """Return the same day some months on or back, the last of the month where it is shorter."""
    index = min(9998 * 12, max(12, start.year * 12 + start.month - 1 + by))
    year, number = index // 12, index % 12 + 1
    return dt.date(year, number, min(start.day, calendar.monthrange(year, number)[1]))


def move_day(start: dt.date, by: int) -> dt.date:
    """Return the day so many days on or back, held inside the calendar."""
    return dt.date.fromordinal(min(LAST.toordinal(), max(1, start.toordinal() + by)))


def week(start: dt.date) -> Period:
    """Return the week, Monday to Sunday, that a day is in."""
    monday = move_day(start, -start.weekday())
    return Period(monday, move_day(monday, 6))


def season(year: int, first: int) -> Period:
    """Return a season's days; winter begins in December of the year given."""
    return months(year, first, 3)


def part(period: Period, which: str, grain: str) -> Period:
    """Return the early, mid or late part, the first or second half, or the start or end of a stretch."""
    length = (period.last - period.first).days + 1
    if grain == "month" and which in ("early", "mid", "late"):
        cut = {"early": (0, 10), "mid": (10, 20), "late": (20, length)}[which]
    elif grain == "year" and which in ("early", "mid", "late"):
        first = {"early": 1, "mid": 5, "late": 9}[which]
        return Period(move_month(period.first, first - 1), move_day(move_month(period.first, first + 3), -1))
    elif which in ("start", "end"):
        edge = 10 if grain == "month" else 31 if grain in ("year", "quarter", "half") else max(1, length // 4)
        cut = (0, edge) if which == "start" else (length - edge, length)
    else:
        thirds = {"early": (0, 1, 3), "mid": (1, 2, 3), "late": (2, 3, 3), "first": (0, 1, 2), "second": (1, 2, 2)}
        low, high, of = thirds[which]
        cut = (length * low // of, length * high // of)
    return Period(move_day(period.first, max(0, cut[0])), move_day(period.first, cut[1] - 1))


def nth_weekday(year: int, month_number: int, weekday: int, nth: int) -> dt.date:
    """Return the nth weekday of a month, counted from its end where nth is negative."""
    days = months(year, month_number, 1)
    if nth > 0:
        return move_day(days.first, (weekday - days.first.weekday()) % 7 + 7 * (nth - 1))
    return move_day(days.last, -((days.last.weekday() - weekday) % 7) + 7 * (nth + 1))


@cache
def easter(year: int) -> dt.date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian rule)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    number = h + m - 7 * n + 114
    return dt.date(year, number // 31, number % 31 + 1)


_FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year's eve": (12, 31), "valentine's day": (2, 14),
    "st patrick's day": (3, 17), "st. patrick's day": (3, 17), "april fools' day": (4, 1), "april fool's day": (4, 1),
    "international women's day": (3, 8), "earth day": (4, 22), "anzac day": (4, 25), "may day": (5, 1),
    "victory day": (5, 9), "juneteenth": (6, 19), "canada day": (7, 1), "fourth of july": (7, 4),
    "bastille day": (7, 14), "halloween": (10, 31), "all saints' day": (11, 1), "guy fawkes night": (11, 5),
    "bonfire night": (11, 5), "veterans day": (11, 11), "armistice day": (11, 11), "burns night": (1, 25),
    "australia day": (1, 26), "waitangi day": (2, 6), "groundhog day": (2, 2), "flag day": (6, 14),
    "holocaust memorial day": (1, 27), "world aids day": (12, 1), "st george's day": (4, 23), "cinco de mayo": (5, 5),
    "st andrew's day": (11, 30), "hogmanay": (12, 31),
}  # fmt: skip
_FLOATING = {  # month, weekday, nth
    "martin luther king day": (1, 0, 3), "mlk day": (1, 0, 3),
    "presidents' day": (2, 0, 3), "presidents day": (2, 0, 3),
    "memorial day": (5, 0, -1), "labor day": (9, 0, 1), "columbus day": (10, 0, 2),
    "indigenous peoples' day": (10, 0, 2),
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "remembrance sunday": (11, 6, 2),
    "father's day": (6, 6, 3),
}  # fmt: skip
_EASTER = {
    "easter": 0, "easter sunday": 0, "good friday": -2, "easter monday": 1, "palm sunday": -7, "ash wednesday": -46,
    "shrove tuesday": -47, "mardi gras": -47, "maundy thursday": -3, "ascension day": 39, "whit monday": 50,
    "pentecost": 49, "corpus christi": 60,
}  # fmt: skip
_AFTER_THANKSGIVING = {"black friday": 1, "cyber monday": 4}
FAMOUS = {
    "9/11": dt.date(2001, 9, 11), "d-day": dt.date(1944, 6, 6), "ve day": dt.date(1945, 5, 8),
    "vj day": dt.date(1945, 8, 15), "v-e day": dt.date(1945, 5, 8), "v-j day": dt.date(1945, 8, 15),
}  # fmt: skip


HOLIDAYS = frozenset([*_FIXED, *_FLOATING, *_EASTER, *_AFTER_THANKSGIVING, "election day"])


def holiday(name: str, year: int) -> dt.date:
    """Return the day of a feast in a year; feasts that move between countries are not in the table.

    >>> holiday("memorial day", 2025)
    datetime.date(2025, 5, 26)
    """
    if name in _FIXED:
        return dt.date(year, *_FIXED[name])
    if name in _FLOATING:
        return nth_weekday(year, *_FLOATING[name])
    if name in _EASTER:
        return move_day(easter(year), _EASTER[name])
    if name in _AFTER_THANKSGIVING:
        return move_day(nth_weekday(year, 11, 3, 4), _AFTER_THANKSGIVING[name])
    return move_day(nth_weekday(year, 11, 0, 1), 1)  # election day: the Tuesday after the first Monday
