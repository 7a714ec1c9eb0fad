"""What the combiner looks at: an alignment boiled down to a few numbers between 0 and 1, each with a name."""

from __future__ import annotations

import re

from factcheck import values
from factcheck.checker.align import Alignment, Match, is_stopped, same_time
from factcheck.checker.denials import by_nobody, deny_alike, is_negative, negated, takes_back
from factcheck.checker.match import digits_told, is_slip
from factcheck.checker.reading import Reading
from factcheck.records import Relation, Value
from factcheck.values.act import Act
from factcheck.values.quantity import Quantity

# Words that take a statement back or leave it open, by how; a snippet that hedges does not support a flat claim.
_DENIAL = re.compile(
    r"\b(?:denied|denies|deny|denying|not known|no proof|no evidence|unproven|unconfirmed|would not|refus\w+|"
    r"rul\w+ out|false|untrue|rejects? (?:claims?|reports?)|disput\w+|doubt\w*)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:expect\w*|plan(?:s|ned)?|propos\w+|project(?:s|ed|ion\w*)|forecast\w*|predict\w*|(?-i:may)|might|could|would|aims?|"
    r"intend\w*|consider\w*|likely|hop(?:es?|ed|ing)|discuss\w*|whether|if|target\w*|wants?|seek\w*)\b",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(r"\b(?:decid(?:e|es|ed|ing)|undecided|consider(?:s|ed|ing)?) (?:on )?whether\b", re.IGNORECASE)
_ABLE = re.compile(r"\b(?:can|capable|capacity|room for|up to|maximum)\b", re.IGNORECASE)
_EXTREME = re.compile(
    r"\b(?:all|every|only|first|last|always|most|least|sole|unanimous\w*|entire\w*|none)\b|\w+est\b", re.IGNORECASE
)

NAMES = (
    "one", "cosine", "cosine_over_half", "cosine_over_70", "coverage", "echo", "named", "names_missing",
    "names_foreign", "figure_claimed", "figure_met", "figures_all_met", "figure_telling", "figure_differs",
    "figure_absent",
    "moment_claimed", "moment_met", "moment_differs", "moment_absent", "another_time",
    "act_met", "act_absent", "act_opposite", "negation_differs", "denial", "snippet_open", "claim_open",
    "extreme_missing",
    "contrast_differs", "status_over", "status_met", "role_met", "role_differs", "place_differs",
    "met_near", "differs_near", "differs_named", "differs_covered", "opposite_near", "opposite_covered",
    "negation_covered", "moment_differs_near", "nothing_compared_near",
    "differs_slip", "person_differs", "only_figure_differs",
)  # fmt: skip


def features(claim: Reading, snippet: Reading, alignment: Alignment) -> tuple[float, ...]:
    """Return one number for each of NAMES, in that order."""
    found = {**_words(claim, snippet, alignment), **_values(claim, snippet, alignment)}
    found |= _together(found)
    return tuple(found[name] for name in NAMES)


def _words(claim: Reading, snippet: Reading, alignment: Alignment) -> dict[str, float]:
    ours, theirs = claim.text, snippet.text
    return {
        "one": 1.0,
        "cosine": alignment.cosine,
        "cosine_over_half": max(0.0, alignment.cosine - 0.5),
        "cosine_over_70": max(0.0, alignment.cosine - 0.7),
        "coverage": alignment.coverage,
        "echo": alignment.echo,
        "named": alignment.named,
        "names_missing": min(len(alignment.missing), 3) / 3,
        "names_foreign": min(len(alignment.foreign), 3) / 3,
        "negation_differs": float(negations_differ(claim, snippet)),
        "denial": float(_count(_DENIAL, theirs) > _count(_DENIAL, ours)),
        "snippet_open": float(bool(_OPEN.search(theirs)) and not _OPEN.search(ours)),
        "claim_open": float(bool(_OPEN.search(ours)) and not _OPEN.search(theirs)),
        "extreme_missing": float(bool(_EXTREME.search(ours)) and not _EXTREME.search(theirs)),
    }


def negations_differ(claim: Reading, snippet: Reading) -> bool:
    """Return whether one text negates what the other states, or leaves it undecided.

    What the claim negates, the snippet must negate, too, in the same word or in an opposite act. What only the snippet
    negates counts where the claim states it: "he left and will not return" does not deny that he left.
    """
    ours, theirs = frozenset(negated(claim)), frozenset(negated(snippet))
    apart = by_nobody(claim) ^ by_nobody(snippet)  # that nobody was there does not deny that the school is there
    if is_stopped(claim) and not is_stopped(snippet) and is_negative(snippet) and not is_negative(claim):
        return False  # "were cancelled" beside "no trains ran"
    if (_UNDECIDED.search(snippet.text) is None) != (_UNDECIDED.search(claim.text) is None):
        return True
    if takes_back(claim) and not takes_back(snippet) and is_negative(snippet):
        return True
    if deny_alike(claim, snippet):
        return False
    if (ours or is_negative(claim)) and not (ours & theirs) - apart:
        return not _acts_agree(claim, snippet, negated_in=claim)
    return bool((theirs - ours) & claim.stems) and not _acts_agree(claim, snippet, negated_in=snippet)


def _acts_agree(claim: Reading, snippet: Reading, *, negated_in: Reading) -> bool:
    """Whether an act that is negated says the same as one of the other text: "did not pass" and "rejected"."""
    met = (Relation.EQUAL, Relation.CLOSE)
    pairs = [(ours, theirs) for ours in claim.of_kind("act") for theirs in snippet.of_kind("act")]
    own = [(ours if negated_in is claim else theirs, ours, theirs) for ours, theirs in pairs]
    return any(
        isinstance(act, Act) and act.negated and values.compare(ours, theirs).relation in met
        for act, ours, theirs in own
    )


def is_open(reading: Reading) -> bool:
    """Return whether a text speaks of what may be: plans, forecasts, what a ferry can carry."""
    return bool(_OPEN.search(reading.text) or _ABLE.search(reading.text))


# What is expected is not what was counted: another figure contradicts it only where it is expected, too.
_FORESEEN = re.compile(r"\b(?:expect\w*|forecast\w*|predict\w*|project(?:ed|ions?)|estimat\w*)\b", re.IGNORECASE)


def is_foreseen(claim: Reading, match: Match, snippet: Reading) -> bool:
    """Return whether the claim expects what the snippet has counted: a figure that is no slip denies it nothing.

    Of "a forecast follows on 20 October; the crop was 5", the second part is counted.
    """
    if match.snippet is None or is_slip(match) or not _FORESEEN.search(claim.text):
        return False
    span = match.snippet.span
    start = max(snippet.text.rfind(stop, 0, span.start) for stop in (". ", "; ")) + 1
    ends = [at for stop in (". ", "; ") if (at := snippet.text.find(stop, span.end)) >= 0]
    end = min(ends, default=len(snippet.text))
    return not (_OPEN.search(snippet.text, start, end) or _ABLE.search(snippet.text, start, end))


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _values(claim: Reading, snippet: Reading, alignment: Alignment) -> dict[str, float]:
    figures, moments = alignment.figures, alignment.moments
    met = [match for match in figures if match.met]
    return {
        "figure_claimed": float(bool(figures)),
        "figure_met": float(bool(met)),
        "figures_all_met": float(bool(figures) and len(met) == len(figures)),
        "figure_telling": float(any(telling(match.claim) for match in met)),
        "figure_differs": float(any(match.differs for match in figures)),
        "figure_absent": float(any(match.snippet is None for match in figures)),
        "moment_claimed": float(bool(moments)),
        "moment_met": float(any(match.met for match in moments)),
        "moment_differs": float(any(match.differs for match in moments)),
        "moment_absent": float(any(match.outcome.aspect == "absent" for match in moments)),
        "another_time": float(same_time(alignment) is False),
        "act_met": float(any(match.met for match in alignment.acts)),
        "act_absent": float(bool(claim.of_kind("act")) and not any(match.met for match in alignment.acts)),
        "act_opposite": float(any(match.differs for match in alignment.acts)),
        "contrast_differs": float(_any(claim, snippet, "comparison", Relation.DIFFERENT)),
        "status_over": float(_any(claim, snippet, "status", Relation.DIFFERENT)),
        "status_met": float(_any(claim, snippet, "status", Relation.EQUAL)),
        "role_met": float(_any(claim, snippet, "role", Relation.EQUAL)),
        "role_differs": float(_any(claim, snippet, "role", Relation.DIFFERENT)),
        "place_differs": float(_place_differs(claim, snippet)),
        "differs_slip": float(any(match.differs and is_slip(match) for match in figures)),
        "person_differs": float(bool(alignment.people)),
        "only_figure_differs": float(len(figures) == 1 and figures[0].differs and len(snippet.figures) == 1),
    }


def telling(value: Value) -> bool:
    """Return whether a figure is unlikely to stand in a snippet by chance: at least two digits that are not zeros."""
    if not isinstance(value, Quantity):
        return True
    return digits_told(value) >= 2 or value.unit not in ("", "percent")


def _any(claim: Reading, snippet: Reading, kind: str, relation: Relation) -> bool:
    outcomes = [
        values.compare(ours, theirs).relation for ours in claim.of_kind(kind) for theirs in snippet.of_kind(kind)
    ]
    if relation is Relation.DIFFERENT and any(one in (Relation.EQUAL, Relation.CLOSE) for one in outcomes):
        return False
    return relation in outcomes


def _place_differs(claim: Reading, snippet: Reading) -> bool:
    """Whether some place of the claim meets none of the snippet's, though the snippet names places."""
    theirs = snippet.of_kind("place")
    met = (Relation.EQUAL, Relation.CLOSE)
    return bool(theirs) and any(
        all(values.compare(ours, other).relation not in met for other in theirs) for ours in claim.of_kind("place")
    )


def _together(found: dict[str, float]) -> dict[str, float]:
    """Return the products the weights need: a difference counts only where both speak of the same thing."""
    near = max(0.0, min(1.0, (found["cosine"] - 0.3) / 0.6))
    compared = found["figure_claimed"] or found["moment_claimed"] or found["act_met"] or found["act_opposite"]
    here = 1.0 - found["another_time"]
    return {
        "met_near": found["figure_met"] * near,
        "differs_near": found["figure_differs"] * near * here,
        "differs_named": found["figure_differs"] * float(found["names_missing"] == 0.0) * here,
        "differs_covered": found["figure_differs"] * found["coverage"] * near * here,
        "opposite_near": found["act_opposite"] * near,
        "opposite_covered": found["act_opposite"] * found["coverage"],
        "negation_covered": found["negation_differs"] * found["coverage"] * near,
        "moment_differs_near": found["moment_differs"] * near * found["coverage"],
        "nothing_compared_near": (0.0 if compared else 1.0) * near,
    }


__all__ = ["NAMES", "Match", "features", "telling"]
