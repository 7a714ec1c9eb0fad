"""What no rule settles: the learned judge may, where it is sure and no number of the claim is wanting."""

from __future__ import annotations

import pytest

from factcheck.checker.believed import READ
from factcheck.checker.case import Case
from factcheck.checker.check import evidence_for
from factcheck.index.encoder import Encoder
from factcheck.records import Code, Stance
from factcheck.settings import Settings
from tests.test_checker import claim_of, snippet_of
from tests.test_rivals import DAY, Hit


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.mark.parametrize(
    ("claim", "snippet", "stance"),
    [
        (
            "The factory was spared by the flood.",
            "The water did not reach the factory when the river burst its banks.",
            "supports",
        ),
        (
            "The smoke drifted over woods to the north of the village.",
            "A northerly wind carried the smoke over forests south of the village.",
            "contradicts",
        ),
        # of a claim of four words too much is to be guessed
        ("The jury was unanimous.", "Four of the jurors voted for the film and three against.", "neutral"),
        # the opposite in other words, also where the snippet denies
        (
            "A frozen valve was to blame.",
            "The only cause was a cracked weld. All valves worked as designed.",
            "contradicts",
        ),
        (
            "The museum's director apologised to the visitors.",
            "The museum's director said that he would not say sorry to the visitors.",
            "contradicts",
        ),
        (
            "The mayor resigned over the affair.",
            "The mayor survived a vote of no confidence and stayed in office.",
            "contradicts",
        ),
        # another deed, the beginning of what the claim tells the end of; a figure rounded is told
        ("The mayor praised the firefighters.", "The mayor opposed the sale of the fire station.", "neutral"),
        ("The court cleared Jan Holm of negligence.", "Jan Holm was charged with negligence in May.", "neutral"),
        ("9,400 flights were counted in 2024.", "Take-offs came to 9,412 in 2024.", "supports"),
        # a date that the snippet does not have: the judge is not asked
        (
            "Shooting swans has been forbidden since 1962.",
            "Swans may not be shot in Norland; the ban dates from the war.",
            "neutral",
        ),
        # the same number in another currency
        ("The fund holds 5 million dollars.", "The fine came to 5 million euros.", "neutral"),
        # one result from both ends, of which the judge makes two
        ("The Irish team beat the French team.", "The French team lost to the Irish team.", "neutral"),
        # what is denied twice it takes for denied
        ("The road remained open.", "The road was never closed.", "supports"),
        ("Nobody was hurt in the crash.", "All on board escaped unharmed.", "neutral"),
        # where both deny, it may; a figure that stands there of something else by the rules is one all the same
        ("The ministry has no funds left for wages.", "There is no money for pay, the ministry says.", "supports"),
        (
            "The property tax goes up by 6 per cent.",
            "Property tax is increased by 6% in May; that revenue builds schools.",
            "supports",
        ),
        # words alone are wanting, and it reads the claim all the same
        (
            "The ferry firm belongs to the Danish group Nordsund.",
            "It is a subsidiary of Nordsund A/S of Aarhus, Denmark.",
            "supports",
        ),
        # far in meaning, and it is very sure all the same
        (
            "Turnout was 87 percent.",
            "Ballot at Orlo Mills: 406 for the offer, 193 against, with 87% of those entitled to vote taking part.",
            "supports",
        ),
        # nor is it asked of a person the snippet does not name
        ("Nora Holm belongs to the Liberals.", "The mayor, a Liberal since 2018, will not stand again.", "neutral"),
    ],
)
def test_what_no_rule_settles(claim: str, snippet: str, stance: str, encoder: Encoder) -> None:
    rows = encoder.embed([claim, snippet])
    hit = Hit(snippet_of(snippet), float(rows[0] @ rows[1]))
    [evidence] = evidence_for(Case(claim_of(claim), claim, None, DAY), [hit], settings=Settings())
    assert evidence.stance is Stance(stance), evidence.why
    if claim.startswith("The factory was spared"):
        assert evidence.why == READ
    if stance == "contradicts":
        [finding] = evidence.findings
        assert (finding.code, finding.article_words) == (Code.OPPOSITE, claim)
        assert finding.snippet_words in snippet
