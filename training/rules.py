"""Pairs made by rule from the open train parts: one value, name or word changed, so that the label is known.

Where a rule cannot tell "refuted" from "nei", the pair carries the label `not_supported`, and the loss asks only that
the encoder does not call it supported.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from factcheck.checker.marks import marks
from factcheck.checker.moments import contains, moments
from factcheck.checker.numeral_words import MONTHS, STOP
from factcheck.checker.numerals import Number, numbers, words
from factcheck.checker.opposites import PAIRS
from factcheck.checker.words import common
from training.pairs import LABELS, Example

SUPPORTED, REFUTED, NEI, NOT_SUPPORTED = (LABELS[name] for name in ("supported", "refuted", "nei", "not_supported"))
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_SWAP = {word: other for one, two in reversed(PAIRS) for word, other in ((one, two), (two, one))}
_AUXILIARY = re.compile(r"\b(is|was|are|were|has been|have been|had been|can|could|will|would)\b(?! not\b)")
_NOT = re.compile(r"\b(is|was|are|were|been|can|could|will|would|has|had|have|do|does|did) not (?!only\b)")
NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-zà-ÿ]+(?:[ -](?:of |the )?[A-Z][a-zà-ÿ]+)*(?!\w)")
# What may stand between two names of one list, or between a place and the one it lies in.
_LISTED = re.compile(r"(?:[\s,;&/–'’-]|\b(?:and|or|the|of)\b|\b[A-Z]\w*)*")
MONTH_NAMES = tuple("January February March April May June July August September October November December".split())
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTH_NAMES)})\b")
_SYLLABLES = tuple(
    "bar cor dun ell fen gar hol ist jor kel lan mor nor ost per quin ros sel tor ulm ver wen yor zan".split()
)
_ENDINGS = tuple("a by den ley ston ham ric ov ski ez ini mann sen wick ford gate man er on us".split())
_HEDGES = (
    "Critics alleged that {}", "It was rumoured that {}", "Some commentators had predicted that {}",
    "A lawsuit claimed that {}", "Fans speculated that {}", "Opponents have claimed, without proof, that {}",
    "There were unconfirmed reports that {}", "He denied that {}", "It is not known whether {}",
)  # fmt: skip
_MONTHS_AND_OPENERS = frozenset(
    """january february march april may june july august september october november december
    in on at by the after before about over around only as with of from""".split()
)
_NO_COMPARISON_AFTER = frozenset("the a an its his her their and or than number no top season chapter to".split())
Rule = Callable[[Example, random.Random], Example | None]


def made(example: Example, rule: str, label: int, *, claim: str = "", evidence: str = "") -> Example:
    return replace(
        example,
        claim=claim or example.claim,
        evidence=evidence or example.evidence,
        label=label,
        source="rules",
        family=f"{rule}:{example.family}",
    )


def shared_numbers(example: Example) -> list[Number]:
    """Return the exact numbers of the claim that the evidence has, too.

    None is a time of day, or the day of "before 5 May", which stays true as "before 7 May".
    """
    ours, _ = marks(example.claim, example.evidence)
    equal = {mark.start for mark in ours if mark.type == 4}
    signed = [moment for moment in moments(example.claim) if moment.sign]
    return [
        n
        for n in numbers(example.claim)
        if n.start in equal and n.exact and not n.compared and n.kind != "clock"
        if not any(date.start <= n.start < date.end for date in signed)
    ]


def _is_plain(number: Number, text: str) -> bool:
    """Return False for a share in words ("a third") and for a number inside a title ("Season 6", "Apollo 11")."""
    before = text[: number.start].split()
    named = bool(before) and before[-1][0].isupper() and before[-1].lower() not in _MONTHS_AND_OPENERS
    return not (number.kind == "percent" and text[number.start].isalpha()) and not (named and number.kind == "plain")


def _written(value: float, number: Number, text: str) -> str:
    """Return a value in the manner in which the number stands in the text."""
    old = text[number.start : number.end]
    scale = re.search(r"(?i)(thousand|million|billion|trillion|bn|m|k)\b", old)
    if scale and not old[0].isalpha():
        value /= {"t": 1e3, "k": 1e3, "m": 1e6, "b": 1e9}[scale[1][0].lower() if scale[1] != "trillion" else "t"]
    digits = re.search(r"[0-9][0-9,]*(?:\.[0-9]+)?", old)
    if digits is None:
        return _WORDS[int(value)] if value < len(_WORDS) and value == int(value) else f"{value:g}"
    places = len(digits[0].partition(".")[2])
    new = f"{value:,.{places}f}" if "," in digits[0] or (value >= 1e4) else f"{value:.{places}f}"
    return old[: digits.start()] + new + old[digits.end() :]


def _put(text: str, number: Number, new: str) -> str:
    return text[: number.start] + new + text[number.end :]


def _another(value: float, kind: str, chance: random.Random) -> float:
    """Return a value near to the old one, or far, as a writer's slip would be."""
    if kind in ("year", "day", "ordinal"):
        return max(1, value + chance.choice((-1, 1)) * chance.choice((1, 1, 2, 3, 5, 9, 10)))
    if value == int(value) and value <= 20:
        return max(0, value + chance.choice((-1, 1)) * chance.choice((1, 1, 2, 3, 4))) or value + 1
    factor = chance.choice((0.1, 0.5, 0.7, 0.8, 0.9, 0.95, 1.05, 1.1, 1.25, 1.5, 2, 10))
    return float(f"{value * factor:.{2 if value < 100 else 3}g}")


def change_number(example: Example, chance: random.Random) -> Example | None:
    """One number that the evidence has becomes another: refuted."""
    shared = [n for n in shared_numbers(example) if n.kind != "ordinal" and _is_plain(n, example.claim)]
    if example.label != SUPPORTED or not shared:
        return None
    number = chance.choice(shared)
    others = [n for n in numbers(example.evidence) if n.kind == number.kind and n.exact and n.low != number.low]
    taken = {n.low for n in numbers(example.claim)}
    others = [n for n in others if n.low not in taken]
    value = (
        chance.choice(others).low if others and chance.random() < 0.35 else _another(number.low, number.kind, chance)
    )
    new = _written(value, number, example.claim)
    claim = _put(example.claim, number, new)
    changed = [n for n in numbers(claim) if n.start == number.start]
    if claim == example.claim or not changed or changed[0].low == number.low:
        return None
    return made(example, "number", REFUTED, claim=claim)


def compare_number(example: Example, chance: random.Random) -> Example | None:
    """An exact number becomes a comparison that the evidence meets (supported) or excludes (refuted)."""
    shared = [n for n in shared_numbers(example) if n.kind in ("plain", "money", "percent") and n.low > 2]
    if example.label != SUPPORTED or not shared:
        return None
    number = chance.choice(shared)
    before = example.claim[: number.start].split()
    if not before or before[-1].endswith(("-", "/", ":", "#", ".")) or before[-1].lower() in _NO_COMPARISON_AFTER:
        return None
    if not _is_plain(number, example.claim) or example.claim[number.end : number.end + 1] in ("-", "–", "/", ":"):
        return None
    share = chance.choice((0.01, 0.05, 0.1, 0.2, 0.4))
    above, below = number.low * (1 + share), number.low * (1 - share)
    if number.low < 30 and number.low == int(number.low):
        above, below = number.low + chance.choice((1, 2)), number.low - chance.choice((1, 2))
    words_, value, label = chance.choice(
        (
            ("more than", below, SUPPORTED),
            ("over", below, SUPPORTED),
            ("at least", number.low, SUPPORTED),
            ("less than", above, SUPPORTED),
            ("under", above, SUPPORTED),
            ("about", number.low, SUPPORTED),
            ("more than", above, REFUTED),
            ("over", above, REFUTED),
            ("at least", above, REFUTED),
            ("less than", below, REFUTED),
            ("fewer than", below, REFUTED),
            ("under", below, REFUTED),
        )
    )
    value = float(f"{value:.3g}") if value != number.low else value
    claim = _put(example.claim, number, f"{words_} {_written(value, number, example.claim)}")
    changed = [n for n in numbers(claim) if n.start >= number.start]
    if not changed or (label == REFUTED and changed[0].low <= number.low <= changed[0].high):
        return None
    if label == SUPPORTED and not changed[0].low <= number.low <= changed[0].high:
        return None
    return made(example, "compare", label, claim=claim)


def rewrite_number(example: Example, chance: random.Random) -> Example | None:
    """A number is written in another manner, the value the same: the label stays."""
    shared = [n for n in shared_numbers(example) if n.kind in ("plain", "money", "percent")]
    if not shared:
        return None
    number = chance.choice(shared)
    new = _rewritten(number, example.claim[number.start : number.end])
    if new is None:
        return None
    return made(example, "rewrite", example.label, claim=_put(example.claim, number, new))


def _rewritten(number: Number, old: str) -> str | None:
    value = number.low
    if number.kind == "percent":
        return f"{value:g} percent" if "%" in old else f"{value:g}%"
    sign, tail = ("$", "") if old.startswith("$") else ("", " dollars" if "dollar" in old else "")
    if number.kind == "money" and not sign and not tail:
        return None
    if value >= 1e6 and ("illion" not in old):
        scale, word = (1e9, "billion") if value >= 1e9 else (1e6, "million")
        return f"{sign}{value / scale:.6g} {word}{tail}"
    if value >= 1e6:
        return f"{sign}{value:,.0f}{tail}"
    if value < len(_WORDS) and value == int(value) and number.kind == "plain":
        return _WORDS[int(value)] if old.isdigit() else f"{value:g}"
    return None


def change_word(example: Example, chance: random.Random) -> Example | None:
    """A word that the evidence shares becomes its opposite: refuted."""
    if example.label != SUPPORTED:
        return None
    theirs = {word.form for word in words(example.evidence)}
    found = [word for word in words(example.claim) if word.form in _SWAP and word.form in theirs]
    if not found:
        return None
    word = chance.choice(found)
    claim = example.claim[: word.start] + _SWAP[word.form] + example.claim[word.end :]
    return made(example, "opposite", REFUTED, claim=claim)


def negate(example: Example, _chance: random.Random) -> Example | None:
    """Add a "not" to the claim, or take one out: supported and refuted change places."""
    if example.label not in (SUPPORTED, REFUTED) or len(example.claim) > 140:
        return None
    label = REFUTED if example.label == SUPPORTED else SUPPORTED
    without = _NOT.search(example.claim)
    if without:
        claim = example.claim[: without.end(1)] + " " + example.claim[without.end() :]
        return made(example, "negate", label, claim=claim)
    found = list(_AUXILIARY.finditer(example.claim))
    # A refuted claim turned round is true only if its one statement was what the evidence denies.
    simple = len(example.claim) <= 70 and " and " not in example.claim and not numbers(example.claim)
    if len(found) != 1 or (label == SUPPORTED and not simple):
        return None
    at = found[0].start(1) + len(found[0][1].split(" ")[0])
    return made(example, "negate", label, claim=example.claim[:at] + " not" + example.claim[at:])


def hedge(example: Example, chance: random.Random) -> Example | None:
    """The evidence is put into somebody's mouth: no longer support."""
    if example.label != SUPPORTED or "." in example.evidence[:-1] or len(example.evidence) > 250:
        return None
    first, _, rest = example.evidence.partition(" ")
    if first in ("The", "A", "An", "He", "She", "It", "They", "In", "His", "Her", "There", "This"):
        first = first.lower()
    elif not first[:1].isupper():
        return None
    evidence = chance.choice(_HEDGES).format(f"{first} {rest}")
    return made(example, "hedge", NEI, evidence=evidence)


def change_name(example: Example, chance: random.Random) -> Example | None:
    """A name that the evidence shares becomes another name of the evidence: no longer support.

    Not one that stands in a list with it: who played for Leeds and York did play for York.
    """
    if example.label != SUPPORTED:
        return None
    ours = {m[0] for m in NAME.finditer(example.claim) if m[0] in example.evidence and m.start() > 12}
    theirs = {m[0] for m in NAME.finditer(example.evidence) if m[0] not in example.claim and _is_proper(m[0])}
    alike = [
        (o, t)
        for o in sorted(ours)
        for t in sorted(theirs)
        if abs(o.count(" ") - t.count(" ")) <= 1 and not _are_listed(o, t, example.evidence)
    ]
    if not alike:
        return None
    old, new = chance.choice(alike)
    return made(example, "name", NOT_SUPPORTED, claim=example.claim.replace(old, new))


def _is_proper(name: str) -> bool:
    """Return False for a month and for a common word with a capital: "He", "One", "Times"."""
    return name.lower() not in MONTHS | STOP | common()


def _are_listed(one: str, two: str, text: str) -> bool:
    """Return whether nothing but names stands between two names somewhere: "Leeds, Hull and York"."""
    places = [(m.start(), m.end()) for name in (one, two) for m in re.finditer(re.escape(name), text)]
    pairs = [(a[1], b[0]) for a in places for b in places if a[1] <= b[0]]
    return any(_LISTED.fullmatch(text, *pair) for pair in pairs)


def change_to_stranger(example: Example, chance: random.Random) -> Example | None:
    """A name that the evidence shares becomes a name from nowhere: no longer support."""
    if example.label != SUPPORTED:
        return None
    ours = sorted({m[0] for m in NAME.finditer(example.claim) if m[0] in example.evidence and m.start() > 12})
    if not ours:
        return None
    old = chance.choice(ours)
    parts = [chance.choice(_SYLLABLES).title() + chance.choice(_ENDINGS) for _ in old.split()]
    return made(example, "stranger", NOT_SUPPORTED, claim=example.claim.replace(old, " ".join(parts)))


def change_month(example: Example, chance: random.Random) -> Example | None:
    """A month that the evidence shares becomes another: refuted."""
    if example.label != SUPPORTED:
        return None
    theirs = moments(example.evidence)
    shared = [m for m in moments(example.claim) if not m.sign and any(contains(m, other) for other in theirs)]
    names = [m for m in _MONTH.finditer(example.claim) if any(s.start <= m.start() < s.end for s in shared)]
    if not names:
        return None
    old = chance.choice(names)
    new = chance.choice([month for month in MONTH_NAMES if month != old[0]])
    claim = example.claim[: old.start()] + new + example.claim[old.end() :]
    dated = [m for m in moments(claim) if m.start <= old.start() < m.end]
    if not dated or any(contains(dated[0], other) is not False for other in theirs):
        return None
    return made(example, "month", REFUTED, claim=claim)


def change_period(example: Example, chance: random.Random) -> Example | None:
    """The year of the evidence becomes another one: the claim's year is not supported any more."""
    shared = [n for n in shared_numbers(example) if n.kind == "year"]
    if example.label != SUPPORTED or not shared:
        return None
    year = chance.choice(shared)
    same = [n for n in numbers(example.evidence) if n.kind == "year" and n.low == year.low and n.exact]
    if len(same) != 1:
        return None
    new = str(int(_another(year.low, "year", chance)))
    return made(example, "period", NOT_SUPPORTED, evidence=_put(example.evidence, same[0], new))


def change_evidence(example: Example, chance: random.Random) -> Example | None:
    """The number of the evidence becomes another one: the claim, left as it is, is refuted."""
    shared = [n for n in shared_numbers(example) if n.kind in ("plain", "money", "percent")]
    shared = [n for n in shared if _is_plain(n, example.claim)]
    if example.label != SUPPORTED or not shared:
        return None
    number = chance.choice(shared)
    same = [n for n in numbers(example.evidence) if n.low == number.low and n.kind == number.kind and n.exact]
    if len(same) != 1 or not _is_plain(same[0], example.evidence):
        return None
    value = _another(number.low, number.kind, chance)
    evidence = _put(example.evidence, same[0], _written(value, same[0], example.evidence))
    if any(n.low <= number.low <= n.high for n in numbers(evidence) if n.kind == number.kind):
        return None
    return made(example, "evidence", REFUTED, evidence=evidence)


RULES: dict[str, Rule] = {
    "number": change_number,
    "compare": compare_number,
    "rewrite": rewrite_number,
    "opposite": change_word,
    "negate": negate,
    "hedge": hedge,
    "name": change_name,
    "stranger": change_to_stranger,
    "month": change_month,
    "period": change_period,
    "evidence": change_evidence,
}
