"""Two figures side by side settle which is more: "2.4% in the capital, against 3.1% in all other regions"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from factcheck import values
from factcheck.checker.denials import is_negative
from factcheck.checker.reading import Figure, Reading
from factcheck.checker.terms import stem as terms_stem
from factcheck.checker.terms import terms
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.act import Act
from factcheck.values.change import Change
from factcheck.values.comparison import Contrast
from factcheck.values.quantity import Quantity
from factcheck.values.words import UNITS

_TIMES = {"twice": 2, "double": 2, "three times": 3, "triple": 3, "four times": 4, "half": 0.5}
_KINDS = frozenset({"share", "money", "measure", "number", "duration", "age"})
_JOINTS = re.compile(
    r",? (?:against|compared (?:with|to)|versus|while|whereas|but|and|as opposed to|to) |[;,] ", re.IGNORECASE
)
# Of these measures the larger figure is the more: not of speed told in hours, not of what is better or safer.
_BY_SIZE = frozenset("large high much fast rich old long expensive heavy hot deep wide place".split())
_ADJECTIVES = frozenset("often common frequent widespread likely prevalent popular costly expensive numerous".split())
_ELSEWHERE = frozenset("rest other elsewhere remaining remainder average everywhere national nation".split())


def settle(claim: Reading, contrast: Contrast, snippet: Reading) -> tuple[Value, Comparison] | None:
    """Return the snippet's two figures and whether they bear the comparison out; None where they settle nothing.

    >>> from factcheck.checker.reading import read
        >>> claim = read("Turnout was higher in Aston than in Barrow.")
        >>> told = settle(claim, claim.of_kind("comparison")[0], read("Turnout was 41% in Aston and 52% in Barrow."))
        >>> told and told[1].why
        '41% is less than 52%'
    """
    pair = _pair(snippet)
    if pair is None or contrast.direction == "equal" or is_negative(snippet) or is_negative(claim):
        return None
    first, second = pair
    if not _by_size(contrast, first, snippet) or not _one_way(claim, contrast, snippet):
        return None
    between = snippet.text[first.span.end : second.span.start]
    joints = [found.end() for found in _JOINTS.finditer(between)]
    if not joints:
        return None
    cut = first.span.end + joints[-1 if len(joints) > 1 and between[joints[0] - 2 : joints[0]] == ", " else 0]
    straight = _straight(contrast, _stems(snippet, 0, cut), _stems(snippet, cut, len(snippet.text)))
    if straight is None or first.amount is None or second.amount is None or first.amount == second.amount:
        return None
    ours, theirs = (first, second) if straight else (second, first)
    more = ours.amount > theirs.amount
    factor = next((times for word, times in _TIMES.items() if word in contrast.text.lower()), None)
    if factor is not None and not 0.85 * factor <= ours.amount / theirs.amount <= 1.2 * factor:
        why = f"{ours.text} is not {contrast.text} {theirs.text}"
        span = Span(first.span.start, second.span.end)
        return Value("comparison", span, snippet.text[span.slice]), Comparison(Relation.DIFFERENT, why, "direction")
    why = f"{ours.text} is {'more' if more else 'less'} than {theirs.text}"
    relation = Relation.EQUAL if more == (contrast.direction == "more") else Relation.DIFFERENT
    span = Span(first.span.start, second.span.end)
    return Value("comparison", span, snippet.text[span.slice]), Comparison(relation, why, "direction")


def settle_by(value: Value, claim: Reading, snippet: Reading) -> tuple[Value, Comparison] | None:
    """Return how a comparison stands to one by just as much the other way, told of one time: "ten days later than".

    >>> from factcheck.checker.reading import read
    >>> claim, snippet = (read(f"They leave ten days {word} than in the 1990s.") for word in ("earlier", "later"))
    >>> settle_by(claim.of_kind("comparison")[0], claim, snippet)[1].why
    'later than is not earlier than'
    """
    if not isinstance(value, Contrast) or len(snippet.of_kind("comparison")) != 1:
        return None
    other = snippet.of_kind("comparison")[0]
    if not isinstance(other, Contrast) or (other.measure, other.direction) == (value.measure, value.direction):
        return None
    if other.measure != value.measure or "equal" in (value.direction, other.direction):
        return None
    ours, theirs = _by_and_when(claim, value), _by_and_when(snippet, other)
    if ours is None or theirs is None:
        return None
    if any(values.compare(*pair).relation is not Relation.EQUAL for pair in zip(ours, theirs, strict=True)):
        return None
    return other, Comparison(Relation.DIFFERENT, f"{other.text} is not {value.text}", "direction")


def _by_and_when(reading: Reading, contrast: Value) -> tuple[Value, Value] | None:
    """The figure right before a comparison and the time right behind it: "ten days later than in the 1990s"."""
    by = [one.value for one in reading.figures if one.value.span.end == contrast.span.start - 1]
    when = [day for day in reading.of_kind("date") if 0 < day.span.start - contrast.span.end <= _BESIDE]
    return (by[0], when[0]) if by and when else None


_BESIDE = 8  # characters: "in the"


def settle_since(contrast: Contrast, snippet: Reading) -> tuple[Value, Comparison] | None:
    """Return whether a figure and that of an earlier time bear out that something is more or less than it was.

    >>> from factcheck.checker.reading import read
        >>> claim = read("Turnout was higher than at the last referendum.")
        >>> snippet = read("38 percent voted, against 45 percent in the last one.")
        >>> told = settle_since(claim.of_kind("comparison")[0], snippet)
        >>> told and told[1].why
        '38 percent is less than 45 percent'
    """
    pair = _pair(snippet)
    if pair is None or contrast.direction == "equal" or is_negative(snippet):
        return None
    if contrast.measure not in _BY_SIZE and not _folded(contrast.measure) & snippet.stems:  # "more passengers than"
        return None
    now, before = pair
    between = snippet.text[now.span.end : before.span.start]
    then = re.findall(r"\b(?:19|20)\d\d\b", contrast.right)
    told = all(year in snippet.text[before.span.end :] and year not in between for year in then)
    if not EARLIER.search(between) or not (_PAST.search(contrast.right) or (then and told)) or not told:
        return None
    event = _BEFORE_IT.search(contrast.right)  # "than before the fire": of that the snippet must speak, too
    if now.amount == before.amount or (event and terms_stem(event["what"]) not in snippet.stems):
        return None
    if _is_of_other_years(contrast.right, snippet.text):
        return None
    more = now.amount > before.amount
    relation = Relation.EQUAL if more == (contrast.direction == "more") else Relation.DIFFERENT
    span = Span(now.span.start, before.span.end)
    why = f"{now.text} is {'more' if more else 'less'} than {before.text}"
    return Value("comparison", span, snippet.text[span.slice]), Comparison(relation, why, "direction")


def settle_own(claim: Reading, contrast: Contrast, snippet: Reading) -> tuple[Value, Comparison] | None:
    """Return whether a claim's own figure is more or less than that of the time it names, which the snippet gives.

    >>> from factcheck.checker.reading import read
        >>> claim = read("It had 190 visitors, fewer than in 2024.")
        >>> told = settle_own(claim, claim.of_kind("comparison")[0], read("In 2024 there were 150 visitors."))
        >>> told and told[1].why
        '190 is more than 150'
    """
    own = [value for value in claim.values if _is_before(value, contrast)]
    if not own or contrast.direction == "equal" or is_negative(snippet) or is_negative(claim):
        return None
    mine = own[-1]
    if not is_of_base(claim, mine, snippet):
        return None
    told = [one.value for one in snippet.figures if _is_exact(one) and _is_of_its_kind(mine, one.value)]
    if isinstance(mine, Quantity) and mine.kind == "number":  # "18,405 finishers out of 19,960": what the claim counts
        beside = _words_beside(claim, mine)
        told = [value for value in told if beside & _words_beside(snippet, value)]
    if len(told) != 1 or not isinstance(mine, Quantity) or not isinstance(told[0], Quantity):
        return None
    theirs = told[0]
    if mine.amount == theirs.amount:
        return None
    more = mine.amount > theirs.amount
    relation = Relation.EQUAL if more == (contrast.direction == "more") else Relation.DIFFERENT
    return theirs, Comparison(relation, f"{mine.text} is {'more' if more else 'less'} than {theirs.text}", "own")


def is_of_base(claim: Reading, figure: Value, snippet: Reading) -> bool:
    """Return whether a snippet tells of the time that a claim's figure is held against: "190, fewer than in 2024"."""
    days = snippet.of_kind("date")
    then = [
        day
        for contrast in claim.of_kind("comparison")
        for day in claim.of_kind("date")
        if _is_before(figure, contrast) and 0 < day.span.start - contrast.span.end <= _BESIDE
    ]
    return (
        len(then) == 1 and bool(days) and all(values.compare(then[0], day).relation is Relation.EQUAL for day in days)
    )


def _is_before(value: Value, contrast: Value) -> bool:
    """Whether a figure stands before a comparison, in its part of the sentence: "190 visitors, fewer than in 2024"."""
    exact = isinstance(value, Quantity) and value.kind in _KINDS and value.low == value.high
    return exact and 1 < contrast.span.start - value.span.end <= _NEAR_BY  # "a fifth smaller" says by how much


def _is_of_its_kind(mine: Value, other: Value) -> bool:
    alike = isinstance(mine, Quantity) and isinstance(other, Quantity) and mine.kind == other.kind
    return alike and getattr(mine, "unit", "") == getattr(other, "unit", "")


def _words_beside(reading: Reading, figure: Value) -> frozenset[str]:
    """The beginnings of the words right behind a figure: what it counts and what they did."""
    behind = [term.span for term in reading.terms if 0 <= term.span.start - figure.span.end <= _BEHIND]
    return frozenset(reading.text[span.slice].lower()[:_LETTERS] for span in behind)


_NEAR_BY, _BEHIND, _LETTERS = 60, 24, 5  # characters, and letters that two forms of a word share


def _is_of_other_years(right: str, told: str) -> bool:
    """Whether a claim says how many years ago, and the two years of the snippet lie otherwise: "five years ago"."""
    ago = _YEARS_AGO.search(right)
    years = sorted({int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", told)})
    if ago is None or len(years) != 2:
        return False
    word = ago["many"].lower()
    return years[1] - years[0] != (int(word) if word.isdigit() else UNITS.get(word, 1))


_YEARS_AGO = re.compile(r"\b(?P<many>[a-z]+|\d{1,2}) years? (?:ago|earlier|before)\b", re.IGNORECASE)
_BEFORE_IT = re.compile(r"\bbefore (?:(?:the|its|their|his|her|that) )?(?P<what>[a-z]+)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:last|previous|earlier|before|ago|prior)\b")


def settle_change(claim: Change, snippet: Reading, part: Span | None = None) -> tuple[Value, Comparison] | None:
    """Return the snippet's two figures and whether they bear out that something rose or fell.

    Of several clauses with two figures `part` says which one is of the claim.

    >>> from factcheck.checker.reading import read
        >>> from factcheck.values import change
        >>> [grown] = change.parse("The population has grown since 2011.")
        >>> told = settle_change(grown, read("The town had 8,700 inhabitants in 2022, against 9,150 in 2011."))
        >>> told and told[1].why
        'from 9,150 to 8,700: down'
    """
    pair = _pair(snippet)
    if (
        claim.verb.startswith(("los", "gain", "shed", "add")) and claim.end is None
    ):  # how much, and not whence and whither
        return None
    if pair is None or claim.direction == "flat" or is_negative(snippet) or snippet.of_kind("change"):
        return None
    now, before = by_year(snippet.text, *pair) or pair
    if part is not None and not part.covers(now.span):
        return None
    between = snippet.text[now.span.end : before.span.start]
    told = EARLIER.search(between) or (between == " (" and _YEARS.search(snippet.text, 0, now.span.start))
    if not (told or by_year(snippet.text, *pair)) or now.amount == before.amount:
        return None
    direction = "up" if now.amount > before.amount else "down"
    relation = Relation.EQUAL if direction == claim.direction else Relation.DIFFERENT
    span = Span(min(now.span.start, before.span.start), max(now.span.end, before.span.end))
    why = f"from {before.text} to {now.text}: {direction}"
    return Value("change", span, snippet.text[span.slice]), Comparison(relation, why, "direction")


def by_year(text: str, one: Quantity, other: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return the later and the earlier of two lines of a table: "2024, EUR 671 million. 2025, EUR 612 million".

    None where the figures are no such lines.
    """
    years = [_LINE.search(text, 0, value.span.start) for value in (one, other)]
    if not years[0] or not years[1] or years[0]["year"] == years[1]["year"]:
        return None
    return (one, other) if years[0]["year"] > years[1]["year"] else (other, one)


_LINE = re.compile(r"(?:^|[.;,:(] ?)(?P<year>(?:19|20)\d\d)[,:] (?:about |some )?$")

# What stands before a figure of an earlier time: "8,700, against 9,150 in 2011", "£46; in 2023 it was £38".
EARLIER = re.compile(
    r"\b(?:against|compared (?:with|to)|after|up from|down from|instead of)\s(?:(?:the|a|only|some)\s)?$|"
    r"[;,] (?:in|on|at|a year (?:earlier|before)|the year before)\b.{0,30}\b(?:was|were|had been)\s$|"
    r"\((?:(?:the )?(?:previous|prior|last) year|(?:the )?year before|"
    r"a year (?:earlier|before)|(?:19|20)\d\d|until now|up to now|so far|hitherto|previously|formerly|before)"
    r"(?:[:,] ?| | [-–] )(?:an? )?(?:[a-z]+ of )?$",
    re.IGNORECASE,
)

# The head of a table that gives last year's figures in brackets: "2024 (2023): revenue EUR 512m (533m)".
_YEARS = re.compile(r"\b(?:19|20)\d\d \((?:(?:19|20)\d\d|previous year|prior year|year before)\)")


def _pair(snippet: Reading) -> tuple[Quantity, Quantity] | None:
    """The two figures of one kind and unit that the snippet, or one clause of it, sets side by side."""
    ends = [*(found.start() for found in _CLAUSE_END.finditer(snippet.text)), len(snippet.text)]
    exact = [figure.value for figure in snippet.figures if _is_exact(figure)]
    clauses = [exact, *([value for value in exact if a <= value.span.start < b] for a, b in pairwise([0, *ends]))]
    return next((pair for values in clauses if (pair := _alone(values)) is not None), None)


_CLAUSE_END = re.compile(r"[;.] ")


def _alone(found: Sequence[Value]) -> tuple[Quantity, Quantity] | None:
    for kind in sorted({value.kind for value in found}):
        same = [value for value in found if value.kind == kind and isinstance(value, Quantity)]
        if len(same) > _TWO:  # "its two ships took 480,000 passengers, after 505,000"
            most = max(value.amount for value in same)
            same = [value for value in same if value.amount >= _OF_ONE_SIZE * most]
        if len(same) == _TWO and same[0].unit == same[1].unit:
            return same[0], same[1]
    return None


_TWO, _OF_ONE_SIZE = 2, 0.001  # a thousandth of the largest counts something else


def _is_exact(figure: Figure) -> bool:
    value = figure.value
    return value.kind in _KINDS and isinstance(value, Quantity) and value.low == value.high


def _by_size(contrast: Contrast, figure: Quantity, snippet: Reading) -> bool:
    measure = contrast.measure
    if measure == "fast" and figure.kind == "duration":
        return False
    return measure in _BY_SIZE or measure in _ADJECTIVES or bool(_folded(measure) & snippet.stems)


def _one_way(claim: Reading, contrast: Contrast, snippet: Reading) -> bool:
    """Whether both speak of a level, or both of a change and of one direction: what fell more is not higher."""
    changed = {act.sense for act in snippet.of_kind("act") if isinstance(act, Act) and act.axis == "rise"}
    told = {
        act.sense
        for act in claim.of_kind("act")
        if isinstance(act, Act) and act.axis == "rise" and not contrast.span.overlaps(act.span)
    }
    return changed == told


def _straight(contrast: Contrast, first: frozenset[str], second: frozenset[str]) -> bool | None:
    """Whether the claim's left side is the snippet's first; None where the sides are not plainly told."""
    left, right = _folded(contrast.left), _folded(contrast.right)
    left, right = left - right, right - left
    ours, theirs = first - second, second - first
    straight = bool(left & ours) and _meets(right, theirs) and not right & ours
    swapped = bool(left & theirs) and _meets(right, ours) and not right & theirs
    return None if straight == swapped else straight


def _meets(side: frozenset[str], other: frozenset[str]) -> bool:
    return bool(side & other) or bool(side & _ELSEWHERE and other & _ELSEWHERE)


def _folded(words: str) -> frozenset[str]:
    return frozenset(term.stem for term in terms(words)) | (frozenset(words.split()) & _ELSEWHERE)


def _stems(reading: Reading, start: int, end: int) -> frozenset[str]:
    own = frozenset(term.stem for term in reading.terms if Span(start, end).covers(term.span))
    return own | (frozenset(re.findall(r"[a-z]+", reading.text[start:end].lower())) & _ELSEWHERE)


__all__ = ["EARLIER", "by_year", "is_of_base", "settle", "settle_by", "settle_change", "settle_since"]
