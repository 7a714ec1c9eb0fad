"""The parser: what a sentence asserts, in texts that stand alone, and whether each can be checked."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
import yaml

from factcheck.parser.days import dated
from factcheck.parser.mending import mended
from factcheck.parser.parse import parse
from factcheck.parser.propositions import propositions
from factcheck.parser.tense import finite
from factcheck.reader import read
from factcheck.records import BlockKind, Claim, Period
from factcheck.syntax.model import SyntaxModel

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "corpora" / "claims.yaml").read_text("utf-8"))
ARTICLES = sorted(path for path in (HERE / "articles").iterdir() if path.suffix in (".txt", ".md"))


@lru_cache(maxsize=1)
def _syntax() -> SyntaxModel:
    return SyntaxModel.load()


def _claims(text: str) -> list[Claim]:
    """The claims of a text as the body of an article: a headline and a first paragraph stand before it."""
    draft = f"A headline\n\nThis paragraph comes first, and nothing in it matters to anybody at all.\n\n{text}\n"
    article = read("-", stdin=draft.encode())
    start = article.text.index(text)
    return [claim for claim in parse(article, syntax=_syntax()) if claim.span.start >= start]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_a_sentence_gives_the_claims_that_a_reader_would_take_from_it(case: dict[str, str | list[str]]) -> None:
    assert case.keys() <= {"text", "has", "lacks"}
    texts = [claim.text for claim in _claims(str(case["text"]))]
    assert [text for text in case.get("has", ()) if text not in texts] == [], texts
    assert [words for words in case.get("lacks", ()) if any(words in text for text in texts)] == [], texts


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Norhaven council backs budget with record school spending.", None),  # a headline's verb in -s
        ("Eva Lind announced that she would step down in spring.", None),  # an announcement is on record
        ("The patches must be renewed once a month.", None),  # a rule, not a duty
        ("The union Amity welcomed the results.", None),  # what somebody did is no view of ours
        ("It is the party's worst result since the war.", None),  # a matter of record
        ("In a bold yet risky move, Norland and Estmark have signed a treaty.", None),  # the comment is parted
        ("We eliminated the sales tax on groceries.", None),  # what the writer did is no view of his
        ("Our teachers are paid less than teachers in the states around us.", None),  # nor what his own people earn
        ("Thanks to the mild winter, the price of gas fell.", None),  # no thanks, a cause
        ("The company has nothing to do with the affair.", None),  # a denial, and no feeling
        ("There were no deaths.", None),  # somebody counts them
        ("Norrline apologised.", None),  # a plain deed
        ("Mayor Ole Vik, whose casting vote was not needed, left.", None),  # no feeling
        ("The gain in weight was greater for boys than for girls.", None),  # by measure
        ("Under the new law, dealers must register before they sell.", None),  # what a rule asks for is written down
        ("The firm did not admit wrongdoing.", None),  # whether it did is known
        ("Norrline will drop two routes to the islands.", None),  # in its power: a plan
        ("Members wanting a refund must apply by 12 December.", None),  # what a rule asks for
        ("If the firm misses its target, it will have to pay back half the grant.", None),
        ("Pupils without a pass may stay in class.", None),  # allowed
        ("Anna Holm is a great-granddaughter of the founder.", None),
        ("He was born in a village of 900 souls.", None),
        ("Rents will surely climb before the first house is built.", "prediction"),  # its own word for a guess
        ("Another stalemate is the likeliest outcome in January.", "prediction"),
        ("The bay may well have lost its last eel by 2030.", "prediction"),
        ("Prices may rise.", "prediction"),
        ("The government must act.", "opinion"),
        ("Too many of those in charge were asleep.", "opinion"),
        ("It is a disgrace that it took four deaths to mend the gate.", "opinion"),
        ("For the islands a bridge cannot come soon enough.", "rhetoric"),
        ("The council rejected the scheme. So did the union.", "fragment"),  # what it did is not said
        ("There were no surprises.", "rhetoric"),
        ("Let us be the generation that finally gets this done.", "rhetoric"),  # what hangs on a call is none either
        ("The mayor should resign.", "opinion"),  # a duty
        ("We have nothing against profit.", "opinion"),  # the writer's own voice
        ("Everybody in town knows it.", "opinion"),  # of everybody
        ("It was a campaign without ideas.", "opinion"),  # a name for a thing
        ("Whether that is enough is another question.", "rhetoric"),  # a figure of speech
        ("The city’s rise is only just beginning.", "rhetoric"),
        ("The bank is widening its sphere of influence.", "rhetoric"),  # no figure says how far
        ("The firm mends boats. This isn’t Norway’s only yard.", None),  # there are others
        ("If the trend goes on, the firm will have to close.", "prediction"),  # a condition
        (
            "The mill reopened on Monday, and if the money comes a second one will follow.",
            "prediction",
        ),  # in the middle
        ("You know what this means.", "rhetoric"),  # to the reader
        ("Will anybody come?", "question"),
    ],
)
def test_a_claim_is_checkable_or_says_why_not(text: str, why: str | None) -> None:
    reasons = [claim.reason.value if claim.reason else None for claim in _claims(text)]
    assert why in reasons, [(claim.text, claim.reason) for claim in _claims(text)]


@pytest.mark.parametrize(
    ("caption", "texts"),
    [
        ("Image caption, Tablets on a production line in Basel.", []),  # what the picture shows
        ("Photo: Waves break over the pier at Skerry Head (M. Tierney)", []),
        ("Image source, Getty Images", []),  # a credit
        ("Photo: The pier was built in 1962 (M. Tierney)", ["The pier was built in 1962."]),  # a fact
    ],
)
def test_a_caption_gives_what_it_states_and_no_label_or_credit(caption: str, texts: list[str]) -> None:
    assert [claim.text for claim in _claims(caption)] == texts


def test_what_a_transcript_says_has_its_speaker() -> None:
    draft = (
        "A talk with Anna Holm\n\nQ: How bad was it?\n\nA: The harbour was built in 1962.\n\n"
        "It has lost 40 boats.\n\nQ: And the ferry?\n\nKerr: The ferry runs again since Monday.\n"
    )
    claims = parse(read("-", stdin=draft.encode()), syntax=_syntax())
    assert [(claim.text, claim.speaker) for claim in claims if claim.checkable][-3:] == [
        ("The harbour was built in 1962.", "Anna Holm"),
        ("The harbour has lost 40 boats.", "Anna Holm"),
        ("The ferry runs again since Monday.", "Kerr"),
    ]


def test_a_figure_of_a_table_is_a_claim_under_the_heads_of_its_row_and_column(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(
        "# Results\n\n| Region | 2025 | **Boss** |\n|---|---|---|\n| Asia | $900 million | Ann Lee |\n| | 5 | x |\n\n"
        "Text.\n\n| 1 | 2 |\n|---|---|\n| 3 | 4 |\n"
    )
    claims = parse(read(str(path)), syntax=_syntax())
    found = [(claim.text, claim.quote, claim.kind.value) for claim in claims if claim.block is BlockKind.TABLE]
    assert found == [("Asia, 2025: $900 million.", "$900 million", "money")]


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_quotes_slice_the_article_and_a_second_run_gives_the_same(path: Path) -> None:
    article = read(str(path))
    claims = parse(article, syntax=_syntax())
    assert all(article.text[claim.span.slice] == claim.quote != "" for claim in claims)
    assert len({claim.id for claim in claims}) == len(claims)
    assert claims == parse(article, syntax=_syntax())


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_no_two_propositions_have_the_same_words_and_a_mended_tree_is_a_tree(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    for tree in map(mended, _syntax().parse(lines)):
        quotes = [one.quote for one in propositions(tree)]
        assert len(quotes) == len(set(quotes))
        assert sum(token.head < 0 for token in tree.tokens) == 1
        assert set(tree.subtree(tree.root())) == set(range(len(tree.tokens)))


@pytest.mark.parametrize(
    ("verb", "tense", "many", "form"),
    [
        ("span", "present", False, "spans"),
        ("carry", "present", False, "carries"),
        ("reach", "present", True, "reach"),
        ("carry", "past", False, "carried"),
        ("stop", "past", False, "stopped"),
        ("open", "past", False, "opened"),
        ("leave", "past", True, "left"),
        ("provide", "will", False, "will provide"),
    ],
)
def test_a_participle_becomes_a_finite_verb(verb: str, tense: str, *, many: bool, form: str) -> None:
    assert finite(verb, tense, many=many) == form


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("It has governed since April last year.", "It has governed since April 2024."),  # month and year are one date
        (
            "He called the vote for 18 January.",
            "He called the vote for 18 January 2026.",
        ),  # what is called for lies ahead
        ("The hearing was adjourned until Monday.", "The hearing was adjourned until 24 November 2025."),
        (
            "Trams back on Monday after strike.",
            "Trams back on 24 November 2025 after strike.",
        ),  # a headline looks ahead
        ("Roe was back on Monday.", "Roe was back on Monday."),  # either may be meant
        ("Trains will run on Monday morning.", "Trains will run on the morning of 24 November 2025."),
        ("The result was announced on Friday.", "The result was announced on 14 November 2025."),
        ("It said on Friday that it will close.", "It said on 14 November 2025 that it will close."),  # of the verb
        ("Nobody is admitted after next September.", "Nobody is admitted after September 2026."),
        ("Earlier this month it fell.", "Earlier in November 2025 it fell."),
        ("It closed late last year.", "It closed late in 2024."),
        ("Offers must come by 12 December.", "Offers must come by 12 December 2025."),
        ("By Monday evening it had sold 40.", "By the evening of 17 November 2025 it had sold 40."),  # had: it is past
        ("It could be delayed on Friday.", "It could be delayed on Friday."),  # before or after
        ("Talks may proceed on Friday.", "Talks may proceed on Friday."),
        ("A cut in March was conceivable.", "A cut in March was conceivable."),  # when it was said is not told
        ("Swimmers fell ill that October.", "Swimmers fell ill that October."),  # of a year told of before
        ("It ended in a cold January.", "It ended in a cold January."),  # any January
        ("The audit noted it in a report last month.", "The audit noted it in a report in October 2025."),
        ("By the end of last year it had shut.", "By the end of 2024 it had shut."),
        ("It fell on Tuesday of last week.", "It fell on 11 November 2025."),
        ("They announced strikes for December.", "They announced strikes for December 2025."),
    ],
)
def test_a_date_that_hangs_on_the_day_is_named(text: str, named: str) -> None:
    assert dated(text, Period.parse("2025-11-20")) == named


def test_a_broken_off_quotation_is_one_claim_with_both_halves_in_its_words() -> None:
    (claim,) = _claims('"We lost a good deal," said Jo Roe, "but we will be back by May."')
    assert claim.text == "Jo Roe said “We lost a good deal, but we will be back by May.”"
    assert [value.kind for value in claim.values][:2] == ["quotation", "quotation"]
    assert claim.quote == '"We lost a good deal," said Jo Roe, "but we will be back by May."'
