"""One change to a true sentence that makes it false or unproven: a number, a date, a name, a negation."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]+)*")
_VERB = re.compile(r"\b(is|was|are|were|has|had|have|will|would|can|could)\b(?! (?:not|no|never|neither)\b)")
_MONTHS = "January February March April May June July August September October November December".split()


def mutations(text: str) -> Iterator[tuple[str, str]]:
    """Yield (what was changed, the changed text) for each single change the sentence allows."""
    for match in _NUMBER.finditer(text):
        yield f"number {match.group()}", _put(text, match, _other_number(match.group()))
    for match in re.finditer("|".join(rf"\b{month}\b" for month in _MONTHS), text):
        other = _MONTHS[(_MONTHS.index(match.group()) + 5) % 12]
        yield f"month {match.group()}", _put(text, match, other)
    for match in _NAME.finditer(text):
        if match.group().split()[0] not in _MONTHS:
            yield f"name {match.group()}", _put(text, match, "Zanzibar Kowalczyk")
    if match := _VERB.search(text):
        yield "negation", _put(text, match, f"{match.group()} not")


def _put(text: str, match: re.Match[str], words: str) -> str:
    return text[: match.start()] + words + text[match.end() :]


def _other_number(number: str) -> str:
    """Return a number that rounding cannot explain: a year five years off, anything else half as much again."""
    plain = number.replace(",", "")
    if re.fullmatch(r"(?:19|20)\d\d", number):
        return str(int(number) - 5)
    if "." in plain:
        decimals = len(plain.split(".")[1])
        return f"{float(plain) * 1.7 + 1:.{decimals}f}"
    if int(plain) <= 31:
        return str(int(plain) % 27 + 3)
    return f"{int(plain) * 2 - 7:,}"
