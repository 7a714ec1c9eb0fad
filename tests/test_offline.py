"""No run opens a socket, and no run imports what it does not need."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from factcheck.cli.app import app
from factcheck.reporter import FORMATS

ROOT = Path(__file__).parent.parent

# Command → what it is called with. A command or a format that is not here fails the tests below.
RUNS: dict[str, list[str]] = {
    "check": ["draft.md", "--ledger", *(f"--format={name}=report.{name}" for name in FORMATS)],
    "claims": ["draft.md"],
    "clean": [],
    "config": [],
    "explain": ["FC101"],
    "init": ["new.yaml", "--github", "--gitlab", "--pre-commit"],
    "judge": ["pairs.jsonl"],
    "ledger diff": ["draft.md"],
    "ledger prune": [],
    "ledger stats": [],
    "ledger update": ["draft.md"],
    "mcp": [],  # stdin is empty: the client has gone
    "schema": [],
    "server": [],  # the same
    "sources lint": [],
    "sources search": ["losses"],
    "sources stats": [],
    "version": [],
}
REVIEW = "  review:\n    verdict: contradicted\n    by: ds\n    why: Phoned the ministry.\n"  # some formats need one
SERVERS = {"mcp", "server"}  # their event loop wakes itself through a pair of local sockets

# Runs command lines as `factcheck` would, one after the other, and says which is running and how it ended.
DRIVER = """
import json, sys
from factcheck import cli
{planted}
for name, words in json.loads(sys.argv[1]):
    sys.audit("factcheck.run", name)
    print(name, cli.run(words), sep="\\t", file=sys.stderr)
"""
SOCKET = "import socket, factcheck.cli.explain as e; e._contents = lambda: str(socket.socket())"
NATIVE = "import ctypes, factcheck.cli.explain as e; e._contents = lambda: str(ctypes.CDLL(None).socket(2, 1, 0))"


def can_trace() -> bool:
    """Return whether strace is here and may look at a process."""
    strace = shutil.which("strace")
    return strace is not None and subprocess.run([strace, "-o", os.devnull, "true"], check=False).returncode == 0


TRACES = can_trace()


@pytest.fixture
def desk(newsroom: Path) -> Path:
    """Return a newsroom with something for every command."""
    (newsroom / "draft.md").write_text("The mill had losses of $800 million by June 2024.\n")
    (newsroom / "pairs.jsonl").write_text('{"claim": "The mill closed.", "evidence": "The mill was closed."}\n')
    (newsroom / "claims").mkdir()
    (newsroom / "home").mkdir()
    return newsroom


def python(desk: Path, *words: str, trace: bool = False) -> subprocess.CompletedProcess[str]:
    """Run Python with an ear on what it opens, and under strace where that is asked for: see `seen` and `traced`."""
    strace = ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", "trace"] if trace else []
    return subprocess.run(
        [*strace, sys.executable, *words],
        capture_output=True,
        check=False,
        cwd=desk,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT / 'tests' / 'audit'}{os.pathsep}{ROOT}",
            "AUDIT_LOG": str(desk / "audit.log"),
            "FACTCHECK_CACHE_DIR": str(desk / "cache"),
            "HOME": str(desk / "home"),
            "XDG_CACHE_HOME": str(desk / "home" / "cache"),
        },
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


def run(desk: Path, runs: dict[str, list[str]], *, planted: str = "") -> dict[str, str]:
    """Run commands in one process and return the exit code of each."""
    lines = [(name, [*name.split(), *words]) for name, words in runs.items()]
    told = python(desk, "-c", DRIVER.format(planted=planted), json.dumps(lines), trace=TRACES)
    assert told.returncode == 0, told.stderr
    return dict(line.split("\t") for line in told.stderr.splitlines() if "\t" in line)


def seen(desk: Path) -> list[tuple[str, str]]:
    """Return what Python told of sockets: the command that was running, and what it did."""
    found, running = [], ""
    for event, what in (line.split("\t", 1) for line in (desk / "audit.log").read_text().splitlines()):
        if event == "factcheck.run":
            running = what
        elif event.startswith("socket."):
            found.append((running, f"{event} {what}"))
    return found


def traced(desk: Path) -> list[str]:
    """Return the system calls that reached for a network; none where there is no strace."""
    if not TRACES:
        return []
    return [line for line in (desk / "trace").read_text().splitlines() if "AF_UNIX" not in line and "(" in line]


def leaves(command: Any, words: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the words of every command that has none under it."""
    below = getattr(command, "commands", None)
    if below is None:
        yield " ".join(words)
        return
    for name, each in below.items():
        yield from leaves(each, (*words, name))


def test_every_command_has_a_run() -> None:
    assert sorted(RUNS) == sorted(leaves(get_command(app)))


def test_no_command_and_no_format_opens_a_socket(desk: Path) -> None:
    """Python tells of its own sockets; those of native libraries are seen by the kernel alone, through strace."""
    run(desk, {"ledger update": RUNS["ledger update"]})
    with (desk / "claims" / "draft.yaml").open("a") as ledger:
        ledger.write(REVIEW)
    codes = run(desk, RUNS)

    assert codes.keys() == RUNS.keys()
    assert {name: code for name, code in codes.items() if code not in "01"} == {}  # each did its work
    assert all((desk / f"report.{name}").exists() for name in FORMATS)
    assert {(name, did) for name, did in seen(desk) if name not in SERVERS} == set()
    assert {did for _, did in seen(desk)} <= {f"socket.__new__ {int(socket.AF_UNIX)}"}
    assert traced(desk) == []
    assert list((desk / "home").iterdir()) == []


def test_a_socket_that_python_opens_is_seen(desk: Path) -> None:
    run(desk, {"explain": []}, planted=SOCKET)

    assert seen(desk) == [("explain", f"socket.__new__ {int(socket.AF_INET)}")]


@pytest.mark.skipif(not TRACES, reason="there is no strace here, or it may not look at processes")
def test_a_socket_that_a_native_library_opens_is_seen(desk: Path) -> None:
    run(desk, {"explain": []}, planted=NATIVE)

    assert seen(desk) == []  # Python knows nothing of it
    assert len(traced(desk)) == 1


def test_what_the_models_would_tell_their_maker_is_seen(desk: Path) -> None:
    """onnxruntime reports its use seconds after it was imported; the id it does so under lies in the home at once."""
    run(desk, {"explain": []}, planted="import os; del os.environ['ORT_DISABLE_TELEMETRY']; import onnxruntime")

    if not list((desk / "home").iterdir()):
        pytest.skip("this onnxruntime would have told nobody anyway")


HEAVY = {"httpx", "httpx2", "lsprotocol", "mcp", "mcp_types", "pygls", "rich", "rich.markdown"}


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        (("draft.md", "-f", "json"), set()),  # what a pipeline runs
        (("mcp",), {"mcp", "mcp_types"}),  # what needs them has them: the ear is not deaf
    ],
)
def test_nothing_heavy_is_imported_where_it_is_not_needed(desk: Path, words: tuple[str, ...], heavy: set[str]) -> None:
    ended = python(desk, "-m", "factcheck", *words)
    lines = (desk / "audit.log").read_text().splitlines()
    imported = {line.removeprefix("imported\t") for line in lines if line.startswith("imported\t")}

    assert ended.returncode in (0, 1), ended.stderr
    assert "factcheck.cli" in imported
    assert imported & HEAVY >= heavy
    assert heavy or imported & HEAVY == set()
