"""Candidates: the snippets found for a claim, each laid against it, and what they say taken together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.checker.align import Alignment, Match, align
from factcheck.checker.past import is_past
from factcheck.checker.reading import Reading, read, skim
from factcheck.checker.referring import NOTHING_TOLD, Told, meant
from factcheck.records import Period, Snippet

# A snippet at least so near as the one that differs may settle a value in its place.
_AS_NEAR = 0.75


@dataclass(frozen=True, slots=True)
class Candidate:
    """A snippet with its reading and its alignment with the claim.

    `later`: dated after the article; `past`: speaks of a time long before it, and the claim of now;
    `faded`: of a time that is over, though not long.
    """

    snippet: Snippet
    reading: Reading
    alignment: Alignment
    later: bool
    past: bool
    faded: bool


def candidate(
    claim: Reading,
    snippet: Snippet,
    *,
    cosine: float,
    as_of: Period | None,
    told: Told = NOTHING_TOLD,
    newest: Period | None = None,
) -> Candidate:
    """Return a snippet laid against a claim; names of its source count as named in it.

    What is long past is told from `newest`, the day of the newest snippet, where the article has no day. `told` is
    what the snippets tell together.
    """
    source = snippet.source
    about = skim(f"{snippet.speaker or ''} ({source.publisher})")  # not the title: it may claim more than the snippet
    reading = read(snippet.text, snippet.dated)
    later = bool(as_of and snippet.dated and snippet.dated.first > as_of.last)
    spoken_of = meant(claim, reading, snippet, told)
    alignment = align(claim, reading, cosine=cosine, about=about, longer=told.longer, as_of=as_of, meant=spoken_of)
    now = as_of or newest
    past, faded = is_past(claim, reading, now), is_past(claim, reading, now, lately=True)
    return Candidate(snippet, reading, alignment, later, past, faded)


def newest(snippets: Iterable[Snippet]) -> Period | None:
    """Return the latest day that snippets are of: the article that rests on them is hardly older."""
    return max((snippet.dated for snippet in snippets if snippet.dated), key=lambda day: day.last, default=None)


class Others(NamedTuple):
    """What the candidates for one claim say together: the nearest cosine, and how near each value is met anywhere."""

    nearest: float
    met: tuple[tuple[str, int, float], ...] = ()  # kind and place of a value of the claim, cosine of who states it

    @classmethod
    def of(cls, candidates: Sequence[Candidate]) -> Others:
        """Return what the candidates that are not later than the article say together."""
        counted = [one.alignment for one in candidates if not one.later]
        same = [alignment for alignment in counted if not _is_of_another(alignment)]
        met = {
            (match.claim.kind, match.claim.span.start, alignment.cosine)
            for alignment in same
            for match in (*alignment.figures, *alignment.moments, *alignment.acts, *alignment.contrasts)
            if match.met and match.outcome.aspect != "bound"  # "in autumn 2026" does not say "by 2029"
        }
        return cls(max((alignment.cosine for alignment in counted), default=0.0), tuple(sorted(met)))

    def answer(self, match: Match, cosine: float) -> bool:
        """Return whether a snippet about as near in meaning states the claim's value."""
        own = (match.claim.kind, match.claim.span.start)
        return any((kind, start) == own and near >= _AS_NEAR * cosine for kind, start, near in self.met)


def _is_of_another(alignment: Alignment) -> bool:
    """Whether a snippet names none of whom the claim names, and somebody else: it answers for nobody."""
    return bool(alignment.missing and alignment.foreign) and alignment.named == 0


__all__ = ["Candidate", "Others", "candidate", "newest"]
