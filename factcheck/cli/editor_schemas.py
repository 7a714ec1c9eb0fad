"""The schemas editors complete and check by, put beside the files they are of: nothing has to be fetched."""

from __future__ import annotations

from pathlib import Path

FOLDER = ".factcheck"


def put_schema(name: str, beside: Path) -> None:
    """Write a schema into `.factcheck/` beside a file, whose first line names it."""
    from factcheck.cache import write
    from factcheck.cli.schema import schema_text

    path = beside.parent / FOLDER / f"{name}.schema.json"
    path.parent.mkdir(exist_ok=True)
    write(path, schema_text(name).encode("utf-8"))
    path.chmod(0o644)
