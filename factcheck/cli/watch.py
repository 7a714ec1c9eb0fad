"""`--watch`: the same check again whenever a file it hangs on is saved: draft, source, ledger, configuration, diff."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from factcheck.cli.streams import failures, note, terminal, write
from factcheck.errors import ArticleError, FactcheckError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.config import Config

Stamps = dict[str, tuple[int, int, int] | None]

_EVERY = 0.1  # seconds between two looks; a save is seen within two
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"


def watch(
    run: Callable[[], int], *, drafts: Sequence[str], read: Callable[[], Config], beside: Iterable[str] = ()
) -> int:
    """Run now and after every save until Ctrl-C; return the exit code of the last run.

    `read` reads the configuration as it is then; `beside` are further files. A run that fails (a source file half
    written) is shown like any other, and the next save mends it. Ctrl-C in the middle of a run leaves with 130, as it
    does without --watch.
    """
    if "-" in drafts:
        raise SettingsError("stdin cannot be watched", remedy="Name the draft's file instead of -.")
    config: Config | None = None
    while True:
        config, broken = _configured(read, config)
        files = [*beside, *_configurations(config), *broken]
        files += _sources(drafts, config["sources"] if config else ())
        ledger = config["ledger"] if config else None
        seen = _stamps(drafts, files, ledger)
        if terminal(sys.stdout):
            write(_CLEAR)
        code = _code(run)
        try:
            note("watching; Ctrl-C ends")
            _wait(seen, drafts, files, ledger)
        except KeyboardInterrupt:
            return code


def _code(run: Callable[[], int]) -> int:
    try:
        with failures():
            return run()
    except typer.Exit as ending:
        return ending.exit_code


def _wait(seen: Stamps, drafts: Sequence[str], files: Sequence[str], ledger: str | None) -> None:
    """Return when a file is another than it was seen to be, and has stayed the same between two looks."""
    now = seen
    while True:
        time.sleep(_EVERY)
        before, now = now, _stamps(drafts, files, ledger)
        if now != seen and now == before:
            return


def _stamps(drafts: Sequence[str], files: Sequence[str], ledger: str | None) -> Stamps:
    """Return what tells a saved file from an unsaved one; drafts put into a folder are found as they come."""
    from factcheck.ledger.files import file_for
    from factcheck.reader.discover import discover

    try:
        found = discover(drafts)
    except ArticleError:  # a folder without a draft: the run says so
        found = []
    ledgers = [str(file_for(draft, ledger)) for draft in found] if ledger else []
    return {path: _stamp(Path(path)) for path in (*found, *files, *ledgers)}


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:  # between two steps of an editor that puts a new file in the old one's place
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _configured(read: Callable[[], Config], before: Config | None) -> tuple[Config | None, list[str]]:
    """Return the configuration; where it cannot be read, which a run says, the one before and the file to be mended."""
    try:
        return read(), []
    except FactcheckError as error:
        return before, [error.where.path] if error.where else []


def _configurations(config: Config | None) -> list[str]:
    """Return the files that were read, and those that would be if they were there."""
    from factcheck.config.files import candidates

    return [*map(str, config.files if config else ()), *map(str, candidates())]


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
