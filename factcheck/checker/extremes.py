"""Firsts, onlys and records: what is said to have no like is borne out only by a text that says so, too."""

from __future__ import annotations

import re

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values import compare
from factcheck.values.quantity import Quantity

_CLAIMED = re.compile(
    r"\b(?:(?:a|the|its|their|new|club|national|world|all-time) record|in (?:its|their|the \w+['’]s) history|"
    r"(?:the|its|their|his|her) (?:only|sole|first)(?! (?:of|\w+ (?:months|days|weeks|years|half|quarter)))|"
    r"for the first time|since records began|"
    r"(?:the|its|their|\w['’]s) (?:highest|lowest|largest|biggest|smallest|longest)\b)",
    re.IGNORECASE,
)
# In whatever words: "led the list", "no team has", "never before", "on his debut", "not since 2016".
_TOLD = re.compile(
    r"\b(?:records?|ever|never|only|sole|first|last|no (?:other|one|team|\w+ has)|most|least|fewest|top|led|"
    r"lead(?:s|ing)?|peak\w*|than (?:any|all|in any|before)|unprecedented|\w+est|previous\w*|since|debut|until|newly|"
    r"before|best|worst)\b",
    re.IGNORECASE,
)


def unmatched(claim: str, snippet: str) -> str:
    """Return the words by which a claim says that something has no like where the snippet says nothing of the sort.

    >>> unmatched("She is the first woman in the post.", "She took up the post in May.")
    'the first'
    >>> unmatched("She is the first woman in the post.", "No woman has held the post before.")
    ''
    """
    claimed = _CLAIMED.search(claim)
    return claimed[0] if claimed and not _TOLD.search(snippet) else ""


_COMPARATIVE = (
    r"larger|bigger|higher|longer|worse|hotter|wetter|older|deadlier|stronger|faster|dearer|warmer|colder|taller|younger|"
    r"richer|heavier|smaller|shorter|lower|weaker|fewer|drier|cooler|slower|cheaper|poorer|better|deeper|lighter"
)
# "Larger than in 2024" is more so than the claim's thing, "larger than a pitch" is not.
_THAN_THAT = r"(?! than (?!in\b|at\b|on\b|it\b|this\b|that\b|now\b|last\b))"
_ONLY_ONE_IS = (
    r"\b[Oo]nly (?:the |that of |in )?[^.;]{1,90}?\b(?:was|were|is|are|had been|has been) (?:[\w-]+ ){0,3}?(?:even )?"
    rf"(?P<more>{_COMPARATIVE})\b"
)
_ONLY_MORE = re.compile(rf"{_ONLY_ONE_IS}{_THAN_THAT}")
_ONLY_MORE_THAN = re.compile(
    rf"{_ONLY_ONE_IS} than (?:the |that of (?:the )?)?(?P<whom>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
)
# What was more so once or twice is not the most: "only once since independence was turnout weaker".
_MORE_ONCE = re.compile(
    rf"\b(?:[Oo]nly|[Jj]ust) (?:once|twice|(?:one|two|three|four)\b)[^.;]{{0,80}}?\b"
    rf"(?P<more>{_COMPARATIVE})\b{_THAN_THAT}"
)
_SUPERLATIVE = {
    "larger": "largest|biggest|highest", "bigger": "biggest|largest|highest", "worse": "worst", "better": "best",
    "deadlier": "deadliest", "higher": "highest|largest|biggest", "lower": "lowest|smallest|weakest|poorest|worst",
    "smaller": "smallest|lowest", "weaker": "weakest|lowest|poorest|smallest", "poorer": "poorest|lowest|weakest",
    "drier": "driest", "heavier": "heaviest", "fewer": "fewest|lowest|smallest", "stronger": "strongest|highest",
    "hotter": "hottest|warmest", "warmer": "warmest|hottest", "colder": "coldest|coolest", "cooler": "coolest|coldest",
}  # fmt: skip


def surpassed(claim: Reading, snippet: Reading) -> Match | None:
    """Return the superlative of a claim where the snippet says that one other was more so; None where it does not.

    >>> from factcheck.checker.reading import read
    >>> claim = read("It was the largest forest fire since records began.")
    >>> surpassed(claim, read("Only the fire of 1976 was larger.")).outcome.why
    '“Only the fire of 1976 was larger” is not “largest”'
    >>> surpassed(read("Orley Mill is the oldest."), read("Only Holt Mill is older than Orley Mill.")).outcome.why
    '“Only Holt Mill is older than Orley Mill” is not “oldest”'
    """
    more = _ONLY_MORE.search(snippet.text) or _MORE_ONCE.search(snippet.text) or _than_named(claim, snippet)
    if more is None or is_negative(claim):
        return None
    word = _SUPERLATIVE.get(more["more"], re.sub(r"r$", "st", more["more"]))
    most = re.search(rf"(?<!second )(?<!third )(?<!one of the )(?<!-)\b(?:{word})\b", claim.text)
    if most is None or not claim.stems & snippet.stems:
        return None
    ours, theirs = (Value("rank", Span(*found.span()), found[0]) for found in (most, more))
    return Match(ours, theirs, Comparison(Relation.DIFFERENT, f"“{theirs.text}” is not “{ours.text}”", "rank"))


def _than_named(claim: Reading, snippet: Reading) -> re.Match[str] | None:
    """Return "only the Assembly Rooms are older than the Harbour Theatre" where that is whom the claim names."""
    more = _ONLY_MORE_THAN.search(snippet.text)
    return more if more is not None and more["whom"] in claim.text else None


_MOST = r"(?:highest|largest|biggest|longest|most|record|peak\w*)"
_EVER = re.compile(rf"\b{_MOST}\b.*\b(?:ever|history|on record|all-time)\b|\brecord\b|\bpeaked\b", re.IGNORECASE)


def beaten(claim: Reading, snippet: Reading) -> Match | None:
    """Return the claim's record with the higher one that the snippet gives; None where it gives none.

    >>> from factcheck.checker.reading import read
    >>> claim = read("The crowd of 18,411 was a record for the ground.")
    >>> beaten(claim, read("The biggest crowd ever seen there was 24,306.")).outcome.why
    '24,306 is more than 18,411'
    """
    if not _EVER.search(claim.text) and not _CLAIMED.search(claim.text):
        return None
    if not re.search(rf"\b{_MOST}\b", claim.text, re.IGNORECASE) or not _EVER.search(snippet.text):
        return None
    ours, theirs = _counts(claim), _counts(snippet)
    if len(ours) != 1 or len(theirs) != 1:
        return None
    mine, other = ours[0], theirs[0]
    if mine.kind != other.kind or mine.unit != other.unit:
        return None
    most = min(mine.high, _JUST_MORE * mine.amount)  # "more than 41,000" is 42,000 at most
    if not most < other.amount <= _SAME_SIZE * mine.amount:
        return None
    return Match(mine, other, Comparison(Relation.DIFFERENT, f"{other.text} is more than {mine.text}", "amount"))


_LEAST = r"(?:lowest|smallest|weakest|poorest|fewest|least)"
_OF_ALL = re.compile(
    rf"\b(?P<word>{_MOST}|{_LEAST})\b[^.;]{{0,60}}?\b(?:of all|of any|among all|of the \d+|"
    r"in the (?:country|state|county|region|province|nation|league|world|city|sector|industry))\b",
    re.IGNORECASE,
)


def outdone(claim: Reading, snippet: Reading) -> Match | None:
    """Return the figure of a claim that it calls the most of all where the snippet has more for the most of all.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Unemployment was 5.1 percent, the highest rate in the state.")
    >>> outdone(claim, read("Dorne, at 5.6%, had the highest jobless rate of all counties.")).outcome.why
    '5.6% is the highest'
    """
    one, other = _OF_ALL.search(claim.text), _OF_ALL.search(snippet.text)
    if one is None or other is None or is_negative(claim) or is_negative(snippet):
        return None
    least = bool(re.fullmatch(_LEAST, one["word"], re.IGNORECASE))
    ours = [one for one in claim.values if isinstance(one, Quantity) and one.kind != "rank"]
    theirs = [one.value for one in snippet.figures if isinstance(one.value, Quantity) and one.value.kind != "rank"]
    if len(ours) != 1 or len(theirs) != 1 or least != bool(re.fullmatch(_LEAST, other["word"], re.IGNORECASE)):
        return None
    mine, most = ours[0], theirs[0]
    if (mine.kind, mine.unit) != (most.kind, most.unit) or not mine.amount or not most.amount:
        return None
    if not (most.high < mine.low if least else mine.high < most.low <= _SAME_SIZE * mine.amount):
        return None
    days = snippet.of_kind("date")
    if any(all(compare(day, own).relation is not Relation.EQUAL for own in claim.of_kind("date")) for day in days):
        return None
    return Match(mine, most, Comparison(Relation.DIFFERENT, f"{most.text} is the {other['word']}", "amount"))


_JUST_MORE = 1.05
_SAME_SIZE = 3  # a record so many times the claim's is one of something else


def _counts(reading: Reading) -> list[Quantity]:
    found: list[Value] = [figure.value for figure in reading.figures if figure.value.kind != "rank"]
    return [value for value in found if isinstance(value, Quantity) and value.amount > _FEW]


_FEW = 12
