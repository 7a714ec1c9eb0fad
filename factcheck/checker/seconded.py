"""Values that differ where the rules leave a claim open: they contradict it if the learned judge reads it so, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck import values
from factcheck.checker.align import Match
from factcheck.checker.candidates import Candidate
from factcheck.checker.features import telling
from factcheck.checker.judge import Pair
from factcheck.checker.reading import Reading
from factcheck.checker.rivals import contradicting
from factcheck.checker.second import learned
from factcheck.checker.stance import eased
from factcheck.records import Claim, ClaimKind, Comparison, Evidence, Relation, Stance, Value
from factcheck.values.date import Moment

_NEAR = 0.62  # cosine of texts about one thing
_NEAR_WITH = 0.45  # where they have a figure in common that tells, or both tell since when
_READS = 0.75  # of contradiction, by the learned judge
_STRENGTH = 0.75  # of what it reads, beside the rules' own
_YEARS = 12  # between two dates of one thing; more are mostly of two


def seconded(claim: Claim, ours: Reading, found: Sequence[Candidate], judged: Sequence[Evidence]) -> list[Evidence]:
    """Return the evidence, contradicting where a value differs and the judge reads a contradiction in it.

    Asked only where no snippet settles the claim: of what another bears out a second value is a rival.
    """
    settled = any(piece.stance is not Stance.NEUTRAL and not piece.later for piece in judged)
    if settled or claim.kind in (ClaimKind.QUOTATION, ClaimKind.ATTRIBUTION):
        return list(judged)
    asked = {
        place: match
        for place, one in enumerate(found)
        if _is_near(eased(ours, one, claim.quote)) and (match := next(_apart(one), None)) is not None
    }
    if not asked:  # the judge is a model to load
        return list(judged)
    said = learned().judge([Pair(claim.text, found[place].snippet.text) for place in asked])
    read = {place: chances.contradicts for place, chances in zip(asked, said, strict=True)}
    return [
        contradicting(claim, ours, found[place], piece, asked[place], round(_STRENGTH * read[place], 6))
        if read.get(place, 0.0) >= _READS
        else piece
        for place, piece in enumerate(judged)
    ]


def _is_near(one: Candidate) -> bool:
    """Whether a snippet is about the claim's thing, and of its time."""
    alignment = one.alignment
    told = any(match.met and telling(match.claim) for match in alignment.figures)
    since = any(match.outcome.aspect == "start" for match in alignment.moments)
    told = told or (since and not alignment.figures)
    return alignment.cosine >= (_NEAR_WITH if told else _NEAR) and not (one.past or one.later or alignment.missing)


def _apart(one: Candidate) -> Iterator[Match]:
    """Yield the values of the claim for which the snippet has another."""
    alignment = one.alignment
    if sum(match.differs for match in alignment.figures) > 1:  # "four of the 60 votes" beside "five"
        return
    for match in (*alignment.figures, *alignment.moments, *alignment.acts, *alignment.people, *alignment.contrasts):
        if match.differs and _are_of_one_age(match):
            yield match
        elif match.outcome.aspect in ("converse", "start", "measure"):
            yield from _another(match, one.reading)


def _are_of_one_age(match: Match) -> bool:
    days = [value.point.last.year for value in (match.claim, match.snippet) if isinstance(value, Moment)]
    return len(days) < 2 or abs(days[0] - days[1]) <= _YEARS


def _another(match: Match, snippet: Reading) -> Iterator[Match]:
    """Yield what the snippet has in the place of a value that the rules hold against none of its own."""
    for value in snippet.of_kind(match.claim.kind):
        apart = _differ(match.claim, value)
        if apart and _are_of_one_age(Match(match.claim, value, match.outcome)):
            why = f"{value.text} is not {match.claim.text}"
            yield Match(match.claim, value, Comparison(Relation.DIFFERENT, why, match.outcome.aspect))
            return


def _differ(ours: Value, theirs: Value) -> bool:
    outcome = values.compare(ours, theirs)
    return outcome.relation is Relation.DIFFERENT or outcome.aspect in ("converse", "start")


__all__ = ["seconded"]
