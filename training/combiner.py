"""Fit the combiner: `python -m training.combiner --data DATA [--articles tests/articles] [--seed ARTICLE SOURCES]`.

Rows: pairs of the open train parts' held-out groups (never seen by the learned judge), candidates of our own annotated
articles, and those articles' supported claims with one value changed. A multinomial logistic regression with an L2
penalty, fitted by Newton steps: no randomness, the same weights each time. Writes
factcheck/models/combiner/weights.json; prints leave-one-article-out results.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from factcheck.checker.align import align
from factcheck.checker.features import NAMES, features
from factcheck.checker.reading import read
from factcheck.index.encoder import Encoder
from factcheck.index.hybrid import Hybrid
from factcheck.records import Period
from factcheck.sources.load import load
from tests.mutations import mutations
from training import pairs

SUPPORTS, CONTRADICTS, NEUTRAL = range(3)
PUBLIC = ("vitaminc_real", "vitaminc_synthetic", "fever", "check_covid", "scifact_rte")
PENALTY = 1e-3
CANDIDATES = 20
OUT = Path("factcheck/models/combiner/weights.json")

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One pair: its features, what it is (three weights that may be soft), how much it counts, where it came from."""

    features: tuple[float, ...]
    target: int
    weight: float
    origin: str
    bag: int = -1  # pairs of one bag hold at least one true pair among them


class Embeddings:
    """Embeds each text once."""

    def __init__(self) -> None:
        self._encoder = Encoder.load()
        self._rows: dict[str, Array] = {}

    @property
    def encoder(self) -> Encoder:
        return self._encoder

    def cosine(self, one: str, two: str) -> float:
        return float(self._row(one) @ self._row(two))

    def _row(self, text: str) -> Array:
        if text not in self._rows:
            self._rows[text] = self._encoder.embed([text])[0]
        return self._rows[text]


def pair_features(
    claim: str, snippet: str, cosine: float, as_of: Period | None, dated: Period | None
) -> tuple[float, ...]:
    """Return the features of a pair as the checker computes them."""
    ours, theirs = read(claim, as_of), read(snippet, dated)
    return features(ours, theirs, align(ours, theirs, cosine=cosine))


def public_rows(data: Path, embeddings: Embeddings, most: int) -> Iterator[Row]:
    """Yield the held-out groups' pairs of the open train parts."""
    for name in PUBLIC:
        examples = [
            example
            for example in pairs.read_set(data / f"{name}.train.jsonl.gz")
            if pairs.is_held_out(example.group) and len(example.evidence) < 600
        ][:most]
        for example in examples:
            cosine = embeddings.cosine(example.claim, example.evidence)
            found = pair_features(example.claim, example.evidence, cosine, None, None)
            yield Row(found, example.label, 1.0, f"public:{name}")


def article_rows(claims: Path, sources: str, embeddings: Embeddings, bags: Iterator[int]) -> Iterator[Row]:
    """Yield the candidates of an annotated article; a supported claim's cited sources make a bag."""
    gold = yaml.safe_load(claims.read_text())
    as_of = Period.parse(str(gold["as_of"]))
    index = Hybrid(load([sources]), encoder=embeddings.encoder)
    checkable = [claim for claim in gold["claims"] if claim["checkable"]]
    hits = index.search([claim["claim"] for claim in checkable], limit=CANDIDATES)
    for claim, found in zip(checkable, hits, strict=True):
        yield from _claim_rows(claim, found, as_of, claims.stem, next(bags))


def _claim_rows(claim: dict, found: Sequence, as_of: Period, origin: str, bag: int) -> Iterator[Row]:
    wanted = {"supported": SUPPORTS, "contradicted": CONTRADICTS, "not_enough_evidence": NEUTRAL}.get(claim["label"])
    if wanted is None:
        return
    cited = set(claim.get("sources") or [])
    for hit in found:
        snippet = hit.snippet
        if snippet.dated and snippet.dated.first > as_of.last:
            continue
        vector = pair_features(claim["claim"], snippet.text, hit.cosine, as_of, snippet.dated)
        if wanted != NEUTRAL and snippet.source.id in cited:
            yield Row(vector, wanted, 1.0, origin, bag)
        else:
            yield Row(vector, NEUTRAL, 0.5, origin)
    if wanted == SUPPORTS and found:
        best = next((hit for hit in found if hit.snippet.source.id in cited), None)
        if best:
            yield from _changed_rows(claim["claim"], best, as_of, origin)


def _changed_rows(text: str, hit: object, as_of: Period, origin: str) -> Iterator[Row]:
    for change, changed in mutations(text):
        target = NEUTRAL if change.startswith("name") else CONTRADICTS
        vector = pair_features(changed, hit.snippet.text, hit.cosine, as_of, hit.snippet.dated)  # type: ignore[attr-defined]
        yield Row(vector, target, 0.4, origin)


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


def report(rows: Sequence[Row], weights: Array, name: str) -> None:
    """Print accuracy and the contradictions' precision on rows that were not fitted on."""
    chances = probabilities(np.array([row.features for row in rows]), weights)
    targets = np.array([row.target for row in rows])
    said = chances.argmax(axis=1)
    hit = (said == CONTRADICTS) & (targets == CONTRADICTS)
    print(
        f"{name:34} n {len(rows):5} accuracy {(said == targets).mean():.3f} "
        f"contradicts P {hit.sum() / max(1, (said == CONTRADICTS).sum()):.2f} R {hit.sum() / max(1, (targets == CONTRADICTS).sum()):.2f}"
    )


def save(weights: Array, note: dict[str, object]) -> None:
    """Write the weights, six digits each, one line a feature."""
    OUT.parent.mkdir(parents=True, exist_ok=True)
    table = {name: [round(float(value), 4) for value in row] for name, row in zip(NAMES, weights, strict=True)}
    lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(row)}" for name, row in table.items())
    OUT.write_text('{\n  "made": ' + json.dumps(note) + ',\n  "weights": {\n' + lines + "\n  }\n}\n")


def article_files(folder: Path, seed: Sequence[str] | None) -> Iterator[tuple[Path, str]]:
    """Yield the annotations and the source file of each article."""
    for claims in sorted(folder.glob("*.claims.yaml")):
        name = claims.name.removesuffix(".claims.yaml")
        if name != "seed":
            yield claims, str(folder / f"{name}.sources.yaml")
        elif seed:
            yield claims, seed[0]


def main() -> None:
    """Fit and save."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--articles", type=Path, default=Path("tests/articles"))
    arguments.add_argument("--seed", nargs=1, help="the source file of the seed article")
    arguments.add_argument("--most", type=int, default=1500, help="pairs of each public set")
    options = arguments.parse_args()
    embeddings, bags = Embeddings(), iter(range(1_000_000))
    public = list(public_rows(options.data, embeddings, options.most))
    articles = {
        claims.stem: list(article_rows(claims, sources, embeddings, bags))
        for claims, sources in article_files(options.articles, options.seed)
    }
    for name, rows in articles.items():
        others = [row for other, found in articles.items() if other != name for row in found]
        report(rows, fit([*public, *others], rounds=2), name)
    everything = [*public, *(row for rows in articles.values() for row in rows)]
    weights = fit(everything)
    report(public, weights, "public (fitted on)")
    save(weights, {"public": len(public), "articles": {name: len(rows) for name, rows in articles.items()}})


if __name__ == "__main__":
    main()
