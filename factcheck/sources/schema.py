"""What a source file may say: nodes checked field by field and turned into sources and snippets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.errors import SourcesError, printable
from factcheck.records import Period, Snippet, Source, SourceKind
from factcheck.sources.document import Document, Node

VERSION = "1"
_ROOT = ("version", "sources", "include")
_SOURCE = ("id", "title", "publisher", "url", "published", "kind", "origin", "snippets")
_SNIPPET = ("id", "text", "as_of", "speaker", "verbatim")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_URL = re.compile(r"(?:https?://[^\s/]|doi:|urn:|isbn:)\S*", re.IGNORECASE)


class Entry(NamedTuple):
    """A source as one file gives it, with the place of its id and its snippets."""

    source: Source
    snippets: tuple[Snippet, ...]
    place: Node
    document: Document


class Root(NamedTuple):
    """What the top of a source file says: its sources, and the files it includes."""

    sources: tuple[Node, ...]
    includes: tuple[Node, ...]


def read_root(document: Document, root: Node) -> Root:
    """Return the parts of a YAML source file; raises SourcesError where the top breaks the schema."""
    check = _Check(document)
    fields = check.mapping(root, "the file", _ROOT, "Begin it with `version: 1` and `sources:`.")
    version = fields.get("version")
    if version is None:
        raise check.error("`version` is missing", root, f"Write `version: {VERSION}` on the first line.")
    if version.value != VERSION:
        what = f"version {_shown(version)} is not one we can read"
        raise check.error(what, version, f"Write `version: {VERSION}`, or update factcheck.")
    if "sources" not in fields and "include" not in fields:
        raise check.error("`sources` is missing", root, "List at least one source under `sources:`.")
    return Root(check.items(fields.get("sources"), "sources"), check.items(fields.get("include"), "include"))


def read_entry(document: Document, node: Node) -> Entry:
    """Return one source with its snippets; raises SourcesError where it breaks the schema."""
    check = _Check(document)
    remedy = "A source is a block of fields: id, title, publisher, url, kind, snippets."
    fields = check.mapping(node, "a source", _SOURCE, remedy)
    source_id = check.id(fields, node, "source")
    source = Source(
        id=source_id,
        title=check.text(fields, "title", node, source_id),
        publisher=check.text(fields, "publisher", node, source_id),
        url=check.url(fields),
        kind=check.kind(fields, node, source_id),
        origin=check.optional(fields, "origin") or source_id,
        published=check.period(fields, "published"),
    )
    if "snippets" not in fields:
        raise check.error(
            f"`snippets` is missing in the source {source_id!r}", node, "List its facts under `snippets:`."
        )
    snippets = tuple(_snippets(check, source, check.items(fields["snippets"], "snippets")))
    return Entry(source, snippets, fields["id"], document)


def _snippets(check: _Check, source: Source, nodes: Sequence[Node]) -> Iterator[Snippet]:
    places: dict[str, Node] = {}
    for node in nodes:
        fields = check.mapping(
            node, "a snippet", _SNIPPET, "A snippet is a block of fields: id, text, and optional ones."
        )
        snippet_id = check.id(fields, node, "snippet")
        if snippet_id in places:
            what = f"the snippet id {snippet_id!r} stands twice in the source {source.id!r}"
            remedy = f"It stands on line {places[snippet_id].line} already; give this one another id."
            raise check.error(what, fields["id"], remedy)
        places[snippet_id] = fields["id"]
        yield Snippet(
            key=f"{source.id}/{snippet_id}",
            id=snippet_id,
            source=source,
            text=check.text(fields, "text", node, snippet_id),
            as_of=check.period(fields, "as_of"),
            speaker=check.optional(fields, "speaker"),
            verbatim=check.truth(fields, "verbatim"),
            path=check.document.path,
            line=fields["text"].key_line or node.line,
        )


class _Check:
    """The checks of one document; each returns what it read or raises SourcesError at the place."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def error(self, what: str, node: Node, remedy: str, *, key: bool = False) -> SourcesError:
        line, column = (node.key_line, node.key_column) if key and node.key_line else (node.line, node.column)
        return self.document.error(what, line, column, remedy=remedy)

    def mapping(self, node: Node, what: str, known: Sequence[str], remedy: str) -> Mapping[str, Node]:
        if not isinstance(node.value, dict):
            raise self.error(f"{what} must be a mapping, not {_sort(node)}", node, remedy)
        for name, value in node.value.items():
            if name not in known:
                raise self.error(f"unknown field {printable(name)!r} in {what}", value, _suggest(name, known), key=True)
        return node.value

    def items(self, node: Node | None, name: str) -> tuple[Node, ...]:
        if node is None or node.is_null:
            return ()
        if name == "include" and isinstance(node.value, str):
            return (node,)
        if not isinstance(node.value, list):
            raise self.error(
                f"`{name}` must be a list, not {_sort(node)}", node, f"Begin each of the {name} with a dash."
            )
        return tuple(node.value)

    def scalar(self, node: Node, name: str) -> str:
        if not isinstance(node.value, str) or node.truth is not None:
            remedy = (
                "Put it between quotes if these are the words."
                if isinstance(node.value, str)
                else "Write the words after the colon."
            )
            raise self.error(f"`{name}` must be a text, not {_sort(node)}", node, remedy)
        return node.value.strip()

    def text(self, fields: Mapping[str, Node], name: str, parent: Node, owner: str) -> str:
        node = fields.get(name)
        if node is None:
            raise self.error(f"`{name}` is missing in {owner!r}", parent, f"Add `{name}:` to it.")
        words = "" if node.is_null else self.scalar(node, name)
        if not words:
            raise self.error(f"`{name}` is empty in {owner!r}", node, "Write the words, or delete the entry.")
        return words

    def optional(self, fields: Mapping[str, Node], name: str) -> str | None:
        node = fields.get(name)
        return None if node is None or node.is_null else self.scalar(node, name) or None

    def id(self, fields: Mapping[str, Node], parent: Node, what: str) -> str:
        node = fields.get("id")
        if node is None or node.is_null:
            raise self.error(f"a {what} has no `id`", node or parent, f"Give the {what} a short name of its own.")
        words = self.scalar(node, "id")
        if not _ID.fullmatch(words):
            remedy = "Ids are made of letters a to z, digits, dots, underscores and hyphens, without spaces."
            raise self.error(f"{printable(words)!r} cannot be an id", node, remedy)
        return words

    def url(self, fields: Mapping[str, Node]) -> str:
        words = self.optional(fields, "url") or ""
        if words and not _URL.fullmatch(words):
            raise self.error(f"{printable(words)!r} is not an address", fields["url"], "Write it whole: https://…")
        return words

    def kind(self, fields: Mapping[str, Node], parent: Node, owner: str) -> SourceKind:
        words = self.text(fields, "kind", parent, owner)
        if words not in list(SourceKind):
            what = f"there is no kind {printable(words)!r}"
            raise self.error(what, fields["kind"], _suggest(words, list(SourceKind), all_of="Kinds"))
        return SourceKind(words)

    def period(self, fields: Mapping[str, Node], name: str) -> Period | None:
        words = self.optional(fields, name)
        if words is None:
            return None
        try:
            return Period.parse(words)
        except ValueError as error:
            remedy = "Write YYYY, YYYY-MM or YYYY-MM-DD, as in 2025-04-30."
            raise self.error(f"`{name}`: {printable(words)!r} is not a date", fields[name], remedy) from error

    def truth(self, fields: Mapping[str, Node], name: str) -> bool:
        node = fields.get(name)
        if node is None or node.is_null:
            return False
        if node.truth is None:
            raise self.error(f"`{name}` must be true or false, not {_shown(node)}", node, "Write `true` or `false`.")
        return node.truth


def _sort(node: Node) -> str:
    if isinstance(node.value, dict):
        return "a mapping"
    if isinstance(node.value, list):
        return "a list"
    if node.is_null:
        return "nothing"
    return "a truth value" if node.truth is not None else "a text"


def _shown(node: Node) -> str:
    return printable(repr(node.value[:60])) if isinstance(node.value, str) and node.value else _sort(node)


def _suggest(name: str, known: Sequence[str], *, all_of: str = "Fields") -> str:
    """Return "Did you mean …?" where one is near, and what there is."""
    from rapidfuzz import fuzz, process

    near = process.extractOne(name.lower(), known, scorer=fuzz.ratio, score_cutoff=60)
    listed = f"{all_of}: {', '.join(known)}."
    return f"Did you mean {str(near[0])!r}? {listed}" if near else listed
