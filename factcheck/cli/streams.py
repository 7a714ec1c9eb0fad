"""stdout is the report and nothing else; notes, progress and errors go to stderr."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING

import typer

from factcheck.errors import FactcheckError, printable

if TYPE_CHECKING:
    from collections.abc import Iterator


def prepare() -> None:
    """Make stdout and stderr take any character; what an encoding lacks stands escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")


def write(text: str) -> None:
    """Write report text to stdout at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


def note(text: str) -> None:
    """Write a note for a person to stderr."""
    sys.stderr.write(f"factcheck: {printable(text)}\n")


def terminal(stream: object) -> bool:
    """Whether somebody watches the stream."""
    return isinstance(stream, TextIOWrapper) and stream.isatty()


@contextmanager
def failures() -> Iterator[None]:
    """Turn what keeps a command from running into one message on stderr and exit code 2."""
    try:
        yield
        sys.stdout.flush()
    except FactcheckError as error:
        note(str(error))
        raise typer.Exit(2) from error
    except BrokenPipeError as error:
        # The reader has what it wanted. Python would complain once more when it closes stdout at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(141) from error  # what a shell reports for a program ended by SIGPIPE
    except OSError as error:
        note(f"{error.filename or 'output'}: {error.strerror or error}")
        raise typer.Exit(2) from error
