"""The index: found again from the cache, built once, safe when runs meet or are killed."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck import cache
from factcheck.errors import IndexCacheError
from factcheck.index.encoder import Encoder
from factcheck.index.hybrid import Hybrid
from factcheck.records import Pack, Snippet, Source, SourceKind

TEXTS = (
    "Pakistan Steel Mills has been shut since June 2015.",
    "The council approved the budget of $2.4 billion.",
    "Rain is expected in the north on Monday.",
    "The pipeline is planned to be 1,100 km long.",
)


class Counting:
    """The real encoder, counting what it is asked to embed."""

    def __init__(self, encoder: Encoder) -> None:
        self.hash = encoder.hash
        self.asked: list[str] = []
        self._encoder = encoder

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return self._encoder.embed(texts)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def pack(*texts: str, digest: str) -> Pack:
    source = Source("a", "Title", "Publisher", "https://example.org", SourceKind.NEWS, "a")
    return Pack(tuple(Snippet(f"a/s{n}", f"s{n}", source, text) for n, text in enumerate(texts)), digest)


def test_meaning_finds_what_words_do_not(encoder: Encoder) -> None:
    [hits] = Hybrid(pack(*TEXTS, digest="1"), encoder=encoder).search(
        ["The factory stopped working years ago."], limit=1
    )
    assert [hit.snippet.text for hit in hits] == [TEXTS[0]]


def test_an_unchanged_pack_is_opened_without_embedding_its_snippets_again(encoder: Encoder) -> None:
    counting = Counting(encoder)
    for _ in range(2):
        Hybrid(pack(*TEXTS, digest="1"), encoder=counting)  # type: ignore[arg-type]  # counts calls of the real one
    assert sorted(counting.asked) == sorted(TEXTS)


def test_only_a_new_snippet_is_embedded_when_a_pack_changes(encoder: Encoder) -> None:
    counting = Counting(encoder)
    Hybrid(pack(*TEXTS, digest="1"), encoder=counting)  # type: ignore[arg-type]
    counting.asked.clear()
    Hybrid(pack(*TEXTS, "One more fact.", digest="2"), encoder=counting)  # type: ignore[arg-type]
    assert counting.asked == ["One more fact."]


def test_a_text_has_the_same_vector_in_any_company(encoder: Encoder) -> None:
    alone = encoder.embed([TEXTS[0]])
    together = encoder.embed([*TEXTS, "x " * 200])
    assert np.array_equal(alone[0], together[0])


def test_a_query_finds_the_same_to_the_last_bit_in_any_company(encoder: Encoder) -> None:
    index = Hybrid(pack(*TEXTS, *(f"Town {n} has {n} roads." for n in range(50)), digest="9"), encoder=encoder)
    together = index.search([*TEXTS, "Who closed the mill?"], limit=8)
    assert together == [index.search([query], limit=8)[0] for query in (*TEXTS, "Who closed the mill?")]


def test_an_empty_pack_finds_nothing(encoder: Encoder) -> None:
    assert Hybrid(pack(digest="0"), encoder=encoder).search(["anything"], limit=5) == [[]]


@pytest.mark.parametrize("query", ['"', "a: b (c", "U.S.", "$800", "the of and", "", "x" * 100_000, "\x00\u202e"])
def test_a_query_of_odd_characters_is_only_a_query(query: str, encoder: Encoder) -> None:
    [hits] = Hybrid(pack(*TEXTS, digest="1"), encoder=encoder).search([query], limit=2)
    assert len(hits) == 2


def test_a_folder_left_by_a_killed_build_is_not_taken_for_an_index(encoder: Encoder, folder: Path) -> None:
    def killed(draft: Path) -> None:
        (draft / "vectors.npy").write_bytes(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.build(folder / "index" / f"1-{encoder.hash}-1", killed)
    [hits] = Hybrid(pack(*TEXTS, digest="1"), encoder=encoder).search(["steel"], limit=1)
    assert hits[0].snippet.text == TEXTS[0]


def test_two_runs_that_build_at_once_both_succeed(folder: Path) -> None:
    code = (
        "from factcheck.index.hybrid import Hybrid; from factcheck.index.encoder import Encoder; "
        "from factcheck.records import *; s = Source('a','t','p','u',SourceKind.NEWS,'a'); "
        "p = Pack(tuple(Snippet(f'a/{n:03}',str(n),s,f'Fact number {n} of many.') for n in range(60)), 'both'); "
        "print(Hybrid(p, encoder=Encoder.load()).search(['fact number 7'], limit=1)[0][0].snippet.key)"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(2)]
    assert [run.communicate(timeout=120)[0] for run in runs] == [b"a/007\n", b"a/007\n"]
    assert not [path for path in (folder / "index").iterdir() if path.name.startswith(".")]


def test_a_cache_folder_that_is_a_file_is_refused_with_a_remedy(folder: Path, encoder: Encoder) -> None:
    folder.write_text("not a folder")
    with pytest.raises(IndexCacheError, match="FACTCHECK_CACHE_DIR"):
        Hybrid(pack(*TEXTS, digest="1"), encoder=encoder)


def test_a_damaged_store_of_embeddings_is_refused_with_a_remedy(folder: Path, encoder: Encoder) -> None:
    folder.mkdir()
    (folder / f"vectors-{encoder.hash}.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(IndexCacheError, match="Delete the file"):
        Hybrid(pack(*TEXTS, digest="1"), encoder=encoder)


def test_the_store_keeps_one_row_a_text(folder: Path, encoder: Encoder) -> None:
    Hybrid(pack(*TEXTS, TEXTS[0], digest="1"), encoder=encoder)
    with sqlite3.connect(folder / f"vectors-{encoder.hash}.sqlite") as database:
        assert database.execute("SELECT count(*) FROM kept").fetchone() == (len(TEXTS),)
    database.close()


def test_a_query_is_embedded_once_in_the_life_of_its_text(encoder: Encoder) -> None:
    counting = Counting(encoder)
    index = Hybrid(pack(*TEXTS, digest="1"), encoder=counting)  # type: ignore[arg-type]
    counting.asked.clear()
    first, second = (index.search(["Who closed the mill?"], limit=2) for _ in range(2))
    assert counting.asked == ["Who closed the mill?"]
    assert first == second


def test_where_the_store_cannot_be_used_a_query_is_embedded_all_the_same(encoder: Encoder, folder: Path) -> None:
    index = Hybrid(pack(*TEXTS, digest="1"), encoder=encoder)
    expected = index.search(["Who closed the mill?"], limit=2)
    [store] = folder.rglob("vectors-*.sqlite")
    store.write_bytes(b"no database, whoever wrote it")
    assert index.search(["Who closed the mill?"], limit=2) == expected
