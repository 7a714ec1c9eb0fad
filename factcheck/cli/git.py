"""What git knows of a draft: its changes since a commit. Git is run without a shell and runs nothing in turn."""

from __future__ import annotations

import os
import subprocess
from functools import lru_cache
from pathlib import Path

from factcheck.diffs import Diff, FileDiff, parse
from factcheck.errors import SettingsError
from factcheck.reader.discover import SUFFIXES

# A repository may name programs for git to run; none of them is run for a look at its changes.
_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "diff.external=")


def changed_since(ref: str, draft: str) -> Diff:
    """Return what changed in a draft since the commit where it and `ref` parted; a draft git does not know is new.

    Raises SettingsError where there is no git, no repository, or no such commit.
    """
    folder = Path(draft).resolve().parent
    root = Path(_git(folder, "rev-parse", "--show-toplevel", failing=f"{draft} is in no git repository").strip())
    inside = Path(draft).resolve().relative_to(root.resolve()).as_posix()
    if not _git(root, "ls-files", "--", f":(top,literal){inside}"):
        return Diff(ref, (FileDiff(inside, whole=True),), (root,))
    # All drafts at once, so that one that was renamed is known again; a draft of another kind by itself.
    paths = tuple(f"*{suffix}" for suffix in SUFFIXES)
    return Diff(ref, _files(ref, root, paths if inside.endswith(SUFFIXES) else (f":(top,literal){inside}",)), (root,))


def forget() -> None:
    """Ask git anew from here on; what it says is kept for the other drafts of a run."""
    _files.cache_clear()


@lru_cache(maxsize=8)
def _files(ref: str, root: Path, paths: tuple[str, ...]) -> tuple[FileDiff, ...]:
    base = _base(ref, root)
    options = ("--unified=0", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv")
    prefixes = ("--src-prefix=a/", "--dst-prefix=b/")
    return tuple(parse(_git(root, "diff", *options, *prefixes, base, "--", *paths), name="git diff"))


def _base(ref: str, root: Path) -> str:
    failing = f"--changed-since {ref}: git knows no such commit"
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", failing=failing)
    failing = f"--changed-since {ref}: git finds no commit where it and this branch parted"
    return _git(root, "merge-base", commit.strip(), "HEAD", failing=failing).strip()


def _git(folder: Path, *arguments: str, failing: str = "git failed") -> str:
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell
            ["git", *_SAFE, *arguments],  # noqa: S607 - the git of whoever runs us
            cwd=folder,
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError as error:
        raise SettingsError(
            f"git cannot be run ({error.strerror})", remedy="Install git, or give the changes with --diff FILE."
        ) from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip()
        raise SettingsError(failing, excerpt=told, remedy="In CI fetch the whole history (fetch-depth: 0).")
    return done.stdout.decode("utf-8", "replace")
