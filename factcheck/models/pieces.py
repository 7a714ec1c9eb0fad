"""The word pieces of all-MiniLM-L6-v2: one vocabulary for the sentence encoder, the syntax model and the judge."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """Return the tokenizer, read once a process; nobody may change its padding or truncation.

    Raises OSError when its file is missing.
    """
    from tokenizers import Tokenizer

    return Tokenizer.from_buffer(vocabulary())


def vocabulary() -> bytes:
    """Return the bytes of the vocabulary, part of what the encoder's hash is made of."""
    return (resources.files("factcheck.models") / "encoder" / "tokenizer.json").read_bytes()
