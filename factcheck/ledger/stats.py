"""How far editors agree with the machine; counted over reviewed claims only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.ledger.entries import Entry, Ledger


@dataclass(frozen=True, slots=True)
class Share:
    """Of the reviewed claims of a kind, how many kept the machine's verdict."""

    kind: str
    reviewed: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Stats:
    """The figures of all ledgers together."""

    ledgers: int
    claims: int
    reviewed: int
    verdicts: tuple[tuple[str, int], ...]
    shares: tuple[Share, ...]


def stats(ledgers: Iterable[Ledger]) -> Stats:
    """Return the counts of verdicts and, a kind of claim each, the share of verdicts that reviews accepted.

    A review without verdict, name and reason counts as none.
    """
    read = list(ledgers)
    entries = [entry for ledger in read for entry in ledger.entries if not entry.gone]
    reviewed = [entry for entry in entries if entry.review and entry.review.complete]
    verdicts = Counter(entry.verdict for entry in entries)
    return Stats(len(read), len(entries), len(reviewed), tuple(sorted(verdicts.items())), _shares(reviewed))


def _shares(reviewed: Iterable[Entry]) -> tuple[Share, ...]:
    seen: Counter[str] = Counter()
    accepted: Counter[str] = Counter()
    for entry in reviewed:
        seen[entry.kind] += 1
        accepted[entry.kind] += entry.review is not None and entry.review.verdict == entry.verdict
    return tuple(Share(kind, seen[kind], accepted[kind]) for kind in sorted(seen))
