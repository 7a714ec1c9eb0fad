"""Which source files to read: the ones named, else the nearest sources.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.errors import SourcesError, Where

NAMES = ("sources.yaml", "sources.yml")


def find(explicit: str | Sequence[str] | None = None, beside: str | Sequence[str] | None = None) -> list[str]:
    """Return the source files to load: those named; else the one beside us or above, up to the repository's root.

    >>> find("pack.yaml")
    ['pack.yaml']

    The current folder and those above it are searched first, then the folders of the drafts in `beside`. A folder that
    is named stands for the source file in it. Raises SourcesError, with how to start, where there is none.
    """
    if explicit:
        return [_named(path) for path in ([explicit] if isinstance(explicit, str) else explicit)]
    drafts = [beside] if isinstance(beside, str) else beside or ()
    for start in (".", *(draft for draft in drafts if draft != "-")):
        found = _above(Path(start))
        if found is not None:
            return [found]
    raise SourcesError(
        "no sources.yaml here or in a folder above",
        remedy="Write a first one with `factcheck init`, or name yours with `--sources PATH`.",
    )


def _named(path: str) -> str:
    if not Path(path).is_dir():
        return path
    found = _inside(Path(path))
    if found is None:
        raise SourcesError("no sources.yaml in this folder", where=Where(path), remedy="Name the source file itself.")
    return str(found)


def _inside(folder: Path) -> Path | None:
    return next((folder / name for name in NAMES if (folder / name).is_file()), None)


def _above(start: Path) -> str | None:
    """The nearest file going up; shown as a person would write it from here."""
    try:
        here = start.resolve()
    except (OSError, ValueError):
        return None
    folder = here if here.is_dir() else here.parent
    for up in (folder, *folder.parents):
        found = _inside(up)
        if found is not None:
            return _relative(found)
        if (up / ".git").exists():
            return None
    return None


def _relative(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
