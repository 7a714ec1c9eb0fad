"""GitLab Code Quality: one JSON array; the widget of a merge request compares it with that of the target branch."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from factcheck.gate import Severity
from factcheck.reporter.held import Checked, HeldReporter
from factcheck.reporter.json import JsonObject, text_of
from factcheck.reporter.positions import Positions
from factcheck.reporter.problems import Problem, Remark, counts, problems, remarks, sourced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.records import Span

# What fails must stand out from what does not; of "blocker" there is nothing a draft could have.
_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


class Reporter(HeldReporter):
    """Writes the problems of all articles, then the remarks."""

    def whole(self, checked: Sequence[Checked]) -> str:
        """Return the array."""
        return text_of([issue for one in checked for issue in _issues(one)], indent=2) + "\n"


def _issues(one: Checked) -> Iterator[JsonObject]:
    place = _Place(one)
    for problem in problems(one.report, one.gate):
        yield place.problem(problem)
    yield place.remark(Remark(counts(one.report)), "factcheck")
    for number, remark in enumerate(remarks(one.report, one.gate)):
        yield place.remark(remark, f"remark {number}")


class _Place:
    """Makes issues of one article."""

    def __init__(self, one: Checked) -> None:
        self._path = one.report.article.path.removeprefix("./")
        self._positions = Positions(one.report.article.text)

    def problem(self, problem: Problem) -> JsonObject:
        severity = "critical" if problem.ruling.fails else _SEVERITIES[problem.ruling.severity]
        words = f"{problem.code} {problem.words}: {sourced(problem)}"
        return self._issue(words, problem.code, severity, problem.fingerprint, problem.span)

    def remark(self, remark: Remark, name: str) -> JsonObject:
        words = f"{remark.code} {remark.message}" if remark.code else remark.message
        severity = "critical" if remark.fails else "major" if remark.error else "info"
        return self._issue(words, remark.code or "factcheck", severity, name, remark.span)

    def _issue(self, words: str, check: str, severity: str, name: str, span: Span | None) -> JsonObject:
        first = self._positions.at(span.start) if span else None
        last = self._positions.at(span.end) if span else None
        return {
            "description": words,
            "check_name": check,
            # Issues with the same fingerprint are shown as one, so it tells articles apart, too.
            "fingerprint": hashlib.sha256(f"{self._path}\n{name}".encode("utf-8", "surrogatepass")).hexdigest(),
            "severity": severity,
            "location": {
                "path": self._path,
                "lines": {"begin": first.line if first else 1, "end": last.line if last else 1},
            },
        }
