"""Whether the snippet that settles a claim is among those looked at: recall by depth, with its cost.

    python -m benchmarks.retrieval --data DATA --seed ARTICLE SOURCES [--most 1000]    # writes results/retrieval.*

Pools: the snippets of all annotated articles together, claims as the parser words them and as the annotators did, a
snippet of a cited source being right; and the evidence texts of dev parts, that which supports or refutes the claim
being right. Recall at k is the share of claims with a right text among the first k. Cost is CPU time a claim without
loading; the embeddings of the texts are made beforehand, as an index has them.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from benchmarks import tables
from benchmarks.dev import SETS, rows
from benchmarks.installed import NEI
from benchmarks.matching import locate, match
from factcheck import pipeline
from factcheck.checker.overlap import NAMES, overlap
from factcheck.index import lexical, vectors
from factcheck.index.encoder import Encoder
from factcheck.reader.read import read
from factcheck.records import Period
from factcheck.settings import Settings
from factcheck.sources.load import load
from factcheck.store import Store
from training.combiner import article_files

DEPTHS = (1, 5, 10, 12, 20)
DEEPEST = 40  # how far each ranking goes before rankings are joined
BAR = 0.97
POOLS = ("fever", "scifact_rte", "healthver", "climate_fever", "check_covid", "vitaminc_real")
_COVERED, _PAIRS = NAMES.index("covered"), NAMES.index("bigrams")


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim and the places of the texts that settle it."""

    claim: str
    right: frozenset[int]


@dataclass(frozen=True, slots=True)
class Pool:
    """Texts to search and claims to search for."""

    title: str
    texts: tuple[str, ...]
    asked: tuple[Asked, ...]


class Index:
    """A pool that can be searched in every way that is measured."""

    def __init__(self, pool: Pool, encoder: Encoder, work: Path) -> None:
        folder = Path(tempfile.mkdtemp(dir=work))
        lexical.write(folder, pool.texts)
        self._texts, self._encoder = pool.texts, encoder
        self._words = lexical.Lexical(folder)
        store = Store(work / "vectors.sqlite", of="embeddings")
        self._matrix = vectors.embed(pool.texts, encoder=encoder, store=store)

    def lexical(self, claim: str) -> list[int]:
        """Rank by words (BM25)."""
        return [place for place, _ in self._words.search(claim, limit=DEEPEST)]

    def embedding(self, claim: str) -> list[int]:
        """Rank by nearness in meaning."""
        return self._nearest(self._cosines(claim))

    def fused(self, claim: str) -> list[int]:
        """Rank by reciprocal ranks of both, as the product does."""
        return _joined((self.lexical(claim), self.embedding(claim)))

    def reranked(self, claim: str) -> list[int]:
        """Rank the fused ones by nearness and by the words and word pairs of the claim that stand in the text."""
        cosines = self._cosines(claim)
        found = _joined((self.lexical(claim), self._nearest(cosines)))[:DEEPEST]
        worth = {}
        for place in found:
            numbers = overlap(claim, self._texts[place])
            worth[place] = float(cosines[place]) + (numbers[_COVERED] + numbers[_PAIRS]) / 2
        return sorted(found, key=lambda place: (-worth[place], place))

    def _cosines(self, claim: str) -> vectors.Matrix:
        cosines: vectors.Matrix = self._matrix @ self._encoder.embed([claim])[0]
        return cosines

    @staticmethod
    def _nearest(cosines: vectors.Matrix) -> list[int]:
        order: list[int] = np.argsort(-cosines, kind="stable")[:DEEPEST].tolist()
        return order


def _joined(rankings: Sequence[Sequence[int]]) -> list[int]:
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, place in enumerate(ranking, 1):
            scores[place] = scores.get(place, 0.0) + 1 / (60 + rank)
    return sorted(scores, key=lambda place: (-scores[place], place))


WAYS: dict[str, Callable[[Index, str], list[int]]] = {
    "lexical": Index.lexical,
    "embedding": Index.embedding,
    "fused": Index.fused,
    "reranked": Index.reranked,
}


def measure(pool: Pool, encoder: Encoder, work: Path) -> dict[str, dict[str, float]]:
    """Return recall by depth, the least depth that reaches the bar (0: none), and milliseconds a claim, by way."""
    index = Index(pool, encoder, work)
    found = {}
    for name, way in WAYS.items():
        started = time.process_time()
        ranks = [first(way(index, one.claim), one.right) for one in pool.asked]
        spent = (time.process_time() - started) / len(ranks)
        recall = {k: sum(rank <= k for rank in ranks) / len(ranks) for k in range(1, DEEPEST + 1)}
        enough = next((k for k in recall if recall[k] >= BAR), 0)
        found[name] = {**{f"@{k}": round(recall[k], 4) for k in DEPTHS}, "depth": enough, "ms": round(1000 * spent, 2)}
    return found


def first(ranking: Sequence[int], right: frozenset[int]) -> int:
    """Return the rank of the first right text; one more than the deepest where there is none."""
    return next((rank for rank, place in enumerate(ranking, 1) if place in right), DEEPEST + 1)


def article_pools(folder: Path, seed: Sequence[str] | None) -> Iterator[Pool]:
    """Yield the pool of all articles' snippets, once for each wording of the claims."""
    texts: list[str] = []
    worded: dict[str, list[Asked]] = {"parser": [], "annotator": []}
    for claims, text, sources in article_files(folder, seed):
        gold = yaml.safe_load(claims.read_text(encoding="utf-8"))
        places: dict[str, set[int]] = {}
        for snippet in load([str(sources)]).snippets:
            places.setdefault(snippet.source.id, set()).add(len(texts))
            texts.append(snippet.text)
        article = read(str(text), as_of=Period.parse(str(gold["as_of"])))
        ours = pipeline.claims(article, settings=Settings())
        spans = [locate(article.text, entry["quote"], entry.get("occurrence", 1)) for entry in gold["claims"]]
        own, _ = match(spans, [(claim.span.start, claim.span.end) for claim in ours])
        for number, entry in enumerate(gold["claims"]):
            right = frozenset(place for source in entry["sources"] for place in places[source])
            if right:
                worded["annotator"].append(Asked(entry["claim"], right))
            if right and number in own:
                worded["parser"].append(Asked(ours[own[number]].text, right))
    for name, asked in worded.items():
        yield Pool(f"eleven articles, claims as the {name} words them", tuple(texts), tuple(asked))


def dev_pool(data: Path, name: str, most: int) -> Pool:
    """Return the evidence of a dev part as a pool."""
    texts: dict[str, int] = {}
    right: dict[str, set[int]] = {}
    for one in list(rows(data, name))[:most]:
        place = texts.setdefault(one.evidence, len(texts))
        if one.label != NEI:
            right.setdefault(one.claim, set()).add(place)
    asked = tuple(Asked(claim, frozenset(places)) for claim, places in right.items())
    return Pool(f"{SETS[name]} (dev part)", tuple(texts), asked)


def main() -> None:
    """Measure every pool and write the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=Path, default=Path("tests/articles"))
    parser.add_argument("--seed", nargs=2, metavar=("ARTICLE", "SOURCES"))
    parser.add_argument("--most", type=int, default=1000, help="pairs of a dev part, from its beginning")
    options = parser.parse_args()
    encoder = Encoder.load()
    pools = [*article_pools(options.articles, options.seed), *(dev_pool(options.data, n, options.most) for n in POOLS)]
    figures, lines = {}, []
    with tempfile.TemporaryDirectory() as work:
        for pool in pools:
            found = measure(pool, encoder, Path(work))
            figures[pool.title] = {"texts": len(pool.texts), "claims": len(pool.asked), "ways": found}
            for way, values in found.items():
                recalls = (tables.cell(values[f"@{k}"]) for k in DEPTHS)
                line = (
                    pool.title,
                    len(pool.texts),
                    len(pool.asked),
                    way,
                    *recalls,
                    values["depth"] or "–",
                    values["ms"],
                )
                lines.append(line)
                print(*line, flush=True)
    head = ("pool", "texts", "claims", "way", *(f"@{k}" for k in DEPTHS), f"depth for {BAR}", "ms a claim")
    command = f"python -m benchmarks.retrieval --data DATA --seed ARTICLE SOURCES --most {options.most}"
    tables.write("retrieval", {"command": command, "pools": figures}, tables.table(head, lines))


if __name__ == "__main__":
    main()
