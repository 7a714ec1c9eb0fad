"""Pairs written for this project: a snippet, and sentences of a draft that it supports, contradicts or leaves open.

`newsroom/pairs/README.md` says how they were written. One snippet in eight is held out of training with all its claims.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from training.pairs import Example

FOLDER = Path(__file__).parent / "newsroom" / "pairs"
STANCES = {"+": 0, "-": 1, "0": 2}
_HELD_OUT = 8


def read(folder: Path = FOLDER) -> list[Example]:
    """Return the pairs of a folder in the order of its files."""
    return [example for path in sorted(folder.glob("*.txt")) for example in read_file(path)]


def read_file(path: Path) -> Iterator[Example]:
    """Yield the pairs of a file in its order; raises ValueError at a line that is neither a snippet nor a claim.

    A file has groups with an empty line between: `S snippet`, then claims that begin with `+`, `-` or `0`.
    """
    snippet = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        sign, _, text = line.strip().partition(" ")
        if sign == "S":
            snippet = text
        elif snippet and text and sign in STANCES:
            group = f"newsroom:{snippet}"
            yield Example(text, snippet, STANCES[sign], "newsroom", group, group)
        elif line.strip():
            raise ValueError(f"{path}:{number}: neither a snippet nor a claim: {line[:60]!r}")


def is_held_out(example: Example) -> bool:
    """Return True for the pairs that no training sees: one snippet in eight, with all its claims."""
    return hashlib.sha1(example.group.encode(), usedforsecurity=False).digest()[0] % _HELD_OUT == 0
