"""Completion in a shell: typer does it, this adds what the words leave unsaid and what the options take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.cli.arguments import COMMANDS, OWN_OPTIONS

if TYPE_CHECKING:
    from collections.abc import MutableMapping

INSTRUCTION = "_FACTCHECK_COMPLETE"  # set by the shell where it asks for completions

# Where the shells leave the line, and what stands between its words: bash; zsh and fish.
_LINES = (("COMP_WORDS", "\n"), ("_TYPER_COMPLETE_ARGS", " "))


def name_command(environment: MutableMapping[str, str]) -> None:
    """Put `check` into the line that is being completed where it names no command.

    >>> bash = {"COMP_WORDS": "factcheck\\ndraft.md\\n--fo", "COMP_CWORD": "2"}
    >>> name_command(bash)
    >>> bash["COMP_WORDS"].split("\\n"), bash["COMP_CWORD"]
    (['factcheck', 'check', 'draft.md', '--fo'], '3')

    A first word that may still become a command stays alone.
    """
    for name, mark in _LINES:
        program, _, words = environment.get(name, "").partition(mark)
        if _means_check(*words.partition(mark)[:2]):
            environment[name] = mark.join([program, "check", words])
            environment["COMP_CWORD"] = str(int(environment.get("COMP_CWORD", "0")) + 1)


def _means_check(first: str, following: str) -> bool:
    if following:
        return first not in (*COMMANDS, *OWN_OPTIONS)
    return first.startswith("-") and not any(option.startswith(first) for option in OWN_OPTIONS)


def formats() -> list[str]:
    """Return what `check -f` takes."""
    from factcheck.reporter import FORMATS

    return list(FORMATS)


def labels() -> list[str]:
    """Return what `--fail-on` takes."""
    from factcheck.records import Label

    return [str(label) for label in Label]


def subjects() -> list[str]:
    """Return what `explain` takes."""
    from factcheck.records import Code
    from factcheck.values import KINDS

    return [*map(str, Code), *labels(), *KINDS]


def schemas() -> list[str]:
    """Return what `schema` takes."""
    from factcheck.cli.schema import SCHEMAS

    return list(SCHEMAS)
