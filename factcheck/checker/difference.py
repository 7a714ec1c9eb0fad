"""What tells a contradiction from two figures that have nothing to do with each other, in numbers between 0 and 1."""

from __future__ import annotations

import math

from factcheck.checker.align import Alignment, Match, same_time
from factcheck.checker.candidates import Others
from factcheck.checker.features import is_open, telling
from factcheck.checker.match import is_slip
from factcheck.checker.reading import Figure, Reading
from factcheck.records import Value
from factcheck.values.quantity import Quantity

NAMES = (
    "one", "cosine", "gap", "coverage", "echo", "covered_cosine", "missing", "missing_and_foreign",
    "others_met", "slip", "answered", "no_time", "near", "measure", "only", "telling", "another_currency",
    "far", "open_differs", "act", "moment", "person", "comparison", "status", "change", "negation", "claim_figures",
)  # fmt: skip


def difference(
    claim: Reading, snippet: Reading, alignment: Alignment, match: Match, others: Others
) -> tuple[float, ...]:
    """Return one number for each of NAMES: how a value that differs stands among all that is known of the claim."""
    ours, theirs = _figure(claim, match.claim), _figure(snippet, match.snippet)
    rest = [one for one in (*alignment.figures, *alignment.moments) if one.claim is not match.claim]
    missing = min(len(alignment.missing), 3) / 3
    found = {
        "one": 1.0,
        "cosine": alignment.cosine,
        "gap": max(0.0, others.nearest - alignment.cosine),
        "coverage": alignment.coverage,
        "echo": alignment.echo,
        "covered_cosine": alignment.coverage * alignment.cosine,
        "missing": missing,
        "missing_and_foreign": missing * min(len(alignment.foreign), 3) / 3,
        "others_met": sum(one.met for one in rest) / len(rest) if rest else 0.5,
        "slip": float(ours is not None and is_slip(match)),
        "answered": float(others.answer(match, alignment.cosine)),
        "no_time": float(same_time(alignment) is None),
        "near": min(len(ours.near & theirs.near), 3) / 3 if ours and theirs else 0.0,
        "measure": float(bool(ours and theirs and ours.measures & theirs.measures)),
        "only": float(len(claim.figures) == len(snippet.figures) == 1),
        "telling": float(ours is not None and telling(match.claim)),
        "another_currency": float(match.outcome.aspect == "currency"),
        "far": _far(match) if ours else 0.0,
        "open_differs": float(is_open(claim) != is_open(snippet)),
        **{kind: float(match.claim.kind == kind) for kind in ("comparison", "status", "change", "negation")},
        "act": float(match in alignment.acts),
        "moment": float(match in alignment.moments),
        "person": float(match in alignment.people),
        "claim_figures": min(len(claim.figures), 4) / 4,
    }
    return tuple(found[name] for name in NAMES)


def _far(match: Match) -> float:
    """Return how many tens lie between two amounts, 1 at most: what is ten times as much is mostly something else.

    But a nought too many, or a million for a billion, is a slip.
    """
    ours, theirs = match.claim, match.snippet
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or not ours.amount or not theirs.amount:
        return 0.0
    tens = abs(math.log10(abs(ours.amount / theirs.amount)))
    return 0.0 if tens > _NEARLY_NONE and abs(tens - round(tens)) < _NEARLY_NONE else min(1.0, tens)


_NEARLY_NONE = 1e-9


def _figure(reading: Reading, value: Value | None) -> Figure | None:
    return next((figure for figure in reading.figures if figure.value is value), None) if value else None
