"""Words that open a sentence and are made of common ones: "Dearest of them", "Shoppers are told"; no names."""

from __future__ import annotations

import re

from factcheck.checker import words
from factcheck.records import Span

_NEXT = re.compile(r"[ ,](?P<word>[a-z]+)\b")
_OF = frozenset("of is are was were in among to by and from for".split())
_SINGULAR = re.compile(r"said|told|\w+s")  # what one firm does: "Walkers says"
_LOOSE = frozenset("from of to in for by and or is are was were".split())  # what stands behind an adjective or a noun
_BASE, _PART, _ALIKE = 3, 4, 6  # letters
_VOWELS = "aeiou"


def is_made_word(text: str, word: Span, plain: frozenset[str]) -> bool:
    """Return whether a capitalised word is made of a common one, or begins like a word that sources write small.

    `plain` are the words that sources write without a capital, and never with one.

    >>> [is_made_word(text, Span(0, text.index(" ")), frozenset()) for text in ("Dearest of all", "Ernest is 9.")]
    [True, False]
    """
    following = _NEXT.match(text, word.end)
    low, after = text[word.slice].lower(), following["word"] if following else ""
    if not following or not low.isalpha() or not text[word.start + 1 : word.end].islower():
        return False
    return (
        (low.endswith("est") and after in _OF and _is_base(low[:-3]))
        or (low.endswith(("ers", "ors")) and not _SINGULAR.fullmatch(after) and _is_base(low[:-3]))
        or (low.endswith("ing") and _is_joined(low))
        or (after in _LOOSE and any(low + ending in words.common() for ending in _MADE))
        or _begins_alike(low, plain)
    )


_MADE = ("ion", "ed", "ly", "ness", "ity")  # "Exempt from it": "exemption" is a word


def _is_base(base: str) -> bool:
    """Whether letters are a common word without its ending: "dear", "larg" of "large", "shopp" of "shop"."""
    forms = [base, f"{base}e", base[:-1] + "y" if base.endswith("i") else base]
    if len(base) > _BASE and base[-1] == base[-2] and base[-1] not in _VOWELS:
        forms.append(base[:-1])
    return any(len(form) >= _BASE and form in words.common() and form not in words.FUNCTION for form in forms)


def _is_joined(low: str) -> bool:
    """Whether a word is two common ones: "Shoplifting", "Housebuilding"."""
    cuts = range(_PART, len(low) - _PART - len("ing") + 1)
    return any(low[:at] in words.common() and low[at:] in words.common() for at in cuts)


def _begins_alike(low: str, plain: frozenset[str]) -> bool:
    """Whether a source has a word that begins alike: "Listeria" beside "listeriosis"."""
    least = max(_ALIKE, len(low) - 2)
    return len(low) > _ALIKE and any(one.startswith(low[:least]) for one in plain if len(one) >= _ALIKE)


__all__ = ["is_made_word"]
