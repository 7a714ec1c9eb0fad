"""A supported claim that is changed in one number, date or name, or negated, is never left standing as supported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from factcheck import pipeline
from factcheck.checker.candidates import Others, candidate
from factcheck.checker.case import Case
from factcheck.checker.check import evidence_for, judge
from factcheck.checker.decide import decide
from factcheck.checker.reading import read as reading_of
from factcheck.index.encoder import Encoder
from factcheck.index.hybrid import Hybrid
from factcheck.reader.read import read
from factcheck.records import Article, Claim, ClaimKind, Label, Pack, Period, Snippet, Span, Verdict
from factcheck.settings import Settings
from factcheck.sources.load import load
from tests.mutations import changed, mutations, places

AS_OF = Period.parse("2026-01-01")
ARTICLES = Path(__file__).parent / "articles"
REPORTED = (ClaimKind.QUOTATION, ClaimKind.ATTRIBUTION)  # what was said may be wrong and said all the same


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(["sources.yaml"])


def verdict(text: str, snippet: Snippet, encoder: Encoder) -> Verdict:
    span = Span(0, len(text))
    reading = reading_of(text, AS_OF)
    claim = Claim("c", text, text, span, ClaimKind.EVENT, span, values=reading.values)
    rows = encoder.embed([text, snippet.text])
    one = candidate(reading, snippet, cosine=float(rows[0] @ rows[1]), as_of=AS_OF)
    evidence = [judge(claim, reading, one, others=Others.of([one]), settings=Settings())]
    return decide(claim, evidence, settings=Settings())


def test_a_snippet_supports_its_own_words(pack: Pack, encoder: Encoder) -> None:
    failed = [s.text for s in pack.snippets if verdict(s.text, s, encoder).label is not Label.SUPPORTED]
    assert failed == []


def test_one_changed_value_never_leaves_a_claim_supported(pack: Pack, encoder: Encoder) -> None:
    standing = [
        f"{change}: {text}"
        for snippet in pack.snippets
        for change, text in mutations(snippet.text)
        if verdict(text, snippet, encoder).label is Label.SUPPORTED
    ]
    assert standing == []


@dataclass(frozen=True, slots=True)
class Desk:
    """An article on an editor's desk with its sources, and the claims that these support."""

    article: Article
    index: Hybrid
    supported: tuple[Claim, ...]
    said: str  # all its snippets

    def verdicts(self, claims: Sequence[Claim]) -> list[Verdict]:
        hits = self.index.search([claim.text for claim in claims], limit=Settings().candidates)
        return [
            decide(claim, evidence_for(Case.of(self.article, claim), found, settings=Settings()), settings=Settings())
            for claim, found in zip(claims, hits, strict=True)
        ]


def desk(name: str, encoder: Encoder) -> Desk:
    gold = yaml.safe_load((ARTICLES / f"{name}.claims.yaml").read_text(encoding="utf-8"))
    article = read(str(ARTICLES / gold["article"]), as_of=Period.parse(str(gold["as_of"])))
    claims = [claim for claim in pipeline.claims(article, settings=Settings()) if claim.checkable]
    pack = load([str(ARTICLES / f"{name}.sources.yaml")])
    open_ = Desk(article, Hybrid(pack, encoder=encoder), (), "\n".join(snippet.text for snippet in pack.snippets))
    supported = (said.claim for said in open_.verdicts(claims) if said.label is Label.SUPPORTED)
    kept = tuple(claim for claim in supported if claim.kind not in REPORTED and places(claim.text))
    return replace(open_, supported=kept)


@cache  # no fixture: hypothesis would print the whole desk
def desks() -> list[Desk]:
    encoder = Encoder.load()
    return [desk(name, encoder) for name in ("budget", "economy", "health", "weather")]


def _said_instead(claim: Claim, text: str) -> Claim:
    span = Span(claim.sentence.start, claim.sentence.start + len(text))
    return replace(claim, text=text, quote=text, span=span)


@settings(max_examples=400, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
@given(where=st.integers(0), claim=st.integers(0), place=st.integers(0), word=st.integers(0))
def test_no_change_to_an_article_leaves_its_claim_supported(where: int, claim: int, place: int, word: int) -> None:
    one = desks()[where % len(desks())]
    true = one.supported[claim % len(one.supported)]
    what, other, text = changed(true.text, place=place, word=word)
    assume(what == "negation" or other not in one.said)  # else a source may well say so
    [found] = one.verdicts([_said_instead(true, text)])
    assert found.label is not Label.SUPPORTED, f"{what}: {text}"
