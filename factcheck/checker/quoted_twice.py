"""Quotations that headline and body give in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.checker.clash import Clash
from factcheck.records import BlockKind, Claim, ClaimKind
from factcheck.values.person import same_person
from factcheck.values.quotation import Quotation, QuoteMatch, compare

_MOST = 60  # quotations of a headline, a standfirst and a summary; more are no summary
_LEAST = 4  # words; a shorter quotation is found everywhere


def quoted_twice(claims: Sequence[Claim], short: frozenset[BlockKind]) -> Iterator[Clash]:
    """Yield quotations of headline, standfirst or summary that the body has with other words and nowhere exactly."""
    quoted = [(claim, own) for claim in claims if claim.kind is ClaimKind.QUOTATION and (own := _words(claim))]
    body = [(claim, own) for claim, own in quoted if claim.block not in short]
    told = [(claim, own) for claim, own in quoted if claim.block in short and len(own.words.split()) >= _LEAST]
    for claim, own in told[:_MOST]:
        outcomes = [(other, compare(own, there.words)) for other, there in body if _one_speaker(claim, other)]
        if any(outcome.verdict in ("exact", "marked_cut") for _, outcome in outcomes):
            continue
        for other, outcome in outcomes:
            if outcome.verdict == "altered":
                yield Clash(other.span, claim.span, f"the words quoted differ: {_differing(outcome)}")
                break


def _words(claim: Claim) -> Quotation | None:
    return next((value for value in claim.values if isinstance(value, Quotation)), None)


def _one_speaker(one: Claim, other: Claim) -> bool:
    return not one.speaker or not other.speaker or same_person(one.speaker, other.speaker)


def _differing(outcome: QuoteMatch) -> str:
    change = outcome.changes[0]
    return f"“{change.claim_words}” and “{change.source_words}”"
