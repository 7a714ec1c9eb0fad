"""Patterns kept between runs: what comes back is what Python would compile, and a run may always do without."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import cache, patterns

PATTERNS = [
    (r"(?P<day>\d{1,2})\s(?P<month>January|February|March)", 0),  # named groups
    (r"\b(?:more|less|fewer)\s+than\s+(\d+)(?:\s+(\w+))?", re.IGNORECASE),  # numbered groups, one of them optional
    ("(?: [a-z]+   # a word\n ) (?= ,\\s ) | ^ [^\\W_]{2,}+ $", re.VERBOSE | re.MULTILINE),  # spread, possessive
    (r"(?i:straße|İstanbul)|[À-Þ][ß-ÿ]+|[\U0001f600-\U0001f64f]{2}", 0),  # letters beyond Latin-1, flags within
    (r"(?<![\w.])(a|ab)(?>c|\1|(d))(?(2)e|f)[^\x00-\x1f\ud800-\udfff]", re.DOTALL),  # back, conditional, surrogates
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder that is there."""
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return cache.folder()


def compiled(folder: Path) -> list[re.Pattern[str]]:
    re.purge()
    with patterns.kept(folder):
        return [re.compile(pattern, flags) for pattern, flags in PATTERNS]


def test_a_kept_pattern_is_the_one_python_compiles(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = compiled(folder)
    with monkeypatch.context() as patch:
        patch.setattr("re._parser.parse", lambda *_: pytest.fail("compiled anew"))
        after = compiled(folder)
    re.purge()
    plain = [re.compile(pattern, flags) for pattern, flags in PATTERNS]
    assert before == after == plain  # Python compares their code
    assert [dict(one.groupindex) for one in after] == [dict(one.groupindex) for one in plain]
    assert [one.sub(r"[\g<0>]", "9 March, MORE THAN 12 mills, Éa") for one in after] == [
        one.sub(r"[\g<0>]", "9 March, MORE THAN 12 mills, Éa") for one in plain
    ]


@pytest.mark.parametrize("content", [b"", b'{"0 (a', b"[1, 2]", b"\xff\xfe"])
def test_a_damaged_file_is_written_again(folder: Path, content: bytes) -> None:
    whole = compiled(folder)
    [file] = folder.glob("patterns-*.json")
    kept = file.read_bytes()
    file.write_bytes(content)
    assert compiled(folder) == whole
    assert file.read_bytes() == kept


@pytest.mark.parametrize("row", [None, [0, "zz", 0, {}], [0, "00000000", 0, {}], [0, "", 1, {"a": 7}], "abc", [32]])
def test_a_damaged_row_is_made_again(folder: Path, row: object) -> None:
    whole = compiled(folder)
    [file] = folder.glob("patterns-*.json")
    kept = file.read_bytes()
    file.write_text(json.dumps(dict.fromkeys(json.loads(kept), row)))
    assert compiled(folder) == whole
    assert file.read_bytes() == kept


def run(*arguments: str, folder: Path) -> bytes:
    """Return what a command prints in a process of its own."""
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(command, check=True, capture_output=True, env={"FACTCHECK_CACHE_DIR": str(folder)}).stdout


@pytest.mark.usefixtures("newsroom")
def test_a_check_leaves_its_patterns_and_the_next_one_adds_none(folder: Path) -> None:
    first = run("check", "mill.txt", "-f", "json", "--exit-zero", folder=folder)
    [file] = folder.glob("patterns-*.json")
    told, written = json.loads(file.read_bytes()), file.stat().st_mtime_ns
    assert len(told) > 200
    assert run("check", "mill.txt", "-f", "json", "--exit-zero", folder=folder) == first
    assert file.stat().st_mtime_ns == written


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize("arguments", [("explain", "FC101"), ("claims", "mill.txt", "--no-cache")])
def test_no_folder_is_made_for_patterns_alone(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert run(*arguments, folder=tmp_path / "none")
    assert not (tmp_path / "none").exists()
