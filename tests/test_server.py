"""The language server as a real process, with a real client on its stdin and stdout."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol.types import DiagnosticSeverity, Position

from factcheck.server.page import Page
from tests.editor import editor
from tests.made import Command

SOURCES = """\
version: 1
sources:
  - id: register-2025
    title: Company *accounts*, 2024
    publisher: Companies Register
    url: https://example.org/accounts?year=2024
    published: 2025-02-12
    kind: official
    snippets:
      - id: s1
        text: The Karachi mill had losses of $902 million in 2024.
      - id: s2
        text: The port of Karachi has 14 cranes.
"""
# Characters of one, two, three and four bytes stand before what is pointed at, and a line separator of Unicode.
LOSSES = "“🏭𝒜é” wrote\u2028Zoë: the Karachi mill had losses of $800 million in 2024."
DRAFT = f"# Old mills 🏭\n\n{LOSSES}\n\nThe port of Karachi has 14 cranes. Rain fell in Lima on 3 May 2019.\n"


@pytest.fixture
def folder(newsroom: Path) -> Path:
    (newsroom / "sources.yaml").write_text(SOURCES)
    return newsroom


@pytest.mark.parametrize(
    ("encodings", "agreed"),
    [
        ((), "utf-16"),  # nothing said
        (("utf-8", "utf-16"), "utf-8"),  # the client's first wish
        (("utf-32", "utf-8"), "utf-32"),
    ],
)
def test_an_editor_sees_and_mends_what_differs(folder: Path, encodings: tuple[str, ...], agreed: str) -> None:
    async def work() -> None:
        async with editor(folder, encodings=encodings) as desk:
            assert desk.encoding == agreed
            marks = await desk.open(DRAFT)
            [wrong] = [mark for mark in marks if mark.severity is DiagnosticSeverity.Error]
            [unknown] = [
                mark for mark in marks if mark.severity is DiagnosticSeverity.Information and mark.range.start.line == 4
            ]

            assert desk.words(wrong.range) == "$800 million"
            assert (wrong.code, wrong.source) == ("FC101", "factcheck")
            assert wrong.message.startswith("$800 million is not $902 million (Companies Register, ")
            assert desk.words(unknown.range).startswith("Rain fell in Lima")
            [place] = wrong.related_information or ()
            assert place.location.uri == (folder / "sources.yaml").as_uri()
            assert "losses of $902 million" in SOURCES.split("\n")[place.location.range.start.line]

            actions = {action.title: action for action in await desk.actions("$800 million")}
            mended = desk.after(actions["Write “$902 million”, as Companies Register has it"])
            assert mended == DRAFT.replace("$800 million", "$902 million")
            ignored = desk.after(actions["Ignore FC101 on this line: write the reason into the comment"])
            assert ignored == DRAFT.replace(LOSSES, f"{LOSSES} <!-- factcheck: ignore[FC101] reason -->")

            assert [mark for mark in await desk.type(mended) if mark.severity is DiagnosticSeverity.Error] == []

    asyncio.run(work())


def test_an_editor_reads_and_opens_what_a_verdict_rests_on(folder: Path) -> None:
    async def work() -> None:
        async with editor(folder) as desk:
            await desk.open(DRAFT)
            shown = await desk.hover("$800 million")
            assert "**✗ contradicted**, " in shown
            assert r"\$" not in shown
            assert "> The **Karachi mill had losses of $902 million** in 2024" in shown
            assert r"Companies Register, “Company \*accounts\*, 2024”, 2025\-02\-12" in shown
            assert "<https://example.org/accounts?year=2024>" in shown
            assert "✓ supported" in await desk.hover("14 cranes")
            assert await desk.hover("\n\n“") == ""

            actions = {action.title: action for action in await desk.actions("$800 million")}
            await desk.run(actions["Open register-2025/s1 in its source file"])
            opened = desk.shown.get_nowait()
            assert (opened.uri, opened.external) == ((folder / "sources.yaml").as_uri(), False)
            assert opened.selection
            assert "losses of $902 million" in SOURCES.split("\n")[opened.selection.start.line]
            await desk.run(actions["Open https://example.org/accounts?year=2024"])
            assert desk.shown.get_nowait().external
            await desk.run(actions["Write the draft's verdicts into the ledger"])
            assert desk.shown.get_nowait().uri == (folder / "claims" / "draft.yaml").as_uri()
            assert "verdict: contradicted" in (folder / "claims" / "draft.yaml").read_text()

    asyncio.run(work())


def test_marks_follow_the_typing_the_sources_and_the_ledger(folder: Path) -> None:
    async def work() -> None:
        async with editor(folder, "--ledger", "claims") as desk:
            first = await desk.open(DRAFT)
            moved = await desk.burst([f"{'x' * n}\n\n{DRAFT}" for n in range(1, 6)])
            [before], [after] = ([mark for mark in marks if mark.code == "FC101"] for marks in (first, moved))
            assert after.range.start.line == before.range.start.line + 2
            assert await desk.type(" \n") == []

            await desk.type(DRAFT)
            (folder / "sources.yaml").write_text("version: [")
            desk.client.text_document_did_save(_saved(desk.uri))
            [broken] = await desk.marked()
            assert broken.severity is DiagnosticSeverity.Error
            assert "sources.yaml:2:1: this is not YAML" in broken.message
            assert await desk.hover("$800 million") == ""
            (folder / "sources.yaml").write_text(SOURCES.replace("902", "800"))
            desk.client.text_document_did_save(_saved(desk.uri))
            assert "FC101" not in [mark.code for mark in await desk.marked()]

            (folder / "sources.yaml").write_text(SOURCES)
            desk.client.text_document_did_save(_saved(desk.uri))
            assert "FC101" in [mark.code for mark in await desk.marked()]
            actions = {action.title: action for action in await desk.actions("$800 million")}
            await desk.run(actions["Write the draft's verdicts into the ledger"])
            ledger = folder / "claims" / "draft.yaml"
            review = "  review: {verdict: supported, by: ds, why: phoned}\n"
            text = ledger.read_text()
            at = text.index("- id:", text.index("verdict: contradicted"))
            ledger.write_text(text[:at] + review + text[at:])
            desk.client.text_document_did_save(_saved(desk.uri))
            assert "FC101" not in [mark.code for mark in await desk.marked()]

    asyncio.run(work())


def test_an_editor_that_asks_for_marks_is_told_none(folder: Path) -> None:
    async def work() -> None:
        async with editor(folder, pull=True) as desk:
            first = await desk.open(DRAFT)
            [before] = [mark for mark in first if mark.code == "FC101"]
            moved = await desk.burst([f"{'x' * n}\n\n{DRAFT}" for n in range(1, 6)])
            [after] = [mark for mark in moved if mark.code == "FC101"]
            assert after.range.start.line == before.range.start.line + 2
            assert "**✗ contradicted**, " in await desk.hover("$800 million")

            (folder / "sources.yaml").write_text(SOURCES.replace("902", "800"))
            desk.client.text_document_did_save(_saved(desk.uri))
            await asyncio.wait_for(desk.refreshed.get(), timeout=60)
            assert "FC101" not in [mark.code for mark in await desk.marked()]
            assert desk.marks.empty()

    asyncio.run(work())


def test_the_configuration_is_that_of_the_workspace_as_it_is_now(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / "factcheck.toml").write_text("severity.FC101 = 'off'")

    async def work() -> None:
        async with editor(folder) as desk:
            assert "FC101" not in [mark.code for mark in await desk.open(DRAFT)]
            (folder / "factcheck.toml").write_text("severity.FC101 = 'of'")
            desk.client.text_document_did_save(_saved(desk.uri))
            [broken] = await desk.marked()
            assert "factcheck.toml:1:10: `severity.FC101`: must be one of" in broken.message
            (folder / "factcheck.toml").unlink()
            desk.client.text_document_did_save(_saved(desk.uri))
            assert "FC101" in [mark.code for mark in await desk.marked()]

    asyncio.run(work())


def test_a_mistake_on_the_command_line_is_told_at_the_start(newsroom: Path, command: Command) -> None:
    assert "there is no key 'sorces'" in command("server", "--config", "sorces=x.yaml").err


def _saved(uri: str):  # type: ignore[no-untyped-def]
    from lsprotocol import types

    return types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))


@pytest.mark.parametrize(
    ("position", "offset"),
    [
        (Position(0, 0), 0),
        (Position(0, 99), 3),  # behind the end of a line: its end, before the \r\n
        (Position(1, 1), 6),
        (Position(1, 2), 6),  # between the two units of one character: before it
        (Position(1, 3), 7),
        (Position(2, 0), 11),  # a bare \r ends a line
        (Position(9, 0), 12),  # behind the last line
    ],
)
def test_a_position_outside_the_text_is_the_nearest_inside(position: Position, offset: int) -> None:
    assert Page("One\r\na🏭\u2028bc\rd", "utf-16").offset(position) == offset


def test_a_page_finds_its_own_positions_again() -> None:
    text = "One\r\na🏭\u2028é\x0bc\rd\n\n𝒜"
    for encoding in ("utf-8", "utf-16", "utf-32"):
        page = Page(text, encoding)
        inside = [at for at in range(len(text) + 1) if at != 4]  # 4 lies within the \r\n, where no position is
        assert [page.offset(page.position(at)) for at in inside] == inside


def test_without_its_extra_the_command_says_how_to_install_it(folder: Path) -> None:
    code = "import sys; sys.modules['pygls'] = None; import factcheck.cli as c; sys.exit(c.run(['server']))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8")
    assert (told.returncode, told.stdout) == (2, "")
    assert "pip install 'factcheck-desk[server]'" in told.stderr
