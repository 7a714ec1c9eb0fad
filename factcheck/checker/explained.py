"""What only looks like the opposite: told of others, of the rest of a whole, or of one event from its other side."""

from __future__ import annotations

import re

from factcheck.checker.candidates import Candidate
from factcheck.checker.other_part import is_of_the_rest
from factcheck.checker.other_side import is_from_the_other_side
from factcheck.checker.presupposed import takes_for_granted
from factcheck.checker.reading import Reading
from factcheck.records import Code, Evidence, Finding, Span

_DENIES = re.compile(r" is negated$| is the opposite of ")
_TURNED = frozenset([Code.OPPOSITE, Code.COMPARISON, Code.NAME])


def is_explained(claim: Reading, one: Candidate, piece: Evidence) -> bool:
    """Return whether all that speaks against a claim is of another part, or the same from the other side."""
    rest = [finding for finding in piece.findings if _is_of_the_rest(claim, one, finding)]
    return bool(piece.findings) and all(
        finding in rest
        or (rest and finding.code is Code.NUMBER)  # "two thirds never", "a third once": the share of the rest
        or _is_of_others(finding)
        or _is_granted(claim, one, finding)
        or _is_from_the_other_side(claim, one, finding)
        for finding in piece.findings
    )


def _is_of_others(finding: Finding) -> bool:
    """Whether what is denied is denied of all others: "no other bank raised it", "nothing but snails"."""
    words = f"{finding.article_words} {finding.snippet_words}"
    return finding.message.endswith(" is negated") and bool(_OTHERS.search(words))


_OTHERS = re.compile(r"\bno other\b|\b(?:nobody|no one|none|nothing) but\b", re.IGNORECASE)


def _is_granted(claim: Reading, one: Candidate, finding: Finding) -> bool:
    if finding.snippet_span is None or not finding.message.endswith(" is negated"):
        return False
    return takes_for_granted(claim, one.reading, finding.snippet_span)


def _is_of_the_rest(claim: Reading, one: Candidate, finding: Finding) -> bool:
    if finding.snippet_span is None or not _DENIES.search(finding.message):
        return False
    return is_of_the_rest(claim, _place(claim, finding), one.reading, finding.snippet_span)


def _is_from_the_other_side(claim: Reading, one: Candidate, finding: Finding) -> bool:
    if finding.code not in _TURNED or finding.snippet_span is None:
        return False
    return is_from_the_other_side(claim, _place(claim, finding), one.reading, finding.snippet_span)


def _place(claim: Reading, finding: Finding) -> Span:
    """Where the claim has the words that differ; all of it where the article has others for them."""
    start = claim.text.find(finding.article_words)
    return Span(start, start + len(finding.article_words)) if start >= 0 else Span(0, len(claim.text))


__all__ = ["is_explained"]
