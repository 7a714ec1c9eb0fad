"""How good the judges are on the public dev parts: `python -m benchmarks.quality --data DATA [--most 1000]`.

One row a set and judge. Dev parts of held-out groups, never trained on; sets marked "transfer" had no part in training.
A judge gives one of three stances; where a set has only two labels, "two-way" takes the likelier of those two.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import isnan
from pathlib import Path

from factcheck.checker.judge import Judge, Pair, Probabilities
from factcheck.checker.numerals import numbers

SUPPORTED, REFUTED, NEI = "supported", "refuted", "nei"
LABELS = (SUPPORTED, REFUTED, NEI)
SETS = {
    "vitaminc_real": "VitaminC real",
    "vitaminc_synthetic": "VitaminC synthetic",
    "fever": "FEVER",
    "fever_symmetric": "FEVER-symmetric (transfer)",
    "numhg_derived": "number probe (transfer)",
    "healthver": "HealthVer (transfer)",
    "climate_fever": "Climate-FEVER (transfer)",
    "check_covid": "Check-COVID",
    "scifact_rte": "SciFact",
    "feverous": "FEVEROUS",
    "mnli_m": "MNLI",
    "snli_cad": "SNLI counterfactual",
    "conjnli": "ConjNLI",
    "factcheck_bench_stance": "Factcheck-Bench (transfer)",
}
_WORD = re.compile(r"\w+")
# ROUGE-2 recall at or above which a pair counts as supported, and below which as neutral; best of a grid on 2,000
# train pairs of VitaminC real.
OVERLAP_SUPPORTED, OVERLAP_NEUTRAL = 0.05, 0.05


@dataclass(frozen=True, slots=True)
class Gold:
    """A dev pair and its label."""

    id: str
    pair: Pair
    label: str


def read_dev(data: Path, name: str, most: int | None) -> list[Gold]:
    """Return a fixed sample of a dev part, or all of it."""
    with gzip.open(data / f"{name}.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    gold = [
        Gold(row["id"], Pair(row["claim"], row["evidence"]), row["label"]) for row in rows if row["label"] in LABELS
    ]
    random.Random(0).shuffle(gold)  # noqa: S311
    return gold[:most]


class Overlap:
    """ROUGE-2 recall of the claim in the evidence, with two thresholds."""

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Return one-sided probabilities by the share of the claim's word pairs that stand in the evidence."""
        return [self._judge(pair) for pair in pairs]

    def _judge(self, pair: Pair) -> Probabilities:
        ours, theirs = _bigrams(pair.claim), set(_bigrams(pair.evidence))
        share = sum(two in theirs for two in ours) / max(1, len(ours))
        if share >= OVERLAP_SUPPORTED:
            return Probabilities(0.6, 0.2, 0.2)
        return Probabilities(0.2, 0.2, 0.6) if share < OVERLAP_NEUTRAL else Probabilities(0.2, 0.6, 0.2)


def _bigrams(text: str) -> list[tuple[str, str]]:
    words = _WORD.findall(text.lower())
    return list(pairwise(words))


def _symbolic() -> Judge:
    from factcheck.checker.symbolic import SymbolicJudge
    from factcheck.index.encoder import Encoder
    from factcheck.settings import Settings

    return SymbolicJudge(encoder=Encoder.load(), settings=Settings())


class Remembered:
    """A judge that judges each pair once, so that the fused row does not run the model again."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._known: dict[Pair, Probabilities] = {}

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        """Return what the judge says, remembered where it has said it before."""
        fresh = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        self._known.update(zip(fresh, self._judge.judge(fresh), strict=True))
        return [self._known[pair] for pair in pairs]


@cache
def _learned() -> Judge:
    from factcheck.checker.learned import LearnedJudge

    return Remembered(LearnedJudge())


def _fused() -> Judge:
    from factcheck.checker.fused import FusedJudge

    return FusedJudge.load(_learned())


# Sets whose pairs turn on a value.
BY_KIND = ("vitaminc_real", "numhg_derived")
COLUMNS = ("accuracy", "macro-F1", "two-way", "refuted P", "refuted R", "false support", "ECE", "cover@95")
JUDGES: dict[str, Callable[[], Judge]] = {
    "overlap": Overlap,
    "symbolic": _symbolic,
    "learned": _learned,
    "fused": _fused,
}


def chosen(probabilities: Probabilities, labels: Sequence[str] = LABELS) -> str:
    """Return the likeliest of the labels; the first wins ties."""
    by_label = {
        SUPPORTED: probabilities.supports,
        REFUTED: probabilities.contradicts,
        NEI: probabilities.neutral,
    }
    return max(labels, key=lambda label: by_label[label])


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def scores(gold: Sequence[str], found: Sequence[Probabilities]) -> dict[str, float]:
    """Return accuracy, macro-F1, two-way accuracy, precision and recall of refuted, false support and ECE."""
    labels = [label for label in LABELS if label in set(gold)]
    said = [chosen(one) for one in found]
    sure = [max(p.supports, p.contradicts, p.neutral) for p in found]
    pairs = Counter(zip(gold, said, strict=True))
    right = sum(pairs[label, label] for label in labels)
    f1 = []
    for label in labels:
        told, there = said.count(label), Counter(gold)[label]
        f1.append(_ratio(2 * pairs[label, label], told + there))
    unsupported = sum(label != SUPPORTED for label in gold)
    wrongly = sum(one == SUPPORTED != label for one, label in zip(said, gold, strict=True))
    two_way = sum(chosen(one, labels) == label for one, label in zip(found, gold, strict=True))
    return {
        "accuracy": _ratio(right, len(gold)),
        "macro-F1": sum(f1) / len(f1),
        "two-way": _ratio(two_way, len(gold)) if len(labels) == 2 else float("nan"),
        "refuted P": _ratio(pairs[REFUTED, REFUTED], said.count(REFUTED)),
        "refuted R": _ratio(pairs[REFUTED, REFUTED], Counter(gold)[REFUTED]),
        "false support": _ratio(wrongly, unsupported),
        "ECE": calibration_error(sure, said, gold),
        "cover@95": coverage(sure, said, gold),
    }


def calibration_error(sure: Sequence[float], said: Sequence[str], gold: Sequence[str], *, bins: int = 15) -> float:
    """Return the mean gap between confidence and accuracy over equally wide bins, weighted by their size."""
    total = 0.0
    for number in range(bins):
        inside = [i for i, value in enumerate(sure) if min(int(value * bins), bins - 1) == number]
        if inside:
            hits = sum(said[i] == gold[i] for i in inside)
            total += abs(sum(sure[i] for i in inside) - hits)
    return _ratio(1, len(sure)) * total


def coverage(sure: Sequence[float], said: Sequence[str], gold: Sequence[str], *, precision: float = 0.95) -> float:
    """Return the largest share of pairs, surest first, of which at least so many are right."""
    order = sorted(range(len(sure)), key=lambda i: (-sure[i], i))
    hits = best = 0
    for count, at in enumerate(order, 1):
        hits += said[at] == gold[at]
        if hits >= precision * count:
            best = count
    return _ratio(best, len(sure))


def by_kind(gold: Sequence[Gold], found: Sequence[Probabilities]) -> dict[str, tuple[int, float]]:
    """Return how many pairs have a claim with each kind of number, and the accuracy on those."""
    places: dict[str, list[bool]] = {}
    for one, chances in zip(gold, found, strict=True):
        kinds = {number.kind for number in numbers(one.pair.claim)} or {"no number"}
        for kind in kinds:
            places.setdefault(kind, []).append(chosen(chances) == one.label)
    return {kind: (len(hits), _ratio(sum(hits), len(hits))) for kind, hits in sorted(places.items())}


def main() -> None:
    """Print the table; write the answers by id where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--most", type=int, default=1000, help="pairs a set, a fixed sample; 0 for all")
    parser.add_argument("--sets", nargs="*", default=list(SETS))
    parser.add_argument("--judges", nargs="*", default=list(JUDGES), choices=list(JUDGES))
    parser.add_argument("--out", type=Path, help="write every answer by id to this JSON file")
    options = parser.parse_args()
    answers: dict[str, dict[str, dict[str, str]]] = {}
    kinds: list[str] = []
    judges = {name: JUDGES[name]() for name in options.judges}
    print(f"| set (dev part) | n | judge | {' | '.join(COLUMNS)} |")
    print("|---" * (3 + len(COLUMNS)) + "|")
    for name in options.sets:
        gold = read_dev(options.data, name, options.most or None)
        common, times = Counter(one.label for one in gold).most_common(1)[0]
        print(
            f"| {SETS[name]} | {len(gold)} | majority ({common}) | {times / len(gold):.3f} |{' |' * (len(COLUMNS) - 1)}"
        )
        for judge_name, judge in judges.items():
            found = judge.judge([one.pair for one in gold])
            result = scores([one.label for one in gold], found)
            cells = " | ".join("" if isnan(value) else f"{value:.3f}" for value in result.values())
            print(f"| {SETS[name]} | {len(gold)} | {judge_name} | {cells} |", flush=True)
            if name in BY_KIND:
                cells = "; ".join(f"{kind} {hit:.3f} ({n})" for kind, (n, hit) in by_kind(gold, found).items())
                kinds.append(f"* {SETS[name]}, {judge_name}: {cells}")
            said = {one.id: chosen(p) for one, p in zip(gold, found, strict=True)}
            answers.setdefault(name, {})[judge_name] = said
    print("\nAccuracy by the kinds of number in the claim (pairs):\n", *kinds, sep="\n")
    if options.out:
        options.out.write_text(json.dumps(answers, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
