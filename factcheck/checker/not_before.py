"""What is not to be before a day, and is told of an earlier one: "not before 2027" beside "in autumn 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.passage import passage, sentences
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span
from factcheck.values import compare
from factcheck.values.date import Moment

_DENIES = re.compile(r"\b(?:not|no|never|nobody|none|nothing|unlikely|cannot)\b|n['’]t\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|shall|is|are|to|due|expect\w*|plan(?:s|ned)?|schedul\w+|forecast\w*|project(?:s|ed|ions?)|sees?)\b"
)
_BOUND = ("before", "until", "by")
_ALIKE = 0.5  # of the words of the text that denies, where no figure is in both


def not_before(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the day before which one text says that something is not to be, where the other dates it earlier.

    >>> from factcheck.checker.reading import read
    >>> claim = read("The bridge will not open before March 2027.")
    >>> [match.outcome.why for match in not_before(claim, read("The bridge is to open in May 2026."))]
    ['May 2026 is before March 2027']
    """
    for denied, other in ((claim, snippet), (snippet, claim)):
        bound = next(_bounds(denied), None)
        part = passage(claim, snippet) if other is snippet else Span(0, len(claim.text))
        days = [day for day in _moments(other) if day.sense == "at" and part.covers(day.span)]
        if bound is None or len(days) != 1 or is_negative(other) or not days[0].point.last < bound.point.first:
            continue
        if not _one_deed(denied, other) or (_AHEAD.search(denied.text) and not _AHEAD.search(other.text)):
            continue  # "will pay none before 2027", "paid one in 2024"
        ours, theirs = (bound, days[0]) if denied is claim else (days[0], bound)
        early, late = days[0].text, re.sub(r"^(?:before|until|by) ", "", bound.text)
        yield Match(ours, theirs, Comparison(Relation.DIFFERENT, f"{early} is before {late}", "not before"))


def _bounds(reading: Reading) -> Iterator[Moment]:
    """Yield the days before which a sentence of a text denies something."""
    for day in _moments(reading):
        sentence = next((one for one in sentences(reading) if one.covers(day.span)), None)
        told = day.sense in _BOUND or day.text.lower().startswith(("before ", "until "))
        if told and sentence and _DENIES.search(reading.text, sentence.start, day.span.start):
            yield day


def _moments(reading: Reading) -> list[Moment]:
    return [day for day in reading.of_kind("date") if isinstance(day, Moment) and day.anchored]


def _one_deed(denied: Reading, other: Reading) -> bool:
    """Whether both tell of one thing: they have most words in common, or a figure and some words."""
    same = any(
        compare(one.value, two.value).relation is Relation.EQUAL for one in denied.figures for two in other.figures
    )
    least = _ALIKE / 2 if same else _ALIKE
    return max(_share(denied, other), _share(other, denied)) >= least


def _share(one: Reading, other: Reading) -> float:
    """How much of the words of one text the other has."""
    shared = sum(term.weight for term in one.plain if term.stem in other.stems)
    return shared / (sum(term.weight for term in one.plain) or 1.0)


__all__ = ["not_before"]
