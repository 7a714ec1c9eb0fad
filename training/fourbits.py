"""Weights in four bits: sixteen levels a block of 32, the largest weight of the block exact, one fp16 scale a block.

>>> import torch
>>> codes, scales = coded(torch.linspace(-1, 1, 32)[None])
>>> int(codes.min()), int(codes.max()), scales.shape
(-8, 7, torch.Size([1, 1]))

`Linear` learns under them: once `rough`, it works with the weights as four bits hold them, and the gradient passes
through the rounding as if there were none.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

BLOCK = 32


def coded(weight: Tensor) -> tuple[Tensor, Tensor]:
    """Return the whole numbers from -8 to 7 of `weight` [rows, columns] and the scales [rows, columns / 32]."""
    blocks = weight.detach().float().unflatten(1, (-1, BLOCK))
    high, low = blocks.amax(2, keepdim=True), blocks.amin(2, keepdim=True)
    scales = (torch.where(high > -low, high, low) / -8).half().float()
    scales = torch.where(scales == 0, torch.ones_like(scales), scales)
    codes = (blocks / scales).round().clamp(-8, 7)
    return codes.flatten(1).to(torch.int8), scales.squeeze(2).half()


def decoded(codes: Tensor, scales: Tensor) -> Tensor:
    """Return the weights that `coded` stored."""
    return (codes.float().unflatten(1, (-1, BLOCK)) * scales.float().unsqueeze(2)).flatten(1)


def rounded(weight: Tensor) -> Tensor:
    """Return `weight` as four bits hold it, with the gradient of `weight`."""
    return weight + (decoded(*coded(weight)) - weight.detach())


class Linear(nn.Linear):
    """A linear layer that can be made to work with its weights in four bits."""

    rough = False

    def forward(self, x: Tensor) -> Tensor:
        return functional.linear(x, rounded(self.weight) if self.rough else self.weight, self.bias)


def roughen(model: nn.Module) -> None:
    """Let every `Linear` of a model work with its weights in four bits from now on."""
    for part in model.modules():
        if isinstance(part, Linear):
            part.rough = True
