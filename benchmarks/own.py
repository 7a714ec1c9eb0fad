"""Two thousand pairs from this repository's own text: annotated claims beside snippets, and those changed by rule.

What CI measures on, since the public sets are not part of the repository. The same pairs on every machine; which
snippet of a cited source bears a claim out is chosen by the words they share: a few labels are wrong, and stay so.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.installed import NEI, REFUTED, SUPPORTED
from tests.mutations import mutations

TESTS = Path(__file__).resolve().parents[1] / "tests"
MOST = 2000
NOT_SUPPORTED = "not_supported"  # a foreign name makes a claim unproven, not false
_WORD = re.compile(r"\w+")
_STANCES = {"supports": SUPPORTED, "contradicts": REFUTED, "neutral": NEI}


@dataclass(frozen=True, slots=True)
class Own:
    """A pair with what it should be called; `kind` says where it comes from or what was changed."""

    claim: str
    evidence: str
    label: str
    kind: str


def pairs() -> list[Own]:
    """Return the pairs: all as they were annotated, then changed ones, the kinds in turn, up to MOST."""
    plain = list(dict.fromkeys([*_table(), *_annotated()]))
    by_kind: dict[str, list[Own]] = {}
    supported = [one for one in plain if one.label == SUPPORTED]
    for one in dict.fromkeys(_changed([*supported, *_snippets()])):
        by_kind.setdefault(one.kind, []).append(one)
    made = [one for kind in sorted(by_kind) for one in enumerate(by_kind[kind])]
    return [*plain, *(one for _, one in sorted(made, key=lambda each: each[0]))][:MOST]


def digest(given: Sequence[Own]) -> str:
    """Return the hash of the pairs: floors are for these and no others."""
    return hashlib.sha256(json.dumps([asdict(one) for one in given], ensure_ascii=False).encode()).hexdigest()[:16]


def _table() -> Iterator[Own]:
    for row in _read(TESTS / "corpora" / "verdicts.yaml"):
        yield Own(row["claim"], row["snippet"], _STANCES[row["stance"]], "table")


def _annotated() -> Iterator[Own]:
    for path in sorted(TESTS.glob("articles/*.sources.yaml")):
        pack = {source["id"]: [one["text"] for one in source["snippets"]] for source in _read(path)["sources"]}
        for entry in _read(path.with_name(path.name.replace(".sources.", ".claims.")))["claims"]:
            cited = [text for source in entry["sources"] for text in pack[source]]
            if entry["label"] in ("supported", "contradicted"):
                label = SUPPORTED if entry["label"] == "supported" else REFUTED
                yield Own(entry["claim"], _nearest(entry["claim"], cited), label, "cited")
            if entry["checkable"]:
                others = [text for source, texts in pack.items() if source not in entry["sources"] for text in texts]
                yield Own(entry["claim"], _nearest(entry["claim"], others), NEI, "near miss")


def _snippets() -> Iterator[Own]:
    """Yield each snippet beside itself."""
    for path in sorted(TESTS.glob("articles/*.sources.yaml")):
        for source in _read(path)["sources"]:
            for one in source["snippets"]:
                yield Own(one["text"], one["text"], SUPPORTED, "itself")


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def _nearest(claim: str, texts: Sequence[str]) -> str:
    """Return the text that has the largest share of the claim's words; the first of equals."""
    ours = set(_WORD.findall(claim.lower()))
    return max(texts, key=lambda text: len(ours & set(_WORD.findall(text.lower()))))


def _changed(supported: Sequence[Own]) -> Iterator[Own]:
    for one in supported:
        for change, text in mutations(one.claim):
            kind = change.partition(" ")[0]
            yield Own(text, one.evidence, NOT_SUPPORTED if kind == "name" else REFUTED, kind)
