"""What the candidates for one claim say together, and what tells a contradiction from another figure."""

from __future__ import annotations

import pytest

from factcheck.checker.align import align
from factcheck.checker.candidates import Candidate, Others, candidate
from factcheck.checker.denials import negated
from factcheck.checker.difference import NAMES, difference
from factcheck.checker.names import meets, names
from factcheck.checker.quotes import names_person
from factcheck.checker.reading import asserted, read, squeezed
from factcheck.checker.stance import differing
from factcheck.records import Period, Snippet, Source, SourceKind

CLAIM = "Orion sold 1,480 boats in 2024."


def laid(claim: str, text: str, *, publisher: str = "A publisher", as_of: str | None = None) -> Candidate:
    source = Source("s", "A title", publisher, "https://example.org", SourceKind.NEWS, "s")
    day = Period.parse(as_of) if as_of else None
    return candidate(read(claim, day), Snippet("s/s1", "s1", source, text), cosine=0.8, as_of=day)


def told(claim: str, text: str, others: tuple[str, ...] = ()) -> dict[str, float]:
    """The numbers of the first value that differs."""
    one = laid(claim, text)
    together = Others.of([one, *(laid(claim, other) for other in others)])
    [match, *_] = differing(read(claim), one)
    return dict(zip(NAMES, difference(read(claim), one.reading, one.alignment, match, together), strict=True))


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Orion sold 1,840 boats in 2024.", "slip", 1.0),  # two digits in each other's place
        ("Orion sold 2,390 boats in 2024.", "slip", 0.0),
        ("Orion sold 120 boats in 2024.", "far", 1.0),  # ten times less is mostly something else
        ("Orion sold 148 boats in 2024.", "far", 0.0),  # but a nought too many is a slip
        ("Orion sold 1,840 boats in 2024.", "others_met", 1.0),  # the year is the same
        ("Orion can sell 1,840 boats in 2024.", "open_differs", 1.0),  # what may be is not what is
        ("Orion sold 1,840 boats in 2024.", "answered", 0.0),
    ],
)
def test_a_difference_is_told_in_numbers(text: str, name: str, value: float) -> None:
    assert told(CLAIM, text)[name] == value


def test_a_figure_that_another_snippet_states_is_answered() -> None:
    found = told(CLAIM, "Orion sold 1,840 boats in 2024.", ("In 2024 Orion sold 1,480 boats.",))
    assert found["answered"] == 1.0


def test_a_snippet_of_long_ago_contradicts_no_claim_of_now() -> None:
    past = laid("The club has 900 members.", "The club had 700 members in 2015.", as_of="2025-05-31")
    now = laid("The club has 900 members.", "The club had 700 members in May 2025.", as_of="2025-05-31")
    assert (past.past, now.past) == (True, False)
    assert differing(read("The club has 900 members."), past) == ()


def test_the_publisher_names_what_its_snippets_leave_out_but_the_title_does_not() -> None:
    claim = "The budget of Brackford is £3 million."
    text = "The budget is £3 million."
    assert [one.alignment.named for one in (laid(claim, text, publisher="Brackford Council"), laid(claim, text))] == [
        1,
        0,
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "met"),
    [
        ("Imran Khan", "Haroon Akhtar Khan", False),  # one last word, two men
        ("Martin Oyelaran", "M. Oyelaran", True),
        ("Kelso Iron Works", "KIW", True),
        ("Acme Corp", "Acme", True),
    ],
)
def test_names_meet_where_they_may_be_one(ours: str, theirs: str, met: bool) -> None:
    one, other = read(f"They have met {ours} there."), read(f"They have met {theirs} there.")
    [name, *_] = names(one)
    assert meets(name, names(other), other.stems) is met


def test_a_figure_outside_the_quote_is_not_asserted() -> None:
    reading = read("The 700-acre site is near the port.")
    assert asserted(reading, "near the port").figures == ()
    assert asserted(reading, "a 700-acre\nsite").figures == reading.figures


def test_line_breaks_and_markup_part_nothing() -> None:
    assert squeezed("**$1.62\nbillion**") == squeezed("$1.62 billion")


def test_a_negation_is_shown_with_the_word_it_governs() -> None:
    reading = read("They have not yet signed a contract.")
    assert [reading.text[span.slice] for span in negated(reading).values()] == ["not yet signed"]


@pytest.mark.parametrize(
    ("claim", "snippet"),
    [
        ("The grant is £5 a year.", "The annual grant is £6."),  # an adjective says how often
        ("They made 18 million trips a year.", "They made 21 million trips in 2024."),  # a year's worth is a year's
        ("Profit before tax was £58 million.", "Pre-tax profit was £47 million."),
        ("Jane Roe is 58.", "Jane Roe is 61 years old."),
    ],
)
def test_figures_of_one_measure_are_compared_however_it_is_worded(claim: str, snippet: str) -> None:
    found = align(read(claim), read(snippet), cosine=0.8)
    assert [match.differs for match in found.figures] == [True]


@pytest.mark.parametrize(
    ("claim", "snippet"),
    [
        ("Orion sold 1,480 boats.", "Orion has 1,180 employees."),  # boats are not people
        ("The budget is $3 billion.", "The budget deficit is $1.2 billion."),
        ("Core inflation was 3.1 percent.", "Inflation was 2.9 percent."),
        ("It won more than 50 prizes.", "The hall has 300 seats."),  # a bound is met by anything large
    ],
)
def test_figures_of_two_measures_say_nothing_of_each_other(claim: str, snippet: str) -> None:
    found = align(read(claim), read(snippet), cosine=0.8)
    assert [match.differs or match.met for match in found.figures] == [False]


def test_a_speaker_counts_as_named_by_the_last_name() -> None:
    assert names_person("“It is done,” Roe said.", "Jane Roe")
    assert not names_person("“It is done,” she said.", "Jane Roe")
