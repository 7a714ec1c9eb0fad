"""What we print, from a report made by hand."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import reporter
from factcheck.gate import Gate
from factcheck.records import Code, Evidence, Finding, Label, Report, Span, Stance
from factcheck.reporter import FORMATS, Look
from factcheck.reporter.passage import pieces
from factcheck.reporter.positions import Positions
from factcheck.reporter.schema import Reports
from factcheck.review import Review
from tests import made


def shown(format_: str, *reports: Report, look: Look | None = None, reviews: dict[str, Review] | None = None) -> str:
    """Return what a format writes for reports."""
    written: list[str] = []
    each = reporter.make(format_, written.append, look=look or Look())
    for report in reports:
        each.begin(report.article, reviews or {})
        for verdict in report.verdicts:
            each.decided(report.article, verdict)
        each.finish(report, Gate())
    each.close()
    return "".join(written)


FULL = """\
drafts/mill.txt  Old mill, new friends  as of 2025-05-31

Needs your eyes (1)
  3:1     ✗ contradicted      FC101 number differs: “$800 million” ↔ “$902 million”

drafts/mill.txt:3:1  ✗ contradicted FC101  high confidence
    article      The mill has lost [$800 million]
    contradicts  The mill had losses of [$902 million] by June 2024.
                 Companies Register, “Company accounts, 2024”, 2025-02-12
                 https://example.org/accounts?id=7
    FC101        number differs: “$800 million” ↔ “$902 million”
    because      The register gives $902 million for the same losses.

drafts/mill.txt:3:33  ✓ supported  fair confidence
  It closed in 2015.
    supports     The mill stopped work in June 2015.
                 Companies Register, “Company accounts, 2024”, 2025-02-12
                 https://example.org/accounts?id=7
    because      June 2015 lies in 2015.

drafts/mill.txt:4:1  ? no source
  It employs 12 people.
    because      No source speaks of it.

drafts/mill.txt:4:23  · not checkable (opinion)
  The deal is a golden opportunity.

4 claims: 1 contradicted, 1 supported, 1 no source, 1 not checkable
1 claim had no source.
factcheck 0.1.0, sources 50c7ce50, settings 5e771465
"""


def test_full_shows_the_articles_words_beside_the_sources_words() -> None:
    assert shown("full", made.report(), look=Look(width=90)) == FULL


def test_full_marks_by_colour_where_it_may_and_by_brackets_where_it_may_not() -> None:
    coloured = shown("full", made.report(), look=Look(colour=True))

    assert "\x1b[1;31m$800 million\x1b[0m" in coloured
    assert "[$800 million]" not in coloured
    assert "\x1b" not in shown("full", made.report())


def test_full_never_goes_beyond_its_width_but_for_addresses() -> None:
    rows = shown("full", made.report(), look=Look(width=60)).splitlines()

    assert [row for row in rows if len(row) > 60 and "https://" not in row] == []


def test_full_shows_a_review_and_later_evidence() -> None:
    verdict = made.contradicted()
    later = replace(verdict.evidence[0], later=True, stance=Stance.NEUTRAL)
    report = replace(made.report(), verdicts=(replace(verdict, later=(later,)),))
    text = shown("full", report, reviews={"aaaa0001": Review("supported", "ds", "Phoned the ministry.")})

    assert "    review       supported, ds: Phoned the ministry.\n" in text
    assert "    later        The mill had losses of" in text


def test_full_shows_the_claim_beside_the_articles_words_where_they_are_others() -> None:
    verdict = made.contradicted()
    alone = replace(verdict, claim=replace(verdict.claim, text="Pakistan Steel Mills has lost $800 million."))
    text = shown("full", replace(made.report(), verdicts=(alone,)))

    assert "  Pakistan Steel Mills has lost $800 million.\n    article      The mill has lost [$800 million]\n" in text


def test_full_shows_the_nearest_snippet_where_nothing_settles_the_claim() -> None:
    near = tuple(Evidence(snippet, Stance.NEUTRAL, Span(0, 3), 0.2) for snippet in (made.CLOSURE, made.LOSSES))
    text = shown("full", replace(made.report(), verdicts=(replace(made.unsourced(), evidence=near),)))

    assert "    nearby       The mill stopped work in June 2015.\n" in text
    assert "losses" not in text


def test_full_clips_a_passage_a_person_would_not_read_to_its_end() -> None:
    long = "word " * 200_000 + made.TEXT
    text = shown("full", made.report(long))

    assert len(text) < 5_000
    assert "[$800 million]" in text


def test_full_separates_articles_by_an_empty_line() -> None:
    assert "settings 5e771465\n\nother.txt" in shown("full", made.report(), made.report(path="other.txt"))


def test_concise_gives_a_line_a_finding_worth_acting_on() -> None:
    assert shown("concise", made.report(errors=("no index",))) == (
        "drafts/mill.txt:3:19: FC101 error number differs: “$800 million” ↔ “$902 million” "
        "(Companies Register, “Company accounts, 2024”, 2025-02-12)\n"
        "drafts/mill.txt: error no index\n"
    )


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        (Label.CONTRADICTED, "FC104 error"),
        (Label.DISPUTED, "FC202 warning"),
        (Label.OUTDATED, "FC203 warning"),
        (Label.PARTLY_SUPPORTED, "FC201 warning"),
    ],
)
def test_a_verdict_without_findings_goes_by_its_label(label: Label, expected: str) -> None:
    verdict = replace(made.contradicted(), label=label, findings=())
    report = replace(made.report(), verdicts=(verdict,))

    assert shown("concise", report).startswith(f"drafts/mill.txt:3:1: {expected} The register gives")


def test_json_is_one_object_with_every_count_and_no_long_float() -> None:
    report = json.loads(shown("json", made.report()))

    assert list(report) == ["schema_version", "tool", "article", "claims", "summary", "errors"]
    assert report["summary"] == {
        "claims": 4,
        "supported": 1,
        "partly_supported": 0,
        "contradicted": 1,
        "disputed": 0,
        "outdated": 0,
        "not_enough_evidence": 1,
        "not_checkable": 1,
    }
    assert report["claims"][0]["verdict"]["confidence"] == 0.935
    assert report["claims"][0]["citations"][0]["score"] == 0.988
    assert report["claims"][3]["verdict"]["reason"] == "opinion"


def test_json_spans_slice_to_their_words() -> None:
    for claim in json.loads(shown("json", made.report()))["claims"]:
        span = claim["span"]
        row = made.TEXT.split("\n")[span["line"] - 1]

        assert made.TEXT[span["start"] : span["end"]] == claim["quote"]
        assert row[span["column"] - 1 :].startswith(claim["quote"])
        for finding in claim["findings"]:
            assert made.TEXT[slice(*finding["article_span"].values())] == finding["article_words"]


def test_json_is_an_array_where_several_articles_were_named() -> None:
    two = shown("json", made.report(), made.report(path="other.txt"), look=Look(several=True))
    one = shown("json", made.report(), look=Look(several=True))

    assert [each["article"]["path"] for each in json.loads(two)] == ["drafts/mill.txt", "other.txt"]
    assert [each["article"]["path"] for each in json.loads(one)] == ["drafts/mill.txt"]


def test_json_keeps_to_its_schema() -> None:
    reviews = {"aaaa0001": Review("supported", "ds", "Phoned the ministry.")}

    assert Reports.model_validate_json(shown("json", made.report(errors=("x",)), reviews=reviews))


def test_jsonl_gives_each_line_a_type() -> None:
    lines = [json.loads(line) for line in shown("jsonl", made.report(errors=("no index",))).splitlines()]

    assert [line["type"] for line in lines] == ["article", *["claim"] * 4, "error", "summary"]
    assert {line["path"] for line in lines} == {"drafts/mill.txt"}


def test_jsonl_writes_a_claim_as_soon_as_it_stands() -> None:
    written: list[str] = []
    each = reporter.make("jsonl", written.append, look=Look())
    each.begin(made.article(), {})
    each.decided(made.article(), made.contradicted())

    assert [json.loads(line)["type"] for line in written] == ["article", "claim"]


HOSTILE = "\x1b]0;x\x07\r\n::error::[bold]\u202e\x9b31m\u2028"


@pytest.mark.parametrize("format_", FORMATS)
def test_text_from_outside_reaches_no_terminal_raw(format_: str) -> None:
    snippet = replace(made.LOSSES, text=HOSTILE, source=replace(made.SOURCE, title=HOSTILE, url=HOSTILE))
    evidence = Evidence(snippet, Stance.CONTRADICTS, Span(0, 3), 1.0)
    finding = Finding(Code.NUMBER, HOSTILE, Span(0, 3), HOSTILE, snippet.key, Span(0, 3), HOSTILE)
    verdict = replace(made.contradicted(), because=HOSTILE, evidence=(evidence,), findings=(finding,))
    verdict = replace(verdict, claim=replace(verdict.claim, text=HOSTILE, speaker=HOSTILE))
    article = replace(made.article(HOSTILE, path=HOSTILE), title=HOSTILE)
    report = Report(article, (verdict,), "a", "b", (HOSTILE,))
    text = shown(format_, report, reviews={"aaaa0001": Review(HOSTILE, HOSTILE, HOSTILE)})

    assert not set("\x1b\x07\r\u202e\x9b\u2028") & set(text)
    commands = [row for row in text.split("\n") if row.lstrip().startswith("::")]
    assert len(commands) == (2 if format_ == "github" else 0)  # its own: one problem, and the counts


def test_square_brackets_of_an_article_are_not_markup() -> None:
    verdict = replace(made.unsourced(), because="He [bold]said[/bold] so.")

    assert "He [bold]said[/bold] so." in shown("full", replace(made.report(), verdicts=(verdict,)))


@given(st.text(alphabet="ab\r\n\u2028😀", max_size=30))
def test_positions_count_lines_as_a_slow_and_plain_count_does(text: str) -> None:
    positions = Positions(text)
    for offset in range(len(text)):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue  # the inside of a line break is no place
        before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")

        assert positions.at(offset).line == before.count("\n") + 1
        assert positions.at(offset).column == len(before) - (before.rfind("\n") + 1) + 1


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=4))
def test_marking_loses_no_character(text: str, marks: list[tuple[int, int]]) -> None:
    cut = list(pieces(text, Span(0, len(text)), [Span(*mark) for mark in marks]))
    marked = {place for start, end in marks for place in range(start, min(end, len(text)))}

    assert "".join(piece for piece, _ in cut) == text
    assert sum(len(piece) for piece, is_marked in cut if is_marked) == len(marked)
