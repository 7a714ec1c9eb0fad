"""Long files: time and memory beside the number of words; neither should grow faster than the file.

    python -m benchmarks.long claims|check [--words 25 50 100 200]    # writes results/long_*.json and *.md

The files are made here: sentences of the annotated articles (tests/articles), again and again with other figures and
names (the few that have neither come back as they are), in paragraphs of four; the longest in one single line, too; and
a megabyte of letters without a space. The cache is empty at the start of each run. `check` is held against the sources
of one article. CPU time, since other work on the machine disturbs it less.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice
from pathlib import Path

from benchmarks import tables

ARTICLES = Path(__file__).parent.parent / "tests" / "articles"
SOURCES = ARTICLES / "budget.sources.yaml"
LETTERS = 1_000_000
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_FIGURE = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}")
_SYLLABLES = "ba re mi to lu sa ne vo di ka pe ru gi no za fe".split()


def sentences() -> Iterator[str]:
    """Yield sentences without end, each round with other figures and names."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    known = [one for text in texts for part in text.split("\n") for one in _SENTENCE.split(part) if one.endswith(".")]
    for turn in count():
        for at, sentence in enumerate(known):
            yield _varied(sentence, turn * len(known) + at) if turn else sentence


def _varied(sentence: str, seed: int) -> str:
    figured = _FIGURE.sub(lambda found: str((int(found[0]) * 7 + seed) % 10 ** len(found[0])), sentence)
    return _NAME.sub(lambda found: _name(seed + len(found[0]) + found.start()), figured)


def _name(seed: int) -> str:
    mixed = seed * 2_654_435_761 % 2**32 >> 16
    return "".join(_SYLLABLES[mixed >> 4 * place & 15] for place in range(4)).capitalize()


def text(words: int, *, paragraphs: bool) -> str:
    """Return a text of about so many words."""
    taken, so_far = [], 0
    for sentence in sentences():
        taken.append(sentence)
        so_far += len(sentence.split())
        if so_far >= words:
            break
    if not paragraphs:
        return " ".join(taken) + "\n"
    rest = iter(taken)
    return "\n\n".join(iter(lambda: " ".join(islice(rest, 4)), "")) + "\n"


def spent(command: Sequence[str], folder: Path) -> tuple[float, float]:
    """Return CPU seconds and peak memory in MB of a command with an empty cache."""
    environment = {**os.environ, "FACTCHECK_CACHE_DIR": tempfile.mkdtemp(dir=folder)}
    with (folder / "out").open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        _, told = process.communicate()
    if process.returncode:
        raise SystemExit(told.decode())
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def files(folder: Path, thousands: Sequence[int]) -> list[tuple[str, Path]]:
    """Write the files, shortest first, and return what each is."""
    made = {f"{size},000 words, paragraphs": text(size * 1000, paragraphs=True) for size in thousands}
    made[f"{max(thousands)},000 words, one line"] = text(max(thousands) * 1000, paragraphs=False)
    made["1 MB without a space"] = "a1b2c3d4e5" * (LETTERS // 10) + "\n"
    written = [(what, folder / f"{at}.txt") for at, what in enumerate(made)]
    for what, path in written:
        path.write_text(made[what], encoding="utf-8")
    return written


AGAINST: Mapping[str, Sequence[str]] = {"claims": (), "check": ("--sources", str(SOURCES), "--exit-zero")}


def main() -> None:
    """Measure and write the results, after each file those that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=AGAINST)
    parser.add_argument("--words", type=int, nargs="+", default=[25, 50, 100, 200], help="thousands")
    options = parser.parse_args()
    how = f"python -m benchmarks.long {options.command} --words {' '.join(map(str, options.words))}"
    rows: list[tuple[str, float, float]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what, path in files(folder, options.words):
            run = (
                sys.executable,
                "-m",
                "factcheck",
                options.command,
                str(path),
                *AGAINST[options.command],
                "-f",
                "json",
            )
            rows.append((what, *spent(run, folder)))
            print(*rows[-1], flush=True)
            told = [(what, f"{cpu:.1f}", f"{memory:.0f}") for what, cpu, memory in rows]
            table = tables.table(("file", "CPU s", "peak MB"), told)
            tables.write(f"long_{options.command}", {"command": how, "rows": rows}, table)


if __name__ == "__main__":
    main()
