"""Figures worked out of two others of the snippet: 612,000 tonnes after 651,000 are 6 percent less."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from factcheck import values
from factcheck.checker import than
from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.checker.versus import EARLIER
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values import numerals
from factcheck.values.change import Change
from factcheck.values.date import Moment
from factcheck.values.quantity import Quantity

_FINE = 1e-6  # the place of what is worked out: as exact as can be
_FRACTION = 0.06  # of itself, which a plain fraction may lie beside what is worked out: 32 percent are a third


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a figure that no figure answers, met where two of the snippet's make it.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim = read("Exports fell by 6 percent.")
    >>> snippet = read("Exports came to 612,000 tonnes in 2025, compared with 651,000 tonnes in 2024.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    '6 percent agrees with 651,000 tonnes → 612,000 tonnes'
    """
    figure = match.claim
    if match.met or not isinstance(figure, Quantity):
        return match
    figure = _so_long(figure)
    if figure.low != figure.high or not figure.low:
        return match
    ways = (_moves, _parts, _times, _beside)
    for made, span in (one for way in ways for one in way(figure, claim, snippet)):
        if _is(figure, made):
            pair = Value(figure.kind, span, snippet.text[span.slice])
            return Match(match.claim, pair, Comparison(Relation.CLOSE, f"{figure.text} agrees with {made.text}"))
    return match


def _so_long(figure: Quantity) -> Quantity:
    """Return the figure; "over four years" said of what was done in them is four years and no more."""
    if figure.kind == "duration" and figure.text.lower().startswith("over "):
        return replace(figure, low=figure.amount, high=figure.amount, bound="exact", text=figure.text[5:])
    return figure


def _is(figure: Quantity, made: Quantity) -> bool:
    """Whether what is worked out is the figure as it is written: 5.99 is 6, and 32 percent a third."""
    if values.compare(figure, made).relation not in (Relation.EQUAL, Relation.CLOSE):
        return False
    return bool(figure.step) or figure.bound != "exact" or abs(made.low - figure.low) <= _FRACTION * figure.low


def _made(like: Quantity, amount: float, text: str, *, kind: str = "share", unit: str = "percent") -> Quantity:
    return Quantity(kind, like.span, text, amount, amount, unit=unit, step=_FINE)


def _moves(figure: Quantity, claim: Reading, snippet: Reading) -> Iterator[tuple[Quantity, Span]]:
    """Yield by how much something rose or fell, where the claim says that it did so by the figure."""
    change = next((one for one in claim.of_kind("change") if _is_by(one, figure)), None)
    if not isinstance(change, Change):
        return
    for now, before in _pairs(snippet):
        ours, theirs = _written(now, before)
        if not ours or not theirs or (ours > theirs) != (change.direction == "up"):
            continue
        span = Span(min(now.span.start, before.span.start), max(now.span.end, before.span.end))
        text = f"{before.text} → {now.text}"
        if figure.unit == "percent" and now.unit != "percent":
            yield _made(figure, abs(ours / theirs - 1) * 100, text), span
        elif figure.unit == now.unit == before.unit or (figure.unit, now.unit) == ("percentage point", "percent"):
            yield _made(figure, abs(ours - theirs), text, kind=figure.kind, unit=figure.unit), span


def _is_by(change: Value, figure: Quantity) -> bool:
    return isinstance(change, Change) and change.by is not None and change.by.span == figure.span


def _pairs(snippet: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield each figure with that of an earlier time beside it."""
    for change in snippet.of_kind("change"):
        if isinstance(change, Change) and change.start and change.end:
            yield change.end, change.start
    exact = [one for one in _exact(snippet) if one.kind in ("number", "money", "measure", "share")]
    for now, before in pairwise(exact):
        between = snippet.text[now.span.end : before.span.start]
        if _are_alike(now, before) and (EARLIER.search(between) or _THEN.search(between)):
            yield now, before


# The figure of an earlier year in a table: "203,054; 2015: 184,600", "£31m (2023/24: £28m)".
_THEN = re.compile(r"[;,(]\s?(?:in )?(?:19|20)\d\d(?:[/–-](?:\d\d)?\d\d)?:\s$")


def _exact(reading: Reading) -> list[Quantity]:
    found = (figure.value for figure in reading.figures)
    return [one for one in found if isinstance(one, Quantity) and one.low == one.high and one.low > 0]


def _are_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one unit, be it that the second leaves it out: "1.1 million tonnes, after 1.6"."""
    if (one.unit, one.per) == (other.unit, other.per):
        return not (one.noun and other.noun) or one.noun == other.noun
    return other.kind == "number" and not other.noun and not other.per


def _written(one: Quantity, other: Quantity) -> tuple[float, float]:
    """Return the amounts of two figures, as they are written where the second has no unit."""
    if one.unit == other.unit:
        return one.low, other.low
    return _number(one), _number(other)


def _number(figure: Quantity) -> float:
    digit = re.search(r"\d", figure.text)
    numeral = numerals.at(figure.text, digit.start()) if digit else None
    return numeral.low if numeral else 0.0


_OF_WHICH = re.compile(r"\bof (?:which|whom|these|those|them)\b[^;.]{0,20}$")
_OUT_OF = re.compile(r"(?: [a-z]+)?,? (?:out )?of (?:the |its |all |their |an? total of )?(?:[a-z]+ )?")
_AIMED_AT = re.compile(r"\s?of (?:its|the|their|his|her) (?:\w+ )?(?:target|goal)\b")


def _parts(figure: Quantity, claim: Reading, snippet: Reading) -> Iterator[tuple[Quantity, Span]]:
    """Yield what share a part is of its whole: of 60 seats 15 are a quarter."""
    if figure.unit != "percent" or any(_is_by(one, figure) for one in claim.of_kind("change")):
        return
    exact = [one for one in _exact(snippet) if one.unit != "percent"]
    for first, second in pairwise(exact):
        between = snippet.text[first.span.end : second.span.start]
        if not _are_alike(first, second):
            continue
        if _OF_WHICH.search(between):
            part, whole = second, first
        elif _OUT_OF.fullmatch(between):
            part, whole = first, second
        else:
            continue
        yield from _share(figure, part, whole)
    if _AIMED_AT.match(claim.text, figure.span.end):
        aims = [one.value.span for one in snippet.figures if "target" in one.qualifiers]
        aim = next((one for one in exact if one.span in aims), None)
        rest = [one for one in exact if aim and one.unit == aim.unit and one is not aim]
        if aim and len(aims) == len(rest) == 1:
            yield from _share(figure, rest[0], aim)


def _share(figure: Quantity, part: Quantity, whole: Quantity) -> Iterator[tuple[Quantity, Span]]:
    ours, theirs = _written(part, whole) if part.unit and not whole.unit else (part.low, whole.low)
    if 0 < ours < theirs:
        span = Span(min(part.span.start, whole.span.start), max(part.span.end, whole.span.end))
        yield _made(figure, 100 * ours / theirs, f"{part.text} of {whole.text}"), span


def _beside(figure: Quantity, claim: Reading, snippet: Reading) -> Iterator[tuple[Quantity, Span]]:
    """Yield by how much one of two figures is more or less than the other, where the claim holds them together."""
    for other, base, amount, span in than.pairs(figure, claim, snippet):
        yield _made(figure, amount, f"{other.text} beside {base.text}", kind=figure.kind, unit=figure.unit), span


_BEGAN = re.compile(
    r"\b(?:began|begun|started|opened|joined|entered|founded|launched|appointed|elected|since|took (?:office|over)|"
    r"moved|arrived|hired|employed)\b[^.;]*$"
)
_ENDED = re.compile(
    r"\b(?:ended|finished|closed|left|dismissed|sacked|resigned|retired|until|stepped down|died|departed|abandoned|"
    r"completed|shut)\b"
)
_WAS_SO_LONG = re.compile(r"\b(?:for|within|in|during|after|lasted|took)\s$", re.IGNORECASE)
_OF_A_TERM = re.compile(r"\b(?:jail\w*|prison\w*|sentence\w*|ban(?:ned)?|suspended|contract|deal|term)\b")


def _times(figure: Quantity, claim: Reading, snippet: Reading) -> Iterator[tuple[Quantity, Span]]:
    """Yield how long it was from one day of the snippet to another: from June 2018 to May 2024 almost six years."""
    if figure.kind != "duration" or _OF_A_TERM.search(claim.text):
        return
    over = claim.text[figure.span.slice] != figure.text
    if not over and not _WAS_SO_LONG.search(claim.text, 0, figure.span.start):
        return
    days = [day for day in snippet.of_kind("date") if isinstance(day, Moment) and day.anchored]
    for day in days:
        if day.grain == "interval" and re.match(r"(?:between|from)\b", day.text, re.IGNORECASE):
            yield from _lasted(figure, day.period.first, day.period.last, day.text, day.span)
    if len(days) == 2 and all(day.grain in ("day", "month") for day in days):
        first, last = days
        text = snippet.text
        if _BEGAN.search(text, 0, first.span.start) and _ENDED.search(text, first.span.end):
            span = Span(first.span.start, last.span.end)
            yield from _lasted(figure, first.point.first, last.point.last, f"{first.text} to {last.text}", span)


def _lasted(figure: Quantity, first: dt.date, last: dt.date, text: str, span: Span) -> Iterator[tuple[Quantity, Span]]:
    if first < last and first.year > 1:
        yield _made(figure, float((last - first).days), text, kind="duration", unit="day"), span


__all__ = ["told"]
