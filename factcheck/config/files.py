"""Configuration files: which one holds here, and what it and those it extends say."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from factcheck.config.keys import EXTEND, KEYS, TABLES
from factcheck.config.kinds import Kind, OnePath, Paths, Text, WrongValueError, remedy
from factcheck.config.places import Path as Place
from factcheck.config.places import places
from factcheck.errors import SettingsError, Where, excerpt, printable

NAMES = (".factcheck.toml", "factcheck.toml", "pyproject.toml")
_PYPROJECT = ("tool", "factcheck")


class Given(NamedTuple):
    """A value, read, and where it was given: "factcheck.toml:3", "--fail-on", "default"."""

    value: object
    origin: str


Layer = Mapping[str, Given]  # by the name of the key


def find() -> Path | None:
    """Return the file that holds here: the nearest going up, to the repository's root; None where there is none.

    In one folder `.factcheck.toml` goes before `factcheck.toml`, and that before a `pyproject.toml` that has
    `[tool.factcheck]`.
    """
    for path in candidates():
        if path.is_file() and (path.name != "pyproject.toml" or _speaks_of_us(path)):
            return path
    return None


def candidates() -> Iterator[Path]:
    """Yield every path a configuration file may have here, the one that would hold first."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        yield from (folder / name for name in NAMES)
        if (folder / ".git").exists():
            return


def _speaks_of_us(path: Path) -> bool:
    try:
        text = path.read_text("utf-8", "replace")
        return _ours(tomllib.loads(text)) is not None
    except (tomllib.TOMLDecodeError, RecursionError):
        return "[tool.factcheck" in text
    except OSError:
        return False


def _ours(pyproject: Mapping[str, object]) -> object:
    """What a pyproject.toml says of us, None where it says nothing."""
    tool = pyproject.get("tool")
    return tool.get("factcheck") if isinstance(tool, dict) else None


def read(path: Path, above: tuple[Path, ...] = ()) -> Iterator[tuple[Path, Layer]]:
    """Yield a file with what it says, then the one it extends, and so on.

    Raises SettingsError, with the place, for what cannot be read, a key there is not, or a value it cannot have.
    """
    file = _File(path)
    given, extended = file.layer()
    yield path, given
    if extended is not None:
        target = (path.parent / extended).resolve()
        if target in (*above, path.resolve()):
            raise file.error(f"{extended} extends this file in turn", (EXTEND,), "Take one of the two out.")
        if not target.is_file():
            raise file.error(f"{extended}: no such file", (EXTEND,), "Paths are read from this file's folder.")
        yield from read(path.parent / extended, (*above, path.resolve()))


class _File:
    """One file: its table, and where each key stands."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._name = _shown(path)
        self._text = _text_of(path, self._name)
        try:
            table = tomllib.loads(self._text)
            self._places = places(self._text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise self._no_toml(str(error)) from error
        self._head: Place = _PYPROJECT if path.name == "pyproject.toml" else ()
        self._table = _ours(table) if self._head else table

    def layer(self) -> tuple[Layer, str | None]:
        """Return what the file says, and the file it extends."""
        if not isinstance(self._table, dict):
            raise self.error("there is no table `tool.factcheck`", (), "Write [tool.factcheck] above the keys.")
        given: dict[str, Given] = {}
        extended: str | None = None
        for path, value in _leaves(self._table):
            name = ".".join(path)
            if name == EXTEND:
                extended = str(self._value(Text(), value, path))
            elif name in KEYS:
                read = _seen_from(self._path.parent, name, self._value(KEYS[name].kind, value, path))
                given[name] = Given(read, f"{self._name}:{self._place(path)[0]}")
            else:
                raise self._unknown(path)
        return given, extended

    def _value(self, kind: Kind, value: object, path: Sequence[str]) -> object:
        try:
            return kind.read(value)
        except WrongValueError as error:
            what = f"`{'.'.join(path)}`: {error}"
            raise self.error(what, (*path, *error.path), "What it may be: factcheck schema config") from error

    def _unknown(self, path: Sequence[str]) -> SettingsError:
        if len(path) == 1 and path[0] in TABLES:
            return self.error(f"`{path[0]}` is a table", path, f"Write [{path[0]}] above its keys.")
        known = [*KEYS, EXTEND, *TABLES]
        inside = path[0] if len(path) > 1 and path[0] in TABLES else ""
        near = [name.partition(".")[2] for name in KEYS if name.startswith(f"{inside}.")] if inside else known
        name = path[-1] if inside else path[0]
        return self.error(f"there is no key {printable(name)!r}", path, remedy(name, near))

    def error(self, what: str, path: Sequence[str | int], advice: str) -> SettingsError:
        """Return an error at the place of a key, or of the nearest one above it that has a place."""
        line, column = self._place(path)
        shown = excerpt(self._text, line, column)
        return SettingsError(what, where=Where(self._name, line, column), excerpt=shown, remedy=advice)

    def _place(self, path: Sequence[str | int]) -> tuple[int, int]:
        whole: Place = (*self._head, *path)
        tries = [(*whole, 0), *(whole[:n] for n in range(len(whole), 0, -1))]  # [[waivers]] has a place for each alone
        return next((self._places[each] for each in tries if each in self._places), (1, 1))

    def _no_toml(self, message: str) -> SettingsError:
        found = re.search(r"\(at line (\d+), column (\d+)\)", message)
        lines = self._text.splitlines() or [""]
        line, column = (int(found[1]), int(found[2])) if found else (len(lines), len(lines[-1]) + 1)
        return SettingsError(
            f"this is not TOML: {message.partition(' (at ')[0]}",
            where=Where(self._name, line, column),
            excerpt=excerpt(self._text, line, column),
            remedy='Texts stand between quotes: fail_on = ["contradicted"]',
        )


def _leaves(table: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield the keys with their values; of the tables we have, what is in them."""
    for name, value in table.items():
        if name in TABLES and isinstance(value, dict):
            yield from (((name, inner), each) for inner, each in value.items())
        else:
            yield (name,), value


def _seen_from(folder: Path, name: str, value: object) -> object:
    """Paths in a file are those from its folder."""
    kind = KEYS[name].kind
    if isinstance(kind, OnePath):
        return _shown(folder / str(value))
    if isinstance(kind, Paths) and isinstance(value, tuple):
        return tuple(_shown(folder / path) for path in value)
    return value


def _shown(path: Path) -> str:
    """A path as a person would write it from here."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return str(path)


def _text_of(path: Path, name: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("is not UTF-8", where=Where(name), remedy="Save the file as UTF-8.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingsError(f"cannot be read ({reason})", where=Where(name), remedy="Check the path.") from error
