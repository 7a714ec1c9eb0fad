"""Days of a claim beside those of a snippet: which answers which, and whether both bound the same time."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck import values
from factcheck.checker.match import ABSENT, RANK, Match
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Value
from factcheck.values.date import Moment


def moments_met(ours: tuple[Value, ...], theirs: tuple[Value, ...]) -> tuple[Match, ...]:
    """Return the best match of each date; a date of theirs that meets one of ours differs from no other."""
    found = [_moment(value, theirs) for value in ours]
    taken = {match.snippet.span for match in found if match.met and match.snippet}
    left = tuple(other for other in theirs if other.span not in taken)
    return tuple(
        match if not match.differs or len(left) == len(theirs) else _moment(match.claim, left) for match in found
    )


def elsewhere(match: Match, snippet: Reading) -> Match:
    """Return the match, open where the snippet has the claim's date for what seems another's."""
    if not match.differs or match.outcome.aspect in ("window", "weekday"):
        return match
    if not any(values.compare(match.claim, other).relation is Relation.EQUAL for other in snippet.of_kind("date")):
        return match
    return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, "the date may be another's", "holder"))


def first_time(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of "since", told by when it first was so: "listed since 1973", "first listed in 1978"."""
    value = match.claim
    if match.met or match.differs or not isinstance(value, Moment) or value.sense != "since":
        return match
    for day in snippet.of_kind("date"):
        found = _FIRST.search(snippet.text, 0, day.span.start)
        if found is None or not isinstance(day, Moment):
            continue
        if stem(found[1].lower()) not in claim.stems and not (_HELD.search(found[1]) and _HELD.search(claim.text)):
            continue
        first = values.compare(replace(value, sense="at", period=value.point), day)
        if first.relation is Relation.EQUAL:
            return Match(value, day, Comparison(Relation.CLOSE, f"both are {value.point}"))
        if first.relation is Relation.DIFFERENT:
            return Match(value, day, Comparison(Relation.DIFFERENT, f"{day.text} is not {value.text}", "first"))
    return match


_FIRST = re.compile(r"\bfirst (\w+(?:ed|en|t))(?: (?:in|on|as \w+ in))? $", re.IGNORECASE)


_HELD = re.compile(r"\b(?:held|contested|played|staged|awarded|run|organised|fought)\b", re.IGNORECASE)


def _moment(value: Value, others: tuple[Value, ...]) -> Match:
    """Return the best match of a date; one whose days are not known meets the same words."""
    match = best_match(value, _alike_bound(value, others))
    week = _same_weekday(match)
    if week is not None:
        return week
    day = _another_weekday(value, others)
    if day is not None:
        return Match(value, day, Comparison(Relation.DIFFERENT, f"{day.text} is not {value.text}", "weekday"))
    if match.met and match.snippet and _runs_otherwise(value, match.snippet):
        why = f"{match.snippet.text} is not {value.text}"
        return Match(value, match.snippet, Comparison(Relation.DIFFERENT, why, "window"))
    if match.met and match.snippet and _bounds_another_time(value, match.snippet):
        return Match(
            value, None, Comparison(Relation.INCOMPARABLE, f"{match.snippet.text} is not {value.text}", "bound")
        )
    if not match.met and isinstance(value, Moment) and not value.anchored:
        same = next((other for other in others if other.text.casefold() == value.text.casefold()), None)
        if same is not None:
            return Match(value, same, Comparison(Relation.CLOSE, f"both are {value.text}"))
    return match


_ENDS = re.compile(
    r"\b(?:expires?|expired|expiring|runs? out|ran out|run out|is up|comes? to an end|came to an end|"
    r"(?:would have|was to|was due to|is due to|is to|will) (?:now |already |then )?"
    r"(?:end|ended|expire|expired|run out))"
    r"\s(?:in|on|at|at the end of)\s$"
)


def ending(reading: Reading, dates: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return the dates, those at which something expires as its end: "expires in 2026" is "runs until 2026"."""
    return tuple(
        replace(day, sense=sense) if isinstance(day, Moment) and (sense := _end_told(reading, day)) else day
        for day in dates
    )


def _end_told(reading: Reading, day: Moment) -> str:
    """Which end of a time the words before a day say that it is: "expires in 2026", "compulsory from 2027"."""
    if day.sense != "at":
        return ""
    if _ENDS.search(reading.text, 0, day.span.start):
        return "until"
    if _TO.match(reading.text, day.span.end):
        return ""
    since = _FROM.search(reading.text, 0, day.span.start) and day.grain in ("year", "month")
    return "since" if since or _WITH_EFFECT.search(reading.text, 0, day.span.start) else ""


_FROM = re.compile(
    r"(?:\b(?:compulsory|mandatory|free|banned|forbidden|allowed|open|valid|in force|law) |^)from $", re.IGNORECASE
)
_WITH_EFFECT = re.compile(
    r"\b(?:with effect from|effective(?: from| as of)?|as from) (?:today, |now, )?$", re.IGNORECASE
)
_TO = re.compile(r"\s?(?:to|until|till|[-–])\b")


def _alike_bound(value: Value, others: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return the dates that bound as the claim's does, where there are any: "since 2015" not against "in 2016"."""
    if not isinstance(value, Moment) or value.sense not in ("since", "until"):
        return others
    return tuple(other for other in others if isinstance(other, Moment) and other.sense == value.sense) or others


def _same_weekday(match: Match) -> Match | None:
    """Return the match of one weekday that two texts name without a date: of which week it is they do not say."""
    ours, theirs = match.claim, match.snippet
    if not match.differs or theirs is None:
        return None
    words = [_ON.sub("", value.text) for value in (ours, theirs)]
    if _WEEKDAY.fullmatch(words[0]) and _are_weeks_apart(ours, theirs):  # "Friday's close": of which week?
        return Match(ours, None, Comparison(Relation.INCOMPARABLE, f"{words[0]} may be another", "unanchored"))
    if words[0] != words[1] or not _WEEKDAY.fullmatch(words[0]):
        return None
    return Match(ours, theirs, Comparison(Relation.CLOSE, f"both are {words[0]}"))


def _are_weeks_apart(ours: Value, theirs: Value) -> bool:
    """Whether two days are one or two weeks apart."""
    if not isinstance(ours, Moment) or not isinstance(theirs, Moment) or {ours.grain, theirs.grain} != {"day"}:
        return False
    known = ours.anchored and theirs.anchored
    return known and abs((ours.point.first - theirs.point.first).days) in (7, 14)


_ON = re.compile(r"^(?:on|until|till|by|since|from|before|after)\s", re.IGNORECASE)


def _another_weekday(value: Value, others: tuple[Value, ...]) -> Value | None:
    """Return the weekday that ends the same where neither is known to the date: "until Friday", "until Monday"."""
    if not isinstance(value, Moment) or value.anchored or value.sense != "until" or len(others) != 1:
        return None
    other = others[0]
    if not isinstance(other, Moment) or other.anchored or other.sense != "until":
        return None
    ours, theirs = _WEEKDAY.search(value.text), _WEEKDAY.search(other.text)
    return other if ours and theirs and ours[0] != theirs[0] else None


_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")

_WINDOW = re.compile(r"(?:between|from)\b", re.IGNORECASE)


def _runs_otherwise(ours: Value, theirs: Value) -> bool:
    """Whether both say from when to when, and not alike: "between 2016 and 2021", "between 2016 and 2020"."""
    if not isinstance(ours, Moment) or not isinstance(theirs, Moment):
        return False
    told = _WINDOW.match(ours.text) and _WINDOW.match(theirs.text) and ours.anchored and theirs.anchored
    one, other = ours.period, theirs.period
    apart = max(abs((one.first - other.first).days), abs((one.last - other.last).days))
    return bool(told) and ours.grain == theirs.grain and apart > _EDGE


_EDGE = 31  # days by which the ends of such a time may lie apart


def _bounds_another_time(ours: Value, theirs: Value) -> bool:
    """Whether a date only lies in what the claim bounds: "closed since 2010" is not borne out by "shut in 2015"."""
    if not isinstance(ours, Moment) or not isinstance(theirs, Moment) or ours.sense not in ("since", "until"):
        return False
    return theirs.sense == "at" and not (
        ours.point.first <= theirs.point.last and theirs.point.first <= ours.point.last
    )


def best_match(value: Value, others: tuple[Value, ...]) -> Match:
    outcomes = [(other, values.compare(value, other)) for other in others]
    if not outcomes:
        return Match(value, None, ABSENT)
    best, outcome = min(outcomes, key=lambda pair: RANK[pair[1].relation])
    return Match(value, best if outcome.relation is not Relation.INCOMPARABLE else None, outcome)


__all__ = ["best_match", "elsewhere", "ending", "first_time", "moments_met"]
