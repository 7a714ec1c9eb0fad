"""Teach the judge: large teachers learn the labelled pairs, then the judge learns what they say of the whole pool.

    python -m training.distil pack --published MPNET --pool pool.xz --dev dev.xz --out WORK
    python -m training.distil teach --work WORK --pool pool.xz --dev dev.xz --out OUT --seconds 120 120
    python -m training.distil study --work WORK --pool pool.xz --dev dev.xz --out OUT --seconds 395

`pack` writes the published teacher as small whole numbers, of the word pieces in the pool alone: it travels to a GPU.
`teach` and `study` run by the clock, there or on two cores.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training import fourbits, teacher
from training.course import Bucket, Course, Note, fed, logits_of
from training.pool import Pool
from training.teacher import WIDTH, Teacher, unpacked

SEED = 100  # of the student; the teachers have 0 and 1
KEPT = (0, 2, 4, 6, 8, 11)  # layers of the teacher that a student begins with
# How often a pair of each set is seen in a pass.
RATES = {
    "vitaminc_real": 1.6, "vitaminc_synthetic": 1.0, "fever": 2.0, "scifact_rte": 3.0, "check_covid": 3.0,
    "feverous": 0.7, "fm2": 2.0, "mnli_m": 1.5, "snli_cad": 0.8, "conjnli": 0.3, "scone": 0.15, "mnli_mm_binary": 0.4,
    "newsroom": 1.2,
}  # fmt: skip
RULE_RATE, OPEN_RATE = 0.4, 1.0
RULE_WEIGHT = 0.8


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
    """Let the teachers learn the labelled pairs and write their word on the whole pool to `WORK/said-N.npz`."""
    note = Note(options.out / "teachers.txt")
    device, lesson, dev, exam = prepared(options, unlabelled=0.0)
    pairs = sum(len(bucket.ids) for bucket in lesson)
    note(f"{pairs:,} pairs, {len(dev):,} dev pairs on {device}")
    parts: dict[str, Tensor] = {}
    for path in sorted(options.work.glob("teacher-*.npz")):
        parts |= unpacked(np.load(path))
    start = whole_vocabulary(parts, teacher.VOCABULARY)
    for number, seconds in enumerate(options.seconds):
        if (options.work / f"said-{number}.npz").exists():  # an earlier run came so far
            continue
        torch.manual_seed(number)
        model = Teacher()
        missing = model.load_state_dict(start, strict=False).missing_keys
        note(f"teacher {number} starts without {len(missing)} of its tensors")
        model.to(device)
        rises = {"kind": 10.0, "hidden": 5.0, "out": 5.0}
        course = Course(model, options.rate, rises, device, options.work / f"teacher-{number}.last")
        course.run(f"teacher {number}", lesson, seconds, number, None, note)
        if number == 0:
            torch.save(model.state_dict(), options.work / "teacher.pt")
        logits = logits_of(model, exam, len(dev), device)
        note(f"teacher {number}: {json.dumps(right(logits, dev))}")
        word = {"pool": logits_of(model, lesson, pairs, device), "dev": logits}
        halves = {name: functional.softmax(each, dim=1).half().cpu().numpy() for name, each in word.items()}
        np.savez(options.work / f"said-{number}.npz", **halves)
        del model, course
    words = [np.load(path) for path in sorted(options.work.glob("said-*.npz"))]
    together = torch.from_numpy(np.mean([word["dev"].astype(np.float32) for word in words], axis=0))
    note(f"teachers together: {json.dumps(right(together, dev))}")


def said_by_all(work: Path) -> Tensor:
    """Return the log probabilities of the teachers together for each pair of the pool."""
    words = [np.load(path)["pool"].astype(np.float32) for path in sorted(work.glob("said-*.npz"))]
    return torch.from_numpy(np.mean(words, axis=0)).clamp(min=1e-5).log()


def study(options: argparse.Namespace) -> None:
    """Let a student, half of the first teacher's layers, learn what the teachers say of the whole pool."""
    note = Note(options.out / "student.txt")
    device, lesson, dev, exam = prepared(options, unlabelled=OPEN_RATE)
    said = said_by_all(options.work).to(device)
    torch.manual_seed(SEED)
    student = begun(torch.load(options.work / "teacher.pt", map_location="cpu"), dropout=options.dropout).to(device)
    note(f"begins: {json.dumps(right(logits_of(student, exam, len(dev), device), dev))}")
    course = Course(student, options.rate, {"kind": 3.0}, device, options.work / "student.last")
    course.run("student", lesson, options.seconds, SEED, said, note)
    note(f"student: {json.dumps(right(logits_of(student, exam, len(dev), device), dev))}")
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
    """Write the published teacher, the weights to begin with, in two files that travel."""
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
    taught.add_argument("--seconds", type=float, nargs="+", default=[120, 120], help="of each teacher")
    taught.add_argument("--rate", type=float, default=6e-5)
    studying.add_argument("--seconds", type=float, default=395)
    studying.add_argument("--rate", type=float, default=1.2e-4)
    studying.add_argument("--dropout", type=float, default=0.05)
    options = parser.parse_args()
    options.do(options)


if __name__ == "__main__":
    main()
