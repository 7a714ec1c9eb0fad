"""The table of everyday words: what tells one thing, and what only looks so."""

from __future__ import annotations

import pytest

from factcheck.checker.everyday import rows_asked, rows_told
from factcheck.checker.terms import stem


def _tells(asked: str, told: str) -> bool:
    return bool(rows_asked(stem(asked)) & rows_told(told, frozenset([stem(told)])))


@pytest.mark.parametrize(
    ("asked", "told"), [("blame", "fault"), ("child", "daughter"), ("fuel", "petrol"), ("vessel", "ferry")]
)
def test_a_word_is_told_by_its_like_and_by_what_it_may_be_in_detail(asked: str, told: str) -> None:
    assert _tells(asked, told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("son", "daughter"), ("mother", "father"), ("wife", "husband"), ("sister", "brother"), ("pine", "oak"),
        ("beer", "wine"), ("bus", "car"), ("surgeon", "consultant"), ("cod", "herring"), ("gale", "hurricane"),
        ("night", "evening"), ("ferry", "liner"), ("spring", "autumn"), ("wrongdoing", "allegation"),
    ],
)  # fmt: skip
def test_of_two_that_exclude_each_other_neither_tells_the_other(one: str, other: str) -> None:
    assert not _tells(one, other)
    assert not _tells(other, one)
    assert not _tells("petrol", "fuel")  # what is told in general tells no detail
