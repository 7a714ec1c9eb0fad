"""The quantity grammar: the spec pages, the corpus of hard cases, and what holds for every number."""

from __future__ import annotations

import gc
import itertools
import math
import time
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import Relation, Value
from factcheck.values import change, duration, measure, money, number, rank, score, share
from factcheck.values.change import Change
from factcheck.values.quantity import Quantity, parse_quantities
from factcheck.values.rank import Rank
from factcheck.values.score import Score

HERE = Path(__file__).parent
MODULES: dict[str, ModuleType] = {
    "number": number, "money": money, "share": share, "measure": measure,
    "duration": duration, "rank": rank, "score": score, "change": change,
}  # fmt: skip


def rows(kind: str, columns: int) -> list[list[str]]:
    """Return the rows of a spec page's tables with so many columns, without their heads."""
    lines = (HERE / "specs" / f"{kind}.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in cells if len(row) == columns and row[1] not in ("value", "source")]


def amount(quantity: Quantity) -> str:
    """Return a quantity in the short form of the spec pages: "at least 37 person", "15 USD per hour"."""
    ends = sorted({end for end in (quantity.low, quantity.high) if math.isfinite(end)})
    words = [] if quantity.bound == "exact" else [quantity.bound]
    words.append("…".join(f"{end:.10g}" for end in ends))
    words += [word for word in (quantity.unit, quantity.noun, quantity.per and f"per {quantity.per}") if word]
    return " ".join(words)


def shown(value: Value) -> str:
    """Return any value of the family in the short form of the spec pages."""
    if isinstance(value, Score):
        return f"{value.left}:{value.right}"
    if isinstance(value, Change):
        parts = (("by", value.by), ("from", value.start), ("to", value.end))
        return ", ".join([value.direction, *(f"{name} {amount(part)}" for name, part in parts if part)])
    if isinstance(value, Rank):
        return " ".join(word for word in (f"{value.low:g}", value.sense, value.noun) if word)
    assert isinstance(value, Quantity)
    return f"age {amount(value)}" if value.kind == "age" else amount(value)


PHRASES = [(kind, text, value) for kind in MODULES for text, value in rows(kind, 2)]
PAIRS = [(kind, *row) for kind in MODULES for row in rows(kind, 3)]


@pytest.mark.parametrize(("kind", "text", "value"), PHRASES)
def test_a_phrase_is_read_as_its_spec_page_says(kind: str, text: str, value: str) -> None:
    found = MODULES[kind].parse(text)
    assert ("; ".join(shown(one) for one in found) or "—") == value


@pytest.mark.parametrize(("kind", "article", "source", "relation"), PAIRS)
def test_two_values_stand_to_each_other_as_the_spec_page_says(
    kind: str, article: str, source: str, relation: str
) -> None:
    outcome = MODULES[kind].compare(MODULES[kind].parse(article)[0], MODULES[kind].parse(source)[0])
    word, _, aspect = relation.partition(" ")
    assert outcome.relation.value == word
    assert outcome.why
    if aspect:
        assert outcome.aspect == aspect.strip("()")


CORPUS = yaml.safe_load((HERE / "corpora" / "numbers.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CORPUS, ids=[case["text"][:40] for case in CORPUS])
def test_a_hard_case_gives_just_the_values_of_the_corpus(case: dict[str, object]) -> None:
    text = str(case["text"])
    found = [*parse_quantities(text), *score.parse(text)]
    found += rank.parse(text)
    read = sorted((value.span.start, value.text, shown(value)) for value in found)
    assert [f"{words} = {value}" for _, words, value in read] == case["values"]


ALL_TEXTS = [text for _, text, _ in PHRASES] + [str(case["text"]) for case in CORPUS]


@pytest.mark.parametrize("module", MODULES.values(), ids=MODULES)
def test_spans_hold_the_words_of_the_text(module: ModuleType) -> None:
    for text in ALL_TEXTS:
        for value in module.parse(text):
            assert text[value.span.slice] == value.text
            assert value.text == value.text.strip()


def test_amounts_of_one_text_never_overlap_and_stand_in_order() -> None:
    for text in ALL_TEXTS:
        spans = [value.span for value in parse_quantities(text)]
        assert all(one.end <= two.start for one, two in itertools.pairwise(spans))


WHOLE = st.integers(2200, 10**12)
# format → what of the number it keeps
FORMATS = {
    "commas": lambda n: f"{n:,} people",
    "no-break spaces": lambda n: f"{n:,} people".replace(",", "\u00a0"),
    "thin spaces": lambda n: f"{n:,} people".replace(",", "\u202f"),
    "bare digits": lambda n: f"{n} people",
}


@pytest.mark.parametrize("written", FORMATS.values(), ids=FORMATS)
@given(n=WHOLE)
def test_a_whole_number_is_read_back_from_every_format(written, n: int) -> None:  # type: ignore[no-untyped-def]
    (found,) = number.parse(f"There were {written(n)} there.")
    assert (found.low, found.high, found.noun) == (n, n, "person")


@given(n=st.integers(1, 9999), scale=st.sampled_from([("million", 1e6), ("bn", 1e9), ("m", 1e6), ("trillion", 1e12)]))
def test_money_is_read_back_with_its_scale(n: int, scale: tuple[str, float]) -> None:
    word, factor = scale
    (found,) = money.parse(f"It cost ${n / 10:.1f}{' ' if len(word) > 2 else ''}{word}.")
    assert found.low == pytest.approx(n / 10 * factor)
    assert found.step == pytest.approx(0.1 * factor)


SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(n: int) -> str:
    """Return a number below a billion in words."""
    for size, name in ((10**6, "million"), (1000, "thousand")):
        if n >= size:
            rest = f" {'and ' if 0 < n % size < 100 else ''}{spelled(n % size)}" if n % size else ""
            return f"{spelled(n // size)} {name}{rest}"
    if n >= 100:
        return f"{SMALL[n // 100]} hundred" + (f" and {spelled(n % 100)}" if n % 100 else "")
    if n >= 20:
        return TENS[n // 10 - 2] + (f"-{SMALL[n % 10]}" if n % 10 else "")
    return SMALL[n]


@given(n=st.integers(2, 10**9 - 1))
def test_a_number_in_words_is_read_back(n: int) -> None:
    (found,) = number.parse(f"there were {spelled(n)} houses")
    assert found.low == found.high == n


@given(n=st.integers(1000, 10**9), place=st.integers(0, 8), digit=st.integers(0, 9))
def test_a_changed_digit_is_never_equal(n: int, place: int, digit: int) -> None:
    digits = list(str(n))
    spot = place % len(digits)
    digits[spot] = str(digit) if spot else str(max(1, digit))
    other = int("".join(digits))
    outcome = number.compare(number.parse(f"{n:,} men")[0], number.parse(f"{other:,} men")[0])
    assert (outcome.relation is Relation.EQUAL) == (n == other)
    if abs(n - other) > 0.05 * max(n, other):
        assert outcome.relation is Relation.DIFFERENT


HEDGES = st.sampled_from(["", "about ", "nearly "])


@given(one=st.integers(1, 5000), two=st.integers(1, 5000), hedge=HEDGES)
def test_two_single_amounts_stand_alike_both_ways(one: int, two: int, hedge: str) -> None:
    first, second = share.parse(f"{hedge}{one / 10}%")[0], share.parse(f"{two / 10}%")[0]
    assert share.compare(first, second).relation is share.compare(second, first).relation


@given(st.text(alphabet="0123456789.,-–$€%/ ()abmnk onetwhalfdzs½:\u00a0", max_size=60))
def test_any_text_is_read_without_error_and_spans_hold(text: str) -> None:
    for module in MODULES.values():
        for value in module.parse(text):
            assert text[value.span.slice] == value.text


# value of the article → value of the source that must never be called different
APART = [
    ("money", "$5m", "€6m"),  # two currencies, two amounts
    ("measure", "42 kg", "42 miles"),  # two dimensions
    ("measure", "42 kg per capita", "50 kg a year"),  # two denominators
    ("money", "$15 an hour", "$600 a week"),  # two denominators
    ("rank", "the 47th president", "the third largest city"),  # ordinal beside a place in a ranking
    ("share", "5%", "3 percentage points"),  # percent beside points
    ("duration", "aged 34", "35 years"),  # age beside duration
]


@pytest.mark.parametrize(("kind", "article", "source"), APART)
def test_another_unit_or_denominator_is_never_called_different(kind: str, article: str, source: str) -> None:
    module = MODULES[kind]
    for one, two in ((article, source), (source, article)):
        assert module.compare(module.parse(one)[0], module.parse(two)[0]).relation is Relation.INCOMPARABLE


HOSTILE = ["1,", "one ", "1-", "$", "half a ", "rose from ", "5 to ", "rose 5% ", "2-1 won ", "the third largest ", "9"]


def seconds(text: str) -> float:
    """Return the processor time it takes to read a text for every kind: the least of three, no garbage collected."""
    taken = []
    gc.disable()  # the heap of a whole test run is large, and a collection in the midst of one reading says nothing
    for turn in range(3):
        asked = text + " " * turn  # a text that was read before is remembered
        started = time.process_time()
        for module in MODULES.values():
            module.parse(asked)
        taken.append(time.process_time() - started)
    gc.enable()
    return min(taken)


@pytest.mark.parametrize("piece", HOSTILE)
def test_four_times_the_hostile_text_takes_about_four_times_as_long(piece: str) -> None:
    seconds(piece)  # compiles what is compiled on first use
    assert seconds(piece * 2000) < 10 * seconds(piece * 500) + 0.05
