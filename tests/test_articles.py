"""The annotated articles are sound: quotes occur, sources exist, labels are known, counts are as stated."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
# Those that weights and rules are made on, those that rules and the calibration are, and those that measure alone.
FOLDERS = {"tests/articles": 10, "training/articles": 43, "benchmarks/unseen": 45}
LABELS = {
    "supported",
    "partly_supported",
    "contradicted",
    "disputed",
    "outdated",
    "not_enough_evidence",
    "not_checkable",
}
REASONS = {"opinion", "prediction", "question", "rhetoric", "instruction", "fragment"}
CLAIMS = [path for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.claims.yaml"))]
WITH_ARTICLE = [path for path in CLAIMS if path.name != "seed.claims.yaml"]  # the seed article lies elsewhere
ERROR_FREE = {"weather", "feature"}


@lru_cache  # the pure Python loader is slow
def read(path: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def named(path: Path) -> str:
    return path.name.removesuffix(".claims.yaml")


def article_text(path: Path) -> str:
    return (path.parent / str(read(path)["article"])).read_bytes().decode("utf-8")


@pytest.mark.parametrize("path", CLAIMS, ids=named)
def test_labels_and_reasons_are_known(path: Path) -> None:
    for claim in read(path)["claims"]:
        assert claim["label"] in LABELS, claim
        assert claim["checkable"] is (claim["label"] != "not_checkable"), claim
        assert (claim.get("reason") in REASONS) is not claim["checkable"], claim
        assert bool(claim["sources"]) is (claim["label"] not in {"not_enough_evidence", "not_checkable"}), claim


@pytest.mark.parametrize("path", CLAIMS, ids=named)
def test_counts_are_as_stated(path: Path) -> None:
    gold = read(path)
    assert gold["count"] == len(gold["claims"])
    assert gold["counts"] == Counter(claim["label"] for claim in gold["claims"])


@pytest.mark.parametrize("path", CLAIMS, ids=named)
def test_no_two_claims_have_the_same_quote_and_occurrence(path: Path) -> None:
    places = Counter((claim["quote"], claim.get("occurrence", 1)) for claim in read(path)["claims"])
    assert [place for place, times in places.items() if times > 1] == []


@pytest.mark.parametrize("path", WITH_ARTICLE, ids=named)
def test_every_quote_occurs_in_its_article(path: Path) -> None:
    text, gold = article_text(path), read(path)
    for entry in [*gold["claims"], *gold.get("furniture", [])]:
        times = text.count(entry["quote"])
        assert 1 <= entry.get("occurrence", 1) <= times, entry
        assert "occurrence" in entry or times == 1, entry


@pytest.mark.parametrize("path", WITH_ARTICLE, ids=named)
def test_every_source_named_exists(path: Path) -> None:
    gold = read(path)
    pack = read(path.parent / gold["sources"])
    ids = [source["id"] for source in pack["sources"]]
    assert len(ids) == len(set(ids))
    for source in pack["sources"]:
        snippets = [snippet["id"] for snippet in source["snippets"]]
        assert len(snippets) == len(set(snippets)), source["id"]
    for claim in gold["claims"]:
        assert set(claim["sources"]) <= set(ids), claim


@pytest.mark.parametrize("path", WITH_ARTICLE, ids=named)
def test_a_source_pack_has_fourteen_to_forty_five_snippets(path: Path) -> None:
    pack = read(path.parent / read(path)["sources"])
    assert 14 <= sum(len(source["snippets"]) for source in pack["sources"]) <= 45


@pytest.mark.parametrize("path", WITH_ARTICLE, ids=named)
def test_two_articles_have_no_error_and_the_others_do(path: Path) -> None:
    wrong = {"contradicted", "outdated", "disputed"} & set(read(path)["counts"])
    assert bool(wrong) is (named(path) not in ERROR_FREE)


def test_each_set_is_whole_and_no_two_articles_have_one_name() -> None:
    assert Counter(path.parent.relative_to(ROOT).as_posix() for path in WITH_ARTICLE) == FOLDERS
    assert len({path.name for path in CLAIMS}) == len(CLAIMS)
