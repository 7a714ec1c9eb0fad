"""Trees from the cache: the model is asked, and its trees are set right, only for sentences that were never read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from factcheck.installation import fingerprint
from factcheck.store import Store, key
from factcheck.syntax.tree import Name, Token, Tree


class KeptTrees:
    """The trees of sentences as the parser goes by them; a tree hangs on its sentence, the model and our code."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, sentences: Sequence[str]) -> dict[str, Tree]:
        """Return the trees of those sentences that were read before."""
        names = {_name(sentence): sentence for sentence in sentences}
        return {names[name]: _tree(row) for name, row in self._store.get(list(names)).items()}

    def put(self, trees: Mapping[str, Tree]) -> None:
        """Keep the trees of sentences."""
        self._store.put({_name(sentence): _row(tree) for sentence, tree in trees.items()})


def _name(sentence: str) -> bytes:
    return key(fingerprint(), sentence)


def _row(tree: Tree) -> bytes:
    return json.dumps((tree.text, tree.tokens, tree.names), separators=(",", ":")).encode()


def _tree(row: bytes) -> Tree:
    text, tokens, names = json.loads(row)
    return Tree(
        text,
        tuple(
            [
                Token(start, end, word, lemma, pos, head, dep, tuple(leanings))
                for start, end, word, lemma, pos, head, dep, leanings in tokens
            ]
        ),
        tuple([Name(*name) for name in names]),
    )
