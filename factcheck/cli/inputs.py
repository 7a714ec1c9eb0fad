"""What the commands read: drafts, sources and dates as they stand on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.streams import note
from factcheck.errors import ArticleError, SettingsError
from factcheck.records import Article, Pack, Period

if TYPE_CHECKING:
    from collections.abc import Sequence


_KEPT = 500  # source files and packs


def read_day(text: str | None) -> Period | None:
    """Return the period `--as-of` names, None where it is not given.

    >>> str(read_day("2025-05"))
    '2025-05'
    """
    if text is None:
        return None
    try:
        return Period.parse(text)
    except ValueError as error:
        raise SettingsError(
            f"--as-of {text}: not a date we can read", remedy="Write 2025, 2025-05 or 2025-05-31."
        ) from error


def read_articles(drafts: Sequence[str], *, as_of: Period | None) -> tuple[list[Article], int]:
    """Return the articles, and how many drafts could not be read.

    One draft that cannot be read is an error; of several, the others are still worth checking: each failure is a note
    on stderr, and the caller leaves with exit code 2 in the end.
    """
    from factcheck.reader.discover import discover
    from factcheck.reader.read import read

    paths = list(discover(drafts))
    if len(paths) == 1:
        return [read(paths[0], as_of=as_of)], 0
    articles: list[Article] = []
    for path in paths:
        try:
            articles.append(read(path, as_of=as_of))
        except ArticleError as error:
            note(str(error))
    return articles, len(paths) - len(articles)


def names_several(drafts: Sequence[str]) -> bool:
    """Return whether the command names a folder or more than one draft; decided by the words, not by what is found."""
    return len(drafts) > 1 or any(draft != "-" and Path(draft).is_dir() for draft in drafts)


def read_pack(sources: Sequence[str], drafts: Sequence[str], *, kept: bool = False) -> Pack:
    """Return the snippets of the source files named, else of the nearest sources.yaml; `kept` asks the cache first."""
    from factcheck.sources.find import find
    from factcheck.sources.load import load

    paths = find(list(sources), beside=list(drafts))
    if not kept:
        return load(paths)
    from factcheck import cache
    from factcheck.sources.kept import KeptFiles
    from factcheck.store import Store

    return load(paths, kept=KeptFiles(Store(cache.folder() / "sources.sqlite", of="sources", most=_KEPT)))
