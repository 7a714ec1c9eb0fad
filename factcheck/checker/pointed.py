"""Words that may be what a claim has wrong: values, names and words for which a snippet has others in their place."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck import values
from factcheck.checker.align import Match
from factcheck.checker.apart import pairs
from factcheck.checker.candidates import Candidate
from factcheck.checker.denials import deny_alike, first_of_its_kind, is_negative
from factcheck.checker.features import is_foreseen, telling
from factcheck.checker.names import Name, names
from factcheck.checker.passage import passage
from factcheck.checker.reading import FIGURES, Reading
from factcheck.checker.slots import inside
from factcheck.checker.terms import Term, stem
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.date import Moment
from factcheck.values.quantity import Quantity

_TWO = 2
_YEARS = 12  # between two dates of one thing; more are mostly of two


def values_apart(ours: Reading, one: Candidate) -> Iterator[Match]:
    """Yield the values of a claim for which the snippet has others, though they may be of something else."""
    alignment = one.alignment
    if sum(match.differs for match in alignment.figures) > 1:  # "four of the 60 votes" beside "five"
        return
    for match in (*alignment.figures, *alignment.moments, *alignment.acts, *alignment.people, *alignment.contrasts):
        if _is_not_before(match.claim):
            continue
        if (slip := of_another_unit(match, one.reading)) is not None:
            yield slip
        elif match.differs and not _is_of_another_kind(ours, one, match):
            yield match
        elif (slip := _of_another_scale(match, one.reading)) is not None:
            yield slip
        elif match.outcome.aspect in _OPEN_BY:
            yield from (other for other in _another(match, one.reading) if not _may_have_grown(ours, one, other))


def _is_of_another_kind(ours: Reading, one: Candidate, match: Match) -> bool:
    """Whether the two values are of two things: years or noughts apart, counted so far, expected and counted."""
    apart = not _are_of_one_age(match) or _are_far(match)
    return apart or _may_have_grown(ours, one, match) or is_foreseen(ours, match, one.reading)


# Why the rules hold two values not against each other, and the judge may.
_OPEN_BY = frozenset("converse start measure kind unanchored denominator scope sense".split())


UNIT = "unit"  # the aspect of two figures of the same digits, in two currencies or two measures of one sort
SLIP = "scale"  # the aspect of two figures of the same digits, one a thousand times the other


def _of_another_scale(match: Match, snippet: Reading) -> Match | None:
    """Return the figure of the snippet that has the claim's digits and is of another scale: £9.3 billion, £9.3 million.

    Of another measure or not: "to lose revenue of 46 billion" beside "the loss of income, 46 million".
    """
    ours = match.claim
    if match.met or not isinstance(ours, Quantity) or not _SCALED.search(ours.text) or not telling(ours):
        return None  # "2 billion" and "2 million" may well be of two things
    for theirs in snippet.of_kind(ours.kind):
        if isinstance(theirs, Quantity) and theirs.unit == ours.unit and theirs.amount and _SCALED.search(theirs.text):
            ratio = ours.amount / theirs.amount
            if any(abs(ratio / scale - 1) < _NEARLY_NONE for scale in (1e3, 1e-3, 1e6, 1e-6)):
                return _match(ours, theirs, SLIP)
    return None


def of_another_unit(match: Match, snippet: Reading) -> Match | None:
    """Return the figure of the snippet that is the claim's but for its unit: 40 million euros, 40 million crowns."""
    ours = match.claim
    if match.met or not isinstance(ours, Quantity) or not telling(ours) or not ours.unit:
        return None
    written = _written(ours)
    others = [value for value in snippet.of_kind(ours.kind) if isinstance(value, Quantity) and value.unit]
    same = [value for value in others if written and _written(value) == written and not _may_be_one(ours, value)]
    apart = [value for value in same if value.unit != ours.unit or value.amount != ours.amount]
    return _match(ours, apart[0], UNIT) if len(apart) == len(same) == 1 else None


def _may_be_one(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two sums may be of one currency: of which country dollars and crowns are the words may leave open."""
    if not (ours.loose or theirs.loose):
        return False
    return any(sign.search(ours.text) and sign.search(theirs.text) for sign in _SIGNS)


_SIGNS = tuple(re.compile(words, re.IGNORECASE) for words in (r"\$|dollar", r"\bRs|rupee", r"\bkr|crown", r"£|pound"))


def _written(value: Quantity) -> str:
    """The number of a figure as it is written, with its scale: "1.8 billion" of "1.8 billion cubic feet"."""
    found = _NUMBER.search(value.text)
    return found[0].lower() if found else ""


_NUMBER = re.compile(r"\d[\d.,]*(?<![.,])(?: (?:thousand|million|billion|trillion))?", re.IGNORECASE)
_SCALED = re.compile(r"\b(?:thousand|million|billion|trillion|m|bn|tn|k)\b|\d(?:m|bn|tn|k)\b", re.IGNORECASE)


def _is_not_before(value: Value) -> bool:
    """Whether a date is one before which something was not: other days of the snippet deny it in no way."""
    return isinstance(value, Moment) and value.sense == "since" and value.text.lower().startswith("before")


def _are_far(match: Match) -> bool:
    """Whether one amount is more than a hundred times the other, and no slip of a nought or two."""
    ours, theirs = match.claim, match.snippet
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or not ours.amount or not theirs.amount:
        return False
    ratio = abs(ours.amount / theirs.amount)
    return not 1 / _FAR < ratio < _FAR and abs(math.log10(ratio) - round(math.log10(ratio))) > _NEARLY_NONE


_FAR, _NEARLY_NONE = 100, 1e-9


def _may_have_grown(ours: Reading, one: Candidate, match: Match) -> bool:
    """Whether the snippet counts up to an hour or a day, and the claim, which names none, tells more: "63" and "48"."""
    mine, theirs = match.claim, match.snippet
    if not isinstance(mine, Quantity) or not isinstance(theirs, Quantity) or not mine.amount > theirs.amount:
        return False
    return bool(_SO_FAR.search(one.reading.text)) and not _SO_FAR.search(ours.text)


_SO_FAR = re.compile(
    r"\b(?:so far|up to now|until now|to date|[Aa]s of)\b"
    r"|\b[Bb]y (?:\d|noon|midday|midnight|then|now|half past|(?:early|late|mid)\b|\w+ o['’]clock|\w+day\b)"
)


def _are_of_one_age(match: Match) -> bool:
    moments = [value for value in (match.claim, match.snippet) if isinstance(value, Moment)]
    days = [value.point.last.year for value in moments if value.anchored]
    return len(days) < 2 or abs(days[0] - days[1]) <= _YEARS


_MET = (Relation.EQUAL, Relation.CLOSE)


def _another(match: Match, snippet: Reading) -> Iterator[Match]:
    """Yield what the snippet has in the place of a value that the rules hold against none of its own.

    Nothing where another value there says the same: "61 per cent" beside "61.3%; Hallow had 58.7%".
    """
    if any(values.compare(match.claim, value).relation in _MET for value in snippet.of_kind(match.claim.kind)):
        return
    for value in snippet.of_kind(match.claim.kind):
        apart = _differ(match.claim, value)
        if apart and _are_of_one_age(Match(match.claim, value, match.outcome)):
            yield _match(match.claim, value, match.outcome.aspect)
            return


def _differ(ours: Value, theirs: Value) -> bool:
    outcome = values.compare(ours, theirs)
    if outcome.aspect in ("denominator", "scope"):
        return isinstance(ours, Quantity) and isinstance(theirs, Quantity) and ours.low != theirs.low
    if outcome.aspect == "sense":
        return _are_two_ends(ours, theirs)
    if outcome.aspect == "unanchored":
        return _are_two_months(ours, theirs)
    return outcome.relation is Relation.DIFFERENT or outcome.aspect in ("converse", "start")


def _are_two_ends(ours: Value, theirs: Value) -> bool:
    """Whether one text says by when and the other until when, and not of one time: "by 2028", "until 2029"."""
    moments = [value for value in (ours, theirs) if isinstance(value, Moment)]
    return {value.sense for value in moments} == {"by", "until"} and moments[0].point != moments[1].point


def _are_two_months(ours: Value, theirs: Value) -> bool:
    """Whether two months of no known year differ, as of what happens every year: in September, in October."""
    months = [_month(value) for value in (ours, theirs) if isinstance(value, Moment) and value.sense == "at"]
    return len(months) == 2 and all(months) and months[0] != months[1]


def _month(moment: Moment) -> int:
    """The month of a date that lies in one; 0 of others."""
    first, last = moment.point.first, moment.point.last
    return first.month if moment.anchored and first.replace(day=1) == last.replace(day=1) else moment.yearless[0]


def sets_apart(claim: Reading, one: Candidate) -> Iterator[Match]:
    """Yield the word of a set for which the snippet has another of the set in its place: western, eastern."""
    if len(one.alignment.missing) < _TWO:
        yield from (_match(ours.value, other.value, "word") for ours, other in pairs(claim, one.reading))


def names_apart(claim: Reading, one: Candidate) -> Iterator[Match]:
    """Yield the one name that the snippet lacks with the one behind the same preposition there: to Greenland."""
    alignment = one.alignment
    if len(alignment.missing) != 1:
        return
    mine = alignment.missing[0].terms
    before = _before(claim, mine[0])
    told = [name.terms for name in alignment.foreign if _alike(before, _before(one.reading, name.terms[0]))]
    if not before and mine[0] == claim.terms[0]:  # "France has sent a ship", "a British ship"
        told = _peoples(claim, one.reading, mine)
        before = "" if not told else " "
    if not told and (noun := _noun_behind(claim, mine[-1])):  # "the Dutch group", "a Belgian group"
        told = [name.terms for name in alignment.foreign if _noun_behind(one.reading, name.terms[-1]) == noun]
        before = " " if told else before
    if not told and _listed(claim, mine) and len(names(claim)) > _TWO:
        told = [name.terms for name in alignment.foreign if _listed(one.reading, name.terms)]
    if before and len(told) == 1:
        match = _match(_value("person", claim, mine), _value("person", one.reading, told[0]), "name")
        if (
            match.snippet
            and _are_of_one_sort(match.claim, match.snippet)
            and not inside(claim, one.reading, match.claim, match.snippet)
        ):
            yield match


def _noun_behind(reading: Reading, term: Term) -> str:
    """The stem of the plain word right behind a place's adjective, "" behind any other name."""
    if not any(place.span == term.span for place in reading.of_kind("place")):
        return ""
    after = next((other for other in reading.terms if other.span.start >= term.span.end), None)
    beside = after is not None and not after.name and reading.text[term.span.end : after.span.start] == " "
    return after.stem if after is not None and beside else ""


def _are_of_one_sort(one: Value, other: Value) -> bool:
    """Whether both names are of streets and the like, or neither: a street in a town is not the town."""
    return bool(_SPOT.search(one.text)) == bool(_SPOT.search(other.text))


_SPOT = re.compile(
    r"\b(?:Street|St|Road|Avenue|Square|Lane|Place|Hill|Bridge|Station|Park|Hall|Hospital|School|Stadium|Airport|Quay|"
    r"Court|House|Centre|Market|District|Quarter)$"
)


def _peoples(claim: Reading, snippet: Reading, mine: tuple[Term, ...]) -> list[tuple[Term, ...]]:
    """The one country that a snippet names, in whatever form, where a claim's sentence begins with another."""
    ours = [place for place in claim.of_kind("place") if place.span.start == mine[0].span.start]
    theirs = snippet.of_kind("place")
    if len(ours) != 1 or len(theirs) != 1 or values.compare(ours[0], theirs[0]).relation is not Relation.DIFFERENT:
        return []
    return [tuple(term for term in snippet.terms if theirs[0].span.covers(term.span))]


def only_by(claim: Reading, missing: tuple[Name, ...]) -> bool:
    """Return whether of the names that are missing there is one, and a claim in the passive has another: "by Nazis"."""
    return len(missing) == 1 and len(names(claim)) > 1 and _before(claim, missing[0].terms[0]) == "by"


def _listed(reading: Reading, terms: tuple[Term, ...]) -> bool:
    """Whether a name stands in a list: "Malaga, Split and Dublin"."""
    before = reading.text[: terms[0].span.start].rstrip()
    return before.endswith((",", " and", " or")) and before.rstrip(" ,andor")[-1:].isalpha()


_PREPOSITIONS = ({"of", "from"}, {"in", "at", "near"}, {"to", "into"}, {"by"}, {"for"}, {"with"}, {"on"}, {"after"})


def _alike(one: str, other: str) -> bool:
    return any({one, other} <= row for row in _PREPOSITIONS)


def _before(reading: Reading, term: Term) -> str:
    """The word right before a term, be it a preposition."""
    found = re.search(r"([\w’'-]+)\s(?:the\s)?$", reading.text[: term.span.start])
    return found[1].lower() if found else ""


def words_apart(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the words of the claim that the snippet lacks with those that stand beside the same word there."""
    part = passage(claim, snippet)
    mine, theirs = _plain(claim, Span(0, len(claim.text))), _plain(snippet, part)
    for side in (1, 0):
        beside: dict[str, Term] = {}
        for pair in pairwise(theirs):
            if not _is_in(pair[1 - side], claim) and _is_in(pair[side], claim):
                beside.setdefault(pair[side].stem, pair[1 - side])
        for pair in pairwise(mine):
            word, anchor = pair[1 - side], pair[side]
            other = beside.get(anchor.stem)
            if other is not None and not _is_in(word, snippet) and _is_in(anchor, snippet):
                yield _match(_value("word", claim, (word,)), _value("word", snippet, (other,)), "word")


# "No goods trains ran": what the clause is about does not do what the claim says of it.
_NONE_OF = re.compile(
    r"(?:^|[.;:,–—] |\b(?:but|and|that|while|because|since) )[Nn]o (?:[a-z-]+ ){0,2}?(?P<what>[a-z-]{3,})"
    r"(?: (?:of|in|on|from|for|to|between) [^.;,]{1,40}?)? "
    r"(?:(?:has|have|had|was|were|is|are|will|would|could|can|did|ran|came|took|got|went|left|arrived|fell|rose)\b|[a-z]+ed\b)"
)


def none_of(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the thing of a claim of which the snippet says that none did so: "no goods trains ran"."""
    if is_negative(claim) or first_of_its_kind(claim, snippet) or deny_alike(claim, snippet):
        return
    for found in _NONE_OF.finditer(snippet.text):
        root = stem(found["what"])
        ours = next((term for term in claim.plain if term.stem == root), None)
        if ours is not None:
            start = snippet.text.lower().index("no ", found.start())
            theirs = Value("negation", Span(start, found.end("what")), snippet.text[start : found.end("what")])
            yield _match(Value("negation", ours.span, claim.text[ours.span.slice]), theirs, "negation")
            return


def _plain(reading: Reading, part: Span) -> list[Term]:
    counts = [value.span for value in reading.values if value.kind in FIGURES or value.kind == "date"]
    return [
        term
        for term in reading.terms
        if part.covers(term.span) and not any(span.overlaps(term.span) for span in counts)
    ]


def _is_in(term: Term, other: Reading) -> bool:
    return term.stem in other.stems or (len(term.stem) >= 6 and term.stem[:6] in other.roots)


def _value(kind: str, reading: Reading, terms: tuple[Term, ...]) -> Value:
    span = Span(terms[0].span.start, terms[-1].span.end)
    return Value(kind, span, reading.text[span.slice])


def _match(ours: Value, theirs: Value, aspect: str) -> Match:
    return Match(ours, theirs, Comparison(Relation.DIFFERENT, f"{theirs.text} is not {ours.text}", aspect))


__all__ = [
    "SLIP",
    "UNIT",
    "names_apart",
    "none_of",
    "of_another_unit",
    "only_by",
    "sets_apart",
    "values_apart",
    "words_apart",
]
