"""Whose words a quotation of a text is: named at the marks, or meant by the sentence before."""

from __future__ import annotations

import pytest

from factcheck.checker.spoken import says_another, teller
from factcheck.values import quotation


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # at the marks, before and behind them
        ('Ana Roe (Greens) said, "It leaks." Tom Poe thanked her.', ["Ana Roe!"]),
        ('Mark Poe, deputy mayor, said, "It leaks."', ["Mark Poe!"]),
        ('Jane Roe: "It leaks."', ["Jane Roe!"]),
        ('"It leaks," warned the mayor, Jane Roe.', ["Jane Roe!"]),
        ('Jane Roe of Lindmark University Hospital said, "It leaks."', ["Jane Roe!"]),
        ('Jane Roe, director of the Anti-Doping Bureau, said, "It leaks."', ["Jane Roe!"]),
        ('Tom Poe, who speaks for the Savers League, said, "It leaks."', ["Tom Poe!"]),
        ('"Who pays?" asked Tom van den Berg.', ["Tom van den Berg!"]),
        ('Jane Roe said Tom Poe had called it "a leap of faith".', ["Tom Poe!"]),
        (
            'Ana Roe said, "It leaks." Tom Poe, who came next, thanked her and said, "It holds."',
            ["Ana Roe!", "Tom Poe!"],
        ),
        # meant by a pronoun, by a post, by nothing
        ('Mira Solt, whose shop is in Cooper Row, is angry. "It leaks," she says.', ["Mira Solt"]),
        ('Union leader Maja Rinne wants a trial. "It leaks," the head of the union told us.', ["Maja Rinne"]),
        ('"It leaks," said Jane Roe of the Water Board. "It will rain," she added.', ["Jane Roe!", "Jane Roe"]),
        ('"It leaks," a neighbour said.', [""]),
    ],
)
def test_whose_words_they_are(text: str, told: list[str]) -> None:
    found = [teller(text, value.inner) for value in quotation.parse(text)]
    assert [one.name + "!" * one.named for one in found] == told


@pytest.mark.parametrize(
    ("text", "speaker", "other"),
    [
        ('Ana Roe said, "It leaks."', "Tom Poe", "Ana Roe"),
        ('Ana Roe said, "It leaks."', "deputy mayor Ana Roe", ""),
        ('Mira Solt is angry. "It leaks," she says. Tom Poe calls for calm.', "Tom Poe", "Mira Solt"),
        ('Tom Poe met Mira Solt. Mira Solt is angry. "It leaks," she says.', "Tom Poe", ""),  # he may be meant
        ('Mira Solt is angry. "It leaks," the head of the union says.', "Tom Poe", ""),
    ],
)
def test_words_are_surely_of_another(text: str, speaker: str, other: str) -> None:
    [value] = quotation.parse(text)
    assert says_another(text, value.inner, speaker) == other
