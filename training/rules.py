"""Pairs made by rule from the open train parts: one value, name or word changed, so that the label is known.

Where a rule cannot tell "refuted" from "nei", the pair carries the label `not_supported`, and the loss asks only that
the encoder does not call it supported.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from factcheck.checker.marks import marks
from factcheck.checker.moments import contains, moments
from factcheck.checker.numerals import Number, numbers, stem, words
from factcheck.checker.opposites import PAIRS
from training.pairs import LABELS, Example

SUPPORTED, REFUTED, NEI, NOT_SUPPORTED = (LABELS[name] for name in ("supported", "refuted", "nei", "not_supported"))
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_SWAP = {word: other for one, two in reversed(PAIRS) for word, other in ((one, two), (two, one))}
_AUXILIARY = re.compile(r"\b(is|was|are|were|has been|have been|had been|can|could|will|would)\b(?! not\b)")
_NOT = re.compile(r"\b(is|was|are|were|been|can|could|will|would|has|had|have|do|does|did) not (?!only\b)")
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-zé]+(?:[ -](?:of |the )?[A-Z][a-zé]+)*")
_MONTH_NAMES = tuple("January February March April May June July August September October November December".split())
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTH_NAMES)})\b")
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


def _made(example: Example, rule: str, label: int, *, claim: str = "", evidence: str = "") -> Example:
    return replace(
        example,
        claim=claim or example.claim,
        evidence=evidence or example.evidence,
        label=label,
        source="rules",
        family=f"{rule}:{example.family}",
    )


def _shared_numbers(example: Example) -> list[Number]:
    """Return the exact numbers of the claim that the evidence has, too."""
    ours, _ = marks(example.claim, example.evidence)
    equal = {mark.start for mark in ours if mark.type == 4}
    return [n for n in numbers(example.claim) if n.start in equal and n.exact and not n.compared]


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
    shared = [n for n in _shared_numbers(example) if n.kind != "ordinal" and _is_plain(n, example.claim)]
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
    return _made(example, "number", REFUTED, claim=claim)


def compare_number(example: Example, chance: random.Random) -> Example | None:
    """An exact number becomes a comparison that the evidence meets (supported) or excludes (refuted)."""
    shared = [n for n in _shared_numbers(example) if n.kind in ("plain", "money", "percent") and n.low > 2]
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
    return _made(example, "compare", label, claim=claim)


def rewrite_number(example: Example, chance: random.Random) -> Example | None:
    """A number is written in another manner, the value the same: the label stays."""
    shared = [n for n in _shared_numbers(example) if n.kind in ("plain", "money", "percent")]
    if not shared:
        return None
    number = chance.choice(shared)
    new = _rewritten(number, example.claim[number.start : number.end])
    if new is None:
        return None
    return _made(example, "rewrite", example.label, claim=_put(example.claim, number, new))


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
    return _made(example, "opposite", REFUTED, claim=claim)


def negate(example: Example, _chance: random.Random) -> Example | None:
    """Add a "not" to the claim, or take one out: supported and refuted change places."""
    if example.label not in (SUPPORTED, REFUTED) or len(example.claim) > 140:
        return None
    label = REFUTED if example.label == SUPPORTED else SUPPORTED
    without = _NOT.search(example.claim)
    if without:
        claim = example.claim[: without.end(1)] + " " + example.claim[without.end() :]
        return _made(example, "negate", label, claim=claim)
    found = list(_AUXILIARY.finditer(example.claim))
    # A refuted claim turned round is true only if its one statement was what the evidence denies.
    simple = len(example.claim) <= 70 and " and " not in example.claim and not numbers(example.claim)
    if len(found) != 1 or (label == SUPPORTED and not simple):
        return None
    at = found[0].start(1) + len(found[0][1].split(" ")[0])
    return _made(example, "negate", label, claim=example.claim[:at] + " not" + example.claim[at:])


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
    return _made(example, "hedge", NEI, evidence=evidence)


def change_name(example: Example, chance: random.Random) -> Example | None:
    """A name that the evidence shares becomes another name of the evidence: no longer support."""
    if example.label != SUPPORTED:
        return None
    ours = {m[0] for m in _NAME.finditer(example.claim) if m[0] in example.evidence and m.start() > 12}
    theirs = {m[0] for m in _NAME.finditer(example.evidence) if m[0] not in example.claim}
    alike = [(o, t) for o in sorted(ours) for t in sorted(theirs) if abs(o.count(" ") - t.count(" ")) <= 1]
    if not alike:
        return None
    old, new = chance.choice(alike)
    return _made(example, "name", NOT_SUPPORTED, claim=example.claim.replace(old, new))


def change_to_stranger(example: Example, chance: random.Random) -> Example | None:
    """A name that the evidence shares becomes a name from nowhere: no longer support."""
    if example.label != SUPPORTED:
        return None
    ours = sorted({m[0] for m in _NAME.finditer(example.claim) if m[0] in example.evidence and m.start() > 12})
    if not ours:
        return None
    old = chance.choice(ours)
    parts = [chance.choice(_SYLLABLES).title() + chance.choice(_ENDINGS) for _ in old.split()]
    return _made(example, "stranger", NOT_SUPPORTED, claim=example.claim.replace(old, " ".join(parts)))


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
    new = chance.choice([month for month in _MONTH_NAMES if month != old[0]])
    claim = example.claim[: old.start()] + new + example.claim[old.end() :]
    made = [m for m in moments(claim) if m.start <= old.start() < m.end]
    if not made or any(contains(made[0], other) is not False for other in theirs):
        return None
    return _made(example, "month", REFUTED, claim=claim)


def change_period(example: Example, chance: random.Random) -> Example | None:
    """The year of the evidence becomes another one: the claim's year is not supported any more."""
    shared = [n for n in _shared_numbers(example) if n.kind == "year"]
    if example.label != SUPPORTED or not shared:
        return None
    year = chance.choice(shared)
    same = [n for n in numbers(example.evidence) if n.kind == "year" and n.low == year.low and n.exact]
    if len(same) != 1:
        return None
    new = str(int(_another(year.low, "year", chance)))
    return _made(example, "period", NOT_SUPPORTED, evidence=_put(example.evidence, same[0], new))


RULES: dict[str, tuple[Rule, int]] = {
    "number": (change_number, 5000),
    "compare": (compare_number, 3500),
    "rewrite": (rewrite_number, 1500),
    "opposite": (change_word, 1800),
    "negate": (negate, 2500),
    "hedge": (hedge, 800),
    "name": (change_name, 2500),
    "stranger": (change_to_stranger, 2000),
    "month": (change_month, 2000),
    "period": (change_period, 1000),
}
# Sets whose supported claims are statements of fact with named things in them.
_FACTUAL = ("vitaminc_real", "vitaminc_synthetic", "fever", "feverous", "fm2", "check_covid", "scifact_rte", "conjnli")


def make(sets: dict[str, list[Example]], seed: int) -> list[Example]:
    """Return the rule-made pairs of all factual sets: changed claims, near misses, longer and joined evidence."""
    chance = random.Random(seed)
    base = [example for name in _FACTUAL for example in sets[name]]
    made: list[Example] = []
    for rule, most in RULES.values():
        chance.shuffle(base)
        made.extend(_first(rule, base, most, chance))
    paged = [e for name in ("vitaminc_real", "vitaminc_synthetic", "fm2", "check_covid") for e in sets[name]]
    made.extend(near_misses(paged, 4000, chance))
    made.extend(lengthened(paged + made, 4500, chance))
    made.extend(joined(paged, 1500, chance))
    return made


def _first(rule: Rule, base: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    found: list[Example] = []
    for example in base:
        made = rule(example, chance)
        if made is not None:
            found.append(made)
        if len(found) == most:
            break
    return found


def _share(claim: str, evidence: str) -> float:
    """Return which share of the claim's longer words stands in the evidence."""
    ours = {stem(w.form) for w in words(claim) if len(w.form) > 3 or w.form.isdigit()}
    theirs = {stem(w.form) for w in words(evidence)}
    return len(ours & theirs) / max(1, len(ours))


def _by_group(examples: Sequence[Example]) -> dict[str, list[Example]]:
    groups: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        groups[example.group].append(example)
    return groups


def near_misses(examples: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """Return claims with a passage of the same page that speaks of something else: nei."""
    groups = {key: rows for key, rows in _by_group(examples).items() if len({r.family for r in rows}) > 1}
    found: list[Example] = []
    pool = [e for rows in groups.values() for e in rows]
    chance.shuffle(pool)
    for example in pool:
        others = [o for o in (chance.choice(groups[example.group]) for _ in range(3)) if o.family != example.family]
        if not others:
            continue
        other = max(others, key=lambda o: _share(example.claim, o.evidence))
        if 0.1 <= _share(example.claim, other.evidence) < 0.5:
            found.append(_made(example, "near", NEI, evidence=other.evidence))
        if len(found) == most:
            break
    return found


def lengthened(examples: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """Return pairs whose evidence stands among one to four other passages of its page; the label stays."""
    groups = _by_group(examples)
    pool = list(examples)
    chance.shuffle(pool)
    found: list[Example] = []
    for example in pool:
        root = example.family.rpartition(":")[2]
        others = {o.evidence for o in chance.sample(groups[example.group], min(12, len(groups[example.group])))
                  if o.family.rpartition(":")[2] != root and _share(example.claim, o.evidence) < 0.5}  # fmt: skip
        if not others:
            continue
        parts = [*chance.sample(sorted(others), min(len(others), chance.choice((1, 1, 2, 3, 4)))), example.evidence]
        chance.shuffle(parts)
        found.append(_made(example, "long", example.label, evidence=" ".join(p.strip() for p in parts)))
        if len(found) == most:
            break
    return found


def joined(examples: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """Return two claims as one: both passages support it, one alone does not, one that refutes a part refutes all."""
    found: list[Example] = []
    for rows in _by_group(examples).values():
        good = [r for r in rows if r.label == SUPPORTED and len(r.claim) < 90]
        bad = [r for r in rows if r.label == REFUTED and len(r.claim) < 90]
        for one, two in zip(good, good[1:] + good[:1], strict=True):
            if one.family == two.family or _share(two.claim, one.evidence) > 0.6:
                continue
            both = f"{one.claim.rstrip('. ')}, and {two.claim}"
            found.append(_made(one, "join", SUPPORTED, claim=both, evidence=f"{one.evidence.strip()} {two.evidence}"))
            found.append(_made(one, "join", NEI, claim=both))
            if bad:
                false = chance.choice(bad)
                claim = f"{one.claim.rstrip('. ')}, and {false.claim}"
                evidence = f"{one.evidence.strip()} {false.evidence}"
                found.append(_made(one, "join", REFUTED, claim=claim, evidence=evidence))
    chance.shuffle(found)
    return found[:most]
