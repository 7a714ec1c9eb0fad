"""What the parser sees of a word beside its letters: how it is written, and whether a space stands before it.

The encoder reads lower-case word pieces; capitals and spaces reach it as a shape, one number a word.
"""

from __future__ import annotations

_LOWER, _CAPITAL, _CAPITALS, _MIXED, _FIGURE, _SIGN, _EDGE = range(7)
EDGE = 2 * _EDGE  # of the marks before and after the sentence
COUNT = EDGE + 1

# Typographic signs as the treebanks write them; every one stands for one character, so offsets stay.
_SIGNS = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛ʼ′`´", "'") | dict.fromkeys("–—―‒−‑‐", "-"))


def plain_signs(text: str) -> str:
    """Return the text with straight quotation marks and plain hyphens; its length stays.

    >>> plain_signs("“It’s done” — no")
    '"It\\'s done" - no'
    """
    return text.translate(_SIGNS)


def shape(word: str, *, glued: bool) -> int:
    """Return the shape of a word; `glued` says that no space stands before it.

    >>> shape("NATO", glued=False) == shape("EU", glued=False) != shape("Nato", glued=False)
    True
    """
    return 2 * _writing(word) + glued


def _writing(word: str) -> int:
    if any(character.isdigit() for character in word):
        return _FIGURE
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return _SIGN
    if not letters[0].isupper():
        return _MIXED if any(letter.isupper() for letter in letters) else _LOWER
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return _CAPITALS
    return _MIXED if any(letter.isupper() for letter in letters[1:]) else _CAPITAL
