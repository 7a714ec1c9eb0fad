"""The article's own text on the HTML page, without its markup and with a link on the words of every claim."""

from __future__ import annotations

from html import escape as quoted
from typing import TYPE_CHECKING

from factcheck.plain import PlainText, plain
from factcheck.records import BlockKind, Span
from factcheck.reporter.highlight import Stretch, stretches
from factcheck.reporter.passage import article_marks
from factcheck.reporter.wording import SIGNS, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.records import Article, Block
    from factcheck.reporter.card import Card

_TAGS: dict[BlockKind, str] = {
    BlockKind.HEADLINE: "h2",
    BlockKind.HEADING: "h3",
    BlockKind.BULLET: "li",
    BlockKind.BLOCKQUOTE: "blockquote",
    BlockKind.CODE: "pre",
}

_LONG_WORD = 24  # characters; one that is longer may have to be broken itself


def text_of_article(article: Article, cards: Sequence[Card]) -> Iterator[str]:
    """Yield an element a block; claims that stand in no block come at the end, so that all can be reached."""
    page = _Text(article, cards)
    inside = False
    for block in article.blocks:
        bullet = block.kind is BlockKind.BULLET
        if bullet != inside:
            yield "<ul>" if bullet else "</ul>"
            inside = bullet
        yield page.block(block)
    if inside:
        yield "</ul>"
    if not article.blocks:
        yield '<p class="furniture">The article has no text.</p>'
    if rest := page.unplaced():
        yield f"<p>{rest}</p>"


class _Text:
    """Remembers which claims have their anchor already: the first words of a claim are what the keyboard reaches."""

    def __init__(self, article: Article, cards: Sequence[Card]) -> None:
        self._article = article
        self._cards = sorted(cards, key=lambda each: each.verdict.claim.span)
        self._by_number = {each.number: each for each in cards}
        self._anchored: set[int] = set()

    def block(self, block: Block) -> str:
        """Return the element of a block."""
        view = plain(self._article, block.span)
        if block.kind is BlockKind.HEADLINE and view.text == self._article.title and not self._claims_in(block):
            return ""  # the page has it as its own title
        tag = _TAGS.get(block.kind, "p")
        cards = self._claims_in(block)
        claims = {each.number: _inside(view, each.verdict.claim.span) for each in cards}
        marks = [_inside(view, mark) for each in cards for mark in article_marks(each.verdict)]
        found = stretches(view.text, {number: span for number, span in claims.items() if len(span)}, marks)
        return f'<{tag} class="{block.kind}">{"".join(self._anchors(found, block))}</{tag}>'

    def _claims_in(self, block: Block) -> list[Card]:
        return [each for each in self._cards if each.verdict.claim.span.overlaps(block.span)]

    def unplaced(self) -> str:
        """Return bare links to the claims that no block had words of."""
        return "".join(self._number(each) for each in self._cards if each.number not in self._anchored)

    def _anchors(self, found: Sequence[Stretch], block: Block) -> Iterator[str]:
        for each in found:
            # The claim goes on in a later block where its words do; its number stands where they end.
            ending = [claim for claim in each.ending if self._by_number[claim].verdict.claim.span.end <= block.span.end]
            if each.claim is None:
                yield _words(each.text, marked=each.marked)
            else:
                text = each.text.rstrip() if each.claim in ending else each.text
                yield self._link(self._by_number[each.claim], text, marked=each.marked, ends=each.claim in ending)
                yield " " if len(text) < len(each.text) else ""
            yield from (self._number(self._by_number[claim]) for claim in ending if claim != each.claim)

    def _link(self, owner: Card, text: str, *, marked: bool = False, ends: bool) -> str:
        first = owner.number not in self._anchored
        self._anchored.add(owner.number)
        name = f' id="t-{owner.name}"' if first else ' tabindex="-1"'
        words = _ended(text, _number(owner), marked=marked) if ends else _words(text, marked=marked)
        return f'<a class="claim {owner.verdict.label}"{name} href="#{owner.anchor}">{words}</a>'

    def _number(self, owner: Card) -> str:
        """A claim that ends with the words of a shorter one has its number after them."""
        return self._link(owner, "", ends=True)


def _inside(view: PlainText, span: Span) -> Span:
    return Span(*view.find(span))


def _words(text: str, *, marked: bool) -> str:
    words = quoted(line(text))
    return f"<mark>{words}</mark>" if marked and words else words


def _ended(text: str, number: str, *, marked: bool) -> str:
    """The words with the number after them, on the line of the last word."""
    start, blank, last = text.rpartition(" ")
    if len(last) > _LONG_WORD:
        return _words(text, marked=marked) + number
    tied = f'<span class="tied">{_words(last, marked=marked)}{number}</span>'
    return _words(start + blank, marked=marked) + tied


def _number(owner: Card) -> str:
    sign, words = SIGNS[owner.verdict.label]
    return (
        f'<sup><span class="only-read">{words}, claim </span><span aria-hidden="true">{sign}</span>{owner.number}</sup>'
    )
