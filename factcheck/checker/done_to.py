"""Who did an act, and to what: "cut its staff" is not "cut its rates", and who bought did not sell."""

from __future__ import annotations

import re

from factcheck import values
from factcheck.checker.align import Alignment
from factcheck.checker.reading import FIGURES, Reading
from factcheck.checker.terms import stem
from factcheck.checker.words import PEOPLE
from factcheck.records import Relation, Value

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
        ours, theirs = match.claim, match.snippet
        if theirs is None or not match.met or ours.text.lower() != theirs.text.lower():
            continue
        if are_of_two(claim, ours, snippet, theirs):
            return f"{ours.text} and {theirs.text} are of two things"
    return ""


def other_thing(claim: Reading, snippet: Reading) -> bool:
    """Return whether one act is told of two things: "sales fell 9 percent" and "the shares fell 4 percent".

    >>> from factcheck.checker.reading import read
    >>> other_thing(read("Brightwell's sales fell 9 percent."), read("Brightwell's shares fell 4 percent."))
    True
    """
    pairs = [
        (_subject(claim, ours), _subject(snippet, theirs))
        for ours in claim.of_kind("act")
        for theirs in snippet.of_kind("act")
        if values.compare(ours, theirs).relation in (Relation.EQUAL, Relation.DIFFERENT)
    ]
    apart = [
        ours and theirs and ours not in snippet.stems and theirs not in claim.stems and not {ours, theirs} <= _PEOPLE
        for ours, theirs in pairs
    ]
    return bool(pairs) and all(apart)


def _subject(reading: Reading, act: Value) -> str:
    """Return the noun right before an act, empty where a name or anything else stands there."""
    counts = [value.span for value in reading.values if value.kind in FIGURES]
    before = [term for term in reading.terms if term.span.end <= act.span.start]
    if before and any(span.overlaps(before[-1].span) for span in counts):  # "the third cut" is nobody's doing
        return ""
    if before and reading.text[before[-1].span.end : act.span.start].strip():
        return ""
    if len(before) > 1 and before[-1].stem in _MEASURES and not before[-1].name:
        before.pop()  # "the jobless rate" is how many are jobless
    return before[-1].stem if before and not before[-1].name else ""


_PEOPLE = frozenset(map(stem, PEOPLE))  # one count of them may use another word than the other
_MEASURES = frozenset("rate number level figure total index count".split())


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
    if _PRONOUN.match(reading.text, act.span.end):
        return frozenset()
    dates = [value.span for value in reading.values if value.kind in ("date", "time", "duration")]
    return frozenset(
        term.stem
        for term in reading.plain
        if act.span.end <= term.span.start < end
        and term.stem not in _TIMES
        and not any(span.overlaps(term.span) for span in dates)
    )


_PRONOUN = re.compile(r"\s+(?:as|it|them|this|him|her|these|that)\b")
_TIMES = frozenset(map(stem, "notice morning evening afternoon night weekend".split()))  # "until further notice"


__all__ = ["are_of_two", "other_object", "other_thing", "turned_about"]
