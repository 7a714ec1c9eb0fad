"""The installed command, asked as anybody would ask it: what `factcheck judge` says of pairs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

SUPPORTED, REFUTED, NEI = "supported", "refuted", "nei"
LABELS = (SUPPORTED, REFUTED, NEI)
FUSED = "fused"
PARTS = ("symbolic", "learned", FUSED)


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely each label of a pair is."""

    supported: float
    refuted: float
    nei: float

    def of(self, label: str) -> float:
        """Return the chance of a label."""
        return {SUPPORTED: self.supported, REFUTED: self.refuted, NEI: self.nei}[label]

    def best(self, labels: Sequence[str] = LABELS) -> str:
        """Return the likeliest of the labels; the first wins ties."""
        return max(labels, key=self.of)


def judge(pairs: Sequence[tuple[str, str]], part: str = FUSED) -> list[Chances]:
    """Return what `factcheck judge` says of (claim, evidence), or what one part of it says alone."""
    lines = "".join(json.dumps({"claim": claim, "evidence": evidence}) + "\n" for claim, evidence in pairs)
    command = [sys.executable, "-m", "factcheck", "judge", "-", *([] if part == FUSED else ["--only", part])]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr[-2000:]}")
    told = [json.loads(line)["probabilities"] for line in done.stdout.splitlines()]
    if len(told) != len(pairs):
        sys.exit(f"{len(told)} answers to {len(pairs)} pairs")
    return [Chances(one["supports"], one["contradicts"], one["neutral"]) for one in told]


def weights() -> str:
    """Return a mark of the judge's weights: figures are comparable where it is the same."""
    import hashlib

    folder = Path(str(resources.files("factcheck.models"))) / "judge"
    content = b"".join((folder / name).read_bytes() for name in ("model.onnx", "fusion.json"))
    return hashlib.sha256(content).hexdigest()[:12]
