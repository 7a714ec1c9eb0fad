"""Places in a sentence that take one name only: who was born in Leeds was not born in York."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck import values
from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value

# Each takes one name: a firm is based in one town, a book written by one author; a shop may open in many towns.
_ONE = (
    "(?:moved|relocated|transferred) to", "born in", "died in", "(?:based|headquartered|located) in", "buried in",
    "founded in",
    "designed by", "founded by", "written by", "directed by", "owned by", "led by", "headed by", "chaired by",
    "named after", "won by", "opened by", "painted by", "composed by", "manufactured by", "commissioned by",
    "sold to", "signed for", "came from", "married", "succeeded by", "replaced by",
)  # fmt: skip
_NAME = r"[A-Z][\w’'&.-]*(?:\s(?:(?:of|the|&|de|von)\s)?[A-Z][\w’'&.-]*)*"
_SLOTS = tuple(re.compile(rf"\b(?i:{one})\s(?:the\s)?(?P<name>{_NAME})") for one in _ONE)
_STOP = re.compile(r"(?<=[a-zà-ÿ]{3})\.\s")  # "in Hamburg. She"
_TITLES = re.compile(r"^(?:Sir|Dame|Dr|Mr|Mrs|Ms|Lord|Lady|President|Queen|King|Prince|Princess)\s")
_MANY = re.compile(r"^,? (?:and|or)\b")


def slots(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the names of the claim for which the snippet has another in a place that takes one.

    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("Production moved to Burton in 2009."), read("In 2009 production was moved to Tadcaster.")
    >>> [match.outcome.why for match in slots(claim, snippet)]
    ['Tadcaster is not Burton']
    """
    for slot in _SLOTS:
        ours, theirs = slot.search(claim.text), slot.search(snippet.text)
        if ours is None or theirs is None or not _share(claim, snippet, ours, theirs):
            continue
        mine, other = _value(ours), _value(theirs)
        if not _meets(mine.text, other.text) and not _inside(claim, snippet, mine, other):
            yield Match(mine, other, Comparison(Relation.DIFFERENT, f"{other.text} is not {mine.text}", "name"))


# "Norbau built the library" beside "the library was built by Fjord": whoever made a thing.
_MADE = (
    "built|designed|founded|wrote|written|directed|opened|painted|composed|invented|discovered|developed|organi[sz]ed"
)
_ACTIVE = re.compile(rf"(?P<name>{_NAME}) (?:has |had )?(?P<verb>{_MADE}) (?P<thing>(?:[\w’'-]+ ?){{1,5}})")
_PASSIVE = re.compile(
    rf"(?P<thing>(?:[\w’'-]+ ){{1,5}}?)(?:was|were|is|has been|had been) (?P<verb>{_MADE}) by (?:the )?"
    rf"(?P<name>{_NAME})"
)
_SAME = {"written": "wrote"}


def makers(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield who made a thing by the claim where the snippet says that another did, one of them in the passive.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Norbau built the town's library.")
    >>> found = makers(claim, read("The library was built by Fjord; Norbau built the pool."))
    >>> [match.outcome.why for match in found]
    ['Fjord is not Norbau']
    """
    for one, other in ((_ACTIVE, _PASSIVE), (_PASSIVE, _ACTIVE)):
        ours = one.search(claim.text)
        told = [found for found in other.finditer(snippet.text) if ours and _is_one_work(claim, snippet, ours, found)]
        if ours is None or len(told) != 1 or _MANY.match(claim.text, ours.end("name")):
            continue
        mine, yours = _value(ours), _value(told[0])
        if not _meets(mine.text, yours.text) and not _MANY.match(snippet.text, told[0].end("name")):
            yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", "name"))


def _is_one_work(claim: Reading, snippet: Reading, ours: re.Match[str], theirs: re.Match[str]) -> bool:
    if _SAME.get(ours["verb"], ours["verb"]) != _SAME.get(theirs["verb"], theirs["verb"]):
        return False
    things = [
        {term.stem for term in reading.plain if found.start("thing") <= term.span.start < found.end("thing")}
        for reading, found in ((claim, ours), (snippet, theirs))
    ]
    return bool(things[0] & things[1])


def _share(claim: Reading, snippet: Reading, ours: re.Match[str], theirs: re.Match[str]) -> bool:
    """Whether both tell of one thing: a word before the place, besides the verb, stands in both."""
    if _MANY.match(claim.text, ours.end()) or _MANY.match(snippet.text, theirs.end()):
        return False
    mine = {term.stem for term in claim.terms if term.span.end <= ours.start()}
    other = {term.stem for term in snippet.terms if term.span.end <= theirs.start()}
    return bool(mine & other)


def _value(found: re.Match[str]) -> Value:
    words = _STOP.split(found["name"])[0].rstrip(".")
    return Value("person", Span(found.start("name"), found.start("name") + len(words)), words)


def _meets(one: str, other: str) -> bool:
    mine, theirs = ({word.casefold() for word in _TITLES.sub("", name).split()} for name in (one, other))
    initials = {"".join(word[0] for word in name.split()).casefold() for name in (one, other)}
    return bool(mine & theirs) or bool(initials & (mine | theirs))


def _inside(claim: Reading, snippet: Reading, mine: Value, other: Value) -> bool:
    """Whether one is a place in the other, or one of the two alone is a place that is known."""
    places = [
        next((value for value in reading.of_kind("place") if name.span.covers(value.span)), None)
        for reading, name in ((claim, mine), (snippet, other))
    ]
    if places[0] is None or places[1] is None:
        elsewhere = mine.text in snippet.text and not other.span.covers(
            Span(at := snippet.text.find(mine.text), at + 1)
        )
        return places != [None, None] and not elsewhere  # "grew up in Lunde, was born in Hamburg"
    return values.compare(places[0], places[1]).relation is not Relation.DIFFERENT


__all__ = ["makers", "slots"]
