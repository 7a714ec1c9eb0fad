"""Ordinals that count: "his twelfth goal" and "12 goals", "third title" and "won it three times", "the 9th minute"."""

from __future__ import annotations

from factcheck.checker.reading import Figure
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation
from factcheck.values.quantity import Quantity

_FEW = 3  # the first and the second name more than they count
_MINUTE = 60  # seconds
_WON = frozenset(map(stem, "title championship crown trophy medal cup".split()))


def counted(claim: Figure, snippet: Figure) -> Comparison | None:
    """Return how an ordinal and a plain number stand to each other; None where they count no one thing.

    >>> from factcheck.checker.reading import read
    >>> claim, snippet = (read(text).figures[0] for text in ("She has won the title four times.", "Her third title."))
    >>> counted(claim, snippet).why
    'four times is not third'
    """
    ours, theirs = claim.value, snippet.value
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity):
        return None
    if (ours.kind == "rank") == (theirs.kind == "rank"):
        return None
    rank, other = (claim, snippet) if ours.kind == "rank" else (snippet, claim)
    of_minutes = _minutes(rank, other)
    if of_minutes is not None:
        return _compared(claim, snippet, Relation.CLOSE if of_minutes else Relation.DIFFERENT)
    if other.value.kind != "number" or not _is_exact(rank) or not _is_exact(other):
        return None
    same = _low(rank) == _low(other)
    if _is_won_so_often(rank, other):
        return _compared(claim, snippet, Relation.CLOSE if same else Relation.DIFFERENT)
    if not same and _in_a_row_of_one(claim, snippet):  # "the second lost final in a row", "lost three finals running"
        return _compared(claim, snippet, Relation.DIFFERENT)
    if same and _low(rank) >= _FEW and (_one_noun(rank, other) or "in a row" in claim.qualifiers & snippet.qualifiers):
        return _compared(claim, snippet, Relation.CLOSE)
    return None


def _compared(claim: Figure, snippet: Figure, relation: Relation) -> Comparison:
    ours, theirs = (_said(figure) for figure in (claim, snippet))
    if relation is Relation.CLOSE:
        return Comparison(relation, f"{ours} and {theirs} count to one number", "number")
    return Comparison(relation, f"{ours} is not {theirs}", "amount")


def _said(figure: Figure) -> str:
    return f"{figure.value.text} times" if _noun(figure) == "time" else figure.value.text


def _minutes(rank: Figure, other: Figure) -> bool | None:
    """Whether "the 9th minute" is "after nine minutes", which the tenth may be, too; None where it may be another's.

    What happened at another time is another thing, where both do not speak of a goal.
    """
    if _noun(rank) != "minute" or other.value.kind != "duration" or not other.after or "minute" not in other.near:
        return None
    same = 0 <= _low(rank) - _low(other) / _MINUTE <= 1
    return same if same or "goal" in rank.measures & other.measures else None


def _is_won_so_often(rank: Figure, other: Figure) -> bool:
    """Whether one names the title by its turn and the other says how often it was won."""
    return _noun(other) == "time" and stem(_noun(rank)) in _WON & other.near and "win" in other.measures


def _in_a_row_of_one(claim: Figure, snippet: Figure) -> bool:
    """Whether both count what followed one upon another, and call it by two of the same words or by one noun."""
    if "in a row" not in claim.qualifiers & snippet.qualifiers:
        return False
    return len(claim.near & snippet.near) > 1 or _one_noun(claim, snippet)


def _one_noun(rank: Figure, other: Figure) -> bool:
    noun = stem(_noun(rank))
    return bool(noun) and (noun == stem(_noun(other)) or (not _noun(other) and noun in other.near))  # "in minute 109"


def _noun(figure: Figure) -> str:
    return figure.value.noun if isinstance(figure.value, Quantity) else ""


def _low(figure: Figure) -> float:
    return figure.value.low if isinstance(figure.value, Quantity) else 0.0


def _is_exact(figure: Figure) -> bool:
    return isinstance(figure.value, Quantity) and figure.value.low == figure.value.high


__all__ = ["counted"]
