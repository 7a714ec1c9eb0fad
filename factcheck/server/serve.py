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
    """A version of a document, the marks on it, and what they were made of where it could be checked."""

    version: int
    page: Page
    edition: int  # of the files it was held against
    marks: list[types.Diagnostic]
    checked: Checked | None = None


class Server(LanguageServer):
    """The language server of factcheck.

    Documents are sent whole: their lines are counted here, by the protocol's line ends and no others. A client that
    can ask for marks is told none; all others are told them as soon as they stand.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__("factcheck", VERSION, types.TextDocumentSyncKind.Full)
        self.desk = desk
        self.drafts: dict[str, _Draft] = {}
        self._edition = 0
        self._turns: dict[str, asyncio.Lock] = {}

    @property
    def asked(self) -> bool:
        """Whether the client asks for marks (pulls them)."""
        about = self.client_capabilities.text_document
        return about is not None and about.diagnostic is not None

    async def tell(self, uri: str) -> None:
        """Show the marks on a document to a client that does not ask for them."""
        if self.asked or self._turn(uri).locked():  # whoever has the turn goes on to the newest version
            return
        draft = await self.newest(uri)
        if draft is not None:
            self.publish(uri, draft.marks, draft.version)

    async def newest(self, uri: str) -> _Draft | None:
        """Return the newest version of a document, checked; one that is typed over meanwhile is passed over."""
        async with self._turn(uri):
            while (page := self._page(uri)) is not None:
                kept = self.drafts.get(uri)
                version = self.workspace.text_documents[uri].version or 0
                if kept and (kept.page.text, kept.version, kept.edition) == (page.text, version, self._edition):
                    return kept
                self.drafts[uri] = await self._checked(uri, page)
                self.desk.prepare()
        return None

    def _turn(self, uri: str) -> asyncio.Lock:
        return self._turns.setdefault(uri, asyncio.Lock())

    def _page(self, uri: str) -> Page | None:
        """Return a document that is open and a draft, in the client's own coordinates."""
        document = self.workspace.text_documents.get(uri)
        if document is None or not (document.language_id in _LANGUAGES or uri.lower().endswith(SUFFIXES)):
            return None
        return Page(document.source, self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    async def _checked(self, uri: str, page: Page) -> _Draft:
        document, edition = self.workspace.text_documents[uri], self._edition
        version = document.version or 0
        path = to_fs_path(uri) or f"draft{'.md' if document.language_id == 'markdown' else '.txt'}"
        if not page.text.strip():
            return _Draft(version, page, edition, [])
        try:
            checked = await self.run(partial(self.desk.check, path, page.text))
        except FactcheckError as error:
            return _Draft(version, page, edition, [failure(error)])
        return _Draft(version, page, edition, diagnostics(checked, page), checked)

    async def run(self, work: partial[T]) -> T:
        """Return what the desk's own thread makes of some work."""
        return await asyncio.get_running_loop().run_in_executor(self.desk.worker, work)

    def publish(self, uri: str, marks: list[types.Diagnostic], version: int | None) -> None:
        """Show the marks of a document."""
        told = types.PublishDiagnosticsParams(uri, marks, version)
        self.text_document_publish_diagnostics(told)

    async def again(self) -> None:
        """Check every draft again: a source file, the ledger or the configuration may be another."""
        self._edition += 1
        for uri in list(self.workspace.text_documents):
            await self.tell(uri)
        about = self.client_capabilities.workspace
        if self.asked and about and about.diagnostics and about.diagnostics.refresh_support:
            await self.workspace_diagnostic_refresh_async(None)

    def at(self, uri: str, found: types.Range) -> tuple[_Draft, list[Verdict]] | None:
        """Return the checked draft and the verdicts on claims in a range, shortest first; None while it is old."""
        draft, document = self.drafts.get(uri), self.workspace.text_documents.get(uri)
        if draft is None or draft.checked is None or document is None or document.source != draft.page.text:
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
        await ls.tell(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        await ls.tell(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:  # noqa: ARG001
        await ls.again()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.drafts.pop(params.text_document.uri, None)
        if not ls.asked:
            ls.publish(params.text_document.uri, [], None)


def _answer(server: Server) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier="factcheck"),
    )
    async def marked(ls: Server, params: types.DocumentDiagnosticParams) -> types.RelatedFullDocumentDiagnosticReport:
        draft = await ls.newest(params.text_document.uri)
        return types.RelatedFullDocumentDiagnosticReport(items=draft.marks if draft else [])

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
        if draft is None or draft.checked is None:
            return
        try:
            place = await ls.run(partial(ls.desk.keep, draft.checked.report))
        except FactcheckError as error:
            ls.window_show_message(types.ShowMessageParams(types.MessageType.Error, str(error)))
            return
        told = types.ShowDocumentParams(Path(place).absolute().as_uri(), take_focus=True)
        await ls.window_show_document_async(told)


__all__ = ["serve"]
