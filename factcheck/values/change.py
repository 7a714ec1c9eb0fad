"""Changes: what rose or fell, by how much, from where, to where.

What it reads: "rose by 5%", "fell from 10 to 8", "to 3.5%, up from 2.6%", "a 12% increase", "5% higher", "doubled",
"halved", "slash imports by one-third", "unchanged".
What it compares: the direction, then the amounts that both give; factors and percentages are put beside each other.
Supported example: "exports doubled" beside "exports rose 100 percent".
Contradicted example: "output fell" beside "output rose 5%".
What it leaves alone: what it is that changed, and when.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values import money, numerals, quantity, share
from factcheck.values.quantity import Quantity

_UP = (
    "rise rises risen rising rose grow grows grew grown growing increase increases increased increasing climb climbs "
    "climbed climbing jump jumps jumped jumping soar soars soared soaring surge surges surged surging gain gains "
    "gained gaining advance advanced swell swelled swollen expand expands expanded expanding boost boosts boosted "
    "boosting raise raises raised raising lift lifts lifted rocketed skyrocket skyrocketed spike spiked leap "
    "leapt leaped mount mounted accelerate accelerated quicken quickened rebound rebounded recover recovered hike "
    "hiked hikes up higher improve improved strengthen strengthened appreciate appreciated widen widened enlarge "
    "enlarges enlarged enlarging extend extends extended extending lengthen lengthened add adds "
    "added ballooned balloon upped growth above"
).split()
_DOWN = (
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases "
    "decreased decreasing cut cuts cutting slash slashes slashed slashing reduce reduces reduced reducing reduction "
    "slide slides slid sliding slip slips slipped slipping plunge plunges plunged plunging plummet "
    "plummeted tumble tumbled "
    "shrink shrinks shrank shrunk shrinking lower lowers lowered lowering sink sank sunk dip dips dipped "
    "dive dived dove "
    "crash crashed collapse collapsed contract contracts contracted contracting lose loses lost losing "
    "shed sheds down ease "
    "eased easing weaken weakened depreciate depreciated narrow narrowed shorten shortens "
    "shortened shortening trim trimmed slow slowed cooled cool halve "
    "slump slumped crater cratered contraction dwindle dwindled tighten below"
).split()
_NOUNS = frozenset(
    "rise increase jump surge gain advance boost hike spike leap growth fall drop decline decrease cut "
    "reduction slide slip "
    "plunge tumble dip crash collapse contraction slump recovery rebound".split()
)
_FACTORS = {
    "doubled": 2, "doubling": 2, "double": 2, "doubles": 2, "tripled": 3, "triple": 3, "tripling": 3, "triples": 3,
    "trebled": 3,
    "quadrupled": 4, "quadruple": 4, "quadrupling": 4, "quintupled": 5, "halved": 0.5, "halving": 0.5, "halve": 0.5,
    "halves": 0.5,
}  # fmt: skip
_FLAT = (
    r"unchanged|(?<!\ba\s)(?<!\bthe\s)(?<!\bone\s)flat(?!\s(?:[£$€\d]|fees?|rates?|fares?|tax|prices?))|(?:remain(?:s|ed)?|stay(?:s|ed)?|held|holds?|hold(?:ing)?|kept|left)\s+(?:\w+\s+)?"
    r"(?:steady|stable|unchanged|flat)"
)
_STILL = frozenset("unchanged flat remain remains remained stay stays stayed held hold holds holding kept left".split())
_AMBIGUOUS = frozenset(
    "above below up down higher lower add adds added advance advanced lose loses lost losing shed sheds cut cuts "
    "contract contracts "
    "slow cool".split()
)
_REACH = 110


@dataclass(frozen=True, slots=True)
class Change(Value):
    """A move: its direction, the amount (a factor has the unit "times"), start and end where they are given."""

    direction: str  # up, down, flat
    by: Quantity | None
    start: Quantity | None
    end: Quantity | None
    verb: str

    @property
    def ratio(self) -> float | None:
        """The end over the start, where the text gives it away: 2 for doubled, 1.05 for "rose 5%"."""
        if self.start and self.end and self.start.amount > 0 and self.start.unit == self.end.unit:
            return self.end.amount / self.start.amount
        if self.by is None or self.by.low != self.by.high:
            return None
        if self.by.unit == "times":
            return self.by.low
        if self.by.unit == "percent":
            return 1 + (-1 if self.direction == "down" else 1) * abs(self.by.low) / 100
        return None


_MORE = frozenset("more fewer less".split())  # of a change only behind a share: "4% fewer than a year before"
_WORDS = frozenset((*_UP, *_DOWN, *_FACTORS, *_MORE))


@cache
def _verb() -> re.Pattern[str]:
    times = (
        r"(?P<fold>(?:[a-z]+|\d+)-?fold)"
        r"|(?P<times>(?:rose|grew|increased|up)\s+(?P<count>\d+|two|three|four|five|ten)\s+times)"
    )
    return re.compile(rf"(?:(?P<flat>{_FLAT})|{times}|(?P<word>[a-z]+))(?![\w-])", re.IGNORECASE)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])[^\W_]+(?:-?fold)?", re.IGNORECASE)


def _verbs(text: str) -> Iterator[re.Match[str]]:
    """The words that may tell a change, in order."""
    end = 0
    for word in _word().finditer(text):
        lower = word[0].lower()
        if not (lower in _WORDS or lower in _STILL or lower.endswith("fold")) or word.start() < end:
            continue
        match = _verb().match(text, word.start())
        if match and (not match["word"] or match["word"].lower() in _WORDS) and not _idle(text, match):
            end = match.end()
            yield match


_PARTICLE_OF = frozenset(
    "take takes took taken taking make makes made making set sets setting put puts pick picked end ended give gave "
    "given sign signed build built bring brought come came go went gone turn turned back look looked shut hold held "
    "catch caught wake woke stand stood show showed start started follow followed sit sat break broke write wrote "
    "call called speed sped".split()
)
_GOES = frozenset("go goes went gone going".split())
_COMES = frozenset("come comes came coming".split())
_FROM_TO = re.compile(r"\s(?:from|to)\s(?:(?:about|nearly|almost|some|just)\s)?[£$€]?\d")
_SO_FAR = re.compile(r"\s(?:by\s)?(?:(?:about|nearly|almost|some)\s)?[£$€]?\d")
_DETERMINERS = frozenset("a an the its their his her our this that these those no some more of and".split())


_FALLS_SO = re.compile(r"\s(?:short|ill|asleep|apart|in\slove|victim|foul|silent|into\sthe)\b")


def _idle(text: str, match: re.Match[str]) -> bool:
    """Whether the word tells no change here: take up, fall short, Russia's growing footprint."""
    word, before = match[0].lower(), text[max(0, match.start() - 24) : match.start()].split()
    last = before[-1].lower() if before else ""
    if word in ("up", "down"):
        if last in _GOES and _SO_FAR.match(text, match.end()):  # "costs went up 5 percent"
            return False
        if last in _GOES | _COMES and _FROM_TO.match(text, match.end()):  # "came down from 15.6% to 14.8%"
            return False
        return last in _PARTICLE_OF or (
            text[match.end() : match.end() + 3] == " to" and last not in ("is", "was", "were")
        )
    if word.startswith(("fall", "fell")):
        return bool(
            re.match(
                r"\s(?:short|ill|asleep|apart|in\slove|victim|foul|silent|into\sthe)\b",
                text[match.end() : match.end() + 10],
            )
        )
    attributive = last in _DETERMINERS or last.endswith(("'s", "’s"))
    if word in ("higher", "lower"):  # "the higher age": which one, and no change
        return last == "the" and bool(re.match(r"\s(?!than\b)[a-z]", text[match.end() :][:6]))
    return attributive and word.endswith(("ing", "ed")) and bool(re.match(r"\s[A-Za-z]", text[match.end() :][:2]))


@cache
def _link() -> re.Pattern[str]:
    """The words that say which part of the change a quantity is; they stand just before it."""
    return re.compile(
        r"(?:\b(?P<start>from|compared\s+(?:with|to)|against)|\b(?P<end>(?<!equivalent\s)(?<!equal\s)(?<!close\s)to(?:\s+(?:reach|hit))?|at|reaching"
        r"|hitting|totalling)"
        r"|\b(?P<by>by|of))\s+(?:(?:a|an|the|about|only|just|record|level|rate|total|of|revised)\s+){0,3}$",
        re.IGNORECASE,
    )


def parse(text: str, *, as_of: Period | None = None) -> list[Change]:
    """Return the changes of the text.

    >>> [(c.direction, c.by.low) for c in parse("Imports fell by 12%.") if c.by]
    [('down', 12.0)]
    """
    del as_of
    return list(_found(text))


@lru_cache(maxsize=1024)
def _found(text: str) -> tuple[Change, ...]:
    figures = [
        q for q in quantity.parse_quantities(text) if q.kind in ("number", "money", "share", "measure", "duration")
    ]
    return tuple(_merged(text, _changes(text, figures)))


def _changes(text: str, figures: list[Quantity]) -> Iterator[Change]:
    verbs = list(_verbs(text))
    for index, match in enumerate(verbs):
        limit = verbs[index + 1].start() if index + 1 < len(verbs) else len(text)
        if change := _change(text, match, figures, limit):
            yield change


_GROW = ("grow", "grows", "grew", "grown", "growing", "raise", "raises", "raised")


def _change(text: str, match: re.Match[str], figures: list[Quantity], limit: int) -> Change | None:
    word = match[0].lower()
    if match["flat"]:
        return Change("change", Span(*match.span()), match[0], "flat", None, None, None, "unchanged")
    factor = _factor(match)
    if word in ("above", "below") or word in _MORE:
        return _beside_a_base(text, match, figures)
    direction = "up" if (factor or 0) > 1 or word in _UP or match["fold"] else "down"
    parts = _after(text, match, figures, limit)
    lead = _before(text, match, figures)
    by = _times(match, factor) if factor else parts.get("by")
    start, end = parts.get("start"), parts.get("end")
    if lead and lead[0] == "by" and by is None:
        by = lead[1]
    if lead and lead[0] == "end" and end is None and start is not None and start.unit == lead[1].unit:
        end = lead[1]
    if by is None and start is None and end is None and (word in _AMBIGUOUS or word in _NOUNS):
        return None
    if by is not None and word in _GROW and by.kind == "share" and text.startswith(" of ", by.span.end):
        return None  # "grew a third of the country's wheat"
    if factor is None and by is None and start is None and end is None and word not in (*_UP, *_DOWN):
        return None
    if start and end and start.unit == end.unit and word in ("gain", "went"):
        direction = "up" if end.amount > start.amount else "down"
    places = [match.span(), *((part.span.start, part.span.end) for part in (by, start, end) if part)]
    span = Span(min(first for first, _ in places), max(last for _, last in places))
    return Change("change", span, text[span.slice], direction, by, start, end, word)


@cache
def _base() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:(?:its|their|the|those|that|a|of|in|same|for|record|peak|previous|last|pre-\w+|all-time)\s){0,4}"
        r"(?:levels?|figures?|peak|high|low|first|second|third|fourth|last|previous|year|month|quarter|period|half|"
        r"january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)\b",
        re.IGNORECASE,
    )


@cache
def _than() -> re.Pattern[str]:
    times = r"(?:a|one|the)\s(?:year|month|quarter|week)|(?:last|the\sprevious)\s\w+|(?:in\s)?(?:19|20)\d\d"
    return re.compile(rf"(?:\s[a-z-]+){{0,2}}\sthan\s(?:in\s)?(?:{times})\b", re.IGNORECASE)


def _beside_a_base(text: str, match: re.Match[str], figures: list[Quantity]) -> Change | None:
    """ "6.4% below their level of March": a change where a share stands before and an earlier time after it."""
    lead = _before(text, match, figures)
    base = _than() if match[0].lower() in _MORE else _base()
    if lead is None or lead[1].kind != "share" or not base.match(text, match.end()):
        return None
    span = Span(lead[1].span.start, match.end())
    direction = "up" if match[0].lower() in ("above", "more") else "down"
    return Change("change", span, text[span.slice], direction, lead[1], None, None, match[0].lower())


def _factor(match: re.Match[str]) -> float | None:
    if match["word"]:
        return _FACTORS.get(match["word"].lower())
    source = match["fold"] or match["count"]
    head = re.sub(r"-?fold$", "", source.lower())
    numeral = numerals.find(head)
    return numeral.low if numeral else None


def _times(match: re.Match[str], factor: float) -> Quantity:
    return Quantity("number", Span(*match.span()), match[0], factor, factor, "times", step=0.1)


def _after(text: str, match: re.Match[str], figures: list[Quantity], limit: int) -> dict[str, Quantity]:
    """The quantities behind the verb, each under the part of the change it is."""
    parts: dict[str, Quantity] = {}
    position = match.end()
    first = bisect_left(figures, match.end(), key=lambda one: one.span.start)
    for figure in figures[first : first + 6]:
        between = text[position : figure.span.start]
        if (
            figure.span.start >= limit
            or figure.span.start - position > _REACH
            or re.search(r"[.!?;]\s|\bwhile\b|\bbut\b", between)
        ):
            break
        link = _link().search(between)
        name = _part(figure, link, between, parts, growing=match[0].lower().startswith(("gr", "expand")))
        if name and name not in parts:
            parts[name] = figure
        position = figure.span.end
    return parts


def _part(
    figure: Quantity, link: re.Match[str] | None, between: str, parts: dict[str, Quantity], *, growing: bool
) -> str | None:
    if figure.kind == "duration" and "by" not in parts:
        return None if not (link and link["by"]) else "by"
    if link is None:
        words = between.split()
        return "by" if len(words) <= (1 if figure.kind == "number" else 2) and not parts else None
    if link["start"]:
        return "start"
    if link["by"] and link["by"].lower() == "of" and len(between.split()) > 4:
        return None  # "losing ground in a state of 240 million": no amount of the change
    if link["end"]:
        return "by" if growing and link["end"].lower() == "at" else "end"
    return "by"


def _before(text: str, match: re.Match[str], figures: list[Quantity]) -> tuple[str, Quantity] | None:
    """The quantity just before the word: "a 12% increase", "5% higher", "3.5%, up from 2.6%"."""
    word = match[0].lower()
    index = bisect_right(figures, match.start(), key=lambda one: one.span.end) - 1
    if index < 0 or match.start() - figures[index].span.end > _REACH:
        return None
    figure = figures[index]
    between = text[figure.span.end : match.start()]
    if _adjectives().fullmatch(between):
        return (
            ("by", figure)
            if word in _NOUNS or word in ("higher", "lower", "up", "down", "above", "below", *_MORE)
            else None
        )
    if _aside().fullmatch(between) and word in ("up", "down", "rising", "falling"):
        return "end", figure
    return None


@cache
def _adjectives() -> re.Pattern[str]:
    return re.compile(
        r"[\s-]+(?:(?:year-on-year|annual|monthly|quarterly|sharp|overall|pay|price|tax|rate|real)\s+){0,2}"
    )


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(r",?\s*(?:(?:in|last|this|for)\s+[\w\s]{1,24},?\s*)?")


def _merged(text: str, changes: Iterator[Change]) -> Iterator[Change]:
    """Join "rose 5%" and "up from 2.6%" of one sentence part: the second completes the first."""
    last: Change | None = None
    for change in changes:
        if (
            last
            and change.verb in ("up", "down")
            and change.start
            and not last.start
            and change.span.start - last.span.end <= 4
        ):
            span = Span(last.span.start, change.span.end)
            if change.end is None or last.end is None or change.end == last.end:
                last = replace(last, span=span, text=text[span.slice], start=change.start, end=last.end or change.end)
                continue
        if last:
            yield last
        last = change
    if last:
        yield last


def compare(claim: Change, source: Change) -> Comparison:
    """Return how a change of the claim stands to one of the source.

    >>> compare(parse("exports doubled")[0], parse("exports rose 100%")[0]).relation.value
    'equal'
    """
    if claim.direction != source.direction:
        told = [_amounts(mine, other).relation for mine, other in _pairs(claim, source)]
        if len(told) > 1 and Relation.EQUAL not in told and Relation.CLOSE not in told:
            return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} are two changes", "amount")
        return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}: the other way", "direction")
    outcomes = [_amounts(mine, other) for mine, other in _pairs(claim, source)]
    if claim.by and source.by and claim.by.unit == source.by.unit == "times":
        outcomes = [one._replace(aspect="factor") if one.relation is Relation.DIFFERENT else one for one in outcomes]
    outcomes += [outcome for outcome in [_ratios(claim, source)] if outcome]
    known = [outcome for outcome in outcomes if outcome.relation is not Relation.INCOMPARABLE]
    for relation in (Relation.DIFFERENT, Relation.CLOSE, Relation.EQUAL):
        for outcome in known:
            if outcome.relation is relation:
                return outcome
    if claim.by or claim.start or claim.end:
        return Comparison(Relation.INCOMPARABLE, f"{source.text} does not say how far", "amount")
    return Comparison(Relation.EQUAL, f"{claim.text} agrees with {source.text}: the same way")


def _pairs(claim: Change, source: Change) -> Iterator[tuple[Quantity, Quantity]]:
    for mine, other in ((claim.by, source.by), (claim.start, source.start), (claim.end, source.end)):
        if mine and other and mine.kind == other.kind:
            yield mine, other


def _amounts(mine: Quantity, other: Quantity) -> Comparison:
    if mine.kind == "money":
        return money.compare(mine, other)
    return share.compare(mine, other) if mine.kind == "share" else quantity.compare(mine, other)


def _ratios(claim: Change, source: Change) -> Comparison | None:
    """The factors of two changes that are written differently: doubled beside 100%."""
    mine, other = claim.ratio, source.ratio
    if mine is None or other is None or (claim.by and source.by and claim.by.unit == source.by.unit):
        return None
    gap = abs(mine - other)
    if gap <= 1e-9:
        return Comparison(Relation.EQUAL, f"{claim.text} is {source.text}")
    if gap <= 0.05 * max(mine, other):
        return Comparison(Relation.CLOSE, f"{claim.text} agrees with {source.text}")
    hedged = any(part and part.bound != "exact" for part in (claim.by, source.by))
    if hedged or gap <= 0.15 * max(mine, other):
        return Comparison(
            Relation.INCOMPARABLE, f"{claim.text} and {source.text} are told in different measures", "amount"
        )
    factor = "times" in [part.unit for part in (claim.by, source.by) if part]
    return Comparison(Relation.DIFFERENT, f"{claim.text} is not {source.text}", "factor" if factor else "amount")
