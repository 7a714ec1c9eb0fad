"""The reader: what each stretch of a draft is, and that every offset slices what was read."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import ArticleError
from factcheck.plain import fold, plain
from factcheck.reader import discover, read
from factcheck.reader.furniture import is_byline, is_caption, is_furniture, opens_links
from factcheck.records import Article, Period, Span


def article(text: str, suffix: str = ".txt", folder: Path | None = None, **options: Period) -> Article:
    """The article of a text, as a file of that kind would give it."""
    if suffix == ".txt":
        return read("-", stdin=text.encode(), **options)
    assert folder is not None
    path = folder / f"draft{suffix}"
    path.write_bytes(text.encode())
    return read(str(path), **options)


def outline(found: Article) -> list[str]:
    """One row a block: its kind and its plain words, cut short."""
    return [f"{block.kind}: {plain(found, block.span).text[:40].rstrip()}" for block in found.blocks]


BODY = "The council approved the budget on Tuesday after a debate of six hours, the clerk said."
MORE = "It raises spending on roads by 4.2% and leaves the property tax where it was last year."

# Each row: what is special about the layout, the draft, the outline. Bodies are {body} and {more}.
CASES = yaml.safe_load((Path(__file__).parent / "corpora" / "layouts.yaml").read_text("utf-8"))


def filled(text: str) -> str:
    return text.replace("{body}", BODY).replace("{more}", MORE)


def rows(case: dict[str, Any]) -> list[str]:
    """The blocks a case expects, as `outline` shows them."""
    pairs = (filled(row).split(": ", 1) for row in case["blocks"])
    return [f"{kind}: {words[:40].rstrip()}" for kind, words in pairs]


@pytest.mark.parametrize("case", CASES["text"], ids=[case["what"] for case in CASES["text"]])
def test_a_layout_is_told_apart(case: dict[str, Any]) -> None:
    assert outline(article(filled(case["draft"]))) == rows(case)


@pytest.mark.parametrize("case", CASES["markdown"], ids=[case["what"] for case in CASES["markdown"]])
def test_markdown_is_read_by_its_marks(case: dict[str, Any], tmp_path: Path) -> None:
    assert outline(article(filled(case["draft"]), ".md", tmp_path)) == rows(case)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_change_what_markdown_says(end: str, tmp_path: Path) -> None:
    text = "# Budget\n\nThe **council**\nmet.\n\n- one\n- two\n".replace("\n", end)
    found = article(text, ".md", tmp_path)
    assert found.text == text
    assert outline(found) == ["headline: Budget", "body: The council met.", "bullet: one", "bullet: two"]


FRONT: list[tuple[str, str | None, str | None, str | None]] = [
    ("---\ntitle: Mill reopens\ndate: 2025-05-31\nauthor: Jane Doe\n---\n", "Mill reopens", "Jane Doe", "2025-05-31"),
    ('---\ntitle: "Mill: reopens"  \ndate: May 31, 2025\n---\n', "Mill: reopens", None, "2025-05-31"),
    ("---\ntitle: 'It''s open'\ndate: 31 May 2025\n---\n", "It's open", None, "2025-05-31"),
    ("---\nauthors:\n  - Jane Doe\n  - Max Roe\ndate: 2025-05\n---\n", None, "Jane Doe, Max Roe", "2025-05"),
    ("---\nauthors: [Jane Doe, Max Roe]\ndate: 2025\n...\n", None, "Jane Doe, Max Roe", "2025"),
    ("---\ntitle: >-\n  Mill\n  reopens\ndate: 2025-05-31T08:00:00+02:00\n---\n", "Mill reopens", None, "2025-05-31"),
    ('+++\ntitle = "Mill reopens"\ndate = 2025-05-31\n+++\n', "Mill reopens", None, "2025-05-31"),
    ("---\ndate: 05/06/2025  # which is the month?\n---\n", None, None, None),
    ("---\ndate: soon\n---\n", None, None, None),
    ("---\r\ntitle: Mill reopens\r\ndate: 2025-05-31\r\n---\r\n", "Mill reopens", None, "2025-05-31"),
]


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize(("front", "title", "author", "day"), FRONT)
def test_front_matter_gives_title_author_and_date(
    front: str, title: str | None, author: str | None, day: str | None, suffix: str, tmp_path: Path
) -> None:
    found = article(f"{front}\n{BODY}\n", suffix, tmp_path)
    assert (found.title, found.author, found.as_of and str(found.as_of)) == (title, author, day)
    assert outline(found) == [f"body: {BODY[:40].rstrip()}"]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    found = article(f"---\n{BODY}\n\n---\n\n{MORE}\n")
    assert [block.kind for block in found.blocks] == ["body", "body"]


def test_the_option_wins_over_the_front_matter() -> None:
    found = article(f"---\ndate: 2025-05-31\n---\n{BODY}\n", as_of=Period.parse("2024-01-01"))
    assert str(found.as_of) == "2024-01-01"


def test_without_a_date_the_date_is_unknown() -> None:
    assert article(f"Budget\n\nMay 3, 2025\n\n{BODY}\n").as_of is None


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and Max Roe, Staff Writers", "Jane Doe and Max Roe"),
        ("BY JANE DOE | MAY 3, 2025", "JANE DOE"),
        ("Written by Jane Doe", "Jane Doe"),
    ],
)
def test_a_byline_names_the_author(byline: str, author: str) -> None:
    assert article(f"Council passes budget\n\n{byline}\n\n{BODY}\n").author == author


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_encoding_gives_the_same_text(encoding: str) -> None:
    text = "Müller’s mill reopens\r\n\r\nThe mill in Köln reopened on Monday — at last. 😀\r\n"
    assert read("-", stdin=text.encode(encoding)).text == text


def test_a_mark_in_the_middle_stays_in_the_text_but_not_in_the_words() -> None:
    found = article(f"Budget\n\nThe coun\ufeffcil met and de\u00adcided on\u202e it.\u2060 {BODY}\n")
    assert "coun\ufeffcil" in found.text
    assert outline(found)[1] == "body: The council met and decided on it. The c"


PLAIN: list[tuple[str, str, str]] = [
    # the text as it is read, its words as plain text, its words as Markdown
    ("a **bold** move", "a bold move", "a bold move"),
    ('a [link](https://x.example/a_(b) "t") here', "a link here", "a link here"),
    ("see [1] and [the](note)", "see [1] and the", "see [1] and the"),
    ("<https://x.example>", "https://x.example", "https://x.example"),
    (
        "fish &amp; chips&nbsp;now &copy; &bogus; &#8217;",
        "fish & chips now © &bogus; ’",
        "fish & chips now © &bogus; ’",
    ),
    ("AT&T; R&D", "AT&T; R&D", "AT&T; R&D"),
    ("5 * 3 * 2 and snake_case_name", "5 * 3 * 2 and snake_case_name", "5 * 3 * 2 and snake_case_name"),
    ("*so* _it_ ***goes***", "*so* _it_ ***goes***", "so it goes"),
    ("a lone * and ** and _", "a lone * and ** and _", "a lone * and ** and _"),
    ("one<!-- two -->three<br>four", "onethree four", "onethree four"),
    ("a < b and c > d, <5%", "a < b and c > d, <5%", "a < b and c > d, <5%"),
    ("700-\nacre site\r\nnear  the\tport", "700-acre site near the port", "700-acre site near the port"),
    ("half -\nand more", "half - and more", "half - and more"),
    ("1\u00a0000\u202fkm \u200bof\ufe0f road\u00ad", "1 000 km of road", "1 000 km of road"),
    ("a\\*b \\_c", "a\\*b \\_c", "a*b _c"),
    ("![alt](a.jpg) text[^1] [x][y]", "text[^1] [x][y]", "text x"),
    ("\\$5 `code` ~~gone~~", "\\$5 `code` ~~gone~~", "$5 code gone"),
    ("  ", "", ""),
]


@pytest.mark.parametrize(("text", "as_text", "as_markdown"), PLAIN)
def test_the_plain_view_drops_markup_and_keeps_words(text: str, as_text: str, as_markdown: str) -> None:
    span = Span(0, len(text))
    assert fold(text, span, markdown=False).text == as_text
    assert fold(text, span, markdown=True).text == as_markdown


def test_a_span_of_the_plain_view_maps_back_and_forth() -> None:
    text = "It was a **very bold**\nmove &amp; more."
    view = fold(text, Span(0, len(text)), markdown=True)
    start = view.text.index("bold move &")
    span = view.span(start, start + len("bold move &"))
    assert text[span.slice] == "bold**\nmove &amp;"
    assert view.find(span) == (start, start + len("bold move &"))


MARKS = (
    "#_ -_ •_ >_ \n \n\n \r\n ** * ` [ ]( ) <b> <!-- --> &amp; | --- 1._ The_mill U.S. _said "
    "\u200b \ufeff 😀 “ ” By_Jane \t x"
)
SCRAPS = st.lists(st.sampled_from([mark.replace("_", " ") for mark in MARKS.split(" ")]), max_size=40).map("".join)


@settings(deadline=None)
@given(SCRAPS, st.booleans())
def test_offsets_rise_and_slice_whatever_is_read(text: str, markdown: bool) -> None:
    view = fold(text, Span(0, len(text)), markdown=markdown)
    assert len(view.text) == len(view.starts) == len(view.ends)
    assert all(a < b for a, b in zip(view.starts, view.ends, strict=True))
    assert list(view.starts) == sorted(view.starts)
    assert all(
        text[at] == letter
        for at, end, letter in zip(view.starts, view.ends, view.text, strict=True)
        if end == at + 1 and letter != " "
    )


@settings(deadline=None)
@given(SCRAPS | st.text(max_size=80))
def test_blocks_stand_in_order_and_never_overlap(text: str) -> None:
    try:
        found = read("-", stdin=text.encode("utf-8", "surrogatepass"))
    except ArticleError:
        return
    spans = [block.span for block in found.blocks]
    assert all(0 <= span.start < span.end <= len(found.text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


@settings(deadline=None)
@given(SCRAPS)
def test_markdown_blocks_stand_in_order_and_never_overlap(text: str) -> None:
    from factcheck.reader.classify import classify
    from factcheck.reader.layout import lay_out

    front, drafts = lay_out(text, markdown=True)
    spans = [block.span for block in classify(text, drafts, markdown=True, front=front)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "<!--" * 50_000,
        "*a " * 20_000,
        "[a](" * 50_000,
        "> " * 100_000,
        "- " * 100_000,
        "a\n" * 20_000,
        "“a. " * 50_000,
        "A " * 100_000,
        "x" * 500_000,
        "| " * 100_000,
        "By " + "A " * 90_000,
        "1. " * 60_000,
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_hostile_text_is_read_in_time(text: str, suffix: str, tmp_path: Path) -> None:
    started = time.process_time()
    article(text, suffix, tmp_path)
    assert time.process_time() - started < _SECONDS


_SECONDS = 6.0  # linear reading takes well under one; a square would take minutes


def test_a_folder_gives_its_articles_sorted(tmp_path: Path) -> None:
    for name in ["b.txt", "a.md", "sub/c.markdown", "notes.rst", ".hidden.txt", ".git/x.txt", "sub/.venv/y.txt"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Text.")
    found = [Path(path).relative_to(tmp_path).as_posix() for path in discover([str(tmp_path)])]
    assert found == ["a.md", "b.txt", "sub/c.markdown"]


def test_what_git_ignores_is_skipped_unless_named(tmp_path: Path) -> None:
    for name in ["a.txt", "old/b.txt", "keep/c.txt", "keep/d.txt"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Text.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("old/\nd.txt\n")
    (tmp_path / "keep" / ".gitignore").write_text("c.txt\n!d.txt\n")
    found = [Path(path).relative_to(tmp_path).as_posix() for path in discover([str(tmp_path)])]
    assert found == ["a.txt", "keep/d.txt"]
    assert discover([str(tmp_path / "old" / "b.txt")]) == [str(tmp_path / "old" / "b.txt")]
    assert [Path(path).name for path in discover([str(tmp_path / "keep")])] == ["d.txt"]


def test_files_keep_the_order_they_are_named_in_and_stand_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    assert discover(["z.txt", "-", str(tmp_path / "a.txt"), str(tmp_path), "z.txt"]) == [
        "z.txt",
        "-",
        str(tmp_path / "a.txt"),
    ]


FURNITURE = yaml.safe_load((Path(__file__).parent / "corpora" / "furniture.yaml").read_text("utf-8"))


@pytest.mark.parametrize("words", FURNITURE["furniture"])
def test_furniture_is_known_by_its_words(words: str) -> None:
    assert is_furniture(words) or opens_links(words)


@pytest.mark.parametrize("words", FURNITURE["reporting"])
def test_reporting_that_begins_like_furniture_is_kept(words: str) -> None:
    assert not is_furniture(words)
    assert not opens_links(words)
    assert not is_byline(words)
    assert not is_caption(words)


def test_the_seed_of_a_web_page_keeps_its_story_and_drops_its_navigation() -> None:
    text = (
        "Pakistan DITCHES West!\n\nRussia and Pakistan are forging ties.\nAt a Glance\n\n"
        "  • They revive a mill\n  • It closed in 2015\n\nSoviet-Era Project, 21st-Century Realignment\n\n"
        "{body}\n\nPrevious articleMan Bites Dog!\n"
    )
    assert [str(block.kind) for block in article(filled(text)).blocks] == [
        "headline", "standfirst", "heading", "bullet", "bullet", "heading", "body", "furniture",
    ]  # fmt: skip
