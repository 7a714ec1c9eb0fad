"""Markdown for a comment on a pull request, and for the summary of a CI job: what needs eyes, side by side.

Text of articles and sources stays text: no markup, no link, no mention of a person or an issue comes of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.records import Span
from factcheck.reporter.held import Checked, HeldReporter
from factcheck.reporter.links import to_words
from factcheck.reporter.passage import article_marks, passage, shown, snippet_marks
from factcheck.reporter.positions import Positions
from factcheck.reporter.problems import Problem, Remark, counts, first_remarks, problems
from factcheck.reporter.wording import SIGNS, brief, citation, counted, cut, difference, line
from factcheck.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.records import Evidence, Verdict

_MOST = 60_000  # characters; a comment takes 65,536

_HEAD = "| Claim | The article says | The sources say |\n| --- | --- | --- |\n"
# People, issues, formulas, labels, links, emoji: what services make of plain text.
_REFERENCE = re.compile(r"""[@#$!](?=\S|$)|[~%&](?=[\w"{]|$)|:(?=//|[\w+-]+:)""")
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#!|~&]|(?<=www)\.")


class Reporter(HeldReporter):
    """Writes a section an article."""

    def whole(self, checked: Sequence[Checked]) -> str:
        """Return the text, without the rows and articles that a comment has no room for."""
        kept: list[str] = []
        room = _MOST
        rows = articles = 0
        for one in checked:
            pieces = list(_section(one))
            room -= sum(len(piece) for piece in pieces if not _is_row(piece))
            if room < 0 and kept:  # an article alone fits
                articles += 1
                continue
            for piece in pieces:
                if _is_row(piece) and len(piece) > room:
                    rows += 1
                    continue
                kept.append(piece)
                room -= len(piece) if _is_row(piece) else 0
        left_out = [counted(articles, "article")] * bool(articles) + [counted(rows, "row")] * bool(rows)
        if left_out:
            kept.append(f"\n{' and '.join(left_out)} left out: a comment has no room for more. `-f html` has all.\n")
        return "".join(kept)


def _is_row(piece: str) -> bool:
    return piece.startswith("| ") and piece is not _HEAD


def _section(one: Checked) -> Iterator[str]:
    report, gate = one.report, one.gate
    failing = sum(gate.of(verdict).fails for verdict in report.verdicts)
    title = line(report.article.title or report.article.path)
    yield f"## {'✗' if gate.stops else '✓'} {escape(cut(title))}\n\n"
    day = f" · as of {report.article.as_of}" if report.article.as_of else ""
    yield f"{_code(report.article.path)}{day} · **{counted(failing, 'claim')} {'fails' if failing == 1 else 'fail'}**"
    yield " · **the article as a whole fails**" if gate.failing else ""
    yield f" · {counts(report)}\n\n"
    found = problems(report, gate)
    yield from _table([(each.verdict, each) for each in found], one)
    remarked = [f"* {_remark(each.code, each.message, strong=_strong(each))}\n" for each in first_remarks(report, gate)]
    yield from [*remarked, "\n"] if remarked else []
    listed = {id(each.verdict) for each in found}
    rest = [verdict for verdict in report.verdicts if id(verdict) not in listed]
    if rest:
        yield f"<details><summary>{counted(len(rest), 'other claim')}</summary>\n\n"
        yield from _table([(verdict, None) for verdict in rest], one)
        yield "</details>\n\n"
    yield f"<sub>factcheck {VERSION}, sources {report.sources_hash}, settings {report.settings_hash}</sub>\n\n"


def _strong(remark: Remark) -> str:
    return "error" if remark.error else "fails" if remark.fails else ""


def _remark(code: str, message: str, *, strong: str) -> str:
    start = f"**{strong}** " if strong else ""
    return f"{start}{code} {escape(message)}" if code else f"{start}{escape(message)}"


def _table(rows: Sequence[tuple[Verdict, Problem | None]], one: Checked) -> Iterator[str]:
    if not rows:
        return
    yield _HEAD
    positions = Positions(one.report.article.text)
    for verdict, problem in rows:
        cells = [_label(verdict, problem, positions), _article(verdict, one), _sources(verdict, one)]
        yield f"| {' | '.join(cells)} |\n"
    yield "\n"


def _label(verdict: Verdict, problem: Problem | None, positions: Positions) -> str:
    sign, words = SIGNS[verdict.label]
    if verdict.claim.reason:
        words = f"{words} ({verdict.claim.reason})"
    fails = "<br>**fails**" if problem and problem.ruling.fails else ""
    code = f" {problem.code}" if problem and verdict.findings else ""
    return f"{sign}&nbsp;{words}{code}{fails}<br>{positions.at(verdict.claim.span.start)}"


def _article(verdict: Verdict, one: Checked) -> str:
    claim = verdict.claim
    text = one.report.article.text
    within = claim.sentence if claim.sentence.covers(claim.span) else claim.span
    return _marked(passage(text, claim.span, article_marks(verdict), within=within))


def _sources(verdict: Verdict, one: Checked) -> str:
    rows = [_source(each, verdict) for each in shown(verdict)]
    rows += [f"later: {_source(each, verdict)}" for each in verdict.later]
    told = [difference(each) for each in verdict.findings if line(each.message) not in line(verdict.because)]
    rows += [f"<i>{escape(cut(each))}</i>" for each in told]
    if verdict.because:
        rows.append(f"<i>{escape(brief(verdict.because))}</i>")
    review = one.reviews.get(verdict.claim.id)
    if review:
        rows.append(escape(brief(f"Review: {review.verdict}, {review.by}: {review.why}")))
    return "<br>".join(rows)


def _source(evidence: Evidence, verdict: Verdict) -> str:
    text = evidence.snippet.text
    words = _marked(passage(text, evidence.rationale, snippet_marks(evidence, verdict), within=Span(0, len(text))))
    named = escape(cut(citation(evidence)))
    link = to_words(evidence).replace("&", "&amp;")
    return f"{words} — {f'[{named}](<{link}>)' if link else named}"


def _marked(pieces: Iterable[tuple[str, bool]]) -> str:
    return "".join(f"<b>{escape(words)}</b>" if marked else escape(words) for words, marked in pieces)


def escape(text: str) -> str:
    """Return text as Markdown that shows it as it is, on one line, wherever a line does not begin with it.

    >>> escape("*@anna* pays $5 | <b>")
    '\\\\*<span>@</span>anna\\\\* pays <span>$</span>5 \\\\| \\\\<b\\\\>'

    Backslashes keep Markdown away; services look for names of people and issues in what Markdown made of it, and only
    within one element.
    """
    plain = line(text)
    done: list[str] = []
    place = 0
    for found in _REFERENCE.finditer(plain):
        done += [_literal(plain[place : found.start()]), f"<span>{found[0].replace('&', '&amp;')}</span>"]
        place = found.end()
    return "".join([*done, _literal(plain[place:])])


def _literal(text: str) -> str:
    return _MARKUP.sub(lambda found: f"\\{found[0]}", text)


def _code(text: str) -> str:
    """A path as code, with as many backticks around it as it needs."""
    plain = brief(text)
    ticks = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    return f"{ticks} {plain} {ticks}" if "`" in plain else f"{ticks}{plain}{ticks}"
