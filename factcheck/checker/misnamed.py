"""Persons whose surname a snippet gives a first name easily mistaken for the claim's: Martin and Marcus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from factcheck import values
from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.person import same_person
from factcheck.values.role import Role

_MISTAKEN = 50  # of 100: Martin/Marcus 67, Jon/John 86, Imran/Haroon 36


_KIN = re.compile(r"\b(?:sisters?|brothers?|twins?|father|mother|son|daughter|wife|husband|cousin)\b", re.IGNORECASE)


def misnamed(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the persons of the claim that a snippet names otherwise.

    >>> from factcheck.checker.reading import read
    >>> found = misnamed(read("Maria Tveit asked for five years."), read("Prosecutor Marit Tveit did so."))
    >>> [match.outcome.why for match in found]
    ['Marit Tveit is not Maria Tveit']
    """
    for value in claim.of_kind("person"):
        told = [(other, values.compare(value, other)) for other in snippet.of_kind("person")]
        if _KIN.search(snippet.text) and not _KIN.search(claim.text):  # "Marit Tveit, her sister"
            continue
        if any(outcome.relation in (Relation.EQUAL, Relation.CLOSE) for _, outcome in told):
            continue
        apart = [Match(value, other, outcome) for other, outcome in told if outcome.relation is Relation.DIFFERENT]
        found = [match for match in apart or _unread(value, snippet) if _are_alike(match)]
        found = found or [match for match in apart if _in_one_post(claim, snippet, match)]
        yield from (found or [match for match in apart if _is_told_alike(claim, snippet, match)])[:1]


def _is_told_alike(claim: Reading, snippet: Reading, match: Match) -> bool:
    """Whether the snippet has almost every word of the claim but the first name: "founded by the baker John Hale"."""
    told = [term.stem in snippet.stems for term in claim.plain if not term.span.overlaps(match.claim.span)]
    return len(told) > 1 and sum(told) >= _ALMOST * len(told)


_ALMOST = 0.75


def _in_one_post(claim: Reading, snippet: Reading, match: Match) -> bool:
    """Whether both texts give one post to bearers of one surname: "minister Philippa Keel", "Fiona Keel"."""
    ours, theirs = (
        {role.title for role in reading.of_kind("role") if isinstance(role, Role) and value.text.endswith(_last(role))}
        for reading, value in ((claim, match.claim), (snippet, match.snippet or match.claim))
    )
    return bool(ours & theirs)


def _last(role: Role) -> str:
    return role.holder.rpartition(" ")[2] or role.title


def _unread(value: Value, snippet: Reading) -> Iterator[Match]:
    """Yield what stands before the surname in the snippet where its first name is in no table of given names."""
    given, _, surname = value.text.rpartition(" ")
    if not given or " " in given or given in snippet.text:
        return
    for found in re.finditer(rf"\b([A-Z][a-zà-ÿ’'-]+) {re.escape(surname)}\b", snippet.text):
        if found[1][0] == given[0] and not same_person(value.text, found[0]):
            other = Value("person", Span(*found.span()), found[0])
            yield Match(value, other, Comparison(Relation.DIFFERENT, f"{found[0]} is not {value.text}", "name"))


def _are_alike(match: Match) -> bool:
    """Whether two first names may be one mistaken for the other: Martin and Marcus, not Imran and Haroon Akhtar."""
    ours, theirs = (value.text.rpartition(" ")[0].casefold() for value in (match.claim, match.snippet or match.claim))
    return fuzz.ratio(ours, theirs) >= _MISTAKEN


__all__ = ["misnamed"]
