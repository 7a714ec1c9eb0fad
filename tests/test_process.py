"""The program as a process: start-up, streams, terminals, and ends nobody planned."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli.outputs import wants_colour
from factcheck.cli.progress import progress
from factcheck.version import VERSION

ROOT = Path(__file__).parent.parent


def run(*arguments: str, **options: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={**os.environ, **options},
        timeout=60,
    )


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_that_of_the_package(option: str) -> None:
    import tomllib

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]

    assert run(option).stdout == f"factcheck {declared}\n"
    assert declared == VERSION


def test_the_version_is_told_without_importing_anything_heavy() -> None:
    script = (
        "import sys\n"
        "from factcheck.__main__ import main\n"
        "sys.argv = ['factcheck', '--version']\n"
        "main()\n"
        "print(*sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, cwd=ROOT, encoding="utf-8")
    loaded = set(told.stdout.split())

    assert loaded & {"typer", "rich", "pydantic", "numpy", "onnxruntime", "dataclasses", "importlib.metadata"} == set()


def test_help_loads_no_model_and_no_parser() -> None:
    script = (
        "import sys, factcheck.cli as c\n"
        "code = c.run(['--help'])\n"
        "print(*[m for m in ('numpy', 'onnxruntime', 'rich', 'yaml', 'factcheck.parser') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, cwd=ROOT, encoding="utf-8")

    assert told.stdout.splitlines()[-1] == ""


@pytest.mark.parametrize(
    ("failure", "code", "told"),
    [
        ("1 / 0", 2, "ZeroDivisionError"),  # a fault of ours: never 1, the code for findings
        ("(_ for _ in ()).throw(KeyboardInterrupt)", 130, ""),  # Ctrl-C: quiet
        ("(_ for _ in ()).throw(BrokenPipeError)", 141, ""),  # nobody reads on: quiet
    ],
)
def test_ends_nobody_planned_have_codes_of_their_own(failure: str, code: int, told: str) -> None:
    script = (
        "import factcheck.cli.explain as e, factcheck.cli as c\n"
        f"e._contents = lambda: {failure}\n"
        "exit(c.run(['explain']))"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, cwd=ROOT, encoding="utf-8")

    assert ended.returncode == code
    assert told in ended.stderr
    assert bool(told) == bool(ended.stderr)


def test_a_reader_that_goes_away_is_no_error() -> None:
    told = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m factcheck schema report | head -1; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
    )

    assert told.stdout == "{\n"
    assert told.stderr == ""
    assert told.returncode in (0, 141)


def test_a_full_disk_is_one_message() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    told = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m factcheck schema report > /dev/full"],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
    )

    assert told.returncode == 2
    assert "No space left on device" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("environment", "watched", "coloured"),
    [
        ({}, True, True),  # a terminal
        ({}, False, False),  # a file or a pipe
        ({"NO_COLOR": "1"}, True, False),  # asked not to
        ({"NO_COLOR": ""}, True, True),  # an empty value is none
        ({"FORCE_COLOR": "1"}, False, True),  # asked to
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),  # no wins
        ({"TERM": "dumb"}, True, False),  # a terminal that cannot
    ],
)
def test_colour_is_for_those_who_can_see_it(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], watched: bool, coloured: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert wants_colour(watched=watched) is coloured


class Terminal(io.TextIOWrapper):
    """A stream somebody watches."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("total", "drawn"),
    [
        (20, ""),  # short work: nothing but the wiped line
        (200, "\r███████░░░░░░░░░░░░░░░░░░░░░░░ 50/200 claims"),  # long work
    ],
)
def test_progress_is_shown_on_long_work_and_wiped(monkeypatch: pytest.MonkeyPatch, total: int, drawn: str) -> None:
    screen = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", Terminal(screen, encoding="utf-8"))
    with progress() as advance:
        assert advance
        advance(50, total)

    assert screen.getvalue().decode() == f"{drawn}\r\x1b[K"


def test_progress_is_for_nobody_where_nobody_watches() -> None:
    with progress() as advance:
        assert advance is None
