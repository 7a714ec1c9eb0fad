"""The gate from the command line: the same ruling in every format, and nothing that passes in silence."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.records import Label, Span, Verdict
from factcheck.reporter import FORMATS
from tests import made
from tests.made import Command

NEEDS = {"claimreview": ("--reviewer-name",)}  # formats that ask for more than a report


@pytest.fixture(autouse=True)
def isolated(newsroom: Path) -> None:
    """Keep the configuration of whoever runs the tests out of them."""
    (newsroom / ".git").mkdir()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "none"), 0),
        (("--fail-on", "FC101"), 1),  # a code
        (("--fail-on", "fc103,disputed"), 0),  # others
        (("--fail-on", "FC201"), 1),  # the claim without evidence
        (("--min-confidence", "0.95"), 0),  # the verdict has .93
        (("--min-confidence", "0.9"), 1),
        (("--fail-on", "none", "--max-unverified", "0"), 1),
        (("--fail-on", "none", "--max-unverified", "50%"), 0),
        (("--config", "severity.FC101=off"), 0),
        (("--config", "severity.FC101=note"), 0),
        (("--fail-on", "none", "--config", "severity.FC101=error"), 1),
        (("--fail-on", "none", "--max-unverified", "0", "--exit-zero"), 0),
    ],
)
@pytest.mark.parametrize("format_", [name for name in FORMATS if name not in NEEDS])
def test_the_exit_code_is_the_same_in_every_format(
    command: Command, verdicts: list[Verdict], format_: str, options: tuple[str, ...], code: int
) -> None:
    assert command("mill.txt", "-f", format_, *options).code == code


@pytest.mark.parametrize("format_", [name for name in FORMATS if name not in NEEDS])
@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ((Label.SUPPORTED, Label.NOT_ENOUGH_EVIDENCE), "2 claims not judged: 1 had no source, 1 not checkable"),
        ((Label.NOT_ENOUGH_EVIDENCE,), "no source speaks of the article: 1 claim, none judged"),
        ((), "0 claims found: nothing was judged"),
    ],
)
def test_no_format_passes_over_what_was_not_judged(
    command: Command, verdicts: list[Verdict], format_: str, labels: tuple[Label, ...], said: str
) -> None:
    verdicts[:] = [each for each in verdicts if each.label in labels or (labels and each.label is Label.NOT_CHECKABLE)]
    outcome = command("mill.txt", "-f", format_)

    assert outcome.code == 0
    assert said in outcome.out


def test_a_verdict_below_the_least_confidence_is_shown_and_said_to_be_below(
    command: Command, verdicts: list[Verdict]
) -> None:
    rows = command("mill.txt", "-f", "concise", "--min-confidence", "0.95").out.splitlines()

    assert rows[0].startswith("mill.txt:3:19: FC101 warning number differs")
    assert rows[0].endswith(" [confidence 0.93 is below the least of 0.95]")
    assert "mill.txt: note 1 claim would fail, but is below the least confidence of 0.95" in rows


def test_the_json_report_has_the_ruling_on_every_claim(command: Command, verdicts: list[Verdict]) -> None:
    report = json.loads(command("mill.txt", "-f", "json", "--max-unverified", "10%").out)

    assert report["claims"][0]["gate"] == {
        "severity": "error",
        "fails": True,
        "silenced": None,
        "silenced_findings": [],
        "note": None,
        "known": False,
    }
    assert report["gate"]["stops"] is True
    assert report["gate"]["failures"] == [
        "FC201 stops the run: too much without evidence: 1 of 3 claims, at most 10% allowed"
    ]
    assert report["gate"]["notes"][-1:] == report["gate"]["failures"]


def test_a_configuration_file_steers_the_run_and_the_command_line_wins(
    newsroom: Path, command: Command, verdicts: list[Verdict]
) -> None:
    (newsroom / "factcheck.toml").write_text('fail_on = ["outdated"]\nformat = ["concise"]\n')

    assert command("mill.txt").out.startswith("mill.txt:3:19: FC101 error")
    assert command("mill.txt").code == 0
    assert command("mill.txt", "--fail-on", "contradicted").code == 1
    assert command("mill.txt", "--isolated").code == 1


def test_a_source_file_named_in_the_configuration_is_read(
    newsroom: Path, command: Command, verdicts: list[Verdict]
) -> None:
    (newsroom / "packs").mkdir()
    (newsroom / "sources.yaml").rename(newsroom / "packs" / "mill.yaml")
    (newsroom / "factcheck.toml").write_text('sources = ["packs/mill.yaml"]\nledger = "desk"\n')

    assert command("mill.txt").code == 1
    assert command("sources", "stats").out.startswith("files                       1\n")
    assert command("ledger", "update", "mill.txt").out.startswith("desk/mill.yaml:\n")
    assert command("ledger", "stats").out.startswith("1 ledger, 3 claims")


def test_a_format_there_is_not_is_told_with_its_place(
    newsroom: Path, command: Command, verdicts: list[Verdict]
) -> None:
    (newsroom / "factcheck.toml").write_text('\nformat = ["fulll"]\n')

    assert command("mill.txt").err.startswith("factcheck: factcheck.toml:2: there is no format 'fulll'\n")
    assert command("mill.txt", "-f", "fulll").err.startswith("factcheck: there is no format 'fulll'\n")


WAIVER = """
[[waivers]]
claim = "aaaa0001"
by = "ds"
why = "The register answers on Friday."
until = 2025-06-06
"""


@pytest.mark.parametrize(("as_of", "code"), [("2025-06-06", 0), ("2025-06-07", 1), ("", 1)])
@pytest.mark.parametrize("place", ["configuration", "ledger"])
def test_a_waiver_lets_a_claim_through_until_its_day(
    newsroom: Path, command: Command, verdicts: list[Verdict], place: str, as_of: str, code: int
) -> None:
    del verdicts[1:]
    options = ["--as-of", as_of] if as_of else []
    if place == "configuration":
        (newsroom / "factcheck.toml").write_text(WAIVER)
    else:
        command("ledger", "update", "mill.txt")
        with (newsroom / "claims" / "mill.yaml").open("a") as file:
            file.write("  waiver:\n    by: ds\n    why: The register answers on Friday.\n    until: 2025-06-06\n")
        options.append("--ledger")
    outcome = command("mill.txt", "-f", "concise", *options)

    assert outcome.code == code
    assert ("the waiver of claim aaaa0001 by ds silences nothing" in outcome.out) is bool(code)


def test_a_paragraph_on_top_of_a_draft_with_a_whole_ledger_gives_no_new_finding(
    newsroom: Path, command: Command, verdicts: list[Verdict]
) -> None:
    verdicts[1] = replace(verdicts[1], label=Label.OUTDATED)
    command("ledger", "update", "mill.txt")
    ledger = newsroom / "claims" / "mill.yaml"
    review = "  review:\n    verdict: supported\n    by: ds\n    why: Phoned the ministry.\n"
    ledger.write_text(ledger.read_text().replace("- id: aaaa0002", f"{review}- id: aaaa0002"))
    text = f"The weather was fine on Tuesday.\n\n{made.TEXT}"
    verdicts[:] = made.report(text).verdicts
    verdicts[1] = replace(verdicts[1], label=Label.OUTDATED)
    (newsroom / "mill.txt").write_text(text)
    outcome = command("mill.txt", "--ledger", "--only-new", "-f", "concise")

    assert outcome.code == 0
    assert [row for row in outcome.out.splitlines() if ": note " not in row] == []
    assert "note 3 claims with findings let through: 2 known, 1 reviewed" in outcome.out


def test_pruning_tells_what_it_takes_out(newsroom: Path, command: Command, verdicts: list[Verdict]) -> None:
    command("ledger", "update", "mill.txt")
    ledger = newsroom / "claims" / "mill.yaml"
    with ledger.open("a") as file:
        file.write("  review:\n    verdict: supported\n    by: ds\n    why: Counted.\n")
    del verdicts[2]
    command("ledger", "update", "mill.txt")

    assert command("ledger", "prune").out == (
        "claims/mill.yaml:\n  - aaaa0003 not_enough_evidence  It employs 12 people.\n"
    )
    assert command("ledger", "prune").out == "claims/mill.yaml: nothing to take out\n"


DIFF = """\
--- a/mill.txt
+++ b/mill.txt
@@ -3,2 +3,2 @@
 The mill has lost $800 million. It closed in 2015.
-It employs 10 people. The deal is a golden opportunity.
+It employs 12 people. The deal is a golden opportunity.
"""


@pytest.mark.parametrize("given", ["file", "stdin"])
def test_only_sentences_that_changed_are_ruled_on(
    newsroom: Path, command: Command, verdicts: list[Verdict], monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    for place, each in enumerate(verdicts):
        sentence = Span(each.claim.span.start, each.claim.span.end + 1)  # with its stop
        verdicts[place] = replace(each, claim=replace(each.claim, sentence=sentence))
    (newsroom / "x.diff").write_text(DIFF)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DIFF.encode())))
    name = "x.diff" if given == "file" else "-"
    outcome = command("mill.txt", "--diff", name, "--fail-on", "contradicted,not_enough_evidence", "-f", "json")
    claims = json.loads(outcome.out)["claims"]

    assert outcome.code == 1
    assert [claim["gate"]["fails"] for claim in claims] == [False, False, True, False]
    assert claims[0]["gate"]["silenced"] == f"not changed since {'x.diff' if given == 'file' else '<stdin>'}"
    assert "1 of 4 claims changed since" in outcome.out


def test_changed_since_asks_git(newsroom: Path, command: Command, verdicts: list[Verdict]) -> None:
    (newsroom / ".git").rmdir()
    who = ("-c", "user.name=ds", "-c", "user.email=ds@example.org", "-c", "commit.gpgsign=false")
    for arguments in (("init", "-q"), ("add", "mill.txt"), ("commit", "-q", "-m", "first")):
        subprocess.run(["git", *who, *arguments], check=True, capture_output=True)
    outcome = command("mill.txt", "--changed-since", "HEAD")

    assert outcome.code == 0
    assert "let through  not changed since HEAD" in outcome.out
    assert "0 of 4 claims changed since HEAD: only these were ruled on" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--min-confidence", "80"), "--min-confidence: must be a number from 0 to 1"),
        (("--min-confidence", "high"), "--min-confidence: must be a number from 0 to 1"),
        (("--max-unverified", "many"), "--max-unverified: must be a count such as 5 or a share such as 25%"),
        (("--fail-on", "contradictd"), "did you mean 'contradicted'?"),
        (("--fail-on", ""), "--fail-on: names no label and no code"),
        (("--config", "fial_on=disputed"), "Did you mean 'fail_on'?"),
        (("--config", "none.toml"), "none.toml: cannot be read"),
        (("--only-new",), "Name one with --ledger"),
        (("--diff", "none.diff"), "none.diff: cannot be read"),
        (("--diff", "mill.txt"), "mill.txt:1: this is no unified diff"),
        (("--diff", "x", "--changed-since", "main"), "two answers to one question"),
        (("--changed-since", "main"), "no git repository"),
    ],
)
def test_what_cannot_be_followed_leaves_with_2(
    command: Command, verdicts: list[Verdict], arguments: tuple[str, ...], message: str
) -> None:
    outcome = command("mill.txt", *arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


def test_a_draft_from_stdin_is_in_no_diff(command: Command, verdicts: list[Verdict]) -> None:
    assert "no name to look up" in command("-", "--changed-since", "main").err


def test_a_mistake_in_one_ledger_is_told_before_any_draft_is_checked(
    newsroom: Path, command: Command, verdicts: list[Verdict]
) -> None:
    (newsroom / "z.txt").write_text(made.TEXT)
    (newsroom / "claims").mkdir()
    (newsroom / "claims" / "z.yaml").write_text("claims: 3\n")
    outcome = command("mill.txt", "z.txt", "--ledger", "-f", "json=out.json")

    assert (outcome.code, outcome.out) == (2, "")
    assert not (newsroom / "out.json").exists()
