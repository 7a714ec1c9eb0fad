"""What a claim gives and the evidence does not: a figure, a month, the number in a name such as T6SS."""

from __future__ import annotations

import re

from factcheck.checker.numbers_met import equal
from factcheck.checker.numerals import numbers

_MONTH = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_CAPITAL = re.compile(r"[A-Z][\w’'-]*:? $")
_COUNTED = re.compile(
    r"[\s-](?!(?:of|in|is|was|were|are|and|or|has|had|at|on|to|for|by|with|as|which|who|that)\b)[a-z%]"
)
_TITLE = re.compile(r"(?:st|nd|rd|th)? [A-Z][a-z]*(?<!s)\b(?! (?:people|men|women))")
_FIGURE = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]-)\d")  # not that of CO2
_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(r"(?<![\w.,])(?P<letters>[^\W\d_]+-?)(?P<digits>\d+)(?!\d)")


def is_wanting(claim: str, evidence: str) -> bool:
    """Return whether a figure in digits, a month, or the number of a name is wanting in the evidence.

    A figure in other words or rounded is none that is wanting, nor one that the claim gives as a bound; nor the number
    of a name that the evidence does not have at all: "Chapter 3", "2 Broke Girls", "(2008 film)".

    >>> is_wanting("It sold 12 ships.", "A dozen ships were sold."), is_wanting("It sold 12 ships.", "Nine were sold.")
    (False, True)
    >>> is_wanting("T2SS is toxic.", "The T6SS is toxic."), is_wanting("COVID-19 is toxic.", "The virus is toxic.")
    (True, False)
    """
    if not set(_MONTH.findall(claim)) <= set(_MONTH.findall(evidence)):
        return True
    return _is_figure_wanting(claim, evidence) or _is_other_of_name(claim, evidence)


def _is_figure_wanting(claim: str, evidence: str) -> bool:
    there, told = numbers(evidence), set(_DIGITS.findall(evidence))
    return any(
        _FIGURE.match(claim, one.start)
        and one.kind != "name"
        and not one.compared
        and not _is_of_name(claim, one.start, one.end)
        and not any(equal(one, other) for other in there)
        and not set(_DIGITS.findall(claim[one.start : one.end])) <= told  # "split 60:40"
        for one in numbers(claim)
    )


def _is_of_name(text: str, start: int, end: int) -> bool:
    """Whether a number is part of a name: a capital before it and no noun behind, or one behind that is no people."""
    if text[:start].endswith("("):
        return True
    return bool((_CAPITAL.search(text, 0, start) and not _COUNTED.match(text, end)) or _TITLE.match(text, end))


def _is_other_of_name(claim: str, evidence: str) -> bool:
    there: dict[str, set[str]] = {}
    for found in _NUMBERED.finditer(evidence):
        there.setdefault(found["letters"].lower(), set()).add(found["digits"])
    ours = [(found["letters"].lower(), found["digits"]) for found in _NUMBERED.finditer(claim)]
    return any(letters in there and digits not in there[letters] for letters, digits in ours)


__all__ = ["is_wanting"]
