"""Pairs made by rule in their numbers, and of pages: near misses, strange names, longer evidence, joined claims."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence

from factcheck.checker.numerals import stem, words
from training.pairs import Example
from training.rules import (
    MONTH_NAMES,
    NAME,
    NEI,
    NOT_SUPPORTED,
    REFUTED,
    SUPPORTED,
    Rule,
    change_number,
    made,
    shared_numbers,
)

# Sets whose supported claims are statements of fact with named things in them.
FACTUAL = (
    "vitaminc_real", "vitaminc_synthetic", "fever", "feverous", "fm2", "check_covid", "scifact_rte", "conjnli",
    "newsroom",
)  # fmt: skip

_NO_HEADLINE_WORDS = re.compile(
    r"\b(?:the|a|an) |\b(?:was|were|is|are|has been|have been|had been) (?=\w+(?:ed|en)\b)", re.IGNORECASE
)


def made_from(rule: Rule, base: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """Return what the rule makes of the first examples that allow it."""
    found: list[Example] = []
    for example in base:
        one = rule(example, chance)
        if one is not None:
            found.append(one)
        if len(found) == most:
            break
    return found


def share_of(claim: str, evidence: str) -> float:
    """Return which share of the claim's longer words stands in the evidence."""
    ours = {stem(w.form) for w in words(claim) if len(w.form) > 3 or w.form.isdigit()}
    theirs = {stem(w.form) for w in words(evidence)}
    return len(ours & theirs) / max(1, len(ours))


def by_group(examples: Sequence[Example]) -> dict[str, list[Example]]:
    """Return the examples by their group: those of one page together."""
    groups: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        groups[example.group].append(example)
    return groups


def near_misses(examples: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """Return claims with a passage of the same page that speaks of something else: nei."""
    groups = {key: rows for key, rows in by_group(examples).items() if len({r.family for r in rows}) > 1}
    found: list[Example] = []
    pool = [e for rows in groups.values() for e in rows]
    chance.shuffle(pool)
    for example in pool:
        others = [o for o in (chance.choice(groups[example.group]) for _ in range(3)) if o.family != example.family]
        if not others:
            continue
        other = max(others, key=lambda o: share_of(example.claim, o.evidence))
        if 0.1 <= share_of(example.claim, other.evidence) < 0.5:
            found.append(made(example, "near", NEI, evidence=other.evidence))
        if len(found) == most:
            break
    return found


def with_foreign_names(examples: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """Return supported claims in which a name that the evidence shares became a name of another page."""
    names = sorted({m[0] for e in examples for m in NAME.finditer(e.evidence)})
    by_words: dict[int, list[str]] = defaultdict(list)
    for name in names:
        by_words[name.count(" ")].append(name)
    found: list[Example] = []
    for example in chance.sample(list(examples), len(examples)):
        ours = [m[0] for m in NAME.finditer(example.claim) if m[0] in example.evidence]
        if example.label != SUPPORTED or not ours:
            continue
        old = chance.choice(ours)
        new = chance.choice(by_words[min(old.count(" "), 2)])
        if new not in example.evidence and old not in MONTH_NAMES and new not in MONTH_NAMES:
            found.append(made(example, "foreign", NOT_SUPPORTED, claim=example.claim.replace(old, new)))
        if len(found) == most:
            break
    return found


def lengthened(examples: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """Return pairs whose evidence stands among one to four other passages of its page; the label stays."""
    groups = by_group(examples)
    pool = list(examples)
    chance.shuffle(pool)
    found: list[Example] = []
    for example in pool:
        root = example.family.rpartition(":")[2]
        others = {o.evidence for o in chance.sample(groups[example.group], min(12, len(groups[example.group])))
                  if o.family.rpartition(":")[2] != root and share_of(example.claim, o.evidence) < 0.5}  # fmt: skip
        if not others:
            continue
        parts = [*chance.sample(sorted(others), min(len(others), chance.choice((1, 1, 2, 3, 4)))), example.evidence]
        chance.shuffle(parts)
        found.append(made(example, "long", example.label, evidence=" ".join(p.strip() for p in parts)))
        if len(found) == most:
            break
    return found


def among_others(examples: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """Return pairs whose evidence stands among one to four snippets of other groups; the label stays."""
    snippets = sorted({(e.group, e.evidence) for e in examples})
    found: list[Example] = []
    for example in chance.sample(list(examples), min(most, len(examples))):
        drawn = chance.sample(snippets, chance.choice((1, 2, 2, 3, 4)))
        parts = [example.evidence, *(evidence for group, evidence in drawn if group != example.group)]
        chance.shuffle(parts)
        found.append(made(example, "among", example.label, evidence=" ".join(part.strip() for part in parts)))
    return found


def headline(claim: str, *, title: bool) -> str:
    """Return a claim as a headline: no articles, no auxiliaries, no full stop; with `title`, In Capitals."""
    short = _NO_HEADLINE_WORDS.sub("", claim).rstrip(". ")
    told = [word[:1].upper() + word[1:] if title and len(word) > 3 else word for word in short.split()]
    return " ".join(told)


def headlined(examples: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """Return claims with a number as headlines beside long reports; in every second one the number is changed."""
    found: list[Example] = []
    for example in chance.sample(list(examples), len(examples)):
        kinds = {number.kind for number in shared_numbers(example)} if example.label == SUPPORTED else set()
        if not kinds or (kinds == {"year"} and chance.random() < 0.7):
            continue
        one = change_number(example, chance) if len(found) % 2 else example
        if one is not None:
            claim = headline(one.claim, title=chance.random() < 0.6)
            found.append(made(one, "headline", one.label, claim=claim))
        if len(found) == most:
            break
    return among_others(found, most, chance)


def joined(examples: Sequence[Example], most: int, chance: random.Random) -> list[Example]:
    """Return two claims as one: both passages support it, one alone does not, one that refutes a part refutes all."""
    found: list[Example] = []
    for rows in by_group(examples).values():
        good = [r for r in rows if r.label == SUPPORTED and len(r.claim) < 90]
        bad = [r for r in rows if r.label == REFUTED and len(r.claim) < 90]
        for one, two in zip(good, good[1:] + good[:1], strict=True):
            if one.family == two.family or share_of(two.claim, one.evidence) > 0.6:
                continue
            both = f"{one.claim.rstrip('. ')}, and {two.claim}"
            found.append(made(one, "join", SUPPORTED, claim=both, evidence=f"{one.evidence.strip()} {two.evidence}"))
            found.append(made(one, "join", NEI, claim=both))
            if bad:
                false = chance.choice(bad)
                claim = f"{one.claim.rstrip('. ')}, and {false.claim}"
                evidence = f"{one.evidence.strip()} {false.evidence}"
                found.append(made(one, "join", REFUTED, claim=claim, evidence=evidence))
    chance.shuffle(found)
    return found[:most]
