"""Whose figure it is: of "Mill Road has 118 pupils and Birch Lane 141" the 118 says nothing of Birch Lane."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck.checker.names import Name, meets, names
from factcheck.checker.passage import sentences
from factcheck.checker.reading import Figure, Reading
from factcheck.records import Span, Value

_JOINT = re.compile(
    r"[;:] |(?<!\b[A-Z])\. |,? (?:and|but|while|whereas|against|versus|compared (?:with|to)) |, ", re.IGNORECASE
)


def figures(claim: Reading, snippet: Reading) -> tuple[Figure, ...]:
    """Return the snippet's figures that may be of what the claim names.

    >>> from factcheck.checker.reading import read
    >>> claim = read("The school at Birch Lane has 118 pupils.")
    >>> [figure.value.text for figure in figures(claim, read("Mill Road has 118 pupils, Birch Lane has 141."))]
    ['141']
    """
    if _SOMEBODY_ELSES.search(claim.text):  # "Marrow's rival got 47.6 percent": not Marrow
        return snippet.figures
    theirs = _of_others(claim, snippet, [figure.value for figure in snippet.figures])
    return tuple(figure for figure in snippet.figures if figure.value.span not in theirs)


_SOMEBODY_ELSES = re.compile(
    r"[A-Z][\w-]+['’]s? (?:[a-z]+ )?(?:rivals?|opponents?|challengers?|predecessor|successor|"
    r"competitors?|neighbours?)\b"
)


def dates(claim: Reading, snippet: Reading) -> tuple[Value, ...]:
    """Return the snippet's dates that may be of what the claim names."""
    theirs = _of_others(claim, snippet, snippet.of_kind("date"))
    return tuple(value for value in snippet.of_kind("date") if value.span not in theirs)


def _of_others(claim: Reading, snippet: Reading, values: Sequence[Value]) -> frozenset[Span]:
    """Return which values stand in a part of the snippet that names another than the claim does, who has a part too."""
    ours, theirs = names(claim), names(snippet)
    if len(theirs) < 2 or not ours or not values:
        return frozenset()
    parts = _parts(snippet, values)
    named = [[name for name in theirs if part.covers(name.terms[0].span)] for part in parts]
    return frozenset(
        value.span
        for value in values
        for at, part in enumerate(parts)
        if part.covers(value.span) and _is_of_another(snippet, claim, ours, named, at, value)
    )


# A part that opens with a name or a figure has a holder of its own; one that opens with a verb goes on with the last.
_HOLDER = re.compile(r"(?:(?:in|from|for|at|of|on|by|with|the|about) ){0,2}[A-Z\d£$€]")


def _parts(snippet: Reading, values: Sequence[Value]) -> list[Span]:
    """Return the parts of a snippet that tell of one holder each; every one has a figure or date of its own."""
    text = snippet.text
    joints = [found for found in _JOINT.finditer(text) if _opens_anew(text, found)]
    pieces = [Span(start, end) for start, end in pairwise([0, *(found.start() for found in joints), len(text)])]
    parts: list[Span] = []
    start = 0
    for piece in pieces:
        if any(piece.covers(value.span) for value in values) or _DIGITS.search(text, piece.start, piece.end):
            parts.append(Span(start, piece.end))
            start = piece.end
    return [*parts[:-1], Span(parts[-1].start, len(text))] if parts else [Span(0, len(text))]


def _opens_anew(text: str, joint: re.Match[str]) -> bool:
    opening = _HOLDER.match(text, joint.end())
    if opening is None or _MONTH.match(text, joint.end()):
        return False
    return joint[0] != ", " or opening[0][-1].isalpha()  # "on Tuesday, 5 August"


_MONTH = re.compile(
    r"(?:in |on )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b"
)
_DIGITS = re.compile(r"\b\d")


def _is_label(snippet: Reading, name: Name) -> bool:
    """Whether a capital is that of a line in a table: "Attendance 18,240", "Referee: Carla Dray"."""
    start, end = name.terms[0].span.start, name.terms[-1].span.end
    opens = not snippet.text[:start].strip() or snippet.text[:start].rstrip()[-1] in ".;|("
    return len(name.terms) == 1 and opens and bool(_LABELLED.match(snippet.text, end))


_LABELLED = re.compile(r":|\s[\d£$€]")


def _is_of_another(
    snippet: Reading, claim: Reading, ours: Sequence[Name], named: Sequence[Sequence[Name]], at: int, value: Value
) -> bool:
    own = next((one for one in sentences(snippet) if one.covers(value.span)), Span(0, len(snippet.text)))
    here = tuple(  # what another sentence names, or a line of a table, is nobody whose figure it is
        name for name in named[at] if own.covers(name.terms[0].span) and not _is_label(snippet, name)
    )
    elsewhere = tuple(name for place, part in enumerate(named) if place != at for name in part)
    if not any(not meets(name, tuple(ours), claim.stems) for name in here):
        return False
    if ours[0].terms[0].span.start < _OPENING and _stands(ours[0], here):  # of whom the claim speaks
        return False
    return any(_stands(name, elsewhere) and not _stands(name, here) for name in ours)


_OPENING = 40  # characters in which it is said of whom a text speaks


def _stands(name: Name, others: tuple[Name, ...]) -> bool:
    return meets(name, others, frozenset())


__all__ = ["dates", "figures"]
