"""Trains what says how much a sentence is worth checking, and whether there is anything in it to check.

    python -m training.checkworthiness --data DATA              # fits and writes
    python -m training.checkworthiness --data DATA --measure    # fits, writes nothing, measures on dev parts

Two logistic regressions over traits and over what an inner layer of the syntax model holds. The weights of the traits
go to factcheck/models/checkworthiness/weights.json, those of the layer into factcheck/models/syntax/model.onnx. The
first column tells what is worth checking from the rest, the second what can be checked from what cannot. They learn
from the sentences of `checkworthy/`, whose README.md says how they were labelled; a word n-gram regression on the same
sentences is what there is to beat. CheckThat, ClaimBuster and PoliClaim only measure.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from factcheck import values
from factcheck.parser.checkworthiness import STATES
from factcheck.parser.parse import parse
from factcheck.parser.traits import TRAITS, traits
from factcheck.records import Article, Block, BlockKind, Span
from factcheck.syntax.model import SyntaxModel
from factcheck.syntax.tree import Tree
from training import leaning_head

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "training" / "checkworthy"
MODELS = ROOT / "factcheck" / "models"
HELD_OUT = frozenset({"crime", "jobs", "children", "ethics", "land", "transit", "public money"})
# Chosen on five folds of the training sentences, whole topics apart (2026-11-26): C .0003 to .01; traits once, twice
# and four times as heavy as the layer; layers 0 to 4, alone and together.
STRENGTH = 0.003  # C of scikit-learn
HEAVIER = 2.0
SETS = {
    "CheckThat 2024 English, dev part": ("cw_ct24_en.dev", "worthy"),
    "CheckThat 2024 English, devtest part": ("cw_ct24_en.devtest", "worthy"),
    "ClaimBuster": ("cw_claimbuster.kfold", "worthy"),
    "PoliClaim gold": ("cw_policlaim_gold.train", "checkable"),
}
MOST = 3000  # sentences of a set, a fixed sample
COLUMNS = {"worthy": 2, "checkable": 1}  # the lowest label that counts
Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence; `group` is the topic of a speech, else the sentence itself."""

    text: str
    label: int
    group: str


@dataclass(frozen=True, slots=True)
class Features:
    """Sentences as the regressions see them."""

    trees: list[Tree]
    traits: Array
    states: Array


@dataclass(frozen=True, slots=True)
class Weights:
    """What is fitted for one column: a weight for each trait, the first for the constant, and one for each state."""

    traits: Array
    states: Array

    def scores(self, seen: Features) -> Array:
        """Return the score of each sentence."""
        scores: Array = seen.traits @ self.traits + seen.states @ self.states
        return scores


def sentences(data: Path) -> list[Sentence]:
    """Return the labelled sentences, held out ones included."""
    own = _rows("sentences.tsv")
    known = gum(data)
    return [
        *(Sentence(text, int(label), text) for label, _, text in own),
        *(Sentence(known[name], int(label), name) for label, name in _rows("gum.tsv")),
        *(Sentence(text, int(label), topic) for label, topic, text in _rows("speeches.tsv")),
    ]


def _rows(name: str) -> list[list[str]]:
    return [row.split("\t") for row in (OWN / name).read_text("utf-8").splitlines()]


def gum(data: Path) -> dict[str, str]:
    """Return the sentences of GUM by their ids."""
    found: dict[str, str] = {}
    with tarfile.open(data / "text" / "gum.tar.gz") as archive:
        for member in archive:
            if member.name.endswith(".conllu"):
                name = ""
                for line in io.TextIOWrapper(archive.extractfile(member), "utf-8"):  # type: ignore[arg-type]
                    if line.startswith("# sent_id = "):
                        name = line.removeprefix("# sent_id = ").strip()
                    elif line.startswith("# text = "):
                        found[name] = line.removeprefix("# text = ").strip()
    return found


def features(texts: Sequence[str]) -> Features:
    """Return what is known of each text."""
    trees, states = leaning_head.read(MODELS / "syntax", texts)
    known = [traits(tree, range(len(tree.tokens)), values.parse_all(tree.text)) for tree in trees]
    return Features(trees, np.array(known), states)


def fit(seen: Features, y: Array) -> Weights:
    """Return the weights of a column, fitted on standardised features and said for them as they are."""
    from sklearn.linear_model import LogisticRegression

    x = np.hstack([seen.traits[:, 1:], seen.states])
    mean, spread = x.mean(axis=0), x.std(axis=0)
    scale = np.where(spread > 0, 1 / np.where(spread > 0, spread, 1), 0)
    scale[: seen.traits.shape[1] - 1] *= HEAVIER
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000, random_state=0)
    model.fit((x - mean) * scale, y)
    weights = model.coef_[0] * scale
    cut = seen.traits.shape[1] - 1
    return Weights(np.concatenate([model.intercept_ - mean @ weights, weights[:cut]]), weights[cut:])


def ngrams(texts: Sequence[str], y: Array) -> Any:
    """Return a word n-gram logistic regression fitted on the same sentences: what there is to beat."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"[^\W\d]+|\d+|[$%?!]")  # noqa: S106
    return make_pipeline(words, LogisticRegression(C=10, class_weight="balanced", max_iter=5000)).fit(list(texts), y)


def read(data: Path, name: str) -> tuple[list[str], Array]:
    """Return the sentences and labels of a public set, a fixed sample of the large ones."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = random.Random(0).sample(rows, min(MOST, len(rows)))
    return [str(row["text"]) for row in rows], np.array([int(row["label"]) for row in rows])


def report(title: str, texts: Sequence[str], y: Array, weights: Weights, plain: Any, *, decides: bool) -> None:
    """Print average precision and accuracy, ours beside the n-grams; with `decides` what the package makes of it."""
    from sklearn.metrics import accuracy_score, average_precision_score

    seen = features(texts)
    ours, theirs = weights.scores(seen), plain.decision_function(texts)
    precision = [average_precision_score(y, score) for score in (ours, theirs)]
    accuracy = [accuracy_score(y, score > 0) for score in (ours, theirs)]
    print(
        f"{title}, n={len(y)}, base {y.mean():.3f}: AP {precision[0]:.3f} (n-grams {precision[1]:.3f}), "
        f"accuracy {accuracy[0]:.3f} (n-grams {accuracy[1]:.3f})"
    )
    if decides:
        taken = _taken(texts)
        print(
            f"    above {STATES}: accuracy {accuracy_score(y, ours > STATES):.3f}; something to check "
            f"found by the package as it is: accuracy {accuracy_score(y, taken):.3f}, in {taken.mean():.3f} of them"
        )


def _taken(texts: Sequence[str]) -> Array:
    """Whether `factcheck claims` finds something to check in each text alone."""
    syntax = SyntaxModel.load()
    articles = (Article("", text, (Block(BlockKind.BODY, Span(0, len(text))),)) for text in texts)
    return np.array([any(claim.reason is None for claim in parse(article, syntax=syntax)) for article in articles])


def measure(data: Path, tables: dict[str, Weights], training: Sequence[Sentence], held: Sequence[Sentence]) -> None:
    """Print the figures of the public sets and of the topics held out."""
    texts = [one.text for one in training]
    plain = {name: ngrams(texts, _labels(training, name)) for name in COLUMNS}
    for name in COLUMNS:
        title = f"own speeches held out, {name}"
        known = [one.text for one in held]
        report(title, known, _labels(held, name), tables[name], plain[name], decides=name == "checkable")
    for title, (file, name) in SETS.items():
        known, y = read(data, file)
        report(title, known, y, tables[name], plain[name], decides=name == "checkable")


def _labels(rows: Sequence[Sentence], name: str) -> Array:
    return np.array([one.label >= COLUMNS[name] for one in rows], dtype=int)


def cross_validate(seen: Features, y: Array, groups: Sequence[str]) -> Array:
    """Return a score for each training sentence by weights that saw nothing of its topic."""
    from sklearn.model_selection import StratifiedGroupKFold

    scores = np.zeros(len(y))
    for train, test in StratifiedGroupKFold(5, shuffle=True, random_state=0).split(seen.traits, y, groups):
        scores[test] = fit(_some(seen, train), y[train]).scores(_some(seen, test))
    return scores


def _some(seen: Features, at: Array) -> Features:
    return Features([seen.trees[n] for n in at], seen.traits[at], seen.states[at])


def write(tables: dict[str, Weights]) -> None:
    """Write the weights where the package reads them."""
    pairs = {trait: [round(float(tables[name].traits[at]), 3) for name in COLUMNS] for at, trait in enumerate(TRAITS)}
    lines = ",\n".join(f"  {json.dumps(trait)}: {json.dumps(pair)}" for trait, pair in pairs.items())
    (MODELS / "checkworthiness" / "weights.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    model = MODELS / "syntax" / "model.onnx"
    leaning_head.write(model, model, np.stack([tables[name].states for name in COLUMNS], axis=1))


def main() -> None:
    """Fit, write or measure."""
    from sklearn.metrics import average_precision_score

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    rows = sentences(options.data)
    held = [one for one in rows if one.group in HELD_OUT]
    training = [one for one in rows if one.group not in HELD_OUT]
    seen = features([one.text for one in training])
    tables = {name: fit(seen, _labels(training, name)) for name in COLUMNS}
    for name in COLUMNS:
        y = _labels(training, name)
        scores = cross_validate(seen, y, [one.group for one in training])
        above = scores > STATES
        print(
            f"{name}: {y.sum()} of {len(y)} sentences, 5 folds, AP {average_precision_score(y, scores):.3f}; "
            f"above {STATES} {above[y == 1].mean():.3f} of these and {above[y == 0].mean():.3f} of the others"
        )
    if options.measure:
        measure(options.data, tables, training, held)
    else:
        write(tables)


if __name__ == "__main__":
    main()
