"""Parts and wholes: "500 of the city's 1,500 homes get new windows" bears out no 1,500 that get them."""

from __future__ import annotations

import re

from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value

_OF = re.compile(
    r"\b(?:of|out of) (?:all |about |some |nearly )?(?:the |its |their |his |her |our |(?:the )?[\w-]+['’]s? )?"
    r"(?:more than |about |some )?$",
    re.IGNORECASE,
)
# What says only how many there are.
_THERE_ARE = re.compile(
    r"\b(?:has|have|had|own(?:s|ed)?|runs?|ran|operat\w+|employ\w*|there (?:are|were)|compris\w+|includ\w+|consist\w*|"
    r"total\w*|number\w*|count\w*|altogether|in all|with|were (?:asked|questioned|surveyed|polled)|"
    r"took part|manag\w+)\b"
    r"|\b(?:of|the|its|all) (?:\w+ )?$",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\s?(?:%|per ?cent)")


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a figure, denied where the snippet tells it of a part of that many.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim = read("The council will replace the windows in 1,500 homes.")
    >>> snippet = read("The council will replace the windows in 500 of its 1,500 homes.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    '1,500 is the whole, 500 the part'
    """
    if not match.met or match.snippet is None or match.claim.kind not in ("number", "money"):
        return match
    opening = _OF.search(snippet.text, 0, match.snippet.span.start)
    if opening is None or _OF.search(claim.text, 0, match.claim.span.start):
        return match
    part = next((one for one in _counts(snippet) if 0 <= opening.start() - one.span.end <= _GAP), None)
    part = part or _one_of(snippet, opening.start())
    if part is None or any(_OF.match(claim.text, figure.value.span.end) for figure in claim.figures):
        return match
    if _THERE_ARE.search(claim.text[: match.claim.span.start]) or not _is_told(claim, match, snippet):
        return match
    why = f"{match.snippet.text} is the whole, {part.text} the part"
    return Match(match.claim, part, Comparison(Relation.DIFFERENT, why, "part"))


_GAP = 1


def _one_of(reading: Reading, end: int) -> Value | None:
    """The "one" that stands before what it is one of: "one of his two sons"."""
    found = re.search(r"\bone $", reading.text[:end], re.IGNORECASE)
    few = re.match(_FEW, reading.text[end:], re.IGNORECASE)
    return Value("number", Span(found.start(), found.end() - 1), found[0][:-1]) if found and few else None


_FEW = r"(?:out )?of (?:the |its |their |his |her )?(?:two|three|four|five)\b"


def _counts(reading: Reading) -> list[Value]:
    kinds = ("number", "money", "share")
    return [
        figure.value
        for figure in reading.figures
        if figure.value.kind in kinds and not _PERCENT.match(reading.text, figure.value.span.end)
    ]


def _is_told(claim: Reading, match: Match, snippet: Reading) -> bool:
    """Whether the snippet says of the part what the claim says of the whole: two words beside the noun counted."""
    near = next((figure.near for figure in claim.figures if figure.value is match.claim), frozenset[str]())
    behind = {term.stem for term in claim.terms if term.span.start >= match.claim.span.end}
    noun = next((term.stem for term in claim.plain if term.span.start >= match.claim.span.end), "")
    rest = {term.stem for term in claim.plain} - {noun}
    return len(rest & snippet.stems) >= min(2, len(rest)) and bool(rest) and bool(near | behind)


__all__ = ["told"]
