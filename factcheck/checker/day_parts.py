"""Monday morning is not Monday afternoon, at home is not away, one is not two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.words import UNITS

# A part of one day excludes the others; "late afternoon" may be early evening, which is not asked.
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PART = re.compile(
    rf"\b(?P<of>{_WEEKDAY}|yesterday|\d{{1,2}}[.:]\d\d|\d{{1,2}} o['’]clock)"
    rf"(?: (?:on|in|that|the|{_WEEKDAY}))* (?P<part>morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)
_NEXT_TO = {frozenset(("afternoon", "evening")), frozenset(("evening", "night"))}
_GAME = "(?:game|match|win|defeat|victory|draw|leg|fixture|tie)s?"
_GROUND = re.compile(
    rf"\b(?:(?P<home>at home (?:to|against)|home {_GAME}|at home(?=[,.]|$)|, home(?=[,.]|$))|"
    rf"(?P<away>away {_GAME}|away (?:to|at|against)|, away(?=[,.]|$)|\baway(?=\.?$)))",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:only )?(?:one|a single|just one) (?P<noun>(?:[a-z][\w-]+ )?[a-z][\w-]+)\b", re.IGNORECASE)
_ONE_OF = re.compile(r"(?:of|or|in|to|day|another|thing|side|hand|else|more|less|month|year|week|time)\b")


def day_parts(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the part of the day, the ground or the one or two of the claim for which the snippet has another.

    >>> from factcheck.checker.reading import read
    >>> found = day_parts(read("He was arrested on Monday night."), read("He was held on Monday morning."))
    >>> [match.outcome.why for match in found]
    ['Monday morning is not Monday night']
    """
    if is_negative(claim) or is_negative(snippet):
        return
    yield from _hour(claim, snippet)
    yield from _closing_day(claim, snippet)
    yield from _ground(claim, snippet)
    yield from _one_or_more(claim, snippet)


def _hour(claim: Reading, snippet: Reading) -> Iterator[Match]:
    theirs = list(_PART.finditer(snippet.text))
    for ours in _PART.finditer(claim.text):
        told = [one for one in theirs if one["of"].lower() == ours["of"].lower()]
        parts = [one["part"].lower() for one in told]
        mine = ours["part"].lower()
        if len(parts) == 1 and mine != parts[0] and frozenset((mine, parts[0])) not in _NEXT_TO:
            yield _match(ours, told[0], "part")


_CLOSED = re.compile(
    r"\b(?:closed (?:on|every)|except(?: on| for)?|apart from|but not on) "
    rf"(?P<day>{_WEEKDAY})s?\b",
    re.IGNORECASE,
)


def _closing_day(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield on which day of the week it is closed: "closed on Tuesdays", "every day except Mondays"."""
    ours, theirs = _CLOSED.search(claim.text), _CLOSED.search(snippet.text)
    if ours and theirs and ours["day"].lower() != theirs["day"].lower():
        yield _match(ours, theirs, "often")


def _ground(claim: Reading, snippet: Reading) -> Iterator[Match]:
    ours, theirs = list(_GROUND.finditer(claim.text)), list(_GROUND.finditer(snippet.text))
    if len(ours) == len(theirs) == 1 and bool(ours[0]["home"]) != bool(theirs[0]["home"]):
        mine = {term.stem for term in claim.terms if term.name}
        other = {term.stem for term in snippet.terms if term.name}
        if len(mine & other) > 1:  # both sides are named
            yield _match(ours[0], theirs[0], "part")


def _one_or_more(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield "two new strikers" beside "one new striker"."""
    for one, other in ((claim, snippet), (snippet, claim)):
        for single in _ONE.finditer(one.text):
            several = re.search(
                rf"\b(?P<count>{_SEVERAL}) (?P<noun>{_nouns(single['noun'])})\b", other.text, re.IGNORECASE
            )
            if several and not _ONE_OF.match(single["noun"]):
                pair = (single, several) if one is claim else (several, single)
                yield _match(*pair, "often")
                return


_SEVERAL = "|".join([r"[2-9]|\d\d+", *(word for word, number in UNITS.items() if number > 1)])


def _nouns(words: str) -> str:
    """What "new striker" is where there are several of them."""
    return (
        f"(?:{re.escape(words)}s|{re.escape(words[:-1])}ies)" if words.endswith("y") else f"{re.escape(words)}(?:e?s)"
    )


def _match(ours: re.Match[str], theirs: re.Match[str], aspect: str) -> Match:
    mine, yours = (Value("word", Span(*found.span()), found[0].strip(" ,")) for found in (ours, theirs))
    return Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", aspect))


__all__ = ["day_parts"]
