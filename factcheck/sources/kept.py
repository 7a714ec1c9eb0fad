"""Source files from the cache: one that was read before, and had no mistake in it, is not taken apart again."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from factcheck.installation import fingerprint, folder
from factcheck.records import Period, Snippet, Source, SourceKind
from factcheck.sources.document import Document, Node
from factcheck.sources.schema import Entry
from factcheck.store import Store, key


class KeptFiles:
    """The sources of files by what they say: whatever a file is called now, it holds the same."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, document: Document) -> list[Entry] | None:
        """Return the sources of a file, None where it was never read."""
        name = _name(document)
        row = self._store.get([name]).get(name)
        return None if row is None else [_entry(document, part) for part in json.loads(row)]

    def put(self, document: Document, entries: Sequence[Entry]) -> None:
        """Keep the sources of a file that was read to its end."""
        self._store.put({_name(document): json.dumps([_row(entry) for entry in entries]).encode()})

    def hash(self, documents: Sequence[Document]) -> str | None:
        """Return the hash of the pack that these files make, None where it was never made."""
        name = _pack(documents)
        row = self._store.get([name]).get(name)
        return None if row is None else row.decode()

    def put_hash(self, documents: Sequence[Document], made: str) -> None:
        """Keep the hash of a pack."""
        self._store.put({_pack(documents): made.encode()})


@lru_cache(maxsize=64)
def _name(document: Document) -> bytes:
    return key(fingerprint(), folder("sources"), "lines" if document.is_lines else "yaml", document.text)


def _pack(documents: Sequence[Document]) -> bytes:
    return key("pack", *(_name(document).hex() for document in documents))


def _row(entry: Entry) -> list[object]:
    one, place = entry.source, entry.place
    facts = [one.id, one.title, one.publisher, one.url, one.kind, one.origin, _days(one.published)]
    return [facts, place.line, place.column, [_snippet_row(each) for each in entry.snippets]]


def _snippet_row(one: Snippet) -> list[object]:
    return [one.id, one.text, _days(one.as_of), one.speaker, one.verbatim, one.line]


def _days(period: Period | None) -> str:
    return f"{period.first.isoformat()} {period.last.isoformat()}" if period else ""


def _entry(document: Document, row: Sequence[Any]) -> Entry:
    facts, line, column, rows = row
    name, title, publisher, url, kind, origin, published = facts
    source = Source(name, title, publisher, url, SourceKind(kind), origin, _period(published))
    snippets = tuple(
        Snippet(f"{source.id}/{name}", name, source, text, _period(as_of), speaker, verbatim, document.path, at)
        for name, text, as_of, speaker, verbatim, at in rows
    )
    return Entry(source, snippets, Node("", line, column), document)


@lru_cache(maxsize=1024)
def _period(days: str) -> Period | None:
    return Period(*map(dt.date.fromisoformat, days.split())) if days else None
