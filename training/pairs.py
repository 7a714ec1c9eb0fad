"""The training mix: which sets, how often, which groups are held out for calibration, and how pairs become batches."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LABELS = {"supported": 0, "refuted": 1, "nei": 2, "not_supported": 3}

# Times each open-licence train part is seen in one pass. Sets near to newsroom claims weigh most.
MIX = {
    "vitaminc_real": 1.5,
    "vitaminc_synthetic": 0.7,
    "fever": 2.0,
    "scifact_rte": 3.0,
    "check_covid": 3.0,
    "feverous": 0.7,
    "fm2": 2.0,
    "mnli_m": 1.0,
    "snli_cad": 0.6,
    "conjnli": 0.25,
    "scone": 0.1,
    "mnli_mm_binary": 0.2,
    "rules": 0.6,
}


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled pair; `family` is what must stay in one batch, `group` what must stay in one part."""

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
    """Return the open train parts of the mix by name, held-out groups included."""
    return {name: read_set(data / f"{name}.train.jsonl.gz") for name in MIX if name != "rules"}


def split(sets: dict[str, list[Example]]) -> tuple[dict[str, list[Example]], dict[str, list[Example]]]:
    """Return the same sets twice: without the held-out groups, and the held-out groups alone."""
    kept = {name: [e for e in examples if not is_held_out(e.group)] for name, examples in sets.items()}
    held = {name: [e for e in examples if is_held_out(e.group)] for name, examples in sets.items()}
    return kept, held


def one_pass(sets: dict[str, list[Example]], seed: int) -> list[Example]:
    """Return one pass over the mix: whole families, each set as often as MIX says."""
    chance = random.Random(seed)
    chosen: list[Example] = []
    for name in sorted(sets):
        families = list(_families(sets[name]).values())
        times = MIX[name]
        while times > 0:
            chance.shuffle(families)
            chosen.extend(e for family in families[: round(len(families) * min(times, 1.0))] for e in family)
            times -= 1.0
    return chosen


def _families(examples: Iterable[Example]) -> dict[str, list[Example]]:
    families: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        families[example.source + example.family].append(example)
    return families


def batches(examples: Sequence[Example], lengths: Sequence[int], *, size: int, seed: int) -> Iterator[list[int]]:
    """Yield batches of places in `examples`: families stay together, lengths are alike, order is by chance."""
    chance = random.Random(seed)
    families: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, example in enumerate(examples):
        families[example.source, example.family].append(at)
    order = list(families.values())
    chance.shuffle(order)
    pool: list[list[int]] = []
    for family in order:
        pool.append(family)
        if sum(map(len, pool)) >= size * 48:
            yield from _cut(pool, lengths, size, chance)
            pool = []
    yield from _cut(pool, lengths, size, chance)


def _cut(pool: list[list[int]], lengths: Sequence[int], size: int, chance: random.Random) -> list[list[int]]:
    pool.sort(key=lambda family: max(lengths[at] for at in family))
    flat = [at for family in pool for at in family]
    cut = [flat[begin : begin + size] for begin in range(0, len(flat), size)]
    chance.shuffle(cut)
    return cut
