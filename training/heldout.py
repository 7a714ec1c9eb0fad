"""The pairs that calibration and fusion are fitted on: train groups that were held out of training."""

from __future__ import annotations

import random
from pathlib import Path

from training import pairs

# The sets whose pairs are nearest to a newsroom's, each with all three labels or two of them.
SETS = ("vitaminc_real", "vitaminc_synthetic", "fever", "check_covid", "fm2", "scifact_rte")


def held_out(data: Path, most: int) -> list[pairs.Example]:
    """Return up to `most` held-out pairs of each calibration set, a fixed choice."""
    _, held = pairs.split(pairs.train_sets(data))
    chosen = []
    for name in SETS:
        examples = [e for e in held[name] if e.label < 3]
        random.Random(0).shuffle(examples)
        chosen.extend(examples[:most])
    return chosen
