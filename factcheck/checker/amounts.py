"""Figures of a claim against figures of a snippet: which answers which, and whether both measure the same thing."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck import values
from factcheck.checker import words
from factcheck.checker.counts import (
    are_the_ill,
    counts_apart,
    counts_people,
    counts_turns,
    is_range,
    is_telling,
    of_one_thing,
)
from factcheck.checker.match import ABSENT, RANK, Match, is_scaled
from factcheck.checker.ordinals import counted
from factcheck.checker.reading import Figure
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.quantity import Quantity
from factcheck.values.score import Score

_TAKEN = Comparison(Relation.INCOMPARABLE, "the snippet's figure answers another figure of the claim", "taken")


def matches(ours: tuple[Figure, ...], theirs: tuple[Figure, ...]) -> tuple[Match, ...]:
    """Return the best match of each figure; a figure of theirs answers one of ours, the one it meets first."""
    left, found = list(theirs), dict[Span, Match]()
    for figure in ours:
        match = _figure_match(figure, tuple(left))
        if match.met and match.snippet:
            found[figure.value.span] = match
            left = [other for other in left if other.value.span != match.snippet.span]
    told = any(match.met and is_telling(match.claim) for match in found.values())
    for figure in ours:
        if figure.value.span not in found:
            match = _of_two(figure, left) or _figure_match(figure, tuple(left), among=len(theirs))
            found[figure.value.span] = (_beside(match, left) if told else None) or match
    return tuple(found[figure.value.span] for figure in ours)


def _beside(match: Match, others: Sequence[Figure]) -> Match | None:
    """Return what meets a telling figure in a snippet that has met another: two such figures together are no chance."""
    if match.differs or not is_telling(match.claim):
        return None
    for other in others:
        outcome = values.compare(match.claim, other.value)
        if outcome.relation in (Relation.EQUAL, Relation.CLOSE) and is_telling(other.value):
            return Match(match.claim, other.value, outcome)
    return None


def _of_two(figure: Figure, others: Sequence[Figure]) -> Match | None:
    """Return the match of a score with two plain numbers: "31 to 24" beside "31 in favour and 24 against"."""
    score = figure.value
    if not isinstance(score, Score):
        return None
    counts = [
        other.value
        for other in others
        if other.value.kind == "number" and isinstance(other.value, Quantity) and not other.near & _NO_SIDE
    ]
    left = next((value for value in counts if value.low == value.high == score.left), None)
    right = next((value for value in counts if value.low == value.high == score.right and value is not left), None)
    if left is None or right is None:
        return None
    return Match(score, left, Comparison(Relation.CLOSE, f"{score.text} is {left.text} and {right.text}"))


_NO_SIDE = frozenset(map(stem, "abstain abstained abstention abstentions absent invalid blank".split()))


def _figure_match(figure: Figure, others: tuple[Figure, ...], among: int = 0) -> Match:
    outcomes = [(other, one_figure(figure, other)) for other in others]
    if not outcomes:
        return Match(figure.value, None, _TAKEN if among else ABSENT)
    best, outcome = min(
        outcomes,
        key=lambda pair: (
            RANK[pair[1].relation], not are_turned(figure.value, pair[0].value), -len(figure.near & pair[0].near)
        ),
    )  # fmt: skip
    if outcome.relation is Relation.DIFFERENT and not _is_unit(outcome) and (same := _the_same(figure, others)):
        return Match(figure.value, None, Comparison(Relation.INCOMPARABLE, f"{same.text} may be the figure", "measure"))
    if outcome.relation is Relation.INCOMPARABLE:
        return Match(figure.value, None, outcome)
    return Match(figure.value, best.value, outcome)


def are_turned(one: Value, other: Value) -> bool:
    """Whether two figures have the same digits in another order: 186 and 168."""
    ours, theirs = (re.sub(r"\D", "", value.text) for value in (one, other))
    return len(ours) > 1 and ours != theirs and sorted(ours) == sorted(theirs)


def _the_same(figure: Figure, others: Sequence[Figure]) -> Value | None:
    """Return a figure of theirs that states the same amount, of another thing though it may be.

    "71 per cent were seen in February" is not denied by "71.2%, after 68.9% in January".
    """
    met = (Relation.EQUAL, Relation.CLOSE)
    same = (
        other.value
        for other in others
        if values.compare(figure.value, other.value).relation in met or _leaves_out_its_unit(figure.value, other.value)
    )
    return next(same, None)


def _leaves_out_its_unit(ours: Value, theirs: Value) -> bool:
    """Whether theirs is the number that ours measures: "seven knots; eight are permitted"."""
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or ours.kind != "measure":
        return False
    bare = theirs.kind == "number" and not theirs.unit and not theirs.noun
    return bare and bool(ours.step) and math.isclose(ours.low / ours.step, theirs.low / theirs.step, rel_tol=1e-6)


def _is_unit(outcome: Comparison) -> bool:
    return outcome.aspect in ("unit", "currency", "measure", "denominator", "direction")


def one_figure(claim: Figure, snippet: Figure) -> Comparison:
    """Return how a figure of a claim stands to one of a snippet; what they measure, of whom and when is heeded."""
    ours, theirs = _alike(claim, snippet)
    if _are_two_groups(ours, theirs):
        return Comparison(Relation.INCOMPARABLE, f"those {ours.text} are not those {theirs.text}", "other")
    outcome = values.compare(ours, theirs)
    if outcome.relation is Relation.INCOMPARABLE and (turns := counted(claim, snippet)):
        return turns
    if outcome.relation is Relation.INCOMPARABLE:
        outcome = _compared_otherwise(claim, snippet, ours, theirs) or outcome
    if outcome.relation is Relation.INCOMPARABLE:
        return outcome
    return _of_other_things(claim, snippet, ours, theirs, outcome) or outcome


def _compared_otherwise(claim: Figure, snippet: Figure, ours: Value, theirs: Value) -> Comparison | None:
    """Return what two figures say of each other that the kinds of values leave open."""
    if _same_number(ours, theirs):
        return Comparison(Relation.CLOSE, f"{ours.text} and {theirs.text} are one number", "number")
    if _is_magnitude(ours, theirs) or _is_another_in_a_row(claim, snippet):
        return Comparison(Relation.DIFFERENT, f"{ours.text} is not {theirs.text}", "amount")
    return None


def _of_other_things(
    claim: Figure, snippet: Figure, ours: Value, theirs: Value, outcome: Comparison
) -> Comparison | None:
    """Return why two figures cannot be held against each other, or that one amount stands for the opposite thing."""
    left, right = ", ".join(sorted(claim.measures)), ", ".join(sorted(snippet.measures))
    if _is_of_another_time(claim, snippet) or _is_of_another_time(snippet, claim):
        relation = Relation.DIFFERENT if outcome.relation in (Relation.EQUAL, Relation.CLOSE) else Relation.INCOMPARABLE
        why = f"{ours.text} and {theirs.text} {claim.over or snippet.over} are counted by different things"
        return Comparison(relation, why, "denominator")
    both_lost = (
        "lose" in claim.near & snippet.near
    )  # "lost £3 million in takings", "in lost fares it has cost £3 million"
    if outcome.relation is Relation.EQUAL and not both_lost and _are_opposites(claim.measures, snippet.measures):
        return Comparison(Relation.DIFFERENT, f"{ours.text} is a {right}, not a {left}", "measure")
    if (
        ours.kind == "share"
        and snippet.measures & _OF_ITSELF
        and not claim.measures & _OF_ITSELF
        and not claim.near & _OF_ITSELF
    ):
        return Comparison(Relation.INCOMPARABLE, f"only the snippet's is {right}", "measure")
    if (astray := _astray(claim, snippet) or _of_two_sorts(claim, snippet, outcome)) is not None:
        return astray
    if (
        ours.kind not in ("score", "time")
        and _measure_apart(claim.measures, snippet.measures)
        and not _are_both(claim, snippet, outcome)
    ):
        return Comparison(Relation.INCOMPARABLE, f"{left} is not {right}", "other")  # nor may the judge mix them
    apart = "" if ours.kind == "time" else ", ".join(sorted(claim.qualifiers ^ snippet.qualifiers))
    sure = _is_unit(outcome) or is_scaled(ours, theirs)  # digits in common are no chance, whatever narrows them
    if "target" in apart or (outcome.relation is Relation.DIFFERENT and apart and not sure):
        return Comparison(Relation.INCOMPARABLE, f"only one of the two is {apart}", "measure")
    if outcome.relation is Relation.CLOSE and is_range(ours) and not is_range(theirs):
        why = f"{theirs.text} bears out one point of {ours.text}, not the range"
        return Comparison(Relation.INCOMPARABLE, why, "range")
    narrower = snippet.whole - claim.whole
    if claim.whole and narrower & (claim.near | _COSTS):
        why = f"{ours.text} and {theirs.text} are shares of different wholes"
        return Comparison(Relation.INCOMPARABLE, why, "denominator")
    if _counts_other_things(claim, snippet, ours, theirs, outcome):
        return Comparison(Relation.INCOMPARABLE, f"{ours.text} and {theirs.text} count different things", "measure")
    return None


_COSTS = frozenset(  # a share of these is none of all the costs
    map(
        stem,
        "planning construction running operating maintenance material labour heating energy legal training".split(),
    )
)
_CHANGES = frozenset(
    map(
        stem,
        "rise rose risen grow grew grown increase increased climb climbed fall fell fallen drop dropped decline "
        "declined cut reduced lower raised lost gained jump jumped decrease change up down less more growth dearer "
        "cheaper".split(),
    )
)
_ASTRAY = (("late", "early"), ("over plan", "under plan"))
_OF_ITSELF = frozenset(["turnout"])  # no share of those who voted so or so
_SMALL, _ALIKE = 32, 2  # so small a count stands in many texts; so many words beside it make it one thing


def _is_small(value: Value) -> bool:
    return isinstance(value, Quantity) and value.kind == "number" and 0 <= value.low < _SMALL


def _are_two_groups(ours: Value, theirs: Value) -> bool:
    """Whether two ages bound two groups: what is said of patients over 80 is not said of those over 70."""
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or {ours.kind, theirs.kind} != {"age"}:
        return False
    return "exact" not in (ours.bound, theirs.bound) and ours.amount != theirs.amount


def _is_of_another_time(one: Figure, other: Figure) -> bool:
    """Whether one is so much a year and the other that much over several."""
    value = one.value
    return (
        bool(other.over)
        and not one.over
        and isinstance(value, Quantity)
        and (value.per == "year" or one.every == "year")
    )


def _astray(claim: Figure, snippet: Figure) -> Comparison | None:
    """Return that one is by how much too late or dear, the other too early or cheap, or that one is no change."""
    apart = claim.qualifiers ^ snippet.qualifiers
    for one, other in _ASTRAY:
        if {one, other} <= apart and (one in claim.qualifiers) != (other in claim.qualifiers):
            return Comparison(Relation.DIFFERENT, f"only one of the two is {one}", "direction")
    if claim.value.kind != "share" or claim.more == snippet.more:
        return None
    if (claim if snippet.more else snippet).near & _CHANGES:
        return None
    why = f"only one of {claim.value.text} and {snippet.value.text} is a change"
    return Comparison(Relation.INCOMPARABLE, why, "measure")


def _of_two_sorts(claim: Figure, snippet: Figure, outcome: Comparison) -> Comparison | None:
    """Return that two figures that differ are not of one sort: only one is a difference, or a term in prison."""
    if outcome.relation is not Relation.DIFFERENT:
        return None
    told = f"only one of {claim.value.text} and {snippet.value.text} is"
    counts = claim.value.kind == snippet.value.kind in ("number", "duration") and claim.more != snippet.more
    if counts and not (claim if snippet.more else snippet).near & _CHANGES:
        return Comparison(Relation.INCOMPARABLE, f"{told} a difference", "other")
    terms = claim.value.kind == "duration" and "sentence" in claim.measures ^ snippet.measures
    if terms and not (snippet if "sentence" in claim.measures else claim).near & _GIVEN:
        return Comparison(Relation.INCOMPARABLE, f"{told} a sentence", "other")
    return None


_GIVEN = frozenset(map(stem, "get receive give serve face hand sentence term impose spend".split()))


def _counts_other_things(claim: Figure, snippet: Figure, ours: Value, theirs: Value, outcome: Comparison) -> bool:
    if counts_turns(claim, snippet) or counts_turns(snippet, claim):
        return False
    if outcome.relation is Relation.DIFFERENT:
        return counts_apart(ours, theirs) and not _is_another_in_a_row(claim, snippet)
    if are_the_ill(claim, snippet) or are_the_ill(snippet, claim):
        return False
    if _is_small(ours) and counts_apart(ours, theirs) and len(claim.near & snippet.near) < _ALIKE:
        return True  # "nine employees" beside "nine countries"
    loose = outcome.relation is Relation.CLOSE and _is_loose(ours, theirs)
    return loose and not of_one_thing(claim, snippet)


def _is_another_in_a_row(claim: Figure, snippet: Figure) -> bool:
    """Whether two rows of one length differ: "the third cut in a row", "the second reduction running"."""
    if claim.value.kind != "rank" or snippet.value.kind != "rank" or not claim.near & snippet.near:
        return False
    ours, theirs = claim.value, snippet.value
    both = "in a row" in claim.qualifiers & snippet.qualifiers
    return both and isinstance(ours, Quantity) and isinstance(theirs, Quantity) and ours.low != theirs.low


def _measure_apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two figures measure different things: none in common, a deficit beside a budget, hurt beside killed."""
    if not ours or not theirs or (ours == _AGE and theirs <= _AGED) or (theirs == _AGE and ours <= _AGED):
        return False
    fates = ours & words.FATES, theirs & words.FATES
    return not ours & theirs or bool((ours ^ theirs) & words.POLAR) or (all(fates) and not fates[0] & fates[1])


_AGE, _AGED = frozenset(["age"]), frozenset("patient pupil population passenger".split())  # "patients over 80"


def _are_both(claim: Figure, snippet: Figure, outcome: Comparison) -> bool:
    """Whether one telling amount may well be of both measures: what a thing cost is what was invested in it."""
    if outcome.relation not in (Relation.EQUAL, Relation.CLOSE) or claim.value.kind not in ("money", "measure"):
        return False
    if not is_telling(claim.value) or not is_telling(snippet.value):
        return False
    if claim.measures & words.FATES or snippet.measures & words.FATES:
        return False
    left, right = claim.measures - snippet.measures, snippet.measures - claim.measures
    return all(any({one, two} <= row for row in words.MAY_BE_BOTH) for one in left for two in right)


def _are_opposites(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any({*ours, *theirs} == pair and ours != theirs for pair in words.OPPOSITES) and not ours & theirs


def _alike(claim: Figure, snippet: Figure) -> tuple[Value, Value]:
    """Return the two values as they are meant: "annual" says "a year", and a person who "is 58" is 58 years old."""
    ours, theirs = claim.value, snippet.value
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity):
        return ours, theirs
    ours, theirs = _weighed(ours, theirs), _weighed(theirs, ours)
    if ours.per and not theirs.per and snippet.every == ours.per:
        theirs = replace(theirs, per=ours.per)
    if theirs.per and not ours.per and claim.every == theirs.per:
        ours = replace(ours, per=theirs.per)
    if theirs.per and not ours.per and claim.every:  # "every day" beside "a week"
        ours = replace(ours, per=claim.every)
    if ours.per and not theirs.per and snippet.every:
        theirs = replace(theirs, per=snippet.every)
    if ours.kind == "number" and theirs.kind == "age" and not ours.noun and 0 < ours.low < 120:
        ours = replace(ours, kind="age", unit="year")
    return ours, theirs


def _weighed(one: Quantity, other: Quantity) -> Quantity:
    """Return an amount of pounds as a weight where the other is one in pounds: "38,000 pounds of it", "38,000 lb"."""
    if one.kind != "money" or other.unit != "kg" or not _POUNDS.search(one.text) or not _POUNDS.search(other.text):
        return one
    low, high, step = (amount * _POUND for amount in (one.low, one.high, one.step))
    return replace(one, kind="measure", unit="kg", low=low, high=high, step=step)


_POUND = 0.45359237  # kilograms
_POUNDS = re.compile(r"\d[ \u00a0-]?(?:lbs?|pounds?)\b|(?:million|thousand|hundred|[a-z])[ -]pounds?\b")


def _is_loose(ours: Value, theirs: Value) -> bool:
    """Whether two amounts agree only as far as the coarser goes: "above £50,000" and £19 million, £25.6m and £26m."""
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity):
        return False
    return not math.isclose(ours.amount, theirs.amount)


def _same_number(one: Value, two: Value) -> bool:
    """Whether two figures state one number, one of them without a unit: "44 a week" and "44 hours a week"."""
    if not isinstance(one, Quantity) or not isinstance(two, Quantity) or one.low != one.high:
        return False
    if (one.kind == "rank") != (two.kind == "rank"):  # "second on the table" is not "two"
        return False
    if (
        {one.unit, two.unit} == {"", "percent"}
        or (one.unit and two.unit and one.unit != two.unit)
        or (one.per and two.per and one.per != two.per)
    ):
        return False
    if "duration" in (one.kind, two.kind) and not _lasts(one) and not _lasts(two):  # "six months", "six rooms"
        return False
    return one.low == two.low and one.high == two.high


def _lasts(value: Quantity) -> bool:
    """Whether a plain number may count a time: "44 a week", "three seasons"."""
    return value.kind != "duration" and value.noun.rstrip("s") in _TIMES


_TIMES = frozenset(["", "year", "season", "term", "month", "week", "day", "night", "hour", "minute"])
_SIDES = (frozenset({"at least", "more than"}), frozenset({"at most", "less than", "up to"}))


def _is_magnitude(one: Value, two: Value) -> bool:
    """Whether two bounds differ by their zeros alone: "above £50,000" and "exceeding £500,000"."""
    if not isinstance(one, Quantity) or not isinstance(two, Quantity) or one.unit != two.unit:
        return False
    if not one.amount or not two.amount or not any({one.bound, two.bound} <= side for side in _SIDES):
        return False
    ratio = max(one.amount, two.amount) / min(one.amount, two.amount)
    return ratio in (10, 100, 1000)


__all__ = ["are_turned", "counts_people", "matches", "one_figure"]
