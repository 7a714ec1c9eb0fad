"""The measures measure what they say: scores by hand, pairs the same everywhere, tables as they were measured."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from benchmarks import answers, own, tables
from benchmarks.dev import OURS, Gold
from benchmarks.floors import FILE, OWN, failures
from benchmarks.installed import NEI, REFUTED, SUPPORTED, Chances
from benchmarks.scores import Answer, calibration_error, coverage, interval, risk_coverage, scores
from training import newsroom_pairs

SURE_SUPPORTED, SURE_REFUTED, SURE_NEI = Chances(1, 0, 0), Chances(0, 1, 0), Chances(0, 0, 1)


def test_scores_of_four_pairs_are_those_counted_by_hand() -> None:
    gold = [SUPPORTED, SUPPORTED, REFUTED, NEI]
    found = scores(gold, [SURE_SUPPORTED, SURE_REFUTED, SURE_REFUTED, SURE_SUPPORTED])
    assert found == {
        "accuracy": 0.5,
        "macro-F1": pytest.approx((0.5 + 2 / 3 + 0) / 3),
        "refuted P": 0.5,
        "refuted R": 1.0,
        "false support": 0.5,  # of the two that are not supported, one was called so
        "cover@95": 0.0,
        "ECE": 0.5,
        "Brier": 1.0,
    }


def test_a_set_of_two_labels_is_also_scored_by_the_likelier_of_the_two() -> None:
    assert scores([SUPPORTED, REFUTED], [Chances(0.3, 0.1, 0.6), Chances(0.3, 0.1, 0.6)])["two-way"] == 0.5


@pytest.mark.parametrize(
    ("answered", "share"),
    [
        ([(0.9, True), (0.8, True), (0.7, False)], 2 / 3),  # the surest two are right
        ([(0.9, False), (0.8, True)], 0.0),  # never as good as 95 of 100
        ([(0.9, True), (0.9, False)], 0.0),  # equally sure ones are answered together
        ([], 0.0),
    ],
)
def test_coverage_is_the_share_that_can_be_answered_at_the_precision(
    answered: list[tuple[float, bool]], share: float
) -> None:
    assert coverage([Answer(*one) for one in answered]) == pytest.approx(share)


def test_confidence_that_is_as_often_right_as_it_says_has_no_calibration_error() -> None:
    honest = [Answer(0.75, True)] * 3 + [Answer(0.75, False)]
    assert calibration_error(honest) == pytest.approx(0)
    assert calibration_error([Answer(0.75, False)] * 4) == pytest.approx(0.75)
    assert risk_coverage(honest) == [(1.0, 0.25)]


def test_an_interval_narrows_with_what_was_seen() -> None:
    few, many = interval(4, 5), interval(400, 500)
    assert few[0] < many[0] < 0.8 < many[1] < few[1]


def test_the_repositorys_own_pairs_are_two_thousand_and_those_the_floors_were_measured_on() -> None:
    pairs = own.pairs()
    kinds = Counter(one.kind for one in pairs)
    assert len(pairs) == len(set(pairs)) == own.MOST
    assert min(kinds.values()) >= 30, kinds
    assert own.digest(pairs) == yaml.safe_load(FILE.read_text(encoding="utf-8"))[OWN]["corpus"]


@pytest.mark.parametrize(
    ("corpus", "accuracy", "standing", "lines"),
    [
        ("abc", 0.7, 0.1, []),  # at the floors
        ("abc", 0.69, 0.1, ["own: accuracy is 0.69, its floor {'least': 0.7, 'measured': 0.72}"]),
        ("abc", 0.8, 0.2, ["own: left standing is 0.2, its floor {'most': 0.1, 'measured': 0.08}"]),
        ("xyz", 0.9, 0.0, ["own: the pairs are xyz, the floors are for abc; measure again with --renew"]),
    ],
)
def test_a_figure_worse_than_its_floor_is_told(corpus: str, accuracy: float, standing: float, lines: list[str]) -> None:
    floors = {
        "corpus": "abc",
        "figures": {
            "accuracy": {"least": 0.7, "measured": 0.72},
            "left standing": {"most": 0.1, "measured": 0.08},
        },
    }
    assert list(failures(OWN, corpus, {"accuracy": accuracy, "left standing": standing}, floors)) == lines


def test_gains_and_losses_are_told_by_hash_and_only_for_pairs_both_were_asked(tmp_path: Path) -> None:
    gold = [Gold(name, "", "", SUPPORTED) for name in ("a", "b", "c", "d")]
    kept = tmp_path / "kept.json"
    answers.keep({"s": {"a": SUPPORTED, "b": NEI, "c": REFUTED}}, kept)
    change = answers.changes("s", gold, {"a": NEI, "b": SUPPORTED, "c": NEI, "d": SUPPORTED}, kept)
    assert change == answers.Change(3, gained=(answers.mark("b"),), lost=(answers.mark("a"),))
    assert change.chance == 1.0
    assert re.fullmatch(r'\{\n"s": "(?:[0-9a-f]{8}[srn] ?){3}"\n\}\n', kept.read_text())


def test_the_tables_of_the_page_are_those_that_were_measured() -> None:
    assert tables.page() == tables.PAGE.read_text(encoding="utf-8")


def test_our_own_pairs_are_labelled_alike_stand_once_and_measure_what_was_not_learned() -> None:
    learned = newsroom_pairs.read()
    measured = [one for path in OURS.values() for one in newsroom_pairs.read_file(path)]
    files = [path for path in newsroom_pairs.FOLDER.glob("*.txt") if not path.name.startswith("dossier")]
    alike = Counter(
        one.label for path in files for one in newsroom_pairs.read_file(path)
    )  # of a file, most tells nothing
    assert all(0.3 < count / alike.total() < 0.37 for count in alike.values())
    assert max(Counter((one.claim, one.evidence) for one in [*learned, *measured]).values()) == 1
    assert {one.evidence for one in learned}.isdisjoint(one.evidence for one in measured)
    held_out = {one.evidence for one in learned if newsroom_pairs.is_held_out(one)}
    assert held_out.isdisjoint(one.evidence for one in learned if not newsroom_pairs.is_held_out(one))
    assert 0.1 < len(held_out) / len({one.evidence for one in learned}) < 0.15


def test_a_line_that_is_no_pair_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("S It has 12 shops.\n+ It has a dozen shops.\n? It has shops.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt:3: neither a snippet nor a claim: '\? It has shops\.'"):
        newsroom_pairs.read(tmp_path)


def test_a_claim_has_one_sign_for_each_snippet_of_its_group(tmp_path: Path) -> None:
    text = "S Ayr won.\nS Ayr lost.\n+- Ayr beat the others.\n\nS Ayr drew.\n0 Ayr drew at home.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = [(one.claim, one.evidence, one.label, one.group) for one in newsroom_pairs.read(tmp_path)]
    assert found == [
        ("Ayr beat the others.", "Ayr won.", 0, "newsroom:Ayr won."),
        ("Ayr beat the others.", "Ayr lost.", 1, "newsroom:Ayr won."),
        ("Ayr drew at home.", "Ayr drew.", 2, "newsroom:Ayr drew."),
    ]
    (tmp_path / "a.txt").write_text("S Ayr won.\nS Ayr lost.\n+ Ayr won.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt:3: neither a snippet nor a claim"):
        newsroom_pairs.read(tmp_path)
