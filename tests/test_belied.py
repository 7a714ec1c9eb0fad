"""What a snippet belies in quite other words, where the learned judge reads it so, too."""

from __future__ import annotations

import pytest

from factcheck.checker.case import Case
from factcheck.checker.check import evidence_for
from factcheck.index.encoder import Encoder
from factcheck.records import Stance
from factcheck.settings import Settings
from tests.test_checker import claim_of, snippet_of
from tests.test_rivals import DAY, Hit


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.mark.parametrize(
    ("claim", "snippet", "stance"),
    [
        # told as done, and not done or decided
        (
            "The ministry has already signed the contract for the new ferry.",
            "For the new ferry no contract has been signed yet, the ministry said.",
            "contradicts",
        ),
        (
            "Two of the mills have been sold.",
            "The mills at Oster and Brack are to be offered for sale; neither has been put on the market so far.",
            "contradicts",
        ),
        (
            "The regulator has granted the airline a licence.",
            "The airline's application for a licence remains pending before the regulator.",
            "contradicts",
        ),
        # what is considered may have been done later: it bears nothing out, whatever the judge makes of it
        (
            "The university has closed its campus in Belden.",
            "The university is considering the closure of its Belden campus.",
            "neutral",
        ),
        # done, and something else is not
        (
            "The firm has bought a site at Orley.",
            "The firm has bought a site at Orley; it has yet to decide what to build there.",
            "supports",
        ),
        ("The union has criticised the plan.", "The plan is still under review.", "neutral"),
        # unanimous and split
        (
            "She was chosen unanimously by the trustees.",
            "Seven trustees voted for her and four for another candidate.",
            "contradicts",
        ),
        ("The court's ruling was unanimous.", "The court ruled by three to two; Judge Orrin dissented.", "contradicts"),
        (
            "The council elected Anna Berg unanimously as mayor.",
            "The council voted 12 to 9 to raise the parking fees.",
            "neutral",
        ),
        # no more, and so much more
        (
            "Pupils at the new schools did no better than those at old ones.",
            "Pupils at the new schools scored 12 points higher than those at old ones.",
            "contradicts",
        ),
        # refused, and asked for
        (
            "The union has refused to negotiate.",
            "The union had asked for negotiations twice, its leader said.",
            "contradicts",
        ),
        # for it and against it, on two axes
        (
            "The tenants' association has welcomed the rent law.",
            "The tenants' association rejects the rent law and wants it withdrawn.",
            "contradicts",
        ),
        ("The mayor praised the firefighters.", "The mayor opposed the sale of the fire station.", "neutral"),
        # told and not told
        ("Staff were told of the sale on Monday.", "Staff were not told who the buyer is.", "neutral"),
        # the same digits in another measure, in another currency
        (
            "The pipeline can carry 2.4 billion cubic feet of gas a year.",
            "The design capacity of the pipeline is 2.4 billion cubic metres of gas per year.",
            "contradicts",
        ),
        # a firm of another country
        (
            "Orley Mills is owned by the Danish group Hessel.",
            "All shares in Orley Mills are held by Hessel, a Norwegian group with its seat in Bergen.",
            "contradicts",
        ),
        # a million for a billion, of what is called otherwise
        (
            "Karl Benn expects the port to lose $46 billion in revenue a year.",
            "Karl Benn puts the port's loss of annual income at $46 million.",
            "contradicts",
        ),
        # a day of one event
        (
            "Ruth Calder entered the race for governor in October 2025.",
            "Ruth Calder declared her candidacy for governor on September 9, 2025.",
            "contradicts",
        ),
        # all of so many
        (
            "All 60 rooms have been set aside for nurses.",
            "Of the 60 rooms, 41 are reserved for nursing staff; the others are let freely.",
            "contradicts",
        ),
        (
            "All of the airline's nine hubs were hit.",
            "Seven of our nine hubs are affected; the others are working normally.",
            "contradicts",
        ),
        # two acts on two days
        (
            "The harbour was reopened on 3 March 2025.",
            "The harbour was closed on 1 March 2025 after the storm.",
            "neutral",
        ),
        # the only one, and others of its kind or of another
        (
            "Orley is the only town in the county with a cinema.",
            "Besides Orley, three more towns in the county have a cinema.",
            "contradicts",
        ),
        ("Ruth Orley is the only doctor there.", "Besides Ruth Orley, two more nurses work there.", "neutral"),
        # more of something else, and a part of something else
        (
            "Women are no more likely to fail the test than men.",
            "Women spent 20% more time on the test than men.",
            "neutral",
        ),
        ("All 40 members voted for the plan.", "Of the 40 members, 25 are women.", "neutral"),
    ],
)
def test_words_that_are_belied(claim: str, snippet: str, stance: str, encoder: Encoder) -> None:
    rows = encoder.embed([claim, snippet])
    hit = Hit(snippet_of(snippet), float(rows[0] @ rows[1]))
    [evidence] = evidence_for(Case(claim_of(claim), claim, None, DAY), [hit], settings=Settings())
    assert evidence.stance is Stance(stance), evidence.why
