"""Times and memory of the command beside the bare parts it stands on; every figure a ratio within one run.

    python benchmarks/speed.py ARTICLE --sources SOURCES [--runs 5]

Prints: `--version` against `python -c pass`; the article end to end on a warm index against a process that imports
onnxruntime and tokenizers, loads the encoder and embeds the article's sentences once; a pack of 10,000 snippets against
one of 100, both warm; peak memory beside each. CPU time of the child processes, the least of the runs.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

_BASE = """
import sys
from factcheck.index.encoder import Encoder
encoder = Encoder.load()
encoder.embed([line for line in sys.stdin.read().split("\\n") if line.strip()])
"""


def cpu(command: list[str], *, runs: int, stdin: str = "", environment: dict[str, str] | None = None) -> float:
    """Return the least CPU seconds (user and system) of a command over some runs."""
    return min(_once(command, stdin, environment) for _ in range(runs))


def _once(command: list[str], stdin: str, environment: dict[str, str] | None) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, input=stdin.encode(), capture_output=True, check=False, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def peak(command: list[str]) -> float:
    """Return the peak resident memory of a command in MB."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], capture_output=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    return float(subprocess.run([sys.executable, "-c", code, *command], capture_output=True, check=True).stdout)


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


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("article")
    arguments.add_argument("--sources", required=True)
    arguments.add_argument("--runs", type=int, default=5)
    options = arguments.parse_args()
    tool = [sys.executable, "-m", "factcheck"]
    text = Path(options.article).read_text()

    passing = cpu([sys.executable, "-c", "pass"], runs=options.runs)
    version = cpu([*tool, "--version"], runs=options.runs)
    print(f"python -c pass          {passing:.3f} s")
    print(f"factcheck --version     {version:.3f} s   ratio {version / passing:.1f}   (bar 8)")

    base = cpu([sys.executable, "-c", _BASE], runs=options.runs, stdin=text)
    check = [*tool, "check", options.article, "--sources", options.sources, "-f", "json", "--exit-zero"]
    cpu(check, runs=1)
    warm = cpu(check, runs=options.runs)
    print(f"load encoder and embed  {base:.3f} s")
    print(f"article, warm           {warm:.3f} s   ratio {warm / base:.2f}   (bar 3)   peak {peak(check):.0f} MB")

    with tempfile.TemporaryDirectory() as folder:
        small, large = pack(100, Path(folder) / "small.yaml"), pack(10_000, Path(folder) / "large.yaml")
        environment = {**os.environ, "FACTCHECK_CACHE_DIR": str(Path(folder) / "cache")}
        times = []
        for path in (small, large):
            command = [*tool, "check", options.article, "--sources", str(path), "-f", "json", "--exit-zero"]
            cold = cpu(command, runs=1, environment=environment)
            times.append(cpu(command, runs=options.runs, environment=environment))
            print(f"{path.stem:6} pack: cold {cold:.2f} s, warm {times[-1]:.3f} s")
        print(f"10,000 against 100      ratio {times[1] / times[0]:.2f}   (bar 1.5)")


if __name__ == "__main__":
    main()
