"""Every format, read back by somebody else's schema or parser: made, empty, real, hostile and very long reports."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import pipeline, reporter
from factcheck.errors import SettingsError
from factcheck.gate import SEVERITIES, Gate, Ruling, Severity
from factcheck.reader.read import read
from factcheck.records import Code, Evidence, Finding, Label, Report, Snippet, Span, Stance, Verdict
from factcheck.reporter import Look
from factcheck.reporter.highlight import stretches
from factcheck.reporter.links import address, text_fragment
from factcheck.reporter.markdown import escape
from factcheck.review import Review
from factcheck.settings import Settings
from factcheck.sources.load import load
from tests import made
from tests.readers import READERS, commands, read_html, read_markdown

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "seed"  # an article we may not ship; read where somebody laid it beside us

REVIEWS = {"aaaa0002": Review("supported", "Dana Scully", "Phoned the ministry.")}

HOSTILE = (
    "\r\n::error::gotcha\n##[add-mask]x\n\x1b]8;;evil\x07\x9b31m <script>alert(1)</script> &lt;b&gt; ]]> --> "
    "[bold]x[/bold] \u202eabc\u2066\u200b\ufeff \ud800 | `x` ``` **y** _z_ [a](javascript:alert(1)) "
    "![i](http://e.vil/x) @everyone #1 !2 $a$ https://e.vil www.e.vil :smile: <!-- factcheck: ignore --> \u2028 \uffff "
    "\x00 %0A::set-env "
)


def write(
    format_: str, *reports: Report, gate: Gate, reviews: dict[str, Review] | None = None, look: Look | None = None
) -> str:
    """Return what a format writes."""
    written: list[str] = []
    each = reporter.make(format_, written.append, look=look or Look())
    for report in reports:
        each.begin(report.article, REVIEWS if reviews is None else reviews)
        for verdict in report.verdicts:
            each.decided(report.article, verdict)
        each.finish(report, gate)
    each.close()
    return "".join(written)


def gated(report: Report) -> Gate:
    """Return a gate with something of everything: a claim fails, one is let through, a finding, a note."""
    rulings = {
        "aaaa0001": Ruling(Severity.ERROR, fails=True),
        "aaaa0002": Ruling(Severity.WARNING, silenced="waived by Fox Mulder until 2026"),
    }
    findings = (Finding(Code.UNUSED_SUPPRESSION, "suppresses nothing", Span(0, 3), report.article.text[:3]),)
    return Gate(rulings, findings, ("2 claims not judged",))


def hostile_report(text: str = HOSTILE) -> Report:
    """Return a report in which everything that comes from outside is the text."""
    article = replace(made.article(f"{text} $800 million"), path=f"drafts/{text}.md", title=text)
    source = replace(made.SOURCE, title=text, publisher=text, url=f'https://example.org/{text}"><script>')
    snippet = Snippet("a/b", "b", source, text, path=f"{text}.yaml", line=3)
    mark = Finding(Code.NUMBER, text, Span(2, 9), text, "a/b", Span(0, 5), text)
    cited = (
        Evidence(snippet, Stance.CONTRADICTS, Span(0, len(text)), 1.0, (mark,)),
        Evidence(replace(snippet, source=replace(source, url="javascript:alert(1)")), Stance.SUPPORTS, Span(0, 3), 1.0),
    )

    def verdict(number: int, label: Label) -> Verdict:
        claim = made.claim("$800 million", id=f"aaaa000{number}", kind=made.ClaimKind.MONEY, text=article.text)
        span = Span(0, len(article.text))
        claim = replace(claim, text=text, speaker=text, quote=article.text, span=span, sentence=span)
        return Verdict(claim, label, 0.5, text, cited, cited[:1], (mark,))

    verdicts = (verdict(1, Label.CONTRADICTED), verdict(2, Label.OUTDATED), verdict(2, Label.SUPPORTED))
    return Report(article, verdicts, "a", "b", (text,))


@pytest.mark.parametrize("format_", READERS)
def test_a_report_is_read_back_with_what_fails_what_was_let_through_and_every_note(format_: str) -> None:
    report = made.report()
    seen = READERS[format_](write(format_, report, gate=gated(report)))

    assert "2 claims not judged" in seen
    assert "FC901" in seen
    assert "suppresses nothing" in seen
    assert "waived by Fox Mulder until 2026" in seen
    if format_ != "claimreview":  # which shows what people decided, and nobody reviewed this one
        assert "number differs" in seen
        assert "$902 million" in seen


@pytest.mark.parametrize("format_", READERS)
def test_an_empty_article_is_read_back(format_: str) -> None:
    report = Report(replace(made.article(""), blocks=()), (), "a", "b")
    if format_ == "claimreview":
        with pytest.raises(SettingsError):
            write(format_, report, gate=Gate())
        return

    assert READERS[format_](write(format_, report, gate=Gate(notes=("no claim found",))))


@pytest.mark.parametrize("format_", READERS)
@pytest.mark.parametrize("text", [HOSTILE, f"{'mill' * 24}, " * 10_300], ids=["hostile", "1 MB line"])
def test_hostile_text_stays_text(format_: str, text: str) -> None:
    report = hostile_report(text)
    reviews = {"aaaa0001": Review("contradicted", text, text)}
    written = write(format_, report, gate=Gate(notes=(text,), findings=report.verdicts[0].findings), reviews=reviews)

    written.encode()  # no lone surrogate is left
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202e\u2066\u2028\ufeff]", written)
    assert "##[" not in written  # a runner's command, wherever in a line
    assert READERS[format_](written)


@pytest.mark.parametrize("format_", READERS)
def test_the_same_report_gives_the_same_bytes(format_: str) -> None:
    report = made.report()

    assert write(format_, report, gate=gated(report)) == write(format_, report, gate=gated(report))


@pytest.fixture(scope="module")
def checked() -> list[tuple[Report, Gate]]:
    """Return real reports: on our own example, and on the seed where it is there."""
    pairs = [(ROOT / "examples" / "steel-mill.md", ROOT / "sources.yaml")]
    if SEED.is_dir():
        pairs.append((SEED / "article.txt", SEED / "sources.yaml"))
    found = []
    for draft, sources in pairs:
        report = pipeline.check(read(str(draft), as_of=None), load([str(sources)]), settings=Settings())
        rulings = {
            each.claim.id: Ruling(SEVERITIES[each.label], fails=each.label is Label.CONTRADICTED)
            for each in report.verdicts
        }
        found.append((report, Gate(rulings)))
    return found


@pytest.mark.parametrize("format_", [name for name in READERS if name != "claimreview"])
def test_real_reports_are_read_back(format_: str, checked: list[tuple[Report, Gate]]) -> None:
    for report, gate in checked:
        written = write(format_, report, gate=gate)

        assert READERS[format_](written)
        for verdict in report.verdicts:
            if gate.of(verdict).fails and format_ in ("sarif", "rdjson", "gitlab", "github", "junit"):
                assert verdict.findings[0].code in written


def test_sarif_has_failing_claims_alone_as_results_and_leads_to_the_line_in_the_sources() -> None:
    snippet = replace(made.LOSSES, path="./sources.yaml", line=12)
    verdict = made.contradicted()
    verdict = replace(verdict, evidence=(replace(verdict.evidence[0], snippet=snippet),))
    report = replace(made.report(), verdicts=(verdict, *made.report().verdicts[1:]))
    [result] = json.loads(write("sarif", report, gate=gated(report)))["runs"][0]["results"]

    assert result["ruleId"] == "FC101"
    assert result["level"] == "error"
    assert result["partialFingerprints"] == {"primaryLocationLineHash": "aaaa0001:1"}
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 19, 31)
    [related] = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"] == {"uri": "sources.yaml"}
    assert related["physicalLocation"]["region"] == {"startLine": 12}


def test_fingerprints_do_not_move_with_the_text() -> None:
    moved = made.report(f"A new paragraph.\n\n{made.TEXT}")
    for format_, pattern in [("sarif", '"primaryLocationLineHash": "(.+)"'), ("gitlab", '"fingerprint": "(.+)"')]:
        before = re.findall(pattern, write(format_, made.report(), gate=gated(made.report())))
        after = re.findall(pattern, write(format_, moved, gate=gated(moved)))

        assert before
        assert before == after


def test_github_shows_the_worst_first_and_ten_of_a_level() -> None:
    verdict = made.contradicted()
    many = [replace(verdict, claim=replace(verdict.claim, id=f"{number:08}")) for number in range(12)]
    mild = [replace(each, label=Label.OUTDATED, claim=replace(each.claim, id=f"{each.claim.id}x")) for each in many]
    report = replace(made.report(), verdicts=(*mild, *many))
    rulings = {each.claim.id: Ruling(Severity.ERROR, fails=True) for each in many}
    levels = [level for level, _ in commands(write("github", report, gate=Gate(rulings)))]

    assert levels == ["error"] * 10 + ["warning"] * 10 + ["notice"]
    assert "4 more problems not shown here" in write("github", report, gate=Gate(rulings))


def test_rdjson_counts_columns_in_bytes() -> None:
    text = "“Café” says: The mill has lost $800 million. It closed in 2015. It employs 12 people. " + made.TEXT
    report = replace(made.report(text))
    [first, *_] = json.loads(write("rdjson", report, gate=gated(report)))["diagnostics"]
    place = first["location"]["range"]
    row = text.encode().split(b"\n")[0]

    assert row[place["start"]["column"] - 1 : place["end"]["column"] - 1].decode() == "$800 million"


@pytest.mark.parametrize(
    ("label", "ruling", "result"),
    [
        (Label.SUPPORTED, Ruling(Severity.NOTE), None),  # passes
        (Label.CONTRADICTED, Ruling(Severity.ERROR, fails=True), "failure"),  # stops at the gate
        (Label.CONTRADICTED, Ruling(Severity.ERROR, silenced="reviewed"), "skipped"),  # let through
        (Label.NOT_ENOUGH_EVIDENCE, Ruling(Severity.NOTE), "skipped"),  # neither
        (Label.NOT_ENOUGH_EVIDENCE, Ruling(Severity.NOTE, fails=True), "failure"),  # a stricter gate
        (Label.DISPUTED, Ruling(Severity.WARNING), "skipped"),  # not in --fail-on
    ],
)
def test_junit_tells_passed_from_failed_from_undecided(label: Label, ruling: Ruling, result: str | None) -> None:
    report = replace(made.report(), verdicts=(replace(made.contradicted(), label=label),))
    written = write("junit", report, gate=Gate({"aaaa0001": ruling}))

    assert ("<failure" in written) is (result == "failure")
    assert ("<skipped" in written) is (result == "skipped")


def test_claimreview_is_signed_by_the_editor_and_by_nobody_else() -> None:
    report = made.report()
    graph = json.loads(write("claimreview", report, gate=gated(report)))["@graph"]
    [review] = [node for node in graph if node["@type"] == "ClaimReview"]

    assert review["claimReviewed"] == "It closed in 2015."
    assert review["author"] == {"@type": "Person", "name": "Dana Scully"}
    assert review["reviewRating"]["alternateName"] == "Supported"
    assert review["reviewRating"]["ratingValue"] == 5
    for reviews in ({}, {"aaaa0002": Review("supported", "", "No name.")}, {"gone0000": REVIEWS["aaaa0002"]}):
        with pytest.raises(SettingsError, match="named human reviewer"):
            write("claimreview", report, gate=Gate(), reviews=reviews)


def test_a_review_has_the_address_of_its_card_on_the_page() -> None:
    report = made.report()
    twice = replace(report, verdicts=(*report.verdicts, report.verdicts[1]))
    articles = [
        replace(each, article=replace(each.article, url=url)) for each, url in ((report, "ftp://x"), (twice, ""))
    ]
    look = Look(review_url="https://example.org/checks/mill")
    page = write("html", *articles, gate=gated(report))
    graph = json.loads(write("claimreview", *articles, gate=gated(report), look=look))["@graph"]

    urls = [node["url"] for node in graph if node["@type"] == "ClaimReview"]
    assert urls == [f"{look.review_url}#c-aaaa0002{end}" for end in ("", "-2", "-3")]
    assert all(f'id="{url.partition("#")[2]}"' in page for url in urls)


def test_a_review_names_when_where_and_by_whom_the_claim_was_made() -> None:
    report = made.report()
    article = replace(report.article, url="https://example.org/mill?a=1", author="Jane Doe")
    graph = json.loads(write("claimreview", replace(report, article=article), gate=gated(report)))["@graph"]
    [review, about] = graph

    assert review["itemReviewed"]["datePublished"] == "2025-05-31"
    assert review["itemReviewed"]["author"] == about["author"] == {"@type": "Person", "name": "Jane Doe"}
    assert review["itemReviewed"]["appearance"] == {"@id": about["@id"]}
    assert about["url"] == "https://example.org/mill?a=1"
    assert "url" not in review  # nobody named its page, and that is said
    assert "url is missing" in about["comment"][-1]["text"]
    for url in ("javascript:alert(1)", "/mill/", None):
        told = write("claimreview", replace(report, article=replace(article, url=url)), gate=gated(report))
        assert "url" not in json.loads(told)["@graph"][-1]


def test_a_comment_with_too_many_claims_says_how_many_it_leaves_out() -> None:
    verdict = made.contradicted()
    many = tuple(replace(verdict, claim=replace(verdict.claim, id=f"{number:08}")) for number in range(500))
    written = write("markdown", replace(made.report(), verdicts=many), gate=Gate())

    read_markdown(written)
    assert re.search(r"\d+ rows left out", written)


STOPPING = Finding(Code.UNUSED_SUPPRESSION, "suppresses nothing", Span(23, 26), "The")
VACUOUS = Finding(Code.NO_EVIDENCE, "too much without evidence")


@pytest.mark.parametrize(
    ("format_", "signs"),
    [
        ("full", ["drafts/mill.txt:3:1  FC901 error  suppresses nothing", "drafts/mill.txt:1:1  FC201 error"]),
        ("concise", ["drafts/mill.txt:3:1: FC901 error suppresses nothing", "drafts/mill.txt:1:1: FC201 error"]),
        ("json", ['"stops": true', '"fails": true,\n        "code": "FC901"', "FC201 stops the run: too much"]),
        ("github", ["::error file=drafts/mill.txt,line=3,endLine=3,col=1,endColumn=4,title=FC901 stops the run::supp"]),
        ("gitlab", ['"check_name": "FC901"', '"severity": "critical",\n    "location"']),
        ("sarif", ['"ruleId": "FC901",\n          "level": "error"', '"ruleId": "FC201"', '"startLine": 3']),
        ("junit", ['failures="2"', 'line="3"><failure message="suppresses nothing" type="FC901">']),
        ("rdjsonl", ['"column":4}}},"severity":"ERROR"', '"drafts/mill.txt"},"severity":"ERROR"']),
        (
            "markdown",
            ["## ✗ ", "**0 claims fail** · **the article as a whole fails**", "* **fails** FC901 suppresses nothing"],
        ),
        ("html", ["No claim fails. The article as a whole fails."]),
    ],
)
def test_what_stops_the_run_as_a_whole_fails_in_every_format(format_: str, signs: list[str]) -> None:
    report = replace(made.report(), verdicts=(made.supported(),))
    gate = Gate(findings=(VACUOUS, STOPPING), failing=frozenset({VACUOUS, STOPPING}))
    gate = replace(gate, notes=gate.failures)
    written = write(format_, report, gate=gate)

    assert [sign for sign in signs if sign not in written] == []
    if format_ in READERS:
        READERS[format_](written)
    passing = write(format_, report, gate=replace(gate, failing=frozenset(), notes=()))
    assert not any(sign in passing for sign in signs if "error" in sign or "fail" in sign or "critical" in sign)


def test_more_remarks_than_a_service_takes_are_counted() -> None:
    findings = tuple(Finding(Code.SELF_CONTRADICTION, f"mistake {n}") for n in range(5_000))
    gate = Gate(findings=findings, notes=("2 claims not judged",))
    for format_ in ("markdown", "github"):
        told = write(format_, made.report(), gate=gate)
        assert "2 claims not judged" in READERS[format_](told)
        assert "4981 more remarks left out" in told
    assert write("html", made.report(), gate=gate).count("mistake") == 5_000


def test_more_articles_than_a_service_takes_are_counted() -> None:
    reports = [made.report(path=f"drafts/{n}.md") for n in range(2_000)]
    gate = gated(reports[0])

    assert re.search(r"\d+ articles and \d+ rows left out", read_markdown(write("markdown", *reports, gate=gate)))
    [*_, (_, overview)] = commands(write("github", *reports, gate=gate))
    assert len(overview.encode()) < 65_536
    assert re.search(r"^1980 more problems not shown here|^1990 more", overview, re.MULTILINE)
    assert re.search(r"\d+ more lines left out", overview)


@given(st.text(alphabet="*_`[]()<>&|#@$!~:\\ ab1\n\"'{}.-", min_size=1, max_size=25))
def test_any_text_escaped_for_markdown_reads_as_it_was(text: str) -> None:
    seen = read_markdown(f"x{escape(text)}x")

    assert re.sub(r"\s+", " ", seen.strip()) == re.sub(r"\s+", " ", f"x{text}x")


def test_the_page_of_several_articles_keeps_their_claims_apart() -> None:
    two = made.report(), made.report(path="other.txt")
    page = write("html", *two, gate=gated(two[0]))

    read_html(page)
    assert 'id="c-aaaa0001"' in page
    assert 'id="c-aaaa0001-2"' in page


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5))
def test_stretches_lose_no_character_and_end_every_claim_once(text: str, places: list[tuple[int, int]]) -> None:
    spans = {number: Span(*place) for number, place in enumerate(places) if place[0] < place[1] <= len(text)}
    found = stretches(text, spans, [])

    assert "".join(each.text for each in found) == text
    assert sorted(claim for each in found for claim in each.ending) == sorted(spans)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),  # as it is
        ("HTTP://example.org", "HTTP://example.org"),  # schemes have no case
        ("https://example.org/ü b", "https://example.org/%C3%BC%20b"),  # what may not stand in a link is encoded
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://example.org/##[add-mask]", "https://example.org/#%23[add-mask]"),  # one fragment is all there is
        ("javascript:alert(1)", ""),  # no address of the web
        ("data:text/html,x", ""),
        ("//example.org", ""),
        ("https://", ""),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str, safe: str) -> None:
    assert address(url) == safe


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("The mill - old, worn & shut - has closed for good", "The%20mill%20%2D%20old%2C%20worn%20%26%20shut"),
        ("Über 60 % der Häuser sind leer", "%C3%9Cber%2060%20%25%20der%20H%C3%A4user"),  # bytes of UTF-8
        (
            "word " * 80,
            "word%20word%20word%20word%20word,word%20word%20word%20word%20word",
        ),  # both ends of a long passage
    ],
)
def test_a_text_fragment_encodes_what_has_a_meaning_there(words: str, fragment: str) -> None:
    assert text_fragment(words, Span(0, len(words))).startswith(fragment)
