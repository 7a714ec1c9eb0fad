"""Counted nouns: what a number counts, in the singular, and where the words for it end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.values import numerals

STOP = frozenset(
    "a an the of in on at to for from by with and or but as than that which who whom whose when where while if because "
    "is are was were be been being has have had do does did will would can could may might must shall should not no "
    "its his her their our my your this these those it they we he she you i there here then now so also just only "
    "per after before since until during between into over under about against through without within across along "
    "said says say told died killed injured rose fell grew up down out off back away more less fewer each every "
    "according including ago later earlier old long high wide deep tall thick percent cent plus minus versus vs".split()
)
_PLURALS = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "police": "police",
    "policemen": "policeman", "policewomen": "policewoman", "cattle": "cattle", "sheep": "sheep", "fish": "fish",
    "lives": "life", "wives": "wife", "knives": "knife", "wolves": "wolf", "thieves": "thief", "halves": "half",
    "mice": "mouse", "geese": "goose", "feet": "foot", "teeth": "tooth", "aircraft": "aircraft", "species": "species",
    "series": "series", "troops": "troop", "businessmen": "businessman", "servicemen": "serviceman", "crises": "crisis",
    "firemen": "fireman", "fishermen": "fisherman", "spokesmen": "spokesman", "personnel": "personnel",
    "staff": "staff",
    "media": "medium", "criteria": "criterion", "movies": "movie", "cookies": "cookie", "zombies": "zombie",
    "dead": "dead", "wounded": "wounded", "injured": "injured", "homeless": "homeless", "unemployed": "unemployed",
    "young": "young", "poor": "poor", "migrants": "migrant", "buses": "bus", "gases": "gas", "viruses": "virus",
    "campuses": "campus", "bonuses": "bonus", "times": "time", "ties": "tie", "pies": "pie", "deer": "deer",
    "offspring": "offspring", "salmon": "salmon", "crew": "crew", "clergy": "clergy", "livestock": "livestock",
    "grandchildren": "grandchild", "seamen": "seaman", "countrymen": "countryman", "gunmen": "gunman",
}  # fmt: skip
SINGULARS = frozenset(
    "person man woman child country state company firm worker soldier officer student case death vote seat goal win "
    "point game match year month day week hour minute house home school bank city town village party "
    "member study report "
    "source judge court plant mill factory car bus train ship aircraft boat bomb missile attack group team player fan "
    "voter household family family-member job visitor passenger patient doctor nurse teacher pupil doses "
    "dose copy unit "
    "time kind way word thing day american child".split()
)


def noun(text: str, start: int) -> tuple[str, int]:
    """Return the counted noun in the singular after `start` and where it ends, "" where none is sure.

    >>> noun("12 new nuclear plants were", 2)
    ('plant', 21)
    """
    position, first = start, ""
    for _ in range(5):
        match = _word().match(text, position)
        if not match:
            break
        word = match[1]
        if word.lower() in STOP or (word[0].isupper() and not _demonym(word)):
            break
        position = match.end()
        if one := singular(word):
            return one, position
        first = first or word
    return "", start


def past_of(text: str, end: int, form: str) -> int:
    """Return where what is counted begins: behind "of" for words for many (dozens of protesters)."""
    return end + 3 if form == "vague" and text.startswith(" of ", end) else end


def out_of(text: str, end: int) -> int:
    """Return where the whole's number ends in "700 of the 19,000 acres", 0 where there is none."""
    match = re.compile(
        r"\sof\s(?:(?:the|its|their|his|her|those|about|some|all)\s)?(?:(?:more\sthan|nearly|about|some)\s)?"
    ).match(text, end)
    other = numerals.at(text, match.end()) if match else None
    return other.end if other and other.form in ("digits", "words") else 0


def single_noun(text: str, end: int) -> str:
    """Return the noun behind "one" if it is a common one."""
    match = _word().match(text, end)
    return match[1].lower() if match and match[1].lower() in SINGULARS else ""


def ends_of_what(text: str, end: int) -> Iterator[int]:
    """Yield the places where a denominator may follow what is counted: deaths | per, tonnes of steel | a year."""
    _, after = noun(text, end)
    if after > end:
        yield after
    match = _of_what().match(text, end)
    for _ in range(3):
        if match:
            yield match.end()
            match = _more().match(text, match.end())


@cache
def _of_what() -> re.Pattern[str]:
    return re.compile(r"\s(?:of|in|worth\sof)\s[a-z-]+")


@cache
def _more() -> re.Pattern[str]:
    return re.compile(r"\s(?!an?\s|per\s|each\s|every\s|in\s|on\s|for\s)[a-z-]+")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\s\u00a0-]{1,2}([^\W\d_]+(?:['’-][^\W\d_]+)*)")


def _demonym(word: str) -> bool:
    return (
        word.endswith(("an", "ans", "ese", "ish", "is", "ists", "i", "ers", "ics", "ns", "ats", "ch")) or len(word) <= 3
    )


def singular(word: str) -> str:
    """The singular of a word that is surely plural, else ""."""
    lower = word.lower()
    if lower in _PLURALS:
        return _PLURALS[lower]
    _, hyphen, tail = lower.rpartition("-")
    if hyphen:
        return singular(tail)
    if not lower.endswith("s") or lower.endswith(("ss", "us", "is", "'s", "’s")) or len(lower) < 4:
        return ""
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("ches", "shes", "sses", "xes", "zes")):
        return lower[:-2]
    return lower[:-1]
