"""What an editor underlines: one mark for each finding worth acting on, and for each claim without a source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from factcheck.errors import FactcheckError
from factcheck.gate import Severity
from factcheck.records import Code, Finding, Label, Snippet, Span, Verdict
from factcheck.reporter.wording import citation, code, difference, line
from factcheck.server.desk import Checked
from factcheck.server.page import Page

_SEVERITIES: dict[Severity, DiagnosticSeverity] = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.NOTE: DiagnosticSeverity.Information,
}
_SILENT = frozenset({Label.SUPPORTED, Label.NOT_CHECKABLE})


def diagnostics(checked: Checked, page: Page) -> list[Diagnostic]:
    """Return the marks for a draft in the order of its claims; what the gate was told to let through has none."""
    found = [_of_article(finding, checked.gate.severity(finding), page) for finding in checked.gate.findings]
    for verdict in checked.report.verdicts:
        ruling = checked.gate.of(verdict)
        if verdict.label not in _SILENT and not ruling.silenced:
            found += _of_verdict(verdict, ruling.severity, page)
    return found


def failure(error: FactcheckError) -> Diagnostic:
    """Return the mark that says why a draft could not be checked, on its first line."""
    start = Range(Position(0, 0), Position(0, 1))
    return Diagnostic(start, str(error), severity=DiagnosticSeverity.Error, source="factcheck")


def pointed(verdict: Verdict) -> tuple[Finding, ...]:
    """Return the findings of a verdict; the verdict itself as one where it has none."""
    claim = verdict.claim
    return verdict.findings or (Finding(Code(code(verdict)), verdict.because, claim.span, claim.quote),)


def location(snippet: Snippet) -> Location:
    """Return where a snippet stands in its source file."""
    start = Position(max(0, snippet.line - 1), 0)
    return Location(Path(snippet.path).absolute().as_uri(), Range(start, start))


def _of_article(finding: Finding, severity: Severity, page: Page) -> Diagnostic:
    return Diagnostic(
        page.range(finding.article_span or Span(0, 0)),
        difference(finding),
        severity=_SEVERITIES[severity],
        code=str(finding.code),
        source="factcheck",
    )


def _of_verdict(verdict: Verdict, severity: Severity, page: Page) -> Iterator[Diagnostic]:
    for finding in pointed(verdict):
        cited = [
            piece for piece in verdict.evidence if not finding.snippet_key or piece.snippet.key == finding.snippet_key
        ]
        told = f" ({citation(cited[0])})" if cited and verdict.label is not Label.NOT_ENOUGH_EVIDENCE else ""
        yield Diagnostic(
            page.range(finding.article_span or verdict.claim.span),
            f"{difference(finding)}{told}",
            severity=_SEVERITIES[severity],
            code=str(finding.code),
            source="factcheck",
            related_information=[
                DiagnosticRelatedInformation(location(piece.snippet), line(piece.snippet.text))
                for piece in cited[:3]
                if piece.snippet.path
            ],
            data={"claim": verdict.claim.id},
        )
