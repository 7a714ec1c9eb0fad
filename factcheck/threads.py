"""Work on many things by few threads, for models that run outside Python's lock."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Thing = TypeVar("Thing")
Result = TypeVar("Result")
_AHEAD = 4  # times as many things as threads are begun before the first result is given out


def spread(work: Callable[[Thing], Result], things: Iterable[Thing], *, threads: int) -> Generator[Result]:
    """Yield the result for each thing in the order given, taking things as they come.

    >>> list(spread(len, ["a", "bcd"], threads=2))
    [1, 3]

    Two threads with a model run of one thread each are faster than a model run of two: in a small matrix product they
    wait for each other more than they work. What one thing raises is raised in its place; the rest is not begun then.
    """
    coming = iter(things)
    first = list(islice(coming, 2))
    if threads == 1 or len(first) < 2:
        yield from map(work, first)
        yield from map(work, coming)
        return
    from concurrent.futures import ThreadPoolExecutor

    waiting: deque[Future[Result]] = deque()
    pool = ThreadPoolExecutor(threads)
    try:
        waiting.extend(pool.submit(work, thing) for thing in first)
        for thing in coming:
            waiting.append(pool.submit(work, thing))
            if len(waiting) >= _AHEAD * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


__all__ = ["spread"]
