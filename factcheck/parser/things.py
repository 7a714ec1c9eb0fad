"""The fuller phrase for a thing that was named in full once: “the relief” → “the fuel tax relief”."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from factcheck.parser.wording import joined
from factcheck.syntax.tree import Token, Tree

_KEPT = ("compound", "nmod:poss", "amod")
_LONGEST = 5
_TOLD = 2
_LOOSE = re.compile(
    r"\b(?:\w+est|\w+er|first|second|third|last|next|new|other|same|own|more|most|less|few|many|several|any|every|each|"
    r"some|no|all|such|whole|main|best|worst|previous|former|current|present|young|old|good|bad|his|her|its|their|my|"
    r"our|your)\b|\d",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Things:
    """Nouns with the first two fuller phrases they had so far; a third would tell no more."""

    phrases: dict[str, list[str]] = field(default_factory=dict)

    def meet(self, tree: Tree) -> None:
        """Take in the noun phrases of a sentence."""
        for index, token in enumerate(tree.tokens):
            if token.pos != "NOUN" or token.dep == "compound" or token.text.lower() != token.lemma.lower():
                continue
            known = self.phrases.setdefault(token.lemma, [])
            if len(known) < _TOLD and " " in (phrase := _phrase(tree, index)) and phrase not in known:
                known.append(phrase)

    def fuller(self, token: Token) -> str:
        """Return the one fuller phrase for a noun, "" where the article has none or several."""
        if token.text.lower() != token.lemma.lower():
            return ""
        full = self.phrases.get(token.lemma, [])
        if len(full) != 1 or _LOOSE.search(full[0]) or len(full[0].split()) > _LONGEST:
            return ""
        return full[0] if re.match(r"the |[A-Z]\w*['’]s? ", full[0]) else f"the {full[0]}"


def _phrase(tree: Tree, index: int) -> str:
    """The noun with its adjectives, compounds and owner, without its article; with of-phrases it is another thing."""
    kept = [at for at, kid in enumerate(tree.tokens) if kid.head == index and at < index and kid.dep in _KEPT]
    words = sorted({index, *(below for at in kept for below in tree.subtree(at))})
    numbered = any(kid.head == index and kid.dep in ("nummod", "advmod") for kid in tree.tokens)
    phrase = joined(tree, words)
    if numbered:
        return tree.tokens[index].lemma
    phrase = re.sub(r"^The ", "the ", phrase)
    return (
        phrase
        if " " not in phrase or words[0]
        else phrase[0].lower() + phrase[1:]
        if phrase[:2] != phrase[:2].upper() and tree.tokens[0].pos != "PROPN"
        else phrase
    )
