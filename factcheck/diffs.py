"""Unified diffs: which sentences of a draft are new or altered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from factcheck.errors import SettingsError, Where, excerpt
from factcheck.records import Article, Span


@dataclass(frozen=True, slots=True)
class Hunk:
    """One run of changed lines: those that came, from line `first` of the new file (counted from 1), and that went."""

    first: int
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileDiff:
    """All changes of one file; `whole` where every word of it counts as new."""

    path: str
    hunks: tuple[Hunk, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of one article."""

    since: str
    text: str
    file: FileDiff | None = None

    def touch(self, sentence: Span) -> bool:
        """Return whether a sentence is new or altered.

        A sentence that only moved to another line of the same change, word for word, is neither.
        """
        if self.file is None or self.file.whole:
            return self.file is not None
        starts = _line_starts(self.text)
        return any(_touches(hunk, sentence, self.text, starts) for hunk in self.file.hunks)


@dataclass(frozen=True, slots=True)
class Diff:
    """The files of a diff; their paths are seen from the root of the draft's repository, else from one of `roots`."""

    since: str
    files: Sequence[FileDiff]
    roots: Sequence[Path]

    def of(self, article: Article) -> Changes:
        """Return the changes of an article.

        Raises SettingsError where the diff has other words on a line than the article: it is of another version.
        """
        here = Path(article.path).resolve()
        repository = [folder for folder in here.parents if (folder / ".git").exists()][:1]
        for root in (*repository, *self.roots):
            for file in self.files:
                if (root / file.path).resolve() == here:
                    _require_fit(file, article, self.since)
                    return Changes(self.since, article.text, file)
        return Changes(self.since, article.text)


def _touches(hunk: Hunk, sentence: Span, text: str, starts: Sequence[int]) -> bool:
    """Whether the words of a sentence are not those that stood where the hunk now is."""
    lines = len(starts) - 1
    came = Span(starts[min(hunk.first - 1, lines)], starts[min(hunk.first - 1 + len(hunk.added), lines)])
    cut = not len(came) and sentence.start < came.start < sentence.end
    if not (cut or came.overlaps(sentence)):
        return False
    before, after = text[sentence.start : came.start], text[came.end : sentence.end]
    return _words(text[sentence.slice]) not in _words("\n".join([before, *hunk.removed, after]))


def _words(text: str) -> str:
    """The words between single blanks, one before and one after, so that only whole words are found in others."""
    return f" {' '.join(text.split())} "


def _line_starts(text: str) -> list[int]:
    """Where lines begin as git counts them, and the end."""
    return [0, *(found.end() for found in re.finditer("\n", text)), len(text)]


def _require_fit(file: FileDiff, article: Article, since: str) -> None:
    lines = article.text.split("\n")
    for hunk in file.hunks:
        for number, words in enumerate(hunk.added, hunk.first):
            if number > len(lines) or lines[number - 1].rstrip("\r") != words.rstrip("\r").removeprefix("\ufeff"):
                raise SettingsError(
                    f"the diff {since} is of another version of this draft: line {number} has other words",
                    where=Where(article.path, number),
                    remedy="Make the diff again from the draft as it is.",
                )


def parse(text: str, *, name: str) -> list[FileDiff]:
    """Return the files of a unified diff, as `git diff` or `diff -u` write it.

    >>> [file] = parse("--- a/m.md\\n+++ b/m.md\\n@@ -1 +1 @@\\n-old\\n+new\\n", name="-")
    >>> file.path, file.hunks
    ('m.md', (Hunk(first=1, added=('new',), removed=('old',)),))

    Raises SettingsError, with the line of the diff, for what is none.
    """
    reading = _Reading(text, name)
    files = list(reading.files())
    if not reading.met and text.strip():
        reading.fail("this is no unified diff", 1, "Make one with: git diff main -- drafts/")
    return files


_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_BINARY = re.compile(r"Binary files (?P<old>.+) and (?P<new>.+) differ$")
_GIT_BINARY = "GIT binary patch"


class _Reading:
    """The lines of a diff, read one after the other."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._lines = text.removesuffix("\n").split("\n")
        self._name = name
        self._at = 0
        self.met = False  # a file, if only one that was renamed or is gone

    def fail(self, what: str, line: int, remedy: str) -> NoReturn:
        """Raise the error at a line."""
        shown = excerpt(self._text, line) if line <= len(self._text.splitlines()) else ""
        raise SettingsError(what, where=Where(self._name, line), excerpt=shown, remedy=remedy)

    def files(self) -> Iterator[FileDiff]:
        """Yield the files that are still there after the change."""
        file: FileDiff | None = None
        while self._at < len(self._lines):
            found = self._header()
            if found is not None:
                yield from _kept(file)
                file = found
            elif self._line.startswith("@@"):
                file = self._with_hunk(file)
            else:
                self._at += 1
        yield from _kept(file)

    @property
    def _line(self) -> str:
        return self._lines[self._at].rstrip("\r")

    def _header(self) -> FileDiff | None:
        """The file that begins here; the lines that say so are passed."""
        line = self._line
        self.met = self.met or line.startswith(("diff ", "--- "))
        following = self._lines[self._at + 1].rstrip("\r") if self._at + 1 < len(self._lines) else ""
        if line.startswith("--- ") and following.startswith("+++ "):
            self._at += 2
            return FileDiff(_path(line[4:], following[4:]))
        if binary := _BINARY.match(line):
            self._at += 1
            return FileDiff(_path(binary["old"], binary["new"]), whole=True)
        return None

    def _with_hunk(self, file: FileDiff | None) -> FileDiff:
        head = _HUNK.match(self._line)
        if head is None or file is None:
            what = "a merge's combined diff" if self._line.startswith("@@@") else "a hunk without a file or numbers"
            self.fail(f"{what} is not read here", self._at + 1, "Make the diff against one commit: git diff main")
        self._at += 1
        hunks = self._hunks(*(int(found or 1) for found in head.groups()))
        return replace(file, hunks=(*file.hunks, *hunks))

    def _hunks(self, old: int, first: int, new: int) -> Iterator[Hunk]:
        """Read as many old and new lines as the head counted, and yield the runs of changes between lines that stay."""
        first += new == 0  # of an empty stretch the head gives the line before it
        run = Hunk(first)
        while old > 0 or new > 0:
            sign, words = self._change()
            old -= sign != "+"
            new -= sign != "-"
            if sign == "+":
                run = replace(run, added=(*run.added, words))
            elif sign == "-":
                run = replace(run, removed=(*run.removed, words))
            else:
                yield run
                run = Hunk(run.first + len(run.added) + 1)
        yield run

    def _change(self) -> tuple[str, str]:
        while self._at < len(self._lines) and self._lines[self._at].startswith("\\"):
            self._at += 1  # "\ No newline at end of file"
        if self._at >= len(self._lines):
            self.fail("the diff ends inside a hunk", len(self._lines), "Give the whole diff.")
        line = self._lines[self._at]
        if line[:1] not in ("+", "-", " ", "", "\r"):
            self.fail("a line of a hunk begins with +, - or a blank", self._at + 1, "Give the diff as it was made.")
        self._at += 1
        return line[:1].strip() or " ", line[1:]


def _kept(file: FileDiff | None) -> Iterator[FileDiff]:
    if file is not None and file.path != "/dev/null":
        yield file


_PREFIX = re.compile(r"[abciow]/")  # git's own, diff.mnemonicPrefix included


def _path(old: str, new: str) -> str:
    """The new path without git's prefix, quotation marks, and the time `diff -u` puts behind it."""
    old, new = _unquoted(old), _unquoted(new)
    prefixed = (_PREFIX.match(old) or old == "/dev/null") and _PREFIX.match(new)
    return new[2:] if prefixed else new


def _unquoted(path: str) -> str:
    path = path.partition("\t")[0]
    if not (len(path) > 1 and path[0] == path[-1] == '"'):
        return path
    raw = re.sub(r"\\([0-7]{3}|.)", _escaped, path[1:-1])
    return raw.encode("latin-1", "replace").decode("utf-8", "replace")


_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def _escaped(found: re.Match[str]) -> str:
    sign = found[1]
    return chr(int(sign, 8) & 0xFF) if len(sign) == 3 else _ESCAPES.get(sign, sign)
