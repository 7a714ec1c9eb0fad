"""Another word before the same noun: a cello concerto is no violin concerto, and a chief one may be a principal one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.checker.reading import FIGURES, Reading
from factcheck.checker.terms import Term


def described(claim: Reading, snippet: Reading) -> Iterator[tuple[Term, Term]]:
    """Yield the words of a claim that stand right before a noun where the snippet has another word there.

    Neither text has the other's word. Both may be true, or be one: who asks must tell.

    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("Her disc of the cello concerto won."), read("Her disc of a violin concerto was praised.")
    >>> [(one.stem, other.stem) for one, other in described(claim, snippet)]
    [('cello', 'violin')]
    """
    theirs = [pair for pair in _pairs(snippet) if not _is_in(pair[0], claim)]
    for word, noun in _pairs(claim):
        if _is_in(word, snippet):
            continue
        yield from ((word, other) for other, same in theirs if same.stem == noun.stem)


def _pairs(reading: Reading) -> list[tuple[Term, Term]]:
    """Return each plain word with the plain word right behind it."""
    counts = [value.span for value in reading.values if value.kind in FIGURES or value.kind == "date"]
    told = [term for term in reading.plain if not any(span.overlaps(term.span) for span in counts)]
    return [pair for pair in pairwise(told) if reading.text[pair[0].span.end : pair[1].span.start] in (" ", "-")]


def _is_in(term: Term, other: Reading) -> bool:
    return term.stem in other.stems or (len(term.stem) >= _LONG and term.stem[:_LONG] in other.roots)


_LONG = 6


__all__ = ["described"]
