"""The judge that knows numbers, dates, names, opposites and quotations; a learned judge may take its seat beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from factcheck.checker.align import align
from factcheck.checker.combine import combine
from factcheck.checker.features import features
from factcheck.checker.judge import Pair, Probabilities
from factcheck.checker.reading import read
from factcheck.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """Anything that turns texts into unit vectors, one row a text."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


class SymbolicJudge:
    """Judges pairs by their values and their words; a pair's result depends on nothing but the pair."""

    def __init__(self, *, encoder: Embedder, settings: Settings) -> None:
        self._encoder = encoder
        self._settings = settings

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Return one set of probabilities a pair, in the order given."""
        texts = list(dict.fromkeys(text for pair in pairs for text in (pair.claim, pair.evidence)))
        rows = dict(zip(texts, self._encoder.embed(texts), strict=True)) if texts else {}
        return [self._judge(pair, float(rows[pair.claim] @ rows[pair.evidence])) for pair in pairs]

    def _judge(self, pair: Pair, cosine: float) -> Probabilities:
        ours, theirs = read(pair.claim), read(pair.evidence)
        alignment = align(ours, theirs, cosine=cosine)
        return combine(features(ours, theirs, alignment))
