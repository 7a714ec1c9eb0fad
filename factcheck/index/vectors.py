"""Search by meaning: one embedding a snippet, each computed once in the life of its text."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import IndexCacheError, Where

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from factcheck.index.encoder import Encoder

    Matrix = NDArray[np.float32]

WIDTH = 384
_CHUNK = 500  # texts embedded between two commits: a killed run loses at most these


def embed(texts: Sequence[str], *, encoder: Encoder, store: Path) -> Matrix:
    """Return one row a text, taking from `store` what was embedded before and adding what was not."""
    import numpy as np

    keys = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16] for text in texts]
    try:
        with contextlib.closing(sqlite3.connect(store, timeout=60)) as database:
            database.execute("CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, row BLOB NOT NULL)")
            known = _known(database, keys)
            missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
            known |= _add(database, missing, encoder)
    except sqlite3.DatabaseError as error:
        raise IndexCacheError(
            f"the store of embeddings cannot be used: {error}",
            where=Where(str(store)),
            remedy="Delete the file; it is made again on the next run.",
        ) from error
    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    return np.frombuffer(b"".join(known[key] for key in keys), dtype="<f4").reshape(-1, WIDTH)


def _known(database: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for start in range(0, len(keys), _CHUNK):
        part = keys[start : start + _CHUNK]
        marks = ",".join("?" * len(part))
        found |= dict(database.execute(f"SELECT key, row FROM vector WHERE key IN ({marks})", part))  # noqa: S608
    return found


def _add(database: sqlite3.Connection, missing: dict[bytes, str], encoder: Encoder) -> dict[bytes, bytes]:
    added: dict[bytes, bytes] = {}
    items = sorted(missing.items())
    for start in range(0, len(items), _CHUNK):
        part = items[start : start + _CHUNK]
        rows = encoder.embed([text for _, text in part]).astype("<f4")
        fresh = {key: row.tobytes() for (key, _), row in zip(part, rows, strict=True)}
        database.executemany("INSERT OR IGNORE INTO vector VALUES (?, ?)", sorted(fresh.items()))
        database.commit()
        added |= fresh
    return added
