"""The weights of the phrases that “it” and “they” may take up: a logistic regression over the traits of each.

    python -m training.salience --data DATA    # writes factcheck/models/salience/weights.json

Every noun near a pronoun of GUM's training documents is a row (`factcheck/parser/salience.py`), right where its words
name the pronoun's entity. `benchmarks/coreference.py` measures on the documents held out.
"""

from __future__ import annotations

import argparse
import json
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.coreference import CLASSES, Said, document, documents, fits, plain
from factcheck.parser.context import Context
from factcheck.parser.pronouns import is_empty, name_beside, simple
from factcheck.parser.salience import SENTENCES, phrases, traits
from factcheck.syntax.model import SyntaxModel

OUT = Path(__file__).parents[1] / "factcheck" / "models" / "salience" / "weights.json"
_STEPS, _RATE, _RIDGE = 1500, 1.0, 0.002


def rows(said: list[Said]) -> Iterator[tuple[str, list[str], bool]]:
    """Yield for each phrase near a pronoun: "it" or "they", its traits, whether it names the pronoun's entity."""
    names: dict[str, set[str]] = {}
    for one in said:
        for start, end, entity in one.mentions:
            words = one.tree.text[one.tree.tokens[start].start : one.tree.tokens[end - 1].end]
            if not any(words.lower() in table for table in CLASSES.values()):
                names.setdefault(entity, set()).add(plain(words))
    context = Context()
    for one in said:
        context.foresee(one.tree)
    for one in said:
        for start, end, entity in sorted(one.mentions):
            low = one.tree.tokens[start].text.lower()
            kind = next((kind for kind in ("it", "they") if low in CLASSES[kind]), "")
            if end - start == 1 and kind and not is_empty(one.tree, start):
                for phrase in phrases(one.tree, start, context.before[-SENTENCES:]):
                    own = simple(phrase.tree, name_beside(phrase.tree, phrase.at))
                    words = context.resolve(phrase.tree, own)
                    right = fits(words, names.get(entity, set()))
                    yield kind, traits(one.tree, start, phrase, context.named), right
        context.meet(one.tree)


def fitted(found: list[tuple[list[str], bool]], *, least: int = 20) -> dict[str, float]:
    """Return the weights of the traits that stand in at least so many rows, and of "always"."""
    times = Counter(trait for own, _ in found for trait in own)
    names = ["always", *sorted(trait for trait, count in times.items() if count >= least)]
    place = {name: at for at, name in enumerate(names)}
    table = np.zeros((len(found), len(names)))
    table[:, 0] = 1
    for row, (own, _) in enumerate(found):
        table[row, [place[trait] for trait in own if trait in place]] = 1
    right = np.array([float(one) for _, one in found])
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-table @ weights))
        weights -= _RATE * (table.T @ (likely - right) / len(right) + _RIDGE * weights)
    return {name: round(float(weights[at]), 2) for name, at in place.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    OUT.write_text(json.dumps({"it": {"always": -99}, "they": {"always": -99}}))  # so nothing is put in meanwhile
    syntax = SyntaxModel.load()
    found: dict[str, list[tuple[list[str], bool]]] = {"it": [], "they": []}
    with tempfile.TemporaryDirectory() as folder, tarfile.open(options.data / "text" / "gum.tar.gz") as archive:
        archive.extractall(folder, filter="data")
        for path in documents(Path(folder) / "gum", train=True):
            for kind, own, right in rows(list(document(path, syntax))):
                found[kind].append((own, right))
    OUT.write_text(json.dumps({kind: fitted(own) for kind, own in found.items()}, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
