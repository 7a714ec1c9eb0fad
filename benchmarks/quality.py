"""How good the judge of pairs is on the public dev parts, beside what it must beat and beside its own parts.

    python -m benchmarks.quality --data DATA [--most 1000] [--sets NAME ...]   # writes results/quality.json and .md
    python -m benchmarks.quality --data DATA --keep                            # and keeps the answers of the release

One row a set and judge. Dev parts of held-out groups, never trained on. A judge gives one of three labels; where a set
has only two, "two-way" takes the likelier of those two. The judges are asked through the installed command.
Needs benchmarks/requirements.txt for the row of the claim read alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import answers, baselines, tables
from benchmarks.dev import SETS, Gold, sample
from benchmarks.installed import FUSED, PARTS, Chances, judge, weights
from benchmarks.scores import ratio, scores
from factcheck.values import parse_all

# Sets whose pairs turn on a value.
BY_KIND = ("vitaminc_real", "numhg_derived")
FEWEST = 20  # pairs with a kind of value, below which its share says nothing
COLUMNS = (
    "accuracy", "macro-F1", "two-way", "refuted P", "refuted R", "false support", "cover@95", "ECE", "Brier",
)  # fmt: skip


def found(gold: Sequence[Gold], data: Path, name: str) -> Iterator[tuple[str, list[Chances]]]:
    """Yield each judge with its chances; baselines first."""
    yield "majority", baselines.majority(gold)
    claims = baselines.claim_only(gold, data, name)
    if claims is not None:
        yield "claim only", claims
    yield "overlap", baselines.overlap(gold)
    for part in PARTS:
        yield part, judge([one.texts for one in gold], part)


def by_kind(gold: Sequence[Gold], chances: Sequence[Chances]) -> dict[str, tuple[int, float]]:
    """Return how many claims state each kind of value, and the accuracy on those."""
    hits: dict[str, list[bool]] = {}
    for one, told in zip(gold, chances, strict=True):
        for kind in {value.kind for value in parse_all(one.claim)} or {"none"}:
            hits.setdefault(kind, []).append(told.best() == one.label)
    return {
        kind: (len(held), ratio(sum(held), len(held))) for kind, held in sorted(hits.items()) if len(held) >= FEWEST
    }


def measure(data: Path, name: str, most: int | None) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what is found on one set, and what the fused judge says by id."""
    gold = sample(data, name, most)
    table, kinds, said = {}, {}, {}
    for title, chances in found(gold, data, name):
        scored = scores([one.label for one in gold], chances)
        table[title] = {column: round(value, 4) for column, value in scored.items()}
        if name in BY_KIND and title in PARTS:
            kinds[title] = by_kind(gold, chances)
        if title == FUSED:
            said = {one.id: told.best() for one, told in zip(gold, chances, strict=True)}
    change = answers.changes(name, gold, said)
    return {
        "pairs": len(gold),
        "judges": table,
        "kinds": kinds,
        "since": {"asked": change.asked, "gained": change.gained, "lost": change.lost, "chance": change.chance},
    }, said


def page(sets: dict[str, dict[str, Any]]) -> str:
    """Return the tables of the page."""
    rows = [
        (SETS[name], one["pairs"], title, *(tables.cell(scored.get(column)) for column in COLUMNS))
        for name, one in sets.items()
        for title, scored in one["judges"].items()
    ]
    parts = [tables.table(("set (dev part)", "n", "judge", *COLUMNS), rows)]
    for name in (name for name in BY_KIND if name in sets):
        kinds = sets[name]["kinds"]
        rows = [
            (kind, count, *(tables.cell(kinds[part][kind][1]) for part in PARTS))
            for kind, (count, _) in kinds[FUSED].items()
        ]
        parts.append(
            f"{SETS[name]}, accuracy by the kinds of value in the claim:\n\n"
            + tables.table(("kind", "n", *PARTS), rows)
        )
    rows = [
        (
            SETS[name],
            one["since"]["asked"],
            len(one["since"]["gained"]),
            len(one["since"]["lost"]),
            tables.cell(one["since"]["chance"]),
        )
        for name, one in sets.items()
    ]
    parts.append(
        f"Against the answers kept of {answers.KEPT.stem} (ids in results/quality.json; *chance*: sign test):\n\n"
        + tables.table(("set", "asked", "gained", "lost", "chance"), rows)
    )
    return "\n\n".join(parts)


def main() -> None:
    """Measure and write the results; with --keep, also the answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--most", type=int, default=1000, help="pairs a set, a fixed sample; 0 for all")
    parser.add_argument("--sets", nargs="*", default=list(SETS), choices=list(SETS))
    parser.add_argument("--keep", action="store_true", help="keep the answers as those of this release")
    options = parser.parse_args()
    sets, said = {}, {}
    for name in options.sets:
        sets[name], said[name] = measure(options.data, name, options.most or None)
        print(f"{name}: fused {sets[name]['judges'][FUSED]['accuracy']:.3f} of {sets[name]['pairs']}", flush=True)
    some = "" if options.sets == list(SETS) else f" --sets {' '.join(options.sets)}"
    command = f"python -m benchmarks.quality --data DATA --most {options.most}{some}"
    tables.write("quality", {"command": command, "weights": weights(), "sets": sets}, page(sets))
    if options.keep:
        answers.keep(said, answers.KEPT)


if __name__ == "__main__":
    main()
