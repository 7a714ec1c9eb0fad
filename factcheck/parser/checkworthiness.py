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
_UNCHECKABLE = 0.3  # what cannot be checked scores below this
_WORTH, _CHECKABLE = 0, 1  # columns of the table
# A sentence below this states nothing: of the training sentences 72 % of those without anything to check and 0.6 % of
# the others (5 folds, 2026-11-26; -2 to -0.5 tried). A figure or a day in a claim makes up for more.
SAYS_NOTHING = -1.5
_SAYS_NOTHING_FIRM = -3.0


def checkworthiness(tree: Tree, words: Sequence[int], values: Sequence[Value], *, reason: Reason | None) -> float:
    """Return how likely the words of a sentence are worth checking, 0 to 1; what cannot be checked is under 0.3."""
    likely = 1 / (1 + math.exp(-_score(tree, words, values, _WORTH)))
    return round(likely * _UNCHECKABLE if reason else likely, 3)


def says_nothing(tree: Tree, values: Sequence[Value], *, firm: bool = False) -> bool:
    """Return whether a sentence reads like greeting, wish, view or turn of phrase: "And there is fairness.".

    `firm` says that what is claimed has a figure or a day in it.
    """
    score = _score(tree, range(len(tree.tokens)), values, _CHECKABLE)
    return score < (_SAYS_NOTHING_FIRM if firm else SAYS_NOTHING)


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
