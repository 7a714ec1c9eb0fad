"""Taking out of a ledger what speaks of nothing any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.errors import LedgerError, Where
from factcheck.ledger.files import write
from factcheck.ledger.read import document_of, parse, text_of
from factcheck.ledger.update import dump
from factcheck.records import Period

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.ledger.entries import Entry, Ledger


@dataclass(frozen=True, slots=True)
class Pruned:
    """What was taken out: claims that left the article, and waivers that ended, of claims that stay."""

    claims: tuple[Entry, ...] = ()
    waivers: tuple[Entry, ...] = ()

    @property
    def none(self) -> bool:
        """Whether the file stays as it was."""
        return not (self.claims or self.waivers)


def prune(path: Path, *, as_of: Period | None) -> Pruned:
    """Take out claims that left the article, with their reviews, and waivers that ended; return what was taken out.

    A waiver is held against `as_of`, else the article's day in the ledger; without either it stays. Nothing to take
    out, nothing written.
    """
    text = text_of(path)
    if text is None:
        raise LedgerError("there is no such ledger", where=Where(str(path)), remedy="Check the path.")
    ledger = parse(path, text)
    day = as_of or _day(ledger)
    gone = tuple(entry for entry in ledger.entries if entry.gone)
    spent = tuple(
        entry for entry in ledger.entries if not entry.gone and day and entry.waiver and not entry.waiver.holds(day)
    )
    taken = Pruned(gone, spent)
    if not taken.none:
        write(path, _without(path, text, taken))
    return taken


def _without(path: Path, text: str, taken: Pruned) -> str:
    document = document_of(path, text)
    claims, spent = document["claims"], {entry.id for entry in taken.waivers}
    for place in reversed(range(len(claims))):
        if claims[place].get("gone") is True:
            del claims[place]
        elif str(claims[place]["id"]) in spent:
            del claims[place]["waiver"]
    return dump(document)


def _day(ledger: Ledger) -> Period | None:
    try:
        return Period.parse(ledger.as_of)
    except ValueError:
        return None
