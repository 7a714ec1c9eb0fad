"""What an editor offers at a claim: the source's figure, a comment that silences, the source itself, the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from factcheck.records import Code, Finding, Label, Span, Verdict
from factcheck.reporter.wording import line
from factcheck.server.diagnostics import location, pointed
from factcheck.server.hover import is_address
from factcheck.server.page import Page

OPEN, KEEP = "factcheck.open", "factcheck.keep"  # commands of the server, with what is opened, or the draft's URI

# A word for a word. What is negated, overstated or compared the other way round needs an editor's hand.
_MENDED = frozenset({Code.NUMBER, Code.DATE, Code.NAME, Code.QUOTATION, Code.UNIT})
_REASON = "reason"


def actions(verdicts: Sequence[Verdict], page: Page, *, uri: str, version: int, versioned: bool) -> list[CodeAction]:
    """Return what can be done about the verdicts on the claims at a place."""
    draft = _Draft(page, uri, version, versioned)
    found = [action for verdict in verdicts for action in _of_verdict(verdict, draft)]
    if any(verdict.label is not Label.NOT_CHECKABLE for verdict in verdicts):
        title = "Write the draft's verdicts into the ledger"
        found.append(CodeAction(title, CodeActionKind.QuickFix, command=Command(title, KEEP, arguments=[uri])))
    return list({action.title: action for action in found}.values())


class _Draft:
    """The document the actions edit."""

    def __init__(self, page: Page, uri: str, version: int, versioned: bool) -> None:
        self.page = page
        self._uri = uri
        self._version = version
        self._versioned = versioned

    def edit(self, span: Span, words: str) -> WorkspaceEdit:
        """Return the edit that puts words in the place of a span, for this version only where the editor can tell."""
        edit = TextEdit(self.page.range(span), words)
        if not self._versioned:
            return WorkspaceEdit(changes={self._uri: [edit]})
        document = OptionalVersionedTextDocumentIdentifier(self._uri, self._version)
        return WorkspaceEdit(document_changes=[TextDocumentEdit(document, [edit])])


def _of_verdict(verdict: Verdict, draft: _Draft) -> Iterator[CodeAction]:
    if verdict.label in (Label.CONTRADICTED, Label.OUTDATED, Label.DISPUTED):
        yield from _figures(verdict, draft)
    if verdict.label not in (Label.SUPPORTED, Label.NOT_CHECKABLE):
        for code in dict.fromkeys(finding.code for finding in pointed(verdict)):
            end = draft.page.line_end(verdict.claim.span.start)
            comment = f" <!-- factcheck: ignore[{code}] {_REASON} -->"
            title = f"Ignore {code} on this line: write the reason into the comment"
            yield CodeAction(title, CodeActionKind.QuickFix, edit=draft.edit(Span(end, end), comment))
    yield from _sources(verdict)


def _figures(verdict: Verdict, draft: _Draft) -> Iterator[CodeAction]:
    publishers = {piece.snippet.key: piece.snippet.source.publisher for piece in verdict.evidence}
    for finding in verdict.findings:
        span, words = finding.article_span, finding.snippet_words
        if span and _can_take(finding, draft.page.text):
            publisher = publishers.get(finding.snippet_key, "the source")
            title = f"Write “{line(words)}”, as {line(publisher)} has it"
            yield CodeAction(title, CodeActionKind.QuickFix, edit=draft.edit(span, words))


def _can_take(finding: Finding, text: str) -> bool:
    """Whether the source's words can stand where the article's do: one line of words for a value."""
    words, span = finding.snippet_words, finding.article_span
    if finding.code not in _MENDED or not span or not words or words != line(words):
        return False
    return text[span.slice] == finding.article_words != words


def _sources(verdict: Verdict) -> Iterator[CodeAction]:
    for piece in verdict.evidence[:3]:
        snippet = piece.snippet
        if snippet.path:
            place = location(snippet)
            title = f"Open {line(snippet.key)} in its source file"
            arguments: list[object] = [place.uri, place.range.start.line]
            yield CodeAction(title, CodeActionKind.Empty, command=Command(title, OPEN, arguments=arguments))
        if is_address(snippet.source.url):
            title = f"Open {snippet.source.url}"
            yield CodeAction(
                title, CodeActionKind.Empty, command=Command(title, OPEN, arguments=[snippet.source.url, None])
            )


__all__ = ["KEEP", "OPEN", "actions"]
