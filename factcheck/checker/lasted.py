"""How long it took, worked out: what opened at 6 pm and closed at 11 pm lasted five hours."""

from __future__ import annotations

import re

from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation
from factcheck.values.clock import Clock
from factcheck.values.quantity import Quantity

_LASTED = re.compile(r"\b(?:last(?:s|ed|ing)?|took|went on for|ran for|long|continued for|-hour)\b", re.IGNORECASE)
_STARTED = re.compile(r"\b(?:open(?:s|ed)|began|begins|start(?:s|ed)|from|between)\b[^.;]*$", re.IGNORECASE)
_ENDED = re.compile(
    r"\b(?:clos(?:es|ed)|end(?:s|ed)|finish(?:es|ed)|until|till|to|and|adjourned|was over|rose)\b[^.;]*$", re.IGNORECASE
)
_TIME_IN = re.compile(
    r"\b(?:times?|once|twice|first|second|third|fourth|fifth|only|last|most|\w+est)(?: \w+)? (?:in|for) "
    r"(?:the (?:last|past) )?(?:more than |over |almost |nearly )?$",
    re.IGNORECASE,
)
_DAY = 1440  # minutes
_NEAR = 0.2  # "nearly five hours" is four hours and fifty minutes


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a duration that no figure answers with the two times between which it went on.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("It lasted seven hours."), read("It opened at 6 pm and closed at 11 pm.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    'from 6 pm to 11 pm: 5 hours'
    """
    length = match.claim
    if match.differs and _TIME_IN.search(claim.text, 0, length.span.start):  # "the second time in ten years"
        return Match(length, None, Comparison(Relation.INCOMPARABLE, "it does not say how long it took", "scope"))
    if match.met or not isinstance(length, Quantity) or length.kind != "duration" or not _LASTED.search(claim.text):
        return match
    times = [value for value in snippet.of_kind("time") if isinstance(value, Clock)]
    if len(times) != 2 or length.low != length.high or any(time.open for time in times):
        return match
    first, second = times
    between = snippet.text[first.span.end : second.span.start]
    if not _STARTED.search(snippet.text[: first.span.start]) or not _ENDED.search(between):
        return match
    minutes = (second.minute - first.minute) % _DAY
    claimed = length.low / 60
    if not minutes or claimed >= _DAY:
        return match
    words = [time.text.rstrip(".") for time in times]
    hours = f"{minutes / 60:g} hours" if minutes >= 60 else f"{minutes} minutes"
    why = f"from {words[0]} to {words[1]}: {hours}"
    relation = Relation.CLOSE if abs(claimed - minutes) <= _NEAR * minutes else Relation.DIFFERENT
    return Match(length, second, Comparison(relation, why, "" if relation is Relation.CLOSE else "amount"))


__all__ = ["told"]
