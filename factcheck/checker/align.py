"""A claim laid against a snippet: what they share, which names are missing, which values meet or differ."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from factcheck import values
from factcheck.checker import words
from factcheck.checker.names import Name, meets, names, spellings
from factcheck.checker.reading import FIGURES, Figure, Reading, negated
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values.act import Act
from factcheck.values.date import Moment
from factcheck.values.quantity import Quantity

_MISTAKEN = 50  # of 100: Martin/Marcus 67, Jon/John 86, Imran/Haroon 36
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
    contrasts: tuple[Match, ...] = ()  # comparisons, stages, directions and negations, met or denied

    @property
    def topic(self) -> float:
        """How surely both speak of the same thing."""
        return 0.5 * self.cosine + 0.3 * self.coverage + 0.2 * self.named


_NEGATED = Comparison(Relation.DIFFERENT, "one of the two is negated", "negation")
_TAKEN = Comparison(Relation.INCOMPARABLE, "the snippet's figure answers another figure of the claim", "taken")
_ABSENT = Comparison(Relation.INCOMPARABLE, "the snippet states nothing of the kind", "absent")


def align(
    claim: Reading,
    snippet: Reading,
    *,
    cosine: float,
    about: Reading | None = None,
    longer: frozenset[str] = frozenset(),
) -> Alignment:
    """Return the alignment of two readings whose embeddings have the given cosine.

    `about` is what is known of the snippet besides its text: a name that stands there is not missing. `longer` are
    names that other sources give in full.
    """
    ours, theirs = names(claim), names(snippet)
    known, stems = theirs, snippet.stems
    if about is not None:
        known, stems = (*theirs, *names(about)), stems | about.stems
    longer = longer | spellings(snippet) | (spellings(about) if about is not None else frozenset())
    foreign = tuple(name for name in theirs if not meets(name, ours, claim.stems))
    if (
        foreign and about is not None
    ):  # the publisher may be the "we" of a snippet, not where it speaks of somebody else
        known, stems = theirs, snippet.stems
    missing = tuple(name for name in ours if not meets(name, known, stems, longer))
    return Alignment(
        cosine=cosine,
        coverage=_coverage(claim, snippet),
        echo=_coverage(snippet, claim),
        named=1 - len(missing) / len(ours) if ours else 1.0,
        missing=missing,
        foreign=foreign,
        figures=_figures(claim.figures, snippet.figures),
        moments=tuple(_moment(value, snippet.of_kind("date")) for value in claim.of_kind("date")),
        acts=_acts(claim, snippet),
        people=_people(claim, snippet),
        contrasts=(*_contrasts(claim, snippet), *_negations(claim, snippet)),
    )


def _coverage(claim: Reading, snippet: Reading) -> float:
    total = sum(term.weight for term in claim.plain)
    if not total:
        return 1.0
    return sum(term.weight * _share(term.stem, snippet) for term in claim.plain) / total


def _share(root: str, other: Reading) -> float:
    if root in other.stems:
        return 1.0
    return 0.7 if len(root) >= 6 and root[:6] in other.roots else 0.0


def _figures(ours: tuple[Figure, ...], theirs: tuple[Figure, ...]) -> tuple[Match, ...]:
    """Return the best match of each figure; a figure of theirs answers one of ours, the one it meets first."""
    left, found = list(theirs), dict[Span, Match]()
    for figure in ours:
        match = _figure_match(figure, tuple(left))
        if match.met and match.snippet:
            found[figure.value.span] = match
            left = [other for other in left if other.value.span != match.snippet.span]
    for figure in ours:
        if figure.value.span not in found:
            found[figure.value.span] = _figure_match(figure, tuple(left), among=len(theirs))
    return tuple(found[figure.value.span] for figure in ours)


def _figure_match(figure: Figure, others: tuple[Figure, ...], among: int = 0) -> Match:
    outcomes = [(other, _compare_figures(figure, other)) for other in others]
    if not outcomes:
        return Match(figure.value, None, _TAKEN if among else _ABSENT)
    best, outcome = min(outcomes, key=lambda pair: (_RANK[pair[1].relation], -len(figure.near & pair[0].near)))
    if outcome.relation is Relation.INCOMPARABLE:
        return Match(figure.value, None, outcome)
    return Match(figure.value, best.value, outcome)


def _compare_figures(claim: Figure, snippet: Figure) -> Comparison:
    ours, theirs = _alike(claim, snippet)
    outcome = values.compare(ours, theirs)
    if outcome.relation is Relation.INCOMPARABLE and _same_number(ours, theirs):
        outcome = Comparison(Relation.CLOSE, f"{claim.value.text} and {snippet.value.text} are one number", "number")
    if outcome.relation is Relation.INCOMPARABLE:
        return outcome
    if ours.kind != "score" and _measure_apart(claim.measures, snippet.measures):
        left, right = ", ".join(sorted(claim.measures)), ", ".join(sorted(snippet.measures))
        return Comparison(Relation.INCOMPARABLE, f"{left} is not {right}", "measure")
    apart = ", ".join(sorted(claim.qualifiers ^ snippet.qualifiers))
    if "target" in apart or (outcome.relation is Relation.DIFFERENT and apart):
        return Comparison(Relation.INCOMPARABLE, f"only one of the two is {apart}", "measure")
    if outcome.relation is Relation.CLOSE and _is_range(ours) and not _is_range(theirs):
        why = f"{snippet.value.text} bears out one point of {claim.value.text}, not the range"
        return Comparison(Relation.INCOMPARABLE, why, "range")
    if claim.whole and snippet.whole and (snippet.whole - claim.whole) & claim.near:
        why = f"{claim.value.text} and {snippet.value.text} are shares of different wholes"
        return Comparison(Relation.INCOMPARABLE, why, "denominator")
    if outcome.relation is Relation.DIFFERENT and _counts_apart(ours, theirs):
        why = f"{claim.value.text} and {snippet.value.text} count different things"
        return Comparison(Relation.INCOMPARABLE, why, "measure")
    if outcome.relation is Relation.CLOSE and _is_loose(ours, theirs) and not _of_one_thing(claim, snippet):
        why = f"{claim.value.text} and {snippet.value.text} count different things"
        return Comparison(Relation.INCOMPARABLE, why, "measure")
    return outcome


def _measure_apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two figures measure different things: none in common, or a deficit beside a budget."""
    if not ours or not theirs:
        return False
    return not ours & theirs or bool((ours ^ theirs) & words.POLAR)


def _counts_apart(ours: Value, theirs: Value) -> bool:
    """Whether two numbers count different things: boats are not employees; people may be called many names."""
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or not ours.noun or not theirs.noun:
        return False
    one, two = stem(ours.noun), stem(theirs.noun)
    return one != two and not (one in words.PEOPLE and two in words.PEOPLE)


def _alike(claim: Figure, snippet: Figure) -> tuple[Value, Value]:
    """Return the two values as they are meant: "annual" says "a year", and a person who "is 58" is 58 years old."""
    ours, theirs = claim.value, snippet.value
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity):
        return ours, theirs
    if ours.per and not theirs.per and snippet.every == ours.per:
        theirs = replace(theirs, per=ours.per)
    if theirs.per and not ours.per and claim.every == theirs.per:
        ours = replace(ours, per=theirs.per)
    if ours.kind == "number" and theirs.kind == "age" and not ours.noun and 0 < ours.low < 120:
        ours = replace(ours, kind="age", unit="year")
    return ours, theirs


def _is_loose(ours: Value, theirs: Value) -> bool:
    """Whether two amounts agree only as far as the coarser goes: "above £50,000" and £19 million, £25.6m and £26m."""
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity):
        return False
    return ours.amount != theirs.amount


def _is_range(value: Value) -> bool:
    return isinstance(value, Quantity) and value.bound == "range"


def _of_one_thing(claim: Figure, snippet: Figure) -> bool:
    shared = claim.near & snippet.near
    if len(shared) >= max(1, min(2, len(claim.near))) or claim.measures & snippet.measures:
        return True
    return _counts_people(claim) and _counts_people(snippet)


def _counts_people(figure: Figure) -> bool:
    """Whether a figure is one of people: "240 million people", or a population."""
    noun = figure.value.noun if isinstance(figure.value, Quantity) else ""
    return "population" in figure.measures or bool(noun and stem(noun) in words.PEOPLE)


def _same_number(one: Value, two: Value) -> bool:
    """Whether two figures state one number, one of them without a unit: "44 a week" and "44 hours a week"."""
    if not isinstance(one, Quantity) or not isinstance(two, Quantity) or one.low != one.high:
        return False
    if (one.kind == "rank") != (two.kind == "rank"):  # "second on the table" is not "two"
        return False
    if (one.unit and two.unit and one.unit != two.unit) or (one.per and two.per and one.per != two.per):
        return False
    return one.low == two.low and one.high == two.high


def _moment(value: Value, others: tuple[Value, ...]) -> Match:
    """Return the best match of a date; one whose days are not known meets the same words."""
    match = _best(value, _alike_bound(value, others))
    if match.met and match.snippet and _bounds_another_time(value, match.snippet):
        return Match(
            value, None, Comparison(Relation.INCOMPARABLE, f"{match.snippet.text} is not {value.text}", "bound")
        )
    if not match.met and isinstance(value, Moment) and not value.anchored:
        same = next((other for other in others if other.text.casefold() == value.text.casefold()), None)
        if same is not None:
            return Match(value, same, Comparison(Relation.CLOSE, f"both are {value.text}"))
    return match


def _alike_bound(value: Value, others: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return the dates that bound as the claim's does, where there are any: "since 2015" not against "in 2016"."""
    if not isinstance(value, Moment) or value.sense not in ("since", "until"):
        return others
    return tuple(other for other in others if isinstance(other, Moment) and other.sense == value.sense) or others


def _bounds_another_time(ours: Value, theirs: Value) -> bool:
    """Whether a date only lies in what the claim bounds: "closed since 2010" is not borne out by "shut in 2015"."""
    if not isinstance(ours, Moment) or not isinstance(theirs, Moment) or ours.sense not in ("since", "until"):
        return False
    return theirs.sense == "at" and not (
        ours.point.first <= theirs.point.last and theirs.point.first <= ours.point.last
    )


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


_CONTRASTED = ("comparison", "status", "change")


def _contrasts(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    """Return the comparisons, stages and changes of the claim that a value of the snippet meets or denies."""
    matches = [_best(value, snippet.of_kind(kind)) for kind in _CONTRASTED for value in claim.of_kind(kind)]
    return tuple(match for match in matches if match.met or match.outcome.aspect in ("direction", "overstated"))


def _negations(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    """Return the words that one text negates and the other states."""
    ours, theirs = negated(claim), negated(snippet)
    found: list[tuple[Span | None, Span | None]] = [
        *((span, _stated(snippet, root)) for root, span in ours.items() if root not in theirs),
        *((_stated(claim, root), span) for root, span in theirs.items() if root not in ours),
    ]
    spoken = {value.span.end for value in claim.of_kind("act")}  # acts know their own negations
    return tuple(
        Match(_words(claim, one), _words(snippet, two), _NEGATED)
        for one, two in found
        if one is not None and two is not None and one.end not in spoken
    )


def _stated(reading: Reading, root: str) -> Span | None:
    return next((term.span for term in reading.plain if term.stem == root), None)


def _words(reading: Reading, span: Span) -> Value:
    return Value("negation", span, reading.text[span.slice])


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
    return tuple(match for match in matches if match.differs and match.snippet and _alike_names(match))


def _alike_names(match: Match) -> bool:
    """Whether two first names may be one mistaken for the other: Martin and Marcus, not Imran and Haroon Akhtar."""
    ours, theirs = (value.text.rpartition(" ")[0].casefold() for value in (match.claim, match.snippet or match.claim))
    return fuzz.ratio(ours, theirs) >= _MISTAKEN


# A claim without a date speaks of the months before the article; of what rose or fell, of the weeks before it.
_RECENT = dt.timedelta(days=270)
_LATELY = dt.timedelta(days=45)


def is_past(claim: Reading, snippet: Reading, as_of: Period | None, *, lately: bool = False) -> bool:
    """Return whether the snippet speaks of a time well before the article and the claim, undated, of now."""
    told = [value for value in snippet.of_kind("date") if isinstance(value, Moment) and value.anchored]
    if not told or claim.of_kind("date"):
        return False
    if as_of is None:  # when the article was written is not known either
        return bool(claim.figures)
    window = _LATELY if lately else _RECENT
    return all(_heart(value.period) < as_of.first - window for value in told)


def _heart(period: Period) -> dt.date:
    """The last day of a period; of a span of years, which may be a season, the middle."""
    length = period.last - period.first
    return period.last if length.days <= 366 else period.first + length / 2


__all__ = ["FIGURES", "Alignment", "Match", "align", "is_past", "same_time"]
