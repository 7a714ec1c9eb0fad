"""Trees from the cache: the model is loaded only for sentences it has never seen."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from factcheck.installation import fingerprint
from factcheck.store import Store, key
from factcheck.syntax.tree import Name, Token, Tree

if TYPE_CHECKING:
    from factcheck.syntax.model import SyntaxModel


class KeptSyntax:
    """Gives sentences their trees, as SyntaxModel does; a tree hangs on nothing but its sentence and the model."""

    def __init__(self, store: Store, *, model: Callable[[], SyntaxModel]) -> None:
        self._store = store
        self._model = model

    def parse(self, sentences: Sequence[str]) -> list[Tree]:
        """Return one tree a sentence."""
        keys = [key(fingerprint(), sentence) for sentence in sentences]
        rows = self._store.get(keys)
        unseen = {name: sentence for name, sentence in zip(keys, sentences, strict=True) if name not in rows}
        if unseen:
            trees = self._model().parse(list(unseen.values()))
            fresh = {name: _row(tree) for name, tree in zip(unseen, trees, strict=True)}
            self._store.put(fresh)
            rows |= fresh
        return [_tree(sentence, rows[name]) for name, sentence in zip(keys, sentences, strict=True)]


def _row(tree: Tree) -> bytes:
    tokens = [
        [token.start, token.end, token.lemma, token.pos, token.head, token.dep, token.leanings] for token in tree.tokens
    ]
    names = [[name.start, name.end, name.kind] for name in tree.names]
    return json.dumps([tokens, names], separators=(",", ":")).encode()


def _tree(sentence: str, row: bytes) -> Tree:
    tokens, names = json.loads(row)
    return Tree(
        sentence,
        tuple(
            Token(start, end, sentence[start:end], lemma, pos, head, dep, tuple(leanings))
            for start, end, lemma, pos, head, dep, leanings in tokens
        ),
        tuple(Name(*name) for name in names),
    )
