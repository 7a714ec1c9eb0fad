"""The fused judge: what the learned judge says, weighed with what words and values say, by small boosted trees."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple

from factcheck.checker import features
from factcheck.checker import overlap as words_met
from factcheck.checker.align import align
from factcheck.checker.judge import Judge, Pair, Probabilities
from factcheck.checker.learned import NOTHING, LearnedJudge, probabilities, readable
from factcheck.checker.overlap import overlap
from factcheck.checker.reading import read
from factcheck.errors import ModelError, Where

SAID = ("said_supports_contradicts", "said_supports_neutral", "said_contradicts_neutral")
FEATURES = (
    *SAID,
    *words_met.NAMES,
    *(f"value_{name}" for name in features.NAMES),
)
# What forbids support: an opposite in a word's place, and a denial that the evidence has not.
_OFF = (FEATURES.index("opposite_firm"),)
_DENIES, _DENIED = FEATURES.index("claim_negated"), FEATURES.index("evidence_negated")
# A node of a tree: feature, threshold, node if not greater, node if greater; a leaf has feature -1 and its value.
Tree = tuple[tuple[int, float, int, int], ...]


class FusedJudge:
    """Weighs what the learned judge says together with the numbers of `overlap.py` and `features.py`, by small trees.

    The trees stand readable in `factcheck/models/judge/fusion.json`. A pair's result depends on nothing but the pair.
    """

    def __init__(self, learned: Judge, forest: Forest) -> None:
        self._learned = learned
        self._forest = forest

    @classmethod
    def load(cls, learned: Judge | None = None) -> FusedJudge:
        """Return the fused judge of this installation, over the learned judge of it or over the one given.

        Raises ModelError when its trees are missing, damaged or for other features.
        """
        path = resources.files("factcheck.models") / "judge" / "fusion.json"
        try:
            forest = Forest.parse(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"the fusion trees cannot be read: {error}", where=Where(str(path)), remedy="Install factcheck again."
            ) from error
        return cls(learned or LearnedJudge(), forest)

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Return one set of probabilities a pair, in the order given; empty evidence is neutral."""
        said = self._learned.judge(pairs)
        return [
            self._weigh(fusion_features(pair, one)) if pair.evidence.strip() else NOTHING
            for pair, one in zip(pairs, said, strict=True)
        ]

    def _weigh(self, row: Sequence[float]) -> Probabilities:
        found = probabilities(self._forest.logits(row))
        is_off = any(row[place] for place in _OFF) or (row[_DENIES] and not row[_DENIED])
        return careful(found) if is_off else found


def careful(found: Probabilities) -> Probabilities:
    """Return the same with support the least likely of the three; the other two keep their proportion.

    >>> careful(Probabilities(0.6, 0.3, 0.1))
    Probabilities(supports=0.05, contradicts=0.7125, neutral=0.2375)
    """
    least = min(found.contradicts, found.neutral) / 2
    if found.supports <= least:
        return found
    share = (1 - least) / max(found.contradicts + found.neutral, 1e-9)
    contradicts = round(found.contradicts * share, 6)
    return Probabilities(round(least, 6), contradicts, round(1 - round(least, 6) - contradicts, 6))


class Forest(NamedTuple):
    """Boosted trees as they are read from JSON: the leaves of a stance are added to what the judge says of it."""

    trees: tuple[tuple[Tree, ...], ...]

    @classmethod
    def parse(cls, text: str) -> Forest:
        """Return the forest of a JSON text; raises ValueError if it is for other features than `FEATURES`."""
        raw = json.loads(text)
        if tuple(raw["features"]) != FEATURES:
            raise ValueError("the trees are for other features")
        trees = (tuple(tuple(tuple(node) for node in tree) for tree in stance) for stance in raw["trees"])
        return cls(tuple(trees))

    def logits(self, row: Sequence[float]) -> list[float]:
        """Return the log-odds of supports, contradicts and neutral for one row of features."""
        said = (3 * row[1], 3 * row[2], 0.0)  # against neutral, as `said_features` has them
        return [odds + sum(_leaf(tree, row) for tree in trees) for odds, trees in zip(said, self.trees, strict=True)]


def _leaf(tree: Tree, row: Sequence[float]) -> float:
    at = 0
    while True:
        feature, value, low, high = tree[at]
        if feature < 0:
            return value
        at = low if row[feature] <= value else high


def fusion_features(pair: Pair, said: Probabilities) -> tuple[float, ...]:
    """Return one number for each of FEATURES: what the learned judge says, how words meet, what the values say."""
    claim, evidence = readable(pair.claim), readable(pair.evidence)
    ours, theirs = read(claim), read(evidence)
    symbolic = features.features(ours, theirs, align(ours, theirs, cosine=0.0))  # two texts, no retrieval: no cosine
    return (*said_features(said), *overlap(claim, evidence), *symbolic)


def said_features(said: Probabilities) -> tuple[float, ...]:
    """Return the judge's log-probabilities, each against each, as numbers of the size of the others.

    >>> said_features(Probabilities(0.5, 0.25, 0.25))[2]
    0.0
    """
    supports, contradicts, neutral = (
        math.log(max(value, 1e-4)) for value in (said.supports, said.contradicts, said.neutral)
    )
    return tuple(
        max(-3.0, min(3.0, odds / 3)) for odds in (supports - contradicts, supports - neutral, contradicts - neutral)
    )
