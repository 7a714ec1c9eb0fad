"""Results as files: figures as JSON for programs, the same as tables that benchmarks/README.md takes in.

python -m benchmarks.tables     # puts every table into the README again
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

FOLDER = Path(__file__).parent / "results"
PAGE = Path(__file__).parent / "README.md"
_PLACE = re.compile(r"(<!-- results/(\w+)\.md -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def write(name: str, figures: Mapping[str, object], text: str) -> None:
    """Write results/NAME.json and results/NAME.md, and put the tables into the README.

    `figures["command"]` says how they were made; the day is today's.
    """
    FOLDER.mkdir(exist_ok=True)
    made = {"day": dt.date.today().isoformat(), **figures}
    (FOLDER / f"{name}.json").write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    how = f"`{made['command']}`, {made['day']}" + (f", weights {made['weights']}" if "weights" in made else "")
    (FOLDER / f"{name}.md").write_text(f"{how}\n\n{text}\n", encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """Return the README with the tables of today in their places."""
    return _PLACE.sub(lambda found: f"{found[1]}\n{_read(found[2])}\n{found[4]}", PAGE.read_text(encoding="utf-8"))


def _read(name: str) -> str:
    path = FOLDER / f"{name}.md"
    return path.read_text(encoding="utf-8") if path.is_file() else "Not measured yet.\n"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table.

    >>> print(table(("set", "n"), [("FEVER", 3)]))
    | set | n |
    |---|---|
    | FEVER | 3 |
    """
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("|" + "|".join(_padded(str(cell)) for cell in line) + "|" for line in lines)


def _padded(text: str) -> str:
    return text if text == "---" else f" {text} " if text else " "


def cell(value: float | None) -> str:
    """Return a share with three digits, nothing where there is none."""
    return "" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
