"""Of whom something does not hold: "does not apply to ministers", "ministers are exempt"."""

from __future__ import annotations

import re

from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem

_NOT_TO = re.compile(
    r"\b(?:not|n['’]t|never|nor)(?: (?:apply|extend|open|available|meant|intended|count|valid))? (?:for|to) "
    r"(?:the |its |their |his |her )?(?P<whom>[a-z][\w-]+)",
    re.IGNORECASE,
)
_EXEMPT = re.compile(
    r"(?: [a-z]+ly)?,?(?: who)? (?:(?:is|are|was|were|will be|remain|remained|have been|has been) )?"
    r"(?:(?:still|largely|wholly) )?(?:exempt(?:ed)?|excluded|excused|spared|left out|barred|shut out)\b"
)
_NO_SUCH = re.compile(r",?(?: who)? (?:face|have|need|get|meet|see|are under|must meet)s? no (?:such )?\b")


def leaves_out(one: Reading, other: Reading) -> bool:
    """Return whether one text says of whom it does not hold, and the other denies it of them: "not for ministers".

    >>> from factcheck.checker.reading import read
    >>> leaves_out(read("It does not apply to ministers."), read("Ministers are exempt."))
    True
    """
    for match in _NOT_TO.finditer(one.text):
        them = stem(match["whom"].lower())
        for term in other.plain:
            if term.stem == them and (
                _EXEMPT.match(other.text, term.span.end) or _NO_SUCH.match(other.text, term.span.end)
            ):
                return True
    return False


__all__ = ["leaves_out"]
