"""Words with their places, and tables of phrases that are looked up word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeVar


class Token(NamedTuple):
    """A word, a figure or a mark: `low` is what tables are asked for, `raw` the text itself."""

    low: str
    raw: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.raw[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is made of letters."""
        return self.raw[0].isalpha()


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"""
          (?:[A-Z]\.){2,}(?:[A-Z]\b)?                # U.S., J.D.
        | [A-Z](?:\.[A-Z])+\b
        | [^\W\d_]+(?:['’][^\W\d_]+)*              # clitics are cut off afterwards
        | ['’](?:s|re|ve|d|ll|m)\b
        | \d+
        | [^\s\w]
        | _
        """,
        re.VERBOSE,
    )


_CLITICS = frozenset(["s", "re", "ve", "d", "ll", "m"])


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words, figures and marks of a text in order, clitics apart.

    >>> [token.raw for token in tokens("Russia’s U.S. aid didn't rise.")]
    ['Russia', '’s', 'U.S.', 'aid', 'did', "n't", 'rise', '.']
    """
    found: list[Token] = []
    for match in _pattern().finditer(text):
        raw, start, end = match.group(), match.start(), match.end()
        if "'" in raw or "’" in raw:
            found.extend(_apart(raw, start))
        else:
            found.append(Token(raw.lower(), raw, start, end))
    return tuple(found)


def _apart(raw: str, start: int) -> Iterator[Token]:
    """Cut the clitic off a word: Russia 's, did n't; O'Brien stays whole."""
    low = raw.lower().replace("’", "'")
    head, _, tail = low.rpartition("'")
    cut = len(raw) - len(tail) - 1
    if tail == "t" and head.endswith("n") and len(head) > 1:
        cut -= 1
    elif tail not in _CLITICS:
        cut = 0
    if cut > 0:
        yield Token(low[:cut], raw[:cut], start, start + cut)
    yield Token(low[cut:], raw[cut:], start + cut, start + len(raw))


def rows(table: str) -> list[str]:
    """Return the lines of a table written as one string; an indented line goes on with the one before.

    >>> rows("open: open reopen\\n  unlock\\nshut: close")
    ['open: open reopen unlock', 'shut: close']
    """
    return table.strip().replace("\n ", "").split("\n")


P = TypeVar("P")


class Hit(NamedTuple, Generic[P]):
    """A phrase found: tokens first:last (half-open) and what the table says of it."""

    first: int
    last: int
    payload: P


class Phrases(Generic[P]):
    """A table of phrases; a phrase put in with None hides the shorter phrases inside it ("close to" hides "close").

    >>> table = Phrases([("steel mill", 1), ("steel", 2)])
    >>> [(hit.first, hit.payload) for hit in table.find(tokens("the steel mill of steel"))]
    [(1, 1), (4, 2)]
    """

    def __init__(self, entries: Iterable[tuple[str, P | None]], *, exact: bool = False) -> None:
        self._exact = exact  # keys keep their capitals
        self._rows: dict[str, P | None] = {}  # phrase, a space between its words → payload; the first put in stays
        self._longest: dict[str, int] = {}  # first word → most words of a phrase that begins with it
        for words, payload in entries:
            phrase = words if words.replace(" ", "").isalpha() else self._cut(words)
            if phrase not in self._rows:
                self._rows[phrase] = payload
                first, count = phrase.partition(" ")[0], phrase.count(" ") + 1
                if count > self._longest.get(first, 0):
                    self._longest[first] = count

    def _cut(self, words: str) -> str:
        return " ".join(_key(token, self._exact) for token in tokens(words))

    def find(self, text: Sequence[Token]) -> Iterator[Hit[P]]:
        """Yield the longest phrase at each place, left to right, none overlapping another."""
        at, top = 0, self._longest
        keys = [token.raw.replace("’", "'") for token in text] if self._exact else [token.low for token in text]
        if top.keys().isdisjoint(keys):
            return
        while at < len(keys):
            if keys[at] in top:
                hit = self.at(text, at)
                if hit is not None:
                    if hit.payload is not None:
                        yield Hit(hit.first, hit.last, hit.payload)
                    at = hit.last
                    continue
            at += 1

    def at(self, text: Sequence[Token], first: int) -> Hit[P | None] | None:
        """Return the longest phrase that starts at a token; None where none does."""
        most = self._longest.get(_key(text[first], self._exact), 0) if first < len(text) else 0
        words = [_key(token, self._exact) for token in text[first : first + most]]
        while words:
            phrase = " ".join(words)
            if phrase in self._rows:
                return Hit(first, first + len(words), self._rows[phrase])
            words.pop()
        return None


def _key(token: Token, exact: bool) -> str:
    return token.raw.replace("’", "'") if exact else token.low
