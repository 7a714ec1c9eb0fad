"""A time told by its parts: "November, December and January" are three months; two six-year terms are 12 years."""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.numerals import at
from factcheck.values.quantity import Quantity

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:19|20)\d\d"
_JOINT = r"(?:, (?:and )?| and )"
_LISTED = {
    unit: re.compile(rf"\b(?:{word})(?:{_JOINT}(?:on |in )?(?:{word}))*\b(?! \d)")
    for unit, word in (("month", _MONTH), ("day", _DAY), ("year", _YEAR))
}
_SPLIT = re.compile(_JOINT)
_ORDER = {
    "month": _MONTH.split("|"),
    "day": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
_LEAST, _MOST = 2, 7
_TERMS = re.compile(
    r"\b(?P<count>\w+) (?P<each>[\w-]+?)[- ](?P<unit>year|month|week)[- ](?:terms|periods|seasons|stints|spells)\b"
)


def told(length: Quantity, snippet: Reading) -> tuple[Value, Comparison] | None:
    """Return what a snippet tells of a length of time by naming its parts, one behind the other, and no more of them.

    >>> from factcheck.checker.reading import read
    >>> length = read("The fund pays for three months.").figures[0].value
    >>> told(length, read("Pay for November, December and January is covered."))[1].why
    'three months: November, December and January'
    """
    listed = _LISTED.get(length.unit)
    if listed is not None and length.low == length.high and _LEAST <= length.low <= _MOST:
        found = [one for one in listed.finditer(snippet.text) if len(_SPLIT.split(one[0])) >= _LEAST]
        if len(found) == 1 and _are_next(length, found[0][0]):
            return _met(length, found[0], snippet)
    for one in _TERMS.finditer(snippet.text):
        count, each = at(one["count"], 0), at(one["each"], 0)
        if count and each and one["unit"] == length.unit and count.low * each.low == length.amount:
            return _met(length, one, snippet)
    return None


def _are_next(length: Quantity, names: str) -> bool:
    """Whether names are as many as the length has parts, each behind the one before: no list of days far apart."""
    parts = [re.sub(r"^(?:on|in) ", "", one) for one in _SPLIT.split(names)]
    if len(parts) != length.low:
        return False
    order = _ORDER.get(length.unit)
    places = [order.index(one) if order else int(one) for one in parts]
    size = len(order) if order else max(places) + 2
    return all((two - one) % size == 1 for one, two in pairwise(places))


def _met(length: Quantity, found: re.Match[str], snippet: Reading) -> tuple[Value, Comparison]:
    span = Span(*found.span())
    return Value("duration", span, snippet.text[span.slice]), Comparison(Relation.CLOSE, f"{length.text}: {found[0]}")


__all__ = ["told"]
