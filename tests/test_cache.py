"""The cache of verdicts: what it hangs on, what it saves, and that a report never tells whether it was there."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import cache, installation, pipeline
from factcheck.errors import IndexCacheError
from factcheck.reader.read import read
from factcheck.records import Pack, Period, Report
from factcheck.settings import Settings
from factcheck.sources.load import load
from factcheck.store import Store, key
from tests.made import Command

ROOT = Path(__file__).parent.parent
DRAFT = "\n".join((ROOT / "examples" / "steel-mill.md").read_text().splitlines()[:22]) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache that has seen the draft."""
    path = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTCHECK_CACHE_DIR", str(path))
        yield path


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load([str(ROOT / "sources.yaml")])


Check = Callable[..., Report]


@pytest.fixture(scope="module")
def check(folder: Path, pack: Pack) -> Check:
    """Return what checks a text with all that earlier checks have kept."""
    place = folder.parent / "draft.md"

    def run(text: str, *, day: str = "2025-05-31", against: Pack = pack) -> Report:
        place.write_text(text)
        return pipeline.check(read(str(place), as_of=Period.parse(day)), against, settings=Settings())

    run(DRAFT)
    return run


def afresh(check: Check, folder: Path, text: str, **options: str) -> Report:
    """Return the report on a text when no verdict and no tree is known."""
    for name in ("verdicts.sqlite", "trees.sqlite"):
        (folder / name).unlink(missing_ok=True)
    return check(text, **options)


def changed(old: str, new: str) -> str:
    assert old in DRAFT
    return DRAFT.replace(old, new, 1)


def test_the_draft_has_something_to_check(check: Check) -> None:
    report = check(DRAFT)
    assert len(report.verdicts) > 10
    assert report.judged == 0


@pytest.mark.parametrize(
    ("text", "most"),
    [
        (DRAFT, 0),  # nothing
        (changed("2.1 million", "1.1 million"), 3),  # a figure
        (changed("# ", "# Of steel: "), 3),  # the title: it is no source's, before or after
        (changed("\n\n", "\n\nThe port of Karachi has 14 cranes.\n\n"), 1),  # a paragraph above all others
        (changed("\n\n", "\n\n\n\n"), 0),  # an empty line
        (changed("In good years", "In the best of years 🏭"), 3),  # a character of two UTF-16 units before a claim
        (DRAFT[: len(DRAFT) // 2], 3),  # half of it gone, a sentence cut
        (DRAFT.replace("\n", "\r\n"), 99),  # other line ends, which stand in sentences of several lines
    ],
)
def test_a_report_is_the_same_whether_verdicts_were_kept_or_not(
    check: Check, folder: Path, text: str, most: int
) -> None:
    check(DRAFT)
    kept = check(text)
    fresh = afresh(check, folder, text)

    assert kept == fresh
    assert kept.judged <= most
    assert fresh.judged == len(fresh.verdicts)


@pytest.mark.parametrize("day", ["2014", "2025-05-31", "2026-01"])
def test_a_verdict_is_of_its_day(check: Check, folder: Path, day: str) -> None:
    check(DRAFT)
    assert check(DRAFT, day=day) == afresh(check, folder, DRAFT, day=day)


def test_a_changed_source_leaves_no_old_verdict(check: Check, pack: Pack) -> None:
    without = Pack(pack.snippets[::2], "another hash")
    report = check(DRAFT, against=without)
    cited = {piece.snippet.key for verdict in report.verdicts for piece in verdict.evidence}

    assert report.judged == len(report.verdicts)
    assert cited <= {snippet.key for snippet in without.snippets}


def test_a_citation_names_the_line_of_today(check: Check, pack: Pack) -> None:
    moved = replace(pack, snippets=tuple(replace(snippet, line=snippet.line + 7) for snippet in pack.snippets))
    check(DRAFT)
    report = check(DRAFT, against=moved)

    lines = {piece.snippet.key: piece.snippet.line for verdict in report.verdicts for piece in verdict.evidence}
    assert report.judged == 0
    assert lines == {snippet.key: snippet.line for snippet in moved.snippets if snippet.key in lines}


def test_what_one_process_keeps_another_finds(check: Check, folder: Path) -> None:
    """Whatever the seed of its hashes: a key that hung on the order of a set would be another."""
    check(DRAFT)
    code = (
        "from factcheck import pipeline; from factcheck.reader.read import read; from factcheck.records import Period\n"
        "import sys; from factcheck.settings import Settings; from factcheck.sources.load import load\n"
        f"report = pipeline.check(read({str(folder.parent / 'draft.md')!r}, as_of=Period.parse('2025-05-31')), "
        "load(['sources.yaml']), settings=Settings())\n"
        "print(report.judged, 'numpy' in sys.modules, 'onnxruntime' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    assert (told.stdout, told.stderr) == ("0 False False\n", "")  # and no model was loaded


def test_whoever_stops_listening_keeps_what_was_judged(check: Check, folder: Path, pack: Pack) -> None:
    heard: list[object] = []

    def stop(verdict: object) -> None:
        heard.append(verdict)
        if len(heard) == 5:
            raise KeyboardInterrupt

    check(DRAFT)
    (folder / "verdicts.sqlite").unlink()
    article = read(str(folder.parent / "draft.md"), as_of=Period.parse("2025-05-31"))
    with pytest.raises(KeyboardInterrupt):
        pipeline.check(article, pack, settings=Settings(), on_verdict=stop)
    assert check(DRAFT).judged == len(check(DRAFT).verdicts) - 5


def test_without_cache_the_output_is_the_same_and_nothing_is_left(
    newsroom: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(newsroom / "cache"))
    first = command("mill.txt", "-f", "json", "--no-cache")
    left = (newsroom / "cache").exists()
    second, third = (command("mill.txt", "-f", "json") for _ in range(2))

    assert first == second == third
    assert not left
    assert os.environ["FACTCHECK_CACHE_DIR"] == str(newsroom / "cache")


@pytest.mark.parametrize(
    "words",
    [
        ["claims", "mill.txt"],
        ["ledger", "diff", "mill.txt"],
        ["ledger", "update", "mill.txt"],
        ["sources", "search", "losses"],
    ],
    ids=" ".join,
)
def test_every_command_that_keeps_something_can_do_without(
    newsroom: Path, command: Command, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(newsroom / "cache"))
    told = command(*words, "--no-cache").err

    assert told == ""
    assert not (newsroom / "cache").exists()


def test_clean_takes_what_is_ours_and_says_how_much(
    newsroom: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = newsroom / "cache"
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(place))
    command("mill.txt")
    (place / "notes.txt").write_text("mine")
    told = command("clean")

    assert re.fullmatch(rf"\d+\.\d [kM]B removed from {re.escape(str(place))}\n", told.out)
    assert [path.name for path in place.iterdir()] == ["notes.txt"]
    assert command("clean").out == f"nothing kept in {place}\n"


def test_clean_leaves_a_folder_that_is_not_ours(
    newsroom: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (newsroom / "archive.sqlite").write_text("ten years of work")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(newsroom))
    assert command("clean").out == f"nothing kept in {newsroom}\n"
    assert (newsroom / "archive.sqlite").exists()


@pytest.mark.parametrize("name", ["verdicts.sqlite", "trees.sqlite"])
def test_a_damaged_store_is_one_message(
    newsroom: Path, command: Command, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(newsroom / "cache"))
    command("mill.txt")
    (newsroom / "cache" / name).write_bytes(b"no database at all" * 100)
    told = command("mill.txt")

    assert told.code == 2
    assert name in told.err
    assert "Delete the file" in told.err


def test_keys_tell_parts_apart() -> None:
    assert len({key("ab", "c"), key("a", "bc"), key("abc"), key("abc", ""), key("\ud800")}) == 5


def test_the_oldest_rows_go_first(tmp_path: Path) -> None:
    store, names = Store(tmp_path / "kept.sqlite", of="rows", most=3), [key(str(n)) for n in range(5)]
    for name in names:
        store.put({name: b"x"})
    assert set(store.get(names)) == set(names[2:])


def test_writers_at_once_and_a_killed_one_leave_whole_rows(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from factcheck.store import *\n"
        "store = Store(Path('kept.sqlite'), of='rows')\n"
        "print('on', flush=True)\n"
        "for n in range(int(sys.argv[1]), 10**9, 2): store.put({key(str(n), str(m)): b'x' * 999 for m in range(20)})"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(start)], cwd=tmp_path, stdout=subprocess.PIPE)
        for start in range(2)
    ]
    store, names = Store(tmp_path / "kept.sqlite", of="rows"), [key(str(n), str(m)) for n in (2, 3) for m in range(20)]
    while len(store.get(names)) < len(names):
        assert [run.poll() for run in runs] == [None, None]
    for run in runs:
        run.kill()
        run.wait()
        assert run.stdout
        run.stdout.close()

    assert set(store.get(names).values()) == {b"x" * 999}
    store.put({key("after"): b"y"})
    assert store.get([key("after")]) == {key("after"): b"y"}


def test_a_store_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(IndexCacheError, match="store of rows"):
        Store(tmp_path / "missing" / "kept.sqlite", of="rows").get([key("a")])


def test_the_fingerprint_hangs_on_every_file_that_judges(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def told(**files: str) -> str:
        for name, text in files.items():
            place = tmp_path / name.replace("_", "/")
            place.parent.mkdir(exist_ok=True)
            place.with_suffix(".py").write_text(text)
        monkeypatch.setattr(installation, "_HERE", tmp_path)
        return installation.fingerprint.__wrapped__()

    first = told(checker_decide="1", cli_app="1")
    assert told(cli_app="2") == first
    assert told(checker_decide="2") != first
    assert told(checker_decide="1") == first


@pytest.mark.parametrize(
    "model", sorted((ROOT / "factcheck" / "models").glob("*/model.onnx")), ids=lambda path: path.parent.name
)
def test_a_model_is_the_one_its_card_speaks_of(model: Path) -> None:
    """The fingerprint reads the card in the model's place."""
    row = re.search(r"\| model\.onnx \| ([\d,]+) \| `([0-9a-f]{64})` \|", (model.parent / "CARD.md").read_text())
    held = model.read_bytes()

    assert row
    assert (int(row[1].replace(",", "")), row[2]) == (len(held), hashlib.sha256(held).hexdigest())


def test_a_folder_that_cannot_be_made_is_named_with_a_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "file" / "cache"))
    with pytest.raises(IndexCacheError, match="FACTCHECK_CACHE_DIR"):
        cache.folder()
