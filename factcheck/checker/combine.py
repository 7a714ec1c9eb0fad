"""The combiner: a logistic regression over named features; its weights are a table anybody can read."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from factcheck.checker.features import NAMES
from factcheck.checker.judge import Probabilities
from factcheck.errors import ModelError, Where

_WEIGHTS = Path(__file__).parent.parent / "models" / "combiner" / "weights.json"


def combine(features: Sequence[float]) -> Probabilities:
    """Return the probabilities of the three stances for one pair's features, in the order of features.NAMES."""
    logits = [sum(value * row[stance] for value, row in zip(features, _table(), strict=True)) for stance in range(3)]
    top = max(logits)
    chances = [math.exp(logit - top) for logit in logits]
    total = sum(chances)
    return Probabilities(*(chance / total for chance in chances))


@cache
def _table() -> tuple[tuple[float, float, float], ...]:
    if not _WEIGHTS.is_file():
        raise ModelError(
            "the combiner's weights are missing", where=Where(str(_WEIGHTS)), remedy="Install factcheck again."
        )
    weights = json.loads(_WEIGHTS.read_text(encoding="utf-8"))["weights"]
    if list(weights) != list(NAMES):
        raise ModelError(
            "the combiner's weights are for other features",
            where=Where(str(_WEIGHTS)),
            remedy="Run `make train` again.",
        )
    return tuple(tuple(row) for row in weights.values())
