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
    candidates: int = 12
    # Citations a side of a verdict; the report for people prints three of them.
    citations: int = 5
    # Threads of the models; more gave nothing on small batches.
    threads: int = 2

    # Least probabilities of the combiner for the two stances, and what a contradiction needs beside: all names of the
    # claim in the snippet, and nearness in meaning. Chosen on our own eleven annotated articles (tests/articles),
    # 2026-11-23: precision of contradicted first, then labels right; ranges tried 0.3–0.9. Support at 0.3 had three
    # labels of 634 more right and cited snippets that bear nothing out (2026-11-25).
    support_at: float = 0.32
    contradict_at: float = 0.5
    # Snippets less near in meaning than this are not weighed; of 0.1–0.35, 0.35 was the first to change a label.
    near_cosine: float = 0.3
    contradict_named: float = 0.66
    contradict_cosine: float = 0.4

    # Least probability that a second figure for what one source tells makes a dispute, or the claim outdated; 0.4–0.8
    # tried on eleven annotated articles and six more, 2026-11-26: seven of eight right.
    rival_at: float = 0.6
    # Least strength of support that makes a dispute of a contradiction; 0.3–0.7 tried, eleven articles, 2026-11-25.
    dispute_at: float = 0.5
    # So many origins for one against make the one an outlier, not a dispute (mistaken pages of the seed's trap pack).
    outlier_ratio: int = 3
    # Largest share of false alarms among claims called contradicted; 1 calls all of them so. The curve it is read from
    # is that of docs/calibration.md: the contradictions of twenty-six annotated articles, 2026-11-27.
    max_false_alarms: float = 1.0

    @property
    def hash(self) -> str:
        """Eight hex digits that change when a number changes."""
        numbers = ";".join(f"{name}={value!r}" for name, value in sorted(asdict(self).items()))
        return hashlib.sha256(numbers.encode()).hexdigest()[:8]
