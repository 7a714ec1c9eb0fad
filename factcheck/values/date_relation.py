"""How two dates stand to each other; see the manual page in `factcheck.values.date`."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from factcheck.records import Comparison, Period, Relation
from factcheck.values.date_calendar import WEEKDAYS

if TYPE_CHECKING:
    from factcheck.values.date import Moment

_SLACK = 366  # days a hedged, fiscal or seasonal date may lie off: "fiscal 2024" is any of the years that end in 2024
_SOME_WEEKS = 45  # by which the end or the beginning of a year may be off
_DAYS = 25  # more of them are no day and no week, but a stretch themselves
_EDGE = 3  # days by which the two ends of a window may differ and still be the same window


def relate(claim: Moment, source: Moment) -> Comparison:
    """Return the comparison of two dates."""
    if not (claim.anchored and source.anchored):
        return _unanchored(claim, source)
    if "window" in (claim.sense, source.sense):
        return _windows(claim, source)
    if claim.sense == source.sense == "at":
        return _points(claim, source)
    if claim.sense == source.sense or {claim.sense, source.sense} in ({"until", "by"}, {"since", "after"}):
        return _bounds(claim, source)
    return _mixed(claim, source)


def one_period(claim: Moment, source: Moment) -> bool | None:
    """Return whether two dates are one reporting period; None where one of them is not known."""
    if not (claim.anchored and source.anchored):
        return None
    if claim.sense != source.sense and "window" not in (claim.sense, source.sense):
        return False
    return _same_ends(claim.point, source.point) or (
        "window" not in (claim.sense, source.sense) and claim.point.covers(source.point)
    )


def _unanchored(claim: Moment, source: Moment) -> Comparison:
    """A month and day that agree are close even where the year is not known, and two days of the year differ in any."""
    if claim.sense == source.sense and _agree(claim, source):
        return Comparison(Relation.CLOSE, f"{claim.text} agrees with {source.text}, as far as it goes")
    if claim.sense == source.sense == "at" and _is_one_weekday(claim, source):
        return Comparison(Relation.CLOSE, f"{claim.text} agrees with {source.text}, as far as it goes")
    one, other = _parts(claim), _parts(source)
    if claim.sense == source.sense and one and other and one[1] and other[1] and one != other:
        return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}, whatever the year", "day")
    return Comparison(Relation.INCOMPARABLE, "one of the dates is not known to the year", "unanchored")


def _is_one_weekday(claim: Moment, source: Moment) -> bool:
    """Whether a weekday alone falls on a day that is known, or is the other's: "Monday", "18 August 2025"."""
    ours, theirs = _weekday(claim), _weekday(source)
    return ours is not None and ours == theirs


def _weekday(moment: Moment) -> int | None:
    named = WEEKDAYS.get(moment.text.split()[0].lower())
    known = moment.point.first.weekday() if moment.anchored and moment.grain == "day" else None
    return known if named is None and moment.yearless == (0, 0) else named


def _agree(claim: Moment, source: Moment) -> bool:
    one, other = _parts(claim), _parts(source)
    if one is None or other is None:
        return False
    return one[0] == other[0] and (one[1] == 0 or one[1] == other[1])


def _parts(moment: Moment) -> tuple[int, int] | None:
    if moment.yearless != (0, 0):
        return moment.yearless
    if not moment.anchored:
        return None
    if moment.grain == "day":
        return moment.point.first.month, moment.point.first.day
    return (moment.point.first.month, 0) if moment.grain == "month" else None


def _is_stretch(moment: Moment) -> bool:
    """Whether a date is a stretch told by its ends: what is said of May to August is not said of August to August."""
    return moment.grain == "interval" and moment.text.lower().startswith(("from ", "between "))


def _windows(claim: Moment, source: Moment) -> Comparison:
    if _same_ends(claim.point, source.point):
        return Comparison(Relation.EQUAL, f"both speak of {_said(source.point)}")
    window, other = (claim, source) if claim.sense == "window" else (source, claim)
    if other.sense == "at" and other.grain in ("month", "day") and _ends_with(window.point, other.point):
        return Comparison(Relation.CLOSE, f"the window ends with {_said(other.point)}")
    why = f"{_said(claim.point)} is another reporting period than {_said(source.point)}"
    return Comparison(Relation.INCOMPARABLE, why, "period")


def _ends_with(window: Period, other: Period) -> bool:
    return abs((window.last - other.last).days) <= _EDGE and other.first > window.first


def _same_ends(one: Period, other: Period) -> bool:
    return abs((one.first - other.first).days) <= _EDGE and abs((one.last - other.last).days) <= _EDGE


def _points(claim: Moment, source: Moment) -> Comparison:
    one, other = claim.point, source.point
    if one == other:
        return Comparison(Relation.EQUAL, f"both are {_said(one)}")
    if _is_stretch(claim) and (other.last - other.first).days > _DAYS:
        if _same_ends(one, other):
            return Comparison(Relation.EQUAL, f"both speak of {_said(other)}")
        if one.covers(other):
            return Comparison(Relation.INCOMPARABLE, f"{_said(other)} is a part of {_said(one)}", "period")
    if one.covers(other):
        return Comparison(Relation.EQUAL, f"{_said(other)} is in {_said(one)}")
    if claim.loose or source.loose:
        return _loosely(claim, source)
    if one.overlaps(other):
        return Comparison(Relation.INCOMPARABLE, f"the source says no more than {_said(other)}", "granularity")
    return Comparison(Relation.DIFFERENT, f"{_said(one)} is not {_said(other)}", _differs(one, other))


def _loosely(claim: Moment, source: Moment) -> Comparison:
    one, other = claim.point, source.point
    if one.overlaps(other):
        return Comparison(Relation.CLOSE, f"{claim.text} may be {source.text}")
    gap = max((other.first - one.last).days, (one.first - other.last).days)
    if gap <= (_SLACK if not (_is_of_a_year(claim) and _is_of_a_year(source)) else _SOME_WEEKS):
        return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} are not exact", "granularity")
    return Comparison(Relation.DIFFERENT, f"{_said(one)} is not {_said(other)}", _differs(one, other))


def _is_of_a_year(moment: Moment) -> bool:
    """Whether a date is exact, or a part of a year by its name: "the end of 2026" is no day of 2025."""
    return not moment.loose or bool(_PART_OF_YEAR.fullmatch(moment.text))


_PART_OF_YEAR = re.compile(
    r"(?:(?:since|until|by|before|after|from|in|at) )?(?:the )?(?:end|start|beginning|close|early|late|turn)"
    r"(?: of)?(?: [A-Z][a-z]+)? (?:19|20)\d\d",
    re.IGNORECASE,
)


def _bounds(claim: Moment, source: Moment) -> Comparison:
    """Since with since, by with by: what counts is the date named."""
    one, other = claim.point, source.point
    if claim.sense in ("before", "after", "by") and not one.overlaps(other):
        weaker = one.first > other.last if claim.sense != "after" else one.last < other.first
        if claim.sense != "by" or weaker:
            relation = Relation.CLOSE if weaker and claim.sense != "by" else Relation.INCOMPARABLE
            if claim.sense != "by":
                return Comparison(relation, f"{claim.text} is not {source.text}", "bound")
    outcome = _points(claim, source)
    if claim.sense != source.sense and outcome.relation is Relation.DIFFERENT:
        return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} can both be so", "sense")
    return outcome


def _mixed(claim: Moment, source: Moment) -> Comparison:
    """A bound with a date: 2028 is by 2030; a start with the day of the start; all else is left open."""
    one, other = claim.point, source.point
    if "at" in (claim.sense, source.sense):
        bound = claim.sense if claim.sense != "at" else source.sense
        if bound in ("since", "until"):
            return _edge(claim, source, bound)
        return _bounded(claim, source)
    if one == other and {claim.sense, source.sense} == {"by", "before"}:
        return Comparison(Relation.CLOSE, f"{claim.text} is nearly {source.text}", "bound")
    return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} can both be so", "sense")


def _is_long_before(bound: Moment, at: Moment) -> bool:
    """Whether a day lies so far before the one by which a thing is done that nobody would have told it so."""
    least = _TWO * _GRAIN_DAYS.get(bound.grain, _GRAIN_DAYS["year"])
    return bound.sense == "by" and (bound.point.first - at.point.last).days >= least


_TWO = 2
_GRAIN_DAYS = {"day": 90, "month": 90, "quarter": 90, "season": 180, "year": 365, "decade": 3652}


def _edge(claim: Moment, source: Moment, bound: str) -> Comparison:
    """What holds since a date began on it; a later or earlier date may speak of something else."""
    outcome = _points(claim, source)
    if outcome.relation in (Relation.EQUAL, Relation.CLOSE):
        return outcome
    if bound == "since" and claim.point.first == source.point.first:
        return Comparison(Relation.CLOSE, f"{claim.text} and {source.text} begin together", "start")
    word = "start" if bound == "since" else "end"
    return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} need not speak of one {word}", word)


def _bounded(claim: Moment, source: Moment) -> Comparison:
    bound, at = (claim, source) if source.sense == "at" else (source, claim)
    if bound.period.covers(at.point):
        relation = Relation.CLOSE if bound is claim and not _is_long_before(bound, at) else Relation.INCOMPARABLE
        return Comparison(relation, f"{_said(at.point)} is {bound.text}", "bound")
    if bound.period.overlaps(at.point) or bound.loose or at.loose:
        return Comparison(Relation.INCOMPARABLE, f"{_said(at.point)} may be {bound.text}", "bound")
    return Comparison(Relation.DIFFERENT, f"{_said(at.point)} is not {bound.text}", _differs(bound.point, at.point))


def _differs(one: Period, other: Period) -> str:
    """Return the coarsest part of the date that differs."""
    left, right = one.first, other.first
    if not (left.year <= other.last.year and right.year <= one.last.year):
        return "year"
    if _month(left) != _month(right) or _month(one.last) != _month(other.last):
        return "month"
    return "day"


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


def _said(period: Period) -> str:
    return str(period).replace("/", " to ")
