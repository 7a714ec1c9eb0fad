"""What a pack holds, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.records import Pack


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over a pack; the tables are in falling order, equals by name."""

    files: int
    sources: int
    snippets: int
    origins: int
    dated: int
    verbatim: int
    spoken: int
    words: int
    kinds: tuple[tuple[str, int], ...]  # snippets by kind of source
    publishers: tuple[tuple[str, int], ...]  # snippets by publisher
    first: str | None  # the earliest and the latest day a snippet speaks of
    last: str | None

    @property
    def dated_share(self) -> float:
        """The share of snippets with a date of their own or of their source."""
        return self.dated / self.snippets if self.snippets else 0.0


def stats(pack: Pack) -> Stats:
    """Return the figures of a pack.

    >>> stats(Pack((), "0")).snippets
    0
    """
    snippets = pack.snippets
    days = sorted(snippet.dated for snippet in snippets if snippet.dated)
    return Stats(
        files=len(pack.paths),
        sources=len({snippet.source.id for snippet in snippets}),
        snippets=len(snippets),
        origins=len({snippet.source.origin for snippet in snippets}),
        dated=len(days),
        verbatim=sum(snippet.verbatim for snippet in snippets),
        spoken=sum(snippet.speaker is not None for snippet in snippets),
        words=sum(len(snippet.text.split()) for snippet in snippets),
        kinds=_counted(snippet.source.kind for snippet in snippets),
        publishers=_counted(snippet.source.publisher for snippet in snippets),
        first=str(days[0].first) if days else None,
        last=str(max(day.last for day in days)) if days else None,
    )


def _counted(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(
        sorted(((str(name), count) for name, count in Counter(names).items()), key=lambda row: (-row[1], row[0]))
    )
