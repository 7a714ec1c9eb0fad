"""Who and where a text speaks of, folded so that Russia, Russian and Moscow meet, PSM and Pakistan Steel Mills."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from factcheck.checker.reading import Reading
from factcheck.checker.terms import Term
from factcheck.values.place import Place

# Capitalised or not, these name nobody by themselves.
_GENERIC = frozenset("university council ministry government parliament party court".split())

# Titles before names: "Sir Neil" and "Sir Zanzibar" have none in common.
_TITLES = frozenset(
    """
    sir lord lady dame baroness mr mrs ms miss dr prof professor judge justice mayor captain coach governor senator
    """.split()
)

_SPELLING = 84  # of 100: Gruzdev/Gruzdyev 93, Nazaroof/Nazarov 80 (left to values.person), Iran/Iraq 75


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a text: its keys (any of them may meet another name's) and the words that state it."""

    keys: frozenset[str]
    terms: tuple[Term, ...]


@lru_cache(maxsize=8192)
def names(reading: Reading) -> tuple[Name, ...]:
    """Return the names of a text in order, runs of capitalised words together, places by their code.

    >>> from factcheck.checker.reading import read
    >>> [sorted(name.keys) for name in names(read("In 2019 Jane Roe left Acme Corp."))]
    [['jane', 'jr', 'roe'], ['ac', 'acme', 'corp']]
    """
    codes = _place_codes(reading)
    runs: list[list[Term]] = []
    for term in reading.terms:
        if not term.name or (term.stem in _GENERIC and not runs):
            continue
        if runs and term.span.start - runs[-1][-1].span.end <= 1 and not _parted(runs[-1][-1], term, codes):
            runs[-1].append(term)
        else:
            runs.append([term])
    return tuple(Name(_keys(reading.text, run, codes), tuple(run)) for run in runs)


def _parted(left: Term, right: Term, codes: dict[int, str]) -> bool:
    return codes.get(left.span.start) != codes.get(right.span.start)


def _place_codes(reading: Reading) -> dict[int, str]:
    codes: dict[int, str] = {}
    for value in reading.values:
        if isinstance(value, Place):
            code = value.country if value.sense != "place" and value.country else value.code
            for term in reading.terms:
                if value.span.covers(term.span):
                    codes[term.span.start] = code
    return codes


def _keys(text: str, run: list[Term], codes: dict[int, str]) -> frozenset[str]:
    code = codes.get(run[0].span.start)
    keys = {term.stem for term in run} - _TITLES or {term.stem for term in run}
    if code:
        return frozenset({f"place:{code}", *keys})
    written = [text[term.span.slice] for term in run]
    if len(run) > 1:
        keys.add("".join(word[0] for word in written).lower())
    return frozenset(keys)


def meets(name: Name, others: tuple[Name, ...], stems: frozenset[str]) -> bool:
    """Return whether a name stands among the others, spelling variants and initials included."""
    others = tuple(other for other in others if not _namesakes(name, other))
    stems = stems - {key for key in name.keys if len(name.terms) > 1 and key == name.terms[-1].stem}
    for key in name.keys:
        if key in stems or any(key in other.keys for other in others):
            return True
        if key.startswith("place:") and any(_inside(key, other) for other in others):
            return True
        if len(key) >= 5 and any(
            fuzz.ratio(key, word) >= _SPELLING for other in others for word in other.keys if len(word) >= 5
        ):
            return True
    return False


def _namesakes(name: Name, other: Name) -> bool:
    """Whether two full names have no more than the last word in common: Imran Khan is not Haroon Akhtar Khan."""
    ours, theirs = [term.stem for term in name.terms], [term.stem for term in other.terms]
    if len(ours) < 2 or len(theirs) < 2 or ours[-1] != theirs[-1]:
        return False
    return fuzz.ratio(ours[0], theirs[0]) < _SPELLING and not set(ours[:-1]) & set(theirs[:-1])


def _inside(key: str, other: Name) -> bool:
    """A city meets its country's name: what happened in Karachi happened in Pakistan."""
    return any(word.startswith(f"{key}/") for word in other.keys)
