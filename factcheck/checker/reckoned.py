"""Figures that two of a snippet's make with the words between them: half of 2.4 million, 260 more than, 900 each."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checker.match import Match, is_slip
from factcheck.checker.passage import sentences
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span
from factcheck.values.quantity import Quantity, place_of

_FAR = 110  # characters between a figure and the words that make another of it
_HEDGED, _BEYOND = 0.06, 0.1  # how far about, and beyond, a hedged figure may lie from what it stands for
_ROUNDED = 0.05  # and one rounded
_POINTS = 2.0  # a fraction in words stands for a share so many points away
_FINE = 0.05  # the last digit of a figure so fine that two others make it by no chance
_FOLD = {
    "half": 0.5, "halv": 0.5, "twic": 2.0, "doub": 2.0, "treb": 3.0, "trip": 3.0, "quad": 4.0, "a th": 1 / 3,
    "a qu": 0.25, "a fi": 0.2, "a te": 0.1, "two ": 2 / 3, "thre": 3.0, "four": 4.0, "five": 5.0,
    "ten ": 10.0,
}  # fmt: skip
_FOLDS = re.compile(
    r"\b(?:a (?:third|quarter|fifth|tenth)|two thirds|half(?! an?\b)|halv(?:ed|ing)|twice|"
    r"doubl(?:e|ed|es|ing)|trebled?|tripled?|quadrupled|(?:three|four|five|ten) times)\b",
    re.IGNORECASE,
)
# "£3m, half of it a grant", "half the £3m"; else the figure is what is half of another: "£3m, half of what it was".
_OF_IT = re.compile(r" (?:of )?(?:it|which|them|this|that|these|those|whom)\b(?: sum| amount| money)?(?! (?:of|in)\b)")
_BEFORE_IT = re.compile(r"(?: of)?(?: the| its| their| that)? ")
_MOVED = re.compile(r"\b(?:rose|risen|rises?|fell|fallen|falls?|grew|grown|up|down|by|gained|lost|another) $")
_MORE_THAN = re.compile(
    r"(?: [a-z]+)? (?:(?P<less>fewer|less|lower|smaller|shorter|colder|younger|cheaper)|"
    r"more|higher|larger|bigger|longer|warmer|older|dearer)\b"
)
_THAN_WHAT = re.compile(r"[^.;]{0,20}? than (?P<what>[^.;,]{2,50})")
_EACH = re.compile(r" (?:each|apiece|a piece)\b")
_TOGETHER = re.compile(r"\b(?:together|between them|in all|in total|combined|altogether|all told)\b", re.IGNORECASE)
_FOR_EVERY = re.compile(r"\b(?:per|for every)\b")


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a figure, open where the snippet's figures and the words between them make it.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim = read("The state's part came to £1.2 million.")
    >>> snippet = read("It cost £2.4 million, half of it paid by the state.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    'the figures beside it make £1.2 million'
    """
    ours = match.claim
    if not match.differs or not isinstance(ours, Quantity) or is_slip(match):
        return match
    theirs = [one.value for one in snippet.figures if isinstance(one.value, Quantity) and one.value.kind != "rank"]
    theirs = [one for one in theirs if math.isfinite(one.amount)]
    if any(one.unit == ours.unit and one.amount == ours.amount for one in theirs):
        return match  # it stands there, of another thing
    if not any(_stands_for(ours, amount) for amount in _made(ours, claim, theirs, snippet)):
        return match
    why = f"the figures beside it make {ours.text}"
    return Match(ours, None, Comparison(Relation.INCOMPARABLE, why, "elsewhere"))


_INSTEAD = re.compile(r"(?: \w+)? (?:instead of|rather than|in place of) (?:the )?(?:planned |usual )?")
_WRITTEN = re.compile(r"\d[\d,]*(?:\.\d+)?")


def _instead(ours: Quantity, theirs: Sequence[Quantity], snippet: Reading) -> Iterator[float]:
    """Yield what is taken away or put on: "over 113 instead of 171 kilometres" is 58 less.

    The first of the two may leave its unit to the second.
    """
    for one, other in pairwise(theirs):
        if other.unit != ours.unit or not _INSTEAD.fullmatch(snippet.text[one.span.end : other.span.start]):
            continue
        written = _WRITTEN.search(other.text)
        if one.unit == other.unit:
            yield abs(one.amount - other.amount)
        elif not one.unit and other.amount and written:
            scale = other.amount / float(written[0].replace(",", ""))
            yield abs(one.amount * scale - other.amount)


def _made(ours: Quantity, claim: Reading, theirs: Sequence[Quantity], snippet: Reading) -> Iterator[float]:
    same = [one for one in theirs if one.unit == ours.unit]
    yield from _folded(same, snippet)
    yield from _more(claim, same, snippet)
    yield from _each(same, theirs, snippet)
    yield from _instead(ours, theirs, snippet)
    if ours.step and math.isfinite(ours.low) and place_of(ours) <= _FINE * abs(ours.amount):
        yield from _shares(same, theirs, snippet)
    if _TOGETHER.search(claim.text):
        yield from (one.amount + other.amount for at, one in enumerate(same) for other in same[at + 1 :])
    if _FOR_EVERY.search(claim.text, ours.span.start):
        yield from (one.amount / other.amount for one in same for other in same if other.amount)


def _folded(same: Sequence[Quantity], snippet: Reading) -> Iterator[float]:
    """What the words beside a figure make of it: "half of it", "twice as much as in 2019", "doubled to 14"."""
    parts = sentences(snippet)
    for fold in _FOLDS.finditer(snippet.text):
        times, span = _FOLD[fold[0][:4].lower()], Span(*fold.span())
        part = next((one for one in parts if one.covers(span)), span)
        for one in same:
            if one.span.overlaps(span) or not part.covers(one.span):
                continue
            of_it = _OF_IT.match(snippet.text, span.end) or _BEFORE_IT.fullmatch(snippet.text, span.end, one.span.start)
            yield one.amount * times if of_it else one.amount / times


def _more(claim: Reading, same: Sequence[Quantity], snippet: Reading) -> Iterator[float]:
    """What a figure is so much more than, where the claim speaks of that: "two more than her brother Ned"."""
    for step in same:
        more = _MORE_THAN.match(snippet.text, step.span.end)
        than = _THAN_WHAT.match(snippet.text, step.span.end)
        if more is None or than is None or not _named(snippet, Span(*than.span("what"))) & claim.stems:
            continue
        for one in same:
            if one is not step and _apart(one.span, step.span) < _FAR:
                yield one.amount + (step.amount if more["less"] else -step.amount)


def _named(reading: Reading, span: Span) -> frozenset[str]:
    return frozenset(term.stem for term in reading.terms if span.covers(term.span))


def _each(same: Sequence[Quantity], theirs: Sequence[Quantity], snippet: Reading) -> Iterator[float]:
    """What so many come to at so much each."""
    for one in same:
        if one.per == "each" or _EACH.match(snippet.text, one.span.end):
            yield from (one.amount * other.amount for other in theirs if not other.unit and not other.per)


def _shares(same: Sequence[Quantity], theirs: Sequence[Quantity], snippet: Reading) -> Iterator[float]:
    """A share of a figure near it, what is left, and what a figure is so much less than."""
    for share in (one for one in theirs if one.unit == "percent" and 0 < one.amount < 100):
        more = _MORE_THAN.match(snippet.text, share.span.end)
        part, moved = share.amount / 100, more or _MOVED.search(snippet.text, 0, share.span.start)
        for one in same:
            if one.unit == "percent" or _apart(one.span, share.span) >= _FAR:
                continue
            if more:
                yield one.amount / (1 - part if more["less"] else 1 + part)
            elif not moved:
                yield from (one.amount * part, one.amount * (1 - part))


def _apart(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _stands_for(ours: Quantity, amount: float) -> bool:
    """Whether a figure, as hedged as it is, may be told of an amount."""
    said = ours.amount
    if not math.isfinite(said) or not said:
        return False
    ratio = amount / said
    if ours.bound in ("more than", "at least"):
        return 1 <= ratio <= 1 + _BEYOND
    if ours.bound in ("less than", "at most", "up to"):
        return 1 - _BEYOND <= ratio <= 1
    if ours.bound in ("about", "nearly"):
        return abs(ratio - 1) <= _HEDGED
    if ours.low != ours.high:
        return False
    if not ours.step and ours.unit == "percent":
        return abs(amount - said) <= _POINTS
    return abs(ratio - 1) <= _ROUNDED and abs(amount - said) < max(0.51 * place_of(ours), 1e-9 * abs(said))


__all__ = ["told"]
