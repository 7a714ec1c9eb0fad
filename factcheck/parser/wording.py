"""From a proposition to a sentence that stands alone: words in order, the missing verb put in, references resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from factcheck.parser.propositions import Proposition
from factcheck.syntax.tree import Tree


class Resolve(Protocol):
    """Anything that words tokens with their references put in."""

    def __call__(self, tree: Tree, words: Sequence[int], *, subject: Sequence[int] = ()) -> str: ...


_PLURAL = frozenset({"we", "they", "these", "those", "both"})


def wording(tree: Tree, one: Proposition, *, resolve: Resolve) -> str:
    """Return the claim's text: subject, verb where the article leaves it out, body, words in front that scope over it.

    A subject that stands among the body's own words stays in its place ("In May, the bank cut its rate").
    """
    front = [at for at in one.shared if at not in one.body]
    if one.subject and not one.joiner and one.body[0] < one.subject[0] <= one.body[-1]:
        words = resolve(tree, sorted({*one.body, *one.subject}))
    else:
        body = resolve(tree, [at for at in one.body if at not in set(one.subject)], subject=one.subject)
        subject = _known(one, resolve(tree, one.subject)) if one.subject else one.about
        words = " ".join(part for part in (subject, _verb(tree, one, body), body) if part)
    if front:
        words = f"{words} {joined(tree, front)}"
    return sentence(words)


def _known(one: Proposition, subject: str) -> str:
    """Once met, a thing is known: "a plant closed since 2015" gives "The plant has been closed since 2015"."""
    if one.form == "clause":
        return subject
    return re.sub(r"^(?:an?|another|some) ", "the ", subject, flags=re.IGNORECASE)


def _verb(tree: Tree, one: Proposition, body: str) -> str:
    if not one.joiner:
        return ""
    many = _is_many(tree, one)
    if one.joiner == "is" and one.form in ("title", "apposition"):
        return "are" if many else "is"
    table = {"is": ("is", "are"), "was": ("was", "were"), "has": ("has", "have")}
    if one.joiner == "was" and re.search(r"\bsince\b", body):
        return "have been" if many else "has been"
    return table[one.joiner][many]


def _is_many(tree: Tree, one: Proposition) -> bool:
    heads = [at for at in one.subject if tree.tokens[at].head not in one.subject]
    if any(tree.tokens[at].dep == "conj" and tree.tokens[at].head in heads for at in one.subject):
        return True
    words = [tree.tokens[at] for at in heads]
    return bool(words) and words[0].pos in ("NOUN", "PRON") and _is_plural(words[0].text.lower(), words[0].lemma)


def _is_plural(word: str, lemma: str) -> bool:
    return (
        word in _PLURAL
        or (word != lemma and word.endswith("s"))
        or word in ("people", "police", "men", "women", "children")
    )


def joined(tree: Tree, words: Sequence[int]) -> str:
    """Return the words in order, spaced as in the sentence, with one space over each gap."""
    pieces: list[str] = []
    for place, at in enumerate(words):
        token = tree.tokens[at]
        if place:
            before = tree.tokens[words[place - 1]]
            near = words[place - 1] + 1 == at
            pieces.append(tree.text[before.end : token.start] if near else _gap(token.text))
        pieces.append(token.text)
    return re.sub(r"\s+", " ", "".join(pieces)).strip()


def _gap(word: str) -> str:
    return "" if word in (",", ".", ";", ":", "'s", "’s", ")", "”", "%") else " "


def sentence(words: str) -> str:
    """Return the words with a capital in front and a stop at the end."""
    words = re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", words)).strip(" ,;:—–-")
    if not words:
        return ""
    words = words[0].upper() + words[1:]
    return words if words[-1] in '.!?…”"' else f"{words}."
