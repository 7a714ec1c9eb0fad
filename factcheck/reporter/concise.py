"""One line a finding worth acting on, `path:line:column: CODE severity message`, as editors and CI tools read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter.positions import Positions
from factcheck.reporter.wording import URGENT, citation, code, difference, line, other_place, path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.gate import Gate, Ruling
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
    """Yield the lines of a report: claims to act on that nothing let through, the article as a whole, errors, notes."""
    positions = Positions(report.article.text)
    name = path(report.article.path)
    for verdict in report.verdicts:
        ruling = gate.of(verdict)
        if ruling.fails or (verdict.label in URGENT and not ruling.silenced):
            yield from _rows(verdict, report.article, positions, ruling)
    for finding in gate.findings:
        place = positions.at(finding.article_span.start if finding.article_span else 0)
        words = f"{difference(finding)}{other_place(finding, positions)}"
        yield f"{name}:{place}: {finding.code} {gate.severity(finding)} {words}"
    for message in report.errors:
        yield f"{name}: error {line(message)}"
    for note in gate.notes:
        yield f"{name}: note {line(note)}"


def _rows(verdict: Verdict, article: Article, positions: Positions, ruling: Ruling) -> Iterator[str]:
    note = f" [{line(ruling.note)}]" if ruling.note else ""
    for finding in verdict.findings or (None,):
        if finding in ruling.silenced_findings:
            continue
        start = finding.article_span.start if finding and finding.article_span else verdict.claim.span.start
        name = str(finding.code) if finding else code(verdict)
        message = difference(finding) if finding else line(verdict.because)
        row = f"{name} {ruling.severity} {message}{_source(verdict, finding)}{note}"
        yield f"{path(article.path)}:{positions.at(start)}: {row}"


def _source(verdict: Verdict, finding: Finding | None) -> str:
    """The source a finding rests on, in brackets; the strongest evidence where it names none."""
    key = finding.snippet_key if finding else ""
    for evidence in verdict.evidence:
        if not key or evidence.snippet.key == key:
            return f" ({citation(evidence)})"
    return ""
