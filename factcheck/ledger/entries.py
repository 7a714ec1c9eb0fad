"""What a ledger file holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.review import Review


@dataclass(frozen=True, slots=True)
class Cited:
    """The words of a snippet a verdict rests on."""

    source: str
    snippet: str
    quote: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim in the ledger: all but `review` is the machine's."""

    id: str
    claim: str
    quote: str
    kind: str
    verdict: str
    because: str
    citations: tuple[Cited, ...] = ()
    review: Review | None = None
    gone: bool = False  # no longer in the article; kept only because somebody reviewed it


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
