"""Ranks: places in an order, by ordinal, superlative or number.

What it reads: "the second-largest producer", "third biggest", "largest", "ranked 5th", "No. 1 in the world",
"the 47th president", "the third straight quarter".
What it compares: the place, where both are ranked by the same measure (largest and biggest are one; "most populous").
Supported example: "the second-largest city" beside "the second biggest city".
Contradicted example: "the largest producer" beside "the third-largest producer".
`per` is the area ranked within ("world", "punjab").
What it leaves alone: "one of the largest"; a rank beside a count; ranks by other measures or without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck.records import Comparison, Period, Relation, Span
from factcheck.values import counted
from factcheck.values.quantity import Quantity
from factcheck.values.words import ORDINALS, TENS

# Superlative → the measure ranked by; one line a measure and end.
_SENSES = {
    "largest": "largest biggest greatest", "smallest": "smallest tiniest", "highest": "highest", "lowest": "lowest",
    "tallest": "tallest", "shortest": "shortest", "longest": "longest", "oldest": "oldest eldest",
    "youngest": "youngest newest",
    "richest": "richest wealthiest", "poorest": "poorest", "fastest": "fastest quickest", "slowest": "slowest",
    "deadliest": "deadliest bloodiest", "worst": "worst", "best": "best finest top leading", "strongest": "strongest",
    "weakest": "weakest", "busiest": "busiest", "hottest": "hottest warmest", "coldest": "coldest coolest",
    "wettest": "wettest", "driest": "driest", "heaviest": "heaviest", "lightest": "lightest", "deepest": "deepest",
    "earliest": "earliest", "latest": "", "safest": "safest", "cheapest": "cheapest", "closest": "closest nearest",
    "costliest": "costliest priciest", "happiest": "happiest", "widest": "widest broadest",
    "steepest": "steepest sharpest",
    "fewest": "fewest", "hardest": "hardest toughest", "loudest": "loudest", "brightest": "brightest",
    "dirtiest": "dirtiest",
}  # fmt: skip
_OPPOSITE = {
    frozenset(pair.split())
    for pair in (
        "largest smallest,highest lowest,tallest shortest,longest shortest,oldest youngest,richest poorest,"
        "fastest slowest,worst best,strongest weakest,hottest coldest,wettest driest,heaviest lightest,"
        "cheapest costliest"
    ).split(",")
}


@dataclass(frozen=True, slots=True)
class Rank(Quantity):
    """A place in an order: low is the place, `sense` what it is ranked by ("largest", "" for a plain ordinal)."""

    sense: str = ""


@cache
def _sense_of() -> dict[str, str]:
    return {word: sense for sense, spellings in _SENSES.items() for word in spellings.split()}


@cache
def _ordinal() -> dict[str, int]:
    found = dict(ORDINALS)
    for tens, number in TENS.items():
        found |= {f"{tens}-{word}": number + small for word, small in ORDINALS.items() if small < 10}
    return found


@cache
def _pattern() -> re.Pattern[str]:
    tens, units = "|".join(TENS), "|".join(word for word, number in ORDINALS.items() if number < 10)
    ordinals = f"(?:{tens})-(?:{units})|{'|'.join(sorted(ORDINALS, key=len, reverse=True))}"
    best = "|".join(sorted(_sense_of(), key=len, reverse=True))
    return re.compile(
        rf"(?:"
        rf"(?P<order>\d{{1,3}}(?:st|nd|rd|th)|{ordinals})(?:[\s-]+(?:(?P<best>{best})|(?P<much>most"
        rf"|least)[\s-](?P<adj>[a-z]+)))?\b"
        rf"|(?P<alone>{best})\b"
        rf"|(?P<most>most|least)[\s-](?P<quality>[a-z]{{3,}}(?:ous|ive|ful|ed|ing|ent|ant|able|ible|al|ic|ary"
        rf"|ar|ese|ist|lent|ure|ing|ly))\b"
        rf"|(?P<no>(?:no\.|number|#|№)\s?(?P<digit>\d{{1,3}}|one|two|three))\b"
        rf"|(?P<ranked>rank(?:s|ed|ing)?(?:\s+(?:at|number|no\.))?\s+(?P<place>\d{{1,3}}(?:st|nd|rd"
        rf"|th)?))\b(?!\.\d|,\d)"
        rf")(?![-–]\d)",
        re.IGNORECASE,
    )


def parse(text: str, *, as_of: Period | None = None) -> list[Rank]:
    """Return the ranks of the text.

    >>> [(r.low, r.sense, r.noun) for r in parse("India is the second-largest producer.")]
    [(2.0, 'largest', 'producer')]
    """
    del as_of
    return list(_found(text))


@lru_cache(maxsize=1024)
def _found(text: str) -> tuple[Rank, ...]:
    return tuple(_ranks(text))


def _ranks(text: str) -> Iterator[Rank]:
    for match in _added().finditer(text):
        place = float(match["extra"])
        yield Rank("rank", Span(*match.span()), match[0], place, place, "", "minute", "", "exact", 1.0, False, _ADDED)
    for match in _matches(text):
        before = text[max(0, match.start() - 24) : match.start()]
        read = _read(text, match, before)
        if read is None:
            continue
        place, sense = read
        head = _head(text, match.end())
        if head == "minute" and _of_added().match(text, match.end()):
            sense = _ADDED
        scope = _scope(text, match.start(), match.end(), owned=False)
        yield Rank("rank", Span(*match.span()), match[0], place, place, "", head, scope, "exact", 1.0, False, sense)


_ADDED = "stoppage time"  # "the fourth minute of stoppage time" is 90+4


@cache
def _added() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.,])(?:45|90|105|120)\s?\+\s?(?P<extra>\d{1,2})(?![\d%])")


@cache
def _of_added() -> re.Pattern[str]:
    return re.compile(r"\sminute of (?:\w+(?:-\w+)? )?(?:stoppage|injury|added|additional)[ -]time\b", re.IGNORECASE)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.$€£/-])(?:#|№|[^\W_]+)")


_ENDINGS = (
    "est",
    "top",
    "leading",
    "st",
    "nd",
    "rd",
    "th",
    "most",
    "least",
    "no",
    "number",
    "rank",
    "ranks",
    "ranked",
    "ranking",
    "#",
    "№",
    "twenty",
    "ty",
)


def _matches(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for word in _word().finditer(text):
        if (
            word.start() >= end
            and word[0].lower().endswith(_ENDINGS)
            and (match := _pattern().match(text, word.start()))
        ):
            end = match.end()
            yield match


@cache
def _one_of() -> re.Pattern[str]:
    some = "one|some|two|three|four|five|six|among|many|several|all"
    return re.compile(rf"\b(?:{some})\s+(?:of\s+)?(?:the\s+|its\s+|their\s+)?(?:\w+['’]s\s+)?$", re.IGNORECASE)


def _read(text: str, match: re.Match[str], before: str) -> tuple[float, str] | None:
    """The place and sense of a match, None where no order is meant."""
    if match["no"] or match["ranked"]:
        word = match["digit"] or re.sub(r"\D", "", match["place"])
        number = {"one": 1, "two": 2, "three": 3}.get(word.lower()) or int(word)
        names_one = match["no"] and not re.match(r"\s+(?:in|among|for|on|of)\b", text[match.end() : match.end() + 8])
        return None if names_one else (float(number), "")
    if _one_of().search(before) and not (match["order"] and not match["best"] and not match["much"]):
        return None
    if match["alone"]:
        return (1.0, _sense_of()[match["alone"].lower()]) if _superlative_stands(match, before) else None
    if match["most"]:
        return 1.0, f"{match['most']} {match['quality']}".lower()
    place = _place(match["order"])
    if match["best"]:
        return place, _sense_of()[match["best"].lower()]
    if match["much"]:
        return place, f"{match['much']} {match['adj']}".lower()
    return (place, "") if _ordinal_stands(text, match, before) else None


def _place(order: str) -> float:
    return float(re.sub(r"\D", "", order)) if order[0].isdigit() else float(_ordinal()[order.lower()])


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(
        r"[\s-](?:goal ?|points? |run |try )?(?:scorer|seller|earner|exporter|producer|importer|try-scorer)\b"
    )


def _superlative_stands(match: re.Match[str], before: str) -> bool:
    if re.search(r"\bat\s(?:the\s)?(?:very\s)?$", before, re.IGNORECASE):  # at best, at the latest
        return False
    word = match["alone"].lower()
    if word in ("top", "leading") and not _leads().match(match.string, match.end()):  # "the top floor"
        return False
    if word in ("best", "top", "leading", "worst", "latest", "closest", "nearest"):
        return bool(re.search(r"(?:\bthe|['’]s|\bits|\btheir|\bhis|\bher)\s$", before, re.IGNORECASE))
    return True


_DATED = r"\s(?:of\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"


def _counts_on(word: str, after: str) -> bool:
    """Whether "first" is no place: the first five months, first signed in 2015."""
    if re.match(r"\s(?:\d|few\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|half\b)", after):
        return True
    return word == "first" and bool(re.match(r"\s[a-z]+ed\b", after))


def _ordinal_stands(text: str, match: re.Match[str], before: str) -> bool:
    """Whether an ordinal ranks something: no fraction ("a third of"), date ("5th May"), clock or adverb ("first,")."""
    word, after = match["order"].lower(), text[match.end() : match.end() + 20]
    if re.match(_DATED, after) or re.search(
        r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)\w*\.?\s(?:the\s)?$", before
    ):
        return False
    if word == "second" and re.match(r"s\b|\s(?:ago|later|to|before|after)\b", after):
        return False
    part = re.search(r"\b(?:an?|one|two|three|four|nearly|almost|about|by)[\s-]$", before, re.IGNORECASE)
    if (
        part
        and word not in ("first", "second")
        and re.match(r"\s(?:of|to|in|from|more|less|fewer|higher|lower)\b|[.,;]|$", after)
    ):
        return False
    if (
        re.search(r"\b(?:at|one|two|an?|per|every|each)[\s-]$", before, re.IGNORECASE)
        and word in ("first", "second")
        and not re.match(r"\s[a-z]", after)
    ):
        return False
    if _counts_on(word, after):
        return False
    if word[0].isdigit() and not after:
        return True
    return bool(re.match(r"[\s-][A-Za-z]", after)) or bool(
        re.search(r"\b(?:rank\w*|finish\w*|came|placed|in|was|is)\s(?:the\s)?$", before)
    )


@cache
def _next_words() -> re.Pattern[str]:
    return re.compile(r"[\s-]((?:[A-Za-z]+[\s-]){0,5}[A-Za-z]+)")


def _head(text: str, end: int) -> str:
    """The noun ranked: the last lower-case word before a function word."""
    match = _next_words().match(text, end)
    if not match:
        return ""
    head = ""
    for word in re.split(r"[\s-]", match[1]):
        if word in counted.STOP or (word[0].isupper() and head.islower()):
            break
        head = word
    return counted.singular(head) or head.lower()


@cache
def _scope_behind() -> re.Pattern[str]:
    named = r"world|country|nation|region|continent|globe|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}"
    months = r"(?!Jan|Feb|Mar(?:ch)?\b|Apr|May\b|June?\b|July?\b|Aug|Sep|Oct|Nov|Dec)"
    return re.compile(rf"^[^.;,]{{0,50}}?\b(?:in|on|among|across)\s(?:the\s)?{months}({named})")


@cache
def _scope_before() -> re.Pattern[str]:
    return re.compile(r"((?:[A-Z][\w-]+|world|country|nation|region|continent))['’]s?\s(?:[a-z]+\s)?$")


def _scope(text: str, start: int, end: int, *, owned: bool = True) -> str:
    """Within what is ranked: "the world's largest", "the largest city in Punjab".

    Whose it is (`owned`) is where it is ranked of a superlative alone: "Moran's ninth goal" is ranked nowhere.
    """
    match = ((owned or None) and _scope_before().search(text[max(0, start - 40) : start])) or _scope_behind().match(
        text[end : end + 90]
    )
    return match[1].lower() if match else ""


def compare(claim: Rank, source: Rank) -> Comparison:
    """Return how a rank of the claim stands to one of the source.

    >>> compare(parse("the largest city")[0], parse("the third-biggest city")[0]).relation.value
    'different'
    """
    if claim.sense != source.sense:
        if frozenset((claim.sense, source.sense)) in _OPPOSITE and claim.noun == source.noun:
            return Comparison(Relation.DIFFERENT, f"{claim.text} is the opposite of {source.text}", "direction")
        return Comparison(
            Relation.INCOMPARABLE, f"{claim.text} and {source.text} rank by different measures", "measure"
        )
    if claim.low == source.low:
        relation = Relation.EQUAL if claim.per == source.per else Relation.CLOSE
        return Comparison(relation, f"{claim.text} is {source.text}")
    if claim.noun != source.noun and (claim.noun or not claim.per):  # "the longest in the country" of what it speaks
        return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} rank different things", "noun")
    if claim.per != source.per and {claim.per, source.per} not in ({"", "world"}, {"", "globe"}):
        return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} rank within different areas", "scope")
    return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}", "rank")
