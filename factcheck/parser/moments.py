"""Times told by another time, named: “that year” → “in 2020”, “since then” → “since 1993”, “the following day”.

Only where one date alone stands near enough before; “a year earlier” looks no further than its own sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from factcheck import values
from factcheck.parser.counted import value_of
from factcheck.records import Period
from factcheck.syntax.tree import Tree
from factcheck.values.date import Moment

_MONTHS = "January February March April May June July August September October November December".split()
_UNITS = {"year": "year", "years": "year", "month": "month", "months": "month", "day": "day", "days": "day"}
_STEPS = {"that": 0, "same": 0, "following": 1, "next": 1, "previous": -1, "later": 1, "earlier": -1}
_OPENING = frozenset({"then", "that", "the", "a", "one", "two", "three", "four", "five", "six", "ten"})
_SENSES = frozenset({"since", "until", "by"})
_NAMED = re.compile(r"\d{4}|day\b|" + "|".join(_MONTHS))
_SENSE = re.compile(r"^(?:since|until|till|by|in|on|from|early in|late in) ", re.IGNORECASE)
_BACK = 2  # sentences
_FAR_BACK = 5  # for "that October", which is of no other year than the last one named
_MOST = 12  # steps


class _Told(NamedTuple):
    """A time told by another: how many steps of a unit away, and how many words it has."""

    unit: str
    steps: int
    size: int


def moment(tree: Tree, at: int, before: Sequence[Tree], as_of: Period | None) -> tuple[str, int] | None:
    """Return the date that “that year” at a token is, and how many words it takes the place of; None where unsure."""
    low = tree.tokens[at].text.lower()
    if low not in _OPENING:
        return None
    if low == "then":
        after = at > 0 and tree.tokens[at - 1].text.lower() in _SENSES
        words = _words(tree, at, before, as_of) if after else ""
        return (words, 1) if words else None
    told = _told([token.text.lower() for token in tree.tokens[at : at + 3]])
    if told is None or any(tree.tokens[kid].dep in ("nmod", "acl:relcl", "acl") for one in range(at, at + told.size)
                           for kid in tree.children(one) if kid > one):  # fmt: skip
        return None
    own = at > 0 and tree.tokens[at - 1].dep == "case" and tree.tokens[at - 1].head in range(at, at + told.size)
    named = _moved(tree, at, before, as_of, told)
    if not named:
        return None
    return (named if own else f"{'on' if told.unit == 'day' else 'in'} {named}", told.size)


def _told(words: Sequence[str]) -> _Told | None:
    """ "That year", "the same month", "the following day", "a year later", "two years later"."""
    first, second, third = (*words, "", "", "")[:3]
    if first == "that" and second.capitalize() in _MONTHS:  # "fell ill that October": of the year before it
        return _Told(second.capitalize(), 0, 2)
    if first == "that" and second == "same" and third in ("year", "month", "day"):
        return _Told(third, 0, 3)
    if first == "that" and second in ("year", "month", "day"):
        return _Told(second, 0, 2)
    if first == "the" and second in _STEPS and third in ("year", "month", "day"):
        return _Told(third, _STEPS[second], 3)
    number = 1 if first in ("a", "one") else value_of(first)
    if number and second in _UNITS and third in ("later", "earlier"):
        return _Told(_UNITS[second], number * _STEPS[third], 3)
    return None


def _near(tree: Tree, at: int, before: Sequence[Tree], as_of: Period | None, back: int) -> Iterator[list[Moment]]:
    """The dates named before a token in its sentence, then those of the sentences before, nearest first."""
    for other in (tree, *list(before)[::-1][:back]):
        found = [one for one in values.parse_all(other.text, as_of) if isinstance(one, Moment)]
        end = tree.tokens[at].start if other is tree else len(other.text)
        yield [one for one in found if one.span.end <= end and _NAMED.search(one.text)]


def _words(tree: Tree, at: int, before: Sequence[Tree], as_of: Period | None) -> str:
    """What "then" is, in the words of the one date before it."""
    for found in _near(tree, at, before, as_of, 1):
        if found:
            fits = len(found) == 1 and found[0].grain in ("day", "month", "year") and found[0].sense in ("at", "until")
            return _SENSE.sub("", found[0].text) if fits else ""
    return ""


def _moved(tree: Tree, at: int, before: Sequence[Tree], as_of: Period | None, told: _Told) -> str:
    """The date so many steps away from the one before, "" where none or several are near."""
    back = _FAR_BACK if told.unit in _MONTHS else _BACK
    for found in _near(tree, at, before, as_of, 0 if told.steps < 0 else back):
        if not found:
            continue
        days = [one for one in found if one.grain == "day" and one.sense == "at"]
        found = days if told.unit == "day" and days else found  # looks back at a day, not at a month
        sure = all(one.anchored and one.sense in ("at", "since") for one in found) and abs(told.steps) <= _MOST
        sure = sure and (not told.steps or all(one.grain == told.unit for one in found))
        named = {_named(one.point, told) for one in found} if sure else set()
        return named.pop() if len(named) == 1 else ""
    return ""


def _named(point: Period, told: _Told) -> str:
    first, last, steps = point.first, point.last, told.steps
    if told.unit in ("year", *_MONTHS):
        named = f"{told.unit} " if told.unit in _MONTHS else ""
        return f"{named}{first.year + steps}" if first.year == last.year else ""
    if (first.year, first.month) != (last.year, last.month):
        return ""
    if told.unit == "month":
        month = first.month - 1 + steps
        return f"{_MONTHS[month % 12]} {first.year + month // 12}"
    day = first + timedelta(days=steps)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if first == last else ""
