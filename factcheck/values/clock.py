"""Times of the day: "7.20 p.m.", "19:20", "ten o'clock", "by midnight".

What it reads: times by twelve hours and by twenty-four, noon, midday, midnight, "half past nine", "quarter to ten",
with what bounds them: by, before, after, until, from, shortly after, about.
What it compares: the minute of the day; a time without a.m. or p.m. may be either.
Supported example: "at 7.20 p.m." beside "at 19:20"; "shortly after ten o'clock" beside "at 22:10".
Contradicted example: "by midnight" beside "at 01:40"; "at 9 a.m." beside "at 10 a.m.".
What it leaves alone: the day; times a few minutes apart where one is told by the hour; scores ("2:1") and prices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values.words import UNITS

_DAY, _HALF = 1440, 720  # minutes
_SOON = 30  # minutes that "shortly after" covers
_ABOUT = 20
_NEAR = 12  # minutes by which a time told by the hour may be off
_LATER = 360  # what is so much later is later; what is more may be of the day before


@dataclass(frozen=True, slots=True)
class Clock(Value):
    """A time: `minute` of the day, `open` where it may as well be twelve hours later, `bound` as the words have it."""

    minute: int
    open: bool
    bound: str  # "at", "by", "before", "after", "until", "from", "shortly after", "shortly before" or "about"
    whole: bool  # told by the hour, so that minutes may be left out


def parse(text: str, *, as_of: Period | None = None) -> list[Clock]:
    """Return the times of the text in order.

    >>> [(time.minute // 60, time.minute % 60, time.bound) for time in parse("from 9 a.m. until 17:30")]
    [(9, 0, 'from'), (17, 30, 'until')]
    """
    del as_of
    found = list(_found(text))
    if any("." in time.text for time in found):  # "at 10.05 on Thursday", and so is "at 21.05"
        told = {time.span for time in found}
        found += [time for time in _dotted(text) if not any(time.span.overlaps(span) for span in told)]
        found.sort(key=lambda time: time.span)
    return found


def compare(claim: Clock, source: Clock) -> Comparison:
    """Return how a time of the claim stands to one of the source.

    >>> one, other = parse("By midnight all were ashore; the last came at 01:40.")
    >>> compare(one, other).why
    '01:40 is not By midnight'
    """
    relation = min((_relation(claim, minute, source) for minute in _readings(source)), key=_ORDER.index)
    if claim.open:
        later = Clock(claim.kind, claim.span, claim.text, claim.minute + _HALF, False, claim.bound, claim.whole)
        other = min((_relation(later, minute, source) for minute in _readings(source)), key=_ORDER.index)
        relation = min(relation, other, key=_ORDER.index)
    words = {
        Relation.EQUAL: f"{claim.text} is {source.text}",
        Relation.CLOSE: f"{claim.text} agrees with {source.text}",
        Relation.DIFFERENT: f"{source.text} is not {claim.text}",
        Relation.INCOMPARABLE: f"{source.text} does not settle {claim.text}",
    }
    return Comparison(relation, words[relation], "" if relation in _ORDER[:2] else "amount")


_ORDER = (Relation.EQUAL, Relation.CLOSE, Relation.INCOMPARABLE, Relation.DIFFERENT)


def _readings(time: Clock) -> tuple[int, ...]:
    return (time.minute, (time.minute + _HALF) % _DAY) if time.open else (time.minute,)


def _relation(claim: Clock, minute: int, source: Clock) -> Relation:
    after = (minute - claim.minute) % _DAY  # how much later the source's time is, round the clock
    gap = min(after, _DAY - after)
    if claim.bound in _EDGES:
        return _at_an_edge(claim, source, after, gap)
    if source.bound in _EDGES and source.bound not in ("until", "from"):
        return Relation.CLOSE if not gap else Relation.INCOMPARABLE
    if not gap:
        return Relation.EQUAL if claim.bound == source.bound else Relation.CLOSE
    if claim.bound == "shortly after":
        return Relation.CLOSE if after <= _SOON else _apart(gap - _SOON)
    if claim.bound == "shortly before":
        return Relation.CLOSE if _DAY - after <= _SOON else _apart(gap - _SOON)
    if "about" in (claim.bound, source.bound):
        return Relation.CLOSE if gap <= _ABOUT else _apart(gap - _ABOUT)
    if claim.whole or source.whole:
        return Relation.CLOSE if gap <= _NEAR else _apart(gap)
    return Relation.DIFFERENT


_EDGES = ("by", "before", "after")


def _at_an_edge(claim: Clock, source: Clock, after: int, gap: int) -> Relation:
    """Whether a time lies on the side that the claim allows: "by midnight" beside 23:40 or beside 01:40."""
    if source.bound in _EDGES:
        return Relation.CLOSE if not gap and source.bound == claim.bound else Relation.INCOMPARABLE
    if claim.bound == "after":
        if after <= _LATER:
            return Relation.CLOSE
        return Relation.DIFFERENT if gap <= _LATER else Relation.INCOMPARABLE
    if 0 < after <= _LATER:
        return Relation.DIFFERENT
    return Relation.CLOSE if gap <= _LATER or not gap else Relation.INCOMPARABLE


def _apart(gap: int) -> Relation:
    return Relation.DIFFERENT if gap > _SOON else Relation.INCOMPARABLE


@cache
def _pattern() -> re.Pattern[str]:
    hours = "|".join(word for word, number in UNITS.items() if 0 < number < 13)
    return re.compile(
        rf"(?:\b(?P<bound>(?:shortly|just|soon)\s(?:after|before)|a\slittle\s(?:after|before)|by|before|after|until|till|"
        rf"from|since|about|around|at\sabout|at\saround|towards|nearly|at)\s)?"
        rf"(?:"
        rf"(?<![\d.,:£$€-])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b(?!-)\.?"
        rf"|(?<![\d.,:£$€-])(?P<long>[01]?\d|2[0-4]):(?P<past>[0-5]\d)(?![\d:]|\s?(?:win|victory|defeat|draw))"
        rf"|(?<=at\s)(?P<dot>[01]?\d|2[0-3])\.(?P<dotted>[0-5]\d)(?=\s(?:in\sthe\s(?P<day>morning|afternoon|evening)"
        rf"|the\snext\smorning|on\s(?:\d+|[A-Z]\w+day))\b|,?\s(?:local\stime|GMT|BST|CET)\b)"
        rf"|\b(?:(?P<part>half\spast|(?:a\s)?quarter\s(?:past|to))\s)?(?P<word>{hours}|\d{{1,2}})\so['’]clock"
        rf"(?:\s(?:in\sthe\s(?P<when>morning|afternoon|evening)|at\s(?P<night>night)))?"
        rf"|\b(?P<fraction>half\spast|quarter\spast|quarter\sto)\s(?P<named>{hours}|\d{{1,2}})\b"
        rf"|\b(?P<bare>{hours}|1?\d)(?=\s(?:in\sthe|on\sthe|on\s[A-Z][a-z]+day)\s(?P<bared>morning|afternoon|evening|night)\b)"
        rf"|\b(?P<noon>noon|midday)\b|\b(?P<midnight>midnight)\b"
        rf")",
        re.IGNORECASE,
    )


_DOTTED = re.compile(r"(?<=\bat )(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\d.,]*\d| ?(?:%|per|[a-z]+s\b))")


def _dotted(text: str) -> Iterator[Clock]:
    for match in _DOTTED.finditer(text):
        minute = int(match["hour"]) * 60 + int(match["minute"])
        yield Clock("time", Span(*match.span()), match[0], minute, False, "at", False)


_SHIFT = {"half": 30, "quarter past": 15, "quarter to": -15, "a quarter past": 15, "a quarter to": -15}


def _found(text: str) -> Iterator[Clock]:
    for match in _pattern().finditer(text):
        read = _read(match)
        if read is None:
            continue
        minute, open_, whole = read
        bound = _bound(match["bound"])
        start = match.end("bound") + 1 if match["bound"] and bound == "at" else match.start()
        span = Span(start, match.end())
        yield Clock("time", span, text[span.slice], minute % _DAY, open_, bound, whole)


def _read(match: re.Match[str]) -> tuple[int, bool, bool] | None:
    """Return the minute of the day, whether the half of the day is open, and whether minutes may be left out."""
    if match["bare"]:
        return _of_day(match) if match["bound"] else None
    if match["noon"]:
        return _HALF, False, True
    if match["midnight"]:
        return 0, False, True
    if match["long"]:
        hour = int(match["long"])
        return (hour * 60 + int(match["past"]), False, False) if hour < 24 else (0, False, False)
    if match["dot"]:  # "at 4.20 in the morning"
        later = match["day"] in ("afternoon", "evening") and int(match["dot"]) < 12
        return int(match["dot"]) * 60 + int(match["dotted"]) + _HALF * later, False, False
    if match["hour"]:
        hour = int(match["hour"])
        if not 0 < hour < 13:
            return None
        minutes = int(match["minute"] or 0)
        return hour % 12 * 60 + minutes + _HALF * (match["half"].lower() == "p"), False, not match["minute"]
    return _spoken(match)


def _of_day(match: re.Match[str]) -> tuple[int, bool, bool] | None:
    """An hour with its part of the day: "shortly after four on Wednesday afternoon"."""
    said = match["bare"].lower()
    hour = int(said) if said.isdigit() else int(UNITS[said])
    if not 0 < hour < 13:
        return None
    later = match["bared"] in ("afternoon", "evening") or (match["bared"] == "night" and hour >= _LATE)
    return (hour % 12) * 60 + _HALF * later, False, True


_LATE = 6  # "at ten at night"


def _spoken(match: re.Match[str]) -> tuple[int, bool, bool] | None:
    said = (match["word"] or match["named"]).lower()
    hour = int(said) if said.isdigit() else int(UNITS[said])
    if not 0 < hour < 13:
        return None
    part = " ".join((match["part"] or match["fraction"] or "").lower().split())
    shift = 30 if part.startswith("half") else _SHIFT.get(part, 0)
    minute = (hour % 12 * 60 + shift) % _DAY
    when = (match["when"] or match["night"] or "").lower()
    if not when:
        return minute % _HALF, True, not part
    later = when in ("afternoon", "evening") or (when == "night" and hour != 12)
    return minute + _HALF * later, False, not part


def _bound(words: str | None) -> str:
    said = " ".join((words or "at").lower().split())
    if said.endswith((" after", " before")):
        return f"shortly {said.rpartition(' ')[2]}"
    if "about" in said or "around" in said or said in ("towards", "nearly"):
        return "about"
    return {"till": "until", "since": "from"}.get(said, said)
