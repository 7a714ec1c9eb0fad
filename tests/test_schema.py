"""The schemas checked in are those of the code, and say what the code does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from factcheck.cli.schema import SCHEMAS, schema_text
from factcheck.cli.source_models import Snippet, Source, SourceFile
from factcheck.errors import SourcesError
from factcheck.ledger import schema as ledger_schema
from factcheck.ledger import update
from factcheck.records import Label
from factcheck.reporter import schema as report_schema
from factcheck.sources import schema as reading
from factcheck.sources.load import load
from tests import made

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_checked_in_is_that_of_the_code(name: str) -> None:
    assert (ROOT / "schema" / f"{name}.schema.json").read_text() == schema_text(name)


def test_the_summary_counts_every_label() -> None:
    assert list(report_schema.Summary.model_fields) == ["claims", *Label]


def test_the_source_schema_knows_the_fields_the_reader_knows() -> None:
    assert set(Snippet.model_fields) == set(reading._SNIPPET)
    assert set(Source.model_fields) == set(reading._SOURCE)
    assert set(SourceFile.model_fields) == set(reading._ROOT)


def test_a_ledger_we_write_keeps_to_its_schema(tmp_path: Path) -> None:
    path = tmp_path / "claims" / "mill.yaml"
    update(path, made.report(path=str(tmp_path / "mill.txt")))

    assert ledger_schema.Ledger.model_validate(yaml.safe_load(path.read_text()))


SNIPPET: dict[str, Any] = {"id": "s1", "text": "A fact."}
SOURCE: dict[str, Any] = {"id": "a", "title": "T", "publisher": "P", "url": "https://example.org", "kind": "news"}


@pytest.mark.parametrize(
    ("source", "snippet", "good"),
    [
        ({}, {}, True),  # the least there is
        (
            {"published": "2025-05", "origin": "b"},
            {"as_of": "2025", "speaker": "J", "verbatim": True},
            True,
        ),  # the most
        ({"kind": "rumour"}, {}, False),  # no such kind
        ({"colour": "red"}, {}, False),  # no such field of a source
        ({}, {"colour": "red"}, False),  # no such field of a snippet
        ({"published": "May 2025"}, {}, False),  # not a date
        ({}, {"as_of": "2025-5-1"}, False),  # not a date as we write it
        ({"id": "a b"}, {}, False),  # not an id
        ({}, {"text": ""}, False),  # a snippet that says nothing
        ({}, {"verbatim": "perhaps"}, False),  # not a truth value
    ],
)
def test_the_source_schema_refuses_what_the_reader_refuses(
    tmp_path: Path, source: dict[str, Any], snippet: dict[str, Any], good: bool
) -> None:
    whole = {"version": 1, "sources": [SOURCE | source | {"snippets": [SNIPPET | snippet]}]}
    path = tmp_path / "sources.yaml"
    path.write_text(yaml.safe_dump(whole))

    assert _passes(lambda: SourceFile.model_validate(whole), ValidationError) is good
    assert _passes(lambda: load([str(path)]), SourcesError) is good


def _passes(check: Any, refusal: type[Exception]) -> bool:
    try:
        check()
    except refusal:
        return False
    return True
