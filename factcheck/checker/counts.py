"""Whether two figures count one thing: boats are not employees; people who fell ill are cases; animals are animals."""

from __future__ import annotations

import math
import re
from functools import cache

from factcheck.checker import words
from factcheck.checker.match import digits_told
from factcheck.checker.reading import Figure
from factcheck.checker.terms import stem
from factcheck.records import Value
from factcheck.values.quantity import Quantity


def are_the_ill(people: Figure, cases: Figure) -> bool:
    """Whether one counts people who fell ill, and the other cases: "14 people have fallen ill", "14 infections"."""
    one, other = people.value, cases.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or stem(one.noun) not in _people():
        return False
    return stem(other.noun) in _CASES and not people.near.isdisjoint(_ILL) and not people.measures & words.FATES


_CASES = frozenset(map(stem, "case infection illness diagnosis".split()))
_ILL = frozenset(
    map(
        stem,
        "ill sick sicken sickened infected infect infection diagnosed diagnose caught contracted poisoned illness "
        "disease virus positive".split(),
    )
)


def counts_turns(one: Figure, other: Figure) -> bool:
    """Whether one says how many times what the other counts was done: "attacked 141 times", "114 attacks"."""
    times, counts = one.value, other.value
    if not isinstance(times, Quantity) or not isinstance(counts, Quantity) or times.noun != "time":
        return False
    return bool(counts.noun) and stem(counts.noun) in one.near


def counts_apart(ours: Value, theirs: Value) -> bool:
    """Whether two numbers count different things: boats are not employees; people may be called many names."""
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or not ours.noun or not theirs.noun:
        return False
    if {ours.noun, theirs.noun} <= _ANIMALS and not {ours.noun, theirs.noun}.isdisjoint(_ANY_ANIMAL):
        return False  # "400 adults" of the sturgeon beside "390 animals"
    one, two = (words.COUNTED.get(noun, stem(noun)) for noun in (ours.noun, theirs.noun))
    return one != two and not (one in _people() and two in _people())


_ANY_ANIMAL = frozenset("animal individual specimen creature".split())
_ANIMALS = _ANY_ANIMAL | frozenset(
    "adult fish bird mammal whale dolphin seal bear wolf wolve lynx bat rhino elephant tiger lion deer goat horse pony "
    "turtle frog toad newt crane stork eagle owl pup calf cub chick".split()
)


@cache
def _people() -> frozenset[str]:
    return words.PEOPLE | frozenset(map(stem, words.PEOPLE))


def counts_people(figure: Figure) -> bool:
    """Return whether a figure is one of people: "240 million people", or a population."""
    noun = figure.value.noun if isinstance(figure.value, Quantity) else ""
    return bool(figure.measures & {"population", "attendance"}) or bool(noun and stem(noun) in words.PEOPLE)


def is_range(value: Value) -> bool:
    return isinstance(value, Quantity) and value.bound == "range"


def of_one_thing(claim: Figure, snippet: Figure) -> bool:
    shared = claim.near & snippet.near
    if len(shared) >= max(1, min(2, len(claim.near))) or claim.measures & snippet.measures:
        return True
    if _is_no_chance(claim.value, snippet.value) or _is_converted(claim.value, snippet.value):
        return True
    if claim.whole & snippet.whole and getattr(claim.value, "bound", "") in _ONE_AMOUNT:
        return True
    if shared and is_range(snippet.value) and _ends_near(claim.value, snippet.value):
        return True
    return counts_people(claim) and counts_people(snippet)


def _ends_near(ours: Value, theirs: Value) -> bool:
    """Whether a range ends near a bound that holds it: "fewer than 400" beside "between 340 and 390"."""
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or ours.bound not in _A_BOUND:
        return False
    return min(theirs.low, theirs.high) > 0 and all(
        abs(math.log(end / ours.amount)) <= _NEAR_THE_END for end in (theirs.low, theirs.high) if ours.amount > 0
    )


_A_BOUND = frozenset(("less than", "at most", "up to", "more than", "at least", "nearly"))
_NEAR_THE_END = 0.25  # of a logarithm


def _is_no_chance(ours: Value, theirs: Value) -> bool:
    """Whether a figure of three digits and more is another, rounded: 118 million for 118.3 million."""
    return min(digits_told(ours), digits_told(theirs)) >= _MANY_DIGITS


def _is_converted(ours: Value, theirs: Value) -> bool:
    """Whether a measure of two digits and more is another in other units: 19 metres for 62 feet."""
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or "measure" not in (ours.kind, theirs.kind):
        return False
    if min(digits_told(ours), digits_told(theirs)) < _DIGITS_TOLD:
        return False
    return not math.isclose(_unit_of(ours), _unit_of(theirs), rel_tol=1e-6)


def _unit_of(measure: Quantity) -> float:
    """How much one of what a measure is written in comes to: 0.3048 for feet."""
    written = re.search(r"\d[\d,]*(?:\.\d+)?", measure.text)
    return measure.amount / float(written[0].replace(",", "")) if written and measure.amount else 1.0


_ONE_AMOUNT = frozenset({"exact", "about", "nearly"})


_MANY_DIGITS = 3


def is_telling(value: Value) -> bool:
    """Return whether a figure has at least two digits that are not zeros at its ends."""
    return digits_told(value) >= _DIGITS_TOLD


_DIGITS_TOLD = 2


__all__ = [
    "are_the_ill",
    "counts_apart",
    "counts_people",
    "counts_turns",
    "is_range",
    "is_telling",
    "of_one_thing",
]
