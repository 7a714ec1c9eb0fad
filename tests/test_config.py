"""The configuration: which file holds, which layer wins, and what is said of mistakes."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.config import KEYS, load
from factcheck.config.keys import EXTEND
from factcheck.config.kinds import WrongValueError
from factcheck.config.places import places
from factcheck.config.schema import schema
from factcheck.errors import SettingsError
from factcheck.gate import Most, Severity
from factcheck.records import Code, Label, Verdict
from factcheck.settings import Settings
from tests.made import Command


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository, and stand two folders below its root; no variable of ours is set."""
    for name in [name for name in os.environ if name.startswith("FACTCHECK_")]:
        monkeypatch.delenv(name)
    (tmp_path / ".git").mkdir()
    (tmp_path / "desk" / "drafts").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "desk" / "drafts")
    return tmp_path


def write(path: Path, text: str) -> None:
    """Write a file."""
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("files", "holds"),
    [
        ({}, "default"),
        ({"factcheck.toml": "citations = 2"}, "../../factcheck.toml:2"),  # at the root
        ({"factcheck.toml": "citations = 2", "desk/factcheck.toml": "citations = 3"}, "../factcheck.toml:2"),  # nearest
        ({"factcheck.toml": "citations = 2", ".factcheck.toml": "citations = 3"}, "../../.factcheck.toml:2"),
        ({"pyproject.toml": "citations = 2"}, "../../pyproject.toml:2"),
        ({"pyproject.toml": "citations = 2", "factcheck.toml": "citations = 3"}, "../../factcheck.toml:2"),
        ({"desk/pyproject.toml": "", "factcheck.toml": "citations = 3"}, "../../factcheck.toml:2"),  # not of us
        ({"../factcheck.toml": "citations = 2"}, "default"),  # above the repository
    ],
)
def test_the_nearest_file_holds(folder: Path, files: dict[str, str], holds: str) -> None:
    for name, text in files.items():
        table = "tool.factcheck.settings" if "pyproject" in name and text else "tool.other" if not text else "settings"
        write(folder / name, f"[{table}]\n{text}\n")

    assert load().given["settings.citations"].origin == holds


def test_each_layer_wins_over_those_below_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One key a layer is given there and in all layers below; what each key holds tells who won."""
    names = ["citations", "candidates", "threads", "outlier_ratio"]
    write(folder / "base.toml", "[settings]\n" + "".join(f"{name} = 11\n" for name in names))
    write(folder / "factcheck.toml", 'extend = "base.toml"\n[settings]\n' + "".join(f"{n} = 12\n" for n in names[1:]))
    for name in names[2:]:
        monkeypatch.setenv(f"FACTCHECK_SETTINGS_{name.upper()}", "13")
    config = load(config=["settings.outlier_ratio=14"])

    assert [config[f"settings.{name}"] for name in names] == [11, 12, 13, 14]
    assert config["settings.support_at"] == Settings().support_at
    assert load(options={"fail_on": ("--fail-on", "disputed")}, config=["fail_on=outdated"])["fail_on"] == {
        Label.DISPUTED
    }


def test_a_named_file_takes_the_place_of_the_nearest_and_isolated_reads_none(folder: Path) -> None:
    write(folder / "factcheck.toml", "min_confidence = 0.1\n[settings]\ncitations = 2\n")
    write(folder / "other.toml", "min_confidence = 0.2\n")
    named = load(config=["../../other.toml"])

    assert (named["min_confidence"], named["settings.citations"]) == (0.2, 5)
    assert load(isolated=True)["min_confidence"] == 0


def test_paths_are_those_from_the_file_that_names_them(folder: Path) -> None:
    write(folder / "factcheck.toml", 'sources = ["packs/a.yaml", "/b.yaml"]\nledger = "claims"\n')
    config = load()

    assert config["sources"] == ("../../packs/a.yaml", os.path.relpath("/b.yaml"))
    assert config["ledger"] == "../../claims"
    assert load(config=["ledger=claims"])["ledger"] == "claims"


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("fail_on", "contradicted,FC201", {Label.CONTRADICTED, Code.NO_EVIDENCE}),  # as on the command line
        ("fail_on", '["disputed"]', {Label.DISPUTED}),  # as in a file
        ("fail_on", "fc101", {Code.NUMBER}),
        ("fail_on", "none", frozenset()),
        ("max_unverified", "5", Most(5)),
        ("max_unverified", "12.5%", Most(12.5, percent=True)),
        ("max_unverified", '"5%"', Most(5, percent=True)),
        ("min_confidence", "1", 1.0),
        ("only_new", "true", True),
        ("ledger", "2025", "2025"),  # a folder, though TOML sees a number
        ("sources", "a.yaml, b.yaml", ("a.yaml", "b.yaml")),
        ("severity.FC101", "off", "off"),
    ],
)
@pytest.mark.parametrize("layer", ["pair", "variable", "option"])
def test_a_value_may_be_written_without_the_marks_of_toml(
    monkeypatch: pytest.MonkeyPatch, key: str, text: str, value: object, layer: str
) -> None:
    if layer == "variable":
        monkeypatch.setenv(KEYS[key].variable, text)
    config = {
        "pair": lambda: load(config=[f"{key} = {text}"]),
        "variable": load,
        "option": lambda: load(options={key: ("--x", text)}),
    }[layer]()

    assert config[key] == value


def test_the_policy_and_the_settings_are_made_of_the_keys() -> None:
    pairs = ["severity.FC101=off", "severity.FC203=error", "min_confidence=0.5", "settings.contradict_at=0.7"]
    config = load(config=pairs)

    assert config.policy.off == {Code.NUMBER}
    assert config.policy.severities == {Code.OUTDATED: Severity.ERROR}
    assert config.policy.min_confidence == 0.5
    assert config.settings.contradict_at == 0.7
    assert load().settings == Settings()
    assert config.settings.hash != Settings().hash == load().settings.hash


MISTAKES = [
    ("fial_on = []", "1:1", "there is no key 'fial_on'", "Did you mean 'fail_on'?"),
    ("fail-on = []", "1:1", "there is no key 'fail-on'", "Did you mean 'fail_on'?"),
    ("[severity]\nFC1O1 = 'off'", "2:1", "there is no key 'FC1O1'", "Did you mean 'FC101'?"),
    ("[settings]\n\n  candidats = 3", "3:3", "there is no key 'candidats'", "Did you mean 'candidates'?"),
    ("[settings]\nnear_cosine = 3", "2:1", "there is no key 'near_cosine'", "There are candidates, citations"),
    ("[colour]\nred = 1", "1:1", "there is no key 'colour'", ""),
    ("severity = 'off'", "1:1", "`severity` is a table", "Write [severity]"),
    ("severity.FC101 = 'loud'", "1:10", "must be one of error, warning, note, off, not 'loud'", ""),
    ('fail_on = ["disputed",\n  "wrong"]', "2:3", "there is no label or code 'wrong'", ""),
    ("fail_on = 'contradictd'", "1:1", "did you mean 'contradicted'?", ""),
    ("fail_on = []", "1:1", "names no label and no code", ""),
    ("fail_on = 3", "1:1", "must be a text or a list of texts, not 3", ""),
    ("min_confidence = 80", "1:1", "must be a number from 0 to 1, not 80", ""),
    ("min_confidence = true", "1:1", "must be a number from 0 to 1, not true", ""),
    ("min_confidence = nan", "1:1", "must be a number from 0 to 1", ""),
    ("max_unverified = '120%'", "1:1", "must be a count such as 5 or a share such as 25%", ""),
    ("max_unverified = -1", "1:1", "must be a count", ""),
    ("max_unverified = '²%'", "1:1", "must be a count", ""),
    ("only_new = 'yes'", "1:1", "must be true or false, not 'yes'", ""),
    ("sources = ['a', 3]", "1:17", "must be a list of texts, and 3 is none", ""),
    ("ledger = ''", "1:1", "must be a text", ""),
    ("[settings]\ncandidates = 0", "2:1", "must be a whole number from 1 to 200, not 0", ""),
    ("[[waivers]]\nclaim = 'a'\nby = 'b'\nuntil = 2025-05-31", "1:1", "a waiver needs `why`", ""),
    ("[[waivers]]\nclaim = 'a'\nby = ''\nwhy = 'c'", "3:1", "a waiver needs `by`, and it is a text", ""),
    ("[[waivers]]\nclaim = 'a'\nby = 'b'\nwhy = 'c'\nuntil = 'May'", "5:1", "a waiver needs `until`, its last day", ""),
    ("[[waivers]]\nclaim = 'a'\nby = 'b'\nwhy = 'c'\nend = 1", "5:1", "a waiver has no 'end'", ""),
    ("waivers = 3", "1:1", "is a list of tables", ""),
    ("fail_on = ", "1:11", "this is not TOML", ""),
    ("fail_on = 'a", "1:13", "this is not TOML", ""),
    ("only_new = true\nonly_new = true", "2:16", "this is not TOML", ""),
    ("extend = 'none.toml'", "1:1", "none.toml: no such file", ""),
    ("extend = 'factcheck.toml'", "1:1", "factcheck.toml extends this file in turn", ""),
]


@pytest.mark.parametrize(("text", "place", "what", "remedy"), MISTAKES)
@pytest.mark.parametrize("name", ["factcheck.toml", "pyproject.toml"])
def test_a_mistake_is_an_error_with_its_place_and_a_suggestion(
    folder: Path, name: str, text: str, place: str, what: str, remedy: str
) -> None:
    if name == "pyproject.toml":
        lines = text.replace("[[", "[[tool.factcheck.").replace("\n[", "\n[tool.factcheck.")
        lines = "[tool.factcheck." + lines[1:] if lines[0] == "[" and lines[1] != "[" else lines
        text = f"[project]\n\n[tool.factcheck]\n{lines}\n"
        line, _, column = place.partition(":")
        place = f"{int(line) + 3}:{column}"
        if what.startswith("this is not TOML") or "extends" in what:
            return  # the same error by another path
    write(folder / name, text)
    with pytest.raises(SettingsError) as caught:
        load()

    said = str(caught.value)
    assert said.startswith(f"../../{name}:{place}: ")
    assert what in said
    assert remedy in said


@pytest.mark.parametrize(
    ("config", "isolated", "what"),
    [
        (["fial_on=disputed"], False, "there is no key 'fial_on'\n  Did you mean 'fail_on'?"),
        (["fail_on=wrong"], False, "--config fail_on: there is no label or code 'wrong'"),
        (["fail_on=[1"], False, "--config fail_on: there is no label or code"),
        (["none.toml"], False, "none.toml: cannot be read"),
        (["a.toml", "b.toml"], False, "--config names two files"),
        (["a.toml"], True, "--isolated reads no file"),
        (["."], False, "cannot be read"),  # a folder
    ],
)
def test_a_mistake_on_the_command_line_is_an_error(config: list[str], isolated: bool, what: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load(config=config, isolated=isolated)

    assert what in str(caught.value)


def test_a_variable_there_is_not_is_an_error_and_an_empty_one_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_ONLY_NEW", "")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", ".")
    assert load().given["only_new"].origin == "default"
    monkeypatch.setenv("FACTCHECK_FAILON", "disputed")
    with pytest.raises(SettingsError, match="no variable FACTCHECK_FAILON\n  Did you mean 'FACTCHECK_FAIL_ON'"):
        load()


@pytest.mark.parametrize("text", ["", "tool = 3\n", "tool.factcheck = 3\n"])
def test_a_pyproject_that_is_named_must_speak_of_us(folder: Path, text: str) -> None:
    write(folder / "pyproject.toml", text)
    with pytest.raises(SettingsError, match=r"there is no table `tool\.factcheck`"):
        load(config=["../../pyproject.toml"])


@pytest.mark.parametrize("depth", [300, 100_000])
def test_a_file_nested_beyond_reason_is_one_error(folder: Path, depth: int) -> None:
    write(folder / "factcheck.toml", f"fail_on = {'[' * depth}{']' * depth}\n")
    with pytest.raises(SettingsError, match=r"factcheck\.toml:1:"):
        load()


def test_a_mistake_counts_even_where_another_layer_wins(folder: Path) -> None:
    write(folder / "factcheck.toml", "min_confidence = 80\n")
    with pytest.raises(SettingsError, match="must be a number from 0 to 1"):
        load(config=["min_confidence=0.5"])


def test_only_keys_of_the_settings_are_settings() -> None:
    names = {field.name for field in fields(Settings)}

    assert {name.removeprefix("settings.") for name in KEYS if name.startswith("settings.")} <= names


# The schema ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [text for text, *_ in MISTAKES if "TOML" not in _[1] and "extend" not in text])
def test_the_schema_refuses_what_the_reader_refuses(text: str) -> None:
    if text in ("fail_on = 'contradictd'", "min_confidence = nan"):
        return  # a list in one text, and what JSON has not, are beyond a schema
    table = json.loads(json.dumps(tomllib.loads(text), default=str))

    assert not jsonschema.Draft202012Validator(schema()).is_valid(table)


def test_the_schema_takes_what_the_command_prints(folder: Path, command: Command) -> None:
    write(folder / "factcheck.toml", WHOLE)
    printed = command("config").out
    validator = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())

    validator.validate(json.loads(json.dumps(tomllib.loads(WHOLE), default=str)))
    validator.validate(tomllib.loads(printed))
    jsonschema.Draft202012Validator.check_schema(schema())


WHOLE = """\
extend = "base.toml"
sources = ["sources.yaml"]
ledger = "claims"
format = ["full", "json=out.json"]
fail_on = ["contradicted", "FC201"]
min_confidence = 0.5
max_unverified = "25%"
only_new = true

[severity]
FC203 = "error"

[[waivers]]
claim = "af6946a3"
by = "ds"
why = "The \\u202e ministry \\u007f answers."
until = 2025-05-31

[settings]
candidates = 20
"""


def test_what_the_command_prints_says_the_same_and_where_it_was_given(folder: Path, command: Command) -> None:
    write(folder / "base.toml", "[severity]\nFC101 = 'off'\n")
    write(folder / "factcheck.toml", WHOLE)
    config, printed = load(), command("config").out
    write(folder / "desk" / "drafts" / "factcheck.toml", printed)

    assert "min_confidence = 0.5  # ../../factcheck.toml:6\n" in printed
    assert 'FC101 = "off"  # ../../base.toml:2\n' in printed
    assert "# FC102 is not set\n" in printed
    assert "citations = 5  # default\n" in printed
    assert 'waivers = [{claim = "af6946a3"' in printed
    assert {name: each.value for name, each in load().given.items()} == {
        name: each.value for name, each in config.given.items()
    }


# Places ----------------------------------------------------------------------------------------------------------


def paths(value: object, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of everything in a table, without the arrays of tables themselves."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield (*above, key)
        yield from paths(each, (*above, key))


TOML = (Path(__file__).parent / "corpora" / "places.toml").read_text(encoding="utf-8")


def test_every_key_tomllib_reads_has_a_place_and_it_is_the_keys_own() -> None:
    found = places(TOML)
    lines = TOML.splitlines()
    wanted = set(paths(tomllib.loads(TOML)))

    assert wanted - {("array",), ("array", 1, "deep"), ("table",)} <= set(found)
    assert set(found) <= wanted
    for path, (line, column) in found.items():
        key, rest = path[-1], lines[line - 1][column - 1 :]
        assert rest.startswith("[") or isinstance(key, int) or rest.lstrip("\"'").startswith(key)


@given(st.dictionaries(st.text(max_size=5), st.text(max_size=10) | st.lists(st.text(max_size=5)), max_size=5))
def test_no_key_and_no_text_leads_the_places_astray(table: dict[str, object]) -> None:
    def written(value: object) -> str:
        return json.dumps(value, ensure_ascii=True).replace("\x7f", "\\u007f")

    text = "".join(f"{written(key)} = {written(value)}\n" for key, value in table.items())
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # JSON writes characters beyond 16 bits as two, and TOML does not
        return

    found = places(text)
    assert set(found) == set(paths(read))
    assert [found[(key,)] for key in table] == [(line, 1) for line in range(1, len(table) + 1)]


def test_a_key_that_extends_is_no_key_of_the_table() -> None:
    assert EXTEND not in KEYS


def test_a_wrong_value_is_a_value_error() -> None:
    with pytest.raises(WrongValueError):
        KEYS["fail_on"].kind.read(3)


READERS = [
    ["check", "mill.txt"],
    ["claims", "mill.txt"],
    ["config"],
    ["judge", "pairs.jsonl"],
    ["ledger", "diff", "mill.txt"],
    ["ledger", "prune"],
    ["ledger", "stats"],
    ["ledger", "update", "mill.txt"],
    ["sources", "lint"],
    ["sources", "search", "losses"],
    ["sources", "stats"],
]


@pytest.mark.parametrize("words", READERS, ids=" ".join)
def test_every_command_reads_the_same_configuration(
    newsroom: Path, command: Command, verdicts: list[Verdict], words: list[str]
) -> None:
    (newsroom / "pairs.jsonl").write_text("")
    (newsroom / "claims").mkdir()
    (newsroom / "factcheck.toml").write_text("[")
    (newsroom / "good.toml").write_text("")

    assert "factcheck.toml:1:2: this is not TOML" in command(*words).err
    assert command(*words, "--isolated").err == ""
    assert command(*words, "--config", "good.toml").err == ""
    assert "there is no key 'sorces'" in command(*words, "--isolated", "--config", "sorces=x").err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["sources", "stats", "--config", "sources=desk.yaml"], "sources                     1"),
        (["sources", "search", "rain", "--config", "sources=desk.yaml"], "met/s1"),
        (["sources", "lint", "desk.yaml", "--config", "sources=none.yaml"], "1 snippet"),  # the argument wins
        (["ledger", "stats", "--config", "ledger=archive"], "0 ledgers"),
    ],
)
def test_a_key_steers_every_command_that_it_is_for(
    newsroom: Path, command: Command, words: list[str], told: str
) -> None:
    (newsroom / "archive").mkdir()
    source = (
        "{id: met, title: Rain, publisher: Met Office, kind: official, snippets: [{id: s1, text: Rain fell in May.}]}"
    )
    (newsroom / "desk.yaml").write_text(f"version: 1\nsources:\n  - {source}\n")
    outcome = command(*words)

    assert told in outcome.out
    assert (outcome.code, outcome.err) == (0, "")
