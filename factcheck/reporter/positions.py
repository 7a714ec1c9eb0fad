"""Lines and columns of offsets, for formats that people and editors read."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Position(NamedTuple):
    """A place in a text; both count from 1, columns in code points."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Positions:
    """Finds line and column of any offset after one pass over the text.

    >>> str(Positions("one\\ntwo").at(5))
    '2:2'
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]

    def at(self, offset: int) -> Position:
        """Return the position of an offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def in_bytes(self, offset: int) -> Position:
        """Return the position of an offset with its column in bytes of UTF-8.

        >>> str(Positions("“Café” closed").in_bytes(7))
        '1:13'
        """
        place = self.at(offset)
        before = self.text[offset - place.column + 1 : offset]
        return Position(place.line, len(before.encode("utf-8", "surrogatepass")) + 1)
