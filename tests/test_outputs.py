"""`-f FORMAT[=PATH]`: which format goes where, what is left when one of them refuses, and the summary of a CI job."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.records import Verdict
from factcheck.reporter import FORMATS
from tests.made import Command
from tests.readers import READERS

REVIEW = "  review:\n    verdict: contradicted\n    by: Dana Scully\n    why: The register is right.\n"


def reviewed(newsroom: Path, command: Command, review: str = REVIEW) -> None:
    """Write a ledger in which the last claim has a review."""
    command("ledger", "update", "mill.txt")
    with (newsroom / "claims" / "mill.yaml").open("a") as file:
        file.write(review)


@pytest.mark.parametrize("format_", FORMATS)
def test_the_exit_code_is_the_same_in_every_format(
    newsroom: Path, command: Command, verdicts: list[Verdict], format_: str
) -> None:
    reviewed(newsroom, command)  # of the claim that has no source: the contradicted one still fails

    assert command("mill.txt", "--ledger", "-f", format_).code == 1
    assert command("mill.txt", "--ledger", "-f", format_, "--exit-zero").code == 0
    assert command("mill.txt", "--ledger", "-f", f"{format_}=out", "--fail-on", "disputed").code == 0
    assert (newsroom / "out").read_text()


def test_all_formats_come_of_one_run(newsroom: Path, command: Command, verdicts: list[Verdict]) -> None:
    reviewed(newsroom, command)
    outcome = command("mill.txt", "--ledger", *(word for name in READERS for word in ("-f", f"{name}={name}.out")))

    assert (outcome.out, outcome.err) == ("", "")
    for name, read in READERS.items():
        assert read((newsroom / f"{name}.out").read_text())
    assert sorted(path.name for path in newsroom.glob("*.out")) == sorted(f"{name}.out" for name in READERS)
    assert not list(newsroom.glob(".*.out.*"))


@pytest.mark.parametrize("review", ["", REVIEW.replace("by: Dana Scully", "by: ''"), REVIEW.partition("    why")[0]])
def test_claimreview_without_a_reviewer_is_refused_and_nothing_else_is_lost(
    newsroom: Path, command: Command, verdicts: list[Verdict], review: str
) -> None:
    reviewed(newsroom, command, review)
    (newsroom / "signed.json").write_text("what was there")
    outcome = command("mill.txt", "--ledger", "-f", "claimreview=signed.json", "-f", "json=out.json")

    assert outcome.code == 2
    assert outcome.err == (
        "factcheck: mill.txt: claimreview needs a named human reviewer: no claim has a complete review\n"
        "  Under a claim in the ledger write review: with verdict, by and why; then run with --ledger.\n"
    )
    assert (newsroom / "signed.json").read_text() == "what was there"
    assert json.loads((newsroom / "out.json").read_text())["summary"]["claims"] == 4


def test_the_summary_of_a_job_goes_where_the_runner_says(
    newsroom: Path, command: Command, verdicts: list[Verdict], monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = newsroom / "summary.md"
    summary.write_text("# Other steps\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    told = command("mill.txt", "-f", "github").out
    command("mill.txt", "-f", "concise")  # which is for people, not for runners

    assert told.count("\n") == 2
    assert summary.read_text().startswith("# Other steps\n## ✗ Old mill, new friends\n")
    assert summary.read_text().count("contradicted FC101") == 1


def test_a_file_that_cannot_be_written_is_known_before_anything_is_checked(
    newsroom: Path, command: Command, verdicts: list[Verdict]
) -> None:
    outcome = command("mill.txt", "-f", "sarif=nowhere/out.sarif")

    assert (outcome.code, outcome.out) == (2, "")
    assert "nowhere/out.sarif: cannot be written" in outcome.err


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(
    newsroom: Path, command: Command, verdicts: list[Verdict]
) -> None:
    target = newsroom / "target.json"
    target.write_text("old")
    target.chmod(0o640)
    (newsroom / "link.json").symlink_to(target)
    command("mill.txt", "-f", "json=link.json")

    assert (newsroom / "link.json").is_symlink()
    assert json.loads(target.read_text())
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "words",
    [
        ["-f", "json=mill.txt"],  # the draft
        ["-f", "json=claims/../sources.yaml"],  # the sources
        ["-f", "json=claims/../a", "-f", "sarif=a"],  # one file by two names
    ],
)
def test_no_format_is_written_over_what_is_read_or_over_another(
    newsroom: Path, command: Command, verdicts: list[Verdict], words: list[str]
) -> None:
    (newsroom / "claims").mkdir()
    before = (newsroom / "mill.txt").read_text(), (newsroom / "sources.yaml").read_text()
    outcome = command("mill.txt", *words)

    assert (outcome.code, outcome.out) == (2, "")
    assert "would " in outcome.err
    assert ((newsroom / "mill.txt").read_text(), (newsroom / "sources.yaml").read_text()) == before
    assert not (newsroom / "a").exists()


def test_two_formats_may_go_nowhere(newsroom: Path, command: Command, verdicts: list[Verdict]) -> None:
    assert command("mill.txt", "-f", "json=/dev/null", "-f", "sarif=/dev/null").code == 1
