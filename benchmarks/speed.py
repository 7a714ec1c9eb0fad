"""Times and memory of the command beside the bare parts it stands on; every figure a ratio within one run.

    python -m benchmarks.speed ARTICLE --sources SOURCES [--data DATA] [--runs 5]    # writes results/speed.*

Each line sets a command beside a process of its own that does only what cannot be left out. The two are run in turn, so
that other work on the machine meets both; of each, the least wall-clock and the least CPU time of the runs counts.
The pairs are of VitaminC (dev part) with --data, else of this repository; --pairs says how many.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import own, tables
from benchmarks.dev import sample

TOOL = (sys.executable, "-m", "factcheck")
SET = "vitaminc_real"
# What every run needs: imports, the encoder, and the article's lines embedded once.
_EMBED = """
import sys
from factcheck.index.encoder import Encoder
Encoder.load().embed([line for line in sys.stdin.read().split("\\n") if line.strip()])
"""
# Bare onnxruntime on word pieces that were cut before, one pair after the other or in batches of like length: the
# command's own weights, threads and waiting (a core that spins while it waits is CPU time that says nothing).
_RAW = """
import json, sys
import numpy as np
import onnxruntime
from importlib import resources
options = onnxruntime.SessionOptions()
options.intra_op_num_threads, options.inter_op_num_threads = 2, 1
options.add_session_config_entry("session.intra_op.allow_spinning", "0")
model = (resources.files("factcheck.models") / "judge" / "model.onnx").read_bytes()
session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
rows = sorted(json.load(sys.stdin), key=lambda row: len(row[0]))
size = int(sys.argv[1])
for start in range(0, len(rows), size):
    batch = rows[start : start + size]
    width = max(len(ids) for ids, _ in batch)
    filled = np.array([[line + [0] * (width - len(line)) for line in row] for row in batch])
    session.run(["logits"], {"input_ids": filled[:, 0], "token_types": filled[:, 1]})
"""
# The measure of a laptop: import onnxruntime and tokenizers, load the judge, judge one pair 200 times.
_JUDGE_200 = """
import onnxruntime, tokenizers
import numpy as np
from importlib import resources
folder = resources.files("factcheck.models")
pieces = tokenizers.Tokenizer.from_str((folder / "encoder" / "tokenizer.json").read_text(encoding="utf-8"))
options = onnxruntime.SessionOptions()
options.intra_op_num_threads, options.inter_op_num_threads = 2, 1
options.add_session_config_entry("session.intra_op.allow_spinning", "0")
model = (folder / "judge" / "model.onnx").read_bytes()
session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
claim = "The town council approved a budget of 12.4 million for new roads in March 2024."
passage = "In March 2024 councillors voted for a road budget of 12.4 million, up from 11 million the year before."
for _ in range(200):
    row = pieces.encode(claim, passage)
    inputs = {"input_ids": np.array([row.ids]), "token_types": np.array([row.type_ids])}
    session.run(["logits"], inputs)
"""
# Reading an article into claims beside the bare passes of its sentences through the model of syntax, in one process:
# CPU seconds of the first reading (patterns compiled, words cut), of a second one, and of the passes alone. Given a
# folder, with what the command has as well: patterns of earlier runs, and its collector of garbage.
_PARSE = """
import contextlib, gc, sys, time
from pathlib import Path
from factcheck import patterns
article, *folder = sys.argv[1:]
stack = contextlib.ExitStack()
if folder:
    gc.set_threshold(500_000, 20, 20)
    stack.enter_context(patterns.kept(Path(folder[0])))
from factcheck.parser.parse import parse
from factcheck.reader.read import read
from factcheck.syntax.model import SyntaxModel
article, fed = read(article, as_of=None), []
class Noted:
    def __init__(self, session):
        self.session = session
    def run(self, outputs, inputs):
        fed.append(inputs)
        return self.session.run(outputs, inputs)
syntax = SyntaxModel.load()
session, syntax._session = syntax._session, Noted(syntax._session)
for turn in range(2):
    fed.clear()
    before = time.process_time()
    parse(article, syntax=syntax)
    print(time.process_time() - before)
before = time.process_time()
for inputs in fed:
    session.run(None, inputs)
print(time.process_time() - before)
stack.close()
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of a process: by the clock, and of the processors."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Process:
    """A command to be timed; `prepare` gives it a fresh environment before each run."""

    command: Sequence[str]
    stdin: str = ""
    prepare: Callable[[], Mapping[str, str]] = dict

    def run(self) -> Spent:
        """Run it once."""
        environment = {**os.environ, **self.prepare()}
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(self.command, input=self.stdin.encode(), capture_output=True, check=True, env=environment)
        wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def side_by_side(processes: Sequence[Process], *, runs: int) -> list[Spent]:
    """Return the least times of each, run in turn."""
    taken = [[process.run() for process in processes] for _ in range(runs)]
    return [Spent(min(one.wall for one in each), min(one.cpu for one in each)) for each in zip(*taken, strict=True)]


def parsing(article: str, *folder: str, runs: int) -> tuple[float, float]:
    """Return CPU time of parsing an article to that of the passes through the model: a first time, and a second.

    With a cache `folder` of the command, as the command has it.
    """
    run = (sys.executable, "-c", _PARSE, article, *folder)
    told = [subprocess.run(run, capture_output=True, check=True).stdout.split() for _ in range(runs)]
    first, second, passes = (statistics.median(map(float, each)) for each in zip(*told, strict=True))
    return first / passes, second / passes


def peak(command: Sequence[str], stdin: str = "") -> float:
    """Return the peak resident memory of a command in MB."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True, check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    run = [sys.executable, "-c", code, *command]
    return float(subprocess.run(run, input=stdin.encode(), capture_output=True, check=True).stdout)


def pairs(data: Path | None, most: int) -> list[tuple[str, str]]:
    """Return the pairs to judge."""
    if data:
        return [one.texts for one in sample(data, SET, most)]
    return [(one.claim, one.evidence) for one in own.pairs()[:most]]


def encoded(given: Sequence[tuple[str, str]]) -> str:
    """Return the word pieces and token types of the pairs, as the judge reads them."""
    from factcheck.checker.judge import Pair
    from factcheck.checker.learned import encode_pairs
    from factcheck.models.pieces import tokenizer

    rows = encode_pairs(tokenizer(), [Pair(claim, evidence) for claim, evidence in given])
    return json.dumps([[row.ids, row.types] for row in rows])


def pack(count: int, path: Path) -> Path:
    """Write a pack of so many different snippets on invented towns."""
    lines = ["version: 1", "sources:"]
    for source in range(count // 10):
        lines += [
            f"  - id: town-{source}",
            f"    title: Annual report of town {source}",
            "    publisher: Office of Towns",
            f"    url: https://example.org/{source}",
            "    published: 2024-03-01",
            "    kind: official",
            "    snippets:",
        ]
        for row in range(10):
            lines += [
                f"      - id: s{row}",
                f"        text: Town {source} spent {row + 2}.{source % 9} million dollars on roads in {2010 + row}.",
            ]
    path.write_text("\n".join(lines) + "\n")
    return path


def python(code: str, *arguments: str, stdin: str = "") -> Process:
    """Return a process that runs this code."""
    return Process((sys.executable, "-c", code, *arguments), stdin)


def checking(article: str, sources: str | Path) -> tuple[str, ...]:
    """Return the command that checks an article."""
    return (*TOOL, "check", article, "--sources", str(sources), "-f", "json", "--exit-zero")


def cold(folder: Path) -> Callable[[], Mapping[str, str]]:
    """Return what gives each run a cache of its own with nothing in it."""
    return lambda: {"FACTCHECK_CACHE_DIR": tempfile.mkdtemp(dir=folder)}


def claims(command: Sequence[str]) -> int:
    """Return how many claims the report has."""
    return len(json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["claims"])


def measured(options: argparse.Namespace, folder: Path) -> list[tuple[str, float, float, float, float, str]]:
    """Return a line a comparison: what, CPU seconds of ours, ratios of CPU and wall, wall seconds, the bar."""
    text, given = Path(options.article).read_text(encoding="utf-8"), pairs(options.data, options.pairs)
    lines = "".join(json.dumps({"claim": claim, "evidence": evidence}) + "\n" for claim, evidence in given)
    check, pieces = checking(options.article, options.sources), encoded(given)
    kept = {"FACTCHECK_CACHE_DIR": str(folder / "kept")}
    small, large = pack(100, folder / "small.yaml"), pack(10_000, folder / "large.yaml")
    ours_judge = Process((*TOOL, "judge", "-"), lines)
    warm = [Process(checking(options.article, path), prepare=lambda: kept) for path in (options.sources, small, large)]
    for process in warm:
        process.run()
    compared = (
        ("`--version` to `python -c pass`", Process((*TOOL, "--version")), python("pass"), "≤ 8"),
        (
            "article, cold, to one pair judged 200 times",
            Process(check, prepare=cold(folder)),
            python(_JUDGE_200),
            "≤ 2.5",
        ),
        ("article, warm, to its lines embedded once", warm[0], python(_EMBED, stdin=text), "≤ 3"),
        ("10,000 snippets to 100, warm", warm[2], warm[1], "≤ 1.5"),
        ("`judge` to bare onnxruntime, pair by pair", ours_judge, python(_RAW, "1", stdin=pieces), "≤ 1.18"),
        ("`judge` to bare onnxruntime, batches of 16", ours_judge, python(_RAW, "16", stdin=pieces), "≤ 1.18"),
    )
    found = []
    for what, ours, bare, bar in compared:
        one, two = side_by_side((ours, bare), runs=options.runs)
        found.append((what, one.cpu, one.cpu / two.cpu, one.wall / two.wall, one.wall, bar))
        print(*found[-1], flush=True)
    return found


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article")
    parser.add_argument("--sources", required=True)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what pip installs has its bytecode
    with tempfile.TemporaryDirectory() as folder:
        found = measured(options, Path(folder))
        as_command, _ = parsing(options.article, str(Path(folder) / "kept"), runs=options.runs)
    check = checking(options.article, options.sources)
    warm, count, judged = found[2], claims(check), found[4]
    first, second = parsing(options.article, runs=options.runs)
    memory = {"check": peak(check), "bare python": peak((sys.executable, "-c", "pass"))}
    rows = [(what, f"{cpu:.2f}", f"{ratio:.2f}", f"{clock:.2f}", bar) for what, cpu, ratio, clock, _, bar in found]
    notes = (
        f"`judge`: {options.pairs / judged[4]:.0f} pairs a second by the clock, {100 / judged[3]:.0f} % of bare "
        f"onnxruntime's (bar: 85 %), both with their start. `check`, warm: {count / warm[4]:.0f} claims a second. "
        f"Parsing: {second:.2f} times the CPU time of the sentences' passes through the model of syntax, {first:.2f} "
        f"times the first time in a process (bar: 1.5), {as_command:.2f} as the command has it, whose patterns an "
        f"earlier run has compiled. "
        f"Peak memory of `check`: {memory['check']:.0f} MB, bare Python {memory['bare python']:.0f} MB."
    )
    table = tables.table(("ours to bare", "CPU s", "ratio, CPU", "ratio, wall", "bar"), rows)
    command = f"python -m benchmarks.speed ARTICLE --sources SOURCES{' --data DATA' if options.data else ''}"
    figures = {
        "command": f"{command} --pairs {options.pairs} --runs {options.runs}",
        "rows": found,
        "parsing": [first, second, as_command],
        "memory": memory,
        "claims": count,
    }
    tables.write("speed", figures, f"{table}\n\n{notes}")


if __name__ == "__main__":
    main()
