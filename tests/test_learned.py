"""The learned judge: the marks it reads, how pairs are cut to length, and that a result depends on its pair alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from factcheck import pipeline
from factcheck.checker import learned
from factcheck.checker.fused import FEATURES, FusedJudge, Weights, careful, fusion_features
from factcheck.checker.judge import Pair, Probabilities
from factcheck.checker.learned import LearnedJudge, encode_pairs, open_session
from factcheck.checker.marks import TYPES, Mark, marks, token_types
from factcheck.checker.numbers_met import CLAIM, EVIDENCE
from factcheck.checker.numerals import numbers, stem, words
from factcheck.checker.overlap import NAMES, overlap
from factcheck.checker.replaced import replaced
from factcheck.errors import ModelError
from factcheck.models import pieces
from factcheck.records import Stance
from factcheck.settings import Settings


@pytest.fixture(scope="module")
def judge() -> LearnedJudge:
    return LearnedJudge()


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return pieces.tokenizer()


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("12 towns", 12, 12, "plain"),
        ("1,250,000 people", 1_250_000, 1_250_000, "plain"),
        ("1.2 billion", 1.2e9, 1.2e9, "plain"),
        ("$1.2bn", 1.2e9, 1.2e9, "money"),
        ("5 million dollars", 5e6, 5e6, "money"),
        ("half a million", 5e5, 5e5, "plain"),
        ("33%", 33, 33, "percent"),
        ("10 per cent", 10, 10, "percent"),
        ("a third", 33.33, 33.33, "percent"),
        ("three-quarters", 75, 75, "percent"),
        ("twenty-five thousand", 25_000, 25_000, "plain"),
        ("twenty-first", 21, 21, "ordinal"),
        ("2nd", 2, 2, "ordinal"),
        ("1994", 1994, 1994, "year"),
        ("the 1990s", 1990, 1999, "year"),
        ("4 May", 4, 4, "day"),
        ("about 24,500", 24_450, 24_550, "plain"),  # half a unit of the last digit given
        ("12 or more", 12, float("inf"), "plain"),
        ("at most 3", float("-inf"), 3, "plain"),
        ("no more than 3", float("-inf"), 3, "plain"),  # not "more than 3"
        ("after 31 reviews", 31, 31, "plain"),  # "after" compares years alone
        ("since 1999", 1999, float("inf"), "year"),
        ("the 2014-15 season", 2014, 2015, "year"),
        ("1894-29 December", 1894, 1894, "year"),  # a life, not a season
        ("the 1990's", 1990, 1999, "year"),
        ("the cases reached 1884", 1884, 1884, "plain"),
        ("60/100", 60, 60, "percent"),
        ("60 out of 100", 60, 60, "percent"),
        ("at 8:15", 495, 495, "clock"),
        ("8 crores", 8e7, 8e7, "plain"),
        ("on Apollo 11", 11, 11, "name"),
        ("of Covid-19", 19, 19, "name"),
        ("see Vol. 2", 2, 2, "name"),
        ("Nearly 12 came", 11.5, 12.5, "plain"),
        ("beat Leeds 3-1", 3, 3, "plain"),  # a score
        ("Gunman Kills 13 at Mall", 13, 13, "plain"),  # where every word is capitalised, a capital makes no name
    ],
)
def test_a_number_is_read_as_an_interval_of_its_kind(text: str, low: float, high: float, kind: str) -> None:
    number = numbers(text)[0]
    assert (number.low, number.high, number.kind) == (pytest.approx(low), pytest.approx(high), kind)


@pytest.mark.parametrize(
    ("claim", "evidence", "ours", "theirs"),
    [
        ("It has 12 shops.", "It has 12 shops.", [4, 2], [7, 3]),  # equal
        ("It has 12 shops.", "It has twelve shops.", [4, 2], [7, 3]),  # equal, written otherwise
        ("It cost $1.2bn.", "It cost 1.2 billion dollars.", [2, 4], [3, 7]),  # equal, other currency sign
        ("A third left.", "33% left.", [4, 2], [7, 3]),  # a fraction and its rounded share
        ("It has 12 shops.", "It has 15 shops.", [11, 2], [9, 3]),  # the same noun, another number
        ("It has 12 shops.", "It has 15 lorries.", [5], [6]),  # another noun: says nothing
        ("More than 12 came.", "15 came.", [10, 2], [8, 3]),  # meets the comparison
        ("Fewer than 12 came.", "15 came.", [11, 2], [9, 3]),  # excluded by it
        ("More than 12 came.", "More than 10 came.", [5, 2], [6, 3]),  # two open intervals: undecided
        ("It opened before 2010.", "It opened in 2008.", [2, 10], [3, 8]),  # a year that meets it
        ("About 24 million came.", "24.3 million came.", [4, 2], [7, 3]),  # rounds to it
        ("The plant closed.", "Plants were closing.", [2, 2], [3, 3]),  # words meet by their stem
        ("The plant closed.", "A bakery moved.", [], []),  # nothing shared
        ("The plant closed.", "The plant opened.", [2, 14], [3, 15]),  # an opposite in its place
        ("They met Anna Weber.", "They met Anna Schmidt.", [2, 2, 13], [3, 3]),  # a name that is not there
        ("They met in Portugal.", "They met the Portuguese.", [2], [3]),  # it is, in another form
        ("It opened in 2010.", "It has 12 shops.", [12], [6]),  # no year at all
        ("It has 12 shops.", "It has shops.", [12, 2], [3]),  # no number at all
        ("It opened on 7 May.", "It opened on May 7.", [2, 4], [3, 7]),  # the day, written otherwise
        ("It opened on 7 May.", "It opened on 7 June.", [2, 11], [3, 9]),  # another month
        ("It opened in May.", "It opened on 7 May.", [2, 4], [3, 7]),  # a day of the month
        ("It opened on 7 May.", "It opened in May.", [2, 5], [3, 6]),  # only the month
        ("It opened before 9 May.", "It opened on 7 May.", [2, 10], [3, 8]),  # a day that meets it
        ("It opened after 7 May.", "It opened on 7 May.", [2, 11], [3, 9]),  # "after" leaves the day itself out
        ("Fewer than 104 lives were lost.", "It killed 103 people.", [10], [8]),  # another noun, but so near
        ("He sold under 48 singles.", "He sold eight albums and 49 singles.", [2, 11, 2], [3, 6, 9, 3]),  # 49 decides
        ("It made over $62 million.", "It made over $60 million.", [2, 5], [3, 6]),
        ("It made under $62 million.", "It made over $60 million.", [2, 10], [3, 8]),  # nobody would say 60 of 70
        ("It is on Apollo 11.", "It is on Apollo 12.", [2, 11], [3, 9]),  # another of the same name
        ("It is on Apollo 11.", "It has 12 rooms.", [13, 0], [1]),  # a name without its like says nothing
        ("It grew.", "It grew by 5%.", [2], [3, 1]),  # a claim without numbers leaves the others unmarked
    ],
)
def test_marks_tell_what_is_shared_met_and_excluded(
    claim: str, evidence: str, ours: list[int], theirs: list[int]
) -> None:
    one, two = marks(claim, evidence)
    assert ([mark.type for mark in one], [mark.type for mark in two]) == (ours, theirs)


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=80, deadline=None)
def test_marks_lie_inside_their_text_in_order_and_apart(claim: str, evidence: str) -> None:
    for text, found in zip((claim, evidence), marks(claim, evidence), strict=True):
        ends = [0]
        for mark in found:
            assert ends[-1] <= mark.start < mark.end <= len(text)
            assert 0 <= mark.type < TYPES
            ends.append(mark.end)


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_a_text_held_against_itself_has_no_number_that_is_unmet(text: str) -> None:
    ours, theirs = marks(text, text)
    assert not {mark.type for mark in ours} & {5, 11}
    assert not {mark.type for mark in theirs} & {6, 9}


def test_a_table_of_numbers_is_read_in_linear_time_by_reading_its_first_ones_only() -> None:
    assert len(numbers("7 8 9 " * 1000)) == 48


@pytest.mark.parametrize("text", ["½ of it", "² and ³", "٣ apples", "1" * 500, "9" * 400 + " billion", "１２"])
def test_odd_digits_are_no_reason_to_stop(text: str) -> None:
    assert words(text) == words(text)
    assert all(number.low == number.low for number in numbers(text))


@pytest.mark.parametrize(("one", "two"), [("planned", "plans"), ("cities", "city"), ("released", "releases")])
def test_forms_of_one_word_have_one_stem(one: str, two: str) -> None:
    assert stem(one) == stem(two)


@pytest.mark.parametrize(("one", "two"), [("gas", "ga"), ("bus", "bu"), ("this", "thi"), ("need", "ne")])
def test_short_words_keep_their_ending(one: str, two: str) -> None:
    assert stem(one) != two


def test_a_token_takes_the_type_of_the_mark_it_starts_in() -> None:
    assert token_types([0, 4, 7, 9], [Mark(4, 9, 4)], CLAIM) == [0, 4, 4, 0]


def test_a_pair_is_claim_and_evidence_between_separators(tokenizer: Tokenizer) -> None:
    (row,) = encode_pairs(tokenizer, [Pair("Sales rose.", "Sales fell.")])
    assert [row.ids[0], row.ids[-1], row.ids.count(102)] == [101, 102, 2]
    assert row.types == [CLAIM, 2, 14, 0, CLAIM, 3, 15, 1, EVIDENCE]  # "rose" and "fell" are opposites


def test_of_long_evidence_the_sentences_nearest_to_the_claim_are_kept_in_order(tokenizer: Tokenizer) -> None:
    filler = "The weather on the coast was calm and nothing of note took place in the harbour that week. " * 30
    evidence = f"{filler}The Kelso mill closed in 2015. {filler}In 2019 the Kelso mill was sold. {filler}"
    (row,) = encode_pairs(tokenizer, [Pair("The Kelso mill closed in 2015.", evidence)])
    text = tokenizer.decode(row.ids)
    assert len(row.ids) <= learned.MAX_TOKENS
    assert text.index("mill closed in 2015", 40) < text.index("mill was sold")


def test_a_claim_longer_than_the_model_reads_leaves_room_for_evidence(tokenizer: Tokenizer) -> None:
    (row,) = encode_pairs(tokenizer, [Pair("word " * 5000, "It closed. " * 5000)])
    assert len(row.ids) <= learned.MAX_TOKENS
    assert row.types.count(EVIDENCE) > 50


@pytest.mark.parametrize(
    ("claim", "evidence", "stance"),
    [
        # the same words
        ("The Kelso mill closed in 2015.", "The Kelso mill closed in 2015.", Stance.SUPPORTS),
        # another year of the same thing
        ("The Kelso mill closed in 2016.", "The Kelso mill closed in 2015.", Stance.CONTRADICTS),
        # something else altogether
        ("The Kelso mill closed in 2015.", "Anna Weber plays the violin.", Stance.NEUTRAL),
        # no evidence at all
        ("The Kelso mill closed in 2015.", " ", Stance.NEUTRAL),
    ],
)
def test_the_plainest_pairs_are_judged_right(judge: LearnedJudge, claim: str, evidence: str, stance: Stance) -> None:
    assert judge.judge([Pair(claim, evidence)])[0].stance is stance


def test_a_result_depends_on_its_pair_alone(judge: LearnedJudge) -> None:
    pairs = [
        Pair("Sales rose 5% in 2019.", "Sales rose by 5 percent in 2019."),
        Pair("Sales rose.", "A far longer passage, " * 40),
        Pair("He won 12 titles.", "He has won more than ten titles."),
    ]
    together = judge.judge(pairs)
    assert together == [judge.judge([pair])[0] for pair in pairs]
    assert together[::-1] == judge.judge(pairs[::-1])


def test_the_number_of_threads_changes_nothing(judge: LearnedJudge) -> None:
    pairs = [Pair("Sales rose 5% in 2019.", "Sales rose by 5 percent in 2019.")]
    assert LearnedJudge(threads=2).judge(pairs) == judge.judge(pairs)


def test_pairs_spread_over_threads_come_back_in_order_and_as_each_alone() -> None:
    pairs = [Pair(f"It has {count} shops.", f"It had {count + count % 3} shops in 2019.") for count in range(2, 40)]
    alone = FusedJudge.load()
    for threads in (1, 2, 3):
        told = list(pipeline.judge(iter(pairs), settings=Settings(threads=threads)))
        assert told == [alone.judge([pair])[0] for pair in pairs]


@pytest.mark.parametrize("text", ["\ud800", "\x00\x1b[2J", "a" * 300_000, "\u202e" * 50, "🙂" * 500])
def test_hostile_text_gets_probabilities_that_add_up_to_one(judge: LearnedJudge, text: str) -> None:
    for found in judge.judge([Pair(text, "A fact."), Pair("A fact.", text)]):
        assert found.supports + found.contradicts + found.neutral == pytest.approx(1.0)
        assert min(found.supports, found.contradicts, found.neutral) >= 0


def test_no_pairs_load_no_model() -> None:
    judge = LearnedJudge()
    assert judge.judge([]) == []
    assert judge._loaded is None


@pytest.mark.parametrize("content", [b"not a model", None])  # None: no file
def test_a_file_that_is_no_model_is_an_error_that_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "model.onnx").write_bytes(content)
    with pytest.raises(ModelError) as caught:
        open_session(tmp_path / "model.onnx", threads=1)
    assert "Install factcheck again" in str(caught.value)


def test_the_shipped_weights_are_for_the_features_there_are() -> None:
    path = resources.files("factcheck.models") / "judge" / "fusion.json"
    weights = Weights.parse(path.read_text(encoding="utf-8"))
    assert len(weights.supports) == len(weights.contradicts) == len(FEATURES)


def test_what_is_off_never_speaks_for_support() -> None:
    path = resources.files("factcheck.models") / "judge" / "fusion.json"
    supports = dict(zip(FEATURES, Weights.parse(path.read_text(encoding="utf-8")).supports, strict=True))
    off = [name for name in FEATURES if re.search("excluded|unmet|alone|opposite|differs|hedged|missing|denies", name)]
    assert len(off) == 15
    assert all(supports[name] <= 0 for name in off)
    assert supports["value_figure_differs"] < 0
    assert supports["value_place_differs"] < 0


def test_weights_for_other_features_are_refused() -> None:
    with pytest.raises(ValueError, match="other features"):
        Weights.parse('{"alone": [0, 0], "weights": {"colour": [1, 2]}}')


def test_weights_are_added_to_what_the_judge_says() -> None:
    weights = Weights(supports=(1.0, -2.0), contradicts=(0.0, 3.0), alone=(0.5, -0.5))
    assert weights.logits((1.5, -1.0), [1.0, 0.5]) == [1.5 + 0.5 + 1.0 - 1.0, -1.0 - 0.5 + 1.5, 0.0]


def test_a_pair_is_seen_in_the_order_of_the_features() -> None:
    row = dict(zip(FEATURES, fusion_features(Pair("It has not 12 shops.", "It has 15 shops.")), strict=True))
    assert (row["number_excluded"], row["denies"], row["comparison_met"]) == (1.0, 1.0, 0.0)


@pytest.mark.parametrize(
    ("claim", "evidence", "name", "value"),
    [
        ("It has 12 shops.", "It has 15 shops.", "number_excluded", 1.0),
        ("It has 12 shops.", "It has 12 shops.", "covered", 1.0),
        ("It has shops.", "It has no shops.", "negation_differs", 1.0),
        ("Sales rose.", "Sales fell.", "opposite", 1.0),
        ("Sales rose.", "Sales rose and fell.", "opposite", 0.0),  # the word itself is there, too
        ("It opened in 2010.", "It opened in 2012.", "year_unmet", 1.0),
        ("Ann Kerr won.", "Ann Weber won.", "names_missing", 1.0),
        ("The mill closed.", "The mill may be closed.", "evidence_hedged", 1.0),
        ("Only Ann won.", "Ann won.", "claim_only", 1.0),
    ],
)
def test_overlap_counts_what_its_names_say(claim: str, evidence: str, name: str, value: float) -> None:
    assert dict(zip(NAMES, overlap(claim, evidence), strict=True))[name] == value


@pytest.mark.parametrize("text", ["", " ", "...", "%", "½", "\ud800"])
def test_a_text_without_words_has_features_all_the_same(text: str) -> None:
    assert len(overlap(text, "A fact.")) == len(overlap("A fact.", text)) == len(NAMES)


def test_the_fused_judge_sees_that_a_number_is_another() -> None:
    (found,) = FusedJudge.load().judge([Pair("The Kelso mill has 15 looms.", "The Kelso mill has 12 looms.")])
    assert found.stance is Stance.CONTRADICTS


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The council approved the plan for the mill.", "The council rejected the plan for the mill."),
        ("The council did not approve the plan for the mill.", "The council approved the plan for the mill."),
        # one figure is met; the value engine sees that the other is another
        (
            "Its looms are sold in over 180 towns and made in 20.",
            "Its looms are made in 18 and sold in over 180 towns.",
        ),
    ],
)
def test_an_opposite_a_denial_without_its_like_and_another_figure_forbid_half_sure_support(
    claim: str, evidence: str
) -> None:
    class HalfSure:
        def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
            return [Probabilities(0.6, 0.2, 0.2) for _ in pairs]

    class Sure:
        def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
            return [Probabilities(0.98, 0.01, 0.01) for _ in pairs]

    (found,) = FusedJudge.load(HalfSure()).judge([Pair(claim, evidence)])
    assert found.supports < min(found.contradicts, found.neutral)
    (found,) = FusedJudge.load(Sure()).judge([Pair(claim, evidence)])
    assert found.stance is Stance.SUPPORTS


class Knows:
    """Reads a claim surely where it has the right word, and less surely elsewhere."""

    def __init__(self, right: str) -> None:
        self._right = right

    def judge(self, pairs: Sequence[Pair]) -> list[Probabilities]:
        sure, less = Probabilities(0.95, 0.03, 0.02), Probabilities(0.75, 0.2, 0.05)
        return [sure if self._right in pair.claim else less for pair in pairs]


@pytest.mark.parametrize(
    ("claim", "evidence", "right", "borne_out"),
    [
        # the other name of the evidence fits better
        ("The new film stars Ron Hale.", "The new film by Ron Hale stars Ryan Moss.", "Ryan Moss", False),
        # no other name fits better
        ("The new film stars Ryan Moss.", "The new film by Ron Hale stars Ryan Moss.", "Ryan Moss", True),
        # of a list one is as true as the other
        ("The new film stars Ron Hale.", "The new film stars Ron Hale, Ida Roe and Ryan Moss.", "Ryan Moss", True),
        # what a claim opens with the evidence may call by another name
        ("Ron Hale made a new film.", "Ron Hale made a new film with Ryan Moss.", "Ryan Moss", True),
        # a month is no name
        ("The new film by Ron Hale opened.", "The new film by Ron Hale opened in March.", "March", True),
        # another number of the evidence fits better; a number that is compared is no other
        ("The crash left 104 dead.", "The crash left 52 people dead and 104 injured.", "52", False),
        ("The crash left over 50 dead.", "The crash left 52 people dead and 104 injured.", "104", True),
        # a form of the same name
        ("The new film stars Ron Hale.", "The new film has one star, Hale, whom friends call Ron.", "Ron", True),
    ],
)
def test_a_name_or_number_that_fits_better_takes_support_back(
    claim: str, evidence: str, right: str, borne_out: bool
) -> None:
    assert FusedJudge.load(Knows(right)).fits_another(Pair(claim, evidence)) is not borne_out


def test_names_are_put_in_each_other_s_place_in_linear_time() -> None:
    text = "Anna Roe, " + "A" * 5000 + " and " + "Bo Hale, " * 400
    assert len(list(replaced(f"The film stars Bo Hale. {text}", text[::-1] + text))) < 100


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_careful_verdict_adds_up_and_supports_least(supports: float, share: float) -> None:
    found = careful(Probabilities(supports, (1 - supports) * share, (1 - supports) * (1 - share)))
    assert found.supports + found.contradicts + found.neutral == pytest.approx(1.0)
    assert found.supports <= min(found.contradicts, found.neutral) + 1e-6
