"""What people answer for in a ledger, what the ledger knows, and taking out what speaks of nothing any more."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import LedgerError
from factcheck.ledger import diff, entries_of, prune, read, update
from factcheck.records import Label, Period
from factcheck.review import Waiver
from tests import made

WAIVER = """\
  # until the register answers
  waiver:
    by: ds
    why: The register answers on Friday.
    until: 2025-06-06
"""
REVIEW = "  review:\n    verdict: supported\n    by: ds\n    why: Phoned the ministry.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a ledger whose last entry, the unsourced claim, has a waiver."""
    path = tmp_path / "claims" / "mill.yaml"
    update(path, report(path))
    path.write_text(path.read_text() + WAIVER)
    return path


def report(path: Path) -> made.Report:
    """Return a report on the article the ledger is of."""
    return made.report(path=str(path.parent.parent / "drafts" / "mill.txt"))


def test_a_waiver_is_read_and_no_difference(path: Path) -> None:
    assert read(path).waivers() == (Waiver("aaaa0003", "ds", "The register answers on Friday.", dt.date(2025, 6, 6)),)
    assert diff(read(path), entries_of(report(path))).none


def test_a_waiver_outlives_another_verdict_and_its_claim(path: Path) -> None:
    whole = report(path)
    update(path, replace(whole, verdicts=(replace(whole.verdicts[2], label=Label.CONTRADICTED),)))
    assert WAIVER in path.read_text()
    update(path, replace(whole, verdicts=whole.verdicts[:1]))

    assert WAIVER.partition("\n")[2] in path.read_text()
    assert [entry.gone for entry in read(path).entries] == [False, True]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (("    by: ds\n", ""), "a waiver needs `by`"),
        (("The register answers on Friday.", "''"), "a waiver needs `why`"),
        (("    until: 2025-06-06\n", ""), "a waiver needs `until`"),
        (("2025-06-06", "Friday"), "`until` is the waiver's last day, as in 2025-05-31, not 'Friday'"),
        (("2025-06-06", "2025-06-31"), "day is out of range for month"),
        (("  waiver:\n", "  waiver: yes\n  review:\n"), "`waiver` is a mapping with `by`, `why` and `until`"),
        (("  waiver:\n", "  wavier:\n"), "there is no `wavier` here; did you mean 'waiver'?"),
        (("    until:", "    untill:"), "there is no `untill` here; did you mean 'until'?"),
        (("article:", "artikel:"), "there is no `artikel` here; did you mean 'article'?"),
    ],
)
def test_half_a_waiver_is_an_error_with_its_place(path: Path, change: tuple[str, str], what: str) -> None:
    path.write_text(path.read_text().replace(*change))
    with pytest.raises(LedgerError) as caught:
        read(path)

    assert what in str(caught.value)
    assert caught.value.where
    assert caught.value.where.line


def test_a_ledger_knows_its_claims_with_their_verdicts(path: Path) -> None:
    whole = report(path)
    path.write_text(path.read_text().replace(WAIVER, REVIEW))
    update(path, replace(whole, verdicts=whole.verdicts[:2]))

    assert read(path).known() == {"aaaa0001": Label.CONTRADICTED, "aaaa0002": Label.SUPPORTED}


@pytest.mark.parametrize(
    ("as_of", "taken"),
    [
        (None, 0),  # held against the article's day in the ledger, 2025-05-31
        ("2025-06-06", 0),  # its last day
        ("2025-06-07", 1),
    ],
)
def test_pruning_takes_out_waivers_that_ended(path: Path, as_of: str | None, taken: int) -> None:
    before = path.read_text()
    pruned = prune(path, as_of=Period.parse(as_of) if as_of else None)

    assert (len(pruned.claims), len(pruned.waivers)) == (0, taken)
    assert ("waiver:" in path.read_text()) is not bool(taken)
    assert (path.read_text() == before) is not bool(taken)
    assert len(read(path).entries) == 3


def test_pruning_takes_out_claims_that_left_the_article_and_nothing_else(path: Path) -> None:
    whole = report(path)
    update(path, replace(whole, verdicts=whole.verdicts[:2]))
    kept = path.read_text().partition("- id: aaaa0003")[0]
    pruned = prune(path, as_of=None)

    assert [entry.id for entry in pruned.claims] == ["aaaa0003"]
    assert path.read_text() == kept
    assert prune(path, as_of=None).none


def test_without_any_day_a_waiver_stays(path: Path) -> None:
    path.write_text(path.read_text().replace("as_of: '2025-05-31'\n", ""))

    assert prune(path, as_of=None).none


def test_pruning_no_ledger_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        prune(tmp_path / "none.yaml", as_of=None)
