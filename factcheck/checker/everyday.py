"""Everyday words that tell one thing: "blamed" and "put down to", "throw away" and "put in the trash"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from factcheck.checker.terms import stem

# Words and phrases of a row tell the same of the same. Behind "<", what the first word of a row may be called in more
# detail, which the row's words do not tell of each other. Opposites and degrees never share a row.
_ROWS = Path(__file__).parent / "everyday.txt"


@cache
def _table() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]], re.Pattern[str]]:
    """Return the rows of each word that asks, those of each that answers, and the phrases in one pattern."""
    asks, answers, phrases = dict[str, set[int]](), dict[str, set[int]](), set[str]()
    for number, line in enumerate(_lines()):
        same, _, detail = line.partition("<")
        for text, tables in ((same, (asks, answers)), (detail, (answers,))):
            for word in filter(None, map(str.strip, text.split(";"))):
                if " " in word:
                    phrases.add(word)
                for table in tables:
                    table.setdefault(word if " " in word else stem(word), set()).add(number)
    pattern = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    freeze = [{word: frozenset(rows) for word, rows in table.items()} for table in (asks, answers)]
    return freeze[0], freeze[1], re.compile(rf"\b(?:{pattern})\b")


def _lines() -> list[str]:
    return _ROWS.read_text(encoding="utf-8").strip().replace("\n  ", " ").splitlines()


def rows_asked(word: str) -> frozenset[int]:
    """Return the rows of everyday words in which a stem or phrase may be answered.

    >>> bool(rows_asked(stem("blame")) & rows_told("They put it down to the wind.", frozenset()))
    True
    """
    return _table()[0].get(word, frozenset())


@lru_cache(maxsize=8192)
def rows_told(text: str, stems: frozenset[str]) -> frozenset[int]:
    """Return the rows of which a text has a word or a phrase."""
    answers = _table()[1]
    said = text.lower()
    found = [answers.get(root, frozenset()) for root in stems]
    found += [answers[phrase] for phrase in _phrases(said) if phrase in answers]
    return frozenset().union(*found)


@lru_cache(maxsize=8192)
def phrases(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the phrases of everyday language in a text with their places."""
    return tuple((found.start(), found.end(), found[0]) for found in _table()[2].finditer(text.lower()))


def _phrases(text: str) -> list[str]:
    joined = _PARTED.sub(r"\1 \2", text)
    return [found[0] for one in dict.fromkeys((text, joined)) for found in _table()[2].finditer(one)]


_PARTED = re.compile(  # "put the sinking down to"
    r"\b(put|puts|lay|laid|take|takes|took|taken|throw|threw|hold|held|call|called|turn|turned) "
    r"(?:it|them|this|that|the [\w’'-]+(?: of [\w’'-]+)?) "
    r"(down to|at the door|away|out|back|off|up|down|responsible|in|over)\b"
)

__all__ = ["phrases", "rows_asked", "rows_told"]
