"""Sentences to trees: the words, the tree, the names, the base forms."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.syntax import decode
from factcheck.syntax.lemma import lemma
from factcheck.syntax.model import SyntaxModel
from factcheck.syntax.shapes import plain_signs, shape
from factcheck.syntax.tree import Tree
from factcheck.syntax.words import words


@pytest.fixture(scope="module")
def model() -> SyntaxModel:
    return SyntaxModel.load()


CUTS = [
    ("The plant closed in 2015.", "The plant closed in 2015 ."),  # a plain sentence
    ("They can't, won't and didn’t.", "They ca n't , wo n't and did n’t ."),  # not, straight and curly
    ("The workers' and Pakistan's mills", "The workers ' and Pakistan 's mills"),  # possessives
    ("I'd've said it's theirs", "I 'd 've said it 's theirs"),  # one clitic behind another
    ("$4.5bn, £3m and US$20", "$ 4.5 bn , £ 3 m and US$ 20"),  # money with its scale
    ("5.25% or 3.5 per cent", "5.25 % or 3.5 per_cent"),  # a share in signs and in words
    ("1,000,000 at 10:30 on 2025-04-01", "1,000,000 at 10:30 on 2025-04-01"),  # figures stay whole
    ("the 1960s, the '90s, the 30th", "the 1960s , the '90s , the 30th"),  # decades and ranks
    ("10km at 5pm on a 4x4 with 5G", "10 km at 5 pm on a 4x4 with 5G"),  # units are cut off, names are not
    ("Mr. Smith of the U.S. met J. K. Rowling", "Mr. Smith of the U.S. met J. K. Rowling"),  # short forms keep the stop
    ("the U.S.'s third-largest co-founder", "the U.S. 's third - largest co-founder"),  # hyphens
    ("2010-15 — and “so”…", "2010 - 15 — and “ so ” …"),  # dashes and curly quotation marks
    (
        "See https://example.org/a?b=1. Done",
        "See https://example.org/a?b=1 . Done",
    ),  # an address and the stop behind it
    ("AT&T's a.m. e-mail to x@example.org", "AT&T 's a.m. e-mail to x@example.org"),  # a firm, a time, an address
    ("O'Brien cannot go...", "O'Brien can not go ..."),  # an apostrophe in a name
    ("cafe\u0301 so\u00adcial", "cafe\u0301 so\u00adcial"),  # marks and soft hyphens stay in their word
    ("", ""),  # nothing
]


@pytest.mark.parametrize(("text", "cut"), CUTS)
def test_a_sentence_is_cut_like_the_treebanks(text: str, cut: str) -> None:
    assert [text[start:end].replace(" ", "_") for start, end in words(text)] == cut.split()


@given(st.text(max_size=80))
def test_words_cover_all_that_is_not_space_and_stand_in_order(text: str) -> None:
    ranges = words(text)
    assert all(start < end for start, end in ranges)
    assert all(left[1] <= right[0] for left, right in pairwise(ranges))
    covered = {index for start, end in ranges for index in range(start, end)}
    assert {index for index, character in enumerate(text) if not character.isspace()} <= covered


def test_a_line_of_one_sign_over_and_over_is_cut_in_linear_time() -> None:
    for sign in ("a", ".", "9", "1,", "a-", "'", "@", "http://", "a.", "U.", "s'"):
        text = sign * (30_000 // len(sign))
        assert words(text)[-1][1] == len(text)


# dependent, relation, head: what the sentence is about, as words.
TREES = [
    # subject and object
    (
        "The council approved the budget on Tuesday.",
        "council nsubj approved",
        "budget obj approved",
        "Tuesday obl approved",
    ),
    # passive with its agent
    ("The mill was sold by the government to a Chinese firm.", "mill nsubj:pass sold", "government obl:agent sold"),
    # two verbs with one subject
    ("The plant was closed in 2015 and sold in 2019.", "plant nsubj:pass closed", "sold conj closed", "2019 obl sold"),
    # two subjects
    ("Germany and France signed the treaty.", "Germany nsubj signed", "France conj Germany", "treaty obj signed"),
    # relative clause
    ("The company, which employs 4,000 people, lost money.", "employs acl:relcl company", "company nsubj lost"),
    # a title without a stop is read as one with it
    ("Mr Sunak promised tax cuts.", "Sunak nsubj promised", "Mr nmod:desc Sunak"),
    # relative clause without a pronoun
    ("The law that parliament passed bans plastic bags.", "passed acl:relcl law", "law nsubj bans"),
    # apposition
    ("Ursula von der Leyen, the president of the commission, resigned.", "president appos Ursula"),
    # reported speech after a verb
    ("The minister said that inflation had fallen.", "fallen ccomp said", "inflation nsubj fallen"),
    # reported speech without "that"
    ("Officials said the bridge reopened in May.", "reopened ccomp said", "bridge nsubj reopened"),
    # a quotation before its speaker
    ("“We will rebuild the school,” the mayor said.", "mayor nsubj said", "school obj rebuild"),
    # according to
    ("According to the ministry, exports rose by 4%.", "exports nsubj rose", "ministry obl rose"),
    # copula with a noun
    ("Paris is the capital of France.", "Paris nsubj capital", "is cop capital", "France nmod capital"),
    # copula with an adjective
    ("The rate is lower than in 2019.", "rate nsubj lower", "is cop lower"),
    # money
    ("The firm paid $4.5bn for the stake.", "firm nsubj paid", "$ obj paid", "stake obl paid"),
    # share
    ("Unemployment fell to 3.4% in February.", "Unemployment nsubj fell", "% obl fell", "February obl fell"),
    # number and noun
    ("At least 120 people were killed.", "120 nummod people", "people nsubj:pass killed"),
    # negation
    ("The bank did not raise rates.", "not advmod raise", "rates obj raise"),
    # infinitive
    ("The union plans to strike next week.", "strike xcomp plans", "union nsubj plans"),
    # adverbial clause
    ("Prices rose after the factory closed.", "closed advcl rose", "factory nsubj closed"),
    # participle after a noun
    ("A bridge built in 1932 collapsed.", "built acl bridge", "bridge nsubj collapsed"),
    # possessive
    ("Japan's economy shrank in 2023.", "Japan nmod:poss economy", "economy nsubj shrank"),
    # a list
    ("She visited Kenya, Uganda and Rwanda.", "Kenya obj visited", "Uganda conj Kenya", "Rwanda conj Kenya"),
    # a headline without articles and stop
    ("Court rejects appeal over pipeline", "Court nsubj rejects", "appeal obj rejects"),
    # a headline in title case
    ("Government Cuts Fuel Tax After Protests", "Government nsubj Cuts", "Tax obj Cuts"),
    # all capitals
    ("MINISTER RESIGNS AFTER VOTE", "MINISTER nsubj RESIGNS"),
]


@pytest.mark.parametrize(("text", "edges"), [(row[0], row[1:]) for row in TREES])
def test_the_heads_that_matter_are_found(model: SyntaxModel, text: str, edges: tuple[str, ...]) -> None:
    (tree,) = model.parse([text])
    found = {(token.text, token.dep, tree.tokens[token.head].text) for token in tree.tokens if token.head >= 0}
    assert {tuple(edge.split()) for edge in edges} <= found


NAMES = [
    ("Andrew Bailey leads the Bank of England in London.", "PER Andrew Bailey", "ORG Bank of England", "LOC London"),
    ("The United Nations met in Geneva.", "ORG United Nations", "LOC Geneva"),
    ("Toyota and Volkswagen sold cars to Angela Merkel.", "ORG Toyota", "ORG Volkswagen", "PER Angela Merkel"),
    ("Mr Sunak met Dr. Maria Lopez.", "PER Sunak", "PER Maria Lopez"),  # titles stay out
    ("Prices rose again.",),  # none
]


@pytest.mark.parametrize(("text", "expected"), [(row[0], row[1:]) for row in NAMES])
def test_names_are_found_with_their_kind(model: SyntaxModel, text: str, expected: tuple[str, ...]) -> None:
    (tree,) = model.parse([text])
    spans = [(name.kind, tree.tokens[name.start].start, tree.tokens[name.end - 1].end) for name in tree.names]
    assert [f"{kind} {text[start:end]}" for kind, start, end in spans] == list(expected)


def sound(tree: Tree) -> bool:
    """Whether every token slices exactly, one token is the root, and every path of heads ends there."""
    for index, token in enumerate(tree.tokens):
        assert tree.text[token.start : token.end] == token.text
        steps = 0
        while tree.tokens[index].head >= 0:
            index, steps = tree.tokens[index].head, steps + 1
            assert steps <= len(tree.tokens)
    return [token.head for token in tree.tokens].count(-1) == min(1, len(tree.tokens))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gets_a_sound_tree(model: SyntaxModel, text: str) -> None:
    assert sound(model.parse([text])[0])


def test_a_sentence_gets_the_same_tree_alone_and_among_others(model: SyntaxModel) -> None:
    texts = [row[0] for row in TREES]
    assert model.parse(texts) == [model.parse([text])[0] for text in reversed(texts)][::-1]


def test_an_empty_sentence_gets_an_empty_tree(model: SyntaxModel) -> None:
    assert model.parse(["", "  "]) == [Tree("", (), ()), Tree("  ", (), ())]
    assert model.parse([""])[0].root() == -1


def test_a_sentence_longer_than_the_model_is_cut_and_hung_together(model: SyntaxModel) -> None:
    text = "The plant closed in 2015, " * 120 + "and Andrew Bailey resigned."
    (tree,) = model.parse([text])
    assert sound(tree)
    assert len(tree.tokens) > 600
    assert [tree.tokens[name.start].text for name in tree.names] == ["Andrew"]


LEMMAS = [
    ("rose", "VERB", "rise"), ("fell", "VERB", "fall"), ("grew", "VERB", "grow"), ("said", "VERB", "say"),
    ("paid", "VERB", "pay"), ("won", "VERB", "win"), ("held", "VERB", "hold"), ("built", "VERB", "build"),
    ("stopped", "VERB", "stop"), ("planning", "VERB", "plan"), ("raised", "VERB", "raise"), ("used", "VERB", "use"),
    ("falling", "VERB", "fall"), ("controlled", "VERB", "control"), ("charged", "VERB", "charge"),
    ("estimated", "VERB", "estimate"), ("treated", "VERB", "treat"), ("visited", "VERB", "visit"),
    ("denied", "VERB", "deny"), ("agreed", "VERB", "agree"), ("goes", "VERB", "go"), ("passes", "VERB", "pass"),
    ("is", "AUX", "be"), ("’ll", "AUX", "will"), ("ca", "AUX", "can"), ("n’t", "PART", "not"),
    ("women", "NOUN", "woman"), ("men", "NOUN", "man"), ("children", "NOUN", "child"), ("people", "NOUN", "person"),
    ("economies", "NOUN", "economy"), ("crises", "NOUN", "crisis"), ("losses", "NOUN", "loss"),
    ("houses", "NOUN", "house"), ("series", "NOUN", "series"), ("1960s", "NOUN", "1960s"), ("status", "NOUN", "status"),
    ("worse", "ADJ", "bad"), ("better", "ADJ", "good"), ("fewer", "ADJ", "few"), ("larger", "ADJ", "large"),
    ("biggest", "ADJ", "big"), ("easier", "ADJ", "easy"), ("other", "ADJ", "other"), ("better", "ADV", "well"),
    ("them", "PRON", "they"), ("an", "DET", "a"), ("Rose", "PROPN", "Rose"), ("Per cent", "NOUN", "percent"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "pos", "base"), LEMMAS)
def test_a_word_has_its_base_form(word: str, pos: str, base: str) -> None:
    assert lemma(word, pos) == base


@given(
    st.text(min_size=1, max_size=20), st.sampled_from("ADJ ADV AUX DET NOUN NUM PART PRON PROPN PUNCT VERB X".split())
)
def test_no_base_form_is_empty(word: str, pos: str) -> None:
    assert lemma(word, pos)


@given(st.integers(1, 9), st.integers(0, 10**6))
def test_the_decoder_gives_a_tree_for_any_scores(count: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.normal(size=(count + 1, count + 1)).astype(np.float32)
    found = decode.heads(scores, chance.random((count + 1, count + 1)) < 0.3)
    assert found.count(-1) == 1
    for start in range(count):
        seen, word = set(), start
        while word >= 0:
            assert word not in seen
            seen.add(word)
            word = found[word]


def test_the_decoder_breaks_a_circle_where_it_costs_least() -> None:
    # words 1 and 2 want each other; 2 loses less by hanging on the root
    scores = np.array([[0, 0, 0], [1, 0, 9], [7, 8, 0]], dtype=np.float32)
    assert decode.heads(scores, np.zeros((3, 3), dtype=bool)) == [1, -1]


def test_the_decoder_gives_no_word_two_subjects_unless_it_costs_much() -> None:
    # words 1 and 5 both want to be the subject of 2; word 5 would nearly as soon hang on 6
    scores = np.zeros((7, 7), dtype=np.float32)
    scores[[1, 5], 2] = scores[2, 6] = scores[6, 0] = scores[[3, 4], 2] = 9
    scores[5, 6] = 8
    subject = np.zeros((7, 7), dtype=bool)
    assert decode.heads(scores, subject) == [1, 5, 1, 1, 1, -1]
    subject[[1, 5], 2] = True
    assert decode.heads(scores, subject) == [1, 5, 1, 1, 5, -1]
    scores[5, 6] = 1
    assert decode.heads(scores, subject) == [1, 5, 1, 1, 1, -1]


def test_signs_are_made_plain_without_moving_an_offset() -> None:
    assert plain_signs("“It’s” – £5") == '"It\'s" - £5'


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("NATO", "EU", True),  # all capitals
        ("Nato", "NATO", False),  # one capital against all
        ("I", "London", True),  # one letter is no shout
        ("2015", "4.5", True),  # figures
        ("iPhone", "McDonald", True),  # capitals inside
        ("plant", "Plant", False),  # lower case against a capital
    ],
)
def test_words_written_alike_have_one_shape(one: str, other: str, same: bool) -> None:
    assert (shape(one, glued=False) == shape(other, glued=False)) is same
    assert shape(one, glued=True) != shape(one, glued=False)
