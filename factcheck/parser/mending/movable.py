"""The tokens of a tree while they are moved to other heads."""

from __future__ import annotations

from typing import Any

from factcheck.syntax.tree import Token, Tree

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
MOMENTS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tonight morning afternoon evening night week".split()
)
PLACES = frozenset(
    "town city village capital country state port region county island district suburb province republic nation "
    "municipality hamlet settlement resort".split()
)


class Movable:
    """The tokens of a tree while they are moved; none goes under itself, so a tree stays a tree."""

    def __init__(self, tree: Tree) -> None:
        self.tokens: list[Token] = list(tree.tokens)
        self._kids: dict[int, list[int]] | None = None  # by head; None where a token was moved
        self._firsts: dict[int, int] = {}  # of subtrees; empty where a token was moved
        self.names = tree.names
        self.changed = False

    def kids(self, index: int, *deps: str) -> list[int]:
        if self._kids is None:
            self._kids = {}
            for at, token in enumerate(self.tokens):
                self._kids.setdefault(token.head, []).append(at)
        found = self._kids.get(index)
        if not found:
            return []
        return [at for at in found if self.tokens[at].dep in deps] if deps else found[:]

    def put(self, index: int, **changes: Any) -> None:
        """Change what a token is, or hang it under a head where it is known not to hang below itself."""
        self.tokens[index] = self.tokens[index]._replace(**changes)
        self.back_to(self.tokens)

    def back_to(self, tokens: list[Token]) -> None:
        """Go on with these tokens."""
        self.tokens, self._kids, self.changed = tokens, None, True
        self._firsts.clear()

    def is_tree(self) -> bool:
        """Whether every token hangs, by way of others, on the one root."""
        below = [at for at, token in enumerate(self.tokens) if token.head < 0]
        if len(below) != 1:
            return False
        for at in below:  # grows while it is read
            below += self.kids(at)
        return len(below) == len(self.tokens)

    def above(self, index: int) -> list[int]:
        """The heads over a token, nearest first."""
        found: list[int] = []
        at = self.tokens[index].head
        while at >= 0 and at not in found:
            found.append(at)
            at = self.tokens[at].head
        return found

    def first(self, index: int) -> int:
        """The first token of a subtree."""
        found = self._firsts.get(index)
        if found is None:
            kids = [kid for kid in self.kids(index) if self.tokens[kid].pos != "PUNCT"]
            found = self._firsts[index] = min([index, *[self.first(kid) for kid in kids]])
        return found

    def last(self, index: int) -> int:
        return max([index, *[self.last(kid) for kid in self.kids(index)]])

    def end(self, index: int) -> int:
        """The last word of a subtree, signs left out."""
        return max([index, *[self.end(kid) for kid in self.kids(index) if self.tokens[kid].pos != "PUNCT"]])

    def move(self, index: int, head: int, dep: str) -> None:
        if head == index or (head >= 0 and index in self.above(head)):
            return
        self.put(index, head=head, dep=dep)

    def is_moment(self, index: int) -> bool:
        """Whether a token, or one under it, names a day or a month."""
        return any(self.tokens[at].text.lower() in MOMENTS for at in (index, *self.kids(index)))

    def is_clause(self, index: int) -> bool:
        return self.tokens[index].pos == "VERB" or bool(self.kids(index, "cop", *SUBJECTS))

    def name_of(self, index: int) -> str:
        return next((name.kind for name in self.names if name.start <= index < name.end), "")
