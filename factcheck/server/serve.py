"""The server at work: documents come in as they are typed, marks go out as soon as they stand."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from factcheck.errors import FactcheckError
from factcheck.reader.discover import SUFFIXES
from factcheck.records import Span, Verdict
from factcheck.server import actions, hover
from factcheck.server.desk import Checked, Desk
from factcheck.server.diagnostics import diagnostics, failure
from factcheck.server.page import Page
from factcheck.version import VERSION

_LANGUAGES = frozenset({"markdown", "plaintext", "text"})
T = TypeVar("T")

_OPENED = frozenset({"file", "http", "https"})


@dataclass(frozen=True, slots=True)
class _Draft:
    """A version of a document as it was checked last."""

    version: int
    page: Page
    checked: Checked


class Server(LanguageServer):
    """The language server of factcheck.

    Documents are sent whole: their lines are counted here, by the protocol's line ends and no others.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__("factcheck", VERSION, types.TextDocumentSyncKind.Full)
        self.desk = desk
        self.drafts: dict[str, _Draft] = {}
        self._busy: set[str] = set()

    async def recheck(self, uri: str) -> None:
        """Check a document until what is shown is its newest version; a version typed over meanwhile is passed over."""
        if uri in self._busy:
            return
        self._busy.add(uri)
        try:
            while uri in self.workspace.text_documents:
                document = self.workspace.text_documents[uri]
                version = document.version or 0
                page = Page(document.source, self.workspace.position_encoding or types.PositionEncodingKind.Utf16)
                marks = await self._marks(uri, version, page, document.language_id or "")
                newest = self.workspace.text_documents.get(uri)
                if newest is None:
                    return
                if newest.source == page.text:
                    self.publish(uri, marks, version)
                    return
        finally:
            self._busy.discard(uri)

    async def _marks(self, uri: str, version: int, page: Page, language: str) -> list[types.Diagnostic]:
        path = to_fs_path(uri) or f"draft{'.md' if language == 'markdown' else '.txt'}"
        self.drafts.pop(uri, None)
        if not page.text.strip():
            return []
        try:
            checked = await self.run(partial(self.desk.check, path, page.text))
        except FactcheckError as error:
            return [failure(error)]
        self.drafts[uri] = _Draft(version, page, checked)
        return diagnostics(checked, page)

    async def run(self, work: partial[T]) -> T:
        """Return what the desk's own thread makes of some work."""
        return await asyncio.get_running_loop().run_in_executor(self.desk.worker, work)

    def publish(self, uri: str, marks: list[types.Diagnostic], version: int | None) -> None:
        """Show the marks of a document."""
        told = types.PublishDiagnosticsParams(uri, marks, version)
        self.text_document_publish_diagnostics(told)

    def at(self, uri: str, found: types.Range) -> tuple[_Draft, list[Verdict]] | None:
        """Return the checked draft and the verdicts on claims in a range, shortest first; None while it is old."""
        draft, document = self.drafts.get(uri), self.workspace.text_documents.get(uri)
        if draft is None or document is None or document.source != draft.page.text:
            return None
        asked = draft.page.span(found)
        spot = Span(asked.start, max(asked.end, asked.start + 1))
        verdicts = [verdict for verdict in draft.checked.report.verdicts if verdict.claim.span.overlaps(spot)]
        return draft, sorted(verdicts, key=lambda verdict: (len(verdict.claim.span), verdict.claim.span))


def serve(desk: Desk) -> None:
    """Speak the Language Server Protocol on stdin and stdout until the client is done."""
    server = Server(desk)
    _follow_documents(server)
    _answer(server)
    _obey(server)
    with os.fdopen(os.dup(1), "wb") as out:  # the server closes what it writes to
        server.start_io(stdout=out)


def _follow_documents(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    def initialized(ls: Server, params: types.InitializedParams) -> None:  # noqa: ARG001
        """Work as the command line does in the workspace's folder: sources, ledger and paths are seen from there."""
        root = to_fs_path(ls.workspace.root_uri or "")
        if root and Path(root).is_dir():
            os.chdir(root)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        await _checked(ls, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        await _checked(ls, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:  # noqa: ARG001
        """Check every draft again: what was saved may have been a source file."""
        for uri in list(ls.workspace.text_documents):
            await _checked(ls, uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.drafts.pop(params.text_document.uri, None)
        ls.publish(params.text_document.uri, [], None)


async def _checked(ls: Server, uri: str) -> None:
    document = ls.workspace.text_documents.get(uri)
    if document and (document.language_id in _LANGUAGES or uri.lower().endswith(SUFFIXES)):
        await ls.recheck(uri)


def _answer(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def over(ls: Server, params: types.HoverParams) -> types.Hover | None:
        found = ls.at(params.text_document.uri, types.Range(params.position, params.position))
        if found is None:
            return None
        about = ls.client_capabilities.text_document and ls.client_capabilities.text_document.hover
        markdown = types.MarkupKind.Markdown in ((about and about.content_format) or ())
        return hover.hover(found[1], found[0].page, markdown=markdown)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions([types.CodeActionKind.QuickFix, types.CodeActionKind.Empty]),
    )
    def offered(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        found = ls.at(uri, params.range)
        if found is None:
            return []
        draft, verdicts = found
        about = ls.client_capabilities.workspace and ls.client_capabilities.workspace.workspace_edit
        versioned = bool(about and about.document_changes)
        return actions.actions(verdicts, draft.page, uri=uri, version=draft.version, versioned=versioned)


def _obey(server: Server) -> None:
    @server.command(actions.OPEN)
    async def show(ls: Server, uri: str, line: int | None) -> None:
        """Open a source file at a line, or a source's address outside the editor."""
        if uri.partition(":")[0] not in _OPENED:
            return
        start = types.Position(line or 0, 0)
        selection = None if line is None else types.Range(start, start)
        told = types.ShowDocumentParams(uri, external=line is None, take_focus=True, selection=selection)
        await ls.window_show_document_async(told)

    @server.command(actions.KEEP)
    async def keep(ls: Server, uri: str) -> None:
        """Write the draft's verdicts into its ledger, and open it: reviews are written there."""
        draft = ls.drafts.get(uri)
        if draft is None:
            return
        try:
            place = await ls.run(partial(ls.desk.keep, draft.checked.report))
        except FactcheckError as error:
            ls.window_show_message(types.ShowMessageParams(types.MessageType.Error, str(error)))
            return
        told = types.ShowDocumentParams(Path(place).absolute().as_uri(), take_focus=True)
        await ls.window_show_document_async(told)


__all__ = ["serve"]
