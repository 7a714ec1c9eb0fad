"""A claim laid against a snippet: what they share, which names are missing, which values meet or differ."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from factcheck import values
from factcheck.checker import ages, amounts, holders, versus
from factcheck.checker.affiliations import affiliations
from factcheck.checker.apart import apart
from factcheck.checker.denials import alike, deny_alike, is_denied, negated
from factcheck.checker.last_time import last_time
from factcheck.checker.match import ABSENT, RANK, Match
from factcheck.checker.misnamed import misnamed
from factcheck.checker.names import Name, meets, names, spellings
from factcheck.checker.passage import is_of_now, passage
from factcheck.checker.reading import FIGURES, Reading
from factcheck.checker.slots import makers, slots
from factcheck.checker.swapped import swapped
from factcheck.checker.worded import worded
from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values.act import Act
from factcheck.values.change import Change
from factcheck.values.comparison import Contrast
from factcheck.values.date import Moment
from factcheck.values.status import Status



@dataclass(frozen=True, slots=True)
class Alignment:
    """What a claim and a snippet have in common; shares are 0 to 1."""

    cosine: float
    coverage: float  # share of the claim's content words, names apart, that the snippet has
    echo: float  # share of the snippet's content words, names apart, that the claim has
    named: float  # share of the claim's names that the snippet has
    missing: tuple[Name, ...]  # names of the claim the snippet lacks
    foreign: tuple[Name, ...]  # names of the snippet the claim lacks
    figures: tuple[Match, ...]
    moments: tuple[Match, ...]
    acts: tuple[Match, ...]
    people: tuple[Match, ...] = ()  # persons of the claim whose surname the snippet gives another first name
    contrasts: tuple[Match, ...] = ()  # comparisons, stages, directions and negations, met or denied
    about: frozenset[str] = frozenset()  # stems of what is known of the snippet besides its text

    @property
    def topic(self) -> float:
        """How surely both speak of the same thing."""
        return 0.5 * self.cosine + 0.3 * self.coverage + 0.2 * self.named


_OPENING = 12  # characters in which a snippet names what it is about: "The Ebba Line"
_NEGATED = Comparison(Relation.DIFFERENT, "one of the two is negated", "negation")


def align(
    claim: Reading,
    snippet: Reading,
    *,
    cosine: float,
    about: Reading | None = None,
    longer: frozenset[str] = frozenset(),
    as_of: Period | None = None,
) -> Alignment:
    """Return the alignment of two readings whose embeddings have the given cosine.

    `about` is what is known of the snippet besides its text: a name that stands there is not missing. `longer` are
    names that other sources give in full.
    """
    ours, theirs = names(claim), names(snippet)
    known, stems = theirs, snippet.stems
    if about is not None:
        known, stems = (*theirs, *names(about)), stems | about.stems
    longer = longer | spellings(snippet) | (spellings(about) if about is not None else frozenset())
    foreign = tuple(name for name in theirs if not meets(name, ours, claim.stems))
    # the publisher may be the "we" of a snippet, not of one that is about somebody else
    if about is not None and any(name.terms[0].span.start < _OPENING for name in foreign):
        known, stems = theirs, snippet.stems
    missing = tuple(name for name in ours if not meets(name, known, stems, longer))
    figures = holders.figures(claim, snippet)
    return Alignment(
        cosine=cosine,
        coverage=_coverage(claim, snippet),
        echo=_coverage(snippet, claim),
        named=1 - len(missing) / len(ours) if ours else 1.0,
        missing=missing,
        foreign=foreign,
        figures=tuple(
            _to_or_by(ages.told(match, claim, snippet, as_of), claim, snippet)
            for match in amounts.matches(claim.figures, figures)
        ),
        moments=tuple(
            _elsewhere(match, snippet)
            for match in _moments(_ending(claim, claim.of_kind("date")), _ending(snippet, holders.dates(claim, snippet)))
        ),
        acts=_acts(claim, snippet),
        people=tuple(match for told in (misnamed, affiliations, swapped, slots, makers, apart, worded, last_time) for match in told(claim, snippet)),
        contrasts=(*_contrasts(claim, snippet), *_negations(claim, snippet)),
        about=about.stems if about is not None else frozenset(),
    )


def _to_or_by(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match, denied where something rose to an amount in one text and by it in the other."""
    if not match.met or match.snippet is None:
        return match
    told = [_STEP.search(reading.text, 0, value.span.start) for reading, value in ((claim, match.claim), (snippet, match.snippet))]
    if told[0] is None or told[1] is None or told[0][1] == told[1][1]:
        return match
    why = f"{told[1][1]} {match.snippet.text} is not {told[0][1]} {match.claim.text}"
    return Match(match.claim, match.snippet, Comparison(Relation.DIFFERENT, why, "change"))


_STEP = re.compile(
    r"\b(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|grew|grown|grows?|cut|dropped|drops?|climbed|increased|"
    r"reduced|lowered|raised|declined|shrank|sank|jumped|went up|went down|lifted)\s(to|by)\s(?:about |nearly |almost |some )?$"
)


def _coverage(claim: Reading, snippet: Reading) -> float:
    total = sum(term.weight for term in claim.plain)
    if not total:
        return 1.0
    return sum(term.weight * _share(term.stem, snippet) for term in claim.plain) / total


def _share(root: str, other: Reading) -> float:
    if root in other.stems:
        return 1.0
    return 0.7 if len(root) >= 6 and root[:6] in other.roots else 0.0


def _moments(ours: tuple[Value, ...], theirs: tuple[Value, ...]) -> tuple[Match, ...]:
    """Return the best match of each date; a date of theirs that meets one of ours differs from no other."""
    found = [_moment(value, theirs) for value in ours]
    taken = {match.snippet.span for match in found if match.met and match.snippet}
    left = tuple(other for other in theirs if other.span not in taken)
    return tuple(
        match if not match.differs or len(left) == len(theirs) else _moment(match.claim, left) for match in found
    )


def _elsewhere(match: Match, snippet: Reading) -> Match:
    """Return the match, open where the snippet has the claim's date for what seems another's."""
    if not match.differs or match.outcome.aspect in ("window", "weekday"):
        return match
    if not any(values.compare(match.claim, other).relation is Relation.EQUAL for other in snippet.of_kind("date")):
        return match
    return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, "the date may be another's", "holder"))


def _moment(value: Value, others: tuple[Value, ...]) -> Match:
    """Return the best match of a date; one whose days are not known meets the same words."""
    match = _best(value, _alike_bound(value, others))
    same = _same_weekday(match)
    if same is not None:
        return same
    day = _another_weekday(value, others)
    if day is not None:
        return Match(value, day, Comparison(Relation.DIFFERENT, f"{day.text} is not {value.text}", "weekday"))
    if match.met and match.snippet and _runs_otherwise(value, match.snippet):
        why = f"{match.snippet.text} is not {value.text}"
        return Match(value, match.snippet, Comparison(Relation.DIFFERENT, why, "window"))
    if match.met and match.snippet and _bounds_another_time(value, match.snippet):
        return Match(
            value, None, Comparison(Relation.INCOMPARABLE, f"{match.snippet.text} is not {value.text}", "bound")
        )
    if not match.met and isinstance(value, Moment) and not value.anchored:
        same = next((other for other in others if other.text.casefold() == value.text.casefold()), None)
        if same is not None:
            return Match(value, same, Comparison(Relation.CLOSE, f"both are {value.text}"))
    return match


_ENDS = re.compile(
    r"\b(?:expires?|expired|expiring|runs? out|ran out|is up|comes? to an end|came to an end)\s(?:in|on|at the end of)\s$"
)


def _ending(reading: Reading, dates: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return the dates, those at which something expires as its end: "expires in 2026" is "runs until 2026"."""
    return tuple(
        replace(day, sense="until")
        if isinstance(day, Moment) and day.sense == "at" and _ENDS.search(reading.text, 0, day.span.start)
        else day
        for day in dates
    )


def _alike_bound(value: Value, others: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return the dates that bound as the claim's does, where there are any: "since 2015" not against "in 2016"."""
    if not isinstance(value, Moment) or value.sense not in ("since", "until"):
        return others
    return tuple(other for other in others if isinstance(other, Moment) and other.sense == value.sense) or others


def _same_weekday(match: Match) -> Match | None:
    """Return the match of one weekday that two texts name without a date: of which week it is they do not say."""
    ours, theirs = match.claim, match.snippet
    if not match.differs or theirs is None:
        return None
    words = [_ON.sub("", value.text) for value in (ours, theirs)]
    if words[0] != words[1] or not _WEEKDAY.fullmatch(words[0]):
        return None
    return Match(ours, theirs, Comparison(Relation.CLOSE, f"both are {words[0]}"))


_ON = re.compile(r"^(?:on|until|till|by|since|from|before|after)\s", re.IGNORECASE)


def _another_weekday(value: Value, others: tuple[Value, ...]) -> Value | None:
    """Return the weekday that bounds the same where none of both is known to the date: "until Friday", "until Monday"."""
    if not isinstance(value, Moment) or value.anchored or value.sense != "until" or len(others) != 1:
        return None
    other = others[0]
    if not isinstance(other, Moment) or other.anchored or other.sense != "until":
        return None
    ours, theirs = _WEEKDAY.search(value.text), _WEEKDAY.search(other.text)
    return other if ours and theirs and ours[0] != theirs[0] else None


_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_WINDOW = re.compile(r"(?:between|from)\b", re.IGNORECASE)


def _runs_otherwise(ours: Value, theirs: Value) -> bool:
    """Whether both say from when to when, and not alike: "between 2016 and 2021", "between 2016 and 2020"."""
    if not isinstance(ours, Moment) or not isinstance(theirs, Moment):
        return False
    told = _WINDOW.match(ours.text) and _WINDOW.match(theirs.text) and ours.anchored and theirs.anchored
    one, other = ours.period, theirs.period
    apart = max(abs((one.first - other.first).days), abs((one.last - other.last).days))
    return bool(told) and ours.grain == theirs.grain and apart > _EDGE


_EDGE = 31  # days by which the ends of such a time may lie apart


def _bounds_another_time(ours: Value, theirs: Value) -> bool:
    """Whether a date only lies in what the claim bounds: "closed since 2010" is not borne out by "shut in 2015"."""
    if not isinstance(ours, Moment) or not isinstance(theirs, Moment) or ours.sense not in ("since", "until"):
        return False
    return theirs.sense == "at" and not (
        ours.point.first <= theirs.point.last and theirs.point.first <= ours.point.last
    )


def _best(value: Value, others: tuple[Value, ...]) -> Match:
    outcomes = [(other, values.compare(value, other)) for other in others]
    if not outcomes:
        return Match(value, None, ABSENT)
    best, outcome = min(outcomes, key=lambda pair: RANK[pair[1].relation])
    return Match(value, best if outcome.relation is not Relation.INCOMPARABLE else None, outcome)


def _acts(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    """Return one match for each axis both speak on (rise/fall, open/close …)."""
    ours, theirs = ([value for value in one.of_kind("act") if isinstance(value, Act)] for one in (claim, snippet))
    axes = dict.fromkeys(value.axis for value in ours)
    pairs = (
        (tuple(value for value in ours if value.axis == axis), tuple(value for value in theirs if value.axis == axis))
        for axis in axes
    )
    found = (match for mine, others in pairs if others for match in _each_its_own(mine, others))
    return tuple(_unsure(match, claim, snippet) for match in found)


def _unsure(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match, open where a denial in the clause of an act may turn it round: "no one on board was killed"."""
    told = [(claim, match.claim), (snippet, match.snippet)]
    acts = [(reading, act) for reading, act in told if isinstance(act, Act)]
    if not match.differs or len(acts) < 2:
        return match
    denied = [is_denied(reading, act.span) for reading, act in acts]
    loose = any(not act.negated and is_denied(reading, act.span, before=True) for reading, act in acts)
    if not (all(denied) or loose or deny_alike(claim, snippet)):
        return match
    return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, "one of the two may be denied", "negation"))


_CONTRASTED = ("comparison", "status", "change", "rank")


def _contrasts(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    """Return the comparisons, stages and changes of the claim that a value of the snippet meets or denies."""
    if is_aim(claim) != is_aim(snippet):  # a target left unchanged is not the thing aimed at
        return ()
    matches = [
        _by_figures(match, claim, snippet)
        for kind in _CONTRASTED
        for match in _each_its_own(claim.of_kind(kind), snippet.of_kind(kind))
    ]
    return tuple(
        match
        for match in matches
        if match.met or (match.outcome.aspect in _ASPECTS and not _is_denied_too(match, claim, snippet))
    )


def _is_denied_too(match: Match, claim: Reading, snippet: Reading) -> bool:
    """Whether both texts deny it: what did not rise need not have fallen."""
    other = match.snippet
    return other is not None and is_denied(claim, match.claim.span) and is_denied(snippet, other.span)


_ASPECTS = ("direction", "overstated", "rank", "factor")


def _each_its_own(ours: tuple[Value, ...], theirs: tuple[Value, ...]) -> list[Match]:
    """Return the best match of each value; what meets one of ours differs from no other."""
    found = [_best(value, theirs) for value in ours]
    taken = [match.snippet for match in found if match.met]
    left = tuple(value for value in theirs if value not in taken)
    return [match if match.met else _best(match.claim, left) for match in found]


def _by_figures(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match, or what two figures of the snippet say of a comparison or change that nothing else answers."""
    if match.met or match.differs:
        return match
    told = None
    if isinstance(match.claim, Contrast):
        told = versus.settle(claim, match.claim, snippet) or versus.settle_since(match.claim, snippet)
    elif isinstance(match.claim, Change):
        told = versus.settle_change(match.claim, snippet)
    return Match(match.claim, *told) if told else match


_AIM = re.compile(r"\b(?:targets?|goals?|guidance|forecasts?|outlook)\b", re.IGNORECASE)


def is_aim(reading: Reading) -> bool:
    """Return whether a text speaks of a target or a forecast, which is not the thing aimed at."""
    return bool(_AIM.search(reading.text))


_WAS_TO = re.compile(
    r"\b(?:was|were|had been) (?:originally |initially |at first )?"
    r"(?:due|scheduled|supposed|meant|planned|expected|to)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:due|scheduled|supposed|meant|plan(?:s|ned)?|expected|originally|initially|delay\w*|"
    r"(?:was|were) to|to have been|target\w*|set for)\b",
    re.IGNORECASE,
)


def misses_plan(claim: Reading, snippet: Reading) -> bool:
    """Whether a claim tells what was to be, and the snippet of no plan: "was due to open in August"."""
    return bool(_WAS_TO.search(claim.text)) and not _PLANNED.search(snippet.text)


def _negations(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    """Return the words that one text negates and the other states; "no trains ran" agrees with "all were cancelled"."""
    if is_stopped(claim) != is_stopped(snippet) or deny_alike(claim, snippet):
        return ()
    if _NOT_UNTIL.search(claim.text) or _NOT_UNTIL.search(snippet.text):  # is no denial, and may be told as one
        return ()
    ours, theirs = negated(claim), negated(snippet)
    found: list[tuple[Span | None, Span | None]] = [
        *((span, _stated(snippet, root)) for root, span in ours.items() if root not in theirs),
        *((_stated(claim, root), span) for root, span in theirs.items() if root not in ours),
    ]
    spoken = {value.span.end for value in claim.of_kind("act")}  # acts know their own negations
    return tuple(
        Match(_words(claim, one), _words(snippet, two), _NEGATED)
        for one, two in found
        if one is not None and two is not None and one.end not in spoken
    )


_NOT_UNTIL = re.compile(r"\bnot (?:\w+ ){1,3}(?:until|before)\b")


def is_stopped(reading: Reading) -> bool:
    """Return whether a text says that something was cancelled, halted or called off: it denies without a "not"."""
    return any(isinstance(value, Status) and value.ladder == "stopped" for value in reading.of_kind("status"))


def _stated(reading: Reading, root: str) -> Span | None:
    """Where a text states a word; in a clause that denies anything it may be denied in other words."""
    told = (term.span for term in reading.plain if term.stem == root or alike(term.stem) == alike(root))
    return next((span for span in told if not is_denied(reading, span)), None)


def _words(reading: Reading, span: Span) -> Value:
    return Value("negation", span, reading.text[span.slice])


def same_time(alignment: Alignment) -> bool | None:
    """Return whether claim and snippet speak of one time; None when one of them names none."""
    told = [
        match
        for match in alignment.moments
        if isinstance(match.claim, Moment)
        and match.outcome.aspect not in ("absent", "end")
        and not _is_coarser(match)
        and not (_is_base(match) and any(one.claim.kind == "change" for one in alignment.contrasts))
    ]
    if not told:
        return None
    return any(match.met for match in told)


# A time that a change is counted from says nothing of when the claim's thing was: "dearer than a year ago".
_BASE = re.compile(r"\b(?:ago|earlier|before|previous|prior)\b", re.IGNORECASE)


def _is_coarser(match: Match) -> bool:
    """Whether a date is left open only because the other is told less exactly: 2026, and the season 2026-27."""
    return match.outcome.aspect == "granularity" and match.snippet is None


def _is_base(match: Match) -> bool:
    return bool(_BASE.search(match.claim.text))


# A claim without a date speaks of the months before the article; of what rose or fell, of the weeks before it.
_RECENT = dt.timedelta(days=270)
_LATELY = dt.timedelta(days=45)


_EVER = re.compile(
    r"\b(?:never|ever|always|(?:has|have)(?:n['’]t| not| yet to))\b", re.IGNORECASE
)  # such a claim speaks of all times
# And such a claim of a time that was over: "had won three contracts".
_BY_THEN = re.compile(
    r"\bhad (?:\w+ly |already |been )*(?:\w{3,}ed|\w{2,}en|won|lost|sold|bought|made|paid|built|found|led|told|held|"
    r"met|spent|sent|run|gone|done|cut|put|set|brought|begun)\b"
)


def is_past(claim: Reading, snippet: Reading, as_of: Period | None, *, lately: bool = False) -> bool:
    """Return whether the snippet speaks of a time well before the article and the claim, undated, of now."""
    told = [value for value in snippet.of_kind("date") if isinstance(value, Moment) and value.anchored]
    if not told or claim.of_kind("date") or _EVER.search(claim.text) or _BY_THEN.search(claim.text):
        return False
    if is_of_now(snippet, passage(claim, snippet)):  # "opened in 1986. It is larger than Harwick General"
        return False
    if as_of is None:  # when the article was written is not known either
        return bool(claim.figures)
    window = _LATELY if lately else _RECENT
    return all(_heart(value.period) < as_of.first - window for value in told)


def _heart(period: Period) -> dt.date:
    """The last day of a period; of a span of years, which may be a season, the middle."""
    length = period.last - period.first
    return period.last if length.days <= 366 else period.first + length / 2


__all__ = ["FIGURES", "Alignment", "Match", "align", "is_past", "same_time"]
