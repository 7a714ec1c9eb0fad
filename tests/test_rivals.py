"""Two sources that give one quantity two figures, and one source that says two things: the verdict on both together."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from factcheck.checker.case import Case
from factcheck.checker.check import evidence_for
from factcheck.checker.decide import decide
from factcheck.index.encoder import Encoder
from factcheck.records import Label, Period, Snippet, Source, SourceKind
from factcheck.settings import Settings
from tests.test_checker import claim_of

DAY = Period.parse("2025-09-05")


@dataclass(frozen=True)
class Hit:
    """A snippet with how near it is."""

    snippet: Snippet
    cosine: float


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def label(claim: str, told: list[tuple[str, str, str]], encoder: Encoder) -> Label:
    """The verdict on a claim by texts, each with its day and its origin."""
    rows = encoder.embed([claim, *(text for text, _, _ in told)])
    hits = []
    for place, (text, day, origin) in enumerate(told):
        source = Source(f"s{place}", "A title", "A publisher", "https://example.org", SourceKind.NEWS, origin)
        snippet = Snippet(f"s{place}/s1", "s1", source, text, as_of=Period.parse(day))
        hits.append(Hit(snippet, float(rows[0] @ rows[place + 1])))
    case = Case(claim_of(claim), claim, None, DAY)
    return decide(case.claim, evidence_for(case, hits, settings=Settings()), settings=Settings()).label


MEMBERS = "The Wexley Trust has 8,300 members."
BILLS = "About 61,000 households are behind with their bills."
COUNTED = "The office counted 61,000 households in arrears with household bills at the end of March."
SURVEYED = "By another survey, 88,000 households were late paying household bills in March."


@pytest.mark.parametrize(
    ("claim", "told", "verdict"),
    [
        # the later of two counts supersedes the earlier
        (MEMBERS, [(MEMBERS, "2021-09", "a"), ("The Wexley Trust has 11,200 members.", "2025-05", "b")], "outdated"),
        # an earlier count says nothing against a later one
        (MEMBERS, [(MEMBERS, "2025-05", "a"), ("The Wexley Trust has 7,100 members.", "2021-09", "b")], "supported"),
        # two counts of one month are a dispute
        (BILLS, [(COUNTED, "2025-03", "a"), (SURVEYED, "2025-03", "b")], "disputed"),
        # in other words, too, where the judge reads opposites: of two offices, and of two times
        (
            "Rents in the city have gone up by 38 per cent since 2015.",
            [
                ("The official index of rents in the city rose by 38 per cent between 2015 and 2025.", "2025-08", "a"),
                ("By the tenants' reckoning rents were 52 per cent higher in 2025 than in 2015.", "2025-08", "b"),
            ],
            "disputed",
        ),
        (
            "The Mill Bridge is to reopen in October 2025.",
            [
                ("We expect the repaired Mill Bridge to open again in October 2025.", "2025-05-04", "a"),
                (
                    "The damage is worse than thought; the Mill Bridge will not be in use again before March 2026.",
                    "2025-08-25",
                    "b",
                ),
            ],
            "outdated",
        ),
        # of one origin they are one source
        (BILLS, [(COUNTED, "2025-03", "a"), (SURVEYED, "2025-03", "a")], "supported"),
        # somebody else's members
        (MEMBERS, [(MEMBERS, "2021-09", "a"), ("The Halden Trust has 11,200 members.", "2025-05", "b")], "supported"),
        # each figure has a source of its own
        (
            "Kestrel can carry 1,300 kilograms to orbit at a price of $15 million.",
            [
                ("Kestrel lifts 1,300 kg to orbit.", "2025-03", "a"),
                ("The price of Kestrel is $15 million.", "2025-03", "b"),
            ],
            "supported",
        ),
        # one of the two has none
        (
            "Kestrel can carry 1,300 kilograms to orbit at a price of $15 million.",
            [("Kestrel lifts 1,300 kg to orbit.", "2025-03", "a")],
            "partly_supported",
        ),
        # what a source says most surely counts, not what it says in passing
        (
            "The drivers' union has appealed.",
            [
                ("The court turned down the drivers' union's request to halt the timetable.", "2025-08", "a"),
                ("The drivers' union said it would not appeal against the ruling.", "2025-08", "a"),
            ],
            "contradicted",
        ),
    ],
)
def test_sources_that_differ_are_both_heard(
    claim: str, told: list[tuple[str, str, str]], verdict: str, encoder: Encoder
) -> None:
    assert label(claim, told, encoder) == verdict
