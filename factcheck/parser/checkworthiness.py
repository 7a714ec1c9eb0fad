"""How much it matters to check a claim, and whether its sentence states anything: two logistic regressions.

They weigh traits (factcheck/models/checkworthiness/weights.json has two weights a trait: for worth, and for being
checkable at all) and the leanings of the words, which the model of syntax gives. `training/checkworthiness.py` makes
both from open text.
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
_UNCHECKABLE = 0.299  # what cannot be checked scores under 0.3, at any score
_WORTH, _CHECKABLE = 0, 1  # columns of the table
# Above this a sentence states something: of the training sentences 99 % of those with anything to check and 20 % of the
# others (5 folds, 2026-11-26; -3 to 0 tried). What its writer says of himself or to the reader is mostly a view: it
# states something only above the second, and so must the claim's own words.
STATES = -1.5
STATES_SURELY = 0.0


def checkworthiness(tree: Tree, words: Sequence[int], values: Sequence[Value], *, reason: Reason | None) -> float:
    """Return how likely the words of a sentence are worth checking, 0 to 1; what cannot be checked is under 0.3."""
    likely = 1 / (1 + math.exp(-_score(tree, words, values, _WORTH)))
    return round(likely * _UNCHECKABLE if reason else likely, 3)


def states(tree: Tree, words: Sequence[int], values: Sequence[Value]) -> float:
    """Return how surely words state something that can be checked: high for "taxes rose", low for "and it is fair"."""
    return _score(tree, words, values, _CHECKABLE)


def _score(tree: Tree, words: Sequence[int], values: Sequence[Value], column: int) -> float:
    said = sum(weight * trait for weight, trait in zip(_weights(column), traits(tree, words, values), strict=True))
    return said + _leaning(tree, words, column)


def _leaning(tree: Tree, words: Sequence[int], column: int) -> float:
    found = [tree.tokens[at].leanings[column] for at in words if tree.tokens[at].leanings]
    return sum(found) / len(found) if found else 0.0


@cache
def _weights(column: int) -> tuple[float, ...]:
    table = json.loads(_TABLE.read_text(encoding="utf-8"))
    return tuple(float(table[trait][column]) for trait in TRAITS)
