"""The reader: what each stretch of a draft is, and that every offset slices what was read."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ArticleError
from factcheck.plain import fold, plain
from factcheck.reader import discover, read
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
LAYOUTS: list[tuple[str, str, str]] = [
    (
        "one line a paragraph, headline without a stop",
        "Council passes budget\n\n{body}\n\n{more}\n",
        "headline: Council passes budget | body: {body} | body: {more}",
    ),
    (
        "no blank lines at all: every line is a paragraph",
        "Council Passes Budget\nBy Jane Doe\n{body}\n{more}\n",
        "headline: Council Passes Budget | byline: By Jane Doe | body: {body} | body: {more}",
    ),
    (
        "hard wrapped at 60, two paragraphs",
        "Council passes budget\n\nThe council approved the budget on Tuesday after a debate of\n"
        "six hours, the clerk said. Mayor Ann Lee did not vote, her\noffice said.\n\n"
        "It raises spending on roads by 4.2% and leaves the property\ntax where it was.\n",
        "headline: Council passes budget | body: The council approved the budget on Tuesday a | body: It raises spending on roads by 4.2% and le",
    ),
    (
        "hard wrapped, a line that ends in a stop goes on because the next word would not have fitted",
        "The council approved the budget on Tuesday after a debate.\nRepresentatives of both parties said so, and it was\n"
        "signed on Monday by the mayor in her office downtown.\n",
        "body: The council approved the budget on Tuesday a",
    ),
    (
        "headline in capitals right above the text",
        "COUNCIL PASSES BUDGET\nThe council approved the budget on\nMonday after a debate of six hours.\n",
        "headline: COUNCIL PASSES BUDGET | body: The council approved the budget on Monda",
    ),
    (
        "standfirst below the headline, then a byline and a date",
        "Council passes budget\n\nThe vote ends a dispute of four months\n\nBy Jane Doe\nMay 3, 2025\n\n{body}\n",
        "headline: Council passes budget | standfirst: The vote ends a dispute of four months | byline: By Jane Doe | "
        "byline: May 3, 2025 | body: {body}",
    ),
    (
        "a sentence below the headline is a standfirst when a byline follows it",
        "Council passes budget\n\nThe vote ends a dispute of four months.\n\nJane Doe, City Hall reporter\n\n{body}\n",
        "headline: Council passes budget | standfirst: The vote ends a dispute of four months. | "
        "byline: Jane Doe, City Hall reporter | body: {body}",
    ),
    (
        "headings: Title Case, a question, sentence case",
        "Council passes budget\n\n{body}\n\nWhat Happens Next\n\n{more}\n\nA Second Chance for the U.S.?\n\nThe vote is on "
        "Monday.\n\nWhat it means for you\n\nTaxes stay the same.\n",
        "headline: Council passes budget | standfirst: {body} | heading: What Happens Next | body: {more} | "
        "heading: A Second Chance for the U.S.? | body: The vote is on Monday. | heading: What it means for you | "
        "body: Taxes stay the same.",
    ),
    (
        "bullets of every sign, one that wraps",
        "Council passes budget\n\nKey points:\n\n• Roads get 4.2% more\n- Taxes stay\n* Libraries close on Sundays and on\n"
        "  public holidays\n– Parks get less\n\n{body}\n",
        "headline: Council passes budget | heading: Key points: | bullet: Roads get 4.2% more | bullet: Taxes stay | "
        "bullet: Libraries close on Sundays and on public | bullet: Parks get less | body: {body}",
    ),
    (
        "a numbered list, and a year that is no number of a list",
        "Council passes budget\n\n1. Roads get more.\n2. Taxes stay.\n10) Parks get less.\n\n2015 was the last year with a "
        "surplus, the clerk said.\n",
        "headline: Council passes budget | bullet: Roads get more. | bullet: Taxes stay. | bullet: Parks get less. | "
        "body: 2015 was the last year with a surplus, t",
    ),
    (
        "furniture between and after paragraphs",
        "Council passes budget\n\nShare this article\n\n{body}\n\nAdvertisement\n\n{more}\n\nSubscribe to our newsletter\n\n"
        "Follow us on X\n\n© 2025 The Daily. All rights reserved.\n",
        "headline: Council passes budget | furniture: Share this article | body: {body} | furniture: Advertisement | "
        "body: {more} | furniture: Subscribe to our newsletter | furniture: Follow us on X | "
        "furniture: © 2025 The Daily. All rights reserved.",
    ),
    (
        "navigation glued together at the end",
        "Council passes budget\n\n{body}\n\nPrevious articleMan Bites Dog!\nNext articleStorm Hits Coast",
        "headline: Council passes budget | body: {body} | furniture: Previous articleMan Bites Dog! | "
        "furniture: Next articleStorm Hits Coast",
    ),
    (
        "a list of links under a heading is furniture until the story goes on",
        "Council passes budget\n\n{body}\n\nRelated stories\n\nMayor Lee to run again\n\nHow the budget is made\n\n{more}\n",
        "headline: Council passes budget | body: {body} | furniture: Related stories | furniture: Mayor Lee to run again | "
        "furniture: How the budget is made | body: {more}",
    ),
    (
        "links in capitals with a colon",
        "Council passes budget\n\n{body}\n\nREAD MORE: Mayor Lee to run again\n\nRELATED: How the budget is made\n\n{more}\n",
        "headline: Council passes budget | body: {body} | furniture: READ MORE: Mayor Lee to run again | "
        "furniture: RELATED: How the budget is made | body: {more}",
    ),
    (
        "captions: a label, a credit at the end, an agency",
        "Council passes budget\n\nPhoto: AP/J. Doe\n\n{body}\n\nWorkers at the depot in March (AP Photo/J. Doe)\n\n"
        "The town hall. Getty Images\n\n{more}\n",
        "headline: Council passes budget | caption: Photo: AP/J. Doe | body: {body} | "
        "caption: Workers at the depot in March (AP Photo/ | caption: The town hall. Getty Images | body: {more}",
    ),
    (
        "datelines: agency, place and day, place alone",
        "Council passes budget\n\nLONDON, May 3 (Reuters) — The council approved it.\n\nSpringfield, Ill. (AP) - The council "
        "met.\n\nPARIS — Prices rose in May.\n\nNATO — the alliance — met on Monday.\n",
        "headline: Council passes budget | byline: LONDON, May 3 (Reuters) — | body: The council approved it. | "
        "byline: Springfield, Ill. (AP) - | body: The council met. | byline: PARIS — | body: Prices rose in May. | "
        "body: NATO — the alliance — met on Monday.",
    ),
    (
        "the story begins at once: no headline",
        "{body}\n\n{more}\n",
        "body: {body} | body: {more}",
    ),
    (
        "a kicker above the headline",
        "OPINION\n\nThe Budget Is a Mistake\n\n{body}\n",
        "heading: OPINION | headline: The Budget Is a Mistake | body: {body}",
    ),
    (
        "page furniture above the headline",
        "Skip to main content\n\nHome > News > City\n\nCouncil passes budget\n\n3 min read\n\n{body}\n",
        "furniture: Skip to main content | furniture: Home > News > City | headline: Council passes budget | "
        "furniture: 3 min read | body: {body}",
    ),
    (
        "a headline that is a sentence with an exclamation mark",
        "Council DITCHES Budget for Mayor’s Plan!\n\n{body}\n\n{more}\n",
        "headline: Council DITCHES Budget for Mayor’s Plan! | body: {body} | body: {more}",
    ),
    (
        "figures in short lines without a stop are statements, not headings",
        "Acme reports first quarter\n\nRevenue rose 12% to $4.5bn\n\nNet profit fell to $310m\n\n{body}\n",
        "headline: Acme reports first quarter | standfirst: Revenue rose 12% to $4.5bn | body: Net profit fell to $310m | "
        "body: {body}",
    ),
    (
        "a table with bars",
        "Acme reports first quarter\n\n{body}\n\nYear | Output | Price\n2023 | 12 | 4\n2024 | 15 | 5\n\n{more}\n",
        "headline: Acme reports first quarter | body: {body} | table: Year | Output | Price | table: 2023 | 12 | 4 | "
        "table: 2024 | 15 | 5 | body: {more}",
    ),
    (
        "an interview: turns are not headings",
        "A talk with the mayor\n\nQ: Why now?\n\nA: Because we must.\n\n“We had no choice.”\n\n{body}\n",
        "headline: A talk with the mayor | body: Q: Why now? | body: A: Because we must. | body: “We had no choice.” | "
        "body: {body}",
    ),
    (
        "a headline underlined, rules between sections",
        "Council passes budget\n=====================\n\n{body}\n\n* * *\n\n{more}\n\n-----\n",
        "headline: Council passes budget | body: {body} | body: {more}",
    ),
    (
        "hashes in a plain text file",
        "# Council passes budget\n\n{body}\n\n## What is next\n\n{more}\n",
        "headline: Council passes budget | standfirst: {body} | heading: What is next | body: {more}",
    ),
    (
        "a summary box that repeats the opening",
        "Council passes budget\n\n{body}\n\nAt a Glance\n\nCouncil passes budget\n\n• {body}\n\n{more}\n",
        "headline: Council passes budget | standfirst: {body} | heading: At a Glance | furniture: Council passes budget | "
        "furniture: {body} | body: {more}",
    ),
    (
        "a quotation set off with a sign",
        "Council passes budget\n\n{body}\n\n> We had no choice, and\n> everybody knew it.\n\n{more}\n",
        "headline: Council passes budget | body: {body} | blockquote: We had no choice, and everybody knew it. | body: {more}",
    ),
    (
        "agency credits and contacts at the end",
        "Council passes budget\n\n{body}\n\nReporting by Jane Doe; Editing by Max Roe\n\nOur Standards: The Trust Principles.\n\n"
        "Updated 5:30 pm\n\n12 comments\n\nContact the author\n",
        "headline: Council passes budget | body: {body} | furniture: Reporting by Jane Doe; Editing by Max Ro | "
        "furniture: Our Standards: The Trust Principles. | furniture: Updated 5:30 pm | furniture: 12 comments | "
        "furniture: Contact the author",
    ),
    (
        "old Windows line ends and trailing spaces",
        "Council passes budget  \r\n\r\n{body}\r\n\r\n{more}\r\n",
        "headline: Council passes budget | body: {body} | body: {more}",
    ),
    (
        "sport: a score line and a line of statistics",
        "Rovers beat United 2–1\n\n{body}\n\nRovers: Smith 12, Jones 77\nUnited: Brown 40\n\n{more}\n",
        "headline: Rovers beat United 2–1 | body: {body} | body: Rovers: Smith 12, Jones 77 | body: United: Brown 40 | "
        "body: {more}",
    ),
    (
        "sentences that begin like furniture are no furniture",
        "Council passes budget\n\nShare prices fell on Monday, and the council said so.\n\nRelated crimes rose by 3%, police "
        "said.\n\nNext article of the treaty says so.\n\nSubscribers left in April, the paper said.\n\nRead more than one.\n",
        "headline: Council passes budget | body: Share prices fell on Monday, and the cou | "
        "body: Related crimes rose by 3%, police said. | body: Next article of the treaty says so. | "
        "body: Subscribers left in April, the paper sai | body: Read more than one.",
    ),
    (
        "labelled first lines of a newsroom's own system",
        "Headline: Council passes budget\nStandfirst: The vote ends a dispute\nBy: Jane Doe\nDate: 3 May 2025\n\n{body}\n",
        "headline: Council passes budget | standfirst: The vote ends a dispute | byline: Jane Doe | byline: 3 May 2025 | "
        "body: {body}",
    ),
]


def filled(text: str) -> str:
    return text.replace("{body}", BODY).replace("{more}", MORE)


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS])
def test_a_layout_is_told_apart(text: str, expected: str) -> None:
    rows = [row.split(": ", 1) for row in _ROW.split(filled(expected))]
    assert outline(article(filled(text))) == [f"{kind}: {words[:40].rstrip()}" for kind, words in rows]


_ROW = re.compile(r" \| (?=[a-z]+: )")  # a bar before a kind; a table's own bars stay


MARKDOWN: list[tuple[str, str, str]] = [
    (
        "headings by hashes and underlines, a list in a list",
        "# Council passes budget\n\n{body}\n\nWhat is next\n------------\n\n- Roads get *more*\n  - bridges too\n- Taxes stay\n",
        "headline: Council passes budget | standfirst: {body} | heading: What is next | bullet: Roads get more | "
        "bullet: bridges too | bullet: Taxes stay",
    ),
    (
        "emphasis, links, code, entities and escapes leave the words",
        "# Budget\n\nThe **council** _approved_ the [budget](https://a.example/b_(c)) of `2025` &amp; more \\*now\\*.\n\n{more}\n",
        "headline: Budget | body: The council approved the budget of 2025 | body: {more}",
    ),
    (
        "front matter, a comment, a fence, a picture",
        "---\ntitle: Council passes budget\n---\n\n<!-- check the\n\nfigures -->\n\n{body}\n\n```\ncode = 1\n```\n\n"
        "![The town hall](hall.jpg)\n\n{more}\n",
        "body: {body} | code: ``` code = 1 ``` | body: {more}",
    ),
    (
        "a quotation over two lines and a table",
        "# Budget\n\n> We had no choice,\n> she said.\n\n| Year | Sum |\n|------|-----|\n| 2024 | 12 |\n\n{more}\n",
        "headline: Budget | blockquote: We had no choice, she said. | table: Year | Sum | table: 2024 | 12 | body: {more}",
    ),
    (
        "bold lines are headings and bylines",
        "**Council Passes Budget**\n\n*By Jane Doe*\n\n{body}\n\n**What Is Next**\n\n{more}\n",
        "headline: Council Passes Budget | byline: By Jane Doe | body: {body} | heading: What Is Next | body: {more}",
    ),
    (
        "signs that are no Markdown list, indented paragraphs",
        "# Budget\n\nAt a glance:\n\n  • Roads get more\n  • Taxes stay\n\n     {body}\n",
        "headline: Budget | heading: At a glance: | bullet: Roads get more | bullet: Taxes stay | body: {body}",
    ),
    (
        "HTML blocks and tags",
        "# Budget\n\n<p>The council <b>met</b>.</p>\n\n<script>\nvar a = 1;\n</script>\n\n<figure><figcaption>The hall</figcaption>"
        "</figure>\n\n{more}\n",
        "headline: Budget | body: The council met. | caption: The hall | body: {more}",
    ),
    (
        "furniture in Markdown",
        "# Budget\n\n{body}\n\n[Read more](https://a.example)\n\n## Related articles\n\n- [One](a)\n- [Two](b)\n\n{more}\n",
        "headline: Budget | body: {body} | furniture: Read more | furniture: Related articles | furniture: One | "
        "furniture: Two | body: {more}",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in MARKDOWN], ids=[row[0] for row in MARKDOWN])
def test_markdown_is_read_by_its_marks(text: str, expected: str, tmp_path: Path) -> None:
    rows = [row.split(": ", 1) for row in _ROW.split(filled(expected))]
    found = article(filled(text), ".md", tmp_path)
    assert outline(found) == [f"{kind}: {words[:40].rstrip()}" for kind, words in rows]


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
    ("a [link](https://x.example/a_(b) \"t\") here", "a link here", "a link here"),
    ("see [1] and [the](note)", "see [1] and the", "see [1] and the"),
    ("<https://x.example>", "https://x.example", "https://x.example"),
    ("fish &amp; chips&nbsp;now &copy; &bogus; &#8217;", "fish & chips now © &bogus; ’", "fish & chips now © &bogus; ’"),
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


SCRAPS = st.lists(
    st.sampled_from(
        ["# ", "- ", "• ", "> ", "\n", "\n\n", "\r\n", "**", "*", "_", "`", "[", "](", ")", "<b>", "<!--", "-->", "&amp;"]
        + ["|", "---", "1. ", "The mill", "U.S.", " said", "\u200b", "\ufeff", "😀", "“", "”", "By Jane", "    ", "\t", "x"]
    ),
    max_size=40,
).map("".join)


@given(SCRAPS, st.booleans())
def test_offsets_rise_and_slice_whatever_is_read(text: str, markdown: bool) -> None:
    view = fold(text, Span(0, len(text)), markdown=markdown)
    assert len(view.text) == len(view.starts) == len(view.ends)
    assert all(a < b for a, b in zip(view.starts, view.ends, strict=True))
    assert list(view.starts) == sorted(view.starts)
    assert all(
        text[at] == letter for at, end, letter in zip(view.starts, view.ends, view.text, strict=True)
        if end == at + 1 and letter != " "
    )


@given(SCRAPS | st.text(max_size=80))
def test_blocks_stand_in_order_and_never_overlap(text: str) -> None:
    try:
        found = read("-", stdin=text.encode("utf-8", "surrogatepass"))
    except ArticleError:
        return
    spans = [block.span for block in found.blocks]
    assert all(0 <= span.start < span.end <= len(found.text) for span in spans)
    assert all(one.end <= two.start for one, two in zip(spans, spans[1:], strict=False))


@given(SCRAPS)
def test_markdown_blocks_stand_in_order_and_never_overlap(text: str) -> None:
    from factcheck.reader.classify import classify
    from factcheck.reader.layout import lay_out

    front, drafts = lay_out(text, markdown=True)
    spans = [block.span for block in classify(text, drafts, markdown=True, front=front)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "<!--" * 50_000,
        "*a " * 60_000,
        "[a](" * 50_000,
        "> " * 100_000,
        "- " * 100_000,
        "a\n" * 100_000,
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
