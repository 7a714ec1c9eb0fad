"""Comments that silence: where they speak, what is wrong with them, and that they are no words of the article."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.plain import plain
from factcheck.reader.read import read
from factcheck.records import Article, BlockKind, Code, Finding, Span
from factcheck.settings import Settings
from factcheck.suppressions import Suppressions, blank
from factcheck.suppressions import read as comments_of


def draft(folder: Path, name: str, text: str) -> Article:
    """Return the article a text is under a name."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return read(str(path))


def words(article: Article) -> list[str]:
    """Return the plain words of each block."""
    return [plain(article, block.span).text for block in article.blocks]


BOTH = pytest.mark.parametrize("name", ["draft.txt", "draft.md"])


@pytest.mark.parametrize(
    ("comment", "wrong"),
    [
        ("<!-- factcheck: ignore[FC101] agreed with the desk -->", ""),  # whole
        ("<!--factcheck:ignore[fc101,FC102]: agreed-->", ""),  # no blanks, small letters, two codes
        ("<!-- factcheck: ignore[FC101]\nagreed with\nthe desk -->", ""),  # over several lines
        ("<!-- factcheck: ignore[FC101] -->", "it gives no reason"),
        ("<!-- factcheck: ignore[FC101] ... -->", "it gives no reason"),  # dots say nothing
        ("<!-- factcheck: ignore agreed -->", "it names no code"),
        ("<!-- factcheck: ignore[] agreed -->", "it names no code"),
        ("<!-- factcheck: ignore[FC110] agreed -->", "there is no code 'FC110' to silence; did you mean 'FC10"),
        ("<!-- factcheck: ignore[number] agreed -->", "there is no code 'number' to silence"),
        ("<!-- factcheck: ignore[FC901] agreed -->", "there is no code 'FC901' to silence"),  # would hide itself
        ("<!-- factcheck: ignoer[FC101] agreed -->", "there is no 'ignoer', did you mean 'ignore'?"),
        ("<!-- factcheck ignore[FC101] agreed -->", "the colon is missing"),
        ("<!-- factcheck: -->", "it has no word for what to do"),
        ("<!-- factcheck: enable[FC101] -->", "it ends nothing"),
        ("<!-- factcheck: ignore[FC101] agreed", "it is not closed"),
    ],
)
@BOTH
def test_a_comment_is_whole_or_says_what_is_wrong(tmp_path: Path, name: str, comment: str, wrong: str) -> None:
    article = draft(tmp_path, name, f"{comment}\nThe mill has lost $800 million.\n")
    found = comments_of(article)

    assert [finding.code for finding in found.broken] == [Code.BROKEN_SUPPRESSION] * bool(wrong)
    assert all(wrong in finding.message for finding in found.broken)
    assert bool(found.whole) is not bool(wrong)
    assert words(article) == ["The mill has lost $800 million."]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- factcheck this again before noon -->",  # a person's own note
        "<!-- ask the desk: factcheck: ignore[FC101] agreed -->",  # not addressed to us
        "```\n<!-- factcheck: ignore[FC101] agreed -->\n```",  # code
        "Write `<!-- factcheck: ignore[FC101] agreed -->` to silence it.",  # code in a line
    ],
)
def test_what_only_looks_like_a_comment_to_us_is_none(tmp_path: Path, text: str) -> None:
    assert comments_of(draft(tmp_path, "draft.md", f"The mill has lost money.\n\n{text}\n")) == Suppressions()


def test_a_single_backtick_makes_no_code(tmp_path: Path) -> None:
    text = "He said: `Well' <!-- factcheck: ignore[FC101] agreed --> and left. <!-- factcheck: ignore[FC102] agreed -->"

    assert len(comments_of(draft(tmp_path, "draft.txt", text)).whole) == 2


ONE, TWO, THREE, FOUR = "One is a number.", "Two is a number.", "Three is a number.", "Four is a number."


@pytest.mark.parametrize(
    ("text", "silenced"),
    [
        ("{1}\n\n{2} <!-- factcheck: ignore[FC101] r1 -->\n\n{3}\n", "2"),  # behind the words of its line
        ("{1}\n\n<!-- factcheck: ignore[FC101] r1 --> {2}\n\n{3}\n", "2"),  # before them
        ("{1}\n\n<!-- factcheck: ignore[FC101] r1 -->\n{2} {3}\n\n{4}\n", "23"),  # alone: the block below
        ("{1}\n\n<!-- factcheck: ignore[FC101] r1 -->\n\n{2}\n\n{3}\n", "2"),  # with a blank line between
        ("{1}\n\n- {2}\n- {3} <!-- factcheck: ignore[FC101] r1 -->\n- {4}\n", "3"),  # a list item
        (
            "{1}\n\n<!-- factcheck: disable[FC101] r1 -->\n{2}\n\n{3}\n<!-- factcheck: enable[FC101] -->\n{4}\n",
            "23",
        ),  # a range
        ("{1}\n\n<!-- factcheck: disable[FC101] r1 -->\n{2}\n\n{3}\n\n{4}\n", "234"),  # a range to the end
        ("{1} <!-- factcheck: disable[FC101] r1 --> {2} <!-- factcheck: enable --> {3}\n", "2"),  # inside a line
        ("{1}\n\n{2}\n\n<!-- factcheck: disable-file[FC101] r1 -->\n", "12"),  # the article, from anywhere
        ("{1}\r\n\r\n{2} <!-- factcheck: ignore[FC101] r1 -->\r\n\r\n{3}\r\n", "2"),  # Windows
        ("{1}\n\n{2} <!-- factcheck: ignore[FC102] r1 -->\n", ""),  # another code
    ],
)
@BOTH
def test_a_comment_speaks_of_its_own_claims(tmp_path: Path, name: str, text: str, silenced: str) -> None:
    article = draft(tmp_path, name, text.format("", ONE, TWO, THREE, FOUR))
    found = comments_of(article)
    places = [(str(n), article.text.find(quote)) for n, quote in enumerate((ONE, TWO, THREE, FOUR), 1)]
    spans = [(n, Span(at, at + 10)) for n, at in places if at >= 0]

    assert found.broken == ()
    assert silenced == "".join(
        n for n, span in spans if any(one.silences(Finding(Code.NUMBER, ""), span) for one in found.whole)
    )


@BOTH
def test_a_comment_is_no_word_of_the_article(tmp_path: Path, name: str) -> None:
    text = (
        "The mill has lost money. <!-- factcheck: ignore[FC101] agreed, 800 is right -->\n\n"
        "<!-- factcheck: disable[FC101] The loss was $700 million. -->\nIt closed <!-- factcheck: enable --> in 2015.\n"
    )
    article = draft(tmp_path, name, text)

    assert words(article) == ["The mill has lost money.", "It closed in 2015."]
    assert {block.kind for block in article.blocks} <= {BlockKind.BODY, BlockKind.HEADLINE}
    assert article.text == text


@given(
    st.lists(st.sampled_from(["<!--", "-->", "factcheck", ":", "ignore", "[FC101]", " why", "\n", "\r\n", "a", "`"]))
)
def test_blanking_moves_nothing_and_reading_ends(pieces: list[str]) -> None:
    text = "".join(pieces)
    blanked = blank(text)

    assert len(blanked) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, blanked, strict=True))
    assert [at for at, sign in enumerate(text) if sign in "\r\n"] == [
        at for at, sign in enumerate(blanked) if sign in "\r\n"
    ]
    assert comments_of(Article("-", text, ()))


def test_a_line_of_many_thousand_comments_is_read_in_a_moment() -> None:
    opened = "<!-- factcheck: ignore[FC101 " * 40_000
    closed = "<!-- factcheck: ignore[FC101] `why` --> " * 8_000

    assert len(comments_of(Article("-", opened, ())).broken) == 1
    assert len(comments_of(Article("-", closed, ())).whole) == 8_000


DRAFT = """\
A steel mill waits

Pakistan Steel Mills stands near Karachi. The mill was inaugurated on 15 January 1985.

The company has produced no steel since June 2013. By August 2024 its losses had grown
to more than $800 million. “It is a strong company,” Haroon Akhtar Khan said.

- The site covers 19,000 acres.
- The plant would need 700 acres.
"""
COMMENT = "<!-- factcheck: ignore[FC101] The desk counted 300 acres in 2012. -->"


@pytest.mark.parametrize(
    "commented",
    [
        f"{COMMENT}\n{DRAFT}",  # on top
        f"{DRAFT}{COMMENT}\n",  # at the end
        DRAFT.replace("\n\n", f"\n\n{COMMENT}\n"),  # above every paragraph
        DRAFT.replace("\n\n", f"\n{COMMENT}\n\n"),  # below every paragraph
        DRAFT.replace("\n\n", f" {COMMENT}\n\n"),  # behind every paragraph
        DRAFT.replace("Karachi. ", f"Karachi. {COMMENT} "),  # between sentences
        DRAFT.replace("was inaugurated", f"was {COMMENT} inaugurated"),  # inside one
        DRAFT.replace("- The site", f"- {COMMENT} The site"),  # in a list
        DRAFT.replace("grown\n", f"grown {COMMENT}\n"),  # where a line is wrapped
        DRAFT.replace("million.", f"million. {COMMENT.removesuffix(' -->')}\n"),  # one that is not closed
    ],
)
@BOTH
def test_a_comment_changes_no_claim(tmp_path: Path, name: str, commented: str) -> None:
    from factcheck import pipeline

    bare = pipeline.claims(draft(tmp_path, name, DRAFT), settings=Settings())
    article = draft(tmp_path, name, commented)
    found = pipeline.claims(article, settings=Settings())

    assert [(claim.id, claim.text) for claim in found] == [(claim.id, claim.text) for claim in bare]
    assert all(article.text[claim.span.slice] == claim.quote for claim in found)
