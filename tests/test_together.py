"""Snippets that tell a claim between them, each a figure or a name of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.checker.case import Case
from factcheck.checker.check import evidence_for
from factcheck.checker.together import TOGETHER
from factcheck.index.encoder import Encoder
from factcheck.records import Stance
from factcheck.settings import Settings
from tests.test_checker import claim_of, snippet_of
from tests.test_rivals import DAY, Hit

SCORE = "In the final Thornby lost 1-3 to Rovers after extra time."
CLAIM = "Rovers beat Thornby 3-1 before 41,200 spectators in Orlo."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.mark.parametrize(
    ("crowd", "stance"),
    [
        ("A crowd of 41,186 watched the final at the stadium in Orlo, which has room for 42,500.", "supports"),
        # another crowd bears nothing out, nor does one elsewhere
        ("A crowd of 38,186 watched the semi-final at the stadium in Orlo, which has room for 42,500.", "neutral"),
        ("A crowd of 41,186 watched the final at the stadium in Belden, which has room for 42,500.", "neutral"),
    ],
)
def test_two_snippets_that_each_tell_a_part(crowd: str, stance: str, encoder: Encoder) -> None:
    rows = encoder.embed([CLAIM, SCORE, crowd])
    snippets = (snippet_of(SCORE), replace(snippet_of(crowd), id="s2"))
    hits = [Hit(snippet, float(rows[0] @ row)) for snippet, row in zip(snippets, rows[1:], strict=True)]
    found = evidence_for(Case(claim_of(CLAIM), CLAIM, None, DAY), hits, settings=Settings())
    assert {piece.stance for piece in found} == {Stance(stance)}
    assert all(piece.why == TOGETHER for piece in found) == (stance == "supports")
