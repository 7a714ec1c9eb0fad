"""What a ledger file holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.records import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.review import Review, Waiver


@dataclass(frozen=True, slots=True)
class Cited:
    """The words of a snippet a verdict rests on."""

    source: str
    snippet: str
    quote: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim in the ledger: all but `review` and `waiver` is the machine's."""

    id: str
    claim: str
    quote: str
    kind: str
    verdict: str
    because: str
    citations: tuple[Cited, ...] = ()
    review: Review | None = None
    waiver: Waiver | None = None
    gone: bool = False  # no longer in the article; kept only because somebody answered for it


@dataclass(frozen=True, slots=True)
class Ledger:
    """One ledger file, in the order of its entries."""

    path: str
    article: str = ""
    as_of: str = ""
    entries: tuple[Entry, ...] = ()

    def reviews(self) -> Mapping[str, Review]:
        """Return the reviews by claim id."""
        return {entry.id: entry.review for entry in self.entries if entry.review}

    def waivers(self) -> tuple[Waiver, ...]:
        """Return the waivers, whether they still hold or not."""
        return tuple(entry.waiver for entry in self.entries if entry.waiver)

    def known(self) -> Mapping[str, Label]:
        """Return the verdicts by claim id, of the claims that are still in the article."""
        labels = set(Label)
        return {entry.id: Label(entry.verdict) for entry in self.entries if not entry.gone and entry.verdict in labels}
