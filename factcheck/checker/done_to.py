"""Who did an act, and to what: "cut its staff" is not "cut its rates", and who bought did not sell."""

from __future__ import annotations

import re

from factcheck import values
from factcheck.checker.align import Alignment
from factcheck.checker.reading import Reading
from factcheck.records import Value

_SURELY_ONE = 0.8  # cosine of texts that tell one thing, whatever their words
_CLAUSE = re.compile(r"(?:(?! (?:after|because|before|but|if|since|so|that|when|which|while|who) )[^,.;:()–—])*")


def are_of_two(claim: Reading, ours: Value, snippet: Reading, theirs: Value) -> bool:
    """Return whether two acts were done to two things: of what stands behind each, the other text has no word."""
    mine, other = _done_to(claim, ours), _done_to(snippet, theirs)
    return bool(mine and other) and not mine & snippet.stems and not other & claim.stems


def other_object(claim: Reading, snippet: Reading, alignment: Alignment) -> str:
    """Return why one act is not the other where no figure or date is met: "cut its staff" and "cut its rates"."""
    if alignment.cosine >= _SURELY_ONE or any(match.met for match in (*alignment.figures, *alignment.moments)):
        return ""
    for match in alignment.acts:
        same = match.snippet is not None and match.claim.text.lower() == match.snippet.text.lower()
        if same and match.met and match.snippet and are_of_two(claim, match.claim, snippet, match.snippet):
            return f"{match.claim.text} and {match.snippet.text} are of two things"
    return ""


def turned_about(claim: Reading, snippet: Reading) -> str:
    """Return why one who bought did not sell: such acts may be one event where two do them, not where the same does."""
    for ours in claim.of_kind("act"):
        for theirs in snippet.of_kind("act"):
            doer = _word_before(claim, ours)
            same = bool(doer) and doer == _word_before(snippet, theirs)
            if same and values.compare(ours, theirs).aspect == "converse":
                return f"{ours.text} is not {theirs.text}"
    return ""


def _word_before(reading: Reading, value: Value) -> str:
    return next((term.stem for term in reversed(reading.terms) if term.span.end <= value.span.start), "")


def _done_to(reading: Reading, act: Value) -> frozenset[str]:
    """Return the content words behind an act as far as the clause goes; a post that is left or kept is none."""
    rest = _CLAUSE.match(reading.text, act.span.end)
    end = rest.end() if rest else act.span.end
    if reading.text[act.span.end :].lstrip().startswith("as "):
        return frozenset()
    return frozenset(term.stem for term in reading.plain if act.span.end <= term.span.start < end)


__all__ = ["are_of_two", "other_object", "turned_about"]
