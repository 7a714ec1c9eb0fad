"""The sets that measure the judge of pairs, and a fixed sample of each; of the public ones no text is kept here."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.installed import LABELS
from training import newsroom_pairs

# Our own pairs that measure: by a writer who knew nothing of those that were learned from, and by one who knew the
# instructions for them but none of them, and so the dossiers.
OURS = {name: Path(__file__).parent / f"newsroom_{name}.txt" for name in ("pairs", "threes", "dossiers")}
# Sets marked "transfer" had no part in training.
SETS = {
    "pairs": "newsroom pairs, our own",
    "threes": "newsroom pairs in threes, our own",
    "dossiers": "newsroom dossiers, our own",
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


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled pair."""

    id: str
    claim: str
    evidence: str
    label: str

    @property
    def texts(self) -> tuple[str, str]:
        """The claim and the evidence."""
        return self.claim, self.evidence


def rows(data: Path, name: str, part: str = "dev") -> Iterator[Gold]:
    """Yield the pairs of a part that have one of the three labels, in the order of the file."""
    if name in OURS:
        told = newsroom_pairs.read_file(OURS[name]) if part == "dev" else newsroom_pairs.read()
        yield from (Gold(f"{name}:{at}", one.claim, one.evidence, LABELS[one.label]) for at, one in enumerate(told))
        return
    with gzip.open(data / f"{name}.{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["label"] in LABELS:
                yield Gold(row["id"], row["claim"], row["evidence"], row["label"])


def sample(data: Path, name: str, most: int | None) -> list[Gold]:
    """Return a fixed sample of a dev part, or all of it."""
    gold = list(rows(data, name))
    random.Random(0).shuffle(gold)
    return gold[:most]
