"""A draft on disk or stdin becomes an article."""

from __future__ import annotations

import sys
from pathlib import Path

from factcheck.errors import ArticleError, Where
from factcheck.plain import fold, is_markdown
from factcheck.reader import frontmatter, layout
from factcheck.reader.classify import classify
from factcheck.reader.decode import decode
from factcheck.reader.labels import read_labels
from factcheck.records import Article, Block, BlockKind, Period
from factcheck.suppressions import blank


def read(path: str, *, as_of: Period | None = None, stdin: bytes | None = None) -> Article:
    """Return the article at a path, `-` for stdin; `.md` and `.markdown` are read as Markdown, all else as plain text.

    >>> read("draft.txt", stdin=b"Mill reopens\\n\\nThe mill in Karachi reopened on Monday.").title
    'Mill reopens'

    `stdin` is text that is there already: with it the path is no more than a name, and nothing is opened. `as_of` wins
    over a date in the front matter; the clock is never asked. Raises ArticleError for what cannot be read.
    """
    text = decode(_load(path) if stdin is None else stdin, path)
    front, drafts = read_labels(text, *layout.lay_out(blank(text), markdown=is_markdown(path)))
    blocks = classify(text, drafts, markdown=is_markdown(path), front=front)
    return Article(
        path=path,
        text=text,
        blocks=blocks,
        title=front.title or _headline(text, blocks, path),
        author=front.author or _byline(text, blocks, path),
        as_of=as_of or front.as_of,
        url=front.url,
    )


def _load(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise ArticleError("no such file", where=Where(path), remedy="Check the path.") from error
    except IsADirectoryError as error:
        raise ArticleError("this is a folder, not an article", where=Where(path), remedy="Name a file.") from error
    except PermissionError as error:
        remedy = "Ask for the right to read it."
        raise ArticleError("we may not read this file", where=Where(path), remedy=remedy) from error
    except (OSError, ValueError) as error:  # a name with a NUL, a broken disk
        raise ArticleError(f"cannot be read: {error}", where=Where(path), remedy="Check the path.") from error


def _headline(text: str, blocks: tuple[Block, ...], path: str) -> str | None:
    return _first(text, blocks, path, BlockKind.HEADLINE)


def _byline(text: str, blocks: tuple[Block, ...], path: str) -> str | None:
    spans = [block.span for block in blocks if block.kind is BlockKind.BYLINE]
    lines = (fold(text, span, markdown=is_markdown(path)).text for span in spans)
    return next((frontmatter.author_of(words) for words in lines if frontmatter.names_author(words)), None)


def _first(text: str, blocks: tuple[Block, ...], path: str, kind: BlockKind) -> str | None:
    span = next((block.span for block in blocks if block.kind is kind), None)
    return fold(text, span, markdown=is_markdown(path)).text if span else None
