"""The scan: finds numerals in a text and reads what stands around them (bound, sign, unit, denominator, noun)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.records import Span
from factcheck.values import bounds, counted, currencies, names, numerals, rank, readings, score, units
from factcheck.values.quantity import INFINITY, Quantity
from factcheck.values.spelled import Numeral


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(r"(?P<dash>[-–]\s?to\s|\s?[-–—−]\s?)|\s+(?P<word>to|and|or)\s+")


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(
        r"(?:[\s\u00a0]?(?P<sign>[%％])|[\s\u00a0-]+(?:a\s+|of\s+(?:a|one)\s+)?(?P<word>per[\s\u00a0-]?cent|pct|pc)\b)"
        r"(?P<also>(?:age)?[\s-]+points?\b)?"
        r"|(?:[\s\u00a0-]+(?:a\s+|of\s+a\s+)?)?(?:(?P<points>(?:percentage|per\s+cent(?:age)?)[\s-]+points?"
        r"|pp|ppts?|pps)"
        r"|(?P<basis>basis[\s-]points?|bps?))\b",
        re.IGNORECASE,
    )


@dataclass(slots=True)
class _Draft:
    """A figure as it is being read; `unit` in the words of its text, `value` not yet canonical."""

    start: int
    end: int
    low: float
    high: float
    step: float
    bound: str
    kind: str = "number"
    unit: str = ""
    per: str = ""
    noun: str = ""
    loose: bool = False
    form: str = "digits"
    amount: float = 0.0  # the number as it is written
    resume: int = 0  # where the scan goes on, behind a denominator that stands apart


def scan(text: str) -> Iterator[Quantity]:
    """Yield every figure of the text in order, the wider reading of two that overlap."""
    taken = _taken(text)
    position = 0
    while numeral := numerals.find(text, position):
        while taken and taken[-1].end <= numeral.start:
            taken.pop()
        if taken and taken[-1].start <= numeral.start:
            position = taken[-1].end
            continue
        draft = _figure(text, numeral, position)
        if draft is None:
            position = max(numeral.end, numeral.start + 1)
            position = names.past_identifier(text, numeral.start, position)
            continue
        yield _finish(text, draft)
        position = max(draft.end, draft.resume, numeral.end)


def _taken(text: str) -> list[Span]:
    """Where scores and ranks stand, which hold numerals that are no amounts; the first one last."""
    return sorted((value.span for value in (*score.parse(text), *rank.parse(text))), reverse=True)


def _figure(text: str, numeral: Numeral, floor: int) -> _Draft | None:
    """Read the figure around a numeral, None for years, identifiers, names and the like."""
    start, currency = numeral.start, None
    if sign := currencies.before(text, numeral.start):
        currency, start = sign
        if start < floor:
            return None
    start, bound, negative, between = bounds.before(text, start, floor)
    if not currency and negative and (sign := currencies.before(text, start)) and sign[1] >= floor:
        currency, start = sign
        start, bound, _, between = bounds.before(text, start, floor)
    if not currency and (first := _beside(text, numeral)):
        sign = currencies.before(text, first.start("first"))
        currency = sign[0] if sign else None
    if not currency and names.refused(text, numeral, bound):
        return None
    low = -numeral.low if negative else numeral.low
    high = -numeral.high if negative else numeral.high
    draft = _Draft(start, numeral.end, low, high, numeral.step, bound, form=numeral.form, amount=numeral.low)
    draft.bound = "about" if numeral.form == "vague" and bound == "exact" and low != high else bound
    if numeral.form != "vague":
        _scale(text, draft, currency is not None)
    ratio = readings.ratio(text, numeral) if not currency else None
    if ratio:
        share, draft.end = ratio
        draft.low = draft.high = share * 100
        draft.kind, draft.unit, draft.step = "share", "percent", 0.0
        return draft
    _range(text, draft, between, currency)
    return _dress(text, draft, numeral, currency, between)


def _scale(text: str, draft: _Draft, money: bool) -> None:
    """Take in an abbreviated scale: 5bn, £1.5m, 50k, 3m people."""
    if match := readings.short_scale(text, draft.end, money=money):
        factor, draft.end = match
        draft.low, draft.high, draft.step = draft.low * factor, draft.high * factor, draft.step * factor


def _range(text: str, draft: _Draft, between: str, currency: str | None) -> None:
    """Take in the upper end of a range written with one unit: 5–10, between 5 and 10, $5-10 billion."""
    match = _tail().match(text, draft.end)
    if not match or draft.form == "vague":
        return
    word = (match["word"] or "").lower()
    if not _spreads(text, draft, word, between, money=currency is not None):
        return
    start = match.end()
    if sign := _sign_at(text, start, currency):
        start = sign
    negative = text.startswith(("-", "−"), start) and draft.low < 0
    other = numerals.at(text, start + negative)
    if other is None or (word == "or" and draft.form == "part"):
        return
    end, upper, step = other.end, other.low, other.step
    if scaled := readings.short_scale(text, end, money=currency is not None):
        upper, step, end = upper * scaled[0], step * scaled[0], scaled[1]
    if negative:
        upper, draft.low = max(draft.low, -upper), min(draft.low, -upper)
    low, factor = readings.shared_scale(draft.low, draft.step, upper, step)
    if not low < upper or (word == "or" and upper > 2 * low) or (other.whole and names.is_year(text, other)):
        return
    if word == "to" and upper > _FAR * low and text[: draft.start].endswith(" by "):
        return
    draft.low, draft.high, draft.end = low, upper, end
    draft.step = min(draft.step * factor, step)
    draft.bound = "range" if draft.bound in ("exact", "about") else draft.bound


_FAR = 3  # times: "up by €10 to €138" is by how much and to where, "up by €2 to €3 million" a range


def _spreads(text: str, draft: _Draft, word: str, between: str, *, money: bool) -> bool:
    """Whether the word between two figures makes a range of them, not a list or a change."""
    if word == "and":
        return between == "between"
    if word != "to" or between == "between":
        return True
    moves = between == "from" or (not money and readings.changes(text, draft.start))
    return not moves or readings.ranging(text, draft.start)


def _sign_at(text: str, start: int, currency: str | None) -> int | None:
    if currency is None:
        return None
    match = re.compile(r"[A-Z]{0,3}[$€£¥₹]|Rs\.?\s?|[A-Z]{3}\s?").match(text, start)
    return match.end() if match else None


def _counts_nothing(text: str, draft: _Draft) -> bool:
    """Whether "a" is an article: it bounds nothing, or stands in "4 percent fewer than a year before"."""
    return draft.bound == "exact" or draft.kind == "number" or bool(_AGO.match(text, draft.end))


_AGO = re.compile(r"\s(?:ago|before|earlier|previously)\b")


def _dress(text: str, draft: _Draft, numeral: Numeral, currency: str | None, between: str) -> _Draft | None:
    """Read what stands behind the number: unit, denominator, counted noun; None where it is no amount after all."""
    if currency:
        _money(text, draft, currency)
    elif match := _percent().match(text, draft.end):
        _share(draft, match)
    elif named := _currency(text, draft):
        _named_money(text, draft, *named)
    elif hit := _unit(text, draft):
        _measure(text, draft, *hit)
    elif draft.form == "part":
        if not _fraction(text, draft, numeral):
            return None
    elif readings.bare_age(text, numeral):
        draft.kind, draft.unit = "age", "year"
    if draft.kind in ("duration", "measure"):
        _and_a_half(text, draft)
    if draft.form == "article" and _counts_nothing(text, draft):
        return None
    return _complete(text, draft, between)


def _currency(text: str, draft: _Draft) -> tuple[str, float, int] | None:
    """Return the currency named behind a number; pounds of what is weighed are none."""
    named = currencies.after(text, counted.past_of(text, draft.end, draft.form))
    weight = named is not None and named[0] == "GBP" and readings.weighs(text, draft.start, named[2])
    return None if weight else named


def _complete(text: str, draft: _Draft, between: str) -> _Draft:
    """Take in the rest: the upper end, a bound behind, the noun, the denominator."""
    if draft.kind in ("share", "measure", "duration"):
        _second_end(text, draft, between)
    if later := bounds.behind(text, draft.end, draft.bound):
        draft.bound, draft.end = later
    if draft.kind == "number":
        _counted(text, draft)
    _per(text, draft)
    return draft


def _counted(text: str, draft: _Draft) -> None:
    """Find the noun the number counts, its whole's where it has none of its own."""
    draft.noun, _ = counted.noun(text, counted.past_of(text, draft.end, draft.form))
    if not draft.noun and (whole := counted.out_of(text, draft.end)):
        _as_the_whole(text, draft, whole)
    if not draft.noun and (label := _LABEL.search(text, 0, draft.start)):
        draft.noun = label[1].lower()
    if not draft.noun and draft.low == draft.high == 1:
        draft.noun = counted.single_noun(text, draft.end)


def _beside(text: str, numeral: Numeral) -> re.Match[str] | None:
    """The amount before a figure in brackets, which has its currency: "revenue EUR 512m (533m)"."""
    return _SET_BESIDE.search(text, 0, numeral.start) if _SCALED.match(text, numeral.end) else None


_SET_BESIDE = re.compile(
    r"(?P<first>\d[\d.,]*)\s?(?:m|bn|k|tn|million|billion)(?: [a-z]+)?\s"
    r"\((?:(?:(?:19|20)\d\d|previous year|prior year)(?:: ?| ))?$"
)
_SCALED = re.compile(r"(?:\s?(?:m|bn|k|tn|million|billion))?\)")

# What a number stands for in a table: "Passengers: 214. Crew: 12."
_LABEL = re.compile(r"(?:^|[.;,•|\n]\s?)(?:[\w-]+ )?([A-Za-z][a-z-]+):\s$")


def _fraction(text: str, draft: _Draft, numeral: Numeral) -> bool:
    """Read a part as a share, or as one of a percentage point; False where it is neither."""
    if end := readings.of_a_point(text, draft.end):
        draft.kind, draft.unit, draft.end, draft.step = "share", "percentage point", end, 0.01
        return True
    draft.kind, draft.unit, draft.step = "share", "percent", 0.0
    draft.low, draft.high = draft.low * 100, draft.high * 100
    return readings.is_share(text, numeral)


def _named_money(text: str, draft: _Draft, code: str, coin: float, end: int) -> None:
    draft.end = end
    draft.low, draft.high, draft.step = draft.low * coin, draft.high * coin, draft.step * coin
    draft.kind, draft.unit = "money", code
    _coins(text, draft, coin)


def _and_a_half(text: str, draft: _Draft) -> None:
    """Take in the part behind the unit: an hour and a half, two years and a quarter."""
    match = re.compile(r"\s+and\s+an?\s+(?P<part>half|quarter|third)\b(?!\s+(?:of|million|billion))").match(
        text, draft.end
    )
    if match and draft.low == draft.high and draft.amount:
        share = 1 / {"half": 2, "third": 3, "quarter": 4}[match["part"]]
        draft.low = draft.high = draft.low + share * draft.low / draft.amount
        draft.step, draft.end, draft.form = 0.1 * draft.low, match.end(), "words"


def _coins(text: str, draft: _Draft, coin: float) -> None:
    """Take in the small change: 3 dollars and 50 cents."""
    gap = re.compile(r",?\s+(?:and\s+)?").match(text, draft.end)
    other = numerals.at(text, gap.end()) if gap and coin == 1.0 else None
    named = currencies.after(text, other.end) if other else None
    if other and named and named[1] < 1.0 and other.low < 100:
        draft.low, draft.high, draft.step = (
            draft.low + other.low * named[1],
            draft.high + other.low * named[1],
            named[1],
        )
        draft.end = named[2]


def _second_end(text: str, draft: _Draft, between: str) -> None:
    """Take in the upper end of a range that repeats its unit: between 44 mg and 50 mg, 5% to 10%."""
    match = _tail().match(text, draft.end)
    word = (match["word"] or "").lower() if match else ""
    if not match or draft.low != draft.high or draft.form == "vague" or word == "or":
        return
    if not _spreads(text, draft, word, between, money=False):
        return
    start = match.end()
    negative = text.startswith(("-", "−"), start)
    other = numerals.at(text, start + negative)
    if other is None or other.form == "part":
        return
    upper = _Draft(other.start, other.end, other.low, other.high, other.step, "exact", form=other.form)
    if negative:
        upper.low = upper.high = -other.low
    _scale(text, upper, False)
    if part := _percent().match(text, upper.end):
        _share(upper, part)
    elif hit := _unit(text, upper):
        _measure(text, upper, *hit)
    if upper.kind == draft.kind and upper.unit == draft.unit and upper.low != draft.low:
        draft.low, draft.high = min(draft.low, upper.low), max(draft.high, upper.low)
        draft.step, draft.end = min(draft.step, upper.step), upper.end
        draft.bound = "range" if draft.bound in ("exact", "about") else draft.bound


def _as_the_whole(text: str, draft: _Draft, whole: int) -> None:
    """Give a part the unit or noun of its whole: 700 of the 19,000 acres."""
    if hit := units.at(text, whole):
        unit = hit[0]
        if unit.canonical != "pound" and not unit.offset and readings.unit_fits(text, whole, hit[1], unit):
            draft.kind, draft.unit = unit.kind, unit.canonical
            draft.low, draft.high, draft.step = (
                draft.low * unit.factor,
                draft.high * unit.factor,
                draft.step * unit.factor,
            )
    else:
        draft.noun, _ = counted.noun(text, whole)


def _money(text: str, draft: _Draft, currency: str) -> None:
    draft.kind, draft.unit = "money", currency
    named = currencies.after(text, draft.end)
    if named and named[1] == 1.0 and (named[0] == currency or text[draft.end : named[2]].strip().isupper()):
        draft.end, draft.unit = named[2], named[0]  # "$5 million USD", "$10 Canadian"


def _share(draft: _Draft, match: re.Match[str]) -> None:
    draft.kind, draft.end = "share", match.end()
    draft.unit = "percentage point" if match["points"] or match["also"] or match["basis"] else "percent"
    if match["basis"]:
        draft.low, draft.high, draft.step = draft.low / 100, draft.high / 100, draft.step / 100


def _unit(text: str, draft: _Draft) -> tuple[units.Unit, int] | None:
    hit = units.at(text, counted.past_of(text, draft.end, draft.form)) or readings.of_a_unit(
        text, draft.end, draft.form
    )
    if not hit or not readings.unit_fits(text, draft.end, hit[1], hit[0]):
        return None
    if draft.form == "part" and readings.is_ordinal(text, draft.start, draft.end):  # "for a fifth month"
        return None
    return hit


def _measure(text: str, draft: _Draft, unit: units.Unit, end: int) -> None:
    draft.kind, draft.unit, draft.per = unit.kind, unit.canonical, unit.per
    if unit.canonical == "pound":
        draft.kind, draft.unit = "money", "GBP"
        if readings.weighs(text, draft.start, end):
            unit = units.Unit("kg", 0.45359237)
            draft.kind, draft.unit = "measure", "kg"
    draft.low, draft.high = draft.low * unit.factor + unit.offset, draft.high * unit.factor + unit.offset
    draft.step, draft.end = draft.step * unit.factor, end
    if age := readings.age(text, draft.start, draft.end, unit):
        draft.kind, draft.end = "age", age
        return
    if more := readings.smaller_part(text, end, draft.unit, unit.factor):
        amount, draft.step, draft.end = more
        draft.low, draft.high = draft.low + amount, draft.high + amount
        if draft.form == "article":  # "an hour and ten minutes"
            draft.form = "words"


def _per(text: str, draft: _Draft) -> None:
    if draft.per:
        return
    more = _extra().match(text, draft.end)
    spot = more.end() if more else draft.end
    if hit := units.denominator(text, spot):
        draft.per, draft.end = hit
        return
    for after in counted.ends_of_what(text, spot):
        if hit := units.denominator(text, after):
            draft.per, draft.resume = hit
            return
    if draft.kind in ("measure", "money", "number") and readings.per_capita_before(text, draft.start):
        draft.per = "capita"


@cache
def _extra() -> re.Pattern[str]:
    return re.compile(r"\s(?:more|less|extra|higher|lower)(?=\san?\s|\sper\s|\seach\s|\severy\s)")


def _finish(text: str, draft: _Draft) -> Quantity:
    low, high, bound = draft.low, draft.high, draft.bound
    if bound == "just over":
        high, bound = high + 0.1 * abs(high), "more than"
    elif bound in ("more than", "at least"):
        high = INFINITY
    elif bound in ("less than", "at most", "up to"):
        low = -INFINITY
    if draft.kind == "duration" and draft.bound == "more than" and readings.during(text, draft.start):
        low, high, bound = draft.low, draft.high, "exact"
    if low > high:
        low, high = high, low
    span = Span(draft.start, draft.end)
    loose = draft.kind == "money" and currencies.loose(draft.unit, text[span.slice])
    step = float(f"{draft.step:.6g}")  # 0.1 * 1e9 is 100000000.00000001
    words = text[span.slice]
    return Quantity(draft.kind, span, words, low, high, draft.unit, draft.noun, draft.per, bound, step, loose)
