"""What the words on the command line leave unsaid: `check` is the command when none is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = tuple("check claims clean config explain init judge ledger mcp schema server sources version".split())

OWN_OPTIONS = ("--help", "-h", "--version", "-V", "--install-completion", "--show-completion")


def complete(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with `check` put in where no command is named, and a bare `--ledger` given its folder.

    >>> complete(["draft.txt", "--ledger", "-f", "json"])
    ['check', 'draft.txt', '--ledger', 'claims', '-f', 'json']
    >>> complete(["sources", "lint"])
    ['sources', 'lint']

    A draft that has the name of a command is checked with `factcheck check NAME`.
    """
    words = list(arguments)
    if words and words[0] not in (*COMMANDS, *OWN_OPTIONS):
        words.insert(0, "check")
    return _with_ledger_folder(words) if words[:1] == ["check"] else words


def _with_ledger_folder(words: list[str]) -> list[str]:
    """`--ledger` takes the next word only where that names a folder or a ledger file."""
    end = words.index("--") if "--" in words else len(words)
    done: list[str] = []
    for place, word in enumerate(words[:end]):
        done.append(word)
        following = words[place + 1] if place + 1 < end else ""
        if word == "--ledger" and not _is_ledger(following):
            done.append("claims")
    return done + words[end:]


def _is_ledger(word: str) -> bool:
    from pathlib import Path

    return word.endswith((".yaml", ".yml")) or (bool(word) and not word.startswith("-") and Path(word).is_dir())
