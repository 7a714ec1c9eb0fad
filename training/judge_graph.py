"""Writes the judge (six layers of MPNet's shape, weights in four bits) as the graph that the run time reads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from onnx import TensorProto

from training.fourbits import BLOCK
from training.graph import Graph
from training.teacher import FIRST_PLACE, HEADS, WIDTH, bucket

# Names as in `training.teacher.Teacher`; of what is in four bits the codes, and the scales under NAME/scales.
Stored = Mapping[str, NDArray[np.generic]]
FARTHEST = 511  # word pieces from one to another


def pairs_of_codes(codes: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Return codes from -8 to 7 two a byte, the first in its low half, 8 added."""
    plain = (codes.astype(np.int16) + 8).astype(np.uint8)
    return plain[..., 0::2] | (plain[..., 1::2] << 4)


class JudgeGraph(Graph):
    """The graph being written, one layer after the other."""

    def __init__(self, stored: Stored) -> None:
        super().__init__()
        self.stored = stored

    def whole(self, name: str) -> str:
        """A tensor in fp32."""
        return self.constant(name, self.stored[name], np.float32)

    def halved(self, name: str, values: NDArray[np.generic]) -> str:
        """A tensor kept in fp16 and used in fp32."""
        return self.floats(self.constant(name, values, np.float16))

    def coarse(self, name: str, rows: str) -> str:
        """`rows @ weight.T + bias` with the weight in four bits.

        Sums and activations are fp32 (accuracy level 1): on every machine the same but for the order of the sums.
        """
        codes = self.stored[f"{name}.weight"]
        wide, long = codes.shape
        packed = pairs_of_codes(codes).reshape(wide, long // BLOCK, BLOCK // 2)
        product = self.node(
            "MatMulNBits",
            rows,
            self.constant(name, packed, np.uint8),
            self.halved(f"{name}.scales", self.stored[f"{name}.weight/scales"].reshape(-1)),
            domain="com.microsoft",
            N=wide,
            K=long,
            bits=4,
            block_size=BLOCK,
            accuracy_level=1,
        )
        return self.node("Add", product, self.whole(f"{name}.bias"))

    def normal(self, name: str, rows: str) -> str:
        """Layer normalisation."""
        scale, offset = self.whole(f"{name}.weight"), self.whole(f"{name}.bias")
        return self.node("LayerNormalization", rows, scale, offset, axis=-1, epsilon=1e-5)

    def words(self) -> str:
        """The embeddings of `input_ids`: only the rows that are asked for leave their four bits."""
        packed = self.constant("words", pairs_of_codes(self.stored["word.weight"]), np.uint8)
        picked = self.node("Gather", packed, "input_ids")
        low = self.node("BitwiseAnd", picked, self.constant("low", 15, np.uint8))
        high = self.node("BitShift", picked, self.constant("four", 4, np.uint8), direction="RIGHT")
        last = self.constant("axis3", [3])
        both = self.node("Concat", self.node("Unsqueeze", low, last), self.node("Unsqueeze", high, last), axis=3)
        blocks = self.node("Reshape", both, self.constant("blocks", [0, 0, WIDTH // BLOCK, BLOCK]))
        codes = self.node("Sub", self.floats(blocks), self.constant("eight", 8, np.float32))
        scales = self.constant("words.scales", self.stored["word.weight/scales"], np.float16)
        each = self.node("Unsqueeze", self.floats(self.node("Gather", scales, "input_ids")), last)
        return self.node("Reshape", self.node("Mul", codes, each), self.constant("flat", [0, 0, WIDTH]))

    def layers(self) -> int:
        """How many layers are stored."""
        return len({name.split(".")[1] for name in self.stored if name.startswith("layers.")})

    def length(self) -> str:
        """How many word pieces the pair has, as a list of one."""
        shape = self.node("Shape", "input_ids")
        return self.node("Slice", shape, self.constant("from1", [1]), self.constant("to2", [2]))

    def distances(self, length: str) -> str:
        """What the distance of two word pieces adds to their attention [heads, length, length]."""
        table = torch.from_numpy(self.stored["near.weight"].astype(np.float32))
        by_distance = table[bucket(torch.arange(-FARTHEST, FARTHEST + 1))].T.numpy()
        at = self.node("Range", self.constant("none", 0), self.node("Squeeze", length), self.constant("step", 1))
        to, start = (self.node("Unsqueeze", at, self.constant(f"axis{n}", [n])) for n in (0, 1))
        place = self.node("Add", self.node("Sub", to, start), self.constant("farthest", FARTHEST))
        return self.node("Gather", self.constant("near", by_distance, np.float32), place, axis=1)

    def layer_of(self, name: str, rows: str, near: str) -> str:
        """One layer: attention with the distances, then the wide part, each normalised after it is added."""
        split = self.constant("heads", [0, 0, HEADS, WIDTH // HEADS])
        query, key, value = (
            self.node("Transpose", self.node("Reshape", self.coarse(f"{name}.{part}", rows), split), perm=order)
            for part, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3]))
        )
        root = self.constant("root", (WIDTH // HEADS) ** -0.5, np.float32)
        scores = self.node("Add", self.node("Mul", self.node("MatMul", query, key), root), near)
        mixed = self.node("MatMul", self.node("Softmax", scores, axis=-1), value)
        order = self.node("Transpose", mixed, perm=[0, 2, 1, 3])
        flat = self.node("Reshape", order, self.constant("flat", [0, 0, WIDTH]))
        rows = self.normal(f"{name}.norm", self.node("Add", self.coarse(f"{name}.output", flat), rows))
        inner = self.node("Gelu", self.coarse(f"{name}.inner", rows))
        return self.normal(f"{name}.last", self.node("Add", self.coarse(f"{name}.outer", inner), rows))

    def logits(self, temperature: float) -> str:
        """The three logits of a pair, divided by the temperature; a pair comes alone, so nothing is masked."""
        length = self.length()
        places = self.halved("places", self.stored["position.weight"][FIRST_PLACE:])
        from0, axis0 = self.constant("from0", [0]), self.constant("axis0", [0])
        rows = self.node("Add", self.words(), self.node("Slice", places, from0, length, axis0))
        rows = self.node("Add", rows, self.node("Gather", self.whole("kind.weight"), "token_types"))
        rows, near = self.normal("norm", rows), self.distances(length)
        for number in range(self.layers()):
            rows = self.layer_of(f"layers.{number}", rows, near)
        first = self.node("Gather", rows, self.constant("none", 0), axis=1)
        mean = self.node("ReduceMean", rows, self.constant("axis1", [1]), keepdims=0)
        hidden = self.node("Gelu", self.coarse("hidden", self.node("Concat", first, mean, axis=1)))
        out = self.constant("out", self.stored["out.weight"].T / temperature, np.float32)
        offset = self.constant("out.bias", self.stored["out.bias"] / temperature, np.float32)
        return self.node("Add", self.node("MatMul", hidden, out), offset)


def write(stored: Stored, path: Path, *, temperature: float) -> None:
    """Write the judge: `input_ids` (MiniLM's word pieces) and `token_types` in, `logits` out."""
    graph = JudgeGraph(stored)
    logits = graph.logits(temperature)
    shape = ["batch", "length"]
    graph.write(
        path,
        inputs={"input_ids": shape, "token_types": shape},
        outputs={"logits": (logits, int(TensorProto.FLOAT), ["batch", 3])},
    )
