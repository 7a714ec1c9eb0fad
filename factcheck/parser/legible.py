"""A sentence as the parser of sentences reads it best: codes of currencies as signs, marks of exchanges left out.

Every character keeps its place, so the words of the tree are the sentence's own again afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from factcheck.syntax.tree import Tree

_CODES = re.compile(
    r"\b(?:AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|HUF|INR|JPY|KRW|MXN|NOK|NZD|PKR|PLN|RMB|RUB|SEK|SGD|TRY|USD|ZAR)"
    r"(?= ?\d)"
)
_TICKERS = re.compile(r" ?\((?:[A-Z][A-Za-z]{1,10}(?: [A-Z][A-Za-z]+)?|[A-Z]{2,8}): ?[A-Z0-9.]{1,8}\)")


class Syntax(Protocol):
    """Anything that turns sentences into trees."""

    def parse(self, sentences: Sequence[str]) -> list[Tree]: ...


def trees(syntax: Syntax, sentences: Sequence[str]) -> list[Tree]:
    """Return the trees of sentences; "CHF 4 million" is read as "$4 million" and stays "CHF 4 million"."""
    return [
        _restored(tree, sentence)
        for tree, sentence in zip(syntax.parse([_legible(one) for one in sentences]), sentences, strict=True)
    ]


def _legible(sentence: str) -> str:
    signs = _CODES.sub(lambda found: "$" + " " * (len(found[0]) - 1), sentence)
    return _TICKERS.sub(lambda found: " " * len(found[0]), signs)


def _restored(tree: Tree, sentence: str) -> Tree:
    if tree.text == sentence:
        return tree
    codes = {found.start(): found for found in _CODES.finditer(sentence)}
    tokens = tuple(
        replace(token, text=codes[token.start][0], end=codes[token.start].end()) if token.start in codes else token
        for token in tree.tokens
    )
    without = _TICKERS.sub(lambda found: " " * len(found[0]), sentence)
    return replace(tree, text=without, tokens=tokens)
