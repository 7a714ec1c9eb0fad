"""Dates: days, months, years, stretches of time, each as the days it covers.

What it reads: 13 May 2025 in every order and 2025-05-13; months, years where a year can stand ("in 2015", "the 2023
census"), quarters, halves, seasons, decades, centuries, fiscal years; since, until, by, before, after; ranges ("from
2010 to 2015", "2010–15"); reporting windows ("in the 12 months to April 2025"); feasts; and, where the day of the
article is known, yesterday, last Tuesday, three years ago.
What it compares: days with days, the same sense with the same sense. A claim that says less than the source (2015 for
June 2015) is equal, one that says more is left open; days apart are different; another reporting window says nothing.
Supported: "closed since 2015" by "shut since June 2015".
Contradicted: "closed since 2014" by "shut since June 2015".
What it leaves alone: figures that are no years (2,015 people), may and march the verbs, Mr. Friday and April Jones; a
date whose year is unknown never differs from another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.records import Comparison, Period, Span, Value
from factcheck.values import date_calendar as cal
from factcheck.values.date_grammar import STARTS, Grammar, may_start
from factcheck.values.date_named import Named, Now
from factcheck.values.date_years import outlook
from factcheck.values.tokens import Token, tokens

_EVER = Period(cal.FIRST, cal.LAST)


@dataclass(frozen=True, slots=True)
class Moment(Value):
    """A time named: `period` is every day the words allow, `point` the days of the date itself (since 2015: 2015)."""

    period: Period
    sense: str  # "at", "since", "until", "by", "before", "after" or "window"
    grain: str  # "day", "month", "quarter", "season", "half", "year", "decade", "century" or "interval"
    anchored: bool  # False where the days are not known; such a date never differs from another
    point: Period = _EVER
    loose: bool = False  # hedged, fiscal or seasonal: what lies beside it is not another date
    yearless: tuple[int, int] = (0, 0)  # month and day (0 for the whole month) of a date whose year is unknown


def parse(text: str, *, as_of: Period | None = None) -> list[Moment]:
    """Return the dates of a text in order; relative ones are settled by the day the text speaks from.

    >>> [(moment.text, str(moment.point), moment.sense) for moment in parse("Shut since June 2015, sold 3 May 2020")]
    [('since June 2015', '2015-06', 'since'), ('3 May 2020', '2020-05-03', 'at')]
    """
    words = tokens(text)
    grammar = Grammar(words, Now(as_of))
    found: list[Moment] = []
    at, frame = 0, 0
    while at < len(words):
        if words[at].low in _SENSES or may_start(words, at):
            phrase = _phrase(grammar, at, as_of)
            if phrase is not None and frame and _is_of_no_year(phrase) and phrase.point.first.year != frame:
                phrase = _phrase(grammar, at, None)  # "In 2023 it lost money. In June it …": of which year is open
            if phrase is not None:
                frame = _frame(words, phrase) or frame
                found.append(_moment(text, words, at, phrase))
                at = phrase.last
                continue
        at += 1
    return found


def compare(claim: Moment, source: Moment) -> Comparison:
    """Return how two dates stand to each other.

    >>> first, second = parse("in 2015, in June 2015")
    >>> compare(first, second).relation.value, compare(second, first).relation.value
    ('equal', 'incomparable')
    """
    from factcheck.values.date_relation import relate

    return relate(claim, source)


def same_period(claim: Moment, source: Moment) -> bool | None:
    """Return whether figures of the two dates speak of one reporting period; None where a date is not known.

    >>> april, window = parse("in April 2025, in the 12 months to April 2025")
    >>> same_period(april, april), same_period(april, window)
    (True, False)
    """
    from factcheck.values.date_relation import one_period

    return one_period(claim, source)


class _Phrase(NamedTuple):
    """A date with the word of sense before it; `first` is where its span starts, `last` the token after it."""

    first: int
    last: int
    named: Named
    point: Period
    period: Period
    sense: str
    sure: bool


def _is_of_no_year(phrase: _Phrase) -> bool:
    """Whether a date names no year but month or day, and was settled by the day the text speaks from."""
    named = phrase.named
    return phrase.sure and named.grain in ("day", "month") and bool(named.month) and named.year is None


def _frame(words: Sequence[Token], phrase: _Phrase) -> int:
    """Return the year with which a sentence begins, of which it and what follows tell: "In 2023, …"; else 0."""
    before = words[phrase.first - 1].low if phrase.first else "."
    opens = before in ("in", "during", "throughout") and (phrase.first < 2 or words[phrase.first - 2].low in ".!?")
    return phrase.point.first.year if opens and phrase.named.grain == "year" and phrase.sense == "at" else 0


_SENSES = {
    "since": "since", "until": "until", "till": "until", "by": "by", "before": "before", "after": "after",
    "from": "from", "between": "between", "following": "after", "through": "until", "starting": "since",
    "beginning": "since", "prior": "before", "ahead": "before", "up": "until",
}  # fmt: skip
_LINKS = frozenset(["to", "until", "till", "through", "and", "-", "–", "—"])
_RANGED = frozenset(["day", "month", "year", "quarter", "decade", "season"])


def _phrase(grammar: Grammar, at: int, as_of: Period | None) -> _Phrase | None:
    low = grammar.low(at)
    sense = _SENSES.get(low, "at")
    if sense == "at":
        return _plain(grammar, at, as_of)
    after = _after_sense(grammar, at, low)
    if after is None:
        return _plain(grammar, at, as_of) if low in STARTS else None
    if after >= grammar.size or not may_start(grammar.words, after):
        return None
    grammar.now = Now(
        as_of, outlook(grammar.words, at) or (True if sense == "by" and _undated(grammar, after) else None)
    )
    found = grammar.point(after, sure=True)
    if found is None:
        return _plain(grammar, at, as_of) if low in STARTS else None
    if sense in ("from", "between") and (phrase := _range(grammar, at, found)):
        return phrase
    if sense == "between":
        return None
    if sense == "from":
        sense = "since" if _opens(grammar, found[0]) else "at"
    if sense == "before" and _denied_before(grammar, at):  # "will not open before 2031"
        sense = "since"
    if sense == "after" and grammar.low(found[0]) in ("'s", "’s"):  # "after Sunday's defeat": of Sunday, or later
        sense = "since"
    last = found[0] + (1 if grammar.low(found[0]) in ("onward", "onwards", "on") and sense == "since" else 0)
    return _sensed(grammar, at if sense != "at" else after, (last, found[1]), sense)


def _denied_before(grammar: Grammar, at: int) -> bool:
    """Whether a "not" stands before the verb that stands before "before"."""
    return any(token.low in ("not", "n't", "never", "cannot") for token in grammar.words[max(0, at - 4) : at])


_THEN = frozenset("had was were will shall".split())
_TOLD = frozenset("told ordered asked instructed".split())
_OPENING = 2  # words before a date that opens its sentence: "By", "By the"


def _undated(grammar: Grammar, at: int) -> bool:
    """ "By Friday", "by March" look ahead unless the sentence has said otherwise."""
    told = [token.low for token in grammar.words[max(0, at - 12) : at]]
    behind = [token.low for token in grammar.words[at : at + 12]]
    verb = next((low for low in behind if low in _THEN), "will")
    opens = at <= _OPENING and verb not in ("will", "shall")  # "By Monday it had sold"
    done = "," in behind[:4] and "did" in behind and grammar.words[0].low in _TOLD  # "Told to do it by May, it did so"
    return not opens and not done and not {"had", "was", "were"} & {*told}


def _after_sense(grammar: Grammar, at: int, low: str) -> int | None:
    """Return where the date stands after its word of sense; None where the word has another meaning here."""
    if low in ("prior", "up"):
        return at + 2 if grammar.low(at + 1) in ("to", "until") else None
    if low == "ahead":
        return at + 2 if grammar.low(at + 1) == "of" else None
    if low in ("starting", "beginning"):
        return at + 2 if grammar.low(at + 1) in ("in", "on", "from") else at + 1
    place = at + 1
    if low in ("since", "before", "after", "until", "from", "by"):
        place = grammar.skip(place, "at", "in", "about", "around", "least")
    return place


def _opens(grammar: Grammar, after: int) -> bool:
    return grammar.low(after) in ("onward", "onwards") or (
        grammar.low(after) == "on" and grammar.low(after + 1) in ",.;"
    )


def _plain(grammar: Grammar, at: int, as_of: Period | None) -> _Phrase | None:
    if not may_start(grammar.words, at):
        return None
    grammar.now = Now(as_of, outlook(grammar.words, at))
    found = grammar.point(at)
    if found is None:
        return None
    if found[1].grain in _RANGED and grammar.low(found[0]) in ("-", "–", "—", "to", "through") and not found[1].window:
        phrase = _range(grammar, at, found, links=frozenset(["-", "–", "—", "to", "through"]))
        if phrase is not None:
            return _Phrase(at, phrase.last, phrase.named, phrase.point, phrase.period, "at", phrase.sure)
    return _sensed(grammar, at, found, "at")


def _range(grammar: Grammar, at: int, found: tuple[int, Named], links: frozenset[str] = _LINKS) -> _Phrase | None:
    """Return "from May to June 2024", "between 2010 and 2015": the first date takes the year of the second."""
    if grammar.low(found[0]) not in links or found[1].grain not in (*_RANGED, "interval"):
        return None
    second = grammar.point(grammar.skip(found[0] + 1, "in", "the"), sure=True)
    if second is None or second[1].grain not in _RANGED or second[1].window:
        return None
    first, last = _with_year(found[1], second[1]), second[1]
    start, sure = grammar.now.settle(first)
    end, also = grammar.now.settle(last)
    if sure and also and start.first > end.last and first.year is None and last.year is None and first.days is None:
        start = cal.months(start.first.year - 1, start.first.month, 1) if first.grain == "month" else start
    if not (sure and also) or start.first > end.last or (start == end):
        return None
    if first.grain != last.grain and "year" in (first.grain, last.grain):
        return None
    days = Period(start.first, end.last)
    return _Phrase(at, second[0], Named("interval", days=days, loose=first.loose or last.loose), days, days, "at", True)


def _with_year(first: Named, last: Named) -> Named:
    from dataclasses import replace

    if first.year is not None or first.days is not None or last.year is None or not first.month:
        return first
    wraps = (first.month, first.day) > (last.month, last.day or 31)
    return replace(first, year=last.year - wraps)


def _sensed(grammar: Grammar, first: int, found: tuple[int, Named], sense: str) -> _Phrase:
    named = found[1]
    now = Now(None, grammar.now.future) if _is_of_that_year(grammar, found[0]) else grammar.now
    point, sure = now.settle(named)
    if named.window:
        sense = "window"
    period = {
        "since": point if _compares(grammar.words, first) else Period(point.first, cal.LAST),
        "until": Period(cal.FIRST, point.last),
        "by": Period(cal.FIRST, point.last),
        "before": Period(cal.FIRST, cal.move_day(point.first, -1)),
        "after": Period(cal.move_day(point.last, 1), cal.LAST),
    }.get(sense, point)
    return _Phrase(first, found[0], named, point, period, sense, sure)


_OTHER_YEARS = frozenset("that same following preceding previous".split())


def _is_of_that_year(grammar: Grammar, after: int) -> bool:
    """Whether a date is of a year spoken of before, whatever the day of the article: "in May of that year"."""
    place = grammar.skip(after, "of", "the")
    return grammar.low(place) in _OTHER_YEARS and grammar.low(place + 1) == "year"


_EXTREMES = frozenset(
    "most least best worst first highest lowest largest smallest biggest longest shortest fastest slowest "
    "strongest weakest hottest coldest wettest driest deadliest heaviest steepest sharpest".split()
)


def _compares(words: Sequence[Token], at: int) -> bool:
    """Whether "since 2021" names what is compared with ("the lowest since 2021"), and no stretch in which it was so."""
    before = [token.low for token in words[max(0, at - 6) : at]]
    return before[-1:] == ["not"] or not _EXTREMES.isdisjoint(before)


def _moment(text: str, words: tuple[Token, ...], at: int, phrase: _Phrase) -> Moment:
    named = phrase.named
    first = max(at, phrase.first)
    if words[first].low == "the" and named.grain in ("day", "month", "year") and not named.part:
        first += 1
    span = Span(words[first].start, words[phrase.last - 1].end)
    grain = named.grain if named.grain != "week" else "interval"
    yearless = (
        (named.month, named.day) if not phrase.sure and named.month and named.grain in ("day", "month") else (0, 0)
    )
    return Moment(
        "date",
        span,
        text[span.slice],
        phrase.period,
        phrase.sense,
        grain,
        phrase.sure,
        phrase.point,
        named.loose,
        yearless,
    )
