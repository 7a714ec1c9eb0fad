"""What a report says otherwise than the ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.ledger.entries import Entry, Ledger


@dataclass(frozen=True, slots=True)
class Diff:
    """The claims that came, went or changed; pairs are (as the ledger has it, as it is now)."""

    new: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()
    verdict: tuple[tuple[Entry, Entry], ...] = ()  # another verdict
    evidence: tuple[tuple[Entry, Entry], ...] = ()  # the same verdict, otherwise founded or worded
    moved: bool = False  # the same claims in another order

    @property
    def none(self) -> bool:
        """Whether ledger and report say the same."""
        return not (self.new or self.gone or self.verdict or self.evidence or self.moved)


def diff(old: Ledger, now: Sequence[Entry]) -> Diff:
    """Return how the entries of today differ from those of the ledger.

    Reviews and waivers are nobody's business here, and a claim marked as gone does not go twice.
    """
    before = {entry.id: entry for entry in old.entries}
    after = {entry.id: entry for entry in now}
    both = [(before[entry.id], entry) for entry in now if entry.id in before]
    return Diff(
        new=tuple(entry for entry in now if entry.id not in before),
        gone=tuple(entry for entry in old.entries if entry.id not in after and not entry.gone),
        verdict=tuple((was, entry) for was, entry in both if was.verdict != entry.verdict),
        evidence=tuple((was, entry) for was, entry in both if was.verdict == entry.verdict and _machine(was) != entry),
        moved=[entry.id for entry in old.entries if entry.id in after] != [entry.id for _, entry in both],
    )


def _machine(entry: Entry) -> Entry:
    """The entry without what people wrote into it."""
    return replace(entry, review=None, waiver=None)
