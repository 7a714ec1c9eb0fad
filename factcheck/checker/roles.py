"""Offices: who holds which post. The same post with the same holder supports; another rank or holder contradicts."""

from __future__ import annotations

from factcheck.checker.align import Alignment, Match
from factcheck.checker.features import negations_differ
from factcheck.checker.reading import Reading
from factcheck.checker.stance import Opinion
from factcheck.records import Comparison, Relation, Stance
from factcheck.settings import Settings
from factcheck.values import role
from factcheck.values.person import same_person
from factcheck.values.role import Role


def weigh(claim: Reading, snippet: Reading, alignment: Alignment, *, settings: Settings) -> Opinion | None:
    """Return the stance where a claim says no more than that somebody holds a post; None where posts settle nothing."""
    ours = _held(claim)
    theirs = _held(snippet)
    if not ours or not theirs or not _is_only_a_role(claim, ours):
        return None
    pairs = [(our, their) for our in ours for their in theirs]
    same = [
        Match(our, their, role.compare(our, their)) for our, their in pairs if same_person(our.holder, their.holder)
    ]
    if not same:
        return _other_holder(pairs, alignment, settings)
    if alignment.missing or negations_differ(claim, snippet):
        return None
    met = tuple(match for match in same if match.met)
    if met:
        return Opinion(Stance.SUPPORTS, 0.95, met[0].outcome.why, met)
    apart = tuple(match for match in same if match.outcome.relation is Relation.DIFFERENT)
    if apart and alignment.cosine >= settings.contradict_cosine:
        return Opinion(Stance.CONTRADICTS, 0.8, apart[0].outcome.why, apart)
    return Opinion(Stance.NEUTRAL, 0.0, "the post is not settled by the snippet")


def _held(reading: Reading) -> list[Role]:
    return [value for value in reading.of_kind("role") if isinstance(value, Role) and value.holder]


def _other_holder(pairs: list[tuple[Role, Role]], alignment: Alignment, settings: Settings) -> Opinion | None:
    """One post, two holders: only for posts one person holds at a time, and only where both say whose post it is."""
    for our, their in pairs:
        if role.compare(our, their).relation is not Relation.EQUAL or not our.of or not their.of:
            continue
        if our.former or their.former or our.title not in _SINGLE or alignment.cosine < settings.contradict_cosine:
            continue
        outcome = Comparison(Relation.DIFFERENT, f"the snippet names {their.holder}, not {our.holder}", "name")
        return Opinion(Stance.CONTRADICTS, 0.75, outcome.why, (Match(our, their, outcome),))
    return None


# Posts that one person holds at a time.
_SINGLE = frozenset(
    "prime minister|president|king|queen|pope|chancellor|mayor|governor|chief executive|chairman|chair|"
    r"finance minister|"
    "foreign minister|defence minister|interior minister|health minister|education minister|justice minister|premier|"
    "chief justice|attorney general|secretary general|head coach|manager|chief financial officer|headteacher".split("|")
)


def _is_only_a_role(claim: Reading, ours: list[Role]) -> bool:
    """Whether the claim says no more than that somebody holds a post."""
    rest = [term for term in claim.terms if not term.name and not any(our.span.covers(term.span) for our in ours)]
    return not rest
