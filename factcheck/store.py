"""A file of the cache: what was computed once, kept under the hash of everything it was computed from."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from factcheck.errors import IndexCacheError, Where

_CHUNK = 500  # keys asked for at once; SQLite takes no more than 999


def key(*parts: str) -> bytes:
    """Return the name of what is computed from the parts.

    >>> key("ab", "c") == key("a", "bc")
    False
    """
    rows = [part.encode("utf-8", "surrogatepass") for part in parts]
    return hashlib.sha256(b"".join(len(row).to_bytes(8, "big") + row for row in rows)).digest()[:16]


class Store:
    """Rows of bytes by key in one file; runs may read and write at once, and a killed one leaves whole rows only.

    Raises IndexCacheError when the file is no store or the disk is full.
    """

    def __init__(self, path: Path, *, of: str, most: int | None = None) -> None:
        self._path = path
        self._of = of  # what it keeps, for the message when it cannot be used
        self._most = most  # rows; the oldest go, for an editor leaves some with every key

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the rows that are there."""
        found: dict[bytes, bytes] = {}
        with self._open() as database:
            for start in range(0, len(keys), _CHUNK):
                part = keys[start : start + _CHUNK]
                marks = ",".join("?" * len(part))
                found |= dict(database.execute(f"SELECT key, row FROM kept WHERE key IN ({marks})", part))  # noqa: S608
        return found

    def put(self, rows: Mapping[bytes, bytes]) -> None:
        """Add the rows, all of them or none; one that is there already stays."""
        if not rows:
            return
        with self._open() as database:
            database.executemany("INSERT OR IGNORE INTO kept VALUES (?, ?)", sorted(rows.items()))
            if self._most is not None:
                database.execute("DELETE FROM kept WHERE rowid <= (SELECT max(rowid) FROM kept) - ?", (self._most,))
            database.commit()

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with contextlib.closing(sqlite3.connect(self._path, timeout=60)) as database:
                database.execute("PRAGMA synchronous = OFF")  # a cache may be lost in a power cut; waiting costs 10 ms
                database.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, row BLOB NOT NULL)")
                yield database
        except sqlite3.Error as error:
            raise IndexCacheError(
                f"the store of {self._of} cannot be used: {error}",
                where=Where(str(self._path)),
                remedy="Delete the file; it is made again on the next run.",
            ) from error
