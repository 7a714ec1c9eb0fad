"""The gate: what a run stops at, and what lets a claim through. Every format shows the same ruling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from factcheck.records import Code, Finding, Label, Verdict


class Severity(StrEnum):
    """How much a verdict matters, in the words all formats share; the first is the worst."""

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

# What a verdict is called when no finding points at words; labels without a code have nothing to find.
CODES: dict[Label, Code] = {
    Label.CONTRADICTED: Code.OPPOSITE,
    Label.DISPUTED: Code.DISPUTED,
    Label.OUTDATED: Code.OUTDATED,
    Label.PARTLY_SUPPORTED: Code.NO_EVIDENCE,
    Label.NOT_ENOUGH_EVIDENCE: Code.NO_EVIDENCE,
}


class Most(NamedTuple):
    """So many claims, or so many percent of them, and no more.

    >>> str(Most(25, percent=True)), Most(25, percent=True).allows(1, of=4), Most(2).allows(3, of=4)
    ('25%', True, False)
    """

    number: float
    percent: bool = False

    def allows(self, count: int, *, of: int) -> bool:
        """Return whether a count is within the limit."""
        return count * 100 <= self.number * of if self.percent else count <= self.number

    def __str__(self) -> str:
        return f"{self.number:g}{'%' if self.percent else ''}"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a newsroom lets through and what it does not.

    >>> Policy().fail_on
    frozenset({<Label.CONTRADICTED: 'contradicted'>})

    What is said of a code (in `severities`, `off`, or by its name in `fail_on`) wins over what is said of a label.
    """

    fail_on: frozenset[Label | Code] = frozenset({Label.CONTRADICTED})
    min_confidence: float = 0.0
    max_unverified: Most | None = None
    severities: Mapping[Code, Severity] = field(default_factory=dict)  # an error stops the run, the others do not
    off: frozenset[Code] = frozenset()
    only_new: bool = False  # what the ledger knows already is not shown, unless it fails


class Ruling(NamedTuple):
    """What the gate says of one verdict: it fails, or it does not; `silenced` says who or what let it through."""

    severity: Severity
    fails: bool = False
    silenced: str = ""
    note: str = ""  # what else there is to say: below the least confidence, a waiver that has run out
    known: bool = False  # the ledger has this claim with this verdict
    silenced_findings: frozenset[Finding] = frozenset()  # let through singly, while others of the verdict stand


@dataclass(frozen=True, slots=True)
class Gate:
    """What the gate says of a report: a ruling for each claim by its id, and what is said of the article as a whole."""

    rulings: Mapping[str, Ruling] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()  # of the article as a whole: no source speaks of it, a suppression is unused
    notes: tuple[str, ...] = ()  # what a reader must know before believing a pass
    failing: frozenset[Finding] = frozenset()  # which of the findings above stop the run
    severities: Mapping[Code, Severity] = field(default_factory=dict)  # of the findings above

    @property
    def stops(self) -> bool:
        """Whether the run leaves with exit code 1."""
        return bool(self.failing) or any(ruling.fails for ruling in self.rulings.values())

    @property
    def failures(self) -> tuple[str, ...]:
        """Why the article as a whole stops the run; each stands among the notes, too."""
        return tuple(stopping(finding) for finding in self.findings if finding in self.failing)

    def of(self, verdict: Verdict) -> Ruling:
        """Return the ruling on a verdict; that of its label where none was made."""
        return self.rulings.get(verdict.claim.id) or Ruling(SEVERITIES[verdict.label])

    def severity(self, finding: Finding) -> Severity:
        """Return how much a finding on the article as a whole matters."""
        if finding in self.failing:
            return Severity.ERROR
        return self.severities.get(finding.code, Severity.WARNING)


def stopping(finding: Finding) -> str:
    """Return in words that a finding on the article as a whole stops the run.

    >>> stopping(Finding(Code.NO_EVIDENCE, "no source speaks of the article"))
    'FC201 stops the run: no source speaks of the article'
    """
    return f"{finding.code} stops the run: {finding.message}"


def points(verdict: Verdict) -> tuple[Finding, ...]:
    """Return what a verdict can be held to: its findings, else one by the code of its label, else nothing."""
    if verdict.label not in CODES:
        return ()
    claim = verdict.claim
    return verdict.findings or (Finding(CODES[verdict.label], verdict.because, claim.span, claim.quote),)
