"""Findings: the words of the article and of the snippet that differ, and the stretch that a stance rests on."""

from __future__ import annotations

import re

from factcheck.checker.match import Match
from factcheck.checker.reading import FIGURES, Reading
from factcheck.records import Claim, Code, Comparison, Finding, Snippet, Span, Value

_CODES = {
    "currency": Code.UNIT,
    "unit": Code.UNIT,
    "denominator": Code.UNIT,
    "overstated": Code.OVERSTATED,
    "name": Code.NAME,
}

_BY_KIND = {
    "date": Code.DATE,
    "act": Code.OPPOSITE,
    "comparison": Code.COMPARISON,
    "change": Code.OPPOSITE,
    "negation": Code.OPPOSITE,
    "word": Code.OPPOSITE,
    "place": Code.NAME,
    "person": Code.NAME,
    "role": Code.NAME,
    "status": Code.OVERSTATED,
}


def findings(matches: tuple[Match, ...], *, claim: Claim, snippet: Snippet) -> tuple[Finding, ...]:
    """Return one finding for each value that differs, the article's words beside the snippet's."""
    return tuple(_finding(match, claim, snippet) for match in matches if match.differs)


def _finding(match: Match, claim: Claim, snippet: Snippet) -> Finding:
    span, words = locate(match.claim, claim)
    other = match.snippet
    return Finding(
        code=code_of(match.claim, match.outcome),
        message=match.outcome.why,
        article_span=span,
        article_words=words,
        snippet_key=snippet.key,
        snippet_span=other.span if other else None,
        snippet_words=other.text if other else "",
    )


def code_of(value: Value, outcome: Comparison) -> Code:
    """Return the finding's code for a value that differs."""
    return _CODES.get(outcome.aspect) or _BY_KIND.get(value.kind) or Code.NUMBER


def locate(value: Value, claim: Claim) -> tuple[Span, str]:
    """Return where the article states a value that was read from the claim's text, and the article's words for it.

    A value the claim took over from its surroundings and that the quote does not spell out is shown as the whole quote.
    """
    for own in claim.values:
        if own.kind == value.kind and own.text == value.text:
            return own.span, own.text
    place = claim.quote.find(value.text)
    if place >= 0:
        return Span(claim.span.start + place, claim.span.start + place + len(value.text)), value.text
    return claim.span, claim.quote


def told_elsewhere(value: Value, claim: Claim) -> bool:
    """Return whether a figure of a claim's text stands in other words of the article than the claim's own.

    "Will lend it over 25 years, at a rate of 2.9 per cent": that it is 20 years is no matter of the rate.
    """
    figures = _DIGITS.findall(value.text)
    if value.kind == "date" or not (figures or value.kind in FIGURES):  # a day is told in other words: "on Tuesday"
        return False
    own = claim.quote.lower()
    return not any(part in own for part in figures or value.text.lower().split())


_DIGITS = re.compile(r"\d[\d.,]*(?<![.,])")


def rationale(matches: tuple[Match, ...], snippet: Reading, claim: Reading) -> Span:
    """Return the stretch of the snippet the stance rests on: from its first to its last word shared or compared."""
    spans = [match.snippet.span for match in matches if match.snippet]
    spans += [term.span for term in snippet.terms if term.stem in claim.stems]
    if not spans:
        return Span(0, len(snippet.text))
    return Span(min(span.start for span in spans), max(span.end for span in spans))


__all__ = ["code_of", "findings", "locate", "rationale", "told_elsewhere"]
