"""To an amount or by it: what rose by £5 has not risen to £5, and a change is no part."""

from __future__ import annotations

import re

from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Value


def told(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match, denied where something rose to an amount in one text and by it in the other.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("Fees rose by £5."), read("Fees rose to £5.")
    >>> [match] = matches(claim.figures, snippet.figures)
    >>> told(match, claim, snippet).outcome.why
    'to £5 is not by £5'
    """
    if not match.met or match.snippet is None:
        return _of_what_changed(match, claim, snippet)
    pair = ((claim, match.claim), (snippet, match.snippet))
    parts = [_is_part(reading, value) for reading, value in pair]
    by = [reading.text[: value.span.start].endswith(" by ") for reading, value in pair]
    if match.claim.kind == "share" and any(by[one] and not parts[one] and parts[1 - one] for one in (0, 1)):
        why = f"{match.snippet.text} is a change in one text and a part in the other"
        return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, why, "part"))
    steps = [
        _STEP.search(reading.text, 0, value.span.start)
        for reading, value in ((claim, match.claim), (snippet, match.snippet))
    ]
    if steps[0] is None or steps[1] is None:
        return match
    ours, theirs = steps[0][1] or "by", steps[1][1] or "by"  # "jumped 31 percent" is by so much
    if ours == theirs or (not (steps[0][1] and steps[1][1]) and match.claim.kind != "share"):
        return match
    why = f"{theirs} {match.snippet.text} is not {ours} {match.claim.text}"
    return Match(match.claim, match.snippet, Comparison(Relation.DIFFERENT, why, "change"))


def _of_what_changed(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a share of something, open where another thing changed by so much: staff, shares."""
    whole = re.match(r"\sof (?:its|their|his|her|the) (?P<what>[a-z-]+)\b", claim.text[match.claim.span.end :])
    if not match.differs or match.claim.kind != "share" or match.snippet is None or whole is None:
        return match
    if stem(whole["what"]) in snippet.stems or not _CHANGED.search(snippet.text, 0, match.snippet.span.start):
        return match
    why = f"{match.snippet.text} is a change of something else"
    return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, why, "part"))


_CHANGED = re.compile(
    r"\b(?:gained|lost|rose|fell|risen|fallen|climbed|dropped|grew|grown) (?:by )?(?:about |nearly )?$"
)


def _is_part(reading: Reading, value: Value) -> bool:
    """Whether a share is one of something: "a quarter of its stake", not "by a quarter"."""
    return bool(re.match(r"\sof\b", reading.text[value.span.end :]))


_STEP = re.compile(
    r"\b(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|grew|grown|grows?|cut|dropped|drops?|climbed|increased|"
    r"reduced|lowered|raised|declined|shrank|sank|jumped|went up|went down|lifted|gained|lost|soared|plunged|slipped)\s"
    r"(?:(to|by)\s)?(?:about |nearly |almost |some )?$"
)


__all__ = ["told"]
