"""Advice on source files that are valid but will check badly; nothing here stops a run."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.errors import Where, printable
from factcheck.records import Pack, Snippet

_LONGEST = 60  # words; longer snippets state several facts, and a citation of them convinces nobody


@dataclass(frozen=True, slots=True, order=True)
class Advice:
    """One piece of advice: where, the name of the rule, and what to do."""

    path: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{Where(self.path, self.line or None)}: {self.rule}: {self.message}"


def lint(pack: Pack) -> list[Advice]:
    """Return advice on the snippets of a pack, in the order of files and lines; none for a pack that will check well.

    >>> lint(Pack((), "0"))
    []
    """
    found = [*_each(pack.snippets), *_repeated(pack.snippets), *_contested(pack.snippets)]
    return sorted(set(found))


def _each(snippets: Sequence[Snippet]) -> Iterator[Advice]:
    for snippet in snippets:
        for rule, check in RULES.items():
            message = check(snippet)
            if message:
                yield _advice(snippet, rule, message)


def _advice(snippet: Snippet, rule: str, message: str) -> Advice:
    return Advice(snippet.path, snippet.line, rule, f"{snippet.key}: {message}")


def _too_long(snippet: Snippet) -> str:
    words = len(snippet.text.split())
    return f"{words} words; a snippet of one fact is cited better" if words > _LONGEST else ""


_NEXT_SENTENCE = re.compile(r"[a-z0-9%)][.!?]\s+[A-Z]")


def _several_facts(snippet: Snippet) -> str:
    if snippet.verbatim or len(_NEXT_SENTENCE.findall(_unquoted(snippet.text))) < 1:
        return ""
    return "more than one sentence; give each fact a snippet of its own"


def _unquoted(text: str) -> str:
    return re.sub(r'[“"][^“”"]*[”"]', "“”", text)


def _undated(snippet: Snippet) -> str:
    return "" if snippet.dated else "no date: add `as_of`, or `published` to its source, so that it can grow old"


def _unspoken(snippet: Snippet) -> str:
    if snippet.speaker or snippet.verbatim or not _QUOTATION.search(snippet.text):
        return ""
    return "quotation marks but no `speaker`: nobody can be held to these words"


_QUOTATION = re.compile(r'[“"](?:[^\s“”"]+\s+){3,}[^“”"]*[”"]')


def _unbalanced(snippet: Snippet) -> str:
    text = re.sub(r"\d[\"”]", "", snippet.text)
    if text.count("“") == text.count("”") and text.count('"') % 2 == 0:
        return ""
    return "a quotation mark is opened or closed without its partner"


def _insecure(snippet: Snippet) -> str:
    url = snippet.source.url
    return "the address begins with http://; https:// is safer to follow" if url.startswith("http://") else ""


def _no_address(snippet: Snippet) -> str:
    return "" if snippet.source.url else "its source has no `url`: a reader cannot follow the citation"


def _later_than_source(snippet: Snippet) -> str:
    published = snippet.source.published
    if snippet.as_of is None or published is None or snippet.as_of.first <= published.last:
        return ""
    return f"`as_of` {snippet.as_of} is after its source was published ({published})"


def _hidden(snippet: Snippet) -> str:
    shown = printable(snippet.text)
    return "" if shown == snippet.text else f"invisible characters: {shown[:60]!r}"


def _vague(snippet: Snippet) -> str:
    found = _VAGUE.search(snippet.text) if not snippet.verbatim else None
    return f"{found[0]!r} moves with the day it is read; name the date" if found else ""


_VAGUE = re.compile(
    r"\b(?:today|yesterday|tomorrow|(?:this|last|next) (?:week|month|year)|currently|recently)\b", re.IGNORECASE
)


def _nameless(snippet: Snippet) -> str:
    found = None if snippet.verbatim else _PRONOUN.match(snippet.text)
    return f"begins with {found[0]!r}; a snippet must make sense alone" if found else ""


_PRONOUN = re.compile(r"(?:He|She|It|They|This|These|Those|His|Her|Their|Its)\b")

RULES = {
    "hidden-characters": _hidden,
    "insecure-address": _insecure,
    "later-than-source": _later_than_source,
    "no-address": _no_address,
    "no-date": _undated,
    "no-speaker": _unspoken,
    "pronoun": _nameless,
    "relative-date": _vague,
    "several-facts": _several_facts,
    "too-long": _too_long,
    "unbalanced-quotes": _unbalanced,
}


def _repeated(snippets: Sequence[Snippet]) -> Iterator[Advice]:
    """The same words twice: within one origin they count once anyway, across origins one may be a copy of the other."""
    told: dict[str, Snippet] = {}
    for snippet in snippets:
        first = told.setdefault(_key(snippet), snippet)
        if first is not snippet:
            yield _advice(snippet, "duplicate-text", f"the same words as {first.key}")


def _key(snippet: Snippet) -> str:
    return " ".join(re.findall(r"\w+", snippet.text.casefold()))


_NEAR = 92  # of 100, rapidfuzz token_sort_ratio; below it two snippets of one event with other figures began to pair
_RAREST = 4
_RECENT = 5  # snippets looked at for each rare word
_SHORTEST = 8  # words; shorter texts are near each other by chance


def _contested(snippets: Sequence[Snippet]) -> Iterator[Advice]:
    """Nearly the same words under two origins: a copy would count as a second, independent source."""
    from rapidfuzz import fuzz

    told: set[str] = set()
    for snippet, other in _candidates(snippets):
        one, two = _key(snippet), _key(other)
        if snippet.key in told:
            continue
        if one != two and _figures(one) == _figures(two) and fuzz.token_sort_ratio(one, two) >= _NEAR:
            message = f"nearly the words of {other.key}; if one repeats the other, give both the same `origin`"
            told.add(snippet.key)
            yield _advice(snippet, "near-duplicate", message)


def _candidates(snippets: Sequence[Snippet]) -> Iterator[tuple[Snippet, Snippet]]:
    """Pairs of other origins that share one of their rarest words: near copies do, and the pairs stay few."""
    counts: dict[str, int] = defaultdict(int)
    words = [sorted(set(_key(snippet).split())) for snippet in snippets]
    for row in words:
        for word in row:
            counts[word] += 1
    buckets: dict[str, list[Snippet]] = defaultdict(list)
    for snippet, row in zip(snippets, words, strict=True):
        if len(row) < _SHORTEST:
            continue
        rarest = sorted((word for word in row if counts[word] > 1), key=lambda word: (counts[word], word))[:_RAREST]
        near = {other.key: other for word in rarest for other in buckets[word][-_RECENT:]}
        yield from ((snippet, other) for other in near.values() if other.source.origin != snippet.source.origin)
        for word in rarest:
            buckets[word].append(snippet)


def _figures(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))
