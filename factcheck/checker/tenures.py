"""Since when somebody is in a post: who took office in spring has not held it since October."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.names import Name, meets, names
from factcheck.checker.passage import sentences
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.date import Moment

_TITLES = (
    "mayor chairman chairwoman chair director head president minister governor chief executive coach manager captain "
    "ambassador leader secretary editor principal headteacher rector bishop archbishop commissioner boss owner"
).split()
_TITLE = rf"(?:{'|'.join(_TITLES)})"
# How a text says that somebody is in a post, or came to it; what follows is the day from which.
_HOLDS = re.compile(
    rf"\b(?:has|had|have) (?:been|held|led|run|headed|chaired|managed|coached|governed|edited)\b[^.;,]{{0,60}} $|"
    rf", (?:who (?:has|had) [^.;,]{{1,60}}|[^.;,]{{0,40}}\b{_TITLE}[^.;,]{{0,40}}) $|"
    rf"^[^.;,]{{0,60}}\b{_TITLE} $",
    re.IGNORECASE,
)
_CAME = re.compile(
    rf"\b(?:took (?:office|over|charge|up (?:the|his|her) (?:post|job|office|duties))|became [^.;]{{0,40}}\b{_TITLE}"
    rf"|started as [^.;]{{0,30}}\b{_TITLE}|sworn in)\b[^.;]{{0,40}}(?:in|on) $",
    re.IGNORECASE,
)
_OTHER_POSTS = re.compile(
    r"\b(?:re-?elected|again|former|previously|second (?:term|time|spell))\b|\bex-", re.IGNORECASE
)
_SLACK = 60  # days between an appointment and the first day in office


class _Tenure(NamedTuple):
    """Who is in which post from when; no words of the post where a text calls it no more than a post."""

    who: Name
    posts: frozenset[str]
    day: Moment


def tenures(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield from when somebody is in a post where the snippet says that he is in it from another time.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Ada Holt took office in spring 2022.")
    >>> found = tenures(claim, read("Ada Holt has run the port since October 2022."))
    >>> [match.outcome.why for match in found]
    ['since October 2022 is not spring 2022']
    """
    if is_negative(claim):
        return
    theirs = list(_tenures(snippet))
    for ours in _tenures(claim):
        told = [one for one in theirs if meets(ours.who, (one.who,), frozenset()) and _may_be_one(ours, one)]
        if told and all(_apart(ours.day, one.day) for one in told):
            yours = told[0].day
            words = Value("date", yours.span, yours.text)
            why = f"{yours.text} is not {ours.day.text}"
            yield Match(
                Value("date", ours.day.span, ours.day.text), words, Comparison(Relation.DIFFERENT, why, "tenure")
            )
            return


def _may_be_one(one: _Tenure, other: _Tenure) -> bool:
    """Whether two posts may be one: a word in common, or one of them is any."""
    return not one.posts or not other.posts or bool(one.posts & other.posts)


def _apart(one: Moment, other: Moment) -> bool:
    """Whether two times, each taken as a span of days, lie further apart than an appointment from its first day."""
    first, second = sorted((one.point, other.point), key=lambda period: period.first)
    return (second.first - first.last).days > _SLACK


def _tenures(reading: Reading) -> Iterator[_Tenure]:
    """Yield the tenures of a text, each with the name that stands before it in its sentence."""
    for day in reading.of_kind("date"):
        if not isinstance(day, Moment) or not day.anchored or day.sense not in ("since", "at"):
            continue
        sentence = next((one for one in sentences(reading) if one.covers(day.span)), Span(0, len(reading.text)))
        before = reading.text[sentence.start : day.span.start]
        found = (_HOLDS if day.sense == "since" else _CAME).search(before)
        if found is None or _OTHER_POSTS.search(found[0]):
            continue
        here = [one for one in names(reading) if sentence.covers(one.terms[0].span)]
        subject = [one for one in here if one.terms[0].span.start < sentence.start + found.start() + len(_lead(found))]
        if subject:
            span = Span(sentence.start + found.start(), day.span.start)
            told = {term.stem for term in reading.terms if span.covers(term.span) and term not in subject[-1].terms}
            yield _Tenure(subject[-1], frozenset(told - _ANY_POST), day)


# "He had held the post since 2018", "took office": whichever it is.
_ANY_POST = frozenset(
    map(stem, "hold held post office job role position duties charge take took lead led run headed become".split())
)
_VERB = re.compile(r"\bwho (?:has|had|have) (?P<verb>[a-z]+)\b[^.;,]*$")


def of_other_deeds(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of "since", open where the snippet tells by the way since when he does something else.

    "Director since 2015" is not denied by "who has lived in Varde since 2009".
    """
    if not match.differs or match.snippet is None:
        return match
    if _appointed_first(match, claim, snippet):
        return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, "an appointment comes first", "appointed"))
    if match.snippet.text[:5].lower() != "since":
        return match
    by_the_way = _VERB.search(snippet.text, 0, match.snippet.span.start)
    if by_the_way is None or by_the_way["verb"] == "been" or stem(by_the_way["verb"]) in {*claim.stems, *_ANY_POST}:
        return match
    return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, "it is told of something else", "deed"))


def _appointed_first(match: Match, claim: Reading, snippet: Reading) -> bool:
    """Whether one text tells of an appointment and the other of the first day in office, a few months away."""
    days = [value.point.first for value in (match.claim, match.snippet) if isinstance(value, Moment) and value.anchored]
    told = [bool(_NAMED.search(reading.text)) for reading in (claim, snippet)]
    came = [bool(_CAME_IN.search(reading.text)) for reading in (claim, snippet)]
    near = len(days) > 1 and abs((days[0] - days[1]).days) < _NOTICE
    return near and told[0] != told[1] and (came[0] if told[1] else came[1])


_NAMED = re.compile(r"\b(?:appointed|named|elected|chosen|nominated)\b", re.IGNORECASE)
_CAME_IN = re.compile(r"\b(?:took (?:office|over|charge|up)|started|began|sworn in|since|joined)\b", re.IGNORECASE)
_NOTICE = 180  # days between the two


def _lead(found: re.Match[str]) -> str:
    """What of a match stands before its title: in "Holt, the mayor" the name may be inside it."""
    return re.split(rf"\b{_TITLE}\b|,", found[0])[0] if found[0][:1] != "," else ""


__all__ = ["of_other_deeds", "tenures"]
