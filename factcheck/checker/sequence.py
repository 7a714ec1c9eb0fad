"""What came first: bells that rang as soon as the result was out did not ring before it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.passage import sentences
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value

_EARLIER = r"before|ahead of|prior to|even before"
_LATER = r"(?:shortly |soon |just |right |immediately |only )?after|as soon as|once|following|in the wake of|no sooner"
_JOINT = re.compile(
    rf"\b(?:(?P<before>{_EARLIER})|(?P<after>{_LATER}))\s(?!\d|(?:the )?(?:first|second|third) (?:half|quarter))",
    re.IGNORECASE,
)
# "Was arrested and resigned a week later": the first came first.
_THEN = re.compile(
    r"(?:,| and)(?: was| were| he| she| it| they)?(?P<next>[^.;,]{3,60}?)\s"
    r"(?P<later>(?:(?:an?|one|two|three|four|five|six|some|several|a few|\d+) )?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?) (?:later|afterwards))\b"
)
_ENOUGH = 0.5  # of the words of an event besides names, which the other text must have of the same one


class _Pair(NamedTuple):
    """Two events in the order in which they happened, and the words that say so."""

    first: Span
    second: Span
    words: Value


def sequence(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield which of two events came first where the snippet has them the other way round.

    >>> from factcheck.checker.reading import read
    >>> claim = read("The bells rang before the result was announced.")
    >>> found = sequence(claim, read("As soon as the result was out, the bells began to ring."))
    >>> [match.outcome.why for match in found]
    ['“As soon as” is not “before”']
    """
    if is_negative(claim) or is_negative(snippet):
        return
    for ours in _pairs(claim):
        for theirs in _pairs(snippet):
            straight = _is_one(claim, ours.first, snippet, theirs.first) + _is_one(
                claim, ours.second, snippet, theirs.second
            )
            turned = _is_one(claim, ours.first, snippet, theirs.second) + _is_one(
                claim, ours.second, snippet, theirs.first
            )
            if turned == 1 + 1 and straight == 0:
                why = f"“{theirs.words.text}” is not “{ours.words.text}”"
                yield Match(ours.words, theirs.words, Comparison(Relation.DIFFERENT, why, "order"))
                return


def _is_one(claim: Reading, ours: Span, snippet: Reading, theirs: Span) -> bool:
    """Whether two stretches tell of one event: most words of the shorter one stand in the other."""
    mine, yours = (
        {term.stem: term.weight for term in reading.plain if part.covers(term.span)}
        for reading, part in ((claim, ours), (snippet, theirs))
    )
    if not mine or not yours:
        return False
    shared = sum(weight for root, weight in mine.items() if root in yours)
    return shared > _ENOUGH * min(sum(mine.values()), sum(yours.values()))


def _pairs(reading: Reading) -> Iterator[_Pair]:
    text = reading.text
    for sentence in sentences(reading):
        for joint in _JOINT.finditer(text, sentence.start, sentence.end):
            opens = not text[sentence.start : joint.start()].strip(' "“')
            comma = text.find(", ", joint.end(), sentence.end)
            if opens and comma < 0:
                continue
            behind = Span(joint.end(), comma if opens else sentence.end)
            ahead = Span(comma, sentence.end) if opens else Span(sentence.start, joint.start())
            words = Value("word", Span(joint.start(), joint.end() - 1), joint[0].rstrip())
            yield _Pair(ahead, behind, words) if joint["before"] else _Pair(behind, ahead, words)
        for then in _THEN.finditer(text, sentence.start, sentence.end):
            words = Value("word", Span(*then.span("later")), then["later"])
            yield _Pair(Span(sentence.start, then.start()), Span(*then.span("next")), words)


__all__ = ["sequence"]
