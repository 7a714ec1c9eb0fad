"""Acts, stages and comparisons: their spec pages, and what holds for every axis of opposites."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import Relation
from factcheck.values import act, comparison, status
from tests.spec_tables import table


def agrees(found: object, wanted: str) -> bool:
    relation, aspect = found.relation.value, found.aspect  # type: ignore[attr-defined]
    word, _, rest = wanted.partition(" ")
    return bool(relation == word and (not rest or aspect == rest.strip("()")))


@pytest.mark.parametrize(("text", "wanted"), table("act", "text", "acts"))
def test_acts_are_read_as_the_spec_page_says(text: str, wanted: str) -> None:
    found = sorted(("+" if one.sense > 0 else "-") + one.axis for one in act.parse(text))
    assert found == sorted(wanted.replace("—", "").split())


@pytest.mark.parametrize(("claim", "source", "wanted"), table("act", "article", "source", "relation"))
def test_acts_compare_as_the_spec_page_says(claim: str, source: str, wanted: str) -> None:
    assert agrees(act.compare(act.parse(claim)[0], act.parse(source)[0]), wanted)


def test_there_are_sixty_axes_and_each_has_two_sides() -> None:
    assert len(act.axes()) >= 60
    for axis in act.axes():
        assert {side for name, side, _ in act._entries() if name == axis} == {1, -1}


def test_no_word_stands_on_both_sides_of_an_axis() -> None:
    sides: dict[tuple[str, str], set[int]] = {}
    for axis, side, entry in act._entries():
        for form in act.forms(entry):
            sides.setdefault((axis, form), set()).add(side)
    assert [key for key, found in sides.items() if len(found) > 1] == []


@given(entry=st.sampled_from([row for row in act._entries() if not row[2].startswith("(")]))
def test_a_not_turns_every_verb_round(entry: tuple[str, int, str]) -> None:
    axis, side, verb = entry
    plain = [one for one in act.parse(f"They {act.forms(verb)[2]} it.") if one.axis == axis]
    turned = [one for one in act.parse(f"They did not {verb} it.") if one.axis == axis]
    assert all(one.sense == one.side for one in plain)
    assert all(one.sense == -one.side for one in turned)
    assert {one.side for one in plain + turned} <= {side}


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Sales did not rise", -1),
        ("Sales didn’t rise", -1),
        ("Sales never rose", -1),
        ("Sales are no longer rising", -1),
        ("Sales failed to rise", -1),
        ("They refused to raise it", -1),
        ("He denied that sales had risen", -1),
        ("Sales did not fail to rise", 1),  # two undo each other
        ("Sales rose, not in May", 1),  # the negation comes after
        ("He did not speak, but sales rose", 1),  # another clause
        ("Not only sales rose", 1),
        ("No sales rose", -1),
    ],
)
def test_a_negation_reaches_as_far_as_its_clause(text: str, sense: int) -> None:
    assert [one.sense for one in act.parse(text) if one.axis == "rise"] == [sense]


@pytest.mark.parametrize(("text", "wanted"), table("status", "text", "stage"))
def test_a_stage_is_read_as_the_spec_page_says(text: str, wanted: str) -> None:
    found = [f"{one.ladder} {one.rung}" for one in status.parse(text)]
    assert (found[0] if found else "—") == wanted


@pytest.mark.parametrize(("claim", "source", "wanted"), table("status", "article", "source", "relation"))
def test_stages_compare_as_the_spec_page_says(claim: str, source: str, wanted: str) -> None:
    assert agrees(status.compare(status.parse(claim)[0], status.parse(source)[0]), wanted)


@pytest.mark.parametrize(("text", "wanted"), table("comparison", "text", "comparison"))
def test_a_comparison_is_read_as_the_spec_page_says(text: str, wanted: str) -> None:
    found = [
        " ".join(f"{one.left} {one.direction} {one.measure} {one.right}".split()) for one in comparison.parse(text)
    ]
    assert ("; ".join(found) or "—") == wanted


@pytest.mark.parametrize(("claim", "source", "wanted"), table("comparison", "article", "source", "relation"))
def test_comparisons_compare_as_the_spec_page_says(claim: str, source: str, wanted: str) -> None:
    assert agrees(comparison.compare(comparison.parse(claim)[0], comparison.parse(source)[0]), wanted)


@given(text=st.text(alphabet="rose fell not no never, than more larger signed the deal.n’t “”", max_size=80))
def test_any_text_gives_spans_that_hold_their_words(text: str) -> None:
    for module in (act, status, comparison):
        for value in module.parse(text):
            assert text[value.span.slice] == value.text
    for value in act.parse(text):
        assert act.compare(value, value).relation is Relation.EQUAL
