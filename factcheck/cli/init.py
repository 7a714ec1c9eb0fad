"""`factcheck init`: the files to begin with; nothing that is there is written over."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from factcheck.cli.streams import failures, write
from factcheck.errors import SettingsError, SourcesError, Where


class Starter(NamedTuple):
    """A first file: its name under factcheck/starters, where it goes, what to do with it, its schema for editors."""

    name: str
    path: str
    next: str
    schema: str = ""

    @property
    def text(self) -> str:
        """What is written."""
        from importlib.resources import files

        return files("factcheck").joinpath("starters", self.name).read_text("utf-8")


_SOURCES_NEXT = """\
{path} is written, with one example in it. Next:
  1. Put your own sources in its place: one fact a snippet, in your words or theirs.
  2. factcheck sources lint
  3. factcheck draft.txt
"""
_CONFIG_NEXT = """\
{path} is written; nothing in it changes anything yet. What holds and where it was given: factcheck config
"""
GITHUB = Starter(
    "github.yml",
    ".github/workflows/factcheck.yml",
    "{path} is written. Name the folder of your drafts in its last line, and commit it.\n",
)
GITLAB = Starter(
    "gitlab.yml", ".gitlab-ci.yml", "{path} is written. Name the folder of your drafts under DRAFTS, and commit it.\n"
)
PRE_COMMIT = Starter(
    "pre-commit.yaml",
    ".pre-commit-config.yaml",
    "{path} is written. Name the folder of your drafts under `files`, and run: pre-commit install\n",
)


def init(
    path: Annotated[
        str | None, typer.Argument(metavar="[PATH]", help="The file to write.  [default: sources.yaml]")
    ] = None,
    config: Annotated[bool, typer.Option("--config", help="Write a first factcheck.toml instead.")] = False,
    github: Annotated[bool, typer.Option("--github", help=f"Write {GITHUB.path} instead.")] = False,
    gitlab: Annotated[bool, typer.Option("--gitlab", help=f"Write {GITLAB.path} instead.")] = False,
    pre_commit: Annotated[bool, typer.Option("--pre-commit", help=f"Write {PRE_COMMIT.path} instead.")] = False,
) -> None:
    """Write a first sources.yaml or factcheck.toml with its schema for editors, or the files that check each commit.

    Never over a file that is there.
    """
    asked = [each for each, wanted in ((GITHUB, github), (GITLAB, gitlab), (PRE_COMMIT, pre_commit)) if wanted]
    if config:
        asked.insert(0, Starter("factcheck.toml", path or "factcheck.toml", _CONFIG_NEXT, schema="config"))
    elif path or not asked:
        asked.insert(0, Starter("sources.yaml", path or "sources.yaml", _SOURCES_NEXT, schema="sources"))
    with failures():
        _write_all(asked)


def _write_all(starters: Sequence[Starter]) -> None:
    """Write every file, or none where one of them is there already."""
    for starter in starters:
        if Path(starter.path).exists():
            raise _there(starter)
    for starter in starters:
        _write(starter)


def _write(starter: Starter) -> None:
    from factcheck.cli.editor_schemas import put_schema

    path = Path(starter.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(starter.text)
    except FileExistsError as error:  # written by somebody else in between, or a link that leads nowhere
        raise _there(starter) from error
    if starter.schema:
        put_schema(starter.schema, path)
    write(starter.next.format(path=starter.path))


def _there(starter: Starter) -> SourcesError | SettingsError:
    what, where = "is there already, and stays as it is", Where(starter.path)
    if starter.name == "sources.yaml":
        return SourcesError(what, where=where, remedy="Name another: factcheck init FILE.yaml")
    if starter.name == "factcheck.toml":
        return SettingsError(what, where=where, remedy="Name another: factcheck init --config FILE.toml")
    return SettingsError(what, where=where, remedy=f"Put this into it, where it fits:\n\n{starter.text}")
