"""What a person is shown of a text: the words around what matters, with the differing words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import Evidence, Label, Span, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 3  # pieces of evidence a side; an editor reads no more
_PASSAGE = 400  # code points of a passage shown around what matters; a sentence has about 120, a pasted table thousands


def shown(verdict: Verdict) -> tuple[Evidence, ...]:
    """Return what the verdict rests on; where nothing settles the claim, the nearest snippet alone."""
    if verdict.label is Label.NOT_ENOUGH_EVIDENCE:
        return verdict.evidence[:1]
    first = verdict.evidence[0].stance if verdict.evidence else None
    ours = [one for one in verdict.evidence if one.stance is first]
    theirs = [one for one in verdict.evidence if one.stance is not first]
    return (*ours[:MOST], *theirs[:MOST])  # both sides where there are two


def article_marks(verdict: Verdict) -> list[Span]:
    """Return the spans of the differing words; a finding on the claim as a whole would mark everything."""
    spans = [finding.article_span for finding in verdict.findings if finding.article_span]
    return [span for span in spans if not span.covers(verdict.claim.span)]


def snippet_marks(evidence: Evidence, verdict: Verdict) -> list[Span]:
    """Return the spans of a snippet's words that differ from the article's."""
    findings = [finding for finding in verdict.findings if finding.snippet_key == evidence.snippet.key]
    return [finding.snippet_span for finding in (*findings, *evidence.findings) if finding.snippet_span]


def passage(text: str, focus: Span, marks: Iterable[Span], *, within: Span) -> Iterator[tuple[str, bool]]:
    """Yield pieces of the text around `focus`, each with whether it is marked; what was left out is an ellipsis.

    >>> list(passage("It lost $8 in May.", Span(0, 18), [Span(8, 10)], within=Span(0, 18)))
    [('It lost ', False), ('$8', True), (' in May.', False)]
    """
    part = _clip(focus, within)
    if part.start > within.start:
        yield "…", False
    yield from pieces(text, part, marks)
    if part.end < within.end:
        yield "…", False


def pieces(text: str, part: Span, marks: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """Yield the text of `part` cut where marks begin and end; overlapping marks become one."""
    place = part.start
    for mark in sorted(marks):
        start, end = max(place, mark.start), min(mark.end, part.end)
        if start < end:
            if place < start:
                yield text[place:start], False
            yield text[start:end], True
            place = end
    if place < part.end:
        yield text[place : part.end], False


def _clip(focus: Span, within: Span) -> Span:
    """At most _PASSAGE characters of `within`, with `focus` in the middle."""
    if len(within) <= _PASSAGE:
        return within
    spare = max(0, _PASSAGE - len(focus)) // 2
    start = max(within.start, focus.start - spare)
    return Span(start, min(within.end, start + _PASSAGE))
