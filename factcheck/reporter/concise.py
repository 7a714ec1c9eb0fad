"""One line a finding worth acting on, `path:line:column: CODE severity message`, as editors and CI tools read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.gate import Severity
from factcheck.reporter.positions import Positions
from factcheck.reporter.wording import URGENT, citation, code, difference, line, other_place, path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.gate import Gate
    from factcheck.records import Article, Finding, Report, Verdict
    from factcheck.reporter import Look, Sink
    from factcheck.review import Review


class Reporter:
    """Writes the lines of an article when all its verdicts stand."""

    def __init__(self, sink: Sink, *, look: Look) -> None:  # noqa: ARG002 - every format is made alike
        self._sink = sink

    def begin(self, article: Article, reviews: Mapping[str, Review]) -> None:
        """Nothing is known yet."""

    def decided(self, article: Article, verdict: Verdict) -> None:
        """The lines come together, in the article's order."""

    def finish(self, report: Report, gate: Gate) -> None:
        """Write the article's lines."""
        self._sink("".join(f"{row}\n" for row in rows(report, gate)))

    def close(self) -> None:
        """Every line is out already."""


def rows(report: Report, gate: Gate) -> Iterator[str]:
    """Yield the lines of a report: claims that are not simply right, where the article contradicts itself, errors."""
    positions = Positions(report.article.text)
    for verdict in report.verdicts:
        if verdict.label in URGENT:
            yield from _rows(verdict, report.article, positions, gate.of(verdict).severity)
    for finding in gate.findings:
        start = finding.article_span.start if finding.article_span else 0
        place = f"{path(report.article.path)}:{positions.at(start)}"
        yield f"{place}: {finding.code} {Severity.WARNING} {difference(finding)}{other_place(finding, positions)}"
    for message in report.errors:
        yield f"{path(report.article.path)}: error {line(message)}"


def _rows(verdict: Verdict, article: Article, positions: Positions, severity: str) -> Iterator[str]:
    for finding in verdict.findings or (None,):
        start = finding.article_span.start if finding and finding.article_span else verdict.claim.span.start
        name = str(finding.code) if finding else code(verdict)
        message = difference(finding) if finding else line(verdict.because)
        yield f"{path(article.path)}:{positions.at(start)}: {name} {severity} {message}{_source(verdict, finding)}"


def _source(verdict: Verdict, finding: Finding | None) -> str:
    """The source a finding rests on, in brackets; the strongest evidence where it names none."""
    key = finding.snippet_key if finding else ""
    for evidence in verdict.evidence:
        if not key or evidence.snippet.key == key:
            return f" ({citation(evidence)})"
    return ""
