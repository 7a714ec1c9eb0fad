"""`factcheck init`: a first sources.yaml to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.streams import failures, write
from factcheck.errors import SourcesError, Where

_STARTER = """\
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


def init(
    path: Annotated[str, typer.Argument(metavar="[PATH]", help="The file to write.")] = "sources.yaml",
) -> None:
    """Write a first sources.yaml; never over one that is there."""
    with failures():
        try:
            with Path(path).open("x", encoding="utf-8", newline="\n") as file:
                file.write(_STARTER)
        except FileExistsError as error:
            raise SourcesError(
                "is there already, and stays as it is",
                where=Where(path),
                remedy="Name another: factcheck init FILE.yaml",
            ) from error
        write(_NEXT.format(path=path))
