"""Dates that hang on the day of the article, named: “last year” → “in 2024”, “on Tuesday” → “on 3 June 2025”."""

from __future__ import annotations

import re

from factcheck.records import Period, Span
from factcheck.values import date
from factcheck.values.date import Moment

_MONTHS = "January February March April May June July August September October November December".split()
_MONTHLY = rf"(?:{'|'.join(_MONTHS)})"
_NEAR = r"(?:this|last|next)"
_YEAR = re.compile(rf"{_NEAR} year", re.IGNORECASE)
_MONTH = re.compile(rf"{_NEAR} (?:month|{_MONTHLY})|{_MONTHLY} (?:of )?{_NEAR} year", re.IGNORECASE)
_SEASON = re.compile(rf"{_NEAR} (spring|summer|autumn|fall|winter)", re.IGNORECASE)
_PARTLY = re.compile(rf"(earlier|later|early|late) (?:in )?({_NEAR} (?:month|year))", re.IGNORECASE)
_WITHIN = re.compile(rf"\b(?:beginning|middle|end|half|quarter|months?|weeks?) of ({_NEAR} year)$", re.IGNORECASE)
_DAYTIME = r"(?:morning|afternoon|evening|night)"
_DAY = re.compile(
    rf"yesterday|tomorrow|(?:this|yesterday|tomorrow) (?!night){_DAYTIME}|"
    rf"(?:(?:last|next) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: {_DAYTIME}| of {_NEAR} week)?|"
    rf"\d{{1,2}} {_MONTHLY} {_NEAR} year",
    re.IGNORECASE,
)
_PART = re.compile(rf"\b{_DAYTIME}$", re.IGNORECASE)
_BARE = re.compile(rf"(?:\d{{1,2}} {_MONTHLY}|{_MONTHLY} \d{{1,2}}|{_MONTHLY})")
_SENSE = re.compile(r"^(?:since|until|till|by|before|after|from|of|for|than|on|in|early|late) ", re.IGNORECASE)
_LEADING = re.compile(
    r"\b(?:since|until|till|by|before|after|from|of|for|on|in|during|between|and|to|early|late|mid)[ -]$", re.IGNORECASE
)
# What may lie ahead: "on Friday" is then the next one, or the last, as it falls.
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|shall|should|must|next|plan\w*|expect\w*|due|intend\w*|to be|aim\w*|"
    r"conceivable|possible|back|from (?:\w+day|January|February|March|April|June|July|August|September|October|"
    r"November|December))\b"
)
# A day right behind a verb of the past is that of the verb, whatever will be: "said on Tuesday that it will".
_DONE = re.compile(r"(?<!\bbe )(?<!\bget )\b(?:said|told|[a-z]{2,}[^\We]ed)(?: [a-z]+)? on $")
_ANY_ONE = re.compile(r"\b(?:an?|one|every|each)(?: [\w’'-]+,?){0,3} $", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def dated(text: str, as_of: Period | None) -> str:
    """Return the text of a claim with its relative dates named; without the article's day it stays as it is.

    What may lie on either side of the article's day stays, and so does what stands in quotation marks.

    >>> dated("Sales fell last year.", Period.parse("2025-06-03")), dated("It fell on Monday.", None)
    ('Sales fell in 2024.', 'It fell on Monday.')
    """
    if as_of is None or as_of.first != as_of.last:
        return text
    quoted = [Span(found.start(), found.end()) for found in _QUOTED.finditer(text)]
    for moment in reversed(date.parse(text, as_of=as_of)):
        if not any(span.overlaps(moment.span) for span in quoted):
            text = _named(text, moment, as_of)
    return text


def _named(text: str, moment: Moment, as_of: Period) -> str:
    start, end = moment.span.start, moment.span.end
    sense = _SENSE.match(moment.text)
    start += sense.end() if sense else 0
    words, before, after = text[start:end], text[:start], text[end:]
    if _BARE.fullmatch(words) and before.lower().endswith("that "):  # "that October": of the year told of before
        return text
    if words in _MONTHS and _ANY_ONE.search(before):  # "a still, cold January"
        return text
    if moment.anchored and (partly := _PARTLY.fullmatch(moment.text)):
        month = f"{_MONTHS[moment.point.first.month - 1]} " if partly[2].endswith("month") else ""
        return f"{text[: moment.span.start]}{partly[1]} in {month}{moment.point.first.year}{after}"
    if moment.anchored and (within := _WITHIN.search(moment.text)):  # "the end of last year"
        return f"{text[: moment.span.start]}{moment.text[: within.start(1)]}{moment.point.first.year}{after}"
    coming = moment.point.first > as_of.last  # the words around it say so: it is that day and no other
    full = _full(words, moment, after, ahead=not coming and not _DONE.search(before) and bool(_AHEAD.search(text)))
    if not full:
        return text
    leading = _LEADING.search(before)
    preposition = "" if leading else ("on " if moment.grain == "day" else "in ")
    if re.match(r"['’]s", after):
        preposition = ""
    if not before:
        preposition = preposition.capitalize()
    return f"{before}{preposition}{full}{after}"


def _full(words: str, moment: Moment, after: str, *, ahead: bool) -> str:
    """The date in full, "" where the words do not hang on the article's day or may mean another."""
    point = moment.point
    if not moment.anchored or re.match(r" (?:morning|night|evening|afternoon)\b", after):
        return ""
    if _YEAR.fullmatch(words):
        return str(point.first.year)
    if _MONTH.fullmatch(words):
        return f"{_MONTHS[point.first.month - 1]} {point.first.year}"
    if season := _SEASON.fullmatch(words):
        years = str(point.first.year)
        return f"{season[1].lower()} {years}" + (
            f"-{point.last.year % 100:02}" if point.last.year > point.first.year else ""
        )
    weekday = re.search(r"(?<!yester)day\b", words) is not None
    if _DAY.fullmatch(words) and not (weekday and ahead):
        part = _PART.search(words)
        day = f"{point.first.day} {_MONTHS[point.first.month - 1]} {point.first.year}"
        return f"the {part[0].lower()} of {day}" if part else day
    if _BARE.fullmatch(words) and not ahead and not re.match(r",? \d{4}", after):
        return f"{words} {point.first.year}" if words[-1].isalpha() else f"{words}, {point.first.year}"
    return ""
