"""The tables of the spec pages, as the tests read them."""

from __future__ import annotations

from pathlib import Path

SPECS = Path(__file__).parent / "specs"


def table(page: str, *head: str) -> list[list[str]]:
    """Return the rows of a page's tables that have this head; a page without such a table is an error."""
    found: list[list[str]] = []
    inside = seen = False
    for line in (SPECS / f"{page}.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if tuple(cells) == head:
            inside = seen = True
        elif not cells:
            inside = False
        elif inside and not set(line) <= {"|", "-"}:
            found.append(cells)
    assert seen, f"{page}.md has no table {head}"
    return found
