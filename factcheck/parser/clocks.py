"""Clock times and parts of a day with the day that was told just before: “at 5.31” → “at 5.31 on 9 June 2026”.

Only of what was, and only where one day was told of shortly before, of what happened and not of who spoke.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from factcheck import values
from factcheck.parser import verbs
from factcheck.parser.plurals import UNITS
from factcheck.parser.pronouns import governors
from factcheck.records import Period
from factcheck.syntax.tree import Tree
from factcheck.values.date import Moment

_MONTHS = "January February March April May June July August September October November December".split()
_CLOCK = re.compile(r"(?:1?\d|2[0-3])[.:][0-5]\d")
_HALVES = frozenset("a.m. p.m. am pm".split())
_POINTS = frozenset("dawn daybreak dusk midday midnight nightfall noon sunrise sunset".split())
_PARTS = frozenset("afternoon evening morning".split())
_LATE = re.compile(r"(?:evening|night)$")
_LATE_ON = re.compile(r"(?:\b(?:evening|night) (?:of|on)|\blate(?: on)?) ?$", re.IGNORECASE)
_EARLY = re.compile(r"(?:a\.?m\.?|dawn|daybreak|morning|sunrise)$")
_PART = re.compile(r"(?:morning|afternoon|evening)$", re.IGNORECASE)
_AT = frozenset("about after around at before by from in since till until".split())
# What has a day of its own, or any day.
_OTHER = re.compile(
    r"\b(?:daily|day|days|each|every|following|nightly|normally|often|previous|usually|weekends?|yesterday|today|"
    r"tomorrow|next)\b",
    re.IGNORECASE,
)
_PRICED = frozenset("bond currency dollar euro index interest mark odds point pound price rate score share stock "
                    "temperature yield".split())  # fmt: skip
_STEPS = frozenset("hour minute second".split())
_KEPT = 3  # sentences that a day is remembered for
_LONG_AGO = 31  # days: of an older day only the next sentence tells more


class Day(NamedTuple):
    """The day that an article last told of: its name, whether late on it, the clock time, how many sentences back.

    `old` is a day long before the article's own.
    """

    name: str = ""
    late: bool = False
    clock: str = ""
    back: int = 0
    old: bool = False


NO_DAY = Day()


def told(day: Day, tree: Tree, as_of: Period | None) -> Day:
    """Return the day that stands after a sentence: its own, else the one before for a few sentences."""
    found = [one for one in values.parse_all(tree.text, as_of) if isinstance(one, Moment)]
    if not found:
        return day._replace(back=day.back + 1) if day.back + 1 < _KEPT else NO_DAY
    own = _of_what_was(tree, found) or NO_DAY
    old = as_of is not None and (as_of.last - found[0].point.last).days > _LONG_AGO
    return own._replace(old=old)


def _of_what_was(tree: Tree, found: Sequence[Moment]) -> Day | None:
    """The one day of a sentence, where something happened on it."""
    first, last = found[0].point.first, found[0].point.last
    sure = len(found) == 1 and found[0].grain == "day" and found[0].sense == "at" and found[0].anchored
    if not sure or first != last:
        return None
    inside = [at for at, token in enumerate(tree.tokens) if found[0].span.start <= token.start < found[0].span.end]
    verb = next((over for at in inside[:1] for over in governors(tree, at) if tree.tokens[over].pos == "VERB"), -1)
    if verb < 0 or tree.tokens[verb].lemma in verbs.SAYING or _tense(tree, verb) not in ("past", "had"):
        return None
    name = f"{first.day} {_MONTHS[first.month - 1]} {first.year}"
    clocks = [at for at in range(len(tree.tokens)) if _ends_clock(tree, at, dated=True)]
    part = _PART.search(found[0].text)
    whole = f"the {part[0].lower()} of {name}" if part else name
    words = _clock_words(tree, clocks[0]) if len(clocks) == 1 else ""
    late = _LATE.search(found[0].text) or _LATE_ON.search(tree.text[: found[0].span.start])
    return Day(name, late is not None, f"{words} on {whole}" if words else "")


def clock(tree: Tree, at: int, words: Sequence[int], day: Day, as_of: Period | None) -> str:
    """Return what stands for the last word of a clock time that says no day, "" where that is unsure."""
    token = tree.tokens[at]
    later = token.text.lower() == "later" and at > 1 and tree.tokens[at - 1].lemma in _STEPS
    if not later and not _ends_clock(tree, at):
        return ""
    near = _day_of(tree, at, words, day, as_of)
    if near is None or (near.late and _EARLY.search(token.text.lower())):
        return ""
    if later:
        return f"after {near.clock}" if near.clock and tree.tokens[at - 2].pos == "NUM" else ""
    verb = next((over for over in governors(tree, at) if tree.tokens[over].pos in ("VERB", "AUX")), tree.root())
    tense, loose = _tense(tree, verb), {"by", "in"} & {tree.tokens[one].text.lower() for one in (at - 1, at - 2)}
    fits = tense == "past" or (tense == "had" and loose)  # "he had left at 6 p.m.": maybe the day before
    of = "of" if token.text in _PARTS else "on"
    return f"{token.text} {of} {near.name}" if fits else ""


def firm(tree: Tree, words: Sequence[int]) -> Sequence[int]:
    """Return the words without “afterwards” and “in the meantime”, which tell nobody when who has read nothing before.

    "Shortly afterwards" and "two years afterwards" stay.
    """
    loose: set[int] = set()
    for at in words:
        low, before = tree.tokens[at].text.lower(), tree.tokens[at - 1] if at else tree.tokens[at]
        if low == "meantime" and [one.text.lower() for one in tree.tokens[max(at - 2, 0) : at]] == ["in", "the"]:
            loose |= {at - 2, at - 1, at}
        told = before.pos in ("ADJ", "ADV", "NUM") or before.lemma in UNITS
        if low == "afterwards" and not told and not tree.children(at) and at:
            loose.add(at)
    return [at for at in words if at not in loose] if loose else words


def _day_of(tree: Tree, at: int, words: Sequence[int], day: Day, as_of: Period | None) -> Day | None:
    """The day that a time is of: the one before it in its sentence, beside the claim's words, else the last one."""
    own = [one for one in values.parse_all(tree.text, as_of) if isinstance(one, Moment)]
    if _OTHER.search(tree.text):
        return None
    if not own:
        return day if day.name and (day.back == 0 or not day.old) else None
    said = any(one.span.start <= tree.tokens[word].start < one.span.end for one in own for word in words)
    return None if said or own[0].span.end > tree.tokens[at].start else _of_what_was(tree, own)


_OF_DAY = tuple(f" in the {part}" for part in _PARTS)
_LAST = frozenset({*_HALVES, *_POINTS, *_PARTS, "time"})


def _ends_clock(tree: Tree, at: int, *, dated: bool = False) -> bool:
    """Whether a token ends a time of day: "5.31", "5 a.m.", "before midnight", "by the evening", "closing time".

    Right before its day it says enough, and is only looked for where that is the day told of (`dated`).
    """
    text = tree.tokens[at].text
    if not (text[0].isdigit() or text.lower() in _LAST):  # most words end none
        return False
    before, first = (tree.tokens[one].text.lower() if one >= 0 else "" for one in (at - 1, at - 2))
    after = tree.tokens[at + 1].text.lower() if at + 1 < len(tree.tokens) else ""
    if after in _HALVES or (after in ("of", "on") and not dated):
        return False
    if text.lower() in _HALVES:
        return _CLOCK.fullmatch(before) is not None or before.isdigit()
    if _CLOCK.fullmatch(text):
        priced = any(one.lemma.lower() in _PRICED for one in tree.tokens)  # "the shares closed at 12.40"
        if after == "in" and tree.text[tree.tokens[at].end :].startswith(_OF_DAY):  # "at 6.42 in the morning"
            return False
        counts = at + 1 < len(tree.tokens) and tree.tokens[at + 1].pos in ("ADJ", "NOUN", "NUM", "PROPN", "SYM")
        told_so = before in ("at", "until") or (before in _AT and first in ("shortly", "just"))
        return told_so and not priced and not counts
    if text in _POINTS:
        return before in _AT
    if text in _PARTS:
        return before == "the" and first in ("by", "in")
    return text == "time" and before in ("closing", "opening") and first in ("by", "at", "before")


def _clock_words(tree: Tree, at: int) -> str:
    """The words of a time of day: "5 a.m."; "" for a part of a day."""
    if tree.tokens[at].text.lower() in _HALVES:
        return tree.text[tree.tokens[at - 1].start : tree.tokens[at].end]
    return tree.tokens[at].text if _CLOCK.fullmatch(tree.tokens[at].text) else ""


def _tense(tree: Tree, verb: int) -> str:
    """Whether a clause tells of what was: "past", "had", else ""."""
    token = tree.tokens[verb]
    helping = ("aux", "aux:pass", "cop")
    helpers = [tree.tokens[kid].text.lower() for kid in tree.children(verb) if tree.tokens[kid].dep in helping]
    if helpers:
        return "had" if helpers[0] == "had" else "past" if helpers[0] in ("was", "were", "did") else ""
    past = token.pos == "VERB" and token.text.lower() != token.lemma and not token.text.endswith(("s", "ing"))
    return "past" if past else ""
