"""What somebody belongs to: a party, a university. Of two parties of one person one is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from factcheck.checker.match import Match
from factcheck.checker.names import names
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.person import same_person

# The first word of a row stands for the party; letters alone count in brackets only: "Carla Reyes (D)".
_PARTIES = """
labour; labor
conservative; conservatives; tory; tories
liberal democrat; liberal democrats; lib dem; lib dems
green; greens; green party
snp; scottish national party; scottish nationalist
plaid cymru
reform uk; reform
democrat; democrats; democratic; d
republican; republicans; gop; r
libertarian
liberal; liberals
social democrat; social democrats; spd
christian democrat; christian democrats; cdu
socialist; socialists; socialist party
communist; communists; communist party
centre party; center party
left party
progress party
workers' party
nationalist; nationalists
unionist; unionists
farmers' party
independent; i
"""
_LETTERS = frozenset("dri")
_PASSED = re.compile(r"\b(?:former(?:ly)?|ex-|defect\w*|switch\w*|then|once|previously|joined|left)\b", re.IGNORECASE)
_TITLE = (
    r"(?:\s(?:Sen(?:ator|\.)?|Rep(?:resentative|\.)?|Gov(?:ernor|\.)?|MP|MEP|Mayor|leader|candidate|councillor|Cllr))*"
)
# "the University of Oslo", "Lindmark University Hospital": bodies of one sort, told apart by the rest of their name.
_BODY = re.compile(
    r"(?:(?:of|at|from) )(?:the )?(?P<body>(?:[A-Z][\w’'-]+ )*(?:University|Institute|College|Academy)"
    r"(?: of(?: the)?(?: [A-Z][\w’'-]+)+)?)"
)
_SORT = re.compile(r"University|Institute|College|Academy")


def affiliations(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    """Return the persons of the claim whom the snippet gives another party or another university.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Labour's Peter Oduya is the MP for Northmere.")
    >>> [match.outcome.why for match in affiliations(claim, read("Peter Oduya (Liberal Democrat) won the seat."))]
    ['Liberal Democrat is not Labour']
    """
    if _PASSED.search(claim.text) or _PASSED.search(snippet.text):
        return ()
    ours = _parties(claim)
    theirs = (*_parties(snippet), *_by_surname(ours, snippet))
    return (*_apart(ours, theirs), *_apart(_bodies(claim), _bodies(snippet)))


_Held = tuple[tuple[str, str, Value], ...]  # the person, what sort of thing he is of under which name, its words


def _apart(ours: _Held, theirs: _Held) -> Iterator[Match]:
    for who, name, value in ours:
        told = [
            (other, words) for person, other, words in theirs if _comparable(name, other) and same_person(who, person)
        ]
        if told and not any(_is_short_for(other, name) or _is_short_for(name, other) for other, _ in told):
            why = f"{told[0][1].text} is not {value.text}"
            yield Match(value, told[0][1], Comparison(Relation.DIFFERENT, why, "affiliation"))


def _comparable(one: str, other: str) -> bool:
    return one.partition(":")[0] == other.partition(":")[0]


def _is_short_for(one: str, other: str) -> bool:
    """Whether one name is the other or its end or beginning: "Democrat" beside "Social Democrat"."""
    short, full = one.partition(":")[2], other.partition(":")[2]
    return short == full or full.startswith(f"{short} ") or full.endswith(f" {short}")


@cache
def _party() -> dict[str, str]:
    rows = (row.split("; ") for row in _PARTIES.strip().splitlines())
    return {name: row[0] for row in rows for name in row}


@cache
def _party_words() -> str:
    names = sorted((name for name in _party() if name not in _LETTERS), key=len, reverse=True)
    return "|".join(re.escape(name) for name in names)


def _by_surname(ours: _Held, snippet: Reading) -> Iterator[tuple[str, str, Value]]:
    """Yield the party of those whom the snippet calls by their surname alone: "Amberg, 68, a Conservative"."""
    for who, _, _ in ours:
        surname = who.rpartition(" ")[2]
        for found in re.finditer(rf"(?<![A-Z][a-z]{{2}} )\b{re.escape(surname)}\b", snippet.text):
            yield from _party_of(snippet, who, Span(*found.span()))


@lru_cache(maxsize=8192)
def _parties(reading: Reading) -> _Held:
    return tuple(_parties_of(reading))


def _parties_of(reading: Reading) -> Iterator[tuple[str, str, Value]]:
    persons = reading.of_kind("person")
    for one in persons:
        yield from _party_of(reading, one.text, one.span)
    for name in names(reading):  # "Olav Brekke": a first name that no list has
        first = name.terms[0]
        terms = name.terms[1:] if reading.text[first.span.slice].lower() in _party() else name.terms
        span = Span(terms[0].span.start, terms[-1].span.end) if terms else first.span
        if len(terms) == _FULL and not any(span.overlaps(one.span) for one in persons):
            yield from _party_of(reading, reading.text[span.slice], span)


_FULL = 2  # names of a person


def _party_of(reading: Reading, who: str, span: Span) -> Iterator[tuple[str, str, Value]]:
    ahead, *behind = _ways()
    found = ahead.search(reading.text[: span.start])
    found = found or next((hit for way in behind if (hit := way.match(reading.text, span.end))), None)
    if found:
        group = "brief" if "brief" in found.groupdict() and found["brief"] else "party"
        word = found[group]
        if word[0].isupper():  # "green Peter Roe" is no party
            yield who, f"party:{_party()[word.lower()]}", Value("person", Span(*found.span(group)), word)


@cache
def _ways() -> tuple[re.Pattern[str], ...]:
    """How a party stands ahead of a name, and behind it: in brackets, as an apposition, after a verb, after an age."""
    names = _party_words()
    ways = (
        rf"(?<![\w-])(?P<party>{names})(?:['’]s)?{_TITLE}\s$",
        rf"\s\((?P<brief>{names}|[DRI])\b[^)]*\)|, (?:an? |the )?(?P<party>{names})\b",
        rf"\s(?:belong(?:s|ed) to|(?:is|was) (?:an? )?(?:member of)?|of|for|represent(?:s|ed))\s?"
        rf"(?:the |an? )?(?P<party>{names})\b",
        rf", \d\d, (?:an? |the |of )?(?P<party>{names})\b",
    )
    return tuple(re.compile(way, re.IGNORECASE) for way in ways)


@lru_cache(maxsize=8192)
def _bodies(reading: Reading) -> _Held:
    return tuple(_bodies_of(reading))


def _bodies_of(reading: Reading) -> Iterator[tuple[str, str, Value]]:
    for one in reading.of_kind("person"):
        found = re.compile(r",? (?:who works |professor |a \w+ )?").match(reading.text, one.span.end)
        body = _BODY.match(reading.text, found.end()) if found else None
        if body is not None:
            span = Span(*body.span("body"))
            sort = _SORT.search(body["body"])
            yield one.text, f"{sort[0] if sort else ''}:{body['body'].lower()}", Value("person", span, body["body"])


__all__ = ["affiliations"]
