"""The pairs that calibration and fusion are fitted on: train groups that were held out of training."""

from __future__ import annotations

import random
from pathlib import Path

from training import newsroom_pairs, pairs

# The sets whose pairs are nearest to a newsroom's, each with all three labels or two of them.
SETS = ("vitaminc_real", "vitaminc_synthetic", "fever", "check_covid", "fm2", "scifact_rte")


def held_out(data: Path, most: int) -> list[pairs.Example]:
    """Return up to `most` held-out pairs of each calibration set and of our own, a fixed choice."""
    _, held = pairs.split(pairs.train_sets(data))
    held["newsroom"] = [one for one in newsroom_pairs.read() if newsroom_pairs.is_held_out(one)]
    chosen = []
    for name in (*SETS, "newsroom"):
        examples = [e for e in held[name] if e.label < 3]
        random.Random(0).shuffle(examples)
        chosen.extend(examples[:most])
    return chosen
