"""The pool that teachers and students of syntax read: every sentence in numbers, so that training is training alone.

    python -m training.syntax_pool --data DATA --claims ../shared/data --out pool.xz

In it are the treebanks and the name sets (what is held out, too, to be watched), and sentences without a tree, which
only the teachers read: open-licence claims and evidence, and the news sentences of `newsroom/`, written for this.
"""

from __future__ import annotations

import argparse
import io
import json
import lzma
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.parser.sentences import split
from factcheck.syntax import shapes
from factcheck.syntax.words import words
from training import pairs, syntax
from training.syntax_model import POS
from training.treebanks import NAMES, Example

MOST_PIECES = 120
NONE = -1  # no target
# Sentences of each set at most; those of the news are few and are read more often.
MOST = {
    "vitaminc_real": 60_000, "vitaminc_synthetic": 10_000, "fever": 30_000, "feverous": 15_000, "fm2": 10_000,
    "mnli_m": 14_000, "mnli_mm_binary": 14_000, "scifact_rte": 6_000, "check_covid": 6_000, "snli_cad": 2_000,
}  # fmt: skip
OWN = Path(__file__).parent
# How a sentence is written: as it stands, in small letters, in capitals, as a headline, its longer words with capitals.
WRITINGS = 5


@dataclass(frozen=True, slots=True)
class Pool:
    """Sentences end to end.

    Sentence i has the word pieces `starts[i]:starts[i + 1]` of `ids`, the mark before it among them and the one behind
    it, and the words `begins[i]:begins[i + 1]` of `first`, the mark before the sentence as its word 0.
    """

    ids: NDArray[np.uint16]
    shapes: NDArray[np.uint8]  # WRITINGS × pieces
    starts: NDArray[np.int32]
    first: NDArray[np.uint8]  # the first and the last word piece of each word
    last: NDArray[np.uint8]
    begins: NDArray[np.int32]
    pos: NDArray[np.int8]
    names: NDArray[np.int8]
    heads: NDArray[np.int16]
    deps: NDArray[np.int8]
    sources: NDArray[np.uint8]
    misc: NDArray[np.bool_]
    titles: tuple[str, ...]
    relations: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.sources)

    def save(self, path: Path) -> None:
        """Write the pool, packed."""
        rows = {name: getattr(self, name) for name in self.__slots__ if name not in {"titles", "relations"}}
        lists = {"titles": np.array(self.titles), "relations": np.array(self.relations)}
        with lzma.open(path, "wb", preset=6) as out:
            np.savez(out, **rows, **lists)

    @classmethod
    def load(cls, path: Path) -> Pool:
        """Read what `save` wrote."""
        stored: Any = np.load(io.BytesIO(lzma.decompress(path.read_bytes())))
        lists = {name: tuple(str(one) for one in stored[name]) for name in ("titles", "relations")}
        return cls(**{name: stored[name] for name in stored if name not in lists}, **lists)


def encode(examples: Sequence[tuple[str, Example]], titles: Sequence[str], relations: Sequence[str]) -> Pool:
    """Return examples, each with the title of its set, as a pool in the order given."""
    coder, made = syntax.Coder(relations), _Lists()
    for title, example in examples:
        pieces = [coder.pieces(word) for word in example.words]
        if sum(map(len, pieces)) + 2 <= MOST_PIECES:
            made.add(example, pieces, {dep: n for n, dep in enumerate(relations)}, titles.index(title))
    return made.pool(titles, relations)


class _Lists:
    """A pool that is being made."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.shapes: list[list[int]] = [[] for _ in range(WRITINGS)]
        self.words: dict[str, list[int]] = {name: [] for name in ("first", "last", "pos", "names", "heads", "deps")}
        self.starts, self.begins = [0], [0]
        self.sources: list[int] = []
        self.misc: list[bool] = []

    def add(self, example: Example, pieces: list[list[int]], relations: dict[str, int], source: int) -> None:
        """Put one sentence behind the others."""
        count = len(example.words)
        at, first, last = 1, [0], [0]
        for ones in pieces:
            first.append(at)
            at += len(ones)
            last.append(at - 1)
        self.ids += [syntax.CLS, *(one for ones in pieces for one in ones), syntax.SEP]
        for number, row in enumerate(self.shapes):
            row.append(shapes.EDGE)
            for word, glued, ones in zip(example.words, example.glued, pieces, strict=True):
                row += [shapes.shape(written(word, number), glued=glued)] * len(ones)
            row.append(shapes.EDGE)
        none = [NONE] * count
        targets = {
            "first": first, "last": last,
            "pos": [NONE, *([POS.index(pos) for pos in example.pos] or none)],
            "names": [NONE, *([NAMES.index(tag) for tag in example.names] or none)],
            "heads": [NONE, *([head + 1 for head in example.heads] or none)],
            "deps": [NONE, *([relations.get(dep, NONE) for dep in example.deps] or none)],
        }  # fmt: skip
        for name, values in targets.items():
            self.words[name] += values
        self.starts.append(len(self.ids))
        self.begins.append(len(self.words["first"]))
        self.sources.append(source)
        self.misc.append(example.misc)

    def pool(self, titles: Sequence[str], relations: Sequence[str]) -> Pool:
        """What was made."""
        kinds: dict[str, type[Any]] = {"first": np.uint8, "last": np.uint8, "heads": np.int16}
        words = {name: np.array(values, dtype=kinds.get(name, np.int8)) for name, values in self.words.items()}
        return Pool(
            ids=np.array(self.ids, dtype=np.uint16),
            shapes=np.array(self.shapes, dtype=np.uint8),
            starts=np.array(self.starts, dtype=np.int32),
            begins=np.array(self.begins, dtype=np.int32),
            sources=np.array(self.sources, dtype=np.uint8),
            misc=np.array(self.misc),
            titles=tuple(titles),
            relations=tuple(relations),
            **words,
        )


def written(word: str, way: int) -> str:
    """The word in one of the WRITINGS."""
    if way == 1:
        return word.lower()
    if way == 2:
        return word.upper()
    return word[:1].upper() + word[1:] if way == 3 or (way == 4 and len(word) > 3) else word


def stopped(example: Example) -> bool:
    """Whether a sentence of some length ends with a stop on which nothing hangs."""
    last = len(example.words) - 1
    return last > 2 and example.words[-1] == "." and last not in example.heads


def bare(example: Example) -> Example:
    """The sentence without its last word: headlines and captions have no stop."""
    lists = {one.name: getattr(example, one.name)[:-1] for one in fields(Example) if one.name != "misc"}
    return replace(example, **lists)


def unread(text: str) -> Iterator[Example]:
    """The sentences of a text that nobody has given a tree."""
    for span in split(text):
        sentence = text[span.slice]
        ranges = words(sentence)
        if 4 <= len(ranges) <= 80:
            glued = [n > 0 and ranges[n - 1][1] == start for n, (start, _) in enumerate(ranges)]
            yield Example([sentence[start:end] for start, end in ranges], glued, [], [], [], [])


def _open(name: str, texts: Sequence[str]) -> list[Example]:
    chance = random.Random(name)
    found = {" ".join(one.words): one for text in texts for one in unread(_plain(text))}
    kept = sorted(found)
    chance.shuffle(kept)
    return [found[text] for text in kept[: MOST[name]]]


_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-COLON-": ":"}


def _plain(text: str) -> str:
    """The text without the marks of old treebanks, and with its stops where they belong."""
    for mark, sign in _BRACKETS.items():
        text = text.replace(mark, sign)
    return re.sub(r"\s+([,.;:!?%)])", r"\1", re.sub(r"\(\s+", "(", text))


def _texts(rows: Iterable[pairs.Example]) -> list[str]:
    return sorted({text for row in rows for text in (row.claim, row.evidence)})


def newsroom() -> list[Example]:
    """Our own sentences: written for this, and those of check-worthiness."""
    lines = [line for path in sorted((OWN / "newsroom").glob("*.txt")) for line in path.read_text("utf-8").splitlines()]
    for name in ("sentences", "speeches"):
        rows = (OWN / "checkworthy" / f"{name}.tsv").read_text("utf-8").splitlines()
        lines += [row.split("\t")[-1] for row in rows if "\t" in row]
    return list({" ".join(one.words): one for line in lines for one in unread(line)}.values())


def make(data: Path, claims: Path, most: int | None) -> Pool:
    """Return the whole pool; with `most` a small one, to try with."""
    trees, names, held = syntax.sets(data)
    relations = syntax.inventory(trees)
    found: dict[str, list[Example]] = {
        "trees": trees,
        "bare": [bare(one) for one in trees if stopped(one)],
        "names": names,
    }
    found |= {f"held:{title}": examples for title, examples in held.items()}
    sets = pairs.train_sets(claims)
    with ProcessPoolExecutor(2) as workers:
        asked = {name: workers.submit(_open, name, _texts(sets[name])) for name in MOST}
        found |= {f"open:{name}": one.result() for name, one in asked.items()}
    found["open:newsroom"] = newsroom()
    titles = sorted(found)
    return encode([(title, one) for title in titles for one in found[title][:most]], titles, relations)


def main() -> None:
    """Make the pool and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="the unpacked treebanks and name sets")
    parser.add_argument("--claims", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, help="sentences of each set, to try with")
    options = parser.parse_args()
    pool = make(options.data, options.claims, options.most)
    pool.save(options.out)
    print(f"{len(pool):,} sentences, {len(pool.ids):,} word pieces, {options.out.stat().st_size:,} bytes")
    print(json.dumps({title: int((pool.sources == at).sum()) for at, title in enumerate(pool.titles)}))


if __name__ == "__main__":
    main()
