"""Teach the shipped judge newsroom pairs: `python -m training.tune --data DATA --out FILE [--minutes 70]`.

Begins with the weights that ship (`factcheck/models/judge/model.onnx`, int8) or with those of an earlier run, and shows
the judge the pairs of `newsroom/pairs`, what rules make of them, and pairs of the public train parts, so that it does
not forget those. Made for two cores: it runs by the clock and writes its averaged weights every few hundred steps.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from safetensors.torch import load_file, save_file
from torch import nn

from factcheck.models import pieces
from training import newsroom_pairs, pairs, rules
from training.judge import LAYERS, WIDTH, Encoder, Row, encode_rows, loss_of, own_weights, padded, predict
from training.made import make

SHIPPED = Path("factcheck/models/judge/model.onnx")
CPU = torch.device("cpu")
RATE, REPLAY = 8e-5, 0.7  # pairs of the public sets for one of ours
AT_ONCE, SNIPPETS = 28, 4  # pairs of the public sets in a batch, or snippets with all their claims
WATCHED = ("vitaminc_real", "fever", "numhg_derived", "healthver", "climate_fever", "check_covid")
CHANGES = (
    rules.change_number, rules.change_number, rules.change_name, rules.change_name, rules.change_word,
    rules.change_month, rules.change_to_stranger,
)  # fmt: skip


def shipped(path: Path = SHIPPED) -> Encoder:
    """Return the model that a judge's ONNX file holds; its int8 weights are a little coarser than fp32."""
    held = {one.name: numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer}

    def exact(name: str) -> torch.Tensor:
        return torch.tensor(np.asarray(held[name], np.float32))

    def matrix(name: str) -> torch.Tensor:
        return torch.tensor((held[name].astype(np.float32) * held[f"{name}.scale"]).T.copy())

    words = "embeddings.word_embeddings.weight"
    state = {
        "word.weight": torch.tensor(held[words].astype(np.float32) * held[f"{words}.scale"]),
        "position.weight": exact("places"),  # with type 0 added, which `kinds` has taken off the others
        "kind.weight": exact("kinds"),
        "norm.weight": exact("embeddings.LayerNorm.weight"),
        "norm.bias": exact("embeddings.LayerNorm.bias"),
        "hidden.weight": matrix("hidden"),
        "hidden.bias": exact("hidden.bias"),
        "out.weight": exact("out").T.contiguous(),
        "out.bias": exact("out.bias"),
    }
    for number in range(LAYERS):
        ours, theirs = f"layers.{number}", f"encoder.layer.{number}"
        weight, bias = matrix(f"{theirs}.attention.qkv"), exact(f"{theirs}.attention.qkv.bias")
        for place, part in enumerate(("query", "key", "value")):
            rows = slice(place * WIDTH, (place + 1) * WIDTH)
            state[f"{ours}.{part}.weight"], state[f"{ours}.{part}.bias"] = weight[rows].clone(), bias[rows].clone()
        for part, name in (
            ("output", "attention.output.dense"), ("inner", "intermediate.dense"), ("outer", "output.dense"),
        ):  # fmt: skip
            state[f"{ours}.{part}.weight"] = matrix(f"{theirs}.{name}")
            state[f"{ours}.{part}.bias"] = exact(f"{theirs}.{name}.bias")
        for part, name in (("norm", "attention.output.LayerNorm"), ("last", "output.LayerNorm")):
            state[f"{ours}.{part}.weight"] = exact(f"{theirs}.{name}.weight")
            state[f"{ours}.{part}.bias"] = exact(f"{theirs}.{name}.bias")
    model = Encoder()
    model.load_state_dict(state)
    return model


def changed(examples: Sequence[pairs.Example], chance: random.Random) -> list[pairs.Example]:
    """Return half of the supported pairs with one thing changed, where a rule finds something to change."""
    found = []
    for example in (one for one in examples if one.label == rules.SUPPORTED):
        made = chance.choice(CHANGES)(example, chance)
        if made is not None and chance.random() < 0.5:
            found.append(replace(made, source="rules"))
    return found


def batches(ours: Sequence[pairs.Example], replay: Sequence[Row], chance: random.Random) -> Iterator[list[Row]]:
    """Yield the batches of one pass: a few snippets with all their claims, or public pairs of like length."""
    snippets: dict[str, list[Row]] = defaultdict(list)
    told = [*ours, *changed(ours, chance)]
    for row, example in zip(encode_rows(pieces.tokenizer(), told), told, strict=True):
        snippets[example.group].append(row)
    groups = list(snippets.values())
    chance.shuffle(groups)
    made: list[list[Row]] = []
    for begin in range(0, len(groups), 8 * SNIPPETS):
        part = sorted(groups[begin : begin + 8 * SNIPPETS], key=lambda rows: max(len(row.ids) for row in rows))
        made += [[row for rows in part[at : at + SNIPPETS] for row in rows] for at in range(0, len(part), SNIPPETS)]
    again = chance.sample(list(replay), min(len(replay), round(REPLAY * len(told))))
    for begin in range(0, len(again), 16 * AT_ONCE):
        alike = sorted(again[begin : begin + 16 * AT_ONCE], key=lambda row: len(row.ids))
        made += [alike[at : at + AT_ONCE] for at in range(0, len(alike), AT_ONCE)]
    chance.shuffle(made)
    yield from made


def replayed(data: Path, most: int, seed: int) -> list[Row]:
    """Return pairs of the public train parts as the judge learned them, the held-out groups left out."""
    kept, _ = pairs.split(pairs.train_sets(data))
    examples = pairs.one_pass({**kept, "rules": make(kept, seed)}, seed)
    random.Random(seed).shuffle(examples)
    return encode_rows(pieces.tokenizer(), examples[:most])


def watched(data: Path, most: int) -> dict[str, list[Row]]:
    """Return a sample of each watched dev part, and our own pairs that are held out."""
    ours = [one for one in newsroom_pairs.read() if newsroom_pairs.is_held_out(one)]
    found = {"newsroom": encode_rows(pieces.tokenizer(), ours)}
    for name in WATCHED:
        examples = [one for one in pairs.read_set(data / f"{name}.dev.jsonl.gz") if one.label < 3]
        random.Random(0).shuffle(examples)
        found[name] = encode_rows(pieces.tokenizer(), examples[:most])
    return found


def right(model: Encoder, rows: Sequence[Row]) -> float:
    """Return the share of pairs whose likeliest stance is the label's."""
    gold: NDArray[np.int64] = np.array([row.label for row in rows])
    return round(float((predict(model, rows, CPU).numpy().argmax(1) == gold).mean()), 3)


def learn(model: Encoder, *, data: Path, minutes: float, out: Path, seed: int) -> dict[str, torch.Tensor]:
    """Train by the clock and return the averaged weights."""
    chance = random.Random(seed)
    ours = [one for one in newsroom_pairs.read() if not newsroom_pairs.is_held_out(one)]
    replay = replayed(data, 36000, seed)
    optimizer = torch.optim.AdamW([p for p in model.parameters() if p.requires_grad], lr=RATE, weight_decay=0.01)
    average = {name: value.clone() for name, value in own_weights(model).items()}
    model.train()
    began, step, losses = time.monotonic(), 0, []
    while (gone := (time.monotonic() - began) / 60 / minutes) < 1:
        for rows in batches(ours, replay, chance):
            gone = (time.monotonic() - began) / 60 / minutes
            if gone >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / 60) * max(0.03, 1 - gone)
            loss = loss_of(model(*padded(rows, CPU)), rows)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            losses.append(float(loss.detach()))
            if step % 10 == 0:
                for name, value in own_weights(model).items():
                    average[name].lerp_(value, max(0.05, 10 / step))
            if step % 200 == 0:
                print(f"step {step}, {gone:.2f} of the time, loss {np.mean(losses[-200:]):.4f}", flush=True)
                keep({**model.state_dict(), **average}, out)
    return average


def keep(state: Mapping[str, torch.Tensor], path: Path) -> None:
    """Write weights in half precision, word embeddings and all: those that ship are not MiniLM's own any more."""
    save_file({name: value.detach().half().contiguous() for name, value in state.items()}, path)


def main() -> None:
    """Read the options, train, and print what a share of the old weights mixed in would give."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--start", type=Path, help="weights of an earlier run in place of those that ship")
    parser.add_argument("--out", type=Path, required=True, help="the weights, as safetensors")
    parser.add_argument("--minutes", type=float, default=70)
    parser.add_argument("--keep", type=float, default=0.0, help="share of the weights it began with in what is written")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    model, before = shipped(), shipped().state_dict()
    if options.start:
        model.load_state_dict({k: v.float() for k, v in load_file(options.start).items()}, strict=False)
    average = learn(model, data=options.data, minutes=options.minutes, out=options.out, seed=options.seed)
    dev = watched(options.data, 400)
    for share in sorted({0.0, 0.25, 0.5, options.keep}):
        mixed = {name: before[name] * share + value * (1 - share) for name, value in average.items()}
        model.load_state_dict(mixed, strict=False)
        print(f"{share:.2f} of the old weights:", {name: right(model, rows) for name, rows in dev.items()}, flush=True)
        if share == options.keep:
            keep(model.state_dict(), options.out)


if __name__ == "__main__":
    main()
