"""Words of which one takes the other's place and excludes it: a gold medal is no silver one, a wife is no sister."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from factcheck.checker.ballots import both_sides, is_other_side, left_out
from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.opposites import FIRM
from factcheck.checker.reading import FIGURES, Reading
from factcheck.records import Comparison, Relation, Span, Value

# One row a set. `next`: the same word must follow ("gold in the 200 metres", "sister Berit"); `near`: stand beside.
# Words parted by a stroke are one member. Where the first of two such words is true, the second is not:
_EXCLUDING = """
next medal: gold | silver | bronze
next kin: wife | husband | sister | brother | mother | father | son | daughter | uncle | aunt | nephew | niece | \
cousin | grandfather | grandmother | widow | widower | girlfriend | boyfriend | stepfather | stepmother | grandson | \
granddaughter | great-grandson | great-granddaughter | great-grandfather | great-grandmother
next sibling: twin | younger/little | elder/older/big
next floor: ground | top | first | second | third | fourth | fifth
near throne: king | queen | crown prince | crown princess
near way: to the north/northwards/northward | to the south/southwards/southward | to the east/eastwards/eastward | \
to the west/westwards/westward
near out: resigned/stepped down/quit/resignation | died/death | was dismissed/was sacked/was fired/was ousted/dismissal
next bill: signed/signs | vetoed/vetoes
next work: create/creates/created/add/adds/added | cut/cuts/axe/axes/axed/shed/sheds/lose/loses/lost
next amount: more | fewer
next sum: cost/costs | save/saves/saved
near suit: withdrawn/dropped/dismissed/thrown out/settled | pending
near game: beat/beats/defeated/won against | drew with/drew against
near attend: will play at/will take part in/will attend/will compete at/will compete in | will miss
near deadline: within hours/within the hour | within days/within a few days/in the coming days | \
within weeks/within a few weeks/in the coming weeks | within months/within a few months/in the coming months | \
within years/within a few years/in the coming years
near record: was broken/has been broken/broke/was beaten/fell | has stood/still stands/stands/stood/was not broken
near keep: abolished/scrapped/axed | kept/retained/maintained/preserved
near region: in the north | in the south | in the east | in the west
near her: her husband | her wife
near him: his wife | his husband
near means: by hand | by machine/mechanically
near penalty: saved | missed | converted
near vote: abstain/abstains/abstained/abstaining/abstention | \
voted against/voting against/vote against/were against/was against/opposed | \
voted for/voting for/vote for/voted in favour/voting in favour/were in favour/was in favour/backed
near fire: arson/started deliberately | lightning | electrical fault/short circuit/faulty wiring | gas leak
"""
# Of these both may be true, so that the one does not bear out the other.
_DIFFERING = """
next fuel: diesel | electric/battery-electric | petrol | hydrogen | coal-fired | gas-fired | nuclear | solar | hybrid
near heat: gas | electricity | oil | wood | coal
near goal: penalty/penalty spot | free kick/free-kick | own goal | header/headed | volley
near kick: corner/corner kick | free kick/free-kick | throw-in
next order: before/ahead of/prior to | after/following
next card: yellow | red
next board: supervisory | management/managing/executive | advisory
next school: primary | secondary | nursery
near punishment: fined | jailed/imprisoned | cautioned
near hour: morning | afternoon | evening
next side: left | right
next door: front | back | rear | side
next end: northern | southern | eastern | western
next court: supreme | appeal | district | county
next team: men’s/men's | women’s/women's | under-21/under-21s | under-18/under-18s | reserve
near organ: heart | kidney | liver | lung
near limb: knee | ankle | shoulder | hip | wrist | elbow | hamstring | thigh | calf | groin
near wheels: car | lorry/truck | bus | tram | motorcycle/motorbike | bicycle/bike | van
next found: survivor/survivors | body/bodies
near harm: stolen/stealing/stole/theft | damaged/vandalised | destroyed
near size: widen/widens/widened/widening | deepen/deepens/deepened/deepening/dredged | \
lengthen/lengthened/lengthening/extended | heightened/raised | straightened
near money: lent/lend/lends/loan/loans/loaned | grant/grants/subsidy/subsidies/donated/donation/gift | \
fine/fined/penalty | sold/sale | rent/rented/lease/leased
near repair: replaced/replacing/replacement | restored/restoring/restoration/repaired/renovated
near hunt: shot | trapped/caught/snared | poisoned | drowned
next director: managing | finance/financial | technical | artistic | sales | marketing | commercial | deputy
next opinion: in favour of/supporting/backing | against/opposing
near event: strike/walkout | fire/blaze | flood/flooding | power cut/blackout/outage | explosion/blast | cyberattack
near crime: murder | manslaughter | theft | arson | fraud | bribery
"""
_NEAR, _NEXT = 3, 2  # content words to each side, or behind, in which the same word must stand
_THAN = re.compile(r"\bthan\b")
_ONLY = re.compile(r"\b(?:only|exclusively|solely|nothing but)\s$", re.IGNORECASE)
_IS = re.compile(r"^[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* (?:is|was) ")  # "Berit is Amberg's wife"
_OWNS = re.compile(r"['’]s?$")  # "Voss's deputy was dismissed"
_NO_PLACE = frozenset(["medal"])  # says nothing of which medal it is


class _Member(NamedTuple):
    """A word of a set where a text has it, with the words about it."""

    row: str
    name: str
    value: Value
    before: frozenset[str]
    after: frozenset[str]
    only: bool
    first: str = ""  # of the words behind


def apart(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield the words of the claim for which the snippet has another that excludes them, in the same place.

    >>> from factcheck.checker.reading import read
    >>> found = apart(read("Amberg's sister Berit was cleared."), read("His wife Berit was cleared."))
    >>> [match.outcome.why for match in found]
    ['wife is not sister']
    """
    if is_negative(claim) or is_negative(snippet):
        return
    side = left_out(claim, snippet)
    if side and is_other_side(claim, side):
        at, own = snippet.text.find(side), next(iter(_OWN_VOTE.finditer(claim.text)))
        mine, yours = Value("word", Span(*own.span()), own[0]), Value("word", Span(at, at + len(side)), side)
        yield Match(mine, yours, Comparison(Relation.DIFFERENT, f"{side} is not {own[0]}", "part"))
    for ours, other in pairs(claim, snippet):
        if ours.row == "next amount" and _THAN.search(claim.text + snippet.text):  # then more than what is the question
            continue
        if other.only or any(ours.row == row for row, *_ in _rows(_EXCLUDING)):
            why = f"{other.value.text} is not {ours.value.text}"
            yield Match(ours.value, other.value, Comparison(Relation.DIFFERENT, why, "word"))


_OWN_VOTE = re.compile(
    r"\b(?:voted )?(?:against|in favou?r|for|supported|backed|opposed|abstained|rejected|approved)\b"
)


def unlike(claim: Reading, snippet: Reading) -> str:
    """Return which word of the snippet is not the claim's, though both may be true; empty where there is none.

    >>> from factcheck.checker.reading import read
    >>> unlike(read("The city bought diesel buses."), read("The city bought 40 electric buses."))
    'electric is not diesel'
    """
    told = next(((other.value.text, ours.value.text) for ours, other in pairs(claim, snippet)), None)
    told = told or _elsewhere(claim, snippet) or _opposed(claim, snippet)
    return f"{told[0]} is not {told[1]}" if told else ""


# Of these sets the one word bears out no other, wherever it stands.
_NEVER_BOTH = frozenset(["next medal", "next kin", "near throne", "near out", "next bill", "near penalty", "near fire"])


def _elsewhere(claim: Reading, snippet: Reading) -> tuple[str, str] | None:
    theirs = _members(snippet)
    for ours in _members(claim):
        told = [one for one in theirs if one.row == ours.row and ours.row in _NEVER_BOTH]
        if told and all(one.name != ours.name for one in told):
            return told[0].value.text, ours.value.text
    return None


def _opposed(claim: Reading, snippet: Reading) -> tuple[str, str] | None:
    """Two opposites that stand before the same word: "rural schools", "urban schools"."""
    if is_negative(claim) or is_negative(snippet):
        return None
    theirs = [(one, two) for one, two in zip(snippet.terms, snippet.terms[1:], strict=False)]
    for one, two in zip(claim.terms, claim.terms[1:], strict=False):
        for other, behind in theirs:
            if two.stem == behind.stem and other.stem in FIRM.get(one.stem, ()) and one.stem not in snippet.stems:
                return snippet.text[other.span.slice], claim.text[one.span.slice]
    return None


def pairs(claim: Reading, snippet: Reading) -> Iterator[tuple[_Member, _Member]]:
    """Yield the words of one set that stand in one place of the two texts, whether or not one excludes the other."""
    mine, theirs = _members(claim), _members(snippet)
    if left_out(claim, snippet) or (claim.figures and both_sides(snippet)):  # "voted in favour" is what others did
        mine = tuple(one for one in mine if one.row != "near vote")
    for ours in mine:
        told = [one for one in theirs if one.row == ours.row]
        met = {one.name for one in told} & {one.name for one in mine if one.row == ours.row}
        other = next((one for one in told if not met and _in_one_place(ours, one)), None)
        if other is not None:
            yield ours, other


def _in_one_place(ours: _Member, other: _Member) -> bool:
    if ours.row.startswith("next "):
        shared = ours.after & other.after
        clash = ours.first not in shared and other.first not in shared  # "the tax bill", "the housing bill"
        return bool(shared) and not (clash and ours.first and other.first)
    return bool((ours.before | ours.after) & (other.before | other.after))


_Row = tuple[str, re.Pattern[str], dict[str, str]]


@cache
def _rows(table: str) -> tuple[_Row, ...]:
    found: list[_Row] = []
    for line in table.strip().splitlines():
        head, _, members = line.partition(": ")
        names = {word: member.split("/")[0] for member in members.split(" | ") for word in member.split("/")}
        words = "|".join(re.escape(word) for word in sorted(names, key=len, reverse=True))
        found.append((head, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), names))
    return tuple(found)


@lru_cache(maxsize=8192)
def _members(reading: Reading) -> tuple[_Member, ...]:
    hits = (
        (head, names[hit[0].lower()], Span(*hit.span()))
        for head, pattern, names in (*_rows(_EXCLUDING), *_rows(_DIFFERING))
        for hit in pattern.finditer(reading.text)
    )
    return tuple(
        _Member(head, name, Value("word", span, reading.text[span.slice]), *_about(reading, span, head),
                bool(_ONLY.search(reading.text, 0, span.start)),
                _first(reading, span))
        for head, name, span in hits
    )  # fmt: skip


def _first(reading: Reading, span: Span) -> str:
    after = (term.stem for term in reading.terms if term.span.start >= span.end)
    return next((root for root in after if root not in _NO_PLACE), "")


def _about(reading: Reading, span: Span, head: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words before and behind, and the figures right behind: "gold in the 200m"."""
    reach = _NEXT if head.startswith("next ") else _NEAR
    if head == "near out":
        named = [term for term in reading.terms if term.name and term.span.end <= span.start]
        return frozenset(term.stem for term in named if not _OWNS.search(reading.text[term.span.slice])), frozenset()
    if head == "next kin" and _IS.search(reading.text, 0, span.start) and not reading.text[span.end :].strip(" ."):
        return frozenset(), frozenset([reading.terms[0].stem])
    before = [term.stem for term in reading.terms if term.span.end <= span.start][-_NEAR:]
    after = [term.stem for term in reading.terms if term.span.start >= span.end][:reach]
    digits = (re.sub(r"\D", "", v.text) for v in reading.values if v.kind in FIGURES and v.span.start >= span.end)
    return frozenset(before), frozenset([*after, *list(filter(None, digits))[:1]]) - _NO_PLACE


__all__ = ["apart", "pairs", "unlike"]
