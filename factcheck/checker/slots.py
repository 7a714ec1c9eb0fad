"""Places in a sentence that take one name only: who was born in Leeds was not born in York."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck import values
from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.place import Place

# Each row takes one name, whichever of its words stand before it: a firm is based in one town, has its head office in
# one; a shop may open in many towns.
_ONE = (
    "(?:moved?|relocated|transferred|moving|moves|shifted) to",
    "born in", "died in", "located in", "buried in", "founded in",
    "(?:based|headquartered) in|(?:head ?office|headquarters|registered office|seat) (?:is |are )?in",
    "designed by", "founded by", "written by", "directed by", "owned by", "led by", "headed by", "chaired by",
    "named after", "won by", "opened by", "(?:launched|started|organi[sz]ed|initiated|set up) by",
    "painted by", "composed by", "commissioned by",
    "sold to", "signed for", "came from", "married", "succeeded by", "replaced by",
)  # fmt: skip
# Of these what is made or paid for stands right before: "errors in the signalling, made by Tessaro".
_OF_THE_THING = (
    "(?:manufactured|made|supplied|assembled|produced|built|constructed|delivered|installed) by",
    "(?:funded|financed|paid for|sponsored) by|(?:funding|money|grant) (?:came )?from|(?-i:Funding:|Funded by:?)",
)
_NAME = r"[A-Z][\w’'&.-]*(?:\s(?:(?:of|the|&|de|von)\s)?[A-Z][\w’'&.-]*)*"
# "Moved to our plant in Burton", "born in the village of Leeds".
_IN_IT = (
    r"(?:(?:the|an?|its|our|their|his|her)\s(?:[a-z-]+\s){0,2}(?:town|city|village|district|plant|factory|site|works|"
    r"port|suburb|state|county|province|region|headquarters|offices?|premises|warehouse|depot)\s(?:in|at|of)\s|"
    r"(?:the|its|their)\s(?:[a-z-]+\s){0,1}[a-z-]+,?\s)?"
)
_SLOTS = tuple(re.compile(rf"\b(?i:{one})\s{_IN_IT}(?:the\s)?(?P<name>{_NAME})") for one in (*_ONE, *_OF_THE_THING))
_NEAR = 3  # content words before a maker among which what he made stands
_STOP = re.compile(r"(?<=[a-zà-ÿ]{3})\.\s")  # "in Hamburg. She"
_TITLES = re.compile(r"^(?:Sir|Dame|Dr|Mr|Mrs|Ms|Lord|Lady|President|Queen|King|Prince|Princess)\s")
_OWNS = re.compile(r"['’]s?$")
_MANY = re.compile(r"^,? (?:and|or)\b")


def slots(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the names of the claim for which the snippet has another in a place that takes one.

    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("Production moved to Burton in 2009."), read("In 2009 production was moved to Tadcaster.")
    >>> [match.outcome.why for match in slots(claim, snippet)]
    ['Tadcaster is not Burton']
    """
    for at, (slot, ours) in enumerate(zip(_SLOTS, _taken(claim.text), strict=True)):
        theirs = slot.search(snippet.text) if ours else None
        reach = _NEAR if at >= len(_ONE) else None
        if ours is None or theirs is None or not _share(claim, snippet, ours, theirs, reach):
            continue
        mine, other = _value(ours), _value(theirs)
        if not _meets(mine.text, other.text) and not inside(claim, snippet, mine, other):
            yield Match(mine, other, Comparison(Relation.DIFFERENT, f"{other.text} is not {mine.text}", "name"))


@lru_cache(maxsize=8192)
def _taken(text: str) -> tuple[re.Match[str] | None, ...]:
    """What each place of a text holds: a claim is held against ten snippets."""
    return tuple(slot.search(text) for slot in _SLOTS)


_ROUTE = re.compile(rf"\bfrom (?:the )?(?P<start>{_NAME}) (?:\w+ ){{0,2}}?(?:to|for) (?:the )?(?P<name>{_NAME})")


def routes(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield where a way leads by the claim that leads from the same place to another by the snippet.

    >>> from factcheck.checker.reading import read
    >>> claim = read("The Venn was on her way from Ostby to Hull.")
    >>> found = routes(claim, read("The Venn was bound from Ostby to Riga."))
    >>> [match.outcome.why for match in found]
    ['Riga is not Hull']
    """
    ours, theirs = list(_ROUTE.finditer(claim.text)), list(_ROUTE.finditer(snippet.text))
    if len(ours) != 1 or len(theirs) != 1:
        return
    for same, end in (("start", "name"), ("name", "start")):
        if _meets(ours[0][same], theirs[0][same]) and not _meets(ours[0][end], theirs[0][end]):
            mine, yours = _value(ours[0], end), _value(theirs[0], end)
            if mine.text not in snippet.text and not inside(claim, snippet, mine, yours):
                yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", "name"))


# "Norbau built the library" beside "the library was built by Fjord": whoever made a thing.
_MADE = (
    "built|designed|founded|wrote|written|directed|opened|painted|composed|invented|discovered|developed|organi[sz]ed|"
    "chairs|chaired|heads|headed"
)
_ACTIVE = re.compile(rf"(?P<name>{_NAME}) (?:has |had )?(?:also )?(?P<verb>{_MADE}) (?P<thing>(?:[\w’'-]+ ?){{1,5}})")
_PASSIVE = re.compile(
    rf"(?P<thing>(?:[\w’'-]+ ){{1,5}}?)(?:was|were|is|has been|had been) (?P<verb>{_MADE}) by (?:the |an? )?"
    r"(?:[a-z]+ ){0,2}"
    rf"(?P<name>{_NAME})"
)
_BY = re.compile(  # "the station, of 1851, is by Thomas Hale"
    rf"(?P<thing>(?:[\w’'-]+ ){{0,4}}[\w’'-]+)(?:, [^,.;]{{1,30}},)? (?:is|was|are|were)(?: the work)? (?P<verb>by) "
    rf"(?P<name>{_NAME})"
)
_SAME = {"written": "wrote", "chairs": "chaired", "heads": "headed"}
_WORKS = frozenset("built designed wrote painted composed by".split())  # of which one says "is by"


def makers(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield who made a thing by the claim where the snippet says that another did, one of them in the passive.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Norbau built the town's library.")
    >>> found = makers(claim, read("The library was built by Fjord; Norbau built the pool."))
    >>> [match.outcome.why for match in found]
    ['Fjord is not Norbau']
    """
    for one, other in ((_ACTIVE, _PASSIVE), (_PASSIVE, _ACTIVE), (_ACTIVE, _BY), (_PASSIVE, _BY)):
        ours = one.search(claim.text)
        if ours is None or _MANY.match(claim.text, ours.end("name")):
            continue
        told = [found for found in other.finditer(snippet.text) if _is_one_work(claim, snippet, ours, found)]
        if len(told) != 1:
            continue
        mine, yours = _value(ours), _value(told[0])
        if not _meets(mine.text, yours.text) and not _MANY.match(snippet.text, told[0].end("name")):
            yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", "name"))


def places_of(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the place in which the claim has so many of something where the snippet has the same in another place.

    >>> from factcheck.checker.reading import read
    >>> found = places_of(read("It employs 85 people in Tarby."), read("It has grown to 85 people in Harsund."))
    >>> [match.outcome.why for match in found]
    ['Harsund is not Tarby']
    """
    for ours in claim.figures:
        told = [one for one in snippet.figures if values.compare(ours.value, one.value).relation is Relation.EQUAL]
        mine = _COUNTED_IN.match(claim.text, ours.value.span.end)
        other = _COUNTED_IN.match(snippet.text, told[0].value.span.end) if len(told) == 1 else None
        if (
            mine is None
            or other is None
            or stem(mine["noun"]) != stem(other["noun"])
            or mine["where"] == other["where"]
        ):
            continue
        one, two = _value(mine, "where"), _value(other, "where")
        if one.text not in snippet.text and two.text not in claim.text and not inside(claim, snippet, one, two):
            yield Match(one, two, Comparison(Relation.DIFFERENT, f"{two.text} is not {one.text}", "name"))


_COUNTED_IN = re.compile(rf" (?P<noun>[a-z][\w-]+) (?:in|at) (?P<where>{_NAME})")


def _is_one_work(claim: Reading, snippet: Reading, ours: re.Match[str], theirs: re.Match[str]) -> bool:
    verbs = {_SAME.get(found["verb"], found["verb"]) for found in (ours, theirs)}
    if len(verbs) > 1 and not ("by" in verbs and verbs <= _WORKS):
        return False
    things = [
        {term.stem for term in reading.plain if found.start("thing") <= term.span.start < found.end("thing")}
        for reading, found in ((claim, ours), (snippet, theirs))
    ]
    return bool(things[0] & things[1])


_RESEARCH = frozenset(map(stem, "study project research trial experiment survey work programme scheme".split()))


def _share(
    claim: Reading, snippet: Reading, ours: re.Match[str], theirs: re.Match[str], reach: int | None = None
) -> bool:
    """Whether both tell of one thing: a word before the place, besides the verb, stands in both."""
    if _MANY.match(claim.text, ours.end()) or _MANY.match(snippet.text, theirs.end()):
        return False
    mine = [term.stem for term in claim.terms if term.span.end <= ours.start()]
    owners = {term.stem for term in claim.terms if _OWNS.search(claim.text[term.span.slice])}
    told = [term for term in snippet.terms if term.span.end <= theirs.start()]
    other = [  # "Acme's rival has its head office in York" is not of Acme
        term.stem for term in told if term.stem in owners or not _OWNS.search(snippet.text[term.span.slice])
    ]
    if theirs[0].startswith("Fund"):  # a label stands before what it is of: "Funding: Tarn Trust", on the study's page
        other = [term.stem for term in snippet.terms]
    if reach is None:
        return bool(set(mine) & set(other))
    mine, other = mine[-reach:], other[-reach:]
    one_study = _RESEARCH.issuperset(mine) and _RESEARCH.issuperset(other) and bool(mine and other)
    return one_study or bool(set(mine) & set(other))


def _value(found: re.Match[str], group: str = "name") -> Value:
    words = _STOP.split(found[group])[0].rstrip(".")
    return Value("person", Span(found.start(group), found.start(group) + len(words)), words)


def _meets(one: str, other: str) -> bool:
    mine, theirs = ({word.casefold() for word in _TITLES.sub("", name).split()} for name in (one, other))
    initials = {"".join(word[0] for word in name.split()).casefold() for name in (one, other)}
    return bool(mine & theirs) or bool(initials & (mine | theirs))


def inside(claim: Reading, snippet: Reading, mine: Value, other: Value) -> bool:
    """Whether one is a place in the other, or one of the two alone is a place that is known."""
    places = [
        next((value for value in reading.of_kind("place") if name.span.covers(value.span)), None)
        for reading, name in ((claim, mine), (snippet, other))
    ]
    if places[0] is None or places[1] is None:
        elsewhere = mine.text in snippet.text and not other.span.covers(
            Span(at := snippet.text.find(mine.text), at + 1)
        )
        if any(isinstance(place, Place) and "/" in place.code for place in places):
            return False  # "born in Zadar" beside "born in Split": a town holds no other
        return places != [None, None] and not elsewhere  # "grew up in Lunde, was born in Hamburg"
    return values.compare(places[0], places[1]).relation is not Relation.DIFFERENT


__all__ = ["inside", "makers", "places_of", "routes", "slots"]
