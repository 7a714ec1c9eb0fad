"""What a snippet tells of next door, a part of the year or a plan, and the claim of here, the year or the deed."""

from __future__ import annotations

import re

from factcheck.checker.align import Alignment
from factcheck.checker.passage import passage
from factcheck.checker.reading import Reading
from factcheck.records import Span
from factcheck.values.quantity import Quantity


def other_scope(claim: Reading, snippet: Reading, alignment: Alignment) -> str:
    """Return why a snippet tells of another place, span of time or stage than the claim; empty where it does not.

    >>> from factcheck.checker.align import align
    >>> from factcheck.checker.reading import read
    >>> claim, snippet = read("It had sales of £3 million in 2025."), read("It expects sales of £3 million in 2025.")
    >>> other_scope(claim, snippet, align(claim, snippet, cosine=0.8))
    'the snippet tells what is to be'
    """
    aside = next_door(claim, snippet) or unwanted(claim, snippet)
    return aside or _part_of_year(claim, snippet, alignment) or _to_be(claim, snippet, alignment)


def next_door(claim: Reading, snippet: Reading) -> str:
    """Return that a snippet tells it of a neighbour, where the claim does not.

    >>> from factcheck.checker.reading import read
    >>> next_door(read("Tolls are unpopular."), read("In the neighbouring county of Wessam tolls are unpopular."))
    'the snippet tells of a neighbour'
    """
    own = passage(claim, snippet)
    told = _NEIGHBOUR.search(snippet.text, own.start, own.end)
    if told is None or _ANY_NEIGHBOUR.search(claim.text):
        return ""
    named = {term.stem for term in claim.terms if term.name}
    beside = {term.stem for term in snippet.terms if term.name and term.span.start >= told.end()}
    return "" if named & beside else "the snippet tells of a neighbour"


# Where something is, not whom it adjoins: "in the neighbouring town of Brenn", "in Norvia, Sarland's neighbour, ".
_NEIGHBOUR = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Oo]f|[Ff]or|[Ff]rom) (?:the )?neighbou?ring (?:[a-z]+ )?(?:of )?(?=[A-Z])|"
    r"\b[A-Z][a-z]+['’]s? neighbou?r(?= [A-Z]|, )"
)
_ANY_NEIGHBOUR = re.compile(r"neighbou?r|next door|adjoin|border", re.IGNORECASE)


def unwanted(claim: Reading, snippet: Reading) -> str:
    """Return that by the snippet nobody plans or wants what by the claim somebody does.

    >>> from factcheck.checker.reading import read
    >>> unwanted(read("The union threatens to strike."), read("The union does not plan a strike before the talks."))
    'the snippet says that it is not planned'
    """
    wants, denied = _WANTS.search(claim.text), _WANTS_NOT.search(snippet.text)
    if wants is None or denied is None or _WANTS_NOT.search(claim.text):
        return ""
    deed = {term.stem for term in claim.plain if term.span.start >= wants.end()}
    clause = snippet.text[denied.end() : denied.end() + _NEAR_DEED]
    end = denied.end() + len(_BREAK.split(clause)[0])
    told = {term.stem for term in snippet.plain if denied.end() <= term.span.start < end}
    alike = any(one[:5] == other[:5] for one in deed for other in told)
    return "the snippet says that it is not planned" if alike else ""


_NEAR_DEED = 60  # characters of what is not planned
_BREAK = re.compile(r"[.;,]| (?:but|until|unless|without)\b")
_INTENDS = (
    r"(?:plan|intend|want|mean|aim|seek|threaten|wish|hope|consider|propose|envisage|contemplate|think of|expect)"
)
_WANTS = re.compile(rf"\b{_INTENDS}(?:s|es|ed|ing|ning)? (?:to |on )")
_WANTS_NOT = re.compile(
    rf"\b(?:(?:do|does|did|is|are|was|were|has|have|had) (?:not|never)|n['’]t) (?:yet |now |currently )?"
    rf"{_INTENDS}(?:ed|ing|ning)?\b"
    r"|\b(?:no|without) (?:plans?|intention|wish|desire|ambition)s? (?:to|of|for)\b"
)


def _part_of_year(claim: Reading, snippet: Reading, alignment: Alignment) -> str:
    """Return the half or quarter of which a snippet gives the figure that the claim gives of the year."""
    if _PART.search(claim.text) or len(_YEAR.findall(claim.text)) != 1:
        return ""
    for where in _met(alignment):
        start, end = _clause(snippet.text, where.start, where.end)
        parts = list(_PART_OF_YEAR.finditer(snippet.text, start, end))
        years = {found[0] for found in _YEAR.finditer(claim.text)}
        if any(found["year"] in years for found in parts):
            return f"the snippet tells it of {parts[0][0]}"
    return ""


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PART = re.compile(
    r"\b(?:half|halves|quarters?|months?|weeks?|days?|H[12]|Q[1-4]|so far|(?:since|until|by|from) \d{4})\b"
)
_PART_OF_YEAR = re.compile(
    r"\b(?:the )?(?:(?:first|second) half|(?:first|second|third|fourth|last|final) quarter|"
    r"first (?:three|six|nine) months) of (?P<year>(?:19|20)\d\d)\b"
)


def _to_be(claim: Reading, snippet: Reading, alignment: Alignment) -> str:
    """Return that a figure is only planned or expected in the snippet, which the claim tells as a fact."""
    if not _DONE.search(claim.text) or _INTENT.search(claim.text):
        return ""
    met = _met(alignment)
    for where in met:
        start, end = _clause(snippet.text, where.start, where.end)
        if _PLAN.search(snippet.text, start, end) is None or _FACT.search(snippet.text, start, end):
            return ""
        if _OF_THEM.search(snippet.text, start, where.start):  # of those that are, some are to be changed
            return ""
    return "the snippet tells what is to be" if met else ""


def _met(alignment: Alignment) -> list[Span]:
    """Return the places in the snippet of what meets the claim's figures, ranks apart."""
    return [
        match.snippet.span
        for match in alignment.figures
        if match.met and match.snippet and isinstance(match.claim, Quantity) and match.claim.kind != "rank"
    ]


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the clause about a place in a text."""
    before = max((found.end() for found in _STOP.finditer(text, 0, start)), default=0)
    behind = _STOP.search(text, end)
    return before, behind.start() if behind else len(text)


_STOP = re.compile(r"(?<!\d)[,;:.!?](?=\s)|(?<=\d)[,;:.!?](?=\s)|\s(?:after|and|but|while|whereas|when|from|than)\s")
_DONE = re.compile(
    r"\b(?:had|has|have|was|were|did)\b|\b[a-z]{2,}ed\b|\b(?:cost|sold|brought|took|made|spent|paid|built|lost|won)\b"
)
_INTENT = re.compile(
    r"\b(?:expect\w*|forecast\w*|plan\w*|project(?:ed|s|ions?)|budget\w*|propos\w+|promis\w+|pledg\w+|offer\w*|"
    r"want\w*|ask\w*|demand\w*|call\w* for|target\w*|order\w*|agree\w*|announc\w+|deal|approv\w+|grant\w*|award\w*|"
    r"decid\w+|vote\w*|contract\w*|will|would|shall|may|might|could|can|if|set aside|earmark\w*|allot\w*|allocat\w*|"
    r"intend\w*|quota|limit\w*|capacity|estimat\w*|due|to be|is to|are to|was to|were to|scheduled|said|says|told)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:[Ee]xpect(?:s|ed)?|[Ff]orecasts|projects|projected to|budgeted|earmark(?:s|ed)|set aside|intends?|"
    r"plans? to|planned|is to|are to|quota|hopes? to|aims? to|predicts?|scheduled|proposes?)\b"
)
_OF_THEM = re.compile(r"\bof (?:the|its|their|all|[\w-]+['’]s?)(?: [\w-]+['’]s?)? $")
_FACT = re.compile(r"\bthan (?:planned|expected|forecast)\b|\bas planned\b")


__all__ = ["next_door", "other_scope"]
