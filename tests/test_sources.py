"""Source files: YAML 1.2 meanings, includes, JSON lines, the hash, advice and figures."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import SourcesError
from factcheck.records import Pack, Period, Snippet, Source, SourceKind
from factcheck.sources.document import Document, parse_yaml
from factcheck.sources.find import find
from factcheck.sources.kept import KeptFiles
from factcheck.sources.lint import RULES, lint
from factcheck.sources.load import content_hash, load
from factcheck.sources.stats import stats
from factcheck.store import Store

PACK = """\
version: 1
sources:
  - id: ons-cpi                     # a comment
    title: "Consumer prices: April"
    publisher: 1843
    url: https://p.example/a#b
    published: 2025-05-21
    kind: official
    snippets:
      - id: s2
        text: >-
          Prices rose by 3.5%
          in April.
        as_of: 2025-04
        speaker: NO
        verbatim: true
      - id: s1
        text: At 12:30 the office said no.
  - id: 007
    title: Off
    publisher: P
    url: https://p.example/c
    kind: news
    origin: ons-cpi
    snippets:
      - {id: 1.5, text: "0o17", as_of: 2019}
"""


def written(folder: Path, text: str, name: str = "sources.yaml") -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_pack_is_read_as_it_is_written(tmp_path: Path) -> None:
    path = written(tmp_path, PACK)
    pack = load([path])
    assert [snippet.key for snippet in pack.snippets] == ["007/1.5", "ons-cpi/s1", "ons-cpi/s2"]
    last, first = pack.snippets[2], pack.snippets[0]
    assert last.text == "Prices rose by 3.5% in April."
    assert (last.speaker, last.verbatim, str(last.as_of), last.line) == ("NO", True, "2025-04", 11)
    assert last.source.publisher == "1843"
    assert (str(last.source.published), last.source.origin) == ("2025-05-21", "ons-cpi")
    assert (first.text, str(first.as_of), first.source.origin, first.source.title) == ("0o17", "2019", "ons-cpi", "Off")
    assert pack.snippets[1].dated == Period.parse("2025-05-21")
    assert pack.paths == (path,)


@pytest.mark.parametrize(
    "word", ["NO", "no", "off", "y", "12:30", "0o17", "0x1F", "1_000", "2025-04-30", "1e3", ".5", "=", "<<"]
)
def test_yaml_words_stay_words(word: str) -> None:
    root = parse_yaml(Document("p.yaml", f"word: {word}\n"))
    assert isinstance(root.value, dict)
    assert root.value["word"].value == word
    assert root.value["word"].truth is None


@pytest.mark.parametrize(
    ("word", "truth"), [("true", True), ("False", False), ("TRUE", True), ("'true'", None), ("yes", None)]
)
def test_only_true_and_false_are_truth_values(word: str, truth: bool | None) -> None:
    root = parse_yaml(Document("p.yaml", f"word: {word}\n"))
    assert isinstance(root.value, dict)
    assert root.value["word"].truth is truth


def test_json_lines_say_the_same_as_yaml(tmp_path: Path) -> None:
    sources = [
        {
            "id": "ons-cpi", "title": "Consumer prices: April", "publisher": "1843", "url": "https://p.example/a#b",
            "published": "2025-05-21", "kind": "official",
            "snippets": [
                {"id": "s1", "text": "At 12:30 the office said no."},
                {"id": "s2", "text": "Prices rose by 3.5% in April.", "as_of": "2025-04", "speaker": "NO",
                 "verbatim": True},
            ],
        },
        {
            "id": "007", "title": "Off", "publisher": "P", "url": "https://p.example/c", "kind": "news",
            "origin": "ons-cpi",
            "snippets": [{"id": "1.5", "text": "0o17", "as_of": 2019}],
        },
    ]  # fmt: skip
    lines = "\n".join(json.dumps(source) for source in sources) + "\n"
    assert load([written(tmp_path, lines, "p.jsonl")]).hash == load([written(tmp_path, PACK)]).hash
    assert load([written(tmp_path, lines, "p.jsonl")]).snippets[0].line == 2


def test_the_order_and_the_format_leave_the_hash_alone(tmp_path: Path) -> None:
    head, *blocks = PACK.replace("# a comment", "").split("\n  - id: ")
    turned = head + "".join(f"\n  - id: {block.rstrip()}" for block in reversed(blocks))
    assert load([written(tmp_path, turned, "b.yaml")]).hash == load([written(tmp_path, PACK, "a.yaml")]).hash


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3.5%", "3.6%"),
        ("as_of: 2025-04", "as_of: 2025-05"),
        ("publisher: P", "publisher: Q"),
        ("kind: news", "kind: wire"),
        ("verbatim: true", "verbatim: false"),
        ("origin: ons-cpi", "origin: other"),
        ("id: s1", "id: s3"),
    ],
)
def test_what_a_snippet_says_changes_the_hash(old: str, new: str, tmp_path: Path) -> None:
    changed = PACK.replace(old, new)
    assert load([written(tmp_path, changed, "b.yaml")]).hash != load([written(tmp_path, PACK, "a.yaml")]).hash


def test_includes_are_read_from_the_folder_of_the_file_that_names_them(tmp_path: Path) -> None:
    other = PACK.replace("ons-cpi", "more").replace("007", "008")
    written(tmp_path, other, "more/a.yaml")
    written(tmp_path, "version: 1\ninclude: b.jsonl\n", "more/z.yaml")
    source = {"id": "line", "title": "T", "publisher": "P", "kind": "news", "snippets": [{"id": "s", "text": "x"}]}
    written(tmp_path, json.dumps(source), "more/b.jsonl")
    top = written(tmp_path, PACK + "include:\n  - more/*.yaml\n  - more/a.yaml\n")
    pack = load([top])
    assert sorted({snippet.source.id for snippet in pack.snippets}) == ["007", "008", "line", "more", "ons-cpi"]
    assert [Path(path).name for path in pack.paths] == ["sources.yaml", "a.yaml", "z.yaml", "b.jsonl"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, PACK)
    assert load([path, str(tmp_path / "." / "sources.yaml")]).hash == load([path]).hash


def test_an_id_in_two_files_names_both(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match=r"stands twice") as error:
        load([written(tmp_path, PACK, "a.yaml"), written(tmp_path, PACK, "b.yaml")])
    assert "b.yaml:3:9" in str(error.value)
    assert "a.yaml:3 already" in str(error.value)


def files(folder: Path) -> KeptFiles:
    """What an earlier run has kept in the folder."""
    return KeptFiles(Store(folder / "sources.sqlite", of="sources"))


LINE = (
    '{"id": "b", "title": "T", "publisher": "P", "url": "", "kind": "news", "published": "0999-02", "snippets": %s}\n'
)


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("sources.yaml", PACK, True),
        ("pack.jsonl", LINE % '[{"id": "s1", "text": "Half a \\ud83c pair.", "as_of": "2019-12-31"}]', True),
        ("empty.yaml", "version: 1\nsources: []\n", True),
        ("root.yaml", "version: 1\ninclude: [more/*.yaml]\n", False),  # which files these are, its text does not say
    ],
)
def test_a_file_that_was_read_before_gives_the_same_pack(name: str, text: str, kept: bool, tmp_path: Path) -> None:
    written(tmp_path, PACK, "more/a.yaml")
    path = written(tmp_path, text, name)
    plain, first, second = load([path]), load([path], kept=files(tmp_path)), load([path], kept=files(tmp_path))

    assert plain == first == second
    assert (files(tmp_path).get(Document(path, text)) is not None) is kept


def test_a_kept_file_gives_its_lines_under_the_name_it_has_now(tmp_path: Path) -> None:
    load([written(tmp_path, PACK)], kept=files(tmp_path))
    other = written(tmp_path, PACK, "other.yaml")

    assert load([other], kept=files(tmp_path)) == load([other])


def test_a_kept_file_is_read_again_when_it_says_something_else(tmp_path: Path) -> None:
    load([written(tmp_path, PACK)], kept=files(tmp_path))
    path = written(tmp_path, PACK.replace("3.5%", "4.5%"))

    assert load([path], kept=files(tmp_path)) == load([path])


@pytest.mark.parametrize("second", [PACK, PACK + "surplus: 1\n", PACK.replace("kind: news", "kind: rumour")])
def test_mistakes_read_alike_whether_files_were_kept_or_not(second: str, tmp_path: Path) -> None:
    """An id that stands in two files, a field nobody knows, a kind there is not; the last two are never kept."""
    paths = [written(tmp_path, PACK), written(tmp_path, second, "second.yaml")]
    told = []
    for kept in (None, files(tmp_path), files(tmp_path)):
        with pytest.raises(SourcesError) as raised:
            load(paths, kept=kept)
        told.append(str(raised.value))

    assert len(set(told)) == 1
    assert "second.yaml" in told[0]


def test_ten_thousand_snippets_are_read_in_time(tmp_path: Path) -> None:
    import time

    row = "      - id: s{n}\n        text: >-\n          Item {n} cost\n          {n} dollars.\n        as_of: 2024\n"
    path = written(tmp_path, PACK + "".join(row.format(n=n + 10) for n in range(10_000)))
    started = time.process_time()
    assert len(load([path]).snippets) == 10_003
    assert time.process_time() - started < 5  # about 0.6 s on one quiet core


def test_the_nearest_source_file_is_found_up_to_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, PACK, "repo/sources.yml")
    inside = tmp_path / "repo" / "drafts" / "may"
    inside.mkdir(parents=True)
    (tmp_path / "repo" / ".git").mkdir()
    monkeypatch.chdir(inside)
    assert find() == [str(tmp_path / "repo" / "sources.yml")]
    monkeypatch.chdir(tmp_path / "repo")
    assert find() == ["sources.yml"]
    written(tmp_path, PACK, "repo/sources.yaml")
    assert find() == ["sources.yaml"]


def test_a_source_file_beside_the_draft_is_found_when_there_is_none_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, PACK, "desk/sources.yaml")
    (tmp_path / "empty" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "empty")
    assert find(None, beside=["-", str(tmp_path / "desk" / "draft.txt")]) == [str(tmp_path / "desk" / "sources.yaml")]


def test_a_search_stops_at_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, PACK)
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "repo")
    with pytest.raises(SourcesError):
        find()


def test_named_files_and_folders_are_taken_at_their_word(tmp_path: Path) -> None:
    path = written(tmp_path, PACK)
    assert find(str(tmp_path)) == [path]
    assert find(["x.yaml", path]) == ["x.yaml", path]


def snippet(text: str, *, key: str = "a/s1", line: int = 1, **options: object) -> Snippet:
    """A snippet with a dated https source, so that a rule fires for one reason alone."""
    source_id, own = key.split("/")
    url = str(options.pop("url", "https://p.example/a"))
    published = Period.parse(str(options.pop("published"))) if "published" in options else Period.parse("2025-05-21")
    if options.pop("undated", False):
        published = None  # type: ignore[assignment]
    source = Source(source_id, "T", "P", url, SourceKind.NEWS, source_id, published)
    return Snippet(key=key, id=own, source=source, text=text, path="p.yaml", line=line, **options)  # type: ignore[arg-type]


ADVICE: list[tuple[str, Snippet]] = [
    ("too-long", snippet("word " * 61)),
    ("several-facts", snippet("Prices rose by 3.5% in April. Wages fell.")),
    ("no-date", snippet("Prices rose.", undated=True)),
    ("no-speaker", snippet("Roe called it “a very sad day for us all”.")),
    ("unbalanced-quotes", snippet("Roe called it “a sad day.", speaker="Jane Roe")),
    ("insecure-address", snippet("Prices rose.", url="http://p.example")),
    ("no-address", snippet("Prices rose.", url="")),
    ("later-than-source", snippet("Prices rose.", as_of=Period.parse("2025-06"))),
    ("hidden-characters", snippet("Prices\u200b rose.")),
    ("relative-date", snippet("Prices rose last month.")),
    ("pronoun", snippet("It rose by 3%.")),
]


@pytest.mark.parametrize(("rule", "found"), ADVICE, ids=[row[0] for row in ADVICE])
def test_a_weak_snippet_gets_advice(rule: str, found: Snippet) -> None:
    advice = lint(Pack((found,), "0"))
    assert [row.rule for row in advice] == [rule]
    assert str(advice[0]).startswith(f"p.yaml:1: {rule}: a/s1: ")


def test_every_rule_has_a_case() -> None:
    assert sorted(rule for rule, _ in ADVICE) == sorted(RULES)


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate voted 51–49.",
        "Roe is 6'2\" tall.",
        "Roe said “we won. They lost” in May.",
        "“Sugar” prices rose.",
    ],
)
def test_a_sound_snippet_gets_none(text: str) -> None:
    assert lint(Pack((snippet(text, speaker="Jane Roe"),), "0")) == []


def test_copies_are_noticed_within_and_across_origins() -> None:
    words = "The mill in Karachi lost 12.5 crore rupees in the year to June 2024, its auditor said"
    pack = Pack(
        (
            snippet(words, key="a/s1"),
            snippet(words + ".", key="b/s1", line=2),
            snippet(words.replace("its auditor", "the auditor"), key="c/s1", line=3),
            snippet(words.replace("12.5", "13.5"), key="d/s1", line=4),
        ),
        "0",
    )
    assert [(row.line, row.rule) for row in lint(pack)] == [(2, "duplicate-text"), (3, "near-duplicate")]


def test_stats_count_what_a_pack_holds(tmp_path: Path) -> None:
    found = stats(load([written(tmp_path, PACK)]))
    assert (found.files, found.sources, found.snippets, found.origins) == (1, 2, 3, 1)
    assert (found.dated, found.verbatim, found.spoken) == (3, 1, 1)
    assert found.kinds == (("official", 2), ("news", 1))
    assert found.publishers == (("1843", 2), ("P", 1))
    assert (found.first, found.last, found.dated_share) == ("2019-01-01", "2025-05-21", 1.0)


@settings(deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_the_hash_does_not_depend_on_the_order(chance: random.Random, count: int) -> None:
    rows = [snippet(f"Fact {n}.", key=f"a/s{n}") for n in range(count)]
    turned = list(rows)
    chance.shuffle(turned)
    assert content_hash(turned) == content_hash(rows)
