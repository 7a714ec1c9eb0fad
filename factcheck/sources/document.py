"""A YAML or JSON lines file as a tree of nodes that know their place; nothing in it is executed or expanded.

YAML 1.2 meanings: every scalar stays the text that was written, `NO` is no boolean, `12:30` no number, `2025-04` no
date. Refused: duplicate keys, tags, anchors and aliases, several documents, nesting deeper than a source file needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from factcheck.errors import SourcesError, Where, excerpt, printable

_MAX_DEPTH = 20


@dataclass(slots=True)
class Node:
    """A value of the file and where it begins; `value` is a text, a list of nodes, or nodes by key."""

    value: str | list[Node] | dict[str, Node]
    line: int
    column: int
    bare: bool = False  # written without quotes, so it may mean null or a truth value
    key_line: int = 0
    key_column: int = 0

    @property
    def is_null(self) -> bool:
        """Whether it says nothing: absent, `~` or `null`."""
        return self.bare and self.value in ("", "~", "null", "Null", "NULL")

    @property
    def truth(self) -> bool | None:
        """True or false where it is one in YAML 1.2, else None."""
        if not self.bare or not isinstance(self.value, str):
            return None
        return {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}.get(
            self.value
        )


class Document(NamedTuple):
    """The text of a source file, for errors that show the place."""

    path: str
    text: str

    @property
    def is_lines(self) -> bool:
        """Whether each line is a JSON object of its own."""
        return self.path.lower().endswith(".jsonl")

    def error(self, what: str, line: int, column: int, *, remedy: str) -> SourcesError:
        """Return an error at a place, with the lines around it."""
        shown = excerpt(self.text, line, column) if self.text.strip() else ""
        return SourcesError(what, where=Where(self.path, line, column), excerpt=shown, remedy=remedy)


def parse_yaml(document: Document) -> Node:
    """Return the root of a YAML document.

    >>> root = parse_yaml(Document("sources.yaml", "country: NO\\nat: 12:30\\n"))
    >>> root.value["country"].value, root.value["at"].value
    ('NO', '12:30')

    Raises SourcesError for what is not YAML, is empty, or uses what we refuse.
    """
    import yaml

    try:
        return _Builder(document).build()
    except yaml.MarkedYAMLError as error:
        raise _syntax(document, error) from error
    except yaml.reader.ReaderError as error:
        before = document.text[: error.position]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        what = "a character YAML does not allow"
        raise document.error(what, line, column, remedy="Delete it; it does not show on the screen.") from error


def _syntax(document: Document, error: Any) -> SourcesError:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    remedy = "Put a text with a colon, a hash or a quotation mark in it between quotes."
    if "\t" in "".join(document.text.splitlines()[line - 1 : line])[:column]:
        remedy = "YAML is indented with spaces; replace the tab."
    return document.error(f"this is not YAML: {error.problem or error.context}", line, column, remedy=remedy)


class _Builder:
    """Builds nodes from the events of the C parser; a node deeper than the limit is refused before it is built."""

    def __init__(self, document: Document) -> None:
        import yaml

        self._yaml = yaml
        self._document = document
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self._loader = loader(document.text)
        self._next = self._loader.get_event

    def build(self) -> Node:
        try:
            return self._root()
        finally:
            self._loader.dispose()

    def _root(self) -> Node:
        self._next()  # stream start
        start = self._next()
        if isinstance(start, self._yaml.StreamEndEvent):
            raise self._document.error("the file is empty", 1, 1, remedy="Begin it with `version: 1` and `sources:`.")
        root = self._node(self._next(), 1)
        self._next()  # document end
        more = self._next()
        if not isinstance(more, self._yaml.StreamEndEvent):
            mark = more.start_mark
            remedy = "Keep one document in a file; name the others under `include:`."
            raise self._document.error(
                "a second YAML document begins here", mark.line + 1, mark.column + 1, remedy=remedy
            )
        return root

    def _node(self, event: Any, depth: int) -> Node:
        yaml = self._yaml
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor or (event.tag and event.tag != "!") or depth > _MAX_DEPTH:
            raise self._refused(event, depth)
        mark = event.start_mark
        if kind is yaml.ScalarEvent:
            return Node(event.value, mark.line + 1, mark.column + 1, not event.style)
        if kind is yaml.SequenceStartEvent:
            return Node(list(self._items(depth)), mark.line + 1, mark.column + 1)
        return Node(self._fields(depth), mark.line + 1, mark.column + 1)

    def _items(self, depth: int) -> Iterator[Node]:
        end = self._yaml.SequenceEndEvent
        while type(event := self._next()) is not end:
            yield self._node(event, depth + 1)

    def _fields(self, depth: int) -> dict[str, Node]:
        end = self._yaml.MappingEndEvent
        fields: dict[str, Node] = {}
        while type(event := self._next()) is not end:
            key = self._node(event, depth + 1)
            if not isinstance(key.value, str):
                raise self._error("a key must be a text", key, remedy="Write `name: value`.")
            if key.value in fields:
                what = f"the key {printable(key.value)!r} stands here a second time"
                first = f"It stands on line {fields[key.value].key_line} already; keep one of the two."
                raise self._error(what, key, remedy=first)
            node = self._node(self._next(), depth + 1)
            node.key_line, node.key_column = key.line, key.column
            fields[key.value] = node
        return fields

    def _refused(self, event: Any, depth: int) -> SourcesError:
        node = _at(event.start_mark)
        if depth > _MAX_DEPTH:
            return self._error(f"nested deeper than {_MAX_DEPTH} levels", node, remedy="A source file needs five.")
        if type(event) is self._yaml.AliasEvent or event.anchor:
            sign = "*" if type(event) is self._yaml.AliasEvent else "&"
            remedy = f"Write the words out, or put quotes around a text that begins with {sign}."
            return self._error(f"anchors and aliases ({sign}{event.anchor}) are not read", node, remedy=remedy)
        remedy = "Leave the tag out, or put quotes around a text that begins with !."
        return self._error(f"tags ({printable(str(event.tag))}) are not read", node, remedy=remedy)

    def _error(self, what: str, node: Node, *, remedy: str) -> SourcesError:
        return self._document.error(what, node.line, node.column, remedy=remedy)


def _at(mark: Any) -> Node:
    return Node("", mark.line + 1, mark.column + 1)


def parse_json_line(document: Document, line: int, text: str) -> Node:
    """Return the JSON value of one line of a JSON lines file; its nodes know the line, not the column.

    >>> parse_json_line(Document("pack.jsonl", ""), 3, '{"id": "a"}').value["id"].line
    3

    Raises SourcesError for what is not JSON and for a key that stands twice.
    """
    try:
        return _json_node(json.loads(text, object_pairs_hook=_Pairs, parse_int=str, parse_float=str), line, 1)
    except json.JSONDecodeError as error:
        remedy = "Each line of a .jsonl pack is one source, written as a JSON object."
        raise document.error(f"this is not JSON: {error.msg}", line, error.colno, remedy=remedy) from error
    except RecursionError as error:
        raise document.error(
            f"nested deeper than {_MAX_DEPTH} levels", line, 1, remedy="A source needs three."
        ) from error
    except _DuplicateKeyError as error:
        what = f"the key {printable(str(error))!r} stands here a second time"
        raise document.error(what, line, 1, remedy="Keep one of the two.") from error


class _DuplicateKeyError(Exception):
    """A JSON object that names a key twice."""


class _Pairs(dict[str, Any]):
    """A JSON object; building it from pairs refuses a key that stands twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        if len(self) < len(pairs):
            names = [name for name, _ in pairs]
            raise _DuplicateKeyError(next(name for n, name in enumerate(names) if name in names[:n]))


def _json_node(value: Any, line: int, depth: int) -> Node:
    if depth > _MAX_DEPTH:
        raise RecursionError
    if isinstance(value, dict):
        fields = {name: _json_node(inner, line, depth + 1) for name, inner in value.items()}
        return Node(fields, line, 1, key_line=line, key_column=1)
    if isinstance(value, list):
        return Node([_json_node(inner, line, depth + 1) for inner in value], line, 1, key_line=line, key_column=1)
    bare = not isinstance(value, str)
    words = {None: "null", True: "true", False: "false"}.get(value, str(value)) if bare else value
    return Node(words, line, 1, bare, line, 1)
