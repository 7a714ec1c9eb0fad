"""How much it matters to check a claim, 0 to 1: figures, names, dates and acts up, views and vague words down."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.records import Reason, Value

_WEIGHTS = {
    "money": 0.2, "share": 0.2, "change": 0.1, "rank": 0.12, "number": 0.12, "measure": 0.12, "score": 0.1,
    "date": 0.08, "comparison": 0.08, "status": 0.08, "act": 0.06, "role": 0.05, "person": 0.05, "place": 0.04,
    "quotation": 0.1, "duration": 0.05, "age": 0.05,
}  # fmt: skip


def checkworthiness(values: Sequence[Value], *, names: int, reason: Reason | None) -> float:
    """Return the score; a claim that cannot be checked scores under 0.3.

    >>> checkworthiness((), names=0, reason=None) < checkworthiness((), names=2, reason=None)
    True
    """
    score = 0.35 + sum(_WEIGHTS.get(kind, 0.0) for kind in sorted({value.kind for value in values}))
    score += 0.05 * min(names, 3)
    if reason is not None:
        score *= 0.3
    return round(min(score, 0.99), 3)
