"""Places in a sentence that take one thing: what was turned into flats was not turned into a hotel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.checker.denials import has_negation, is_negative
from factcheck.checker.match import Match
from factcheck.checker.passage import passage
from factcheck.checker.reading import Reading
from factcheck.checker.terms import Term, stem
from factcheck.records import Comparison, Relation, Span, Value

# Each row takes one thing, whichever of its words stand before it.
_ROWS = (
    "(?:caused|triggered|sparked|started|prompted|explained) by|due to|because of|owing to|blamed (?:it )?on|"
    "put (?:(?:the|this|it|its) )?(?:[a-z]+ )?down to|"
    "attributed to|(?:as a|the) result of|brought about by|blam(?:ed|es)",
    "(?:turned|converted|transformed|made|redeveloped|split|divided) into|become|became",
    "replaced (?:by|with)|(?:make|making|made|makes) way for|(?:give|gave|gives) way to",
    "(?:spen[dt]|spends|spending|invest(?:ed|s)?) (?:[\\w£$€.,]+ ){0,4}?(?:on|in)|"
    "(?:go|goes|went|going) (?:in)?to(?:wards)?|used (?:for|to build|to buy)|put (?:in)?to(?:wards)?|"
    "earmarked for|set aside for|us(?:e|es|ed|ing) (?:the |its |their |this )?(?:[a-z-]+ )?(?:money|cash|funds?|"
    "proceeds|grant|sum|profits?) (?:for|to build|to buy|on)",
    "(?:broke out|started|began|originated)(?: on [A-Z]\\w+)?(?: at [\\w .:]{1,16}?)? in",
    "(?:powered|driven|fuelled|heated) (?:by|with)|runs? on|ran on",
    "(?:convicted|guilty|accused|suspected|charged|acquitted|suspicion) (?:of|with)|charges? of|"
    "(?:jailed|fined|sentenced|arrested|tried) (?:[\\w£$€.,]+ ){0,4}?for",
    "(?:died|dying) (?:of|from)|suffer(?:s|ed|ing)? from|treated for|diagnosed with|ill with",
    "(?:paid|financed|funded) (?:for )?(?:from|by|through|out of)",
    "belong(?:s|ed|ing)? to|(?:is|are|was|were) owned by|the property of",
    "(?:specialises|specializes|specialised) in|(?:best )?known for|famous for",
    "(?:to|will|would|can|now) study|studying|studied",
    "except(?: for)?|apart from|with the exception of|other than",
    "(?:struck|strikes?|hit|hits|rammed|(?:ran|runs?) (?:aground on|into|onto)|collided with|crashed into|crashes into|"
    "drove into|ploughed into|smashed into|slammed into)",
    "(?:trained|works?|worked|qualified|studied) (?:as|to be)",
)
_STOP = (
    r"in|on|at|and|or|to|for|from|with|by|after|before|when|that|which|who|where|while|but|as|than|since|because|"
    r"during|is|are|was|were|will|would|has|have|had|until|near|into|over|under|between|against|within|without|"
    r"according|so"
)
_WORD = rf"(?!(?:{_STOP})\b)[a-z][\w’'-]*"
_WHAT = re.compile(rf"\s(?:the |an? |its |their |his |her |our |some )?(?P<what>{_WORD}(?: {_WORD}){{0,4}})")
_TO_BLAME = re.compile(rf"(?P<what>{_WORD}(?: {_WORD}){{0,3}}) (?:is|are|was|were|had been) to blame\b")
_SLOTS = tuple(re.compile(rf"\b(?:{row})(?=\s)", re.IGNORECASE) for row in _ROWS)
_MORE = re.compile(r",? (?:and|or|as well as)\b|,? (?:among|including|partly|mainly|mostly)\b")
# These tell no two things apart.
_OF_DEGREE = frozenset(
    map(
        stem,
        "high low new old big large small strong weak heavy severe serious bad good major main certain other own "
        "several many few part way thing kind type use year month week day time people person money result problem "
        "issue fault reason cause".split(),
    )
)


def fillers(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield what stands in a place of the claim that takes one thing, where the snippet has another there.

    >>> from factcheck.checker.reading import read
    >>> found = fillers(read("The mill was turned into a hotel."), read("The mill has been converted into flats."))
    >>> [match.outcome.why for match in found]
    ['flats is not hotel']
    """
    part = passage(claim, snippet)
    if is_negative(claim) or has_negation(snippet.text[part.slice]):
        return
    whole = _all_filled(claim)
    for slot, ours in zip(_SLOTS, whole, strict=True):
        theirs = list(_filled(snippet, slot, part)) if len(ours) == 1 else []
        if len(theirs) != 1:
            continue
        (mine, first), (yours, second) = ours[0], theirs[0]
        if _are_apart(first, snippet) and _are_apart(second, claim):
            why = f"{yours.text} is not {mine.text}"
            yield Match(mine, yours, Comparison(Relation.DIFFERENT, why, "word"))
            return


@lru_cache(maxsize=8192)
def _all_filled(reading: Reading) -> tuple[tuple[tuple[Value, list[Term]], ...], ...]:
    """What fills each place of a whole text."""
    return tuple(tuple(_filled(reading, slot, Span(0, len(reading.text)))) for slot in _SLOTS)


def _filled(reading: Reading, slot: re.Pattern[str], part: Span) -> Iterator[tuple[Value, list[Term]]]:
    """Yield what fills a place, its words and its content words; none where more than one thing does."""
    for found in slot.finditer(reading.text, part.start, part.end):
        what = _WHAT.match(reading.text, found.end())
        if what is None or _MORE.match(reading.text, what.end()):
            continue
        span = Span(*what.span("what"))
        inside = [term for term in reading.terms if span.covers(term.span) and term.stem not in _OF_DEGREE]
        if inside:
            yield Value("word", span, what["what"]), inside
    blamed = _TO_BLAME.search(reading.text, part.start, part.end) if slot is _SLOTS[0] else None
    if blamed is not None:  # "high wages were to blame"
        span = Span(*blamed.span("what"))
        inside = [term for term in reading.terms if span.covers(term.span) and term.stem not in _OF_DEGREE]
        yield Value("word", span, blamed["what"]), inside


def _are_apart(terms: list[Term], other: Reading) -> bool:
    """Whether the other text has no word of what fills a place."""
    return not any(
        term.stem in other.stems or any(root[:5] == term.stem[:5] for root in other.stems if len(term.stem) > 4)
        for term in terms
    )


__all__ = ["fillers"]
