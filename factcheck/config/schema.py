"""The JSON Schema of a configuration file, made of the table of keys."""

from __future__ import annotations

from factcheck.config.keys import EXTEND, EXTEND_HELP, KEYS, TABLES
from factcheck.config.kinds import Schema, Text


def schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of factcheck.toml, and of `tool.factcheck` in pyproject.toml."""
    fields: dict[str, object] = {EXTEND: {**Text().schema(), "description": EXTEND_HELP}}
    tables: dict[str, dict[str, object]] = {table: {} for table in TABLES}
    for key in KEYS.values():
        table, _, name = key.name.rpartition(".")
        (tables[table] if table else fields)[name] = _described(
            key.kind.schema(), key.help, key.kind.plain(key.default)
        )
    fields |= {table: _object(names) for table, names in tables.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_object(fields),
        "description": "What factcheck does in this folder and below.",
        "title": "factcheck configuration",
    }


def _object(fields: dict[str, object]) -> Schema:
    return {"type": "object", "properties": fields, "additionalProperties": False}


def _described(schema: Schema, text: str, default: object) -> Schema:
    return {**schema, "description": text} | ({} if default in (None, [], "") else {"default": default})
