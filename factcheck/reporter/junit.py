"""JUnit XML: a test suite an article, a test case a claim; a claim that stops at the gate is a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from factcheck.errors import printable
from factcheck.records import Label
from factcheck.reporter.held import Checked, HeldReporter
from factcheck.reporter.positions import Positions
from factcheck.reporter.problems import Problem, Remark, counts, remarks, sourced
from factcheck.reporter.wording import SIGNS, brief, cut, line
from factcheck.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.gate import Ruling
    from factcheck.records import Verdict


class Reporter(HeldReporter):
    """Writes all suites under one root."""

    def whole(self, checked: Sequence[Checked]) -> str:
        """Return the document."""
        suites = [_Suite(one) for one in checked]
        totals = {name: str(sum(suite.count(name) for suite in suites)) for name in _TOTALS}
        body = "".join(suite.text for suite in suites)
        root = _tag("testsuites", {"name": "factcheck", **totals})
        return f'<?xml version="1.0" encoding="utf-8"?>\n{root}\n{body}</testsuites>\n'


_TOTALS = ("tests", "failures", "errors", "skipped")


class _Suite:
    """The cases of one article as they are counted and written."""

    def __init__(self, one: Checked) -> None:
        self._one = one
        self._path = printable(one.report.article.path)
        self._positions = Positions(one.report.article.text)
        self._counts = dict.fromkeys(_TOTALS, 0)
        self._cases = [self._claim(verdict) for verdict in one.report.verdicts]
        self._cases += [
            self._case("error", 1, self._child("error", "errors", line(each))) for each in one.report.errors
        ]
        self._cases += [self._stop(each) for each in remarks(one.report, one.gate) if each.fails]
        if not self._cases:  # some services take a file without a test for a broken one
            self._cases.append(self._case("no claim found", 1, ""))

    def count(self, name: str) -> int:
        """How many of its cases are such."""
        return self._counts[name]

    @property
    def text(self) -> str:
        """The suite as XML."""
        report = self._one.report
        counted = {name: str(count) for name, count in self._counts.items()}
        told = [counts(report), *(f"{each.code} {each.message}".strip() for each in remarks(report, self._one.gate))]
        facts = {"version": VERSION, "sources_hash": report.sources_hash, "settings_hash": report.settings_hash}
        rows = [
            _tag("testsuite", {"name": self._path, "file": self._path, **counted}),
            "<properties>",
            *(_tag("property", {"name": name, "value": value}, "/") for name, value in facts.items()),
            "</properties>",
            *self._cases,
            f"<system-out>{_text(chr(10).join(told))}</system-out>",
            "</testsuite>",
        ]
        return "".join(f"{row}\n" for row in rows)

    def _claim(self, verdict: Verdict) -> str:
        claim = verdict.claim
        result = self._result(verdict, self._one.gate.of(verdict))
        return self._case(f"{claim.id} {brief(claim.text)}", self._positions.at(claim.span.start).line, result)

    def _result(self, verdict: Verdict, ruling: Ruling) -> str:
        """Nothing for a claim that passes; what keeps one that does not fail from passing is "skipped"."""
        words = SIGNS[verdict.label][1]
        problem = Problem(self._one.report.article, verdict, ruling)
        if ruling.fails:
            return self._child("failure", "failures", f"{words}: {sourced(problem)}", problem.code, _long(verdict))
        if ruling.silenced:
            return self._child("skipped", "skipped", cut(f"{words}, let through: {line(ruling.silenced)}"))
        if verdict.label is Label.SUPPORTED:
            return ""
        return self._child("skipped", "skipped", f"{words}: {problem.message}")

    def _stop(self, remark: Remark) -> str:
        """A case for what stops the run as a whole."""
        row = self._positions.at(remark.span.start).line if remark.span else 1
        failure = self._child("failure", "failures", remark.message, remark.code)
        return self._case(f"{remark.code} the article as a whole", row, failure)

    def _child(self, tag: str, count: str, message: str, type_: str = "", text: str = "") -> str:
        self._counts[count] += 1
        told = {"message": message} | ({"type": type_} if type_ else {})
        return f"{_tag(tag, told)}{_text(text)}</{tag}>"

    def _case(self, name: str, row: int, result: str) -> str:
        self._counts["tests"] += 1
        start = _tag("testcase", {"name": name, "classname": self._path, "file": self._path, "line": str(row)})
        return f"{start}{result}</testcase>"


def _long(verdict: Verdict) -> str:
    """The article's words and each source's words, for whoever opens the failure."""
    rows = [f"article: {brief(verdict.claim.quote)}"]
    rows += [f"{each.stance}: {brief(each.snippet.text)} {line(each.snippet.source.url)}" for each in verdict.evidence]
    return "\n".join([*rows, f"because: {brief(verdict.because)}"])


def _tag(tag: str, attributes: Mapping[str, str], end: str = "") -> str:
    told = [f"{name}={quoteattr(value)}" for name, value in attributes.items()]
    return f"<{' '.join([tag, *told])}{end}>"


def _text(text: str) -> str:
    return escape(text)
