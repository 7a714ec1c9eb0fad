"""The plural phrases of a sentence, its pairs, and their words with and without article and number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.parser.verbs import STANDING
from factcheck.parser.wording import joined
from factcheck.syntax.tree import Tree

UNITS = frozenset(
    "year month week day hour minute second metre meter kilometre mile foot percent percentage point degree euro tonne "
    "ton kilogram kilogramme kilo gram litre liter gallon acre hectare "
    "dollar pound yen franc cent penny time way".split()
)
_FRACTIONS = frozenset("half third quarter fifth tenth".split())
_MANY = frozenset("people police men women children".split())
_INVARIANT = frozenset("aircraft craft hovercraft spacecraft sheep fish cattle offspring series species".split())
_IN_WORDS = re.compile(
    r"^(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: (?:million|billion))? ",
    re.IGNORECASE,
)
INDEFINITE = re.compile(r"^(?:an? |such |some |about |the |(?=[a-z0-9]))", re.IGNORECASE)
NUMBER = re.compile(r"^(?:the |some |about )?\d[\d.,]*(?: (?:million|billion))? ", re.IGNORECASE)
_HEAVY = frozenset(
    "acl acl:relcl appos parataxis advcl punct cc conj case nsubj nsubj:pass cop aux mark expl advmod:emph".split()
)


def bare_of(phrase: str) -> str:
    """ "The 40 shops" → "shops"."""
    return _IN_WORDS.sub("", re.sub(r"^(?:the|his|her|its|their) ", "", phrase), count=1)


def is_meant(tree: Tree, at: int) -> bool:
    """ "Both names", "these rules": what only points at things has none of its own."""
    return any(tree.tokens[kid].text.lower() in ("both", "these", "those", "such") for kid in tree.children(at))


def is_owned(phrase: str) -> bool:
    """ "Their losses": whoever "one of them" is, it is seldom one of what they have."""
    return re.match(r"(?:its|their|his|her) ", phrase) is not None


def with_the(phrase: str) -> str:
    return phrase if re.match(r"(?:the|his|her|its|their) ", phrase) else f"the {INDEFINITE.sub('', phrase, count=1)}"


def is_told(tree: Tree, at: int) -> bool:
    """ "All of those studied": the word behind tells which are meant."""
    return tree.tokens[at].text.lower() in ("those", "these") and at + 1 < len(tree.tokens) and (
        tree.tokens[at + 1].pos in ("VERB", "PRON")
    )  # fmt: skip


def plurals_in(tree: Tree, before: int) -> list[int]:
    """The nouns in the plural before a token, in order, but those of units and within other words."""
    return [
        at
        for at, token in enumerate(tree.tokens[:before])
        if token.pos == "NOUN"
        and token.lemma.lower() not in _FRACTIONS
        and token.dep not in ("compound", "nmod:poss", "obl:unmarked")
        and token.lemma.lower() not in UNITS
        and (token.text.lower() in _MANY or token.text.lower() != token.lemma.lower() or _is_more_than_one(tree, at))
    ]


def _is_more_than_one(tree: Tree, at: int) -> bool:
    """ "14 aircraft": several, though the noun is the same for one."""
    numbers = [tree.tokens[kid] for kid in tree.children(at) if tree.tokens[kid].dep == "nummod" and kid == at - 1]
    return any(number.text.isdigit() and number.text != "1" for number in numbers) and (
        tree.tokens[at].lemma in _INVARIANT
    )


def words_of(tree: Tree, at: int) -> list[int]:
    gone = {
        below
        for kid, token in enumerate(tree.tokens)
        if token.head == at and (token.dep in _HEAVY or (token.dep == "nmod" and not is_of(tree, kid)))
        for below in tree.subtree(kid)
    }
    return [other for other in tree.subtree(at) if other not in gone]


def is_of(tree: Tree, at: int) -> bool:
    return any(token.head == at and token.dep == "case" and token.text.lower() == "of" for token in tree.tokens)


def is_counted(tree: Tree, at: int) -> bool:
    return any(token.head == at and token.dep == "nummod" for token in tree.tokens)


def pair_in(tree: Tree, before: int) -> tuple[str, ...]:
    """The last two things joined by "and" that are just two and have names or articles: "Ann Lee and Bob Ray"."""
    for at in range(before - 1, -1, -1):
        token = tree.tokens[at]
        if token.dep != "conj" or token.pos not in ("NOUN", "PROPN") or token.head < 0:
            continue
        members = [token.head, *(kid for kid, other in enumerate(tree.tokens) if other.head == token.head
                                 and other.dep == "conj")]  # fmt: skip
        if len(members) != 2 or tree.tokens[token.head].pos != token.pos:
            continue
        phrases = [_placed(tree, one, members) or _member(tree, one, members) for one in members]
        if all(re.match(r"(?:the |an? |[A-Z])", phrase) for phrase in phrases):
            return tuple(phrases)
    return ()


def _member(tree: Tree, at: int, members: Sequence[int]) -> str:
    words = [other for other in words_of(tree, at) if other == at or other not in members]
    return joined(tree, words)


def _placed(tree: Tree, at: int, members: Sequence[int]) -> str:
    """ "The plants in Marlow and Tilby": of the two the former is the plant in Marlow."""
    noun = tree.tokens[tree.tokens[members[0]].head]
    case = [tree.tokens[kid].text for kid in tree.children(members[0]) if tree.tokens[kid].dep == "case"]
    stands = noun.lemma in STANDING and noun.text.lower() != noun.lemma and tree.tokens[members[0]].dep == "nmod"
    return f"the {noun.lemma} {case[0]} {_member(tree, at, members)}" if stands and case[:1] in (["in"], ["at"]) else ""


def one_thing(tree: Tree) -> str:
    """The noun of a sentence's subject with "a" before it."""
    for at, token in enumerate(tree.tokens):
        if token.head == tree.root() and token.dep.startswith("nsubj") and token.pos == "NOUN":
            new = any(tree.tokens[kid].text.lower() in ("a", "an", "one") for kid in tree.children(at))
            return token.text if new and token.text == token.lemma else ""
    return ""


def plural_of(noun: str) -> str:
    if re.search(r"(?:s|x|ch|sh)$", noun):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if re.search(r"[^aeiou]y$", noun) else f"{noun}s"


def sum_before(tree: Tree, at: int) -> str:
    """What "it" is in "it will cost £55 million, most of it this year": the sum before the comma, else ""."""
    part = at - 2  # "most of it"
    noun = part - 2
    if noun < 1 or [tree.tokens[at].text.lower(), tree.tokens[at - 1].text, tree.tokens[part - 1].text] != [
        "it",
        "of",
        ",",
    ]:
        return ""
    if tree.tokens[noun].pos == "NUM" and tree.tokens[noun].head == noun - 1 and tree.tokens[noun - 1].pos == "SYM":
        noun -= 1
    words = words_of(tree, noun)
    counted = any(tree.tokens[kid].pos == "NUM" for kid in words) and tree.tokens[noun].pos in ("NOUN", "SYM")
    return (
        with_the(re.sub(r"^(?:about|around|some|nearly|almost|more than|up to) ", "", joined(tree, words)))
        if counted
        else ""
    )


def is_two(phrase: str) -> bool:
    return re.match(r"(?:the |both )?two\b", phrase, re.IGNORECASE) is not None
