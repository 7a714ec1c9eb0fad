"""The checker on one pair at a time, with the real value kinds and the real encoder."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factcheck.checker.candidates import Others, candidate
from factcheck.checker.check import judge
from factcheck.checker.reading import read
from factcheck.index.encoder import Encoder
from factcheck.records import Claim, ClaimKind, Evidence, Snippet, Source, SourceKind, Span
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
