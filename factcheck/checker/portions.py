"""Shares worked out: 1,400 of 2,100 are two thirds, of 1,240 applications 160 are not most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.passage import sentences
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.quantity import Quantity

_ALL = r"(?:the |its |their |our |his |her |all |all the |a total of |some |about |more than )?"
_OF_WHOLE = re.compile(rf"\b[Oo](?:f|ut of) {_ALL}(?:[\w-]+ )?(?:[\w-]+['’]s? )?$")
_OF_SUM = re.compile(
    r"(?: [\w’'-]+){0,8}? (?:of|to|towards) (?:[\w’'-]+ ){0,4}?(?:budget|total|sum|costs?|price|bill|damage|"
    r"turnover|loan|workforce|membership|population) of (?:about |some )?"
)
_THEN_PART = re.compile(
    r"(?:[^.;]{1,90},|(?: [a-z-]+){1,3}) (?:only |just |a mere |as many as |about |some |more than )?$"
)
_OUT_OF = re.compile(rf"(?: [a-z-]+){{0,3}} (?:out )?of {_ALL}(?:[a-z-]+['’]s? )?", re.IGNORECASE)
_OWNED = re.compile(r"(?: [a-z-]+){0,3} (?:out )?of (?:[A-Z][\w-]+ )?[A-Z][\w-]+['’]s? ")
_MOST = re.compile(
    r"\b(?:[Mm]ost|(?:[Tt]he|[Aa]) (?:large |clear |vast |great )?majority)(?: of)? (?:the |its |their )?[a-z]"
)
_FEW = re.compile(r"\b(?:(?:[Oo]nly|[Jj]ust) a (?:few|minority)|[Aa] (?:small )?minority) of\b|\b[Vv]ery few\b")
# Points between two shares: so near, a fraction in words is the same; so far, it is another. Those told in figures.
_ALIKE, _APART, _HEDGE = 3.0, 6.0, 3.0
_ROUNDED, _OTHER = 0.6, 1.5
_TOLD = 0.5  # of what the claim says of the part
_SHORT, _LONGER = 4, 3  # letters of a word, and by how many more another may be made of it: "farm", "farmer"
_HALF = 50.0
_SCENE = re.compile(r"(?:At|In|On|For|Among|Last|This)\b")


class _Portion(NamedTuple):
    """A part and the whole it is said to be a part of, with the percentage."""

    part: Quantity
    whole: Quantity
    percent: float


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a share that no figure answers with the only part of a whole that the snippet counts.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim = read("Half of the staff work in Ostrava.")
    >>> snippet = read("Of the 2,100 staff, 1,400 work in Ostrava.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    '1,400 of 2,100 is 67 percent, not Half'
    """
    share = match.claim
    found = list(_portions(snippet))
    if match.met and len(found) == 1 and (some := _not_all(match, claim, found[0], snippet)) is not None:
        return some
    if match.met or not isinstance(share, Quantity) or share.unit != "percent" or len(found) != 1:
        return match
    if match.differs or is_negative(claim) or is_negative(snippet) or "." in share.per:
        return match
    one = found[0]
    near, far = (_ROUNDED, _OTHER) if share.step else (_ALIKE, _APART)
    hedge = 0.0 if share.bound == "exact" else _HEDGE
    least, most_ = _range(share)
    gap = max(least - one.percent, one.percent - most_, 0.0)
    said = _is_said_of_it(claim, share, one, snippet)
    told_ = f"{one.part.text} of {one.whole.text} is {one.percent:.0f} percent"
    if gap <= near + hedge:
        return Match(share, one.part, Comparison(Relation.CLOSE, told_)) if said else match
    if gap <= far + hedge:
        return match
    return Match(
        share,
        one.part,
        Comparison(Relation.DIFFERENT, f"{told_}, not {share.text}", "part of" if said else "part of whole"),
    )


def _not_all(match: Match, claim: Reading, one: _Portion, snippet: Reading) -> Match | None:
    """Return the match of "all nine members", where the snippet says that six of the nine did it."""
    whole = match.claim
    said = _ALL_OF.search(claim.text, 0, whole.span.start)
    if said is None or match.snippet is None or match.snippet.span != one.whole.span or _ALL_OF.search(snippet.text):
        return None
    why = f"{one.part.text} of {one.whole.text}, not all"
    if is_negative(claim) or is_negative(snippet) or not _is_said_of_it(claim, whole, one, snippet):
        denied = is_negative(claim) or is_negative(snippet)
        relation = Relation.INCOMPARABLE if denied else Relation.DIFFERENT  # for the judge to second
        return Match(whole, None if denied else one.part, Comparison(relation, why, "part of whole"))
    return Match(whole, one.part, Comparison(Relation.DIFFERENT, why, "part of"))


_ALL_OF = re.compile(
    r"\b(?:all|every one|each)(?: of)?(?: the| its| their| these| our| his| her|"
    r" (?:the )?(?:[A-Z][\w-]+ ){0,2}[\w-]+['’]s?)? $",
    re.IGNORECASE,
)


def most(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield "most" where the part that the snippet counts is less than half, and "only a few" where it is more.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Most applications came from farms.")
    >>> [match.outcome.why for match in most(claim, read("160 of the 1,240 applications came from farms."))]
    ['160 of 1,240 is 13 percent, not Most']
    """
    found = list(_portions(snippet))
    if len(found) != 1 or is_negative(claim) or is_negative(snippet):
        return
    one = found[0]
    said = _MOST.search(claim.text) if one.percent < _HALF - 1 else _FEW.search(claim.text)
    if said and (one.percent < _HALF - 1 or one.percent > _HALF):
        words = said[0].rstrip("abcdefghijklmnopqrstuvwxyz").rstrip() if one.percent < _HALF else said[0]
        words = re.sub(r" (?:of|the|of the|its|their)$", "", words) or said[0].split()[0]
        mine = Value("share", Span(said.start(), said.start() + len(words)), words)
        why = f"{one.part.text} of {one.whole.text} is {one.percent:.0f} percent, not {words}"
        if _is_said_of_it(claim, mine, one, snippet):
            yield Match(mine, one.part, Comparison(Relation.DIFFERENT, why, "part of"))


def _range(share: Quantity) -> tuple[float, float]:
    """The percentages that a share as it is written leaves possible."""
    if share.bound in ("more than", "at least"):
        return share.low, 100.0
    if share.bound in ("less than", "at most", "up to"):
        return 0.0, share.high
    return share.low, share.high


def _is_said_of_it(claim: Reading, share: Value, one: _Portion, snippet: Reading) -> bool:
    """Whether the snippet has most of what the claim says of the part besides what it is a part of."""
    whole = stem(one.whole.noun)
    rest = [term for term in claim.plain if term.stem != whole and not term.span.overlaps(share.span)]
    start = min(one.part.span.start, one.whole.span.start)
    if not _SCENE.match(
        snippet.text[:start].rpartition(". ")[2]
    ):  # "at the school 80 of the pupils": no word of the 80
        start = 0
    theirs = frozenset(term.stem for term in snippet.terms if term.span.start >= start)
    told_ = sum(term.weight for term in rest if _has(theirs, term.stem))
    return told_ >= _TOLD * sum(term.weight for term in rest)


def _has(stems: frozenset[str], root: str) -> bool:
    if root in stems:
        return True
    pairs = ((root, other) if len(root) <= len(other) else (other, root) for other in stems)
    return any(
        len(one) >= _SHORT and other.startswith(one) and len(other) - len(one) <= _LONGER for one, other in pairs
    )


def _portions(reading: Reading) -> Iterator[_Portion]:
    """Yield the parts of a whole that a text has, where it gives no shares: "of the 60, 12", "12 of the 60"."""
    if any(one.value.kind == "share" for one in reading.figures):
        return
    counts = [one.value for one in reading.figures if _is_count(one.value)]
    for sentence in sentences(reading):
        here = [value for value in counts if isinstance(value, Quantity) and sentence.covers(value.span)]
        for one, other in pairwise(here):
            between = reading.text[one.span.end : other.span.start]
            if any(way.fullmatch(between) for way in (_OUT_OF, _OWNED, _OF_SUM)):
                part, whole = one, other
            elif _OF_WHOLE.search(reading.text, 0, one.span.start) and _THEN_PART.fullmatch(between):
                part, whole = other, one
            else:
                continue
            size = part.low if part.unit == whole.unit else _as_written(part)
            if 0 < size < whole.low and _are_of_one_unit(part, whole):
                yield _Portion(part, whole, 100 * size / whole.low)


def _is_count(value: Value) -> bool:
    counted = ("number", "money", "measure")
    return isinstance(value, Quantity) and value.kind in counted and value.low == value.high


def _as_written(part: Quantity) -> float:
    """The number of a figure in its own unit: 1.2 of "1.2 kilometres"."""
    found = re.search(r"\d+(?:\.\d+)?", part.text.replace(",", ""))
    return float(found[0]) if found else 0.0


def _are_of_one_unit(part: Quantity, whole: Quantity) -> bool:
    """Whether two figures are in one unit, or one leaves it out: "1.2 kilometres of a total of 4.8"."""
    return part.unit == whole.unit or (not whole.unit and whole.kind == "number" and not whole.noun)


__all__ = ["most", "told"]
