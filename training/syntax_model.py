"""The network of the syntax model as it is trained; the run time reads the graph that `syntax_graph.py` writes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from factcheck.syntax import shapes
from training.graph import Weights
from training.treebanks import NAMES

WIDTH, HEADS, LAYERS = 384, 12, 6
ARC, LABEL = 256, 96

POS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded sentences; column 0 of everything per word is the mark before the sentence. -100 is no target."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor | None  # None: no padding
    first: Tensor
    last: Tensor
    words: Tensor  # which columns are words
    pos: Tensor
    names: Tensor
    heads: Tensor
    deps: Tensor
    misc: Tensor


class Layer(nn.Module):
    """One layer of MiniLM."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.wide = nn.Linear(WIDTH, 4 * WIDTH)
        self.back = nn.Linear(4 * WIDTH, WIDTH)
        self.first = nn.LayerNorm(WIDTH, eps=1e-12)
        self.second = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, rows: Tensor, mask: Tensor | None) -> Tensor:
        """Rows in, rows out."""
        batch, length, _ = rows.shape
        query, key, value = self.qkv(rows).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        rows = self.first(rows + self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.second(rows + self.back(functional.gelu(self.wide(rows))))


class Heads(nn.Module):
    """What is read off the hidden states of a sentence, whatever encoder made them."""

    def __init__(self, deps: Sequence[str], *, width: int = WIDTH, arc: int = ARC, label: int = LABEL) -> None:
        super().__init__()
        self.pos = nn.Linear(width, len(POS))
        self.names = nn.Linear(width, len(NAMES))
        self.arc_dep, self.arc_head = nn.Linear(width, arc), nn.Linear(width, arc)
        self.dep_dep, self.dep_head = nn.Linear(width, label), nn.Linear(width, label)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.dep = nn.Parameter(torch.zeros(len(deps), label + 1, label + 1))
        nn.init.orthogonal_(self.arc.data[:arc])
        nn.init.normal_(self.dep.data, std=0.02)

    def read(self, rows: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Scores of parts of speech, names and heads, and the two sides of the label scores, of every word.

        Word 0 is the mark before the sentence: the head of roots.
        """
        lines = torch.arange(len(rows), device=rows.device)[:, None]
        words = (rows[lines, first] + rows[lines, last]) * 0.5
        words = functional.dropout(words, 0.2, self.training)
        arc_dep, arc_head, dep_dep, dep_head = (
            functional.dropout(functional.gelu(part(words)), 0.2, self.training)
            for part in (self.arc_dep, self.arc_head, self.dep_dep, self.dep_head)
        )
        arcs = with_one(arc_dep) @ self.arc @ arc_head.transpose(1, 2) / math.sqrt(self.arc.shape[1])
        return self.pos(words), self.names(words), arcs, with_one(dep_dep), with_one(dep_head)

    def labels(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Label scores of pairs, each a row of both."""
        between = torch.einsum("td,rde->tre", dependents, self.dep)
        return torch.einsum("tre,te->tr", between, heads)


class Model(Heads):
    """MiniLM with a shape a word and four heads."""

    def __init__(self, deps: Sequence[str], layers: int = LAYERS) -> None:
        super().__init__(deps)
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(shapes.COUNT, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        nn.init.zeros_(self.shapes.weight)

    def states(self, ids: Tensor, shape: Tensor, mask: Tensor | None) -> Tensor:
        """The hidden states of the word pieces; without a mask all are read."""
        rows = self.words(ids) + self.places.weight[: ids.shape[1]] + self.shapes(shape)
        rows = functional.dropout(self.norm(rows), 0.1, self.training)
        bias = None if mask is None else (1.0 - mask.float())[:, None, None, :] * -1e4
        for layer in self.layers:
            rows = layer(rows, bias)
        return rows

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """What `Heads.read` says of a batch."""
        return self.read(self.states(batch.ids, batch.shapes, batch.mask), batch.first, batch.last)


def with_one(rows: Tensor) -> Tensor:
    """The rows with a one at their end, which gives the products a bias."""
    return functional.pad(rows, (0, 1), value=1.0)


def start(model: Model, published: Weights) -> None:
    """Take over the published weights; the shapes start at nothing."""
    given = {name: torch.from_numpy(value.copy()) for name, value in published.items() if value.dtype == "float32"}
    kinds = given["embeddings.token_type_embeddings.weight"]
    model.words.weight.data = given["embeddings.word_embeddings.weight"]
    model.places.weight.data = given["embeddings.position_embeddings.weight"] + kinds[0]
    copy(model.norm, given, "embeddings.LayerNorm")
    for n, layer in enumerate(model.layers):
        name = f"encoder.layer.{n}"
        three = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        layer.qkv.weight.data = torch.cat([given[f"{part}.weight"] for part in three])
        layer.qkv.bias.data = torch.cat([given[f"{part}.bias"] for part in three])
        copy(layer.out, given, f"{name}.attention.output.dense")
        copy(layer.first, given, f"{name}.attention.output.LayerNorm")
        copy(layer.wide, given, f"{name}.intermediate.dense")
        copy(layer.back, given, f"{name}.output.dense")
        copy(layer.second, given, f"{name}.output.LayerNorm")
    model.words.weight.requires_grad_(False)


def copy(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    """Weight and bias of one module."""
    module.weight.data, module.bias.data = given[f"{name}.weight"], given[f"{name}.bias"]
