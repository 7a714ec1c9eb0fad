"""Every threshold and limit, one frozen record; each with where it came from."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The numbers that steer a run; `hash` goes into every report.

    >>> Settings().hash == Settings().hash
    True
    """

    # Retrieval. Embeddings alone reach recall .98 at 20 (277 claims of 11 articles, 2026-11-23).
    candidates: int = 20
    # Evidence printed with a verdict; an editor reads no more.
    citations: int = 3
    # Threads of the models; more gave nothing on small batches.
    threads: int = 2

    # Floors of Alignment.topic for support: with a figure met, with a date met, with words alone.
    support_figure: float = 0.55
    support_moment: float = 0.62
    support_words: float = 0.70
    undated_penalty: float = 0.05  # when the claim is dated and the snippet is not

    # What a contradiction needs.
    contradict_topic: float = 0.68
    contradict_coverage: float = 0.6
    contradict_named: float = 0.99

    # So many origins for one against make the one an outlier, not a dispute (the mistaken pages of the seed's trap pack).
    outlier_ratio: int = 3

    @property
    def hash(self) -> str:
        """Eight hex digits that change when a number changes."""
        numbers = ";".join(f"{name}={value!r}" for name, value in sorted(asdict(self).items()))
        return hashlib.sha256(numbers.encode()).hexdigest()[:8]
