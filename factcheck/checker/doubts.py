"""Why a snippet does not bear a claim out: what is told otherwise, left out, or of something else."""

from __future__ import annotations

import datetime as dt
import re

from rapidfuzz import fuzz

from factcheck.checker import extremes
from factcheck.checker.acts_met import PLANNED
from factcheck.checker.align import Alignment, is_aim, misses_plan
from factcheck.checker.apart import unlike
from factcheck.checker.callings import held_by_another
from factcheck.checker.candidates import Candidate
from factcheck.checker.denials import is_negative
from factcheck.checker.doers import by_another, of_himself, order_untold, other_calling, other_cause, times_untold
from factcheck.checker.done_to import other_object, turned_about
from factcheck.checker.features import negations_differ
from factcheck.checker.names import Name, names
from factcheck.checker.passage import passage, sentences
from factcheck.checker.reading import Reading, digits, squeezed, unread
from factcheck.checker.said_of import said_of_another
from factcheck.checker.scope import other_scope
from factcheck.checker.terms import stem
from factcheck.checker.untold import (
    all_untold,
    comparison_untold,
    failure_untold,
    interval_untold,
    most_untold,
    need_untold,
    placed_behind,
    spoken_against,
)
from factcheck.checker.worded import unworded
from factcheck.records import Period, Snippet, Span, Value
from factcheck.values.date import Moment
from factcheck.values.quantity import Quantity
from factcheck.values.quotation import Quotation

_NAMED_DAY = re.compile(
    r"\d|day\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)

FAR = "the snippet tells of something else"
_LATELY = dt.timedelta(days=3)  # in which an undated report still speaks of the day


def is_of_somebody_met(claim: Reading, name: Name, alignment: Alignment) -> bool:
    """Whether a name only says whose man somebody is whom the snippet names: "Amberg's lawyer, Stig Rolan"."""
    end = name.terms[-1].span.start
    apposed = _APPOSED.match(claim.text, end)
    if apposed is None:
        return False
    after = next((one for one in names(claim) if one.terms[0].span.start == apposed.end()), None)
    return after is not None and after not in alignment.missing


def is_bare(claim: Reading) -> bool:
    """Whether a claim is a figure and no more, of which it does not say of what it is: "16 degrees".

    >>> from factcheck.checker.reading import read
    >>> is_bare(read("16 degrees.")), is_bare(read("It was 16 degrees in Orlo."))
    (True, False)
    """
    figures = [figure.value.span for figure in claim.figures]
    return bool(figures) and all(any(span.overlaps(term.span) for span in figures) for term in claim.terms)


def is_whose_it_is(claim: Reading, name: Name, snippet: Reading) -> bool:
    """Whether a name says of what a thing is that the snippet has without a name: "the central bank of Valmora"."""
    start = name.terms[0].span.start
    if not _OF.search(claim.text, 0, start):
        return False
    before = [term for term in claim.plain if term.span.end <= start][-1:]
    told = [term for term in snippet.plain if before and term.stem == before[0].stem]
    return bool(told) and not any(_OF_ANOTHER.match(snippet.text, term.span.end) for term in told)


_OF, _OF_ANOTHER = re.compile(r"\bof (?:the )?$"), re.compile(r"(?:['’]s?)? (?:of|in) (?:the )?[A-Z]")


def _named_in_denial(claim: Reading, snippet: Reading) -> str:
    """Return a name of the claim that stands only in another sentence than the claim's, one that denies something."""
    parts, own = sentences(snippet), passage(claim, snippet)
    if len(parts) < 2 or is_negative(claim):
        return ""
    for name in names(claim):
        told = [
            part
            for part in parts
            if any(term.stem == name.terms[-1].stem and part.covers(term.span) for term in snippet.terms)
        ]
        if told and all(_is_denying(snippet, part, own) for part in told):
            return f"the snippet names {_words(claim, name)} in a denial"
    return ""


def _is_denying(snippet: Reading, part: Span, own: Span) -> bool:
    """Whether a sentence denies something, or denies that somebody had a part in it."""
    pattern = _NO_PART if part == own else _NEGATIVE
    return bool(pattern.search(snippet.text, part.start, part.end))


_NO_PART = re.compile(
    r"\b(?:no|not|never|nothing)\b[^.;]{0,30}\b(?:part|role|involve\w*|links?|connect\w*|to do with)\b"
)

_NEGATIVE = re.compile(r"\b(?:no|not|never|nor|neither|nobody|none|without)\b|n['’]t\b", re.IGNORECASE)

_APPOSED = re.compile(r"[\w’'-]+?['’]s? (?:[a-z-]+ ){0,3}[a-z-]+, ")


def last_word(claim: Reading, name: Name) -> str:
    """The word by which the article calls what it has named in full before: "Hanssen" for "Ivo Hanssen"."""
    return squeezed(re.sub(r"['’]s?$", "", claim.text[name.terms[-1].span.slice]))


def _words(claim: Reading, name: Name) -> str:
    return claim.text[name.terms[0].span.start : name.terms[-1].span.end]


def doubt_of(claim: Reading, snippet: Reading, alignment: Alignment, quote: str) -> str:
    """Return why the snippet cannot bear the claim out, whatever the words; empty where nothing speaks against it."""
    reasons = (
        _differing(alignment),
        turned_about(claim, snippet) or other_object(claim, snippet, alignment) or unlike(claim, snippet),
        _told_of_another_day(snippet, alignment),
        _not_so_long(claim, snippet, alignment) or _denied_figure(claim, snippet, alignment),
        _unnamed(claim, alignment, quote),
        _named_in_denial(claim, snippet),
        _told_otherwise(claim, snippet) or other_scope(claim, snippet, alignment),
        _of_something_else(claim, alignment) or _made_no_difference(claim, snippet),
        _unsaid(claim, snippet, alignment),
    )
    return next(filter(None, reasons), "")


def _differing(alignment: Alignment) -> str:
    stages = (match for match in alignment.contrasts if match.claim.kind != "negation")
    told = (*alignment.figures, *alignment.moments, *alignment.acts, *alignment.people, *stages)
    return next((match.outcome.why for match in told if match.differs or match.outcome.aspect == PLANNED), "")


def _not_so_long(claim: Reading, snippet: Reading, alignment: Alignment) -> str:
    """What does not happen before 2027 may well happen before 2028."""
    if not (is_negative(claim) and is_negative(snippet)):
        return ""
    return next((match.outcome.why for match in alignment.moments if match.met and match.outcome.aspect == "bound"), "")


def _denied_figure(claim: Reading, snippet: Reading, alignment: Alignment) -> str:
    """Return the figure that the snippet gives only to deny it: "does not reach 1.5 million before 2040"."""
    if is_negative(claim):
        return ""
    for match in alignment.figures:
        if match.met and match.snippet and _NOT_SO_MANY.search(snippet.text, 0, match.snippet.span.start):
            return f"the snippet denies “{match.snippet.text}”"
    return ""


_NOT_SO_MANY = re.compile(
    r"\b(?:(?:do|does|did|has|have|had|will|would|is|was|were|are) not|(?:don|doesn|didn|hasn|haven|hadn|won|wouldn|"
    r"isn|wasn|weren|aren)['’]t|never|nowhere near|failed to|fails to) (?:yet |quite |even )?"
    r"(?:reach|reached|exceed|exceeded|amount|amounted|come|came|total|cost|get|got|hit|meet|met|make|made)\b"
    r"(?: (?:to|the|its|a|target|of|at))* $"
)


def _unnamed(claim: Reading, alignment: Alignment, quote: str) -> str:
    own = squeezed(quote)
    for name in alignment.missing:
        if last_word(claim, name) in own and not is_of_somebody_met(claim, name, alignment):
            return f"the snippet does not name {_words(claim, name)}"
    return ""


def _told_otherwise(claim: Reading, snippet: Reading) -> str:
    if is_aim(claim) and not is_aim(snippet):
        return "the snippet speaks of no target or forecast"
    if misses_plan(claim, snippet):
        return "the snippet speaks of no plan"
    return "one of the two is negated" if negations_differ(claim, snippet) else ""


def _of_something_else(claim: Reading, alignment: Alignment) -> str:
    far = (not _met(alignment) or _only_bounds(alignment) or _only_small(alignment)) and _is_far(alignment)
    far = far or (_only_small(alignment) and alignment.coverage < _SOME and alignment.cosine < _NEAR)
    return FAR if claim.plain and (far or _only_a_day(claim, alignment)) else ""


def _is_told_at(value: Value) -> bool:
    """Whether a date is a day, or a month in which something was, not since which it is."""
    grain, sense = getattr(value, "grain", ""), getattr(value, "sense", "")
    return grain == "day" or (grain == "month" and sense == "at")


def _only_a_day(claim: Reading, alignment: Alignment) -> bool:
    """Whether the two texts have no more than a day and names in common: "the board met", "it fell on Monday"."""
    told = (*alignment.figures, *alignment.acts, *alignment.contrasts)
    days = [match for match in alignment.moments if match.met and _is_told_at(match.claim)]
    if not days or not claim.of_kind("act") or any(match.met for match in told):
        return False
    return alignment.coverage < _A_FEW and alignment.cosine < _NEAR and len(claim.plain) > 1


_A_FEW = 0.2  # of the claim's words


def _made_no_difference(claim: Reading, snippet: Reading) -> str:
    """Return the word of the claim of which another sentence of the snippet says that it made no difference."""
    own = passage(claim, snippet)
    for part in sentences(snippet):
        if part == own or is_negative(claim) or not _NO_MATTER.search(snippet.text, part.start, part.end):
            continue
        roots = {term.stem[:4] for term in snippet.plain if part.covers(term.span)}
        elsewhere = {term.stem[:4] for term in snippet.plain if not part.covers(term.span)}
        for term in claim.plain:
            if term.stem[:4] in roots - elsewhere and len(term.stem) > _LONG:
                return f"the snippet says that “{claim.text[term.span.slice]}” made no difference"
    return ""


_LONG = 3
_NO_MATTER = re.compile(
    r"\b(?:made|makes|make) no difference\b|\b(?:had|has|have) no (?:\w+ )?(?:effect|influence|bearing|impact|part)\b|"
    r"\bplayed no (?:part|role)\b|\b(?:did|does) not matter\b|\bno (?:link|connection|association)\b",
    re.IGNORECASE,
)


def _unsaid(claim: Reading, snippet: Reading, alignment: Alignment) -> str:
    """Return what the claim says of the doer, the order or the extent where the snippet has no word of it."""
    doer = by_another(claim, snippet, alignment.about)
    if doer:
        return f"the snippet does not say by the {doer}"
    words = (
        of_himself(claim, snippet)
        or other_calling(claim, snippet)
        or other_cause(claim, snippet)
        or order_untold(claim, snippet)
    )
    words = words or ("" if _compared(alignment) else times_untold(claim, snippet) or comparison_untold(claim, snippet))
    words = (
        words
        or need_untold(claim, snippet)
        or _then_untold(claim, snippet)
        or unworded(claim, snippet)
        or extremes.unmatched(claim.text, snippet.text)
    )
    words = words or ("" if any(match.met for match in alignment.figures) else all_untold(claim, snippet))
    words = words or failure_untold(claim, snippet) or interval_untold(claim, snippet)
    words = words or most_untold(claim, snippet) or held_by_another(claim, snippet)
    if words:
        return f"the snippet does not say “{words}”"
    behind = placed_behind(claim, snippet)
    if behind:
        return f"the snippet puts {behind} behind another"
    another = said_of_another(claim, snippet)
    if another:
        return f"the snippet says it of {another}"
    spoken = spoken_against(claim, snippet)
    return f"the snippet has somebody speak “{spoken}”" if spoken else _left_behind(claim, snippet)


def _then_untold(claim: Reading, snippet: Reading) -> str:
    """Return the time that a claim holds a thing against where the snippet compares nothing and tells no change."""
    said = _THAN_THEN.search(claim.text)
    if said is None or any(snippet.of_kind(kind) for kind in ("change", "comparison")) or is_negative(snippet):
        return ""
    kinds = [figure.value.kind for figure in snippet.figures if figure.value.kind != "rank"]
    told = len(kinds) > len(set(kinds)) or bool(claim.figures) or _COMPARES_THEN.search(snippet.text)
    return "" if told else said[0]


_THAN_THEN = re.compile(
    r"\b(?:more|fewer|less|higher|lower|better|worse|larger|smaller)\b[^.;,]{0,30}? than (?:in |at |on |it was )?"
    r"(?:(?:the|a) (?:year|month|week|quarter|season) (?:before|earlier|ago)|(?:the )?(?:previous|last|prior) [a-z]+|"
    r"(?:19|20)\d\d)\b"
)
_COMPARES_THEN = re.compile(
    r"\b(?:than|compar\w+|up|down|rose|risen|fell|fallen|grew|grown|growth|increase\w*|decrease\w*|record|double\w*)\b"
)


def _left_behind(claim: Reading, snippet: Reading) -> str:
    """Return the change by which the claim's word is no more: "moved from clay to hard courts" bears out no clay."""
    for found in _FROM_TO.finditer(snippet.text):
        left, new = stem(found["left"].lower()), stem(found["new"].lower())
        if left in claim.stems and new not in claim.stems and not _FROM.search(claim.text):
            return f"the snippet says “{found[0]}”"
    return ""


_FROM_TO = re.compile(r"\bfrom (?P<left>[a-z][\w-]+)(?: [a-z]+)? to (?:an? |the )?(?P<new>[a-z][\w-]+)")
_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)


def _told_of_another_day(snippet: Reading, alignment: Alignment) -> str:
    """Return of which day the snippet tells what the claim tells of a day that stands in another sentence.

    "The outlook for 2025 is unchanged. The forecast for 2026 has been raised" raises no forecast for 2025.
    """
    parts = sentences(snippet)
    days = [match.snippet.span for match in alignment.moments if match.met and match.snippet]
    if len(parts) < 2 or len(days) != 1 or len(alignment.moments) != 1:
        return ""
    for match in (*alignment.acts, *alignment.figures):
        part = next((one for one in parts if match.met and match.snippet and one.covers(match.snippet.span)), None)
        if part is None or part.covers(days[0]):
            continue
        own = [v for v in snippet.of_kind("date") if isinstance(v, Moment) and v.anchored and part.covers(v.span)]
        if own:
            return f"the snippet tells it of {own[0].text}"
    return ""


def _compared(alignment: Alignment) -> bool:
    """Whether two figures of the snippet bear out that one thing is more than another."""
    return any(match.met and match.claim.kind in ("comparison", "change") for match in alignment.contrasts)


def _only_bounds(alignment: Alignment) -> bool:
    """Whether nothing is met but a day by a time that holds it, and many others: "before 2030" and "in 2024"."""
    told = (*alignment.figures, *alignment.moments, *alignment.acts, *alignment.contrasts)
    return all(match.outcome.aspect == "bound" for match in told if match.met)


def _only_small(alignment: Alignment) -> bool:
    """Whether nothing is met but counts so small that they stand in many texts: "five is five"."""
    told = (*alignment.figures, *alignment.moments, *alignment.acts, *alignment.contrasts)
    met = [match.claim for match in told if match.met]
    return bool(met) and all(
        isinstance(value, Quantity) and value.kind == "number" and value.high < _SMALL for value in met
    )


_SMALL, _SOME = 10, 0.3


def _is_far(alignment: Alignment) -> bool:
    """Whether a snippet that bears no value of the claim out is too far from it to say the same in other words."""
    if not alignment.coverage:
        return alignment.cosine < _NEAR
    return alignment.coverage < _HALF and alignment.cosine < _HALF


_HALF = 0.5  # of the claim's words
_NEAR = 0.6  # cosine of texts that mean nearly the same


def _met(alignment: Alignment) -> bool:
    acts = (match for match in alignment.acts if getattr(match.claim, "axis", "") != "majority")  # most of whom?
    told = (*alignment.figures, *alignment.moments, *acts, *alignment.contrasts)
    return any(match.met for match in told)


def lacking(claim: Reading, one: Candidate, quote: str) -> str:
    """Return which figure or day of the claim's own words the snippet leaves out; empty where it has them all."""
    own, dated = squeezed(quote), None if _tells_a_day(one.reading) else one.snippet.dated
    for match in one.alignment.figures:
        if not match.met:
            return f"the snippet does not give the figure “{match.claim.text}”"
    for match in one.alignment.moments:
        value = match.claim
        if match.met or not isinstance(value, Moment) or not _NAMED_DAY.search(value.text):
            continue
        if _is_own(value, own, quote) and not _may_speak_of(value, one.snippet, dated):
            return f"the snippet does not give the date “{value.text}”"
    unsaid = _unquoted(claim, one.snippet)
    if unsaid:
        return f"the snippet does not say “{unsaid}”"
    absent = sorted((unread(claim) & digits(quote)) - digits(one.snippet.text))
    return f"the snippet does not have “{absent[0]}”" if absent else ""


def _is_own(moment: Moment, own: str, quote: str) -> bool:
    """Whether the article's words for the claim name the day, be it without its year or as "on Tuesday"."""
    return squeezed(_YEAR.sub("", moment.text)) in own or bool(_RELATIVE.search(quote))


_YEAR = re.compile(r",?\s(?:19|20)\d\d$")

_RELATIVE = re.compile(
    r"\b(?:(?:on|since|until|by|last|next) (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tomorrow)\b",
    re.IGNORECASE,
)


def _unquoted(claim: Reading, snippet: Snippet) -> str:
    """Return words that the claim gives in quotation marks and the snippet has not, nor nearly ("his own")."""
    said = squeezed(snippet.text)
    quoted = (value.words for value in claim.of_kind("quotation") if isinstance(value, Quotation) and value.closed)
    return next((words for words in quoted if fuzz.partial_ratio(squeezed(words.strip(" ,.")), said) < _QUOTED), "")


_QUOTED = 75  # of 100


def _tells_a_day(snippet: Reading) -> bool:
    return any(isinstance(value, Moment) and value.anchored for value in snippet.of_kind("date"))


def _may_speak_of(moment: Moment, snippet: Snippet, dated: Period | None) -> bool:
    """Whether a snippet that states no such date may speak of it all the same: it is of that day, or of the next ones.

    When something began or ended must be said, were it in a name ("the Bus Services Act 2017").
    """
    if moment.sense in ("since", "until", "by"):
        told = digits(moment.text) | {day[0] for day in _WEEKDAY.finditer(moment.text)}
        return told <= digits(snippet.text) | {day[0] for day in _WEEKDAY.finditer(snippet.text)}
    if dated is None or moment.sense == "window":
        return False
    return moment.period.first <= dated.last and dated.first - _LATELY <= moment.period.last


_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


__all__ = ["doubt_of", "is_of_somebody_met", "lacking", "last_word"]
