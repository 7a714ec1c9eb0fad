"""Which stretch of a text stands for which claim, where claims share words or lie within one another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.records import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text: the claim it stands for, whether it is marked, and the claims whose words end with it."""

    text: str
    claim: int | None = None
    marked: bool = False
    ending: tuple[int, ...] = field(default=())


def stretches(text: str, claims: Mapping[int, Span], marks: Sequence[Span]) -> list[Stretch]:
    """Return the whole text in stretches; words that several claims share stand for the shortest of them.

    >>> from factcheck.records import Span
    >>> [(each.text, each.claim) for each in stretches("It fell in May.", {1: Span(0, 14), 2: Span(8, 14)}, [])]
    [('It fell ', 1), ('in May', 2), ('.', None)]
    """
    if not text:
        return []
    cuts = _cuts(len(text), [*claims.values(), *marks])
    by_start = sorted(claims, key=lambda claim: (claims[claim].start, claim))
    found: list[Stretch] = []
    active: list[int] = []
    waiting = 0
    for start, end in pairwise(cuts):
        while waiting < len(by_start) and claims[by_start[waiting]].start <= start:
            active.append(by_start[waiting])
            waiting += 1
        owner = min(active, key=lambda claim: (len(claims[claim]), claim), default=None)
        marked = any(mark.start <= start and end <= mark.end for mark in marks)
        ending = tuple(claim for claim in sorted(active) if claims[claim].end <= end)
        active = [claim for claim in active if claims[claim].end > end]
        found.append(Stretch(text[start:end], owner, marked, ending))
    return _told(found)


def _cuts(length: int, spans: Sequence[Span]) -> list[int]:
    inner = {place for span in spans for place in (span.start, span.end) if 0 < place < length}
    return [0, *sorted(inner), length]


def _told(found: list[Stretch]) -> list[Stretch]:
    """A comma between two claims stands for none."""
    return [each if any(map(str.isalnum, each.text)) else replace(each, claim=None) for each in found]
