"""One event told from its other side: who sold it to her and who bought it, more men than women and fewer women."""

from __future__ import annotations

import re

from factcheck.checker.passage import sentences
from factcheck.checker.reading import Reading
from factcheck.records import Span

_GIVES = re.compile(r"\b(?:s[eo]lls?|sold|selling|lends?|lent|lending|leased|lost|loses?|losing)\b", re.IGNORECASE)
_TAKES = re.compile(
    r"\b(?:bought(?: out)?|buys?(?: out)?|buying|purchased?|acquired?|borrow(?:s|ed|ing)?|beats?|wins?|won|winning)\b",
    re.IGNORECASE,
)
_PARTY = 60  # characters behind "to" or "from" in which it is said to whom, or from whom
_TO = re.compile(r"\bto (?!be\b)", re.IGNORECASE)
_FROM = re.compile(r"\bfrom |\bout (?:her |his |its |their )?", re.IGNORECASE)
_ENDS = re.compile(r"[.;:,()]|\b(?:for|on|in|at|by|and|after|before|who|which|that|when|while|under|with|as)\b")
_MORE = re.compile(
    r"\b(?:(?P<less>fewer|less|smaller|lower|shorter|younger|lighter|cheaper|slower|rarer|poorer|worse|weaker|colder|"
    r"earlier|newer)|"
    r"more|larger|bigger|greater|higher|longer|taller|older|heavier|dearer|faster|richer|better|stronger|warmer|later)\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"\bthan\b", re.IGNORECASE)
_END = re.compile(r"[.;,(]|$")
_ONE_WAY = frozenset("aunt uncle mother father parent grandmother grandfather predecessor teacher employer".split())
_OTHER_WAY = frozenset(
    "niece nephew daughter son child granddaughter grandson successor pupil student employee".split()
)
_OF_WHOM = re.compile(r" (?:of|to) (?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})")
_WHO = re.compile(r",? (?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})")


def is_from_the_other_side(claim: Reading, ours: Span, snippet: Reading, theirs: Span) -> bool:
    """Return whether two opposite words tell of one event, each from another party to it.

    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("The chain bought the field."), read("The club sold its field to a chain.")
    >>> is_from_the_other_side(claim, Span(10, 16), snippet, Span(9, 13))
    True
    """
    here, there = claim.text[ours.slice], snippet.text[theirs.slice]
    if _GIVES.search(here) and _TAKES.search(there):
        return _changes_hands(claim, ours, snippet, theirs)
    if _TAKES.search(here) and _GIVES.search(there):
        return _changes_hands(snippet, theirs, claim, ours)
    if _are_of_each_other(claim, ours, snippet, theirs) or _are_of_each_other(snippet, theirs, claim, ours):
        return True
    return _has_its_sides_turned(claim, ours, snippet, theirs)


def tells_the_other_side(claim: Reading, snippet: Reading) -> bool:
    """Return whether a claim and a snippet tell one deal or one result, each from another party to it.

    >>> from factcheck.checker.reading import read
    >>> tells_the_other_side(read("The Irish beat the French."), read("The French lost to the Irish."))
    True
    """
    for one, other in ((_GIVES, _TAKES), (_TAKES, _GIVES)):
        ours, theirs = one.search(claim.text), other.search(snippet.text)
        if ours and theirs and is_from_the_other_side(claim, Span(*ours.span()), snippet, Span(*theirs.span())):
            return True
    return False


def _are_of_each_other(one: Reading, here: Span, other: Reading, there: Span) -> bool:
    """Whether one is what the other is to her: "the niece of Dora Lind", "her aunt, Dora Lind"."""
    words = {one.text[here.slice].lower(), other.text[there.slice].lower()}
    if not (words & _ONE_WAY and words & _OTHER_WAY):
        return False
    whom, who = _OF_WHOM.match(one.text, here.end), _WHO.match(other.text, there.end)
    return whom is not None and who is not None and whom["who"].split()[-1] == who["who"].split()[-1]


def _changes_hands(gives: Reading, gave: Span, takes: Reading, took: Span) -> bool:
    """Whether what one gives in one text another takes in the other text, and from that one."""
    giver, taker = _subject(gives, gave), _subject(takes, took)
    to, source = _party(gives, gave, _TO), _party(takes, took, _FROM)
    if to:
        return not to.isdisjoint(taker - giver)
    return not source.isdisjoint(giver - taker)


def _subject(reading: Reading, verb: Span) -> frozenset[str]:
    """The stems ahead of a verb in its sentence."""
    start = next((one.start for one in sentences(reading) if one.start <= verb.start < one.end), 0)
    return frozenset(term.stem for term in reading.terms if start <= term.span.start < verb.start)


def _party(reading: Reading, verb: Span, word: re.Pattern[str]) -> frozenset[str]:
    """The stems behind "to" or "from" in what follows a verb."""
    end = next((one.end for one in sentences(reading) if one.start <= verb.start < one.end), len(reading.text))
    found = word.search(reading.text, verb.start, end)
    if found is None:
        return frozenset()
    stop = _ENDS.search(reading.text, found.end(), min(end, found.end() + _PARTY))
    last = stop.start() if stop else min(end, found.end() + _PARTY)
    return frozenset(term.stem for term in reading.terms if found.end() <= term.span.start < last)


def _has_its_sides_turned(claim: Reading, ours: Span, snippet: Reading, theirs: Span) -> bool:
    """Whether one has more than the other in one text, and the other less than the one in the other text."""
    here = _MORE.search(claim.text, ours.start, ours.end)
    there = _MORE.search(snippet.text, theirs.start, theirs.end)
    if here is None or there is None or bool(here["less"]) == bool(there["less"]):
        return False
    left, right = _sides(claim, ours)
    other_left, other_right = _sides(snippet, theirs)
    return bool((right - left) & (other_left - other_right)) and bool((left - right) & (other_right - other_left))


def _sides(reading: Reading, word: Span) -> tuple[frozenset[str], frozenset[str]]:
    """The stems ahead of the "than" behind a comparative, and those behind it."""
    start, end = next(((one.start, one.end) for one in sentences(reading) if one.start <= word.start < one.end), (0, 0))
    than = _THAN.search(reading.text, word.start, end)
    if than is None:
        return frozenset(), frozenset()
    last = _END.search(reading.text, than.end())
    stop = last.start() if last else end
    ahead = frozenset(term.stem for term in reading.terms if start <= term.span.start < than.start())
    return ahead, frozenset(term.stem for term in reading.terms if than.end() <= term.span.start < stop)


__all__ = ["is_from_the_other_side", "tells_the_other_side"]
