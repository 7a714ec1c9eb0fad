"""Snippets taken together: "1,300 kilograms at a price of $15 million" is borne out where each figure is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.checker.candidates import Candidate
from factcheck.checker.denials import has_negation
from factcheck.checker.names import names
from factcheck.checker.reading import Reading
from factcheck.records import Evidence, Span, Stance

TOGETHER = "the sources bear it out together"
_JOINT = 0.5  # no surer than the least of what supports alone
_NEAR = 0.4  # cosine of a snippet that bears out a part


def together(ours: Reading, found: Sequence[Candidate], judged: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence with pieces supporting that bear out each figure and date of the claim between them."""
    if any(piece.stance is not Stance.NEUTRAL for piece in judged):
        return list(judged)
    wanted = {figure.value.span for figure in ours.figures} | {date.span for date in ours.of_kind("date")}
    parts = {
        at: {match.claim.span for match in (*one.alignment.figures, *one.alignment.moments) if match.met}
        for at, (one, piece) in enumerate(zip(found, judged, strict=True))
        if piece.partial and not piece.later
    }
    joint = set(parts) if len(parts) > 1 and set().union(*parts.values()) == wanted else _joint(ours, found, wanted)
    return [
        replace(piece, stance=Stance.SUPPORTS, score=_JOINT, partial=False, why=TOGETHER) if at in joint else piece
        for at, piece in enumerate(judged)
    ]


def _joint(ours: Reading, found: Sequence[Candidate], wanted: set[Span]) -> set[int]:
    """Return the snippets that tell all figures, dates and names of a claim between them, each a figure or two alone.

    "41,200 saw Rovers win 2-1" where one has the score and another the crowd. A year alone is in many snippets, and
    what one of them tells otherwise bears nothing out.
    """
    if has_negation(ours.text):
        return set()
    told = {at: _told(ours, one) for at, one in enumerate(found) if _is_near(one) and not _differs(one)}
    told = {at: part for at, part in told.items() if _is_of_somebody(ours, found[at])}
    own = {
        at: part - set().union(*(other for place, other in told.items() if place != at)) for at, part in told.items()
    }
    figures = {figure.value.span for figure in ours.figures}
    chosen = {at for at, part in own.items() if part & figures or len(part) > 1}
    called = {name.terms[0].span for name in names(ours)}
    borne_out = set().union(*(told[at] for at in chosen))
    return chosen if len(chosen) > 1 and borne_out >= wanted | called else set()


def _told(ours: Reading, one: Candidate) -> set[Span]:
    """Return the places of the figures, dates and names of a claim that a snippet has."""
    alignment = one.alignment
    met = {match.claim.span for match in (*alignment.figures, *alignment.moments) if match.met}
    missing = {name.terms[0].span for name in alignment.missing}
    return met | {name.terms[0].span for name in names(ours)} - missing


def _is_near(one: Candidate) -> bool:
    return not (one.later or one.past) and one.alignment.cosine >= _NEAR


def _is_of_somebody(ours: Reading, one: Candidate) -> bool:
    """Whether a snippet has a name of the claim, or a word of it where it names nobody."""
    called = names(ours)
    return len(one.alignment.missing) < len(called) if called else one.alignment.coverage > 0


def _differs(one: Candidate) -> bool:
    alignment = one.alignment
    told = (*alignment.figures, *alignment.moments, *alignment.acts, *alignment.people, *alignment.contrasts)
    return any(match.differs for match in told)


__all__ = ["TOGETHER", "together"]
