"""Which numbers and dates of the evidence state, meet or exclude those of a claim, as token types of `marks.py`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from factcheck.checker.moments import Moment, contains
from factcheck.checker.numerals import Number

CLAIM, EVIDENCE = 0, 1
_OURS, _UNMET, _THEIRS, _MEETS, _EXCLUDES, _MET, _EXCLUDED, _ALONE = 4, 5, 7, 8, 9, 10, 11, 12
_OTHER = 6
# What decides about a number of the claim, first of all; and what its own type is then.
_RANK = (_THEIRS, _MEETS, _EXCLUDES, _OTHER, EVIDENCE)
_OWN = {_THEIRS: _OURS, _MEETS: _MET, _EXCLUDES: _EXCLUDED, _OTHER: _UNMET, EVIDENCE: CLAIM}
_NEAR = math.log(1.25)
_SHARED_NOUN = 0.5  # of a logarithm: so much farther off may a number lie that counts the same thing, and decide
# Words too common to be read as numbers, that state a plain 1 or 0, or a first.
_ONE = frozenset(("one", "single", "sole", "lone"))
_NONE = frozenset(("no", "none", "nobody"))
_FIRST = frozenset(("first", "debut", "initial", "initially", "inaugural", "maiden", "opening", "earliest"))


def number_types(
    claimed: Sequence[Number], stated: Sequence[Number], told: AbstractSet[str]
) -> tuple[list[int], list[int]]:
    """Return the type of each number of a claim and of its evidence; `told` are the words of the evidence."""
    table = [_nearest(one, stated, [_settle(one, two) for two in stated]) for one in claimed]
    kinds = {number.kind for number in stated}
    ours = [
        _OURS if _is_told(one, told) else _own(row or [_alone(one)], known=one.kind in kinds)
        for one, row in zip(claimed, table, strict=True)
    ]
    return ours, _columns(table, len(stated))


def _alone(one: Number) -> int:
    """Return what stands for the evidence where it has no number: of a number in a name that says nothing."""
    return EVIDENCE if one.kind == "name" else _OTHER


def moment_types(claimed: Sequence[Moment], stated: Sequence[Moment]) -> tuple[list[int], list[int]]:
    """Return the type of each date of a claim and of its evidence."""
    told = {False: _EXCLUDES, None: _OTHER}
    table = [[told.get(contains(one, two), _MEETS if one.sign else _THEIRS) for two in stated] for one in claimed]
    return [_own(row, known=bool(stated)) for row in table], _columns(table, len(stated))


def _own(row: Sequence[int], *, known: bool) -> int:
    best = _OWN[min(row, key=_RANK.index, default=_OTHER)]
    return best if known or best != _UNMET else _ALONE


def _columns(table: Sequence[Sequence[int]], width: int) -> list[int]:
    return [min((row[at] for row in table), key=_RANK.index, default=EVIDENCE) for at in range(width)]


def equal(claimed: Number, stated: Number) -> bool:
    """Return True if a number of the evidence states the claim's one, written otherwise or rounded by the claim."""
    kinds = {claimed.kind, stated.kind}
    if len(kinds) == 2 and (not kinds.isdisjoint(("percent", "clock")) or ("money" in kinds and "plain" not in kinds)):
        return False
    if claimed.low == stated.low and claimed.high == stated.high:
        return True
    if stated.compared:
        # "at least 18 people" and "more than 18 people" beside the claim "18 people": a strict bound lies a hair off.
        hair = 2e-9 * abs(claimed.low)
        return not claimed.compared and any(
            claimed.low - hair <= end <= claimed.high + hair for end in (stated.low, stated.high)
        )
    if claimed.compared:
        return False
    below, above = _slack(claimed, stated)
    return claimed.low - below <= stated.high and stated.low <= claimed.high + above


def _slack(claimed: Number, stated: Number) -> tuple[float, float]:
    """Return how far a stated number may lie below and above the claimed one that rounds it, or cuts it off.

    "A third" is 33 %, "24 million" is 24.3 million rounded, "86K" is 86,804 cut off and 171 is 171.44; but 7 is not
    7.4: of a small number, the tenth is what matters.
    """
    if claimed.kind == "percent" and {claimed.low, stated.low} & {33.33, 66.67}:
        return 0.5, 0.5
    if stated.step >= claimed.step or claimed.kind not in ("plain", "money"):
        return 0.0, 0.0
    if claimed.kind == "money" and 10 <= claimed.step < 1000:
        return claimed.step / 2, claimed.step / 2
    if claimed.step >= 1000:
        return claimed.step / 2, claimed.step * (0.999 if claimed.step * 50 <= claimed.low else 0.5)
    return (0.5, 0.5) if claimed.step == 1 and claimed.low >= 100 else (0.0, 0.0)


def _same_measure(one: Number, two: Number) -> bool:
    if one.kind != two.kind:
        return False
    if one.kind != "plain" or not one.nouns or not two.nouns or one.nouns & two.nouns:
        return True
    # "fewer than 104 lives" and "103 people have died": nobody compares with what is as near by chance
    return one.compared and _is_near(one, two)


def _is_near(one: Number, two: Number) -> bool:
    return _distance(one, two) <= _NEAR


def _distance(one: Number, two: Number) -> float:
    """Return how far two numbers lie apart: years by their difference, others by their ratio."""
    ours, theirs = _end(one), _end(two)
    if one.kind == "year":
        return abs(ours - theirs)
    return abs(math.log(ours / theirs)) if min(ours, theirs) > 0 else abs(ours - theirs)


def _end(number: Number) -> float:
    """Return the end of an interval that is told: 240 of "less than 240"."""
    return number.high if math.isinf(number.low) else number.low


def _settle(claimed: Number, stated: Number) -> int:
    """Return the type of an evidence number seen from one number of the claim."""
    if equal(claimed, stated):
        return _THEIRS
    if stated.kind == "name" != claimed.kind:
        return EVIDENCE
    if not _same_measure(claimed, stated):
        return _OTHER if claimed.kind != "name" else EVIDENCE
    if claimed.kind == "name":
        return _EXCLUDES if claimed.nouns == stated.nouns else EVIDENCE
    if claimed.low <= stated.low and stated.high <= claimed.high:
        return _MEETS
    if (
        claimed.compared
        and stated.compared
        and claimed.low <= _end(stated) <= claimed.high
        and _is_near(claimed, stated)
    ):
        return _MEETS  # "over $235 million" beside "less than $240 million": the next figure would have been named
    apart = stated.high < claimed.low or claimed.high < stated.low
    like = claimed.compared or stated.compared or bool(claimed.nouns & stated.nouns)
    return _EXCLUDES if apart and (like or claimed.kind in ("percent", "money", "ordinal")) else _OTHER


def _nearest(claimed: Number, stated: Sequence[Number], types: list[int]) -> list[int]:
    """Return the types with those taken back that a nearer number of the evidence overrules.

    Beside "less than 48 singles", 49 singles decide, and the eight albums say nothing.
    """
    deciding = [at for at, kind in enumerate(types) if kind in (_MEETS, _EXCLUDES)]
    if not claimed.compared or len(deciding) < 2:
        return types
    alike = {at: _SHARED_NOUN * bool(claimed.nouns & stated[at].nouns) for at in deciding}
    best = types[min(deciding, key=lambda at: (_distance(claimed, stated[at]) - alike[at], at))]
    return [_OTHER if at in deciding and kind != best else kind for at, kind in enumerate(types)]


def _is_told(number: Number, told: AbstractSet[str]) -> bool:
    """Return whether words that are too common to be read as numbers say a plain 1 or 0, or a first."""
    if number.low != number.high or number.kind not in ("plain", "ordinal"):
        return False
    if number.kind == "ordinal":
        return number.low == 1 and not _FIRST.isdisjoint(told)
    return (number.low == 1 and not _ONE.isdisjoint(told)) or (number.low == 0 and not _NONE.isdisjoint(told))
