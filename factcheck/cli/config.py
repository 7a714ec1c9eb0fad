"""`factcheck config`: what holds here, and where each value was given."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.cli.configured import Configs, Isolated, configured
from factcheck.cli.streams import failures, write

if TYPE_CHECKING:
    from factcheck.config import Config


def config(config: Configs = None, isolated: Isolated = False) -> None:
    """Print the configuration that holds here, as TOML, each value with where it was given."""
    with failures():
        write("".join(f"{row}\n" for row in rows(configured(config, isolated=isolated))))


def rows(config: "Config") -> Iterator[str]:
    """Yield the lines of a configuration file that says what holds; keys without a value are comments."""
    from factcheck.config import KEYS
    from factcheck.config.keys import TABLES
    from factcheck.reporter.wording import line

    table = ""
    for name in sorted(KEYS, key=lambda name: (name.partition(".")[0] in TABLES, list(KEYS).index(name))):
        above, _, own = name.rpartition(".")
        if above != table:
            table = above
            yield from ("", f"[{table}]")
        given = config.given[name]
        value = KEYS[name].kind.plain(given.value)
        if value is None:
            yield f"# {own} is not set"
        else:
            yield f"{own} = {literal(value)}  # {line(given.origin)}"


def literal(value: object) -> str:
    """Return a value as TOML writes it.

    >>> literal(["a", 0.5, {"b": True}])
    '["a", 0.5, {b = true}]'
    """
    from factcheck.reporter.json import text_of

    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {literal(each)}" for name, each in value.items()) + "}"
    return text_of(value)
