"""Where each format goes: `-f FORMAT` to stdout, `-f FORMAT=PATH` into a file."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from io import BufferedWriter, FileIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from factcheck import reporter
from factcheck.cli import streams
from factcheck.errors import FactcheckError, SettingsError, Where
from factcheck.reporter import FORMATS, Look, Reporter, Sink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Output(NamedTuple):
    """A format and the file it goes into; no file means stdout."""

    format: str
    path: str | None = None

    @property
    def place(self) -> Path | None:
        """The file, by whatever way it is named; what is none, such as /dev/null, may be named twice."""
        if self.path is None:
            return None
        place = Path(self.path).resolve()
        return place if place.is_file() or not place.exists() else Path(self.path) / self.format


def read_outputs(wishes: Sequence[str]) -> list[Output]:
    """Return what `-f` asks for; `full` on stdout when it asks for nothing.

    >>> read_outputs(["json=out.json", "concise"])
    [Output(format='json', path='out.json'), Output(format='concise', path=None)]

    Raises SettingsError for a format we do not know and for two formats on one stdout.
    """
    outputs = [_output(wish) for wish in wishes] or [Output("full")]
    places = [output.place for output in outputs]
    for output in outputs:
        if places.count(output.place) > 1:
            raise SettingsError(
                f"two formats would go to {output.path or 'stdout'}",
                remedy="Give all but one a file of its own: -f json=report.json",
            )
    return outputs


def spare(outputs: Sequence[Output], read: Iterable[str]) -> None:
    """Raise SettingsError where a format would be written over a file that the run reads."""
    taken = {Path(path).resolve() for path in read if path != "-"}
    for output in outputs:
        if output.place in taken:
            raise SettingsError(
                f"-f {output.format}={output.path} would write over a file that is read here",
                remedy=f"Name another file: -f {output.format}=report.txt",
            )


def _output(wish: str) -> Output:
    name, mark, path = wish.partition("=")
    if name not in FORMATS:
        raise SettingsError(f"there is no format {name!r}", remedy=f"Formats: {', '.join(FORMATS)}.")
    if mark and not path:
        raise SettingsError(f"-f {wish} names no file", remedy=f"Write -f {name}=report.txt, or -f {name} for stdout.")
    return Output(name, path or None)


@contextmanager
def open_reporters(outputs: Sequence[Output], look: Look) -> Iterator[list[Reporter]]:
    """Yield a reporter for each output, and close them when the work is done.

    `look` is that of files; what goes to stdout is as wide and as coloured as the terminal.
    Files are opened before the work begins, so that a folder we may not write in is known at once. With `github` goes
    the summary of the job, where the runner names a file for it.
    """
    with ExitStack() as stack:
        opened = [_open(output, stack, look) for output in outputs]
        if (summary := os.environ.get("GITHUB_STEP_SUMMARY")) and any(each.format == "github" for each in outputs):
            opened.append(_Open(reporter.make("markdown", _growing(summary, stack, mode="a"), look=look)))
        yield [each.reporter for each in opened]
        _close(opened)


class _Open(NamedTuple):
    """A reporter, and the file that takes its place when the reporter is done."""

    reporter: Reporter
    file: _NewFile | None = None


def _close(opened: Sequence[_Open]) -> None:
    """Close all of them, and only then tell of one that refuses: what the others have to say must not be lost."""
    refusals: list[FactcheckError] = []
    for each in opened:
        try:
            each.reporter.close()
        except FactcheckError as refusal:
            refusals.append(refusal)
        else:
            if each.file:
                each.file.keep()
    if refusals:
        raise refusals[0]


def _open(output: Output, stack: ExitStack, look: Look) -> _Open:
    if output.path is None:
        colour = wants_colour(watched=streams.terminal(sys.stdout))
        look = look._replace(width=width(), colour=colour)
        return _Open(reporter.make(output.format, streams.write, look=look))
    path = Path(output.path)
    if output.format == "jsonl" or (path.exists() and not path.is_file()):  # read as it grows; or a pipe
        return _Open(reporter.make(output.format, _growing(output.path, stack, mode="w"), look=look))
    with _unwritable(output.path):
        file = _NewFile(path.resolve())  # a link stays a link
    stack.callback(file.drop)
    return _Open(reporter.make(output.format, file.write, look=look), file)


def _growing(path: str, stack: ExitStack, *, mode: Literal["w", "a"]) -> Sink:
    with _unwritable(path):
        file = stack.enter_context(_text(BufferedWriter(FileIO(path, mode))))

    def write(text: str) -> None:
        file.write(text)
        file.flush()

    return write


class _NewFile:
    """A file that is whole or not there: until it is kept, what was there before stays."""

    def __init__(self, path: Path) -> None:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        self._path = path
        self._fresh = Path(name)
        self._file = _text(os.fdopen(handle, "wb"))

    def write(self, text: str) -> None:
        """Take more of its text."""
        self._file.write(text)

    def keep(self) -> None:
        """Put it in its place, with the rights of the one before it."""
        self._file.close()
        mask = os.umask(0o022)
        os.umask(mask)
        self._fresh.chmod(self._path.stat().st_mode & 0o7777 if self._path.exists() else 0o666 & ~mask)
        self._fresh.replace(self._path)

    def drop(self) -> None:
        """Leave nothing of it, unless it was kept."""
        self._file.close()
        self._fresh.unlink(missing_ok=True)


def _text(file: BufferedWriter) -> TextIOWrapper:
    return TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="\n")


@contextmanager
def _unwritable(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SettingsError(f"cannot be written ({error.strerror})", where=Where(path)) from error


def wants_colour(*, watched: bool) -> bool:
    """Return whether to colour: NO_COLOR says no, FORCE_COLOR says yes, else where somebody watches.

    https://no-color.org and https://force-color.org: any value but the empty one counts.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return watched and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return how wide text may run: COLUMNS, else the terminal, else 100."""
    return max(40, shutil.get_terminal_size(fallback=(100, 24)).columns)
