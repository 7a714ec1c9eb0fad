"""Fit the combiner: `python -m training.combiner --data DATA [--articles tests/articles] [--seed ARTICLE SOURCES]`.

Two logistic regressions with an L2 penalty, fitted by Newton steps: no randomness, the same weights each time. One
says what a snippet says of a claim, one whether a value that differs makes the claim wrong; `combiner_rows` says on
what. Writes factcheck/models/combiner/weights.json; prints leave-one-article-out results.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from factcheck.checker import difference
from factcheck.checker.features import NAMES
from training.combiner_rows import (
    CONTRADICTS,
    Array,
    Embeddings,
    Row,
    anchor_rows,
    annotated,
    difference_rows,
    public_rows,
    stance_rows,
)

PENALTY = 1e-3
PENALTY_DIFFERENCE = 3e-3  # of 1e-3, 3e-3, 1e-2: best by leave-one-article-out on our eleven articles, 2026-11-25
OUT = Path("factcheck/models/combiner/weights.json")


def fit(rows: Sequence[Row], *, rounds: int = 4) -> Array:
    """Return weights [features, 3]; each bag's best pair, by the weights so far, counts as its true one."""
    matrix = np.array([row.features for row in rows])
    weights = np.zeros((len(NAMES), 3))
    for turn in range(rounds):
        chosen = _chosen(rows, matrix, weights, first=turn == 0)
        weights = _newton(matrix[chosen], rows, chosen, weights)
    return weights


def _chosen(rows: Sequence[Row], matrix: Array, weights: Array, *, first: bool) -> list[int]:
    scores = matrix[:, NAMES.index("cosine")] + matrix[:, NAMES.index("figure_met")] if first else None
    chances = probabilities(matrix, weights)
    best: dict[int, tuple[float, int]] = {}
    kept = []
    for place, row in enumerate(rows):
        if row.bag < 0:
            kept.append(place)
            continue
        score = float(scores[place]) if scores is not None else float(chances[place, row.target])
        best[row.bag] = max(best.get(row.bag, (-1.0, -1)), (score, place))
    return sorted([*kept, *(place for _, place in best.values())])


def probabilities(matrix: Array, weights: Array) -> Array:
    """Return the three probabilities of each row."""
    logits = matrix @ weights
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


def _newton(matrix: Array, rows: Sequence[Row], chosen: Sequence[int], weights: Array, steps: int = 12) -> Array:
    """Return the weights of least penalised loss; Newton's method with the whole Hessian, 3 x features wide."""
    targets = np.eye(3)[[rows[place].target for place in chosen]]
    counts = np.array([rows[place].weight for place in chosen])
    counts = counts / counts.sum()
    width = matrix.shape[1]
    for _ in range(steps):
        chances = probabilities(matrix, weights)
        slope = matrix.T @ ((chances - targets) * counts[:, None]) + PENALTY * weights
        curve = PENALTY * np.eye(3 * width)
        for one in range(3):
            for two in range(3):
                share = counts * chances[:, one] * ((one == two) - chances[:, two])
                block = matrix.T @ (matrix * share[:, None])
                curve[one * width : (one + 1) * width, two * width : (two + 1) * width] += block
        step = np.linalg.solve(curve, slope.T.reshape(-1)).reshape(3, width).T
        weights = weights - step
    return weights


def fit_difference(rows: Sequence[Row], steps: int = 25) -> Array:
    """Return one weight a feature: how likely a value that differs makes the claim wrong."""
    matrix = np.array([row.features for row in rows])
    targets = np.array([float(row.target) for row in rows])
    counts = np.array([row.weight for row in rows])
    counts = counts / counts.sum()
    weights = np.zeros(matrix.shape[1])
    for _ in range(steps):
        chances = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ ((chances - targets) * counts) + PENALTY_DIFFERENCE * weights
        curve = matrix.T @ (matrix * (counts * chances * (1 - chances))[:, None])
        weights = weights - np.linalg.solve(curve + PENALTY_DIFFERENCE * np.eye(len(weights)), slope)
    return weights


def report(rows: Sequence[Row], weights: Array, name: str) -> None:
    """Print accuracy and the contradictions' precision on rows that were not fitted on."""
    chances = probabilities(np.array([row.features for row in rows]), weights)
    targets = np.array([row.target for row in rows])
    said = chances.argmax(axis=1)
    hit = (said == CONTRADICTS) & (targets == CONTRADICTS)
    print(
        f"{name:34} n {len(rows):5} accuracy {(said == targets).mean():.3f} "
        f"contradicts P {hit.sum() / max(1, (said == CONTRADICTS).sum()):.2f} "
        f"R {hit.sum() / max(1, (targets == CONTRADICTS).sum()):.2f}"
    )


def save(stance: Array, differing: Array, note: dict[str, object], out: Path) -> None:
    """Write both tables, four digits each, one line a feature."""
    out.parent.mkdir(parents=True, exist_ok=True)
    tables = {"stance": (NAMES, stance), "difference": (difference.NAMES, differing[:, None])}
    parts = [f'  "made": {json.dumps(note)}']
    for title, (names, weights) in tables.items():
        lines = (
            f"    {json.dumps(name)}: {json.dumps([round(float(value), 4) for value in row])}"
            for name, row in zip(names, weights, strict=True)
        )
        parts.append(f'  "{title}": {{\n' + ",\n".join(lines) + "\n  }")
    out.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def article_files(folder: Path, seed: Sequence[str] | None) -> Iterator[tuple[Path, Path, Path]]:
    """Yield the annotations, the text and the source file of each article."""
    for claims in sorted(folder.glob("*.claims.yaml")):
        name = claims.name.removesuffix(".claims.yaml")
        if name != "seed":
            text = next(path for path in (folder / f"{name}.txt", folder / f"{name}.md") if path.exists())
            yield claims, text, folder / f"{name}.sources.yaml"
        elif seed:
            yield claims, Path(seed[0]), Path(seed[1])


def main() -> None:
    """Fit and save; with --without, fit without that article and save to --out, to measure on it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--articles", type=Path, default=Path("tests/articles"))
    arguments.add_argument("--seed", nargs=2, help="the seed article and its source file")
    arguments.add_argument("--most", type=int, default=1500, help="pairs of each public set")
    arguments.add_argument("--folds", type=Path, help="also write the weights fitted without each article here")
    options = arguments.parse_args()
    embeddings, bags = Embeddings(), iter(range(1_000_000))
    public = list(public_rows(options.data, embeddings, options.most))
    anchored, anchored_differing = anchor_rows(embeddings)
    public += anchored
    stances: dict[str, list[Row]] = {}
    differing: dict[str, list[Row]] = {}
    for files in article_files(options.articles, options.seed):
        one = annotated(*files, embeddings)
        stances[one.name] = list(stance_rows(one, embeddings, bags))
        differing[one.name] = list(difference_rows(one, embeddings, random.Random(0)))
    for name in stances if options.folds else ():
        others = [row for other, rows in stances.items() if other != name for row in rows]
        rest = [row for other, rows in differing.items() if other != name for row in rows]
        weights = fit([*public, *others], rounds=2)
        report(stances[name], weights, name)
        save(weights, fit_difference([*anchored_differing, *rest]), {"without": name}, options.folds / f"{name}.json")
    weights = fit([*public, *(row for rows in stances.values() for row in rows)])
    report(public, weights, "public (fitted on)")
    counts = {name: [len(stances[name]), len(differing[name])] for name in stances}
    save(
        weights,
        fit_difference([*anchored_differing, *(row for rows in differing.values() for row in rows)]),
        {"public": len(public), "articles": counts},
        OUT,
    )


if __name__ == "__main__":
    main()
