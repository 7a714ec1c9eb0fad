"""Of whom a snippet says it: "Ivo Holt won, Ana Roe dropped out" does not say that Ivo Holt dropped out."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.checker.names import Name, meets, names
from factcheck.checker.reading import FIGURES, Reading
from factcheck.records import Span


def said_of_another(claim: Reading, snippet: Reading) -> str:
    """Return who does in the snippet what the claim's subject does, where it names both and parts them; else empty.

    >>> from factcheck.checker.reading import read
    >>> snippet = read("The race was won by Ivo Holt. Defending champion Ana Roe dropped out with cramp.")
    >>> said_of_another(read("Ivo Holt dropped out with cramp."), snippet)
    'Ana Roe'
    """
    ours = _subject(claim, Span(0, len(claim.text)))
    theirs = tuple(name for name in names(snippet) if _is_surely_one(snippet, name))
    if ours is None or len(theirs) < 2 or not meets(ours, theirs, frozenset()):
        return ""
    if _IS_ONE.match(claim.text, _span(ours).end):  # "Holt is the holder": of what he is, there are many words
        return ""
    own = _own_clause(claim, snippet)
    if own is None:
        return ""
    inside = tuple(name for name in theirs if own.covers(_span(name)))
    other = _subject(snippet, own)
    if other is None or meets(ours, (other,), frozenset()) or not _is_surely_one(snippet, other):
        return ""
    told = next((name for name in inside if meets(ours, (name,), frozenset())), None)
    if told is not None:
        away = _is_set_behind(claim, snippet, other, told) or _is_crosswise(claim, snippet, (ours, other, told))
    else:
        full = min(len(ours.terms), len(other.terms)) > 1
        alike = full or _is_person(claim, ours) == _is_person(snippet, other)
        rest = Span(_span(other).end, own.end)
        away = alike and not meets(other, names(claim), claim.stems) and _is_said(claim, snippet, rest)
    return snippet.text[_span(other).slice] if away else ""


def _is_set_behind(claim: Reading, snippet: Reading, other: Name, told: Name) -> bool:
    """Whether a clause says it of one and names the other only as whom he is ahead of or follows: "ahead of Roe"."""
    start, end = _span(other).end, _span(told).start
    if end <= start or _BEATEN.search(claim.text):
        return False
    marker = next((found for found in _BEHIND_HIM.finditer(snippet.text, start, end)), None)
    return marker is not None and _is_said(claim, snippet, Span(start, marker.start()))


def _is_crosswise(claim: Reading, snippet: Reading, who: tuple[Name, Name, Name]) -> bool:
    """Whether the one does to the other what in the claim the other does to him: "Roe succeeds Holt"."""
    ours, other, told = who
    mine = next((name for name in names(claim) if meets(other, (name,), frozenset())), None)
    if mine is None or _span(mine).start < _span(ours).end or _span(told).start < _span(other).end:
        return False
    one, two = Span(_span(ours).end, _span(mine).start), Span(_span(other).end, _span(told).start)
    if _MUTUAL.search(claim.text, one.start, one.end) or _PASSIVE.search(claim.text, one.start, one.end):
        return False
    return not _PASSIVE.search(snippet.text, two.start, two.end) and _is_said(claim, snippet, two, at_once=True)


def _is_said(claim: Reading, snippet: Reading, part: Span, *, at_once: bool = False) -> bool:
    """Whether a part of a snippet has the deed of a claim, the first word it says of its subject; or opens with it."""
    named = names(claim)[0]
    lead = next((term.stem for term in claim.plain if term.span.start >= _span(named).end), "")
    told = [term.stem for term in snippet.plain if part.covers(term.span)]
    return bool(lead) and lead in (told[:1] if at_once else told)


_BEHIND_HIM = re.compile(
    r"\b(?:ahead of|in front of|clear of|seconds? (?:from|before)|instead of|in place of|rather than|unlike|than|"
    r"(?:to )?(?:overt(?:ake|aking|ook)|beat(?:ing)?|defeat(?:ing|ed)?|replac(?:e|ing|ed)|succeed(?:ing|ed)?|edging|"
    r"outpacing|outselling)|from (?:his|her|its|their) (?:[a-z]+ ){0,3})\b"
)
_BEATEN = re.compile(
    r"\b(?:second|third|runners?-up|behind|los[et]s?|losing|beaten|defeat\w*|defeated|silver|bronze|succeeded by|"
    r"replaced by|overtaken|outpaced|less|fewer|lower|smaller|than)\b"
)
_MUTUAL = re.compile(
    r"\b(?:met|meets?|marr\w+|merge\w*|agree\w*|and|with|between|neighbou?r\w*|border\w*|join\w*|like)\b"
)
_IS_ONE = re.compile(r" (?:family )?(?:is|are|was|were) (?:an?|the|now|his|her|its) ")
_PASSIVE = re.compile(r"\bby\b|\b(?:been|being)\b|\b(?:is|are|was|were|be) (?:\w+ly )?[a-z]{2,}(?:ed|en|wn|ld|ht|nt)\b")


def _span(name: Name) -> Span:
    return Span(name.terms[0].span.start, name.terms[-1].span.end)


def _is_person(reading: Reading, name: Name) -> bool:
    return any(value.span.overlaps(name.terms[-1].span) for value in reading.of_kind("person"))


def _is_surely_one(reading: Reading, name: Name) -> bool:
    """Whether a name is no word that has a capital because it opens a sentence, and none put before a noun."""
    start, end = _span(name).start, _span(name).end
    if len(name.terms) > 1 or _is_person(reading, name):
        return True
    opens = any(part.start == start for part in _clauses(reading.text))
    return not opens and not (_THE.search(reading.text, 0, start) and _NOUN.match(reading.text, end))


_THE, _NOUN = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s$"), re.compile(r" [a-z]")


def _subject(reading: Reading, part: Span) -> Name | None:
    """Return the name that opens a clause and is no mere place or owner: "Defending champion Ana Roe dropped out"."""
    first = next((name for name in names(reading) if part.covers(_span(name))), None)
    if first is None:
        return None
    before, behind = reading.text[part.start : _span(first).start], reading.text[_span(first).end : part.end]
    if len(before.split()) > _TITLE or _NO_TITLE.search(before) or not _BEHIND.match(behind):
        return None
    return first


_TITLE = 5  # words before a name that say who somebody is: "The former head of state"
_NO_TITLE = re.compile(
    r"\b(?:in|at|on|by|for|from|of|to|with|after|before|under|near|against|between|than|as|is|are|was|were|has|have|"
    r"had|will|would|he|she|it|they|who|which|that)\b|\d|,",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?:, (?:\d\d|an? |the |who|which)|(?! and )(?! or )\s+[a-z])")


@lru_cache(maxsize=8192)
def _clauses(text: str) -> tuple[Span, ...]:
    ends = [(found.start(), found.end()) for found in _END.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    return tuple(Span(*pair) for pair in zip(starts, [*(start for start, _ in ends), len(text)], strict=True))


_END = re.compile(
    r"(?<=[a-z\d”\"’')%][.!?;])\s+(?=[A-Z\"“])|;\s+|,? (?:while|whereas|but|though|although) |, and (?=[A-Z])"
)


def _own_clause(claim: Reading, snippet: Reading) -> Span | None:
    """Return the clause that alone has most of what the claim says besides names and dates."""
    parts = _clauses(snippet.text)
    if len(parts) == 1:
        return parts[0]
    weights = [_shared(claim, snippet, part) for part in parts]
    best = max(weights)
    return parts[weights.index(best)] if best >= 1 and weights.count(best) == 1 else None


def _shared(claim: Reading, snippet: Reading, part: Span) -> float:
    words = {term.stem: term.weight for term in snippet.plain if part.covers(term.span) and term.stem in claim.stems}
    told = {value.text.lower() for value in claim.values if value.kind in FIGURES}
    figures = {value.text.lower() for value in snippet.values if part.covers(value.span) and value.kind in FIGURES}
    return sum(words.values()) + len(figures & told)


__all__ = ["said_of_another"]
