"""A claim with all that its verdict may hang on, cut out of the article: the cache keeps verdicts on cases.

Every span counts from the start of the claim, so words put in above it change no case. Of the sentence around it only
a quotation needs more than the claim's own words: who speaks may stand anywhere in it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from factcheck.records import Article, Claim, ClaimKind, Evidence, Finding, Period, Span, Verdict
from factcheck.values.quotation import Quotation

_SAME = 92  # of 100: two titles this alike are one


class Case(NamedTuple):
    """What the checker sees: it has no other way to the article, and so a verdict can hang on nothing else."""

    claim: Claim
    sentence: str
    title: str | None
    as_of: Period | None

    @classmethod
    def of(cls, article: Article, claim: Claim) -> Case:
        """Return the case of a claim of the article."""
        around = _around(claim)
        moved = _moved(replace(claim, sentence=around), -around.start)
        return cls(moved, article.text[around.slice], article.title, article.as_of)


def same_title(title: str, other: str) -> bool:
    """Return whether two titles are one, as where a page has the article itself.

    >>> same_title("The mill that never closed", "The Mill That Never Closed!"), same_title("The mill", "The port")
    (True, False)
    """
    ours, theirs = title.lower(), other.lower()
    if 100 * abs(len(ours) - len(theirs)) > (100 - _SAME) * (len(ours) + len(theirs)):  # no ratio is that high
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(ours, theirs) >= _SAME


def _around(claim: Claim) -> Span:
    return claim.sentence if claim.kind is ClaimKind.QUOTATION else claim.span


def placed(verdict: Verdict, claim: Claim) -> Verdict:
    """Return the verdict on a case as the verdict on the claim it was made of."""
    by = _around(claim).start
    return replace(
        verdict,
        claim=claim,
        evidence=tuple(_moved_evidence(piece, by) for piece in verdict.evidence),
        later=tuple(_moved_evidence(piece, by) for piece in verdict.later),
        findings=_moved_findings(verdict.findings, by),
    )


def _moved(claim: Claim, by: int) -> Claim:
    values = tuple(
        replace(value, span=value.span.shift(by), inner=value.inner.shift(by))
        if isinstance(value, Quotation)
        else replace(value, span=value.span.shift(by))
        for value in claim.values
    )
    return replace(claim, span=claim.span.shift(by), sentence=claim.sentence.shift(by), values=values)


def _moved_evidence(piece: Evidence, by: int) -> Evidence:
    return replace(piece, findings=_moved_findings(piece.findings, by)) if piece.findings else piece


def _moved_findings(findings: tuple[Finding, ...], by: int) -> tuple[Finding, ...]:
    return tuple(
        replace(finding, article_span=finding.article_span.shift(by)) if finding.article_span else finding
        for finding in findings
    )
