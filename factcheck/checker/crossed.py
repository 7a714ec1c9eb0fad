"""Whose figure it is where nobody is named: two thirds from the city, one third from the state, the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck import values
from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.passage import sentences
from factcheck.checker.reading import Reading
from factcheck.checker.terms import Term
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.date import Moment
from factcheck.values.quantity import Quantity

_KINDS = ("share", "money", "number")
_JOINT = re.compile(
    r"[;,]? (?:and|but|while|whereas|against|as against|compared (?:with|to)|up from|down from|after) |[;,] ",
    re.IGNORECASE,
)


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a claim's only figure, denied where the snippet gives it to another of two.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim = read("Two thirds of the money came from the city.")
    >>> snippet = read("The government bore 67 percent of the cost, the city the remaining 33 percent.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    '67 percent is another’s, 33 percent of what the claim names'
    """
    halves = _halves(match, claim, snippet)
    if halves is None:
        return _left_over(match, claim, snippet)
    (mine, own), (other, theirs) = halves
    ours = {term.stem for term in claim.terms if not term.span.overlaps(match.claim.span)}
    here, there = (
        {term.stem for term in snippet.terms if part.covers(term.span) and not term.span.overlaps(value.span)}
        for part, value in ((own, mine), (theirs, other))
    )
    if ours & (here - there) or not ours & (there - here):
        return match
    why = f"{mine.text} is another’s, {other.text} of what the claim names"
    return Match(match.claim, other, Comparison(Relation.DIFFERENT, why, "holder"))


def _left_over(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a share, held against the rest of it where that is what the claim names.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("The city pays 75 percent."), read("The state bears 75 percent and the city the rest.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> _left_over(match, claim, snippet).outcome.why
    '75 percent is another’s, the rest of what the claim names'
    """
    share, told = match.claim, match.snippet
    if told is None or share.kind != "share" or told.kind != "share" or is_negative(claim) or is_negative(snippet):
        return match
    start, end = snippet.text.rfind(". ", 0, told.span.start) + 1, snippet.text.find(". ", told.span.end)
    end = end if end >= 0 else len(snippet.text)
    rest = _THE_REST.search(snippet.text, told.span.end, end)
    joints = list(_JOINT.finditer(snippet.text, told.span.end, rest.start())) if rest else []
    if rest is None or not joints or _THE_REST.search(claim.text):
        return match
    ours = {term.stem for term in claim.terms if not term.span.overlaps(share.span)}
    spans = (Span(start, told.span.start), Span(told.span.end, joints[-1].start()), Span(joints[-1].end(), end))
    before, behind, there = ({term.stem for term in snippet.terms if span.covers(term.span)} for span in spans)
    here = before or behind
    if ours & (here - there) or not ours & (there - before - behind):
        return match
    left = Value("share", Span(*rest.span()), rest[0])
    if _is_the_rest(share, told):
        return Match(share, left, Comparison(Relation.CLOSE, f"{share.text} is the rest of {told.text}", "rest"))
    why = f"{told.text} is another’s, {left.text} of what the claim names"
    return Match(share, left, Comparison(Relation.DIFFERENT, why, "holder"))


_THE_REST = re.compile(r"\bthe (?:rest|remainder|balance|remaining (?:sum|part|share|money|costs?|amount))\b")

_Half = tuple[Value, Span]


def _halves(match: Match, claim: Reading, snippet: Reading) -> tuple[_Half, _Half] | None:
    """Return the two figures of one kind in a sentence, that which is the claim's first, each with its clause."""
    if len(claim.figures) != 1 or match.claim.kind not in _KINDS or is_negative(claim) or is_negative(snippet):
        return None
    theirs = [figure.value for figure in snippet.figures if figure.value.kind == match.claim.kind]
    met = [one for one in theirs if values.compare(match.claim, one).relation in (Relation.EQUAL, Relation.CLOSE)]
    part = next((one for one in sentences(snippet) if met and one.covers(met[0].span)), None)
    same = [one for one in theirs if part and part.covers(one.span)]
    if part is None or len(met) != 1 or len(same) != 2:
        return None
    joints = list(_JOINT.finditer(snippet.text, same[0].span.end, same[1].span.start))
    halves = (
        [(same[0], Span(part.start, joints[0].start())), (same[1], Span(joints[0].end(), part.end))] if joints else []
    )
    if len(joints) != 1 or not _has_holder(snippet, *halves[1]):
        return None
    return (halves[0], halves[1]) if same[0] is met[0] else (halves[1], halves[0])


def _has_holder(reading: Reading, figure: Value, half: Span) -> bool:
    """Whether a clause says whose its figure is: "the city 33 percent", "33 percent from the city"."""
    ahead = any(half.start <= term.span.start and term.span.end <= figure.span.start for term in reading.plain)
    return ahead or bool(_WHOSE.match(reading.text, figure.span.end))


_WHOSE = re.compile(
    r"\s(?:of \S+ )?(?:from|by|among|for|to) (?:the |its |their )?"
    r"(?!year|month|quarter|same|previous|first|second|last)[a-z]"
)


def listed(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a figure that a list of the snippet gives to another than the claim names beside it.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("The club has 90 rowers."), read("It has 60 among the rowers and 90 among the sailors.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> listed(match, claim, snippet).outcome.why
    '90 is another’s, 60 of what the claim names'
    """
    mine = match.snippet
    if not match.met or mine is None or mine.kind not in _KINDS or is_negative(claim) or is_negative(snippet):
        return match
    items = _list(snippet, mine.kind)
    for own in (one for one in items if one.value.span == mine.span):
        others = [one for one in items if one.by == own.by and _are_joined(snippet, one.value, mine)]
        if not others:
            continue
        words = [found for found in _own_words(claim, match.claim) if found & own.words.union(*map(_said, others))]
        told = [one.value for one in others if words and words[0] & one.words and not words[0] & own.words]
        if len(told) == 1 and _amount(told[0]) != _amount(mine):
            why = f"{mine.text} is another’s, {told[0].text} of what the claim names"
            return Match(match.claim, told[0], Comparison(Relation.DIFFERENT, why, "holder"))
        return match
    return match


class _Item(NamedTuple):
    """A figure in a list and words that say whose it is: those behind a preposition, or those before the figure."""

    value: Value
    words: frozenset[str]
    by: str  # the preposition: only items of one are told alike, "70 in sales, 110 in repairs"


def _are_joined(reading: Reading, one: Value, other: Value) -> bool:
    """Whether two figures stand in a row, not one as a part of the other: "8 million of its budget of 12 million"."""
    first, second = sorted((one.span, other.span))
    return bool(_JOINT.search(reading.text, first.end, second.start))


def _said(item: _Item) -> frozenset[str]:
    return item.words


def _amount(value: Value) -> float:
    return value.amount if isinstance(value, Quantity) else 0.0


def _list(reading: Reading, kind: str) -> list[_Item]:
    """Return the figures of one kind that a sentence sets side by side, each with whose it is, behind it or before."""
    found = list[_Item]()
    for sentence in sentences(reading):
        here = [one.value for one in reading.figures if sentence.covers(one.value.span)]
        same = [value for value in here if value.kind == kind or (kind == "money" and _leaves_out_unit(value))]
        for value in same if len(same) > 1 else ():
            part = _part(reading, value, same, sentence)
            if behind := _BY.match(reading.text, value.span.end, part.end):
                found.append(_Item(value, _words(reading, behind.end(), part.end), behind[1].lower()))
            ahead = [one.stem for one in _terms(reading, part.start, value.span.start)]
            if ahead and _ENDS.fullmatch(reading.text, value.span.end, part.end):
                found.append(_Item(value, frozenset(ahead[:_HOLDERS]), ""))
    return found


def _leaves_out_unit(value: Value) -> bool:
    """Whether a number may be one of money: the second of "£30 million in May and 45 million in June"."""
    return isinstance(value, Quantity) and value.kind == "number" and not value.noun and value.step >= _THOUSAND


_THOUSAND = 1000


def _own_words(claim: Reading, value: Value) -> Iterator[frozenset[str]]:
    """Yield the words that say whose a claim's figure is: first those behind it, then those before it in its part."""
    same = [one for one in claim.values if one.kind == value.kind]
    sentence = next((one for one in sentences(claim) if one.covers(value.span)), Span(0, len(claim.text)))
    part = _part(claim, value, same, sentence)
    if any(not _are_joined(claim, one, value) for one in same if one is not value and sentence.covers(one.span)):
        return  # "with 98 percent of votes counted she had 31 percent"
    yield _words(claim, value.span.end, part.end)
    yield _words(claim, part.start, value.span.start)


def _terms(reading: Reading, start: int, end: int) -> list[Term]:
    return [one for one in reading.terms if start <= one.span.start and one.span.end <= end]


def _words(reading: Reading, start: int, end: int) -> frozenset[str]:
    """The stems of a stretch, and the times it names, which tell two figures apart as words do."""
    days = (one for one in reading.of_kind("date") if isinstance(one, Moment) and one.anchored and one.sense == "at")
    times = (str(one.point) for one in days if start <= one.span.start and one.span.end <= end)
    return frozenset((*(one.stem for one in _terms(reading, start, end)), *times))


def _part(reading: Reading, value: Value, same: Sequence[Value], sentence: Span) -> Span:
    """Return the part of a sentence that has one figure of several: between the joints beside it."""
    before = max((one.span.end for one in same if one.span.end <= value.span.start), default=sentence.start)
    after = min((one.span.start for one in same if one.span.start >= value.span.end), default=sentence.end)
    left = [one.end() for one in _JOINT.finditer(reading.text, max(before, sentence.start), value.span.start)]
    right = [one.start() for one in _JOINT.finditer(reading.text, value.span.end, min(after, sentence.end))]
    start = left[-1] if left and before > sentence.start else max(before, sentence.start)
    return Span(start, right[0] if right else min(after, sentence.end))


_BY = re.compile(r"\s(?:[a-z-]+ ){0,2}?(in|from|for|among|at|by|to|on|with|as) ")
_ENDS = re.compile(r"(?: of (?:the |its |their |all )?[\w-]+)?(?: each| respectively)?[\s.]*")
_HOLDERS = 2  # words with which a part begins that say whose its figure is: "private employers raised pay by 5%"

_AGAINST = re.compile(
    r"(?:\s(?:percent|per cent))?\s(?:of [A-Za-z’' -]{2,50}? )?(?:"
    r"(?:do|does|did|are|were|is|was|have|has|would|will|could|can)(?: not|n['’]t)\b(?=[.,;]|$)|"
    r"(?:(?:are|were|was|is|voted|spoke|came out) )?(?:against(?! \d)|opposed)\b|said no\b)",
    re.IGNORECASE,
)


def against(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a share of those for something, denied where the snippet says that so many are against it.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("38 percent want a bridge."), read("62 percent want a bridge, 38 percent do not.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> against(match, claim, snippet).outcome.why
    '38 percent are against it'
    """
    if match.differs and match.snippet is not None and _is_the_rest(match.claim, match.snippet):
        told = (_AGAINST.match(snippet.text, match.snippet.span.end), _OPPOSES.search(snippet.text))
        if any(told) != bool(_OPPOSES.search(claim.text)):  # "12 percent welcomed it", "88 percent oppose it"
            return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, "one is the rest of the other", "rest"))
    if not match.met or match.snippet is None or match.claim.kind != "share" or is_negative(claim):
        return match
    ours = bool(_AGAINST.match(claim.text, match.claim.span.end))
    if ours or _OPPOSES.search(claim.text) or not _AGAINST.match(snippet.text, match.snippet.span.end):
        return match
    others = [
        one.value for one in snippet.figures if one.value.kind == "share" and one.value.span != match.snippet.span
    ]
    why = f"{match.snippet.text} are against it"
    return Match(match.claim, (*others, match.snippet)[0], Comparison(Relation.DIFFERENT, why, "holder"))


def _is_the_rest(one: Value, other: Value) -> bool:
    """Whether two shares come to 100 percent."""
    percents = [value for value in (one, other) if isinstance(value, Quantity) and value.unit == "percent"]
    return len(percents) == len({id(one), id(other)}) == 2 and abs(sum(value.low for value in percents) - _ALL) < 1


_ALL = 100
_OPPOSES = re.compile(r"\b(?:against|oppos\w+|reject\w*|refus\w+|no votes?)\b", re.IGNORECASE)


__all__ = ["against", "listed", "told"]
