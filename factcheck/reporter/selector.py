"""W3C Web Annotation selectors: words, and what stands before and after them, so that they are found again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factcheck.records import Span

_CONTEXT = 32  # characters a side, as the annotation tools in use have it


class TextQuote(NamedTuple):
    """A TextQuoteSelector: https://www.w3.org/TR/annotation-model/#text-quote-selector."""

    exact: str
    prefix: str
    suffix: str


def text_quote(text: str, span: Span) -> TextQuote:
    """Return the selector of the words at the span.

    >>> from factcheck.records import Span
    >>> text_quote("It closed in 2015.", Span(3, 9))
    TextQuote(exact='closed', prefix='It ', suffix=' in 2015.')
    """
    return TextQuote(
        exact=text[span.slice],
        prefix=text[max(0, span.start - _CONTEXT) : span.start],
        suffix=text[span.end : span.end + _CONTEXT],
    )
