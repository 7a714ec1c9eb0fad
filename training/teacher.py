"""The teacher: MPNet of base size (12 layers, 768 wide). Too large to ship; with half of its layers it is the judge.

Its weights are all-mpnet-base-v2 (Apache-2.0). It reads MiniLM's word pieces, whose vocabulary it shares but for the
places, and the token types of `factcheck.checker.marks`, which start at nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from factcheck.checker.marks import TYPES
from training.fourbits import Linear

WIDTH, HEADS, LAYERS, INNER, VOCABULARY = 768, 12, 12, 3072, 30527
BUCKETS, FARTHEST = 32, 128  # of the relative places, as MPNet was trained
FIRST_PLACE = 2  # MPNet counts places from here
_NAMES = {
    "attention.attn.q": "query", "attention.attn.k": "key", "attention.attn.v": "value", "attention.attn.o": "output",
    "attention.LayerNorm": "norm", "intermediate.dense": "inner", "output.dense": "outer", "output.LayerNorm": "last",
}  # fmt: skip
_EMBEDDINGS = {
    "embeddings.word_embeddings": "word", "embeddings.position_embeddings": "position",
    "embeddings.LayerNorm": "norm", "encoder.relative_attention_bias": "near",
}  # fmt: skip


class Layer(nn.Module):
    """One transformer layer, post-norm, with what the distance of two places adds to their attention."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.output = (Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.norm, self.last = nn.LayerNorm(WIDTH, eps=1e-5), nn.LayerNorm(WIDTH, eps=1e-5)
        self.dropout = dropout

    def forward(self, x: Tensor, near: Tensor) -> Tensor:
        rows, length, _ = x.shape
        split = (rows, length, HEADS, WIDTH // HEADS)
        q, k, v = (part(x).view(split).transpose(1, 2) for part in (self.query, self.key, self.value))
        rate = self.dropout if self.training else 0.0
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=near.to(q.dtype), dropout_p=rate)
        mixed = self.output(mixed.transpose(1, 2).reshape(rows, length, WIDTH))
        x = self.norm(x + functional.dropout(mixed, self.dropout, self.training))
        inner = self.outer(functional.gelu(self.inner(x)))
        return self.last(x + functional.dropout(inner, self.dropout, self.training))


class Teacher(nn.Module):
    """Word pieces and token types of pairs of one length in, three logits out: supported, refuted, nei."""

    places: Tensor

    def __init__(self, dropout: float = 0.1, layers: int = LAYERS) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(514, WIDTH)
        self.kind, self.near = nn.Embedding(TYPES, WIDTH), nn.Embedding(BUCKETS, HEADS)
        self.norm, self.dropout = nn.LayerNorm(WIDTH, eps=1e-5), dropout
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.hidden, self.out = Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, 3)
        nn.init.zeros_(self.kind.weight)
        self.near.weight.requires_grad_(False)  # or the fast attention cannot be used
        self.register_buffer("places", torch.zeros(30522, dtype=torch.long))

    def encoded(self, ids: Tensor, types: Tensor) -> Tensor:
        """Return what the last layer holds of each word piece."""
        length = ids.shape[1]
        at = torch.arange(length, device=ids.device)
        x = self.word(self.places[ids]) + self.position(at + FIRST_PLACE) + self.kind(types)
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        near = self.near(bucket(at[None, :] - at[:, None])).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, near)
        return x

    def forward(self, ids: Tensor, types: Tensor) -> Tensor:
        x = self.encoded(ids, types)
        head = functional.gelu(self.hidden(torch.cat([x[:, 0], x.mean(1)], dim=1)))
        return self.out(functional.dropout(head, self.dropout, self.training))


def bucket(distance: Tensor) -> Tensor:
    """Return the bucket of each distance from one place to another: near ones alone, far ones together."""
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = distance.abs()
    logarithm = torch.log(far.clamp(min=1).float() / exact) / math.log(FARTHEST / exact)
    large = (exact + (logarithm * (half - exact)).long()).clamp(max=half - 1)
    return (distance > 0).long() * half + torch.where(far < exact, far, large)


def places_of(ours: Sequence[str], theirs: Sequence[str]) -> Tensor:
    """Return where each of MiniLM's word pieces stands in MPNet's vocabulary."""
    place = {piece: at for at, piece in enumerate(theirs)}
    named = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}
    return torch.tensor([place.get(named.get(piece, piece), place["[UNK]"]) for piece in ours])


def named_weights(path: Path) -> dict[str, Tensor]:
    """Return the published weights under the names of `Teacher`."""
    renamed = {}
    for name, value in load_file(path).items():
        part, _, end = name.rpartition(".")
        if part.startswith("encoder.layer."):
            _, _, number, rest = part.split(".", 3)
            renamed[f"layers.{number}.{_NAMES[rest]}.{end}"] = value
        elif part in _EMBEDDINGS:
            renamed[f"{_EMBEDDINGS[part]}.{end}"] = value
    return renamed


def packed(weights: Mapping[str, Tensor], *, levels: int) -> dict[str, NDArray[np.generic]]:
    """Return weights as whole numbers up to `levels` with a scale a row; what has one dimension stays as it is."""
    result: dict[str, NDArray[np.generic]] = {}
    for name, value in weights.items():
        plain = value.float().numpy()
        if plain.ndim < 2 or len(plain) < 64:
            result[name] = plain.astype(np.float16 if plain.dtype.kind == "f" else plain.dtype)
            continue
        scale = np.abs(plain).max(axis=1, keepdims=True) / levels + 1e-12
        result[name] = np.round(plain / scale).astype(np.int8)
        result[f"{name}/scale"] = scale.astype(np.float32)
    return result


def pack(published: Path, used: NDArray[np.int64], out: Path, *, levels: int, cut: int) -> None:
    """Write the published weights in two files, `out`-0.npz and `out`-1.npz, of the word pieces used alone.

    The layers from `cut` on are in the second file.
    """
    from tokenizers import Tokenizer

    from factcheck.models import pieces

    tokenizer = pieces.tokenizer()
    ours = [str(tokenizer.id_to_token(at)) for at in range(30522)]
    theirs = Tokenizer.from_file(str(published / "tokenizer.json"))
    places = places_of(ours, [str(theirs.id_to_token(at)) for at in range(VOCABULARY)])
    weights = named_weights(published / "model.safetensors")
    rows = places[used].unique()
    weights |= {"word.weight": weights["word.weight"][rows], "word/rows": rows.float(), "places": places.float()}
    parts = packed(weights, levels=levels)
    # Numbers up to 30,526 do not fit half precision.
    parts |= {"word/rows": rows.numpy().astype(np.int32), "places": places.numpy().astype(np.int32)}
    first = {n: v for n, v in parts.items() if not n.startswith("layers.") or int(n.split(".")[1]) < cut}
    np.savez_compressed(out.with_name(f"{out.name}-0.npz"), **first)
    np.savez_compressed(out.with_name(f"{out.name}-1.npz"), **{n: v for n, v in parts.items() if n not in first})


def unpacked(stored: Mapping[str, NDArray[np.generic]]) -> dict[str, Tensor]:
    """Return what `packed` stored as weights."""
    result = {}
    for name in stored:
        if not name.endswith("/scale"):
            value = stored[name].astype(np.float32)
            scale = stored[f"{name}/scale"] if f"{name}/scale" in stored else np.float32(1)
            result[name] = torch.from_numpy(value * scale)
    return result
