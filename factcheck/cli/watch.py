"""`--watch`: the same check again whenever a draft or a source is saved."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from factcheck.cli.streams import failures, note, terminal, write
from factcheck.errors import ArticleError, FactcheckError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Stamps = dict[str, tuple[int, int, int] | None]

_EVERY = 0.1  # seconds between two looks; a save is seen within two
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"


def watch(run: Callable[[], int], *, drafts: Sequence[str], sources: Sequence[str]) -> int:
    """Run now and after every save until Ctrl-C; return the exit code of the last run.

    A run that fails (a source file half written) is shown like any other, and the next save mends it. Ctrl-C in the
    middle of a run leaves with 130, as it does without --watch.
    """
    if "-" in drafts:
        raise SettingsError("stdin cannot be watched", remedy="Name the draft's file instead of -.")
    while True:
        files = _sources(drafts, sources)
        seen = _stamps(drafts, files)
        if terminal(sys.stdout):
            write(_CLEAR)
        code = _code(run)
        try:
            note("watching; Ctrl-C ends")
            _wait(seen, drafts, files)
        except KeyboardInterrupt:
            return code


def _code(run: Callable[[], int]) -> int:
    try:
        with failures():
            return run()
    except typer.Exit as ending:
        return ending.exit_code


def _wait(seen: Stamps, drafts: Sequence[str], sources: Sequence[str]) -> None:
    """Return when a file is another than it was seen to be, and has stayed the same between two looks."""
    now = seen
    while True:
        time.sleep(_EVERY)
        before, now = now, _stamps(drafts, sources)
        if now != seen and now == before:
            return


def _stamps(drafts: Sequence[str], sources: Sequence[str]) -> Stamps:
    """Return what tells a saved file from an unsaved one; drafts put into a folder are found as they come."""
    from factcheck.reader.discover import discover

    try:
        found = discover(drafts)
    except ArticleError:  # a folder without a draft: the run says so
        found = []
    return {path: _stamp(Path(path)) for path in (*found, *sources)}


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:  # between two steps of an editor that puts a new file in the old one's place
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _sources(drafts: Sequence[str], sources: Sequence[str]) -> Sequence[str]:
    """Return the source files with all they include; where one cannot be read, which a run says, those named."""
    from factcheck.cli.inputs import read_pack
    from factcheck.sources.find import find

    for files in (lambda: read_pack(sources, drafts).paths, lambda: find(list(sources), beside=list(drafts))):
        try:
            return files()
        except (FactcheckError, OSError):
            continue
    return sources
