"""Completion in a real bash, and the man page as readers of man pages read it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.records import Label
from factcheck.reporter import FORMATS

ROOT = Path(__file__).parent.parent

# What is typed, the last word unfinished, and what is offered; nothing offered means that bash offers files.
TYPED = {
    "factcheck le": ["ledger"],
    "factcheck ledger ": ["update", "diff", "prune", "stats"],
    "factcheck draft.md --fo": ["--format"],  # no command is named: it is check
    "factcheck --fo": ["--format"],
    "factcheck --show": ["--show-completion"],  # the program's own option
    "factcheck dra": [""],
    "factcheck check -f ": list(FORMATS),
    "factcheck draft.md --fail-on ": list(map(str, Label)),
    "factcheck explain FC2": ["FC201", "FC202", "FC203"],
    "factcheck schema l": ["ledger"],
}

SCRIPT = """
source <(factcheck --show-completion)
complete -p factcheck >&2
while IFS= read -r line; do
    read -ra COMP_WORDS <<<"$line"
    [[ $line != *' ' ]] || COMP_WORDS+=('')
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _factcheck_completion factcheck
    (IFS=,; echo "${COMPREPLY[*]}")
done
"""


def test_bash_completes_what_is_typed() -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    told = subprocess.run(
        ["bash", "--norc", "-c", SCRIPT],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PATH": path},
        input="".join(f"{line}\n" for line in TYPED),
        timeout=60,
    )
    offered = [line.split(",") for line in told.stdout.splitlines()]

    assert told.stderr == "complete -o default -F _factcheck_completion factcheck\n"
    assert dict(zip(TYPED, offered, strict=True)) == TYPED


@pytest.mark.parametrize(
    "reader",
    [
        ("groff", "-man", "-Tutf8", "-ww", "-z"),  # every warning there is
        ("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z"),
        ("mandoc", "-T", "lint", "-W", "error"),
    ],
    ids=lambda reader: reader[0],
)
def test_the_man_page_is_read_without_a_warning(tmp_path: Path, reader: tuple[str, ...]) -> None:
    """And a page with a request nobody knows is not."""
    if shutil.which(reader[0]) is None:
        pytest.skip(f"{reader[0]} is not here")
    page = ROOT / "docs" / "factcheck.1"
    (tmp_path / "broken.1").write_text(page.read_text() + ".XX nothing\n.BY nothing\n\\fZa\n")
    whole = subprocess.run([*reader, str(page)], capture_output=True, check=False)
    broken = subprocess.run([*reader, str(tmp_path / "broken.1")], capture_output=True, check=False)

    assert (whole.returncode, whole.stderr) == (0, b"")
    assert broken.stderr + (broken.stdout if reader[0] == "mandoc" else b"") != b""


def test_the_man_page_has_every_command() -> None:
    from factcheck.cli.arguments import COMMANDS

    page = (ROOT / "docs" / "factcheck.1").read_text()

    assert [name for name in COMMANDS if f"\n.SS {name}" not in page] == []
