"""The combiner: two logistic regressions over named features; their weights are tables anybody can read."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from factcheck.checker import difference, features
from factcheck.checker.judge import Probabilities
from factcheck.errors import ModelError, Where

WEIGHTS = Path(__file__).parent.parent / "models" / "combiner" / "weights.json"
_TABLES = {"stance": features.NAMES, "difference": difference.NAMES}
Table = tuple[tuple[float, ...], ...]


def combine(numbers: Sequence[float]) -> Probabilities:
    """Return the probabilities of the three stances for one pair's features, in the order of features.NAMES."""
    return _softmax(numbers, _tables()["stance"])


def _softmax(numbers: Sequence[float], table: Table) -> Probabilities:
    logits = [sum(value * row[stance] for value, row in zip(numbers, table, strict=True)) for stance in range(3)]
    top = max(logits)
    chances = [math.exp(logit - top) for logit in logits]
    total = sum(chances)
    return Probabilities(*(chance / total for chance in chances))


def contradicts(numbers: Sequence[float]) -> float:
    """Return how likely a value that differs makes the claim wrong, by the numbers of difference.NAMES."""
    table = _tables()["difference"]
    return 1 / (1 + math.exp(-sum(value * row[0] for value, row in zip(numbers, table, strict=True))))


@cache
def _tables() -> dict[str, Table]:
    if not WEIGHTS.is_file():
        raise ModelError(
            "the combiner's weights are missing", where=Where(str(WEIGHTS)), remedy="Install factcheck again."
        )
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    for name, columns in _TABLES.items():
        if list(weights.get(name, ())) != list(columns):
            raise ModelError(
                f"the combiner's weights ({name}) are for other features",
                where=Where(str(WEIGHTS)),
                remedy="Run `make train` again.",
            )
    return {name: tuple(tuple(row) for row in weights[name].values()) for name in _TABLES}
