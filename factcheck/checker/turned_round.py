"""Figures that are the same and told the other way round: two more and two fewer, 4 km north and 4 km south."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span

_BY_SO_MANY = re.compile(
    r"(?: [a-z]+)? (?:(?P<less>fewer|less|lower|smaller|cheaper|shorter|earlier)|"
    r"more|higher|larger|bigger|dearer|longer|later)\b"
)
_THAN_WHAT = re.compile(r"(?: [a-z]+){0,3} than ")
_BEFORE = re.compile(
    r"(?:before|it used|they used|last|previous|usual|planned|now|today|(?:the|a) (?:year|month|season|day)\b|"
    r"(?:in|at|on) |(?:\w+ )?(?:years?|months?) (?:ago|earlier|before))"
)
_THAT_WAY = re.compile(
    r"(?: (?:to the|further|farther|due|away to the|further to the))? (?P<way>north|south|east|west)(?:wards?)?\b"
)
_CARRIED = re.compile(r"\b(?:passed|carried|adopted|approved|set up|accepted|won|backed)\b", re.IGNORECASE)
_LOST = re.compile(r"\b(?:lost|rejected|defeated|voted down|turned down|fell|failed|thrown out)\b", re.IGNORECASE)


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a figure, denied where the other text tells it the other way round.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("The bridge lies 4 km to the north."), read("The bridge lies 4 km further south.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    '4 km further south is not 4 km to the north'
    """
    if not match.met or match.snippet is None:
        return match
    start, other = match.claim.span.end, match.snippet.span.end
    pairs = (*_more(claim, start, snippet, other), *_ways(claim, start, snippet, other), *_votes(match, claim, snippet))
    if match.claim.kind == "share" and not pairs:
        pairs = tuple(_moves(claim, match.claim.span, snippet, match.snippet.span))
    for ours, theirs in pairs:
        why = f"{match.snippet.text}{theirs} is not {match.claim.text}{ours}"
        return Match(match.claim, match.snippet, Comparison(Relation.DIFFERENT, why, "direction"))
    return match


_Pair = tuple[str, str]


def _more(claim: Reading, start: int, snippet: Reading, other: int) -> Iterator[_Pair]:
    ours, theirs = _BY_SO_MANY.match(claim.text, start), _BY_SO_MANY.match(snippet.text, other)
    if ours is None or theirs is None or bool(ours["less"]) == bool(theirs["less"]):
        return
    than = _THAN_WHAT.match(claim.text, ours.end())
    if than is None or _BEFORE.match(claim.text, than.end()):  # of another one there may be more
        yield ours[0], theirs[0]


def _ways(claim: Reading, start: int, snippet: Reading, other: int) -> Iterator[_Pair]:
    ours, theirs = _THAT_WAY.match(claim.text, start), _THAT_WAY.match(snippet.text, other)
    if ours and theirs and ours["way"] != theirs["way"]:
        yield ours[0], theirs[0]


_ROSE = re.compile(r"\b(?:gained|rose|risen|climbed|grew|grown|added|increased|up) (?:by )?$")
_FELL = re.compile(r"\b(?:lost|fell|fallen|dropped|declined|shed|decreased|slipped|down) (?:by )?$")
_UP, _DOWN = re.compile(r" (?:more|higher|up)\b"), re.compile(r" (?:less|fewer|lower|down)\b")


def _moves(claim: Reading, ours: Span, snippet: Reading, theirs: Span) -> Iterator[_Pair]:
    """By how much something rose in one text and fell in the other: "had gained 3 percent", "3 percent lower"."""
    signs = [
        (bool(_ROSE.search(text, 0, span.start) or _UP.match(text, span.end)),
         bool(_FELL.search(text, 0, span.start) or _DOWN.match(text, span.end)))
        for text, span in ((claim.text, ours), (snippet.text, theirs))
    ]  # fmt: skip
    if sorted(signs) == [(False, True), (True, False)]:
        yield (", up", ", down") if signs[0][0] else (", down", ", up")


def _votes(match: Match, claim: Reading, snippet: Reading) -> Iterator[_Pair]:
    """The outcome of a vote whose figures are the same: "set up with 98 votes to 75", "lost by 75 votes to 98"."""
    if match.claim.kind != "score":
        return
    for one, two in ((_CARRIED, _LOST), (_LOST, _CARRIED)):
        ours, theirs = one.search(claim.text), two.search(snippet.text)
        if ours and theirs and not two.search(claim.text) and not one.search(snippet.text):
            yield f", {ours[0]}", f", {theirs[0]}"


__all__ = ["told"]
