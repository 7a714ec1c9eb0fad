"""Whose words a quotation inside a text is: the name at its marks, or whom the sentence before it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.records import Span
from factcheck.values import quotation
from factcheck.values.person import same_person
from factcheck.values.tokens import Token, tokens

_SAY = (
    r"(?:sa(?:id|ys)|t(?:old|ells)|add(?:ed|s)|ask(?:ed|s)|wr(?:ote|ites)|warn(?:ed|s)|argue[ds]|insist(?:ed|s)|"
    r"explain(?:ed|s)|declare[ds]|repli(?:ed|es)|state[ds]|call(?:ed|s)|sp(?:oke|eaks)|remark(?:ed|s)|joke[ds]|"
    r"continue[ds]|conclude[ds]|note[ds]|describe[ds])"
)
# Between a name and what he says: "(Greens)", ", who chairs the union,".
_ASIDE = r"(?: \([^()]*\)|, [^,.;“”\"]+,)?"
_BEFORE = re.compile(rf"{_ASIDE},? (?:has |had |then |later )?{_SAY}\b[^.;“”\"]{{0,60}}$|(?<=\w): $")
_SAID = re.compile(rf"\b{_SAY}\b[^.;]{{0,40}}$")
_BEHIND = re.compile(rf"^ ?{_SAY} (?:[a-z][\w’'-]*,? ){{0,4}}$")
_NEXT = re.compile(rf"^{_ASIDE} {_SAY}\b")
_PRONOUN = re.compile(rf"^[,.]? ?(?:(?:he|she) {_SAY}|{_SAY} (?:he|she))\b", re.IGNORECASE)
_END = re.compile(r"[.!?] +|[.!?]$")
_PARTICLES = frozenset("van von der den de del della di da do dos du la le al el bin ibn ter ten zu".split())
_BACK = 3  # sentences in which it is looked for whom a pronoun means


class Teller(NamedTuple):
    """Who says it; `named` where the name stands at the marks, `opens` where the sentence before opens with it."""

    name: str = ""
    named: bool = False
    opens: bool = False


def teller(text: str, inner: Span) -> Teller:
    """Return who says the words at a place inside quotation marks; of no name where that is not told.

    >>> words = 'Ana Roe (Greens) said, "It leaks." Tom Poe thanked her.'
    >>> teller(words, Span(words.index("It"), words.index('" Tom')))
    Teller(name='Ana Roe', named=True, opens=False)
    """
    plain = _unquoted(text)
    start, end = inner.start - 1, inner.end + 1
    ahead = plain[_opened(plain, start) : start]
    behind = plain[end : _closed(plain, end)] if plain[inner.end : end] != "." else ""
    names = [*_names(ahead)]
    if names and _BEFORE.match(ahead, names[-1].end):
        return Teller(ahead[_holder(ahead, names).slice], named=True)
    if names and _SAID.search(ahead, names[-1].end):
        return Teller(ahead[names[0].slice], named=len(names) == 1)
    for span in _names(behind):
        if _BEHIND.match(behind[: span.start]) or (span.start <= 1 and _NEXT.match(behind, span.end)):
            return Teller(behind[span.slice], named=True)
    return _meant(plain, start, pronoun=_PRONOUN.match(behind) is not None)


def says_another(text: str, inner: Span, speaker: str) -> str:
    """Return who says words of a text where that is surely not the speaker; else nothing."""
    found = teller(text, inner)
    sure = found.named or (found.opens and not names_last(text[: inner.start], speaker))
    return found.name if found.name and sure and not is_one(found.name, speaker) else ""


def is_one(name: str, speaker: str) -> bool:
    """Return whether a name can be the speaker's, who may be called with a post: "deputy mayor Ana Roe"."""
    ours, theirs = (words.rsplit(maxsplit=1)[-1].casefold() for words in (name, speaker))
    return ours == theirs or same_person(name, speaker)


def names_last(text: str, speaker: str) -> bool:
    """Return whether a text has the speaker's last name."""
    return speaker.rsplit(maxsplit=1)[-1].casefold() in text.casefold()


def _holder(text: str, names: Sequence[Span]) -> Span:
    """Whose name stands before what he is of: "Jane Roe of the Water Board"."""
    at = len(names) - 1
    while at and _BELONGS.search(text, names[at - 1].end, names[at].start):
        at -= 1
    return names[at]


_BELONGS = re.compile(r"(?:\b(?:of|for|from|at|in|with)(?: the| a)? |-)$|, (?:the |an? )?[a-z][^.;]*$")


def _meant(plain: str, at: int, *, pronoun: bool) -> Teller:
    """Whom the sentences before are about: the first name of the nearest that has one."""
    at = _opened(plain, at)
    for _ in range(_BACK):
        if not at:
            break
        end, at = at, _opened(plain, at - 1)
        first = next(_names(plain[at:end]), None)
        if first is not None:
            return Teller(plain[at:end][first.slice], opens=pronoun and first.start == 0)
    return Teller()


def _unquoted(text: str) -> str:
    """Return the text with blanks for what is quoted in it, and a stop where that ends a sentence."""
    for value in quotation.parse(text):
        start, end = value.span.start, value.span.end
        stops = value.inner.end > start and text[value.inner.end - 1] in ".!?" and not _goes_on(text, end)
        text = text[:start] + " " * (end - start - 1) + (". "[not stops]) + text[end:]
    return text


def _opened(plain: str, at: int) -> int:
    """Where the sentence that a place stands in begins."""
    return max((found.end() for found in _END.finditer(plain, 0, at)), default=0)


def _closed(plain: str, at: int) -> int:
    found = _END.search(plain, at)
    return found.start() if found else len(plain)


def _goes_on(text: str, at: int) -> bool:
    """Whether the sentence goes on behind the marks: "“It leaks?” she asked", "asked Ana Roe"."""
    return text[at : at + 2].strip()[:1].islower()


def _names(text: str) -> Iterator[Span]:
    """Yield the names of two words and more, as far as capitals tell."""
    words = tokens(text)
    at = 0
    while at < len(words):
        end = at
        while (ahead := _capital(text, words, end, first=end == at)) > end:
            end = ahead
        if end - at > 1:
            yield Span(words[at].start, words[end - 1].end)
        at = max(end, at + 1)


def _capital(text: str, words: Sequence[Token], at: int, *, first: bool) -> int:
    """The place behind the next word of a name, particles before it and all; the same where there is none."""
    end = at
    while not first and end < len(words) and words[end].low in _PARTICLES:
        end += 1
    if end >= len(words) or not (words[end].word and words[end].capital):
        return at
    together = first or text[words[at - 1].end : words[at].start] in (" ", "-")
    return end + 1 if together else at


__all__ = ["Teller", "is_one", "names_last", "says_another", "teller"]
