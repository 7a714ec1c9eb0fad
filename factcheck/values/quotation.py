"""Quotations: words between quotation marks, and whether a source has exactly those words.

What it reads: curly, straight and single marks and guillemets; single marks inside double ones; a quotation of
several paragraphs whose mark is opened anew with each; a quotation that is never closed.
What it compares: the words with a source's text, mark by mark folded (curly or straight, dashes, spaces, ligatures,
case). The outcome is exact, marked_cut (… or [brackets] stand where words were changed), altered (changed without a
mark, with the words that differ) or not_found.
Supported: “a safe destination” by “Pakistan is a safe destination.”
Contradicted: “not a safe destination” by “Pakistan is a safe destination.”
What it leaves alone: apostrophes, inch and foot marks, years ('90s); a short quotation that is not there is not
found, never altered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import overload

from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values.quotation_marks import marked
from factcheck.values.quotation_match import Change, QuoteMatch, match


@dataclass(frozen=True, slots=True)
class Quotation(Value):
    """A quotation: its span has the marks, `inner` and `words` do not."""

    words: str
    inner: Span
    closed: bool


def parse(text: str, *, as_of: Period | None = None) -> list[Quotation]:
    """Return the quotations of a text in order, an inner one after the one around it.

    >>> [quotation.words for quotation in parse("“He said ‘no’ to me,” she said. The workers' rights.")]
    ['He said ‘no’ to me,', 'no']
    """
    del as_of
    return [
        Quotation("quotation", span, text[span.slice], text[inner.slice], inner, closed)
        for span, inner, closed in marked(text)
    ]


@overload
def compare(claim: Quotation, source: str) -> QuoteMatch: ...
@overload
def compare(claim: Quotation, source: Quotation) -> Comparison: ...
def compare(claim: Quotation, source: str | Quotation) -> QuoteMatch | Comparison:
    """Return how the quoted words stand in a source's text; for another quotation, how the two compare.

    >>> compare(parse("“a safe port”")[0], "It is a “safe port”.").verdict
    'exact'
    """
    if isinstance(source, str):
        return match(claim.words, source, at=claim.inner.start)
    found = match(claim.words, source.words, at=claim.inner.start)
    if found.verdict == "exact":
        return Comparison(Relation.EQUAL, "the quoted words are the same")
    if found.verdict == "marked_cut":
        return Comparison(Relation.CLOSE, "the same words, cut or changed where marked")
    if found.verdict == "altered":
        change = found.changes[0]
        return Comparison(
            Relation.DIFFERENT, f"quoted as “{change.claim_words}”, said “{change.source_words}”", "words"
        )
    return Comparison(Relation.INCOMPARABLE, "another quotation", "words")


__all__ = ["Change", "Quotation", "QuoteMatch", "compare", "parse"]
