"""Offices: who holds which post. The same post with the same holder supports; another rank or holder contradicts."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from factcheck.checker.align import Alignment, Match
from factcheck.checker.features import negations_differ
from factcheck.checker.names import Name
from factcheck.checker.reading import Reading
from factcheck.checker.stance import Opinion
from factcheck.records import Comparison, Relation, Span, Stance
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
    spans = [our.span for our in ours]  # "Special Adviser" is no name that the snippet leaves out
    if any(not _inside(name, spans) for name in alignment.missing) or negations_differ(claim, snippet):
        return None
    met = tuple(match for match in same if match.met)
    if met:
        return Opinion(Stance.SUPPORTS, 0.95, met[0].outcome.why, met)
    apart = tuple(match for match in same if match.outcome.relation is Relation.DIFFERENT)
    if apart and alignment.cosine >= settings.contradict_cosine:
        return Opinion(Stance.CONTRADICTS, 0.8, apart[0].outcome.why, apart)
    return Opinion(Stance.NEUTRAL, 0.0, "the post is not settled by the snippet")


def _inside(name: Name, spans: Sequence[Span]) -> bool:
    return any(span.covers(term.span) for span in spans for term in name.terms)


def _held(reading: Reading) -> list[Role]:
    return [value for value in reading.of_kind("role") if isinstance(value, Role) and value.holder]


def _other_holder(pairs: list[tuple[Role, Role]], alignment: Alignment, settings: Settings) -> Opinion | None:
    """One post, two holders: they have one surname, or the post is one that one person holds, and both say whose."""
    for our, their in pairs:
        misnamed = tuple(match for match in alignment.people if our.span.covers(match.claim.span))
        if misnamed and role.compare(our, their).relation in (Relation.EQUAL, Relation.CLOSE):
            return Opinion(Stance.CONTRADICTS, 0.85, misnamed[0].outcome.why, misnamed)
        if _nearly_one(our, their) and role.compare(our, their).relation in (Relation.EQUAL, Relation.CLOSE):
            outcome = Comparison(Relation.DIFFERENT, f"{our.holder} is not {their.holder}", "name")
            return Opinion(Stance.CONTRADICTS, 0.8, outcome.why, (Match(our, their, outcome),))
        if role.compare(our, their).relation is not Relation.EQUAL or not our.of or not their.of:
            continue
        if our.former or their.former or our.title not in _SINGLE or alignment.cosine < settings.contradict_cosine:
            continue
        outcome = Comparison(Relation.DIFFERENT, f"the snippet names {their.holder}, not {our.holder}", "name")
        return Opinion(Stance.CONTRADICTS, 0.75, outcome.why, (Match(our, their, outcome),))
    return None


_MISTAKEN = 70  # of 100: Asher/Archer 73, Doyle/Boyle 80, Wallace/Whelan 46


def _nearly_one(our: Role, their: Role) -> bool:
    """Whether two holders of one post have one first name and surnames easily mistaken: Helen Asher, Helen Archer."""
    one, other = our.holder.split(), their.holder.split()
    if len(one) < 2 or len(other) < 2 or one[0] != other[0] or one[-1] == other[-1]:
        return False
    return fuzz.ratio(one[-1].casefold(), other[-1].casefold()) >= _MISTAKEN and not same_person(
        our.holder, their.holder
    )


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
