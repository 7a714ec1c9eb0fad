"""Scores: results of games and votes, two whole numbers set against each other.

What it reads: "won 2–1", "Rovers 2, Athletic 3", "6-4, 7-5", "a 6-3 ruling", "voted 51–49", "by 220 votes to 215",
"beat them three-nil".
What it compares: both numbers in their order; the same pair turned round is the same result told from the other side.
Supported example: "a 52-48 vote" beside "the Senate voted 52 to 48".
Contradicted example: "a 52-48 vote" beside "the Senate voted 51-49".
What it leaves alone: ranges ("pages 5-10") and seasons ("2013-14"): a pair counts only beside words of games and votes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values.words import UNITS

_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(word for word, number in UNITS.items() if number < 10)})"


@dataclass(frozen=True, slots=True)
class Score(Value):
    """Two numbers set against each other, in the order they are written."""

    left: int
    right: int


@cache
def _pair() -> re.Pattern[str]:
    votes = r"(?:\s+votes?)?"
    return re.compile(
        rf"(?<![\w$€£¥.,:/–-])(?:(?P<left>{_NUMBER})(?:[-–—‑]|\s[-–]\s)(?P<right>{_NUMBER})"
        rf"|(?P<first>\d{{1,3}}){votes}\s+(?:to|against)\s+(?P<second>\d{{1,3}}){votes})(?![\w%/]|[.,:]\d|[-–—]\d)"
        rf"(?!\s?(?:%|per\s?cent|percent|[mb]illion|hundred|thousand|trillion|bn|years?|months?|days?|weeks?"
        rf"|hours?|minutes?|"
        rf"miles?|km|°|people|points?\s+(?:up|down)|-?(?:year|month|day|week|hour|minute|mile|foot|point|inch)\b))",
        re.IGNORECASE,
    )


_TEAM = r"[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3}"
_LINE = re.compile(
    rf"\s*{_TEAM}\s(?P<left>\d{{1,2}}),?\s(?:and\s)?{_TEAM}\s(?P<right>\d{{1,2}})(?:\s\([^)]*\))?[.!]?\s*"
)


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:w[io]n(?:s|ning|ners?)?|beat(?:s|en|ing)?|los(?:e|es|t|ing|s)|drew|draws?|drawn|defeat\w*"
        r"|vot(?:e[sd]?|ing)"
        r"|ruling|ruled|decision|victor\w+|lead(?:s|ing)?|led|scor(?:e[sd]?|ing)|tie[sd]?|trail\w*|thrash\w*"
        r"|edg(?:ed|ing)|aggregate"
        r"|sets?|majority|pass(?:es|ed)|confirm\w*|split|ballot|scoreline|half-time|penalt(?:y|ies)|shoot-?out|record"
        r"|rout(?:ed|s)?|overcame|comeback|stunn\w+|hammer\w*|upset|down|up|ahead|final|approved|rejected"
        r"|acquit\w*|convict\w*)\b",
        re.IGNORECASE,
    )


_FOR_AND_AGAINST = re.compile(
    r"\b(?P<for>\d{1,3})(?:\s(?!against)[a-z]+){0,2}\s(?:in\sfavou?r|voted\sfor|for)(?:,|\sand|\swith)*\s"
    r"(?P<against>\d{1,3})(?:\s[a-z]+){0,2}?\s(?:voted\s)?against\b",
    re.IGNORECASE,
)

# A table of votes: "For: 16. Against: 12. Abstained: 2."
_TALLY = re.compile(
    r"\b(?:votes )?(?:for|in\sfavou?r|yes|ayes?)\s?:\s?(?P<for>\d{1,3})[.,;]?\s(?:votes )?"
    r"(?:against|no|noes|nays?)\s?:\s?(?P<against>\d{1,3})\b",
    re.IGNORECASE,
)


def parse(text: str, *, as_of: Period | None = None) -> list[Score]:
    """Return the scores and votes of the text.

    >>> [(s.left, s.right) for s in parse("The Senate voted 51–49 to confirm him.")]
    [(51, 49)]
    >>> [(s.left, s.right) for s in parse("Rovers 2, St Aidan's 3.")]
    [(2, 3)]
    """
    del as_of
    return list(_found(text))


@lru_cache(maxsize=1024)
def _found(text: str) -> tuple[Score, ...]:
    return tuple(_scores(text))


def _scores(text: str) -> Iterator[Score]:
    if line := _LINE.fullmatch(text):  # "ROVERS 2, ATHLETIC 3": nothing but the score
        span = Span(line.start("left"), line.end("right"))
        yield Score("score", span, text[span.slice], int(line["left"]), int(line["right"]))
        return
    for match in (*_FOR_AND_AGAINST.finditer(text), *_TALLY.finditer(text)):
        yield Score("score", Span(*match.span()), match[0], int(match["for"]), int(match["against"]))
    last_end = -10
    for match in _pair().finditer(text):
        follows = match.start() - last_end <= 6 and last_end > 0  # 6-4, 7-5: the sets of one match
        if not follows and not _cued(text, match.start(), match.end(), wordy=match["first"] is not None):
            continue
        left, right = match["left"] or match["first"], match["right"] or match["second"]
        last_end = match.end()
        yield Score("score", Span(*match.span()), match[0], _number(left), _number(right))


def _cued(text: str, start: int, end: int, *, wordy: bool) -> bool:
    before = re.split(r"[.!?;]\s", text[max(0, start - 60) : start])[-1]
    after = re.split(r"[.!?;]\s", text[end : end + 40])[0]
    if wordy:  # "rose 5 to 10" is a change, "voted 52 to 48" a vote
        words = r"\b(?:vot(?:ed?s?|ing)|approved|rejected|passed|majority|ballot|ruled|won|beat|lost|defeated|votes?)\b"
        return bool(re.search(words, before + text[start:end] + after[:12]))
    return bool(_cue().search(before) or _cue().search(after))


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else UNITS[word.lower()]


def compare(claim: Score, source: Score) -> Comparison:
    """Return how a score of the claim stands to one of the source.

    >>> compare(parse("won 2-1")[0], parse("lost 1-2")[0]).relation.value
    'close'
    """
    if (claim.left, claim.right) == (source.left, source.right):
        return Comparison(Relation.EQUAL, f"{claim.text} is {source.text}")
    if (claim.left, claim.right) == (source.right, source.left):
        return Comparison(Relation.CLOSE, f"{claim.text} is {source.text} told from the other side")
    return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}", "amount")
