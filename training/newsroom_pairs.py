"""Pairs written for this project: snippets, and sentences of a draft that each supports, contradicts or leaves open.

`newsroom/pairs/README.md` says how they were written. One group in eight is held out of training with all its claims.
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

    A file has groups with an empty line between: lines `S snippet`, then claims that begin with a `+`, `-` or `0` for
    each snippet of the group, in their order: `+- claim`.
    """
    snippets: list[str] = []
    within = False  # a group whose claims have begun
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        signs, _, text = line.strip().partition(" ")
        if signs == "S" and text:
            snippets = [text] if within or not snippets else [*snippets, text]
            within = False
        elif snippets and text and len(signs) == len(snippets) and set(signs) <= set(STANCES):
            within = True
            group = f"newsroom:{snippets[0]}"
            for sign, snippet in zip(signs, snippets, strict=True):
                yield Example(text, snippet, STANCES[sign], "newsroom", group, group)
        elif line.strip():
            raise ValueError(f"{path}:{number}: neither a snippet nor a claim: {line[:60]!r}")
        else:
            snippets, within = [], False


def is_held_out(example: Example) -> bool:
    """Return True for the pairs that no training sees: one group in eight, with all its claims."""
    return hashlib.sha1(example.group.encode(), usedforsecurity=False).digest()[0] % _HELD_OUT == 0
