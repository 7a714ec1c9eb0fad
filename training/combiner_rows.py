"""The rows the combiner is fitted on: pairs of open sets, claims of annotated articles, and those claims changed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from benchmarks.matching import locate, match
from factcheck import pipeline
from factcheck.checker.align import Match, align
from factcheck.checker.candidates import Candidate, Others, candidate
from factcheck.checker.difference import difference
from factcheck.checker.features import features
from factcheck.checker.reading import Reading, asserted, read
from factcheck.checker.stance import differing
from factcheck.index.encoder import Encoder
from factcheck.index.hybrid import Hit, Hybrid
from factcheck.reader.read import read as read_article
from factcheck.records import Article, Claim, Period, Snippet, Source, SourceKind
from factcheck.settings import Settings
from factcheck.sources.load import load
from tests.mutations import mutations
from training import pairs

SUPPORTS, CONTRADICTS, NEUTRAL = range(3)
LABELS = {"supported": SUPPORTS, "contradicted": CONTRADICTS, "not_enough_evidence": NEUTRAL}
STANCES = {"supports": SUPPORTS, "contradicts": CONTRADICTS, "neutral": NEUTRAL}
ANCHORS = Path(__file__).with_name("anchors.tsv")
PUBLIC = ("vitaminc_real", "vitaminc_synthetic", "fever", "check_covid", "scifact_rte")
CANDIDATES = 12
NEAREST = 10  # candidates whose differences are looked at: what stands further down never decides
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One pair: its features, what it is, how much it counts, where it came from."""

    features: tuple[float, ...]
    target: int
    weight: float
    origin: str
    bag: int = -1  # pairs of one bag hold at least one true pair among them


class Embeddings:
    """Embeds each text once."""

    def __init__(self) -> None:
        self.encoder = Encoder.load()
        self._rows: dict[str, Array] = {}

    def cosine(self, one: str, two: str) -> float:
        """Return how near two texts are in meaning."""
        return float(self._row(one) @ self._row(two))

    def _row(self, text: str) -> Array:
        if text not in self._rows:
            self._rows[text] = self.encoder.embed([text])[0]
        return self._rows[text]


def anchors(embeddings: Embeddings) -> Iterator[tuple[int, Candidate, Reading]]:
    """Yield the pairs of anchors.tsv, each laid out as the checker would."""
    for line in ANCHORS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        stance, claim, text = line.split("\t")
        source = Source("anchor", "", "", "", SourceKind.NEWS, "anchor")
        snippet = Snippet("anchor/s1", "s1", source, text)
        ours = read(claim)
        yield STANCES[stance], candidate(ours, snippet, cosine=embeddings.cosine(claim, text), as_of=None), ours


def anchor_rows(embeddings: Embeddings) -> tuple[list[Row], list[Row]]:
    """Return the anchors as rows of both kinds."""
    stances, apart = [], []
    for stance, one, ours in anchors(embeddings):
        stances.append(Row(features(ours, one.reading, one.alignment), stance, 1.0, "anchors"))
        others = Others.of([one])
        for each in differing(ours, one):
            vector = difference(ours, one.reading, one.alignment, each, others)
            apart.append(Row(vector, int(stance == CONTRADICTS), 1.0, "anchors"))
    return stances, apart


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated claim in the words of the parser (or of the annotator), with what was found for it."""

    text: str
    quote: str
    label: str
    cited: frozenset[str]
    hits: Sequence[Hit]


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article of tests/articles: its day and its claims, twice where parser and annotator word them otherwise."""

    name: str
    as_of: Period
    claims: tuple[Gold, ...]


def public_rows(data: Path, embeddings: Embeddings, most: int) -> Iterator[Row]:
    """Yield the held-out groups' pairs of the open train parts."""
    for name in PUBLIC:
        examples = [
            example
            for example in pairs.read_set(data / f"{name}.train.jsonl.gz")
            if pairs.is_held_out(example.group) and len(example.evidence) < 600
        ][:most]
        for example in examples:
            cosine = embeddings.cosine(example.claim, example.evidence)
            ours, theirs = read(example.claim), read(example.evidence)
            found = features(ours, theirs, align(ours, theirs, cosine=cosine))
            yield Row(found, example.label, 1.0, f"public:{name}")


def annotated(claims: Path, article: Path, sources: Path, embeddings: Embeddings) -> Annotated:
    """Return an article's reference claims in both wordings, each with its candidates."""
    gold = yaml.safe_load(claims.read_text(encoding="utf-8"))
    as_of = Period.parse(str(gold["as_of"]))
    draft = read_article(str(article), as_of=as_of)
    index = Hybrid(load([str(sources)]), encoder=embeddings.encoder)
    plain = ((entry["claim"], entry["claim"], entry) for entry in gold["claims"])
    worded = [one for one in (*_parsed(draft, gold["claims"]), *plain) if one[2]["checkable"]]
    hits = index.search([text for text, _, _ in worded], limit=CANDIDATES)
    found = tuple(
        Gold(text, quote, entry["label"], frozenset(entry.get("sources") or ()), rows)
        for (text, quote, entry), rows in zip(worded, hits, strict=True)
    )
    return Annotated(claims.name.partition(".")[0], as_of, found)


def _parsed(draft: Article, entries: Sequence[dict]) -> Iterator[tuple[str, str, dict]]:
    claims: list[Claim] = pipeline.claims(draft, settings=Settings())
    spans = [locate(draft.text, entry["quote"], entry.get("occurrence", 1)) for entry in entries]
    own, _ = match(spans, [(claim.span.start, claim.span.end) for claim in claims])
    for reference, place in sorted(own.items()):
        if claims[place].checkable:
            yield claims[place].text, claims[place].quote, entries[reference]


def stance_rows(article: Annotated, embeddings: Embeddings, bags: Iterator[int]) -> Iterator[Row]:
    """Yield every candidate of every claim; the cited sources of a claim that has a verdict make a bag."""
    for claim in article.claims:
        wanted = LABELS.get(claim.label)
        if wanted is None:
            continue
        bag, first = next(bags), None
        ours = asserted(read(claim.text, article.as_of), claim.quote)
        for one in _laid(ours, claim.hits, article.as_of):
            vector = features(ours, one.reading, one.alignment)
            cited = one.snippet.source.id in claim.cited
            if wanted != NEUTRAL and cited:
                first = first or one
                yield Row(vector, wanted, 1.0, article.name, bag)
            else:
                yield Row(vector, NEUTRAL, 0.25, article.name)
        if wanted == SUPPORTS and first:
            yield from _changed(claim.text, first, article, embeddings)


def _laid(ours: Reading, hits: Sequence[Hit], as_of: Period) -> list[Candidate]:
    found = [candidate(ours, hit.snippet, cosine=hit.cosine, as_of=as_of) for hit in hits]
    return [one for one in found if not one.later]


def _changed(text: str, one: Candidate, article: Annotated, embeddings: Embeddings) -> Iterator[Row]:
    for change, changed in mutations(text):
        target = NEUTRAL if change.startswith("name") else CONTRADICTS
        again = _again(changed, one, article.as_of, embeddings)
        vector = features(read(changed, article.as_of), again.reading, again.alignment)
        yield Row(vector, target, 0.2, article.name)


def _again(text: str, one: Candidate, as_of: Period, embeddings: Embeddings) -> Candidate:
    cosine = embeddings.cosine(text, one.snippet.text)
    return candidate(read(text, as_of), one.snippet, cosine=cosine, as_of=as_of)


def difference_rows(article: Annotated, embeddings: Embeddings, chance: random.Random) -> Iterator[Row]:
    """Yield every value that differs from a near candidate's: right where the claim is contradicted by that source.

    Supported claims are taken again with one number mistyped or put too high: right beside the snippet that had it.
    """
    for claim in article.claims:
        if claim.label not in LABELS:
            continue
        near = sorted(claim.hits, key=lambda hit: -hit.cosine)[:NEAREST]
        ours = asserted(read(claim.text, article.as_of), claim.quote)
        for one, _each, vector in _differences(ours, near, article.as_of):
            right = claim.label == "contradicted" and one.snippet.source.id in claim.cited
            yield Row(vector, int(right), 3.0 if right else 1.0, article.name)
        if claim.label == "supported":
            yield from _mistyped_rows(claim, near, article, embeddings, chance)


def _differences(
    ours: Reading, hits: Sequence[Hit], as_of: Period
) -> Iterator[tuple[Candidate, Match, tuple[float, ...]]]:
    found = _laid(ours, hits, as_of)
    others = Others.of(found)
    for one in found:
        for each in differing(ours, one):
            yield one, each, difference(ours, one.reading, one.alignment, each, others)


def _mistyped_rows(
    claim: Gold, hits: Sequence[Hit], article: Annotated, embeddings: Embeddings, chance: random.Random
) -> Iterator[Row]:
    stating = _stating(_laid(read(claim.text, article.as_of), hits, article.as_of), claim.cited)
    for place in _NUMBER.finditer(claim.text):
        keys = {key for key, words in stating if place.group() in words}
        for new in filter(None, (_swapped(place.group(), chance), _moved(place.group(), chance))):
            text = claim.text[: place.start()] + new + claim.text[place.end() :]
            again = [_hit(hit, embeddings.cosine(text, hit.snippet.text)) for hit in hits]
            for one, each, vector in _differences(read(text, article.as_of), again, article.as_of):
                if one.snippet.key in keys and new in each.claim.text:
                    yield Row(vector, 1, 0.5, article.name)


def _stating(found: Sequence[Candidate], cited: frozenset[str]) -> list[tuple[str, str]]:
    return [
        (one.snippet.key, each.claim.text)
        for one in found
        if one.snippet.source.id in cited
        for each in one.alignment.figures
        if each.met and each.snippet
    ]


def _hit(hit: Hit, cosine: float) -> Hit:
    return Hit(hit.snippet, hit.score, cosine)


def _swapped(number: str, chance: random.Random) -> str | None:
    """Return the number with two of its digits in each other's place."""
    places = [at for at, sign in enumerate(number) if sign.isdigit()]
    pairs_ = [(one, two) for one in places for two in places if one < two and number[one] != number[two]]
    if not pairs_:
        return None
    one, two = chance.choice(pairs_)
    signs = list(number)
    signs[one], signs[two] = signs[two], signs[one]
    return None if signs[0] == "0" else "".join(signs)


def _moved(number: str, chance: random.Random) -> str | None:
    """Return a number that is higher or lower by what no rounding explains."""
    value = float(number.replace(",", ""))
    if "," not in number and "." not in number and 1900 < value < 2100:
        return str(int(value) + chance.choice((-3, -1, 1, 2)))
    other = value * chance.choice((0.5, 0.8, 0.9, 1.1, 1.3, 2))
    text = f"{other:,.1f}" if "." in number else f"{other:,.0f}" if "," in number else f"{other:.0f}"
    return text if text != number else str(int(value) + 2)
