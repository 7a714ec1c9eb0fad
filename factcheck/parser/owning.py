"""Whose things are by what they are: districts are a country's, a licence is not its regulator's, slopes are a place's.

For “its” and “it” where the clause's own subject agrees, and yet cannot be meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.parser.organisations import BODIES
from factcheck.parser.pronouns import SUBJECTS, agrees, governors
from factcheck.parser.topics import HAPPENING
from factcheck.parser.verbs import PEOPLED
from factcheck.parser.wording import joined
from factcheck.syntax.tree import Name, Tree

# What only a country, a region or a town has.
_LANDS = frozenset(
    "airspace ambassador army border citizen coast coastline county district exile inhabitant municipality navy "
    "parliament populace population port province shore".split()
)
_COUNTRIES = frozenset(
    "city country county district island kingdom province region republic state town village".split()
)
# What an authority gives and takes away, and does so to others.
_PERMITS = frozenset("accreditation charter concession licence license mandate permit registration".split())
_GRANTING = frozenset("cancel extend grant restore revoke suspend withdraw".split())
_AUTHORITIES = frozenset(
    "agency authority commission council court government inspectorate ministry regulator state watchdog".split()
)
_WHERE = frozenset("above around below behind beneath beside inside near outside opposite underneath".split())
_RIVALS = frozenset({*SUBJECTS, "obj", "obl", "iobj"})
_MASS = frozenset({"DET", "NUM", "PRON"})


def asks_land(tree: Tree, at: int) -> bool:
    """Return whether “its” is of what only a country or a town has, and no such thing is its clause's subject."""
    noun = tree.tokens[at].head
    if tree.tokens[at].text.lower() != "its" or tree.tokens[noun].lemma not in _LANDS:
        return False
    over = [kid for one in governors(tree, at) for kid in tree.children(one) if tree.tokens[kid].dep in SUBJECTS]
    return not any(_may_have_land(tree, kid) for kid in over if kid < at)


def _may_have_land(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    named = any(name.start <= at < name.end for name in tree.names) or token.pos in ("PROPN", "PRON")
    return named or token.lemma in _COUNTRIES | PEOPLED | BODIES


def land_before(tree: Tree) -> str:
    """Return the one place that a sentence names, its subject where that is one; else "" ."""
    places = [name for name in tree.names if name.kind == "LOC"]
    root = tree.root()
    own = [one for one in places if any(tree.tokens[at].dep in SUBJECTS and tree.tokens[at].head == root
                                        for at in range(one.start, one.end))]  # fmt: skip
    found = {_words(tree, one) for one in own or places}
    return found.pop() if len(found) == 1 else ""


def licensed(tree: Tree, at: int) -> bool:
    """Return whether “its” is of a licence that the subject of its clause, an authority, gives or takes away."""
    noun = tree.tokens[tree.tokens[at].head]
    verb = noun.head
    if tree.tokens[at].text.lower() != "its" or noun.lemma not in _PERMITS or noun.dep != "obj" or verb < 0:
        return False
    doers = [kid for kid in tree.children(verb) if tree.tokens[kid].dep == "nsubj"]
    return tree.tokens[verb].lemma in _GRANTING and any(tree.tokens[kid].lemma in _AUTHORITIES for kid in doers)


def subject_over(tree: Tree, at: int) -> int:
    """Return the subject of the clause over the one that a token stands in, where it agrees with “it”; else -1."""
    for clause in _clauses(tree, at)[1:]:
        own = [kid for kid in tree.children(clause) if tree.tokens[kid].dep in SUBJECTS and kid < at]
        if own and (tree.tokens[own[0]].text.lower() == "it" or agrees(tree, own[0], "it")):
            return own[0]
    return -1


def place_near(tree: Tree, at: int) -> Sequence[int] | None:
    """ "It rained in Marl, while the hills above it were dry": the words of the one place that “it” lies near.

    None where “it” does not follow such a preposition, no words where something else may be meant.
    """
    before = tree.tokens[at - 1] if at else tree.tokens[at]
    clause = _clauses(tree, at)
    if tree.tokens[at].text.lower() != "it" or before.text.lower() not in _WHERE or not clause:
        return None
    start = tree.subtree(clause[0])[0]
    places = [name for name in tree.names if name.kind == "LOC" and name.end <= start]
    if len(places) != 1:
        return None
    inside = range(places[0].start, places[0].end)
    things = [one for one in range(start) if tree.tokens[one].dep in _RIVALS and tree.tokens[one].pos == "NOUN"]
    rivals = [one for one in things if tree.tokens[one].lemma not in HAPPENING and agrees(tree, one, "it")]
    return [] if rivals else inside


def is_mass(tree: Tree, at: int) -> bool:
    """Return whether a noun stands bare, in the singular: "freight", "silence"."""
    token = tree.tokens[at]
    bare = not any(tree.tokens[kid].pos in _MASS for kid in tree.children(at))
    return token.pos == "NOUN" and bare and token.text.lower() == token.lemma


def _clauses(tree: Tree, at: int) -> list[int]:
    """The heads of the clauses with a subject over a token, nearest first."""
    return [one for one in governors(tree, at) if any(tree.tokens[kid].dep in SUBJECTS for kid in tree.children(one))]


def _words(tree: Tree, name: Name) -> str:
    return joined(tree, range(name.start, name.end))
