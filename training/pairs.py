"""The public pairs: which sets are trained on, and which groups are held out for calibration and fusion."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

LABELS = {"supported": 0, "refuted": 1, "nei": 2, "not_supported": 3}

# The open-licence train parts; how often each is seen says `training.distil.RATES`.
TRAINED_ON = (
    "vitaminc_real", "vitaminc_synthetic", "fever", "scifact_rte", "check_covid", "feverous", "fm2", "mnli_m",
    "snli_cad", "conjnli", "scone", "mnli_mm_binary",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled pair; `family` is what was said of one claim, `group` what must stay in one part."""

    claim: str
    evidence: str
    label: int
    source: str
    group: str
    family: str


def read_set(path: Path) -> list[Example]:
    """Return the pairs of one file; a set that is not under an open licence is refused in a train part."""
    examples = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if ".train." in path.name and row["lic"] != "open":
                raise ValueError(f"{path.name}: {row['lic']} licence, never to be trained on")
            if row["label"] not in LABELS:
                continue
            family = str(row.get("meta", {}).get("case") or row["claim"])
            group = f"{row['source']}:{row['group']}"
            examples.append(Example(row["claim"], row["evidence"], LABELS[row["label"]], row["source"], group, family))
    return examples


def is_held_out(group: str) -> bool:
    """Return True for one group in twenty: those are kept for calibration and fusion, never trained on."""
    return hashlib.sha1(group.encode(), usedforsecurity=False).digest()[0] % 20 == 0


def train_sets(data: Path) -> dict[str, list[Example]]:
    """Return the open train parts by name, held-out groups included."""
    return {name: read_set(data / f"{name}.train.jsonl.gz") for name in TRAINED_ON}


def split(sets: dict[str, list[Example]]) -> tuple[dict[str, list[Example]], dict[str, list[Example]]]:
    """Return the same sets twice: without the held-out groups, and the held-out groups alone."""
    kept = {name: [e for e in examples if not is_held_out(e.group)] for name, examples in sets.items()}
    held = {name: [e for e in examples if is_held_out(e.group)] for name, examples in sets.items()}
    return kept, held
