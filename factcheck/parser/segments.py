"""Which words behind a comma give a figure of their own: "£231 million, more than a third of the total"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from factcheck.parser.taking import Taking

_NUMBER = (
    r"(?:[$€£]? ?[\d.,]+\S*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|most|some|all|many|"
    r"none|neither|both|several|few|each)"
)
_FIGURE = r"(?:[\d.,]+|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_ADVERBS = (
    r"(?:(?:slightly|about|almost|around|nearly|roughly|some|far|much|well|just|only|even|barely|exactly|fully|still|"
    r"little|more|less|than|over|under|at|least|a|full|whole|mere|good|or|so) )*?"
)
_COMPARATIVE = r"(?:more|less|fewer|better|worse|further|farther|(?!rather|other|either|whether|after|ever)\w{2,}er)"
_FRACTION = r"(?:an?|one|two|three|four)[- ](?:half|thirds?|quarters?|fifths?|tenths?)"
_PARTS = r"(?:a|one|two|three|four) (?:half|third|thirds|quarter|quarters|fifth|fifths|sixth|eighth|tenth|tenths)"
_CASES = r"(?:of|with|by|at|in|on|for|from|to|after|before|and|or|but) "
# "a fifth", "7 per cent", "three weeks", "two-thirds of a length"
_AMOUNT = (
    rf"(?:{_PARTS}|(?:an?|{_NUMBER}|eleven|twelve|\w+teen|\w+ty)(?:[ -](?:per cent|percentage points?|[a-z]+))?"
    r"(?: (?:of an? |and a half )?[a-z]+)?)"
)
_PATTERNS = (
    ("", rf"(?:more|less) than {_FIGURE} (?:\w+ )?(?:kilomet(?:re|er)s|miles|metres|feet|years|months|days) "
         r"(?:from|away|north|south|east|west|off|later|ago)\b"),
    ("former", rf"(?:up|down) from {_NUMBER}|(?:after|from) {_NUMBER}[^,]* (?:ago|earlier|before|previously)\b"),
    ("former", rf"(?:against|compared with|compared to) (?:a|an) \w+ of {_NUMBER}"),
    ("whole", rf"(?:against|compared with|compared to) {_NUMBER}"),
    ("among", r"among (?:them|these) "),
    ("variant", rf"to {_NUMBER}"),
    ("turn", r"away from "),
    ("share", rf"{_ADVERBS}(?:{_FRACTION}|{_NUMBER}(?: (?:out of|in) {_NUMBER})?|the rest|a {_NUMBER})"
              r" of (?:them|whom|which)\b"),
    ("comparison", rf"{_ADVERBS}(?:{_AMOUNT} )?(?:(?!{_CASES})\w+ )?{_COMPARATIVE} than\b"),
    ("beside", rf"{_ADVERBS}{_AMOUNT} (?:before|after|behind|ahead of|clear of) (?!that\b|which\b|this\b)\w"),
    ("comparison", rf"{_ADVERBS}{_AMOUNT} (?:below|above|short of) (?:\w+ ){{0,3}}\w"),
    ("beside", rf"{_ADVERBS}(?:below|above|short of|ahead of) (?:the |an? )?(?:\w+ ){{0,2}}(?:of )?{_NUMBER}"),
    ("comparison", rf"{_ADVERBS}{_NUMBER} ?(?:%|percent|per cent) of (?!them|whom|which)\b"),
    ("comparison", rf"{_ADVERBS}{_PARTS} of (?!them|whom|which)\b|{_ADVERBS}(?:\w+ )?(?:twice|{_NUMBER} times) "),
    ("equal", rf"or {_ADVERBS}(?:[$€£] ?)?[\d.,]+ (?:\w+ ){{0,2}}(?:per|for each|for every|an?) \w"),
    ("highest", r"(?:the|its|their|his|her) (?:\w+ )?(?:\w+est|most|first|second|third|fourth|fifth)\b"),
    ("instead", rf"instead of (?:the )?{_NUMBER}"),
    ("relative", r"which [a-z]"),
    ("also", rf"(?:along|together) with {_ADVERBS}{_NUMBER} "),
    ("detail", r"(?:(?:mostly|mainly|largely|chiefly|partly) )?(?:at|by|on|with|in|for|from|among) \w"),
)  # fmt: skip
# In one pattern, which takes the first that fits: most words open none, and are asked once.
_OPENER = re.compile("|".join(f"({pattern})" for _, pattern in _PATTERNS), re.IGNORECASE)
_PHRASES = frozenset({"detail", "relative", "also"})  # words that open more than figures
_MOSTLY = frozenset("mostly mainly largely chiefly partly".split())
_YEAR = re.compile(r"(?:1\d|20)\d\d(?:[-–/]\d\d)?s?")
_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|[ap]\.?m\.?|o['’]clock"
)
LEADS = {"variant": ("by",), "turn": ("to", "toward", "towards", "into")}  # what they take the place of


class Segment(NamedTuple):
    """Words behind a comma that give a figure of their own."""

    kind: str  # former, variant, turn, share, comparison, highest, instead, beside, equal, also, detail, relative …
    words: tuple[int, ...]


def opens(t: Taking, index: int) -> str:
    """Return the kind of segment that begins at a token, "" where none does."""
    text = t.tree.text[t.token(index).start : t.token(index).start + 80].replace("\n", " ")
    found = _OPENER.match(text)
    return _PATTERNS[found.lastindex - 1][0] if found and found.lastindex else ""


def opens_figure(t: Taking, index: int) -> bool:
    """Return whether the words at a token give a figure by their form alone."""
    return opens(t, index) not in ("", *_PHRASES)


def segments(t: Taking, head: int, inside: list[int], *, also: frozenset[int] = frozenset()) -> list[Segment]:
    """Return the figures set off by commas in a clause whose words are `inside`; `also` are known to open one."""
    starts = [
        place
        for place, at in enumerate(inside)
        if place
        and _after_break(t, inside, place)
        and (at in also or _begins(t, head, at))
        and (at > head or _lists(t, at))
    ]
    found = []
    for start, end in pairwise([*starts, len(inside)]):
        kind = opens(t, inside[start]) or "whole"
        words = _until_break(t, inside, start, end)
        if kind in ("beside", "detail", "relative"):
            words = _whole_phrase(t, inside[start:], words)
        if kind in LEADS and not any(t.word(at) in LEADS[kind] for at in inside[:start]):
            continue
        if len(words) > 1:
            found.append(Segment(kind, tuple(words)))
    return found


def _begins(t: Taking, head: int, at: int) -> bool:
    """Whether a figure of the clause begins at a token, and not a day, a place or a clause about one word."""
    kind = opens(t, at)
    if kind == "relative":  # "a third voted by post, which slowed the count"
        return t.token(t.token(at).head).dep == "advcl:relcl" and t.token(t.token(at).head).head == head
    if kind == "detail":  # "the driest since records began in 1931, with 71 millimetres"
        return t.token(head).dep not in ("advcl", "acl") and _is_detail(t, at)
    return bool(kind) and not _comes_about(t, at)


def _is_detail(t: Taking, at: int) -> bool:
    """Whether a phrase with a preposition tells how many, how much or in what way: "by 29 votes to 22"."""
    noun = t.token(at).head
    opening = ("case", "advmod", "mark") if t.word(at) == "with" else ("case", "advmod")
    if noun < at or t.token(noun).dep == "conj" or t.token(at).dep not in opening:
        return False
    if t.word(at) == "with" and t.token(noun).dep == "nmod":  # "the largest was the Gasworks, with 322 flats"
        return False
    words = t.under(noun)
    counted = [one for one in words if t.token(one).pos == "NUM" and not _YEAR.fullmatch(t.token(one).text)]
    dated = any(_DAY.fullmatch(t.word(one)) for one in words)
    return not dated and (bool(counted) or t.word(at) in _MOSTLY)


def _comes_about(t: Taking, index: int) -> bool:
    """ "He scored twice, the second try coming late": the words are the subject of what came about."""
    noun = t.token(index).head
    return noun > index and t.token(noun).dep.startswith("nsubj") and t.word(t.token(noun).head).endswith("ing")


def _after_break(t: Taking, inside: list[int], place: int) -> bool:
    before = inside[place] - 1
    if t.breaks(before) or t.word(before) != "and":
        return t.breaks(before)
    comma = next((at for at in reversed(inside[:place]) if t.breaks(at)), -1)
    return t.breaks(before - 1) or (
        comma >= 0 and opens(t, comma + 1) in ("comparison", "former")
    )  # "more than X and twice Y"


def _lists(t: Taking, index: int) -> bool:
    return opens(t, index) == "among"


def _until_break(t: Taking, inside: list[int], start: int, end: int) -> list[int]:
    """The segment's words: to the next comma, or to the end of the list that it is."""
    words: list[int] = []
    listed = members(t, inside[start])[-1:] if _lists(t, inside[start]) else []
    last = t.under(listed[0])[-1] if listed else -1
    for at in inside[start:end]:
        if listed:
            words += [at] if at <= last else []
            continue
        if t.word(at) in (",", "—", ";", ":") or (
            words and t.word(at) == "and" and at + 1 < len(t.kids) and opens(t, at + 1)
        ):
            break
        if words and t.breaks(at - 1):
            break
        words.append(at)
    while words and t.token(words[-1]).pos == "PUNCT":
        words.pop()
    return words


def _whole_phrase(t: Taking, inside: list[int], words: list[int]) -> list[int]:
    """The words as far as their phrase goes: "two days after a slide swept away barns, sheds and a mill"."""
    first = top = inside[0]
    while t.token(top).head > first and t.first(t.token(top).head) == first:
        top = t.token(top).head
    end = max(words[-1], t.under(top)[-1]) if words else -1
    reached = [at for at in inside if at <= end]
    while reached and t.token(reached[-1]).pos == "PUNCT":
        reached.pop()
    return reached if reached == list(range(first, first + len(reached))) else words


def members(t: Taking, index: int) -> list[int]:
    """The things that "among them" lists, by their heads."""
    them = index + 1
    noun = t.token(them).head
    if noun <= them:
        noun = next((at for at in range(them + 1, len(t.kids)) if t.token(at).pos in ("NOUN", "PROPN")), them)
    return [noun, *t.all(noun, "conj")]
