"""`factcheck schema`: the JSON Schemas of what we read and write."""

from typing import Annotated

import typer

from factcheck.cli import completion
from factcheck.cli.streams import failures, write
from factcheck.errors import SettingsError

# Name → the module beside the code that writes or reads such files; each has a function `schema`.
SCHEMAS = {
    "report": "factcheck.reporter.schema",
    "sources": "factcheck.cli.source_models",
    "ledger": "factcheck.ledger.schema",
    "config": "factcheck.config.schema",
}


def schema(
    name: Annotated[
        str,
        typer.Argument(metavar="[NAME]", help="report, sources, ledger or config.", autocompletion=completion.schemas),
    ] = "report",
) -> None:
    """Print a JSON Schema: of the report, a source file, a ledger or a configuration file."""
    with failures():
        write(schema_text(name))


def schema_text(name: str) -> str:
    """Return a schema as it is checked in under schema/."""
    import json
    from importlib import import_module

    if name not in SCHEMAS:
        raise SettingsError(f"there is no schema {name!r}", remedy=f"Schemas: {', '.join(SCHEMAS)}.")
    return json.dumps(import_module(SCHEMAS[name]).schema(), indent=2, ensure_ascii=False) + "\n"
