"""Where each format goes: `-f FORMAT` to stdout, `-f FORMAT=PATH` into a file."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from factcheck import reporter
from factcheck.cli import streams
from factcheck.errors import SettingsError, Where
from factcheck.reporter import FORMATS, Look, Reporter, Sink

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file it goes into; no file means stdout."""

    format: str
    path: str | None = None


def read_outputs(wishes: Sequence[str]) -> list[Output]:
    """Return what `-f` asks for; `full` on stdout when it asks for nothing.

    >>> read_outputs(["json=out.json", "concise"])
    [Output(format='json', path='out.json'), Output(format='concise', path=None)]

    Raises SettingsError for a format we do not know and for two formats on one stdout.
    """
    outputs = [_output(wish) for wish in wishes] or [Output("full")]
    places = [output.path for output in outputs]
    for output in outputs:
        if places.count(output.path) > 1:
            raise SettingsError(
                f"two formats would go to {output.path or 'stdout'}",
                remedy="Give all but one a file of its own: -f json=report.json",
            )
    return outputs


def _output(wish: str) -> Output:
    name, mark, path = wish.partition("=")
    if name not in FORMATS:
        raise SettingsError(f"there is no format {name!r}", remedy=f"Formats: {', '.join(FORMATS)}.")
    if mark and not path:
        raise SettingsError(f"-f {wish} names no file", remedy=f"Write -f {name}=report.txt, or -f {name} for stdout.")
    return Output(name, path or None)


@contextmanager
def open_reporters(outputs: Sequence[Output], *, several: bool) -> Iterator[list[Reporter]]:
    """Yield a reporter for each output, and close them when the work is done.

    Files are opened before the work begins, so that a folder we may not write in is known at once.
    """
    with ExitStack() as stack:
        reporters = [_open(output, stack, several=several) for output in outputs]
        yield reporters
        for each in reporters:
            each.close()


def _open(output: Output, stack: ExitStack, *, several: bool) -> Reporter:
    if output.path is None:
        colour = wants_colour(watched=streams.terminal(sys.stdout))
        look = Look(width=width(), colour=colour, several=several)
        return reporter.make(output.format, streams.write, look=look)
    look = Look(several=several)
    return reporter.make(output.format, _file_sink(output.path, stack), look=look)


def _file_sink(path: str, stack: ExitStack) -> Sink:
    try:
        file = Path(path).open("w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115
    except OSError as error:
        raise SettingsError(f"cannot be written ({error.strerror})", where=Where(path)) from error
    stack.enter_context(file)
    return lambda text: _write(file, text)


def _write(file: TextIO, text: str) -> None:
    file.write(text)
    file.flush()


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
