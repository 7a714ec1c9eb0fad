"""Bad input, each with the exact message a person reads."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ArticleError, FactcheckError, SourcesError
from factcheck.reader import discover, read
from factcheck.sources.document import Document, parse_yaml
from factcheck.sources.find import find
from factcheck.sources.load import load

ARTICLES: list[tuple[str, bytes, str]] = [
    ("empty", b"", "draft.txt: the article is empty\n  Give a file with text in it."),
    ("only blanks", b" \r\n\t\n\xc2\xa0", "draft.txt: the article is empty\n  Give a file with text in it."),
    ("only a mark", b"\xef\xbb\xbf", "draft.txt: the article is empty\n  Give a file with text in it."),
    (
        "binary",
        b"\x00\x01\x02mill\x00",
        "draft.txt: this is a binary file, not text\n  Give a text file (.txt or .md) in UTF-8 or UTF-16.",
    ),
    ("a PDF", b"%PDF-1.7\n", "draft.txt: this is a PDF, not text\n  Save the text of it as .txt or .md."),
    (
        "a Word document",
        b"PK\x03\x04\x14\x00",
        "draft.txt: this is a Word document or an archive, not text\n"
        "  Save it as plain text (.txt) from the program that made it.",
    ),
    (
        "Windows-1252",
        "The mill\nin Köln closed.\n".encode("cp1252"),
        "draft.txt:2:5: byte 13 (0xF6) is not UTF-8\n     2 | in K�ln closed.\n       |     ^\n"
        "  Save the file as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 old.txt > new.txt",
    ),
    (
        "half a UTF-16 character",
        "a mill".encode("utf-16") + b"x",
        "draft.txt:1:7: byte 14 (0x78) is not UTF-16\n     1 | a mill�\n       |       ^\n"
        "  Save the file as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 old.txt > new.txt",
    ),
]


@pytest.mark.parametrize(("data", "message"), [row[1:] for row in ARTICLES], ids=[row[0] for row in ARTICLES])
def test_a_bad_article_says_what_is_wrong(
    data: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draft.txt").write_bytes(data)
    with pytest.raises(ArticleError) as error:
        read("draft.txt")
    assert str(error.value) == message


def test_a_missing_article_says_so() -> None:
    with pytest.raises(ArticleError) as error:
        read("nowhere.txt")
    assert str(error.value) == "nowhere.txt: no such file\n  Check the path."


def test_a_folder_is_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("drafts").mkdir()
    with pytest.raises(ArticleError) as error:
        read("drafts")
    assert str(error.value) == "drafts: this is a folder, not an article\n  Name a file."


def test_a_folder_without_articles_says_what_an_article_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("drafts").mkdir()
    Path("drafts/notes.docx").write_text("Text.")
    with pytest.raises(ArticleError) as error:
        discover(["drafts"])
    assert str(error.value) == (
        "drafts: no article in this folder\n"
        "  Articles are files that end in .txt, .md, .markdown; name any other file itself."
    )


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
@pytest.mark.parametrize("reader", [read, lambda path: load([path])], ids=["article", "sources"])
def test_a_file_we_may_not_read_says_so(reader: Callable[[str], object], tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("Text.")
    path.chmod(0)
    with pytest.raises(FactcheckError, match="we may not read this"):
        reader(str(path))


def test_a_name_no_system_allows_is_an_error() -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        read("a\0b.txt")
    with pytest.raises(SourcesError, match="cannot be read"):
        load(["a\0b.yaml"])


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_any_bytes_are_an_article_or_an_error(data: bytes) -> None:
    try:
        found = read("-", stdin=data)
    except ArticleError:
        return
    assert found.text.strip()


SOURCES = yaml.safe_load((Path(__file__).parent / "corpora" / "bad_sources.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", SOURCES, ids=[case["what"] for case in SOURCES])
def test_a_bad_source_file_says_where_and_what_to_do(
    case: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p.yaml").write_text(case["file"], encoding="utf-8")
    with pytest.raises(SourcesError) as error:
        load(["p.yaml"])
    assert str(error.value) == case["message"]


JSON_LINES: list[tuple[str, str, str]] = [
    ("empty", "\n", "the file is empty"),
    ("not JSON", '{"id": "a"\n', "p.jsonl:1:11: this is not JSON: Expecting ',' delimiter"),
    ("a list", "\n[1]\n", "p.jsonl:2:1: a source must be a mapping, not a list"),
    ("a key twice", '{"id": "a", "id": "b"}\n', "p.jsonl:1:1: the key 'id' stands here a second time"),
    ("an unknown field", '{"id": "a", "snipets": []}\n', "Did you mean 'snippets'?"),
    ("too deep", '{"id": ' + "[" * 100_000 + "\n", "nested deeper than 20 levels"),
    ("no number is a title", '{"id": "a", "title": [1]}\n', "`title` must be a text, not a list"),
]


@pytest.mark.parametrize(("text", "part"), [row[1:] for row in JSON_LINES], ids=[row[0] for row in JSON_LINES])
def test_a_bad_json_line_says_where(text: str, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(SourcesError) as error:
        load(["p.jsonl"])
    assert part in str(error.value)


def test_a_missing_source_file_says_how_to_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    with pytest.raises(SourcesError) as named:
        load(["p.yaml"])
    assert str(named.value) == (
        "p.yaml: no such source file\n  Check the path, or write a first one with `factcheck init`."
    )
    with pytest.raises(SourcesError) as searched:
        find()
    assert str(searched.value) == (
        "no sources.yaml here or in a folder above\n"
        "  Write a first one with `factcheck init`, or name yours with `--sources PATH`."
    )


def test_a_source_file_in_another_encoding_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p.yaml").write_bytes(b"version: 1\n# K\xf6ln\n")
    with pytest.raises(SourcesError) as error:
        load(["p.yaml"])
    assert str(error.value) == "p.yaml:2:4: byte 14 (0xF6) is not UTF-8\n  Save the file as UTF-8."


LINES = (
    "version:_1\n sources:\n __-_id:_a\n ____title:_T\n ____text:_[ ] { } &a_ *a "
    "!t_ ?_ :_ -_ \n |\n >-\n ' \" # ---\n ...\n \t <<:_ ~ é"
)
YAML_SCRAPS = st.lists(st.sampled_from([line.replace("_", " ") for line in LINES.split(" ")]), max_size=20).map("".join)


@settings(deadline=None)
@given(YAML_SCRAPS | st.text(max_size=60))
def test_any_text_is_a_tree_or_an_error(text: str) -> None:
    try:
        root = parse_yaml(Document("p.yaml", text))
    except SourcesError:
        return
    assert root.line >= 1


@settings(deadline=None)
@given(data=st.binary(max_size=60) | YAML_SCRAPS.map(str.encode), suffix=st.sampled_from([".yaml", ".jsonl"]))
def test_any_file_is_a_pack_or_an_error(data: bytes, suffix: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    try:
        pack = load([str(path)])
    except SourcesError:
        return
    assert pack.paths == (str(path),)
