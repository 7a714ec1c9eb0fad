"""Whole-article consistency: what cannot both be right is found, what can be is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck import pipeline
from factcheck.checker.consistency import consistency
from factcheck.checker.sums import sums
from factcheck.gate import Policy
from factcheck.policy import Answers, rule
from factcheck.reader import read
from factcheck.records import Article, Code, Period, Report
from factcheck.settings import Settings

HERE = Path(__file__).parent
ARTICLES = sorted(
    path for folder in ("articles", "drafts") for path in (HERE / folder).iterdir() if path.suffix in (".txt", ".md")
)
CASES = yaml.safe_load((HERE / "corpora" / "consistency.yaml").read_text("utf-8"))
TODAY = Period.parse("2025-11-26")

DRAFT = """{headline}

{standfirst}

By Jane Doe

{body}
"""


def drafted(
    *, body: str, headline: str = "The town waits", standfirst: str = "A look at what is left after the storm"
) -> Article:
    """Return an article with these words."""
    text = DRAFT.format(headline=headline, standfirst=standfirst, body=body)
    return read("-", as_of=TODAY, stdin=text.encode())


def clashes(article: Article) -> list[tuple[str, str]]:
    """Return the words of both places of each finding."""
    found = consistency(article, pipeline.claims(article, settings=Settings()))
    assert {finding.code for finding in found} <= {Code.SELF_CONTRADICTION}
    for finding in found:
        assert finding.article_span
        assert finding.other_span
        assert article.text[finding.article_span.slice] == finding.article_words
        assert article.text[finding.other_span.slice] == finding.other_words
    return [(finding.other_words, finding.article_words) for finding in found]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_what_cannot_both_be_right_is_found_and_nothing_else(case: dict[str, Any]) -> None:
    parts = {part: case[part] for part in ("headline", "standfirst", "body") if part in case}
    assert clashes(drafted(**parts)) == [tuple(words) for words in case.get("clashes", ())]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Turnout fell from 41% to 46%.", "41% to 46% is no fall"),
        ("Sales rose to $5bn, down from $6bn.", "$6bn to $5bn is no rise"),
        ("Profit rose by 20% from £100 million to £110 million.", "£100 million to £110 million is not 20%"),
        ("The number of pupils doubled from 200 to 300.", "200 to 300 is not doubled"),
        ("Of those asked, 58% were in favour, 35% against and 12% undecided.", "the shares come to 105 percent"),
        ("Labour won 45% of the vote, the Greens 40% and others 20%.", "the shares come to 105 percent"),
        ("It opened on Monday, 13 May 2025.", "2025-05-13 was a Tuesday"),
        ("It opened 25 years ago, in 1990.", "1990 is 35 years before 2025"),
        ("Twelve people were hurt: seven men and four women.", "the parts come to 11"),
        ("Labour has 38 of its 51 seats, the Greens 14 and the Liberals nine.", "the parts come to 61, not 51"),
        ("The fair opened on Monday 4 November.", "2025-11-04 was a Tuesday"),  # near enough to be this year's
        ("Ann Lee (1920–1990) died in Rome at the age of 60.", "from 1920 to 1990 are 70 years"),
    ],
)
def test_parts_that_do_not_add_up_are_found(text: str, why: str) -> None:
    assert [clash.why for clash in sums(text, TODAY)] == [why]


@pytest.mark.parametrize(
    "text",
    [
        "Turnout rose from 41% to 46%.",
        "Profit rose by 10% from £100 million to £110 million.",
        "Profit rose 3.4% to £1.24 million from £1.2 million.",  # rounded
        "The rand weakened from 18 to 19 per dollar.",  # weaker is more
        "She improved from 11.2 to 10.9 seconds.",
        "The club fell from second to eighth place.",
        "Sales fell from 2015 to 2019.",  # years
        "Some 60% own a cat and 55% a dog.",  # both may be so
        "Yes got 52% of the vote, up from 49% last year.",
        "Yes got 48.5% of the vote, no 48.6% and 3% abstained.",  # rounded up
        "Of men 60% voted for and 40% against, of women 45% voted for and 55% against.",
        "It opened on Tuesday, 13 May 2025.",
        "It opened 35 years ago, in 1990.",
        "Twelve people were hurt, including seven men and four women.",
        "Labour has 28 of its 51 seats, the Greens 14 and the Liberals nine.",
        "The fair opened on Monday 4 May.",  # in whichever year
        "Ann Lee (1920–1990) died in Rome at the age of 69.",
    ],
)
def test_what_adds_up_is_left_alone(text: str) -> None:
    assert sums(text, TODAY) == []


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_articles_that_do_not_contradict_themselves_raise_no_alarm(path: Path) -> None:
    article = read(str(path))
    assert consistency(article, pipeline.claims(article, settings=Settings())) == ()


def test_the_gate_hands_on_what_is_found_of_the_whole_article() -> None:
    article = drafted(body="Turnout fell from 41% to 46%.")
    found = consistency(article, pipeline.claims(article, settings=Settings()))
    report = Report(article, (), "", "", findings=found)
    assert rule(report, Policy(), Answers()).findings[:1] == found != ()
