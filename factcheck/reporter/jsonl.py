"""JSON lines: one object a line with a `type`, each written as soon as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter.json import (
    SCHEMA_VERSION,
    JsonObject,
    article_object,
    claim_object,
    finding_object,
    summary_object,
    text_of,
    tool_object,
)
from factcheck.reporter.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.gate import Gate
    from factcheck.records import Article, Report, Verdict
    from factcheck.reporter import Look, Sink
    from factcheck.review import Review


class Reporter:
    """Writes article, claim, finding, error and summary lines; a reader that stops half-way has whole lines."""

    def __init__(self, sink: Sink, *, look: Look) -> None:  # noqa: ARG002 - every format is made alike
        self._sink = sink
        self._reviews: Mapping[str, Review] = {}
        self._positions = Positions("")

    def begin(self, article: Article, reviews: Mapping[str, Review]) -> None:
        """Write the article line."""
        self._reviews = reviews
        self._positions = Positions(article.text)
        self._write("article", {"schema_version": SCHEMA_VERSION, **article_object(article)})

    def decided(self, article: Article, verdict: Verdict) -> None:
        """Write a claim line."""
        review = self._reviews.get(verdict.claim.id)
        self._write("claim", {"path": article.path, **claim_object(verdict, self._positions, review=review)})

    def finish(self, report: Report, gate: Gate) -> None:
        """Write what is found of the article as a whole, the errors and the summary line."""
        path = report.article.path
        for finding in gate.findings:
            self._write("finding", {"path": path, **finding_object(finding)})
        for message in report.errors:
            self._write("error", {"path": path, "message": message})
        self._write("summary", {"path": path, **summary_object(report), "tool": tool_object(report)})

    def close(self) -> None:
        """Every line is out already."""

    def _write(self, type_: str, fields: JsonObject) -> None:
        self._sink(text_of({"type": type_, **fields}) + "\n")
