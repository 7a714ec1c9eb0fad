"""The passage of a snippet that answers a claim: of several sentences the one that has most of it."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.checker.reading import FIGURES, Reading
from factcheck.records import Span

_END = re.compile(r"[.!?][”\"’')]*\s+(?=[A-Z\d“\"‘(£$€])|;\s+")
_SHORT = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|No|vs|Jr|Sr|Prof)\.$")
_IS_SO_NOW = re.compile(r"\b(?:is|are|has|have|will|costs?|owns?|runs?|holds?|employs?|seats?)\b")
_WAS_SO = re.compile(
    r"\b(?:was|were|had|did|\w{2,}ed|became|began|came|cost|cut|fell|found|gave|got|grew|held|hit|kept|knew|led|left|"
    r"lost|made|met|paid|put|ran|rose|said|sank|sat|saw|sent|set|shot|shut|sold|spent|spoke|stood|struck|took|taught|"
    r"told|went|won|wrote)\b"
)


@lru_cache(maxsize=8192)
def sentences(snippet: Reading) -> tuple[Span, ...]:
    """Return the sentences of a text, and what semicolons part.

    >>> from factcheck.checker.reading import read
    >>> [(one.start, one.end) for one in sentences(read("Dr. Roe left. She was 61."))]
    [(0, 13), (14, 25)]
    """
    text, found, start = snippet.text, list[Span](), 0
    for end in _END.finditer(text):
        if not _SHORT.search(text, start, end.start() + 1):
            found.append(Span(start, end.start() + len(end[0].rstrip())))
            start = end.end()
    return (*found, Span(start, len(text)))


_CLAUSE = re.compile(r"(?<!\d),\s|[.;:!?]\s+|\s(?:and|but|while|whereas)\s(?=[a-z]{3,})|\s[–—-]\s")
_PERFECT = re.compile(r"\b(?:has|have)(?: \w+ly| not| now| already| since| also)?(?: been)? \w+(?:ed|en|ne|wn|ld|nt)\b")


@lru_cache(maxsize=8192)
def clause_of(claim: Reading, snippet: Reading) -> Span | None:
    """Return the clause of a snippet that has most of a claim's words besides names, and its figure; None of several.

    >>> from factcheck.checker.reading import read
    >>> snippet = read("The bank, founded in 1826 by merchants, serves 1.2 million customers.")
    >>> snippet.text[clause_of(read("The bank has 2.1 million customers."), snippet).slice]
    'serves 1.2 million customers.'
    """
    ends = [found.span() for found in _CLAUSE.finditer(snippet.text)]
    starts = [0, *(end for _, end in ends)]
    parts = [Span(*pair) for pair in zip(starts, [*(start for start, _ in ends), len(snippet.text)], strict=True)]
    kinds = {value.kind for value in claim.values if value.kind in FIGURES}
    weights = [_plainly_shared(claim, snippet, part, kinds) for part in parts]
    best = max(weights)
    return parts[weights.index(best)] if best >= 1 and weights.count(best) == 1 else None


def _plainly_shared(claim: Reading, snippet: Reading, part: Span, kinds: set[str]) -> float:
    words = {term.stem: term.weight for term in snippet.plain if part.covers(term.span) and _has(claim, term.stem)}
    return sum(words.values()) + 0.75 * any(part.covers(value.span) and value.kind in kinds for value in snippet.values)


@lru_cache(maxsize=8192)
def passage(claim: Reading, snippet: Reading) -> Span:
    """Return the sentence of a snippet that has most of a claim's words and figures; all of it where two have as many.

    >>> from factcheck.checker.reading import read
    >>> one = passage(read("Linfield is larger."), read("It opened in 1986. Linfield is larger than Harwick."))
    >>> one.start
    19
    """
    told = sentences(snippet)
    if len(told) == 1:
        return told[0]
    weights = [_shared(claim, snippet, one) for one in told]
    best = max(weights)
    return told[weights.index(best)] if best and weights.count(best) == 1 else Span(0, len(snippet.text))


def _shared(claim: Reading, snippet: Reading, part: Span) -> float:
    words = {term.stem: term.weight for term in snippet.terms if part.covers(term.span) and _has(claim, term.stem)}
    kinds = {value.kind for value in claim.values if value.kind in FIGURES}
    axes = {getattr(value, "axis", "") for value in claim.of_kind("act")}
    values = [value for value in snippet.values if part.covers(value.span)]
    same = sum(value.kind in kinds or (value.kind == "act" and getattr(value, "axis", "") in axes) for value in values)
    told = {value.text.lower() for value in claim.values if value.kind in FIGURES}
    figures = {value.text.lower() for value in values if value.kind in FIGURES} & told
    return sum(words.values()) + 0.5 * min(same, 1) + 0.5 * len(figures)


def _has(claim: Reading, root: str) -> bool:
    return root in claim.stems or (len(root) >= 6 and root[:6] in claim.roots)


def is_of_now(snippet: Reading, part: Span) -> bool:
    """Return whether a passage speaks of the present and names no time of its own; so does one without a verb.

    >>> from factcheck.checker.reading import read
    >>> one = read("Built in 1989. Owner: Belmar Lines, the second largest line.")
    >>> is_of_now(one, sentences(one)[1])
    True
    """
    dated = any(part.covers(value.span) for value in snippet.of_kind("date"))
    told = bool(_IS_SO_NOW.search(snippet.text, part.start, part.end))
    words = _PERFECT.sub("", snippet.text[part.slice])
    return not dated and (told or not _WAS_SO.search(words))


__all__ = ["clause_of", "is_of_now", "passage", "sentences"]
