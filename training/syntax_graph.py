"""Writes the trained syntax model as the graph that the run time reads, one sentence at a time."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto

from training.graph import WIDTH, Graph, Weights

State = Mapping[str, NDArray[np.float32]]


def named(state: State, layers: int) -> Weights:
    """The encoder's weights under the names that the graph knows."""
    out = {
        "embeddings.word_embeddings.weight": state["words.weight"],
        "embeddings.position_embeddings.weight": state["places.weight"][:256],
        "embeddings.token_type_embeddings.weight": np.zeros((2, WIDTH), dtype=np.float32),
        "embeddings.LayerNorm.weight": state["norm.weight"],
        "embeddings.LayerNorm.bias": state["norm.bias"],
    }
    for n in range(layers):
        for end in ("weight", "bias"):
            ours, theirs = f"layers.{n}", f"encoder.layer.{n}"
            for part, value in zip(("query", "key", "value"), np.split(state[f"{ours}.qkv.{end}"], 3), strict=True):
                out[f"{theirs}.attention.self.{part}.{end}"] = value
            out[f"{theirs}.attention.output.dense.{end}"] = state[f"{ours}.out.{end}"]
            out[f"{theirs}.attention.output.LayerNorm.{end}"] = state[f"{ours}.first.{end}"]
            out[f"{theirs}.intermediate.dense.{end}"] = state[f"{ours}.wide.{end}"]
            out[f"{theirs}.output.dense.{end}"] = state[f"{ours}.back.{end}"]
            out[f"{theirs}.output.LayerNorm.{end}"] = state[f"{ours}.second.{end}"]
    return out


def write(path: Path, state: State, *, exact: bool = False) -> None:
    """Write the graph.

    Inputs: `input_ids` and `shapes` (1 × pieces), `first` and `last` (piece of each word; entry 0 is the mark before
    the sentence). Outputs: `pos` (best part of speech a word), `names` (scores), `arcs` (scores, dependent × head),
    `deps` (best relation, dependent × head).
    """
    graph = Graph(exact=exact)
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    extra = graph.node("Gather", graph.constant("shapes.weight", state["shapes.weight"], np.float32), "shapes")
    rows = graph.encode(named(state, layers), layers=layers, extra=extra, masked=False)
    flat = graph.node("Squeeze", rows, graph.constant("axis0", [0]))
    both = graph.node("Add", graph.node("Gather", flat, "first"), graph.node("Gather", flat, "last"))
    words = graph.node("Mul", both, graph.constant("half", 0.5, np.float32))
    pos = graph.node("ArgMax", _linear(graph, "pos", words, state), axis=1, keepdims=0)
    count: list[object] = ["words", "words"]
    graph.write(
        path,
        inputs={"input_ids": ["one", "pieces"], "shapes": ["one", "pieces"], "first": ["words"], "last": ["words"]},
        outputs={
            "pos": (pos, TensorProto.INT64, ["words"]),
            "names": (_linear(graph, "names", words, state), TensorProto.FLOAT, ["words", len(state["names.bias"])]),
            "arcs": (_arcs(graph, words, state), TensorProto.FLOAT, count),
            "deps": (_deps(graph, words, state), TensorProto.INT64, count),
        },
    )


def _linear(graph: Graph, name: str, rows: str, state: State) -> str:
    return graph.linear(f"head.{name}", rows, state[f"{name}.weight"], state[f"{name}.bias"])


def _side(graph: Graph, name: str, words: str, state: State) -> str:
    return graph.node("Gelu", _linear(graph, name, words, state))


def _arcs(graph: Graph, words: str, state: State) -> str:
    # The last row of the matrix meets the one that training puts behind every dependent: a bias of the head.
    matrix = state["arc"] / math.sqrt(state["arc"].shape[1])
    turned = graph.linear("arc", _side(graph, "arc_dep", words, state), matrix[:-1].T, matrix[-1])
    return graph.node("MatMul", turned, graph.node("Transpose", _side(graph, "arc_head", words, state), perm=[1, 0]))


def _deps(graph: Graph, words: str, state: State) -> str:
    cube = state["dep"]  # relation × dependent × head, each side with a one at its end
    kinds, side, _ = cube.shape
    width = side - 1
    flat = cube.transpose(1, 0, 2).reshape(side, kinds * side)
    turned = graph.linear("dep", _side(graph, "dep_dep", words, state), flat[:-1].T, flat[-1])
    parts = graph.node("Reshape", turned, graph.constant("kinds", [-1, kinds, side]))
    cut = graph.node(
        "Slice", parts, graph.constant("from0", [0]), graph.constant("width", [width]), graph.constant("axis2", [2])
    )
    rest = graph.node(
        "Slice", parts, graph.constant("width", [width]), graph.constant("side", [side]), graph.constant("axis2", [2])
    )
    heads = graph.node("Transpose", _side(graph, "dep_head", words, state), perm=[1, 0])
    return graph.node("ArgMax", graph.node("Add", graph.node("MatMul", cut, heads), rest), axis=1, keepdims=0)


def kinds(path: Path, *, pos: Sequence[str], deps: Sequence[str], names: Sequence[str]) -> None:
    """Write what the numbers of the graph stand for."""
    text = json.dumps({"pos": pos, "deps": deps, "names": names}, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
