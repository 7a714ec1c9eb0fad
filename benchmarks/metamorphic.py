"""One change to a supported claim: how often it is left standing, by the kind of change.

    python -m benchmarks.metamorphic pairs --data DATA [--most 5000]        # `factcheck judge` on dev pairs
    python -m benchmarks.metamorphic articles [--seed ARTICLE SOURCES]      # `factcheck check` on annotated articles

Pairs: supported pairs of the dev parts, a fixed sample; each is changed once, the kinds taken in turn so that the rare
ones are not drowned. A change is left standing when the judge calls the changed claim supported. Articles: every claim
that the checker calls supported, each number, month and name of it changed in turn and a "not" put in, held against
the whole pack again.
Writes results/metamorphic_pairs and results/metamorphic_articles, .json and .md; pairs are named by id.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

import yaml

from benchmarks import tables
from benchmarks.dev import Gold, rows
from benchmarks.installed import SUPPORTED, judge, weights
from factcheck import pipeline
from factcheck.checker.case import Case
from factcheck.checker.check import evidence_for
from factcheck.checker.decide import decide
from factcheck.index.encoder import Encoder
from factcheck.index.hybrid import Hybrid
from factcheck.reader.read import read
from factcheck.records import Article, Claim, ClaimKind, Label, Pack, Period, Span
from factcheck.settings import Settings
from factcheck.sources.load import load
from tests.mutations import mutations
from training.changes import CHANGES
from training.combiner import article_files

# Sets whose supported claims state values, names and times in sentences of their own.
SETS = (
    "vitaminc_real", "vitaminc_synthetic", "fever", "fever_symmetric", "numhg_derived", "check_covid", "scifact_rte",
    "feverous",
)  # fmt: skip
# What the rows below the kinds add up.
TOGETHER = {"numbers, months, negations": ("number, by rule", "number", "month", "negation"), "all": tuple(CHANGES)}


@dataclass(frozen=True, slots=True)
class Changed:
    """A supported pair with one thing changed in its claim."""

    gold: Gold
    kind: str
    claim: str


def changed(data: Path, most: int) -> list[Changed]:
    """Return the changed pairs: each pair by the kind that was used least among those its claim allows."""
    chance = random.Random(0)
    sets = [[one for one in rows(data, name) if one.label == SUPPORTED] for name in SETS]
    for each in sets:
        chance.shuffle(each)
    turns: Iterator[tuple[Gold | None, ...]] = zip_longest(*sets)  # the sets in turn: small ones whole
    gold = [one for turn in turns for one in turn if one]
    used: Counter[str] = Counter()
    found: list[Changed] = []
    for one in gold:
        allowed = {kind: text for kind, change in CHANGES.items() if (text := change(*one.texts, chance))}
        allowed = {kind: text for kind, text in allowed.items() if text != one.claim}
        if allowed:
            kind = min(allowed, key=lambda kind: (used[kind], kind))
            used[kind] += 1
            found.append(Changed(one, kind, allowed[kind]))
        if len(found) == most:
            break
    return found


def pairs(data: Path, most: int) -> None:
    """Measure `factcheck judge` and write the results."""
    made = changed(data, most)
    said = [one.best() for one in judge([(one.claim, one.gold.evidence) for one in made])]
    lines, standing = [], {}
    for kind in (*CHANGES, *TOGETHER):
        places = [i for i, one in enumerate(made) if one.kind in TOGETHER.get(kind, (kind,))]
        left = [i for i in places if said[i] == SUPPORTED]
        lines.append((kind, len(places), len(left), tables.cell(len(left) / max(1, len(places)))))
        if kind in CHANGES:
            standing[kind] = [made[i].gold.id for i in left]
    head = ("change", "pairs", "left standing", "share")
    figures = {
        "command": f"python -m benchmarks.metamorphic pairs --data DATA --most {most}",
        "weights": weights(),
        "rows": [dict(zip(head, line, strict=True)) for line in lines],
        "left standing": standing,
    }
    tables.write("metamorphic_pairs", figures, tables.table(head, lines))
    print(tables.table(head, lines))


def articles(folder: Path, seed: Sequence[str] | None) -> None:
    """Measure `factcheck check` on the annotated articles and write the results."""
    counts: Counter[tuple[str, str]] = Counter()
    standing = []
    for claims, text, sources in article_files(folder, seed):
        gold = yaml.safe_load(claims.read_text(encoding="utf-8"))
        article = read(str(text), as_of=Period.parse(str(gold["as_of"])))
        for kind, claim, label in again(article, load([str(sources)])):
            counts[kind, label] += 1
            if label == Label.SUPPORTED:
                standing.append({"article": claims.name.partition(".")[0], "kind": kind, "claim": claim})
    kinds = sorted({kind for kind, _ in counts})
    labels = sorted({label for _, label in counts})
    lines = [
        (kind, sum(counts[kind, each] for each in labels), *(counts[kind, each] for each in labels)) for kind in kinds
    ]
    lines.append(("all", counts.total(), *(sum(counts[kind, each] for kind in kinds) for each in labels)))
    head = ("change", "claims", *labels)
    figures = {
        "command": "python -m benchmarks.metamorphic articles --seed ARTICLE SOURCES",
        "rows": [dict(zip(head, line, strict=True)) for line in lines],
        "left standing": [one for one in standing if one["article"] != "seed"],  # its text is not ours to keep
    }
    tables.write("metamorphic_articles", figures, tables.table(head, lines))
    print(tables.table(head, lines))
    for one in standing:
        print(one)


def again(article: Article, pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Yield kind of change, changed claim and its label for every claim that is called supported."""
    settings = Settings()
    report = pipeline.check(article, pack, settings=settings)
    told = (ClaimKind.QUOTATION, ClaimKind.ATTRIBUTION)  # whether words were said hangs on no value in them
    standing = [v.claim for v in report.verdicts if v.label is Label.SUPPORTED and v.claim.kind not in told]
    made = [
        (change.partition(" ")[0], put(claim, text)) for claim in standing for change, text in mutations(claim.text)
    ]
    index = Hybrid(pack, encoder=Encoder.load())
    hits = index.search([claim.text for _, claim in made], limit=settings.candidates)
    for (change, claim), found in zip(made, hits, strict=True):
        verdict = decide(claim, evidence_for(Case.of(article, claim), found, settings=settings), settings=settings)
        yield change, claim.text, str(verdict.label)


def put(claim: Claim, text: str) -> Claim:
    """Return the claim with other words, all of them its own; the id is that of the words."""
    return replace(
        claim, id=text, text=text, quote=text, span=Span(claim.sentence.start, claim.sentence.start + len(text))
    )


def main() -> None:
    """Run one of the two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("pairs", "articles"))
    parser.add_argument("--data", type=Path)
    parser.add_argument("--most", type=int, default=5000)
    parser.add_argument("--articles", type=Path, default=Path("tests/articles"))
    parser.add_argument("--seed", nargs=2, metavar=("ARTICLE", "SOURCES"))
    options = parser.parse_args()
    if options.what == "articles":
        articles(options.articles, options.seed)
    elif options.data:
        pairs(options.data, options.most)
    else:
        parser.error("pairs need --data")


if __name__ == "__main__":
    main()
