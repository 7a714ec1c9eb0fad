"""Ages worked out: who was born on 3 March 1979 is 46 in September 2025."""

from __future__ import annotations

import datetime as dt
import re

from factcheck.checker.match import Match
from factcheck.checker.names import Name, meets, names
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values.date import Moment
from factcheck.values.quantity import Quantity

_BORN = re.compile(r"\bborn\b[^.;]*$", re.IGNORECASE)
_DEAD = re.compile(r"\b(?:died|death|dead|late|killed|deceased)\b", re.IGNORECASE)  # the dead stay as old as they were
_IS_SO_OLD = re.compile(
    r"\b(?:is|was|aged|turned|turns) \d{1,3}(?: (?:this year|in (?:19|20)\d\d|years old))?\W*$", re.IGNORECASE
)
_TURNS = re.compile(r"\bturn(?:s|ed|ing) \d{1,3} (?:later )?(?:this year|in (?P<year>(?:19|20)\d\d))", re.IGNORECASE)
_OLDEST = 115


def told(match: Match, claim: Reading, snippet: Reading, as_of: Period | None) -> Match:
    """Return the match of an age that no figure answers with the snippet's date of birth, where it gives one.

    >>> from factcheck.checker.amounts import matches
    >>> from factcheck.checker.reading import read
    >>> claim = read("Jane Roe, 47, resigned.")
    >>> [match] = matches(claim.figures, ())
    >>> told(match, claim, read("Jane Roe was born on 3 March 1979."), Period.parse("2025-09-15")).outcome.why
    'born 3 March 1979: 46, not 47'
    """
    age = match.claim
    if match.differs and _meet_at_an_end(age, match.snippet):
        why = f"{age.text} ends where {match.snippet.text if match.snippet else ''} begins"
        return Match(age, None, Comparison(Relation.INCOMPARABLE, why, "other"))
    if not match.met and isinstance(age, Quantity) and _may_be_an_age(age):
        match = _of_a_count(match, claim, snippet)
    if match.met or as_of is None or not isinstance(age, Quantity) or not _may_be_an_age(age):
        return match
    born = next((value for value in snippet.of_kind("date") if _is_birth(value, snippet)), None)
    if not isinstance(born, Moment) or _DEAD.search(snippet.text) or not _is_of_one(claim, snippet, born):
        return match
    least, most = _years(born.point.last, as_of.first), _years(born.point.first, as_of.last)
    if turns := _TURNS.search(claim.text):
        least = most = int(turns["year"] or as_of.last.year) - born.point.last.year
    if least <= age.low <= most:
        return Match(age, born, Comparison(Relation.EQUAL, f"born {born.text}: {age.text}"))
    if not born.anchored or not (age.kind == "age" or _IS_SO_OLD.search(claim.text)):
        return match
    years = str(least) if least == most else f"{least} or {most}"
    return Match(age, born, Comparison(Relation.DIFFERENT, f"born {born.text}: {years}, not {age.text}", "born"))


def _meet_at_an_end(ours: Value, theirs: Value | None) -> bool:
    """Whether one age is under what the other is, as in "not under 15" and "from the age of 15"."""
    if not isinstance(ours, Quantity) or not isinstance(theirs, Quantity) or {ours.kind, theirs.kind} != {"age"}:
        return False
    return ours.bound != theirs.bound and bool({ours.low, ours.high} & {theirs.low, theirs.high} - _OPEN)


_OPEN = {float("inf"), float("-inf")}


def _of_a_count(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of "Jane Roe is 41" with how long ago she was born, open where the snippet counts others."""
    if match.claim.kind != "age" and not _IS_SO_OLD.search(claim.text):
        return match
    ago = _BORN_AGO.search(snippet.text)
    if ago and isinstance(match.claim, Quantity):
        same = int(ago["years"]) == match.claim.low
        relation, words = Relation.EQUAL if same else Relation.DIFFERENT, f"born {ago['years']} years ago"
        why = words if same else f"{words}, not {match.claim.text}"
        told = Value("age", Span(*ago.span("ago")), ago["ago"])
        return Match(match.claim, told, Comparison(relation, why, "" if same else "amount"))
    if isinstance(match.snippet, Quantity) and match.snippet.noun:
        why = f"{match.claim.text} is an age, {match.snippet.text} are others"
        return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, why, "other"))
    return match


_BORN_AGO = re.compile(r"\b[Bb]orn\b[^.;]{0,40}?\b(?P<ago>(?P<years>\d{1,3}) years ago)\b")


def _may_be_an_age(value: Quantity) -> bool:
    plain = value.kind == "number" and not value.noun and not value.unit
    return (value.kind == "age" or plain) and value.low == value.high and 0 < value.low < _OLDEST


def _is_of_one(claim: Reading, snippet: Reading, born: Moment) -> bool:
    """Whether the name before a birth, if there is one, is the claim's: "Holt and Brun, born in 1977".

    Where somebody was born is nobody: "Jane Roe was born in Marle on 3 May 1971"; nor is a party: "Roe, a Democrat".
    """
    birth = _BORN.search(snippet.text, 0, born.span.start)
    end = birth.start() if birth else born.span.start
    before = [name for name in names(snippet) if name.terms[-1].span.end <= end and not _is_apposed(name, snippet.text)]
    return not before or meets(before[-1], names(claim), claim.stems)


def _is_apposed(name: Name, text: str) -> bool:
    """Whether a name says what the bearer of the one before is, or of where: "Roe, a Democrat from Marle, was born"."""
    start, end = name.terms[0].span.start, name.terms[-1].span.end
    return bool(_IS_OF.search(text, 0, start) or (_BEHIND.search(text, 0, start) and _OF_WHERE.match(text, end)))


_IS_OF = re.compile(r"(?<=[\w.]), (?:(?:an?|the) |(?:[A-Za-z-]+ ){0,2}(?:of|from|for|in) (?:the )?)(?:[a-z-]+ )*$")
_BEHIND, _OF_WHERE = re.compile(r"(?<=[\w.]), $"), re.compile(r" (?:of|from|for) ")


def _is_birth(value: object, snippet: Reading) -> bool:
    return isinstance(value, Moment) and bool(_BORN.search(snippet.text[: value.span.start]))


def _years(born: dt.date, day: dt.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
