"""The index of a pack: words and meaning searched together, opened from the cache or built into it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck import cache
from factcheck.errors import IndexCacheError
from factcheck.index import lexical, vectors
from factcheck.records import Pack, Snippet
from factcheck.store import Store

if TYPE_CHECKING:
    from factcheck.index.encoder import Encoder
    from factcheck.index.vectors import Matrix

# Constant of reciprocal rank fusion as in Cormack et al. 2009; 10 to 100 changed recall@20 by less than .01.
_RANK_CONSTANT = 60
_FORMAT = "1"  # of the folder; a new number makes old folders invisible


class Hit(NamedTuple):
    """A snippet found for a query: fused score for the order, cosine for how near in meaning."""

    snippet: Snippet
    score: float
    cosine: float


class Hybrid:
    """A searchable pack.

    Opening builds what the cache lacks: only snippets whose text was never embedded are embedded, and a pack whose
    content has not changed is opened as it lies there.
    """

    def __init__(self, pack: Pack, *, encoder: Encoder) -> None:
        self._pack = pack
        self._encoder = encoder
        root = cache.folder()
        self._store = Store(root / f"vectors-{encoder.hash}.sqlite", of="embeddings")
        name = f"{pack.hash}-{encoder.hash}-{_FORMAT}"
        folder = cache.build(root / "index" / name, self._fill)
        self._lexical = lexical.Lexical(folder / "words")
        self._matrix = self._open_matrix(folder)

    def _fill(self, draft: Path) -> None:
        import numpy as np

        texts = [snippet.text for snippet in self._pack.snippets]
        np.save(draft / "vectors.npy", vectors.embed(texts, encoder=self._encoder, store=self._store))
        (draft / "words").mkdir()
        lexical.write(draft / "words", texts)

    @staticmethod
    def _open_matrix(folder: Path) -> Matrix:
        import numpy as np

        matrix: Matrix = np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False)
        return matrix

    def search(self, queries: Sequence[str], *, limit: int) -> list[list[Hit]]:
        """Return the best snippets for each query, best first; ties by the snippet's key."""
        import numpy as np

        if not self._pack.snippets:
            return [[] for _ in queries]
        unique = list(dict.fromkeys(queries))
        matrix = np.asarray(self._matrix)
        # One query at a time: multiplied together, the last bits of a cosine hang on how many there are.
        cosines = (matrix @ row for row in self._embed(unique))
        found = {query: self._fuse(query, row, limit=limit) for query, row in zip(unique, cosines, strict=True)}
        return [found[query] for query in queries]

    def _embed(self, queries: Sequence[str]) -> Matrix:
        """Return a row a query, kept like those of snippets: of an edited draft, most claims were embedded before."""
        try:
            return vectors.embed(queries, encoder=self._encoder, store=self._store)
        except IndexCacheError:  # the index stands in a folder we may only read
            return self._encoder.embed(queries)

    def _fuse(self, query: str, cosines: Matrix, *, limit: int) -> list[Hit]:
        import numpy as np

        depth = min(len(cosines), 2 * limit)
        near = np.argpartition(-cosines, depth - 1)[:depth]
        near = near[np.lexsort((near, -cosines[near]))]
        words = self._lexical.search(query, limit=depth)
        scores: dict[int, float] = {}
        for ranking in (near.tolist(), [position for position, _ in words]):
            for rank, position in enumerate(ranking, 1):
                scores[position] = scores.get(position, 0.0) + 1 / (_RANK_CONSTANT + rank)
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]
        return [Hit(self._pack.snippets[position], score, float(cosines[position])) for position, score in best]
