"""A text as the checker sees it: its content words, its values, and for each figure what it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from factcheck import values
from factcheck.checker import words
from factcheck.checker.terms import Term, terms
from factcheck.records import Period, Span, Value
from factcheck.values import place as places
from factcheck.values.date import Moment
from factcheck.values.date_calendar import MONTHS
from factcheck.values.quantity import Quantity

FIGURES = frozenset({"time", "money", "share", "measure", "duration", "age", "rank", "number", "score"})

_REACH = 60  # characters to each side in which a figure's measure is looked for; half a clause in news prose
_BEFORE_TAX = re.compile(r"\bbefore\s+tax(?:es|ation)?\b", re.IGNORECASE)
_LIVES = re.compile(r"\b(?:cost|claim(?:s|ed|ing)?|took|taken|takes)\s(?:\S+\s){0,3}lives\b", re.IGNORECASE)
_PAID = re.compile(r"\b(?:paid|pays|paying)\s$", re.IGNORECASE)
_TO_PAY = re.compile(r"\s(?:\w+\s){0,2}(?:to be|is|are|was|were) paid\b", re.IGNORECASE)
_MUST_PAY = re.compile(
    r"\b(?:to|must|will|would|shall|should|can|could|not) pay (?!rises?\b|deals?\b|offers?\b|talks\b|cuts?\b|"
    r"increases?\b|rounds?\b|settlements?\b|awards?\b|claims?\b)",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"\b(?:holds?|held|holding|seats?|seating|accommodates?|room for|capacity of)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
_INTEREST = re.compile(
    r"\b(?:policy|interest|base|bank|key|repo|prime|lending|borrowing|mortgage|deposit)\s+rates?\b", re.IGNORECASE
)
_CONSUMER_PRICES = re.compile(r"\b(?:consumer|retail) prices?\b|\bcost of living\b", re.IGNORECASE)
_IN_A_ROW = re.compile(r"\b(?:in a row|running|in succession|successive|consecutive|straight)\b", re.IGNORECASE)
_SHORT_OF = re.compile(r"\s(?:\w+\s){0,2}(?:short of|shy of|ahead of|behind)\b(?! with\b)", re.IGNORECASE)
# By how much a plan was missed, in whatever words.
_PLAN = r"(?:than )?(?:originally )?(?:planned|scheduled|expected|intended|promised|budgeted|forecast|announced)"
_BUDGET = r"(?:the )?(?:approved |original )?(?:budget|estimate)"
_ASTRAY = (
    (rf"\s(?:(?:later|longer) than {_PLAN}|behind (?:schedule|plan|time)|after the planned date|late\b)", "late"),
    (rf"\s(?:(?:earlier|sooner|shorter) than {_PLAN}|ahead of (?:schedule|plan|time)|early\b)", "early"),
    (rf"\s(?:more than (?:{_PLAN}|{_BUDGET})|over {_BUDGET}|above {_BUDGET})", "over plan"),
    (rf"\s(?:less than (?:{_PLAN}|{_BUDGET})|under {_BUDGET}|below {_BUDGET})", "under plan"),
)
_EACH = re.compile(r"\b(?:each|every|for each|per) (day|week|month|year)\b", re.IGNORECASE)
# "Which assembled all 22 of them" counts what was named before.
_OF_THEM, _ALL_OF = re.compile(r"\ball \S$"), re.compile(r"\sof (?:them|these|those|which)\b")
_SO_FAR = re.compile(r"\b(?:so far|to date|by (?:noon|midnight|(?:\w+ )?o['’]clock|\d{1,2}[.:]\d\d))\b", re.IGNORECASE)
_MONTHS = "|".join(name.capitalize() for name in MONTHS)  # a capital may be a name's; then the snippet has it, too
_DIGITS = re.compile(
    rf"\d[\d.,]*\d|\d|\b(?:a|one) (?:quarter|third|fifth)\b(?! of)|(?-i:\b(?:{_MONTHS})\b)", re.IGNORECASE
)
# "61% of transport emissions in Lindfield": what the share is a share of.
_WHOLE = re.compile(
    r"\s+of\s+([\w'’-]+(?:\s[\w'’-]+)*?)(?=[^\w\s'’-]|\s(?:in|by|for|from|to|at|on|with|and|or|than|that|which|who|is|are|was|"
    r"were|has|have|had|will|would)\b|$)"
)
_SPREAD = re.compile(
    r"\s(?:\w+\s){0,2}?((?:over|across|within|spread over) (?:the )?(?:(?:next|last|past|coming|first) )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|\d{1,2}) (?:years|decades))\b",
    re.IGNORECASE,
)
_YEAR = (360, 800)  # days; "2024-25" is read as two calendar years
_BY_TO = re.compile(r" to (?:about |around |some |nearly |almost |just )?")
_AFTER = re.compile(r"\bafter\s(?:just\s|only\s)?$", re.IGNORECASE)
_MORE_BY = re.compile(r"\s(?:more|fewer|less|higher|lower|larger|smaller|dearer|cheaper|up|down|above|below)\b")
_MORE_THAN = re.compile(
    r"\s(?:[a-z-]+ )?(?:more|fewer|less|higher|lower|longer|shorter|earlier|later)\s(?:[a-z-]+ ){0,2}"
    rf"than\b(?! {_PLAN.removeprefix('(?:than )?')})"
)
_UP_BY = re.compile(r"\b(?<!make )(?<!makes )(?<!made )(?<!making )(?:up|down|plus|minus) (?:about |some |nearly )?$")
_PROFIT_OF = re.compile(r"\b(profit|surplus|loss|deficit|shortfall)(?: before tax| after tax)? of (?:\w+ )?$")
_LOST = re.compile(r"\b(?:lost|loses?|losing) (?:about |some |nearly |almost |around |more than )?$", re.IGNORECASE)
# What is left where more came in than went out, or the other way round.
_EXCESS = re.compile(
    r"\bexcess of (?:[a-z]+ )?(?P<more>income|revenues?|receipts|takings|earnings|expenditure|spending|costs|expenses|"
    r"outgoings|outlays) over (?:[a-z]+ )?(?:income|revenues?|receipts|takings|earnings|expenditure|spending|costs|"
    r"expenses|outgoings|outlays)\b",
    re.IGNORECASE,
)
_INCOME = frozenset("income revenue revenues receipts takings earnings".split())
_DID_NOT_LIVE = re.compile(
    r"\b(?:(?:did|have|has|had) not (?:survive|survived|pulled? through)|didn['’]t survive|"
    r"lost (?:their|his|her) li(?:fe|ves)|perished|passed away|succumbed)\b"
)
_FELL_ILL = re.compile(
    r" (?:more |other )?[a-z]+(?: (?:in|from|across|at|of) [\w’' -]{1,40})? (?:have |has |had )?(?:also )?"
    r"(?:fallen|fell|fall|are|were|became|become|been|got|made) (?:seriously |severely )?"
    r"(?:ill|sick|infected|diagnosed|poisoned)\b"
)
_LOSSES = frozenset({"loss", "deficit", "shortfall"})
_STOPS = ";:—–()\n"


class Figure(NamedTuple):
    """A figure with what it measures: `measures` are concepts (loss, price), `qualifiers` narrow them (net, youth)."""

    value: Value
    measures: frozenset[str]
    qualifiers: frozenset[str]
    near: frozenset[str]  # stems of the other content words about it
    every: str = ""  # how often it falls due, by an adjective: "year" in "the annual grant is 5"
    over: str = ""  # the years it is spread over, in the text's words: "over five years"
    whole: frozenset[str] = frozenset()  # stems of what a share is a share of
    more: bool = False  # by how much it is more or less: "3 percent fewer"
    after: bool = False  # how long after: "after nine minutes"


@dataclass(frozen=True, eq=False)
class Reading:
    """A text with everything the checker compares; spans index `text`.

    One is as good as itself alone: a reading is made once a text and asked a thousand times, so it is not compared
    field by field, and what it is asked for is remembered.
    """

    text: str
    terms: tuple[Term, ...]
    values: tuple[Value, ...]
    figures: tuple[Figure, ...]

    def of_kind(self, kind: str) -> tuple[Value, ...]:
        """The values of one kind, in text order."""
        return self._kinds.get(kind, ())

    @cached_property
    def _kinds(self) -> dict[str, tuple[Value, ...]]:
        kinds: dict[str, list[Value]] = {}
        for value in self.values:
            kinds.setdefault(value.kind, []).append(value)
        return {kind: tuple(values_) for kind, values_ in kinds.items()}

    @cached_property
    def stems(self) -> frozenset[str]:
        """The folded content words."""
        return frozenset(term.stem for term in self.terms)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The first six letters of the longer folded words."""
        return frozenset(stem[:6] for stem in self.stems if len(stem) >= 6)

    @cached_property
    def plain(self) -> tuple[Term, ...]:
        """The content words that are no names."""
        return tuple(term for term in self.terms if not term.name)


@lru_cache(maxsize=8192)
def read(text: str, as_of: Period | None = None) -> Reading:
    """Return the reading of a text; relative dates are resolved against `as_of`.

    >>> reading = read("Net profit fell to $2m, while revenue rose to $9m.")
    >>> [(figure.value.text, sorted(figure.measures)) for figure in reading.figures]
    [('$2m', ['profit']), ('$9m', ['revenue'])]
    """
    return _reading(text, values.parse_all(text, as_of))


@lru_cache(maxsize=8192)
def read_figures(text: str) -> Reading:
    """Return the reading of a text without persons, posts, comparisons and quotations, in two thirds of the time.

    >>> [value.kind for value in read_figures("Mayor Jane Roe cut the fee to $2.").values]
    ['act', 'change', 'money']
    """
    return _reading(text, values.parse_with(text, ("place", "status", "act")))


def _reading(text: str, found: Sequence[Value]) -> Reading:
    content = terms(text)
    stated = _without_acts_in_dates(found)
    figures = tuple(
        _figure(value, text, content, stated)
        for value in stated
        if _is_figure(value) and not _THE_TWO.match(text, max(0, value.span.start - 4))
    )
    return Reading(text, content, stated, figures)


def _without_acts_in_dates(stated: Sequence[Value]) -> tuple[Value, ...]:
    """Return the values without the acts that are words of a date: nothing ends in "since the end of June"."""
    days = [value.span for value in stated if value.kind == "date"]
    return tuple(value for value in stated if value.kind != "act" or not any(day.covers(value.span) for day in days))


_THE_TWO = re.compile(  # those spoken of before: "the two received a prize"
    r"[Tt]he (?:two|three|four|five|six) (?:ha(?:ve|d|s)|are|were|will|would|want|met|got|won|said|took|\w+ed)\b"
)


@lru_cache(maxsize=8192)
def skim(text: str) -> Reading:
    """Return the reading of a text of which only the names matter: a title, a publisher."""
    return Reading(text, terms(text), tuple(places.parse(text)), ())


@lru_cache(maxsize=8192)
def squeezed(text: str) -> str:
    """Return the letters and figures of a text alone, so that line breaks and markup part nothing."""
    return "".join(sign for sign in text.casefold() if sign.isalnum() or sign in "$€£¥%.,-–−")


def asserted(reading: Reading, quote: str) -> Reading:
    """Return the reading with those figures only that the article's own words for the claim have.

    "The 700-acre site is near the port", said of "near the port", asserts no size; another claim does.
    """
    own = squeezed(quote)
    figures = tuple(figure for figure in reading.figures if squeezed(figure.value.text).rstrip(".") in own)
    return reading if len(figures) == len(reading.figures) else replace(reading, figures=figures)


def _is_figure(value: Value) -> bool:
    """Whether a value is a figure to be borne out: superlatives without a number ("the largest") are words."""
    if value.kind not in FIGURES:
        return False
    return not (value.kind == "rank" and isinstance(value, Quantity) and value.low == 1)


def _figure(value: Value, text: str, content: tuple[Term, ...], stated: tuple[Value, ...]) -> Figure:
    window = _window(value.span, text, stated)
    inside = [term for term in content if window.covers(term.span)]
    spoken = [text[term.span.slice].lower().replace("’s", "").replace("'s", "") for term in inside]
    measures = frozenset(
        measure for term, word in zip(inside, spoken, strict=True) if (measure := _measure(word, term))
    )
    if _LIVES.search(text, window.start, window.end):  # "cost three lives"
        measures = measures - {"cost"} | {"death"}
    measures = _meant(measures, value, text, window)
    qualifiers = {words.QUALIFIER[word] for word in spoken if word in words.QUALIFIER}
    near = _near(inside, value, text)
    if _IN_A_ROW.search(text):
        qualifiers = qualifiers | {"in a row"}
        if value.kind == "rank" and "loss" in measures:  # "the fourth loss running" is no money
            measures, near = measures - {"loss"} | {"defeat"}, near - {"loss"} | {"defeat"}
    if _SHORT_OF.match(text, value.span.end):
        qualifiers = qualifiers | {"difference"}
    qualifiers = _astray(qualifiers, text, value) - _granted(measures)
    if _OF_THEM.search(text, 0, value.span.start + 1) and _ALL_OF.match(text, value.span.end):
        qualifiers = qualifiers | {"of them"}
    if _SO_FAR.search(text):
        qualifiers = qualifiers | {"so far"}
    if _BEFORE_TAX.search(text, window.start, window.end):
        qualifiers, measures = qualifiers | {"pre-tax"}, measures - {"tax"}
    if _INTEREST.search(text, window.start, window.end):
        measures = measures - {"tax"} | {"interest"}  # "rates" alone are taxes
    if value.kind == "share" and _CONSUMER_PRICES.search(text, window.start, window.end):
        measures = measures - {"price"} | {"inflation"}
    each = _EACH.search(text, window.start, window.end) if value.kind in ("money", "number", "measure") else None
    every = next((words.EVERY[word] for word in spoken if word in words.EVERY), "") or _every(stated)
    every = every or (each[1].lower() if each else "")
    after = bool(_AFTER.search(text, max(0, value.span.start - _REACH), value.span.start))
    spread = _SPREAD.match(text, value.span.end)
    over = spread[1] if spread and value.kind in ("money", "number", "measure") else ""
    return Figure(
        value,
        measures,
        frozenset(qualifiers),
        near,
        every,
        over,
        _whole(value, text, content),
        _is_change(text, value),
        after,
    )


def _near(inside: Sequence[Term], value: Value, text: str) -> frozenset[str]:
    """Return the stems of the words about a figure; of "fourteen people in three states fell ill" ill is one."""
    ill = value.kind == "number" and _FELL_ILL.match(text, value.span.end)
    return frozenset(term.stem for term in inside if not term.name) | ({"ill"} if ill else frozenset())


def _granted(measures: frozenset[str]) -> set[str]:
    """Return the qualifiers that say nothing of a measure: a minimum wage is always statutory."""
    return {"statutory"} if "wage" in measures else set()


def _is_change(text: str, value: Value) -> bool:
    more = _MORE_THAN if value.kind in ("number", "duration") else _MORE_BY  # "two more died" counts the dead
    return bool(more.match(text, value.span.end) or _UP_BY.search(text, 0, value.span.start))


def _astray(qualifiers: set[str], text: str, value: Value) -> set[str]:
    """Return the qualifiers of a figure; of how late or dear a thing was, that it was, in whatever words."""
    word = next((word for pattern, word in _ASTRAY if re.compile(pattern).match(text, value.span.end)), None)
    return qualifiers - {"planned", "difference", "forecast"} | {word} if word else qualifiers


def _meant(measures: frozenset[str], value: Value, text: str, window: Span) -> frozenset[str]:
    """Return the measures of a figure without those that other words about it stand for."""
    if _HOLDS.search(text, window.start, value.span.start):  # "will hold 4,600 spectators"
        measures = measures - {"attendance"} | {"seat"}
    if (
        _MUST_PAY.search(text, window.start, window.end)
        or _PAID.search(text, 0, value.span.start)
        or _TO_PAY.match(text, value.span.end)
    ):
        measures = measures - {"wage"}  # for anything, not only to those who work for it
    stated = _PROFIT_OF.search(text, 0, value.span.start)  # "a loss of £2m, after a profit of £5m"
    if stated:
        measures = measures - {"profit", "loss"} | {"loss" if stated[1] in _LOSSES else "profit"}
    if "profit" in measures and _LOST.search(text, 0, value.span.start):  # "lost £2m, after a profit the year before"
        measures = measures - {"profit"} | {"loss"}
    if value.kind == "money" and (over := _EXCESS.search(text, window.start, window.end)):
        left = "profit" if over["more"] in _INCOME else "loss"
        measures = measures - {"cost", "revenue", "profit", "loss"} | {left}
    if _DID_NOT_LIVE.search(text, value.span.end, window.end):  # "two of those infected did not survive"
        measures = measures - {"case", "patient"} | {"death"}
    if value.kind in ("share", "money"):
        measures = measures - words.COUNTS
    if value.kind == "share" and "margin" in measures:  # "a profit margin of 8 percent" is of turnover
        measures = frozenset(["margin"])
    if value.kind == "number":
        measures = measures - {"turnout"}  # "by 412 votes on a turnout of 61 percent"
    return measures


def _whole(value: Value, text: str, content: tuple[Term, ...]) -> frozenset[str]:
    found = _WHOLE.match(text, value.span.end) if value.kind == "share" else None
    return frozenset(term.stem for term in content if Span(*found.span(1)).covers(term.span)) if found else frozenset()


def _every(stated: tuple[Value, ...]) -> str:
    """What is stated for a whole year is stated a year: "21 million trips in 2024-25"."""
    dates = [value for value in stated if isinstance(value, Moment)]
    return "year" if len(dates) == 1 and _YEAR[0] <= _days(dates[0]) <= _YEAR[1] else ""


def _days(moment: Moment) -> int:
    return (moment.period.last - moment.period.first).days


def _measure(word: str, term: Term) -> str | None:
    return words.MEASURE.get(word) or words.MEASURE.get(term.stem)


def _window(span: Span, text: str, stated: tuple[Value, ...]) -> Span:
    """Return the stretch around a figure that speaks of it: to the next figure's clause, a semicolon or a dash."""
    start, end = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    for other in stated:
        if not _is_figure(other) or other.span.overlaps(span):  # "the largest donation, 12 million": no bound
            continue
        if _BY_TO.fullmatch(text, other.span.end, span.start):  # "fell by 14 percent to £86 million"
            continue
        if other.span.end <= span.start:
            start = max(start, _clause_break(text, other.span.end, span.start, after=True))
        else:
            end = min(end, _clause_break(text, span.end, other.span.start, after=False))
    for place in range(span.start - 1, start - 1, -1):
        if text[place] in _STOPS or text[place : place + 2] in (". ", "? ", "! "):
            start = place + 1
            break
    for place in range(span.end, end):
        if text[place] in _STOPS or text[place : place + 2] in (". ", "? ", "! "):
            end = place
            break
    return Span(start, end)


def _clause_break(text: str, left: int, right: int, *, after: bool) -> int:
    """Return where the words between two figures change sides: at a comma or conjunction, else wholly ours."""
    between = text[left:right]
    places = [
        place
        for mark in (", ", " and ", " while ", " but ", " from ", " against ")
        if (place := between.find(mark)) >= 0
    ]
    if places:
        return left + min(places)
    return right if not after else left


@lru_cache(maxsize=8192)
def unread(reading: Reading) -> frozenset[str]:
    """Return the digits and months of a text that no value takes in.

    >>> sorted(unread(read("Flight XQ17 left at 9 pm, 12 minutes late.")))
    ['17']
    >>> sorted(unread(read("The bank’s March report.")))
    ['March']
    """
    taken = [value.span for value in reading.values if value.kind not in ("place", "person", "role", "quotation")]
    free = (found for found in _DIGITS.finditer(reading.text) if not _is_taken(found, taken))
    return frozenset(found.group() for found in free)


def digits(text: str) -> frozenset[str]:
    """Return all digits and months of a text."""
    return frozenset(_DIGITS.findall(text))


def _is_taken(found: re.Match[str], taken: Sequence[Span]) -> bool:
    return any(span.overlaps(Span(*found.span())) for span in taken)
