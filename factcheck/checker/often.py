"""How often something falls due: twice a day, every two weeks, monthly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value

_DAYS = {"hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.4, "year": 365.0}
_COUNTS = {"once": 1, "twice": 2, "two": 2, "thrice": 3, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
           "eight": 8, "nine": 9, "ten": 10, "twelve": 12}  # fmt: skip
_ADVERBS = {"hourly": 1 / 24, "daily": 1.0, "nightly": 1.0, "weekly": 7.0, "fortnightly": 14.0, "monthly": 30.4,
            "quarterly": 91.0, "yearly": 365.0, "annually": 365.0}  # fmt: skip
_UNITS, _NUMBERS = "|".join(_DAYS), "|".join(_COUNTS)
_SO_OFTEN = re.compile(
    rf"\b(?:(?P<times>once|twice|thrice|(?:{_NUMBERS}|\d+) times) (?:a|an|per|each|every) (?P<per>{_UNITS})|"
    rf"every (?:(?P<n>{_NUMBERS}|\d+|other|second|third) )?(?P<unit>{_UNITS})s?|"
    rf"(?P<adverb>{'|'.join(_ADVERBS)})(?= (?:at|from|to|between|for|in|on|by)\b|[.,;]|$))(?!\w)",
    re.IGNORECASE,
)
_NTH = {"other": 2, "second": 2, "third": 3}
_ALIKE = 1.3  # "every four weeks" and "monthly"


def rates(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield how often it is so by the claim where by the snippet it is more or less often.

    >>> from factcheck.checker.reading import read
    >>> found = rates(read("The drug is taken twice a day."), read("The drug is given every two weeks."))
    >>> [match.outcome.why for match in found]
    ['every two weeks is not twice a day']
    """
    ours, theirs = (list(_SO_OFTEN.finditer(one.text)) for one in (claim, snippet))
    if len(ours) != 1 or len(theirs) != 1:
        return
    one, other = _between(ours[0]), _between(theirs[0])
    if max(one, other) > _ALIKE * min(one, other):
        mine, yours = (Value("word", Span(*found.span()), found[0]) for found in (ours[0], theirs[0]))
        yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", "often"))


def _between(found: re.Match[str]) -> float:
    """The days from one time to the next."""
    if found["adverb"]:
        return _ADVERBS[found["adverb"].lower()]
    if found["times"]:
        return _DAYS[found["per"].lower()] / _number(found["times"].split()[0])
    return _DAYS[found["unit"].lower()] * (_number(found["n"]) if found["n"] else 1)


def _number(word: str) -> float:
    low = word.lower()
    return float(_COUNTS.get(low) or _NTH.get(low) or max(1, int(low)))


__all__ = ["rates"]
