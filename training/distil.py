"""Teach the judge: large teachers learn the labelled pairs, then the judge learns what they say of the whole pool.

    python -m training.distil pack --published MPNET --pool pool.xz --dev dev.xz --out WORK
    python -m training.distil teach --work WORK --pool pool.xz --dev dev.xz --out OUT --seconds 95 95
    python -m training.distil study --work WORK --pool pool.xz --dev dev.xz --out OUT --number 0 --seconds 240

`pack` writes the published teacher as small whole numbers, of the word pieces in the pool alone: it travels to a GPU.
`teach` and `study` run by the clock, there or on two cores.
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
from torch import Tensor, nn
from torch.nn import functional

from training import fourbits, teacher
from training.judge import LABEL_SMOOTHING, NOT_SUPPORTED
from training.pool import UNLABELLED, Pool
from training.teacher import WIDTH, Teacher, unpacked

TOKENS = 16_384  # of a batch
HARD = 0.5  # what the label weighs beside the teachers' word
ROUGH = 0.4  # of a student's time goes by before its weights are held to four bits
KEPT = (0, 2, 4, 6, 8, 11)  # layers of the teacher that a student begins with
WARMTH = 2.0  # of the distributions compared
# How often a pair of each set is seen in a pass; a set not named here, `OTHER`.
RATES = {
    "vitaminc_real": 1.6, "vitaminc_synthetic": 1.0, "fever": 2.0, "scifact_rte": 3.0, "check_covid": 3.0,
    "feverous": 0.7, "fm2": 2.0, "mnli_m": 1.5, "snli_cad": 0.8, "conjnli": 0.3, "scone": 0.15, "mnli_mm_binary": 0.4,
    "newsroom": 1.2,
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
        """Learn until the time is over; with `said`, the log probabilities of the teachers, learn from both.

        A student's weights are rough from `ROUGH` of the time on.
        """
        rough = None if said is None else ROUGH
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
                if rough is not None and gone >= rough:
                    fourbits.roughen(self.model)
                    rough = None
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

    def __init__(self, path: Path) -> None:
        self.begin, self.path = time.monotonic(), path
        path.parent.mkdir(parents=True, exist_ok=True)

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


def rate_of(name: str, *, unlabelled: float) -> float:
    """Return how often a pair of a set of the pool is seen in a pass."""
    if name.startswith("open:"):
        return unlabelled
    return RULE_RATE if name.startswith("rule:") else RATES[name]


def weight_of(name: str) -> float:
    """Return how much a pair of a set of the pool counts."""
    return RULE_WEIGHT if name.startswith("rule:") else 1.0


def prepared(
    options: argparse.Namespace, *, unlabelled: float
) -> tuple[torch.device, list[Bucket], Pool, list[Bucket]]:
    """Return the device, the pool by length, the dev parts, and these by length."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.backends.cuda.matmul.allow_tf32 = True
    pool, dev = Pool.load(options.pool), Pool.load(options.dev)
    lesson = fed(pool, device, lambda name: rate_of(name, unlabelled=unlabelled), weight_of)
    return device, lesson, dev, fed(dev, device, lambda _: 1.0, lambda _: 1.0)


def teach(options: argparse.Namespace) -> None:
    """Let the teachers learn the labelled pairs and write their word on the whole pool to `WORK/said.npy`."""
    note = Note(options.out / "teachers.txt")
    device, lesson, dev, exam = prepared(options, unlabelled=0.0)
    pairs = sum(len(bucket.ids) for bucket in lesson)
    note(f"{pairs:,} pairs, {len(dev):,} dev pairs on {device}")
    said = torch.zeros(pairs, 3, device=device)
    together = torch.zeros(len(dev), 3, device=device)
    parts: dict[str, Tensor] = {}
    for path in sorted(options.work.glob("teacher-*.npz")):
        parts |= unpacked(np.load(path))
    start = whole_vocabulary(parts, teacher.VOCABULARY)
    for number, seconds in enumerate(options.seconds):
        torch.manual_seed(number)
        model = Teacher()
        missing = model.load_state_dict(start, strict=False).missing_keys
        note(f"teacher {number} starts without {len(missing)} of its tensors")
        model.to(device)
        course = Course(model, options.rate, {"kind": 10.0, "hidden": 5.0, "out": 5.0}, device)
        course.run(f"teacher {number}", lesson, seconds, number, None, note)
        if number == 0:
            torch.save(model.state_dict(), options.work / "teacher.pt")
        logits = logits_of(model, exam, len(dev), device)
        note(f"teacher {number}: {json.dumps(right(logits, dev))}")
        together += functional.softmax(logits, dim=1)
        said += functional.softmax(logits_of(model, lesson, pairs, device), dim=1) / len(options.seconds)
        del model, course
    np.save(options.work / "said.npy", said.clamp(min=1e-5).log().half().cpu().numpy())
    note(f"teachers together: {json.dumps(right(together, dev))}")


def study(options: argparse.Namespace) -> None:
    """Let a student, half of the first teacher's layers, learn what the teachers say of the whole pool."""
    note = Note(options.out / f"student{options.number}.txt")
    device, lesson, dev, exam = prepared(options, unlabelled=OPEN_RATE)
    said = torch.from_numpy(np.load(options.work / "said.npy")).float().to(device)
    torch.manual_seed(100 + options.number)
    student = begun(torch.load(options.work / "teacher.pt", map_location="cpu"), dropout=options.dropout).to(device)
    note(f"begins: {json.dumps(right(logits_of(student, exam, len(dev), device), dev))}")
    course = Course(student, options.rate, {"kind": 3.0}, device)
    course.run(f"student {options.number}", lesson, options.seconds, 100 + options.number, said, note)
    note(f"student {options.number}: {json.dumps(right(logits_of(student, exam, len(dev), device), dev))}")
    save(student, options.out)


def begun(teacher: dict[str, Tensor], dropout: float = 0.0) -> Teacher:
    """Return the judge as it begins: every second layer of a teacher, its word embeddings in four bits for good."""
    student = Teacher(dropout=dropout, layers=len(KEPT))
    state = {name: value for name, value in teacher.items() if not name.startswith("layers.")}
    for at, layer in enumerate(KEPT):
        start = f"layers.{layer}."
        state |= {f"layers.{at}.{n.removeprefix(start)}": v for n, v in teacher.items() if n.startswith(start)}
    student.load_state_dict(state)
    student.word.weight.requires_grad_(False)
    student.word.weight.copy_(fourbits.decoded(*fourbits.coded(student.word.weight)))
    return student


def save(student: Teacher, out: Path) -> None:
    """Write the weights as they ship, in four bits, in files that travel."""
    parts: dict[str, dict[str, NDArray[np.generic]]] = {}
    for name, value in student.state_dict().items():
        layer = name.split(".")[1] if name.startswith("layers.") else ""
        part = parts.setdefault(str(int(layer) // 2) if layer else "rest", {})
        if name == "word.weight" or (value.ndim == 2 and value.shape[0] >= WIDTH):
            codes, scales = fourbits.coded(value.cpu())
            part |= {name: codes.numpy(), f"{name}/scales": scales.numpy()}
        else:
            part[name] = value.cpu().numpy()
    for name, arrays in parts.items():
        np.savez_compressed(out / f"student-{name}.npz", **arrays)


def whole_vocabulary(weights: dict[str, Tensor], size: int) -> dict[str, Tensor]:
    """Put the word embeddings that travelled back to their places; the others are never read."""
    rows = weights.pop("word/rows", None)
    if rows is not None:
        table = torch.zeros(size, weights["word.weight"].shape[1])
        table[rows.long()] = weights["word.weight"]
        weights["word.weight"] = table
    return weights


def pack(options: argparse.Namespace) -> None:
    """Write the weights to begin with, in files that travel: the published teacher and the judge that ships."""
    options.out.mkdir(parents=True, exist_ok=True)
    used = np.unique(np.concatenate([Pool.load(path).ids for path in (options.pool, options.dev)])).astype(np.int64)
    teacher.pack(options.published, used, options.out / "teacher", levels=options.levels, cut=options.cut)
    for path in sorted(options.out.glob("*.npz")):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


def main() -> None:
    """Read the options and do what the verb says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    verbs = parser.add_subparsers(required=True)
    packing = verbs.add_parser("pack")
    packing.set_defaults(do=pack)
    for name in ("--published", "--pool", "--dev", "--out"):
        packing.add_argument(name, type=Path, required=True)
    packing.add_argument("--levels", type=int, default=100, help="whole numbers of a teacher's row, each way")
    packing.add_argument("--cut", type=int, default=6, help="layers of the teacher in its first file")
    there = {"teach": teach, "study": study}
    taught, studying = (verbs.add_parser(verb) for verb in there)
    for verb, do in zip((taught, studying), there.values(), strict=True):
        verb.set_defaults(do=do)
        for name in ("--work", "--pool", "--dev", "--out"):
            verb.add_argument(name, type=Path, required=True)
    taught.add_argument("--seconds", type=float, nargs="+", default=[95, 95], help="of each teacher")
    taught.add_argument("--rate", type=float, default=6e-5)
    studying.add_argument("--number", type=int, default=0)
    studying.add_argument("--seconds", type=float, default=240)
    studying.add_argument("--rate", type=float, default=1.2e-4)
    studying.add_argument("--dropout", type=float, default=0.05)
    options = parser.parse_args()
    options.do(options)


if __name__ == "__main__":
    main()
