"""Source files become a pack: every snippet once, in the order of its key, with the hash of what the files say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import SourcesError, Where
from factcheck.records import Pack, Snippet
from factcheck.sources.document import Document, Node, parse_json_line, parse_yaml
from factcheck.sources.schema import Entry, read_entry, read_root

if TYPE_CHECKING:
    from factcheck.sources.kept import KeptFiles


def load(paths: Sequence[str], *, kept: KeptFiles | None = None) -> Pack:
    """Return the snippets of source files (.yaml, .yml, .json, .jsonl) and of the files they include.

    >>> load(["sources.yaml"]).snippets[0].key                                            # doctest: +SKIP
    'ons-cpi-2025-04/s1'

    A file named twice is read once; one that is `kept` is not taken apart again. The hash covers what the files say,
    not their order, format or comments. Raises SourcesError for the first thing that breaks the schema.
    """
    loaded = _Loaded(kept)
    for path in paths:
        loaded.read(path, (), None)
    snippets = sorted((snippet for entry in loaded.entries.values() for snippet in entry.snippets), key=lambda s: s.key)
    made = kept.hash(loaded.documents) if kept else None
    if made is None:
        made = content_hash(snippets)
        if kept:
            kept.put_hash(loaded.documents, made)
    return Pack(tuple(snippets), made, tuple(document.path for document in loaded.documents))


class _Loaded:
    """The entries and files read so far."""

    def __init__(self, kept: KeptFiles | None) -> None:
        self.entries: dict[str, Entry] = {}
        self.documents: list[Document] = []
        self._kept = kept
        self._seen: set[Path] = set()

    def read(self, path: str, above: tuple[Path, ...], named: tuple[Document, Node] | None) -> None:
        real = Path(path).resolve() if "\0" not in path else Path(path)
        if real in above and named:
            document, node = named
            remedy = "Take one of the includes out."
            raise document.error(
                "this file includes itself, by way of others or directly", node.line, node.column, remedy=remedy
            )
        if real in self._seen:
            return
        self._seen.add(real)
        document = Document(path, _text_of(path, named))
        self.documents.append(document)
        known = self._kept.get(document) if self._kept else None
        if known is not None:
            self._add(known)
            return
        nodes, includes = _parts(document)
        read = self._add(read_entry(document, node) for node in nodes)
        if self._kept and not includes:  # the place of an include may be asked for
            self._kept.put(document, read)
        for node in includes:
            for included in _included(document, node):
                self.read(included, (*above, real), (document, node))

    def _add(self, entries: Iterable[Entry]) -> list[Entry]:
        added = []
        for entry in entries:
            added.append(entry)
            first = self.entries.setdefault(entry.source.id, entry)
            if first is not entry:
                what = f"the source id {entry.source.id!r} stands twice"
                remedy = f"It stands at {first.document.path}:{first.place.line} already; give this source another id."
                raise entry.document.error(what, entry.place.line, entry.place.column, remedy=remedy)
        return added


def _text_of(path: str, named: tuple[Document, Node] | None) -> str:
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error, named) from error
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        what = f"byte {error.start} (0x{data[error.start]:02X}) is not UTF-8"
        raise SourcesError(what, where=Where(path, line, column), remedy="Save the file as UTF-8.") from error


def _unreadable(path: str, error: OSError | ValueError, named: tuple[Document, Node] | None) -> SourcesError:
    if isinstance(error, FileNotFoundError):
        what, remedy = "no such source file", "Check the path, or write a first one with `factcheck init`."
    elif isinstance(error, IsADirectoryError):
        what, remedy = "this is a folder, not a source file", "Name the file, such as sources.yaml."
    elif isinstance(error, PermissionError):
        what, remedy = "we may not read this source file", "Ask for the right to read it."
    else:
        what, remedy = f"the source file cannot be read: {error}", "Check the path."
    if named is None:
        return SourcesError(what, where=Where(path), remedy=remedy)
    document, node = named
    return document.error(f"{path}: {what}", node.line, node.column, remedy=_RELATIVE)


_RELATIVE = "Paths are read from the including file's folder."


def _parts(document: Document) -> tuple[Iterable[Node], Sequence[Node]]:
    """The sources of a file, and the files it includes."""
    return (_json_lines(document), ()) if document.is_lines else read_root(document, parse_yaml(document))


def _json_lines(document: Document) -> Iterator[Node]:
    lines = [(n, line) for n, line in enumerate(document.text.split("\n"), 1) if line.strip()]
    if not lines:
        raise document.error(
            "the file is empty", 1, 1, remedy="Each line of a .jsonl pack is one source, a JSON object."
        )
    for number, line in lines:
        yield parse_json_line(document, number, line)


def _included(document: Document, node: Node) -> list[str]:
    """The files an include names, from the folder of the file that names them; a pattern gives them sorted."""
    pattern = node.value
    if not isinstance(pattern, str) or not pattern or node.is_null:
        what = "an include must be a path"
        raise document.error(what, node.line, node.column, remedy="Write it as `- more/*.yaml`.")
    folder = Path(document.path).parent
    if not any(sign in pattern for sign in "*?["):
        return [str(folder / pattern)]
    if Path(pattern).is_absolute():
        folder, pattern = Path(Path(pattern).anchor), str(Path(pattern).relative_to(Path(pattern).anchor))
    try:
        found = sorted(str(path) for path in folder.glob(pattern) if path.is_file())
    except (ValueError, NotImplementedError) as error:
        remedy = "Write it as `- more/*.yaml`."
        raise document.error(f"not a pattern: {error}", node.line, node.column, remedy=remedy) from error
    if not found:
        raise document.error(f"{pattern!r} matches no file", node.line, node.column, remedy=_RELATIVE)
    return found


def content_hash(snippets: Sequence[Snippet]) -> str:
    """Return 16 hex digits that change with what the snippets say and where they come from, and with nothing else."""
    rows = sorted(json.dumps(_row(snippet)) for snippet in snippets)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


def _row(snippet: Snippet) -> list[object]:
    source = snippet.source
    said = [snippet.key, snippet.text, _day(snippet.as_of), snippet.speaker, snippet.verbatim]
    return [*said, source.title, source.publisher, source.url, source.kind, source.origin, _day(source.published)]


def _day(period: object) -> str | None:
    return None if period is None else str(period)
