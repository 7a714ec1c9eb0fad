"""Figures told in words: unanimous is seven to none and not seven to four, what is free costs no £3."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.passage import passage
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value

_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a single)"
_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b|\bwithout (?:dissent|opposition|a vote against)\b", re.IGNORECASE)
_DIVIDED = re.compile(
    rf"\b{_COUNT}(?: votes?)?(?:\s?[-–]\s?| (?:votes )?to )"
    rf"(?!0\b){_COUNT}\b(?! (?:percent|per cent|years?|months?|weeks?|days?|hours?|points?))|"
    rf"\bdissent(?:ed|ing)\b|\b{_COUNT}(?: \w+)? (?:voted )?against\b|\bvoted against\b",
    re.IGNORECASE,
)
_VOTED = re.compile(
    r"\b(?:vot(?:e[sd]?|ing)|verdict|judge?ment|ruling|ballot|decision|passed|approved|rejected|carried|jury|judges?|"
    r"council(?:lors)?|board|committee|panel)\b",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\b(?:(?:is|are|be|was|were|remains?|entry|admission|entrance|parking) free\b(?! (?:of|from|to)\b)"
    r"|free (?:of charge|entry|admission|parking|entrance)\b|(?:at no|without) (?:cost|charge)\b|costs? nothing\b)",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\b(?:costs?|charge[sd]?|charging|pays?|paid|priced?|fees?|tickets?|admission|for each|per (?:person|head|day))\b",
    re.IGNORECASE,
)


def worded(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the words of the claim that a figure of the snippet denies, and the other way round.

    >>> from factcheck.checker.reading import read
    >>> found = worded(read("The vote was unanimous."), read("Councillors voted 7 to 4 for the plan."))
    >>> [match.outcome.why for match in found]
    ['“7 to 4” is not “unanimous”']
    """
    part = passage(claim, snippet)
    if is_negative(claim) or is_negative(snippet):
        return
    if _VOTED.search(claim.text) and _VOTED.search(snippet.text):
        yield from _told(claim, _UNANIMOUS, snippet, _DIVIDED, part)
        yield from _told(claim, _DIVIDED, snippet, _UNANIMOUS, part)
    priced = any(part.covers(value.span) for value in snippet.of_kind("money")) and _CHARGED.search(snippet.text)
    if priced and not _FREE.search(snippet.text):
        yield from _told(claim, _FREE, snippet, _MONEY, part)


_MONEY = re.compile(r"[$€£]\s?\d[\d.,]*|\b\d[\d.,]* (?:dollars?|euros?|pounds?|kroner|kronor|francs|pence|cents)\b")


def _told(
    claim: Reading, ours: re.Pattern[str], snippet: Reading, theirs: re.Pattern[str], part: Span
) -> Iterator[Match]:
    one, other = ours.search(claim.text), theirs.search(snippet.text, part.start, part.end)
    if one is not None and other is not None and not ours.search(snippet.text) and not theirs.search(claim.text):
        mine, yours = (Value("word", Span(*found.span()), found[0]) for found in (one, other))
        yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"“{yours.text}” is not “{mine.text}”", "word"))


__all__ = ["worded"]
