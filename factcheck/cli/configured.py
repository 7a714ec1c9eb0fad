"""The configuration as the command line asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from factcheck.config import Config

Configs = Annotated[
    list[str] | None,
    typer.Option("--config", metavar="FILE|KEY=VALUE", help="A configuration file, or one key; repeatable."),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no configuration file.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Use nothing that earlier runs have kept, and keep nothing.")]

_NOT_GIVEN: tuple[object, ...] = (None, False, [], ())


def configured(
    config: Sequence[str] | None = None, *, isolated: bool = False, options: Mapping[str, object] | None = None
) -> Config:
    """Return the configuration; `options` are those of the command line by their keys, None or False if not given."""
    from factcheck.config import load

    given = {
        key: (f"--{key.rpartition('.')[2].replace('_', '-')}", value)
        for key, value in (options or {}).items()
        if value not in _NOT_GIVEN
    }
    return load(options=given, config=config or (), isolated=isolated)


@contextmanager
def caching(*, no_cache: bool) -> Iterator[None]:
    """Work with what earlier runs have kept; with --no-cache, in a cache folder that goes with the run."""
    from factcheck import cache

    if not no_cache:
        yield
        return
    with cache.unkept():
        yield
