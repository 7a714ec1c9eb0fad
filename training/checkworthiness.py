"""Trains the table that says how much a sentence is worth checking: factcheck/models/checkworthiness/weights.json.

    python -m training.checkworthiness --data DATA              # fits and writes
    python -m training.checkworthiness --data DATA --measure    # fits, writes nothing, measures on dev parts

It learns from `checkworthy/sentences.tsv`, written and labelled for this project, and from sentences of GUM (CC BY 4.0)
that `checkworthy/gum.tsv` names and labels; `checkworthy/README.md` says how. The first weight of a trait tells what is
worth checking from the rest, the second what can be checked from what cannot. Beside it stands a word n-gram regression
on the same sentences. CheckThat, ClaimBuster and PoliClaim only measure.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from factcheck import values
from factcheck.parser.mending import mended
from factcheck.parser.traits import TRAITS, traits
from factcheck.syntax.model import SyntaxModel

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "training" / "checkworthy"
MODEL = ROOT / "factcheck" / "models" / "checkworthiness" / "weights.json"
STRENGTH = (
    0.5  # C of scikit-learn; .2, .5, 1 and 2 tried, 5-fold average precision of the training sentences .82 to .85
)
SETS = {
    "CheckThat 2024 English, dev part": ("cw_ct24_en.dev", "worthy"),
    "CheckThat 2024 English, devtest part": ("cw_ct24_en.devtest", "worthy"),
    "ClaimBuster": ("cw_claimbuster.kfold", "worthy"),
    "PoliClaim gold": ("cw_policlaim_gold.train", "checkable"),
}
MOST = 3000  # sentences of a set, a fixed sample


def sentences(data: Path) -> list[tuple[str, int]]:
    """Return the labelled sentences, our own first."""
    rows = [row.split("\t") for row in (OWN / "sentences.tsv").read_text("utf-8").splitlines()]
    own = [(text, int(label)) for label, _, text in rows]
    known = gum(data)
    named = [row.split("\t") for row in (OWN / "gum.tsv").read_text("utf-8").splitlines()]
    return own + [(known[name], int(label)) for label, name in named]


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


def matrix(texts: Sequence[str]) -> np.ndarray[Any, Any]:
    """Return a row of traits for each text."""
    trees = [mended(tree) for tree in SyntaxModel.load().parse(texts)]
    return np.array([traits(tree, range(len(tree.tokens)), values.parse_all(tree.text)) for tree in trees])


def fit(x: np.ndarray[Any, Any], y: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return a weight for each trait; the first is the constant."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=5000, random_state=0).fit(x[:, 1:], y)
    return np.concatenate([model.intercept_, model.coef_[0]])


def ngrams(texts: Sequence[str], y: np.ndarray[Any, Any]) -> Any:
    """Return a word n-gram logistic regression fitted on the same sentences: what there is to beat."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"[^\W\d]+|\d+|[$%?!]")  # noqa: S106
    return make_pipeline(words, LogisticRegression(C=10, class_weight="balanced", max_iter=5000)).fit(list(texts), y)


def read(data: Path, name: str) -> tuple[list[str], np.ndarray[Any, Any]]:
    """Return the sentences and labels of a public set, a fixed sample of the large ones."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = random.Random(0).sample(rows, min(MOST, len(rows)))
    return [str(row["text"]) for row in rows], np.array([int(row["label"]) for row in rows])


def measure(data: Path, tables: dict[str, np.ndarray[Any, Any]], plain: dict[str, Any]) -> None:
    """Print average precision and accuracy on the public sets, ours beside the n-grams."""
    from sklearn.metrics import accuracy_score, average_precision_score

    for title, (name, table) in SETS.items():
        texts, y = read(data, name)
        ours, theirs = matrix(texts) @ tables[table], plain[table].decision_function(texts)
        precision = [average_precision_score(y, score) for score in (ours, theirs)]
        accuracy = [accuracy_score(y, score > 0) for score in (ours, theirs)]
        print(
            f"{title}, n={len(y)}, base {y.mean():.3f}: AP {precision[0]:.3f} (n-grams {precision[1]:.3f}), "
            f"accuracy {accuracy[0]:.3f} (n-grams {accuracy[1]:.3f})"
        )


def cross_validate(x: np.ndarray[Any, Any], y: np.ndarray[Any, Any]) -> float:
    """Return the mean average precision of five folds of the training sentences."""
    from sklearn.metrics import average_precision_score
    from sklearn.model_selection import StratifiedKFold

    folds = StratifiedKFold(5, shuffle=True, random_state=0).split(x, y)
    return float(
        np.mean([average_precision_score(y[test], x[test] @ fit(x[train], y[train])) for train, test in folds])
    )


def main() -> None:
    """Fit, write or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    rows = sentences(options.data)
    texts, levels = [text for text, _ in rows], np.array([level for _, level in rows])
    x = matrix(texts)
    wanted = {"worthy": levels == 2, "checkable": levels >= 1}
    tables = {name: fit(x, y) for name, y in wanted.items()}
    for name, y in wanted.items():
        print(f"{name}: {y.sum()} of {len(y)} sentences, 5-fold average precision {cross_validate(x, y):.3f}")
    if options.measure:
        measure(options.data, tables, {name: ngrams(texts, y) for name, y in wanted.items()})
        return
    weights = {
        trait: [round(float(tables[name][at]), 3) for name in ("worthy", "checkable")]
        for at, trait in enumerate(TRAITS)
    }
    lines = ",\n".join(f"  {json.dumps(trait)}: {json.dumps(pair)}" for trait, pair in weights.items())
    MODEL.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
