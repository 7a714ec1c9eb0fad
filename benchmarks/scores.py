"""What answers with chances are worth: the right ones, the false ones, and whether the chances can be believed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from benchmarks.installed import LABELS, REFUTED, SUPPORTED, Chances

BINS = 15


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said with what confidence, and whether it was right."""

    confidence: float
    right: bool


def ratio(part: float, whole: float) -> float:
    """Return part / whole, 0 where there is nothing."""
    return part / whole if whole else 0.0


def scores(gold: Sequence[str], found: Sequence[Chances]) -> dict[str, float]:
    """Return every figure of one row of the table; "two-way" only where the set has two labels."""
    labels = [label for label in LABELS if label in set(gold)]
    said = [one.best() for one in found]
    pairs, told, there = Counter(zip(gold, said, strict=True)), Counter(said), Counter(gold)
    answers = [Answer(one.of(best), best == label) for one, best, label in zip(found, said, gold, strict=True)]
    result = {
        "accuracy": ratio(sum(one.right for one in answers), len(gold)),
        "macro-F1": sum(ratio(2 * pairs[label, label], told[label] + there[label]) for label in labels) / len(labels),
        "refuted P": ratio(pairs[REFUTED, REFUTED], told[REFUTED]),
        "refuted R": ratio(pairs[REFUTED, REFUTED], there[REFUTED]),
        "false support": ratio(told[SUPPORTED] - pairs[SUPPORTED, SUPPORTED], len(gold) - there[SUPPORTED]),
        "cover@95": coverage(answers),
        "ECE": calibration_error(answers),
        "Brier": brier(gold, found),
    }
    if len(labels) == 2:
        two_way = sum(one.best(labels) == label for one, label in zip(found, gold, strict=True))
        result["two-way"] = ratio(two_way, len(gold))
    return result


def calibration_error(answers: Sequence[Answer], *, bins: int = BINS) -> float:
    """Return the mean gap between confidence and accuracy over equally wide bins, weighted by their size (ECE).

    >>> round(calibration_error([Answer(0.9, True), Answer(0.9, False)]), 3)
    0.4
    """
    return ratio(sum(size * abs(sure - right) for sure, right, size in reliability(answers, bins=bins)), len(answers))


def reliability(answers: Sequence[Answer], *, bins: int = BINS) -> list[tuple[float, float, int]]:
    """Return mean confidence, share right and size of each bin that holds an answer."""
    inside: dict[int, list[Answer]] = {}
    for one in answers:
        inside.setdefault(min(int(one.confidence * bins), bins - 1), []).append(one)
    return [
        (ratio(sum(a.confidence for a in held), len(held)), ratio(sum(a.right for a in held), len(held)), len(held))
        for _, held in sorted(inside.items())
    ]


def brier(gold: Sequence[str], found: Sequence[Chances]) -> float:
    """Return the mean squared distance of the three chances from what is so: 0 is best, 2 worst."""
    total = sum(
        (one.of(label) - (label == right)) ** 2 for right, one in zip(gold, found, strict=True) for label in LABELS
    )
    return ratio(total, len(gold))


def brier_of(answers: Sequence[Answer]) -> float:
    """Return the mean squared distance of the confidence from what is so: 0 is best, 1 worst."""
    return ratio(sum((one.confidence - one.right) ** 2 for one in answers), len(answers))


def surest_first(answers: Sequence[Answer]) -> list[Answer]:
    """Return the answers by falling confidence; those of one confidence stay in order."""
    return sorted(answers, key=lambda one: -one.confidence)


def risk_coverage(answers: Sequence[Answer]) -> list[tuple[float, float]]:
    """Return (share answered, share wrong among those) after each answer, surest first; ties are answered together."""
    points, wrong, order = [], 0, surest_first(answers)
    for count, one in enumerate(order, 1):
        wrong += not one.right
        if count == len(order) or order[count].confidence < one.confidence:
            points.append((count / len(order), wrong / count))
    return points


def coverage(answers: Sequence[Answer], *, precision: float = 0.95) -> float:
    """Return the largest share of answers, surest first, of which at least so many are right."""
    return max((share for share, risk in risk_coverage(answers) if 1 - risk >= precision), default=0.0)


def interval(part: int, whole: int, *, z: float = 1.96) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share.

    >>> [round(bound, 2) for bound in interval(22, 26)]
    [0.66, 0.94]
    """
    if not whole:
        return 0.0, 1.0
    share, squared = part / whole, z * z / whole
    middle = (share + squared / 2) / (1 + squared)
    half = z / (1 + squared) * sqrt(share * (1 - share) / whole + squared / (4 * whole))
    return max(0.0, middle - half), min(1.0, middle + half)
