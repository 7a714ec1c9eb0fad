"""A sentence that is several, read piece by piece: what a semicolon, a colon or quotation marks part from the rest.

A quotation's words say nothing of who spoke them: the words around it are read better without them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.parser import verbs
from factcheck.syntax.tree import Name, Token, Tree

_MARK = re.compile(r"([;:])\s+(?=[^\s\"“‘'(])")
_QUOTATION = re.compile(r"[“\"](?:[A-Z…][^“”\"]{12,}|[a-z][^“”\"]{24,})[,.!?…][”\"]")
_MARKS = ("“", '"')
_CLOSED = (("(", ")"), ("[", "]"), ("“", "”"))
_LABEL = 5  # tokens at most before a colon that name whom or what the rest is about
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "PUNCT"})
_RELATIVE = frozenset({"who", "which", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})


def spoken(sentence: str) -> list[tuple[int, str]]:
    """Return a sentence's pieces inside and outside quotations, with their places; one piece where none is long.

    >>> spoken('“We lost a lot,” said Roe.'), spoken("We lost.")
    ([(0, '“We lost a lot,”'), (17, 'said Roe.')], [(0, 'We lost.')])
    """
    found: list[tuple[int, str]] = []
    start = 0
    for quotation in _QUOTATION.finditer(sentence):
        lead = sentence[start : quotation.start()].rstrip()
        if lead and not lead.endswith((":", ",")):
            return [(0, sentence)]
        found += [*_stripped(sentence, start, quotation.start()), (quotation.start(), quotation[0])]
        start = quotation.end()
    found += _stripped(sentence, start, len(sentence))
    return found if len(found) > 1 else [(0, sentence)]


def _stripped(sentence: str, start: int, end: int) -> list[tuple[int, str]]:
    words = sentence[start:end]
    lead = len(words) - len(words.lstrip())
    return [(start + lead, words.strip())] if any(letter.isalnum() for letter in words) else []


def framed(sentence: str, parts: Sequence[tuple[int, Tree]]) -> Tree | None:
    """Return the one tree of quotations and the words around them; None where these do not say who speaks."""
    frames = [place for place, (_, tree) in enumerate(parts) if tree.text[:1] not in _MARKS]
    if len(frames) != 1 or not all(tree.tokens for _, tree in parts):
        return None
    frame = parts[frames[0]][1]
    root = frame.root()
    if frame.tokens[root].pos != "VERB" or not _is_clause(frame):
        return None
    said = frame.tokens[root].lemma in verbs.SAYING and not any(token.dep == "ccomp" for token in frame.tokens)
    return _whole(sentence, parts, frames[0], ["ccomp" if said else "parataxis", "parataxis"])


def pieces(sentence: str) -> list[tuple[int, str]]:
    """Return the pieces of a sentence with their places; a sentence without a mark to part it is one piece.

    Semicolons part wherever they stand, but the first colon only; marks in quotations and brackets part nothing.
    """
    found: list[tuple[int, str]] = []
    start, seen = 0, False
    for mark in _MARK.finditer(sentence):
        before = sentence[: mark.start()]
        if before.count('"') % 2 or any(before.count(one) > before.count(other) for one, other in _CLOSED):
            continue
        if mark[1] == ":" and (seen or found):
            continue
        seen = True
        found.append((start, sentence[start : mark.end(1)]))
        start = mark.end()
    return [*found, (start, sentence[start:])]


def joined(sentence: str, parts: Sequence[tuple[int, Tree]]) -> Tree | None:
    """Return the one tree of the pieces: each clause beside the first; None where a piece is no clause.

    A label before a colon goes before the clause behind it where it says where ("Dublin Airport: 137 flights …"); who
    speaks ("Zoë: the mill …") is no part of what is said.
    """
    label = _is_label(parts[0][1])
    clauses = (label and len(parts) == 2) or all(_is_clause(tree) for _, tree in parts[label:])
    if not clauses or not all(tree.tokens for _, tree in parts):
        return None
    first = parts[0][1]
    tells = first.text.endswith(":") and first.tokens[first.root()].lemma in verbs.SAYING
    deps = ["ccomp", "parataxis"] if tells else ["parataxis"]  # "He wrote: the mill had losses"
    if label and _is_speaker(first):
        root = first.root()
        tokens = tuple(token._replace(dep="discourse", head=-1 if at == root else root)
                       for at, token in enumerate(first.tokens))  # fmt: skip
        return _whole(sentence, [(parts[0][0], first._replace(tokens=tokens)), *parts[1:]], 1, ["discourse"])
    return _whole(sentence, parts, int(label), ["dislocated"] if label else deps)


def _whole(sentence: str, parts: Sequence[tuple[int, Tree]], main: int, deps: Sequence[str]) -> Tree:
    """The pieces with the roots of all but the main one hung on its root, in the relations given; the last goes on."""
    tokens: list[Token] = []
    names: list[Name] = []
    roots = []
    for start, tree in parts:
        at = len(tokens)
        roots.append(at + tree.root())
        tokens += [
            token._replace(
                start=token.start + start, end=token.end + start, head=token.head + at if token.head >= 0 else -1
            )
            for token in tree.tokens
        ]
        names += [name._replace(start=name.start + at, end=name.end + at) for name in tree.names]
    others = [root for place, root in enumerate(roots) if place != main]
    for place, root in enumerate(others):
        tokens[root] = tokens[root]._replace(head=roots[main], dep=deps[min(place, len(deps) - 1)])
    return Tree(sentence, tuple(tokens), tuple(names))


def _is_clause(tree: Tree) -> bool:
    return any(token.dep in _SUBJECTS and token.text.lower() not in _RELATIVE for token in tree.tokens)


def _is_speaker(label: Tree) -> bool:
    """Whether a label is the name of somebody, and of no place."""
    named = any(token.pos == "PROPN" for token in label.tokens)
    return named and not any(name.kind == "LOC" for name in label.names)


def _is_label(tree: Tree) -> bool:
    """Whether words before a colon are a short name for whom or what the rest is about."""
    short = len(tree.tokens) <= _LABEL + 1 and tree.text.endswith(":")
    named = all(token.text[:1].isupper() for token in tree.tokens[:-1])
    phrase = any(token.pos in ("NOUN", "PROPN") for token in tree.tokens)
    return short and (named or (phrase and all(token.pos in _NAMING for token in tree.tokens)))
