"""Another name or number in the place of the claim's: evidence with one that fits better does not bear it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from factcheck.checker.names import Name, meets, names
from factcheck.checker.numerals import numbers
from factcheck.checker.reading import Reading, read
from factcheck.values.date_calendar import MONTHS

_MOST = 6  # other names held in the place of one, those of as many words first; or other numbers
_OPENING = 12  # characters at the beginning: what a claim is about, the evidence may call "he" or "the film"
# Nothing but names between two names: "Leeds, Hull and York". Of a list one is as true as the other.
_LISTED = re.compile(r"(?:[\s,&/\"“”]|\b(?:and|or|nor|with|as well as|of|the|de|van|von)\b|[A-Z][\w’'.&-]*+)*")
_FAR = 300  # characters of a list
_JOINT = re.compile(r",|&|\b(?:and|or)\b")
_OWNS = re.compile(r"['’]s?$")
_SHORT_MONTHS = frozenset(name[:3] for name in MONTHS)


def replaced(claim: str, evidence: str) -> Iterator[str]:
    """Yield the claim with each name or number that the evidence has, too, replaced by each other one of the evidence.

    Left alone: the name a claim opens with, names in a list with the claim's, months, numbers that are compared.

    >>> list(replaced("The film of 2016 stars Ron Howard.", "Ron Howard directed it; Ryan Gosling was the star."))
    ['The film of 2016 stars Ryan Gosling.']
    """
    yield from _renamed(claim, evidence)
    yield from _renumbered(claim, evidence)


def _renamed(claim: str, evidence: str) -> Iterator[str]:
    ours, theirs = read(claim), read(evidence)
    mine = names(ours)
    foreign = {
        words: name
        for name in names(theirs)
        if (words := _words(theirs, name)) not in claim
        and words.lower()[:3] not in _SHORT_MONTHS
        and not any(meets(name, (one,), frozenset()) for one in mine)
    }
    for name in mine:
        words = _words(ours, name)
        if words not in evidence or name.terms[0].span.start < _OPENING:
            continue
        near = sorted(foreign, key=lambda other: abs(other.count(" ") - words.count(" ")))[:_MOST]
        yield from (claim.replace(words, other) for other in near if not _are_listed(words, other, evidence))


def _renumbered(claim: str, evidence: str) -> Iterator[str]:
    """Yield the claim with other numbers: "52 dead" for "104 dead" where there were 52 dead and 104 injured."""
    ours, theirs = numbers(claim), [number for number in numbers(evidence) if number.exact]
    known = {number.low for number in ours}
    for number in ours:
        if number.compared or not number.exact or all(other.low != number.low for other in theirs):
            continue
        others = {
            evidence[other.start : other.end]: None
            for other in theirs
            if other.kind == number.kind and other.low not in known
        }
        yield from (claim[: number.start] + words + claim[number.end :] for words in list(others)[:_MOST])


def _words(reading: Reading, name: Name) -> str:
    return _OWNS.sub("", reading.text[name.terms[0].span.start : name.terms[-1].span.end])


def _are_listed(one: str, other: str, text: str) -> bool:
    mine, theirs = (
        [found.span() for found in islice(re.finditer(re.escape(words), text), _MOST)] for words in (one, other)
    )
    gaps = [(min(first[1], second[1]), max(first[0], second[0])) for first in mine for second in theirs]
    return any(
        start <= end <= start + _FAR and _LISTED.fullmatch(text, start, end) and _JOINT.search(text, start, end)
        for start, end in gaps
    )


__all__ = ["replaced"]
