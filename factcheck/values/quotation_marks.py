"""Where quotation marks open and close; apostrophes, inches and feet are not marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.records import Span

_Found = tuple[Span, Span, bool]  # with its marks, without them, closed

_CLOSES = {"“": "”", "„": "”", "«": "»", "‹": "›", '"': '"', "‘": "’", "'": "'"}
_DOUBLE = frozenset('“„«‹"')
_ENDS = frozenset("”»›")
_OPENERS_BEFORE = frozenset(" \t\r\n\xa0\u2009\u202f([{—–-/:“\"‘'„«…*_>")
# Words that begin with an apostrophe: 'tis the season, '90s, rock 'n' roll.
_ELIDED = re.compile(r"['’‘](?:\d\ds?\b|(?:tis|twas|em|til|till|cause|n|round|bout|cos|un)\b)", re.IGNORECASE)


@cache
def _events() -> re.Pattern[str]:
    return re.compile(r"""(?P<gap>\n[ \t\r]*\n\s*)|[“”„«»‹›"‘’']""")


def marked(text: str) -> list[_Found]:
    """Return the quotations of a text in order of their start.

    >>> marked('A 5" pipe and "a pipe".')
    [(Span(start=14, end=22), Span(start=15, end=21), True)]
    """
    if not any(mark in text for mark in _CLOSES):
        return []
    return sorted(_Scan(text).run(), key=lambda found: (found[0].start, -found[0].end))


class _Scan:
    """One pass over the marks, with what is open: at most one double and one single quotation at a time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.double: tuple[int, str] | None = None
        self.single: tuple[int, str] | None = None
        self.marks = list(_events().finditer(text))
        self.singles = self._later_single_ends()

    def run(self) -> Iterator[_Found]:
        skip = -1
        for place, event in enumerate(self.marks):
            at, mark = event.start(), event.group()
            if event.lastgroup == "gap":
                yield from self._gap(event.start(), event.end(), place)
            elif at == skip or self._is_measure(at, mark):
                continue
            elif mark in _DOUBLE or mark in _ENDS:
                if self._reopens(at, mark):
                    continue
                yield from self._at_double(at, mark)
            else:
                yield from self._at_single(at, mark, place)
        yield from self._unclosed(len(self.text))

    def _gap(self, start: int, end: int, place: int) -> Iterator[_Found]:
        """At the end of a paragraph a quotation goes on only if the next one opens with its mark again."""
        self.single = None
        if self.double and end < len(self.text) and self.text[end] == self.double[1]:
            closer = _CLOSES[self.double[1]]
            ahead = (event.group() for event in self.marks[place + 2 : place + 200])
            if self.double[1] != '"' or next((mark for mark in ahead if mark == closer), None):
                return
        yield from self._unclosed(start)

    def _reopens(self, at: int, mark: str) -> bool:
        """The mark that opens the next paragraph of a quotation still open."""
        if self.double is None or mark != self.double[1]:
            return False
        before = self.text[max(0, at - 200) : at]
        return not before.isspace() and before.rstrip(" \t").endswith("\n")

    def _unclosed(self, end: int) -> Iterator[_Found]:
        if self.double:
            start = self.double[0]
            end = start + len(self.text[start:end].rstrip())
            self.double = None
            if end > start + 1:
                yield Span(start, end), Span(start + 1, end), False
        self.single = None

    def _at_double(self, at: int, mark: str) -> Iterator[_Found]:
        if self.double is None:
            if mark in _DOUBLE and (mark != '"' or self._can_open(at)):
                self.double = (at, mark)
                if self.single and self.single[1] == "'":
                    self.single = None if not self._closes_later(at, "'") else self.single
        elif mark == _CLOSES[self.double[1]] or (mark == "“" and self.double[1] == "„"):
            start = self.double[0]
            self.double = None
            if self.single and self.single[0] > start:
                self.single = None
            if at > start + 1:
                yield Span(start, at + 1), Span(start + 1, at), True

    def _at_single(self, at: int, mark: str, place: int) -> Iterator[_Found]:
        if self.single is None:
            if mark != "’" and self._can_open(at) and not _ELIDED.match(self.text, at) and self.singles[place]:
                self.single = (at, mark)
        elif mark == _CLOSES[self.single[1]] and self._can_close(at) and not self._is_plural(at, place):
            start = self.single[0]
            self.single = None
            if at > start + 1:
                yield Span(start, at + 1), Span(start + 1, at), True

    def _can_open(self, at: int) -> bool:
        before = self.text[at - 1] if at else " "
        after = self.text[at + 1] if at + 1 < len(self.text) else " "
        return before in _OPENERS_BEFORE and not after.isspace()

    def _can_close(self, at: int) -> bool:
        before = self.text[at - 1] if at else " "
        after = self.text[at + 1] if at + 1 < len(self.text) else " "
        return not before.isspace() and not after.isalnum()

    def _is_measure(self, at: int, mark: str) -> bool:
        """5'11", 6' 2" and 12" after a figure are feet and inches unless they can close what is open."""
        if mark not in "\"'”’" or not at or not self.text[at - 1].isdigit():
            return False
        if mark in "'’":
            return self.single is None
        feet = re.search(r"\d['’] ?\d{1,2}$", self.text[max(0, at - 6) : at])
        return bool(feet) or (self.double is None and mark == '"')

    def _is_plural(self, at: int, place: int) -> bool:
        """The apostrophe of "the workers' rights", where a later mark can close the quotation."""
        if self.text[at - 1] not in "sS" or self.text[at + 1 : at + 2] != " ":
            return False
        return self._closes_later(at, self.marks[place].group())

    def _closes_later(self, at: int, mark: str) -> bool:
        """Whether another mark closes before the next one opens, in this paragraph."""
        after = self.text.find(mark, at + 1, at + 600)
        while after >= 0:
            if "\n\n" in self.text[at:after]:
                return False
            if self._can_open(after) and not _ELIDED.match(self.text, after):
                return False
            if self._can_close(after):
                return True
            after = self.text.find(mark, after + 1, at + 600)
        return False

    def _later_single_ends(self) -> list[bool]:
        """For each mark: does a single closing mark follow in the paragraph? Straight apostrophes open nothing else."""
        later, closes = [], False
        for event in reversed(self.marks):
            if event.lastgroup == "gap":
                closes = False
            later.append(closes)
            closes = closes or (event.group() in ("'", "’") and self._can_close(event.start()))
        return later[::-1]
