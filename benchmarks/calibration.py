"""How far a confidence can be believed: reliability, risk against coverage, the curve of false alarms, drawn.

    python -m benchmarks.calibration verdicts --folds FOLDS --seed ARTICLE SOURCES    # `check`'s confidence
    python -m benchmarks.calibration pairs --data DATA [--most 500]                   # `judge`'s probabilities

Verdicts: each annotated article checked with combiner weights fitted without it (`training.combiner --folds`), its
confidence by a calibration fitted without it. Pairs: dev parts, which no training saw. Writes results/calibration_*
and docs/calibration-*.png; needs benchmarks/requirements.txt.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import tables
from benchmarks.dev import SETS, sample
from benchmarks.installed import judge, weights
from benchmarks.scores import Answer, brier_of, calibration_error, interval, reliability, risk_coverage
from factcheck.records import Label
from training.calibration import ARTICLES, Row, crossed, curve, rows

DOCS = Path(__file__).resolve().parents[1] / "docs"
BINS = 10
# Sets that the judge never trained on, and those whose train parts it saw.
PAIR_SETS = ("vitaminc_real", "fever", "fever_symmetric", "numhg_derived", "check_covid", "healthver", "climate_fever")
HEAD = ("", "n", "right", "mean confidence", "ECE", "Brier")


def row(name: str, answers: Sequence[Answer]) -> tuple[object, ...]:
    """Return the line of a table on these answers."""
    right = sum(one.right for one in answers) / len(answers)
    sure = sum(one.confidence for one in answers) / len(answers)
    error = calibration_error(answers, bins=BINS)
    return (name, len(answers), *(tables.cell(value) for value in (right, sure, error, brier_of(answers))))


def verdicts(folders: Sequence[Path], seed: Sequence[Path] | None, folds: Path) -> None:
    """Measure the confidence of `check` on articles that were not fitted on."""
    given = rows(folders, seed, folds)
    found = crossed(given)
    checkable = [answer for one, answer in found if one.label is not Label.NOT_CHECKABLE]
    answers = {"all verdicts": [answer for _, answer in found], "all but *not checkable*": checkable}
    answers |= {str(label): [a for one, a in found if one.label is label] for label in Label}
    lines = [row(name, held) for name, held in answers.items() if held]
    alarms = false_alarms(given)
    text = (
        f"{tables.table(HEAD, lines)}\n\n"
        "What `--max-false-alarms` reads: of the claims called *contradicted* at this strength or above, how many were "
        "not, with Wilson's 95 % interval. So few contradictions make a rough curve.\n\n"
        + tables.table(("strength", "called", "false alarms", "share", "interval"), alarms)
    )
    figures = {
        "command": "python -m benchmarks.calibration verdicts --folds FOLDS --seed ARTICLE SOURCES",
        "rows": [dict(zip(HEAD, line, strict=True)) for line in lines],
        "reliability": reliability(answers["all verdicts"], bins=BINS),
    }
    tables.write("calibration_verdicts", figures, text)
    draw({name: answers[name] for name in ("all verdicts", "supported")}, "verdicts", alarms)
    print(text)


def false_alarms(given: Sequence[Row]) -> list[tuple[str, int, int, str, str]]:
    """Return the lines of the curve of *contradicted*."""
    lines = []
    for point in curve(given):
        low, high = interval(point.false_alarms, point.said)
        share = point.false_alarms / point.said
        lines.append((f"{point.strength:.3f}", point.said, point.false_alarms, f"{share:.3f}", f"{low:.2f}–{high:.2f}"))
    return lines


def pairs(data: Path, most: int) -> None:
    """Measure the probabilities of `judge` on dev parts."""
    answers: dict[str, list[Answer]] = {}
    for name in PAIR_SETS:
        gold = sample(data, name, most)
        told = judge([one.texts for one in gold])
        answers[SETS[name]] = [
            Answer(chances.of(chances.best()), chances.best() == one.label)
            for one, chances in zip(gold, told, strict=True)
        ]
        print(*row(name, answers[SETS[name]]), flush=True)
    pooled = {"all sets": [answer for held in answers.values() for answer in held], **answers}
    lines = [row(name, held) for name, held in pooled.items()]
    figures = {
        "command": f"python -m benchmarks.calibration pairs --data DATA --most {most}",
        "weights": weights(),
        "rows": [dict(zip(HEAD, line, strict=True)) for line in lines],
    }
    tables.write("calibration_pairs", figures, tables.table(HEAD, lines))
    draw(pooled, "pairs", ())


def draw(answers: Mapping[str, Sequence[Answer]], name: str, alarms: Sequence[tuple[str, int, int, str, str]]) -> None:
    """Draw reliability, risk against coverage and, where given, the curve of false alarms into docs/."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(1, 3 if alarms else 2, figsize=(13 if alarms else 9, 4.2), layout="constrained")
    axes[0].plot([0, 1], [0, 1], color="grey", linewidth=1, linestyle="--")
    for title, held in answers.items():
        points = [(sure, right, size) for sure, right, size in reliability(held, bins=BINS) if size >= 5]
        axes[0].plot([sure for sure, *_ in points], [right for _, right, _ in points], marker="o", label=title)
        shares, risks = zip(*risk_coverage(held), strict=True)
        axes[1].plot(shares, risks, label=title)
    axes[0].set(
        xlabel="confidence", ylabel="share right", xlim=(0, 1), ylim=(0, 1), title="Reliability (bins of 5 and more)"
    )
    axes[1].set(
        xlabel="share answered, surest first",
        ylabel="share wrong",
        xlim=(0, 1),
        ylim=(0, 0.7),
        title="Risk and coverage",
    )
    axes[0].legend(fontsize=7)
    if alarms:
        called = [line[1] for line in alarms]
        bounds = [interval(line[2], line[1]) for line in alarms]
        axes[2].plot(called, [line[2] / line[1] for line in alarms], marker=".")
        axes[2].fill_between(called, [low for low, _ in bounds], [high for _, high in bounds], alpha=0.2)
        axes[2].set(xlabel="claims called contradicted, surest first", ylabel="share of false alarms", ylim=(0, 1))
        axes[2].set_title("False alarms, 95 % interval")
    # Without the version in it, the file is the same from one release of matplotlib to the next where the drawing is.
    figure.savefig(DOCS / f"calibration-{name}.png", dpi=100, metadata={"Software": None})


def main() -> None:
    """Run one of the two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("verdicts", "pairs"))
    parser.add_argument("--articles", type=Path, nargs="+", default=ARTICLES)
    parser.add_argument("--seed", nargs=2, type=Path, metavar=("ARTICLE", "SOURCES"))
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--most", type=int, default=500)
    options = parser.parse_args()
    if options.what == "verdicts" and options.folds:
        verdicts(options.articles, options.seed, options.folds)
    elif options.what == "pairs" and options.data:
        pairs(options.data, options.most)
    else:
        parser.error("verdicts need --folds, pairs need --data")


if __name__ == "__main__":
    main()
