"""Check-worthiness: what matters to the public comes before what does not, and talk before neither."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import pytest

from factcheck import values
from factcheck.parser.checkworthiness import STATES, checkworthiness, states
from factcheck.parser.mending import mended
from factcheck.records import Reason
from factcheck.syntax.model import SyntaxModel
from factcheck.syntax.tree import Tree


@lru_cache(maxsize=1)
def _syntax() -> SyntaxModel:
    return SyntaxModel.load()


def _tree(text: str) -> Tree:
    [tree] = _syntax().parse([text])
    return mended(tree)


def _score(text: str, *, reason: Reason | None = None) -> float:
    tree = _tree(text)
    return checkworthiness(tree, range(len(tree.tokens)), values.parse_all(text), reason=reason)


@pytest.mark.parametrize(
    "falling",
    [
        # a figure on a public matter, the same without it, a private matter, a wish
        (
            "Unemployment among nurses rose to 7.2 percent last year.",
            "Unemployment among nurses rose last year.",
            "The nurses met in the town hall.",
            "I hope that we will meet again.",
        ),
        # an act of those in power, an everyday act
        ("The senate cut the budget of the courts by half.", "The cook cut the bread."),
        # the same, and a view
        ("The senate cut the budget of the courts by half.", "I think that he is wrong."),
    ],
)
def test_what_matters_more_scores_higher(falling: tuple[str, ...]) -> None:
    scores = [_score(text) for text in falling]
    assert all(more > less for more, less in pairwise(scores)), scores
    assert all(0 <= score <= 1 for score in scores)


def test_what_cannot_be_checked_scores_under_a_third() -> None:
    text = "Unemployment among nurses rose to 7.2 percent last year."
    assert _score(text, reason=Reason.OPINION) < 0.3 < _score(text)


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("Please join me in thanking our friends.", True),  # a call
        ("I hope you will like it.", True),  # a wish
        ("What a lovely evening!", True),  # a view
        ("We have come a long way together.", True),  # praise in the past tense
        ("I have three things to say: courage, courage, courage.", True),  # a turn of phrase with a number
        ("Last year we wrote paid leave into law.", False),  # what "we" did
        ("None of the witnesses has been named.", False),  # what has not happened
        ("The mill was built in 1973.", False),
        ("The senate rejected the bill.", False),
        ("Ann Lee is the mayor of Kerr.", False),
    ],
)
def test_a_sentence_that_states_something_is_told_from_one_that_does_not(text: str, *, nothing: bool) -> None:
    tree = _tree(text)
    assert (states(tree, range(len(tree.tokens)), values.parse_all(text)) <= STATES) is nothing
