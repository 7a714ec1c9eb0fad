"""What is shared out among several: of fifteen in the north and eight in the south most are not in the south."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.names import Name, meets, names
from factcheck.checker.passage import sentences
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.quantity import Quantity

_KINDS = ("number", "money", "measure", "share")
_PART = r"(?:share|part|portion|number|amount|quota|slice|chunk|proportion|sum|contingent|group|allocation|allotment)s?"
_MOST = re.compile(
    rf"\b(?:[Mm]ost(?= (?:of )?[a-z])(?! (?:likely|recent|important|popular))|"
    rf"(?:[Tt]he|[Aa]) (?:large |clear |vast |great )?majority\b|"
    rf"(?:largest|biggest|highest|greatest|lion['’]s) {_PART}\b)"
)
_LEAST = re.compile(rf"\b(?:[Ff]ewest|[Tt]he least|(?:smallest|lowest) {_PART})\b")
# Between a figure and its holder, on either side: "fifteen in Kandara", "Tavland is allotted 14,100 tonnes".
_BEHIND = re.compile(r"(?: (?!and\b|but\b|while\b)[a-z-]+){0,3}? (?:in|on|from|at|of|for|to|by) (?:the )?")
_AHEAD = re.compile(r"(?:['’]s?)?(?:,? (?!and\b|but\b|while\b)[a-z]+){0,3},?:? (?:with )?")


# Whose the claim says that it is: "most of it goes to Norvik", "Norvik gets the most"; not "most in Norvik own it".
_GOES_TO = re.compile(
    r"[^.;]*\b(?:is|are|was|were|lies?|lay|lives?|lived|comes?|came|goes|go|went|falls?|fell|stands?|stood|belongs?|"
    r"works?|worked|hails?) (?:[a-z]+ )?(?:in|on|from|to|at|with|by|for|of) (?:the )?"
)
_NO_MORE = re.compile(r"(?:n|['’]s)?(?: [a-z]+){0,2}(?: in (?:19|20)\d\d)?[.,]?\s*")
_GETS = re.compile(
    r"(?:, [^,]{1,40},)?(?: [a-z]+){0,2}? (?:gets?|got|receives?|received|takes?|took|holds?|held|has|had|"
    r"accounts? for|accounted for|contributed|contributes|pays?|paid|supplie[sd]|provide[sd]|won) "
    r"(?:by far )?(?:the |a )?"
)


class _Held(NamedTuple):
    """A figure and whose it is."""

    value: Quantity
    who: Name


def shared_out(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the most that a claim gives somebody of whom the snippet says that another has more.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Most of the 23 villages lie in Sorova.")
    >>> snippet = read("Twenty-three villages: fifteen in Kandara and eight in Sorova.")
    >>> [match.outcome.why for match in shared_out(claim, snippet)]
    ['fifteen is more than eight']
    """
    most, least = _MOST.search(claim.text), _LEAST.search(claim.text)
    said = most or least
    if said is None or (most and least) or is_negative(claim) or is_negative(snippet):
        return
    if not any(term.stem in snippet.stems for term in claim.plain) and not _same_figure(claim, snippet):
        return
    for held in _rows(snippet):
        mine = [one for one in held if any(meets(one.who, (name,), frozenset()) for name in _given(claim, said))]
        if len(mine) != 1:
            continue
        top = (max if most else min)(held, key=lambda one: one.value.amount)
        if top.value.amount != mine[0].value.amount:
            words = Value("share", Span(*said.span()), said[0])
            why = f"{top.value.text} is {'more' if most else 'less'} than {mine[0].value.text}"
            yield Match(words, top.value, Comparison(Relation.DIFFERENT, why, "part of"))
        return


def _given(claim: Reading, said: re.Match[str]) -> Iterator[Name]:
    """Yield the names to which a claim gives the most."""
    for name in names(claim):
        start, end = name.terms[0].span.start, name.terms[-1].span.end
        goes = start > said.end() and _GOES_TO.fullmatch(claim.text, said.end(), start)
        if (goes and _NO_MORE.fullmatch(claim.text, end)) or _GETS.fullmatch(claim.text, end, said.start()):
            yield name


def _same_figure(claim: Reading, snippet: Reading) -> bool:
    """Whether both texts count the whole alike: "the 23 villages", "twenty-three settlements"."""
    return any(
        isinstance(one.value, Quantity) and isinstance(two.value, Quantity) and one.value.amount == two.value.amount > 2
        for one in claim.figures
        for two in snippet.figures
    )


def _rows(reading: Reading) -> Iterator[list[_Held]]:
    """Yield, of each sentence, two or more figures of one unit with whose each is, all told in one order of words."""
    for part in sentences(reading):
        figures = [
            one.value
            for one in reading.figures
            if isinstance(one.value, Quantity) and one.value.kind in _KINDS and part.covers(one.value.span)
        ]
        for behind in (True, False):
            held = [
                _Held(value, who) for value in figures if (who := _holder(reading, value, behind=behind)) is not None
            ]
            units = {(one.value.kind, one.value.unit) for one in held}
            whose = {one.who.keys for one in held}
            if len(held) > 1 and len(units) == 1 and len(whose) == len(held):
                yield held


def _holder(reading: Reading, value: Quantity, *, behind: bool) -> Name | None:
    """Whose a figure is, by the name right behind it or right ahead."""
    for name in names(reading):
        start, end = name.terms[0].span.start, name.terms[-1].span.end
        if behind and start > value.span.end and _BEHIND.fullmatch(reading.text, value.span.end, start):
            return name
        if not behind and end < value.span.start and _AHEAD.fullmatch(reading.text, end, value.span.start):
            return name
    return None


__all__ = ["shared_out"]
