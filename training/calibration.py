"""Fit what a verdict's confidence is: `python -m training.calibration --folds FOLDS --seed ARTICLE SOURCES`.

The rows are the verdicts on the annotated articles, each article checked with combiner weights that were fitted without
it (`python -m training.combiner --folds FOLDS`). For each label, a logistic regression of "the label is right" on the
strength of the first citation, with a penalty that pulls a label with few rows to one in two; its slope may not have
the wrong sign. Writes factcheck/models/calibration/verdicts.json; prints how far the confidence can be believed on
articles that were not fitted on.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.articles import matched, pieces
from benchmarks.scores import Answer, brier_of, calibration_error
from factcheck.checker.calibrate import Calibration, Point
from factcheck.records import Label

# Of 0.05 to 2: Brier .149 to .159 by article, eleven articles, 2026-11-25; isotonic steps gave .154, ECE .066 for .028.
PENALTY = 0.1
# Stronger evidence makes a verdict surer; of silence it is the nearest snippet's, and speaks against it.
SIGNS = {Label.NOT_ENOUGH_EVIDENCE: -1.0}
# Those whose claims the combiner is fitted on, each read by weights that were fitted without it, and fifteen more.
ARTICLES = (Path("tests/articles"), Path("training/articles"))
OUT = Path("factcheck/models/calibration/verdicts.json")


@dataclass(frozen=True, slots=True)
class Row:
    """A reference claim that an output claim stands for: what was said, on what, and whether it was right."""

    article: str
    label: Label
    strength: float
    right: bool


def rows(articles: Sequence[Path], seed: Sequence[Path] | None, folds: Path) -> list[Row]:
    """Return the rows of all annotated articles."""
    return [
        Row(piece.name, Label(output.label), output.strength, output.label == reference.label)
        for folder in articles
        for piece in pieces(folder, seed, folds)
        for reference, output in matched(piece)
    ]


def fit(given: Sequence[Row]) -> Calibration:
    """Return the calibration of these rows."""
    lines = {label: line([row for row in given if row.label is label], SIGNS.get(label, 1.0)) for label in Label}
    return Calibration(lines, curve(given))


def line(given: Sequence[Row], sign: float, *, steps: int = 30) -> tuple[float, float]:
    """Return intercept and slope of least penalised loss (Newton's method); a slope of the wrong sign becomes 0."""
    told = np.array([row.right for row in given], dtype=float)
    matrix = np.array([(1.0, row.strength) for row in given]).reshape(-1, 2)
    for width in (2, 1):
        weights = np.zeros(2)
        for _ in range(steps):
            chances = 1 / (1 + np.exp(-matrix @ weights))
            slope = matrix.T @ (chances - told) + PENALTY * weights
            bend = matrix.T @ (matrix * (chances * (1 - chances))[:, None]) + PENALTY * np.eye(2)
            weights[:width] -= np.linalg.solve(bend[:width, :width], slope[:width])
        if weights[1] * sign >= 0:
            break
    return round(float(weights[0]), 4), round(float(weights[1]), 4)


def curve(given: Sequence[Row]) -> tuple[Point, ...]:
    """Return the curve of *contradicted*: after each strength, how many were said and how many were false alarms."""
    said = sorted((row for row in given if row.label is Label.CONTRADICTED), key=lambda row: -row.strength)
    points, wrong = [], 0
    for count, row in enumerate(said, 1):
        wrong += not row.right
        if count == len(said) or said[count].strength < row.strength:
            points.append(Point(row.strength, count, wrong))
    return tuple(points)


def crossed(given: Sequence[Row]) -> list[tuple[Row, Answer]]:
    """Return each row with the confidence of a calibration that was fitted without its article."""
    found = []
    for name in sorted({row.article for row in given}):
        calibration = fit([row for row in given if row.article != name])
        held = [row for row in given if row.article == name]
        found += [(row, Answer(calibration.confidence(row.label, row.strength), row.right)) for row in held]
    return found


def save(calibration: Calibration, made: dict[str, object]) -> None:
    """Write the table, a line a label and a line a point."""
    lines = ",\n".join(f'    "{label}": {json.dumps(calibration.lines[label])}' for label in Label)
    points = ",\n".join(f"    [{p.strength}, {p.said}, {p.false_alarms}]" for p in calibration.curve)
    text = f'{{\n  "made": {json.dumps(made)},\n  "lines": {{\n{lines}\n  }},\n  "curve": [\n{points}\n  ]\n}}\n'
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(text, encoding="utf-8")


def main() -> None:
    """Fit on all articles, save, and print what it gives by article."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, nargs="+", default=ARTICLES)
    parser.add_argument("--seed", nargs=2, type=Path, metavar=("ARTICLE", "SOURCES"))
    parser.add_argument("--folds", type=Path, required=True)
    options = parser.parse_args()
    given = rows(options.articles, options.seed, options.folds)
    answers = [answer for _, answer in crossed(given)]
    error = calibration_error(answers, bins=10)
    print(f"{len(given)} verdicts, by article: ECE {error:.3f}, Brier {brier_of(answers):.3f}")
    names = {row.article for row in given}
    save(fit(given), {"verdicts": len(given), "articles": len(names)})


if __name__ == "__main__":
    main()
