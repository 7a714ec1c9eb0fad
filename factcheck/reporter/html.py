"""One HTML page that needs nothing else: the article with its claims highlighted, each a link to its verdict.

No script: a claim is a link to its card, and the card a link names opens beside the text. Without style the page reads
from top to bottom; printed, the cards are its endnotes. The page's own policy forbids browsers to load or run anything.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from html import escape as quoted
from importlib.resources import files
from typing import TYPE_CHECKING

from factcheck.reporter.card import Card, Names, card
from factcheck.reporter.held import Checked, HeldReporter
from factcheck.reporter.page_text import text_of_article
from factcheck.reporter.positions import Positions
from factcheck.reporter.problems import problems, remarks
from factcheck.reporter.wording import SIGNS, brief, counted
from factcheck.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Reporter(HeldReporter):
    """Writes the page of all articles."""

    def whole(self, checked: Sequence[Checked]) -> str:
        """Return the page."""
        names = Names()
        sections = [row for one in checked for row in _section(one, names)]
        title = _title(checked[0]) if checked else "nothing"
        return "\n".join([*_head(title), *sections, "</body>", "</html>", ""])


def _head(title: str) -> list[str]:
    return [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>factcheck: {quoted(title)}</title>",
        f"<style>{_style()}</style>",
        "</head>",
        "<body>",
    ]


@cache
def _style() -> str:
    return (files("factcheck.reporter") / "page.css").read_text(encoding="utf-8")


def _policy() -> str:
    """Nothing is loaded, nothing runs; of styles only our own, known by its hash."""
    style = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"


def _section(one: Checked, names: Names) -> Iterator[str]:
    report = one.report
    positions = Positions(report.article.text)
    cards = [
        Card(
            number, names.name(verdict.claim.id), verdict, one.gate.of(verdict), positions.at(verdict.claim.span.start)
        )
        for number, verdict in enumerate(report.verdicts, 1)
    ]
    yield '<div class="draft">'
    yield from _header(one)
    yield '<div class="reading">'
    yield from _overview(one, cards)
    yield '<main class="text">'
    yield from text_of_article(report.article, cards)
    yield "</main></div>"
    yield from _cards(one, cards)
    made = f"factcheck {VERSION}, sources {report.sources_hash}, settings {report.settings_hash}"
    yield f"<footer>{quoted(made)}</footer>"
    yield "</div>"


def _title(one: Checked) -> str:
    return brief(one.report.article.title or one.report.article.path)


def _header(one: Checked) -> Iterator[str]:
    report = one.report
    failing = sum(one.gate.of(verdict).fails for verdict in report.verdicts)
    day = f" · as of {report.article.as_of}" if report.article.as_of else ""
    yield "<header>"
    yield f'<p class="kicker">Fact check <span>{quoted(brief(report.article.path))}{quoted(day)}</span></p>'
    yield f"<h1>{quoted(_title(one))}</h1>"
    fails = f"{counted(failing, 'claim')} {'fails' if failing == 1 else 'fail'}." if failing else "No claim fails."
    fails += " The article as a whole fails." if one.gate.failing else ""
    total = f"{counted(len(report.verdicts), 'claim')}:" if report.verdicts else "No claim was found."
    yield f'<p class="outcome"><strong>{fails}</strong> {total}</p>'
    yield '<ul class="legend">'
    for label, (sign, words) in SIGNS.items():
        if count := report.count(label):
            yield f'<li class="{label}"><b>{sign}</b> {count} {words}</li>'
    yield "</ul>"
    yield "</header>"


def _overview(one: Checked, cards: Sequence[Card]) -> Iterator[str]:
    """What an editor must look at, the worst first, and what is said beside it."""
    by_verdict = {id(each.verdict): each for each in cards}
    found = problems(one.report, one.gate)
    told = remarks(one.report, one.gate)
    if not found and not told:
        return
    yield '<nav class="overview" aria-label="What needs your eyes">'
    if found:
        yield f"<h2>Needs your eyes <span>{len(found)}</span></h2>"
        yield '<ol class="problems">'
        for problem in found:
            each = by_verdict[id(problem.verdict)]
            sign, words = SIGNS[problem.verdict.label]
            yield (
                f'<li class="{problem.verdict.label}"><a href="#{each.anchor}">'
                f'<span class="number">{each.number}</span> <b>{sign} {words}</b> {quoted(problem.message)}</a></li>'
            )
        yield "</ol>"
    if told:
        yield '<h2>Notes</h2><ul class="remarks">'
        yield from (f"<li>{quoted(f'{each.code} {each.message}'.strip())}</li>" for each in told)
        yield "</ul>"
    yield "</nav>"


def _cards(one: Checked, cards: Sequence[Card]) -> Iterator[str]:
    if not cards:
        return
    yield '<section class="cards" aria-label="Verdicts"><h2>Every claim and its verdict</h2>'
    for each in cards:
        yield from card(each, one.report.article, one.reviews.get(each.verdict.claim.id))
    yield "</section>"
