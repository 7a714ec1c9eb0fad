"""Confidence is a chance: it rises with strength where it should, and the operating point is read from the curve."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checker import calibrate
from factcheck.checker.calibrate import Calibration, Point, least_strength
from factcheck.checker.decide import decide
from factcheck.errors import ModelError
from factcheck.records import (
    Claim,
    ClaimKind,
    Code,
    Evidence,
    Finding,
    Label,
    Snippet,
    Source,
    SourceKind,
    Span,
    Stance,
)
from factcheck.settings import Settings

CURVE = (Point(0.9, 4, 0), Point(0.8, 10, 1), Point(0.7, 15, 1), Point(0.5, 20, 5))
CALIBRATION = Calibration(dict.fromkeys(Label, (0.0, 0.0)), CURVE)
SPAN = Span(0, 9)
CLAIM = Claim("c", "It is so.", "It is so.", SPAN, ClaimKind.EVENT, SPAN)


def against(score: float) -> Evidence:
    source = Source("s", "A title", "A publisher", "https://example.org", SourceKind.NEWS, "s")
    finding = Finding(Code.NUMBER, "12 is not 15", SPAN, "12", "s/s1", Span(0, 2), "15")
    return Evidence(Snippet("s/s1", "s1", source, "15"), Stance.CONTRADICTS, Span(0, 2), score, (finding,))


@pytest.mark.parametrize(
    ("limit", "least"),
    [
        (1.0, 0.0),  # no limit: every contradiction is said
        (0.25, 0.0),  # the whole curve is as good as that: also what is weaker than any of its points
        (0.2, 0.7),  # 1 of 15
        (0.1, 0.7),  # 1 of 10 is good enough, and 1 of 15 further down, too
        (0.05, 0.9),  # none of 4
        (0.0, 0.9),
    ],
)
def test_the_operating_point_is_the_weakest_strength_that_keeps_within_the_limit(limit: float, least: float) -> None:
    assert CALIBRATION.least_strength(limit) == least


def test_no_contradiction_is_said_where_no_point_of_the_curve_is_good_enough() -> None:
    assert CALIBRATION._replace(curve=(Point(0.9, 2, 1),)).least_strength(0.05) == math.inf


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_stricter_limit_never_says_more(one: float, two: float, strength: float) -> None:
    strict, loose = sorted((one, two))
    assert least_strength(strict) >= least_strength(loose)


@given(st.sampled_from(Label), st.floats(0, 1), st.floats(0, 1))
def test_confidence_is_a_chance_and_moves_one_way_with_strength(label: Label, one: float, two: float) -> None:
    weak, strong = (calibrate.confidence(label, value) for value in sorted((one, two)))
    assert 0 < weak < 1
    assert 0 < strong < 1
    assert weak >= strong if label is Label.NOT_ENOUGH_EVIDENCE else weak <= strong


def test_a_contradiction_too_weak_for_the_limit_is_left_open_and_still_shown() -> None:
    evidence = [against(0.55)]
    loud = decide(CLAIM, evidence, settings=Settings())
    quiet = decide(CLAIM, evidence, settings=Settings(max_false_alarms=0.01))
    assert (loud.label, quiet.label) == (Label.CONTRADICTED, Label.NOT_ENOUGH_EVIDENCE)
    assert [finding.code for finding in quiet.findings] == [Code.NO_EVIDENCE, Code.NUMBER]
    assert quiet.because == "too weak to contradict it: A publisher: "
    assert quiet.evidence == loud.evidence


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"lines": {}, "curve": []}',
        '{"lines": {"supported": [1]}}',
        "[]",
    ],  # empty, cut off, without labels, of another shape
)
def test_a_damaged_table_is_an_error_that_names_the_file(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "verdicts.json"
    table.write_text(text)
    monkeypatch.setattr(calibrate, "TABLE", table)
    calibrate._table.cache_clear()
    try:
        with pytest.raises(ModelError, match=r"verdicts\.json"):
            calibrate.confidence(Label.SUPPORTED, 0.5)
    finally:
        monkeypatch.undo()
        calibrate._table.cache_clear()


def test_the_table_that_ships_counts_each_contradiction_once() -> None:
    raw = json.loads(calibrate.TABLE.read_text(encoding="utf-8"))
    strengths, said, wrong = zip(*raw["curve"], strict=True)
    assert list(strengths) == sorted(set(strengths), reverse=True)
    assert list(said) == sorted(set(said))
    assert list(wrong) == sorted(wrong)
