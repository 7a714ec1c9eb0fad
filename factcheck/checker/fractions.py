"""Parts told in words: half of the costs is not the full cost, every fifth pupil is not one in four."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checker.denials import has_negation, is_negative
from factcheck.checker.match import Match
from factcheck.checker.passage import passage
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Span, Value

_FRACTION = (
    r"half|a third|one third|two thirds|a quarter|one quarter|three quarters|a fifth|a tenth|\d[\d.]*(?:%| per ?cent)"
)
_PART_OF = re.compile(
    rf"\b(?P<part>{_FRACTION}) of (?:the |its |their |all )?(?:\w+ )?(?P<noun>[a-z][\w-]+)", re.IGNORECASE
)
_WHOLE_OF = re.compile(
    r"\b(?<!of )(?:the |its |their )?(?<!of )(?P<part>full|entire|whole|total|all(?: of)?) "
    r"(?:the |its |their |of )*(?:\w+ )?(?P<noun>[a-z][\w-]+)",
    re.IGNORECASE,
)
_ORDINALS = dict(zip("second third fourth fifth sixth seventh eighth ninth tenth".split(), range(2, 11), strict=True))
_COUNTS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True))
_EVERY = re.compile(rf"\bevery (?P<nth>{'|'.join(_ORDINALS)}) (?P<noun>[a-z][\w-]+)", re.IGNORECASE)
_ONE_IN = re.compile(
    rf"\bone (?:(?P<before>[a-z][\w-]+) )?(?:in|out of) (?:every )?(?P<n>{'|'.join(_COUNTS)}|\d+) ?"
    rf"(?P<noun>[a-z][\w-]+)?",
    re.IGNORECASE,
)


def fractions(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the part of something in the claim where the snippet has all of it or another part, and the other way.

    >>> from factcheck.checker.reading import read
    >>> found = fractions(read("The state pays half of the cost."), read("The state will bear the full cost."))
    >>> [match.outcome.why for match in found]
    ['full cost is not half of the cost']
    """
    part = passage(claim, snippet)
    if is_negative(claim) or has_negation(snippet.text[part.slice]):
        return
    for one, other in ((_PART_OF, _WHOLE_OF), (_WHOLE_OF, _PART_OF)):
        ours, theirs = one.search(claim.text), other.search(snippet.text, part.start, part.end)
        both = one.search(snippet.text) or other.search(claim.text)
        if ours and theirs and not both and stem(ours["noun"]) == stem(theirs["noun"]):
            yield _match(ours, theirs)
            return
    yield from _one_in(claim, snippet, part)
    yield from _some_or_all(claim, snippet, part)
    yield from _up_to_an_age(claim, snippet, part)


def _one_in(claim: Reading, snippet: Reading, part: Span) -> Iterator[Match]:
    ours = [*_ratios(claim, Span(0, len(claim.text)))]
    theirs = [*_ratios(snippet, part)]
    if len(ours) == len(theirs) == 1 and ours[0][:1] == theirs[0][:1] and ours[0][1] != theirs[0][1]:
        yield _match(ours[0][2], theirs[0][2])


_WORD = "|".join(_COUNTS)
_SOME_OF = re.compile(
    rf"\b(?P<some>one|{_WORD}|\d+) (?:out )?of (?:the |its |their )(?P<all>{_WORD}|\d+) (?:[a-z-]+ )?(?P<noun>[a-z]+)",
    re.IGNORECASE,
)
_ALL_SO_MANY = re.compile(
    rf"\ball (?:of )?(?:the |its |their )?(?P<all>{_WORD}|\d+) (?:[a-z-]+ )?(?P<noun>[a-z]+)", re.IGNORECASE
)


def _some_or_all(claim: Reading, snippet: Reading, part: Span) -> Iterator[Match]:
    """Yield "four of the six beams" beside "all six beams", and the other way."""
    for one, other in ((_SOME_OF, _ALL_SO_MANY), (_ALL_SO_MANY, _SOME_OF)):
        ours, theirs = one.search(claim.text), other.search(snippet.text, part.start, part.end)
        if (
            ours
            and theirs
            and ours["all"].lower() == theirs["all"].lower()
            and stem(ours["noun"]) == stem(theirs["noun"])
        ):
            yield _match(ours, theirs)
            return


_UP_TO = re.compile(
    r"\b(?:children|people|those|kids|pupils|anyone|everyone|men|women|drivers|passengers|visitors|persons|adults|girls|"
    r"boys|residents|customers|employees|"
    r"staff|workers|members|patients|players)"
    r"(?: aged)? (?P<side>under|over|below|above) (?:the age of )?(?P<age>\d{1,2})\b",
    re.IGNORECASE,
)


def _up_to_an_age(claim: Reading, snippet: Reading, part: Span) -> Iterator[Match]:
    """Yield the age up to which it holds: "children under 16", "children under 14"."""
    ours = _UP_TO.search(claim.text)
    theirs = _UP_TO.search(snippet.text, part.start, part.end) or _UP_TO.search(snippet.text)
    if ours and theirs and ours["side"].lower() == theirs["side"].lower() and ours["age"] != theirs["age"]:
        yield _match(ours, theirs)


def _ratios(reading: Reading, part: Span) -> Iterator[tuple[str, int, re.Match[str]]]:
    """Yield of what one in how many is told."""
    for found in _EVERY.finditer(reading.text, part.start, part.end):
        yield stem(found["noun"].lower()), _ORDINALS[found["nth"].lower()], found
    for found in _ONE_IN.finditer(reading.text, part.start, part.end):
        noun = found["before"] or found["noun"] or ""
        number = _COUNTS.get(found["n"].lower()) or int(found["n"])
        yield stem(noun.lower()), number, found


def _match(ours: re.Match[str], theirs: re.Match[str]) -> Match:
    mine, yours = (Value("word", Span(*found.span()), found[0].removeprefix("the ")) for found in (ours, theirs))
    return Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", "often"))


__all__ = ["fractions"]
