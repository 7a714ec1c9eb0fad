"""`--watch` as a real process: a save is seen, a broken file is survived, Ctrl-C ends it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from tests.made import SOURCES, Command

FALSE = "The mill had losses of $800 million by June 2024.\n"
TRUE = FALSE.replace("800", "902")


class Watched:
    """A process whose lines come as they are written, stdout and stderr in one."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "factcheck", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            # A shell's background jobs ignore Ctrl-C, and hand that down.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
        )
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line)

    def until(self, words: str) -> list[str]:
        """Return the lines up to the one that has the words."""
        lines = [self._lines.get(timeout=60)]
        while words not in lines[-1]:
            lines.append(self._lines.get(timeout=60))
        return lines

    def interrupt(self) -> int:
        """Press Ctrl-C; return the exit code."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(timeout=60)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        assert self._process.stdout
        self._process.stdout.close()


@pytest.fixture
def watched(newsroom: Path) -> Iterator[Watched]:
    (newsroom / "sources.yaml").write_text(SOURCES)
    (newsroom / "draft.md").write_text(FALSE)
    found = Watched("draft.md", "-f", "concise", "--watch")
    yield found
    found.close()


def replace(path: Path, text: str) -> None:
    """Save as editors do: a new file in the old one's place."""
    fresh = path.with_suffix(".new")
    fresh.write_text(text)
    os.replace(fresh, path)  # noqa: PTH105


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")
def test_every_save_is_checked_until_ctrl_c(watched: Watched) -> None:
    first = watched.until("watching")
    Path("draft.md").write_text(TRUE)
    second = watched.until("watching")
    replace(Path("sources.yaml"), "version: [")
    third = watched.until("watching")
    replace(Path("sources.yaml"), SOURCES.replace("902", "700"))
    fourth = watched.until("watching")

    assert "FC101 error $800 million is not $902 million" in first[0]
    assert second[0] == "draft.md: note 0 claims not judged\n"  # nothing else to say
    assert third[0].startswith("factcheck: sources.yaml:2:1: this is not YAML")
    assert "FC101 error $902 million is not $700 million" in fourth[0]
    assert watched.interrupt() == 1  # what the last check found


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")
def test_a_clean_draft_leaves_with_0(newsroom: Path) -> None:
    (newsroom / "sources.yaml").write_text(SOURCES)
    (newsroom / "draft.md").write_text(TRUE)
    found = Watched("draft.md", "-f", "concise", "--watch")
    try:
        found.until("watching")
        assert found.interrupt() == 0
    finally:
        found.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send")
def test_the_ledger_the_configuration_and_the_diff_are_watched(newsroom: Path) -> None:
    (newsroom / ".git").mkdir()
    (newsroom / "draft.md").write_text(FALSE)
    whole = f"--- a/draft.md\n+++ b/draft.md\n@@ -0,0 +1 @@\n+{FALSE}"
    (newsroom / "draft.diff").write_text(whole)
    found = Watched("draft.md", "-f", "concise", "--diff", "draft.diff", "--watch")
    try:
        first = found.until("watching")
        Path("more.toml").write_text("severity.FC101 = 'warnings'")
        replace(Path("factcheck.toml"), 'ledger = "desk"\nextend = "more.toml"')  # there was none
        second = found.until("watching")
        replace(Path("more.toml"), "severity.FC101 = 'warning'")
        third = found.until("watching")
        replace(Path("factcheck.toml"), 'ledger = "desk"')
        found.until("watching")
        Path("desk").mkdir()
        replace(Path("desk/draft.yaml"), "article: other.md\nclaims: []\n")
        fourth = found.until("watching")
        replace(Path("desk/draft.yaml"), "article: draft.md\nclaims: []\n")
        fifth = found.until("watching")
        replace(Path("draft.diff"), "")
        sixth = found.until("watching")

        assert "FC101 error" in first[0]
        assert "more.toml:1:10: `severity.FC101`: must be one of" in second[0]
        assert "FC101 warning" in third[0]
        assert "this is the ledger of other.md" in fourth[0]
        assert "FC101 error" in fifth[0]
        assert "0 of 1 claim changed since draft.diff" in "".join(sixth)
        assert found.interrupt() == 0
    finally:
        found.close()


@pytest.mark.parametrize("words", [["-", "--watch"], ["mill.txt", "--diff", "-", "--watch"]])
def test_stdin_cannot_be_watched(newsroom: Path, command: Command, words: list[str]) -> None:
    told = command(*words)
    assert (told.code, told.err.splitlines()[0]) == (2, "factcheck: stdin cannot be watched")


def test_a_mistake_on_the_command_line_is_not_watched(newsroom: Path, command: Command) -> None:
    assert command("mill.txt", "--fail-on", "nonsense", "--watch").code == 2
