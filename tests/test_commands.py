"""The commands beside `check`: claims, judge, sources, explain, init."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml

from factcheck import pipeline
from factcheck.checker.judge import Pair, Probabilities
from factcheck.pages import LABELS, PAGES
from factcheck.records import Article, Claim, Code, Label, Pack, Part, Snippet
from factcheck.settings import Settings
from factcheck.values import KINDS
from tests import made
from tests.made import SOURCES, Command, Outcome


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every article have the claims of the hand-made report."""

    def claims(article: Article, *, settings: Settings) -> list[Claim]:
        return [verdict.claim for verdict in made.report().verdicts]

    monkeypatch.setattr(pipeline, "claims", claims)


def test_claims_lists_what_the_parser_found(newsroom: Path, command: Command, parsed: None) -> None:
    assert command("claims", "mill.txt").out == (
        "mill.txt:3:1  money           The mill has lost $800 million.\n"
        "mill.txt:3:33  date            It closed in 2015.\n"
        "mill.txt:4:1  number          It employs 12 people.\n"
        "mill.txt:4:23  not checkable (opinion)  The deal is a golden opportunity.\n"
        "4 claims, 3 checkable\n"
    )


def test_claims_come_as_json_and_as_lines(newsroom: Path, command: Command, parsed: None) -> None:
    whole = json.loads(command("claims", "mill.txt", "-f", "json").out)
    lines = [json.loads(line) for line in command("claims", "mill.txt", "-f", "jsonl").out.splitlines()]

    assert [claim["id"] for claim in whole["claims"]] == [f"aaaa000{number}" for number in (1, 2, 3, 4)]
    assert [line["type"] for line in lines] == ["article", *["claim"] * 4]
    assert lines[1] == {"type": "claim", "path": "mill.txt", **whole["claims"][0]}


def test_sources_search_shows_snippets_with_their_scores(
    newsroom: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def search(pack: Pack, query: str, *, limit: int, settings: Settings) -> list[tuple[Snippet, float]]:
        return [(snippet, 0.91234) for snippet in pack.snippets[:limit]]

    monkeypatch.setattr(pipeline, "search", search)

    assert command("sources", "search", "losses").out == (
        "0.912  register-2025/s1  The mill had losses of $902 million by June 2024.\n"
        "       Companies Register, https://example.org/accounts\n"
    )


def test_sources_lint_gives_advice_that_only_strict_makes_an_exit_code(newsroom: Path, command: Command) -> None:
    (newsroom / "sources.yaml").write_text(SOURCES.replace("https://", "http://"))
    outcome = command("sources", "lint")

    assert outcome.code == 0
    assert outcome.out.endswith("1 snippet, 1 piece of advice\n")
    assert command("sources", "lint", "--strict").code == 1


def test_sources_stats_counts_the_pack(newsroom: Path, command: Command) -> None:
    rows = command("sources", "stats").out.splitlines()

    assert [row.split() for row in rows[:4]] == [["files", "1"], ["sources", "1"], ["origins", "1"], ["snippets", "1"]]


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[Pair]:
    """Return the pairs that were given to the judge; every one gets the same outcome."""
    seen: list[Pair] = []

    def judge(pairs: Iterable[Pair], *, settings: Settings, only: Part | None) -> Iterator[Probabilities]:
        for pair in pairs:
            seen.append(pair)
            yield Probabilities(supports=0.123456, contradicts=0.8, neutral=0.076544)

    monkeypatch.setattr(pipeline, "judge", judge)
    return seen


def test_judge_keeps_the_line_and_adds_its_outcome(newsroom: Path, command: Command, judged: list[Pair]) -> None:
    (newsroom / "p.jsonl").write_text('\ufeff{"id": 7, "claim": "a", "evidence": "b\\u2028", "x": [1.5]}\n\n')
    outcome = command("judge", "p.jsonl")

    assert judged == [Pair("a", "b\u2028")]
    assert outcome == Outcome(
        0,
        '{"id":7,"claim":"a","evidence":"b\\u2028","x":[1.5],"stance":"contradicts",'
        '"probabilities":{"supports":0.1235,"contradicts":0.8,"neutral":0.0765}}\n',
        "",
    )


def test_judge_asks_one_part_alone_where_it_is_named(newsroom: Path, command: Command) -> None:
    pair = {"claim": "The plant has 12 halls.", "evidence": "The plant has 15 halls."}
    (newsroom / "p.jsonl").write_text(json.dumps(pair) + "\n")
    told = [command("judge", "p.jsonl", *only).out for only in ([], ["--only", "learned"], ["--only", "symbolic"])]

    assert len(set(told)) == 3  # each weighs in its own way
    assert {json.loads(line)["stance"] for line in told} == {"contradicts"}
    assert command("judge", "p.jsonl", "--only", "guess").code == 2


@pytest.mark.parametrize(
    "line",
    [
        b'{"claim": "a"}',  # no evidence
        b'{"claim": 1, "evidence": "b"}',  # not text
        b"[1]",  # not an object
        b"{",  # not JSON
        b'{"claim": "a", "evidence": "b", "x": NaN}',  # Python's JSON, nobody else's
        b'{"claim": "a", "evidence": "b", "x": 1e999}',  # beyond every float
        b'{"claim": "\xff"}',  # not UTF-8
    ],
)
def test_a_bad_pair_is_named_by_its_line(newsroom: Path, command: Command, judged: list[Pair], line: bytes) -> None:
    (newsroom / "p.jsonl").write_bytes(b'{"claim": "a", "evidence": "b"}\n' + line + b"\n")
    outcome = command("judge", "p.jsonl")

    assert outcome.code == 2
    assert outcome.err.startswith("factcheck: p.jsonl:2: ")


@pytest.mark.parametrize("subject", [*Code, *Label, *KINDS])
def test_everything_has_a_page(command: Command, subject: str) -> None:
    outcome = command("explain", subject)

    assert outcome.code == 0
    assert outcome.out.startswith(subject)
    assert len(outcome.out) > 60


def test_explain_alone_lists_the_pages(command: Command) -> None:
    out = command("explain").out

    assert [name for name in (*PAGES, *LABELS, *KINDS) if name not in out] == []


def test_init_never_writes_over_a_file(newsroom: Path, command: Command) -> None:
    assert command("init").code == 2
    assert (newsroom / "sources.yaml").read_text() == SOURCES


def test_what_init_writes_can_be_read(newsroom: Path, command: Command) -> None:
    outcome = command("init", "first.yaml")

    assert outcome.code == 0
    assert outcome.out.startswith("first.yaml is written")
    assert command("sources", "lint", "first.yaml").code == 0


@pytest.mark.parametrize(
    ("arguments", "written", "schema"),
    [
        (("init", "first.yaml"), "first.yaml", "# yaml-language-server: $schema=.factcheck/sources.schema.json"),
        (("init", "--config"), "factcheck.toml", "#:schema .factcheck/config.schema.json"),
    ],
)
def test_what_init_writes_names_a_schema_that_takes_it(
    newsroom: Path, command: Command, arguments: tuple[str, ...], written: str, schema: str
) -> None:
    assert command(*arguments).code == 0
    text = (newsroom / written).read_text()
    named = newsroom / schema.replace("=", " ").split()[-1]
    table = tomllib.loads(text) if written.endswith(".toml") else yaml.safe_load(text)

    assert text.startswith(f"{schema}\n")
    jsonschema.Draft202012Validator(json.loads(named.read_text())).validate(json.loads(json.dumps(table, default=str)))
    assert command(*arguments).code == 2
    assert (newsroom / written).read_text() == text


def test_the_configuration_init_writes_changes_nothing(newsroom: Path, command: Command) -> None:
    before = command("config").out
    command("init", "--config")

    assert [row.partition("  #")[0] for row in command("config").out.splitlines()] == [
        row.partition("  #")[0] for row in before.splitlines()
    ]
