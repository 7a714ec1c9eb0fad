"""How long it took, worked out: what opened at 6 pm and closed at 11 pm lasted five hours."""

from __future__ import annotations

import re

from factcheck.checker import in_a_row
from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation
from factcheck.values.clock import Clock
from factcheck.values.date import Moment
from factcheck.values.quantity import Quantity

_LASTED = re.compile(r"\b(?:last(?:s|ed|ing)?|took|went on for|ran for|long|continued for|-hour)\b", re.IGNORECASE)
_STARTED = re.compile(r"\b(?:open(?:s|ed)|began|begins|start(?:s|ed)|from|between)\b[^.;]*$", re.IGNORECASE)
_ENDED = re.compile(
    r"\b(?:clos(?:es|ed)|end(?:s|ed)|finish(?:es|ed)|until|till|to|and|adjourned|was over|rose)\b[^.;]*$", re.IGNORECASE
)
_TIME_IN = re.compile(
    r"\b(?:times?|once|twice|first|second|third|fourth|fifth|only|last|most|\w+est)(?: \w+)? (?:in|for) "
    r"(?:the (?:last|past) )?(?:more than |over |almost |nearly )?$",
    re.IGNORECASE,
)
_DAY = 1440  # minutes
_NEAR = 0.2  # "nearly five hours" is four hours and fifty minutes


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a duration that no figure answers with the two times between which it went on.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("It lasted seven hours."), read("It opened at 6 pm and closed at 11 pm.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    'from 6 pm to 11 pm: 5 hours'
    """
    length = match.claim
    if match.differs and _TIME_IN.search(claim.text, 0, length.span.start):  # "the second time in ten years"
        return Match(length, None, Comparison(Relation.INCOMPARABLE, "it does not say how long it took", "scope"))
    if match.met or not isinstance(length, Quantity) or length.kind != "duration":
        return match
    if (days := _from_day_to_day(length, claim, snippet) or _so_long_after(length, claim, snippet)) is not None:
        return days
    if (listed := in_a_row.told(length, snippet)) is not None:
        return Match(length, *listed)
    if not _LASTED.search(claim.text):
        return match
    times = [value for value in snippet.of_kind("time") if isinstance(value, Clock)]
    if len(times) != 2 or length.low != length.high or any(time.open for time in times):
        return match
    first, second = times
    between = snippet.text[first.span.end : second.span.start]
    if not _STARTED.search(snippet.text[: first.span.start]) or not _ENDED.search(between):
        return match
    minutes = (second.minute - first.minute) % _DAY
    claimed = length.low / 60
    if not minutes or claimed >= _DAY:
        return match
    words = [time.text.rstrip(".") for time in times]
    hours = f"{minutes / 60:g} hours" if minutes >= 60 else f"{minutes} minutes"
    why = f"from {words[0]} to {words[1]}: {hours}"
    relation = Relation.CLOSE if abs(claimed - minutes) <= _NEAR * minutes else Relation.DIFFERENT
    return Match(length, second, Comparison(relation, why, "" if relation is Relation.CLOSE else "amount"))


# What a claim says of the time something took, and not of how long ago it was: "spent two years on it".
_TOOK = re.compile(
    r"\b(?:last(?:s|ed|ing)?|took|taken|takes|spen[dt]s?|went on|ran|worked|continued|needed|stayed|remained|"
    r"held|served|for|after|within|in|during)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
_AGO = re.compile(r"\s(?:ago|old|earlier|before|later|from now|in (?:prison|jail))\b|-old\b")
_UNITS = {"year": 365.25, "month": 30.44, "week": 7.0, "day": 1.0, "decade": 3652.5}
_LEAST_UNITS = 1.5  # of one unit: "a year" is too coarse to be worked out
_OFF = 0.5  # of the unit by which the length may be off, a month told as such being any day of it


def _from_day_to_day(length: Quantity, claim: Reading, snippet: Reading) -> Match | None:
    """Return the match of a length of weeks, months or years with the two days between which it lies.

    >>> from factcheck.checker.reading import read
    >>> claim = read("The inquiry took more than two years.")
    >>> snippet = read("The inquiry began in November 2022 and ended in January 2025.")
    >>> _from_day_to_day(claim.figures[0].value, claim, snippet).outcome.why
    'from November 2022 to January 2025'
    """
    unit = _UNITS.get(length.unit)
    if unit is None or not _TOOK.search(claim.text, 0, length.span.start) or _AGO.match(claim.text, length.span.end):
        return None
    days = [
        day for day in snippet.of_kind("date") if isinstance(day, Moment) and day.anchored and day.sense != "window"
    ]
    if len(days) != 2 or is_negative(snippet) or is_negative(claim):
        return None
    first, last = days
    if not _BEGAN.search(snippet.text[: first.span.start]) or not _OVER.search(
        snippet.text[first.span.end : last.span.start]
    ):
        return None
    least, most = (last.point.first - first.point.last).days / unit, (last.point.last - first.point.first).days / unit
    low, high = _within(length)
    if most < _LEAST_UNITS and length.unit != "day":
        return None
    if least <= high + _OFF / 2 and low - _OFF / 2 <= most:
        why = f"from {_day(first)} to {_day(last)}"
        return Match(length, last, Comparison(Relation.CLOSE, why, "multiple"))
    return None


def _so_long_after(length: Quantity, claim: Reading, snippet: Reading) -> Match | None:
    """Return the match of what lies between the two days of a snippet: "halved in two years", "four days after".

    >>> from factcheck.checker.reading import read
    >>> claim = read("Prices have halved in two years.")
    >>> snippet = read("The price was 11 cents in September 2025, compared with 22 cents in September 2023.")
    >>> _so_long_after(claim.figures[-1].value, claim, snippet).outcome.why
    'between September 2025 and September 2023'
    """
    unit = _UNITS.get(length.unit)
    if unit is None or length.low != length.high or is_negative(snippet) or is_negative(claim):
        return None
    days = [day for day in snippet.of_kind("date") if isinstance(day, Moment) and day.anchored]
    if len(days) != 2 or days[0].grain != days[1].grain or days[0].grain not in _GRAINS:
        return None
    after = _LATER.match(claim.text, length.span.end)
    moved = claim.of_kind("change") and _IN.search(claim.text, 0, length.span.start)
    between = snippet.text[days[0].span.end : days[1].span.start]
    if not after and not (moved and _SET_AGAINST.search(between)):
        return None
    if unit < _UNITS[days[0].grain]:
        return None
    apart = abs((days[1].point.first - days[0].point.first).days) / unit
    if abs(apart - length.low) > _APART:
        return None
    return Match(
        length, days[1], Comparison(Relation.CLOSE, f"between {_day(days[0])} and {_day(days[1])}", "multiple")
    )


_GRAINS = frozenset(("day", "month", "year"))
_APART = 0.07  # of the unit: 24 months are two years, and 30 days are no month and a half
_LATER = re.compile(r" (?:after|before|later|earlier)\b")
_IN = re.compile(r"\b(?:in|over|within|for)(?: the (?:past|last))? (?:just |only |about )?$", re.IGNORECASE)
_SET_AGAINST = re.compile(
    r"\b(?:compared|against|up from|down from|from|after|to|while|whereas)\b|[;(,] ?(?:in )?$|\b(?:was|were|had been)\b"
)


def _within(length: Quantity) -> tuple[float, float]:
    """The lengths that the words allow, told in the unit: "more than two years" are hardly three."""
    amount = length.amount
    if length.bound in ("more than", "at least"):
        return amount, amount * 1.5
    if length.bound in ("less than", "at most", "up to"):
        return amount * 0.6, amount
    return (amount * 0.85, amount) if length.bound == "nearly" else (amount, amount)


def _day(moment: Moment) -> str:
    return re.sub(r"^(?:from|since|until|in|on|to|between) ", "", moment.text)


_BEGAN = re.compile(
    r"\b(?:open(?:s|ed)|began|begun|begins|start(?:s|ed)|launched|set up|from|between|since|took (?:up|over|office)|"
    r"founded|moved in|arrived|joined|closed|shut|stopped|broke out|signed|elected|appointed)\b[^.;]*$",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:clos(?:es|ed)|end(?:s|ed)|finish(?:es|ed)|until|till|to|and|completed|handed|over|left|resigned|reopened|"
    r"concluded|died|stood down|withdrew)\b",
    re.IGNORECASE,
)


__all__ = ["told"]
