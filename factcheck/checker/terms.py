"""The content words of a text, folded so that forms of one word meet, each with its place and weight."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.checker import words
from factcheck.records import Span

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?(?:[^\W\d_]\.)*|\d[\d.,]*", re.UNICODE)
_CLITIC = re.compile(r"['’](?:s|re|ve|d|ll|m)$|n['’]t$", re.IGNORECASE)


_AFTER_NAMES = frozenset("wide based led born made backed funded owned listed".split())
_COPULAS = frozenset("is are was were be been has have had will would".split())  # headlines give them capitals


class Term(NamedTuple):
    """A content word: `stem` is what is compared, `weight` what it is worth, `name` whether it is part of a name."""

    stem: str
    span: Span
    weight: float
    name: bool


def terms(text: str) -> tuple[Term, ...]:
    """Return the content words of a text in order; figures and function words are left out.

    >>> [term.stem for term in terms("The mills were shut in 2015.")]
    ['plant', 'close']
    """
    found = list(_TOKEN.finditer(text))
    names = _names(text, found)
    return tuple(
        Term(stem(word), _place(match), words.weight(word.lower(), name=place in names), place in names)
        for place, match in enumerate(found)
        if _is_content(word := _bare(match.group()))
    )


@lru_cache(maxsize=65536)
def _is_content(word: str) -> bool:
    return bool(word) and not word[0].isdigit() and word.lower() not in words.FUNCTION


def _place(match: re.Match[str]) -> Span:
    """The word without the stop that ends its sentence; the stops of "U.S." are its own."""
    word = match.group()
    return Span(match.start(), match.end() - (word.endswith(".") and word.count(".") == 1))


@lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    short = _CLITIC.sub("", word.rstrip("."))  # "the men’s."
    return short.replace(".", "") if re.fullmatch(r"(?:\w\.)+\w?\.?", short) else short.rstrip(".'’")


def _names(text: str, found: list[re.Match[str]]) -> set[int]:
    """Return the places of capitalised words that are names and not merely first in their sentence."""
    capital = [match.group()[0].isupper() for match in found]
    if _is_headline(found, capital):  # capitals say nothing
        capital = [match.group().isupper() and len(match.group()) > 1 for match in found]
    names = set()
    for place, match in enumerate(found):
        if not capital[place] or match.group().lower() in words.FUNCTION:
            continue
        follows = capital[place + 1] if place + 1 < len(found) else False
        if (
            not _opens_sentence(text, match.start())
            or follows
            or match.group()[1:2].isupper()
            or not _is_common(match.group())
        ):
            names.add(place)
    return names


def _is_headline(found: list[re.Match[str]], capital: list[bool]) -> bool:
    """Whether most words have capitals and no ordinary word goes without: "Jane Roe left Acme Corp" is none."""
    if len(found) <= 4 or sum(capital) <= 0.6 * len(found):
        return False
    plain = [match.group() for match, tall in zip(found, capital, strict=True) if not tall]
    return not any(word in _COPULAS or (word.lower() not in words.FUNCTION and _is_common(word)) for word in plain)


_WHO_THEY_ARE = (
    "ists",
    "ologists",
    "fighters",
    "owners",
    "makers",
    "workers",
    "campaigners",
    "holders",
    "goers",
    "dwellers",
)


@lru_cache(maxsize=65536)
def _is_common(word: str) -> bool:
    """Whether a capitalised word that opens a sentence is an ordinary word."""
    head, _, plain = _bare(word).lower().rpartition("-")
    if plain in _AFTER_NAMES:  # "Europe-wide"
        plain = head
    if plain in words.common() or stem(plain) in words.common() or plain.removesuffix("s") in words.common():
        return True
    if plain.endswith(_ABSTRACT) or (
        plain.endswith(_WHO_THEY_ARE) and "-" not in head
    ):  # "Environmentalists", "Firefighters"
        return True
    return any(plain.endswith(one) and plain.removesuffix(one) in words.common() for one in _WHAT_THEY_DO)


_ABSTRACT = ("lessness", "fulness", "iveness", "ousness")  # "Joblessness"; "Inverness" is none
_WHAT_THEY_DO = ("maker", "builder", "grower", "owner")  # "Chipmaker", of one firm


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?:;•\n"


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the common form of a word: irregular forms by table, endings by rule, near synonyms by group.

    >>> stem("rose"), stem("companies"), stem("Shut"), stem("slashing")
    ('rise', 'company', 'close', 'fall')
    """
    plain = word.lower().replace("’", "'")
    root = words.IRREGULAR.get(plain) or _strip(plain)
    return words.GROUP.get(plain) or words.GROUP.get(root, root)


def _strip(word: str) -> str:
    for ending, replacement in words.ENDINGS.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _undouble(word[: len(word) - len(ending)] + replacement, ending)
    return word


def _undouble(root: str, ending: str) -> str:
    if ending in ("ed", "ing"):
        if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz":
            return root[:-1]
        if (
            root in words.NEEDS_E
            or root[-1:] in "vzu"
            or (root.endswith("at") and not root.endswith(("eat", "oat")))
            or root.endswith(("bl", "rg", "rc", "nc", "is", "iz", "dg"))
        ):
            return root + "e"
    return root
