"""Who won and who lost: whom another beat did not win, and who beat another did not lose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.names import Name, meets, names
from factcheck.checker.passage import sentences
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.date import Moment

_HAS = r"(?: has| had| have)?(?: \w+ly)? "
_RACE = (
    r"(?:the|a|an|its|their|his|her) (?:[\w’'-]+ ){0,3}(?:elections?|by-election|run-?off|races?|contests?|poll|"
    r"ballot|vote|final|semi-final|match|game|primary|leadership|seat|title|cup)\b"
)
_BEAT = r"(?:beat|beats|defeated|defeats|ousted|ousts|unseated|unseats|saw off|overcame|knocked out|edged out)"
_BEATING = r"\b(?:beating|defeating|ousting|unseating|seeing off|edging out|victory over|win over)\b"
_WON = re.compile(rf"{_HAS}(?P<verb>won|wins) {_RACE}", re.IGNORECASE)
_LOST = re.compile(
    rf"{_HAS}(?P<verb>(?:lost|loses) {_RACE}|conceded (?:defeat)?|concedes defeat|(?:was|were) (?:narrowly |heavily )?"
    r"(?:beaten|defeated|ousted|unseated))\b",
    re.IGNORECASE,
)
_OVER = re.compile(rf"{_HAS}(?P<verb>{_BEAT})(?! by) ")
_VERB = re.compile(rf"{_BEATING}|\b{_BEAT}", re.IGNORECASE)
_BEFORE_LOSER = re.compile(
    rf"(?:{_BEATING}|\b{_BEAT}) (?:the |its |their |his |her )?(?:[a-z-]+ ){{0,3}}$", re.IGNORECASE
)


_ROUND = re.compile(
    r"\b(?:(?:semi-|quarter-)?finals?|(?:first|second|third|last) (?:round|leg|set|match|game|term)|primary|"
    r"(?:by-|general |local |mayoral |presidential |parliamentary |leadership )elections?)\b",
    re.IGNORECASE,
)


class _Side(NamedTuple):
    """Somebody who won or lost, and the words that say so."""

    who: Name
    won: bool
    words: Value


def races(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield that somebody won where the snippet says that another beat him, and the other way round.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Ada Roe has lost the mayoral election.")
    >>> found = races(claim, read("Ada Roe will be mayor after beating Jon Moe."))
    >>> [match.outcome.why for match in found]
    ['“beating” is not “lost the mayoral election”']
    """
    rounds = [frozenset(word.lower() for word in _ROUND.findall(reading.text)) for reading in (claim, snippet)]
    if is_negative(claim) or is_negative(snippet) or (all(rounds) and rounds[0].isdisjoint(rounds[1])):
        return
    yield from _awarded(claim, snippet)
    yield from _placed(claim, snippet)
    theirs = list(_sides(snippet))
    for ours in _sides(claim):
        told = [one for one in theirs if meets(ours.who, (one.who,), frozenset())]
        if told and all(one.won != ours.won for one in told):
            why = f"“{told[0].words.text}” is not “{ours.words.text}”"
            yield Match(ours.words, told[0].words, Comparison(Relation.DIFFERENT, why, "outcome"))
            return


_PRIZE = r"(?P<what>licen[cs]e|contract|franchise|concession|tender|commission|medal|trophy|prize|award)\b"
_GOT = re.compile(
    rf"{_HAS}(?P<verb>won|wins|secured|landed|got|received|gained) (?:the|a|an) (?:[\w’'-]+ ){{0,3}}{_PRIZE}"
)
_GIVEN = re.compile(
    rf"\b(?:(?:awarded|granted|gave|given) (?:the |a |an )?(?:[\w’'-]+ ){{0,3}}{_PRIZE}[^.;,]{{0,60}}? to|"
    rf"{_PRIZE.replace('what', 'that')}[^.;,]{{0,60}}? (?:went|goes|(?:was|has been) (?:awarded|granted|given)) to)"
    r" "
)


def _awarded(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield that somebody got a licence, a contract, a prize where the snippet says that it went to another."""
    for name in names(claim):
        got = _GOT.match(claim.text, name.terms[-1].span.end)
        for found in _GIVEN.finditer(snippet.text) if got else ():
            what = found["what"] or found["that"]
            part = Span(found.end(), found.end() + len(re.split(r"[.;,]", snippet.text[found.end() :])[0]))
            who = [one for one in names(snippet) if part.covers(one.terms[0].span)]
            if got and who and got["what"][:5] == what[:5] and not meets(name, tuple(who), frozenset()):
                span = Span(found.start(), who[-1].terms[-1].span.end)
                mine, yours = _words(got, "verb"), Value("act", span, snippet.text[span.slice])
                yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"“{yours.text}”", "outcome"))
                return


_CAME_FIRST = re.compile(
    rf"{_HAS}(?:already |also |first )?(?P<verb>won|wins)(?= (?:here|there|in \d{{4}}|it\b|again|"
    r"(?:the|a|an|his|her|its|this) (?:[\w’'-]+ ){0,4}?(?:race|marathon|title|championships?|tournament|rally|tour|"
    r"final|gold|league|cup|trophy|event)\b))"
)
_CAME_SECOND = re.compile(
    rf"{_HAS}(?P<verb>(?:came|comes|finished|finishes|was|were|ended(?: up)?|placed|took|ranked) (?:in |the )?"
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|runner-up|silver|bronze)\b)"
)


def _placed(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield that somebody won where the snippet says that he came second, or third, and the other way round.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Ada Roe had already won in 2023.")
    >>> [match.outcome.why for match in _placed(claim, read("The race of 2023 went to Ida Kolm; Ada Roe came second."))]
    ['“came second” is not “won”']
    """
    years = [{day.point.first.year for day in reading.of_kind("date") if isinstance(day, Moment) and day.anchored}
             for reading in (claim, snippet)]  # fmt: skip
    if years[0] ^ years[1]:
        return
    for first, second in ((claim, snippet), (snippet, claim)):
        for winner in names(first):
            won = _CAME_FIRST.match(first.text, winner.terms[-1].span.end)
            for other in names(second) if won else ():
                came = _CAME_SECOND.match(second.text, other.terms[-1].span.end)
                if won and came and meets(winner, (other,), frozenset()):
                    ours, theirs = (won, came) if first is claim else (came, won)
                    why = f"“{theirs['verb']}” is not “{ours['verb']}”"
                    pair = _words(ours, "verb"), _words(theirs, "verb")
                    yield Match(*pair, Comparison(Relation.DIFFERENT, why, "outcome"))
                    return


def _sides(reading: Reading) -> Iterator[_Side]:
    text, all_ = reading.text, names(reading)
    for name in all_:
        start, end = name.terms[0].span.start, name.terms[-1].span.end
        if _BEFORE_LOSER.search(text, 0, start):
            verb = [*_VERB.finditer(text, 0, start)][-1]
            yield _Side(name, won=False, words=_words(verb, 0))
            continue
        for pattern, won in ((_WON, True), (_OVER, True), (_LOST, False)):
            if found := pattern.match(text, end):
                yield _Side(name, won=won, words=_words(found, "verb"))
    for found in re.finditer(_BEATING, text):  # whoever the sentence begins with did it
        sentence = next(one for one in sentences(reading) if one.start <= found.start() < one.end)
        subject = next((name for name in all_ if sentence.start <= name.terms[0].span.start < found.start()), None)
        if subject is not None and _is_subject(text, sentence, subject):
            yield _Side(subject, won=True, words=_words(found, 0))


def _is_subject(text: str, sentence: Span, name: Name) -> bool:
    """Whether a sentence begins with a name: "Conservative Ada Roe", "The mayor, Ada Roe,"."""
    return not re.search(
        r"\b(?:of|for|in|at|by|with|from|against|to|over|after)\b", text[sentence.start : name.terms[0].span.start]
    )


def _words(found: re.Match[str], group: str | int) -> Value:
    return Value("act", Span(*found.span(group)), found[group])


__all__ = ["races"]
