"""The article held against itself: one thing said twice and not alike, parts that do not add up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from factcheck import values
from factcheck.checker.clash import Clash
from factcheck.checker.lifetimes import lifetimes
from factcheck.checker.misspelled import misspelled
from factcheck.checker.people import people
from factcheck.checker.quoted_twice import quoted_twice
from factcheck.checker.summary import summary
from factcheck.checker.sums import sums
from factcheck.checker.terms import Term, stem, terms
from factcheck.plain import fold, is_markdown
from factcheck.records import Article, BlockKind, Claim, ClaimKind, Code, Finding, Relation, Span, Value
from factcheck.values.date import Moment

# What stands above or beside the story tells it in short: it may say less than the body, never anything else.
SHORT = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.BULLET, BlockKind.CAPTION})
_MOST_SHORT = 60  # claims of headline, standfirst and summary; more are no summary


def consistency(article: Article, claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """Return where the article contradicts itself, in its order; each finding names both places.

    Silent where period, thing, measure or speaker may differ; a rounded figure is no contradiction.
    """
    found = [
        *_sums(article, claims),
        *misspelled(article),
        *summary(article, claims),
        *people(article, claims),
        *lifetimes(claims),
        *quoted_twice(claims, SHORT),
        *_repeats(article, claims),
    ]
    unique = {tuple(sorted((one.there, one.here), reverse=True)): one for one in found}
    return tuple(_finding(article, unique[places]) for places in sorted(unique))


def _finding(article: Article, one: Clash) -> Finding:
    """The finding that two places exclude each other; it stands at the later one."""
    first, last = sorted((one.here, one.there))
    return Finding(
        Code.SELF_CONTRADICTION,
        one.why,
        article_span=last,
        article_words=article.text[last.slice],
        other_span=first,
        other_words=article.text[first.slice],
    )


def _sums(article: Article, claims: Sequence[Claim]) -> Iterator[Clash]:
    markdown = is_markdown(article.path)
    for span in sorted({claim.sentence for claim in claims}):
        view = fold(article.text, span, markdown=markdown)
        for one in sums(view.text, article.as_of):
            here, there = (view.span(place.start, place.end) for place in (one.here, one.there))
            yield Clash(here, there, one.why)


class _Stated(NamedTuple):
    """A claim with its figures and dates apart from the words that say what they are of."""

    claim: Claim
    topic: frozenset[str]  # stems of its words
    passing: frozenset[str]  # of these, names that narrow nothing down: "Storm Ottilie", not "in Ottawa"
    subject: frozenset[str]  # stems of whom or what it is said
    verb: str
    values: dict[str, list[Value]]
    apart: frozenset[str]  # words of time, of order, of plans: where they differ, two things are spoken of
    years: frozenset[int]  # named in its paragraph


def _repeats(article: Article, claims: Sequence[Claim]) -> Iterator[Clash]:
    """Two claims of one thing with another figure, date or direction."""
    years = _Years(article)
    known = [_stated(article, claim, years.beside(claim)) for claim in claims if _is_plain(claim)]
    yield from _once(known)
    short = [one for one in known if one.claim.block in SHORT][:_MOST_SHORT]
    of_short = {one.claim.id for one in short}
    for ours in short:
        borne_out = frozenset(kind for kind in ours.values if any(_bears_out(third, ours, kind) for third in known))
        for theirs in known:
            if theirs.claim.sentence != ours.claim.sentence and (
                theirs.claim.id not in of_short or ours.claim.id < theirs.claim.id
            ):
                yield from _compared(article, ours, theirs, borne_out)
    alike: defaultdict[frozenset[str], list[_Stated]] = defaultdict(list)
    for one in known:
        if one.claim.block not in SHORT and len(one.topic) > 1:
            alike[one.topic].append(one)
    for group in alike.values():
        for ours, theirs in combinations(group[:_MOST_SHORT], 2):
            if ours.claim.sentence != theirs.claim.sentence and not ours.years ^ theirs.years:
                yield from _compared(article, ours, theirs, frozenset())


def _is_plain(claim: Claim) -> bool:
    told = claim.kind in (ClaimKind.QUOTATION, ClaimKind.ATTRIBUTION, ClaimKind.OPINION, ClaimKind.QUESTION)
    return claim.checkable and not told and claim.block is not BlockKind.TABLE


_APART = re.compile(
    r"\b(?:before|earlier|previous(?:ly)?|former(?:ly)?|others?|another|more|fewer|less|further|additional|extra|rest|"
    r"remaining|first|second|third|initial(?:ly)?|original(?:ly)?|forecasts?|target|then|average|half|each|every|per|"
    r"least|most|so far|last|next|only|alone|some|part|whom|them|these|those|will|would|could|may|might|should|"
    r"expect\w*|plan(?:s|ned)?|hopes?|hoped|aim(?:s|ed)?|propos\w*|wants?|wanted|ask(?:s|ed)?|seek(?:s|ing)?|"
    r"demand(?:s|ed)?|not|no|never|if|almost|early|late|again|since|until|total|overall|combined)\b",
    re.IGNORECASE,
)
_NARROWING = re.compile(
    r"\b(?:in|at|of|near|from|for|by|to|with|on|across|outside|over|among|between|under|like)\s+(?:[\w’'-]+\s+){0,2}$"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PEOPLE = frozenset(map(stem, "people person man woman victim resident citizen others news report".split()))


class _Years:
    """The years named in each paragraph; one of a million characters is read once."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._blocks = sorted(block.span for block in article.blocks)
        self._read: dict[Span, frozenset[int]] = {}

    def beside(self, claim: Claim) -> frozenset[int]:
        """Return those in the claim's paragraph."""
        at = bisect_right(self._blocks, claim.sentence.start, key=lambda span: span.start) - 1
        covers = at >= 0 and self._blocks[at].covers(claim.sentence)
        block = self._blocks[at] if covers else claim.sentence
        if block not in self._read:
            self._read[block] = frozenset(int(year) for year in _YEAR.findall(self._text[block.slice]))
        return self._read[block]


def _stated(article: Article, claim: Claim, years: frozenset[int]) -> _Stated:
    text = _to_comma(claim.text)
    kept = values.parse_figures(text, article.as_of)
    figures = [value.span for value in kept if value.kind != "change"]
    words = [term for term in terms(text) if not any(span.overlaps(term.span) for span in figures)]
    rest = _without(text, figures)
    by_kind: dict[str, list[Value]] = {}
    for value in kept:
        by_kind.setdefault(value.kind, []).append(value)
    return _Stated(
        claim,
        frozenset(term.stem for term in words) - _PEOPLE,
        frozenset(term.stem for term in words if _is_passing(text, term)),
        frozenset(term.stem for term in terms(claim.subject)) - _PEOPLE,
        stem(claim.predicate),
        by_kind,
        frozenset(word.lower() for word in _APART.findall(rest)),
        years if claim.block not in SHORT else frozenset(),
    )


_COMMA = re.compile(r"\d[^,]*(?<!\d)(, )|\d[\d.,]*\d(, )")


_FRONTED = re.compile(r"(?:In|On|At|By|Since|From|With|After|For|Of|During|Until)\b")


def _to_comma(text: str) -> str:
    """A claim up to the comma behind its figure: what follows is said by the way."""
    found = None if _FRONTED.match(text) else _COMMA.search(text)
    return text[: found.start(found.lastindex or 0)] if found else text


def _is_passing(text: str, term: Term) -> bool:
    return term.name and not _NARROWING.search(text[: term.span.start])


def _without(text: str, spans: Sequence[Span]) -> str:
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]} {text[span.end :]}"
    return text


_CASUALTIES = frozenset(map(stem, ("die", "injure")))  # "three people died" says all that is to be said
# Verbs that headline and body change for one another, besides those that share a stem.
_KIN = [
    frozenset(map(stem, group.split()))
    for group in (
        "be have stand total reach amount make report post record number see come hit measure",
        "back approve pass agree adopt vote clear endorse",
        "leave lose cut be suffer",
        "cost spend be come",
        "kill die claim leave perish",
        "injure hurt wound leave",
        "employ have work",
    )
]


def _one_act(ours: _Stated, theirs: _Stated) -> bool:
    pair = {ours.verb, theirs.verb}
    return len(pair) == 1 or any(pair <= kin for kin in _KIN) or {*pair} <= ours.topic & theirs.topic


def _compared(article: Article, ours: _Stated, theirs: _Stated, borne_out: frozenset[str]) -> Iterator[Clash]:
    """The figure, date or direction in which two claims of one thing differ, but for kinds that are borne out."""
    if not _one_thing(ours, theirs):
        return
    for kind in sorted((ours.values.keys() & theirs.values.keys()) - borne_out):
        [one, *more], [other, *others] = ours.values[kind], theirs.values[kind]
        if not more and not others and _differ(article, ours, theirs, kind, one, other):
            here, there = _place(ours.claim, one), _place(theirs.claim, other)
            yield Clash(here, there, f"“{one.text}” and “{other.text}” of one thing")


def _one_thing(ours: _Stated, theirs: _Stated) -> bool:
    apart = ours.apart ^ theirs.apart
    if ours.claim.block in SHORT:
        apart -= {"will"}  # what will be, is in headlines
    if apart or not _one_act(ours, theirs):
        return False
    if ours.claim.speaker and theirs.claim.speaker and ours.claim.speaker != theirs.claim.speaker:
        return False
    verbs = {ours.verb, theirs.verb}
    left = ours.topic - theirs.topic - verbs - ours.passing
    right = theirs.topic - ours.topic - verbs - theirs.passing
    if ours.claim.block in SHORT and ours.subject <= theirs.subject and len(right) == 1:
        right -= theirs.subject  # prices for consumer prices
    shared = ours.topic & theirs.topic
    return not left and not right and (len(shared) > 1 or bool(shared & _CASUALTIES))


def _differ(article: Article, ours: _Stated, theirs: _Stated, kind: str, one: Value, other: Value) -> bool:
    outcome = values.compare(one, other)
    if outcome.relation is not Relation.DIFFERENT:
        return False
    if kind == "date":
        return _is_one_day(ours, one, other)
    if kind == "change":
        return outcome.aspect == "direction" and not _dates_apart(article, ours, theirs)
    return outcome.aspect in ("amount", "unit", "currency", "score") and not _dates_apart(article, ours, theirs)


def _dates_apart(article: Article, ours: _Stated, theirs: _Stated) -> bool:
    """Whether they name two times, or one of them a time that is not the article's: another period, another figure."""
    own, other = ours.values.get("date", []), theirs.values.get("date", [])
    if own and other:
        return not all(_one_time(one, two) for one in own for two in other)
    return not all(_is_news(article, one) for one in (*own, *other))


def _one_time(one: Value, other: Value) -> bool:
    alike = one.text.casefold() == other.text.casefold()  # "the year to March", whichever year that is
    return alike or values.compare(one, other).relation in (Relation.EQUAL, Relation.CLOSE)


def _is_news(article: Article, date: Value) -> bool:
    """Whether a date is a day shortly before the article: what happened then is what the headline tells."""
    if not isinstance(date, Moment) or date.grain != "day":
        return False
    if not date.anchored or article.as_of is None:
        return not _YEAR.search(date.text)
    return abs((article.as_of.last - date.point.last).days) <= _NEWS


_NEWS = 31  # days; what is older has a later figure


# What happens to a thing once.
_ONCE = frozenset(
    map(
        stem,
        "found establish build bear die inaugurate complete invent discover introduce abolish privatise nationalise "
        "retire assassinate kill murder bury crash sink demolish unveil".split(),
    )
)


def _is_one_day(ours: _Stated, one: Value, other: Value) -> bool:
    """Whether two dates must be one: since when it is so, or the day of what the headline tells."""
    if not isinstance(one, Moment) or not isinstance(other, Moment) or one.sense != other.sense:
        return False
    return one.sense == "since" or (ours.claim.block in SHORT and one.grain == other.grain == "day")


def _once(known: Sequence[_Stated]) -> Iterator[Clash]:
    """Two dates of what happens to a thing once: it was built in 1926, it was built in 1962."""
    found: defaultdict[tuple[str, str], list[tuple[Claim, Value]]] = defaultdict(list)
    for one in known:
        dates = one.values.get("date", [])
        subject = one.claim.subject
        definite = subject[:1].isupper() or subject.startswith("the ")
        if one.verb in _ONCE and definite and len(dates) == 1 and not one.apart:
            found[one.verb, subject.casefold()].append((one.claim, dates[0]))
    for group in found.values():
        for (ours, first), (theirs, second) in combinations(group[:_MOST_SHORT], 2):
            if values.compare(first, second).relation is Relation.DIFFERENT and ours.sentence != theirs.sentence:
                why = f"“{first.text}” and “{second.text}” of one event"
                yield Clash(_place(theirs, second), _place(ours, first), why)


def _bears_out(third: _Stated, ours: _Stated, kind: str) -> bool:
    """Whether another claim gives the one figure of this kind, too: then the headline rests on that one."""
    if third is ours or third.claim.sentence == ours.claim.sentence or third.claim.block in SHORT:
        return False
    same = (values.compare(ours.values[kind][0], other).relation for other in third.values.get(kind, ()))
    return any(relation in (Relation.EQUAL, Relation.CLOSE) for relation in same)


def _place(claim: Claim, value: Value) -> Span:
    """Where the article has the value that the claim's text has."""
    spans = [
        own.span for own in claim.values if own.kind == value.kind and own.text.casefold() == value.text.casefold()
    ]
    return spans[0] if len(spans) == 1 else claim.span
