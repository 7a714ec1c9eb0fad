"""The judge that ships as a model that can learn: its ONNX file (int8) read back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.judge import LAYERS, WIDTH, Encoder

SHIPPED = Path("factcheck/models/judge/model.onnx")


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
