"""Links that lead to the exact words: addresses a browser may open, and the text fragments that go with them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.records import Evidence, Span

_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~")  # and "-": see _term
_OF_ADDRESSES = _UNRESERVED | frozenset("-:/?#[]@!$&()*+,;=%")

_LONGEST = 2_000  # characters of an address; more is no address anybody published

# Of the text fragments draft and its widest-used implementation: longer passages are named by their two ends.
_EXACT = 300
_ENDS = 5  # words at each end
_CONTEXT = 3  # words before and after, where the words alone may stand elsewhere, too
_FEW = 3


def address(url: str) -> str:
    """Return the address as it may stand in a link, empty where it is not one of the web.

    >>> address('https://example.org/a b"c'), address("javascript:alert(1)")
    ('https://example.org/a%20b%22c', '')
    """
    bare = url.strip()
    if len(bare) > _LONGEST or not _ADDRESS.match(bare):
        return ""
    page, mark, fragment = bare.partition("#")
    return _encoded(page, _OF_ADDRESSES) + mark + _encoded(fragment, _OF_ADDRESSES - {"#"})


def to_words(evidence: Evidence) -> str:
    """Return a link to the page that leads to the words the evidence rests on, empty where there is no page.

    The fragment is a hint: a browser that does not find the words opens the page at its top.
    """
    page = address(evidence.snippet.source.url).partition(":~:")[0]
    fragment = text_fragment(evidence.snippet.text, evidence.rationale)
    if not page or not fragment:
        return page
    return f"{page}{'' if '#' in page else '#'}:~:text={fragment}"


def text_fragment(text: str, span: Span) -> str:
    """Return the words at the span as the value of `:~:text=`.

    >>> from factcheck.records import Span
    >>> text_fragment("It closed in June 2015, then reopened.", Span(10, 22))
    'It%20closed-,in%20June%202015,-then%20reopened.'
    """
    words = text[span.slice].split()
    if not words:
        return ""
    exact = " ".join(words)
    if len(exact) <= _EXACT:
        terms = [_term(exact)]
    else:
        terms = [_term(" ".join(words[:_ENDS])), _term(" ".join(words[-_ENDS:]))]
    if len(words) <= _FEW or " ".join(text.split()).count(exact) > 1:
        before, after = text[: span.start].split()[-_CONTEXT:], text[span.end :].split()[:_CONTEXT]
        terms = [*_context(before, "{}-"), *terms, *_context(after, "-{}")]
    return ",".join(terms)


def _context(words: list[str], form: str) -> list[str]:
    kept = [word for word in words if any(map(str.isalnum, word))]
    return [form.format(_term(" ".join(kept)))] if kept else []


def _term(words: str) -> str:
    """The words percent-encoded; "-", "," and "&" have a meaning of their own in a fragment, so they are, too."""
    return _encoded(words, _UNRESERVED)


def _encoded(text: str, kept: frozenset[str]) -> str:
    return "".join([each if each in kept else _percent(each) for each in text])


@cache
def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))


def file_uri(path: str) -> str:
    """Return a path as a URI reference; one from the root of the file system is a `file:` URI.

    >>> file_uri("./drafts/a b:c.md"), file_uri("/tmp/x.md")
    ('drafts/a%20b%3Ac.md', 'file:///tmp/x.md')
    """
    encoded = _encoded(path.replace("\\", "/").removeprefix("./"), _UNRESERVED | frozenset("-/"))
    return f"file://{encoded}" if encoded.startswith("/") else encoded
