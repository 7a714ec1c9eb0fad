"""What is taken for granted of those of whom something is denied: "none of the cows that broke out is missing"."""

from __future__ import annotations

import re

from factcheck.checker.reading import Reading, digits
from factcheck.records import Span

_NONE_OF = re.compile(
    r"\b(?:none|neither|not (?:one|all|every one|a single one)) of (?:the|its|their|his|her|those|these) ",
    re.IGNORECASE,
)
_AUX = re.compile(
    r"\b(?:has|have|had|is|are|was|were|will|would|can|could|may|might|did|does|do)\b|[.,;:!?](?:\s|$)", re.IGNORECASE
)
_WHO = re.compile(
    r"\b(?:who|that|which|whose|whom)\b(?P<aux> (?:has|have|had|is|are|was|were|will|would|could|did)\b)?"
)
_LEAST = 2  # words that carry a meaning; of fewer it says too little


def takes_for_granted(claim: Reading, snippet: Reading, theirs: Span) -> bool:
    """Return whether all that a claim says is how a snippet calls those of whom it denies something else.

    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("The cows broke out."), read("None of the cows that broke out is missing.")
    >>> takes_for_granted(claim, snippet, Span(0, 16))
    True
    """
    found = _NONE_OF.search(snippet.text, max(0, theirs.start - 1))
    if found is None or found.start() >= theirs.end or len(claim.terms) < _LEAST:
        return False
    whom = _called(snippet, found.end())
    if whom is None or not digits(claim.text) <= digits(snippet.text[whom.slice]):
        return False
    told = {term.stem for term in snippet.terms if whom.covers(term.span)}
    return all(term.stem in told for term in claim.terms)


def _called(snippet: Reading, start: int) -> Span | None:
    """The words for those of whom it is denied, up to the verb that is denied; None where that is not plain."""
    verb = _AUX.search(snippet.text, start)
    who = _WHO.search(snippet.text, start, verb.end() if verb else len(snippet.text))
    if who and who["aux"]:  # "that were stolen have been found"
        verb = _AUX.search(snippet.text, who.end())
    if verb is None or not verb[0][0].isalpha():
        return None
    return Span(start, verb.start())


__all__ = ["takes_for_granted"]
