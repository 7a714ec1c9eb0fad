"""What the parser of sentences gives: tokens with heads, and names."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """A word or sign of a sentence; `text` is the sentence's own characters from `start` to `end`."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str  # part of speech as in Universal Dependencies: NOUN, PROPN, VERB, AUX …
    head: int  # index of the token it depends on, -1 for the root
    dep: str  # relation to the head as in Universal Dependencies: nsubj, nsubj:pass, obl, conj …
    leanings: tuple[float, ...] = ()  # how much it speaks for checking its sentence, and for its being checkable


class Name(NamedTuple):
    """A named person, organisation, place or other thing; a half-open range of token indexes."""

    start: int
    end: int
    kind: str  # PER ORG LOC MISC


class Tree(NamedTuple):
    """A sentence with its tokens and names; exactly one token is the root, none when the text is empty.

    >>> tree = Tree("It fell.", (
    ...     Token(0, 2, "It", "it", "PRON", 1, "nsubj"),
    ...     Token(3, 7, "fell", "fall", "VERB", -1, "root"),
    ...     Token(7, 8, ".", ".", "PUNCT", 1, "punct"),
    ... ), ())
    >>> tree.root(), tree.children(1), tree.subtree(1), tree.span(0)
    (1, (0, 2), (0, 1, 2), (0, 2))
    """

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    sides: frozenset[int] = frozenset()  # tokens that name a team or a band which the article calls "they"

    def root(self) -> int:
        """The index of the token that depends on no other; -1 when there are no tokens."""
        return next((index for index, token in enumerate(self.tokens) if token.head < 0), -1)

    def children(self, index: int) -> tuple[int, ...]:
        """The tokens that depend on the one at `index`, from left to right."""
        return tuple(other for other, token in enumerate(self.tokens) if token.head == index)

    def subtree(self, index: int) -> tuple[int, ...]:
        """The token at `index` and all that depend on it, however far down, from left to right."""
        below: dict[int, list[int]] = {}
        for other, token in enumerate(self.tokens):
            below.setdefault(token.head, []).append(other)
        found, waiting = [], [index]
        while waiting:
            found.append(waiting.pop())
            waiting += below.get(found[-1], [])
        return tuple(sorted(found))

    def span(self, index: int) -> tuple[int, int]:
        """The characters from the first to the last token of the subtree, gaps included."""
        inside = self.subtree(index)
        return self.tokens[inside[0]].start, self.tokens[inside[-1]].end
