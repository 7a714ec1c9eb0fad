"""What the formats of CI services list, in the same words and the same order: problems in claims, and remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factcheck.gate import Severity
from factcheck.records import Evidence, Finding, Span
from factcheck.reporter.wording import SIGNS, URGENT, brief, citation, code, counted, cut, difference, line

if TYPE_CHECKING:
    from factcheck.gate import Gate, Ruling
    from factcheck.records import Article, Report, Verdict

_SEVERITIES = list(Severity)
_LABELS = list(SIGNS)
_MOST_REMARKS = 20  # of an article, where there is little room


class Problem(NamedTuple):
    """A claim that fails, or that an editor must look at and that nothing let through.

    Findings of it that were let through singly are left out.
    """

    article: Article
    verdict: Verdict
    ruling: Ruling
    number: int = 1  # which one of the claims with this id it is

    @property
    def code(self) -> str:
        """The code it is listed under: that of its first finding, else of its label; the label where it has none."""
        return str(self._findings[0].code) if self._findings else code(self.verdict) or str(self.verdict.label)

    @property
    def words(self) -> str:
        """The label as people read it."""
        return SIGNS[self.verdict.label][1]

    @property
    def message(self) -> str:
        """What is wrong, on one line."""
        said = difference(self._findings[0]) if self._findings else line(self.verdict.because)
        return cut(f"{said} [{line(self.ruling.note)}]" if self.ruling.note else said)

    @property
    def span(self) -> Span:
        """The differing words of the article where a finding names them, else the whole claim."""
        spans = [finding.article_span for finding in self._findings if finding.article_span]
        return spans[0] if spans else self.verdict.claim.span

    @property
    def evidence(self) -> Evidence | None:
        """What the problem rests on: the evidence its first finding names, else the strongest."""
        key = self._findings[0].snippet_key if self._findings else ""
        cited = self.verdict.evidence
        return next((each for each in cited if each.snippet.key == key), next(iter(cited), None))

    @property
    def _findings(self) -> list[Finding]:
        return [each for each in self.verdict.findings if each not in self.ruling.silenced_findings]

    @property
    def fingerprint(self) -> str:
        """A name that stays when the article is edited elsewhere: claim id, and which of its like it is."""
        return f"{self.verdict.claim.id}:{self.number}"


class Remark(NamedTuple):
    """What is said beside the problems: of the article as a whole, and of the claims that were let through."""

    message: str
    code: str = ""
    span: Span | None = None
    error: bool = False
    fails: bool = False  # it stops the run


def problems(report: Report, gate: Gate) -> list[Problem]:
    """Return what is wrong in a report, the worst first: what fails before what does not."""
    found: list[Problem] = []
    seen: dict[str, int] = {}
    for verdict in report.verdicts:
        number = seen[verdict.claim.id] = seen.get(verdict.claim.id, 0) + 1
        ruling = gate.of(verdict)
        if ruling.fails or (verdict.label in URGENT and not ruling.silenced):
            found.append(Problem(report.article, verdict, ruling, number))
    return sorted(found, key=badness)


def badness(problem: Problem) -> tuple[bool, int, int, int]:
    """Return what problems are sorted by."""
    label = _LABELS.index(problem.verdict.label)
    return not problem.ruling.fails, _SEVERITIES.index(problem.ruling.severity), label, problem.span.start


def remarks(report: Report, gate: Gate) -> list[Remark]:
    """Return errors, findings on the article as a whole, notes, and what was let through and by whom."""
    return [*_errors(report), *_findings(gate), *_notes(gate), *let_through(report, gate)]


def first_remarks(report: Report, gate: Gate) -> list[Remark]:
    """Return as many remarks as somebody reads, what a reader must know first, and how many were left out."""
    found = [*_errors(report), *_notes(gate), *_findings(gate), *let_through(report, gate)]
    left_out = len(found) - _MOST_REMARKS
    if left_out > 0:
        found[_MOST_REMARKS:] = [Remark(f"{counted(left_out, 'more remark')} left out; -f html has all")]
    return found


def _errors(report: Report) -> list[Remark]:
    return [Remark(brief(message), error=True) for message in report.errors]


def _notes(gate: Gate) -> list[Remark]:
    return [Remark(brief(note)) for note in gate.notes]


def _findings(gate: Gate) -> list[Remark]:
    """Findings on the article as a whole, those that stop the run first."""
    found = [
        Remark(cut(difference(each)), str(each.code), each.article_span, fails=each in gate.failing)
        for each in gate.findings
    ]
    return sorted(found, key=lambda remark: not remark.fails)


def let_through(report: Report, gate: Gate) -> list[Remark]:
    """Return a remark for each claim that would have failed and does not."""
    return [
        Remark(
            cut(
                f"let through, {SIGNS[verdict.label][1]}: “{brief(verdict.claim.text, 200)}” ({line(ruling.silenced)})"
            ),
            code(verdict),
            verdict.claim.span,
        )
        for verdict in report.verdicts
        if (ruling := gate.of(verdict)).silenced
    ]


def sourced(problem: Problem) -> str:
    """Return the message of a problem with the source it rests on."""
    evidence = problem.evidence
    return f"{problem.message} ({cut(citation(evidence))})" if evidence else problem.message


def counts(report: Report) -> str:
    """Return how many claims there are and how many have each label, on one line."""
    each = [f"{report.count(label)} {words}" for label, (_, words) in SIGNS.items() if report.count(label)]
    return f"{counted(len(report.verdicts), 'claim')}: {', '.join(each) or 'none found'}"
