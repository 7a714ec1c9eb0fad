"""How fast a rise goes on: what rises more slowly has not fallen, and where a rise has picked up it goes on faster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.checker.versus import EARLIER
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.quantity import Quantity

_GOES_ON = (
    r"(?:ris(?:e|es|ing|en)|rose|grow(?:s|ing|n)?|grew|increas(?:e|es|ing|ed)|climb(?:s|ing|ed)?|go(?:es|ing) up)"
)
_A_RISE = (
    r"(?:(?:rise|increase|growth|inflation|upturn|rate of (?:increase|growth|inflation|change))"
    r"(?: (?:in|of) (?:the )?(?:[\w’'-]+ ){0,3}?[\w’'-]+)?|pace)"
)
_HAS = r"(?: (?:has|have|had|is|was|now|then|also|further|again|slightly|sharply|clearly))*"
_SLOWER = re.compile(
    rf"\b{_GOES_ON} (?:\w+ly )?(?:more slowly|less (?:quickly|rapidly|steeply|fast|strongly)|"
    r"at a slower (?:pace|rate))\b|"
    rf"\b{_A_RISE}{_HAS} (?:slow(?:s|ed|ing)?|eas(?:es|ed|ing)|cool(?:s|ed|ing)|moderat(?:es|ed|ing)|"
    r"weaken(?:s|ed|ing)?|abat(?:es|ed|ing)|lost pace)\b",
    re.IGNORECASE,
)
_FASTER = re.compile(
    rf"\b{_GOES_ON} (?:\w+ly )?(?:faster|more (?:quickly|rapidly|steeply|strongly)|at a faster (?:pace|rate))\b|"
    rf"\b{_A_RISE}{_HAS} (?:pick(?:s|ed|ing) up|accelerat(?:es|ed|ing)|quicken(?:s|ed|ing)?|"
    r"gather(?:s|ed|ing) (?:pace|speed)|speed(?:s|ing|ed)? up|sped up)\b",
    re.IGNORECASE,
)
_RATE = re.compile(rf"\b{_A_RISE}", re.IGNORECASE)


def pace(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield that a rise goes on more slowly, or faster, where the snippet tells the opposite of it.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Rents are rising more slowly than in spring.")
    >>> found = pace(claim, read("The increase in rents picked up to 5.9%, after 5.2% in April."))
    >>> [match.outcome.why for match in found]
    ['“increase in rents picked up” is not “rising more slowly”']
    """
    ours, theirs = told_pace(claim), told_pace(snippet) or _by_figures(snippet)
    shared = {term.stem for term in claim.plain} & {term.stem for term in snippet.plain}
    if not ours or not theirs or ours[1] == theirs[1] or not shared or is_negative(claim) or is_negative(snippet):
        return
    why = f"“{theirs[0].text}” is not “{ours[0].text}”"
    yield Match(ours[0], theirs[0], Comparison(Relation.DIFFERENT, why, "pace"))


def told_pace(reading: Reading) -> tuple[Value, bool] | None:
    """Return the words by which a text says how fast a rise goes on, and whether it is faster, if it says so."""
    slower, faster = _SLOWER.search(reading.text), _FASTER.search(reading.text)
    found = slower or faster
    if found is None or (slower and faster):
        return None
    return Value("change", Span(*found.span()), found[0]), found is faster


def _by_figures(reading: Reading) -> tuple[Value, bool] | None:
    """The two rates of a rise of which the second is of a time before: "an increase of 5.9%, after 5.2% in April"."""
    if not _RATE.search(reading.text):
        return None
    shares = [one.value for one in reading.figures if isinstance(one.value, Quantity) and one.value.unit == "percent"]
    for now, before in pairwise(shares):
        if EARLIER.search(reading.text[now.span.end : before.span.start]) and now.amount != before.amount:
            span = Span(now.span.start, before.span.end)
            return Value("change", span, reading.text[span.slice]), now.amount > before.amount
    return None


__all__ = ["pace", "told_pace"]
