"""The rules of the gate: which verdicts fail, who or what lets one through, and what is said of the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from factcheck.gate import SEVERITIES, Gate, Policy, Ruling, Severity, points, stopping
from factcheck.records import Article, Code, Finding, Label, Report, Span, Verdict
from factcheck.review import Review, Waiver
from factcheck.suppressions import read

# Codes that name a whole verdict, whatever else its findings point at: to silence one is to silence the verdict.
_OF_THE_WHOLE = frozenset({Code.DISPUTED, Code.OUTDATED})

_ARTICLE_SEVERITIES = {
    Code.NO_EVIDENCE: Severity.WARNING,
    Code.UNUSED_SUPPRESSION: Severity.WARNING,
    Code.BROKEN_SUPPRESSION: Severity.ERROR,
}
_WORST_FIRST = list(Severity)


class Changes(Protocol):
    """What is known of the words of one article that changed."""

    @property
    def since(self) -> str:
        """What they are compared with, in the words of whoever asked."""

    def touch(self, sentence: Span) -> bool:
        """Whether a sentence is new or altered."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What speaks for claims: reviews, waivers, the ledger's verdicts, and that nothing of them was changed."""

    reviews: Mapping[str, Review] = field(default_factory=dict)  # by claim id
    waivers: Sequence[Waiver] = ()  # of this article's ledger
    desk_waivers: Sequence[Waiver] = ()  # of the configuration: for whichever article makes the claim
    known: Mapping[str, Label] = field(default_factory=dict)  # by claim id
    changes: Changes | None = None


def rule(report: Report, policy: Policy, answers: Answers) -> Gate:
    """Return what the gate says of a report.

    A claim fails by its label or the codes of its findings, unless somebody answers for it: a complete review, a waiver
    that holds, a comment in the article.
    """
    rulings = _Rulings(report.article, policy, answers)
    ruled = {verdict.claim.id: rulings.on(verdict) for verdict in report.verdicts}
    found = [*rulings.contradictions(report.findings), *rulings.broken, *rulings.unused()]
    found += [*_of_no_claim(report, answers), *_nothing_judged(report)]
    # That nothing was judged is said even where FC201 is off: a pass may not be empty in silence.
    shown = [one for one in found if one.code not in policy.off or one.code is Code.NO_EVIDENCE]
    too_many = list(_too_many(report, policy, rulings))
    findings, failing = (*shown, *too_many), [one for one in shown if _stops(one, policy)] + too_many
    notes = (_not_judged(report), *_changed(report, answers.changes), *rulings.notes(), *map(stopping, failing))
    severities = {**_ARTICLE_SEVERITIES, **policy.severities}
    return Gate(ruled, findings, notes, frozenset(failing), severities)


class _Silence(NamedTuple):
    """Why something is let through: `kind` is for counting, `words` for reading."""

    kind: str
    words: str


class _Rulings:
    """The rulings on the claims of one article, and what they make known along the way."""

    def __init__(self, article: Article, policy: Policy, answers: Answers) -> None:
        self._article = article
        self._policy = policy
        self._answers = answers
        self._suppressions = read(article)
        self._used: set[tuple[Span, Code]] = set()
        self._let_through: Counter[str] = Counter()
        self._below = 0
        self._spent: list[str] = []
        self.answered_for: set[str] = set()

    @property
    def broken(self) -> tuple[Finding, ...]:
        """The comments that silence nothing because they are not whole."""
        return self._suppressions.broken

    def on(self, verdict: Verdict) -> Ruling:
        """Return the ruling on a verdict."""
        found = points(verdict)
        silenced = {one: why for one in found if (why := self._of_finding(one, verdict))}
        standing = [one for one in found if one not in silenced]
        severity = self._severity(verdict.label, standing or found)
        known = self._answers.known.get(verdict.claim.id) is verdict.label
        fails = any(self._fails(verdict.label, one.code) for one in standing)
        fails = fails or (not found and verdict.label in self._policy.fail_on)  # supported, not checkable
        why = self._of_claim(verdict) or _of_all(found, silenced) or self._of_known(known=known and not fails)
        if why and (found or fails):
            self._count(verdict, why)
            return Ruling(severity, silenced=why.words, known=known, silenced_findings=frozenset(found))
        singly, note = frozenset(silenced), self._unheard(verdict) if found else ""
        if fails and verdict.confidence < self._policy.min_confidence:
            self._below += 1
            note = f"confidence {verdict.confidence:.2f} is below the least of {self._policy.min_confidence:g}"
            fails, severity = False, max(severity, Severity.WARNING, key=_WORST_FIRST.index)
        elif fails and known and not note:
            note = "known: the ledger has it, and nobody answers for it"
        return Ruling(severity, fails, note=note, known=known, silenced_findings=singly)

    def contradictions(self, found: Sequence[Finding]) -> Iterator[Finding]:
        """Yield where the article contradicts itself, but for what a comment beside either place silences.

        Where only changes are ruled on, one of the two places must be among them.
        """
        changes = self._answers.changes
        for one in found:
            places = [span for span in (one.article_span, one.other_span) if span]
            if not self._of_places(one, places) and (changes is None or any(map(changes.touch, places))):
                yield one

    def _of_places(self, finding: Finding, places: Sequence[Span]) -> bool:
        matching = [one for one in self._suppressions.whole if any(one.silences(finding, span) for span in places)]
        self._used.update((one.comment, finding.code) for one in matching)
        return bool(matching)

    def _count(self, verdict: Verdict, why: _Silence) -> None:
        self._let_through[why.kind] += 1
        if why.kind != _OFF:
            self.answered_for.add(verdict.claim.id)

    def _of_claim(self, verdict: Verdict) -> _Silence | None:
        """Who or what lets the whole verdict through."""
        answers, claim = self._answers, verdict.claim
        if answers.changes and not answers.changes.touch(claim.sentence):
            return _Silence("not changed", f"not changed since {answers.changes.since}")
        review = answers.reviews.get(claim.id, Review())
        if review.complete:
            return _Silence("reviewed", f"reviewed by {review.by}: {review.why}")
        for waiver in (*answers.waivers, *answers.desk_waivers):
            if waiver.claim == claim.id and waiver.holds(self._article.as_of):
                return _Silence("waived", f"waived by {waiver.by} until {waiver.until}: {waiver.why}")
        return None

    def _of_finding(self, finding: Finding, verdict: Verdict) -> _Silence | None:
        """What lets one finding through; every comment that speaks of it counts as used."""
        matching = [one for one in self._suppressions.whole if one.silences(finding, verdict.claim.span)]
        self._used.update((one.comment, finding.code) for one in matching)
        if matching:
            return _Silence("silenced by a comment", f"comment in the article: {matching[0].reason}")
        if finding.code is Code.QUOTATION and _is_sic(self._article.text, finding):
            return _Silence("marked [sic]", "the words are marked [sic]")
        return _Silence(_OFF, f"{finding.code} is off") if finding.code in self._policy.off else None

    def _of_known(self, *, known: bool) -> _Silence | None:
        return _Silence("known", "known: the ledger has it") if known and self._policy.only_new else None

    def _fails(self, label: Label, code: Code) -> bool:
        """What is said of the code wins over what is said of the label."""
        policy = self._policy
        if code in policy.fail_on:
            return True
        if code in policy.severities:
            return policy.severities[code] is Severity.ERROR
        return label in policy.fail_on

    def _severity(self, label: Label, found: Sequence[Finding]) -> Severity:
        own = [self._policy.severities.get(finding.code, SEVERITIES[label]) for finding in found]
        return min(own, default=SEVERITIES[label], key=_WORST_FIRST.index)

    def _unheard(self, verdict: Verdict) -> str:
        """What is said of a review that is not whole, or of a waiver that does not hold."""
        review = self._answers.reviews.get(verdict.claim.id, Review())
        if review.missing and review != Review():
            why = f"it has no {' and no '.join(review.missing)}"
            self._spent.append(f"the review of claim {verdict.claim.id} silences nothing: {why}")
            return f"review: {why}"
        return self._spent_waiver(verdict)

    def _spent_waiver(self, verdict: Verdict) -> str:
        """What is said of a waiver that holds no more, or that nothing can be held against."""
        waivers = (*self._answers.waivers, *self._answers.desk_waivers)
        waiver = next((one for one in waivers if one.claim == verdict.claim.id), None)
        if waiver is None:
            return ""
        undated = f"it ends on {waiver.until}, and the article has no date to hold that against"
        why = f"it ended on {waiver.until}" if self._article.as_of else undated
        self._spent.append(f"the waiver of claim {waiver.claim} by {waiver.by} silences nothing: {why}")
        return f"waiver by {waiver.by}: {why}"

    def unused(self) -> Iterator[Finding]:
        """Yield a finding for each comment with codes that nothing was found for."""
        codes: dict[Span, list[Code]] = {}
        for one in self._suppressions.whole:
            codes.setdefault(one.comment, []).extend(one.codes)
        for comment, all_of in codes.items():
            idle = [code for code in dict.fromkeys(all_of) if (comment, code) not in self._used]
            if idle:
                message = f"the comment silences nothing: no finding {' or '.join(idle)} where it speaks"
                yield Finding(Code.UNUSED_SUPPRESSION, message, comment, self._article.text[comment.slice])

    def notes(self) -> Iterator[str]:
        """Yield what was let through, and why."""
        if self._let_through:
            parts = ", ".join(f"{count} {kind}" for kind, count in sorted(self._let_through.items()))
            yield f"{_claims(self._let_through.total())} with findings let through: {parts}"
        if self._below:
            least = f"the least confidence of {self._policy.min_confidence:g}"
            yield f"{_claims(self._below)} would fail, but {'is' if self._below == 1 else 'are'} below {least}"
        yield from self._spent


_OFF = "switched off"


def _of_all(found: Sequence[Finding], silenced: Mapping[Finding, _Silence]) -> _Silence | None:
    """The silence of a whole verdict: each of its findings is silenced, or the one that names all of it."""
    for finding in found:
        if finding in silenced and finding.code in _OF_THE_WHOLE:
            return silenced[finding]
    if not found or len(silenced) < len(found):
        return None
    words = dict.fromkeys(why.words for why in silenced.values())
    kinds = [why.kind for why in silenced.values()]
    return _Silence(next((kind for kind in kinds if kind != _OFF), _OFF), "; ".join(words))


_SIC = re.compile(r"[\"'”’»,.;:!?]{0,2}\s{0,3}[*_]{0,2}[\[(]\s?[*_]{0,2}sic\b", re.IGNORECASE)


def _is_sic(text: str, finding: Finding) -> bool:
    """Whether "[sic]" stands in or right behind the words a finding points at."""
    span = finding.article_span
    return span is not None and bool(_SIC.match(text, span.end) or _SIC.search(text, span.start, span.end))


# The article as a whole ------------------------------------------------------------------------------------------


def _claims(count: int) -> str:
    return "1 claim" if count == 1 else f"{count} claims"


def _not_judged(report: Report) -> str:
    """How much of the article nothing was said of: a reader must know before believing a pass."""
    if not report.verdicts:
        return "0 claims found: nothing was judged"
    unsourced, uncheckable = report.count(Label.NOT_ENOUGH_EVIDENCE), report.count(Label.NOT_CHECKABLE)
    parts = [f"{unsourced} had no source"] * bool(unsourced) + [f"{uncheckable} not checkable"] * bool(uncheckable)
    return f"{_claims(unsourced + uncheckable)} not judged" + (f": {', '.join(parts)}" if parts else "")


def _changed(report: Report, changes: Changes | None) -> Iterator[str]:
    """Yield how much of the article was ruled on, where the rest was not asked for."""
    if changes is not None:
        count = sum(changes.touch(verdict.claim.sentence) for verdict in report.verdicts)
        yield f"{count} of {_claims(len(report.verdicts))} changed since {changes.since}: only these were ruled on"


def _nothing_judged(report: Report) -> Iterator[Finding]:
    """Yield a finding where a pass would say nothing: no source speaks of the article, or it makes no claim."""
    checkable = [verdict for verdict in report.verdicts if verdict.label is not Label.NOT_CHECKABLE]
    if not checkable:
        yield Finding(Code.NO_EVIDENCE, "nothing was judged: the article has no checkable claim")
    elif all(verdict.label is Label.NOT_ENOUGH_EVIDENCE for verdict in checkable):
        yield Finding(Code.NO_EVIDENCE, f"no source speaks of the article: {_claims(len(checkable))}, none judged")


def _of_no_claim(report: Report, answers: Answers) -> Iterator[Finding]:
    """Yield a finding for each review and waiver of the ledger whose claim the article does not make.

    Those of the configuration speak of any article, and this may be another.
    """
    made = {verdict.claim.id for verdict in report.verdicts}
    reviewed = [(claim, "review", review.by) for claim, review in answers.reviews.items() if review.complete]
    for claim, what, by in (*reviewed, *((one.claim, "waiver", one.by) for one in answers.waivers)):
        if claim not in made:
            message = f"the {what} of claim {claim} by {by} silences nothing: the article makes no such claim"
            yield Finding(Code.UNUSED_SUPPRESSION, message)


def _stops(finding: Finding, policy: Policy) -> bool:
    return finding.code in policy.fail_on or policy.severities.get(finding.code) is Severity.ERROR


def _too_many(report: Report, policy: Policy, rulings: _Rulings) -> Iterator[Finding]:
    """Yield a finding where too much is without evidence; what somebody answers for is not counted."""
    counted = [
        verdict
        for verdict in report.verdicts
        if verdict.label is not Label.NOT_CHECKABLE and verdict.claim.id not in rulings.answered_for
    ]
    unverified = sum(verdict.label is Label.NOT_ENOUGH_EVIDENCE for verdict in counted)
    most = policy.max_unverified
    if most and not most.allows(unverified, of=len(counted)):
        count = f"{unverified} of {_claims(len(counted))}"
        yield Finding(Code.NO_EVIDENCE, f"too much without evidence: {count}, at most {most} allowed")
