"""Ages that the article's claims give one person: at death, in a year, beside the year of birth."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.checker.clash import Clash
from factcheck.records import Claim, Span
from factcheck.values.person import same_person

_AGED = re.compile(
    r"(?P<verb>is|was|died|dies|dead) (?:at |aged |at the age of |at age )?(?P<age>\d{1,3})"
    r"(?: years old)?(?: in (?P<year>(?:19|20)\d\d))?\.$"
)
_BORN = re.compile(r"was born\b.*\b(?P<year>(?:18|19|20)\d\d)(?:\.| in\b)")
_MOST = 20  # times one person's age is told; more would be held against one another for nothing


class _Age(NamedTuple):
    """What a claim says of somebody's age: at death, in a year, or when the article speaks."""

    claim: Claim
    age: int
    year: int  # 0 where none is named
    dead: bool

    @property
    def place(self) -> Span:
        """The figure of the claim; all of it where the figure stands elsewhere."""
        found = [value.span for value in self.claim.values if value.text == str(self.age)]
        return found[0] if len(found) == 1 else self.claim.span


def lifetimes(claims: Sequence[Claim]) -> Iterator[Clash]:
    """Yield ages at death that differ, and ages in a year that the year of birth does not give."""
    ages: defaultdict[str, list[_Age]] = defaultdict(list)
    births: defaultdict[str, list[tuple[Claim, int]]] = defaultdict(list)
    for claim in claims:
        if not claim.subject[:1].isupper() or not claim.text.startswith(claim.subject):
            continue
        rest = claim.text[len(claim.subject) + 1 :]
        if found := _AGED.match(rest):
            told = _Age(claim, int(found["age"]), int(found["year"] or 0), found["verb"] in ("died", "dies", "dead"))
            ages[claim.subject.split()[-1]].append(told)
        elif found := _BORN.match(rest):
            births[claim.subject.split()[-1]].append((claim, int(found["year"])))
    for name in sorted(ages):
        yield from _at_death(ages[name][:_MOST])
        yield from _in_years(ages[name][:_MOST], births[name][:1])


def _at_death(ages: Sequence[_Age]) -> Iterator[Clash]:
    """Another age told without a year where somebody dies at one."""
    for one in ages:
        for other in ages if one.dead else ():
            if other.age != one.age and not other.year and _is_one(one.claim, other.claim):
                yield Clash(other.place, one.place, f"{other.claim.subject} is {one.age} and {other.age}")


def _in_years(ages: Sequence[_Age], births: Sequence[tuple[Claim, int]]) -> Iterator[Clash]:
    for birth, born in births:
        for one in ages:
            if one.year and one.age not in (one.year - born - 1, one.year - born) and _is_one(one.claim, birth):
                years = one.year - born
                why = f"born in {born}, {birth.subject} was {years - 1} or {years} in {one.year}, not {one.age}"
                yield Clash(one.place, birth.span, why)


def _is_one(one: Claim, other: Claim) -> bool:
    return same_person(one.subject, other.subject)
