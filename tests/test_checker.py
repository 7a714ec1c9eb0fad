"""The checker on one pair at a time, with the real value kinds and the real encoder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from factcheck.checker.candidates import Others, candidate
from factcheck.checker.check import judge
from factcheck.checker.reading import read
from factcheck.index.encoder import Encoder
from factcheck.records import Claim, ClaimKind, Evidence, Snippet, Source, SourceKind, Span, Stance
from factcheck.settings import Settings

ROWS = yaml.safe_load((Path(__file__).parent / "corpora" / "verdicts.yaml").read_text())


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def claim_of(text: str, kind: ClaimKind = ClaimKind.EVENT) -> Claim:
    span = Span(0, len(text))
    return Claim(id="c", text=text, quote=text, span=span, kind=kind, sentence=span, values=read(text).values)


def snippet_of(text: str) -> Snippet:
    source = Source("s", "A title", "A publisher", "https://example.org", SourceKind.NEWS, "s")
    return Snippet("s/s1", "s1", source, text)


def evidence(claim: str, snippet: str, encoder: Encoder) -> Evidence:
    rows = encoder.embed([claim, snippet])
    one = candidate(read(claim), snippet_of(snippet), cosine=float(rows[0] @ rows[1]), as_of=None)
    return judge(claim_of(claim), read(claim), one, others=Others.of([one]), settings=Settings())


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['why']}: {row['claim']}" for row in ROWS])
def test_a_snippet_is_given_the_stance_an_editor_would_give_it(row: dict[str, object], encoder: Encoder) -> None:
    found = evidence(str(row["claim"]), str(row["snippet"]), encoder)
    assert found.stance == row["stance"], found.why
    if "code" in row:
        assert row["code"] in [finding.code for finding in found.findings]
    if "words" in row:
        pairs = [[finding.article_words, finding.snippet_words] for finding in found.findings]
        assert row["words"] in pairs


def test_what_another_claim_of_the_sentence_tells_speaks_against_none(encoder: Encoder) -> None:
    text, own = "The bank lends it over 25 years, at a rate of 2.9 per cent.", "at a rate of 2.9 per cent"
    snippet = "The bank's loan runs for 20 years and carries interest of 2.9% a year."
    claim = replace(claim_of(text), quote=own, span=Span(text.index(own), text.index(own) + len(own)))
    rows = encoder.embed([text, snippet])
    one = candidate(read(text), snippet_of(snippet), cosine=float(rows[0] @ rows[1]), as_of=None)
    assert evidence(text, snippet, encoder).stance is Stance.CONTRADICTS
    assert judge(claim, read(text), one, others=Others.of([one]), settings=Settings()).stance is Stance.NEUTRAL
