"""The card of a claim on the HTML page: its verdict, and the article's words beside the sources' words."""

from __future__ import annotations

from html import escape as quoted
from typing import TYPE_CHECKING, NamedTuple

from factcheck.records import Label, Span
from factcheck.reporter.links import address, to_words
from factcheck.reporter.passage import article_marks, passage, shown, snippet_marks
from factcheck.reporter.wording import SIGNS, brief, citation, code, confidence, cut, difference, line, stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.gate import Ruling
    from factcheck.records import Article, Evidence, Verdict
    from factcheck.reporter.positions import Position
    from factcheck.review import Review


class Names:
    """Names of claims on a page: the claim's id, numbered where several have the same."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def name(self, claim: str) -> str:
        """Return the name of the next claim."""
        number = self._seen[claim] = self._seen.get(claim, 0) + 1
        return claim if number == 1 else f"{claim}-{number}"


def anchor(name: str) -> str:
    """Return where the card of a claim stands on the page; the anchor of its words in the text begins with "t"."""
    return f"c-{name}"


class Card(NamedTuple):
    """A claim with its number on the page and its name there."""

    number: int
    name: str
    verdict: Verdict
    ruling: Ruling
    place: Position

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return anchor(self.name)


def card(each: Card, article: Article, review: Review | None) -> Iterator[str]:
    """Yield the rows of a card."""
    verdict = each.verdict
    yield f'<section class="card {verdict.label}" id="{each.anchor}" aria-labelledby="h-{each.name}">'
    yield f'<h3 id="h-{each.name}"><span class="number">{each.number}</span> {_title(each)}</h3>'
    yield f'<p class="claim">{quoted(brief(verdict.claim.text))}</p>'
    yield '<div class="sides">'
    yield from _article_side(each, article)
    yield from _source_side(verdict)
    yield "</div>"
    yield from _reasons(each, review)
    spoken = f'<span class="only-read">from claim {each.number}</span>'
    yield f'<p class="back"><a href="#t-{each.name}">Back to the text {spoken}</a></p>'
    yield "</section>"


def _title(each: Card) -> str:
    verdict = each.verdict
    sign, words = SIGNS[verdict.label]
    if verdict.claim.reason:
        words = f"{words}: {verdict.claim.reason}"
    told = [code(verdict) if verdict.findings else ""]
    if verdict.label not in (Label.NOT_CHECKABLE, Label.NOT_ENOUGH_EVIDENCE):
        told.append(confidence(verdict.confidence))
    told += ["fails" if each.ruling.fails else "", "let through" if each.ruling.silenced else ""]
    facts = " · ".join(part for part in told if part)
    return f'<b class="label">{sign} {quoted(words)}</b> <span class="facts">{quoted(facts)}</span>'


def _article_side(each: Card, article: Article) -> Iterator[str]:
    claim = each.verdict.claim
    within = claim.sentence if claim.sentence.covers(claim.span) else claim.span
    yield '<div class="side"><h4>The article</h4>'
    words = passage(article.text, claim.span, article_marks(each.verdict), within=within)
    yield f"<blockquote>{_marked(words)}</blockquote>"
    yield f'<p class="cite">{quoted(brief(article.path))}, line {each.place.line}</p></div>'


def _source_side(verdict: Verdict) -> Iterator[str]:
    yield '<div class="side"><h4>The sources</h4>'
    cited = [(each, stance(each)) for each in shown(verdict)]
    cited += [(each, "later, decides nothing") for each in verdict.later]
    for evidence, does in cited:
        yield from _evidence(evidence, does, verdict)
    more = len(verdict.evidence) - len(shown(verdict))
    if more and verdict.label is not Label.NOT_ENOUGH_EVIDENCE:
        yield f'<p class="cite">and {more} more; -f json has all</p>'
    if not cited:
        yield '<p class="none">No source is cited.</p>'
    yield "</div>"


def _evidence(evidence: Evidence, does: str, verdict: Verdict) -> Iterator[str]:
    text = evidence.snippet.text
    words = passage(text, evidence.rationale, snippet_marks(evidence, verdict), within=Span(0, len(text)))
    link, named = to_words(evidence), quoted(citation(evidence))
    page = quoted(address(evidence.snippet.source.url))
    shown_as = f'<a href="{quoted(link)}" data-page="{page}" rel="noopener noreferrer">{named}</a>' if link else named
    yield f"<blockquote>{_marked(words)}</blockquote>"
    yield f'<p class="cite"><i>{does}</i> {shown_as}</p>'


def _reasons(each: Card, review: Review | None) -> Iterator[str]:
    verdict = each.verdict
    for finding in verdict.findings:
        if line(finding.message) in line(verdict.because):
            continue
        yield f'<p class="finding"><b>{finding.code}</b> {quoted(cut(difference(finding)))}</p>'
    if verdict.because:
        yield f'<p class="because">{quoted(brief(verdict.because))}</p>'
    if review:
        told = brief(f"{review.verdict}, {review.by}: {review.why}")
        yield f'<p class="review"><b>Review</b> {quoted(told)}</p>'
    if each.ruling.silenced:
        yield f'<p class="review"><b>Let through</b> {quoted(brief(each.ruling.silenced))}</p>'


def _marked(pieces: Iterable[tuple[str, bool]]) -> str:
    return "".join(f"<mark>{quoted(line(words))}</mark>" if marked else quoted(line(words)) for words, marked in pieces)
