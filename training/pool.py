"""The pool that teacher and student read: every pair encoded once, so that training is nothing but training.

    python -m training.pool --data DATA --out pool.xz [--seeds 3]
    python -m training.pool --data DATA --out dev.xz --dev

In it are the open train parts and our own newsroom pairs less their held-out groups, the pairs made from them by rule,
and pairs without a label, that only the teacher judges: a claim beside another passage of its page, a passage beside an
earlier or later wording, one hypothesis beside another of its premise.
"""

from __future__ import annotations

import argparse
import io
import lzma
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.dev import OURS as MEASURES
from factcheck.checker.judge import Pair
from factcheck.checker.learned import encode_pairs
from factcheck.checker.numerals import stem, words
from factcheck.models import pieces
from training import made, newsroom_pairs, pairs, rules
from training.changes import CHANGES
from training.pairs import Example

MOST_TOKENS = 128
UNLABELLED = -1
MOST_UNLABELLED = {"page": 150_000, "wording": 60_000, "premise": 25_000, "science": 20_000}
# So many pairs of each rule and seed at most.
MOST = {
    "number": 12_000, "compare": 6_000, "rewrite": 3_000, "opposite": 4_000, "negate": 6_000, "hedge": 2_000,
    "name": 12_000, "stranger": 10_000, "month": 6_000, "period": 2_000,
    "evidence": 8_000,
}  # fmt: skip
OURS = "newsroom"  # the pairs written for this project
_PAGED = ("vitaminc_real", "vitaminc_synthetic", "fm2", "check_covid")
# What is watched, at most so many pairs of each; and whose supported pairs are changed.
MOST_DEV = 3_200
DEV = (
    "vitaminc_real", "vitaminc_synthetic", "fever", "check_covid", "fever_symmetric", "climate_fever", "healthver",
    "numhg_derived", "mnli_m", "snli_cad", "scifact_rte", "feverous", "factcheck_bench_stance", "wice", "covidfact",
)  # fmt: skip
CHANGED = ("vitaminc_real", "vitaminc_synthetic", "fever", "fever_symmetric", "check_covid", "scifact_rte", "feverous")


@dataclass(frozen=True, slots=True)
class Pool:
    """Encoded pairs end to end: pair i is `ids[starts[i]:starts[i + 1]]`, and so are its token types."""

    ids: NDArray[np.uint16]
    types: NDArray[np.uint8]
    starts: NDArray[np.int64]
    labels: NDArray[np.int8]
    sources: NDArray[np.uint8]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.labels)

    def save(self, path: Path) -> None:
        """Write the pool, packed; pairs of the same evidence lie side by side, which packs best."""
        with lzma.open(path, "wb", preset=6) as out:
            np.savez(out, **{name: getattr(self, name) for name in ("ids", "types", "starts", "labels", "sources")},
                     names=np.array(self.names))  # fmt: skip

    @classmethod
    def load(cls, path: Path) -> Pool:
        """Read what `save` wrote."""
        stored: Any = np.load(io.BytesIO(lzma.decompress(path.read_bytes())))
        parts = {name: stored[name] for name in ("ids", "types", "starts", "labels", "sources")}
        return cls(**parts, names=tuple(str(name) for name in stored["names"]))


def encode(examples: Sequence[Example], names: Sequence[str]) -> Pool:
    """Return examples as a pool, in the order given."""
    tokenizer = pieces.tokenizer()
    ids: list[NDArray[np.uint16]] = []
    types: list[NDArray[np.uint8]] = []
    lengths: list[int] = []
    for begin in range(0, len(examples), 512):
        part = [Pair(e.claim, e.evidence) for e in examples[begin : begin + 512]]
        for row in encode_pairs(tokenizer, part, max_tokens=MOST_TOKENS):
            ids.append(np.array(row.ids, dtype=np.uint16))
            types.append(np.array(row.types, dtype=np.uint8))
            lengths.append(len(row.ids))
    place = {name: at for at, name in enumerate(names)}
    return Pool(
        np.concatenate(ids),
        np.concatenate(types),
        np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        np.array([e.label for e in examples], dtype=np.int8),
        np.array([place[e.source] for e in examples], dtype=np.uint8),
        tuple(names),
    )


def joined(pools: Sequence[Pool]) -> Pool:
    """Return several pools of the same names as one."""
    ends = np.cumsum([0, *(pool.starts[-1] for pool in pools)])
    return Pool(
        np.concatenate([pool.ids for pool in pools]),
        np.concatenate([pool.types for pool in pools]),
        np.concatenate([[0], *(pool.starts[1:] + end for pool, end in zip(pools, ends, strict=False))]),
        np.concatenate([pool.labels for pool in pools]),
        np.concatenate([pool.sources for pool in pools]),
        pools[0].names,
    )


def by_rule(sets: dict[str, list[Example]], seed: int) -> list[Example]:
    """Return pairs made by rule with one seed; the source says by which."""
    chance = random.Random(seed)
    base = [example for name in made.FACTUAL for example in sets.get(name, ())]
    result: list[Example] = []
    for name, rule in rules.RULES.items():
        chance.shuffle(base)
        result.extend(_named(made.made_from(rule, base, MOST[name], chance), f"rule:{name}"))
    paged = [e for name in _PAGED for e in sets.get(name, ())]
    result.extend(_named(made.near_misses(paged, 9_000, chance), "rule:near"))
    result.extend(_named(made.with_foreign_names(base, 10_000, chance), "rule:foreign"))
    result.extend(_named(made.lengthened(paged + result, 12_000, chance), "rule:long"))
    result.extend(_named(made.joined(paged, 5_000, chance), "rule:join"))
    result.extend(_named(made.headlined(base, 16_000, chance), "rule:headline"))
    return result


def of_ours(sets: dict[str, list[Example]], seed: int) -> list[Example]:
    """Return pairs made from our own alone, of which few would be drawn among all others; some in long evidence."""
    result = by_rule(sets, seed)
    chance = random.Random(seed)
    amid = made.among_others(sets[OURS], 12_000, chance) + made.among_others(result, 4_000, chance)
    return result + _named(amid, "rule:among")


def _named(examples: Iterable[Example], source: str) -> list[Example]:
    return [replace(example, source=source) for example in examples]


def unlabelled(sets: dict[str, list[Example]], seed: int) -> list[Example]:
    """Return pairs that nobody has labelled: near misses and other wordings, for the teacher to judge."""
    chance = random.Random(seed)
    kinds = {
        "page": _of_pages(sets, chance),
        "wording": _wordings(sets, chance),
        "premise": _premises(sets, chance),
        "science": _science(sets),
    }
    result: list[Example] = []
    for name, found in kinds.items():
        each = list({(e.claim, e.evidence): e for e in found}.values())
        chance.shuffle(each)
        result.extend(replace(e, label=UNLABELLED, source=f"open:{name}") for e in each[: MOST_UNLABELLED[name]])
    return result


def _of_pages(sets: dict[str, list[Example]], chance: random.Random) -> Iterator[Example]:
    """A claim beside other passages of its page that share a third of its words."""
    for rows in made.by_group([e for name in _PAGED for e in sets[name]]).values():
        passages = sorted({e.evidence for e in rows})
        for claim in sorted({e.claim for e in rows}):
            own = {e.evidence for e in rows if e.claim == claim}
            others = [p for p in passages if p not in own]
            for passage in chance.sample(others, min(8, len(others))):
                if made.share_of(claim, passage) >= 0.34:
                    yield replace(rows[0], claim=claim, evidence=passage)


def _wordings(sets: dict[str, list[Example]], chance: random.Random) -> Iterator[Example]:
    """A passage as a claim, beside another passage of its page that says nearly the same."""
    for rows in made.by_group([e for name in _PAGED for e in sets[name]]).values():
        passages = sorted({e.evidence for e in rows if len(e.evidence) <= 220})
        for claim in passages:
            others = [p for p in chance.sample(passages, min(12, len(passages))) if p != claim]
            for passage in others:
                if made.share_of(claim, passage) >= 0.5:
                    yield replace(rows[0], claim=claim, evidence=passage)


def _premises(sets: dict[str, list[Example]], chance: random.Random) -> Iterator[Example]:
    """A hypothesis beside another hypothesis of its premise."""
    for name in ("mnli_m", "mnli_mm_binary", "snli_cad", "conjnli"):
        for rows in made.by_group(sets[name]).values():
            claims = sorted({e.claim for e in rows})
            for one in claims:
                for other in chance.sample(claims, min(3, len(claims))):
                    if one != other:
                        yield replace(rows[0], claim=one, evidence=other)


def _science(sets: dict[str, list[Example]]) -> Iterator[Example]:
    """A claim of science or health beside the passages of other claims with which it shares most."""
    rows = [*sets["scifact_rte"], *sets["check_covid"]]
    holders: dict[str, set[str]] = defaultdict(set)
    passages = sorted({e.evidence for e in rows})
    spoken = {p: {stem(w.form) for w in words(p) if len(w.form) > 3} for p in passages}
    for passage, forms in spoken.items():
        for form in forms:
            holders[form].add(passage)
    for claim in sorted({e.claim for e in rows}):
        ours = sorted({stem(w.form) for w in words(claim) if len(w.form) > 3})
        score: dict[str, float] = defaultdict(float)
        for form in ours:
            for passage in holders.get(form, ()):
                score[passage] += 1 / len(holders[form])
        for passage in sorted(score, key=lambda p: (-score[p], p))[:14]:
            yield Example(claim, passage, UNLABELLED, "", "", "")


def make(data: Path, seeds: int) -> Pool:
    """Return the whole pool, made with one process a seed."""
    kept, _ = pairs.split(pairs.train_sets(data))
    ours = {OURS: [e for e in newsroom_pairs.read() if not newsroom_pairs.is_held_out(e)]}
    kept |= ours
    plain = [replace(e, source=name) for name in sorted(kept) for e in kept[name]]
    with ProcessPoolExecutor(2) as workers:
        asked = [workers.submit(by_rule, kept, seed) for seed in range(1, seeds + 1)]
        asked += [workers.submit(of_ours, ours, seed) for seed in range(1, seeds + 1)]
        asked.append(workers.submit(unlabelled, kept, 1))
        found = [plain, *(one.result() for one in asked)]
        examples = list({(e.claim, e.evidence, e.label): e for part in found for e in part}.values())
        examples.sort(key=lambda e: (e.evidence, e.claim))
        names = sorted({e.source for e in examples})
        cuts = [examples[begin : begin + 20_000] for begin in range(0, len(examples), 20_000)]
        return joined(list(workers.map(encode, cuts, [names] * len(cuts))))


def make_dev(data: Path) -> Pool:
    """Return what is watched: the dev parts, the held-out groups, and supported pairs of the dev parts changed once."""
    sets = {name: [e for e in pairs.read_set(data / f"{name}.dev.jsonl.gz") if e.label < 3] for name in DEV}
    chance = random.Random(0)
    examples: list[Example] = []
    for name, rows in sets.items():
        chance.shuffle(rows)
        examples.extend(_named(rows[:MOST_DEV], name))
    for name, held in pairs.split(pairs.train_sets(data))[1].items():
        examples.extend(_named([e for e in held if e.label < 3], f"held:{name}"))
    examples.extend(_named([e for e in newsroom_pairs.read() if newsroom_pairs.is_held_out(e)], f"held:{OURS}"))
    for name, path in MEASURES.items():
        examples.extend(_named(newsroom_pairs.read_file(path), f"ours:{name}"))
    base = [e for name in CHANGED for e in sets[name] if e.label == rules.SUPPORTED]
    chance.shuffle(base)
    used = dict.fromkeys(CHANGES, 0)
    for example in base:
        told = {kind: change(example.claim, example.evidence, chance) for kind, change in CHANGES.items()}
        allowed = {kind: claim for kind, claim in told.items() if claim and claim != example.claim}
        if allowed:
            kind = min(allowed, key=lambda kind: (used[kind], kind))
            used[kind] += 1
            examples.append(replace(example, claim=allowed[kind], label=rules.REFUTED, source=f"changed:{kind}"))
    return encode(examples, sorted({e.source for e in examples}))


def main() -> None:
    """Make the pool and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--dev", action="store_true", help="the dev parts, in place of what is learned from")
    options = parser.parse_args()
    pool = make_dev(options.data) if options.dev else make(options.data, options.seeds)
    pool.save(options.out)
    print(f"{len(pool):,} pairs, {len(pool.ids):,} word pieces, {options.out.stat().st_size:,} bytes")
    for at, name in enumerate(pool.names):
        labels = np.bincount(pool.labels[pool.sources == at] + 1, minlength=5)
        print(f"{name:20} {labels.sum():8,}  unlabelled, supported, refuted, nei, not supported: {labels.tolist()}")


if __name__ == "__main__":
    main()
