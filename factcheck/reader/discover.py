"""Which drafts a command line means: files as named, folders searched for articles, `-` for stdin."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import ArticleError, Where

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

SUFFIXES = (".txt", ".md", ".markdown")


def discover(paths: Sequence[str]) -> list[str]:
    """Return the drafts to read: each named file, and the .txt and .md files under each folder, sorted, each once.

    >>> discover(["-"])
    ['-']

    Files that are named are kept whatever they are called and whether they exist (reading them says what is wrong).
    Folders skip what git ignores, hidden files, and links. Raises ArticleError for a folder without an article.
    """
    found: dict[str, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_inside(path) if path != "-" and Path(path).is_dir() else [path]))
    return list(found)


def _inside(folder: str) -> list[str]:
    paths = sorted(_walk(folder))
    if not paths:
        raise ArticleError(
            "no article in this folder",
            where=Where(folder),
            remedy=f"Articles are files that end in {', '.join(SUFFIXES)}; name any other file itself.",
        )
    return paths


def _walk(folder: str) -> Iterator[str]:
    ignored = _Ignored(Path(folder))
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not ignored(parent, name + "/"))
        for name in files:
            if name.lower().endswith(SUFFIXES) and not name.startswith(".") and not ignored(parent, name):
                yield os.path.join(parent, name)  # noqa: PTH118  Path would drop the "./" a person typed


class _Ignored:
    """What the .gitignore files from the repository's root down say; the deepest one that speaks of a file decides."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._root = next((up for up in (self._folder, *self._folder.parents) if (up / ".git").exists()), self._folder)
        self._specs: dict[Path, GitIgnoreSpec | None] = {}

    def __call__(self, parent: str, name: str) -> bool:
        here = Path(parent).resolve()
        path = f"{here.as_posix()}/{name}"
        for up in (here, *here.parents):
            spec = self._spec(up)
            said = spec.check_file(path[len(up.as_posix().rstrip("/")) + 1 :]).include if spec else None
            if said is not None:
                return said
            if up == self._root:
                break
        return False

    def _spec(self, folder: Path) -> GitIgnoreSpec | None:
        if folder not in self._specs:
            self._specs[folder] = self._read(folder / ".gitignore")
        return self._specs[folder]

    @staticmethod
    def _read(path: Path) -> GitIgnoreSpec | None:
        if not path.is_file():
            return None
        from pathspec import GitIgnoreSpec

        return GitIgnoreSpec.from_lines(path.read_text("utf-8", "replace").splitlines())
