"""Whole articles: how many claims are found, how many labels are right, how far "contradicted" can be trusted.

Runs the command on every article of the development set and holds its report against the reference claims.

    python -m benchmarks.articles [--articles DIR] [--seed ARTICLE SOURCES] [--verbose] [--only NAME ...]
    python -m benchmarks.articles --floors recall=.9 accuracy=.8
    python -m benchmarks.articles --folds DIR     # each article with the weights of training.combiner --folds DIR

How a claim is matched: see `matching.py`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from benchmarks.matching import MINIMUM_COVER, eligible, locate, match, overlap

ROOT = Path(__file__).resolve().parents[1]
LABELS = (
    "supported",
    "partly_supported",
    "contradicted",
    "disputed",
    "outdated",
    "not_enough_evidence",
    "not_checkable",
)
SHORT = dict(zip(LABELS, ("supp", "part", "contr", "disp", "outd", "nee", "nchk"), strict=True))


@dataclass(frozen=True, slots=True)
class Reference:
    """One annotated claim; found by its quote."""

    start: int
    end: int
    quote: str
    claim: str
    checkable: bool
    label: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One claim of the report."""

    start: int
    end: int
    quote: str
    label: str
    because: str
    codes: tuple[str, ...]
    cited: tuple[tuple[str, str, str], ...]  # source, snippet, text
    confidence: float
    strength: float  # of the first citation
    origins: int  # how many citations stand on the side of the first
    checkworthiness: float


@dataclass(frozen=True, slots=True)
class Piece:
    """One article with its reference claims and what the command said."""

    name: str
    text: str
    references: tuple[Reference, ...]
    furniture: tuple[tuple[int, int], ...]
    found: tuple[Found, ...]


@dataclass(slots=True)
class Tally:
    """Counts that add up over articles."""

    references: int = 0
    checkable: int = 0
    outputs: int = 0
    recalled: int = 0
    own: int = 0
    sentence_own: int = 0
    furniture: int = 0
    right: int = 0
    right_checkable: int = 0
    all_supported: int = 0
    said: int = 0
    said_right: int = 0
    planted: int = 0
    planted_found: int = 0
    supported_said: int = 0
    supported_wrong: int = 0
    cited: int = 0
    cited_right: int = 0
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    false_alarms: list[str] = field(default_factory=list)
    false_supported: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        for name in self.__slots__:
            mine, theirs = getattr(self, name), getattr(other, name)
            setattr(self, name, mine + theirs)


_WITH_WEIGHTS = """
import pathlib, sys
from factcheck.checker import combine
combine.WEIGHTS = pathlib.Path(sys.argv.pop(1))
from factcheck.cli import run
sys.exit(run(sys.argv[1:]))
"""


def run(article: Path, sources: Path, as_of: str, extra: list[str], weights: Path | None = None) -> list[Found]:
    """The claims that the command reports, with weights that were fitted without this article where they are given."""
    front = ["-m", "factcheck"] if weights is None else ["-c", _WITH_WEIGHTS, str(weights)]
    command = [sys.executable, *front, "check", str(article), "--sources", str(sources)]
    command += ["--as-of", as_of, "-f", "json", "--exit-zero", *extra]
    command += ["--no-cache"] if weights else []  # verdicts by other weights are nothing to keep
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\nexit code {done.returncode}\n{done.stderr[-3000:]}")
    return [found(claim) for claim in json.loads(done.stdout)["claims"]]


def found(claim: dict[str, Any]) -> Found:
    """Return what matters here of a claim of the JSON report."""
    verdict, citations = claim["verdict"], claim["citations"]
    return Found(
        start=claim["span"]["start"],
        end=claim["span"]["end"],
        quote=claim["quote"],
        label=verdict["label"],
        because=str(verdict["because"] or verdict["reason"] or ""),
        codes=tuple(f["code"] for f in claim["findings"]),
        cited=tuple((c["source"], c["snippet"], c["text"]) for c in citations),
        confidence=verdict["confidence"],
        strength=citations[0]["score"] if citations else 0.0,
        origins=sum(c["stance"] == citations[0]["stance"] for c in citations),
        checkworthiness=claim["checkworthiness"],
    )


def load(claims: Path, article: Path, sources: Path, extra: list[str], weights: Path | None) -> Piece:
    gold = yaml.safe_load(claims.read_text(encoding="utf-8"))
    text = article.read_bytes().decode("utf-8")
    references = []
    for entry in gold["claims"]:
        start, end = locate(text, entry["quote"], entry.get("occurrence", 1))
        references.append(
            Reference(
                start=start,
                end=end,
                quote=entry["quote"],
                claim=entry["claim"],
                checkable=entry["checkable"],
                label=entry["label"],
                sources=tuple(entry["sources"]),
            )
        )
    furniture = [locate(text, e["quote"], e.get("occurrence", 1)) for e in gold.get("furniture", [])]
    reported = run(article, sources, str(gold["as_of"]), extra, weights)
    return Piece(claims.name.split(".")[0], text, tuple(references), tuple(furniture), tuple(reported))


def sentences(text: str) -> list[tuple[int, int]]:
    """Plain sentence spans, for the baseline only."""
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        hits = re.finditer(r"\S.*?(?:[.!?][\"”’')]*(?=\s+[\"“‘'(A-Z0-9])|$)", line.group())
        spans += [(line.start() + hit.start(), line.start() + hit.end()) for hit in hits]
    return spans


def judge(piece: Piece, *, verbose: bool) -> Tally:
    """The counts of one article; prints each wrong claim when asked."""
    tally = Tally(references=len(piece.references), outputs=len(piece.found))
    spans = [(r.start, r.end) for r in piece.references]
    own, covering = match(spans, [(f.start, f.end) for f in piece.found])
    plain, _ = match(spans, sentences(piece.text))
    labelled: dict[int, list[Reference]] = {}
    for i, reference in enumerate(piece.references):
        j = own.get(i, covering.get(i))
        got = piece.found[j] if j is not None else None
        if j is not None:
            labelled.setdefault(j, []).append(reference)
        count(tally, reference, got, own=i in own, plain=i in plain)
        wrong = reference.checkable if got is None else got.label != reference.label
        if verbose and wrong:
            explain(reference, got, own=i in own)
    for j, output in enumerate(piece.found):
        count_output(tally, piece, output, labelled.get(j, []))
    return tally


def count(tally: Tally, reference: Reference, got: Found | None, *, own: bool, plain: bool) -> None:
    label = got.label if got else "unmatched"
    right = label == reference.label or (got is None and reference.label == "not_checkable")
    tally.confusion[reference.label, label] += 1
    tally.right += right
    tally.all_supported += reference.label == "supported"
    tally.planted += reference.label == "contradicted"
    tally.planted_found += reference.label == label == "contradicted"
    if reference.checkable:
        tally.checkable += 1
        tally.recalled += got is not None
        tally.own += own
        tally.sentence_own += plain
        tally.right_checkable += right
    if got and right and reference.sources:
        tally.cited += 1
        tally.cited_right += any(source in reference.sources for source, _, _ in got.cited)


def count_output(tally: Tally, piece: Piece, output: Found, references: list[Reference]) -> None:
    span = (output.start, output.end)
    tally.furniture += any(overlap(span, f)[0] >= MINIMUM_COVER for f in piece.furniture)
    wanted = {r.label for r in references}
    line = f"{piece.name}: “{output.quote}”\n      reference: {', '.join(sorted(wanted)) or 'none'}"
    line += f"\n      because: {' '.join(output.codes)} {output.because}{quoted(output)}"
    if output.label == "contradicted":
        tally.said += 1
        if "contradicted" in wanted or any(
            eligible((r.start, r.end), span) for r in piece.references if r.label == "contradicted"
        ):
            tally.said_right += 1
        else:
            tally.false_alarms.append(line)
    if output.label == "supported" and references:
        tally.supported_said += 1
        if "supported" not in wanted:
            tally.supported_wrong += 1
            tally.false_supported.append(line)


def quoted(output: Found) -> str:
    return "".join(f"\n      cited: {s}/{n}: {t}" for s, n, t in output.cited[:3])


def explain(reference: Reference, got: Found | None, *, own: bool) -> None:
    print(f"  ✗ {reference.claim}")
    print(f"      quote: “{reference.quote}”")
    where = "" if got is None else ("" if own else "  (shares its claim)")
    print(f"      expected {reference.label}, got {got.label if got else 'unmatched'}{where}")
    if reference.sources:
        print(f"      sources: {', '.join(reference.sources)}")
    if got:
        print(f"      claim found: “{got.quote}”")
        print(f"      because: {' '.join(got.codes)} {got.because}{quoted(got)}")


def share(part: int, whole: int) -> str:
    return f"{part / whole:5.3f} ({part}/{whole})" if whole else "    – (0/0)"


def show(name: str, tally: Tally) -> None:
    print(f"\n{name}: {tally.references} reference claims, {tally.outputs} reported")
    print(f"  recall (checkable)          {share(tally.recalled, tally.checkable)}")
    print(f"  found as a claim of its own {share(tally.own, tally.checkable)}")
    print(f"    plain: one a sentence     {share(tally.sentence_own, tally.checkable)}")
    print(f"  claims on furniture         {tally.furniture}")
    print(f"  label accuracy              {share(tally.right, tally.references)}")
    print(f"    checkable only            {share(tally.right_checkable, tally.checkable)}")
    print(f"    plain: all supported      {share(tally.all_supported, tally.references)}")
    print(f"  contradicted: precision     {share(tally.said_right, tally.said)}")
    print(f"  contradicted: recall        {share(tally.planted_found, tally.planted)}")
    print(f"  false supported             {share(tally.supported_wrong, tally.supported_said)}")
    print(f"  citations right             {share(tally.cited_right, tally.cited)}")


def show_confusion(tally: Tally) -> None:
    columns = (*LABELS, "unmatched")
    print("\nconfusion (rows: reference, columns: reported)")
    print(f"{'':22}" + "".join(f"{SHORT.get(c, 'none'):>7}" for c in columns))
    for label in LABELS:
        cells = "".join(f"{tally.confusion[label, c] or '·':>7}" for c in columns)
        print(f"{label:22}{cells}")


def show_lists(tally: Tally) -> None:
    print(f"\nfalse alarms ({len(tally.false_alarms)} claims called contradicted that are not)")
    for line in tally.false_alarms:
        print(f"  - {line}")
    print(f"\nfalse supported ({len(tally.false_supported)})")
    for line in tally.false_supported:
        print(f"  - {line}")


def check_floors(tally: Tally, floors: list[str]) -> list[str]:
    """The floors that are not reached."""
    figures = {
        "recall": tally.recalled / max(1, tally.checkable),
        "own": tally.own / max(1, tally.checkable),
        "accuracy": tally.right / max(1, tally.references),
        "precision": tally.said_right / max(1, tally.said),
        "planted": tally.planted_found / max(1, tally.planted),
    }
    low = []
    for floor in floors:
        name, _, least = floor.partition("=")
        if figures[name] < float(least):
            low.append(f"{name} {figures[name]:.3f} is below its floor {least}")
    return low


def pieces(
    folder: Path,
    seed: Sequence[Path] | None,
    folds: Path | None,
    *,
    only: Sequence[str] = (),
    extra: Sequence[str] = (),
) -> Iterator[Piece]:
    """Yield each annotated article with what the command reports on it, by the weights of its fold where given."""
    for claims in sorted(folder.glob("*.claims.yaml")):
        name = claims.name.removesuffix(".claims.yaml")
        if (only and name not in only) or (name == "seed" and not seed):
            continue
        if name == "seed" and seed:
            article, sources = seed
        else:
            article = next(p for p in (folder / f"{name}{e}" for e in (".txt", ".md")) if p.exists())
            sources = folder / f"{name}.sources.yaml"
        fold = folds / f"{name}.json" if folds else None
        yield load(claims, article, sources, list(extra), fold if fold and fold.exists() else None)


def matched(piece: Piece) -> Iterator[tuple[Reference, Found]]:
    """Yield each reference claim that an output claim stands for, with that output claim."""
    own, covering = match([(r.start, r.end) for r in piece.references], [(f.start, f.end) for f in piece.found])
    for place, reference in enumerate(piece.references):
        output = own.get(place, covering.get(place))
        if output is not None:
            yield reference, piece.found[output]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=ROOT / "tests" / "articles")
    parser.add_argument("--seed", nargs=2, type=Path, metavar=("ARTICLE", "SOURCES"))
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME")
    parser.add_argument("--verbose", action="store_true", help="list each wrong claim")
    parser.add_argument("--floors", nargs="*", default=[], metavar="NAME=LEAST")
    parser.add_argument("--folds", type=Path, help="the folder of `training.combiner --folds`")
    parser.add_argument("--options", default="", help="further options for the command, in one string")
    given = parser.parse_args()
    total = Tally()
    for piece in pieces(given.articles, given.seed, given.folds, only=given.only, extra=given.options.split()):
        tally = judge(piece, verbose=given.verbose)
        show(piece.name, tally)
        total.add(tally)
    show("TOTAL", total)
    show_confusion(total)
    show_lists(total)
    low = check_floors(total, given.floors)
    for line in low:
        print(line, file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
