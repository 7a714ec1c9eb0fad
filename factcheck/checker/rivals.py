"""Rivals: of two sources that give one quantity two figures, the claim may follow either; the other must be heard.

A figure that another snippet states is no mistake, and so the combiner lets it stand. But where the snippet that bears
the claim out and a second one tell of the same thing in the same words, save the figure, they contradict each other:
independent origins of one time make a dispute, the later of two times makes the claim outdated. So do two that the
learned judge reads as opposites, claim and snippet as well as both snippets.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.checker.align import Alignment, Match, align, same_time
from factcheck.checker.amounts import counts_people
from factcheck.checker.asked import asked
from factcheck.checker.candidates import Candidate, Others
from factcheck.checker.combine import contradicts
from factcheck.checker.difference import difference
from factcheck.checker.done_to import other_thing
from factcheck.checker.findings import findings, rationale, told_elsewhere
from factcheck.checker.names import Name, meets, names
from factcheck.checker.passage import sentences
from factcheck.checker.pointed import values_apart
from factcheck.checker.reading import Reading, skim
from factcheck.checker.second import STRENGTH
from factcheck.records import Claim, Comparison, Evidence, Period, Relation, Span, Stance, Value
from factcheck.settings import Settings
from factcheck.values.date import Moment
from factcheck.values.quantity import Quantity

_AS_NEAR = 0.9  # of the nearness of the snippet that bears the claim out
_SHARED = 0.6  # of the content words of one in the other
_SOME = 0.3
_MONTH = dt.timedelta(days=30)
_LONG = dt.timedelta(days=366)
_CROWD = re.compile(
    r"\b(?:march\w*|protest\w*|demonstrat\w+|rall(?:y|ies|ied)|procession\w*|parad\w+|vigil|gathering|festival|concert)\b"
)
_APART = 0.05  # two figures nearer than this may be one, counted a little later
# By the judge: how near a snippet must be, and how surely it must be the opposite of the claim, and of the support.
# Of 600 supported claims of 41 annotated articles six of the disputed or outdated ones, and one that is neither.
_NEAR, _APART_READ, _APART_BOTH = 0.5, 0.6, 0.55
_APART_SURELY = 0.9  # of the claim: then one way of reading the two snippets is enough
_OPPOSED = Comparison(Relation.DIFFERENT, "the learned judge reads another figure in it", "other")


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
    if piece.stance is not Stance.NEUTRAL or piece.later:
        return piece
    match = next(_differing(one), None)
    if match is not None and _may_rival(ours, best, one, match):
        chance = contradicts(difference(ours, one.reading, one.alignment, match, others))
        if _is_of_one_crowd(ours, one, match):
            chance = max(chance, settings.rival_at)
        elif not _tells_the_same(ours, best, one):
            chance = 0.0
        if chance >= settings.rival_at:
            return contradicting(claim, ours, one, piece, match, chance)
    match = match or next(values_apart(ours, one), None)
    if match is None and (other := _another(best, one)) is not None:
        match = Match(_met_by(best)[0].claim, other, _OPPOSED)
    if match is not None and isinstance(match.claim, Quantity) and not _apart(match.claim, match.snippet):
        return piece
    if match is None or one.past or _bounds_otherwise(match) or not _may_tell_the_same(ours, best, one, match):
        return piece
    read = _read_apart(claim, best, one)
    return contradicting(claim, ours, one, piece, match, round(STRENGTH * read, 6)) if read else piece


def _read_apart(claim: Claim, best: Candidate, one: Candidate) -> float:
    """Return how surely the judge reads a snippet as the opposite of the claim, and of what bears it out; else 0."""
    if one.alignment.cosine < _NEAR:
        return 0.0
    first, second = best.snippet.text, one.snippet.text
    read = asked(claim.text, second).contradicts
    if read < _APART_READ:
        return 0.0
    both = sorted(asked(*pair).contradicts for pair in ((first, second), (second, first)))
    return read if both[read >= _APART_SURELY] >= _APART_BOTH else 0.0


def _met_by(best: Candidate) -> list[Match]:
    return [match for match in (*best.alignment.figures, *best.alignment.moments) if match.met]


def _another(best: Candidate, one: Candidate) -> Value | None:
    """Return a value of the kind that bears the claim out where the snippet has not that one."""
    mine = {match.claim.span for match in (*one.alignment.figures, *one.alignment.moments) if match.met}
    kinds = {match.claim.kind for match in _met_by(best) if match.claim.span not in mine}
    return next((value for value in one.reading.values if value.kind in kinds), None)


def _differing(one: Candidate) -> Iterator[Match]:
    """Yield the figures that differ by more than a little, and the days when something begins or ends."""
    alignment = one.alignment
    yield from (match for match in alignment.figures if match.differs and _apart(match.claim, match.snippet))
    yield from (match for match in alignment.moments if match.differs and _bounds_alike(match))
    yield from (match for match in alignment.people if match.outcome.aspect == "not before")


def _bounds_otherwise(match: Match) -> bool:
    """Whether two days bound two states: "profitable until 2008", "no steel since 2015"."""
    senses = {value.sense for value in (match.claim, match.snippet) if isinstance(value, Moment)}
    return len(senses) > 1 and senses <= {"since", "until", "by"}


def _bounds_alike(match: Match) -> bool:
    """Whether two days bound a state alike: "until the end of 2026", "will now end in 2025"."""
    senses = {getattr(value, "sense", "") for value in (match.claim, match.snippet)}
    return len(senses) == 1 and senses <= {"since", "until", "by"}


def _apart(mine: Value, other: Value | None) -> bool:
    if not isinstance(mine, Quantity) or not isinstance(other, Quantity):
        return False
    return abs(mine.amount - other.amount) > _APART * max(abs(mine.amount), abs(other.amount))


def _may_rival(ours: Reading, best: Candidate, one: Candidate, match: Match) -> bool:
    """Whether a snippet is of another origin, not older than the best support, and its figure is of no time before."""
    if other_thing(ours, one.reading):
        return False
    first, second = best.snippet.dated, one.snippet.dated
    if best.snippet.source.origin == one.snippet.source.origin or same_time(one.alignment) is False:
        return False
    older = dt.timedelta() if first is None or second is None else first.last - second.last
    late = _MONTH if _is_of_one_crowd(ours, one, match) else dt.timedelta()  # of what is over no later count is newer
    if (first is None) != (second is None) or older > late:
        return False
    return not _is_of_the_past(one, match, first or second)


def _is_of_the_past(one: Candidate, match: Match, told: Period | None) -> bool:
    """Whether the sentence of a figure names only times long before the best support: "had 900 workers in 2011"."""
    place = match.snippet.span if match.snippet else Span(0, 0)
    sentence = next((part for part in sentences(one.reading) if part.covers(place)), place)
    days = [day for day in one.reading.of_kind("date") if isinstance(day, Moment) and sentence.covers(day.span)]
    known = [day.point.last for day in days if day.anchored]
    return bool(known) and told is not None and all(told.first - day > _LONG for day in known)


def _is_of_one_crowd(ours: Reading, one: Candidate, match: Match) -> bool:
    """Whether both count those who came to one event: 9,000 marchers by the organisers, 4,200 by the police."""
    events = [_CROWD.search(reading.text) for reading in (ours, one.reading)]
    counted = _counts_people(ours, match.claim) and _counts_people(one.reading, match.snippet)
    return all(events) and counted and not one.alignment.missing and one.alignment.cosine >= _NEAR / 2


def _counts_people(reading: Reading, value: Value | None) -> bool:
    came = bool(_CAME.search(reading.text))  # "put attendance at 600"
    return any(
        counts_people(figure) or (came and not getattr(figure.value, "noun", ""))
        for figure in reading.figures
        if figure.value is value and value.kind == "number"
    )


_CAME = re.compile(
    r"\b(?:attendance|turnout|participants?|marchers|protesters|demonstrators|crowd|took part|turned out)\b"
)


def _may_tell_the_same(ours: Reading, best: Candidate, one: Candidate, match: Match) -> bool:
    """Whether a snippet is of another origin, no older, of one time with the claim, and of nobody else."""
    if best is one or best.snippet.source.origin == one.snippet.source.origin:
        return False
    first, second = best.snippet.dated, one.snippet.dated
    if (first is None) != (second is None) or (first and second and second.last < first.last):
        return False
    timed = any(match.met for match in best.alignment.figures)  # else the time itself may be what they disagree on
    if (timed and same_time(one.alignment) is False) or other_thing(ours, one.reading):
        return False
    return not _unknown(_across(one, best), one) and not _is_of_the_past(one, match, first or second)


def _tells_the_same(ours: Reading, best: Candidate, one: Candidate) -> bool:
    """Whether a snippet tells of what the best support does and of nobody else."""
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
    return any(not meets(name, own, frozenset()) and not _may_be_a_word(name) for name in alignment.missing)


def _may_be_a_word(name: Name) -> bool:
    """Whether a name is but the first word of its snippet, which has a capital anyhow."""
    return len(name.terms) == 1 and name.terms[0].span.start == 0


def contradicting(
    claim: Claim, ours: Reading, one: Candidate, piece: Evidence, match: Match, chance: float
) -> Evidence:
    """Return a piece of evidence as one that contradicts the claim by a value that differs, unless another tells it."""
    if told_elsewhere(match.claim, claim):
        return piece
    where = rationale((match,), one.reading, ours)
    pointed = findings((match,), claim=claim, snippet=one.snippet)
    why = match.outcome.why
    return replace(piece, stance=Stance.CONTRADICTS, score=chance, rationale=where, findings=pointed, why=why)


__all__ = ["contradicting", "rivals"]
