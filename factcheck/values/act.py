"""Acts: what happened, on an axis of opposites (rise or fall, open or close, approve or reject), and whether negated.

What it reads: verbs, nouns and adjectives that have an opposite, in every form (rose, risen, rising), with the
negations that bear on them: not, never, no longer, failed to, refused to, denied that, neither … nor; two undo each
other.
What it compares: acts on one axis. Side and negation together must be the same: "did not rise" meets "fell".
Supported: "the mill was shut" by "the mill has been closed".
Contradicted: "exports rose" by "exports fell".
What it leaves alone: acts on two different axes; set phrases (close to, high school, the last year, led to); who did
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.records import Comparison, Period, Relation, Span, Value
from factcheck.values.negation import in_vain, is_negated
from factcheck.values.tokens import Hit, Phrases, Token, rows, tokens
from factcheck.values.words import ORDINALS, UNITS


@dataclass(frozen=True, slots=True)
class Act(Value):
    """An act: `side` of its `axis` (+1 or -1), `verb` its common form, `negated` as the sentence has it."""

    axis: str
    side: int
    negated: bool
    verb: str

    @property
    def sense(self) -> int:
        """The side that is asserted once the negation is counted in."""
        return -self.side if self.negated else self.side


def parse(text: str, *, as_of: Period | None = None) -> list[Act]:
    """Return the acts of a text in order; a word on two axes comes back once for each.

    >>> [(act.axis, act.sense) for act in parse("Sales never fell, the mill was shut.")]
    [('rise', 1), ('open', -1)]
    """
    del as_of
    words, vain = tokens(text), in_vain(text)
    found = [
        Act("act", span, text[span.slice], axis, side, _negated(words, hit, noun=noun), verb)
        for hit in _table().find(words)
        if not (
            _is_name(words, hit)
            or _is_counted(words, hit)
            or _is_shared_out(words, hit)
            or _is_not_first(words, hit)
            or _is_cultivated(words, hit)
            or _is_thing(words, hit)
            or _is_placed(words, hit)
        )
        for span in [_span(words, hit)]
        if not any(one.covers(span) for one in vain)
        for axis, side, verb, noun in hit.payload
    ]
    turned_away = [act for act in _turned_away(text, words) if not any(_is_one(act, other) for other in found)]
    return sorted([*found, *turned_away], key=lambda act: act.span) if turned_away else found


# What courts throw out, whosever it is: "dismissed the residents' second complaint", "their claim was rejected".
_CASE = r"(?:complaint|claim|lawsuit|challenge|petition|objection|suit|application|action)s?\b"
_WORD = r"(?!(?:and|but|that|after|over|for|following|because|amid|in|with|from|to|on|when|despite)\b)[\w’'-]+"
_TURNED_AWAY = re.compile(
    rf"\b(?P<verb>dismiss(?:ed|es)?|reject(?:ed|s)?|threw out|throws out)(?: {_WORD}){{1,4}}? {_CASE}|"
    rf"\b{_CASE}(?: {_WORD}){{0,4}}? (?:was|were|been|be) (?P<done>dismissed|rejected|thrown out)\b"
)


# "Declared a similar law void", "found the clause to be unconstitutional".
_VOIDED = re.compile(
    rf"\b(?P<verb>declare[sd]?|rule[sd]?|found|finds|held|pronounce[sd]?)(?: {_WORD}){{0,5}}? "
    r"(?:void|null and void|invalid|unconstitutional)\b"
)


def _turned_away(text: str, words: tuple[Token, ...]) -> Iterator[Act]:
    """Yield what a court dismissed or declared void, as the opposite of upholding it."""
    for found in (*_TURNED_AWAY.finditer(text), *_VOIDED.finditer(text)):
        group = "verb" if found["verb"] else "done"
        at = next((place for place, token in enumerate(words) if token.start == found.start(group)), None)
        if at is not None:
            yield Act("act", Span(*found.span()), found[0], "uphold", -1, is_negated(words, at), found[group])


def _is_one(act: Act, other: Act) -> bool:
    return act.axis == other.axis and act.span.overlaps(other.span)


def compare(claim: Act, source: Act) -> Comparison:
    """Return how two acts stand to each other: equal, opposite, or on other axes.

    >>> rose, fell = parse("It rose, it fell.")
    >>> compare(rose, fell).aspect
    'direction'
    """
    if claim.axis != source.axis:
        return Comparison(Relation.INCOMPARABLE, f"{claim.verb} and {source.verb} are no opposites", "axis")
    if claim.sense == source.sense:
        relation = Relation.EQUAL if claim.negated == source.negated else Relation.CLOSE
        return Comparison(relation, f"{_said(claim)} agrees with {_said(source)}")
    if claim.axis in _CONVERSE and claim.side != source.side:
        return Comparison(Relation.INCOMPARABLE, f"{claim.text} and {source.text} may be one event", "converse")
    aspect = "negation" if claim.side == source.side else "direction"
    return Comparison(Relation.DIFFERENT, f"{_said(claim)} is the opposite of {_said(source)}", aspect)


def _said(act: Act) -> str:
    return f"not {act.text}" if act.negated else act.text


def _span(words: tuple[Token, ...], hit: Hit[_Sides]) -> Span:
    return Span(words[hit.first].start, words[hit.last - 1].end)


def _is_name(words: tuple[Token, ...], hit: Hit[_Sides]) -> bool:
    """A capital inside a sentence is a name: Rose, Cutting, Sir Keir Starmer's Win."""
    token = words[hit.first]
    if not token.capital or token.raw.isupper():
        return False
    if hit.first == 0:  # "Rose Friedman spoke"
        return hit.last < len(words) and words[hit.last].capital and words[hit.last].word and not _is_title(words)
    return not (words[hit.first - 1].low in ".!?:;“\"'‘•—–" or _is_title(words))


def _is_counted(words: tuple[Token, ...], hit: Hit[_Sides]) -> bool:
    """A verb's third person behind a number is a noun: "nine stops"."""
    if not hit.first or hit.last - hit.first > 1 or not words[hit.first].low.endswith("s"):
        return False
    before = words[hit.first - 1].low
    return (before.isdigit() or before in UNITS) and not any(noun for _, _, _, noun in hit.payload)


def _is_thing(words: tuple[Token, ...], hit: Hit[_Sides]) -> bool:
    """Whether "building" is a house and no deed: "brought down a four-storey building", "the new buildings"."""
    if words[hit.first].low != "building" or not hit.first:
        return False
    return words[hit.first - 1].low not in _BEFORE_A_DEED


# What stands before a deed in "-ing": "is building", "began building", "for building".
_BEFORE_A_DEED = frozenset(
    "is are was were be been of by in for from on with without while when before after about start starts started "
    "begin begins began stop stops stopped halt halted resume resumed keep kept continue continued finish finished "
    "consider considers considered propose proposed not and , ( — – :".split()
)


def _is_shared_out(words: tuple[Token, ...], hit: Hit[_Sides]) -> bool:
    """Whether votes are what somebody won a share of: "50.4 percent of the vote against the incumbent"."""
    before = [token.low for token in words[max(0, hit.first - 2) : hit.first]]
    return words[hit.first].low.startswith("vote") and before == ["of", "the"]


def _is_cultivated(words: tuple[Token, ...], hit: Hit[_Sides]) -> bool:
    """Whether what grew is a part of something: "the province grew a third of the wheat", "grows most of its food"."""
    if not words[hit.first].low.startswith("gr") or hit.payload[0][0] != "rise":
        return False
    if hit.last < len(words) and words[hit.last].low in _BECAME:  # "had grown used to it"
        return True
    behind = [token.low for token in words[hit.last : hit.last + 4]]
    return "of" in behind[1:] and any(word.rstrip("s") in _PARTS for word in behind[: behind.index("of")])


_BECAME = frozenset("used accustomed tired weary old older up apart fond impatient restless worried anxious".split())
_PARTS = frozenset("half third quarter fifth tenth most much some all part percent cent %".split())


def _is_not_first(words: tuple[Token, ...], hit: Hit[_Sides]) -> bool:
    """Whether a superlative is no more than second: "the third-largest"."""
    before = [token.low for token in words[max(0, hit.first - 2) : hit.first] if token.low != "-"]
    return words[hit.first].low.endswith("est") and bool(before) and ORDINALS.get(before[-1], 0) > 1


def _is_placed(words: tuple[Token, ...], hit: Hit[_Sides]) -> bool:
    """Whether somebody finished in a place of a table: "finished only sixth"."""
    if not words[hit.first].low.startswith("finish"):
        return False
    return any(token.low in ORDINALS or token.low in _PLACES for token in words[hit.last : hit.last + 3])


_PLACES = frozenset("last bottom top runners-up runner-up level behind ahead".split())


def _is_title(words: tuple[Token, ...]) -> bool:
    """Whether most words have capitals, as headlines do."""
    letters = [token for token in words if token.word and len(token.raw) > 3]
    return len(letters) > 2 and sum(token.capital for token in letters) > 0.7 * len(letters)


# What two sides of one event are called: where opposites meet, each may be told by another party to it.
_CONVERSE = frozenset("win defeat import buy lend lead arrive".split())

_LIGHT = frozenset(
    "make makes made making post posted report reported turn turned be is are was were been being "
    "reach reached win get "
    "got have has had show showed shown see saw seen record recorded find found a an any the into one".split()
)
_WAS = frozenset("is are was were been being be".split())
_NO = frozenset("no not n't never without neither nor hardly none nobody nothing lost lose losing".split())


def _negated(words: tuple[Token, ...], hit: Hit[_Sides], *, noun: bool) -> bool:
    """A noun or adjective is negated by what stands right before it or before the verb that carries it."""
    if words[hit.first].low == "private" and hit.first and words[hit.first - 1].low == "no":
        return False  # "no private firm has a bigger workforce"
    at = hit.first
    if hit.last < len(words) and words[hit.last].low in ("no", "nothing", "nobody"):  # it imports no gas
        return True
    if not noun:
        return is_negated(words, at)
    place = at - 1
    while place >= max(0, at - 4) and words[place].low in _LIGHT:
        place -= 1
    if place < 0 or at - place > 4:
        return False
    if words[place + 1].low in _WAS and "no" in (words[place - 1].low, words[place - 2].low if place > 1 else ""):
        return True  # "no demonstrators were arrested"
    verb = at - place > 1 or hit.last - hit.first > 1  # "refused to step down", "ruled out stepping down"
    near = words[place].low in _NO or (words[place].low in ("to", "out") and verb)
    return near and is_negated(words, at)


_Sides = tuple[tuple[str, int, str, bool], ...]  # axis, side, common form, whether a noun or adjective


@cache
def _table() -> Phrases[_Sides]:
    from factcheck.values.act_axes import HIDDEN

    sides: dict[str, list[tuple[str, int, str, bool]]] = {}
    for axis, side, entry in _entries():
        for form in forms(entry):
            known = sides.setdefault(form, [])
            noun = entry[0] == "("
            same = next((place for place, other in enumerate(known) if other[0] == axis), None)
            if same is None:
                known.append((axis, side, entry.strip("()"), noun))
            elif noun and known[same][1] == side:  # "exports" is a noun more often than a verb
                known[same] = (*known[same][:3], True)
    hidden = ((phrase.strip(), None) for phrase in " ".join(HIDDEN.split()).split(";") if phrase.strip())
    return Phrases([*hidden, *((form, tuple(known)) for form, known in sides.items())])


def _entries() -> list[tuple[str, int, str]]:
    from factcheck.values.act_axes import AXES

    entries: list[tuple[str, int, str]] = []
    for line in rows(AXES):
        axis, _, both = line.partition(": ")
        for side, half in zip((1, -1), both.split(" | "), strict=True):
            entries.extend((axis, side, entry) for entry in re.findall(r"\([^)]*\)|\S+", half))
    return entries


def axes() -> tuple[str, ...]:
    """Return the names of the axes, in the order of the table."""
    return tuple(dict.fromkeys(axis for axis, _, _ in _entries()))


def forms(entry: str) -> tuple[str, ...]:
    """Return the forms a table's entry is written in: a verb inflected, words in brackets as they stand.

    >>> forms("deny"), forms("(guilty)")
    (('deny', 'denies', 'denied', 'denied', 'denying'), ('guilty',))
    """
    if entry.startswith("("):
        return (entry.strip("()"),)
    if entry in _irregular():
        return _irregular()[entry]
    past = _past(entry)
    return entry, _third(entry), past, past, _ing(entry)


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    from factcheck.values.act_axes import IRREGULAR

    return {line.split()[0]: tuple(line.split()) for line in rows(IRREGULAR)}


_VOWELS = frozenset("aeiou")
# Two syllables, stress on the last: the final consonant doubles as in words of one.
_DOUBLING = frozenset("admit permit defer deter acquit rebut commit compel expel occur prefer rebel trim".split())


def _third(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in _VOWELS else f"{verb}s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def _ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{_doubled(verb)}ing"


def _doubled(verb: str) -> str:
    before = verb[-3:-2] not in _VOWELS or verb[-4:-2] == "qu"
    closed = len(verb) > 2 and verb[-1] not in "aeiouwxyh" and verb[-2] in _VOWELS and before
    short = sum(letter in _VOWELS for letter in verb) == 1
    return verb + verb[-1] if closed and (short or verb in _DOUBLING) else verb
