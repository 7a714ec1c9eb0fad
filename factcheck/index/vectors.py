"""Search by meaning: one embedding a snippet, each computed once in the life of its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.store import Store, key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from factcheck.index.encoder import Encoder

    Matrix = NDArray[np.float32]

WIDTH = 384
_CHUNK = 500  # texts embedded between two commits: a killed run loses at most these


def embed(texts: Sequence[str], *, encoder: Encoder, store: Store) -> Matrix:
    """Return one row a text, taking from `store` what was embedded before and adding what was not."""
    import numpy as np

    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    keys = [key(text) for text in texts]
    rows = store.get(keys)
    missing = {name: text for name, text in zip(keys, texts, strict=True) if name not in rows}
    for fresh in _embedded(missing, encoder):
        store.put(fresh)
        rows |= fresh
    return np.frombuffer(b"".join(rows[name] for name in keys), dtype="<f4").reshape(-1, WIDTH)


def _embedded(missing: Mapping[bytes, str], encoder: Encoder) -> Iterator[dict[bytes, bytes]]:
    items = sorted(missing.items())
    for start in range(0, len(items), _CHUNK):
        part = items[start : start + _CHUNK]
        rows = encoder.embed([text for _, text in part]).astype("<f4")
        yield {name: row.tobytes() for (name, _), row in zip(part, rows, strict=True)}
