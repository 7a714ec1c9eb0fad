"""What changed hands: "Danso in the 23rd minute and Hartley in the 71st", "Strand leads Boyd", the other way round."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations

from factcheck import values
from factcheck.checker.match import Match
from factcheck.checker.names import Name, meets, names
from factcheck.checker.reading import FIGURES, Reading
from factcheck.records import Comparison, Relation, Span, Value


def swapped(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    """Return the figures that the snippet gives crosswise to the same two names, or the two names that change sides.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Goals came from Danso in the 23rd minute and Hartley in the 71st.")
    >>> [match.outcome.why for match in swapped(claim, read("Hartley scored in the 23rd minute, Danso in the 71st."))]
    ['the snippet gives 23rd to Hartley, not to Danso']
    """
    return (
        _figures(claim, snippet) or _sides(claim, snippet) or _results(claim, snippet) or _met_another(claim, snippet)
    )


def _figures(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    ours, theirs = _held(claim), _held(snippet)
    if len(ours) < 2 or len(theirs) < 2:
        return ()
    for (one, first), (other, second) in combinations(ours, 2):
        mine, yours = _of(one, theirs), _of(other, theirs)
        if mine is None or yours is None or _same(first, second):
            continue
        if _same(first, yours) and _same(second, mine):
            why = f"the snippet gives {yours.text} to {_words(snippet, other)}, not to {_words(claim, one)}"
            return (Match(first, yours, Comparison(Relation.DIFFERENT, why, "name")),)
    return ()


# Who does it to whom: the winner, leader, buyer or successor stands first, unless it was done "by" him.
_OVER = re.compile(
    r"\b(?P<been>(?:was|were|been|is|are|being) )?(?:\w+ly )?(?P<verb>leads?|leading|led|beat|beats|beaten|"
    r"defeat(?:ed|s)?|(?:is |are |was |were )?ahead of|overt(?:ook|akes)|succeed(?:ed|s)|replaced?|bought|acquired?|"
    r"takes? over|took over|sued|suing|outsold|outpolled|edged (?:out|past)|thrashed)\b(?P<by> by)?",
    re.IGNORECASE,
)
# Who loses stands first: "went down 3-0 to Rovers".
_UNDER = re.compile(
    r"\b(?P<verb>lost|loses?|losing|went down|goes down|fell|falls|were beaten|was beaten|crashed|slipped)\s"
    r"(?:(?:\d+[-–]\d+|narrowly|heavily|out|at home|away|by \S+ (?:goals?|points?|runs?|wickets?))\s){0,3}"
    r"(?:to|against|by)\b",
    re.IGNORECASE,
)
_WON = re.compile(
    r"\b(?P<verb>won|wins?)\s(?:\d+[-–]\d+\s)?(?:at home to|away to|away at|at|against|over)\b", re.IGNORECASE
)
_KINDS = (
    frozenset("lead ahead".split()),
    frozenset("beat defeat thrash edge outpoll outsell overtake overtook".split()),
    frozenset("succeed replace".split()),
    frozenset("buy bought acquire take took".split()),
    frozenset("sue sued suing".split()),
)
_RESULTS = 1  # among them
_RESULT = re.compile(r"\b(?P<who>[A-Z][\w’'&-]+(?:\s[A-Z][\w’'&-]+)*)\s(?P<verb>won|wins|lost|loses)\s(?=\d)")
_LOST = ("lost", "loses")


def _results(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    """Return the result that one side won by in one text and lost by in the other: "United won 3-1", "lost 3-1"."""
    ours, theirs = _RESULT.search(claim.text), _RESULT.search(snippet.text)
    if ours is None or theirs is None or ours["who"] != theirs["who"]:
        return ()
    scores = [(one, other) for one in claim.of_kind("score") for other in snippet.of_kind("score")]
    if (ours["verb"] in _LOST) == (theirs["verb"] in _LOST) or not any(_same(one, other) for one, other in scores):
        return ()
    mine, other = (Value("act", Span(*found.span("verb")), found["verb"]) for found in (ours, theirs))
    return (Match(mine, other, Comparison(Relation.DIFFERENT, f"{mine.text} is the opposite of {other.text}")),)


_BEAT = re.compile(
    r"\b(?P<verb>beat|beaten|defeated|overcame|overcome|knocked out|thrashed|edged|saw off)\b(?! by)", re.IGNORECASE
)


def _met_another(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    """Return whom a side beat where the snippet says that it beat another, and that another beat him."""
    ours, theirs = _beaten(claim), _beaten(snippet)
    if len(ours) != 1 or len(theirs) < 2:
        return ()
    winner, loser = ours[0]
    other = next((name for who, name in theirs if _meets(who, winner) and not _meets(name, loser)), None)
    if other is None or not any(_meets(name, loser) and not _meets(who, winner) for who, name in theirs):
        return ()
    mine, yours = _value(claim, loser, loser), _value(snippet, other, other)
    return (Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", "name")),)


def _beaten(reading: Reading) -> list[tuple[Name, Name]]:
    """Return who beat whom, the nearest names before and behind each verb."""
    found = []
    for verb in _BEAT.finditer(reading.text):
        before = [name for name in names(reading) if 0 <= verb.start() - name.terms[-1].span.end <= _NEAR]
        after = [name for name in names(reading) if 0 <= name.terms[0].span.start - verb.end() <= _NEAR]
        if before and after:
            found.append((before[-1], after[0]))
    return found


_NEAR = 30  # characters between a name and the verb


def _sides(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    ours, theirs = _order(claim), _order(snippet)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return ()
    _, first, second = ours
    _, other, another = theirs
    if not (_meets(first, another) and _meets(second, other)) or _meets(first, other) or _meets(second, another):
        return ()
    mine, yours = _value(claim, first, second), _value(snippet, other, another)
    return (Match(mine, yours, Comparison(Relation.DIFFERENT, f"“{yours.text}”, not “{mine.text}”", "name")),)


@lru_cache(maxsize=8192)
def _order(reading: Reading) -> tuple[int, Name, Name] | None:
    """Return which sort of deed a text tells of, who does it and to whom."""
    ends = [found for pattern in (_OVER, _UNDER, _WON) if (found := pattern.search(reading.text))]
    if not ends:
        return None
    verb = min(ends, key=re.Match[str].start)
    word = verb["verb"].lower().split()
    sort = next((at for at, kind in enumerate(_KINDS) if any(w.startswith(k) for w in word for k in kind)), None)
    if verb.re is not _OVER:
        sort = _RESULTS
    before = [name for name in names(reading) if 0 <= verb.start() - name.terms[-1].span.end <= _NEAR]
    after = [name for name in names(reading) if 0 <= name.terms[0].span.start - verb.end() <= _NEAR]
    if sort is None or not before or not after:
        return None
    if verb.re is _OVER and verb["been"] and not verb["by"] and "ahead" not in word:
        return None
    turned = verb["by"] if verb.re is _OVER else verb.re is _UNDER
    return (sort, after[0], before[-1]) if turned else (sort, before[-1], after[0])


def _meets(one: Name, other: Name) -> bool:
    return meets(one, (other,), frozenset())


def _value(reading: Reading, one: Name, other: Name) -> Value:
    terms = (*one.terms, *other.terms)
    span = Span(min(term.span.start for term in terms), max(term.span.end for term in terms))
    return Value("person", span, reading.text[span.slice])


def _held(reading: Reading) -> list[tuple[Name, Value]]:
    """Return each name with the figure that follows it before the next name."""
    stated = [value for value in reading.values if value.kind in FIGURES]
    named = names(reading)
    starts = [*(name.terms[0].span.start for name in named), len(reading.text)]
    found = []
    for name, end in zip(named, starts[1:], strict=True):
        after = [value for value in stated if name.terms[-1].span.end <= value.span.start < end]
        if len(after) == 1:
            found.append((name, after[0]))
    return found


def _of(name: Name, held: list[tuple[Name, Value]]) -> Value | None:
    return next((value for other, value in held if meets(name, (other,), frozenset())), None)


def _same(one: Value, other: Value) -> bool:
    return values.compare(one, other).relation is Relation.EQUAL


def _words(reading: Reading, name: Name) -> str:
    """The last word of a name in the text that has it."""
    found = [other for other in names(reading) if meets(name, (other,), frozenset())]
    return reading.text[found[0].terms[-1].span.slice] if found else ""


__all__ = ["swapped"]
