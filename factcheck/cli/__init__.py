"""The command line: one file a command; nothing else in the package prints."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import traceback
from typing import TYPE_CHECKING

from factcheck import cache, patterns
from factcheck.cli.arguments import complete

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return its exit code: 0 clean, 1 findings, 2 could not run, 130 interrupted."""
    gc.set_threshold(500_000, 20, 20)  # a run makes many small records and few cycles; collecting often costs a tenth
    os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "4")  # numpy's idle threads sleep; spinning costs 50 ms of a core
    with contextlib.nullcontext() if "--no-cache" in arguments else patterns.kept(cache.place()):
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    from typer.main import get_command

    from factcheck.cli.completion import INSTRUCTION, name_command
    from factcheck.cli.streams import prepare

    sys.excepthook = _crash
    prepare()
    if INSTRUCTION in os.environ:
        name_command(os.environ)
    words = complete(arguments)
    if words[:1] == ["check"] and INSTRUCTION not in os.environ:
        from factcheck.cli.front import checking

        app = checking()
    else:
        from factcheck.cli.app import app
    try:
        # Not `app(…)`: that would put typer's own hook in the place of ours.
        get_command(app)(args=words, prog_name="factcheck")
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 2
    return 0


def _crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Leave with 2: Python's own 1 would tell a pipeline that the article has findings; with 130 when interrupted."""
    if issubclass(kind, KeyboardInterrupt):
        os._exit(130)
    traceback.print_exception(kind, error, trace)
    sys.stderr.flush()
    os._exit(2)
