"""Which phrase “it” or “they” takes up where no rule says so: the likeliest of those near, by a few weighted traits.

`training/salience.py` makes the weights (factcheck/models/salience/weights.json). Where two phrases are about as
likely, or the best is not likely enough, none is given: a wrong referent is worse than none.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from factcheck.parser.plurals import UNITS
from factcheck.parser.pronouns import IT, SUBJECTS, agrees, governors, group_of, name_beside, simple
from factcheck.syntax.tree import Tree

_TABLE = Path(__file__).parents[1] / "models" / "salience" / "weights.json"
# Of the pronouns in GUM's training documents that no rule resolves these put in 1 in 5, 6 in 10 of them rightly
# (2026-11-26; least -1 to 0.3 and lead 0 to 0.8 tried).
_LEAST = -0.4
_LEAD = 0.4
_NEAR, _FAR = 5, 15  # tokens between a phrase and its pronoun in one sentence
SENTENCES = 2  # back from the pronoun's own
_LONGEST = 8  # words of a phrase that may stand for a pronoun
_ENDLESS = 150  # tokens of a sentence: nobody writes longer ones, and looking for what agrees costs the square
MOMENTS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tonight morning afternoon evening night week end".split()
)
_COMPARED = frozenset("than unlike like".split())  # what something is only compared with is nobody's "it"
_ROLES = {
    "nsubj": "subject", "nsubj:pass": "subject", "nsubj:outer": "subject", "obj": "object", "iobj": "object",
    "obl": "oblique", "obl:agent": "oblique", "nmod": "noun", "nmod:poss": "owner", "root": "root", "conj": "joined",
    "appos": "beside",
}  # fmt: skip
_WITHIN = frozenset({"compound", "flat", "nmod:desc", "obl:unmarked", "nmod:unmarked"})


class Phrase(NamedTuple):
    """A noun of this sentence, or of one some sentences back, that a pronoun may take up."""

    tree: Tree
    at: int
    back: int


def likeliest(tree: Tree, at: int, before: Sequence[Tree], named: Counter[str]) -> Phrase | None:
    """Return the phrase that a pronoun most likely takes up; `before` are the sentences before it, newest last.

    `named` counts how often each noun stood in the article so far.
    """
    if has_twin(tree, at) or len(tree.tokens) > _ENDLESS:
        return None
    kind = "it" if tree.tokens[at].text.lower() in IT else "they"
    weights = _weights(kind)
    found = [(sum(weights.get(trait, 0.0) for trait in traits(tree, at, one, named)) + weights["always"], one)
             for one in phrases(tree, at, before)]  # fmt: skip
    ranked = sorted(found, key=lambda one: (-one[0], one[1].back, -one[1].at))
    if not ranked or ranked[0][0] < _LEAST or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD):
        return None
    best = ranked[0][1]
    return best if len(phrase_words(best)) <= _LONGEST else None


def has_twin(tree: Tree, at: int) -> bool:
    """ "They cannot get to them": one of two alike in a clause is not who the other is, and nobody knows which."""
    token = tree.tokens[at]
    return token.dep not in SUBJECTS and any(
        kid.head == token.head and kid.dep in SUBJECTS and group_of(kid.text.lower()) == group_of(token.text.lower())
        for kid in tree.tokens
    )


def phrases(tree: Tree, at: int, before: Sequence[Tree]) -> Iterator[Phrase]:
    """Yield the nouns near a pronoun that agree with it; of its own clause none, but for one that owns."""
    lower = tree.tokens[at].text.lower()
    for noun in range(at):
        if not _is_beside(tree, noun, at) and _names(tree, noun) and agrees(tree, noun, lower):
            yield Phrase(tree, noun, 0)
    for back, other in enumerate(list(before)[::-1][:SENTENCES], 1):
        for noun in range(len(other.tokens) if len(other.tokens) <= _ENDLESS else 0):
            if _names(other, noun) and agrees(other, noun, lower):
                yield Phrase(other, noun, back)


def _is_beside(tree: Tree, noun: int, at: int) -> bool:
    """Whether a noun stands in a pronoun's own clause, or is what a relative subject of that clause stands for."""
    token = tree.tokens[at]
    if noun == token.head or token.dep == "nmod:poss":
        return noun == token.head
    over = [noun, *governors(tree, noun)]
    own = token.head in over and all(tree.tokens[one].pos != "VERB" for one in over[: over.index(token.head)])
    told = tree.tokens[token.head]
    if told.dep == "xcomp" and tree.tokens[noun].head == told.head and tree.tokens[noun].dep in SUBJECTS:
        return token.dep == "obj"  # "the theatre wants to put it on"
    return own or (told.dep == "acl:relcl" and told.head in (noun, tree.tokens[noun].head))


def phrase_words(one: Phrase) -> list[int]:
    """Return the words of a phrase: of a name those that belong to it, of a noun what tells which it is."""
    at = name_beside(one.tree, one.at)
    if one.tree.tokens[at].pos != "PROPN":
        return simple(one.tree, at)
    kept = ("compound", "flat", "det", "nmod:desc")
    name = next((one for one in one.tree.names if one.start <= at < one.end), None)
    named = range(name.start, name.end) if name else ()  # "National" of "the National Theatre"
    return sorted(
        {at, *named, *(kid for kid, token in enumerate(one.tree.tokens) if token.head == at and token.dep in kept)}
    )


def _names(tree: Tree, noun: int) -> bool:
    """Whether a token is the head of a phrase that names a thing: no day, no unit, no part of a name."""
    token = tree.tokens[noun]
    low = token.lemma.lower()
    if any(kid.head == noun and kid.dep == "case" and kid.text.lower() in _COMPARED for kid in tree.tokens[:noun]):
        return False
    return token.pos in ("NOUN", "PROPN") and token.dep not in _WITHIN and low not in MOMENTS and low not in UNITS


def traits(tree: Tree, at: int, one: Phrase, named: Counter[str]) -> list[str]:
    """Return the traits of a phrase as what a pronoun takes up; each counts once."""
    token, noun = tree.tokens[at], one.tree.tokens[one.at]
    role, own = _ROLES.get(noun.dep, "other"), _ROLES.get(token.dep, "other")
    kids = [kid for kid in one.tree.tokens if kid.head == one.at]
    words = {kid.text.lower() for kid in kids if kid.dep == "det"}
    kind = next((name.kind for name in one.tree.names if name.start <= one.at < name.end), "none")
    times = named[noun.lemma.lower()]
    over = one.back == 0 and noun.head in governors(tree, at)
    main = role == "subject" and noun.head >= 0 and one.tree.tokens[noun.head].head < 0
    found = {
        f"back {one.back}": True,
        f"back {one.back}, {role}": True,
        f"{own} for {role}": True,
        f"name {kind}": True,
        "main subject": main,
        "subject over it": over and role == "subject",
        "over it": over and role != "subject",
        "near": one.back == 0 and at - one.at <= _NEAR,
        "far": one.back == 0 and at - one.at > _FAR,
        "definite": bool(words & {"the", "this", "that", "these", "those"}),
        "indefinite": bool(words & {"a", "an", "some", "any", "no", "another"}),
        "owned": any(kid.dep == "nmod:poss" for kid in kids),
        "bare": not words and noun.pos == "NOUN",
        "described": sum(kid.dep in ("nmod", "acl", "acl:relcl", "amod") for kid in kids) > 1,
        "named before": times > 1,
        "named often": times > 3,
        "same verb": _same_verb(tree, at, one),
    }
    return [trait for trait, holds in found.items() if holds]


def _same_verb(tree: Tree, at: int, one: Phrase) -> bool:
    over, other = tree.tokens[at].head, one.tree.tokens[one.at].head
    return over >= 0 and other >= 0 and tree.tokens[over].lemma == one.tree.tokens[other].lemma


@cache
def _weights(kind: str) -> dict[str, float]:
    table: dict[str, dict[str, float]] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return table[kind]
