"""Diffs: which sentences of a draft are new or altered, by diffs that other programs made."""

from __future__ import annotations

import difflib
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli.git import changed_since
from factcheck.diffs import Diff, FileDiff, parse
from factcheck.errors import SettingsError
from factcheck.records import Article, Span

OLD = "One is a number.\nTwo is a number. Three is a\nnumber. Four is a number.\n\nFive is a number.\n"
SENTENCES = ("One is", "Two is", "Three is", "Four is", "Five is", "Six is")


def touched(text: str, diff: Diff, *, path: str = "m.md") -> str:
    """Return the first letters of the sentences that a diff touches."""
    changes = diff.of(Article(path, text, ()))
    starts = [(start, text.find(start)) for start in SENTENCES if start in text]
    spans = [(start, Span(at, text.index(".", at) + 1)) for start, at in starts]
    return "".join(start[:2] for start, span in spans if changes.touch(span))


def made_by_difflib(old: str, new: str, context: int) -> str:
    """Return a unified diff as Python's own library writes it."""
    lines = [text.splitlines(keepends=True) for text in (old, new)]
    return "".join(difflib.unified_diff(*lines, "a/m.md", "b/m.md", n=context))


@pytest.mark.parametrize("context", [0, 3])
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("One is a number", "One is the number"), "On"),  # a word
        (("Two is a number", "Two is no number"), "Tw"),  # the rest of its line, word for word the same, is old
        (("Three is a\n", "Three is no\n"), "Th"),  # a sentence over two lines
        (("Five", "Six is a number.\nFive"), "Si"),  # a line more
        (("One is", "Six is a number.\n\nOne is"), "Si"),  # a paragraph on top
        (("One is a number.\n", ""), ""),  # a line less
        (("a\nnumber. Four", "\nnumber. Four"), "Th"),  # a word less at the end of a line
        (("number. Two", "number.\nTwo"), ""),  # nothing at all
        (("a\nnumber. Four", "a number.\nFour"), ""),  # wrapped anew
        (("Two is a number. Three is a\n", "Two is a number. Three is a "), ""),  # the line end alone
    ],
)
def test_a_sentence_is_touched_where_its_words_changed(change: tuple[str, str], expected: str, context: int) -> None:
    new = OLD.replace(*change)
    diff = Diff("main", parse(made_by_difflib(OLD, new, context), name="x.diff"), (Path(),))

    assert touched(new, diff) == expected


LINES = [f"Sentence {n} is here." for n in range(9)]


@given(st.lists(st.sampled_from(LINES), unique=True), st.lists(st.sampled_from(LINES), unique=True), st.integers(0, 3))
def test_every_new_sentence_is_touched_and_no_line_a_diff_keeps(old: list[str], new: list[str], context: int) -> None:
    text = "".join(f"{line}\n" for line in new)
    diff = Diff(
        "main", parse(made_by_difflib("".join(f"{line}\n" for line in old), text, context), name="-"), (Path(),)
    )
    changes = diff.of(Article("m.md", text, ()))
    kept = [
        new[block.b + n]
        for block in difflib.SequenceMatcher(None, old, new).get_matching_blocks()
        for n in range(block.size)
    ]
    found = {line for line in new if changes.touch(Span(text.index(line), text.index(line) + len(line)))}

    assert set(new) - set(old) <= found
    assert not found & set(kept)


@pytest.mark.parametrize(
    ("head", "path"),
    [
        ("--- a/m.md\n+++ b/m.md\n", "m.md"),  # git
        ("--- i/m.md\n+++ w/m.md\n", "m.md"),  # git with diff.mnemonicPrefix
        ("--- m.md\n+++ m.md\n", "m.md"),  # git with diff.noprefix
        ("--- m.md.orig\t2025-05-31 10:00:00\n+++ m.md\t2025-05-31 11:00:00\n", "m.md"),  # diff -u
        ("--- /dev/null\n+++ b/m.md\n", "m.md"),  # a new file
        ("diff --git a/m.md b/m.md\nindex 1..2 100644\n--- a/m.md\n+++ b/m.md\n", "m.md"),
        ('--- "a/caf\\303\\251.md"\n+++ "b/caf\\303\\251.md"\n', "café.md"),  # quoted
        ("--- a/m.md\r\n+++ b/m.md\r\n", "m.md"),  # Windows
    ],
)
def test_a_file_goes_by_its_new_name(head: str, path: str) -> None:
    [file] = parse(f"{head}@@ -1 +1 @@\n-old\n+new\n", name="-")

    assert (file.path, file.hunks[0].added) == (path, ("new",))


def test_words_that_look_like_a_header_are_words_inside_a_hunk() -> None:
    [file] = parse("--- a/m.md\n+++ b/m.md\n@@ -1,2 +1,2 @@\n--- a/x\n-b\n+++ b/x\n+@@ -1 +1 @@\n", name="-")

    assert file.hunks[0].added == ("++ b/x", "@@ -1 +1 @@")
    assert file.hunks[0].removed == ("-- a/x", "b")


def test_a_deleted_file_is_none_and_a_binary_one_is_new_throughout() -> None:
    files = parse("--- a/m.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-old\nBinary files a/x.txt and b/x.txt differ\n", name="-")

    assert files == [FileDiff("x.txt", whole=True)]


HEAD = "--- a/m.md\n+++ b/m.md\n"


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("The mill has lost $800 million.\n", "x:1", "this is no unified diff"),
        (f"{HEAD}@@ -1 +1 @@\n-old\n", "x:4", "the diff ends inside a hunk"),
        (f"{HEAD}@@ -1 +1 @@\nold\n+new\n", "x:4", "a line of a hunk begins with"),
        (f"{HEAD}@@ one @@\n", "x:3", "a hunk without a file or numbers"),
        ("@@ -1 +1 @@\n-old\n+new\n", "x:1", "a hunk without a file or numbers"),
        (f"{HEAD}@@@ -1 -1 +1 @@@\n", "x:3", "a merge's combined diff"),
    ],
)
def test_what_is_no_diff_is_an_error_with_its_line(text: str, where: str, what: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse(text, name="x")

    assert str(caught.value).startswith(f"{where}: {what}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "diff --git a/l.md b/m.md\nsimilarity index 100%\nrename from l.md\nrename to m.md\n",
        "--- a/m.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-old\n",
    ],
)
def test_a_diff_without_new_words_touches_nothing(text: str) -> None:
    assert touched(OLD, Diff("x", parse(text, name="x"), (Path(),))) == ""


def test_a_diff_of_another_version_is_an_error() -> None:
    diff = Diff("x", parse(made_by_difflib(OLD, OLD.replace("One", "Uno"), 0), name="x"), (Path(),))
    with pytest.raises(SettingsError, match=r"m\.md:1: the diff x is of another version of this draft"):
        diff.of(Article("m.md", OLD, ()))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with a draft, and stand in it; git sees no configuration but its own."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    (tmp_path / "m.md").write_text(OLD)
    commit("first")
    return tmp_path


def git(*arguments: str) -> str:
    """Run git."""
    who = ("-c", "user.name=ds", "-c", "user.email=ds@example.org")
    return subprocess.run(["git", *who, *arguments], check=True, capture_output=True, encoding="utf-8").stdout


def commit(message: str) -> None:
    """Commit everything."""
    git("add", "-A")
    git("commit", "-q", "-m", message)


def test_git_tells_what_changed_committed_or_not(repository: Path) -> None:
    git("checkout", "-q", "-b", "desk")
    (repository / "m.md").write_text(OLD.replace("Five is a", "Five is the"))
    commit("second")
    new = OLD.replace("Five is a", "Five is the").replace("Two is a", "Two is the")
    (repository / "m.md").write_text(new)

    assert touched(new, changed_since("main", "m.md")) == "TwFi"
    assert touched(new, changed_since("HEAD", "m.md")) == "Tw"
    assert touched(new, Diff("x", parse(git("diff", "main"), name="-"), (repository,))) == "TwFi"


def test_paths_of_a_diff_are_those_from_the_drafts_own_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = OLD.replace("Five is a", "Five is the")
    (repository / "m.md").write_text(new)
    files = parse(git("diff", "HEAD"), name="-")
    monkeypatch.chdir(repository.parent)

    assert touched(new, Diff("x", files, (Path(),)), path=f"{repository.name}/m.md") == "Fi"


def test_what_others_changed_since_is_not_ours(repository: Path) -> None:
    git("checkout", "-q", "-b", "desk")
    git("checkout", "-q", "main")
    (repository / "m.md").write_text(OLD.replace("One is a", "One is the"))
    commit("on main")
    git("checkout", "-q", "desk")

    assert touched(OLD, changed_since("main", "m.md")) == ""


def test_a_draft_git_does_not_know_is_new_and_a_renamed_one_is_not(repository: Path) -> None:
    (repository / "n.md").write_text(OLD)
    assert touched(OLD, changed_since("main", "n.md"), path="n.md") == "OnTwThFoFi"
    git("rm", "-q", "--cached", "m.md")
    (repository / "m.md").unlink()
    commit("renamed")

    assert touched(OLD, changed_since("HEAD~1", "n.md"), path="n.md") == ""


@pytest.mark.parametrize("name", ["a b.md", "café.md", "-x.md", "[a].md", "a.rst"])
def test_git_finds_drafts_of_any_name(repository: Path, name: str) -> None:
    (repository / name).write_text(OLD)
    commit("named")
    new = OLD.replace("Two is a", "Two is the")
    (repository / name).write_text(new)

    assert touched(new, changed_since("HEAD", name), path=name) == "Tw"


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "", "HEAD:m.md"])
def test_a_commit_git_does_not_know_is_an_error(repository: Path, ref: str) -> None:
    with pytest.raises(SettingsError, match="git knows no such commit"):
        changed_since(ref, "m.md")
    assert not (repository / "x").exists()


def test_outside_a_repository_there_is_nothing_to_compare_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(SettingsError, match="in no git repository"):
        changed_since("main", str(tmp_path / "m.md"))


def test_without_git_the_error_says_what_to_do(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SettingsError, match="git cannot be run"):
        changed_since("main", "m.md")


def test_a_repository_cannot_make_us_run_its_programs(repository: Path) -> None:
    program = repository / "program.sh"
    program.write_text(f"#!/bin/sh\ntouch {repository}/ran\n")
    program.chmod(0o755)
    (repository / ".gitattributes").write_text("*.md diff=evil\n")
    for key in ("core.fsmonitor", "diff.external", "diff.evil.command", "diff.evil.textconv"):
        git("config", key, str(program))
    (repository / "m.md").write_text(OLD.replace("Two is a", "Two is the"))
    changed_since("HEAD", "m.md")

    assert not (repository / "ran").exists()
