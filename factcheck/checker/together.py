"""Snippets taken together: "1,300 kilograms at a price of $15 million" is borne out where each figure is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.checker.candidates import Candidate
from factcheck.checker.reading import Reading
from factcheck.records import Evidence, Stance

_JOINT = 0.5  # no surer than the least of what supports alone


def together(ours: Reading, found: Sequence[Candidate], judged: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence with its partial pieces supporting, where they bear out each figure and date between them."""
    parts = [
        {match.claim.span for match in (*one.alignment.figures, *one.alignment.moments) if match.met}
        for one, piece in zip(found, judged, strict=True)
        if piece.partial and not piece.later
    ]
    wanted = {figure.value.span for figure in ours.figures} | {date.span for date in ours.of_kind("date")}
    if len(parts) < 2 or set().union(*parts) != wanted or any(piece.stance is not Stance.NEUTRAL for piece in judged):
        return list(judged)
    return [
        replace(piece, stance=Stance.SUPPORTS, score=_JOINT, partial=False, why="the sources bear it out together")
        if piece.partial and not piece.later
        else piece
        for piece in judged
    ]


__all__ = ["together"]
