"""What has changed since, or what another source sees otherwise, told in words alone: the verdict on both together."""

from __future__ import annotations

import pytest

from factcheck.index.encoder import Encoder
from tests.test_rivals import label

FREE = "Entry to the lighthouse is free of charge."
DECIDED = "The trust decided in March that nobody would have to pay to visit the lighthouse."
CHARGED = "From August the trust charges visitors to the lighthouse an entrance fee of £4."
WON_BACK = "The lost buying power has been won back in full."
RECOVERED = "Real wages now slightly exceed those of 2021: the lost buying power has been recovered."
NOT_YET = "What wages can buy is still below the level of 2021; the loss has not been recovered."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.mark.parametrize(
    ("claim", "told", "verdict"),
    [
        # the later word, of the same origin or another
        (FREE, [(DECIDED, "2025-03", "a"), (CHARGED, "2025-08", "a")], "outdated"),
        (FREE, [(DECIDED, "2025-03", "a"), (CHARGED, "2025-08", "b")], "outdated"),
        (
            "Olga Brandt is to head the new opera.",
            [
                ("The board has chosen Olga Brandt as the first director of the new opera.", "2025-02", "a"),
                ("Olga Brandt no longer wishes to lead the new opera; the post will be advertised.", "2025-08", "b"),
            ],
            "outdated",
        ),
        # an earlier word of one origin says nothing against a later one
        (
            FREE,
            [
                ("From August visitors to the lighthouse pay nothing.", "2025-08", "a"),
                ("In March the trust still charged visitors to the lighthouse £4.", "2025-03", "a"),
            ],
            "supported",
        ),
        # two words of one month, of two origins and of one
        (WON_BACK, [(RECOVERED, "2025-07", "a"), (NOT_YET, "2025-07", "b")], "disputed"),
        # a later snippet that tells of something else
        (
            "The bridge is closed to lorries.",
            [
                ("Lorries may not use the bridge.", "2025-07", "a"),
                ("The bridge was opened by the king.", "2025-08", "b"),
            ],
            "supported",
        ),
    ],
)
def test_both_are_heard(claim: str, told: list[tuple[str, str, str]], verdict: str, encoder: Encoder) -> None:
    assert label(claim, told, encoder).value == verdict
    assert label(claim, told[::-1], encoder).value == verdict
