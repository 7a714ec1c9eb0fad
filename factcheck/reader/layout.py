"""Where blocks begin and end in a draft: paragraphs, wrapped lines, lists, tables; what each is, is decided after."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from factcheck.reader.frontmatter import FrontMatter, read_front_matter
from factcheck.records import BlockKind, Span


class Draft(NamedTuple):
    """A stretch that will be a block; `kind` is None until its words decide."""

    span: Span
    kind: BlockKind | None = None
    level: int = 0
    alone: bool = True  # blank lines before and after it


class Line(NamedTuple):
    """A line without its indent and its end."""

    span: Span
    indent: int
    text: str


def lay_out(text: str, *, markdown: bool) -> tuple[FrontMatter, list[Draft]]:
    """Return the front matter and the stretches that will be blocks, in order."""
    front = read_front_matter(text)
    if not markdown:
        return front, lay_out_text(text, Span(front.span.end, len(text)))
    from factcheck.reader.markdown import lay_out_markdown

    return front, lay_out_markdown(text, front.span.end)


_LINE_END = re.compile(r"\r\n|[\r\n\f\x85\u2028\u2029]")


def lines_of(text: str, span: Span) -> list[Line]:
    """Return the lines of a stretch, blank ones with an empty text."""
    lines: list[Line] = []
    start = span.start
    for end in _LINE_END.finditer(text, span.start, span.end):
        lines.append(_line(text, start, end.start()))
        start = end.end()
    lines.append(_line(text, start, span.end))
    return lines


def _line(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    words = raw.strip(_BLANK)
    if not words:
        return Line(Span(start, start), 0, "")
    first = start + len(raw) - len(raw.lstrip(_BLANK))
    return Line(Span(first, first + len(words)), first - start, words)


_BLANK = " \t\xa0\u200b\ufeff\u2009\u202f\u3000\x0b\x0c"


def lay_out_text(text: str, span: Span) -> list[Draft]:
    """Return the stretches of plain text.

    Blank lines end a paragraph. Inside one, a line goes on with the next where the draft is wrapped and the next word
    would not have fitted, and never across a bullet, a label, a rule or a table row.
    """
    lines = lines_of(text, span)
    width = _width(lines)
    drafts: list[Draft] = []
    group: list[Line] = []
    for line in [*lines, Line(Span(span.end, span.end), 0, "")]:
        if line.text and not _RULE.fullmatch(line.text):
            group.append(line)
        elif line.text and len(group) == 1 and line.text[0] in "=-~" and len(line.text) > 2:
            drafts.append(Draft(group[0].span, BlockKind.HEADING if drafts else BlockKind.HEADLINE, 1))
            group = []
        else:
            drafts.extend(_paragraph(group, width))
            group = []
    return drafts


# A line of nothing but signs parts sections: ---, ***, * * *, ___, ~~~, ###, =====
_RULE = re.compile(r"(?:[-*_=~#•·—–+]\s*){3,}")


def _width(lines: list[Line]) -> int:
    """The width a draft is wrapped at: its longest line that goes on in lower case below; 0 where none does."""
    return max(
        (
            line.indent + len(line.text)
            for line, after in pairwise(lines)
            if after.text[:1].islower() and line.text and not marker(after.text)
        ),
        default=0,
    )


def _paragraph(lines: list[Line], width: int) -> list[Draft]:
    drafts: list[Draft] = []
    held: list[Line] = []
    for line, after in zip(lines, [*lines[1:], None][: len(lines)], strict=True):
        held.append(line)
        if after is None or _breaks(held, after, width):
            drafts.append(_draft(held, alone=len(held) == len(lines)))
            held = []
    return drafts


def _draft(lines: list[Line], *, alone: bool) -> Draft:
    first = lines[0]
    mark = marker(first.text)
    span = Span(first.span.start + mark, lines[-1].span.end)
    if hashes := _HASHES.match(first.text):
        return Draft(Span(first.span.start + hashes.end(), span.end), BlockKind.HEADING, len(hashes[1]), alone)
    if mark:
        return Draft(span, BlockKind.BULLET, min(9, first.indent // 2), alone)
    if is_row(first.text):
        return Draft(span, BlockKind.TABLE, 0, alone)
    if first.text.startswith(">"):
        return Draft(Span(first.span.start + _QUOTED.match(first.text).end(), span.end), BlockKind.BLOCKQUOTE, 0, alone)  # type: ignore[union-attr]
    return Draft(span, None, 0, alone)


_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_QUOTED = re.compile(r"(?:>\s?)+")
_MARKER = re.compile(
    r"""
      [•‣◦▪▫●○■□▸►▶➤➔→✓✔✗☐☑·∙*+⁃–—-]\s+(?=\S)   # a sign and a space
    | [•‣◦▪●■►➤✓✔](?=\S)                          # a sign nobody writes inside words
    | \(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=[^\s\d])  # 1.  2)  (a)  iv.
    | \d{1,2}\)\s+(?=\S)
    """,
    re.VERBOSE,
)


def marker(text: str) -> int:
    """Return how long the list mark is that a line begins with, 0 where it has none.

    >>> marker("• Imports fell"), marker("1. Imports fell"), marker("2015 was dry")
    (2, 3, 0)
    """
    found = _MARKER.match(text)
    return found.end() if found else 0


def is_row(text: str) -> bool:
    """Return whether a line is a row of a table: cells between tabs, bars, or three spaces.

    >>> is_row("Year | Output | Price"), is_row("Tea or coffee")
    (True, False)
    """
    return len(_CELL_ENDS.findall(text[:2000])) >= 2


_CELL_ENDS = re.compile(r"\t+|\s*\|\s*|(?<=\S) {3,}(?=\S)")
_LABEL = re.compile(r"[A-Z][\w ’'-]{0,24}:(?:\s|$)")
_STOPPED = re.compile(r"[.!?:…][\"'”’»)\]*_]*$")
# A line that ends in one of these goes on below, whatever the next begins with.
_OPEN_ENDED = frozenset(
    "a an and are as at be been by for from had has have he her his in into is it its no not of on or our over per she "
    "than that the their they this to under until was were which who will with would said says say about after before "
    "between during mr mrs ms dr president minister new its near more".split()
)


def _breaks(held: list[Line], after: Line, width: int) -> bool:
    """Whether a new stretch begins with the next line."""
    line, text = held[-1], held[-1].text
    if marker(after.text) or is_row(after.text) or is_row(text) or _HASHES.match(after.text) or _HASHES.match(text):
        return True
    if after.text.startswith(">") or held[0].text.startswith(">"):
        return after.text.startswith(">") is not held[0].text.startswith(">")
    if after.text[0].islower() or text[-1] in ",;–—-" or text.rsplit(None, 1)[-1].lower() in _OPEN_ENDED:
        return bool(_LABEL.match(after.text)) and text[-1] not in ",;"
    if marker(held[0].text):
        return after.indent <= held[0].indent or (_STOPPED.search(text) is not None and not _full(line, after, width))
    if _shouts(text) is not _shouts(after.text):
        return True
    if _STOPPED.search(text) or _LABEL.match(after.text):
        return not _full(line, after, width)
    return not _full(line, after, width) and (width > 0 or is_title(text) or _LABEL.match(text) is not None)


def _full(line: Line, after: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    return 0 < width <= _WIDEST and line.indent + len(line.text) + 1 + len(after.text.split(None, 1)[0]) > width


_WIDEST = 140  # nobody wraps by hand at more


def _shouts(text: str) -> bool:
    letters = [character for character in text[:200] if character.isalpha()]
    return len(letters) > 5 and sum(map(str.isupper, letters)) > 0.9 * len(letters)


_SMALL = frozenset(
    "a an and as at but by en for from if in into is it nor of off on onto or out over per so than that the to up via "
    "vs with yet".split()
)


def is_title(text: str) -> bool:
    """Return whether a line is written like a title: capitals on all but the small words, or throughout.

    >>> is_title("Moscow’s Expanding Footprint"), is_title("The mill in Karachi reopened")
    (True, False)
    """
    words = [word for word in re.findall(r"(?<![\w’'])[^\W\d_][\w’'.-]*", text[:300]) if word.lower() not in _SMALL]
    capitals = sum(word[0].isupper() for word in words)
    if capitals < len(words):
        return len(words) > _FORGIVING and capitals == len(words) - 1
    return len(words) > 1 or (len(words) == 1 and len(text) < _ONE_WORD)


_FORGIVING = 5  # a title of more words than this may have one in small letters
_ONE_WORD = 30
