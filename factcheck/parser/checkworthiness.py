"""How much it matters to check a claim, and whether its sentence states anything: two logistic regressions over traits.

The table (factcheck/models/checkworthiness/weights.json) has two weights a trait: for worth, and for being checkable at
all. `training/checkworthiness.py` makes it from open text.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from factcheck.parser.traits import TRAITS, traits
from factcheck.records import Reason, Value
from factcheck.syntax.tree import Tree

_TABLE = Path(__file__).parents[1] / "models" / "checkworthiness" / "weights.json"
_UNCHECKABLE = 0.3  # what cannot be checked scores below this
_WORTH, _CHECKABLE = 0, 1  # columns of the table
# A sentence below this states nothing. At -2, -1.5 and -1 none, one and four in a hundred of the training sentences
# that can be checked fall below it (5 folds, 2026-11-25); of the annotated articles' claims that cannot be checked
# .748, .775 and .802 are known as such, and 4, 6 and 7 of 523 checkable ones are lost (2026-11-26).
_SAYS_NOTHING = -1.0


def checkworthiness(tree: Tree, words: Sequence[int], values: Sequence[Value], *, reason: Reason | None) -> float:
    """Return how likely the words of a sentence are worth checking, 0 to 1; what cannot be checked is under 0.3."""
    likely = 1 / (1 + math.exp(-_score(tree, words, values, _WORTH)))
    return round(likely * _UNCHECKABLE if reason else likely, 3)


def says_nothing(tree: Tree, values: Sequence[Value]) -> bool:
    """Return whether a sentence reads like greeting, wish, view or turn of phrase: "And there is fairness."."""
    return _score(tree, range(len(tree.tokens)), values, _CHECKABLE) < _SAYS_NOTHING


def _score(tree: Tree, words: Sequence[int], values: Sequence[Value], column: int) -> float:
    return sum(weight * trait for weight, trait in zip(_weights(column), traits(tree, words, values), strict=True))


@cache
def _weights(column: int) -> tuple[float, ...]:
    table = json.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple(float(table[trait][column]) for trait in TRAITS)
