"""Rivals: of two sources that give one quantity two figures, the claim may follow either; the other must be heard.

A figure that another snippet states is no mistake, and so the combiner lets it stand. But where the snippet that bears
the claim out and a second one tell of the same thing in the same words, save the figure, they contradict each other:
independent origins of one time make a dispute, the later of two times makes the claim outdated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.checker.align import Alignment, Match, align, same_time
from factcheck.checker.candidates import Candidate, Others
from factcheck.checker.combine import contradicts
from factcheck.checker.difference import difference
from factcheck.checker.done_to import other_thing
from factcheck.checker.findings import findings, rationale
from factcheck.checker.names import meets, names
from factcheck.checker.reading import Reading, skim
from factcheck.records import Claim, Evidence, Stance, Value
from factcheck.settings import Settings
from factcheck.values.quantity import Quantity

_AS_NEAR = 0.9  # of the nearness of the snippet that bears the claim out
_SHARED = 0.6  # of the content words of one in the other
_SOME = 0.3
_APART = 0.05  # two figures nearer than this may be one, counted a little later


def rivals(
    claim: Claim, ours: Reading, found: Sequence[Candidate], judged: Sequence[Evidence], *, settings: Settings
) -> list[Evidence]:
    """Return the evidence with what gives another figure for what the best support tells, no longer neutral."""
    pro = [
        (one, piece)
        for one, piece in zip(found, judged, strict=True)
        if piece.stance is Stance.SUPPORTS and not piece.later
    ]
    if not pro:
        return list(judged)
    best, _ = max(pro, key=lambda pair: (pair[1].score, pair[1].snippet.key))
    nearest = max(one.alignment.cosine for one in found)
    return [
        _heard(claim, ours, best, one, piece, Others(nearest), settings)
        for one, piece in zip(found, judged, strict=True)
    ]


def _heard(
    claim: Claim, ours: Reading, best: Candidate, one: Candidate, piece: Evidence, others: Others, settings: Settings
) -> Evidence:
    match = next(_differing(one), None)
    if match is None or piece.stance is not Stance.NEUTRAL or piece.later or not _tells_the_same(ours, best, one):
        return piece
    chance = contradicts(difference(ours, one.reading, one.alignment, match, others))
    return contradicting(claim, ours, one, piece, match, chance) if chance >= settings.rival_at else piece


def _differing(one: Candidate) -> Iterator[Match]:
    """Yield the figures that differ by more than a little."""
    return (match for match in one.alignment.figures if match.differs and _apart(match.claim, match.snippet))


def _apart(mine: Value, other: Value | None) -> bool:
    if not isinstance(mine, Quantity) or not isinstance(other, Quantity):
        return False
    return abs(mine.amount - other.amount) > _APART * max(abs(mine.amount), abs(other.amount))


def _tells_the_same(ours: Reading, best: Candidate, one: Candidate) -> bool:
    """Whether a snippet of another origin, not an older one, tells of what the best support does and of nobody else."""
    if other_thing(ours, one.reading):
        return False
    first, second = best.snippet.dated, one.snippet.dated
    if best.snippet.source.origin == one.snippet.source.origin or same_time(one.alignment) is False:
        return False
    if (first is None) != (second is None) or (first and second and second.last < first.last):
        return False
    across, back = _across(best, one), _across(one, best)
    if _unknown(across, best) or _unknown(back, one):
        return False
    shared = one.alignment.coverage >= _SHARED and bool(ours.plain)
    near = one.alignment.cosine >= _AS_NEAR * best.alignment.cosine and across.coverage >= _SOME
    return shared or across.coverage >= _SHARED or near


def _across(one: Candidate, other: Candidate) -> Alignment:
    """Lay one snippet against another; the title and publisher of the other count as named in it."""
    source = other.snippet.source
    return align(one.reading, other.reading, cosine=0.0, about=skim(f"{source.publisher} {source.title}"))


def _unknown(alignment: Alignment, one: Candidate) -> bool:
    """Whether a name of the snippet is missing in the other, its own publisher apart."""
    own = names(skim(one.snippet.source.publisher))
    return any(not meets(name, own, frozenset()) for name in alignment.missing)


def contradicting(
    claim: Claim, ours: Reading, one: Candidate, piece: Evidence, match: Match, chance: float
) -> Evidence:
    """Return a piece of evidence as one that contradicts the claim by a value that differs."""
    where = rationale((match,), one.reading, ours)
    pointed = findings((match,), claim=claim, snippet=one.snippet)
    why = match.outcome.why
    return replace(piece, stance=Stance.CONTRADICTS, score=chance, rationale=where, findings=pointed, why=why)


__all__ = ["contradicting", "rivals"]
