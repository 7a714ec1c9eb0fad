"""A claim laid against a snippet: what they share, which names are missing, which values meet or differ."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from factcheck import values
from factcheck.checker.names import Name, meets, names
from factcheck.checker.reading import FIGURES, Figure, Reading
from factcheck.records import Comparison, Period, Relation, Value
from factcheck.values.act import Act
from factcheck.values.date import Moment
from factcheck.values.quantity import Quantity

_RANK = {Relation.EQUAL: 0, Relation.CLOSE: 1, Relation.DIFFERENT: 2, Relation.INCOMPARABLE: 3}


@dataclass(frozen=True, slots=True)
class Match:
    """A value of the claim and the value of the snippet that answers it best; None when nothing answers."""

    claim: Value
    snippet: Value | None
    outcome: Comparison

    @property
    def met(self) -> bool:
        """Whether the snippet states the same, rounding aside."""
        return self.outcome.relation in (Relation.EQUAL, Relation.CLOSE)

    @property
    def differs(self) -> bool:
        """Whether the snippet states another value of the same thing."""
        return self.outcome.relation is Relation.DIFFERENT


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a claim and a snippet have in common; shares are 0 to 1."""

    cosine: float
    coverage: float  # share of the claim's content words, names apart, that the snippet has
    echo: float  # share of the snippet's content words, names apart, that the claim has
    named: float  # share of the claim's names that the snippet has
    missing: tuple[Name, ...]  # names of the claim the snippet lacks
    foreign: tuple[Name, ...]  # names of the snippet the claim lacks
    figures: tuple[Match, ...]
    moments: tuple[Match, ...]
    acts: tuple[Match, ...]
    people: tuple[Match, ...] = ()  # persons of the claim whose surname the snippet gives another first name

    @property
    def topic(self) -> float:
        """How surely both speak of the same thing."""
        return 0.5 * self.cosine + 0.3 * self.coverage + 0.2 * self.named


_TAKEN = Comparison(Relation.INCOMPARABLE, "the snippet's figure answers another figure of the claim", "taken")
_ABSENT = Comparison(Relation.INCOMPARABLE, "the snippet states nothing of the kind", "absent")


def align(claim: Reading, snippet: Reading, *, cosine: float) -> Alignment:
    """Return the alignment of two readings whose embeddings have the given cosine."""
    ours, theirs = names(claim), names(snippet)
    missing = tuple(name for name in ours if not meets(name, theirs, snippet.stems))
    foreign = tuple(name for name in theirs if not meets(name, ours, claim.stems))
    return Alignment(
        cosine=cosine,
        coverage=_coverage(claim, snippet),
        echo=_coverage(snippet, claim),
        named=1 - len(missing) / len(ours) if ours else 1.0,
        missing=missing,
        foreign=foreign,
        figures=_figures(claim.figures, snippet.figures),
        moments=tuple(_best(value, snippet.of_kind("date")) for value in claim.of_kind("date")),
        acts=_acts(claim, snippet),
        people=_people(claim, snippet),
    )


def _coverage(claim: Reading, snippet: Reading) -> float:
    words = [term for term in claim.terms if not term.name]
    total = sum(term.weight for term in words)
    if not total:
        return 1.0
    return sum(term.weight * _share(term.stem, snippet.stems) for term in words) / total


def _share(stem: str, stems: frozenset[str]) -> float:
    if stem in stems:
        return 1.0
    if len(stem) >= 6 and any(other.startswith(stem[:6]) for other in stems):
        return 0.7
    return 0.0


def _figures(ours: tuple[Figure, ...], theirs: tuple[Figure, ...]) -> tuple[Match, ...]:
    """Return the best match of each figure; one that another figure of the claim has met cannot differ from this one."""
    matches = [_figure_match(figure, theirs) for figure in ours]
    taken = {match.snippet.span for match in matches if match.met and match.snippet}
    return tuple(
        Match(match.claim, None, _TAKEN) if match.differs and match.snippet and match.snippet.span in taken else match
        for match in matches
    )


def _figure_match(figure: Figure, others: tuple[Figure, ...]) -> Match:
    outcomes = [(other, _compare_figures(figure, other)) for other in others]
    if not outcomes:
        return Match(figure.value, None, _ABSENT)
    best, outcome = min(outcomes, key=lambda pair: (_RANK[pair[1].relation], -len(figure.near & pair[0].near)))
    if outcome.relation is Relation.INCOMPARABLE:
        return Match(figure.value, None, outcome)
    return Match(figure.value, best.value, outcome)


def _compare_figures(claim: Figure, snippet: Figure) -> Comparison:
    outcome = values.compare(claim.value, snippet.value)
    if outcome.relation is Relation.INCOMPARABLE and _same_number(claim.value, snippet.value):
        outcome = Comparison(Relation.CLOSE, f"{claim.value.text} and {snippet.value.text} are one number", "number")
    if outcome.relation is Relation.INCOMPARABLE:
        return outcome
    if claim.measures and snippet.measures and not claim.measures & snippet.measures:
        left, right = ", ".join(sorted(claim.measures)), ", ".join(sorted(snippet.measures))
        return Comparison(Relation.INCOMPARABLE, f"{left} is not {right}", "measure")
    if outcome.relation is Relation.DIFFERENT and claim.qualifiers != snippet.qualifiers:
        apart = ", ".join(sorted(claim.qualifiers ^ snippet.qualifiers))
        return Comparison(Relation.INCOMPARABLE, f"only one of the two is {apart}", "measure")
    return outcome


def _same_number(one: Value, two: Value) -> bool:
    """Whether two figures state one number, one of them without a unit: "44 a week" and "44 hours a week"."""
    if not isinstance(one, Quantity) or not isinstance(two, Quantity) or one.low != one.high:
        return False
    if one.unit and two.unit and one.unit != two.unit:
        return False
    return one.low == two.low and one.high == two.high


def _best(value: Value, others: tuple[Value, ...]) -> Match:
    outcomes = [(other, values.compare(value, other)) for other in others]
    if not outcomes:
        return Match(value, None, _ABSENT)
    best, outcome = min(outcomes, key=lambda pair: _RANK[pair[1].relation])
    return Match(value, best if outcome.relation is not Relation.INCOMPARABLE else None, outcome)


def _acts(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    """Return one match for each axis both speak on (rise/fall, open/close …)."""
    found = []
    theirs = [value for value in snippet.of_kind("act") if isinstance(value, Act)]
    for value in claim.of_kind("act"):
        same = tuple(other for other in theirs if isinstance(value, Act) and other.axis == value.axis)
        if same:
            found.append(_best(value, same))
    return tuple(found)


def same_time(alignment: Alignment) -> bool | None:
    """Return whether claim and snippet speak of one time; None when one of them names none."""
    told = [
        match for match in alignment.moments if isinstance(match.claim, Moment) and match.outcome.aspect != "absent"
    ]
    if not told:
        return None
    return any(match.met for match in told)


def _people(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    matches = [_best(value, snippet.of_kind("person")) for value in claim.of_kind("person")]
    return tuple(match for match in matches if match.differs)


_RECENT = dt.timedelta(days=270)  # a claim without a date speaks of the months before the article


def is_past(claim: Reading, snippet: Reading, as_of: Period | None) -> bool:
    """Return whether the snippet speaks of a time long before the article and the claim, undated, of now."""
    told = [value for value in snippet.of_kind("date") if isinstance(value, Moment) and value.anchored]
    if as_of is None or not told or claim.of_kind("date"):
        return False
    return all(value.period.last < as_of.first - _RECENT for value in told)


__all__ = ["FIGURES", "Alignment", "Match", "align", "is_past", "same_time"]
