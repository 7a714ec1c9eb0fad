"""What is changed in a supported claim must make it wrong."""

from __future__ import annotations

import random

import pytest

from training.changes import CHANGES


def _told(kind: str, claim: str, evidence: str) -> set[str]:
    chances = [random.Random(seed) for seed in range(8)]  # noqa: S311
    return {text for chance in chances if (text := CHANGES[kind](claim, evidence, chance))}


@pytest.mark.parametrize(
    ("evidence", "names"),
    [
        ("She played for Leeds and beat Hull in May. There He stayed.", {"Hull"}),  # no month, no capital "He"
        ("She played for Leeds, Hull and York.", set()),  # all three are true
        ("She played for Leeds, Hull and York, and beat Derby.", {"Derby"}),
        ("She played for Leeds beside the river Brčko.", set()),  # "Br" is half a name
    ],
)
def test_another_name_of_the_evidence_is_one_that_makes_the_claim_wrong(evidence: str, names: set[str]) -> None:
    claim = "Last year she played for Leeds."
    assert _told("name, of the evidence", claim, evidence) == {claim.replace("Leeds", name) for name in names}


def test_the_day_of_a_compared_date_is_left_alone() -> None:
    found = _told("number, by rule", "Before 5 May it had 12 looms.", "As of 4 May it has 12 looms.")
    assert found
    assert all(text.startswith("Before 5 May") for text in found)
