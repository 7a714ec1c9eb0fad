"""What place somebody took: who came second did not win, what ranks third is not the second largest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.names import Name, meets, names
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.date import Moment
from factcheck.values.words import ORDINALS

PLACED = "placed"  # the aspect of two places that differ
_NTH = "|".join(word for word in ORDINALS if word.isalpha() and 1 < ORDINALS[word] < 13)
_LAST = r"next to last|last but one|second[- ]last|last|bottom"
_MOST = (
    r"(?:largest|biggest|highest|lowest|smallest|fewest|strongest|weakest|fastest|slowest|oldest|poorest|richest|"
    r"worst|best|most [a-z]+)"
)
_PLACE = rf"(?P<place>(?:{_NTH})(?:[- ]{_MOST})?|first|{_LAST}|runners?-up)\b"
_SO_MANY = r"\d[\d.]*|two|three|four|five|six|seven|eight|nine|ten|twelve"
_NO_PLACE = (
    rf"(?!-| (?:time|half|day|year|round|week|month|person|in line|from|of(?! (?:the|all|its|{_SO_MANY})\b)|goal|set|"
    r"quarter|to\b|such|edition))"
)
# Behind a name: "came second", "was only sixth", "in third"; before it: "left Holm fifth", "puts Holm third".
_TOOK = re.compile(
    rf"(?: (?:has|had|have|also|now|still|itself))*(?: (?:came|comes?|was|were|is|are|finished|finishes|ranked|ranks?|"
    rf"(?:was |were )?placed|lies|lay|stands|stood|being|took)(?: in)?|,? in)(?: only| just)?(?: the)? "
    rf"{_PLACE}{_NO_PLACE}",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:left|leaves|leaving|puts?|putting|places|placed|placing|ranks?|ranked) (?:the )?$", re.IGNORECASE
)
_AT = re.compile(rf" (?:in |at )?(?:the )?{_PLACE}{_NO_PLACE}", re.IGNORECASE)
_WON = re.compile(
    r"(?: (?:has|had|have|already|also|again|once|twice|even))*"
    r" (?:won|wins|triumphed|took the (?:title|win|crown|gold)|was (?:the )?(?:champion|winner)|"
    r"(?:finished|came) first)\b"
    rf"(?! (?:a|an|the|its|his|her|their|{_SO_MANY}|most|more|no|only|over|back|"
    r"round|silver|bronze)\b)",
)
_WON_THIS = re.compile(
    r"(?: (?:has|had|have|already|also|again|even))* (?:won|wins) (?:the|this|that) "
    r"[\w’'-]+(?: [\w’'-]+)?(?= in (?:19|20)\d\d|[.,;]|$)"
)
_SUPERLATIVE = re.compile(rf"\b(?:{_MOST}|leading|top) [a-z]+\b", re.IGNORECASE)
_COME_FROM = re.compile(
    r"(?: of [a-z]+)? (?:had |has |have )?(?:come|comes|came|is|was|are|were|remains?|had been) (?:from )?(?:the )?"
)
_IS = re.compile(
    r"(?:,| was| is| are| were| remains?| remained| became| has become| has| had| have| as)?"
    r"(?: by far| still| also| now)?(?: the| its| their| [A-Z][\w’'-]+['’]s| the [\w ]{1,20}['’]s?)? $"
)
_NOT_ALONE = re.compile(r"\b(?:one of (?:the|its|their)|among (?:the|its|their)) $")
_NO_OTHER = re.compile(
    r"\b[Nn]o other [a-z]+ [^.;,]{0,50}?\b(?:(?!other\b)[a-z]+er|more|less|worse)\b[^.;,]{0,40}?"
    r"\bthan (?:in |at |of )?(?:the )?$"
    r"|\b[Nn]owhere (?:else )?[^.;,]{0,50}?\b(?:[a-z]+er|more|less|worse)\b[^.;,]{0,40}?"
    r"\bthan (?:in |at |on )?(?:the )?$"
)


class _Place(NamedTuple):
    """Whose place, counted from the top, from the bottom below zero, and the words that say so."""

    who: Name
    place: int
    words: Value


def placed(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the place that the claim gives somebody where the snippet gives him another.

    >>> from factcheck.checker.reading import read
    >>> claim = read("The biggest group of visitors came from Norway.")
    >>> found = placed(claim, read("Danish visitors formed the largest group; Norwegians came second."))
    >>> [match.outcome.why for match in found]
    ['“came second” is not “biggest group”']
    """
    if _of_two_years(claim, snippet) or is_negative(snippet):
        return
    for ours in _claimed(claim):
        told = [one for one in _told(snippet) if meets(ours.who, (one.who,), frozenset())]
        told = [one for one in told if not _is_elsewhere(claim, snippet, one)]
        if told and all(one.place != ours.place for one in told) and _shares(claim, snippet):
            why = f"“{told[0].words.text}” is not “{ours.words.text}”"
            yield Match(ours.words, told[0].words, Comparison(Relation.DIFFERENT, why, PLACED))
            return


def _is_elsewhere(claim: Reading, snippet: Reading, one: _Place) -> bool:
    """Whether the place is one in an order of which the claim has no word: "in the north they came second"."""
    before = _IN_BEFORE.search(snippet.text, 0, one.who.terms[0].span.start)
    behind = _IN_BEHIND.match(snippet.text, one.words.span.end)
    return any(found and stem(found["where"].lower()) not in claim.stems for found in (before, behind))


_IN_BEFORE = re.compile(
    r"\b(?:in|at|among) (?:the |its |their )?(?P<where>(?!(?:19|20)\d\d)[\w’'-]+)"
    r"(?: of (?:the )?[\w’'-]+)?,? (?:the )?$",
    re.IGNORECASE,
)
_IN_BEHIND = re.compile(
    r"(?: place| there)? (?:in|at|for) (?:the |its |their |his |her |an? )?(?:[a-z-]+ ){0,2}?"
    r"(?P<where>(?!(?:19|20)\d\d)[\w’'-]+)(?=[.,;]| in\b| behind\b| with\b| after\b|$)"
)


def _claimed(claim: Reading) -> Iterator[_Place]:
    """The places that a claim gives names, in whatever words."""
    text = claim.text
    for name in names(claim):
        start, end = name.terms[0].span.start, name.terms[-1].span.end
        other = _NO_OTHER.search(text, 0, start)
        if other:
            yield _Place(name, 1, _words(other))
        if is_negative(claim):
            continue
        won = _WON.match(text, end) or _WON_THIS.match(text, end)
        if won:
            yield _Place(name, 1, _words(won))
        for most in _SUPERLATIVE.finditer(text):
            come = _COME_FROM.match(text, most.end())
            holds = (come and start == come.end()) or _IS.fullmatch(text, end, _head(claim, most))
            if holds and not _NOT_ALONE.search(text, 0, _head(claim, most)):
                span = Span(_head(claim, most), most.end())
                yield _Place(name, _nth(claim, most), Value("comparison", span, text[span.slice]))
    if not is_negative(claim):
        yield from _told(claim)


def _told(reading: Reading) -> list[_Place]:
    """The places that a text gives names: "came second", "in third", "left Holm fifth"."""
    found = []
    for name in names(reading):
        start, end = name.terms[0].span.start, name.terms[-1].span.end
        took = _TOOK.match(reading.text, end) or (_LEFT.search(reading.text, 0, start) and _AT.match(reading.text, end))
        if took:
            found.append(_Place(name, _number(took["place"]), _words(took)))
    return found


def _head(claim: Reading, most: re.Match[str]) -> int:
    """Where a superlative begins, with the ordinal before it: "second-largest"."""
    ordinal = re.search(rf"\b(?:{_NTH})[- ]$", claim.text[: most.start()])
    return ordinal.start() if ordinal else most.start()


def _nth(claim: Reading, most: re.Match[str]) -> int:
    head = claim.text[_head(claim, most) : most.start()].strip(" -").lower()
    return ORDINALS.get(head, 1)


def _number(place: str) -> int:
    word = re.split(r"[- ]", place.lower())[0]
    if place.lower().startswith("runner"):
        return 2
    if place.lower() in ("next to last", "last but one", "second last", "second-last"):
        return -2
    return ORDINALS.get(word, -1)


def _words(found: re.Match[str]) -> Value:
    text = found[0].strip(" ,")
    start = found.start() + found[0].index(text)
    return Value("comparison", Span(start, start + len(text)), text)


def _shares(claim: Reading, snippet: Reading) -> bool:
    """Whether the snippet has a word of the claim's that is no name, or a year of it."""
    told = any(term.stem in snippet.stems for term in claim.plain)
    return told or bool(_years(claim) & _years(snippet))


def _of_two_years(claim: Reading, snippet: Reading) -> bool:
    ours, theirs = _years(claim), _years(snippet)
    return bool(ours and theirs) and not ours & theirs


@lru_cache(maxsize=8192)
def _years(reading: Reading) -> frozenset[int]:
    days = [day for day in reading.of_kind("date") if isinstance(day, Moment) and day.anchored]
    return frozenset(year for day in days for year in range(day.period.first.year, day.period.last.year + 1))


__all__ = ["PLACED", "placed"]
