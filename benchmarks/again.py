"""Checking again: what an edit costs beside the first check, on the command line and in an editor; ratios in one run.

    python -m benchmarks.again ARTICLE --sources SOURCES [--runs 7]

Prints: an article of some 200 claims, made of annotated ones (tests/articles): a check with nothing kept, a first check
on a warm index, and one after one sentence was edited, each a process of its own; the same on a warm index within one
process, as --watch has it; how many claims the edit had judged; ARTICLE on the command line (first check, warm index)
beside a language server that is started, shown the article, and typed into. Medians of the runs; every run has a cache
of its own, and its parts are timed one after the other. CPU time of the command lines as well: other work on the
machine disturbs it less.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
PARTS = ("budget.txt", "company.md", "court.txt")
OTHER = "Rain fell in Lima on Monday. The mayor said the streets were dry by noon.\n"  # to have the index made
_WITHIN = """
import sys, time
from pathlib import Path
from factcheck import pipeline
from factcheck.reader.read import read
from factcheck.records import Period
from factcheck.settings import Settings
from factcheck.sources.load import load
pack = load(sys.argv[3:])
for draft in sys.argv[1:3]:
    before = time.perf_counter()
    report = pipeline.check(read(draft, as_of=Period.parse("2025-06")), pack, settings=Settings())
    print(time.perf_counter() - before, report.judged, len(report.verdicts))
"""
Times = tuple[float, ...]


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("article")
    arguments.add_argument("--sources", required=True)
    arguments.add_argument("--runs", type=int, default=7)
    options = arguments.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what pip installs has its bytecode
    seed, pack = Path(options.article).resolve(), Path(options.sources).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [_again(folder / str(run)) for run in range(options.runs)]
        typed = [_typed(folder / f"typed{run}", seed, pack) for run in range(options.runs)]
    judged = sorted({int(row[7]) for row in rows})
    print(f"claims of the long article {int(rows[0][6])}, judged after one sentence was edited: {judged}   (bar 3)")
    _table(("cold, nothing kept", "after an edit"), [(row[8], row[1]) for row in rows], bars=(0, 0.25))
    _table(("cold, nothing kept, CPU", "after an edit, CPU"), [(row[9], row[3]) for row in rows], bars=(0, 0.25))
    _table(("first check", "after an edit"), [row[0:2] for row in rows], bars=(0, 0.25))
    _table(("first check, CPU", "after an edit, CPU"), [row[2:4] for row in rows], bars=(0, 0.25))
    _table(("first check, one process", "after an edit, one process"), [row[4:6] for row in rows], bars=(0, 0.25))
    print("the article given:")
    names = (
        "command line, first check",
        "the same, verdicts kept",
        "server started to first marks",
        "opened to first marks",
        "a key to its marks",
    )
    _table(names, typed, bars=(0, 0, 1.5, 1.5, 0.2))


def _table(names: Sequence[str], rows: Sequence[Sequence[float]], *, bars: Sequence[float]) -> None:
    for column, (name, bar) in enumerate(zip(names, bars, strict=True)):
        times = [row[column] for row in rows]
        ratios = [row[column] / row[0] for row in rows]
        told = f"   ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})" if column else ""
        print(f"  {name:30} {statistics.median(times):6.2f} s{told}{f'   (bar {bar})' if bar else ''}")


def _again(folder: Path) -> Times:
    """Return seconds of a first check and one after an edit: wall, CPU, in one process; claims, judged; and cold."""
    folder.mkdir()
    os.environ["FACTCHECK_CACHE_DIR"] = str(folder / "cache")
    packs = [str(ROOT / "tests" / "articles" / f"{Path(part).stem}.sources.yaml") for part in PARTS]
    draft, edited = folder / "draft.txt", folder / "edited.txt"
    draft.write_text(OTHER)
    _check(draft, packs)
    shutil.copytree(folder / "cache", folder / "warm")
    text = "\n\n".join((ROOT / "tests" / "articles" / part).read_text() for part in PARTS)
    draft.write_text(text)
    edited.write_text(_edited(text))
    (first, first_cpu), (second, second_cpu) = _check(draft, packs), _check(edited, packs)
    os.environ["FACTCHECK_CACHE_DIR"] = str(folder / "empty")
    cold, cold_cpu = _check(draft, packs)
    os.environ["FACTCHECK_CACHE_DIR"] = str(folder / "warm")
    command = [sys.executable, "-c", _WITHIN, str(draft), str(edited), *packs]
    told = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.split()
    within, judged, claims = (float(told[0]), float(told[3])), float(told[4]), float(told[5])
    return first, second, first_cpu, second_cpu, *within, claims, judged, cold, cold_cpu


def _edited(text: str) -> str:
    """Return the text with another figure in one sentence near its middle."""
    figures = list(re.finditer(r"(?<= )[1-8]\d+(?= [a-z])", text))
    figure = min(figures, key=lambda found: abs(found.start() - len(text) // 2))
    return f"{text[: figure.start()]}{int(figure[0]) + 10}{text[figure.end() :]}"


def _check(draft: Path, packs: Sequence[str]) -> tuple[float, float]:
    """Return wall and CPU seconds of a check."""
    sources = [word for path in packs for word in ("--sources", str(path))]
    command = [sys.executable, "-m", "factcheck", "check", str(draft), *sources, "-f", "json", "--as-of", "2025-06"]
    before, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([*command, "--exit-zero"], capture_output=True, check=True, cwd=ROOT)
    wall, now = time.perf_counter() - before, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.stdout
    return wall, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime


def _typed(folder: Path, seed: Path, pack: Path) -> Times:
    folder.mkdir()
    os.environ["FACTCHECK_CACHE_DIR"] = str(folder / "cache")
    draft = folder / "draft.txt"
    draft.write_text(OTHER)
    _check(draft, [str(pack)])
    shutil.copytree(folder / "cache", folder / "warm")
    draft.write_text(seed.read_text())
    (first, _), (kept, _) = _check(draft, [str(pack)]), _check(draft, [str(pack)])
    os.environ["FACTCHECK_CACHE_DIR"] = str(folder / "warm")
    return first, kept, *asyncio.run(_serve(folder, seed.read_text(), pack))


async def _serve(folder: Path, text: str, pack: Path) -> tuple[float, float, float]:
    """Return seconds from start, and from opening, to the first marks; and the median of keys in several places."""
    from tests.editor import editor

    started = time.perf_counter()
    async with editor(folder, "--sources", str(pack), "--as-of", "2025-06") as desk:
        opened = time.perf_counter()
        await desk.open(text, "plaintext")
        first = time.perf_counter()
        keys = []
        for part in range(1, 6):
            at = text.index(". ", part * len(text) // 7)
            before = time.perf_counter()
            await desk.type(text[:at] + "x" + text[at:])
            keys.append(time.perf_counter() - before)
        return first - started, first - opened, statistics.median(keys)


if __name__ == "__main__":
    main()
