"""Workflow commands of GitHub Actions: annotations on the lines of the draft, the worst first.

A step shows ten annotations a level and drops the rest without a word, so we choose which. The first notice has the
counts, what was let through, and what a reader must know before believing a pass. Every line is a command: no text of
an article stands where a runner would take it for one. The job's summary is the `markdown` format.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factcheck.errors import printable
from factcheck.gate import Severity
from factcheck.records import Span
from factcheck.reporter.held import Checked, HeldReporter
from factcheck.reporter.positions import Positions
from factcheck.reporter.problems import Problem, Remark, badness, counts, first_remarks, problems, remarks, sourced
from factcheck.reporter.wording import brief, counted, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.records import Article

_MOST = 10  # annotations of a level that a step shows
_LONGEST = 30_000  # bytes of a message; a runner takes 64 kB, escaped
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


class Reporter(HeldReporter):
    """Writes a command a line: one a problem, then one with the counts and notes."""

    def whole(self, checked: Sequence[Checked]) -> str:
        """Return the commands of all articles: the limits are those of the whole step."""
        stopping = [
            (one.report.article, each) for one in checked for each in remarks(one.report, one.gate) if each.fails
        ]
        rows = [_stop(article, each) for article, each in stopping[:_MOST]]
        found = sorted((each for one in checked for each in problems(one.report, one.gate)), key=badness)
        shown = _first(found, errors=_MOST - len(rows))
        left_out = len(stopping) - len(rows) + len(found) - len(shown)
        rows += [_annotation(each) for each in shown]
        rows += [_overview(checked, left_out=left_out)] if checked else []
        return "".join(f"{row}\n" for row in rows)


def _first(found: Iterable[Problem], *, errors: int) -> list[Problem]:
    """The problems a step has room for; one notice is kept for the counts."""
    room = Counter({Severity.ERROR: errors, Severity.WARNING: _MOST, Severity.NOTE: _MOST - 1})
    shown: list[Problem] = []
    for problem in found:
        if room[problem.ruling.severity]:
            room[problem.ruling.severity] -= 1
            shown.append(problem)
    return shown


def _annotation(problem: Problem) -> str:
    place = _place(problem.article, problem.span)
    title = f"{problem.code} {problem.words}"
    words = [sourced(problem), f"The claim: {brief(problem.verdict.claim.text)}"]
    return command(_COMMANDS[problem.ruling.severity], {**place, "title": title}, "\n".join(words))


def _stop(article: Article, remark: Remark) -> str:
    """Of the article as a whole: on the words it is about, else on its first line."""
    place = _place(article, remark.span or Span(0, 0))
    return command("error", {**place, "title": f"{remark.code} stops the run"}, remark.message)


def _place(article: Article, span: Span) -> dict[str, str]:
    """File, line and column; a runner takes columns only where the words stand on one line."""
    positions = Positions(article.text)
    first, last = positions.at(span.start), positions.at(span.end)
    place = {"file": printable(article.path.removeprefix("./")), "line": str(first.line), "endLine": str(last.line)}
    return place | ({"col": str(first.column), "endColumn": str(last.column)} if first.line == last.line else {})


def _overview(checked: Sequence[Checked], *, left_out: int) -> str:
    rows: list[str] = []
    for one in checked:
        rows.append(f"{line(one.report.article.path)}: {counts(one.report)}")
        rows += [_remark(each) for each in first_remarks(one.report, one.gate)]
    if left_out:
        rows.insert(0, f"{counted(left_out, 'more problem')} not shown here: a step shows {_MOST} of a level.")
    return command("notice", {"title": "factcheck"}, "\n".join(_fitting(rows)))


def _fitting(rows: Sequence[str]) -> Iterator[str]:
    """Yield the rows a message has room for, and how many it has not."""
    room = _LONGEST
    for number, row in enumerate(rows):
        room -= len(row.encode()) + 1
        if room < 0:
            yield f"{counted(len(rows) - number, 'more line')} left out; the summary of the job says more."
            return
        yield row


def _remark(remark: Remark) -> str:
    start = "error: " if remark.error else ""
    return f"{start}{remark.code} {remark.message}" if remark.code else f"{start}{remark.message}"


def command(name: str, properties: dict[str, str], message: str) -> str:
    """Return a workflow command.

    >>> command("error", {"file": "a,b.md", "line": "3"}, "100% wrong")
    '::error file=a%2Cb.md,line=3::100%25 wrong'
    """
    told = ",".join(f"{key}={_escape(value, inside=True)}" for key, value in properties.items())
    return f"::{name} {told}::{_escape(message)}"


def _escape(text: str, *, inside: bool = False) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if inside else escaped
