"""Every annotated article beside the sources of every other: what is called anything but open is called so wrongly.

    python -m benchmarks.strangers [--articles DIR] [--seed ARTICLE SOURCES] [--verbose]

The sources speak of other towns, firms and people, so each contradiction is a false alarm and each support false.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import permutations
from pathlib import Path

import yaml

from factcheck import pipeline
from factcheck.checker.case import Case
from factcheck.checker.check import evidence_for
from factcheck.checker.decide import decide
from factcheck.index.encoder import Encoder
from factcheck.index.hybrid import Hybrid
from factcheck.reader.read import read
from factcheck.records import Label, Period
from factcheck.settings import Settings
from factcheck.sources.load import load
from training.combiner import article_files


def main() -> None:
    """Check each article against each strange pack and print the labels."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=Path("tests/articles"))
    parser.add_argument("--seed", nargs=2, metavar=("ARTICLE", "SOURCES"))
    parser.add_argument("--verbose", action="store_true", help="list what is not left open")
    options = parser.parse_args()
    settings, encoder, counts = Settings(), Encoder.load(), Counter[str]()
    cases, indexes = {}, {}
    for gold, text, sources in article_files(options.articles, options.seed):
        day = Period.parse(str(yaml.safe_load(gold.read_text(encoding="utf-8"))["as_of"]))
        article = read(str(text), as_of=day)
        claims = pipeline.claims(article, settings=settings)
        cases[gold.name] = [Case.of(article, claim) for claim in claims if claim.checkable]
        indexes[gold.name] = Hybrid(load([str(sources)]), encoder=encoder)
    for ours, theirs in permutations(sorted(cases), 2):
        hits = indexes[theirs].search([case.claim.text for case in cases[ours]], limit=settings.candidates)
        for case, found in zip(cases[ours], hits, strict=True):
            verdict = decide(case.claim, evidence_for(case, found, settings=settings), settings=settings)
            counts[verdict.label.value] += 1
            if options.verbose and verdict.label is not Label.NOT_ENOUGH_EVIDENCE:
                print(f"{verdict.label.value}: {case.claim.text}\n    {verdict.because}")
                print(f"    {verdict.evidence[0].snippet.text}")
    print(counts.total(), dict(sorted(counts.items())))


if __name__ == "__main__":
    main()
