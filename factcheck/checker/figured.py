"""What no rule settles, but whose figures the snippet has by another name, or has two that make them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from factcheck import values
from factcheck.checker.asked import asked
from factcheck.checker.believed import is_open
from factcheck.checker.candidates import Candidate
from factcheck.checker.denials import has_negation
from factcheck.checker.findings import rationale
from factcheck.checker.passage import sentences
from factcheck.checker.reading import Reading, read
from factcheck.checker.second import STRENGTH
from factcheck.checker.versus import by_year
from factcheck.records import Claim, ClaimKind, Evidence, Period, Relation, Stance, Value
from factcheck.values.clock import Clock
from factcheck.values.date import Moment
from factcheck.values.date_calendar import move_day, move_month
from factcheck.values.quantity import Quantity

_NEAR = 0.35  # cosine of texts that may tell of one thing
# From here on the judge reads nothing in it: of twelve claims so told one was right (fifty annotated articles).
_OF_ANOTHER = 0.5
_MOST_TIMES = 3
_MOST = 8  # figures of a snippet; of more, two make any number
_SCORE = round(STRENGTH * 0.8, 6)
# What is said of all of them, or of one before all others, no figure bears out.
_OF_ALL = re.compile(
    r"\b(?:all|each|every|most|many|few|none|both|only|sole|first|last|next|(?!west|east|north|south|inter|fore|har)"
    r"[a-z]{2,}est|least|because|forced|cause[ds]?|will|would|could)\b",
    re.IGNORECASE,
)
_MET = (Relation.EQUAL, Relation.CLOSE)
_MINUTES = {
    "second": 1 / 60, "minute": 1.0, "hour": 60.0, "day": 1440.0, "week": 10080.0, "month": 43830.0, "year": 525960.0,
}  # fmt: skip
_DAY = 1440
_OFF = 0.5  # of the unit, by which a length may be off where it is told by days
_LEAST = 1.4  # of the unit: "a year" is too coarse to be worked out
_HEDGED = {"about": 0.08, "nearly": 0.08}
_SLACK = 3.0  # points by which a fraction in words may be off
_FORMER = re.compile(
    r"\b(?:compared (?:with|to)|against|down from|up from|instead of|until now|previously|the year before|"
    r"(?:(?:a|one) year|twelve months) (?:ago|earlier))\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:more|higher|rose|risen|rise|up|grew|grown|increas\w+|gain\w*|added|larger)\b", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:less|fewer|lower|fell|fallen|fall|down|shrank|shrunk|declin\w+|dropp?\w*|lost|smaller|cut)\b", re.IGNORECASE
)


def figured(claim: Claim, ours: Reading, found: Sequence[Candidate], judged: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence, with support where a snippet has or makes all figures of a claim that nothing settles."""
    if claim.kind in (ClaimKind.QUOTATION, ClaimKind.ATTRIBUTION) or _OF_ALL.search(claim.text):
        return list(judged)
    if any(piece.stance is not Stance.NEUTRAL and not piece.later for piece in judged):
        return list(judged)
    figures = [one.value for one in ours.figures]
    if not figures or not all(isinstance(value, Quantity) for value in figures):
        return list(judged)
    return [_borne_out(ours, figures, one, piece) for one, piece in zip(found, judged, strict=True)]


def _borne_out(ours: Reading, figures: Sequence[Value], one: Candidate, piece: Evidence) -> Evidence:
    theirs = one.reading
    if one.alignment.cosine < _NEAR or one.alignment.missing or not is_open(ours, one, piece):
        return piece
    if any(match.differs for match in one.alignment.moments):
        return piece
    said = [_told(value, ours, theirs) for value in figures if isinstance(value, Quantity)]
    told = [why for why, _ in said]
    if not all(told) or not any(_is_telling(why) for why in told):
        return piece
    spans = [value.span for _, those in said for value in those]
    alone = [those[0].span for why, those in said if "worked out" not in why]
    if len(alone) > len(set(alone)):  # "4.2 fewer, compared with 4.2 fewer" beside "4.2 fewer, 1.9 fewer"
        return piece
    where = [part for part in sentences(theirs) if any(part.covers(span) for span in spans)]
    if any(_denies(ours.text) != _denies(theirs.text[part.slice]) for part in where):
        return piece
    made = sum("worked out" in why for why in told)
    days = any(match.met for match in one.alignment.moments)
    whole = (each.value for each in read(ours.text).figures)  # that of what the claim is about, too
    stated = [_told(value, ours, theirs)[0] for value in whole if isinstance(value, Quantity)]
    sure = made and (days or any(_is_telling(why) for why in stated if "worked out" not in why))  # no chance, with both
    if not sure and asked(ours.text, theirs.text).neutral >= _OF_ANOTHER:
        return piece
    shown = rationale((), theirs, ours)
    return replace(piece, stance=Stance.SUPPORTS, score=_SCORE, rationale=shown, findings=(), why="; ".join(told))


def _denies(text: str) -> bool:
    return has_negation(_BOUND.sub(" ", text))


_BOUND = re.compile(r"\b(?:no|not) (?:more|fewer|less|later|earlier) than\b", re.IGNORECASE)


def _told(figure: Quantity, ours: Reading, theirs: Reading) -> tuple[str, tuple[Value, ...]]:
    """Return how the snippet tells a figure, as it stands or by two of its own, and with which; else an empty text."""
    same = next((one.value for one in theirs.figures if _is_same(figure, one.value)), None)
    if same is not None:
        return f"{figure.text} is {same.text}", (same,)
    made = made_of(figure, ours, theirs)
    return (f"{figure.text} is worked out of {' and '.join(value.text for value in made)}" if made else ""), made


def _is_same(figure: Quantity, other: Value) -> bool:
    """Whether two figures are one, or one leaves its unit out: "allowed no more than 1.5", "a maximum of 1.5 m"."""
    if values.compare(figure, other).relation in _MET:
        return True
    bare = figure.kind == "number" and not figure.noun and not figure.unit and isinstance(other, Quantity)
    return bare and other.kind == "measure" and _NUMBER.findall(figure.text) == _NUMBER.findall(other.text) != []


_NUMBER = re.compile(r"\d[\d.,]*(?<![.,])")


def _is_telling(why: str) -> bool:
    """Whether a figure has two digits and more, noughts behind them apart, or is worked out: no chance."""
    return "worked out" in why or len(re.sub(r"\D", "", why.partition(" is ")[2]).rstrip("0")) > 1


def made_of(figure: Quantity, claim: Reading, snippet: Reading) -> tuple[Value, ...]:
    """Return the two values of a snippet that make a figure of the claim: days, times, amounts; none if no two do.

    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("It took four years."), read("It shut in March 2021 and reopened in March 2025.")
    >>> [value.text for value in made_of(claim.figures[0].value, claim, snippet)]
    ['March 2021', 'March 2025']
    """
    if figure.kind == "duration" and figure.unit in _MINUTES:
        return next(_times(figure, snippet), ())
    counted = [one.value for one in snippet.figures if _counts(one.value)]
    if len(counted) > _MOST:
        return ()
    pairs = [(a, b) for a, b in combinations(counted, 2) if isinstance(a, Quantity) and isinstance(b, Quantity)]
    alike = [(a, b) for a, b in pairs if (a.kind, a.unit) == (b.kind, b.unit)]
    makes = _share if figure.unit == "percent" else _difference
    return next(((a, b) for a, b in alike if makes(figure, a, b, claim, snippet)), ())


def _counts(value: Value) -> bool:
    return isinstance(value, Quantity) and value.kind != "rank" and math.isfinite(value.amount)


def _times(figure: Quantity, snippet: Reading) -> Iterator[tuple[Value, ...]]:
    """Yield the days or the times of day between which it is as long as that."""
    unit = _MINUTES[figure.unit]
    days = [day for day in _days(snippet) if day.grain in _GRAINS]
    clocks = [time for time in snippet.of_kind("time") if isinstance(time, Clock)]
    length = figure.amount
    off = max(_OFF if unit >= _DAY else 0.1, _HEDGED.get(figure.bound, 0.04) * length)
    for first, last in combinations(clocks[:_MOST_TIMES], 2):
        between = (last.minute - first.minute) % _DAY
        dated = [day for day in days if day.grain == "day"]
        if len(dated) == len(clocks) == 2:
            whole = abs((dated[1].point.first - dated[0].point.first).days) * _DAY
            between = whole + last.minute - first.minute
        if unit < _DAY and abs(between / unit - length) <= off:
            yield (first, last)
    for one, other in combinations(days, 2):
        apart = abs((other.point.first - one.point.first).days) * _DAY / unit
        fine = (one.grain == other.grain or figure.unit == "year") and _GRAINS[one.grain] * _DAY <= unit
        if fine and apart >= (_LEAST if unit > _DAY else 1) and abs(apart - length) <= off:
            yield (one, other)


_GRAINS = {"day": 1, "month": 28, "season": 80, "year": 365}  # days of it at least


def _days(snippet: Reading) -> list[Moment]:
    """The days of a text; one without a year, behind another, is of the same: "14 November 2024", "15 November"."""
    found: list[Moment] = []
    for day in snippet.of_kind("date"):
        if not isinstance(day, Moment):
            continue
        if not day.anchored and day.grain == "day" and all(day.yearless) and found and found[-1].grain == "day":
            month, of_month = day.yearless
            there = found[-1].point.first.replace(day=1)
            when = move_day(move_month(there, (month - there.month) % 12), of_month - 1)
            day = replace(day, anchored=True, point=Period(when, when))
        if day.anchored:
            found.append(day)
    return found


def _difference(figure: Quantity, a: Quantity, b: Quantity, claim: Reading, snippet: Reading) -> bool:
    """Whether a figure is by how much two amounts differ, of which the second was so before."""
    a, b, told = _now_and_before(a, b, snippet)
    if (figure.kind, figure.unit) != (a.kind, a.unit) or not told:
        return False
    return _is(figure, abs(a.amount - b.amount)) and _goes(claim, a.amount - b.amount)


def _share(figure: Quantity, a: Quantity, b: Quantity, claim: Reading, snippet: Reading) -> bool:
    """Whether a percentage is the part of one amount in the other, or by how much one is more than what was before."""
    if a.unit == "percent" or not a.amount or not b.amount:
        return False
    if _MORE.search(claim.text) or _LESS.search(claim.text):
        a, b, told = _now_and_before(a, b, snippet)
        grown = 100 * (a.amount / b.amount - 1)
        return told and _is(figure, abs(grown)) and _goes(claim, grown)
    return _is(figure, 100 * min(a.amount, b.amount) / max(a.amount, b.amount))


def _now_and_before(a: Quantity, b: Quantity, snippet: Reading) -> tuple[Quantity, Quantity, bool]:
    """Return the later of two amounts, the one before it, and whether the snippet tells that they are so."""
    dated = by_year(snippet.text, a, b)
    if dated:
        return *dated, True
    return a, b, _FORMER.search(snippet.text, a.span.end, b.span.start) is not None


def _goes(claim: Reading, by: float) -> bool:
    """Whether the claim tells a rise or fall as it is."""
    more, less = _MORE.search(claim.text), _LESS.search(claim.text)
    return not (more or less) or bool(more if by > 0 else less)


def _is(figure: Quantity, amount: float) -> bool:
    """Whether a figure is an amount, rounded as it is written or hedged."""
    slack = max(figure.step / 2, _HEDGED.get(figure.bound, 0.0) * figure.amount)
    if not figure.step and figure.unit == "percent":  # "half", "a third"
        slack = max(slack, _SLACK)
    if figure.bound in ("more than", "at least"):
        return figure.amount <= amount <= figure.amount * 1.1
    if figure.bound in ("less than", "at most", "up to"):
        return figure.amount * 0.9 <= amount <= figure.amount
    return abs(figure.amount - amount) <= slack + 1e-9


__all__ = ["figured", "made_of"]
