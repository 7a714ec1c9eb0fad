"""Patterns compiled once: Python keeps the bytecode of its modules between runs, and compiles regular expressions anew.

A check needs hundreds, which are a seventh of its start. What one compiles to hangs on its text, its flags and Python
alone, and is kept in the cache folder, in a file for each Python. There is no public way to it: the modules used here
are private, so a Python that this was not tried with compiles as ever.
"""

from __future__ import annotations

import contextlib
import json
import sys
from array import array
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck import cache
from factcheck.version import VERSION

if TYPE_CHECKING:
    import re

_compiler: Any = import_module("re._compiler")
_sre: Any = import_module("_sre")
_compile = _compiler.compile  # as it is when nobody keeps anything
_TRIED = ((3, 11), (3, 12), (3, 13))
_WORD = "I"  # a word of compiled code is an unsigned int of C, as one of this kind of array
_SHORT = 20  # characters; the code of a shorter pattern takes as long to read as to make
_MOST = 2_000  # patterns kept; the program has some 900, the others are made of an article's names

Row = tuple[int, str, int, dict[str, int]]  # flags, code in hex, groups, numbers of named groups


@contextlib.contextmanager
def kept(folder: Path) -> Iterator[None]:
    """Within, take compiled patterns from the cache folder, and at the end leave there what was compiled anew.

    A cache folder that is not there is not made: what is kept there makes it, and not every run keeps something.
    """
    if sys.version_info[:2] not in _TRIED:
        yield
        return
    patterns = _Patterns(folder)
    _compiler.compile = patterns.compile
    try:
        yield
    finally:
        _compiler.compile = _compile
        patterns.keep()


class _Patterns:
    """The patterns of earlier runs, read when the first is asked for, and those of this run."""

    def __init__(self, folder: Path) -> None:
        python = sha256(f"{sys.version} {_sre.MAGIC} {sys.byteorder}".encode()).hexdigest()[:12]
        self._path = folder / f"patterns-{VERSION}-{python}.json"
        self._new = False

    @cached_property
    def _rows(self) -> dict[str, Row]:
        try:
            rows = json.loads(self._path.read_bytes())
        except (OSError, ValueError):  # not kept, or damaged: it is written again
            return {}
        return rows if isinstance(rows, dict) else {}

    def compile(self, pattern: object, flags: int = 0) -> re.Pattern[Any]:
        """Return what `re._compiler.compile` returns."""
        if not isinstance(pattern, str) or len(pattern) < _SHORT or flags & _compiler.SRE_FLAG_DEBUG:
            made: re.Pattern[Any] = _compile(pattern, flags)
            return made
        name = f"{flags} {pattern}"
        if name in self._rows:
            with contextlib.suppress(TypeError, ValueError, OverflowError, RuntimeError):  # damaged: made again
                return _pattern(pattern, self._rows[name])
        row = self._rows[name] = _row(pattern, flags)
        self._new = True
        return _pattern(pattern, row)

    def keep(self) -> None:
        """Leave what was compiled anew to later runs."""
        if self._new and len(self._rows) <= _MOST:
            with contextlib.suppress(OSError):  # a folder that cannot be written costs time, and nothing else
                if cache.is_made(self._path.parent):
                    cache.write(self._path, json.dumps(self._rows).encode())


def _row(pattern: str, flags: int) -> Row:
    tree = _compiler._parser.parse(pattern, flags)  # noqa: SLF001
    code = array(_WORD, _compiler._code(tree, flags))  # noqa: SLF001
    return flags | tree.state.flags, code.tobytes().hex(), tree.state.groups - 1, dict(tree.state.groupdict)


def _pattern(text: str, row: Row) -> re.Pattern[Any]:
    flags, code, groups, named = row
    names = {number: name for name, number in named.items()}
    numbers = tuple(names.get(number) for number in range(groups + 1))
    made: re.Pattern[Any] = _sre.compile(
        text, flags, array(_WORD, bytes.fromhex(code)).tolist(), groups, named, numbers
    )
    return made
