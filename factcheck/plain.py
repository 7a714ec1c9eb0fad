"""The words of an article without its markup, every character still knowing where it stands in the text as it was read.

What goes: emphasis marks, link targets, images, HTML tags and comments, invisible and bidirectional characters. What
becomes one space: a soft line break, a run of spaces, a no-break space. What is decoded: entities and, in Markdown,
backslash escapes. Nothing is added and nothing changes its order, so a span of the plain text maps back to a span of
the article by looking up its two ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from html import unescape
from typing import NamedTuple

from factcheck.records import Article, Sentence, Span
from factcheck.suppressions import ending


class PlainText(NamedTuple):
    """Text without markup; the character at i stands at `starts[i]:ends[i]` of the article.

    >>> view = fold("a **bold** move", Span(0, 15), markdown=True)
    >>> view.text, view.span(2, 6)
    ('a bold move', Span(start=4, end=8))
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return where a range of the plain text stands in the article; an empty range maps to an empty one."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return Span(at, at)
        return Span(self.starts[start], self.ends[end - 1])

    def find(self, span: Span) -> tuple[int, int]:
        """Return the range of the plain text that stands inside a span of the article."""
        from bisect import bisect_left

        start = bisect_left(self.starts, span.start)
        return start, max(start, bisect_left(self.starts, span.end))

    def part(self, start: int, end: int) -> PlainText:
        """Return a stretch of the plain text as one of its own."""
        return PlainText(self.text[start:end], self.starts[start:end], self.ends[start:end])


def is_markdown(path: str) -> bool:
    """Return whether a path names a Markdown file.

    >>> is_markdown("drafts/steel.MD")
    True
    """
    return path.lower().endswith((".md", ".markdown"))


def plain(article: Article, span: Span) -> PlainText:
    """Return a stretch of the article without markup, with the way back to its offsets."""
    return fold(article.text, span, markdown=is_markdown(article.path))


def plain_sentence(article: Article, sentence: Sentence) -> PlainText:
    """Return the words of a sentence without markup, with the way back to the article's offsets."""
    view = plain(article, article.blocks[sentence.block].span)  # marks may open in one sentence and close in the next
    return view.part(*view.find(sentence.span))


@lru_cache(maxsize=256)  # of most articles each stretch is asked for three to five times
def fold(text: str, span: Span, *, markdown: bool) -> PlainText:
    """Return `text[span]` without markup.

    In plain text only what nobody writes by hand is markup: entities, tags, comments, `**strong**`, links with an
    address. Single stars, underscores and backslashes are markup in Markdown alone.
    """
    words = text[span.slice]
    if words.isascii() and words == words.strip() and not _ODD_ASCII.search(words):
        return PlainText(words, range(span.start, span.end), range(span.start + 1, span.end + 1))
    view = _Fold(text)
    for start, end, replaced in _pieces(text, span, markdown=markdown):
        view.add(start, end, replaced)
    return PlainText("".join(view.characters), view.starts, view.ends)


# Plain ASCII with none of these needs no folding: the common case costs one search.
_ODD_ASCII = re.compile(r"[\x00-\x1f\x7f&<>*_`\[\\~]|  ")


class _Fold:
    """The plain text as it grows; white space is held back until a word follows."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.characters: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._space: tuple[int, int] | None = None

    def add(self, start: int, end: int, words: str | None) -> None:
        """Take the source range: as it stands where words is None, else as these words."""
        if words == " ":
            self._hold(start, end)
        elif words is None:
            self._release(start)
            self.characters.append(self.text[start:end])
            self.starts.extend(range(start, end))
            self.ends.extend(range(start + 1, end + 1))
        elif words:
            self._release(start)
            self.characters.append(words)
            self.starts.extend([start] * len(words))
            self.ends.extend([end] * len(words))

    def _hold(self, start: int, end: int) -> None:
        first = self._space[0] if self._space else start
        self._space = (first, end)

    def _release(self, start: int) -> None:
        if self._space is None:
            return
        first, last = self._space
        self._space = None
        if not self.characters or self._hyphenated(first, last, start):
            return
        self.characters.append(" ")
        self.starts.append(first)
        self.ends.append(last)

    def _hyphenated(self, first: int, last: int, start: int) -> bool:
        """A line that ends inside a compound ("700-", "acre") goes on without a space."""
        before = self.text[max(0, first - 2) : first]
        if len(before) < 2 or before[1] not in "-‐" or not before[0].isalnum():
            return False
        return _NEWLINE.search(self.text, first, last) is not None and self.text[start].isalnum()


_NEWLINE = re.compile(r"[\r\n\u2028\u2029\x85]")

# Zero-width, bidirectional, soft hyphen, variation selectors (some newsrooms' provenance marks hide there), tags.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)


@cache
def _pattern(markdown: bool) -> re.Pattern[str]:
    # Every branch is linear: what follows an opening mark may not contain that mark again, and is bounded.
    parts = [
        rf"(?P<invisible>[{_INVISIBLE}]+)",
        r"(?P<newline>(?:\r\n|[\r\n\u2028\u2029\x85])(?:[ \t\xa0]*>)*)",
        r"(?P<space>[ \t\x00-\x1f\x7f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+)",
        r"(?P<comment><!--)",
        r"(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)",
        r"(?P<autolink><(?:https?://|mailto:)[^<>\s]{1,2000}>)",
        rf"(?P<tag></?(?:{_TAGS})(?:[ \n][^<>]{{0,500}})?/?>)",
        r"(?P<image>!\[[^\[\]]{0,500}\]\([^()\[\]\n]{0,2000}\))",
        rf"(?P<link>\[(?=[^\[\]]{{1,500}}(?P<address>\]\({_ADDRESS}{_LINK_TITLE}\s?\))))",
        r"(?P<close>\])",
        r"(?P<mark>\*+|~~)",
    ]
    if markdown:
        parts += [
            r"(?P<reference>\[\^[^\[\]\s]{1,50}\])",
            r"(?P<named>\[(?=[^\[\]]{1,500}(?P<label>\]\[[^\[\]\n]{0,200}\])))",
            r"(?P<ticks>`+)",
            r"(?P<escape>\\[!-/:-@\[-`{-~])",
            r"(?P<underscore>_+)",
        ]
    return re.compile("|".join(parts))


_ADDRESS = r"(?:<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)"
_LINK_TITLE = r"""(?:\s+(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?"""
_TAGS = (
    "a|abbr|article|aside|b|blockquote|br|caption|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|footer|"
    "h[1-6]|header|hr|i|iframe|img|ins|kbd|li|main|mark|ol|p|pre|q|s|section|small|span|strike|strong|sub|sup|table|"
    "tbody|td|th|thead|time|tr|u|ul|video"
)
_BREAKING_TAG = re.compile(r"</?(?:br|p|div|li|td|th|tr|h[1-6]|hr)\b")


def _pieces(text: str, span: Span, *, markdown: bool) -> Iterator[tuple[int, int, str | None]]:
    """Cut the stretch into (start, end, words): None for "as it stands", "" for "drop", " " for white space."""
    pattern, marks = _pattern(markdown), _emphasis(text, span, markdown=markdown)
    closes: dict[int, int] = {}  # where the words of a link end, and where its address does
    cursor = span.start
    open_comments = True
    while (found := pattern.search(text, cursor, span.end)) is not None:
        start, end = found.span()
        if start > cursor:
            yield cursor, start, None
        kind = found.lastgroup or ""
        if kind in _LINKS:
            first, last = found.span(_LINKS[kind])
            closes[first] = last
        elif kind == "close":
            end = closes.get(start, end)
        elif kind == "comment" and (ours := ending(text, start)) is not None:
            end = min(ours, span.end)
        elif kind == "comment" and open_comments:
            close = text.find("-->", start, span.end)
            open_comments = close >= 0
            end = close + 3 if close >= 0 else end
        if kind in ("mark", "underscore"):
            yield from ((at, at + 1, "" if at in marks else None) for at in range(start, end))
        else:
            yield start, end, _words(kind, found.group(), linked=start in closes)
        cursor = end
    if cursor < span.end:
        yield cursor, span.end, None


_LINKS = {"link": "address", "named": "label"}
_DROPPED = frozenset(["invisible", "comment", "image", "link", "named", "reference", "ticks"])


def _words(kind: str, found: str, *, linked: bool) -> str | None:
    if kind in _DROPPED:
        return ""
    if kind in ("newline", "space"):
        return " "
    if kind == "tag":
        return " " if _BREAKING_TAG.match(found.lower()) else ""
    if kind == "close":
        return "" if linked else None
    if kind == "entity":
        return _decoded(found)
    return found[1:-1] if kind == "autolink" else found[1:]


def _decoded(entity: str) -> str | None:
    words = unescape(entity)
    if words == entity:
        return None
    if words.isspace():
        return " "
    return "" if re.fullmatch(rf"[{_INVISIBLE}\x00-\x1f]+", words) else words


_RUN = re.compile(r"\*+|_+|~~")


def _emphasis(text: str, span: Span, *, markdown: bool) -> frozenset[int]:
    """Return where marks open and close emphasis, by CommonMark's flanking rules; in plain text only `**` does."""
    paired: set[int] = set()
    openers: dict[str, list[tuple[int, int]]] = {"*": [], "_": [], "~": []}
    for run in _RUN.finditer(text, span.start, span.end):
        start, end = run.span()
        if not markdown and run.group() != "**":
            continue
        before = text[start - 1] if start > span.start else " "
        after = text[end] if end < span.end else " "
        opens, closes = _flanking(run.group()[0], before, after)
        waiting = openers[run.group()[0]]
        while closes and start < end and waiting:
            first, last = waiting.pop()
            length = min(2, last - first, end - start)
            paired.update([*range(last - length, last), *range(start, start + length)])
            start += length
            if last - length > first:
                waiting.append((first, last - length))
        if opens and start < end:
            waiting.append((start, end))
    return frozenset(paired)


def _flanking(mark: str, before: str, after: str) -> tuple[bool, bool]:
    left = not after.isspace() and (after.isalnum() or before.isspace() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or after.isspace() or not after.isalnum())
    if mark != "_":
        return left, right
    return left and (not right or not before.isalnum()), right and (not left or not after.isalnum())
