"""Places: countries, their people and governments, well-known cities, regions.

What it reads: names in capitals that stand in the gazetteer (places.tsv): Pakistan, U.S., Côte d'Ivoire, Karachi,
South Asia; peoples (Russian, Briton); houses and capitals that stand for a government (the Kremlin, Downing Street,
Beijing).
What it compares: codes. The same place is equal, a place inside the other is close, two countries or two cities are
different; a region and a country outside the table of members say nothing.
Supported: "a steel mill in Karachi" by "the Karachi mill".
Contradicted: "a steel mill in Lahore" by "a steel mill in Karachi".
What it leaves alone: small words (turkey, china, polish, nice, reading), names of people (Jordan Henderson, Denzel
Washington), newspapers and clubs (Washington Post, Manchester United), towns that are not in the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values.tokens import Hit, Phrases, Token, tokens


@dataclass(frozen=True, slots=True)
class Place(Value):
    """A place named: `code` is "PK", "PK/Karachi" or "region/South Asia", `country` its country's code or ""."""

    code: str
    country: str
    sense: str  # "place", "demonym" or "metonym"


class _Entry(NamedTuple):
    """What a name in the gazetteer stands for."""

    code: str
    sense: str
    capital: bool = False


def parse(text: str, *, as_of: Period | None = None) -> list[Place]:
    """Return the places a text names, in text order.

    >>> [(place.text, place.code, place.sense) for place in parse("Moscow’s envoy flew to Karachi.")]
    [('Moscow', 'RU/Moscow', 'metonym'), ('Karachi', 'PK/Karachi', 'place')]
    """
    del as_of
    words = tokens(text)
    return [_place(text, words, hit) for hit in _hits(words) if not _is_no_place(words, hit)]


def compare(claim: Place, source: Place) -> Comparison:
    """Return how two places stand to each other; a country and a city in it are close.

    >>> karachi, lahore = parse("Karachi Lahore")
    >>> compare(karachi, lahore).relation
    <Relation.DIFFERENT: 'different'>
    """
    left, right = _reach(claim), _reach(source)
    if left == right or (claim.text == source.text and claim.sense == source.sense):
        return Comparison(Relation.EQUAL, f"both are {_said(left)}")
    if claim.code == source.code or _within(left, right) or _within(right, left):
        return Comparison(Relation.CLOSE, f"{claim.text} and {source.text} are one in the other", "granularity")
    if _may_overlap(left, right):
        return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} may overlap", "granularity")
    return Comparison(Relation.DIFFERENT, f"{_said(left)} is not {_said(right)}", "place")


def members(region: str) -> frozenset[str]:
    """Return the codes of a region's countries, empty where the table lists none.

    >>> "PK" in members("region/South Asia")
    True
    """
    return _members().get(region, frozenset())


def _reach(place: Place) -> str:
    """A people or a government speaks for its country; the EU's seat speaks for the EU."""
    return place.country if place.sense != "place" and place.country else place.code


def _within(inner: str, outer: str) -> bool:
    if inner.startswith(f"{outer}/"):
        return True
    return inner.partition("/")[0] in members(outer)


# Not one place, yet not clearly two: unions and their members, states and what followed them, disputed places.
_KIN = frozenset(
    frozenset(pair.split("-"))
    for pair in (
        "CN-HK CN-MO CN-TW IL-PS DK-GL US-PR RS-XK DE-DD CZ-CS SK-CS RS-YU HR-YU SI-YU BA-YU MK-YU ME-YU XK-YU "
        "AM-SU AZ-SU BY-SU EE-SU GE-SU KG-SU KZ-SU LT-SU LV-SU MD-SU RU-SU TJ-SU TM-SU UA-SU UZ-SU CD-CG RU-UA"
    ).split()
)
_UNION = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK region/Europe".split()
)


def _may_overlap(left: str, right: str) -> bool:
    if "region" in (left.partition("/")[0], right.partition("/")[0]):
        return True
    one, other = left.partition("/")[0], right.partition("/")[0]
    if one == other:  # a city and a part of its country, unless both are cities
        return not (left in _cities() and right in _cities())
    if "EU" in (one, other):
        return (other if one == "EU" else one) in _UNION
    # Crimea, Donetsk and their like are given to either side of the war; only parts of the two are in question.
    if {one, other} == {"RU", "UA"}:
        return "UA/" in f"{left} {right}" and not (left in _cities() and right in _cities())
    return frozenset((one, other)) in _KIN


def _said(code: str) -> str:
    return _names().get(code, code.partition("/")[2] or code)


def _place(text: str, words: Sequence[Token], hit: Hit[_Entry]) -> Place:
    entry = hit.payload
    span = Span(words[hit.first].start, words[hit.last - 1].end)
    code = _georgia(words) if entry.code == "GE" else entry.code
    head = code.partition("/")[0]
    sense = "metonym" if entry.capital and _acts(words, hit) else entry.sense
    country = "" if head == "region" else head
    if code == "BE/Brussels":  # the seat of the EU: as an actor it is the EU, as a place it is in Belgium
        country = "EU" if sense == "metonym" else "BE"
    return Place("place", span, text[span.slice], code, country, sense)


_LOCATIVE = frozenset(
    "in at near outside inside around across throughout from to into toward towards of through via central downtown "
    "north south east west northern southern eastern western greater city".split()
)
_PUBLIC = frozenset(
    "says said say has have had wants wanted is was will would could must may agreed agrees accused accuses warned "
    "warns insists insisted denied denies claims claimed announced sees saw fears believes hopes hoped plans planned "
    "and 's funds backs backed called calls urged vowed expects refused rejects rejected signed struck offered".split()
)


def _acts(words: Sequence[Token], hit: Hit[_Entry]) -> bool:
    """A capital that does something, or is dealt with, stands for the government that sits there."""
    before = words[hit.first - 1].low if hit.first else ""
    after = words[hit.last].low if hit.last < len(words) else ""
    if before in _LOCATIVE:
        return False
    return after in _PUBLIC or before in ("with", "between", "against", "by")


_US_HINTS = frozenset(
    "Atlanta Savannah Augusta Fulton Republican Republicans Democrat Democrats Gov Trump Kemp".split()
)
_GE_HINTS = frozenset("Tbilisi Abkhazia Batumi Ossetia Saakashvili Russia Russian Armenia Azerbaijan Kremlin".split())


def _georgia(words: Sequence[Token]) -> str:
    raw = {token.raw for token in words}
    if raw & _GE_HINTS or not (raw & _US_HINTS or _names_state(words)):
        return "GE"
    return "US/Georgia"


def _names_state(words: Sequence[Token]) -> bool:
    return any(hit.payload.code.startswith("US/") for hit in _table().find(words))


def _hits(words: Sequence[Token]) -> Iterator[Hit[_Entry]]:
    capitals = [token if not _shouted(token) else token._replace(raw=token.raw.title()) for token in words]
    yield from _table().find(capitals)


def _shouted(token: Token) -> bool:
    return len(token.raw) > 4 and token.raw.isupper() and token.raw.isalpha()


# Names of places that people bear: as a given name before a capital, as a surname after a given name or a title.
_GIVEN = frozenset(
    "Adelaide Alexandria Brooklyn Chad Charlotte Dallas Darwin Florence Georgia India Israel Jordan Kent Kenya Kobe "
    "London Medina Orlando Paris Phoenix Salvador Santiago Sofia Sydney Tyre Valencia Virginia Denver Holland Austin "
    "Carolina Chelsea Lima Troy".split()
)
_SURNAME = frozenset(
    "Washington Houston London Hamilton Cleveland Dallas Derby Kent York Jordan Chad Florence Hull Israel Darwin "
    "Paris Berlin Sydney Welsh German French English Buffalo Cork Bari Holland Ireland England Bolton Berg Lima "
    "Hue Portland Boston Denver Milan Montana Oakland Orlando Split Essen Bergen Cali Poole Pole Brest Bern Scott "
    "Scot Bath Baloch".split()
)
_OFFICE = frozenset(
    "King Queen Prince Crown President Prime Minister Foreign Defence Defense Finance Parliament Police Army Navy Air "
    "National State Supreme High Court Central Bank Gov Governor Sen Senator Rep Attorney Secretary Republicans "
    "Democrats Republican Democratic Tech University College River Valley County City Airport Street Times And".split()
)
_HONORIFIC = frozenset("mr mrs ms miss dr prof sir dame lord lady judge justice sgt capt lt col gen".split())


def _is_no_place(words: Sequence[Token], hit: Hit[_Entry]) -> bool:
    first, last = words[hit.first], words[hit.last - 1]
    if first.raw == "US" and _in_capitals(words, hit.first):
        return True
    if hit.last - hit.first > 1 or hit.payload.sense == "metonym":
        return False
    before = words[hit.first - 1] if hit.first else None
    after = words[hit.last] if hit.last < len(words) else None
    if before is not None and before.low in _HONORIFIC:
        return True
    if before is not None and before.low == "." and hit.first > 1 and words[hit.first - 2].low in _HONORIFIC:
        return True
    if first.raw in _GIVEN and after is not None and _begins_surname(after, last):
        return not (before is not None and before.low in _LOCATIVE)
    return first.raw in _SURNAME and before is not None and _is_given(before)


def _in_capitals(words: Sequence[Token], at: int) -> bool:
    near = [token for token in words[max(0, at - 3) : at + 4] if token.word and token is not words[at]]
    return len(near) > 1 and all(token.raw.isupper() for token in near)


def _begins_surname(after: Token, last: Token) -> bool:
    if after.start - last.end != 1 or not after.raw[0].isalpha() or not after.capital or after.raw in _OFFICE:
        return False
    return not after.raw.isupper() and after.raw not in _single() and len(after.raw) > 1


def _is_given(before: Token) -> bool:
    from factcheck.values.person import is_given_name

    return before.capital and is_given_name(before.raw)


@cache
def _lines() -> tuple[list[str], ...]:
    from pathlib import Path

    text = Path(__file__).with_name("places.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return tuple([*row, *[""] * (5 - len(row))] for row in rows)


@cache
def _table() -> Phrases[_Entry]:
    return Phrases(_entries(), exact=True)


def _entries() -> Iterator[tuple[str, _Entry | None]]:
    for row in _lines():
        yield from _of_row(*row)


def _of_row(kind: str, code: str, named: str, people: str, more: str) -> Iterator[tuple[str, _Entry | None]]:
    """Yield the names a row of the table gives, each with what it names."""
    if kind == "mask":
        yield named, None
        return
    if kind == "city":
        yield from _spelled(named, code, capital=False)
        return
    sense = "metonym" if kind == "metonym" else "place"
    yield from ((name, _Entry(code, sense)) for name in named.split(";"))
    yield from ((name, _Entry(code, "demonym")) for name in people.split(";") if name)
    if kind == "country":
        yield from _spelled(more, code, capital=True)


def _spelled(cities: str, country: str, *, capital: bool) -> Iterator[tuple[str, _Entry]]:
    for city in filter(None, cities.split(";")):
        spellings = city.split("/")
        # The seat of the EU lies in Belgium.
        code = "BE/Brussels" if country == "EU" else f"{country}/{spellings[0]}"
        yield from ((spelling, _Entry(code, "place", capital)) for spelling in spellings)


@cache
def _single() -> frozenset[str]:
    return frozenset(name for name, entry in _entries() if entry is not None and " " not in name)


@cache
def _cities() -> frozenset[str]:
    cities = {f"{row[1]}/{city.split('/')[0]}" for row in _lines() if row[0] == "city" for city in row[2].split(";")}
    capitals = {
        f"{row[1]}/{city.split('/')[0]}" for row in _lines() if row[0] == "country" for city in row[4].split(";")
    }
    return frozenset(cities | capitals | {"BE/Brussels"})


@cache
def _names() -> dict[str, str]:
    return {row[1]: row[2].split(";")[0] for row in reversed(_lines()) if row[0] in ("country", "part", "region")}


@cache
def _members() -> dict[str, frozenset[str]]:
    return {row[1]: frozenset(row[4].split()) for row in _lines() if row[0] == "region"}


def is_name_of_place(words: str) -> bool:
    """Return whether words are as a whole in the gazetteer.

    >>> is_name_of_place("Port Qasim"), is_name_of_place("Jordan Henderson")
    (True, False)
    """
    cut = tokens(words)
    hit = _table().at(cut, 0)
    return hit is not None and hit.last == len(cut)
