"""A supported claim that is changed in one number, date or name, or negated, is never left standing as supported."""

from __future__ import annotations

import pytest

from factcheck.checker.candidates import Others, candidate
from factcheck.checker.check import judge
from factcheck.checker.decide import decide
from factcheck.checker.reading import read
from factcheck.index.encoder import Encoder
from factcheck.records import Claim, ClaimKind, Label, Pack, Period, Snippet, Span, Verdict
from factcheck.settings import Settings
from factcheck.sources.load import load
from tests.mutations import mutations

AS_OF = Period.parse("2026-01-01")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load(["sources.yaml"])


def verdict(text: str, snippet: Snippet, encoder: Encoder) -> Verdict:
    span = Span(0, len(text))
    reading = read(text, AS_OF)
    claim = Claim("c", text, text, span, ClaimKind.EVENT, span, values=reading.values)
    rows = encoder.embed([text, snippet.text])
    one = candidate(reading, snippet, cosine=float(rows[0] @ rows[1]), as_of=AS_OF)
    settings = Settings()
    evidence = [judge(claim, reading, one, others=Others.of([one]), settings=settings)]
    return decide(claim, evidence, settings=settings)


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
