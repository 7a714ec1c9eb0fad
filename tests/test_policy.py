"""What the gate says: which verdicts fail, who or what lets one through, and what is said of the article."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.gate import Gate, Most, Policy, Ruling, Severity
from factcheck.policy import Answers, rule
from factcheck.records import Code, Finding, Label, Period, Report, Span, Verdict
from factcheck.review import Review, Waiver
from tests import made

REVIEW = Review("supported", "ds", "Phoned the ministry.")
WAIVER = Waiver("aaaa0001", "ds", "The register answers on Friday.", dt.date(2025, 6, 6))


def ruled(
    policy: Policy | None = None, answers: Answers | None = None, *, report: Report | None = None, **of: object
) -> tuple[Ruling, Gate]:
    """Return the ruling on the first claim, changed by keywords, and the whole gate."""
    base = report or made.report()
    first = replace(base.verdicts[0], **of)  # type: ignore[arg-type]
    gate = rule(replace(base, verdicts=(first, *base.verdicts[1:])), policy or Policy(), answers or Answers())
    return gate.of(first), gate


def commented(comment: str) -> Report:
    """Return the report on an article with a comment behind its first sentence."""
    text = made.TEXT.replace("million. It", f"million. {comment}\nIt")
    return made.report(text)


NAME = Finding(Code.NAME, "name differs")
NUMBER = made.contradicted().findings[0]
C, O = Label.CONTRADICTED, Label.OUTDATED  # noqa: E741


@pytest.mark.parametrize(
    ("policy", "label", "findings", "severity", "fails"),
    [
        (Policy(), C, (NUMBER,), "error", True),  # the default
        (Policy(), O, (NUMBER,), "warning", False),  # a label nobody named
        (Policy(frozenset({O})), C, (NUMBER,), "error", False),  # another label
        (Policy(frozenset({Code.NUMBER})), O, (NUMBER,), "warning", True),  # a code by its name
        (Policy(frozenset({Code.NAME})), C, (NUMBER,), "error", False),  # another code
        (Policy(frozenset({Code.OPPOSITE})), C, (), "error", True),  # no finding: the label's own code
        (Policy(severities={Code.NUMBER: Severity.WARNING}), C, (NUMBER,), "warning", False),  # a milder code
        (Policy(severities={Code.NUMBER: Severity.NOTE}), C, (NUMBER, NAME), "error", True),  # not the only one
        (Policy(severities={Code.NUMBER: Severity.ERROR}), O, (NUMBER,), "error", True),  # a graver code
        (Policy(off=frozenset({Code.NUMBER})), C, (NUMBER,), "error", False),  # switched off
        (Policy(off=frozenset({Code.NUMBER})), C, (NUMBER, NAME), "error", True),  # not the only one
        (Policy(frozenset({C, Code.NUMBER}), severities={Code.NUMBER: Severity.NOTE}), C, (NUMBER,), "note", True),
    ],
)
def test_what_is_said_of_a_code_wins_over_what_is_said_of_its_label(
    policy: Policy, label: Label, findings: tuple[Finding, ...], severity: str, fails: bool
) -> None:
    ruling, gate = ruled(policy, label=label, findings=findings)

    assert (ruling.severity, ruling.fails) == (severity, fails)
    assert gate.stops is fails


@pytest.mark.parametrize("label", [Label.SUPPORTED, Label.NOT_CHECKABLE])
def test_a_label_without_a_code_fails_by_its_name_alone(label: Label) -> None:
    policy = Policy(frozenset({label}))

    assert ruled(policy, label=label, findings=())[0].fails
    assert not ruled(policy, Answers(reviews={"aaaa0001": REVIEW}), label=label, findings=())[0].fails
    assert not ruled(label=label, findings=())[0].fails


@pytest.mark.parametrize(
    ("least", "fails", "note"),
    [
        (0.93, True, ""),
        (0.95, False, "confidence 0.93 is below the least of 0.95"),  # the verdict has .93456
    ],
)
def test_a_verdict_of_little_confidence_does_not_fail_and_is_said_to_be_below(
    least: float, fails: bool, note: str
) -> None:
    ruling, gate = ruled(Policy(min_confidence=least))

    assert (ruling.fails, ruling.note, ruling.silenced) == (fails, note, "")
    assert (f"1 claim would fail, but is below the least confidence of {least}" in gate.notes) is bool(note)


@pytest.mark.parametrize(
    ("answers", "silenced"),
    [
        (Answers(), ""),
        (Answers(reviews={"aaaa0001": REVIEW}), "reviewed by ds: Phoned the ministry."),
        (Answers(reviews={"aaaa0001": replace(REVIEW, why=" ")}), ""),  # for no reason
        (Answers(reviews={"aaaa0002": REVIEW}), ""),  # another claim's
        (Answers(waivers=(WAIVER,)), "waived by ds until 2025-06-06: The register answers on Friday."),
        (Answers(desk_waivers=(WAIVER,)), "waived by ds until 2025-06-06: The register answers on Friday."),
        (Answers(waivers=(replace(WAIVER, claim="aaaa0002"),)), ""),
        (Answers(known={"aaaa0001": Label.CONTRADICTED}), ""),  # being known is no excuse
    ],
)
def test_a_claim_passes_where_somebody_answers_for_it(answers: Answers, silenced: str) -> None:
    ruling, gate = ruled(answers=answers)

    assert ruling.silenced == silenced
    assert gate.stops is not bool(silenced)


@pytest.mark.parametrize(
    ("as_of", "note"),
    [
        ("2025-06-06", ""),  # its last day
        ("2025-06-07", "the waiver of claim aaaa0001 by ds silences nothing: it ended on 2025-06-06"),
        ("2025-06", "the waiver of claim aaaa0001 by ds silences nothing: it ended on 2025-06-06"),  # perhaps after
        (
            None,
            "the waiver of claim aaaa0001 by ds silences nothing: "
            "it ends on 2025-06-06, and the article has no date to hold that against",
        ),
    ],
)
def test_a_waiver_is_held_against_the_articles_day_and_never_the_clock(as_of: str | None, note: str) -> None:
    day = Period.parse(as_of) if as_of else None
    report = replace(made.report(), article=replace(made.article(), as_of=day))
    ruling, gate = ruled(answers=Answers(waivers=(WAIVER,)), report=report)

    assert ruling.fails is bool(note)
    assert bool(ruling.note) is bool(note)
    assert [each for each in gate.notes if "waiver" in each] == [note] * bool(note)


@pytest.mark.parametrize(
    ("answers", "what"),
    [
        (Answers(reviews={"gone0000": REVIEW}), "review"),
        (Answers(waivers=(replace(WAIVER, claim="gone0000"),)), "waiver"),
        (Answers(reviews={"gone0000": replace(REVIEW, why="")}), ""),  # half a review silences nothing anyway
        (Answers(desk_waivers=(replace(WAIVER, claim="gone0000"),)), ""),  # another article may make the claim
        (Answers(reviews={"aaaa0002": REVIEW}, waivers=(replace(WAIVER, claim="aaaa0003"),)), ""),  # both are made
    ],
)
def test_what_answers_for_a_claim_the_article_does_not_make_is_found(answers: Answers, what: str) -> None:
    _, gate = ruled(answers=answers)
    _, strict = ruled(Policy(frozenset({Code.UNUSED_SUPPRESSION})), answers)
    _, off = ruled(Policy(off=frozenset({Code.UNUSED_SUPPRESSION})), answers)

    message = f"the {what} of claim gone0000 by ds silences nothing: the article makes no such claim"
    assert [(each.code, each.message) for each in gate.findings] == [("FC901", message)] * bool(what)
    assert strict.stops is bool(what)
    assert off.findings == ()


@pytest.mark.parametrize(
    ("review", "what"),
    [
        (replace(REVIEW, why=""), "it has no why"),
        (Review(by="ds"), "it has no verdict and no why"),
        (Review(), ""),  # nothing filled in yet
    ],
)
def test_half_a_review_is_said_to_silence_nothing(review: Review, what: str) -> None:
    ruling, gate = ruled(answers=Answers(reviews={"aaaa0001": review}))

    assert ruling.fails
    assert ruling.note == (f"review: {what}" if what else "")
    assert (f"the review of claim aaaa0001 silences nothing: {what}" in gate.notes) is bool(what)


class OneLine:
    """A diff that touches what stands before a place."""

    since = "main"

    def __init__(self, end: int) -> None:
        self._end = end

    def touch(self, sentence: Span) -> bool:
        return sentence.start < self._end


@pytest.mark.parametrize(("end", "shown"), [(0, False), (50, True), (999, True)])
def test_an_article_contradicts_itself_anew_where_one_place_changed(end: int, shown: bool) -> None:
    first, last = made.within(made.TEXT, "$800 million"), made.within(made.TEXT, "12 people")
    clash = Finding(Code.SELF_CONTRADICTION, "one thing", article_span=last, other_span=first)
    _, gate = ruled(answers=Answers(changes=OneLine(end)), report=replace(made.report(), findings=(clash,)))

    assert (clash in gate.findings) is shown


@pytest.mark.parametrize(
    ("comment", "silenced", "codes"),
    [
        ("<!-- factcheck: ignore[FC101] our own count -->", "comment in the article: our own count", []),
        ("<!-- factcheck: ignore[FC103] our own count -->", "", ["FC901"]),  # not what was found
        ("<!-- factcheck: ignore[FC101,FC103] our own count -->", "comment in the article: our own count", ["FC901"]),
        ("<!-- factcheck: ignore[FC101] -->", "", ["FC902"]),  # no reason
    ],
)
def test_a_comment_silences_what_it_names_and_unused_ones_are_found(
    comment: str, silenced: str, codes: list[str]
) -> None:
    ruling, gate = ruled(report=commented(comment))

    assert (ruling.silenced, ruling.fails) == (silenced, not silenced)
    assert [finding.code for finding in gate.findings] == codes
    assert all(finding.article_words == comment for finding in gate.findings)


def test_a_comment_silences_one_finding_and_leaves_the_others() -> None:
    name = replace(NAME, article_span=Span(0, 3))
    ruling, _ = ruled(report=commented("<!-- factcheck: ignore[FC101] our own count -->"), findings=(NUMBER, name))

    assert ruling.fails
    assert ruling.silenced_findings == {NUMBER}


@pytest.mark.parametrize(("code", "label"), [(Code.DISPUTED, Label.DISPUTED), (Code.OUTDATED, Label.OUTDATED)])
def test_the_code_of_a_whole_verdict_silences_all_it_points_at(code: Code, label: Label) -> None:
    report = commented(f"<!-- factcheck: ignore[{code}] both are in the story -->")
    ruling, _ = ruled(Policy(frozenset({label})), report=report, label=label, findings=(Finding(code, ""), NUMBER))

    assert (ruling.fails, ruling.silenced) == (False, "comment in the article: both are in the story")


@pytest.mark.parametrize(
    ("text", "words", "fails"),
    [
        ("He said “we is [sic] strong”.", "is", False),
        ("He said “we is” (sic).", "is", False),  # behind the mark
        ("He said “we [is [sic]] strong”.", "is [sic]", False),  # inside the words
        ("He said “we is strong [sic]”.", "is", True),  # on other words
        ("He said “we is sick”.", "is", True),  # no mark at all
    ],
)
def test_a_quotation_altered_on_words_marked_sic_is_let_through(text: str, words: str, fails: bool) -> None:
    finding = Finding(Code.QUOTATION, "quoted otherwise", made.within(text, words), words)
    claim = made.claim(text.rstrip("."), id="a", kind=made.ClaimKind.QUOTATION, text=text)
    report = Report(made.article(text), (Verdict(claim, C, 0.9, "", findings=(finding,)),), "", "")

    assert rule(report, Policy(), Answers()).stops is fails


class Nothing:
    """A diff that touches nothing."""

    since = "main"

    def touch(self, sentence: Span) -> bool:  # noqa: ARG002
        return False


def test_what_was_not_changed_is_let_through_and_counted() -> None:
    ruling, gate = ruled(Policy(max_unverified=Most(0)), Answers(changes=Nothing()))

    assert ruling.silenced == "not changed since main"
    assert not gate.stops
    assert gate.notes[1:] == (
        "0 of 4 claims changed since main: only these were ruled on",
        "2 claims with findings let through: 2 not changed",
    )


@pytest.mark.parametrize(
    ("only_new", "label", "silenced", "fails"),
    [
        (False, Label.OUTDATED, "", False),  # shown though known
        (True, Label.OUTDATED, "known: the ledger has it", False),
        (True, Label.CONTRADICTED, "", True),  # known, and still nobody answered for it
    ],
)
def test_the_known_is_hidden_on_request_unless_it_fails(
    only_new: bool, label: Label, silenced: str, fails: bool
) -> None:
    ruling, _ = ruled(Policy(only_new=only_new), Answers(known={"aaaa0001": label}), label=label)

    assert (ruling.silenced, ruling.fails, ruling.known) == (silenced, fails, True)
    assert ruling.note == ("known: the ledger has it, and nobody answers for it" if fails else "")


def test_a_claim_known_with_another_verdict_is_new() -> None:
    ruling, _ = ruled(Policy(only_new=True), Answers(known={"aaaa0001": Label.SUPPORTED}), label=Label.OUTDATED)

    assert (ruling.silenced, ruling.known) == ("", False)


@pytest.mark.parametrize(
    ("most", "stops"),
    [
        (None, False),
        (Most(1), False),
        (Most(0), True),
        (Most(34, percent=True), False),  # one of three checkable claims is 33.3%
        (Most(33, percent=True), True),
    ],
)
def test_too_many_claims_without_evidence_stop_the_run(most: Most | None, stops: bool) -> None:
    _, gate = ruled(Policy(frozenset(), max_unverified=most))

    assert gate.stops is stops
    assert set(gate.failures) <= set(gate.notes)
    assert bool(gate.failures) is stops


def test_a_claim_somebody_answers_for_is_not_counted_as_unverified() -> None:
    _, gate = ruled(Policy(frozenset(), max_unverified=Most(0)), Answers(reviews={"aaaa0003": REVIEW}))

    assert not gate.stops


UNSOURCED = replace(made.report(), verdicts=(made.unsourced(), made.opinion()))
NO_CLAIMS = replace(made.report(), verdicts=())
OPINION = replace(made.report(), verdicts=(made.opinion(),))


@pytest.mark.parametrize(
    ("report", "note", "finding"),
    [
        (made.report(), "2 claims not judged: 1 had no source, 1 not checkable", None),
        (
            replace(made.report(), verdicts=(made.supported(),)),
            "0 claims not judged",
            None,
        ),
        (
            UNSOURCED,
            "2 claims not judged: 1 had no source, 1 not checkable",
            "no source speaks of the article: 1 claim, none judged",
        ),
        (OPINION, "1 claim not judged: 1 not checkable", "nothing was judged: the article has no checkable claim"),
        (NO_CLAIMS, "0 claims found: nothing was judged", "nothing was judged: the article has no checkable claim"),
    ],
)
@pytest.mark.parametrize("off", [frozenset(), frozenset({Code.NO_EVIDENCE})])
def test_no_pass_is_vacuous_in_silence(report: Report, note: str, finding: str | None, off: frozenset[Code]) -> None:
    gate = rule(report, Policy(off=off), Answers())

    assert gate.notes[0] == note
    assert [each.message for each in gate.findings] == ([finding] if finding else [])


@pytest.mark.parametrize("report", [UNSOURCED, OPINION, NO_CLAIMS])
@pytest.mark.parametrize(
    "policy",
    [Policy(frozenset({Code.NO_EVIDENCE})), Policy(severities={Code.NO_EVIDENCE: Severity.ERROR})],
)
def test_a_run_that_judged_nothing_fails_where_that_is_asked_for(report: Report, policy: Policy) -> None:
    assert not rule(report, Policy(), Answers()).stops
    assert rule(report, policy, Answers()).stops


@given(st.sets(st.sampled_from([*Label, *Code])), st.floats(0, 1), st.sets(st.sampled_from(list(Code))))
def test_what_is_let_through_never_fails_and_what_fails_is_never_hidden(
    fail_on: set[Label | Code], least: float, off: set[Code]
) -> None:
    gate = rule(made.report(), Policy(frozenset(fail_on), least, off=frozenset(off)), Answers())

    assert all(not (ruling.fails and ruling.silenced) for ruling in gate.rulings.values())
    assert list(gate.rulings) == ["aaaa0001", "aaaa0002", "aaaa0003", "aaaa0004"]
    assert gate.notes[0] == "2 claims not judged: 1 had no source, 1 not checkable"


@pytest.mark.parametrize(
    ("code", "comment"),
    [
        (Code.UNUSED_SUPPRESSION, "<!-- factcheck: ignore[FC103] agreed -->"),
        (Code.BROKEN_SUPPRESSION, "<!-- factcheck: ignore[FC101] -->"),
    ],
)
def test_a_comment_that_silences_nothing_fails_where_that_is_asked_for(code: Code, comment: str) -> None:
    report = commented(comment)
    quiet = Policy(frozenset(), off=frozenset({code}))

    assert not rule(report, Policy(frozenset()), Answers()).stops
    assert rule(report, Policy(frozenset({code})), Answers()).failures[0].startswith(f"{code} stops the run: ")
    assert rule(report, quiet, Answers()).findings == ()
