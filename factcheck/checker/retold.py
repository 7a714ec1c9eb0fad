"""Whether a snippet tells each word of a claim by one that is its like in everyday language."""

from __future__ import annotations

import re

from factcheck.checker.align import Alignment
from factcheck.checker.denials import has_negation
from factcheck.checker.everyday import phrases, rows_asked, rows_told
from factcheck.checker.passage import passage
from factcheck.checker.reading import Reading
from factcheck.checker.terms import Term, stem

RETOLD = "the snippet says the same in everyday words"
_NEAR, _LEAST = 0.35, 2  # cosine, and words besides names


def is_retold(claim: Reading, snippet: Reading, alignment: Alignment) -> bool:
    """Return whether a sentence of a snippet has each word of a claim or its like, and the snippet all its names.

    >>> from factcheck.checker.align import align
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("Ada Holt blamed the wind."), read("Ada Holt put the accident down to a gale.")
    >>> is_retold(claim, snippet, align(claim, snippet, cosine=0.5))
    True
    """
    if alignment.missing or alignment.cosine < _NEAR or has_negation(claim.text) or has_negation(snippet.text):
        return False
    if takes_back(snippet.text, claim.text) or not _are_met(claim, alignment):
        return False
    asked = [term for term in claim.plain if not _is_borne_out(term, alignment)]
    if len(claim.plain) < _LEAST or not asked:
        return False
    part = passage(claim, snippet)
    words = snippet.text[part.slice]
    stems = frozenset(term.stem for term in snippet.terms if part.covers(term.span))
    told = rows_told(words, stems)
    return all(_is_told(term, claim, stems, told) for term in asked)


def takes_back(snippet: str, claim: str) -> bool:
    """Return whether a snippet denies or leaves open what it has words of, where the claim has no such word.

    >>> takes_back("The firm denied that it had cut the line.", "The firm cut the line.")
    True
    """
    return bool(_TAKES_BACK.search(snippet)) and not _TAKES_BACK.search(claim)


_TAKES_BACK = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refus\w+|fail\w*|whether|if|unless|false|untrue|doubt\w*|question\w*|expect\w*|may|"
    r"might|could|would|should|asked|wants?|seeks?|hop(?:es?|ed|ing)|propos\w+|ruled out|almost|nearly)\b",
    re.IGNORECASE,
)


def _are_met(claim: Reading, alignment: Alignment) -> bool:
    """Whether what the claim compares and how it says a thing changed is borne out by more than words."""
    met = {match.claim.span for match in (*alignment.contrasts, *alignment.figures) if match.met}
    return all(value.span in met for kind in ("comparison", "change", "rank") for value in claim.of_kind(kind))


def _is_borne_out(term: Term, alignment: Alignment) -> bool:
    met = (*alignment.figures, *alignment.moments, *alignment.acts, *alignment.contrasts)
    return any(match.met and match.claim.span.overlaps(term.span) for match in met)


def _is_told(term: Term, claim: Reading, stems: frozenset[str], told: frozenset[int]) -> bool:
    roots = {root[:6] for root in stems if len(root) >= 6}
    words = [stem(part) for part in term.stem.split("-")]  # "town-centre" beside "in the centre of town"
    if all(word in stems or (len(word) >= 6 and word[:6] in roots) or rows_asked(word) & told for word in words):
        return True
    return any(
        start <= term.span.start < end and rows_asked(phrase) & told for start, end, phrase in phrases(claim.text)
    )


__all__ = ["RETOLD", "is_retold"]
