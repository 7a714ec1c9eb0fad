"""The learned judge takes back what near words alone would support, and nothing else."""

from __future__ import annotations

import pytest

from factcheck.checker.case import Case
from factcheck.checker.check import evidence_for
from factcheck.index.encoder import Encoder
from factcheck.records import Stance
from factcheck.settings import Settings
from tests.test_checker import claim_of, snippet_of
from tests.test_rivals import DAY, Hit

MARSH = 'Detective Inspector Lydia Marsh, who led the inquiry, said "This was no accident."'


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.mark.parametrize(
    ("claim", "snippet", "stance"),
    [
        ("Beth Lomax has since lost her job.", "Beth Lomax still works in the port's audit department.", "contradicts"),
        (
            "Ade Bankole is midfielder.",
            "Ade Bankole, operated on his knee in November, is back in training.",
            "neutral",
        ),
        # said in other words, and read so by the judge, which does not add up
        ("Rovers hit the woodwork twice.", "Rovers struck post and crossbar once each.", "neutral"),
        ("Nordvent is based in Aarhus.", "Nordvent has its head office and factory in Aarhus.", "supports"),
        # the judge reads "undamaged" as "damaged": what is denied it is not asked
        ("The plane was not damaged.", "The plane was undamaged.", "supports"),
        # but what somebody denies in his own words is no denial of the snippet's
        ("Lydia Marsh is the prosecutor.", MARSH, "neutral"),
        # to whom it was said is a part of what is claimed
        ("Ada Roe spoke to investors.", "Ada Roe called the moment a good one for foreigners to invest.", "neutral"),
        ("Ada Roe spoke to investors.", 'Ada Roe said this was "a time for foreign investors".', "neutral"),
        # another word before the same noun, and one that says the same
        (
            "Nora Vey's disc of a cello concerto won a prize in 2023.",
            "Nora Vey's disc of a violin concerto received an award in 2023.",
            "neutral",
        ),
        ("The tax office hired 40 extra inspectors.", "The tax office took on 40 additional inspectors.", "supports"),
        # a snippet that tells of little else than the claim
        ("The shy animal of the northern woods eats berries.", "The animal eats berries.", "supports"),
    ],
)
def test_a_support_by_words_alone(claim: str, snippet: str, stance: str, encoder: Encoder) -> None:
    rows = encoder.embed([claim, snippet])
    hit = Hit(snippet_of(snippet), float(rows[0] @ rows[1]))
    [evidence] = evidence_for(Case(claim_of(claim), claim, None, DAY), [hit], settings=Settings())
    assert evidence.stance is Stance(stance), evidence.why


@pytest.mark.parametrize(
    ("claim", "snippet", "stance"),
    [
        # a snippet that denies, and in which the judge reads nothing of the claim
        (
            "The rider has always blamed a cream.",
            "The rider was careless, since he never asked what the cream contained.",
            "neutral",
        ),
        ("The bridge was unsafe.", "Engineers said the bridge was no longer safe.", "supports"),
        ("The court cleared Jan Holm of negligence.", "Jan Holm was charged with negligence in May.", "neutral"),
        (
            "It is the largest pitch in Tarn.",
            "Only two pitches in Tarn are larger than 7,000 metres.",
            "neutral",
        ),
        # not a word in common but a month
        ("The board granted the permit in August.", "The firm's paper on water reached it on August 11.", "neutral"),
        # what is not so before a day
        ("The vaccinations will not start before 2028.", "The first vaccinations are planned for 2027.", "contradicts"),
        ("The vaccinations will not start before 2028.", "The first vaccinations are planned for 2029.", "neutral"),
        # none of them did
        ("Freight trains went on using the line.", "No freight trains ran on the line on Thursday.", "contradicts"),
        (
            "Ida Roe is the first woman to win the cup as a coach.",
            "No woman had coached a team to victory in the cup before Ida Roe did so.",
            "supports",
        ),
        # another deed is no opposite
        ("The court dismissed the residents' lawsuit.", "The residents filed a lawsuit with the court.", "neutral"),
        # what is planned is not believed done
        (
            "The city has opened a new library in Holm Street.",
            "The city will open one in Holm Street.",
            "neutral",
        ),
    ],
)
def test_what_the_judge_may_take_back_or_second(claim: str, snippet: str, stance: str, encoder: Encoder) -> None:
    rows = encoder.embed([claim, snippet])
    hit = Hit(snippet_of(snippet), float(rows[0] @ rows[1]))
    [evidence] = evidence_for(Case(claim_of(claim), claim, None, DAY), [hit], settings=Settings())
    assert evidence.stance is Stance(stance), evidence.why
