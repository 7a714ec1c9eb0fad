"""Quotations that headline and body give in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.checker.clash import Clash
from factcheck.records import BlockKind, Claim, ClaimKind
from factcheck.values.person import same_person
from factcheck.values.quotation import Quotation, QuoteMatch, compare

_MOST = 60  # quotations of a headline, a standfirst and a summary; more are no summary
_SAME = 3  # of so many words of a quotation given twice, one at most may differ
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
            differing = _differing(own, outcome) or _ended(own, _words(other))
            if differing:
                yield Clash(other.span, claim.span, f"the words quoted differ: {differing}")
                break


def _words(claim: Claim) -> Quotation | None:
    return next((value for value in claim.values if isinstance(value, Quotation)), None)


def _one_speaker(one: Claim, other: Claim) -> bool:
    return not one.speaker or not other.speaker or same_person(one.speaker, other.speaker)


_RUN = 6  # words that two quotations begin with; with fewer, a speaker begins two sentences


def _ended(own: Quotation, other: Quotation | None) -> str:
    """The words with which two quotations end that begin alike for the most part; a part of the other is none."""
    ours, theirs = own.words.split(), other.words.split() if other else []
    alike = next((at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if _bare(a) != _bare(b)), 0)
    left = len(ours) - alike
    if alike < _RUN or left >= alike or any(mark in own.words for mark in ("…", "...", "[")):
        return ""
    return f"“{' '.join(ours[alike:])}” and “{' '.join(theirs[alike : alike + left])}”"


def _bare(word: str) -> str:
    return "".join(sign for sign in word.casefold() if sign.isalnum())


def _differing(own: Quotation, outcome: QuoteMatch) -> str:
    """The first words that differ, where most of the quotation is the same."""
    if outcome.verdict != "altered":
        return ""
    apart = sum(len(change.claim_words.split()) for change in outcome.changes)
    change = outcome.changes[0]
    most = apart * _SAME <= len(own.words.split())
    return f"“{change.claim_words}” and “{change.source_words}”" if most else ""
