"""Quantities: what every figure with an amount has in common, and how two amounts stand to each other.

What it reads: nothing by itself; `parse_quantities` scans a text once for all kinds.
What it compares: amounts of one unit and denominator, by the precision each is written with and by its hedges.
Supported example: "about $900 million" beside "$902 million".
Contradicted example: "$800 million" beside "$902 million".
What it leaves alone: whether the two amounts measure the same thing; that is the checker's to know.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from factcheck.records import Comparison, Period, Relation, Value

INFINITY = math.inf
# How far an amount may lie from a hedged one. Between `_NEAR` and `_FAR` the hedge neither covers nor rules out.
_NEAR, _FAR = 0.05, 0.15
_TIMES = frozenset("hour day week month quarter year".split())
_NEARLY = 0.1  # "nearly 500" speaks of 450 to 500
_FRACTION = 2.0  # a plain fraction stands for a share up to two points away: two-thirds for 66 or 65 percent
# Rounding hides at most this part of an amount; between the two it is a matter of taste.
_ROUNDED, _COARSE = 0.05, 0.2


@dataclass(frozen=True, slots=True)
class Quantity(Value):
    """An amount with its unit; [low, high] is what the text asserts, in the canonical unit."""

    low: float
    high: float  # ±inf for an open side
    unit: str = ""  # "" plain; ISO currency; "percent"; "percentage point"; "m", "m2", "kg", "°C", "year" …
    noun: str = ""  # the counted noun, lower case and singular
    per: str = ""  # the denominator: "year", "capita", "100000 person"
    bound: str = "exact"  # exact, about, at least, more than, at most, less than, up to, nearly, range
    step: float = 1.0  # place value of the last digit written, in the canonical unit; 0 for a plain fraction
    loose: bool = False  # the words leave the currency's country open: a bare "$", "Rs"

    @property
    def amount(self) -> float:
        """The number the text writes: the finite end, the lower one of a range."""
        return self.low if math.isfinite(self.low) else self.high


def parse_quantities(text: str, as_of: Period | None = None) -> list[Quantity]:
    """Return every amount the text states, of all kinds, in text order and without overlaps.

    >>> [(q.kind, q.low, q.unit) for q in parse_quantities("240 million people lost $5")]
    [('number', 240000000.0, ''), ('money', 5.0, 'USD')]
    """
    del as_of  # figures do not hang on the day
    return list(_scanned(text))


@lru_cache(maxsize=4096)
def _scanned(text: str) -> tuple[Quantity, ...]:
    from factcheck.values import figures, moved

    return tuple(moved.with_units_lent(text, list(figures.scan(text))))


def of_kind(text: str, kinds: tuple[str, ...]) -> list[Quantity]:
    """Return the text's amounts of these kinds."""
    return [quantity for quantity in _scanned(text) if quantity.kind in kinds]


def compare(claim: Quantity, source: Quantity) -> Comparison:
    """Return how the claim's amount stands to the source's; other units and denominators say nothing."""
    if claim.unit != source.unit:
        return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} are in different units", "unit")
    outcome = compare_amounts(claim, source)
    if claim.per == source.per:
        return outcome
    if not (claim.per and source.per) and outcome.relation in (Relation.EQUAL, Relation.CLOSE):
        return Comparison(Relation.CLOSE, f"{claim.text}; one of the two leaves out what it is counted by")
    # £5 a week is not £5 a month; 5 deaths a year may well be 5 in 100,000 people.
    bounds = (claim.low, claim.high) == (source.low, source.high)  # "up to £5 a month", "at most £5 a year"
    same = {claim.per, source.per} <= _TIMES and (outcome.relation is Relation.EQUAL or bounds)
    relation = Relation.DIFFERENT if same else Relation.INCOMPARABLE
    return Comparison(relation, f"{claim.text} and {source.text} are counted by different things", "denominator")


def compare_amounts(claim: Quantity, source: Quantity) -> Comparison:
    """Return how two amounts of one unit stand to each other."""
    if (claim.low, claim.high, claim.bound) == (source.low, source.high, source.bound):
        return Comparison(Relation.EQUAL, f"{claim.text} is {source.text}")
    if claim.low == claim.high == source.low == source.high:
        return _same_figure(claim, source)
    if claim.low == claim.high and source.low == source.high:
        return _points(claim, source)
    if source.low == source.high:
        return _point_within(claim, source)
    if claim.low == claim.high:
        return _claim_under_bound(claim, source)
    return _intervals(claim, source)


def _says(relation: Relation, claim: Quantity, source: Quantity) -> Comparison:
    words = {
        Relation.EQUAL: f"{claim.text} is {source.text}",
        Relation.CLOSE: f"{claim.text} agrees with {source.text}",
        Relation.DIFFERENT: f"{claim.text} is not {source.text}",
        Relation.INCOMPARABLE: f"{source.text} does not settle {claim.text}",
    }
    return Comparison(relation, words[relation], "" if relation in (Relation.EQUAL, Relation.CLOSE) else "amount")


def _same_figure(claim: Quantity, source: Quantity) -> Comparison:
    return _says(Relation.CLOSE, claim, source)  # "exactly" beside "about" or "nearly"


def _points(claim: Quantity, source: Quantity) -> Comparison:
    """Two single amounts: equal, the one rounded, within a hedge, or different."""
    gap = abs(claim.low - source.low)
    size = max(abs(claim.low), abs(source.low))
    if gap <= 1e-9 * size:
        return _says(Relation.EQUAL, claim, source)
    if claim.unit == "percent" and 0.0 in (claim.step, source.step) and gap <= _FRACTION:
        return _says(Relation.CLOSE, claim, source)
    relation = _rounding(claim, source, gap, size)
    if relation is not Relation.CLOSE and (claim.bound, source.bound) != ("exact", "exact"):
        relation = min((_hedge(claim, source), _hedge(source, claim)), key=_ORDER.index)
    return _says(relation, claim, source)


_ORDER = (Relation.EQUAL, Relation.CLOSE, Relation.INCOMPARABLE, Relation.DIFFERENT)


def _hedge(hedged: Quantity, other: Quantity) -> Relation:
    """Whether the other amount lies where the hedge of this one allows it."""
    if hedged.low * other.low < 0 or not hedged.low:
        return Relation.DIFFERENT
    ratio = other.low / hedged.low
    if hedged.bound == "nearly":
        if 1 - _NEARLY <= ratio <= 1.005:
            return Relation.CLOSE
        return Relation.INCOMPARABLE if 1 - 1.5 * _NEARLY <= ratio < 1 + _NEAR else Relation.DIFFERENT
    if hedged.bound != "about":
        return Relation.DIFFERENT
    near = 2 * _NEAR if not hedged.step else _NEAR  # "about a third" is looser than "about 33 percent"
    if abs(ratio - 1) <= near + 1e-9:
        return Relation.CLOSE
    return Relation.INCOMPARABLE if abs(ratio - 1) <= _FAR else Relation.DIFFERENT


def _rounding(claim: Quantity, source: Quantity, gap: float, size: float) -> Relation:
    """Whether the coarser of the two is the finer one rounded."""
    coarse, fine = (claim, source) if claim.step >= source.step else (source, claim)
    if _rounds_to(coarse, fine, coarse.step) and coarse.step > fine.step:
        if gap <= _ROUNDED * size:
            return Relation.CLOSE
        return Relation.INCOMPARABLE if gap <= _COARSE * size else Relation.DIFFERENT
    for round_one, other in ((claim, source), (source, claim)):
        place = place_of(round_one)
        if place > round_one.step and _rounds_to(round_one, other, place) and place_of(other) < place:
            small = abs(round_one.low) < 1000 and round_one.step <= 1
            if gap <= (0.005 if small else 0.01) * size:
                return Relation.CLOSE
            if gap <= (0.01 if small else 0.02) * size:
                return Relation.INCOMPARABLE
    return Relation.DIFFERENT


def _rounds_to(coarse: Quantity, fine: Quantity, place: float) -> bool:
    return abs(coarse.low - fine.low) <= 0.5 * place * (1 + 1e-9)


def place_of(quantity: Quantity) -> float:
    """Return the place of the last digit that is no zero: of 240 million that is ten million.

    >>> place_of(parse_quantities("240 million people")[0])
    10000000.0
    """
    if not quantity.step or not quantity.low:
        return quantity.step
    digits = round(abs(quantity.low) / quantity.step)
    place = quantity.step
    while digits and digits % 10 == 0:
        digits, place = digits // 10, place * 10
    return place


def _tolerance(quantity: Quantity) -> float:
    if not math.isfinite(quantity.amount):
        return 0.0
    if not quantity.step and quantity.unit == "percent":
        return _FRACTION
    return min(0.5 * quantity.step, _ROUNDED * abs(quantity.amount))


def _point_within(claim: Quantity, source: Quantity) -> Comparison:
    """A claim with a bound or a range beside a source that gives one amount."""
    value, slack = source.low, max(_tolerance(source), 1e-9 * abs(source.low))
    if source.bound in ("about", "nearly"):
        slack = max(slack, _NEAR * abs(value))
    if claim.low <= value <= claim.high:
        if claim.bound == "range" and value in (claim.low, claim.high) and source.bound == "exact":
            return _says(Relation.INCOMPARABLE, claim, source)  # one end of a range is not the range
        if claim.bound in ("more than", "less than") and value == claim.amount:
            return _says(_at_the_edge(source), claim, source)
        return _says(Relation.CLOSE, claim, source)
    if claim.low - slack <= value <= claim.high + slack:
        return _says(Relation.CLOSE, claim, source)
    if claim.bound == "about":  # a word for many: dozens
        ok = claim.low * 0.5 <= value <= claim.high * 2
        return _says(Relation.INCOMPARABLE if ok else Relation.DIFFERENT, claim, source)
    return _says(Relation.DIFFERENT, claim, source)


def _at_the_edge(source: Quantity) -> Relation:
    """Whether "more than 25" is wrong beside 25: surely for a count, not for an amount that may be rounded."""
    if source.bound != "exact":
        return Relation.INCOMPARABLE
    counted = (
        source.kind == "number" and source.step <= 1 and (abs(source.low) < 1000 or place_of(source) == source.step)
    )
    return Relation.DIFFERENT if counted or (0 < source.step == place_of(source)) else Relation.INCOMPARABLE


def _claim_under_bound(claim: Quantity, source: Quantity) -> Comparison:
    """One amount claimed beside a source that gives a bound, a range or a word for many."""
    value = claim.low
    slack = max(_tolerance(claim), 1e-9 * abs(value))
    if claim.bound in ("about", "nearly"):
        slack = max(slack, 2 * _NEAR * abs(value))
    if source.bound in ("range", "about"):
        if source.low - slack <= value <= source.high + slack:
            return _says(Relation.CLOSE if source.bound == "about" else Relation.INCOMPARABLE, claim, source)
        return _says(Relation.DIFFERENT, claim, source)
    if abs(value - source.amount) <= max(slack, 0.001 * abs(value)):
        return _says(Relation.CLOSE, claim, source)  # "$800 million" beside "more than $800 million"
    if source.low <= value <= source.high:
        return _says(Relation.INCOMPARABLE, claim, source)
    return _says(Relation.DIFFERENT, claim, source)


_CEILINGS = frozenset({"up to", "at most"})


def _intervals(claim: Quantity, source: Quantity) -> Comparison:
    """Two bounds or ranges."""
    slack = max(_tolerance(claim), _tolerance(source))
    if (claim.low, claim.high) == (source.low, source.high):
        return _says(Relation.CLOSE, claim, source)
    if claim.low > source.high + slack or claim.high < source.low - slack:
        return _says(Relation.DIFFERENT, claim, source)
    if claim.bound == source.bound == "range":
        near = _tolerance(claim) + _tolerance(source)
        if abs(claim.low - source.low) <= near and abs(claim.high - source.high) <= near:
            return _says(Relation.CLOSE, claim, source)
        return _says(Relation.DIFFERENT, claim, source)
    far = abs(claim.amount - source.amount) > _COARSE * abs(source.amount)
    if far and {claim.bound, source.bound} <= _CEILINGS:  # "fines of up to £50,000", "as much as £30,000"
        return _says(Relation.DIFFERENT, claim, source)
    if claim.low <= source.low and source.high <= claim.high:  # the claim says less than the source
        same_bound = claim.bound == source.bound != "about"
        return _says(Relation.INCOMPARABLE if far and same_bound else Relation.CLOSE, claim, source)
    return _says(Relation.INCOMPARABLE, claim, source)
