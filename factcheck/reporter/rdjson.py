"""Reviewdog's diagnostic format, one JSON object: it puts problems as comments on the changed lines of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.gate import Severity
from factcheck.reporter.held import Checked, HeldReporter
from factcheck.reporter.json import JsonObject, text_of
from factcheck.reporter.positions import Position, Positions
from factcheck.reporter.problems import Problem, Remark, counts, problems, remarks, sourced
from factcheck.reporter.wording import citation, cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.records import Article, Span

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
_SOURCE: JsonObject = {"name": "factcheck"}


class Reporter(HeldReporter):
    """Writes the diagnostics of all articles as one result."""

    def whole(self, checked: Sequence[Checked]) -> str:
        """Return the result."""
        found = [each for one in checked for each in diagnostics(one)]
        return text_of({"source": _SOURCE, "diagnostics": found}, indent=2) + "\n"


def diagnostics(one: Checked) -> Iterator[JsonObject]:
    """Yield a diagnostic a problem, the worst first, then one a remark."""
    article = one.report.article
    positions = Positions(article.text)
    for problem in problems(one.report, one.gate):
        yield _problem(problem, positions)
    for remark in (Remark(counts(one.report)), *remarks(one.report, one.gate)):
        yield _remark(remark, article, positions)


def _problem(problem: Problem, positions: Positions) -> JsonObject:
    made: JsonObject = {
        "message": f"{problem.words}: {sourced(problem)}",
        "location": _location(problem.article, positions, problem.span),
        "severity": _SEVERITIES[problem.ruling.severity],
        "source": _SOURCE,
        "code": {"value": problem.code},
    }
    evidence = problem.evidence
    if evidence and evidence.snippet.path:
        place = {"start": {"line": max(1, evidence.snippet.line)}}
        where = {"path": evidence.snippet.path, "range": place}
        made["related_locations"] = [{"message": cut(citation(evidence)), "location": where}]
    return made


def _remark(remark: Remark, article: Article, positions: Positions) -> JsonObject:
    made: JsonObject = {
        "message": remark.message,
        "location": _location(article, positions, remark.span),
        "severity": "ERROR" if remark.error or remark.fails else "INFO",
        "source": _SOURCE,
    }
    return made | ({"code": {"value": remark.code}} if remark.code else {})


def _location(article: Article, positions: Positions, span: Span | None) -> JsonObject:
    place: JsonObject = {"path": article.path.removeprefix("./")}
    if span:
        first, last = positions.in_bytes(span.start), positions.in_bytes(span.end)
        place["range"] = {"start": _position(first), "end": _position(last)}
    return place


def _position(position: Position) -> JsonObject:
    return {"line": position.line, "column": position.column}
