"""Sentences: where they end, and that each slices the article."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ArticleError
from factcheck.parser.sentences import sentences, split
from factcheck.plain import plain_sentence
from factcheck.reader import read
from factcheck.records import BlockKind

CASES = yaml.safe_load((Path(__file__).parent / "corpora" / "sentences.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_sentence_ends_where_a_reader_would_stop(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [text[span.slice] for span in split(text)] == case["are"]


ARTICLE = """\
Mill Reopens

The mill in Karachi reopened on
Monday. It had been closed since 2015,
the ministry said.

What Comes Next

  • Steel by June
  • Exports by 2026. Perhaps.

Year | Output. Total | Price
2024 | 12 | 4

Previous articleMan Bites Dog!
"""


def test_sentences_know_their_block_and_slice_the_article() -> None:
    article = read("-", stdin=ARTICLE.encode())
    found = sentences(article)
    assert [(str(sentence.kind), plain_sentence(article, sentence).text) for sentence in found] == [
        ("headline", "Mill Reopens"),
        ("standfirst", "The mill in Karachi reopened on Monday."),
        ("standfirst", "It had been closed since 2015, the ministry said."),
        ("heading", "What Comes Next"),
        ("bullet", "Steel by June"),
        ("bullet", "Exports by 2026."),
        ("bullet", "Perhaps."),
        ("table", "Year | Output. Total | Price"),
        ("table", "2024 | 12 | 4"),
    ]
    assert all(sentence.text == article.text[sentence.span.slice] for sentence in found)
    assert found[1].text == "The mill in Karachi reopened on\nMonday."


def test_windows_line_ends_stay_in_the_sentence_and_not_around_it() -> None:
    article = read("-", stdin=ARTICLE.replace("\n", "\r\n").encode())
    assert sentences(article)[1].text == "The mill in Karachi reopened on\r\nMonday."


def test_markup_stays_in_the_sentence_but_not_in_its_words(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("# Mill\n\nThe [mill](https://x.example/a.B) **reopened.** It _works._\n")
    article = read(str(path))
    one, two = sentences(article)[1:]
    assert (one.text, two.text) == ("The [mill](https://x.example/a.B) **reopened.", "It _works.")
    assert [plain_sentence(article, sentence).text for sentence in (one, two)] == ["The mill reopened.", "It works."]
    view = plain_sentence(article, one)
    assert article.text[view.span(4, 8).slice] == "mill"


def test_furniture_has_no_sentences() -> None:
    article = read("-", stdin=ARTICLE.encode())
    assert not any(sentence.kind is BlockKind.FURNITURE for sentence in sentences(article))
    assert any(block.kind is BlockKind.FURNITURE for block in article.blocks)


@pytest.mark.parametrize(
    "text", ["“a. " * 50_000, "a. " * 100_000, "U.S. " * 50_000, "(a. " * 50_000, "6'2\" " * 50_000, "x" * 500_000]
)
def test_hostile_text_is_split_in_time(text: str) -> None:
    started = time.process_time()
    split(text)
    assert time.process_time() - started < 10


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["The mill ", "U.S. ", "closed. ", "“", "” ", "\n", "\n\n", "5 p.m. ", "(", ") ", '"', "é", "😀 ", "? "]
        ),
        max_size=30,
    ).map("".join)
)
def test_sentences_are_in_order_trimmed_and_lose_no_word(text: str) -> None:
    try:
        article = read("-", stdin=text.encode())
    except ArticleError:
        return
    found = sentences(article)
    assert all(sentence.text == article.text[sentence.span.slice] for sentence in found)
    assert all(sentence.text == sentence.text.strip() != "" for sentence in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


@settings(deadline=None)
@given(st.text(alphabet="ab. “”\"'()A1?!\n…", max_size=120))
def test_a_split_covers_every_letter(text: str) -> None:
    spans = split(text)
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert all(at in covered for at, letter in enumerate(text) if letter.isalnum())
    assert all(one.end <= two.start for one, two in pairwise(spans))


def test_an_endless_run_of_words_is_cut_at_spaces_and_an_endless_word_loses_no_letter() -> None:
    words = "the committee of the council and " * 1000
    parts = [words[span.slice] for span in split(words)]
    assert " ".join(parts) == words.strip()
    assert max(map(len, parts)) <= 4000
    assert sum(map(len, split("a" * 100_000))) == 100_000
