"""Trains the syntax model (parts of speech, dependencies, names) and writes factcheck/models/syntax.

    python -m training.syntax train  --data DATA --work WORK --minutes 35
    python -m training.syntax export --data DATA --work WORK

DATA holds the unpacked sets (ud_ewt/, gum/, wnut17/, ner_misc/). Training runs for so many minutes on the processor,
with a learning rate that falls to zero over them; a checkpoint is written twice on the way and at the end.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from factcheck.syntax import shapes
from factcheck.syntax.model import SyntaxModel
from training import leaning_head, syntax_graph, treebanks
from training.encoder import MODELS, tokenizer, weights
from training.syntax_model import POS, Batch, Model, start
from training.treebanks import NAMES, Example

CLS, SEP = 101, 102
MOST = 6  # word pieces of one word; the middle of longer ones is left out


@dataclass(frozen=True, slots=True)
class Coded:
    """An example in numbers; lists of one entry a word."""

    pieces: list[list[int]]
    example: Example


class Coder:
    """Turns examples into batches."""

    def __init__(self, deps: Sequence[str]) -> None:
        self.deps = {dep: n for n, dep in enumerate(deps)}
        self._tokenizer = tokenizer()
        self._known: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        """The word pieces of a word, as the run time makes them."""
        if word not in self._known:
            ids = self._tokenizer.encode(shapes.plain_signs(word), add_special_tokens=False).ids or [100]
            self._known[word] = ids if len(ids) <= MOST else [*ids[: MOST - 1], ids[-1]]
        return self._known[word]

    def coded(self, examples: Sequence[Example]) -> list[Coded]:
        """The examples with their word pieces; those of more than 200 are left out."""
        made = [Coded([self.pieces(word) for word in example.words], example) for example in examples]
        return [one for one in made if sum(map(len, one.pieces)) <= 200]

    def batch(self, part: Sequence[Coded], chance: random.Random | None) -> Batch:
        """A padded batch; with `chance` some sentences are written otherwise."""
        rows = [self._row(one, chance) for one in part]
        length = max(len(row["ids"]) for row in rows)
        width = max(len(row["first"]) for row in rows)
        piece = {key: pad(rows, key, length, 0) for key in ("ids", "shapes", "mask")}
        word = {key: pad(rows, key, width, 0) for key in ("first", "last", "words")}
        target = {key: pad(rows, key, width, -100) for key in ("pos", "names", "heads", "deps")}
        misc = torch.tensor([one.example.misc for one in part])
        return Batch(**piece, **word, **target, misc=misc)

    def _row(self, one: Coded, chance: random.Random | None) -> dict[str, list[int]]:
        example, pieces = one.example, one.pieces
        count = len(pieces)
        dice = chance.random() if chance else 1.0
        if (
            chance
            and count > 3
            and example.words[-1] == "."
            and count - 1 not in example.heads
            and chance.random() < 0.15
        ):
            count -= 1
        ids, shape, first, last = [CLS], [shapes.EDGE], [0], [0]
        for word, glued, ones in list(zip(example.words, example.glued, pieces, strict=True))[:count]:
            first.append(len(ids))
            ids += ones
            last.append(len(ids) - 1)
            shape += [shapes.shape(rewritten(word, dice), glued=glued)] * len(ones)
        return {
            "ids": [*ids, SEP], "shapes": [*shape, shapes.EDGE], "mask": [1] * (len(ids) + 1),
            "first": first, "last": last, "words": [0] + [1] * count,
            "pos": [-100, *([POS.index(pos) for pos in example.pos] or [-100] * count)][: count + 1],
            "names": [-100, *([NAMES.index(tag) for tag in example.names] or [-100] * count)][: count + 1],
            "heads": [-100, *([head + 1 for head in example.heads] or [-100] * count)][: count + 1],
            "deps": [-100, *([self.deps.get(dep, -100) for dep in example.deps] or [-100] * count)][: count + 1],
        }  # fmt: skip


def rewritten(word: str, dice: float) -> str:
    """The word as headlines, shouts and notes write it: capitals reach the model as shapes alone."""
    if dice < 0.05:
        return word.lower()
    if dice < 0.09:
        return word.upper()
    if dice < 0.13:
        return word[:1].upper() + word[1:]
    if dice < 0.18 and len(word) > 3:
        return word[:1].upper() + word[1:]
    return word


def pad(rows: Sequence[dict[str, list[int]]], key: str, length: int, fill: int) -> Tensor:
    """One rectangle of the lists."""
    return torch.tensor([row[key] + [fill] * (length - len(row[key])) for row in rows])


def batches(part: Sequence[Coded], size: int, chance: random.Random | None = None) -> Iterator[list[Coded]]:
    """Sentences of about the same length, `size` word pieces with the padding; shuffled when `chance` is given."""

    def length(one: Coded) -> float:
        return sum(map(len, one.pieces)) * (chance.uniform(0.9, 1.1) if chance else 1)

    out: list[list[Coded]] = []
    group: list[Coded] = []
    longest = 0
    for one in sorted(part, key=length):
        longest = max(longest, sum(map(len, one.pieces)) + 2)
        if group and longest * (len(group) + 1) > size:
            out.append(group)
            group, longest = [], sum(map(len, one.pieces)) + 2
        group.append(one)
    out += [group] if group else []
    if chance:
        chance.shuffle(out)
    yield from out


def loss(model: Model, batch: Batch) -> Tensor:
    """The sum of the four losses over what the batch has targets for."""
    pos, names, arcs, dependents, heads = model(batch)
    total = torch.zeros(())
    if (batch.pos >= 0).any():
        total = total + functional.cross_entropy(pos.flatten(0, 1), batch.pos.flatten(), ignore_index=-100)
        arcs = arcs.masked_fill(shut(batch)[:, None, :], -1e4)
        total = total + functional.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=-100)
        line, column = torch.nonzero(batch.deps >= 0, as_tuple=True)
        scores = model.labels(dependents[line, column], heads[line, batch.heads[line, column]])
        total = total + functional.cross_entropy(scores, batch.deps[line, column])
    if (batch.names >= 0).any():
        total = total + name_loss(names, batch)
    return total


def name_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Cross entropy; in sets without MISC an unmarked word may be O or MISC."""
    chances = functional.log_softmax(scores, dim=-1)
    either = torch.logsumexp(chances[..., [0, NAMES.index("B-MISC"), NAMES.index("I-MISC")]], dim=-1)
    exact = chances.gather(-1, batch.names.clamp(min=0)[..., None])[..., 0]
    free = (batch.names == 0) & ~batch.misc[:, None]
    known = batch.names >= 0
    return -torch.where(free, either, exact)[known].mean()


def shut(batch: Batch) -> Tensor:
    """Columns that cannot be a head: the padding."""
    closed = batch.words == 0
    closed[:, 0] = False
    return closed


def sets(data: Path) -> tuple[list[Example], list[Example], dict[str, list[Example]]]:
    """Trees to train on, names to train on, and what is held out by name."""
    gum, gum_held = treebanks.gum(data / "gum")
    ewt = [treebanks.tree(rows) for rows in treebanks.conllu(data / "ud_ewt" / "en_ewt-train.conllu")]
    dev = [treebanks.tree(rows) for rows in treebanks.conllu(data / "ud_ewt" / "en_ewt-dev.conllu")]
    wiki = treebanks.named(data / "ner_misc/wikigold/CONLL-format/data/wikigold.conll.txt")
    cut = len(wiki) * 4 // 5  # the last fifth of wikigold is held out
    names = [*wiki[:cut], *treebanks.named(data / "wnut17/wnut17train.conll")]
    for part in "fh":
        names += treebanks.named(data / f"ner_misc/BTC/CONLL-format/data/{part}.conll", misc=False)
    for folder in sorted((data / "ner_misc/re3d/CONLL-format/data-by-source/conll").iterdir()):
        # The BBC's part is for non-commercial use, the EU delegation's has no plain licence: both stay out.
        if folder.name not in {"BBC_Online", "Delegation_of_the_European_Union_to_Syria"}:
            names += [one for path in sorted(folder.glob("*.conll")) for one in treebanks.named(path)]
    held = {
        "ewt dev": dev, "gum held out": gum_held, "wikigold last fifth": wiki[cut:],
        "wnut17 dev": treebanks.named(data / "wnut17/emerging.dev.conll"),
    }  # fmt: skip
    return [*gum, *ewt], names, held


def inventory(trees: Sequence[Example]) -> tuple[str, ...]:
    """The relations of the training trees, sorted."""
    return tuple(sorted({dep for example in trees for dep in example.deps}))


def stream(trees: list[Coded], names: list[Coded], chance: random.Random) -> Iterator[list[Coded]]:
    """Batches without end: an epoch is all trees and a third of the name sets, mixed."""
    while True:
        some = chance.sample(names, len(names) // 3)
        mixed = [*batches(trees, 1000, chance), *batches(some, 1000, chance)]
        chance.shuffle(mixed)
        yield from mixed


def train(data: Path, work: Path, minutes: float) -> None:
    """Train until the time is up; checkpoints at a third, two thirds and the end."""
    torch.manual_seed(7)
    chance = random.Random(7)
    trees, names, _ = sets(data)
    deps = inventory(trees)
    work.mkdir(parents=True, exist_ok=True)
    (work / "deps.json").write_text(json.dumps(deps))
    coder, model = Coder(deps), Model(deps)
    start(model, weights())
    parts = coder.coded(trees), coder.coded(names)
    print(len(trees), "trees", len(names), "sentences with names", len(deps), "relations", flush=True)
    inner = [*model.layers.parameters(), *model.norm.parameters(), *model.places.parameters()]
    known = {id(value) for value in inner}
    outer = [value for value in model.parameters() if id(value) not in known and value.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": inner, "top": 2.5e-4}, {"params": outer, "top": 1.5e-3}],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )
    began, step, seen, running = time.monotonic(), 0, 0, 0.0
    marks = [0.33, 0.66]
    for part in stream(*parts, chance):
        done = (time.monotonic() - began) / 60 / minutes
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * min(1.0, (step + 1) / 100) * (1 - done)
        value = loss(model, coder.batch(part, chance))
        optimizer.zero_grad(set_to_none=True)
        value.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        step, seen, running = step + 1, seen + len(part), running * 0.98 + value.item() * 0.02
        if step % 20 == 0:
            print(
                f"{step} steps, {seen / (len(trees) + len(names) / 3):.2f} epochs, {done:.1%}, loss {running:.3f}",
                flush=True,
            )
        if marks and done >= marks[0]:
            marks.pop(0)
            torch.save(model.state_dict(), work / "model.pt")
    torch.save(model.state_dict(), work / "model.pt")
    (work / "done").write_text(f"{step} steps, {seen} sentences\n")


def export(work: Path, out: Path, *, exact: bool = False) -> None:
    """Write the model of the last checkpoint and what its numbers stand for."""
    state = {name: value.numpy() for name, value in torch.load(work / "model.pt").items()}
    deps = json.loads((work / "deps.json").read_text())
    keep = [n for n, dep in enumerate(deps) if dep != "root"]  # what hangs on the mark before the sentence is the root
    syntax_graph.write(out / "model.onnx", state | {"dep": state["dep"][keep]}, exact=exact)
    leaning_head.write(out / "model.onnx", out / "model.onnx", np.zeros((leaning_head.STATES, 2), dtype=np.float32))
    syntax_graph.kinds(out / "kinds.json", pos=POS, deps=[deps[n] for n in keep], names=NAMES)


def measure(data: Path, out: Path) -> None:
    """Print how well the exported model does on what was held out, on the words of the sets."""
    model = SyntaxModel.open(out)
    for title, examples in sets(data)[2].items():
        print(title, scores(model, examples), flush=True)


def scores(model: SyntaxModel, examples: Sequence[Example]) -> str:
    """Shares of right parts of speech, heads, heads with relation; F1 of names."""
    right = dict.fromkeys(("words", "pos", "uas", "las"), 0)
    found = given = both = 0
    for example in examples:
        text, ranges = spread(example)
        tree = model.read(text, ranges)
        if example.heads:
            for token, pos, head, dep in zip(tree.tokens, example.pos, example.heads, example.deps, strict=True):
                right["words"] += 1
                right["pos"] += token.pos == pos
                right["uas"] += token.head == head
                right["las"] += token.head == head and token.dep == dep
        if example.names:
            ours, theirs = {(name.start, name.end, name.kind) for name in tree.names}, spans(example.names)
            found, given, both = found + len(ours), given + len(theirs), both + len(ours & theirs)
    parts = [f"{key} {right[key] / right['words']:.4f}" for key in ("pos", "uas", "las") if right["words"]]
    return ", ".join([*parts, *([f"names F1 {2 * both / (found + given):.4f}"] if given else [])])


def spread(example: Example) -> tuple[str, list[tuple[int, int]]]:
    """The sentence as text and where its words stand in it."""
    text, ranges = "", []
    for word, glued in zip(example.words, example.glued, strict=True):
        text += word if glued or not text else f" {word}"
        ranges.append((len(text) - len(word), len(text)))
    return text, ranges


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """The names that BIO tags stand for."""
    out: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        if tag[0] == "I" and out and out[-1][1] == index:
            out[-1] = (out[-1][0], index + 1, out[-1][2])
        elif tag[0] != "O":
            out.append((index, index + 1, tag[2:]))
    return set(out)


def main() -> None:
    """Train, export or measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("step", choices=("train", "export", "measure"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=35)
    parser.add_argument("--out", type=Path, default=MODELS / "syntax")
    parser.add_argument("--exact", action="store_true", help="export in fp32, to compare with")
    options = parser.parse_args()
    if options.step == "train":
        train(options.data, options.work, options.minutes)
    elif options.step == "export":
        export(options.work, options.out, exact=options.exact)
    else:
        measure(options.data, options.out)


if __name__ == "__main__":
    main()
