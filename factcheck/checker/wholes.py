"""Parts and wholes: "500 of the city's 1,500 homes get new windows" bears out no 1,500 that get them."""

from __future__ import annotations

import re
from itertools import islice

from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.quantity import Quantity
from factcheck.values.words import UNITS

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
    if not match.met and (parts := _adds_up(match.claim, snippet.text)):
        return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, f"{parts} are {match.claim.text}", "part"))
    if _is_of_several(match, snippet):
        why = f"{match.snippet.text if match.snippet else ''} are some of them, and there are others"
        return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, why, "part"))
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


def _is_of_several(match: Match, snippet: Reading) -> bool:
    """Whether the snippet's smaller figure is one part, and others follow: "took 104 of them, boats the others"."""
    ours, theirs = match.claim, match.snippet
    if not match.differs or not isinstance(ours, Quantity) or not isinstance(theirs, Quantity):
        return False
    others = _OTHERS.match(snippet.text, theirs.span.end)
    return ours.kind == theirs.kind == "number" and ours.amount > theirs.amount and others is not None


def _adds_up(ours: Value, text: str) -> str:
    """Return the counts that stand side by side in the snippet and make the claim's: "two females and one male"."""
    if not isinstance(ours, Quantity) or ours.kind != "number" or ours.low != ours.high:
        return ""
    counts = list(islice(_COUNT.finditer(text), _MOST))
    for first, one in enumerate(counts):
        total, end = _counted(one[0]), one.end()
        for last, other in enumerate(counts[first + 1 :], start=first + 1):
            if not _SIDE_BY_SIDE.fullmatch(text, end, other.start()):
                break
            total, end = total + _counted(other[0]), other.end()
            if total == ours.low:
                return " and ".join(each[0] for each in counts[first : last + 1])
    return ""


_MOST = 20  # counts of a snippet


def _counted(word: str) -> float:
    return float(word.replace(",", "")) if word[0].isdigit() else UNITS.get(word.lower(), 0)


_COUNT = re.compile(
    r"(?<![\w.,])(?:\d[\d,]*(?![\d.%])|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)", re.IGNORECASE
)
_SIDE_BY_SIDE = re.compile(r"(?: (?!and\b)[a-z][\w’'-]*){0,3},? (?:and )?")
_OTHERS = re.compile(
    r"(?: \w+)? of (?:them|these|those|whom)\b[^.]{1,80}\b"
    r"(?:the (?:others|rest|remainder|remaining)|(?:a )?further|another|others)\b"
)
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
