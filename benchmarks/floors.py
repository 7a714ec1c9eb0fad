"""What the judge of pairs must not fall below: floors.yaml, checked on pairs of this repository (CI) or on dev parts.

    python -m benchmarks.floors                          # checks; what `make test` runs
    python -m benchmarks.floors --data DATA              # also those of the dev parts, 2,000 pairs each
    python -m benchmarks.floors --renew [--data DATA]    # measures, and writes floors a little under what was found

Exit code 1 where a figure is worse than its floor, or where the pairs are not those the floors were measured on.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from benchmarks import own
from benchmarks.dev import sample
from benchmarks.installed import SUPPORTED, judge, weights
from benchmarks.scores import ratio, scores

FILE = Path(__file__).with_name("floors.yaml")
OWN = "own"
DEV = ("vitaminc_real", "fever", "numhg_derived")
MOST = 2000
# How far below today's figure a floor stands: what another machine's last bits, or a better trade-off, may cost.
MARGIN = 0.02
# Figures that are worse when they are higher.
FALLING = ("false support", "ECE", "left standing")
HEAD = """\
# What `python -m benchmarks.floors` holds the judge of pairs to. Made by `--renew`; `corpus` is the hash of the pairs.
# A floor is `least` or, where less is better, `most`; `measured` is what was found that day.
"""


def measure_own() -> tuple[str, dict[str, float]]:
    """Return the hash of the repository's own pairs and the figures on them."""
    given = own.pairs()
    found = judge([(one.claim, one.evidence) for one in given])
    plain = [
        (one.label, told) for one, told in zip(given, found, strict=True) if one.kind in ("table", "cited", "near miss")
    ]
    figures = _kept(scores([label for label, _ in plain], [told for _, told in plain]))
    for kind in ("number", "month", "name", "negation"):
        told = [one.best() for each, one in zip(given, found, strict=True) if each.kind == kind]
        figures[f"{kind} left standing"] = round(ratio(told.count(SUPPORTED), len(told)), 3)
    return own.digest(given), figures


def measure_dev(data: Path, name: str) -> tuple[str, dict[str, float]]:
    """Return the hash of a dev part's sample and the figures on it."""
    gold = sample(data, name, MOST)
    corpus = hashlib.sha256("\n".join(f"{one.id}\t{one.label}" for one in gold).encode()).hexdigest()[:16]
    return corpus, _kept(scores([one.label for one in gold], judge([one.texts for one in gold])))


def _kept(figures: Mapping[str, float]) -> dict[str, float]:
    names = ("accuracy", "macro-F1", "refuted P", "refuted R", "false support", "ECE")
    return {name: round(figures[name], 3) for name in names}


def measured(data: Path | None) -> Iterator[tuple[str, str, dict[str, float]]]:
    """Yield name, hash and figures of each corpus that is at hand."""
    yield OWN, *measure_own()
    for name in DEV if data else ():
        assert data
        yield name, *measure_dev(data, name)


def failures(name: str, corpus: str, figures: Mapping[str, float], floors: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line for each floor that is not held."""
    if floors["corpus"] != corpus:
        yield f"{name}: the pairs are {corpus}, the floors are for {floors['corpus']}; measure again with --renew"
        return
    for figure, floor in floors["figures"].items():
        value = figures[figure]
        if value < floor.get("least", value) or value > floor.get("most", value):
            yield f"{name}: {figure} is {value}, its floor {floor}"


def renewed(corpora: Sequence[tuple[str, str, dict[str, float]]], command: str) -> dict[str, Any]:
    """Return floors a little under these figures."""
    made = {"command": command, "day": dt.date.today().isoformat(), "weights": weights()}
    return {
        name: {**made, "corpus": corpus, "figures": {k: _floor(k, v) for k, v in figures.items()}}
        for name, corpus, figures in corpora
    }


def _floor(figure: str, value: float) -> dict[str, float]:
    if figure.endswith(FALLING):
        return {"most": round(value + MARGIN, 3), "measured": value}
    return {"least": round(value - MARGIN, 3), "measured": value}


def main() -> int:
    """Check the floors, or make them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--renew", action="store_true")
    options = parser.parse_args()
    command = "python -m benchmarks.floors" + (" --data DATA" if options.data else "")
    floors = yaml.safe_load(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    corpora = list(measured(options.data))
    if options.renew:
        floors |= renewed(corpora, command)
        FILE.write_text(HEAD + yaml.safe_dump(floors, sort_keys=False, width=120), encoding="utf-8")
    lines = [line for corpus in corpora for line in failures(*corpus, floors[corpus[0]])]
    for name, _, figures in corpora:
        print(f"{name}: " + ", ".join(f"{figure} {value}" for figure, value in figures.items()))
    print("\n".join(lines), file=sys.stderr, end="\n" if lines else "")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
