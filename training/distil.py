"""Teach the judge: large teachers learn the labelled pairs, then the judge learns what they say of the whole pool.

    python -m training.distil pack --published MPNET --start PILOT --weights W --pool pool.xz --dev dev.xz --out WORK
    python -m training.distil learn --work WORK --pool pool.xz --dev dev.xz --out OUT --seconds 540
    python -m training.distil mix --start PILOT --weights W --students OUT --shares 0.3 0.3 --out judge-fp16.safetensors

`pack` writes the weights to begin with as small whole numbers, of the word pieces in the pool alone: they travel to a
GPU. `learn` runs by the clock, there or on two cores: each teacher has its share of the time, then each student.
A share is `--teachers 0.24 0.24 --students 0.2 0.2`; students after the first move their word embeddings, too.
`mix` averages the students' weights with those they began with, what is left of one: the students alone forget texts
that are unlike the pool's.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from training import teacher
from training.judge import LABEL_SMOOTHING, NOT_SUPPORTED, Encoder
from training.pool import UNLABELLED, Pool
from training.teacher import Teacher, packed, unpacked

TOKENS = 16_384  # of a batch
HARD = 0.5  # what the label weighs beside the teachers' word
WARMTH = 2.0  # of the distributions compared
# How often a pair of each set is seen in a pass; a set not named here, `OTHER`.
RATES = {
    "vitaminc_real": 1.0, "vitaminc_synthetic": 0.7, "fever": 1.5, "scifact_rte": 2.0, "check_covid": 2.0,
    "feverous": 0.7, "fm2": 1.5, "mnli_m": 1.5, "snli_cad": 0.8, "conjnli": 0.3, "scone": 0.15, "mnli_mm_binary": 0.4,
}  # fmt: skip
RULE_RATE, OPEN_RATE = 0.4, 1.0
RULE_WEIGHT, BINARY_WEIGHT = 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Bucket:
    """The pairs of one length: ids and types [pairs, length], where each stands in the pool, and how it counts."""

    ids: Tensor
    types: Tensor
    places: Tensor
    labels: Tensor
    weights: Tensor
    rates: NDArray[np.float64]


def fed(pool: Pool, device: torch.device, rate: Callable[[str], float], weight: Callable[[str], float]) -> list[Bucket]:
    """Return the pool by length on the device."""
    lengths = np.diff(pool.starts)
    rates = np.array([rate(name) for name in pool.names])[pool.sources]
    weights = np.array([weight(name) for name in pool.names], dtype=np.float32)[pool.sources]
    weights = np.where(pool.labels == NOT_SUPPORTED, BINARY_WEIGHT, weights).astype(np.float32)
    buckets = []
    for length in np.unique(lengths):
        rows = np.flatnonzero(lengths == length)
        at = pool.starts[rows][:, None] + np.arange(length)[None, :]
        ids = torch.from_numpy(pool.ids[at].astype(np.int64)).to(device)
        types = torch.from_numpy(pool.types[at].astype(np.int64)).to(device)
        labels = torch.from_numpy(pool.labels[rows].astype(np.int64)).to(device)
        weighed = torch.from_numpy(weights[rows]).to(device)
        buckets.append(Bucket(ids, types, torch.from_numpy(rows).to(device), labels, weighed, rates[rows]))
    return buckets


def batches(buckets: list[Bucket], chance: np.random.Generator) -> Iterator[tuple[Bucket, Tensor]]:
    """Yield the batches of one pass, each of one length, in an order by chance."""
    cut: list[tuple[Bucket, NDArray[np.int64]]] = []
    for bucket in buckets:
        times = np.floor(bucket.rates + chance.random(len(bucket.rates))).astype(np.int64)
        rows = np.repeat(np.arange(len(times)), times)
        chance.shuffle(rows)
        size = max(8, TOKENS // bucket.ids.shape[1])
        for begin in range(0, len(rows), size):
            part = rows[begin : begin + size]
            if len(part) >= size / 3:
                cut.append((bucket, part))
    for at in chance.permutation(len(cut)):
        bucket, part = cut[at]
        yield bucket, torch.from_numpy(part).to(bucket.ids.device)


def loss_of_labels(log_p: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    """Return the weighted loss of each row: cross-entropy, or the log of one minus P(supported), or nothing."""
    picked = log_p.gather(1, labels.clamp(0, 2).unsqueeze(1)).squeeze(1)
    smooth = (1 - LABEL_SMOOTHING) * picked + LABEL_SMOOTHING * log_p.mean(1)
    unsupported = torch.logsumexp(log_p[:, 1:], dim=1)
    each = -torch.where(labels == NOT_SUPPORTED, unsupported, smooth) * weights
    return torch.where(labels == UNLABELLED, torch.zeros_like(each), each)


def loss_of_teachers(logits: Tensor, said: Tensor) -> Tensor:
    """Return how far each row is from what the teachers say (log probabilities), both made softer."""
    target = functional.softmax(said / WARMTH, dim=1)
    ours = functional.log_softmax(logits / WARMTH, dim=1)
    return functional.kl_div(ours, target, reduction="none").sum(1) * WARMTH**2


class Course:
    """One model learning by the clock: a short rise of the rate, then a straight way down to nothing."""

    def __init__(self, model: nn.Module, rate: float, rises: dict[str, float], device: torch.device) -> None:
        self.model, self.rate, self.device = model, rate, device
        trained = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
        groups: dict[tuple[float, float], list[nn.Parameter]] = {}
        for name, parameter in trained:
            rise = next((rises[start] for start in rises if name.startswith(start)), 1.0)
            groups.setdefault((rise, 0.01 if parameter.ndim > 1 else 0.0), []).append(parameter)
        self.optimizer = torch.optim.AdamW(
            [{"params": ps, "rise": rise, "weight_decay": decay} for (rise, decay), ps in groups.items()],
            lr=rate,
            betas=(0.9, 0.98),
            fused=device.type == "cuda",
        )

    def run(self, name: str, buckets: list[Bucket], seconds: float, seed: int, said: Tensor | None, note: Note) -> None:
        """Learn until the time is over; with `said`, the log probabilities of the teachers, learn from both."""
        chance, begin = np.random.default_rng(seed), time.monotonic()
        step = seen = passes = 0
        running: list[Tensor] = []
        self.model.train()
        while True:
            for bucket, rows in batches(buckets, chance):
                gone = (time.monotonic() - begin) / seconds
                if gone >= 1:
                    note(f"{name}: {step} steps, {seen:,} pairs, {passes} whole passes")
                    return
                for group in self.optimizer.param_groups:
                    group["lr"] = self.rate * group["rise"] * min(gone / 0.05, (1 - gone) / 0.95)
                running.append(self.learn(bucket, rows, said))
                step, seen = step + 1, seen + len(rows)
                if step % 25 == 0:
                    torch.stack(running[-1:]).cpu()  # wait here, or the clock tells nothing
                if step % 250 == 0:
                    loss = float(torch.stack(running).mean())
                    note(f"{name}: {gone:.2f} gone, step {step}, loss {loss:.4f}, {seen / gone / seconds:,.0f} pairs/s")
                    running = []
            passes += 1

    def learn(self, bucket: Bucket, rows: Tensor, said: Tensor | None) -> Tensor:
        """Take one step on a batch and return its loss."""
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.device.type == "cuda"):
            logits = self.model(bucket.ids[rows], bucket.types[rows]).float()
        labels, weights = bucket.labels[rows], bucket.weights[rows]
        each = loss_of_labels(functional.log_softmax(logits, dim=1), labels, weights)
        if said is None:
            loss = each.sum() / weights.sum()
        else:
            loss = (HARD * each + loss_of_teachers(logits, said[bucket.places[rows]])).mean()
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        return loss.detach()


class Note:
    """Writes what happens to the log and the screen, each line with the seconds since the start."""

    def __init__(self, out: Path) -> None:
        self.begin, self.path = time.monotonic(), out / "log.txt"

    def __call__(self, line: str) -> None:
        line = f"{time.monotonic() - self.begin:6.1f} {line}"
        print(line, flush=True)
        with self.path.open("a", encoding="utf-8") as log:
            log.write(line + "\n")


@torch.inference_mode()
def logits_of(model: nn.Module, buckets: list[Bucket], pairs: int, device: torch.device) -> Tensor:
    """Return the logits of each pair of the pool, in its order."""
    model.eval()
    result = torch.zeros(pairs, 3, device=device)
    for bucket in buckets:
        size = max(8, 4 * TOKENS // bucket.ids.shape[1])
        for begin in range(0, len(bucket.ids), size):
            cut = slice(begin, begin + size)
            with torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type == "cuda"):
                logits = model(bucket.ids[cut], bucket.types[cut])
            result[bucket.places[cut]] = logits.float()
    model.train()
    return result


def right(logits: Tensor, dev: Pool) -> dict[str, float]:
    """Return the accuracy on each dev part; of the changed pairs, which share is still called supported."""
    best = logits.argmax(1).cpu().numpy()
    two = logits[:, :2].argmax(1).cpu().numpy()
    result = {}
    for at, name in enumerate(dev.names):
        rows = dev.sources == at
        gold = dev.labels[rows]
        if name.startswith("changed:"):
            result[name] = float((best[rows] == 0).mean())
        elif set(np.unique(gold)) <= {0, 1}:
            result[f"{name} (two-way)"] = float((two[rows] == gold).mean())
        else:
            result[name] = float((best[rows] == gold).mean())
            marks = [(2 * ((best[rows] == k) & (gold == k)).sum()) / max(1, (best[rows] == k).sum() + (gold == k).sum())
                     for k in range(3)]  # fmt: skip
            result[f"{name} F1"] = float(np.mean(marks))
    return {name: round(value, 3) for name, value in result.items()}


def learn(options: argparse.Namespace) -> None:
    """Teachers, their word on the whole pool, students; everything made is written as soon as it is there."""
    out: Path = options.out
    out.mkdir(parents=True, exist_ok=True)
    note, device = Note(out), torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.backends.cuda.matmul.allow_tf32 = True
    pool, dev = Pool.load(options.pool), Pool.load(options.dev)
    note(f"{len(pool):,} pairs, {len(dev):,} dev pairs on {device}")

    def labelled_rate(name: str) -> float:
        return 0.0 if name.startswith("open:") else RULE_RATE if name.startswith("rule:") else RATES[name]

    def weight(name: str) -> float:
        return RULE_WEIGHT if name.startswith("rule:") else 1.0

    lesson = fed(pool, device, labelled_rate, weight)
    whole = fed(pool, device, lambda name: OPEN_RATE if name.startswith("open:") else labelled_rate(name), weight)
    exam = fed(dev, device, lambda _: 1.0, lambda _: 1.0)
    said = torch.zeros(len(pool), 3, device=device)
    kept: dict[str, NDArray[np.float32]] = {}
    for number, share in enumerate(options.teachers):
        torch.manual_seed(number)
        model = Teacher()
        parts: dict[str, Tensor] = {}
        for path in sorted(options.work.glob("teacher-*.npz")):
            parts |= unpacked(np.load(path))
        missing = model.load_state_dict(whole_vocabulary(parts, teacher.VOCABULARY), strict=False).missing_keys
        note(f"teacher {number} starts without {len(missing)} of its tensors")
        model.to(device)
        course = Course(model, options.teacher_rate, {"kind": 10.0, "hidden": 5.0, "out": 5.0}, device)
        course.run(f"teacher {number}", lesson, share * options.seconds, number, None, note)
        logits = logits_of(model, exam, len(dev), device)
        kept[f"teacher{number}"] = logits.cpu().numpy()
        note(f"teacher {number}: {json.dumps(right(logits, dev))}")
        said += functional.softmax(logits_of(model, whole, len(pool), device), dim=1) / len(options.teachers)
        del model, course
    said = said.clamp(min=1e-5).log()
    np.savez_compressed(out / "said.npz", said=(said.cpu().numpy() * -20).round().clip(0, 255).astype(np.uint8))
    if len(kept) > 1:
        both = torch.from_numpy(np.mean([softmaxed(one) for one in kept.values()], axis=0))
        note(f"teachers together: {json.dumps(right(both, dev))}")
    for number, share in enumerate(options.students):
        torch.manual_seed(100 + number)
        student = Encoder(dropout=options.dropout)
        student.load_state_dict(whole_vocabulary(unpacked(np.load(options.work / "student.npz")), 30522))
        student.word.weight.requires_grad_(number > 0)
        student.to(device)
        rates = {"kind": 3.0, "word": 0.5}
        Course(student, options.student_rate, rates, device).run(
            f"student {number}", whole, share * options.seconds, 100 + number, said, note
        )
        logits = logits_of(student, exam, len(dev), device)
        kept[f"student{number}"] = logits.cpu().numpy()
        note(f"student {number}: {json.dumps(right(logits, dev))}")
        store(student, out, f"student{number}", words=number > 0)
        np.savez_compressed(out / "dev.npz", **{name: value.astype(np.float16) for name, value in kept.items()})


def softmaxed(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return probabilities."""
    parts = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(parts / parts.sum(axis=1, keepdims=True))


def whole_vocabulary(weights: dict[str, Tensor], size: int) -> dict[str, Tensor]:
    """Put the word embeddings that travelled back to their places; the others are never read."""
    rows = weights.pop("word/rows", None)
    if rows is not None:
        table = torch.zeros(size, weights["word.weight"].shape[1])
        table[rows.long()] = weights["word.weight"]
        weights["word.weight"] = table
    return weights


def store(model: Encoder, out: Path, name: str, *, words: bool) -> None:
    """Write the student in files of less than 16 MiB: half precision, the word embeddings in eight bits a number."""
    state = {key: value.detach().cpu() for key, value in model.state_dict().items() if key != "word.weight"}
    halves = {key: value.half().numpy() for key, value in state.items()}
    order = sorted(halves)
    for part, keys in enumerate((order[: len(order) // 2], order[len(order) // 2 :])):
        np.savez(out / f"{name}-{part}.npz", **{key: halves[key] for key in keys})
    if words:
        table = packed({"word.weight": model.word.weight.detach().cpu()}, levels=127)
        np.savez_compressed(out / f"{name}-words.npz", **table)


def pack(options: argparse.Namespace) -> None:
    """Write the weights to begin with, in files that travel."""
    from training.export import load_model

    options.out.mkdir(parents=True, exist_ok=True)
    used = np.unique(np.concatenate([Pool.load(path).ids for path in (options.pool, options.dev)])).astype(np.int64)
    teacher.pack(options.published, used, options.out / "teacher", levels=options.levels, cut=options.cut)
    student = load_model(options.start, options.weights).state_dict()
    table = student["word.weight"][used]
    halves = packed(student | {"word.weight": table}, levels=127)
    halves["word/rows"] = used.astype(np.int32)
    np.savez_compressed(options.out / "student.npz", **halves)
    for path in sorted(options.out.glob("*.npz")):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


def mix(options: argparse.Namespace) -> None:
    """Write the average of the weights at the start and of each student's."""
    from training.export import load_model

    model = load_model(options.start, options.weights)
    begun = {name: value.clone() for name, value in model.state_dict().items()}
    mixed = {name: value.clone() for name, value in begun.items()}
    for number, share in enumerate(options.shares):
        student: dict[str, Tensor] = {}
        for path in sorted(options.students.glob(f"student{number}-*.npz")):
            student |= unpacked(np.load(path))
        if "word.weight" in student:
            stayed = ~student["word.weight"].any(dim=1)  # word pieces that no pair has did not travel
            student["word.weight"][stayed] = begun["word.weight"][stayed]
        for name, value in student.items():
            mixed[name] += share * (value - begun[name])
    save_file({name: value.half().contiguous() for name, value in mixed.items()}, options.out)


def main() -> None:
    """Read the options; pack, learn or mix."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    verbs = parser.add_subparsers(required=True)
    one = verbs.add_parser("pack")
    one.set_defaults(do=pack)
    for name in ("--published", "--start", "--weights", "--pool", "--dev", "--out"):
        one.add_argument(name, type=Path, required=True)
    one.add_argument("--levels", type=int, default=100, help="whole numbers of a teacher's row, each way")
    one.add_argument("--cut", type=int, default=6, help="layers of the teacher in its first file")
    two = verbs.add_parser("learn")
    two.set_defaults(do=learn)
    for name in ("--work", "--pool", "--dev", "--out"):
        two.add_argument(name, type=Path, required=True)
    two.add_argument("--seconds", type=float, default=540)
    two.add_argument("--teachers", type=float, nargs="*", default=[0.24, 0.24])
    two.add_argument("--students", type=float, nargs="*", default=[0.2, 0.2])
    two.add_argument("--teacher-rate", type=float, default=6e-5)
    two.add_argument("--student-rate", type=float, default=4e-4)
    two.add_argument("--dropout", type=float, default=0.05)
    three = verbs.add_parser("mix")
    three.set_defaults(do=mix)
    for name in ("--start", "--weights", "--students", "--out"):
        three.add_argument(name, type=Path, required=True)
    three.add_argument("--shares", type=float, nargs="*", default=[0.3, 0.3])
    options = parser.parse_args()
    options.do(options)


if __name__ == "__main__":
    main()
