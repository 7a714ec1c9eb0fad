"""A progress bar on stderr, for long work that somebody watches."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from factcheck.cli.streams import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONG = 100  # claims; the seed article's 80 are done before a bar would help

_WIDTH = 30


@contextmanager
def progress(*, bar: bool = True) -> Iterator[Callable[[int, int], None] | None]:
    """Yield what takes (done, total) and draws a bar, or None where nobody watches or no bar is wanted."""
    if not (bar and terminal(sys.stderr)):
        yield None
        return
    try:
        yield _draw
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _draw(done: int, total: int) -> None:
    if total < _LONG:
        return
    filled = _WIDTH * done // total
    sys.stderr.write(f"\r{'█' * filled}{'░' * (_WIDTH - filled)} {done}/{total} claims")
    sys.stderr.flush()
