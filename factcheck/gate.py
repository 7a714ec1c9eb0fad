"""The gate: what a run stops at, and what lets a claim through. Every format shows the same ruling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from factcheck.records import Finding, Label, Report, Verdict
from factcheck.review import Review


class Severity(StrEnum):
    """How much a verdict matters, in the words all formats share."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITIES: dict[Label, Severity] = {
    Label.CONTRADICTED: Severity.ERROR,
    Label.DISPUTED: Severity.WARNING,
    Label.OUTDATED: Severity.WARNING,
    Label.PARTLY_SUPPORTED: Severity.WARNING,
    Label.SUPPORTED: Severity.NOTE,
    Label.NOT_ENOUGH_EVIDENCE: Severity.NOTE,
    Label.NOT_CHECKABLE: Severity.NOTE,
}


@dataclass(frozen=True, slots=True)
class Policy:
    """What a newsroom lets through and what it does not.

    >>> Policy().fail_on
    frozenset({<Label.CONTRADICTED: 'contradicted'>})
    """

    fail_on: frozenset[Label] = frozenset({Label.CONTRADICTED})


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the gate says of one verdict: it fails, or it does not; `silenced` says who or what let it through."""

    severity: Severity
    fails: bool = False
    silenced: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """What the gate says of a report: a ruling for each claim by its id, and what is said of the article as a whole."""

    rulings: Mapping[str, Ruling] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()  # of the article as a whole; they fail nothing by themselves
    notes: tuple[str, ...] = ()  # what a reader must know before believing a pass

    @property
    def stops(self) -> bool:
        """Whether the run leaves with exit code 1."""
        return any(ruling.fails for ruling in self.rulings.values())

    def of(self, verdict: Verdict) -> Ruling:
        """Return the ruling on a verdict; that of its label where none was made."""
        return self.rulings.get(verdict.claim.id) or Ruling(SEVERITIES[verdict.label])


def rule(report: Report, policy: Policy, reviews: Mapping[str, Review]) -> Gate:
    """Return what the gate says: a claim fails by its label, unless an editor answered for it in a complete review."""
    rulings = {verdict.claim.id: _ruling(verdict, policy, reviews) for verdict in report.verdicts}
    return Gate(rulings, findings=report.findings)


def _ruling(verdict: Verdict, policy: Policy, reviews: Mapping[str, Review]) -> Ruling:
    severity = SEVERITIES[verdict.label]
    if verdict.label not in policy.fail_on:
        return Ruling(severity)
    review = reviews.get(verdict.claim.id, Review())
    if review.complete:
        return Ruling(severity, silenced=f"reviewed by {review.by}: {review.why}")
    return Ruling(severity, fails=True)
