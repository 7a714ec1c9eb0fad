"""Capitals and seats that stand for a country or a body: “Beijing’s loans” are China’s."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.parser.wording import joined
from factcheck.syntax.tree import Tree

_METONYMS = {
    "Moscow": "Russia", "the Kremlin": "Russia", "Kremlin": "Russia", "Washington": "the United States",
    "Islamabad": "Pakistan", "Beijing": "China", "Tehran": "Iran", "Kyiv": "Ukraine", "New Delhi": "India",
    "Brussels": "the European Union", "Berlin": "Germany", "Paris": "France", "Ankara": "Turkey", "Tokyo": "Japan",
    "Pyongyang": "North Korea", "Seoul": "South Korea", "Riyadh": "Saudi Arabia", "Canberra": "Australia",
    "Downing Street": "the British government", "Whitehall": "the British government",
    "the White House": "the US administration",
}  # fmt: skip
SEATS = frozenset(_METONYMS)
_METONYM_STARTS = frozenset(name.split()[0].lower() for name in _METONYMS)
_AGENT = frozenset({"nsubj", "nmod:poss"})


def metonym(tree: Tree, words: Sequence[int], place: int) -> tuple[str, list[int]] | None:
    """Return the country or body that a capital or a seat stands for, and the words it takes the place of."""
    if tree.tokens[words[place]].text.lower() not in _METONYM_STARTS:
        return None
    for size in (2, 1):
        chunk = list(words[place : place + size])
        if len(chunk) < size or chunk != list(range(chunk[0], chunk[0] + size)):
            continue
        text = joined(tree, chunk)
        country = _METONYMS.get(text) or _METONYMS.get(text[:1].lower() + text[1:])
        dep = tree.tokens[chunk[-1]].dep
        if country and (dep in _AGENT or (dep == "obl" and _is_partner(tree, chunk[-1]))):
            owner = country.endswith("s") and dep == "nmod:poss"
            return (f"{country}’", [*chunk, chunk[-1] + 1]) if owner else (country, chunk)
    return None


def _is_partner(tree: Tree, index: int) -> bool:
    return any(kid.head == index and kid.dep == "case" and kid.text.lower() == "with" for kid in tree.tokens)
