"""What is counted: 6,800 employees are not 6,800 patients, 48 witnesses are not 48 lawyers."""

from __future__ import annotations

import re
from functools import cache

from factcheck import values
from factcheck.checker import words
from factcheck.checker.match import Match
from factcheck.checker.reading import Figure, Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Value
from factcheck.values.quantity import Quantity

# Whom or what a number may count, a row each. Of words of two rows each counts another; a word of no row may count any.
_ROWS = """
employee worker staff workforce job employment payroll
patient
inhabitant resident islander villager citizen
pupil student schoolchild
teacher lecturer
nurse
doctor physician surgeon
passenger traveller commuter
visitor tourist guest spectator
customer client subscriber
shareholder
soldier troop
prisoner inmate
refugee migrant
witness
lawyer solicitor barrister
juror
tenant lodger
volunteer
delegate
home house dwelling household flat
bus
tram
train
aeroplane aircraft plane
ship vessel boat
lorry truck
bicycle bike
shop store
school
hospital
bed
tree
cow cattle
sheep
pig
book
painting
bridge
""".split("\n")
_TELLING = 2  # digits besides the noughts at the end
_LEAST = 20  # smaller counts stand in many texts
_OF = re.compile(r"\b(?P<noun>[a-z]+) (?:of|numbers|numbered|totals|totalled|:) (?:about |some |over |nearly )?$")


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a count, denied where the snippet has the very number of somebody or something else.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("The court heard 48 lawyers."), read("The 48 witnesses were heard by the court.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    '48 witnesses, not lawyers'
    """
    ours = next((one for one in claim.figures if one.value is match.claim), None)
    mine = ours and _row(ours, claim)
    if ours is None or not mine or match.differs or not _is_telling(match.claim):
        return match
    same = [one for one in snippet.figures if _are_equal(match.claim, one.value)]
    if match.met and len(same) == 1 and _noun(same[0], snippet) and _row(same[0], snippet) != mine:
        if (another := _as_many(mine, same[0], snippet)) is not None:
            return Match(match.claim, another.value, _of_another_count(match.claim, another.value))
        if _is_household(mine) != _is_household(_row(same[0], snippet) or "") and _counts_people(same[0], ours):
            why = f"{same[0].value.text} counts people, not households, or the other way round"
            return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, why, "counted"))
    others = {_row(one, snippet) for one in same}
    if len(same) != 1 or len(others) != 1 or None in others or mine in others:
        return match
    value, noun = same[0].value, _noun(same[0], snippet)
    why = f"{value.text} {_as_written(noun, snippet)}, not {_as_written(_noun(ours, claim), claim)}"
    return Match(match.claim, value, Comparison(Relation.DIFFERENT, why, "counted"))


def _as_many(mine: str, same: Figure, snippet: Reading) -> Figure | None:
    """Return the one other count that the snippet has of what the claim counts: "1.3m people in 560,000 homes"."""
    found = [one for one in snippet.figures if one is not same and _row(one, snippet) == mine]
    numbers = [one for one in found if one.value.kind == "number" and not _are_equal(one.value, same.value)]
    return numbers[0] if len(found) == len(numbers) == 1 else None


def _of_another_count(ours: Value, theirs: Value) -> Comparison:
    return Comparison(Relation.DIFFERENT, f"{theirs.text} is not {ours.text}", "other count")


def _is_household(row: str) -> bool:
    return row == "home"


def _counts_people(*figures: Figure) -> bool:
    return any(stem(one.value.noun) in _people() for one in figures if isinstance(one.value, Quantity))


@cache
def _people() -> frozenset[str]:
    return frozenset(map(stem, words.PEOPLE - _SUBSCRIBERS))


_SUBSCRIBERS = frozenset("household family customer subscriber user member".split())  # a home may be one


def _are_equal(one: object, other: object) -> bool:
    if not isinstance(one, Quantity) or not isinstance(other, Quantity) or {one.kind, other.kind} != {"number"}:
        return False
    return one.per == other.per and values.compare(one, other).relation is Relation.EQUAL


def _is_telling(value: object) -> bool:
    if not isinstance(value, Quantity) or value.kind != "number" or value.low != value.high or value.low < _LEAST:
        return False
    return len(f"{value.low:.0f}".strip("0")) >= _TELLING


def _noun(figure: Figure, reading: Reading) -> str:
    """What a figure counts: the noun behind it, or ahead of it in "a workforce of 6,800"."""
    own = figure.value.noun if isinstance(figure.value, Quantity) else ""
    ahead = _OF.search(reading.text, 0, figure.value.span.start)
    return ahead["noun"] if ahead and ahead["noun"] in _rows() else own


def _as_written(noun: str, reading: Reading) -> str:
    """The word as the text has it: "witnesses"."""
    found = re.search(rf"\b{re.escape(noun)}\w*", reading.text, re.IGNORECASE)
    return found[0] if found else noun


def _row(figure: Figure, reading: Reading) -> str | None:
    noun = _noun(figure, reading).lower()
    return _rows().get(noun)


@cache
def _rows() -> dict[str, str]:
    """The first word of the row of each word, and of its plural."""
    rows = [row.split() for row in _ROWS if row]
    return {form: row[0] for row in rows for word in row for form in (word, f"{word}s", f"{word}es")}


__all__ = ["told"]
