"""Where blocks stand in a Markdown draft: markdown-it-py knows the lines, the marks around the words go here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.reader.layout import Draft, lay_out_text
from factcheck.records import BlockKind, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n|\r|\n")  # what Markdown calls a line, and nothing else


def lay_out_markdown(text: str, start: int) -> list[Draft]:
    """Return the stretches of CommonMark text with tables, from `start` on.

    Indented code is read as words: drafts pasted from a word processor are indented, and journalists fence code.
    """
    from markdown_it import MarkdownIt

    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    blanked = "".join("\n" for at in starts[1:] if at <= start) + text[start:]
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable(["code", "inline"])
    return list(_drafts(parser.parse(blanked), text, [*starts, len(text) + 1]))


def _drafts(tokens: list[Token], text: str, starts: list[int]) -> Iterator[Draft]:
    nest: list[str] = []
    heading, row = 0, False
    for token in tokens:
        if token.nesting > 0:
            nest.append(token.type)
        elif token.nesting < 0:
            nest.pop()
        if token.map is None:
            continue
        span = Span(starts[token.map[0]], min(starts[token.map[1]], len(text)))
        if token.type == "heading_open":
            heading = int(token.tag[1])
        elif token.type == "fence":
            yield Draft(span, BlockKind.CODE)
        elif token.type == "html_block":
            yield from _html(text, span)
        elif token.type == "tr_open":
            yield from _trimmed(text, span, ">|", BlockKind.TABLE)
        elif token.type == "inline" and not (row or "tr_open" in nest):
            yield from _words(token, text, span, nest, heading)


def _words(token: Token, text: str, span: Span, nest: list[str], heading: int) -> Iterator[Draft]:
    span = _inner(token.content, text, span)
    if not len(span):
        return
    if "heading_open" in nest:
        yield Draft(span, BlockKind.HEADING, heading)
    elif "list_item_open" in nest:
        level = min(9, nest.count("list_item_open") - 1)
        for draft in lay_out_text(text, span):  # "a)" is no list to Markdown
            yield Draft(draft.span, BlockKind.BULLET, level)
    elif "blockquote_open" in nest:
        yield Draft(span, BlockKind.BLOCKQUOTE)
    else:
        yield from lay_out_text(text, span)


def _inner(content: str, text: str, span: Span) -> Span:
    """The words of a block without list signs, hashes and quote marks: the parser's content looked up line by line."""
    rows = [row.strip() for row in content.split("\n") if row.strip()]
    if not rows:
        return Span(span.start, span.start)
    first = _LINE_END.split(text[span.slice], maxsplit=1)[0].rstrip()
    at = first.rfind(rows[0])
    start = span.start + (at if at >= 0 else len(first) - len(first.lstrip(" \t>*+-#")))
    stretch = text[start : span.end]
    last = stretch.rfind(rows[-1])
    return Span(start, start + (last + len(rows[-1]) if last >= 0 else len(stretch.rstrip())))


def _html(text: str, span: Span) -> Iterator[Draft]:
    raw = text[span.slice].lower()
    if re.match(r"\s*<(?:script|style|!|\?)", raw):
        return
    kind = BlockKind.CAPTION if "<figcaption" in raw else None
    yield from _trimmed(text, span, "", kind)


def _trimmed(text: str, span: Span, around: str, kind: BlockKind | None) -> Iterator[Draft]:
    raw = text[span.slice]
    words = raw.strip(" \t\r\n" + around)
    if words:
        start = span.start + raw.index(words)
        yield Draft(Span(start, start + len(words)), kind)
