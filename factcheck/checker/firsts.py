"""The first of a kind: who had a woman before her in the post is not the first woman in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.names import Name, meets, names
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Span, Value

_FIRST = re.compile(
    r"\b(?:is|was|became|becomes|has become|will be|would be) (?:the |its |their |[\w’'-]+['’]s )"
    r"(?P<first>first|only)(?: ever)? (?:[a-z-]+ )??(?P<noun>[a-z]+)"
    r"(?= (?:to|who|in|at|of|ever|since|on|mayor|president|minister|governor|head|director|chief|judge)\b|[.,]|$)"
)
_PLURALS = {
    "woman": "women",
    "man": "men",
    "person": "people",
    "child": "children",
    "country": "countries",
    "city": "cities",
}
_SAME = frozenset(["time", "step", "stage", "day", "year", "half", "round", "place", "part"])  # of which there are many


def firsts(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield "the first woman" where the snippet tells of another before her, or names the first.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Ada Roe is the first woman to run the city.")
    >>> found = firsts(claim, read("The only woman in the post before Roe was Ida Kolm."))
    >>> [match.outcome.why for match in found]
    ['“woman in the post before Roe” is not “first woman”']
    """
    said = _FIRST.search(claim.text)
    if said is None or said["noun"] in _SAME or is_negative(claim) or is_negative(snippet):
        return
    holder = [name for name in names(claim) if name.terms[-1].span.end <= said.start()]
    if not holder:
        return
    mine = Value(
        "rank", Span(said.start("first"), said.end("noun")), claim.text[said.start("first") : said.end("noun")]
    )
    told = _before_her(said["noun"], holder[-1], snippet) or _another(said["noun"], holder[-1], snippet)
    if told is not None:
        why = f"“{told.text}” is not “{mine.text}”"
        yield Match(mine, told, Comparison(Relation.DIFFERENT, why, "rank"))


def unsaid(claim: Reading, snippet: Reading) -> str:
    """Return the first of a kind of a claim of which the snippet has neither the kind nor that it is the first.

    >>> from factcheck.checker.reading import read
    >>> unsaid(read("Ada Roe is the first woman to run the city."), read("Roe came first in five districts."))
    'first woman'
    """
    said = _FIRST.search(claim.text)
    if said is None or said["noun"] in _SAME or stem(said["noun"]) in snippet.stems:
        return ""
    told = _NONE_BEFORE.search(snippet.text)
    return "" if told else claim.text[said.start("first") : said.end("noun")]


_NONE_BEFORE = re.compile(
    r"\b(?:the first|first ever|only|never|no(?:ne|body)?\b[^.;]* before|until then|earliest)\b", re.IGNORECASE
)


def _before_her(noun: str, holder: Name, snippet: Reading) -> Value | None:
    """The words that tell of another of the kind before: "two women before her", "the only woman before Roe"."""
    nouns = f"{noun}|{noun}s|{_PLURALS.get(noun, noun)}"
    for found in re.finditer(
        rf"\b(?:{nouns})\b(?P<rest>[^.;]{{0,60}}?) before (?P<whom>\w+(?: [A-Z]\w+)?)", snippet.text
    ):
        named = [name for name in names(snippet) if Span(*found.span("whom")).overlaps(name.terms[0].span)]
        if found["whom"].lower() in ("her", "him", "them", "it") or any(
            meets(holder, (one,), frozenset()) for one in named
        ):
            return Value("rank", Span(*found.span()), found[0])
    return None


def _another(noun: str, holder: Name, snippet: Reading) -> Value | None:
    """The words that call another the first of the kind: "the first woman was Ida Kolm"; nobody where it is her."""
    for found in re.finditer(
        rf"\bfirst (?:[\w-]+ )?{noun}\b[^.;]{{0,60}}? (?:was|is|had been) (?P<who>[A-Z])", snippet.text
    ):
        who = next((name for name in names(snippet) if name.terms[0].span.start == found.start("who")), None)
        if who is not None and not meets(holder, (who,), frozenset()):
            return Value(
                "rank",
                Span(found.start(), who.terms[-1].span.end),
                snippet.text[found.start() : who.terms[-1].span.end],
            )
    return None


__all__ = ["firsts"]
