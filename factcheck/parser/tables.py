"""Rows of a table: each figure is a claim, worded with the heads of its row and its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck import values
from factcheck.parser.ids import claim_id
from factcheck.parser.kinds import kind
from factcheck.parser.taking import Proposition
from factcheck.plain import plain_sentence
from factcheck.records import Article, BlockKind, Claim, Sentence, Span

_CELL_ENDS = re.compile(r"\t+|\s*\|\s*|(?<=\S) {3,}(?=\S)")
_BARE_FIGURE = re.compile(r"[$€£¥₹+−–-]?\s?\d[\d.,\s]*(?:%|[a-z]{1,8})?")
_WORTH = 0.5  # a figure like any other of its table
_CELL = Proposition("cell", 0, (), (), (0, 0))


def cells(article: Article, row: Sentence, *, above: Sequence[Sentence]) -> Iterator[Claim]:
    """Yield the figures of a row as claims; `above` are the rows over it, of which the first heads the columns.

    "Europe | $1.2 billion" under "Region | Revenue" says "Europe, Revenue: $1.2 billion."; a row without
    heads says nothing.
    """
    heads = _cells(article, above[0]) if above else []
    own = _cells(article, row)
    if len(heads) != len(own) or not own or _is_figure(own[0][0]) or any(_is_figure(words) for words, _ in heads[1:]):
        return
    for (head, _), (words, span) in zip(heads[1:], own[1:], strict=True):
        if head and any(character.isdigit() for character in words):
            yield _claim(article, row, f"{own[0][0]}, {head}: {words}.", span)


def _is_figure(words: str) -> bool:
    year = re.fullmatch(r"(?:19|20)\d\d", words)  # heads a row or a column as a name does
    return year is None and _BARE_FIGURE.fullmatch(words) is not None


def _cells(article: Article, row: Sentence) -> list[tuple[str, Span]]:
    """The words of each cell without markup, with their place in the article."""
    view = plain_sentence(article, row)
    raw = article.text[row.span.slice]
    found, start = [], 0
    for end, after in [*((gap.start(), gap.end()) for gap in _CELL_ENDS.finditer(raw)), (len(raw), len(raw))]:
        span = Span(row.span.start + start, row.span.start + end)
        found.append((view.text[slice(*view.find(span))].strip(), span))
        start = after
    return found


def _claim(article: Article, row: Sentence, text: str, span: Span) -> Claim:
    stated = values.parse_all(article.text[span.slice], article.as_of)
    of_kind = kind(_CELL, stated, is_state=True)
    return Claim(
        id=claim_id(of_kind, text),
        text=text,
        quote=article.text[span.slice],
        span=span,
        kind=of_kind,
        sentence=row.span,
        checkworthiness=_WORTH,
        values=tuple(replace(value, span=value.span.shift(span.start)) for value in stated),
        block=BlockKind.TABLE,
    )
