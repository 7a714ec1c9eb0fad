"""A course: one model learning encoded pairs by the clock, from labels or from labels and what teachers say.

It can be stopped at any time. Every five minutes the model, its optimizer and the time it has had are kept, and the
same command goes on from there; on a GPU a course is over before that.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training import fourbits
from training.pairs import LABELS
from training.pool import UNLABELLED, Pool

NOT_SUPPORTED, LABEL_SMOOTHING = LABELS["not_supported"], 0.03
BINARY_WEIGHT = 0.6
HARD = 0.5  # what the label weighs beside the teachers' word
ROUGH = 0.4  # of a student's time goes by before its weights are held to four bits
WARMTH = 2.0  # of the distributions compared
KEEP_EVERY = 300.0  # seconds
TOKENS = {"cuda": 16_384, "cpu": 1024}  # of a batch


def in_halves(device: torch.device) -> bool:
    """Return True where products of bfloat16 are faster: on a GPU, and on processors made for them."""
    return device.type == "cuda" or bool(torch.cpu.get_capabilities().get("avx512_bf16"))


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
    """Yield the batches of one pass, each of one length, in an order by chance.

    Raises ValueError when there are too few pairs for a single one.
    """
    tokens = TOKENS[buckets[0].ids.device.type]
    cut: list[tuple[Bucket, NDArray[np.int64]]] = []
    for bucket in buckets:
        times = np.floor(bucket.rates + chance.random(len(bucket.rates))).astype(np.int64)
        rows = np.repeat(np.arange(len(times)), times)
        chance.shuffle(rows)
        size = max(8, tokens // bucket.ids.shape[1])
        for begin in range(0, len(rows), size):
            part = rows[begin : begin + size]
            if len(part) >= size / 3:
                cut.append((bucket, part))
    if not cut:
        raise ValueError("too few pairs of one length for a batch")
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

    def __init__(
        self, model: nn.Module, rate: float, rises: dict[str, float], device: torch.device, keep: Path
    ) -> None:
        self.model, self.rate, self.device, self.keep = model, rate, device, keep
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
        spent, step = self._resume()
        chance, begin = np.random.default_rng(seed + step), time.monotonic() - spent
        kept, passes = spent, 0
        running: list[Tensor] = []
        self.model.train()
        while True:
            for bucket, rows in batches(buckets, chance):
                now = time.monotonic() - begin
                if now >= seconds:
                    note(f"{name}: {step} steps, {passes} whole passes since it was started")
                    self.keep.unlink(missing_ok=True)
                    return
                if now - kept >= KEEP_EVERY:
                    self._save(now, step)
                    kept = now
                if said is not None and now >= ROUGH * seconds:
                    fourbits.roughen(self.model)
                running.append(self._learn(bucket, rows, said, now / seconds))
                step += 1
                if step % 25 == 0:
                    torch.stack(running[-1:]).cpu()  # wait here, or the clock tells nothing
                if step % 250 == 0:
                    loss = float(torch.stack(running).mean())
                    note(f"{name}: {now / seconds:.2f} gone, step {step}, loss {loss:.4f}")
                    running = []
            passes += 1

    def _learn(self, bucket: Bucket, rows: Tensor, said: Tensor | None, gone: float) -> Tensor:
        """Take one step on a batch and return its loss; `gone` is the share of the time that is over."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate * group["rise"] * min(gone / 0.05, (1 - gone) / 0.95)
        with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=in_halves(self.device)):
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

    def _save(self, spent: float, step: int) -> None:
        """Keep where the course stands, whole or not at all."""
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}
        new = self.keep.with_suffix(".new")
        torch.save(state | {"spent": spent, "step": step}, new)
        new.replace(self.keep)

    def _resume(self) -> tuple[float, int]:
        """Go back to where the course was stopped; return the seconds it has had, and its steps."""
        if not self.keep.exists():
            return 0.0, 0
        state = torch.load(self.keep, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        return float(state["spent"]), int(state["step"])


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
        size = max(8, 4 * TOKENS[device.type] // bucket.ids.shape[1])
        for begin in range(0, len(bucket.ids), size):
            cut = slice(begin, begin + size)
            with torch.autocast(device.type, dtype=torch.bfloat16, enabled=in_halves(device)):
                logits = model(bucket.ids[cut], bucket.types[cut])
            result[bucket.places[cut]] = logits.float()
    model.train()
    return result
