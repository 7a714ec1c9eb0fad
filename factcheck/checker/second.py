"""A second opinion: where a snippet supports a claim by no figure and no date, the learned judge is asked, too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.checker.align import is_stopped
from factcheck.checker.asked import asked, gain
from factcheck.checker.candidates import Candidate
from factcheck.checker.denials import deny_alike, has_negation, is_denied
from factcheck.checker.described import described
from factcheck.checker.judge import Probabilities
from factcheck.checker.reading import Reading
from factcheck.checker.stance import IN_OTHER_WORDS
from factcheck.records import Claim, ClaimKind, Evidence, Stance

UNREAD = "near in words, but the learned judge does not read the claim in it"
OTHERS = "near in words, but the snippet does not tell to whom it was said"
OTHER_WORD = "the snippet has another word in its place"
STRENGTH = 0.75  # of what the judge reads, beside the rules' own
_ADDRESSED = re.compile(r"\bspoke to (?P<whom>[^.”\"]+)")
_WORD = re.compile(r"[\w’'-]+")
_SHORT = 3  # letters of a word that names nobody
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
# The strongest are asked of first; where so many stand, the rest bears the claim out as far as it does. It is dear.
_ENOUGH = 2
# Of support and of contradiction, by the learned judge. Of 77 supports that .2 and .55 take back in annotated articles
# 40 were right, and 15 of the 38 that these do (2026-11-27).
_UNLIKELY, _OTHERWISE = 0.1, 0.75
_READS_NOTHING, _SURELY = 0.1, 0.85  # of support where the snippet denies, of contradiction where a day is met
_NEAR = 0.6  # cosine of texts that mean nearly the same
_NOTHING_SHARED = 0.15  # where the snippet has no word of the claim's besides names
# Log-odds by which the judge must be surer of the claim with the snippet's word, and how sure it may be without. Of 257
# right supports of eleven articles three fall, of 230 with one word changed twelve; tried .5 to 3 (2026-11-26).
_SURER, _HALF, _MOST = 1.2, 0.5, 4
_CONTAINED = 0.6  # of a snippet's content words: where the claim has so many, the snippet tells of little else


def second_opinions(
    claim: Claim, ours: Reading, found: Sequence[Candidate], judged: Sequence[Evidence]
) -> list[Evidence]:
    """Return the evidence, neutral where no value bears it out and the learned judge reads the opposite or nothing.

    Here the judge may only take back, and is not asked about what is denied: it reads "undamaged" as "damaged".
    """
    judged = [
        opened(piece, one, OTHERS) if _speaks_to_others(ours, one.reading, piece) else piece
        for piece, one in zip(judged, found, strict=True)
    ]
    quoted = claim.kind is ClaimKind.QUOTATION  # the words themselves settle it
    doubtful = [place for place, piece in enumerate(judged) if not quoted and _by_no_value(ours, piece, found[place])]
    taken, stand = set[int](), 0
    for place in sorted(doubtful, key=lambda place: (-judged[place].score, place)):
        if stand == _ENOUGH:
            break
        chances, one = asked(claim.text, judged[place].snippet.text), found[place]
        if _is_opened(ours, one, judged[place], chances):
            taken.add(place)
        else:
            stand += 1
    judged = [opened(piece, found[place], UNREAD) if place in taken else piece for place, piece in enumerate(judged)]
    return [
        opened(piece, one, OTHER_WORD) if not quoted and _is_described_otherwise(claim, ours, one, piece) else piece
        for piece, one in zip(judged, found, strict=True)
    ]


def _is_opened(ours: Reading, one: Candidate, piece: Evidence, chances: Probabilities) -> bool:
    """Whether what the judge reads takes the support back; where a day is met it takes more."""
    if any(match.met for match in one.alignment.moments):
        far = not one.alignment.coverage and one.alignment.cosine < _NEAR  # not a word in common but "in August"
        return chances.contradicts >= _SURELY or (far and chances.supports < _UNLIKELY)
    if _is_denying(ours, one.reading):  # of what is denied the judge's word counts only where it reads nothing in it
        return chances.supports < _READS_NOTHING
    doubtful = _is_doubtful(ours, one.reading, piece)
    return chances.contradicts >= _OTHERWISE or (doubtful and chances.supports < _least(one))


def _is_described_otherwise(claim: Claim, ours: Reading, one: Candidate, piece: Evidence) -> bool:
    """Whether another word stands before the same noun, and the judge is far surer of the claim with that one."""
    if piece.stance is not Stance.SUPPORTS:
        return False
    pairs = tuple(dict.fromkeys(described(ours, one.reading)))[:_MOST]
    text, words = claim.text, one.snippet.text
    others = tuple(text[: mine.span.start] + words[other.span.slice] + text[mine.span.end :] for mine, other in pairs)
    return bool(others) and gain(text, words, others) >= _SURER and asked(text, words).supports < _HALF


def _by_no_value(claim: Reading, piece: Evidence, one: Candidate) -> bool:
    """Whether a snippet supports by words, deeds or a date alone: no figure is met, and both do not deny one thing."""
    if piece.stance is not Stance.SUPPORTS or has_negation(claim.text):
        return False
    compared = (
        match for match in one.alignment.contrasts if match.claim.kind == "comparison"
    )  # the rules turn it round
    if any(match.met for match in (*one.alignment.figures, *compared)):
        return False
    return not _is_denying(claim, one.reading) or (
        piece.why == IN_OTHER_WORDS and not deny_alike(claim, one.reading) and not is_stopped(claim)
    )


def _least(one: Candidate) -> float:
    return _UNLIKELY if one.alignment.coverage else _NOTHING_SHARED


def _speaks_to_others(claim: Reading, snippet: Reading, piece: Evidence) -> bool:
    """ "Roe spoke to investors" by her words on where to invest: that she said something tells not to whom."""
    spoke = _ADDRESSED.search(claim.text)
    if spoke is None or piece.stance is not Stance.SUPPORTS or piece.why != IN_OTHER_WORDS:
        return False
    whom = {word for word in _WORD.findall(spoke["whom"].lower()) if len(word) > _SHORT}
    return bool(whom) and whom.isdisjoint(_WORD.findall(_QUOTED.sub("", snippet.text).lower()))


def _is_doubtful(claim: Reading, snippet: Reading, piece: Evidence) -> bool:
    return piece.why == IN_OTHER_WORDS and not _is_contained(snippet, claim)


def _is_denying(claim: Reading, snippet: Reading) -> bool:
    """Whether the snippet denies what it shares with the claim, somebody's own words apart."""
    told = _QUOTED.sub("", snippet.text)
    shared = [term for term in snippet.terms if term.stem in claim.stems and not term.name]
    return has_negation(told) and (not shared or any(is_denied(snippet, term.span) for term in shared))


def _is_contained(snippet: Reading, claim: Reading) -> bool:
    return len(snippet.stems & claim.stems) >= _CONTAINED * len(snippet.stems)


def opened(piece: Evidence, one: Candidate, why: str) -> Evidence:
    return replace(piece, stance=Stance.NEUTRAL, score=round(one.alignment.topic / 2, 6), why=why)


__all__ = ["OTHERS", "STRENGTH", "UNREAD", "opened", "second_opinions"]
