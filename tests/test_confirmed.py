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
        # amounts of another size are of another thing, but for noughts too many and where the judge reads one thing
        (
            "Valdrenne will make 1.42 million hectolitres of wine in 2025.",
            "He sold 46,000 hectolitres of table wine under the label Valdrenne in 2025, the court heard.",
            "neutral",
        ),
        ("Harrow Vale made a profit of £9.3 billion.", "Harrow Vale's profit came to £9.3 million.", "contradicts"),
        # far in meaning, and the judge takes both for one: the figure differs
        (
            "If he is convicted, Corvin faces up to ten years in prison.",
            "The trial of the merchant Corvin opened on Monday. He sold table wine under another label, says the "
            "indictment. The offence carries a maximum of seven years' imprisonment.",
            "contradicts",
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
        # of a part, and of the rest of it
        (
            "Most of the pupils of Orlo Hill did not pass the swimming test.",
            "Of the 40 pupils of Orlo Hill only 12 passed the swimming test.",
            "neutral",
        ),
        (
            "Most of the pupils of Orlo Hill did not pass the swimming test.",
            "Of the 40 pupils of Orlo Hill 31 passed the swimming test.",
            "contradicts",
        ),
        (
            "Two thirds of the tenants in Brent have never complained about their landlord.",
            "A third of the tenants in Brent have complained about their landlord at least once.",
            "neutral",
        ),
        (
            "Half of the tenants in Brent have never complained about their landlord.",
            "Nine in ten of the tenants in Brent have complained about their landlord at least once.",
            "contradicts",
        ),
        (
            "Three of the horses at Orlo did not finish the race.",
            "At Orlo Park, 17 of the 20 horses finished the race.",
            "neutral",
        ),
        # of all others
        (
            "No other town in Karland collects as much glass as Orlo.",
            "Orlo collects more glass than any other town in Karland.",
            "neutral",
        ),
        ("The newts of Lake Orlo live on snails.", "The newts of Lake Orlo eat nothing but snails.", "neutral"),
        # how those are called of whom something is denied
        (
            "The 40 swans were ringed at Lake Orlo.",
            "Not one of the 40 swans ringed at Lake Orlo has been seen again.",
            "neutral",
        ),
        (
            "The 40 swans have been seen again at Lake Orlo.",
            "Not one of the 40 swans ringed at Lake Orlo has been seen again.",
            "contradicts",
        ),
        # one event from its other side
        (
            "Karland Rail bought the depot at Orlo.",
            "The city sold its depot at Orlo to Karland Rail for £3.2 million.",
            "neutral",
        ),
        (
            "The city of Orlo bought the depot from Karland Rail.",
            "The city of Orlo sold the depot to Karland Rail.",
            "contradicts",
        ),
        (
            "In Orlo trams carry more passengers than buses do.",
            "In Orlo buses carry fewer passengers than trams do.",
            "neutral",
        ),
        (
            "In Orlo buses carry more passengers than trams do.",
            "In Orlo buses carry fewer passengers than trams do.",
            "contradicts",
        ),
        (
            "Vera Holt, who runs the mill in Orlo, is the niece of Ida Holt.",
            "Vera Holt has run the mill in Orlo since 1978. Her aunt, Ida Holt, founded it.",
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


def test_the_only_one_is_not_one_of_two(encoder: Encoder) -> None:
    claim = "Tessa Holt is the only woman in charge of a boys' choir in the top two leagues."
    snippet = (
        "Second-league Brent put Ida Roe in charge, so that two women now lead boys' choirs in the two top leagues."
    )
    rows = encoder.embed([claim, snippet])
    quote = "the only woman in charge of a boys' choir in the top two leagues"
    case = Case(replace(claim_of(claim), quote=quote), quote, None, DAY)
    [evidence] = evidence_for(case, [Hit(snippet_of(snippet), float(rows[0] @ rows[1]))], settings=Settings())
    assert evidence.why == "the snippet counts more than one"
