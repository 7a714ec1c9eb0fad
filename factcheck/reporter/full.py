"""The report for people: the article's words beside the source's words, with the citation in full."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from factcheck.records import Article, Evidence, Finding, Label, Report, Span, Verdict
from factcheck.reporter.passage import article_marks, passage, shown, snippet_marks
from factcheck.reporter.positions import Positions
from factcheck.reporter.wording import (
    SIGNS,
    URGENT,
    citation,
    code,
    confidence,
    counted,
    difference,
    line,
    path,
    stance,
)
from factcheck.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.gate import Gate, Ruling
    from factcheck.reporter import Look, Sink
    from factcheck.review import Review

_STYLES: dict[Label, str] = {
    Label.CONTRADICTED: "bold red",
    Label.DISPUTED: "bold magenta",
    Label.OUTDATED: "bold yellow",
    Label.PARTLY_SUPPORTED: "yellow",
    Label.SUPPORTED: "green",
    Label.NOT_ENOUGH_EVIDENCE: "cyan",
    Label.NOT_CHECKABLE: "dim",
}

_MARGIN = 4
_COLUMN = 13  # the widest word of the left column, "contradicts", and two spaces


class Reporter:
    """Writes an article's report when all its verdicts stand."""

    def __init__(self, sink: Sink, *, look: Look) -> None:
        self._sink = sink
        self._look = look
        self._reviews: Mapping[str, Review] = {}
        self._written = False

    def begin(self, article: Article, reviews: Mapping[str, Review]) -> None:  # noqa: ARG002
        """Keep the reviews until the verdicts are there."""
        self._reviews = reviews

    def decided(self, article: Article, verdict: Verdict) -> None:
        """What needs the editor's eyes comes on top, so all verdicts are needed first."""

    def finish(self, report: Report, gate: Gate) -> None:
        """Write the article's report."""
        between = "\n" if self._written else ""
        self._sink(between + render(report, gate, look=self._look, reviews=self._reviews))
        self._written = True

    def close(self) -> None:
        """Everything is out already."""


def render(report: Report, gate: Gate, *, look: Look, reviews: Mapping[str, Review]) -> str:
    """Return the whole report as text, with ANSI colours where `look` says so."""
    page = _Page(look)
    positions = Positions(report.article.text)
    page.heading(report)
    page.urgent(report, gate, positions)
    for verdict in report.verdicts:
        page.verdict(verdict, report.article, positions, reviews.get(verdict.claim.id))
        page.ruling(gate.of(verdict))
    page.findings(report, gate, positions)
    page.summary(report, gate)
    return page.text


class _Page:
    """Lines of rich text, wrapped to the width; no line ever goes through rich's markup or highlighter."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._console = Console(
            file=StringIO(),
            width=look.width,
            force_terminal=look.colour,
            color_system="standard" if look.colour else None,
            no_color=not look.colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )

    @property
    def text(self) -> str:
        """What has been written so far."""
        file = self._console.file
        return file.getvalue() if isinstance(file, StringIO) else ""

    def heading(self, report: Report) -> None:
        """Which article, and from which day it speaks."""
        article = report.article
        words = Text().append(path(article.path), style="bold")
        if article.title:
            words.append(f"  {line(article.title)}")
        words.append(f"  as of {article.as_of}" if article.as_of else "  no date given", style="dim")
        self._put(words)

    def urgent(self, report: Report, gate: Gate, positions: Positions) -> None:
        """The claims an editor must look at, the worst first; not those that somebody let through."""
        worst_first = sorted(report.verdicts, key=lambda verdict: list(SIGNS).index(verdict.label))
        rulings = [(verdict, gate.of(verdict)) for verdict in worst_first]
        urgent = [
            verdict for verdict, ruling in rulings if ruling.fails or (verdict.label in URGENT and not ruling.silenced)
        ]
        if not urgent:
            return
        self._put()
        self._put(Text(f"Needs your eyes ({len(urgent)})", style="bold"))
        for verdict in urgent:
            sign, words = SIGNS[verdict.label]
            place = str(positions.at(verdict.claim.span.start))
            start = Text(f"  {place:<8}{sign} ").append(f"{words:<18}", style=_STYLES[verdict.label])
            self._hang(start, Text(_short(verdict)))

    def verdict(self, verdict: Verdict, article: Article, positions: Positions, review: Review | None) -> None:
        """A claim: one line where nothing can be found, else its words beside the sources' words."""
        self._put()
        self._put(self._title(verdict, article, positions))
        self._claim(verdict, article)
        if verdict.label is Label.NOT_CHECKABLE:
            return
        cited = shown(verdict)
        for evidence in cited:
            self._evidence(evidence, stance(evidence), verdict)
        more = len(verdict.evidence) - len(cited)
        if more and verdict.label is not Label.NOT_ENOUGH_EVIDENCE:
            self._field("", Text(f"and {more} more; -f json has all", style="dim"))
        for evidence in verdict.later:
            self._evidence(evidence, "later", verdict)
        for finding in verdict.findings:
            if line(finding.message) not in line(verdict.because):
                self._field(str(finding.code), Text(difference(finding)))
        self._field("because", Text(line(verdict.because)))
        if review:
            self._field("review", Text(line(f"{review.verdict}, {review.by}: {review.why}")))

    def ruling(self, ruling: Ruling) -> None:
        """Who or what let a claim through, and what else the gate says of it."""
        if ruling.silenced:
            self._field("let through", Text(line(ruling.silenced)))
        if ruling.note:
            self._field("gate", Text(line(ruling.note)))

    def findings(self, report: Report, gate: Gate, positions: Positions) -> None:
        """What is found on the article as a whole."""
        for finding in gate.findings:
            place = positions.at(finding.article_span.start if finding.article_span else 0)
            start = f"{path(report.article.path)}:{place}  {finding.code} {gate.severity(finding)}  "
            self._put()
            self._hang(Text(start, style="bold"), Text(line(finding.message)))
            if finding.other_span:
                self._both_places(report.article, finding, positions)

    def _both_places(self, article: Article, finding: Finding, positions: Positions) -> None:
        """Where the article contradicts itself: both places with the words around them."""
        places = [span for span in (finding.other_span, finding.article_span) if span]
        for within in dict.fromkeys(_around(article, span) for span in places):
            marks = [span for span in places if within.covers(span)]
            name = Text(f"    {positions.at(marks[0].start)!s:<{_COLUMN}}", style="dim")
            self._hang(name, self._passage(article.text, marks[0], marks, within=within))

    def _claim(self, verdict: Verdict, article: Article) -> None:
        """The claim as it stands alone, and the article's own words where they are others or have marks."""
        claim, marks = verdict.claim, article_marks(verdict)
        said_alike = line(article.text[claim.sentence.slice]).rstrip(".") == line(claim.text).rstrip(".")
        if not (said_alike and marks):
            self._hang(Text("  "), Text(line(claim.text)))
        if verdict.evidence and (marks or not said_alike):
            self._field("article", self._passage(article.text, claim.span, marks, within=claim.sentence))

    def summary(self, report: Report, gate: Gate) -> None:
        """The counts, what a reader must know before believing a pass, and what made the report."""
        counts = [(report.count(label), words) for label, (_, words) in SIGNS.items()]
        self._put()
        self._hang(
            Text(""),
            Text()
            .append(f"{counted(len(report.verdicts), 'claim')}: ", style="bold")
            .append(", ".join(f"{count} {words}" for count, words in counts if count) or "none found"),
        )
        for note in gate.notes:
            self._hang(Text(""), Text(line(note)))
        for message in report.errors:
            self._hang(Text("error: ", style="red"), Text(line(message)))
        made = f"factcheck {VERSION}, sources {report.sources_hash}, settings {report.settings_hash}"
        self._put(Text(made, style="dim"))

    def _title(self, verdict: Verdict, article: Article, positions: Positions) -> Text:
        sign, words = SIGNS[verdict.label]
        place = f"{path(article.path)}:{positions.at(verdict.claim.span.start)}"
        title = Text().append(place, style="dim").append(f"  {sign} {words}", style=_STYLES[verdict.label])
        if verdict.label is Label.NOT_CHECKABLE:
            return title.append(f" ({verdict.claim.reason or 'fragment'})")
        if verdict.label is Label.NOT_ENOUGH_EVIDENCE:
            return title
        if verdict.findings:
            title.append(f" {code(verdict)}")
        return title.append(f"  {confidence(verdict.confidence)}")

    def _evidence(self, evidence: Evidence, word: str, verdict: Verdict) -> None:
        snippet = evidence.snippet
        marks = snippet_marks(evidence, verdict)
        self._field(word, self._passage(snippet.text, evidence.rationale, marks, within=Span(0, len(snippet.text))))
        self._field("", Text(citation(evidence), style="dim"))
        self._put(Text(" " * (_MARGIN + _COLUMN) + line(snippet.source.url), style="dim"))

    def _passage(self, text: str, focus: Span, marks: Iterable[Span], *, within: Span) -> Text:
        """The words of a text around `focus`, with the differing words marked: by colour, else by square brackets."""
        told = Text()
        for piece, marked in passage(text, focus, marks, within=within):
            words = line(piece)
            told.append(words if self._look.colour or not marked else f"[{words}]", style="bold red" if marked else "")
        return told

    def _field(self, name: str, value: Text) -> None:
        self._hang(Text(" " * _MARGIN).append(f"{name:<{_COLUMN}}", style="dim"), value)

    def _hang(self, start: Text, rest: Text) -> None:
        """Put `rest` after `start`, its further lines indented as deep as `start` is long."""
        room = max(20, self._look.width - start.cell_len)
        for number, row in enumerate(rest.wrap(self._console, room)):
            row.rstrip()
            lead = start if number == 0 else Text(" " * start.cell_len)
            self._put(lead.copy().append_text(row))

    def _put(self, row: Text | None = None) -> None:
        shown = row or Text("")
        shown.rstrip()
        self._console.print(_harmless(shown), soft_wrap=True)


def _around(article: Article, span: Span) -> Span:
    """The block around a span."""
    return next((block.span for block in article.blocks if block.span.covers(span)), span)


def _harmless(row: Text) -> Text:
    """The row with a backslash where a CI runner would take it for a command; runners pass over leading blanks."""
    blanks = len(row.plain) - len(row.plain.lstrip())
    if row.plain[blanks:].startswith("::"):
        return Text.assemble(row[:blanks], "\\", row[blanks:])
    return row


def _short(verdict: Verdict) -> str:
    """One line on what is wrong: the first finding, else the reason."""
    words = difference(verdict.findings[0]) if verdict.findings else line(verdict.because)
    return f"{code(verdict)} {words}"
