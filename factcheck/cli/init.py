"""`factcheck init`: a first sources.yaml or factcheck.toml to fill in, and the schema editors check it by."""

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.streams import failures, write
from factcheck.errors import SettingsError, Where

_STARTER = """\
# yaml-language-server: $schema=.factcheck/sources.schema.json
# What your newsroom knows and can show. Each snippet states one fact; a verdict cites the snippet it rests on.
version: 1
sources:
  - id: example-accounts-2024            # unique, stays the same for ever
    title: Company accounts, 2024
    publisher: Companies Register
    url: https://example.org/accounts
    published: 2025-02-12                # YYYY, YYYY-MM or YYYY-MM-DD
    kind: official                       # official statistics primary transcript academic company wire news reference
    # origin: example-release            # sources that repeat one release share it, and count once
    snippets:
      - id: s1
        text: The mill had losses of $902 million by June 2024.
        as_of: 2024-06                   # the day the fact speaks of, where it is not the day of publication
      - id: s2
        text: The mill's manager said the losses were "larger than anybody had told us".
        speaker: Jane Roe                # what stands in quotation marks are her exact words
"""

_NEXT = """\
{path} is written, with one example in it. Next:
  1. Put your own sources in its place: one fact a snippet, in your words or theirs.
  2. factcheck sources lint
  3. factcheck draft.txt
"""


_CONFIG_NEXT = """\
{path} is written; nothing in it changes anything yet. What holds and where it was given: factcheck config
"""


def init(
    path: Annotated[
        str | None, typer.Argument(metavar="[PATH]", help="The file to write.  [default: sources.yaml]")
    ] = None,
    config: Annotated[bool, typer.Option("--config", help="Write a first factcheck.toml instead.")] = False,
) -> None:
    """Write a first sources.yaml or factcheck.toml, and its schema for editors; never over a file that is there."""
    with failures():
        if config:
            from importlib.resources import files

            text = files("factcheck").joinpath("starters", "factcheck.toml").read_text("utf-8")
            _write(Path(path or "factcheck.toml"), text, schema="config", following=_CONFIG_NEXT)
        else:
            _write(Path(path or "sources.yaml"), _STARTER, schema="sources", following=_NEXT)


def _write(path: Path, text: str, *, schema: str, following: str) -> None:
    from factcheck.cli.editor_schemas import put_schema

    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise SettingsError(
            "is there already, and stays as it is", where=Where(str(path)), remedy="Name another: factcheck init FILE"
        ) from error
    put_schema(schema, path)
    write(following.format(path=path))
