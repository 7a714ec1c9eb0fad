"""One change to a supported claim, by kind: what the fusion learns from and what the metamorphic run counts."""

from __future__ import annotations

import random
from collections.abc import Callable

from factcheck.checker.moments import moments
from factcheck.checker.numerals import numbers
from tests.mutations import mutations
from training import rules
from training.pairs import Example

Change = Callable[[str, str, random.Random], str | None]


def by_rule(rule: rules.Rule) -> Change:
    """Return a change made as training pairs are made: in place of what the evidence has, something else."""

    def change(claim: str, evidence: str, chance: random.Random) -> str | None:
        made = rule(Example(claim, evidence, rules.SUPPORTED, "", "", ""), chance)
        return made.claim if made else None

    return change


def by_hand(kind: str) -> Change:
    """Return a change of `tests/mutations.py`: any number, month or name, whether the evidence has it or not."""

    def change(claim: str, _evidence: str, chance: random.Random) -> str | None:
        if kind == "number" and any(number.compared or not number.exact for number in numbers(claim)):
            return None  # "under 50" stays true as "under 93"
        if kind == "month" and any(date.sign for date in moments(claim)):
            return None  # and "before May" as "before June"
        found = [text for changed, text in mutations(claim) if changed.partition(" ")[0] == kind]
        return chance.choice(found) if found else None

    return change


CHANGES: dict[str, Change] = {
    "number, by rule": by_rule(rules.change_number),
    "number": by_hand("number"),
    "month": by_hand("month"),
    "name, of the evidence": by_rule(rules.change_name),
    "name, foreign": by_hand("name"),
    "negation": by_hand("negation"),
    "opposite word": by_rule(rules.change_word),
}
