"""How much of a claim stands in the evidence, in a few cheap numbers: what the fusion sees beside the learned judge."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.checker.marks import Mark, content, marks
from factcheck.checker.numbers_met import equal
from factcheck.checker.numeral_words import STOP
from factcheck.checker.numerals import Number, Word, numbers, stem, words
from factcheck.checker.opposites import FIRM, OPPOSITES

_NEGATIONS = frozenset(
    """no not never none nobody nothing neither nor without cannot n't hardly barely unable failed refused denied
    lacks lacked isn't wasn't aren't weren't don't doesn't didn't hasn't haven't hadn't can't couldn't won't wouldn't
    shouldn't""".split()
)
_HEDGES = frozenset(
    """may might could would should expected planned plans proposed predicted alleged rumoured reportedly allegedly
    possibly likely unlikely speculated whether if denied claimed scheduled""".split()
)
_NOTHING: frozenset[str] = frozenset()
_ONLY = frozenset("only all every always entirely sole exclusively solely never none just".split())
NAMES = (
    "claim_words", "evidence_words", "covered", "missing", "covered_evidence", "bigrams", "longest_run",
    "names", "names_missing", "numbers", "number_equal", "number_unmet", "comparison_met", "number_excluded",
    "number_alone", "evidence_other", "evidence_meets", "evidence_excludes", "evidence_equal", "claim_negated",
    "evidence_negated", "negation_differs", "evidence_hedged", "claim_only", "opposite", "opposite_firm",
    "claim_compares", "evidence_compares", "year_unmet", "equal_same_noun", "equal_other_noun", "differs_same_noun",
    "first_word_missing", "last_word_missing",
)  # fmt: skip


def overlap(claim: str, evidence: str) -> tuple[float, ...]:
    """Return one number for each of NAMES, in that order; only words and numbers are looked at, never their meaning.

    >>> dict(zip(NAMES, overlap("It has 12 shops.", "It has 15 shops."), strict=True))["number_excluded"]
    1.0
    """
    ours, theirs = words(claim), words(evidence)
    our_marks, their_marks = marks(claim, evidence)
    found = {
        **_words(ours, theirs, content(claim), content(evidence)),
        **_names(claim, ours, theirs),
        **_numbers(our_marks, their_marks),
        **_cues({word.form for word in ours}, {word.form for word in theirs}),
        **_nouns(numbers(claim), numbers(evidence)),
        "year_unmet": float(_year_unmet(claim, our_marks)),
    }
    return tuple(found[name] for name in NAMES)


def _words(
    ours: Sequence[Word], theirs: Sequence[Word], our_stems: Sequence[str], their_stems: Sequence[str]
) -> dict[str, float]:
    our_content, their_content = list(filter(None, our_stems)), list(filter(None, their_stems))
    there = {stem(word.form) for word in theirs}
    kept = [root in there for root in our_content]
    here = set(our_content)
    pairs = list(pairwise([word.form for word in ours]))
    met = set(pairwise([word.form for word in theirs]))
    shared = [pair in met for pair in pairs]
    return {
        "claim_words": float(min(len(ours), 60)),
        "evidence_words": float(min(len(theirs), 300)),
        "covered": sum(kept) / max(1, len(kept)),
        "missing": float(min(len(kept) - sum(kept), 12)),
        "covered_evidence": sum(root in here for root in their_content) / max(1, len(their_content)),
        "bigrams": sum(shared) / max(1, len(pairs)),
        "longest_run": float(_longest_run(shared)),
        "first_word_missing": float(bool(kept) and not kept[0]),
        "last_word_missing": float(bool(kept) and not kept[-1]),
    }


def _longest_run(flags: Sequence[bool]) -> int:
    longest = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        longest = max(longest, run)
    return min(longest, 20)


def _names(claim: str, ours: Sequence[Word], theirs: Sequence[Word]) -> dict[str, float]:
    named = [word.form for word in ours if claim[word.start].isupper() and word.form not in STOP]
    there = {word.form.removesuffix("'s") for word in theirs}
    absent = sum(form.removesuffix("'s") not in there for form in named)
    return {"names": float(min(len(named), 12)), "names_missing": float(min(absent, 8))}


def _numbers(ours: Sequence[Mark], theirs: Sequence[Mark]) -> dict[str, float]:
    one, two = [mark.type for mark in ours], [mark.type for mark in theirs]
    named = {"number_equal": 4, "number_unmet": 5, "comparison_met": 10, "number_excluded": 11, "number_alone": 12}
    seen = {"evidence_equal": 7, "evidence_other": 6, "evidence_meets": 8, "evidence_excludes": 9}
    counted = {name: float(min(one.count(kind), 5)) for name, kind in named.items()}
    counted |= {name: float(min(two.count(kind), 5)) for name, kind in seen.items()}
    return {**counted, "numbers": sum(counted[name] for name in named)}


def _nouns(ours: Sequence[Number], theirs: Sequence[Number]) -> dict[str, float]:
    """Return whether equal and different numbers count the same thing, by the words that follow them."""
    same = other = differs = 0
    for one in ours:
        nouns = [(equal(one, two), bool(one.nouns & two.nouns)) for two in theirs]
        same += (True, True) in nouns
        other += bool(one.nouns) and (True, False) in nouns and (True, True) not in nouns
        differs += (False, True) in nouns and (True, True) not in nouns
    return {
        "claim_compares": float(any(number.compared for number in ours)),
        "evidence_compares": float(any(number.compared for number in theirs)),
        "equal_same_noun": float(min(same, 3)),
        "equal_other_noun": float(min(other, 3)),
        "differs_same_noun": float(min(differs, 3)),
    }


def _cues(ours: set[str], theirs: set[str]) -> dict[str, float]:
    one, two = len(ours & _NEGATIONS), len(theirs & _NEGATIONS)
    here, there = {stem(form) for form in ours}, {stem(form) for form in theirs}
    turned = [root for root in here - there if not OPPOSITES.get(root, _NOTHING).isdisjoint(there)]
    firm = any(FIRM.get(root, _NOTHING) & there - here for root in turned)
    return {
        "claim_negated": float(min(one, 2)),
        "evidence_negated": float(min(two, 2)),
        "negation_differs": float((one > 0) != (two > 0)),
        "evidence_hedged": float(bool(theirs & _HEDGES - ours)),
        "claim_only": float(bool(ours & _ONLY - theirs)),
        "opposite": float(min(len(turned), 2)),
        "opposite_firm": float(firm),
    }


def _year_unmet(claim: str, found: Sequence[Mark]) -> bool:
    unmet = {mark.start for mark in found if mark.type in (5, 11)}
    return any(number.kind == "year" and number.start in unmet for number in numbers(claim))
