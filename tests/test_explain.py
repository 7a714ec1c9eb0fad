"""`factcheck claims --explain`: what was taken from each sentence, what was left, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.reader import read
from factcheck.settings import Settings
from tests.made import Command

HERE = Path(__file__).parent
ARTICLES = sorted(path for path in (HERE / "articles").iterdir() if path.suffix in (".txt", ".md"))
DRAFT = """The mill reopens

By Jane Doe

The mill in Karachi reopened on Monday. “We are ready for work,” Mayor Ann Lee said.

Share this article

The mill in Karachi reopened on Monday, and if the money comes a second mill will follow.
"""


def test_each_sentence_shows_what_was_taken_and_what_was_left(newsroom: Path, command: Command) -> None:
    (newsroom / "draft.txt").write_text(DRAFT)
    assert command("claims", "--explain", "draft.txt").out == (
        "draft.txt:1:1  headline  “The mill reopens”\n"
        "    + relation        0.00  The mill reopens.\n"
        "draft.txt:3:1  byline  “By Jane Doe”\n"
        "    no claim: who wrote it or speaks, where and when\n"
        "draft.txt:5:1  body  “The mill in Karachi reopened on Monday.”\n"
        "    + date            0.64  The mill in Karachi reopened on Monday.\n"
        "    + place           0.89  The mill is in Karachi.\n"
        "draft.txt:5:41  body  ““We are ready for work,” Mayor Ann Lee said.”\n"
        "    + quotation       0.00  Mayor Ann Lee said “We are ready for work”\n"
        "    + role            0.00  Ann Lee is Mayor.\n"
        "    - “said”: says who speaks\n"
        "draft.txt:7:1  furniture  “Share this article”\n"
        "    no claim: words around the article, not of it\n"
        "draft.txt:9:1  body  “The mill in Karachi reopened on Monday, "
        "and if the money comes a second mill will follow.”\n"
        "    + not checkable (prediction)  0.17  If the money comes a second mill will follow.\n"
        "    - “The mill in Karachi reopened on Monday”: said before: “The mill in Karachi reopened on Monday”\n"
        "    - “in Karachi”: said before: “in Karachi”\n"
        "    - “and”: joins what other words say\n"
        "6 claims, 5 checkable; 2 of 6 sentences without a claim\n"
    )


def test_json_has_a_sentence_object_with_the_same_words(newsroom: Path, command: Command) -> None:
    (newsroom / "draft.txt").write_text(DRAFT)
    whole = json.loads(command("claims", "--explain", "draft.txt", "-f", "json").out)
    lines = [json.loads(row) for row in command("claims", "--explain", "draft.txt", "-f", "jsonl").out.splitlines()]

    assert [{"type": "sentence", "path": "draft.txt", **one} for one in whole["sentences"]] == [
        line for line in lines if line["type"] == "sentence"
    ]
    assert {claim for one in whole["sentences"] for claim in one["claims"]} == {one["id"] for one in whole["claims"]}
    for one in whole["sentences"]:
        assert all(DRAFT[left["span"]["start"] : left["span"]["end"]] == left["text"] for left in one["left"])
        assert bool(one["claims"]) is (one["why"] is None)


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_no_word_is_both_taken_and_left_and_the_claims_are_those_of_the_parser(path: Path) -> None:
    article = read(str(path))
    accounts = pipeline.explained(article)
    for account in accounts:
        lost = [left for left in account.left if not left.why.startswith("said before")]
        assert not any(left.span.overlaps(claim.span) for left in lost for claim in account.claims)
    taken = sorted(claim.id for account in accounts for claim in account.claims)
    assert taken == sorted(claim.id for claim in pipeline.claims(article, settings=Settings()))
