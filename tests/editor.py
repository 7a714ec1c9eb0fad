"""An editor for the tests of the server: a real client before a real process, and its own way of counting units."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Union

from cattrs import Converter
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def converter() -> Converter:
    """Return lsprotocol's reader of messages, mended: it takes every action that has a command for a command."""
    made = default_converter()

    def offered(found: Any, _: object) -> types.Command | types.CodeAction:
        return made.structure(found, types.Command if isinstance(found.get("command"), str) else types.CodeAction)

    made.register_structure_hook(types.Command | types.CodeAction, offered)
    made.register_structure_hook(Union[types.Command, types.CodeAction], offered)  # noqa: UP007
    return made


class Editor:
    """One open document, and what the server says of it."""

    def __init__(self, client: LanguageClient, folder: Path, encoding: str, *, pull: bool = False) -> None:
        self.client = client
        self._pull = pull
        self.encoding = encoding
        self.uri = (folder / "draft.md").as_uri()
        self.text = ""
        self.marks: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.shown: asyncio.Queue[types.ShowDocumentParams] = asyncio.Queue()
        self.refreshed: asyncio.Queue[None] = asyncio.Queue()
        self._version = 0

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def mark(params: types.PublishDiagnosticsParams) -> None:
            self.marks.put_nowait(params)

        @client.feature(types.WINDOW_SHOW_DOCUMENT)
        def show(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            self.shown.put_nowait(params)
            return types.ShowDocumentResult(success=True)

        @client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        def refresh(_: None) -> None:
            self.refreshed.put_nowait(None)

    async def open(self, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        """Open the document; return its marks."""
        self.text = text
        item = types.TextDocumentItem(self.uri, language, self._version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.marked()

    async def type(self, text: str) -> list[types.Diagnostic]:
        """Change the text; return the marks on it."""
        self._send(text)
        return await self.marked()

    def _send(self, text: str) -> None:
        self.text, self._version = text, self._version + 1
        name = types.VersionedTextDocumentIdentifier(self._version, self.uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(name, [change]))

    async def burst(self, texts: Sequence[str]) -> list[types.Diagnostic]:
        """Change the text several times without waiting; return the marks on the last."""
        for text in texts:
            self._send(text)
        return await self.marked()

    async def marked(self) -> list[types.Diagnostic]:
        """Return the marks on the newest version, asked for or told."""
        if self._pull:
            asked = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(self.uri))
            report = await self.client.text_document_diagnostic_async(asked)
            assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
            return list(report.items)
        while True:
            told = await asyncio.wait_for(self.marks.get(), timeout=60)
            if told.version == self._version:
                return list(told.diagnostics)

    async def actions(self, words: str) -> list[types.CodeAction]:
        """Return what is offered at words of the text."""
        at = self.range(words)
        asked = types.CodeActionParams(types.TextDocumentIdentifier(self.uri), at, types.CodeActionContext([]))
        found = await self.client.text_document_code_action_async(asked)
        return [action for action in found or [] if isinstance(action, types.CodeAction)]

    async def hover(self, words: str) -> str:
        """Return what is shown over the first of the words."""
        asked = types.HoverParams(types.TextDocumentIdentifier(self.uri), self.range(words).start)
        found = await self.client.text_document_hover_async(asked)
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else ""

    async def run(self, action: types.CodeAction) -> None:
        """Have the server run an action's command."""
        assert action.command
        asked = types.ExecuteCommandParams(action.command.command, action.command.arguments)
        await self.client.workspace_execute_command_async(asked)

    def range(self, words: str) -> types.Range:
        """Return where words stand, in the units agreed on."""
        at = self.text.index(words)
        return types.Range(self._position(at), self._position(at + len(words)))

    def words(self, found: types.Range) -> str:
        """Return the words of a range."""
        return self.text[self._offset(found.start) : self._offset(found.end)]

    def after(self, action: types.CodeAction) -> str:
        """Return the text as the action's edit leaves it."""
        assert action.edit
        [change] = action.edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.version == self._version
        [edit] = change.edits
        assert isinstance(edit, types.TextEdit)
        return self.text[: self._offset(edit.range.start)] + edit.new_text + self.text[self._offset(edit.range.end) :]

    def _position(self, at: int) -> types.Position:
        codec, size = CODECS[self.encoding]
        before = self.text[:at].split("\n")
        return types.Position(len(before) - 1, len(before[-1].encode(codec)) // size)

    def _offset(self, place: types.Position) -> int:
        codec, size = CODECS[self.encoding]
        lines = self.text.split("\n")
        line = lines[place.line].encode(codec)[: place.character * size].decode(codec)
        return sum(len(each) + 1 for each in lines[: place.line]) + len(line)


@asynccontextmanager
async def editor(
    folder: Path, *arguments: str, encodings: Sequence[str] = (), pull: bool = False
) -> AsyncIterator[Editor]:
    """Start a server in a folder and be an editor to it, which asks for marks or is told; the server must end well."""
    client = LanguageClient("test", "1", converter_factory=converter)
    await client.start_io(sys.executable, "-m", "factcheck", "server", *arguments, cwd=folder)
    asked = [types.PositionEncodingKind(name) for name in encodings]
    capabilities = types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=asked or None),
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=pull),
        ),
        text_document=types.TextDocumentClientCapabilities(
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
            diagnostic=types.DiagnosticClientCapabilities() if pull else None,
        ),
        window=types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(support=True)),
    )
    started = await client.initialize_async(types.InitializeParams(capabilities, root_uri=folder.as_uri()))
    client.initialized(types.InitializedParams())
    yield Editor(client, folder, started.capabilities.position_encoding or "utf-16", pull=pull)
    await client.shutdown_async(None)
    client.exit(None)
    process: Any = client._server
    assert await asyncio.wait_for(process.wait(), timeout=60) == 0
    assert (await process.stderr.read()).decode() == ""
    await client.stop()
