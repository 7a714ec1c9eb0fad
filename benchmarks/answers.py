"""The answers of a release, by id: hashes and labels only, so that the next release can say what it gained and lost."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb
from pathlib import Path

from benchmarks.dev import Gold
from benchmarks.installed import LABELS

KEPT = Path(__file__).parent / "kept" / "0.1.0.json"
_MARKS = {label: label[0] for label in LABELS}  # s, r, n


@dataclass(frozen=True, slots=True)
class Change:
    """What became right and what became wrong, of the pairs both releases were asked; ids as their hashes."""

    asked: int
    gained: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def chance(self) -> float:
        """How likely a split as uneven as this one is where neither release is better (two-sided sign test)."""
        count, most = len(self.gained) + len(self.lost), max(len(self.gained), len(self.lost))
        uneven: float = 2 * sum(comb(count, k) for k in range(most, count + 1)) / 2**count
        return min(1.0, uneven)


def mark(identity: str) -> str:
    """Return the hash an id is kept as."""
    return hashlib.sha256(identity.encode()).hexdigest()[:8]


def keep(said: Mapping[str, Mapping[str, str]], path: Path) -> None:
    """Write set → id → label."""
    sets = {
        name: " ".join(sorted(mark(identity) + _MARKS[label] for identity, label in answers.items()))
        for name, answers in sorted(said.items())
    }
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(sets, indent=0) + "\n", encoding="utf-8")


def changes(name: str, gold: Sequence[Gold], said: Mapping[str, str], kept: Path = KEPT) -> Change:
    """Return the change since the kept release on one set."""
    words = json.loads(kept.read_text(encoding="utf-8")).get(name, "").split() if kept.is_file() else []
    before = {word[:8]: word[8:] for word in words}
    asked = [(mark(one.id), _MARKS[one.label], _MARKS[said[one.id]]) for one in gold if mark(one.id) in before]
    return Change(
        len(asked),
        tuple(key for key, right, now in asked if now == right != before[key]),
        tuple(key for key, right, now in asked if now != right == before[key]),
    )
