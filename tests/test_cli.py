"""`factcheck check` and the ledger commands: what they print, where, and what they leave with."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.cli.app import app
from factcheck.cli.arguments import COMMANDS, complete
from factcheck.records import Label, Verdict
from tests import made
from tests.made import Command, Outcome


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["a.txt"], ["check", "a.txt"]),  # a draft alone
        (["-f", "json", "-"], ["check", "-f", "json", "-"]),  # an option first
        (["-"], ["check", "-"]),  # stdin
        (["check", "sources"], ["check", "sources"]),  # a draft that is called like a command
        (["--help"], ["--help"]),  # the program's own
        ([], []),  # nothing at all
        (["a.txt", "--ledger"], ["check", "a.txt", "--ledger", "claims"]),  # bare at the end
        (["--ledger", "a.txt"], ["check", "--ledger", "claims", "a.txt"]),  # bare before a draft
        (["--ledger", "l.yaml", "a.txt"], ["check", "--ledger", "l.yaml", "a.txt"]),  # a file
        (["--ledger=x", "a.txt"], ["check", "--ledger=x", "a.txt"]),  # no doubt
        (["--", "--ledger"], ["check", "--", "--ledger"]),  # a draft of that name
        (["ledger", "update", "--ledger", "a"], ["ledger", "update", "--ledger", "a"]),  # another command's
    ],
)
def test_check_is_the_command_where_none_is_named(typed: list[str], meant: list[str]) -> None:
    assert complete(typed) == meant


def test_the_ledger_option_takes_a_folder_that_is_there(newsroom: Path) -> None:
    (newsroom / "desk").mkdir()

    assert complete(["--ledger", "desk", "a.txt"]) == ["check", "--ledger", "desk", "a.txt"]


def test_every_command_is_known_to_the_front_door() -> None:
    commands = [command.name for command in app.registered_commands] + [group.name for group in app.registered_groups]

    assert sorted(map(str, commands)) == list(COMMANDS)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),  # a contradicted claim
        (["--exit-zero"], 0),  # asked to say nothing of it
        (["--fail-on", "disputed,outdated"], 0),  # other labels
        (["--fail-on", "not_enough_evidence"], 1),  # a stricter gate
        (["-f", "json"], 1),  # the same whatever the format
        (["-f", "jsonl"], 1),
        (["-f", "concise"], 1),
        (["-f", "full"], 1),
    ],
)
def test_the_exit_code_tells_of_findings(
    newsroom: Path, command: Command, verdicts: list[Verdict], options: list[str], code: int
) -> None:
    outcome = command("mill.txt", *options)

    assert (outcome.code, outcome.err) == (code, "")


def test_stdout_has_the_report_and_nothing_else(newsroom: Path, command: Command, verdicts: list[Verdict]) -> None:
    report = json.loads(command("mill.txt", "-f", "json", "--as-of", "2025-05").out)

    assert report["article"]["path"] == "mill.txt"
    assert report["article"]["as_of"] == "2025-05"
    assert report["summary"]["contradicted"] == 1


def test_two_runs_print_the_same_bytes(newsroom: Path, command: Command, verdicts: list[Verdict]) -> None:
    assert command("mill.txt").out == command("mill.txt").out


def test_a_folder_gives_json_an_array_even_of_one(newsroom: Path, command: Command, verdicts: list[Verdict]) -> None:
    assert [report["article"]["path"] for report in json.loads(command(".", "-f", "json").out)] == ["./mill.txt"]


def test_formats_go_into_files_side_by_side(newsroom: Path, command: Command, verdicts: list[Verdict]) -> None:
    outcome = command("mill.txt", "-f", "json=out.json", "-f", "jsonl=out.jsonl", "-f", "concise")

    assert outcome.out.startswith("mill.txt:3:19: FC101 error")
    assert json.loads((newsroom / "out.json").read_text())["summary"]["claims"] == 4
    assert len((newsroom / "out.jsonl").read_text().splitlines()) == 10


def test_stdin_is_a_draft(
    newsroom: Path, command: Command, verdicts: list[Verdict], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(made.TEXT.encode())))

    assert json.loads(command("-", "-f", "json").out)["article"]["path"] == "-"


REVIEW = "  review:\n    verdict: supported\n    by: ds\n    why: Phoned the ministry.\n"


@pytest.mark.parametrize(
    ("review", "code"),
    [
        ("", 1),  # being known is no excuse
        (REVIEW, 0),  # answered for
        (REVIEW.replace("    by: ds\n", ""), 1),  # by nobody
        (REVIEW.replace("Phoned the ministry.", "''"), 1),  # for no reason
    ],
)
def test_a_contradicted_claim_passes_only_with_a_whole_review(
    newsroom: Path, command: Command, verdicts: list[Verdict], review: str, code: int
) -> None:
    del verdicts[1:]
    command("ledger", "update", "mill.txt")
    with (newsroom / "claims" / "mill.yaml").open("a") as file:
        file.write(review)

    assert command("mill.txt", "--ledger").code == code
    assert command("mill.txt").code == 1


def test_the_ledger_of_one_article_says_nothing_of_another(
    newsroom: Path, command: Command, verdicts: list[Verdict]
) -> None:
    del verdicts[1:]
    command("ledger", "update", "mill.txt")
    with (newsroom / "claims" / "mill.yaml").open("a") as file:
        file.write(REVIEW)
    (newsroom / "copy.txt").write_text(made.TEXT)

    assert command("mill.txt", "copy.txt", "--ledger").code == 1


def test_ledger_diff_shows_what_update_would_write(newsroom: Path, command: Command, verdicts: list[Verdict]) -> None:
    assert command("ledger", "diff", "mill.txt").code == 1
    command("ledger", "update", "mill.txt")
    assert command("ledger", "diff", "mill.txt") == Outcome(0, "claims/mill.yaml: nothing changed\n", "")

    verdicts[0] = replace(verdicts[0], label=Label.DISPUTED)
    del verdicts[1]
    assert command("ledger", "diff", "mill.txt").out == (
        "claims/mill.yaml:\n"
        "  - aaaa0002 supported  It closed in 2015.\n"
        "  ! aaaa0001 contradicted → disputed  The mill has lost $800 million.\n"
    )


def test_ledger_stats_counts_what_reviews_accepted(newsroom: Path, command: Command, verdicts: list[Verdict]) -> None:
    del verdicts[2:]
    command("ledger", "update", "mill.txt")
    with (newsroom / "claims" / "mill.yaml").open("a") as file:
        file.write(REVIEW)

    assert command("ledger", "stats").out == (
        "1 ledger, 2 claims, 1 reviewed\n"
        "  contradicted             1\n"
        "  supported                1\n"
        "accepted in review\n"
        "  date                     1 of 1\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.txt"], "none.txt"),  # no such draft
        (["empty.txt"], "empty"),  # nothing in it
        (["binary.txt"], "binary.txt"),  # not text
        (["folder"], "no article"),  # a folder without articles
        (["mill.txt", "-f", "sarif2"], "there is no format 'sarif2'"),  # an unknown format
        (["mill.txt", "-f", "json", "-f", "full"], "two formats would go to stdout"),  # mixed up
        (["mill.txt", "-f", "json="], "names no file"),  # a file without a name
        (["mill.txt", "-f", "json=no/such/folder/a.json"], "cannot be written"),  # nowhere to write
        (["mill.txt", "--fail-on", "wrong"], "--fail-on: there is no label or code 'wrong'"),  # an unknown label
        (["mill.txt", "--fail-on", ","], "--fail-on: names no label and no code"),  # no label at all
        (["mill.txt", "--as-of", "May"], "not a date"),  # an unreadable day
        (["mill.txt", "--as-of", "2025-02-30"], "not a date"),  # a day there is not
        (["mill.txt", "--sources", "none.yaml"], "none.yaml"),  # no such source file
        (["mill.txt", "--bogus"], "No such option"),  # an unknown option
        (["check"], "Missing argument"),  # no draft
        (["claims", "mill.txt", "-f", "concise"], "there is no format 'concise' for claims"),
        (["explain", "FC999"], "there is no page on 'FC999'"),
        (["schema", "draft"], "there is no schema 'draft'"),
        (["judge", "none.jsonl"], "none.jsonl: cannot be read"),
        (["ledger", "stats", "none"], "there is no such folder"),
        (["sources", "lint", "none.yaml"], "none.yaml"),
    ],
)
def test_what_cannot_run_leaves_with_2_and_one_message(
    newsroom: Path, command: Command, verdicts: list[Verdict], arguments: list[str], message: str
) -> None:
    (newsroom / "empty.txt").write_text("")
    (newsroom / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (newsroom / "folder").mkdir()
    outcome = command(*arguments)

    assert outcome.code == 2
    assert message in outcome.err
    assert "Traceback" not in outcome.err
    assert outcome.out == ""


def test_without_sources_the_message_says_how_to_start(
    newsroom: Path, command: Command, verdicts: list[Verdict]
) -> None:
    (newsroom / "sources.yaml").unlink()
    (newsroom / ".git").mkdir()
    outcome = command("mill.txt")

    assert outcome.code == 2
    assert "factcheck init" in outcome.err


def test_a_draft_that_cannot_be_read_does_not_keep_the_others_from_being_checked(
    newsroom: Path, command: Command, verdicts: list[Verdict]
) -> None:
    outcome = command("none.txt", "mill.txt", "-f", "concise")

    assert outcome.code == 2
    assert "none.txt" in outcome.err
    assert "mill.txt:3:19" in outcome.out
