"""What differs where the rules leave a claim open, or bear it out: wrong if the learned judge reads it so, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from factcheck.checker.align import Alignment, Match
from factcheck.checker.asked import asked
from factcheck.checker.belied import UNDONE, belied, undone
from factcheck.checker.candidates import Candidate
from factcheck.checker.denials import has_negation, is_negative
from factcheck.checker.features import telling
from factcheck.checker.names import names
from factcheck.checker.not_before import not_before
from factcheck.checker.once import tells_two_acts, tells_what_followed
from factcheck.checker.pointed import SLIP, UNIT, names_apart, none_of, only_by, sets_apart, values_apart, words_apart
from factcheck.checker.reading import Reading
from factcheck.checker.rivals import contradicting
from factcheck.checker.second import STRENGTH, UNREAD
from factcheck.checker.stance import eased, is_planned
from factcheck.records import Claim, ClaimKind, Evidence, Stance
from factcheck.values.date import Moment

# Nearness of texts about one thing: alone, and where they share a figure that tells or both tell since when. In texts
# farther apart the judge's word on a value counts nothing: of ten such contradictions on 81 annotated articles two were
# right (2026-11-27).
_NEAR, _NEAR_WITH = 0.62, 0.45
_TOLD_NAME = 0.4  # of the claim's words, where a name alone differs
_READS, _READS_NAME, _READS_WORD = 0.8, 0.7, 0.75
_READS_PLAIN, _TOLD_ALL = 0.55, 0.75  # of a name where the snippet has all the rest
_TOLD_SOME = 0.3  # of the claim's words, where two changes are of one thing
_NEAR_BELIED = 0.4  # where the snippet has much of what the claim says in the claim's own words
_READS_UNIT = 0.15  # of the same digits in another currency or measure, which the judge hardly sees
_READS_SLIP, _NEAR_DAY = 0.4, 0.55  # of a million for a billion; nearness of texts in which a day alone differs
_NEAR_WORDS, _TOLD_WORDS = 0.5, 0.6  # nearness, and share of the claim's words, where words alone differ


class _Charge(NamedTuple):
    """What differs in a snippet, and how surely the judge must read a contradiction in it."""

    match: Match
    least: float


def seconded(claim: Claim, ours: Reading, found: Sequence[Candidate], judged: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence, contradicting where something differs and the judge reads a contradiction in it.

    Where a snippet settles the claim, it is asked only of the words that this snippet has in place of the claim's.
    """
    if claim.kind in (ClaimKind.QUOTATION, ClaimKind.ATTRIBUTION):
        return list(judged)
    settled = any(piece.stance is not Stance.NEUTRAL and not piece.later for piece in judged)
    charges = {
        place: charge
        for place, (one, piece) in enumerate(zip(found, judged, strict=True))
        if not one.later and (charge := next(_charges(ours, one, piece, claim.quote, settled=settled), None))
    }
    read = {place: asked(claim.text, found[place].snippet.text).contradicts for place in charges}
    return [
        contradicting(claim, ours, found[place], piece, charges[place].match, _strength(charges[place], read[place]))
        if place in charges and read[place] >= charges[place].least
        else piece
        for place, piece in enumerate(judged)
    ]


def _strength(charge: _Charge, read: float) -> float:
    """How surely a charge stands that the judge reads; where little is asked of it, the words themselves are sure."""
    return round(STRENGTH * (max(read, _SURELY) if charge.least < _READS_PLAIN else read), 6)


_SURELY = 0.7


def done(claim: Claim, ours: Reading, found: Sequence[Candidate], judged: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence, neutral where the snippet says that the claim's deed is not done and the judge doubts it."""
    return [_done(claim, ours, one, piece) for one, piece in zip(found, judged, strict=True)]


def _done(claim: Claim, ours: Reading, one: Candidate, piece: Evidence) -> Evidence:
    if piece.stance is not Stance.SUPPORTS or one.later:
        return piece
    told = next(undone(ours, one.reading), None)
    if told is None or not (told.sure or asked(claim.text, one.snippet.text).supports < _DOUBTS):
        return piece
    return replace(piece, stance=Stance.NEUTRAL, findings=(), why=told.match.outcome.why)


_DOUBTS = 0.5


def _charges(ours: Reading, one: Candidate, piece: Evidence, quote: str, *, settled: bool) -> Iterator[_Charge]:
    """Yield what differs; where the claim denies something, only that the snippet states it."""
    if not settled or piece.stance is Stance.SUPPORTS:
        yield from _belied(ours, one, quote)
    if not settled and one.alignment.cosine >= _NEAR_WITH and not one.past and not one.alignment.missing:
        surely = _READS_PLAIN if one.alignment.cosine >= _NEAR_WORDS else _READS_NAME
        yield from (_Charge(match, surely) for match in not_before(ours, one.reading))
        yield from (_Charge(match, _READS_NAME) for match in none_of(ours, one.reading))
    if not is_negative(ours):
        if not settled:
            yield from _open(ours, one, quote)
        yield from _upheld(ours, one, piece)
    elif not settled:
        yield from (charge for charge in _open(ours, one, quote) if charge.match.claim.kind == "negation")


def _belied(ours: Reading, one: Candidate, quote: str) -> Iterator[_Charge]:
    """Yield the words that the snippet belies, where it is near in meaning and names whom the claim names."""
    alignment = eased(ours, one, quote).alignment
    alike = alignment.coverage >= _TOLD_NAME and alignment.cosine >= _NEAR_BELIED
    if alignment.missing or not (alike or alignment.cosine >= _NEAR_WITH):
        return
    for found in belied(ours, one.reading):
        if one.past and found.match.outcome.aspect != UNDONE:
            continue
        if alike or not found.near:
            yield _Charge(found.match, found.least)


def _upheld(ours: Reading, one: Candidate, piece: Evidence) -> Iterator[_Charge]:
    """Yield the words in place of the claim's in what bears it out by no figure: "the west wing was destroyed"."""
    near = one.alignment.cosine >= _NEAR_WORDS and one.alignment.coverage >= _TOLD_WORDS  # the judge's time is dear
    unread = piece.why == UNREAD and not one.alignment.missing  # near in words, whatever the judge makes of it
    told = unread or piece.stance is Stance.SUPPORTS
    denies = has_negation(one.reading.text)  # "found him not guilty": of that the judge makes anything
    compared = (
        match for match in one.alignment.contrasts if match.claim.kind == "comparison"
    )  # told the other way round
    if near and told and not denies and not any(match.met for match in (*one.alignment.figures, *compared)):
        yield from (_Charge(match, _READS_WORD) for match in words_apart(ours, one.reading))


def _open(ours: Reading, one: Candidate, quote: str) -> Iterator[_Charge]:
    near = eased(ours, one, quote)
    alignment = near.alignment
    if not one.past and (not alignment.missing or (alignment.cosine >= _NEAR and only_by(ours, alignment.missing))):
        least = _least(alignment)
        planned = is_planned(ours, one.reading)
        followed = tells_what_followed(one.reading) and not tells_what_followed(ours)
        two = tells_two_acts(alignment) and any(day.differs for day in alignment.moments)
        for match in values_apart(ours, near):
            if two and (isinstance(match.claim, Moment) or match in alignment.acts):
                continue  # "closed on 1 March", "reopened on 3 March"
            if isinstance(match.claim, Moment) and (followed or planned or not alignment.coverage):
                continue  # "deported in 1941, and died the next year"; "won in 2021", "came third in 2019"
            if match.claim.kind == "change" and alignment.coverage < _TOLD_SOME:
                continue  # "carried 7 percent more", "the price was 11% lower"
            surely = _surely(ours, alignment, match) or least
            if surely:
                yield _Charge(match, surely)
    if alignment.cosine >= _NEAR_WORDS and not one.past:
        yield from (_Charge(match, _READS) for match in sets_apart(ours, near))
    if alignment.coverage >= _TOLD_NAME and alignment.cosine >= _NEAR_WITH:
        surely = _READS_PLAIN if alignment.coverage >= _TOLD_ALL else _READS_NAME
        yield from (_Charge(match, surely) for match in names_apart(ours, near))


def _surely(ours: Reading, alignment: Alignment, match: Match) -> float:
    """How surely the judge must read it, by what differs; 0 where that depends on how near the texts are."""
    if _is_by_table(ours, alignment, match):  # opposites by the table, not by the judge alone
        met = any(other.met for other in (*alignment.figures, *alignment.moments))
        return _READS_PLAIN if met else _READS_NAME
    if match.outcome.aspect == UNIT and alignment.cosine >= _NEAR_WORDS and alignment.coverage >= _TOLD_NAME:
        return _READS_UNIT
    if match.outcome.aspect == SLIP and alignment.cosine >= _NEAR_WORDS:  # no other figure has its digits
        return _READS_SLIP
    if match.outcome.aspect == "part of whole" and alignment.cosine >= _NEAR_WITH:
        return _READS_PLAIN
    return _READS_NAME if _is_of_one_event(alignment, match) else 0.0


def _is_of_one_event(alignment: Alignment, match: Match) -> bool:
    """Whether a day alone differs, in texts that have near half of their words and much of what they mean in common."""
    days = [one for one in alignment.moments if one.differs]
    told = alignment.coverage >= _TOLD_NAME and alignment.cosine >= _NEAR_DAY
    return match in days and len(days) == 1 and told and not any(one.differs for one in alignment.figures)


def _is_by_table(ours: Reading, alignment: Alignment, match: Match) -> bool:
    """Whether two opposite acts or two ranks differ in texts near to each other, or of many words in common."""
    named = alignment.named == 1.0 and bool(names(ours)) and alignment.cosine >= _NEAR_WORDS
    told = alignment.coverage >= _TOLD_NAME and alignment.cosine >= _NEAR_WITH
    near = named or told or alignment.cosine >= _NEAR
    return near and (match in alignment.acts or (match in alignment.contrasts and match.claim.kind == "rank"))


def _least(alignment: Alignment) -> float:
    """How surely the judge must read that a value makes the claim wrong; 0 where the texts are too far apart."""
    told = any(match.met and telling(match.claim) for match in alignment.figures)
    since = any(match.outcome.aspect == "start" for match in alignment.moments)
    near = _NEAR_WITH if told or (since and not alignment.figures) else _NEAR
    return _READS if alignment.cosine >= near else 0.0


__all__ = ["done", "seconded"]
