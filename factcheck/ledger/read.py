"""Reading a ledger file, with the place of whatever is wrong in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from factcheck.config.kinds import suggestion
from factcheck.errors import LedgerError, Where, excerpt
from factcheck.ledger.entries import Cited, Entry, Ledger
from factcheck.ledger.files import relative
from factcheck.records import Label
from factcheck.review import Review, Waiver

if TYPE_CHECKING:
    from pathlib import Path

_FIELDS = ("id", "claim", "quote", "kind", "verdict", "because")
_KEYS = (*_FIELDS, "citations", "gone", "review", "waiver")


def read(path: Path) -> Ledger:
    """Return the ledger in a file; an empty one where there is no file yet."""
    text = text_of(path)
    return parse(path, text) if text is not None else Ledger(str(path))


def read_for(article: str, path: Path) -> Ledger:
    """Return the ledger in a file that must be the article's own: a review speaks of one article only."""
    ledger = read(path)
    require_own(ledger, article, path)
    return ledger


def require_own(ledger: Ledger, article: str, path: Path) -> None:
    """Raise LedgerError where the ledger is that of another article."""
    name = relative(article, path)
    if ledger.article and ledger.article != name:
        raise LedgerError(
            f"this is the ledger of {ledger.article}, not of {name}",
            where=Where(str(path)),
            remedy="Name a file of its own with --ledger FILE.yaml; if the article has moved, change `article:`.",
        )


def text_of(path: Path) -> str | None:
    """Return the file's text, None where there is no file."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerError(f"cannot be read ({error})", where=Where(str(path))) from error


def parse(path: Path, text: str) -> Ledger:
    """Return the ledger a text holds."""
    return _Reading(path, text).ledger(document_of(path, text))


def round_trip() -> YAML:
    """Return a reader and writer that keeps comments, order and quotation marks, and folds no line."""
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 2**20  # folded lines end in blanks and make every diff a noisy one
    yaml.indent(mapping=2, sequence=2, offset=0)
    return yaml


def document_of(path: Path, text: str) -> CommentedMap:
    """Return the file as ruamel's own mapping, which knows comments and places."""
    try:
        document = round_trip().load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        raise _broken(path, text, str(error.problem), (mark.line, mark.column) if mark else None) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise _broken(path, text, str(error).partition("\n")[0], _no_such_day(text)) from error
    if document is None:
        return CommentedMap()
    if not isinstance(document, CommentedMap):
        raise _broken(path, text, "a ledger is a mapping with `article` and `claims`", (0, 0))
    return document


_DAY = re.compile(r":\s+(\d{4}-\d\d-\d\d)\s*(?:#.*)?$")


def _no_such_day(text: str) -> tuple[int, int] | None:
    """Where a day stands that no calendar has: ruamel says what is wrong with it, and not where."""
    for number, line in enumerate(text.splitlines()):
        found = _DAY.search(line)
        try:
            dt.date.fromisoformat(found[1] if found else "2025-01-01")
        except ValueError:
            return number, found.start(1) if found else 0
    return None


def _broken(path: Path, text: str, what: str, place: tuple[int, int] | None) -> LedgerError:
    line, column = (place[0] + 1, place[1] + 1) if place else (None, None)
    shown = excerpt(text, line, column) if line else ""
    return LedgerError(
        what,
        where=Where(str(path), line, column),
        excerpt=shown,
        remedy="Mend the file by hand, or bring back its last version from git; factcheck has not touched it.",
    )


class _Reading:
    """Turns ruamel's mappings into records, and complaints into errors with a place."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text

    def ledger(self, document: CommentedMap) -> Ledger:
        self._refuse_unknown(document, ("article", "as_of", "claims"))
        claims = document.get("claims") or CommentedSeq()
        if not isinstance(claims, CommentedSeq):
            raise self._wrong("`claims` is a list", document, "claims")
        entries = tuple(self._entry(claims, number) for number in range(len(claims)))
        self._refuse_twins(claims, entries)
        return Ledger(str(self._path), str(document.get("article") or ""), str(document.get("as_of") or ""), entries)

    def _entry(self, claims: CommentedSeq, number: int) -> Entry:
        found = claims[number]
        if not isinstance(found, CommentedMap):
            raise self._wrong("a claim is a mapping", claims, number)
        for name in _FIELDS:
            if not isinstance(found.get(name), str):
                raise self._wrong(f"a claim needs `{name}`, and it is text", claims, number)
        self._refuse_unknown(found, _KEYS)
        citations = found.get("citations") or ()
        if not isinstance(citations, Sequence) or not all(isinstance(each, Mapping) for each in citations):
            raise self._wrong("`citations` is a list of mappings", found, "citations")
        return Entry(
            **{name: str(found[name]) for name in _FIELDS},
            citations=tuple(
                Cited(*(str(each.get(key, "")) for key in ("source", "snippet", "quote"))) for each in citations
            ),
            review=self._review(found),
            waiver=self._waiver(found),
            gone=found.get("gone") is True,
        )

    def _review(self, entry: CommentedMap) -> Review | None:
        found = entry.get("review")
        if found is None:
            return None
        if not isinstance(found, CommentedMap):
            raise self._wrong("`review` is a mapping with `verdict`, `by` and `why`", entry, "review")
        verdict, by, why = (_words(found.get(key)) for key in ("verdict", "by", "why"))
        if verdict and verdict not in list(Label):
            raise self._wrong(f"there is no verdict {verdict!r}; there are {', '.join(Label)}", found, "verdict")
        return Review(verdict, by, why)

    def _waiver(self, entry: CommentedMap) -> Waiver | None:
        """A waiver is whole or an error: half of one would silence nothing, and nobody would know."""
        found = entry.get("waiver")
        if found is None:
            return None
        if not isinstance(found, CommentedMap):
            raise self._wrong("`waiver` is a mapping with `by`, `why` and `until`", entry, "waiver")
        self._refuse_unknown(found, ("by", "why", "until"))
        by, why, until = (_words(found.get(key)) for key in ("by", "why", "until"))
        missing = next((name for name, words in (("by", by), ("why", why), ("until", until)) if not words), "")
        if missing:
            raise self._wrong(f"a waiver needs `{missing}`", entry, "waiver")
        try:
            return Waiver(str(entry["id"]), by, why, dt.date.fromisoformat(until))
        except ValueError as error:
            what = f"`until` is the waiver's last day, as in 2025-05-31, not {until!r}"
            raise self._wrong(what, found, "until") from error

    def _refuse_unknown(self, mapping: CommentedMap, known: Sequence[str]) -> None:
        for key in mapping:
            if key not in known:
                raise self._wrong(f"there is no `{key}` here; {suggestion(str(key), known)}", mapping, key)

    def _refuse_twins(self, claims: CommentedSeq, entries: Sequence[Entry]) -> None:
        seen: set[str] = set()
        for number, entry in enumerate(entries):
            if entry.id in seen:
                raise self._wrong(f"the claim {entry.id} stands here twice", claims, number)
            seen.add(entry.id)

    def _wrong(self, what: str, parent: CommentedMap | CommentedSeq, key: str | int) -> LedgerError:
        place = parent.lc.key(key) if isinstance(parent, CommentedMap) else parent.lc.item(key)
        return _broken(self._path, self._text, what, place)


def _words(value: object) -> str:
    return "" if value is None else str(value).strip()
