"""How many times as much, worked out: 5,180 against 1,210 are more than four times as many, 9% after 3% three times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.passage import sentences
from factcheck.checker.reading import Reading
from factcheck.checker.versus import EARLIER
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.change import Change
from factcheck.values.quantity import Quantity

_KINDS = frozenset({"share", "money", "measure", "number", "duration"})
_MUCH = r"(?:many|much|high|large|big|long|often|fast|heavy|expensive|dear|great|old|[a-z]+ly)"
_MORE = r"(?:more|higher|larger|bigger|longer|greater|dearer|costlier|heavier|wider|above)"
_LESS = r"(?:less|fewer|lower|smaller|shorter|cheaper|lighter|below|short of|down on)"
_AS_MANY = re.compile(rf"(?: times?)? (?:as {_MUCH}|the (?:number|amount|size|level|figure|sum|total|rate|price))\b")
_AGAIN = re.compile(rf" (?:as {_MUCH} again|again as {_MUCH})\b")
_MORE_BY = re.compile(rf" (?:[a-z-]+ ){{0,3}}?{_MORE}\b")
_LESS_BY = re.compile(rf" (?:[a-z-]+ ){{0,3}}?{_LESS}\b")
_BY = re.compile(r"\b(?:by |up |down )?(?:almost |nearly |about |some )?$")
_THE_SAME_TIME = re.compile(
    r"\b(?:(?:same|comparable|corresponding|equivalent) (?:\w+ )?(?:time|period|weeks?|months?|quarter|half|date)|"
    r"(?:years?|months?|decades?|weeks?) (?:ago|earlier|before)|previous(?:ly)?|last year|before|formerly)\b",
    re.IGNORECASE,
)
# How far a multiple may lie from what is said of it: a count of times, a share told in figures, a plain fraction.
_TIMES, _POINTS, _FRACTION, _ABOUT, _OVER = 0.06, 0.006, 0.03, 0.04, 0.35
_CLEAR = 0.3  # so far off, another multiple was meant


class _Multiple(NamedTuple):
    """The least and the most that the later or larger figure may be of the other."""

    least: float
    most: float


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a multiple or a share by which a thing is more, with the two figures it is worked out from.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim = read("Visits have shrunk by more than a third.")
    >>> snippet = read("It counted 1,930 visits, against 3,050 two years before.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    '1,930 is 0.63 times 3,050'
    """
    multiple = None if match.met else _multiple(match.claim, claim)
    pair = _pair(claim, snippet, match.claim) if multiple else None
    if multiple is None or pair is None or is_negative(claim) or is_negative(snippet):
        return match
    now, before = pair
    times = now.amount / before.amount
    if not multiple.least <= times <= multiple.most:
        return match
    why = f"{now.text} is {times:.2g} times {before.text}"
    return Match(match.claim, _span_of(snippet, now, before), Comparison(Relation.CLOSE, why, "multiple"))


def grown(change: Change, claim: Reading, snippet: Reading) -> tuple[Value, Comparison] | None:
    """Return whether two figures of the snippet bear out that a thing has doubled, tripled, halved; None elsewhere.

    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("The share has tripled."), read("The share is 9.4%, against 3.1% in 2019.")
    >>> grown(claim.of_kind("change")[0], claim, snippet)[1].why
    '9.4% is 3 times 3.1%'
    """
    by = change.by
    pair = _pair(claim, snippet, change) if by is not None and by.unit == "times" else None
    if by is None or pair is None or not by.low:
        return None
    now, before = pair
    times = now.amount / before.amount
    hedged = _HEDGE.search(claim.text, 0, change.span.start)
    more, nearly = bool(hedged and hedged["more"]), bool(hedged and hedged["nearly"])
    least = by.low * (1 - (_OVER if nearly else 0.0 if more else 2 * _TIMES))
    most = by.low * (1 + (2 * _OVER if more else _TIMES if nearly else 2 * _TIMES))
    why = f"{now.text} is {times:.2g} times {before.text}"
    if least <= times <= most:
        return _span_of(snippet, now, before), Comparison(Relation.EQUAL, why, "multiple")
    off = times < least * (1 - _CLEAR) or times > most * (1 + _CLEAR)
    why = f"{why}, not {change.text}"
    return (_span_of(snippet, now, before), Comparison(Relation.DIFFERENT, why, "factor")) if off else None


_HEDGE = re.compile(
    r"\b(?:(?P<more>more than|over|at least)|(?P<nearly>almost|nearly|close to|about|roughly)) $", re.IGNORECASE
)


def _multiple(value: Value, claim: Reading) -> _Multiple | None:
    """What a claim's figure says of one amount beside another; None where it says something else."""
    if not isinstance(value, Quantity) or value.amount <= 0:
        return None
    end = value.span.end
    if value.kind == "number" and (value.noun == "time" or value.unit == "times") and _AS_MANY.match(claim.text, end):
        return _around(value, value.amount, _TIMES * value.amount)
    if value.unit != "percent":
        return None
    part, slack = value.amount / 100, _POINTS if value.step else _FRACTION
    if _AGAIN.match(claim.text, end) or _HIGH_AGAIN.match(claim.text, end):
        return _around(value, 1 + part, slack)
    if _AS_MANY.match(claim.text, end):
        return _around(value, part, slack)
    direction = _direction(value, claim)
    if direction == "up":
        return _around(value, 1 + part, slack)
    return _turned(_around(value, part, slack)) if direction == "down" else None


_HIGH_AGAIN = re.compile(rf" as {_MUCH} again\b")


def _direction(value: Quantity, claim: Reading) -> str:
    if _MORE_BY.match(claim.text, value.span.end):
        return "up"
    if _LESS_BY.match(claim.text, value.span.end):
        return "down"
    for change in claim.of_kind("change"):
        between = claim.text[change.span.end : value.span.start]
        if not isinstance(change, Change) or change.direction == "flat":
            continue
        if change.span.covers(value.span) or (change.span.end <= value.span.start and _BY.fullmatch(between.lstrip())):
            return change.direction
    return ""


def _around(value: Quantity, amount: float, slack: float) -> _Multiple:
    """The range a multiple may lie in, by the words before it: "more than four times", "nearly half"."""
    if value.bound in ("more than", "at least"):
        return _Multiple(amount - slack / 2, amount * (1 + _OVER))
    if value.bound in ("less than", "at most", "up to"):
        return _Multiple(amount * (1 - _OVER), amount + slack / 2)
    if value.bound in ("about", "nearly"):
        loose = slack + _ABOUT * amount
        return _Multiple(amount - loose, amount + (loose if value.bound == "about" else slack))
    return _Multiple(amount - slack, amount + slack)


def _turned(lost: _Multiple) -> _Multiple:
    """What is left of a thing that has lost so much: 0.6 where two fifths are gone."""
    return _Multiple(1 - lost.most, 1 - lost.least)


def _pair(claim: Reading, snippet: Reading, value: Value) -> tuple[Quantity, Quantity] | None:
    """The figure of now and that of then, or of what it is held against, in one sentence of the snippet or in all."""
    for sentence in (*sentences(snippet), Span(0, len(snippet.text))):
        found = [
            one.value
            for one in snippet.figures
            if isinstance(one.value, Quantity)
            and one.value.kind in _KINDS
            and one.value.low == one.value.high > 0
            and sentence.covers(one.value.span)
        ]
        for kind in sorted({one.kind for one in found}):
            same = [one for one in found if one.kind == kind]
            if len(same) == _TWO and (pair := _in_order(claim, snippet, same, value)):
                return pair
    return None


_TWO = 2


def _in_order(
    claim: Reading, snippet: Reading, same: Sequence[Quantity], value: Value
) -> tuple[Quantity, Quantity] | None:
    """The two figures of one kind, that of now first; None where the text does not say which is which."""
    one, other = same
    if one.unit != other.unit or (one.noun and other.noun and one.noun != other.noun and other.noun not in _OF_TIME):
        return None
    between, behind = snippet.text[one.span.end : other.span.start], snippet.text[other.span.end :]
    if _FROM.search(snippet.text, 0, one.span.start) and _TO.fullmatch(between):
        return other, one
    if EARLIER.search(between):
        return one, other
    own = [mine.amount for mine in claim.values if isinstance(mine, Quantity) and mine.span != value.span]
    met = [theirs for theirs in same if theirs.amount in own]
    if len(met) == 1:
        return met[0], other if met[0] is one else one
    return (one, other) if _THE_SAME_TIME.search(between) or _THE_SAME_TIME.match(behind.lstrip()) else None


_FROM, _TO = re.compile(r"\bfrom (?:\w+ )?$"), re.compile(r"[^.;]{0,40}?\bto (?:\w+ )?")
_OF_TIME = frozenset("year month week day decade".split())


def _span_of(snippet: Reading, one: Value, other: Value) -> Value:
    span = Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end))
    return Value("comparison", span, snippet.text[span.slice])


__all__ = ["grown", "told"]
