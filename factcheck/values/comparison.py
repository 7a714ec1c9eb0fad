"""Comparisons: what is more or less than what.

What it reads: "X is larger than Y", "more people than", "fewer … than", "below the global average", "twice as many
as", "the largest", "outpaced", "lags behind".
What it compares: the measure, the two sides and the direction. The same sides with the other direction, or the sides
swapped with the same direction, are different.
Supported: "India is larger than Pakistan" by "Pakistan is smaller than India".
Contradicted: "steel use is above the global average" by "steel use is below the global average".
What it leaves alone: comparisons of other things; rather than, other than, more than five (a bound, see number).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values.negation import is_negated
from factcheck.values.tokens import Hit, Phrases, Token, rows, tokens


@dataclass(frozen=True, slots=True)
class Contrast(Value):
    """A comparison: `left` is `direction` than `right` in `measure`; the sides are the words beside it."""

    direction: str  # "more", "less" or "equal"
    measure: str
    left: str
    right: str


def parse(text: str, *, as_of: Period | None = None) -> list[Contrast]:
    """Return the comparisons of a text in order.

    >>> found = parse("India is larger than Pakistan.")[0]
    >>> found.direction, found.measure, found.left, found.right
    ('more', 'large', 'india', 'pakistan')
    """
    del as_of
    words = tokens(text)
    return [made for hit in _table().find(words) if (made := _made(text, words, hit)) is not None]


def compare(claim: Contrast, source: Contrast) -> Comparison:
    """Return how two comparisons stand to each other.

    >>> one, other = parse("Iron is cheaper than steel; steel is cheaper than iron.")
    >>> compare(one, other).relation.value
    'different'
    """
    if claim.measure != source.measure:
        return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} measure different things", "measure")
    swapped = _meet(claim.left, source.right) and _meet(claim.right, source.left)
    straight = _meet(claim.left, source.left) and _meet(claim.right, source.right)
    if swapped == straight:
        return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} compare different things", "sides")
    told = _TURNED[source.direction] if swapped else source.direction
    if told == claim.direction:
        return Comparison(Relation.EQUAL, f"{claim.text} agrees with {source.text}")
    return Comparison(Relation.DIFFERENT, f"{claim.text} is the reverse of {source.text}", "direction")


_TURNED = {"more": "less", "less": "more", "equal": "equal"}
_SMALL = frozenset("the a an of its their his her our this that is are was were be been has have "
                   "had much far even still "
                   "and in on at by to for with among under during from of as 's it they "
                   "not n't never no longer".split())  # fmt: skip


def _meet(one: str, other: str) -> bool:
    left, right = {word[:6] for word in one.split()}, {word[:6] for word in other.split()}
    return bool(left & right) or (not left and not right)


# measure: adjectives that say more; adjectives that say less
_ADJECTIVES = """
large: larger bigger greater vaster; smaller tinier littler lesser
high: higher taller; lower shorter
much: more; less fewer
fast: faster quicker swifter; slower
strong: stronger mightier; weaker feebler
rich: richer wealthier; poorer
old: older; younger newer
long: longer lengthier; briefer
expensive: costlier pricier dearer; cheaper
good: better; worse
heavy: heavier; lighter
hot: hotter warmer; colder cooler
early: later; earlier sooner
near: farther further; nearer closer
hard: harder tougher; easier softer
safe: safer; riskier
deep: deeper; shallower
wide: wider broader; narrower
clean: cleaner; dirtier
common: commoner; rarer scarcer
"""
# measure, direction: phrases; what follows is the other side
_PHRASES = """
average more: above average; above the average; above averages; above global averages; above the global average;
  above the national average; above global average
average less: below average; below the average; below averages; below global averages; below the global average;
  below the national average; below global average
much more: twice as many; twice as much; three times as many; three times as much; four times as many; double the;
  triple the; outnumber; outnumbers; outnumbered; exceeds; exceeded; exceed; surpasses; surpassed; surpass;
  outstrips; outstripped; outweighs
much less: half as many; half as much; half the size of; falls short of; fell short of
fast more: outpaces; outpaced; outpace; outpacing
good more: outperforms; outperformed; outperform
place more: finished ahead of; finish ahead of; finishes ahead of; came in ahead of; came out ahead of; polled ahead of
place less: finished behind; finish behind; finishes behind; came in behind; polled behind
good less: lags behind; lagged behind; lag behind; trails behind; trailed behind; underperformed
much equal: as many as; as much as
large equal: as large as; as big as; the same size as
high equal: as high as; as tall as; level with; on a par with; on par with
large more: twice the size of; three times the size of; twice as large; twice as big
"""
_MASKS = (
    "rather than; other than; more or less; better known; older brother; older sister; higher education; lower house"
)


class _Kind(NamedTuple):
    """What a word of comparison says."""

    measure: str
    direction: str
    than: bool  # needs "than" after it


@cache
def _table() -> Phrases[_Kind]:
    entries: list[tuple[str, _Kind | None]] = []
    for line in _ADJECTIVES.strip().split("\n"):
        measure, _, both = line.partition(": ")
        for direction, half in zip(("more", "less"), both.split("; "), strict=True):
            entries.extend((word, _Kind(measure, direction, than=True)) for word in half.split())
    for line in rows(_PHRASES):
        head, _, phrases = line.partition(": ")
        measure, direction = head.split()
        entries.extend((phrase, _Kind(measure, direction, than=False)) for phrase in phrases.split("; "))
    return Phrases([*((mask, None) for mask in _MASKS.split("; ")), *entries])


def _made(text: str, words: Sequence[Token], hit: Hit[_Kind]) -> Contrast | None:
    kind, end, own = hit.payload, hit.last, ""
    measure = kind.measure
    if kind.than:
        than = next((at for at in range(end, min(len(words), end + _REACH)) if words[at].low == "than"), None)
        if (
            than is None
            or not _is_one_clause(words[end:than])
            or _is_bound(words, than, measure if than == end else "")
        ):
            return None
        ours = next(
            (at for at in range(end, than) if words[at].low in _WHERE), than
        )  # "more common WITH velagant than"
        if measure == "much" and ours > end:
            measure = " ".join(_AS_COMMON.get(token.low, token.low) for token in words[end:ours])
        own = _side(words, ours, 1, until=than)
        end = than + 1
    elif words[hit.last - 1].low not in ("as", "the", "of") and end < len(words) and words[end].low == "as":
        end += 1
    direction = _negated(kind.direction) if is_negated(words, hit.first) else kind.direction
    span = Span(words[hit.first].start, words[end - 1].end)
    left = f"{_side(words, hit.first, -1)} {own}".strip()
    start = end + 2 if end + 1 < len(words) and (words[end].low, words[end + 1].low) in _THAT_OF else end
    return Contrast("comparison", span, text[span.slice], direction, measure, left, _side(words, start, 1))


# "Rarer" is "less frequent" and "less often", too.
_AS_COMMON = dict.fromkeys("common frequent frequently often widespread prevalent".split(), "common")
_REACH = 9  # words between the comparative and its "than"
_WHERE = frozenset("in with for among on at of under during from by".split())
_THAT_OF = frozenset(
    [*((that, of) for that in ("that", "those") for of in ("of", "in", "for")), ("the", "one"), ("the", "ones")]
)


def _is_one_clause(between: Sequence[Token]) -> bool:
    """Whether no more than an apposition stands between: "faster in the capital, Torsholm, than"."""
    marks = [token.low for token in between if token.low in ".,;:"]
    return not marks or (marks == [",", ","] and between[-1].low == ",")


def _negated(direction: str) -> str:
    return {"more": "less", "less": "more", "equal": "equal"}[direction]


def _is_bound(words: Sequence[Token], than: int, measure: str) -> bool:
    """ "More than 5" and "larger than expected" bound a figure or a hope; they compare no two things."""
    after = words[than + 1] if than + 1 < len(words) else None
    if measure not in _TIMED and {word.low for word in words[than + 2 : than + 4]} & _BEFORE_NOW:
        return False  # "higher than four years ago"
    if after is not None and after.low == "before" and than + 2 < len(words) and words[than + 2].low in _WHOSE:
        return False  # "fewer than before the war"
    return after is None or after.raw[0].isdigit() or after.low in "$€£¥" or after.low in _HOPES


_WHOSE = frozenset(["the", "its", "their", "his", "her", "that"])
_HOPES = frozenset("expected forecast thought feared usual before ever expectations planned "
                   "previously a half one two three four "
                   "five six seven eight nine ten twelve twenty hundred thousand".split())  # fmt: skip
_TIMED = frozenset(["much", "early", "long"])  # "more than four years ago" bounds a time
_BEFORE_NOW = frozenset(["ago", "earlier"])
_ENDS = frozenset('. , ; : ! ? ( ) — – “ ” " which who that while but and because although when said says'.split())
_VERBS = frozenset("is are was were be been being has have had does do did will would could can may "
                   "grew fell rose remains "
                   "remained become became makes made produces produced uses used has sells sold "
                   "earns earned still".split())  # fmt: skip


def _side(words: Sequence[Token], at: int, step: int, *, until: int | None = None) -> str:
    """Return the content words beside a comparison, up to the end of the clause, or all of them up to a place."""
    found: list[str] = []
    at = at - 1 if step < 0 else at
    while 0 <= at < (len(words) if until is None else until) and len(found) < 6:
        low = words[at].low
        if until is not None and low == ",":
            at += step
            continue
        if low in _ENDS or (step > 0 and low in _VERBS and found):
            break
        if words[at].word and low not in _SMALL and low not in _VERBS:
            found.append(low)
        at += step
    return " ".join(found[::step])
