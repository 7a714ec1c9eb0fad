"""What one snippet says of one claim: supports, contradicts, or neither, with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.checker.align import Alignment, Match, same_time
from factcheck.checker.reading import Reading
from factcheck.checker.words import ONCE
from factcheck.records import Claim, Code, Comparison, Finding, Relation, Snippet, Span, Stance, Value
from factcheck.settings import Settings

_CODES = {
    "currency": Code.UNIT,
    "unit": Code.UNIT,
    "denominator": Code.UNIT,
    "overstated": Code.OVERSTATED,
    "direction": Code.COMPARISON,
    "name": Code.NAME,
}
_BY_KIND = {
    "date": Code.DATE,
    "act": Code.OPPOSITE,
    "comparison": Code.COMPARISON,
    "change": Code.OPPOSITE,
    "place": Code.NAME,
    "person": Code.NAME,
    "role": Code.NAME,
    "status": Code.OVERSTATED,
}


@dataclass(frozen=True, slots=True)
class Opinion:
    """A stance with its strength in 0 to 1, the values it rests on and one clause that says why."""

    stance: Stance
    strength: float
    why: str
    matches: tuple[Match, ...] = ()


def weigh(claim: Reading, alignment: Alignment, *, settings: Settings) -> Opinion:
    """Return what the snippet says of the claim.

    Contradiction asks most: the same names, nearly all of the claim's words, the same measure and time, and one value
    that cannot be true beside the snippet's. Silence, another measure or another period is neutral.
    """
    opposite = tuple(match for match in alignment.acts if match.differs)
    different = tuple(match for match in alignment.figures if match.differs)
    met = tuple(match for match in (*alignment.figures, *alignment.moments) if match.met)
    late = tuple(match for match in alignment.moments if match.differs)
    if opposite or different or late:
        return _against(claim, alignment, opposite, different, late, settings)
    absent = tuple(match for match in alignment.figures if match.snippet is None)
    if absent:
        return Opinion(Stance.NEUTRAL, 0.0, f"the snippet gives no figure for “{absent[0].claim.text}”")
    return _for(alignment, met, settings)


def _for(alignment: Alignment, met: tuple[Match, ...], settings: Settings) -> Opinion:
    figures = any(match in alignment.figures for match in met)
    floor = settings.support_figure if figures else settings.support_moment if met else settings.support_words
    undated = any(match.snippet is None for match in alignment.moments)
    if alignment.topic < floor + (settings.undated_penalty if undated else 0.0):
        return Opinion(Stance.NEUTRAL, 0.0, "the snippet is about something else")
    agreeing = tuple(match for match in alignment.acts if match.met)
    why = (
        met[0].outcome.why
        if met
        else agreeing[0].outcome.why
        if agreeing
        else "the snippet says the same in other words"
    )
    return Opinion(Stance.SUPPORTS, min(1.0, alignment.topic + 0.1 * len(met)), why, (*met, *agreeing))


def _against(
    claim: Reading,
    alignment: Alignment,
    opposite: tuple[Match, ...],
    different: tuple[Match, ...],
    late: tuple[Match, ...],
    settings: Settings,
) -> Opinion:
    if alignment.missing and alignment.named < settings.contradict_named:
        return Opinion(Stance.NEUTRAL, 0.0, "the snippet does not name what the claim names")
    if alignment.topic < settings.contradict_topic or alignment.coverage < settings.contradict_coverage:
        return Opinion(Stance.NEUTRAL, 0.0, "the snippet differs, but is not surely about the same thing")
    if different and same_time(alignment) is False:
        return Opinion(Stance.NEUTRAL, 0.0, "the snippet speaks of another time")
    if different:
        return Opinion(Stance.CONTRADICTS, alignment.topic, different[0].outcome.why, different)
    if late and not opposite:
        return _misdated(claim, alignment, late)
    if opposite and not late:
        return Opinion(Stance.CONTRADICTS, alignment.topic, opposite[0].outcome.why, opposite)
    return Opinion(Stance.NEUTRAL, 0.0, "the snippet speaks of another time")


def _misdated(claim: Reading, alignment: Alignment, late: tuple[Match, ...]) -> Opinion:
    """A date contradicts only where the thing happens once, or where the figure beside it is the same."""
    once = claim.stems & ONCE
    figure = any(match.outcome.relation is Relation.EQUAL for match in alignment.figures)
    if once or figure:
        return Opinion(Stance.CONTRADICTS, alignment.topic, late[0].outcome.why, late)
    return Opinion(Stance.NEUTRAL, 0.0, "the snippet speaks of another time")


def findings(matches: tuple[Match, ...], *, claim: Claim, snippet: Snippet) -> tuple[Finding, ...]:
    """Return one finding for each value that differs, the article's words beside the snippet's."""
    return tuple(_finding(match, claim, snippet) for match in matches if match.differs)


def _finding(match: Match, claim: Claim, snippet: Snippet) -> Finding:
    span, words = locate(match.claim, claim)
    other = match.snippet
    return Finding(
        code=code_of(match.claim, match.outcome),
        message=match.outcome.why,
        article_span=span,
        article_words=words,
        snippet_key=snippet.key,
        snippet_span=other.span if other else None,
        snippet_words=other.text if other else "",
    )


def code_of(value: Value, outcome: Comparison) -> Code:
    """Return the finding's code for a value that differs."""
    return _CODES.get(outcome.aspect) or _BY_KIND.get(value.kind) or Code.NUMBER


def locate(value: Value, claim: Claim) -> tuple[Span, str]:
    """Return where the article states a value that was read from the claim's text, and the article's words for it.

    A value the claim took over from its surroundings and that the quote does not spell out is shown as the whole quote.
    """
    for own in claim.values:
        if own.kind == value.kind and own.text == value.text:
            return own.span, own.text
    place = claim.quote.find(value.text)
    if place >= 0:
        return Span(claim.span.start + place, claim.span.start + place + len(value.text)), value.text
    return claim.span, claim.quote


def rationale(matches: tuple[Match, ...], snippet: Reading, claim: Reading) -> Span:
    """Return the stretch of the snippet the stance rests on: from its first to its last word shared or compared."""
    spans = [match.snippet.span for match in matches if match.snippet]
    spans += [term.span for term in snippet.terms if term.stem in claim.stems]
    if not spans:
        return Span(0, len(snippet.text))
    return Span(min(span.start for span in spans), max(span.end for span in spans))
