"""Teach the syntax model: large teachers learn the treebanks, students learn these and what the teachers read.

    python -m training.syntax_distil pack  --published MPNET --pool pool.xz --out WORK
    python -m training.syntax_distil learn --work WORK --pool pool.xz --out OUT --seconds 540

`pack` writes the weights to begin with as small whole numbers: they travel to a GPU. `learn` runs by the clock: each
teacher has its share of the time, then each student, of so many layers: `--teachers .19 .19 --students 6:.55`.
`gather` makes of a student what `training.syntax export` writes as the graph that the run time reads:

    python -m training.syntax_distil gather --pool pool.xz --students OUT --out WORK
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from factcheck.syntax import shapes
from training import teacher
from training.distil import Note, whole_vocabulary
from training.syntax import name_loss, shut, spans
from training.syntax_model import Batch, Heads, Model, start
from training.syntax_pool import WRITINGS, Pool
from training.teacher import Teacher, packed, unpacked
from training.treebanks import NAMES

TEACHER_TOKENS, STUDENT_TOKENS = 4_096, 8_192  # word pieces of a batch
# How often a sentence is written in each of the WRITINGS, and how often a sentence of a set is read in a pass.
WAYS = (0.82, 0.05, 0.04, 0.04, 0.05)
RATES = {"trees": 1.0, "bare": 0.15, "names": 0.33}
OPEN, NEWSROOM = 0.5, 3.0  # of the sentences that students read beside the treebanks


@dataclass(frozen=True, slots=True)
class Bucket:
    """The sentences of one length in word pieces, padded to the same number of words; what teachers said of them."""

    ids: Tensor
    shapes: Tensor  # WRITINGS × sentences × pieces
    first: Tensor
    last: Tensor
    words: Tensor
    pos: Tensor
    names: Tensor
    heads: Tensor
    deps: Tensor
    misc: Tensor
    places: NDArray[np.int64]  # in the pool
    rates: NDArray[np.float64]

    def batch(self, rows: Tensor, ways: Tensor) -> Batch:
        """Some of the sentences, each in one of the WRITINGS."""
        rest = {one.name: getattr(self, one.name)[rows] for one in fields(Batch) if one.name not in {"shapes", "mask"}}
        return Batch(shapes=self.shapes[ways, rows], mask=None, **rest)


def fed(pool: Pool, rate: Callable[[str], float], device: torch.device) -> list[Bucket]:
    """The sentences that are read at all, by length."""
    rates = np.array([rate(title) for title in pool.titles])[pool.sources]
    lengths, counts = np.diff(pool.starts), np.diff(pool.begins)
    out = []
    for length in np.unique(lengths[rates > 0]):
        places = np.flatnonzero((lengths == length) & (rates > 0))
        at = pool.starts[places][:, None] + np.arange(length)[None, :]
        width = counts[places].max()
        column = np.arange(width)[None, :]
        inside = column < counts[places][:, None]
        word = np.where(inside, pool.begins[places][:, None] + column, 0)

        def of_words(name: str, fill: int, word: Any = word, inside: Any = inside) -> Tensor:
            values = getattr(pool, name)[word].astype(np.int64)
            if fill:
                values[values == -1] = fill
            return torch.from_numpy(np.where(inside, values, fill)).to(device)

        out.append(
            Bucket(
                ids=torch.from_numpy(pool.ids[at].astype(np.int64)).to(device),
                shapes=torch.from_numpy(pool.shapes[:, at].astype(np.int64)).to(device),
                words=torch.from_numpy((inside & (column > 0)).astype(np.int64)).to(device),
                misc=torch.from_numpy(pool.misc[places]).to(device),
                places=places,
                rates=rates[places],
                **{name: of_words(name, 0) for name in ("first", "last")},
                **{name: of_words(name, -100) for name in ("pos", "names", "heads", "deps")},
            )
        )
    return out


def batches(
    buckets: Sequence[Bucket], tokens: int, chance: np.random.Generator
) -> Iterator[tuple[int, Tensor, Tensor]]:
    """The batches of one pass: which bucket, which of its rows, in which writing."""
    cut: list[tuple[int, NDArray[np.int64]]] = []
    for number, bucket in enumerate(buckets):
        times = np.floor(bucket.rates + chance.random(len(bucket.rates))).astype(np.int64)
        rows = np.repeat(np.arange(len(times)), times)
        chance.shuffle(rows)
        size = max(4, tokens // bucket.ids.shape[1])
        cut += [(number, rows[begin : begin + size]) for begin in range(0, len(rows), size)]
    for at in chance.permutation(len(cut)):
        number, part = cut[at]
        device = buckets[number].ids.device
        ways = torch.from_numpy(chance.choice(WRITINGS, len(part), p=WAYS))
        yield number, torch.from_numpy(part).to(device), ways.to(device)


class Reader(Heads):
    """A teacher: MPNet with a shape a word, and wider heads."""

    def __init__(self, deps: Sequence[str]) -> None:
        super().__init__(deps, width=teacher.WIDTH, arc=512, label=128)
        self.encoder = Teacher()
        self.encoder.kind = nn.Embedding(shapes.COUNT, teacher.WIDTH)
        nn.init.zeros_(self.encoder.kind.weight)

    def states(self, ids: Tensor, shape: Tensor, mask: Tensor | None) -> Tensor:
        """The hidden states of sentences of one length."""
        assert mask is None
        return self.encoder.encoded(ids, shape)


@dataclass(frozen=True, slots=True)
class Said:
    """What teachers say of the sentences of a bucket, in log probabilities, and the head they hold best."""

    pos: Tensor
    names: Tensor
    arcs: Tensor
    deps: Tensor
    heads: Tensor


def scored(model: Reader | Model, batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """The scores of a batch; the encoder in half precision on a GPU, the heads in full."""
    device = batch.ids.device
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda"):
        rows = model.states(batch.ids, batch.shapes, None)
    pos, names, arcs, dependents, heads = model.read(rows.float(), batch.first, batch.last)
    return pos, names, arcs.masked_fill(shut(batch)[:, None, :], -1e4), dependents, heads


def loss_of_trees(model: Reader | Model, batch: Batch) -> Tensor:
    """The four losses over what the batch has targets for."""
    pos, names, arcs, dependents, heads = scored(model, batch)
    total = pos.new_zeros(())
    line, column = torch.nonzero(batch.deps >= 0, as_tuple=True)
    if len(line):
        total = total + functional.cross_entropy(pos.flatten(0, 1), batch.pos.flatten(), ignore_index=-100)
        total = total + functional.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=-100)
        scores = model.labels(dependents[line, column], heads[line, batch.heads[line, column]])
        total = total + functional.cross_entropy(scores, batch.deps[line, column])
    if (batch.names >= 0).any():
        total = total + name_loss(names, batch)
    return total


def loss_of_said(model: Model, batch: Batch, said: Said) -> Tensor:
    """How far a student is from what the teachers say of the same sentences."""
    pos, names, arcs, dependents, heads = scored(model, batch)
    line, column = torch.nonzero(batch.words, as_tuple=True)
    labels = model.labels(dependents[line, column], heads[line, said.heads[line, column]])
    total = pos.new_zeros(())
    for ours, theirs in (
        (pos[line, column], said.pos[line, column]),
        (names[line, column], said.names[line, column]),
        (arcs[line, column], said.arcs[line, column]),
        (labels, said.deps[line, column]),
    ):
        spoken = functional.log_softmax(ours, dim=-1)
        total = total + functional.kl_div(spoken, theirs.float(), reduction="batchmean", log_target=True)
    return total


@torch.inference_mode()
def said_of(models: Sequence[Reader], bucket: Bucket) -> Said:
    """What the teachers say together of a bucket."""
    out: list[Said] = []
    size = max(4, 4 * TEACHER_TOKENS // bucket.ids.shape[1])
    for begin in range(0, len(bucket.ids), size):
        rows = torch.arange(begin, min(begin + size, len(bucket.ids)), device=bucket.ids.device)
        batch = bucket.batch(rows, torch.zeros_like(rows))
        found = [scored(model, batch) for model in models]
        pos, names, arcs = (
            torch.stack([functional.softmax(one[part], dim=-1) for one in found]).mean(0) for part in range(3)
        )
        best = arcs.argmax(-1)
        lines = torch.arange(len(rows), device=rows.device)[:, None].expand_as(best)
        deps = torch.stack(
            [
                functional.softmax(model.labels(one[3].flatten(0, 1), one[4][lines, best].flatten(0, 1)), dim=-1)
                for model, one in zip(models, found, strict=True)
            ]
        ).mean(0)
        logs = [part.clamp(min=1e-6).log().half() for part in (pos, names, arcs, deps.view(*best.shape, -1))]
        out.append(Said(*logs, heads=best))
    return Said(*(torch.cat([getattr(one, field.name) for one in out]) for field in fields(Said)))


class Course:
    """One model learning by the clock: a short rise of the rate, then a straight way down to nothing."""

    def __init__(self, model: Reader | Model, tops: tuple[float, float]) -> None:
        self.model = model
        head = {id(value) for name, value in model.named_parameters() if name.split(".")[0] in _HEADS}
        free = [value for value in model.parameters() if value.requires_grad]
        groups = ([value for value in free if id(value) not in head], [value for value in free if id(value) in head])
        self.optimizer = torch.optim.AdamW(
            [{"params": group, "top": top} for group, top in zip(groups, tops, strict=True)],
            lr=tops[0],
            betas=(0.9, 0.98),
            weight_decay=0.01,
            fused=free[0].is_cuda,
        )

    def run(
        self, name: str, buckets: Sequence[Bucket], said: Sequence[Said | None], tokens: int, seconds: float, note: Note
    ) -> None:
        """Learn until the time is over, from the trees or, where teachers spoke, from what they said."""
        chance, begin = np.random.default_rng(len(name)), time.monotonic()
        step = passes = 0
        losses: list[Tensor] = []
        self.model.train()
        while True:
            for number, rows, ways in batches(buckets, tokens, chance):
                gone = (time.monotonic() - begin) / seconds
                if gone >= 1:
                    note(f"{name}: {step} steps, {passes} whole passes")
                    return
                for group in self.optimizer.param_groups:
                    group["lr"] = group["top"] * min(gone / 0.05, (1 - gone) / 0.95)
                losses.append(self._step(buckets[number].batch(rows, ways), rows, said[number]))
                step += 1
                if step % 20 == 0:
                    losses[-1].item()  # wait here, or the clock tells nothing
                if step % 200 == 0:
                    note(f"{name}: {gone:.2f} gone, step {step}, pass {passes}, loss {torch.stack(losses).mean():.4f}")
                    losses = []
            passes += 1

    def _step(self, batch: Batch, rows: Tensor, said: Said | None) -> Tensor:
        if said is None:
            loss = loss_of_trees(self.model, batch)
        else:
            assert isinstance(self.model, Model)
            part = Said(*(getattr(said, field.name)[rows] for field in fields(Said)))
            loss = loss_of_said(self.model, batch, part)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
        self.optimizer.step()
        return loss.detach()


_HEADS = {"pos", "names", "arc_dep", "arc_head", "dep_dep", "dep_head", "arc", "dep", "shapes"}


_COUNTS = ("words", "pos", "uas", "las", "found", "given", "both")


@torch.inference_mode()
def right(model: Reader | Model, exam: Sequence[Bucket], pool: Pool) -> dict[str, dict[str, float]]:
    """Shares of right parts of speech, heads, heads with relation and F1 of names, each word's best taken alone."""
    model.eval()
    sums: dict[str, dict[str, int]] = {}
    for bucket in exam:
        size = max(4, 4 * TEACHER_TOKENS // bucket.ids.shape[1])
        for begin in range(0, len(bucket.ids), size):
            rows = torch.arange(begin, min(begin + size, len(bucket.ids)), device=bucket.ids.device)
            counted = _counted(model, bucket.batch(rows, torch.zeros_like(rows)))
            for place, counts in zip(bucket.places[begin : begin + size], counted, strict=True):
                sum_ = sums.setdefault(pool.titles[pool.sources[place]], dict.fromkeys(_COUNTS, 0))
                for name, value in zip(_COUNTS, counts, strict=True):
                    sum_[name] += value
    model.train()
    return {
        title: {
            **{key: round(one[key] / one["words"], 4) for key in ("pos", "uas", "las") if one["words"]},
            **({"names": round(2 * one["both"] / (one["found"] + one["given"]), 4)} if one["given"] else {}),
        }
        for title, one in sums.items()
    }


def _counted(model: Reader | Model, batch: Batch) -> Iterator[tuple[int, ...]]:
    """The _COUNTS of each sentence of a batch."""
    pos, names, arcs, dependents, heads = scored(model, batch)
    best = arcs.argmax(-1)
    lines = torch.arange(len(best), device=best.device)[:, None].expand_as(best)
    labels = model.labels(dependents.flatten(0, 1), heads[lines, best].flatten(0, 1)).argmax(-1).view_as(best)
    known = batch.deps >= 0
    headed = (best == batch.heads) & known
    hits = (known, (pos.argmax(-1) == batch.pos) & known, headed, headed & (labels == batch.deps))
    per_row = torch.stack([hit.sum(1) for hit in hits], dim=1).tolist()
    for counts, tags, gold in zip(per_row, names.argmax(-1).tolist(), batch.names.tolist(), strict=True):
        told = [at for at, tag in enumerate(gold) if tag >= 0]
        ours, theirs = (spans([NAMES[row[at]] for at in told]) for row in (tags, gold))
        yield (*counts, len(ours), len(theirs), len(ours & theirs))


def learn(options: argparse.Namespace) -> None:
    """Teachers, what they say of the open sentences, students; everything made is written as soon as it is there."""
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    note, device = Note(out), torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.backends.cuda.matmul.allow_tf32 = True
    pool = Pool.load(options.pool)
    lesson = fed(pool, lambda title: RATES.get(title, 0.0), device)
    unread = fed(pool, _open_rate, device)
    exam = fed(pool, lambda title: float(title.startswith("held:")), device)
    note(f"{len(pool):,} sentences on {device}")
    readers: list[Reader] = []
    for number, share in enumerate(options.teachers):
        torch.manual_seed(number)
        reader = Reader(pool.relations)
        parts: dict[str, Tensor] = {}
        for path in sorted(options.work.glob("reader-*.npz")):
            parts |= unpacked(np.load(path))
        missing = reader.encoder.load_state_dict(whole_vocabulary(parts, teacher.VOCABULARY), strict=False).missing_keys
        note(f"teacher {number} starts without {missing}")
        reader.to(device)
        seconds = share * options.seconds
        Course(reader, (5e-5, 1e-3)).run(
            f"teacher {number}", lesson, [None] * len(lesson), TEACHER_TOKENS, seconds, note
        )
        note(f"teacher {number}: {json.dumps(right(reader, exam, pool))}")
        readers.append(reader.eval())
    said = [said_of(readers, bucket) for bucket in unread]
    note("the teachers have read the open sentences")
    for number, asked in enumerate(options.students):
        layers, share = asked.split(":")
        torch.manual_seed(100 + number)
        student = Model(pool.relations, int(layers))
        start(student, _published(options.work))
        student.to(device)
        name = f"student {number}, {layers} layers"
        Course(student, (4e-4, 2e-3)).run(
            name,
            [*lesson, *unread],
            [*[None] * len(lesson), *said],
            STUDENT_TOKENS,
            float(share) * options.seconds,
            note,
        )
        note(f"{name}: {json.dumps(right(student, exam, pool))}")
        state = {key: value.detach().cpu().half().numpy() for key, value in student.state_dict().items()}
        order = sorted(key for key in state if key != "words.weight")
        for part in range(3):
            np.savez(out / f"student{number}-{part}.npz", **{key: state[key] for key in order[part::3]})


def _open_rate(title: str) -> float:
    if title == "open:newsroom":
        return NEWSROOM
    return OPEN if title.startswith("open:") else 0.0


def _published(work: Path) -> dict[str, NDArray[np.float32]]:
    weights = {name: value.numpy() for name, value in unpacked(np.load(work / "minilm.npz")).items()}
    rows = weights.pop("word/rows").astype(int)
    name = "embeddings.word_embeddings.weight"
    table = np.zeros((30522, weights[name].shape[1]), dtype=np.float32)
    table[rows] = weights[name]
    return weights | {name: table}


def pack(options: argparse.Namespace) -> None:
    """Write the weights to begin with, in files that travel."""
    from training import encoder

    options.out.mkdir(parents=True, exist_ok=True)
    used = np.unique(Pool.load(options.pool).ids).astype(np.int64)
    teacher.pack(options.published, used, options.out / "reader", levels=options.levels, cut=options.cut)
    given = {n: torch.from_numpy(v.copy()) for n, v in encoder.weights().items() if v.dtype == np.float32}
    name = "embeddings.word_embeddings.weight"
    small = packed(given | {name: given[name][used]}, levels=127) | {"word/rows": used.astype(np.int32)}
    np.savez_compressed(options.out / "minilm.npz", **small)
    for path in sorted(options.out.glob("*.npz")):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


def gather(options: argparse.Namespace) -> None:
    """Put the parts of the first student together, with the published word embeddings."""
    from training import encoder

    options.out.mkdir(parents=True, exist_ok=True)
    words = encoder.weights()["embeddings.word_embeddings.weight"]
    state = {"words.weight": torch.from_numpy(words.copy())}
    for path in sorted(options.students.glob("student0-*.npz")):
        stored = np.load(path)
        state |= {name: torch.from_numpy(stored[name].astype(np.float32)) for name in stored}
    torch.save(state, options.out / "model.pt")
    (options.out / "deps.json").write_text(json.dumps(Pool.load(options.pool).relations))


def main() -> None:
    """Read the options; pack, learn or gather."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    verbs = parser.add_subparsers(required=True)
    one = verbs.add_parser("pack")
    one.set_defaults(do=pack)
    for name in ("--published", "--pool", "--out"):
        one.add_argument(name, type=Path, required=True)
    one.add_argument("--levels", type=int, default=100, help="whole numbers of a teacher's row, each way")
    one.add_argument("--cut", type=int, default=6, help="layers of the teacher in its first file")
    two = verbs.add_parser("learn")
    two.set_defaults(do=learn)
    for name in ("--work", "--pool", "--out"):
        two.add_argument(name, type=Path, required=True)
    two.add_argument("--seconds", type=float, default=520)
    two.add_argument("--teachers", type=float, nargs="*", default=[0.2, 0.2])
    two.add_argument("--students", nargs="*", default=["6:0.54"])
    three = verbs.add_parser("gather")
    three.set_defaults(do=gather)
    for name in ("--pool", "--students", "--out"):
        three.add_argument(name, type=Path, required=True)
    options = parser.parse_args()
    options.do(options)


if __name__ == "__main__":
    main()
