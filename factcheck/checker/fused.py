"""The fused judge: what the learned judge says, corrected by what words and values say: a small logistic regression."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from importlib import resources
from itertools import islice
from operator import mul
from typing import NamedTuple

from factcheck.checker import features
from factcheck.checker import overlap as words_met
from factcheck.checker.align import align
from factcheck.checker.judge import Judge, Pair, Probabilities
from factcheck.checker.learned import NOTHING, LearnedJudge, probabilities, readable
from factcheck.checker.overlap import overlap
from factcheck.checker.reading import Reading, read_figures
from factcheck.checker.replaced import replaced
from factcheck.checker.wanting import is_wanting
from factcheck.errors import ModelError, Where

# What is seen of a pair: 1 where there is at least one such, in this order.
_WORDS = (
    "number_excluded", "number_unmet", "number_alone", "comparison_met", "number_equal", "opposite_firm", "opposite",
    "negation_differs", "claim_compares", "equal_other_noun", "differs_same_noun", "evidence_hedged", "names_missing",
)  # fmt: skip
_VALUES = ("figure_differs", "moment_differs", "negation_differs", "place_differs", "names_missing")
FEATURES = (*_WORDS, *(f"value_{name}" for name in _VALUES), "denies", "longest_run", "bigrams", "covered")
# How much surer, in log-odds, the learned judge must be with another name or number. On sixteen dev parts 15 of 1,107
# right supports fall, 11 of 317 wrong ones, 140 of 366 with a name put in another one's place, 25 of 112 with another
# number (2026-11-26; tried .3 to 1.5).
_BETTER = 0.6
_MOST_ASKED = 18
# From here on the judge's word stands whatever the words say. Of 2,609 supported dev pairs with another number, month
# or a denial, .029 are left standing (.042 with .8 for all, nothing asked of what is wanting); accuracy falls by
# at most .007 on any set that measures numbers, by .002 on VitaminC (2026-11-27).
_SURE, _SURER, _SUREST = 0.8, 0.9, 0.95  # beside an opposite; a denial, another figure; a figure that is wanting
_MOST_ODDS = 9.0  # a log-odds beyond which the learned judge is sure


Reader = Callable[[str], Reading]  # how a text is read


class FusedJudge:
    """Corrects what the learned judge says by what words and the value engine see: a weight a feature and stance.

    The weights stand readable in `factcheck/models/judge/fusion.json`. A pair's result depends on nothing but the pair.
    """

    def __init__(self, learned: Judge, weights: Weights, reader: Reader = read_figures) -> None:
        self._learned = learned
        self._weights = weights
        self._reader = reader

    @classmethod
    def load(cls, learned: Judge | None = None, *, reader: Reader = read_figures) -> FusedJudge:
        """Return the fused judge of this installation, over the learned judge of it or over the one given.

        With a `reader` whose readings are kept it need not read a text that was read before. Raises ModelError when its
        weights are missing, damaged or for other features.
        """
        path = resources.files("factcheck.models") / "judge" / "fusion.json"
        try:
            weights = Weights.parse(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"the weights of the fusion cannot be read: {error}",
                where=Where(str(path)),
                remedy="Install factcheck again.",
            ) from error
        return cls(learned or LearnedJudge(), weights, reader)

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Return one set of probabilities a pair, in the order given; empty evidence is neutral."""
        said = self._learned.judge(pairs)
        return [
            self._weigh(pair, one) if pair.evidence.strip() else NOTHING for pair, one in zip(pairs, said, strict=True)
        ]

    def fits_another(self, pair: Pair) -> bool:
        """Return whether another name or number of the evidence fits the claim better than one of its own.

        It asks the learned judge up to eighteen times, so `judge` does not; support that hangs on the judge alone does.
        """
        pair = Pair(readable(pair.claim), readable(pair.evidence))
        [said] = self._learned.judge([pair])
        return self._surest(islice(replaced(*pair), _MOST_ASKED), pair.evidence) > _for_it(said) + _BETTER

    def gain(self, pair: Pair, claims: Sequence[str]) -> float:
        """Return how much surer, in log-odds, the learned judge is of the surest of other claims."""
        return self._surest(claims, pair.evidence) - _for_it(self._learned.judge([pair])[0])

    def _surest(self, claims: Iterable[str], evidence: str) -> float:
        said = self._learned.judge([Pair(claim, evidence) for claim in claims])
        return max(map(_for_it, said), default=-math.inf)

    def _weigh(self, pair: Pair, said: Probabilities) -> Probabilities:
        row = fusion_features(pair, self._reader)
        found = probabilities(self._weights.logits(said_odds(said), row))
        return careful(found) if found.supports < _least(pair, row, found.supports) else found


def _least(pair: Pair, row: Sequence[float], supports: float) -> float:
    """How sure of the claim the judge must be for its word to stand against what is seen of the pair.

    Where only one of the two is negated, an opposite says the same: "did not win" and "lost". Figures differ where
    those of the marks are excluded and none is met, or where the value engine says so and no name is missing.
    """
    seen = dict(zip(FEATURES, row, strict=True))
    if supports >= _SUREST:
        return 0.0
    if not seen["comparison_met"] and is_wanting(readable(pair.claim), readable(pair.evidence)):
        return _SUREST
    excluded = seen["number_excluded"] and not (seen["number_equal"] or seen["comparison_met"])
    differs = seen["value_figure_differs"] and not seen["value_names_missing"]
    if seen["denies"] or excluded or differs:
        return _SURER
    opposite = seen["opposite_firm"] or (seen["opposite"] and not seen["negation_differs"])
    return _SURE if opposite else 0.0


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


class Weights(NamedTuple):
    """What each feature adds to the log-odds of two stances against neutral; `alone` is always added."""

    supports: tuple[float, ...]
    contradicts: tuple[float, ...]
    alone: tuple[float, float]

    @classmethod
    def parse(cls, text: str) -> Weights:
        """Return the weights of a JSON text; raises ValueError if they are for other features than `FEATURES`."""
        raw = json.loads(text)
        if tuple(raw["weights"]) != FEATURES:
            raise ValueError("the weights are for other features")
        supports, contradicts = zip(*raw["weights"].values(), strict=True)
        return cls(supports, contradicts, tuple(raw["alone"]))

    def logits(self, said: tuple[float, float], row: Sequence[float]) -> list[float]:
        """Return the log-odds of supports, contradicts and neutral for what the judge says and one row of features."""
        supports, contradicts = said
        return [
            supports + self.alone[0] + sum(map(mul, self.supports, row)),
            contradicts + self.alone[1] + sum(map(mul, self.contradicts, row)),
            0.0,
        ]


def fusion_features(pair: Pair, reader: Reader = read_figures) -> tuple[float, ...]:
    """Return one number for each of FEATURES: how the words of a pair meet, and what its values say."""
    claim, evidence = readable(pair.claim), readable(pair.evidence)
    ours, theirs = reader(claim), reader(evidence)
    seen = dict(zip(words_met.NAMES, overlap(claim, evidence), strict=True))
    aligned = align(ours, theirs, cosine=0.0, people=False)  # two texts, no retrieval: no cosine
    values = dict(zip(features.NAMES, features.features(ours, theirs, aligned), strict=True))
    return (
        *(min(seen[name], 1.0) for name in _WORDS),
        *(min(values[name], 1.0) for name in _VALUES),
        float(seen["claim_negated"] > 0 and not seen["evidence_negated"]),
        seen["longest_run"] / 10,
        seen["bigrams"],
        seen["covered"],
    )


def said_odds(said: Probabilities) -> tuple[float, float]:
    """Return the judge's log-odds of supports and contradicts against neutral.

    >>> said_odds(Probabilities(0.25, 0.5, 0.25))[0]
    0.0
    """
    supports, contradicts, neutral = (
        math.log(max(value, 1e-4)) for value in (said.supports, said.contradicts, said.neutral)
    )
    return (_bounded(supports - neutral), _bounded(contradicts - neutral))


def _for_it(said: Probabilities) -> float:
    """The log-odds of support against everything else."""
    return math.log(max(said.supports, 1e-4) / max(1 - said.supports, 1e-4))


def _bounded(odds: float) -> float:
    return max(-_MOST_ODDS, min(_MOST_ODDS, odds))
