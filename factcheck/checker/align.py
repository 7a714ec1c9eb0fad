"""A claim laid against a snippet: what they share, which names are missing, which values meet or differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.checker import ages, amounts, bases, holders, multiples, portions, rounded, versus
from factcheck.checker.acts_met import acts_met, each_its_own
from factcheck.checker.affiliations import affiliations
from factcheck.checker.apart import apart
from factcheck.checker.callings import callings
from factcheck.checker.day_parts import day_parts
from factcheck.checker.days import elsewhere, ending, first_time, moments_met
from factcheck.checker.denials import alike, clause, deny_alike, first_of_its_kind, is_denied, negated
from factcheck.checker.fillers import fillers
from factcheck.checker.firsts import firsts
from factcheck.checker.fractions import fractions
from factcheck.checker.last_time import last_time
from factcheck.checker.match import ABSENT, Match
from factcheck.checker.misnamed import misnamed
from factcheck.checker.names import Name, meets, names, opens, spellings
from factcheck.checker.not_before import not_before
from factcheck.checker.orders import orders
from factcheck.checker.pace import pace, told_pace
from factcheck.checker.passage import clause_of, passage, sentences
from factcheck.checker.placed import placed
from factcheck.checker.predicates import predicates
from factcheck.checker.races import races
from factcheck.checker.reading import FIGURES, Reading
from factcheck.checker.sequence import sequence
from factcheck.checker.shared_out import shared_out
from factcheck.checker.slots import makers, places_of, routes, slots
from factcheck.checker.swapped import swapped
from factcheck.checker.tenures import of_other_deeds, tenures
from factcheck.checker.weekdays import weekdays
from factcheck.checker.worded import given_up, ruled_out, worded
from factcheck.checker.worked_out import worked_out
from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values import compare
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


_FIGURED = ("multiple", "own")  # what two figures bear out is as good as a figure met

_NEGATED = Comparison(Relation.DIFFERENT, "one of the two is negated", "negation")


def align(
    claim: Reading,
    snippet: Reading,
    *,
    cosine: float,
    about: Reading | None = None,
    longer: frozenset[str] = frozenset(),
    as_of: Period | None = None,
    people: bool = True,
    meant: tuple[Name, ...] = (),
) -> Alignment:
    """Return the alignment of two readings whose embeddings have the given cosine.

    `about` is what is known of the snippet besides its text: a name that stands there is not missing. `longer` are
    names that other sources give in full. Without `people` nobody asks who or what stands in another's place. Those
    who are `meant` are not missing.
    """
    ours, theirs = names(claim), names(snippet)
    known, stems = theirs, snippet.stems
    if about is not None:
        known, stems = (*theirs, *names(about)), stems | about.stems
    longer = longer | spellings(snippet) | (spellings(about) if about is not None else frozenset())
    foreign = tuple(name for name in theirs if not meets(name, ours, claim.stems))
    # the publisher may be the "we" of a snippet, not of one that is about somebody else
    if about is not None and any(opens(snippet.text, name) for name in foreign):
        known, stems = theirs, snippet.stems
    missing = tuple(name for name in ours if name not in meant and not meets(name, known, stems, longer))
    covered = _coverage(claim, snippet, about.stems if about is not None and _WE.search(snippet.text) else _NONE)
    beside = holders.figures(claim, snippet)
    found = amounts.matches(claim.figures, beside)
    if not missing:
        found = rounded.told(found, claim, beside, cosine, covered, named=bool(ours))
    figures = tuple(worked_out(ages.told(match, claim, snippet, as_of), claim, snippet) for match in found)
    worked = {match.snippet.span for match in figures if isinstance(match.snippet, Moment)}  # a birth is no other day
    days = tuple(day for day in holders.dates(claim, snippet) if day.span not in worked)
    contrasts = tuple(one for one in _contrasts(claim, snippet) if not _is_of_another_figure(one, figures, snippet))
    reckoned = tuple(match for match in contrasts if match.met and match.outcome.aspect in _FIGURED)
    return Alignment(
        cosine=cosine,
        coverage=covered,
        echo=_coverage(snippet, claim),
        named=1 - len(missing) / len(ours) if ours else 1.0,
        missing=missing,
        foreign=foreign,
        figures=(*(match for match in figures if match.outcome.aspect != bases.BASE), *reckoned),
        moments=tuple(
            of_other_deeds(first_time(elsewhere(match, snippet), claim, snippet), claim, snippet)
            for match in moments_met(ending(claim, claim.of_kind("date")), ending(snippet, days))
        ),
        acts=acts_met(claim, snippet),
        people=tuple(match for rule in _TOLD if people for match in rule(claim, snippet)),
        contrasts=(*contrasts, *_negations(claim, snippet)),
        about=about.stems if about is not None else frozenset(),
    )


def _is_of_another_figure(match: Match, figures: Sequence[Match], snippet: Reading) -> bool:
    """Whether a rank that differs is of another figure: "43.6 °C. Third-highest value 41.7 °C", "43.6, the highest"."""
    if match.claim.kind != "rank" or not match.differs or match.snippet is None:
        return False
    there = next((part for part in sentences(snippet) if part.covers(match.snippet.span)), None)
    met = [one.snippet.span for one in figures if one.met and one.snippet is not None]
    return there is not None and bool(met) and not any(there.covers(span) for span in met)


_TOLD = (
    misnamed, affiliations, callings, swapped, slots, makers, places_of, routes, apart, worded, ruled_out, last_time,
    day_parts, given_up, orders, fillers, fractions, predicates,
    weekdays, portions.most, shared_out, tenures, races, sequence, firsts, placed, not_before, pace,
)  # fmt: skip


_WE = re.compile(r"\b[Ww]e\b")  # the publisher is one of those of whom the snippet speaks
_NONE = frozenset[str]()


def _coverage(claim: Reading, snippet: Reading, known: frozenset[str] = _NONE) -> float:
    total = sum(term.weight for term in claim.plain)
    if not total:
        return 1.0
    told = (1.0 if term.stem in known else _share(term.stem, snippet) for term in claim.plain)
    return sum(term.weight * share for term, share in zip(claim.plain, told, strict=True)) / total


def _share(root: str, other: Reading) -> float:
    if root in other.stems:
        return 1.0
    return 0.7 if len(root) >= 6 and root[:6] in other.roots else 0.0


_CONTRASTED = ("comparison", "status", "change", "rank")


def _contrasts(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    """Return the comparisons, stages and changes of the claim that a value of the snippet meets or denies."""
    if is_aim(claim) != is_aim(snippet):  # a target left unchanged is not the thing aimed at
        return ()
    matches = [
        _of_a_kind(_by_figures(match, claim, snippet), claim, snippet)
        for kind in _CONTRASTED
        for match in each_its_own(claim.of_kind(kind), _in_its_clause(claim, snippet, kind))
    ]
    return tuple(
        match
        for match in matches
        if match.met or (match.outcome.aspect in _ASPECTS and not _is_denied_too(match, claim, snippet))
        if match.met or match.claim.kind != "change" or not told_pace(claim)  # what slows has not fallen
    )


def _of_a_kind(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match of a rank, open where one is how somebody fared: "the first woman", "came first"."""
    if match.claim.kind != "rank" or not match.met or match.snippet is None:
        return match
    pair = ((claim, match.claim), (snippet, match.snippet))
    fared = [bool(_FARED.search(reading.text, 0, value.span.start)) for reading, value in pair]
    return match if fared[0] == fared[1] else Match(match.claim, None, ABSENT)


_FARED = re.compile(r"\b(?:came|comes?|finish(?:ed|es)|(?:was |were )?placed|ranked) (?:in )?$")


def _in_its_clause(claim: Reading, snippet: Reading, kind: str) -> tuple[Value, ...]:
    """The values of a kind in the clause that has most of the claim, where there are any; all of them elsewhere."""
    own = clause_of(claim, snippet) if kind == "change" else None
    told = snippet.of_kind(kind)
    return tuple(value for value in told if own is not None and own.covers(value.span)) or told


def _is_denied_too(match: Match, claim: Reading, snippet: Reading) -> bool:
    """Whether both texts deny it: what did not rise need not have fallen."""
    other = match.snippet
    return other is not None and is_denied(claim, match.claim.span) and is_denied(snippet, other.span)


_ASPECTS = ("direction", "own", "overstated", "rank", "factor")


def _by_figures(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match, or what two figures of the snippet say of a comparison or change that nothing else answers."""
    if match.met or match.differs:
        return match
    told = versus.settle_by(match.claim, claim, snippet)
    if told:
        return Match(match.claim, *told)
    if isinstance(match.claim, Contrast):
        contrast = match.claim
        if not contrast.right:  # "fewer than in 2023"
            contrast = replace(contrast, right=claim.text[contrast.span.end :].split(",")[0])
        told = versus.settle(claim, match.claim, snippet) or versus.settle_since(contrast, snippet)
        told = told or versus.settle_own(claim, match.claim, snippet)
    elif isinstance(match.claim, Change):
        told = versus.settle_change(match.claim, snippet, passage(claim, snippet))
        if told is None or told[1].relation is Relation.EQUAL:
            told = multiples.grown(match.claim, claim, snippet) or told
    return Match(match.claim, *told) if told else match


_AIM = re.compile(
    r"\b(?:targets?|(?:\w+ )?goals? (?:is|was|to|for|of (?!the\b))|guidance|forecasts?(?! to\b)|outlook)\b",
    re.IGNORECASE,
)


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
    if _forbid_alike(claim, snippet) or _forbid_alike(snippet, claim):
        return ()
    if first_of_its_kind(claim, snippet):
        return ()
    if _NOT_UNTIL.search(claim.text) or _NOT_UNTIL.search(snippet.text):  # is no denial, and may be told as one
        return ()
    ours, theirs = negated(claim), negated(snippet)
    found: list[tuple[Span | None, Span | None]] = [
        *((span, _stated(snippet, root, _is_done(claim, span))) for root, span in ours.items() if root not in theirs),
        *((_stated(claim, root, _is_done(snippet, span)), span) for root, span in theirs.items() if root not in ours),
    ]
    found = [pair for pair in found if not _is_of_a_question(snippet, pair[1])]
    found = [pair for pair in found if not _of_two_days(claim, pair[0], snippet, pair[1])]
    told = {act.axis for act in snippet.of_kind("act") if isinstance(act, Act)}
    spoken = {  # acts know their own negations
        act.span.end for act in claim.of_kind("act") if isinstance(act, Act) and act.axis in told
    }
    return tuple(
        Match(_words(claim, one), _words(snippet, two), _NEGATED)
        for one, two in found
        if one is not None and two is not None and one.end not in spoken
    )


def _is_of_a_question(snippet: Reading, theirs: Span | None) -> bool:
    """Whether a snippet denies only that somebody was told how it is: "residents were not told when it opens"."""
    return theirs is not None and bool(_QUESTION.search(snippet.text, theirs.start, theirs.end + _WORD))


_WORD = 15  # letters of "about whether"
_QUESTION = re.compile(
    r"(?:told|asked|informed|say|said|know|known|clear)(?: of| about)? "
    r"(?:who|whom|when|where|how|why|what|whether|which)\b"
)


def _of_two_days(claim: Reading, ours: Span | None, snippet: Reading, theirs: Span | None) -> bool:
    """Whether what one text states and the other denies is told of two days: "since 1951", "no prize in 1997"."""
    if ours is None or theirs is None:
        return False
    one, other = (
        [
            day
            for day in reading.of_kind("date")
            if isinstance(day, Moment) and _is_beside(clause(reading.text, span), day.span)
        ]
        for reading, span in ((claim, ours), (snippet, theirs))
    )
    met = (Relation.EQUAL, Relation.CLOSE)
    apart = any({one_.sense, two.sense} in _TWO_TIMES for one_ in one for two in other)
    return bool(one and other) and (apart or all(compare(a, b).relation not in met for a in one for b in other))


def _is_beside(part: Span, day: Span) -> bool:
    """Whether a date is in a clause or right behind it: "no dividend | before 2027"."""
    return part.covers(day) or day.start == part.end + 1


_TWO_TIMES = ({"since", "at"}, {"before", "at"}, {"until", "at"})  # none before 2027 may be one in 2024


def _forbid_alike(one: Reading, other: Reading) -> bool:
    """Whether one text forbids, and the other says that it may not be: "hunting is banned", "may not be hunted"."""
    forbids = any(isinstance(act, Act) and (act.axis, act.sense) == ("allow", -1) for act in one.of_kind("act"))
    return forbids and bool(_MAY_NOT.search(other.text)) and not _MAY_NOT.search(one.text)


_MAY_NOT = re.compile(r"\b(?:(?:may|must) not|can(?:not|['’]t)|not (?:be )?(?:allowed|permitted))\b", re.IGNORECASE)
_NOT_UNTIL = re.compile(r"\bnot (?:\w+ ){1,3}(?:until|before)\b")


def is_stopped(reading: Reading) -> bool:
    """Return whether a text says that something was cancelled, halted or called off: it denies without a "not"."""
    return any(isinstance(value, Status) and value.ladder == "stopped" for value in reading.of_kind("status"))


def _stated(reading: Reading, root: str, done: bool) -> Span | None:
    """Where a text states a word; in a clause that denies anything it may be denied in other words.

    What is denied of a deed (`done`) no thing states: "does not plan to light it" and "at the light".
    """
    told = (term.span for term in reading.plain if term.stem == root or alike(term.stem) == alike(root))
    told = (span for span in told if not (done and _A_THING.search(reading.text, 0, span.start)))
    return next((span for span in told if not is_denied(reading, span)), None)


def _is_done(reading: Reading, span: Span) -> bool:
    """Whether the last word of a denial is a verb behind "to"."""
    return bool(_TO_DO.search(reading.text, span.start, span.end))


_TO_DO, _A_THING = re.compile(r"\bto [\w’'-]+$"), re.compile(r"\b(?:the|an?|its|his|her|their) $", re.IGNORECASE)


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
        and not (match.outcome.aspect == "unanchored" and _OF_NO_DAY.match(match.claim.text))
        and not (_is_base(match) and any(one.claim.kind == "change" for one in alignment.contrasts))
    ]
    if not told:
        return None
    return any(match.met for match in told)


# A time that a change is counted from says nothing of when the claim's thing was: "dearer than a year ago".
_BASE = re.compile(r"\b(?:ago|earlier|before|previous|prior)\b", re.IGNORECASE)


_OF_NO_DAY = re.compile(
    r"(?:the )?(?:last|this|next|past|coming) (?:[a-z]+ )?(?:week|month|year|spring|summer|autumn|winter)s?\b|"
    r"[\w.]+ (?:weeks?|months?|years?) ago\b",
    re.IGNORECASE,
)


def _is_coarser(match: Match) -> bool:
    """Whether a date is left open only because the other is told less exactly: 2026, and the season 2026-27."""
    return match.outcome.aspect == "granularity" and match.snippet is None


def _is_base(match: Match) -> bool:
    return bool(_BASE.search(match.claim.text))


__all__ = ["FIGURES", "Alignment", "Match", "align", "same_time"]
