"""What is installed here, as a few hex digits: the part of every cache key that code, tables and models stand for."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
# What only reads, shows or keeps what was judged changes no verdict.
_SHOWING = frozenset({"cli", "ledger", "reporter", "server", "sources", "__pycache__"})
_LARGE = 1_000_000  # bytes; a model is known by the checksum in its card, and by its size
_LIBRARIES = frozenset({"numpy", "onnxruntime", "pyyaml", "rapidfuzz", "sentencex", "tantivy", "tokenizers"})


@cache
def fingerprint() -> str:
    """Return 16 hex digits that change with any code, table, model or library a verdict may hang on.

    >>> fingerprint() == fingerprint()
    True
    """
    digest = hashlib.sha256(sys.version.encode())
    for name, content in _files(str(_HERE), ""):
        digest.update(f"{name} {len(content)} ".encode() + content)
    digest.update(" ".join(_libraries()).encode())
    return digest.hexdigest()[:16]


@cache
def folder(name: str) -> str:
    """Return 16 hex digits that change with any file of one of our folders, such as "sources"."""
    digest = hashlib.sha256()
    for file, content in _files(str(_HERE / name), ""):
        digest.update(f"{file} {len(content)} ".encode() + content)
    return digest.hexdigest()[:16]


def _files(folder: str, within: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file below the folder, in the order of their names."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name = f"{within}{entry.name}"
        if entry.is_dir():
            if name not in _SHOWING and entry.name != "__pycache__":
                yield from _files(entry.path, f"{name}/")
        elif (size := entry.stat().st_size) > _LARGE:
            yield name, str(size).encode()
        else:
            yield name, Path(entry.path).read_bytes()


def _libraries() -> Iterator[str]:
    """Yield names and versions from the folders pip leaves; asking importlib.metadata takes ten times as long."""
    for folder in sys.path:
        if Path(folder).is_dir():
            names = (entry.name for entry in os.scandir(folder or ".") if entry.name.endswith(".dist-info"))
            yield from sorted(name for name in names if name.partition("-")[0].lower() in _LIBRARIES)
