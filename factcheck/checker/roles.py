"""Offices: who holds which post. The same post with the same holder supports; a post of another rank contradicts."""

from __future__ import annotations

from factcheck.checker.align import Alignment, Match
from factcheck.checker.reading import Reading
from factcheck.checker.stance import Opinion
from factcheck.records import Relation, Stance
from factcheck.settings import Settings
from factcheck.values import role
from factcheck.values.person import same_person
from factcheck.values.role import Role


def weigh(claim: Reading, snippet: Reading, alignment: Alignment, *, settings: Settings) -> Opinion | None:
    """Return the stance where both texts give one holder a post; None where roles settle nothing."""
    ours = [value for value in claim.of_kind("role") if isinstance(value, Role) and value.holder]
    theirs = [value for value in snippet.of_kind("role") if isinstance(value, Role) and value.holder]
    pairs = [(our, their) for our in ours for their in theirs if same_person(our.holder, their.holder)]
    if not pairs or not _is_only_a_role(claim, ours):
        return None
    matches = [Match(our, their, role.compare(our, their)) for our, their in pairs]
    met = tuple(match for match in matches if match.met)
    if met:
        return Opinion(Stance.SUPPORTS, 0.95, met[0].outcome.why, met)
    apart = tuple(match for match in matches if match.outcome.relation is Relation.DIFFERENT)
    if apart and alignment.topic >= settings.support_words:
        return Opinion(Stance.CONTRADICTS, 0.8, apart[0].outcome.why, apart)
    return Opinion(Stance.NEUTRAL, 0.0, "the post is not settled by the snippet")


def _is_only_a_role(claim: Reading, ours: list[Role]) -> bool:
    """Whether the claim says no more than that somebody holds a post."""
    covered = [term for term in claim.terms if any(our.span.covers(term.span) for our in ours) or term.name]
    return len(claim.terms) - len(covered) <= 1
