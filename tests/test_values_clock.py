"""Times of the day: the spec page, and what holds for every two times."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import Relation
from factcheck.values import clock
from factcheck.values.clock import Clock
from tests.spec_tables import table

TIMES = st.integers(0, 1439)


def shown(time: Clock) -> str:
    minutes = [time.minute, time.minute + 720] if time.open else [time.minute]
    told = " or ".join(f"{minute // 60:02}:{minute % 60:02}" for minute in minutes)
    return told if time.bound == "at" else f"{time.bound} {told}"


@pytest.mark.parametrize(("text", "value"), table("time", "text", "value"))
def test_a_time_is_read_as_the_spec_says(text: str, value: str) -> None:
    assert [shown(time) for time in clock.parse(text)] == ([value] if value else [])


@pytest.mark.parametrize(("claim", "source", "relation"), table("time", "claim", "source", "relation"))
def test_two_times_compare_as_the_spec_says(claim: str, source: str, relation: str) -> None:
    [ours], [theirs] = clock.parse(claim), clock.parse(source)
    assert clock.compare(ours, theirs).relation.value == relation


@given(TIMES, TIMES)
def test_two_exact_times_are_equal_only_where_they_are_one(one: int, other: int) -> None:
    [ours], [theirs] = (clock.parse(f"at {minute // 60:02}:{minute % 60:02}") for minute in (one, other))
    wanted = Relation.EQUAL if one == other else Relation.DIFFERENT
    assert clock.compare(ours, theirs).relation is wanted
