"""A sentence as the parser of sentences reads it best: codes of currencies as signs, marks of exchanges left out.

Every character keeps its place, so the words of the tree are the sentence's own again afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from factcheck.parser.pieces import framed, joined, pieces, spoken
from factcheck.syntax.tree import Tree

_CODES = re.compile(
    r"\b(?:AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|HUF|INR|JPY|KRW|MXN|NOK|NZD|PKR|PLN|RMB|RUB|SEK|SGD|TRY|USD|ZAR)"
    r"(?= ?\d)"
)
_TICKERS = re.compile(
    r", [DRI]-[A-Z][A-Za-z]+\.?(?=,|\"|”|\.?$)|"  # "Brandt, D-Wash.," names a party
    r" ?\((?:[A-Z][A-Za-z]{1,10}(?: [A-Z][A-Za-z]+)?|[A-Z]{2,8}): ?[A-Z0-9.]{1,8}\)"
)


class Syntax(Protocol):
    """Anything that turns sentences into trees."""

    def parse(self, sentences: Sequence[str]) -> list[Tree]: ...


def trees(syntax: Syntax, sentences: Sequence[str]) -> list[Tree]:
    """Return the trees of sentences; "CHF 4 million" is read as "$4 million" and stays "CHF 4 million"."""
    read = _read(syntax, [_legible(one) for one in sentences])
    return [_restored(tree, sentence) for tree, sentence in zip(read, sentences, strict=True)]


def _read(syntax: Syntax, sentences: Sequence[str]) -> list[Tree]:
    """The trees of sentences, each of several clauses read piece by piece where the pieces make sense alone."""
    parts = [part if len(part := spoken(sentence)) > 1 else pieces(sentence) for sentence in sentences]
    parsed = iter(syntax.parse([words for part in parts for _, words in part]))
    own = [[(start, next(parsed)) for start, _ in part] for part in parts]
    found = [_whole(sentence, part) for part, sentence in zip(own, sentences, strict=True)]
    whole = iter(syntax.parse([one for one, tree in zip(sentences, found, strict=True) if tree is None]))
    return [tree if tree is not None else next(whole) for tree in found]


def _whole(sentence: str, parts: Sequence[tuple[int, Tree]]) -> Tree | None:
    if len(parts) == 1:
        return parts[0][1]
    quoted = any(tree.text[:1] in ("“", '"') for _, tree in parts)
    return framed(sentence, parts) if quoted else joined(sentence, parts)


_TITLE = re.compile(r"([“\"])((?:[A-Z0-9][\w’']*|of|the|on|in|a|and|for|to|at)(?: [\w’']+){1,6})(,?)([”\"])(,?)")


def _untitled(found: re.Match[str]) -> str:
    """The title of a painting or a book without its marks: a name like any other."""
    words = [word for word in found[2].split() if len(word) > 3]
    if not words or not all(word[0].isupper() for word in words) or not found[2][0].isupper():
        return found[0]
    return f" {found[2].replace(' ', '_')} {found[3]}{found[5]}" if not (found[3] and found[5]) else found[0]


def _legible(sentence: str) -> str:
    signs = _CODES.sub(lambda found: "$" + " " * (len(found[0]) - 1), sentence)
    return _TITLE.sub(_untitled, _TICKERS.sub(lambda found: " " * len(found[0]), signs))


def _restored(tree: Tree, sentence: str) -> Tree:
    if tree.text == sentence:
        return tree
    codes = {found.start(): found for found in _CODES.finditer(sentence)}
    without = _TITLE.sub(_untitled, _TICKERS.sub(lambda found: " " * len(found[0]), sentence)).replace("_", " ")
    tokens = tuple(
        token._replace(text=codes[token.start][0], end=codes[token.start].end())
        if token.start in codes
        else token._replace(text=without[token.start : token.end], pos="PROPN")
        if "_" in token.text
        else token
        for token in tree.tokens
    )
    return tree._replace(text=without, tokens=tokens)
