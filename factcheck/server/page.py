"""A text in an editor's own coordinates: lines from 0, and within a line the code units client and server agreed on."""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

from factcheck.records import Span

# A line ends here and nowhere else (LSP 3.17, "Text Documents"); str.splitlines knows eight more ends.
_END = re.compile(r"\r\n|\n|\r")


class Page:
    """Turns offsets in code points into positions and back.

    >>> page = Page("One.\\nTwo 🏭 mills.", "utf-16")
    >>> page.position(15), page.offset(Position(1, 11))
    (1:11, 15)
    """

    def __init__(self, text: str, encoding: PositionEncodingKind | str) -> None:
        self.text = text
        self._encoding = PositionEncodingKind(encoding)
        self._starts = [0, *(end.end() for end in _END.finditer(text))]

    def position(self, offset: int) -> Position:
        """Return the position of an offset."""
        line = bisect_right(self._starts, offset) - 1
        return Position(line, sum(map(self._units, self.text[self._starts[line] : offset])))

    def offset(self, position: Position) -> int:
        """Return the offset of a position; one behind the end of its line, or of the text, counts as that end."""
        if position.line >= len(self._starts):
            return len(self.text)
        at, left = self._starts[position.line], position.character
        end = self.line_end(at)
        while at < end and left >= self._units(self.text[at]):
            left -= self._units(self.text[at])
            at += 1
        return at

    def range(self, span: Span) -> Range:
        """Return a span as a range."""
        return Range(self.position(span.start), self.position(span.end))

    def span(self, found: Range) -> Span:
        """Return a range as a span."""
        return Span(self.offset(found.start), self.offset(found.end))

    def line_end(self, offset: int) -> int:
        """Return where the line of an offset ends, its line end not counted."""
        end = _END.search(self.text, offset)
        return end.start() if end else len(self.text)

    def _units(self, character: str) -> int:
        if self._encoding == PositionEncodingKind.Utf16:
            return 2 if ord(character) > 0xFFFF else 1
        if self._encoding == PositionEncodingKind.Utf8:
            return len(character.encode("utf-8", "surrogatepass"))
        return 1


__all__ = ["Page"]
