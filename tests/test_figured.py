"""A figure that the snippet has of another name, or that two of its figures, days or times make."""

from __future__ import annotations

import pytest

from factcheck.checker.case import Case
from factcheck.checker.check import evidence_for
from factcheck.checker.figured import made_of
from factcheck.checker.reading import read
from factcheck.index.encoder import Encoder
from factcheck.records import Stance
from factcheck.settings import Settings
from factcheck.values.quantity import Quantity
from tests.test_checker import claim_of, snippet_of
from tests.test_rivals import DAY, Hit


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.mark.parametrize(
    ("figure", "text", "why"),
    [
        # days, hours and both
        ("four years", "The paving was taken up in March 2021 and put back in March 2025.", "March 2021, March 2025"),
        ("five years", "The paving was taken up in March 2021 and put back in March 2025.", ""),
        ("27 minutes", "Whoever boards at 08:04 gets there at 08:31.", "08:04, 08:31"),
        ("nine hours", "It was reported at 9.40 p.m. and declared out at 6.45 the next morning.", "9.40 p.m., 6.45"),
        ("31 hours", "It began at 10.40 on 14 May 2024; the last came up at 17.40 on 15 May.", "10.40, 17.40"),
        # a difference, a part of a whole, the rest of it
        ("€10", "Tickets cost EUR 138 (until now EUR 128).", "EUR 138, EUR 128"),
        ("€11", "Tickets cost EUR 138 (until now EUR 128).", ""),
        ("nearly half", "It cost GBP 86 million; gifts made up GBP 41.2 million.", "GBP 86 million, GBP 41.2 million"),
        ("a third", "The outlay was EUR 5.83 m. The fund bore EUR 1.94 m of it.", "EUR 5.83 m, EUR 1.94 m"),
        ("96 per cent", "In August 4.2% of the cars did not comply.", ""),
        # more or less than before: which of the two is of before must be told
        ("6 per cent less", "It sold 612,000 tons, against 651,000 tons in 2024.", "612,000 tons, 651,000 tons"),
        ("6 per cent more", "It shipped 612,000 tonnes, against 651,000 tonnes in 2024.", ""),
        ("6 per cent less", "One shipped 612,000 tonnes, the other 651,000 tonnes.", ""),
        # lines of a table, each behind its year
        ("9 per cent less", "Exports: 2024, EUR 671 m. 2025, EUR 612 m.", "EUR 671 m, EUR 612 m"),
        ("9 per cent more", "Exports: 2024, EUR 671 m. 2025, EUR 612 m.", ""),
        # of years the days need not be told alike
        ("fourteen years", "Head since 1 August 2012, he leaves in May 2026.", "since 1 August 2012, May 2026"),
        # of other units nothing is made
        ("€10", "Tickets cost EUR 138 and weigh 128 grams.", ""),
    ],
)  # fmt: skip
def test_what_two_values_make(figure: str, text: str, why: str) -> None:
    claim, snippet = read(f"It came to {figure}."), read(text)
    [value] = [one.value for one in claim.figures if isinstance(one.value, Quantity)]
    assert ", ".join(one.text for one in made_of(value, claim, snippet)) == why


@pytest.mark.parametrize(
    ("claim", "snippet", "stance"),
    [
        # one figure told of the same thing by another name
        ("Farming makes 4.1 per cent of what Tarland earns.", "Agriculture is 4.1% of Tarland's output.", "supports"),
        (
            "The river peaked at 5.8 metres at Corn Bridge.",
            "The Corn Bridge gauge reached its maximum of 5.79 m at 5.10 am.",
            "supports",
        ),
        # worked out
        (
            "The pavement lay open for four years in Quay Street.",
            "In Quay Street the paving was taken up in March 2021 and put back in March 2025.",
            "supports",
        ),
        (
            "The ride from one end to the other takes 27 minutes.",
            "Whoever boards Line 7 at the station at 08:04 gets to its other terminus at 08:31.",
            "supports",
        ),
        # one figure told as it stands and one that it makes
        (
            "€31.5 million a year is roughly two thirds of the opera's income.",
            "Total income amounted to EUR 47.6 million. Of this, the grant of the city made up EUR 31.5 million.",
            "supports",
        ),
        ("The rules of the mine allowed no more than 1.5.", "The mine's rules set a maximum of 1.5 m.", "supports"),
        # what is said of all, most, the only or the largest of them the figure does not bear out
        ("Most of the 860 operations were knee replacements.", "We had postponed 860 surgical procedures.", "neutral"),
        # one figure bears out no two
        (
            "Who took it had 4.2 fewer migraine days, compared with 4.2 fewer in the group given a dummy.",
            "Monthly migraine days declined by 4.2 under velagant and by 1.9 under placebo over 12 weeks.",
            "neutral",
        ),
        # nor another name, another day, something else
        ("Turnout in Orlo reached 71 percent.", "In Tarby 70.8% of those entitled to vote took part.", "neutral"),
        (
            "Rohrnet completed the 41-kilometre pipeline in May 2026.",
            "Rohrnet finished the line, 41,000 metres long, on 28 August 2026.",
            "contradicts",
        ),
    ],
)  # fmt: skip
def test_what_the_figures_bear_out(claim: str, snippet: str, stance: str, encoder: Encoder) -> None:
    rows = encoder.embed([claim, snippet])
    hit = Hit(snippet_of(snippet), float(rows[0] @ rows[1]))
    case = Case(claim_of(claim), claim, None, DAY)
    [evidence] = evidence_for(case, [hit], settings=Settings())
    assert evidence.stance is Stance(stance), evidence.why
