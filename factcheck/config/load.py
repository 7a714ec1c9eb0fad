"""The configuration of a run: the command line, then the environment, then files, then what holds anyway."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from factcheck.config.files import Given, Layer, find, read
from factcheck.config.keys import KEYS
from factcheck.config.kinds import OFF, Kind, WrongValueError, remedy
from factcheck.errors import SettingsError, printable
from factcheck.gate import Policy, Severity
from factcheck.records import Code
from factcheck.review import Waiver
from factcheck.settings import Settings

# Variables with our name that are no keys.
OTHER_VARIABLES = ("FACTCHECK_CACHE_DIR",)

_PREFIX = "FACTCHECK_"


@dataclass(frozen=True, slots=True)
class Config:
    """What a run does, each value with where it was given."""

    given: Layer
    files: tuple[Path, ...] = ()  # that were read, the first that holds first

    def __getitem__(self, name: str) -> Any:
        return self.given[name].value

    @property
    def policy(self) -> Policy:
        """What the gate stops at."""
        levels = {code: self[f"severity.{code}"] for code in Code}
        return Policy(
            fail_on=self["fail_on"],
            min_confidence=self["min_confidence"],
            max_unverified=self["max_unverified"],
            severities={code: Severity(level) for code, level in levels.items() if level and level != OFF},
            off=frozenset(code for code, level in levels.items() if level == OFF),
            only_new=self["only_new"],
        )

    @property
    def settings(self) -> Settings:
        """The numbers that steer the checker."""
        names = (name.removeprefix("settings.") for name in KEYS if name.startswith("settings."))
        return replace(Settings(), **{name: self[f"settings.{name}"] for name in names})

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        """The waivers that no ledger has."""
        waivers: tuple[Waiver, ...] = self["waivers"]
        return waivers


def load(
    *, options: Mapping[str, tuple[str, object]] | None = None, config: Sequence[str] = (), isolated: bool = False
) -> Config:
    """Return the configuration: for each key the first that gives it, from the top of this list.

    1. the option of its own (`options`: key → option and value), 2. `--config key=value`, 3. the environment,
    4. the file of `--config FILE`, else the nearest one, 5. the files it extends, 6. the default. `isolated` reads no
    file. Every layer is read whole, so that a mistake in one is an error even where another wins.
    """
    pairs = [word for word in config if _PAIR.match(word)]
    named = [word for word in config if not _PAIR.match(word)]
    files = list(_files(named, isolated=isolated))
    layers = [_options(options or {}), _pairs(pairs), _environment(), *(layer for _, layer in files)]
    defaults = {name: Given(key.default, "default") for name, key in KEYS.items()}
    given: dict[str, Given] = defaults
    for layer in reversed(layers):
        given = {**given, **layer}
    return Config({name: given[name] for name in KEYS}, tuple(path for path, _ in files))


_PAIR = re.compile(r"\s*[A-Za-z_][\w.-]*\s*=")


def _options(options: Mapping[str, tuple[str, object]]) -> Layer:
    given: dict[str, Given] = {}
    for name, (option, value) in options.items():
        read = _parsed(name, value, option) if isinstance(value, str) else _read(name, value, option)
        given[name] = Given(read, option)
    return given


def _pairs(pairs: Sequence[str]) -> Layer:
    given: dict[str, Given] = {}
    for pair in pairs:
        name, _, text = (part.strip() for part in pair.partition("="))
        if name not in KEYS:
            raise SettingsError(f"--config {printable(pair)}: there is no key {name!r}", remedy=remedy(name, KEYS))
        given[name] = Given(_parsed(name, text, f"--config {name}"), "--config")
    return given


def _environment() -> Layer:
    variables = {key.variable: name for name, key in KEYS.items()}
    given: dict[str, Given] = {}
    for variable in sorted(os.environ):
        text = os.environ[variable].strip()
        if not variable.startswith(_PREFIX) or variable in OTHER_VARIABLES or not text:
            continue
        if variable not in variables:
            near = remedy(variable, [*variables, *OTHER_VARIABLES])
            raise SettingsError(f"there is no variable {printable(variable)}", remedy=near)
        given[variables[variable]] = Given(_parsed(variables[variable], text, variable), variable)
    return given


def _files(named: Sequence[str], *, isolated: bool) -> Iterator[tuple[Path, Layer]]:
    if isolated and named:
        raise SettingsError(
            f"--isolated reads no file, and --config names {printable(named[0])}", remedy="Leave one of the two out."
        )
    if len(named) > 1:
        raise SettingsError("--config names two files", remedy="Let one of them extend the other: extend = PATH")
    path = Path(named[0]) if named else None if isolated else find()
    if path is not None:
        yield from read(path)


def _parsed(name: str, text: str, where: str) -> object:
    """The value of a text as TOML reads it, else the text itself: quotation marks and brackets may be left out."""
    try:
        return _read(name, tomllib.loads(f"value = {text}")["value"], where)
    except (tomllib.TOMLDecodeError, RecursionError):
        return _read(name, text, where)
    except SettingsError:
        if text[:1] in "\"'[{":
            raise
        return _read(name, text, where)


def _read(name: str, value: object, where: str) -> object:
    kind: Kind = KEYS[name].kind
    try:
        return kind.read(value)
    except WrongValueError as error:
        raise SettingsError(f"{where}: {error}", remedy="What each key may be: factcheck schema config") from error
