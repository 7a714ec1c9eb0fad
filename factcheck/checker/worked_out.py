"""A figure with what the words about both texts say of it: a part of it, another's, to or by it, so long, so far."""

from __future__ import annotations

from factcheck.checker import (
    bases,
    counted_as,
    counted_out,
    crossed,
    lasted,
    made_of,
    margins,
    multiples,
    portions,
    reckoned,
    set_aside,
    to_or_by,
    turned_round,
    wholes,
)  # fmt: skip
from factcheck.checker.match import Match
from factcheck.checker.reading import Reading


def worked_out(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a figure with what is worked out from the words about it.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("It rose by 5%."), read("It rose to 5%.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> worked_out(match, claim, snippet).outcome.why
    'to 5% is not by 5%'
    """
    for told in _TOLD:
        match = told(match, claim, snippet)
    return match


_TOLD = (
    wholes.told, crossed.told, crossed.against, crossed.listed, lasted.told, to_or_by.told, turned_round.told,
    portions.told, multiples.told, margins.told, margins.added, counted_as.told, made_of.told, bases.told,
    counted_out.told, set_aside.told, reckoned.told,
)  # fmt: skip

__all__ = ["worked_out"]
