"""Days that differ: they contradict only where the thing happens once, or where the figure beside them is the same."""

from __future__ import annotations

import datetime as dt
import re

from factcheck.checker.align import Alignment
from factcheck.checker.amounts import are_turned
from factcheck.checker.candidates import Candidate
from factcheck.checker.features import telling
from factcheck.checker.match import Match
from factcheck.checker.names import names
from factcheck.checker.reading import Reading
from factcheck.checker.words import ONCE
from factcheck.records import Relation, Value
from factcheck.values.date import Moment


def happens_once(claim: Reading, one: Candidate, *, close: bool) -> bool:
    """A date contradicts only where the thing happens once, or where the figure beside it is the same."""
    if tells_what_followed(one.reading) and not tells_what_followed(claim):  # "deported in 1941, died the next year"
        return False
    figures = one.alignment.figures
    apart = [match for match in one.alignment.moments if match.differs]
    if apart and all(_is_of_saying(claim, match.claim) or _is_of_saying(one.reading, match.snippet) for match in apart):
        return False
    same_figure = any(
        match.outcome.relation is Relation.EQUAL and telling(match.claim) and _dates(one, match) for match in figures
    )
    other_figure = any(match.differs for match in figures)
    shared = claim.stems & one.reading.stems
    if same_figure or (shared & ONCE and shared - ONCE and not other_figure):  # "entries open", "was open as usual"
        return True
    near = one.alignment.coverage >= _HALF
    if near and any(match.outcome.aspect == "window" and _share_an_end(match) for match in apart):
        return True
    named = one.alignment.named == 1.0
    if near and any(match.outcome.aspect == "first" or (named and _is_turned(match)) for match in apart):
        return True
    if named and any(map(_starts, apart)) and all(map(_binds, (claim, one.reading))):
        return True
    if any(_is_told_of(event, claim, one.reading) and (named or not by_name) and (near or not by_words)
           for event, by_name, by_words in _EVENTS):  # fmt: skip
        return True
    full = any(len(name.terms) > 1 for name in names(claim))
    if full and named and all(map(_takes_up, (claim, one.reading))):
        return True
    if not close:
        return False
    turned = tells_two_acts(one.alignment)
    return any(_starts(match) or (_in_one_week(match) and not other_figure and not turned) for match in apart)


def tells_two_acts(alignment: Alignment) -> bool:
    """Return whether the texts date two opposite acts: "closed on 1 March", "reopened on 3 March"."""
    return any(match.differs or match.outcome.aspect == "order" for match in alignment.acts)


_THEN = re.compile(
    r"\b(?:the (?:following|next) (?:day|week|month|year|spring|summer|autumn|winter)|"
    r"(?:days?|weeks?|months?|years?) later)\b"
)


def tells_what_followed(reading: Reading) -> bool:
    """Return whether a text dates something from what came before it: "the following year", "two weeks later"."""
    return bool(_THEN.search(reading.text))


# From one place to another: "moved to Canal Street", "left the hall for it".
_MOVED = re.compile(
    r"\b(?:moved (?:in)?to|relocated to|left\b[^.;]{1,40}\bfor|moved from|transferred to)\b", re.IGNORECASE
)


# "Closed its trams", "the last tram ran".
_ENDED = re.compile(
    r"\b(?:closed|shut|scrapped|abolished|discontinued|gave up|withdrew|ended|ceased|stopped)\b|"
    r"\blast (?:[\w-]+ ){1,6}(?:ran|sailed|flew|left|was (?:held|made|built|printed|mined|played))\b",
    re.IGNORECASE,
)
_FOUNDED = re.compile(r"\b(?:found(?:ed|ation|ing)|set up|established|formed|incorporated|began life)\b", re.IGNORECASE)
_DECLARED = re.compile(
    r"\b(?:declar|proclaim|impos)\w+\b[^.;]{0,60}?\b(?:emergency|martial law|curfew|war|independence|mourning|"
    r"quarantine|bankruptcy|insolvency)\b",
    re.IGNORECASE,
)
_IN_FORCE = re.compile(
    r"\b(?:t(?:ak|ook)\w* effect|(?:in|into) force|effective from|(?:banned|forbidden|allowed|compulsory|free) from)\b",
    re.IGNORECASE,
)


_DECLARED = re.compile(
    r"\b(?:declar|proclaim)\w* (?:an? |the |its |their |his |her |all )?(?:[\w-]+ ){0,4}"
    r"(?:emergency|disaster|war|independence|bankruptcy|insolvency|default|ceasefire|truce|curfew)\b",
    re.IGNORECASE,
)


def _is_of_saying(reading: Reading, day: Value | None) -> bool:
    """Whether a day is when something was said, not when that happened: "held on 18 June that", "data released on"."""
    if day is None:
        return False
    published = _PUBLISHED.search(reading.text, 0, day.span.start)
    return bool(published) or reading.text[day.span.end :].lstrip(" ,").startswith("that ")


# Of a report that tells of something else: "according to figures released on Wednesday".
_PUBLISHED = re.compile(
    r"\b(?:according to|said|says?|shows?|showed|in) (?:[\w’'-]+ ){0,8}?(?:reports?|figures|data|stud(?:y|ies)|"
    r"statistics|statement|survey|accounts|review|bulletin)\b[^.;]{0,50}?\b"
    r"(?:published|released|issued|presented|filed|made public)(?: [\w’'-]+){0,6}? (?:on )?$"
)


def _dates(one: Candidate, figure: Match) -> bool:
    """Whether the day that differs is the figure's: "at $2.6 billion, down from $3.9 billion in 2022" dates another."""
    days = [match.snippet.span for match in one.alignment.moments if match.differs and match.snippet]
    if figure.snippet is None or not days:
        return False
    start, end = figure.snippet.span.end, days[0].start
    others = (other.value.span for other in one.reading.figures)
    if _CLAUSES.search(one.reading.text, min(start, end), max(start, end)):  # "put at £94m; ground is broken in May"
        return False
    return not any(start <= span.start and span.end <= end for span in others)


_CLAUSES = re.compile(r"[;.] ")


def _takes_up(reading: Reading) -> bool:
    """Whether a text tells of somebody who begins in a post: "joined in May", "took over", "became chief of police"."""
    return bool(_TAKES_UP.search(reading.text))


_TAKES_UP = re.compile(
    r"\b(?:joined|became|appointed|(?:took|take|takes|taking) (?:over|up|office|charge)|sworn in|started as|"
    r"succeeded)\b",
    re.IGNORECASE,
)


def _in_one_week(match: Match) -> bool:
    """Whether two days lie so near that what is told of both is one event: the visit on Monday, or on Wednesday."""
    days = [value.point for value in (match.claim, match.snippet) if isinstance(value, Moment) and value.grain == "day"]
    return len(days) == 2 and abs(days[0].first - days[1].first) < _WEEK


_WEEK = dt.timedelta(days=7)


_AWARDED = re.compile(
    r"\b(?:won|awarded|secured|landed|granted|given) (?:the|a|an|its|their) (?:[\w-]+ )?"
    r"(?:contract|licen[cs]e|franchise|permission)\b",
    re.IGNORECASE,
)


_HALF = 0.4  # of the claim's words


def _share_an_end(match: Match) -> bool:
    """Whether two times from a day to a day have one of them in common: 2016 to 2020, 2016 to 2021."""
    one, other = ((value.period if isinstance(value, Moment) else None) for value in (match.claim, match.snippet))
    return one is not None and other is not None and (one.first == other.first or one.last == other.last)


def _binds(reading: Reading) -> bool:
    """Whether a text tells of what somebody is bound by for a time."""
    return bool(_BOND.search(reading.text))


_BOND = re.compile(r"\b(?:contract|deal|terms?|mandate|lease|licen[cs]e|agreement|loan)\b", re.IGNORECASE)


def _starts(match: Match) -> bool:
    """Whether both dates bound a state: it began, or ends, once ("shut since 2015", "runs until 2031", "by 2030")."""
    senses = {value.sense for value in (match.claim, match.snippet) if isinstance(value, Moment)}
    return len(senses) == 1 and senses <= {"since", "until", "by"}


# What is told once of one thing; whether every name of the claim must be met for it, and most of its words.
_EVENTS = (
    (_AWARDED, True, False),
    (_FOUNDED, True, False),
    (_DECLARED, True, True),
    (_IN_FORCE, False, True),
    (_DECLARED, True, True),
    (_MOVED, True, True),
    (_ENDED, True, True),
)


def _is_turned(match: Match) -> bool:
    """Whether two years have the same digits in another order: 1894, 1849."""
    years = [value for value in (match.claim, match.snippet) if isinstance(value, Moment) and value.grain == "year"]
    return len(years) == 2 and are_turned(*years)


def _is_told_of(event: re.Pattern[str], claim: Reading, snippet: Reading) -> bool:
    return bool(event.search(claim.text) and event.search(snippet.text))


def not_yet(one: Candidate) -> tuple[Match, ...]:
    """Return the stage that was not reached yet when the snippet was written, after the day on which it is claimed.

    "Ratified in June" and, in October: "parliament has yet to vote on it".
    """
    days = [match.claim.period.first for match in one.alignment.moments if isinstance(match.claim, Moment)]
    dated = one.snippet.dated
    if not days or dated is None or dated.first <= max(days):
        return ()
    return tuple(
        match
        for match in one.alignment.contrasts
        if match.outcome.aspect == "overstated" and match.snippet and _YET.search(match.snippet.text)
    )


_YET = re.compile(r"\b(?:yet|still|await\w*|pending)\b")


__all__ = ["happens_once", "not_yet", "tells_two_acts", "tells_what_followed"]
