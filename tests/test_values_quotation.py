"""Quotations: the spec page, the corpus with its offsets, and what holds for every quotation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import Relation, Span
from factcheck.values.quotation import compare, parse
from factcheck.values.quotation_match import match
from tests.spec_tables import SPECS, table

CORPUS = yaml.safe_load((Path(__file__).parent / "corpora" / "quotations.yaml").read_text(encoding="utf-8"))
SAID = re.search(r"The source says: (.*)", (SPECS / "quotation.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CORPUS["cases"], ids=[case["quote"][:50] for case in CORPUS["cases"]])
def test_the_corpus_gets_its_verdict_at_the_very_place(case: dict[str, object]) -> None:
    source = CORPUS["sources"][case["source"]]
    found = match(str(case["quote"]), source)
    assert found.verdict == case["verdict"]
    assert (source[found.span.slice] if found.span else None) == case["match"]
    assert (found.span.start if found.span else None) == case["start"]


@pytest.mark.parametrize(("text", "wanted"), table("quotation", "text", "quotations"))
def test_quotations_are_read_as_the_spec_page_says(text: str, wanted: str) -> None:
    assert ("; ".join(found.words for found in parse(text)) or "—") == wanted


@pytest.mark.parametrize(("quoted", "verdict", "changes"), table("quotation", "quoted", "verdict", "changes"))
def test_quotations_compare_as_the_spec_page_says(quoted: str, verdict: str, changes: str) -> None:
    assert SAID is not None
    found = match(quoted, SAID.group(1))
    assert found.verdict == verdict
    assert "; ".join(f"{one.claim_words} > {one.source_words}".strip() for one in found.changes) == changes


def test_a_quotation_goes_on_over_paragraphs_that_open_its_mark_again() -> None:
    (found,) = parse("He said: “One.\n\n“Two.\n\n“Three.” Then he left.")
    assert (found.words, found.closed) == ("One.\n\n“Two.\n\n“Three.", True)


def test_a_quotation_that_is_not_closed_ends_with_its_paragraph() -> None:
    first, second = parse("He said: “One.\n\nShe said: “Two.”")
    assert (first.words, first.closed, second.words, second.closed) == ("One.", False, "Two.", True)


def test_changes_point_at_the_words_in_both_texts() -> None:
    text, source = "He called it “closed since 2014”.", "It has been closed since 2015, he said."
    (quoted,) = parse(text)
    found = compare(quoted, source)
    assert [(text[one.claim_span.slice], source[one.source_span.slice]) for one in found.changes] == [("2014", "2015")]


def test_two_quotations_compare_as_values_do() -> None:
    one, other = parse("“closed since the year 2014” and “closed since the year 2015”")
    assert compare(one, one).relation is Relation.EQUAL
    assert compare(one, other).relation is Relation.DIFFERENT


WORDS = st.lists(
    st.sampled_from("the mill was never closed by any army wasn’t 3,000 end".split()), min_size=4, max_size=30
)


@given(words=WORDS, cut=st.tuples(st.integers(0, 12), st.integers(1, 12)))
def test_words_copied_from_the_source_are_always_exact(words: list[str], cut: tuple[int, int]) -> None:
    source = " ".join(words)
    part = words[cut[0] : cut[0] + cut[1]] or words
    found = match(" ".join(part).replace("’", "'"), source)
    assert found.verdict == "exact"
    assert found.span is not None


@given(text=st.text(alphabet="ab s5'\"“”‘’«»„\n.,", max_size=80))
def test_any_marks_give_spans_inside_the_text(text: str) -> None:
    for found in parse(text):
        assert text[found.span.slice] == found.text
        assert text[found.inner.slice] == found.words
        assert found.span.covers(found.inner)
        assert found.words


@given(quoted=st.text(alphabet="ab c…[]'.3 ", max_size=40), source=st.text(alphabet="ab c'.3 ", max_size=60))
def test_any_two_texts_compare_with_spans_inside_the_source(quoted: str, source: str) -> None:
    found = match(quoted, source)
    assert (found.span is None) == (found.verdict == "not_found")
    if found.span is not None:
        assert Span(0, len(source)).covers(found.span)


@pytest.mark.parametrize("text", ["“a. " * 30000, "'a " * 30000, '"' * 30000, "s' " * 20000, "“a.\n\n" * 20000])
def test_open_marks_are_read_in_linear_time(text: str) -> None:
    assert all(found.span.end <= len(text) for found in parse(text))


def test_a_long_source_is_searched_in_linear_time() -> None:
    source = "the mill was closed and the army came back " * 4000
    assert match("the mill was opened and the army came back", source).verdict == "altered"
    assert match("a a a a a a a b", "a " * 60000).verdict == "not_found"


@pytest.mark.parametrize(
    ("quoted", "source", "verdict"),
    [
        # a "may" is left out, and half of the words are the speaker's
        ("This was not a weakness but a method", "This was not a mistake but a method.", "altered"),
        ("We lost our best week of the year", "We may have lost a good week, but nobody was hurt.", "altered"),
        ("We lost the game in the second half", "We may have lost friends over this; the second is gone.", "not_found"),
        # so many first words are no chance
        (
            "We are not asking for the sun, we are asking for trains that run on time",
            "We are not asking for the sun, we are asking for what the minister promised.",
            "altered",
        ),
        ("We are not asking for trains that run on time", "We are not asking for money.", "not_found"),
    ],
)
def test_what_a_speaker_said_less_surely_or_ended_otherwise_is_altered(quoted: str, source: str, verdict: str) -> None:
    assert match(quoted, source).verdict == verdict
