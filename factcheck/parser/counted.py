"""The several things that sentences count or name in the plural, and which of them a bare number is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.parser import verbs
from factcheck.parser.plurals import UNITS
from factcheck.parser.wording import joined, small
from factcheck.syntax.tree import Tree

_NUMBERS = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True)
)
_LARGE = frozenset({"million", "billion", "trillion"})
_COMPARING = frozenset("compared against from versus than".split())
_UNNAMING = frozenset("other further more remaining remain such same last next few many several additional".split())
FRACTIONS = frozenset("half third quarter fifth tenth".split())
_SPANS = frozenset("season term century fortnight quarter round decade stage age figure case".split())
_TERMS = frozenset("after every for in over within".split())
UNCOUNTED = UNITS | FRACTIONS | _SPANS | {"one", "other", "rest"}
# Done by persons or to them alone: of "forty homes" none was arrested.
_PERSONAL = frozenset(
    "abstain admit arrest charge convict detain die discharge escape faint flee hospitalise hurt injure jail quit "
    "release resign retire say sentence survive tell testify treat vote wound".split()
)
PERSONS = verbs.PEOPLE | verbs.TITLES | {"person", "people", "member", "guest", "migrant", "refugee", "protester"}


class Counted(NamedTuple):
    """Several things that a sentence names; `number` is 0 where it does not count them."""

    tree: Tree
    noun: int
    number: int


def compound(tree: Tree, noun: int) -> list[int]:
    return [kid for kid in tree.children(noun) if tree.tokens[kid].dep == "compound" and kid == noun - 1]


def is_of(tree: Tree, at: int) -> bool:
    return tree.tokens[at].dep == "nmod" and any(tree.tokens[kid].text.lower() == "of" for kid in tree.children(at))


def things_meant(tree: Tree, at: int, before: Sequence[Tree], *, least: int) -> Counted | None:
    """The things that a number in a token's place counts, None where several may be meant."""
    for found in _near(tree, at, before):
        enough = [one for one in found if one.number >= least or not one.number]
        counted = [one for one in enough if one.number] or enough
        if tree.tokens[tree.tokens[at].head].lemma in _PERSONAL:
            counted = [one for one in counted if is_person(one)] or counted
        nouns = {one.tree.tokens[one.noun].lemma for one in counted}
        if len(nouns) == 1:
            return counted[-1]
        if counted:
            return None
    return None


def _near(tree: Tree, at: int, before: Sequence[Tree]) -> Iterator[list[Counted]]:
    """What this sentence counts before a token, then what the last one does, and the one before where that goes on."""
    clause = tree.tokens[at].head
    first = min((kid for kid in tree.subtree(clause)), default=at) if tree.tokens[clause].dep != "root" else at
    yield counted_in(tree, min(first, at))
    for other in list(before)[:-3:-1]:
        yield counted_in(other, len(other.tokens))
        if not _goes_on(other):
            return


def _goes_on(tree: Tree) -> bool:
    """Whether a sentence opens with a part of what was counted before it."""
    words = [token.text.lower() for token in tree.tokens[:2]]
    opens = bool(words) and words[0] in {*_NUMBERS, "both", "neither", "another"} and tree.tokens[0].dep != "nummod"
    return opens or (words[:1] == ["the"] and words[1:2] in (["other"], ["first"], ["second"]))


def counted_in(tree: Tree, end: int) -> list[Counted]:
    found = []
    for noun, token in enumerate(tree.tokens[:end]):
        many = token.text.lower() != token.lemma.lower() or token.text.lower() == "people"
        if token.pos != "NOUN" or not many or token.lemma in UNCOUNTED or token.dep == "compound":
            continue
        numbers = [kid for kid in tree.children(noun) if tree.tokens[kid].dep == "nummod"]
        over = tree.tokens[token.head]
        number = value_of(tree.tokens[numbers[0]].text) if numbers else 0
        if not numbers and token.dep == "nmod" and over.pos == "NUM" and is_of(tree, noun):
            number = value_of(over.text)
        found.append(Counted(tree, noun, number))
    return found


def value_of(text: str) -> int:
    plain = text.replace(",", "")
    return int(plain) if plain.isdecimal() else _NUMBERS.get(text.lower(), 0)


def is_person(one: Counted) -> bool:
    lemma = one.tree.tokens[one.noun].lemma
    return lemma in PERSONS or re.search(r"(?:[^eu]er|or|ist|ian|ee|man|woman)$", lemma) is not None


def noun_of(one: Counted, *, many: bool = True) -> str:
    words = described(one)
    noun = one.tree.tokens[one.noun]
    return f"{joined(one.tree, words)} {small(one.tree, one.noun) if many else noun.lemma}".strip()


def phrase_of(one: Counted) -> str:
    number = f"{_figure(one)} " if one.number else ""
    return f"{number}{noun_of(one)}"


def _figure(one: Counted) -> str:
    numbers = [kid for kid in one.tree.children(one.noun) if one.tree.tokens[kid].dep == "nummod"]
    text = one.tree.tokens[numbers[0] if numbers else one.tree.tokens[one.noun].head].text
    return text.lower()


def described(one: Counted) -> list[int]:
    """The words before a noun that say what it is."""
    kids = [kid for kid in one.tree.children(one.noun) if kid < one.noun and
            one.tree.tokens[kid].dep in ("amod", "compound") and one.tree.tokens[kid].lemma.lower() not in _UNNAMING
            and not one.tree.tokens[kid].text.endswith("est")]  # fmt: skip
    return sorted(below for kid in kids for below in one.tree.subtree(kid))


def _term_alike(tree: Tree, at: int) -> str:
    """ "They asked for 15 percent over two years and were offered 8 over three": years, as behind the same "over"."""
    token, case = tree.tokens[at], tree.tokens[at - 1].text.lower() if at else ""
    bare = token.pos == "NUM" and not token.text[:1].isdigit() and token.dep in ("nmod", "obl")
    if not bare or case not in _TERMS or token.text.lower() == "one":
        return ""
    for other in range(at - 2, 1, -1):
        noun = tree.tokens[other]
        number = tree.tokens[other - 1]
        alike = number.pos == "NUM" and number.head == other and tree.tokens[other - 2].text.lower() == case
        if alike and noun.lemma in UNITS:
            return noun.text if noun.text != noun.lemma else ""
    return ""


def unit_alike(tree: Tree, at: int) -> str:
    """ "A loss of 18 million euros, compared with a profit of 9 million": euros, which the second figure leaves out."""
    token = tree.tokens[at]
    behind = tree.tokens[at + 1].pos if at + 1 < len(tree.tokens) else "PUNCT"
    if behind == "PUNCT" and (term := _term_alike(tree, at)):
        return term
    if token.text not in _LARGE or token.dep in ("nummod", "compound") or behind in ("NOUN", "PROPN", "ADJ", "SYM"):
        return ""
    for other in range(at - 2, -1, -1):
        if tree.tokens[other].text in _LARGE:
            noun = tree.tokens[other + 1]
            compared = any(one.text.lower() in _COMPARING for one in tree.tokens[other + 2 : at])
            fits = noun.pos == "NOUN" and tree.tokens[other].head == other + 1 and not noun.dep.startswith("nsubj")
            return noun.text if fits and compared else ""
    return ""
