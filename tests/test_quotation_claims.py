"""Exact words are borne out by exact words alone."""

from __future__ import annotations

import pytest

from factcheck.checker.candidates import Others, candidate
from factcheck.checker.check import judge
from factcheck.checker.reading import read
from factcheck.records import Claim, ClaimKind, Code, Snippet, Source, SourceKind, Span, Stance
from factcheck.settings import Settings

CLAIM = "Ambassador Jane Roe said “a lasting partnership of equals”"


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ('Jane Roe said, "It is a lasting partnership of equals."', "Jane Roe", Stance.SUPPORTS),
        ('Jane Roe said, "It is a fleeting partnership of equals."', "Jane Roe", Stance.CONTRADICTS),
        ("Jane Roe is the ambassador.", None, Stance.NEUTRAL),  # who she is says nothing of what she said
        ("Jane Roe called it a lasting partnership of equals.", None, Stance.NEUTRAL),  # in the reporter's words
        ('Jane Roe, the ambassador, spoke of "a lasting partnership of equals".', None, Stance.SUPPORTS),
        ('Jane Roe, the ambassador, spoke of "a fleeting partnership of equals".', None, Stance.NEUTRAL),
        # of two people it is his at whose name the words stand
        ('Jane Roe said Tom Poe had called it "a lasting partnership of equals".', None, Stance.CONTRADICTS),
        ('Tom Poe came. Envoy Jane Roe was brief. "A lasting partnership of equals," she said.', None, Stance.SUPPORTS),
        ('Jane Roe came. Tom Poe was brief. "A lasting partnership of equals," the envoy said.', None, Stance.NEUTRAL),
    ],
)
def test_a_quotation_is_borne_out_by_exact_words_alone(text: str, speaker: str | None, stance: Stance) -> None:
    span = Span(0, len(CLAIM))
    claim = Claim("c", CLAIM, CLAIM, span, ClaimKind.QUOTATION, span, speaker="Jane Roe")
    source = Source("s", "A title", "A publisher", "https://example.org", SourceKind.NEWS, "s")
    one = candidate(read(CLAIM), Snippet("s/s1", "s1", source, text, speaker=speaker), cosine=0.9, as_of=None)
    assert judge(claim, read(CLAIM), one, others=Others.of([one]), settings=Settings()).stance is stance


def test_a_speaker_may_be_called_by_the_given_name() -> None:
    text = 'Jane Roe said, "It is a lasting partnership of equals."'
    claim = Claim("c", CLAIM, CLAIM, Span(0, len(CLAIM)), ClaimKind.QUOTATION, Span(0, len(CLAIM)), speaker="Jane")
    source = Source("s", "A title", "A publisher", "https://example.org", SourceKind.NEWS, "s")
    one = candidate(read(CLAIM), Snippet("s/s1", "s1", source, text, speaker="Jane Roe"), cosine=0.9, as_of=None)
    found = judge(claim, read(CLAIM), one, others=Others.of([one]), sentence=CLAIM, settings=Settings())
    assert found.stance is Stance.SUPPORTS


@pytest.mark.parametrize(
    ("sentence", "speaker", "stance"),
    [
        # the name beside the post is whose words they are
        ('"It is a lasting partnership of equals," warned the envoy, Tom Poe.', "the envoy", Stance.CONTRADICTS),
        ('"It is a lasting partnership of equals," warned the envoy, Jane Roe.', "the envoy", Stance.SUPPORTS),
        ('"It is a lasting partnership of equals," warned the envoy.', "the envoy", Stance.SUPPORTS),
        # the sentence before says who he is
        ('"It is a lasting partnership of equals," he told reporters.', "Tom Poe", Stance.CONTRADICTS),
        ('"It is a lasting partnership of equals."', "Tom Poe", Stance.NEUTRAL),
        ('"It is a lasting partnership of equals."', None, Stance.SUPPORTS),
    ],
)
def test_whose_words_they_are_is_read_in_the_sentence(sentence: str, speaker: str | None, stance: Stance) -> None:
    words = "“It is a lasting partnership of equals”"
    claim = Claim("c", words, words, Span(0, len(words)), ClaimKind.QUOTATION, Span(0, len(words)), speaker=speaker)
    source = Source("s", "A title", "A publisher", "https://example.org", SourceKind.NEWS, "s")
    text = 'Jane Roe said, "It is a lasting partnership of equals."'
    one = candidate(read(words), Snippet("s/s1", "s1", source, text, speaker="Jane Roe"), cosine=0.9, as_of=None)
    found = judge(claim, read(words), one, others=Others.of([one]), sentence=sentence, settings=Settings())
    assert found.stance is stance


@pytest.mark.parametrize(
    ("sentence", "text", "stance"),
    [
        # whose name stands behind the post speaks
        ('"It leaks," warned the mayor, Jane Roe.', 'Mark Poe, deputy mayor, said, "It leaks."', Stance.CONTRADICTS),
        ('"It leaks," warned the mayor, Mark Poe.', 'Mark Poe said, "It leaks."', Stance.SUPPORTS),
        # of a post alone: the deputy is another, who has another post may have this one, too
        ('"It leaks," warned the mayor.', 'Mark Poe, deputy mayor, said, "It leaks."', Stance.CONTRADICTS),
        ('"It leaks," warned the mayor.', 'Mark Poe, the ambassador, said, "It leaks."', Stance.NEUTRAL),
        ('"It leaks," warned the mayor.', 'Mark Poe, mayor of Tarby, said, "It leaks."', Stance.SUPPORTS),
        ('"It leaks," warned the mayor.', 'Mark Poe said, "It leaks."', Stance.SUPPORTS),
    ],
)
def test_a_speaker_called_by_a_post_must_hold_it(sentence: str, text: str, stance: Stance) -> None:
    words = "The mayor said “It leaks”"
    claim = Claim("c", words, '"It leaks,"', Span(0, 11), ClaimKind.QUOTATION, Span(0, 11), speaker="the mayor")
    source = Source("s", "A title", "A publisher", "https://example.org", SourceKind.NEWS, "s")
    one = candidate(read(words), Snippet("s/s1", "s1", source, text, speaker="Mark Poe"), cosine=0.9, as_of=None)
    found = judge(claim, read(words), one, others=Others.of([one]), sentence=sentence, settings=Settings())
    assert found.stance is stance
    assert [finding.code for finding in found.findings] == ([Code.SPEAKER] if stance is Stance.CONTRADICTS else [])
