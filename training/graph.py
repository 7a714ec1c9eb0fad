"""Writes a MiniLM-sized BERT as an ONNX graph, node by node: no exporter, so the file is the same on every machine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Weights = Mapping[str, NDArray[np.float32]]
Inputs = Mapping[str, list[str]]
Outputs = Mapping[str, tuple[str, int, list[object]]]

HEADS = 12
WIDTH = 384
OPSET = 20


def rounded(values: NDArray[np.float32], *, axis: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The values as whole numbers from -127 to 127, and the scale along `axis` that gives them back."""
    scale = np.maximum(np.abs(values).max(axis=axis, keepdims=True), 1e-8) / 127
    return np.round(values / scale), scale


class Graph:
    """A graph being written; every method adds nodes and returns the name of what they give."""

    def __init__(self, *, exact: bool = False) -> None:
        self.exact = exact  # keep every weight in fp32, to compare with
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: object, kind: type = np.int64) -> str:
        """A named constant; the same name is written once."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.array(value, dtype=kind, order="C"), name)
        return name

    def node(self, operation: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """One node with one output."""
        output = f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(operation, list(inputs), [output], domain=domain, **attributes))
        return output

    def table(self, name: str, rows: NDArray[np.float32], ids: str) -> str:
        """The rows of a table that `ids` name; the table is kept in int8, one scale a row."""
        if self.exact:
            return self.node("Gather", self.constant(name, rows, np.float32), ids)
        whole, scale = rounded(rows, axis=1)
        picked = self.node("Gather", self.constant(name, whole, np.int8), ids)
        scales = self.node("Gather", self.constant(f"{name}.scale", scale, np.float32), ids)
        return self.node("Mul", self.floats(picked), scales)

    def linear(self, name: str, rows: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """`rows @ weight.T + bias`."""
        product = self.node("MatMul", rows, self.matrix(name, weight.T))
        return self.node("Add", product, self.constant(f"{name}.bias", bias, np.float32))

    def matrix(self, name: str, matrix: NDArray[np.float32]) -> str:
        """A matrix kept in int8, one scale a column; onnxruntime makes it fp32 once, when the file is loaded.

        Activations stay fp32: a scale for them would be one for the whole batch, so that one sentence could change
        what is found in another.
        """
        if self.exact:
            return self.constant(name, matrix, np.float32)
        whole, scale = rounded(matrix, axis=0)
        fixed = self.floats(self.constant(name, whole, np.int8))
        return self.node("Mul", fixed, self.constant(f"{name}.scale", scale, np.float32))

    def norm(self, name: str, rows: str, weights: Weights) -> str:
        """Layer normalisation."""
        scale = self.constant(f"{name}.weight", weights[f"{name}.weight"], np.float32)
        offset = self.constant(f"{name}.bias", weights[f"{name}.bias"], np.float32)
        return self.node("LayerNormalization", rows, scale, offset, axis=-1, epsilon=1e-12)

    def attention(self, name: str, rows: str, mask: str, weights: Weights) -> str:
        """Attention of every word piece to all that the mask lets through; "" is no mask."""
        three = [f"{name}.self.{part}" for part in ("query", "key", "value")]
        weight = np.concatenate([weights[f"{part}.weight"] for part in three])
        bias = np.concatenate([weights[f"{part}.bias"] for part in three])
        both = self.linear(f"{name}.qkv", rows, weight, bias)
        cut = self.node("Reshape", both, self.constant("heads", [0, 0, 3, HEADS, WIDTH // HEADS]))
        query, key, value = (
            self.node("Transpose", self.node("Gather", cut, self.constant(f"part{n}", n), axis=2), perm=order)
            for n, order in enumerate(([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]))
        )
        root = self.constant("root", (WIDTH // HEADS) ** -0.5, np.float32)
        scores = self.node("Mul", self.node("MatMul", query, key), root)
        scores = self.node("Add", scores, mask) if mask else scores
        mixed = self.node("MatMul", self.node("Softmax", scores, axis=-1), value)
        flat = self.node(
            "Reshape", self.node("Transpose", mixed, perm=[0, 2, 1, 3]), self.constant("flat", [0, 0, WIDTH])
        )
        out = f"{name}.output.dense"
        done = self.linear(out, flat, weights[f"{out}.weight"], weights[f"{out}.bias"])
        return self.norm(f"{name}.output.LayerNorm", self.node("Add", done, rows), weights)

    def layer(self, name: str, rows: str, mask: str, weights: Weights) -> str:
        """One layer of the encoder."""
        rows = self.attention(f"{name}.attention", rows, mask, weights)
        wide, out = f"{name}.intermediate.dense", f"{name}.output.dense"
        inner = self.node("Gelu", self.linear(wide, rows, weights[f"{wide}.weight"], weights[f"{wide}.bias"]))
        outer = self.linear(out, inner, weights[f"{out}.weight"], weights[f"{out}.bias"])
        return self.norm(f"{name}.output.LayerNorm", self.node("Add", outer, rows), weights)

    def encode(self, weights: Weights, *, layers: int, extra: str = "", masked: bool = True) -> str:
        """The hidden states of `input_ids`, all of token type 0; `extra` is added to their embeddings."""
        name = "embeddings.word_embeddings.weight"
        words = self.table(name, weights[name], "input_ids")
        kinds = weights["embeddings.token_type_embeddings.weight"]
        table = self.constant("places", weights["embeddings.position_embeddings.weight"] + kinds[0], np.float32)
        shape = self.node("Shape", "input_ids")
        length = self.node("Slice", shape, self.constant("from1", [1]), self.constant("to2", [2]))
        near = self.node("Slice", table, self.constant("from0", [0]), length, self.constant("axis0", [0]))
        added = self.node("Add", words, near)
        rows = self.norm("embeddings.LayerNorm", self.node("Add", added, extra) if extra else added, weights)
        mask = self._mask() if masked else ""
        for n in range(layers):
            rows = self.layer(f"encoder.layer.{n}", rows, mask, weights)
        return rows

    def _mask(self) -> str:
        shut = self.node("Sub", self.constant("one", 1, np.float32), self.floats("attention_mask"))
        far = self.node("Mul", shut, self.constant("far", -1e4, np.float32))
        return self.node("Unsqueeze", far, self.constant("axes12", [1, 2]))

    def floats(self, name: str) -> str:
        """The same numbers as fp32."""
        return self.node("Cast", name, to=TensorProto.FLOAT)

    def write(self, path: Path, *, inputs: Inputs, outputs: Outputs) -> None:
        """Write the file: `inputs` are int64, `outputs` map a name to the node that gives it, type and shape."""
        last = [helper.make_node("Identity", [given], [name]) for name, (given, *_) in outputs.items()]
        graph = helper.make_graph(
            [*self.nodes, *last],
            "minilm",
            [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name, shape in inputs.items()],
            [helper.make_tensor_value_info(name, kind, shape) for name, (_, kind, shape) in outputs.items()],
            list(self.constants.values()),
        )
        sets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
        model = helper.make_model(graph, opset_imports=sets, producer_name="factcheck", ir_version=10)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(model.SerializeToString(deterministic=True))
