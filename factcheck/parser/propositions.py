"""A sentence's tree taken apart into propositions: what is asserted of what, each with the words that assert it."""

from __future__ import annotations

from factcheck.parser.clauses import clause
from factcheck.parser.comments import comments
from factcheck.parser.gapping import (
    counted_alike,
    done_so,
    each_of_several,
    extremes,
    gapping,
    halves,
    most_of_them,
    placed,
    priced,
    some_of_them,
    spread,
)
from factcheck.parser.left_out import left_out
from factcheck.parser.phrases import trim
from factcheck.parser.refusals import refusals
from factcheck.parser.soundness import is_sound, is_whole
from factcheck.parser.taking import SUBJECTS, Proposition, Taking
from factcheck.syntax.tree import Tree

_RELATIVE = frozenset({"who", "which", "that"})


def propositions(tree: Tree) -> list[Proposition]:
    """Return the propositions of a sentence in the order of their words; one that yields none gives itself whole."""
    if not tree.tokens:
        return []
    kids: list[list[int]] = [[] for _ in tree.tokens]
    for index, token in enumerate(tree.tokens):
        if token.head >= 0:
            kids[token.head].append(index)
    taking = Taking(tree, kids)
    comments(taking)
    gapping(taking)
    halves(taking)
    counted_alike(taking)
    placed(taking)
    spread(taking)
    each_of_several(taking)
    priced(taking)
    extremes(taking)
    most_of_them(taking)
    some_of_them(taking)
    clause(taking, tree.root(), (), "clause", ())
    done_so(taking)
    refusals(taking)
    left_out(taking)
    made = _unique(_without_bare(taking))
    found = _whole(taking, [one for one in made if is_sound(taking, one)])
    if len(found) < len(made) and not any(one.head == tree.root() for one in found):
        found += _clause(taking, tree.root())
    if not found and any(token.pos != "PUNCT" for token in tree.tokens):
        found = [whole(tree)]
    return sorted(found, key=lambda one: (one.quote, one.form))


def whole(tree: Tree) -> Proposition:
    """Return all words of a sentence as one proposition, signs left out at both ends.

    Raises IndexError when it has no words.
    """
    words = [index for index, token in enumerate(tree.tokens) if token.pos != "PUNCT"]
    return Proposition("headline", tree.root(), (), tuple(words), (words[0], words[-1]))


def _whole(t: Taking, found: list[Proposition]) -> list[Proposition]:
    """The propositions with the whole clause in the place of what breaks off: the tree was read wrongly there."""
    kept = [one for one in found if is_whole(t, one)]
    for one in found:
        if one in kept:
            continue
        over = t.token(one.head).head
        if t.token(one.head).dep == "parataxis" and t.token(t.first(one.head) - 1).pos != "PUNCT":
            kept = [other for other in kept if other.head != over]  # "Households cut off for a day can claim €35"
        kept += _clause(t, one.head)
    return _unique(kept)


def _clause(t: Taking, at: int) -> list[Proposition]:
    """The nearest clause over a token that has a subject and a verb, with all its words."""
    while t.tree.tokens[at].head >= 0 and not _is_full(t, at):
        at = t.tree.tokens[at].head
    words = trim(t, list(t.tree.subtree(at)))
    return [Proposition("clause", at, (), tuple(words), (words[0], words[-1]))] if words and _is_full(t, at) else []


def _is_full(t: Taking, at: int) -> bool:
    """Whether a token heads a clause with a subject and a finite verb."""
    kids = [t.token(kid) for kid in t.tree.children(at)]
    helped = any(kid.dep in ("aux", "aux:pass", "cop") for kid in kids)
    finite = helped or (t.token(at).pos == "VERB" and not t.word(at).endswith("ing"))
    return finite and any(kid.dep in SUBJECTS and kid.text.lower() not in _RELATIVE for kid in kids)


def _without_bare(t: Taking) -> list[Proposition]:
    """All but a noun alone at the root of which something else is said: "42 new jobs created in Rome"."""
    root = t.tree.root()
    bare = t.token(root).pos in ("NOUN", "PROPN") and not t.is_clause(root)
    others = [one for one in t.found if one.form in ("participle", "relative") and root in one.subject]
    if not bare or not others:
        return t.found
    return [
        one
        for one in t.found
        if not (one.form == "clause" and one.head == root and set(one.body) <= set(others[0].subject))
    ]


def _unique(found: list[Proposition]) -> list[Proposition]:
    seen: dict[tuple[int, int], Proposition] = {}
    for one in found:
        seen.setdefault(one.quote, one)
    return list(seen.values())
