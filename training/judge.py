"""Train the learned judge: `python -m training.judge --data DATA --start PILOT --vocabulary FOLDER --run FOLDER`.

A cross-encoder of MiniLM size (6 layers, 384 wide) reads claim and evidence with the token types of
`factcheck.checker.marks` and says supports, contradicts or neutral. The same script runs on a GPU where there is one.
It can be stopped at any time: `--run FOLDER` holds the last checkpoint, and the next start goes on at that batch.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from factcheck.checker.judge import Pair
from factcheck.checker.learned import encode_pairs
from factcheck.checker.marks import TYPES
from training import pairs
from training.made import make

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
# From which old token type each new one starts: a number that both sides have is first of all a shared word.
TYPE_ORIGINS = (0, 1, 2, 3, 2, 0, 1, 3, 3, 1, 2, 0, 0, 0, 0, 1)
NOT_SUPPORTED = pairs.LABELS["not_supported"]
MOST_TOKENS = 128  # of a pair in training: a fifth less time than with the 160 of run time, few pairs are longer
RULE_WEIGHT, BINARY_WEIGHT = 0.8, 0.6
LABEL_SMOOTHING = 0.03


class Layer(nn.Module):
    """One transformer layer, post-norm, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.output, self.norm = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer, self.last = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, _ = x.shape
        split = (rows, length, HEADS, WIDTH // HEADS)
        q, k, v = (part(x).view(split).transpose(1, 2) for part in (self.query, self.key, self.value))
        rate = self.dropout if self.training else 0.0
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=rate)
        mixed = self.output(mixed.transpose(1, 2).reshape(rows, length, WIDTH))
        x = self.norm(x + functional.dropout(mixed, self.dropout, self.training))
        inner = self.outer(functional.gelu(self.inner(x)))
        return self.last(x + functional.dropout(inner, self.dropout, self.training))


class Encoder(nn.Module):
    """Token ids and types in, three logits out: supported, refuted, nei."""

    def __init__(self, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.position, self.kind = nn.Embedding(512, WIDTH), nn.Embedding(TYPES, WIDTH)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-12), dropout
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.hidden, self.out = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, 3)
        self.word.weight.requires_grad_(False)

    def forward(self, ids: Tensor, types: Tensor) -> Tensor:
        there = ids != 0
        x = self.word(ids) + self.kind(types) + self.position(torch.arange(ids.shape[1], device=ids.device))
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        mask = there[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        weight = there.unsqueeze(2).to(x.dtype)
        mean = (x * weight).sum(1) / weight.sum(1)
        head = functional.gelu(self.hidden(torch.cat([x[:, 0], mean], dim=1)))
        return self.out(functional.dropout(head, self.dropout, self.training))


_NAMES = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
    "attention.output.dense": "output", "attention.output.LayerNorm": "norm",
    "intermediate.dense": "inner", "output.dense": "outer", "output.LayerNorm": "last",
}  # fmt: skip
_EMBEDDINGS = {"word_embeddings": "word", "position_embeddings": "position", "token_type_embeddings": "kind"}


def load_start(model: Encoder, path: Path) -> None:
    """Fill the model from BERT-named weights; token types they lack start as TYPE_ORIGINS says."""
    renamed = {}
    for name, value in load_file(path).items():
        part, _, end = name.rpartition(".")
        part = part.removeprefix("bert.")
        if part.startswith("encoder.layer."):
            _, _, number, rest = part.split(".", 3)
            renamed[f"layers.{number}.{_NAMES[rest]}.{end}"] = value.float()
        elif part.startswith("embeddings."):
            renamed[f"{_EMBEDDINGS.get(part[11:], 'norm')}.{end}"] = value.float()
        elif part in ("out.0", "out.3"):
            renamed[f"{'hidden' if part == 'out.0' else 'out'}.{end}"] = value.float()
    known = renamed["kind.weight"].shape[0]
    renamed["kind.weight"] = renamed["kind.weight"][[min(origin, known - 1) for origin in TYPE_ORIGINS]].clone()
    model.load_state_dict(renamed, strict=known == 4)  # MiniLM itself has no head


def own_weights(model: Encoder) -> dict[str, Tensor]:
    """Return the trained weights: everything but the word embeddings, which stay as MiniLM has them."""
    return {name: value.detach() for name, value in model.state_dict().items() if name != "word.weight"}


@dataclass(frozen=True, slots=True)
class Row:
    """An encoded training pair with its label and the weight of its loss."""

    ids: list[int]
    types: list[int]
    label: int
    weight: float


def encode_rows(tokenizer: Tokenizer, examples: Sequence[pairs.Example]) -> list[Row]:
    """Return the examples as the encoder reads them."""
    rows: list[Row] = []
    for begin in range(0, len(examples), 512):
        part = examples[begin : begin + 512]
        encoded = encode_pairs(tokenizer, [Pair(e.claim, e.evidence) for e in part], max_tokens=MOST_TOKENS)
        rows.extend(Row(c.ids, c.types, e.label, _weight(e)) for c, e in zip(encoded, part, strict=True))
    return rows


def _weight(example: pairs.Example) -> float:
    if example.label == NOT_SUPPORTED:
        return BINARY_WEIGHT
    return RULE_WEIGHT if example.source == "rules" else 1.0


def padded(rows: Sequence[Row], device: torch.device) -> tuple[Tensor, Tensor]:
    """Return ids and types of a batch, padded at the end with zeros."""
    length = max(len(row.ids) for row in rows)
    ids = torch.tensor([row.ids + [0] * (length - len(row.ids)) for row in rows], device=device)
    types = torch.tensor([row.types + [0] * (length - len(row.types)) for row in rows], device=device)
    return ids, types


def loss_of(logits: Tensor, rows: Sequence[Row]) -> Tensor:
    """Return the weighted mean loss: cross-entropy, or for `not_supported` the log of one minus P(supported)."""
    labels = torch.tensor([row.label for row in rows], device=logits.device)
    weights = torch.tensor([row.weight for row in rows], device=logits.device)
    log_p = functional.log_softmax(logits, dim=1)
    binary = labels == NOT_SUPPORTED
    picked = log_p.gather(1, labels.clamp(max=2).unsqueeze(1)).squeeze(1)
    smooth = (1 - LABEL_SMOOTHING) * picked + LABEL_SMOOTHING * log_p.mean(1)
    unsupported = torch.logsumexp(log_p[:, 1:], dim=1)
    return -(torch.where(binary, unsupported, smooth) * weights).sum() / weights.sum()


@torch.inference_mode()
def predict(model: Encoder, rows: Sequence[Row], device: torch.device, size: int = 32) -> Tensor:
    """Return the logits of each row, in the order given."""
    model.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    result = torch.zeros(len(rows), 3)
    for begin in range(0, len(order), size):
        part = order[begin : begin + size]
        result[part] = model(*padded([rows[i] for i in part], device)).float().cpu()
    model.train()
    return result


class Run:
    """A training run in a folder: where it stands, its optimizer, and the moving average of its weights."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.folder = Path(options.run)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.tokenizer = Tokenizer.from_file(str(Path(options.vocabulary) / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.model = Encoder()
        load_start(self.model, Path(options.start))
        self.model.to(self.device)
        trained = [(n, p) for n, p in self.model.named_parameters() if p.requires_grad]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": [p for n, p in trained if n == "kind.weight"], "rise": 6.0, "weight_decay": 0.0},
                {"params": [p for n, p in trained if n != "kind.weight"], "rise": 1.0, "weight_decay": 0.01},
            ],
            lr=options.rate,
        )
        self.average = {name: value.clone() for name, value in own_weights(self.model).items()}
        self.step, self.turn, self.place = 0, 0, 0
        self.stopping = False
        signal.signal(signal.SIGTERM, self._stop)
        self._resume()

    def _stop(self, _signal: int, _frame: object) -> None:
        """Ask for a checkpoint after this step, and no step after it."""
        self.stopping = True

    def _resume(self) -> None:
        path = self.folder / "last.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"], strict=False)
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        self.step, self.turn, self.place = state["step"], state["turn"], state["place"]
        torch.set_rng_state(state["chance"].cpu())

    def save(self) -> None:
        """Write the checkpoint, whole or not at all, and the averaged weights in half precision."""
        state = {
            "model": own_weights(self.model),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "step": self.step,
            "turn": self.turn,
            "place": self.place,
            "chance": torch.get_rng_state(),
        }
        torch.save(state, self.folder / "new.pt")
        (self.folder / "new.pt").replace(self.folder / "last.pt")
        halves = {name: value.half().contiguous().cpu() for name, value in self.average.items()}
        save_file(halves, self.folder / "judge-fp16.safetensors")

    def rows_of_turn(self) -> tuple[list[Row], list[list[int]]]:
        """Return the encoded pairs of this pass and their batches; made once, then read from the run's folder."""
        path = self.folder / f"pass-{self.turn}.json"
        if path.exists():
            stored = json.loads(path.read_text(encoding="utf-8"))
            return [Row(*row) for row in stored["rows"]], stored["batches"]
        seed = self.options.seed + self.turn
        kept, _ = pairs.split(pairs.train_sets(Path(self.options.data)))
        examples = pairs.one_pass({**kept, "rules": make(kept, seed)}, seed)
        random.Random(seed).shuffle(examples)
        examples = examples[: self.options.most]
        rows = encode_rows(self.tokenizer, examples)
        lengths = [len(row.ids) for row in rows]
        cut = list(pairs.batches(examples, lengths, size=self.options.batch, seed=seed))
        plain = [(row.ids, row.types, row.label, row.weight) for row in rows]
        path.write_text(json.dumps({"rows": plain, "batches": cut}), encoding="utf-8")
        return rows, cut

    def dev_rows(self) -> dict[str, list[Row]]:
        """Return a fixed sample of the dev parts that are watched during training."""
        result = {}
        for name in ("vitaminc_real", "vitaminc_synthetic", "fever", "check_covid"):
            examples = pairs.read_set(Path(self.options.data) / f"{name}.dev.jsonl.gz")
            random.Random(0).shuffle(examples)
            result[name] = encode_rows(self.tokenizer, examples[: self.options.watch])
        return result

    def rate(self) -> float:
        """Return the share of the learning rate at this step: a short rise, then a straight way down."""
        return min(self.step / 100, max(0.02, 1 - self.step / self.options.steps))

    def learn(self, rows: Sequence[Row]) -> float:
        """Take one step on a batch and return its loss."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.options.rate * self.rate() * group["rise"]
        loss = loss_of(self.model(*padded(rows, self.device)), rows)
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        if self.step % 5 == 0:
            for name, value in own_weights(self.model).items():
                self.average[name].lerp_(value, min(0.02, 5 / (self.step + 5)) if self.step > 250 else 1.0)
        return float(loss.detach())

    def watch(self, dev: dict[str, list[Row]]) -> dict[str, float]:
        """Return the accuracy of the averaged weights on each watched dev part."""
        averaged = Encoder().to(self.device)
        averaged.load_state_dict({**self.average, "word.weight": self.model.word.weight})
        result = {}
        for name, rows in dev.items():
            best = predict(averaged, rows, self.device)[:, : 2 if name == "vitaminc_synthetic" else 3].argmax(1)
            result[name] = round(sum(int(b) == r.label for b, r in zip(best, rows, strict=True)) / len(rows), 3)
        return result

    def go(self) -> None:
        """Train to the last step, writing a line to log.jsonl now and then, and a checkpoint every few hundred."""
        dev = self.dev_rows()
        while self.step < self.options.steps and not self.stopping:
            rows, cut = self.rows_of_turn()
            self._pass(rows, cut, dev)
            if self.place >= len(cut):
                self.turn, self.place = self.turn + 1, 0
        self.save()
        if not self.stopping:
            self._note({"step": self.step, "dev": self.watch(dev)})

    def _pass(self, rows: list[Row], cut: list[list[int]], dev: dict[str, list[Row]]) -> None:
        losses: list[float] = []
        begin, seen = time.monotonic(), 0
        while self.place < len(cut) and self.step < self.options.steps and not self.stopping:
            losses.append(self.learn([rows[i] for i in cut[self.place]]))
            seen += len(cut[self.place])
            self.place += 1
            if self.step % 50 == 0:
                speed = seen / (time.monotonic() - begin)
                self._note(
                    {"step": self.step, "loss": round(math.fsum(losses) / len(losses), 4), "pairs/s": round(speed, 1)}
                )
                losses, begin, seen = [], time.monotonic(), 0
            if self.step % self.options.every == 0:
                self.save()
                self._note({"step": self.step, "dev": self.watch(dev)})
                begin = time.monotonic()

    def _note(self, line: dict[str, object]) -> None:
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps({"turn": self.turn, **line}) + "\n")


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", default="../shared/data", help="folder with the *.jsonl.gz parts")
    parser.add_argument("--start", required=True, help="weights to begin with (safetensors, BERT names)")
    parser.add_argument("--vocabulary", required=True, help="folder with tokenizer.json of MiniLM")
    parser.add_argument("--run", required=True, help="folder for checkpoints and log")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--every", type=int, default=500)
    parser.add_argument("--watch", type=int, default=300, help="pairs a watched dev part")
    parser.add_argument("--most", type=int, default=None, help="use only so many pairs a pass (to try the script)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    Run(options).go()


if __name__ == "__main__":
    main()
