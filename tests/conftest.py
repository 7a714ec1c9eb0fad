"""What the tests of the commands share: a newsroom in a folder, and a way to run a command line in this process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from factcheck import cli, pipeline
from factcheck.records import Article, Pack, Report, Verdict
from factcheck.settings import Settings
from tests import made
from tests.made import SOURCES, Command, Outcome

collect_ignore = ["audit"]  # read by the interpreters the tests start, by nobody else

# The same examples on every run, and no limit on the time of one: a busy machine is no reason to fail.
hypothesis.settings.register_profile("factcheck", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("factcheck")


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a draft and a source file, and stand in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "mill.txt").write_text(made.TEXT)
    (tmp_path / "sources.yaml").write_text(SOURCES)
    return tmp_path


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return what runs a command line in this process."""

    def run(*arguments: str) -> Outcome:
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # so that it is put back
        code = cli.run(arguments)
        return Outcome(code, *capsys.readouterr())

    return run


@pytest.fixture
def verdicts(monkeypatch: pytest.MonkeyPatch) -> list[Verdict]:
    """Return the verdicts that checking any article gives; a test may change the list."""
    found = list(made.report().verdicts)

    def check(
        article: Article,
        pack: Pack,
        *,
        settings: Settings,
        on_verdict: Callable[[Verdict], None] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Report:
        for verdict in found:
            if on_verdict:
                on_verdict(verdict)
        return Report(article, tuple(found), pack.hash, settings.hash)

    monkeypatch.setattr(pipeline, "check", check)
    return found
