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
    for ours, theirs in _one_each(_SO_OFTEN, claim, snippet):
        one, other = _between(ours), _between(theirs)
        if max(one, other) > _ALIKE * min(one, other):
            yield _differ(ours, theirs)


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


_WITHIN = re.compile(
    rf"\b(?:over|within|in|during|for) (?:the )?(?:(?:next|coming|following|past|last) )?(?P<n>{_NUMBERS}|\d+) "
    r"(?P<unit>days|weeks|months|years)\b(?! (?:ago|old|later|earlier|after|before))",
    re.IGNORECASE,
)


def spans(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield in what time something is to be by the claim where by the snippet it is another: within three years.

    >>> from factcheck.checker.reading import read
    >>> claim = read("It will cut 40 jobs over the next two years.")
    >>> [match.outcome.why for match in spans(claim, read("Forty jobs are to go within three years."))]
    ['within three years is not over the next two years']
    """
    for ours, theirs in _one_each(_WITHIN, claim, snippet):
        if ours["unit"].lower() == theirs["unit"].lower() and _number(ours["n"]) != _number(theirs["n"]):
            yield _differ(ours, theirs)


_TIMES_AS = re.compile(
    r"\b(?P<n>twice|(?:two|three|four|five|six|ten) times|double|triple|half) "
    r"(?=as (?:many|much|large|big|high|long|expensive|old|fast)\b|the (?:number|size|amount|price|length)\b)",
    re.IGNORECASE,
)
_FACTORS = {"twice": 2.0, "double": 2.0, "triple": 3.0, "half": 0.5}


def factors(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield how many times as many there are by the claim where by the snippet there are more or fewer times.

    >>> from factcheck.checker.reading import read
    >>> found = factors(read("Twice as many as in 2020 came."), read("Three times as many came."))
    >>> [match.outcome.why for match in found]
    ['Three times is not Twice']
    """
    for ours, theirs in _one_each(_TIMES_AS, claim, snippet):
        if _times(ours) != _times(theirs):
            yield _differ(ours, theirs)


_MORE_THAN_EVER = re.compile(
    r"\b(?:(?P<more>more|higher|larger|longer|better)|fewer|less|lower|smaller|shorter|worse) than "
    r"(?:ever|(?:in|at) any\b|any )",
    re.IGNORECASE,
)


def records(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield "more than ever before" where the snippet has fewer than in any year.

    >>> from factcheck.checker.reading import read
    >>> found = records(read("More than ever before bathed there."), read("It had 40 bathers, fewer than in any year."))
    >>> [match.outcome.why for match in found]
    ['fewer than in any is not More than ever']
    """
    for ours, theirs in _one_each(_MORE_THAN_EVER, claim, snippet):
        if bool(ours["more"]) != bool(theirs["more"]):
            yield _differ(ours, theirs)


def _times(found: re.Match[str]) -> float:
    word = found["n"].lower()
    return _FACTORS.get(word) or _number(word.split()[0])


def _one_each(
    pattern: re.Pattern[str], claim: Reading, snippet: Reading
) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield what a pattern finds in the two texts, where it stands once in each."""
    ours = list(pattern.finditer(claim.text))
    theirs = list(pattern.finditer(snippet.text)) if len(ours) == 1 else []
    if len(theirs) == 1:
        yield ours[0], theirs[0]


def _differ(ours: re.Match[str], theirs: re.Match[str]) -> Match:
    mine, yours = (Value("word", Span(*found.span()), found[0].strip()) for found in (ours, theirs))
    return Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", "often"))


__all__ = ["factors", "rates", "records", "spans"]
