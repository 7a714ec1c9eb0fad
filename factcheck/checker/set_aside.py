"""Figures that differ and deny nothing: of a part, of a time so far, of where a change began, of how long after."""

from __future__ import annotations

import re

from factcheck.checker.match import Match, is_slip
from factcheck.checker.reading import FIGURES, Reading
from factcheck.checker.versus import is_of_base
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values import compare
from factcheck.values.date import Moment
from factcheck.values.quantity import Quantity

_MET = (Relation.EQUAL, Relation.CLOSE)
_BOUNDS = frozenset({"at least", "more than", "at most", "less than", "up to"})
# "Two days after she left": from what to what, not how long anything went on.
_OFFSET = re.compile(r"\s(?:after|before|later|earlier|ago|prior|into|from now|beforehand|afterwards)\b")
_SINCE = re.compile(r"\b(?:within|after|in|for) $")
# "One in five, compared with one in eight in 2015": the second is what the first is held against.
_HELD_AGAINST = re.compile(
    r"\b(?:compared (?:with|to)|(?:as )?against|up from|down from|rather than|instead of|than|versus)\s"
    r"(?:(?:the|a|an|just|only|about|some|nearly|almost) )?$",
    re.IGNORECASE,
)
# "By the end of March it had cost 2.9 million": it may have cost more since.
_WHEN = (
    r"(?:(?:the )?(?:end|middle|start|beginning) of|\d|noon|midday|midnight|(?:early|late|mid)\b|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:[A-Z]\w+day))\b)"
)
_BY_THEN = re.compile(
    rf"\b[Bb]y {_WHEN}[^.;]{{0,80}}?\b(?:had|has|have)\b|\b(?:had|has|have)\b[^.;]{{0,60}}? by {_WHEN}"
    r"|\b[Bb]etween [^.;]{3,40}? and the end of\b|\bup to the end of\b"
)
# Whom or what time a figure is restricted to: "for people over 55", "among women", "over the whole match".
_GROUP = re.compile(
    r"\b(?:over|under|aged|above|below) (?P<age>\d\d)\b"
    r"|\b(?:[Aa]mong|[Ff]or|[Oo]f) (?:the )?(?P<whom>women|men|girls|boys)\b"
)
_PART_OF_TIME = re.compile(
    r"\b(?:the )?(?:first|second|third|last|opening|final|closing) (?:half|quarter|period|set|round|leg|innings|"
    r"(?:two|three|four|six|nine|ten) (?:weeks|months))\b"
)
_SINCE_THEN = re.compile(r"\b[Ss]ince (?:the )?(?:[\w-]+ ){1,4}$")
_INCLUDES = re.compile(r"\b(?:includ(?:es|ed|ing)|of which|among them) (?:[a-z]+ )?$")
_OF_ITS = re.compile(
    r"\s(?:of|out of) (?:the |its |their |his |her |our |these |those |[\w’'-]+ ?[\w’'-]*['’]s? )(?!\d)"
)


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a figure, without a stance where what differs is a figure of something else.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("She worked there for six years."), read("Two days after she fell ill, she left.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    'Two days is how long after'
    """
    if not match.differs or match.snippet is None:
        return match
    ours, theirs = match.claim, match.snippet
    if (other := _within_bound(ours, snippet)) is not None:
        return other
    why = (
        _how_long_after(ours, theirs, claim, snippet)
        or _held_against(ours, claim, snippet)
        or (f"{theirs.text} is of the time it is held against" if is_of_base(claim, ours, snippet) else "")
        or _the_other_way(ours, theirs, claim, snippet)
        or _of_another_base(ours, theirs, claim, snippet)
        or _so_far(ours, theirs, claim, snippet)
        or _a_part(ours, theirs, claim, snippet)
        or _of_others(ours, theirs, claim, snippet)
        or ("" if is_slip(match) else _of_another_row(ours, theirs, claim, snippet))
    )
    return Match(ours, None, Comparison(Relation.INCOMPARABLE, why, "elsewhere")) if why else match


def _within_bound(ours: Value, snippet: Reading) -> Match | None:
    """Return what meets a bound, though it answers another figure, too: "196,400 people, fewer than 200,000"."""
    if not isinstance(ours, Quantity) or ours.bound not in _BOUNDS:
        return None
    met = ((figure.value, compare(ours, figure.value)) for figure in snippet.figures)
    return next((Match(ours, value, outcome) for value, outcome in met if outcome.relation in _MET), None)


def _how_long_after(ours: Value, theirs: Value, claim: Reading, snippet: Reading) -> str:
    if ours.kind != "duration" or not _OFFSET.match(snippet.text, theirs.span.end):
        return ""
    alike = _OFFSET.match(claim.text, ours.span.end) or _SINCE.search(claim.text[: ours.span.start].split(",")[-1])
    return "" if alike and not claim.text[: ours.span.start].endswith("for ") else f"{theirs.text} is how long after"


def _held_against(ours: Value, claim: Reading, snippet: Reading) -> str:
    """Return that the claim holds another figure against this one, and the snippet has one figure of the kind."""
    before = any(one.kind in FIGURES and one.span.end < ours.span.start for one in claim.values)
    alone = sum(one.value.kind == ours.kind for one in snippet.figures) == 1
    held = before and alone and _HELD_AGAINST.search(claim.text, 0, ours.span.start)
    return f"{ours.text} is what another figure is held against" if held else ""


def _the_other_way(ours: Value, theirs: Value, claim: Reading, snippet: Reading) -> str:
    """Return that one says by how much a thing is more, the other by how much less: two things, of two amounts."""
    ways = [_way(reading, value) for reading, value in ((claim, ours), (snippet, theirs))]
    return f"{theirs.text} is {ways[1]}" if ours.kind == "share" and set(ways) == {"more", "less"} else ""


def _way(reading: Reading, value: Value) -> str:
    if _MORE.match(reading.text, value.span.end):
        return "more"
    return "less" if _LESS.match(reading.text, value.span.end) else ""


_MORE = re.compile(r" (?:more|higher|larger|bigger|longer|dearer|costlier|faster|above)\b")
_LESS = re.compile(r" (?:less|fewer|lower|smaller|shorter|cheaper|slower|below)\b")


def _of_another_base(ours: Value, theirs: Value, claim: Reading, snippet: Reading) -> str:
    """Return that two differences are from two times: "a tenth less than two years earlier", "5% less than in 2024"."""
    years = [_years_back(reading, value) for reading, value in ((claim, ours), (snippet, theirs))]
    return f"{theirs.text} is from another time" if all(years) and years[0] != years[1] else ""


def _years_back(reading: Reading, value: Value) -> int:
    """How many years before the time a difference is told from, 0 where it is not said or not plain."""
    found = _BACK.match(reading.text, value.span.end)
    if found is None:
        return 0
    if found["count"]:
        return _COUNTS.get(found["count"].lower(), 0)
    if found["year"] is None:
        return 1
    now = [day for day in reading.of_kind("date") if isinstance(day, Moment) and day.grain == "year" and day.anchored]
    others = [day.point.first.year for day in now if day.text != found["year"]]
    return max(others[0] - int(found["year"]), 0) if len(others) == 1 else 0


_COUNTS = {word: count for count, word in enumerate("a two three four five six seven eight nine ten".split(), 1)}
_COUNTS |= {"one": 1, "the": 1}
_BACK = re.compile(
    r"(?: [a-z-]+){1,4} than (?:in |at )?(?:(?:(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten) years? "
    r"(?:ago|earlier|before|previously))|(?:the (?:year before|previous year)|last year)|(?P<year>(?:19|20)\d\d)\b)"
)


def _so_far(ours: Value, theirs: Value, claim: Reading, snippet: Reading) -> str:
    dated = any(
        (not isinstance(one, Moment) or one.sense not in ("since", "after"))
        and not _SINCE_THEN.search(claim.text, 0, one.span.start)  # "since the earthquake of 2009"
        for one in claim.of_kind("date")
    )
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or dated:
        return ""
    more = ours.unit == theirs.unit and ours.amount > theirs.amount
    return f"{theirs.text} is as of a day" if more and _BY_THEN.search(snippet.text) else ""


def _a_part(ours: Value, theirs: Value, claim: Reading, snippet: Reading) -> str:
    """Return that one counts some of what the other counts all of: "three of its scanners", "includes £3m for it"."""
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity):
        return ""
    within = [_INCLUDES.search(one.text, 0, value.span.start) for one, value in ((claim, ours), (snippet, theirs))]
    if within[1] and not within[0] and ours.unit == theirs.unit and theirs.amount < ours.amount:
        return f"{theirs.text} is a part"
    if ours.kind != "number":
        return ""
    part = _OF_ITS.match(claim.text, ours.span.end) and not _OF_ITS.match(snippet.text, theirs.span.end)
    return f"{ours.text} is a part" if part and ours.amount < theirs.amount else ""


def _of_others(ours: Value, theirs: Value, claim: Reading, snippet: Reading) -> str:
    """Return that one figure is of a group, or of a part of a time, that the other does not name."""
    group = _GROUP.search(snippet.text)
    named = group and (group["age"] or group["whom"])
    if named and ours.kind != "age" and named not in claim.text:
        return f"{theirs.text} is of some alone"
    part = _PART_OF_TIME.search(claim.text)
    dated = part and any(value.span.overlaps(Span(*part.span())) for value in claim.of_kind("date"))
    return f"{ours.text} is of a part of the time" if part and not dated and part[0] not in snippet.text else ""


def _of_another_row(ours: Value, theirs: Value, claim: Reading, snippet: Reading) -> str:
    """Return that two figures of the claim are beside two of the snippet, and none meets another: another measure."""
    mine = [value for value in claim.values if value.kind == ours.kind]
    yours = [value for value in snippet.values if value.kind == ours.kind]
    if ours.kind != "share" or len(mine) < 2 or len(yours) < 2:
        return ""
    met = any(compare(one, other).relation in _MET for one in mine for other in yours)
    return "" if met else f"{theirs.text} is in a row of another thing"


__all__ = ["told"]
