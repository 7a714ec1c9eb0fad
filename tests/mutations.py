"""One change to a true sentence that makes it false or unproven: a number, a date, a name, a negation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]+)*")
_VERB = re.compile(r"\b(is|was|are|were|has|had|have|will|would|can|could)\b(?! (?:not|no|never|neither)\b)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_STRANGERS = ("Zanzibar Kowalczyk", "Ottokar", "Ulan Bator", "Wilhelmina Quintero", "Xanthe Grubb")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence can be changed, and what kind of word stands there: number, year, month, name or negation."""

    kind: str
    start: int
    end: int


def places(text: str) -> list[Place]:
    """Return where one change makes the sentence false or unproven, kind by kind."""
    found = [
        Place("year" if _YEAR.fullmatch(match.group()) else "number", *match.span()) for match in _NUMBER.finditer(text)
    ]
    found += [Place("month", *match.span()) for match in _MONTH.finditer(text)]
    found += [Place("name", *match.span()) for match in _NAME.finditer(text) if match.group().split()[0] not in _MONTHS]
    if match := _VERB.search(text):
        found.append(Place("negation", match.end(), match.end()))
    return found


def mutations(text: str) -> Iterator[tuple[str, str]]:
    """Yield (what was changed, the changed text) for each place, with the same change in every run."""
    for place in places(text):
        words = text[place.start : place.end]
        yield f"{place.kind} {words}".strip(), _put(text, place, _other(place.kind, words))


def changed(text: str, *, place: int, word: int) -> tuple[str, str, str]:
    """Return (what was changed, what stands there now, the text): one number picks the place, one the new word."""
    found = places(text)[place % len(places(text))]
    words = text[found.start : found.end]
    others = _others(found.kind, words)
    other = others[word % len(others)]
    return f"{found.kind} {words}".strip(), other, _put(text, found, other)


def _put(text: str, place: Place, words: str) -> str:
    return text[: place.start] + words + text[place.end :]


def _others(kind: str, words: str) -> Sequence[str]:
    """Return words for a place; a number is a quarter to nine times as large, and by no rounding the same."""
    if kind == "number":
        return [_times(words, thousandths) for thousandths in (*range(250, 780, 10), *range(1300, 9000, 100))]
    if kind == "year":
        return [str(int(words) + years) for years in (-30, -9, -4, -3, 3, 4, 9)]
    if kind == "month":
        return [month for month in _MONTHS if month != words]
    return _STRANGERS if kind == "name" else (" not", " never")


def _times(number: str, thousandths: int) -> str:
    plain = number.replace(",", "")
    decimals = len(plain.partition(".")[2])
    value = float(plain) * thousandths / 1000
    if not decimals and abs(value - float(plain)) < 2:  # 1 and 2, 3 and 4: no rounding makes one of them the other
        value = float(plain) + 3
    return f"{value:,.{decimals}f}" if "," in number else f"{value:.{decimals}f}"


def _other(kind: str, words: str) -> str:
    """Return the fixed change of a place: a year five years off, any other number by about half as much again."""
    if kind == "negation":
        return " not"
    if kind == "name":
        return _STRANGERS[0]
    if kind == "month":
        return _MONTHS[(_MONTHS.index(words) + 5) % 12]
    if kind == "year":
        return str(int(words) - 5)
    plain = words.replace(",", "")
    if "." in plain:
        return f"{float(plain) * 1.7 + 1:.{len(plain.split('.')[1])}f}"
    if int(plain) <= 31:
        return str(int(plain) % 27 + 3)
    return f"{int(plain) * 2 - 7:,}"
