"""What speaks against a claim, looked at once more: most of what is of another thing says nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.checker.case import Case
from factcheck.checker.check import evidence_for
from factcheck.index.encoder import Encoder
from factcheck.records import Period, Stance
from factcheck.settings import Settings
from tests.test_checker import claim_of, snippet_of
from tests.test_rivals import Hit

DAY = Period.parse("2025-11-05")


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.mark.parametrize(
    ("claim", "snippet", "stance"),
    [
        # one result told from both ends
        (
            "Orley Town won the Northern Cup in May 2025.",
            "In the final of the Northern Cup in May 2025, Brent Rovers lost 1-2 to Orley Town after extra time.",
            "neutral",
        ),
        (
            "Brent Rovers won the Northern Cup in May 2025.",
            "In the final of the Northern Cup in May 2025, Brent Rovers lost 1-2 to Orley Town after extra time.",
            "contradicts",
        ),
        # when it was told is not when it was
        (
            "Rents rose by 5.1 percent in the year to June, by the report published on 22 October 2025.",
            "Between June 2024 and June 2025 rents climbed 5.1%.",
            "neutral",
        ),
        (
            "The council published the report on 22 October 2025.",
            "The council's report was published on 24 October 2025.",
            "contradicts",
        ),
        (
            "The new pier is to cost £12.4 million and open in spring 2028.",
            "By seven votes to three members resolved on 3 March 2026 to proceed with the pier at £12.4m.",
            "neutral",
        ),
        # another year's count
        ("9,400 night flights were counted in 2024.", "In 2023 there were 9,870 flights at night.", "neutral"),
        # what is forbidden nobody may do
        (
            "Nobody born after 2008 will be able to buy a cigarette.",
            "It is an offence to sell tobacco to any person born on or after 1 January 2009.",
            "neutral",
        ),
        # a snippet that counts both sides is not against one
        (
            "On Sunday 52.6 percent backed the statute of Tamerin.",
            "Of the votes 412,180 were against the statute of Tamerin and 457,390 for it, which is 47.4% and 52.6%.",
            "neutral",
        ),
        # far from it, and nothing in it by the judge; digits in another order are a slip, however far
        (
            "Norrline has 40 vacancies for drivers.",
            "Around 600 men from the four Norrline garages stopped work.",
            "neutral",
        ),
        (
            "The captain headed the winner in front of 18,411 spectators.",
            "Attendance at the derby was 18,114.",
            "contradicts",
        ),
    ],
)
def test_what_contradicts_is_looked_at_once_more(claim: str, snippet: str, stance: str, encoder: Encoder) -> None:
    rows = encoder.embed([claim, snippet])
    hit = Hit(snippet_of(snippet), float(rows[0] @ rows[1]))
    [evidence] = evidence_for(Case(claim_of(claim), claim, None, DAY), [hit], settings=Settings())
    assert evidence.stance is Stance(stance), evidence.why


def test_a_year_that_the_article_leaves_out_is_our_own(encoder: Encoder) -> None:
    claim, snippet = "The primary will be held on 19 May 2025.", "The primary will be held on Tuesday, 19 May 2026."
    rows = encoder.embed([claim, snippet])
    hit = Hit(snippet_of(snippet), float(rows[0] @ rows[1]))
    for quote, stance in ((claim, Stance.CONTRADICTS), ("The primary will be held on 19 May.", Stance.NEUTRAL)):
        case = Case(replace(claim_of(claim), quote=quote), quote, None, DAY)
        [evidence] = evidence_for(case, [hit], settings=Settings())
        assert evidence.stance is stance, evidence.why
