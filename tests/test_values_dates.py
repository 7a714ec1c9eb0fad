"""Dates: the spec page, the corpus, and what holds for every date."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import Period, Relation
from factcheck.values.date import Moment, compare, parse, same_period
from tests.spec_tables import table

TODAY = Period.parse("2025-05-29")
CORPUS = yaml.safe_load((Path(__file__).parent / "corpora" / "dates.yaml").read_text(encoding="utf-8"))


def days(moment: Moment) -> list[str | None]:
    first, last = moment.period.first, moment.period.last
    return [None if first == dt.date.min else str(first), None if last == dt.date.max else str(last)]


def one(text: str, as_of: Period | None = TODAY) -> Moment:
    (found,) = parse(text, as_of=as_of)
    return found


@pytest.mark.parametrize("case", CORPUS, ids=[case["text"] for case in CORPUS])
def test_the_corpus_is_read_to_the_day(case: dict[str, object]) -> None:
    found = [days(moment) for moment in parse(str(case["text"]), as_of=Period.parse(str(case["as_of"])))]
    wanted = case["days"]
    assert found == [] if not wanted else len(found) == 1 and found[0] in wanted  # type: ignore[operator]


@pytest.mark.parametrize(("text", "sense", "point"), table("date", "text", "sense", "days"))
def test_a_date_is_the_days_of_the_spec_page(text: str, sense: str, point: str) -> None:
    found = one(text)
    assert (found.sense, str(found.point), found.anchored) == (sense, point, True)


@pytest.mark.parametrize("row", table("date", "text", "days"))
def test_what_is_no_date_is_left_alone(row: list[str]) -> None:
    assert parse(row[0], as_of=TODAY) == []


@pytest.mark.parametrize(("claim", "source", "wanted"), table("date", "article", "source", "relation"))
def test_dates_compare_as_the_spec_page_says(claim: str, source: str, wanted: str) -> None:
    found = compare(one(claim), one(source))
    assert found.relation.value == wanted.split(maxsplit=1)[0]
    if "(" in wanted:
        assert found.aspect == wanted.split("(")[1].rstrip(")")


@pytest.mark.parametrize(("claim", "source", "wanted"), table("date", "article", "source", "undated relation"))
def test_a_date_without_a_year_differs_only_by_its_day_and_month(claim: str, source: str, wanted: str) -> None:
    found = compare(one(claim, None), one(source, None))
    assert found.relation.value == wanted.split(maxsplit=1)[0]


@pytest.mark.parametrize(
    ("claim", "source", "wanted"),
    [
        ("in the 12 months to April 2025", "in the 12 months to April 2025", True),
        ("in the 12 months to April 2025", "in the 12 months to March 2025", False),  # another window
        ("in April 2025", "in the 12 months to April 2025", False),  # a month is no year
        ("in 2024", "in June 2024", True),  # within
        ("since 2015", "in 2015", False),  # no reporting period at all
    ],
)
def test_reporting_periods_are_told_apart(claim: str, source: str, wanted: bool) -> None:
    assert same_period(one(claim), one(source)) is wanted


def test_a_month_behind_a_sentence_of_another_year_is_of_no_known_year() -> None:
    framed = parse("In 2023 the firm lost money. In June it sold a plant.", as_of=TODAY)
    assert [moment.anchored for moment in framed] == [True, False]
    beside = parse("The firm, founded in 1998, sold a plant in May.", as_of=TODAY)
    assert [moment.anchored for moment in beside] == [True, True]


def test_an_unknown_day_leaves_the_period_open() -> None:
    assert same_period(one("on Monday", None), one("in 2024")) is None


DAYS = st.dates(min_value=dt.date(1700, 1, 1), max_value=dt.date(2150, 12, 31))
FORMATS = [
    "{0:%-d} {0:%B} {0:%Y}",
    "{0:%B} {0:%-d}, {0:%Y}",
    "the {0:%-d}th of {0:%B} {0:%Y}",
    "{0:%Y-%m-%d}",
    "{0:%A}, {0:%-d} {0:%b} {0:%Y}",
    "{0:%b}. {0:%-d}, {0:%Y}",
]


@given(day=DAYS, form=st.sampled_from(FORMATS))
def test_a_full_date_is_read_in_every_order(day: dt.date, form: str) -> None:
    written = form.format(day).replace("May.", "May")
    found = one(f"It was signed on {written} in Rome.", None)
    assert (found.point, found.grain, found.sense) == (Period(day, day), "day", "at")


@given(first=DAYS, second=DAYS)
def test_two_days_are_equal_or_different(first: dt.date, second: dt.date) -> None:
    outcome = compare(one(f"on {first:%Y-%m-%d}"), one(f"on {second:%Y-%m-%d}"))
    assert outcome.relation is (Relation.EQUAL if first == second else Relation.DIFFERENT)


@given(text=st.text(alphabet="MayJune 0123456789-–/.,'stQH1ofthein sinceby to", max_size=60))
def test_any_text_is_read_in_order_without_overlap(text: str) -> None:
    end = 0
    for moment in parse(text, as_of=TODAY):
        assert moment.span.start >= end
        assert text[moment.span.slice] == moment.text
        assert moment.period.first <= moment.period.last
        end = moment.span.end


@pytest.mark.parametrize(
    "text",
    [
        "in 2015, " * 9000,
        "1" * 90000,
        "2010–" * 5000,
        "May " * 20000,
        "from " * 20000,
        "the " * 20000,
        "the year to " * 9000,
        "early " * 9000,
        "end of " * 9000,
        "Monday, " * 9000,
    ],
)
def test_long_lines_are_read_in_linear_time(text: str) -> None:
    begun = len(parse(text, as_of=TODAY))
    assert begun >= 0
