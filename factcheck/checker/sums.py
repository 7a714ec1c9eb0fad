"""Sentences whose parts do not add up: a rise that falls, shares over 100 percent, a Monday that was a Tuesday."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from factcheck import values
from factcheck.checker.clash import Clash
from factcheck.records import Period, Span
from factcheck.values.change import Change
from factcheck.values.date import Moment
from factcheck.values.quantity import Quantity


def sums(text: str, as_of: Period | None) -> list[Clash]:
    """Return what does not add up within one sentence.

    >>> [clash.why for clash in sums("Turnout fell from 41% to 46%.", None)]
    ['41% to 46% is no fall']
    """
    return [clash for rule in _RULES for clash in rule(text, as_of)] if len(text) <= _LONGEST else []


_LONGEST = 1000  # characters; nothing longer is a sentence


# The better figure may be the lower one, the weaker currency the higher one.
_EITHER_WAY = re.compile(
    r"\b(?:improv|strengthen|weaken|appreciat|depreciat|advanc|eas|tighten|slow|cool|quicken|recover|accelerat)\w*",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|rank\w*|places?|position|spot|table|seed\w*|division|league)\b", re.IGNORECASE
)
_TWO_THINGS = re.compile(r"\b(?:with|as|and|while|but|on|after|despite|whereas)\b|;", re.IGNORECASE)


def _changes(text: str, as_of: Period | None) -> Iterator[Clash]:
    for value in values.parse_all(text, as_of):
        if not isinstance(value, Change) or _RANKED.search(text) or _TWO_THINGS.search(value.text):
            continue
        start, end = value.start, value.end
        if start is None or end is None or not _plain(start) or not _plain(end) or _are_years(start, end):
            continue
        if (start.unit, start.per) != (end.unit, end.per) and not _is_lent(start, end):
            continue
        rises = end.low > start.low
        if value.direction in ("up", "down") and rises is (value.direction == "down") and start.low != end.low:
            if not _EITHER_WAY.search(value.text):
                noun = "fall" if rises else "rise"
                yield Clash(end.span, start.span, f"{start.text} to {end.text} is no {noun}")
        elif value.by is not None and value.by.bound == "exact" and not _makes(start, end, value.by):
            yield Clash(value.by.span, end.span, f"{start.text} to {end.text} is not {value.by.text}")


def _plain(figure: Quantity) -> bool:
    return figure.bound == "exact" and figure.low == figure.high > 0


def _is_lent(start: Quantity, end: Quantity) -> bool:
    """Whether one of two amounts of money leaves out the currency: "to 94 million euros from 71 million"."""
    kinds = {start.kind, end.kind}
    bare = start if start.kind == "number" else end
    return kinds == {"money", "number"} and not bare.noun and bare.low >= _MILLION and start.per == end.per


_MILLION = 1_000_000


def _are_years(start: Quantity, end: Quantity) -> bool:
    return not start.unit and all(1800 <= figure.low <= 2100 and figure.step == 1 for figure in (start, end))


def _makes(start: Quantity, end: Quantity, by: Quantity) -> bool:
    """Whether the move from start to end can be the amount given, each figure taken as rounded."""
    low = _half(start), _half(end), _half(by)
    gaps: list[float] = [abs(end.low - start.low) - low[0] - low[1], abs(end.low - start.low) + low[0] + low[1]]
    ratios = [(end.low - low[1]) / (start.low + low[0]), (end.low + low[1]) / max(start.low - low[0], 1e-9)]
    wanted = by.low - low[2], by.low + low[2]
    if by.unit == "times":
        return _meet(ratios, [by.low * 0.95, by.low * 1.05])
    percents = sorted(abs(ratio - 1) * 100 for ratio in ratios)
    if by.unit == "percent" and start.unit != "percent":
        return _meet(percents, wanted)
    if by.unit == "percent":  # "rose by 5% from 20% to 25%": points, loosely, or percent
        return _meet(percents, wanted) or _meet(gaps, wanted)
    if by.unit == "percentage point" or by.unit == start.unit:
        return _meet(gaps, wanted)
    return True


def _half(figure: Quantity) -> float:
    return 0.5 * (figure.step or 0.02 * figure.low)


def _meet(one: list[float], other: list[float] | tuple[float, float]) -> bool:
    slack: float = 1e-6 * max(abs(edge) for edge in (*one, *other))
    return bool(one[0] <= other[1] + slack and other[0] <= one[1] + slack)


_FOR = r"\b(?:in favou?r|yes|agreed?|support(?:s|ed)?|approved?|voted for)\b"
_AGAINST = r"\b(?:against|voted no|said no|opposed?|disagreed?|disapproved?|rejected)\b"
_ONE_WHOLE = re.compile(
    rf"{_FOR}.*{_AGAINST}|{_AGAINST}.*{_FOR}|\bof the votes?\b"
    r"|\b(?:undecided|abstain(?:ed|ing)?|the (?:rest|remainder))\b",
    re.IGNORECASE | re.DOTALL,
)
_OTHER_WHOLES = re.compile(
    r"\b(?:up|down) from\b|\b(?:last|previous|earlier|before|than|compared|of (?:whom|them|which))\b"
    r"|(?<!^)\bof th[eo]se\b",
    re.IGNORECASE,
)
_MOST = 150  # more than that is no slip but the shares of two wholes
_OF = re.compile(r"\s+of\s+(?:the\s+|all\s+)?(\w+)")


def _shares(text: str, as_of: Period | None) -> Iterator[Clash]:
    """Shares of one whole that come to more than 100 percent, each taken as rounded up."""
    if "%" not in text and "per" not in text:
        return
    found = values.parse_all(text, as_of)
    moved = [value.span for value in found if isinstance(value, Change)]
    shares = [one for one in found if isinstance(one, Quantity) and one.unit == "percent"]
    if len(shares) < 2 or not _ONE_WHOLE.search(text) or _OTHER_WHOLES.search(text):
        return
    if any(value.kind == "date" for value in found) or any(span.overlaps(one.span) for span in moved for one in shares):
        return
    wholes = {of[1].lower() for one in shares if (of := _OF.match(text, one.span.end))}
    if len(wholes) > 1 or not all(one.bound == "exact" and one.step for one in shares):
        return
    total = sum(one.low for one in shares)
    if total <= _MOST and total - sum(_half(one) for one in shares) > 100:
        yield Clash(shares[-1].span, shares[0].span, f"the shares come to {total:g} percent")


_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})\b")


def _weekdays(text: str, as_of: Period | None) -> Iterator[Clash]:
    """ "Monday, 13 May 2025" was a Tuesday."""
    for value in values.parse_all(text, as_of):
        if not isinstance(value, Moment) or value.grain != "day" or value.sense != "at":
            continue
        named = _DAY.search(value.text)
        day = value.point.first
        behind = _IS_A_DAY.match(text, value.span.end) if named is None else None
        if behind and str(day.year) in value.text and behind[1] != _DAYS[day.weekday()]:
            yield Clash(Span(*behind.span(1)), value.span, f"{day.isoformat()} was a {_DAYS[day.weekday()]}")
        if named is None or day != value.point.last or not _is_sure(value, as_of):
            continue
        if named[1] != _DAYS[day.weekday()] and len(_DAY.findall(value.text)) == 1:
            place = Span(value.span.start + named.start(), value.span.start + named.end())
            yield Clash(place, value.span, f"{day.isoformat()} was a {_DAYS[day.weekday()]}")


_IS_A_DAY = re.compile(rf",? (?:which (?:is|was|will be) |it (?:is|was) )?an? ({'|'.join(_DAYS)})\b(?! [a-z])")
_NEAR = 45  # days about the article in which a date without a year is of this year


def _is_sure(value: Moment, as_of: Period | None) -> bool:
    """Whether the year of a day is known: it is written, or the day is named and near the article's."""
    day = value.point.first
    if str(day.year) in value.text:
        return True
    return as_of is not None and any(sign.isdigit() for sign in value.text) and abs((day - as_of.last).days) <= _NEAR


_COUNT = r"(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)"
_AGO = re.compile(
    rf"\b{_COUNT} years ago,? in ((?:1[89]|20)\d\d)\b|\bin ((?:1[89]|20)\d\d),? {_COUNT} years ago\b", re.IGNORECASE
)
_WORDS = dict(zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True)) | {
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS[word.lower()]


def _years_ago(text: str, as_of: Period | None) -> Iterator[Clash]:
    if as_of is None:
        return
    for found in _AGO.finditer(text):
        count, year = (1, 2) if found[1] else (4, 3)
        ago, then = _number(found[count]), int(found[year])
        if not as_of.first.year - 1 <= then + ago <= as_of.last.year + 1:
            why = f"{then} is {as_of.last.year - then} years before {as_of.last.year}"
            yield Clash(Span(*found.span(count)), Span(*found.span(year)), why)


_FOR_YEARS = re.compile(
    rf"\bfor (?:the (?:last|past) )?{_COUNT} years,? (?:ever )?since ((?:1[89]|20)\d\d)\b"
    rf"|\bsince ((?:1[89]|20)\d\d),? (?:that is |or )?for {_COUNT} years\b",
    re.IGNORECASE,
)


def _for_years(text: str, as_of: Period | None) -> Iterator[Clash]:
    """ "For six years, since 2017" is for nine years in 2026."""
    if as_of is None:
        return
    for found in _FOR_YEARS.finditer(text):
        count, year = (1, 2) if found[1] else (4, 3)
        for_, then = _number(found[count]), int(found[year])
        if not as_of.first.year - 1 <= then + for_ <= as_of.last.year + 1:
            why = f"since {then} are {as_of.last.year - then} years in {as_of.last.year}"
            yield Clash(Span(*found.span(count)), Span(*found.span(year)), why)


_ITEM = rf"{_COUNT} [a-z][\w -]{{2,30}}?"
_PARTS = re.compile(
    rf"\b{_COUNT} (?:[a-z]+ ){{0,3}}[a-z]+(?: were [a-z]+| died| left| took part)?\s?[:—–(]\s?"
    rf"({_ITEM}(?:, {_ITEM})* and {_ITEM})\s?(?=[.)—–;]|$)",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"\b(?:including|among|at least|about|each|every|per|of them|years?|months?|days?|hours?)\b", re.IGNORECASE
)


def _totals(text: str, as_of: Period | None) -> Iterator[Clash]:  # noqa: ARG001 - all rules are asked alike
    """ "Twelve people were hurt: seven men and four women" are eleven."""
    for found in _PARTS.finditer(text):
        parts = re.findall(rf"\b{_COUNT}\b", found[2], re.IGNORECASE)
        total = sum(map(_number, parts))
        if _number(found[1]) != total and not _NOT_ALL.search(found.group()):
            yield Clash(Span(*found.span(1)), Span(*found.span(2)), f"the parts come to {total}")


_SEATS = re.compile(
    rf"\b{_COUNT} of (?:its|the|their|all|whose)(?: [a-z]+)? ?{_COUNT} (?:seats|members|votes|delegates|places)\b"
    rf"(?P<rest>(?:[^.;]{{0,60}}?(?:,| and| while) (?:the )?[A-Z][\w’' -]{{2,40}}? {_COUNT}\b)+)",
)


def _seats(text: str, as_of: Period | None) -> Iterator[Clash]:  # noqa: ARG001
    """ "Labour has 28 of the 51 seats, the Greens 14 and the Liberals 12": 54 of 51."""
    for found in _SEATS.finditer(text):
        parts = list(map(_number, re.findall(rf" {_COUNT}\b(?!\s?(?:%|per|more|fewer))", found["rest"])))
        total, whole = _number(found[1]) + sum(parts), _number(found[2])
        if whole < total and not _OTHER_WHOLES.search(text) and not re.search(r"\bfrom\b|\bwith\b", found["rest"]):
            yield Clash(Span(*found.span(1)), Span(*found.span(2)), f"the parts come to {total}, not {whole}")


_YEAR, _AGED = r"\b((?:1[5-9]|20)\d\d)\b", r"\b(?:aged|age of|at) (\d{1,3})\b"
_LIFE = re.compile(
    rf"\bborn\b[^.;]{{0,60}}?{_YEAR}.{{0,160}}?\bdied\b.{{0,60}}?{_YEAR}.{{0,30}}?{_AGED}", re.IGNORECASE
)
_BRACKETED = re.compile(rf"\({_YEAR}\s?[–-]\s?{_YEAR}\)[^.;]{{0,80}}?\bdied\b[^.;]{{0,60}}?{_AGED}", re.IGNORECASE)


def _lives(text: str, as_of: Period | None) -> Iterator[Clash]:  # noqa: ARG001
    for rule in (_LIFE, _BRACKETED):
        for found in rule.finditer(text):
            born, died, age = (int(found[group]) for group in (1, 2, 3))
            if died - born not in (age, age + 1):
                yield Clash(
                    Span(*found.span(3)), Span(*found.span(1)), f"from {born} to {died} are {died - born} years"
                )


_RULES: tuple[Callable[[str, Period | None], Iterator[Clash]], ...] = (
    _changes, _shares, _weekdays, _years_ago, _for_years, _totals, _seats, _lives,
)  # fmt: skip
