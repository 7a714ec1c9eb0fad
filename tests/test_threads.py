"""Work spread over threads: the results in order, and what goes wrong told in its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from threading import Barrier, get_ident

import pytest

from factcheck.threads import spread


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 2, 100])
def test_results_come_in_the_order_of_the_things(threads: int, count: int) -> None:
    assert list(spread(str, range(count), threads=threads)) == [str(number) for number in range(count)]


def test_two_are_worked_on_at_once() -> None:
    meet = Barrier(2, timeout=20)  # each waits here for the other
    who = set(spread(lambda _: (meet.wait(), get_ident())[1], range(8), threads=2))
    assert len(who) == 2


def test_one_thing_needs_no_thread() -> None:
    assert list(spread(lambda _: get_ident(), ["one"], threads=2)) == [get_ident()]


def test_what_goes_wrong_is_raised_in_its_place() -> None:
    found = spread(lambda number: 12 // number, [3, 2, 0, 1], threads=2)
    assert [next(found), next(found)] == [4, 6]
    with pytest.raises(ZeroDivisionError):
        next(found)


def test_things_are_taken_as_they_are_asked_for() -> None:
    taken: list[int] = []

    def things() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with closing(spread(str, things(), threads=2)) as found:
        assert next(found) == "0"
    assert len(taken) < 20
