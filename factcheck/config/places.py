"""Where each key of a TOML text stands: `tomllib` reads values, and forgets where they were."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

Path = tuple[str | int, ...]  # the keys from the top down; a number is a place in an array

_TOKEN = re.compile(
    r'''
      (?P<blank>[ \t]+) | (?P<end>\r?\n) | (?P<comment>\#[^\n]*)
    | (?P<long>"""(?:\\.|(?!""")[^\\])*"{3,5} | \'\'\'(?:(?!\'\'\').)*\'{3,5})
    | (?P<quoted>"(?:\\.|[^"\\\n])*" | '[^'\n]*')
    | (?P<bare>[A-Za-z0-9_-]+)
    | (?P<sign>.)
    ''',
    re.VERBOSE | re.DOTALL,
)


def places(text: str) -> dict[Path, tuple[int, int]]:
    """Return line and column, from 1, of every key and array item of a text that `tomllib` can read.

    >>> places("[a]\\nb = [1, {c = 2}]")[("a", "b", 1, "c")]
    (2, 10)
    """
    return dict(_Scan(text).document())


class _Scan:
    """One pass over the tokens; the text is known to be TOML, so nothing is checked again."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_TOKEN.finditer(text))
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._at = 0
        self._arrays: dict[Path, int] = {}  # arrays of tables, and the last place in each

    def document(self) -> Iterator[tuple[Path, tuple[int, int]]]:
        table: Path = ()
        while self._skip("blank", "end", "comment"):
            if self._token() == "[":
                place = self._place()
                table = self._header()
                yield table, place
            else:
                yield from self._pair(table)

    def _header(self) -> Path:
        self._at += 1
        several = self._token() == "["
        self._at += several
        path: Path = ()
        keys = [key for key, _ in self._keys()]
        for number, key in enumerate(keys, 1):
            path = (*path, key)
            if several and number == len(keys):
                self._arrays[path] = self._arrays.get(path, -1) + 1
            if path in self._arrays:
                path = (*path, self._arrays[path])
        self._at += 1 + several
        return path

    def _pair(self, table: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
        """A dotted key and its value."""
        for key, place in self._keys():
            table = (*table, key)
            yield table, place
        self._at += 1  # =
        yield from self._value(table)

    def _keys(self) -> list[tuple[str, tuple[int, int]]]:
        keys = []
        while True:
            self._skip("blank")
            keys.append((self._key(), self._place()))
            self._at += 1
            if not (self._skip("blank") and self._token() == "."):
                return keys
            self._at += 1

    def _key(self) -> str:
        word = self._token()
        return str(tomllib.loads(f"k = {word}")["k"]) if word[0] in "\"'" else word

    def _value(self, path: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
        self._skip("blank")
        if self._token() == "[":
            yield from self._items(path)
        elif self._token() == "{":
            yield from self._fields(path)
        else:
            while self._at < len(self._tokens) and self._token() not in ("\n", "\r\n", ",", "]", "}"):
                self._at += 1

    def _items(self, path: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
        for number in self._members("]"):
            yield (*path, number), self._place()
            yield from self._value((*path, number))

    def _fields(self, path: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
        for _ in self._members("}"):
            yield from self._pair(path)

    def _members(self, closing: str) -> Iterator[int]:
        """Yield a number for each member between brackets, with the scan standing at it; the brackets are passed."""
        number = 0
        self._at += 1
        while self._skip("blank", "end", "comment") and self._token() != closing:
            if self._token() == ",":
                self._at += 1
                continue
            yield number
            number += 1
        self._at += 1

    def _token(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _skip(self, *kinds: str) -> bool:
        while self._at < len(self._tokens) and self._tokens[self._at].lastgroup in kinds:
            self._at += 1
        return self._at < len(self._tokens)

    def _place(self) -> tuple[int, int]:
        from bisect import bisect_right

        start = self._tokens[self._at].start()
        line = bisect_right(self._starts, start)
        return line, start - self._starts[line - 1] + 1
