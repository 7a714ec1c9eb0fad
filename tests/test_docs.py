"""The pages say what the code does, and lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from factcheck.pages import LABELS, PAGES
from factcheck.records import Code, Label

ROOT = Path(__file__).parent.parent
PAGES_WRITTEN = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")),
]


def test_the_pages_made_from_code_are_up_to_date() -> None:
    told = subprocess.run(
        [sys.executable, "docs/build.py", "--check"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )

    assert (told.returncode, told.stderr) == (0, "")


def test_every_code_and_every_label_has_a_page() -> None:
    assert list(PAGES) == list(Code)
    assert list(LABELS) == list(Label)


@pytest.mark.parametrize("page", PAGES_WRITTEN)
def test_links_lead_to_files_that_are_there(page: str) -> None:
    prose = re.sub(r"(?ms)^(`{3,}).*?^\1$", "", (ROOT / page).read_text())  # samples have links of their own
    links = re.findall(r"\]\(([^)#]+)", prose)

    assert [link for link in links if "://" not in link and not (ROOT / page).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("page", PAGES_WRITTEN)
def test_commands_that_pages_name_are_there(page: str) -> None:
    """`factcheck WORD` in code is a command, a draft, or an option."""
    from factcheck.cli.arguments import COMMANDS

    named = re.findall(r"[`$] ?factcheck ([a-z]+)\b(?![./])", (ROOT / page).read_text())

    assert set(named) <= set(COMMANDS)


def test_the_changelog_has_the_version_of_the_package() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)

    assert headings[0] == "Unreleased"
    assert declared in headings


def test_the_design_names_only_modules_that_are_there() -> None:
    """The layout in docs/design.md is a map; a map of another country is worse than none."""
    named = re.findall(r"^  ([a-z_]+(?:\.py|/)) ", (ROOT / "docs" / "design.md").read_text(), re.MULTILINE)

    assert len(named) > 10
    assert [name for name in named if not (ROOT / "factcheck" / name).exists()] == []
