"""What a judge must beat: the commonest label, the claim read alone, and words in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from benchmarks.dev import OURS, Gold, rows
from benchmarks.installed import LABELS, NEI, SUPPORTED, Chances

_WORD = re.compile(r"\w+")
# ROUGE-2 recall at or above which a pair counts as supported; best of a grid on 2,000 train pairs of VitaminC real.
OVERLAP_SUPPORTED = 0.05


def majority(gold: Sequence[Gold]) -> list[Chances]:
    """Return the share of each label of the set, for every pair."""
    counts = Counter(one.label for one in gold)
    return [Chances(*(counts[label] / len(gold) for label in LABELS))] * len(gold)


def claim_only(gold: Sequence[Gold], data: Path, name: str) -> list[Chances] | None:
    """Return what a logistic regression over words and word pairs of the claim says; None without a train part.

    It sees no evidence: what it gets above the majority is what the set's claims give away.
    """
    if name not in OURS and not (data / f"{name}.train.jsonl.gz").is_file():
        return None
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    train = list(rows(data, name, "train"))
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = make_pipeline(words, LogisticRegression(C=4, max_iter=300))
    model.fit([one.claim for one in train], [one.label for one in train])
    known = list(model.classes_)
    found = model.predict_proba([one.claim for one in gold])
    return [Chances(*(float(row[known.index(label)]) if label in known else 0.0 for label in LABELS)) for row in found]


def overlap(gold: Sequence[Gold]) -> list[Chances]:
    """Return supported where enough of the claim's word pairs stand in the evidence (ROUGE-2 recall), else nei."""
    return [_overlap(*one.texts) for one in gold]


def _overlap(claim: str, evidence: str) -> Chances:
    ours, theirs = _word_pairs(claim), set(_word_pairs(evidence))
    share = sum(two in theirs for two in ours) / max(1, len(ours))
    best = SUPPORTED if share >= OVERLAP_SUPPORTED else NEI
    return Chances(*(0.6 if label == best else 0.2 for label in LABELS))


def _word_pairs(text: str) -> list[tuple[str, str]]:
    return list(pairwise(_WORD.findall(text.lower())))
