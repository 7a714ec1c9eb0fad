"""A format that can only be written whole: it holds the reports back until the last one is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.gate import Gate
    from factcheck.records import Article, Report, Verdict
    from factcheck.reporter import Look, Sink
    from factcheck.review import Review


class Checked(NamedTuple):
    """A report with what the gate and the editors say of it."""

    report: Report
    gate: Gate
    reviews: Mapping[str, Review]


class HeldReporter:
    """Writes what `whole` makes of all reports, at the very end."""

    def __init__(self, sink: Sink, *, look: Look) -> None:
        self._sink = sink
        self.look = look
        self._reviews: Mapping[str, Review] = {}
        self._checked: list[Checked] = []

    def begin(self, article: Article, reviews: Mapping[str, Review]) -> None:  # noqa: ARG002
        """Keep the reviews until the verdicts are there."""
        self._reviews = reviews

    def decided(self, article: Article, verdict: Verdict) -> None:
        """All verdicts come together."""

    def finish(self, report: Report, gate: Gate) -> None:
        """Keep the report until the end."""
        self._checked.append(Checked(report, gate, self._reviews))

    def close(self) -> None:
        """Write the whole document."""
        self._sink(self.whole(self._checked))

    def whole(self, checked: Sequence[Checked]) -> str:
        """Return the document; each format has its own."""
        raise NotImplementedError
