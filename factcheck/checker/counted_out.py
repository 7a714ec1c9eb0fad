"""Counts told without the number: a single person is one, a pair of rods two, Alder Ward and Rowan Ward two wards."""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.quantity import Quantity

_MOST = 6  # names in a row that a reader counts
_WORDS = re.compile(r"(?: [a-z-]+){1,3}")  # behind a number, among which its noun stands
_SINGLE = re.compile(r"\b(?:an? single|an?|single|sole|lone) (?:[a-z-]+ )?(?P<noun>[a-z][a-z-]+)")
_PAIR = re.compile(r"\b(?:pair of|twin|both(?: of)?(?: the| its| their)?) (?P<words>(?:[a-z-]+ ){0,2}[a-z-]+)")
_NAMED = re.compile(r"\b(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) (?P<noun>[A-Z][a-z]+)\b")
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_LIST = re.compile(
    rf"\b(?P<nouns>(?:[a-z-]+ )?[a-z]+)(?:,? (?:at|in|of|for|on|namely|called|named))? ?:? ?"
    rf"(?P<names>{_NAME}(?:, {_NAME})*,? and {_NAME})\b"
)
_COMMAS = re.compile(r",? and |, ")
_JOINED = re.compile(r",? (?:and |as well as )?(?:the )?|, ")


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a small number that no figure answers, met where the snippet has so many by other words.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("Two wards will close."), read("Alder Ward and Rowan Ward will be shut.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    'Two: Alder Ward and Rowan Ward'
    """
    figure = match.claim
    if match.met or match.differs or not isinstance(figure, Quantity) or figure.kind != "number":
        return match
    if figure.low != figure.high or figure.bound != "exact" or figure.unit or not 1 <= figure.low <= _MOST:
        return match
    nouns = _nouns(claim, figure)
    span = _so_many(int(figure.low), nouns, snippet) if nouns else None
    if span is None:
        return match
    words = Value("number", span, snippet.text[span.slice])
    return Match(figure, words, Comparison(Relation.CLOSE, f"{figure.text}: {words.text}"))


def _nouns(claim: Reading, figure: Quantity) -> frozenset[str]:
    """What may be the noun of a number: the words behind it, up to a verb or a preposition as far as these are told."""
    behind = _WORDS.match(claim.text, figure.span.end)
    words = behind[0].split() if behind else []
    kept: list[str] = []
    for word in words:
        if word in _STOPS:
            break
        kept.append(stem(word))
        if word.endswith("s") and figure.low > 1:  # the plural is the noun
            return frozenset(kept[-1:])
    return frozenset(kept[:1])


_STOPS = frozenset("of in on at for from to by with and or is are was were have has had will who that which".split())


def _so_many(count: int, nouns: frozenset[str], snippet: Reading) -> Span | None:
    if count == 1:
        return next((Span(*one.span()) for one in _SINGLE.finditer(snippet.text) if stem(one["noun"]) in nouns), None)
    if count == 2:
        for one in _PAIR.finditer(snippet.text):
            if nouns & {stem(word) for word in one["words"].split()}:
                return Span(*one.span())
    return _in_a_row(count, nouns, snippet.text) or _listed(count, nouns, snippet.text)


def _listed(count: int, nouns: frozenset[str], text: str) -> Span | None:
    """The names of so many things behind what they are: "the works at Dunlow, Pellgate and Stoke Harrow"."""
    for one in _LIST.finditer(text):
        told = len(_COMMAS.split(one["names"]))
        if told == count and nouns & {stem(word) for word in one["nouns"].split()}:
            return Span(*one.span())
    return None


def _in_a_row(count: int, nouns: frozenset[str], text: str) -> Span | None:
    """The names of so many things of one kind, one behind the other: no more of them, and no fewer."""
    found = [one for one in _NAMED.finditer(text) if stem(one["noun"].lower()) in nouns]
    if len(found) != count or len({one["name"] for one in found}) != count:
        return None
    joints = (text[one.end() : other.start()] for one, other in pairwise(found))
    return Span(found[0].start(), found[-1].end()) if all(map(_JOINED.fullmatch, joints)) else None


__all__ = ["told"]
