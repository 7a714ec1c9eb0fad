"""What the candidates for one claim say together, and what tells a contradiction from another figure."""

from __future__ import annotations

import pytest

from factcheck.checker.align import align
from factcheck.checker.candidates import Candidate, Others, candidate
from factcheck.checker.denials import negated
from factcheck.checker.difference import NAMES, difference
from factcheck.checker.names import meets, names
from factcheck.checker.reading import asserted, read, squeezed
from factcheck.checker.referring import Told
from factcheck.checker.spoken import names_last
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
        ("Tarby Rowing Club", "Tarby RC", True),
        ("Nigeria", "India", False),  # NG and IN are a letter apart
        ("Iran", "Iraq", False),
        ("Norway", "Norwegians", True),
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
    assert names_last("“It is done,” Roe said.", "Jane Roe")
    assert not names_last("“It is done,” she said.", "Jane Roe")


def sourced(claim: str, text: str, *, title: str, publisher: str = "A publisher", kind: str = "official") -> Candidate:
    source = Source("s", title, publisher, "https://example.org", SourceKind(kind), "s")
    snippet = Snippet("s/s1", "s1", source, text)
    return candidate(read(claim), snippet, cosine=0.8, as_of=None, told=Told.of(read(claim), [snippet]))


@pytest.mark.parametrize(
    ("claim", "text", "title", "publisher", "kind", "missing"),
    [
        # a body by which the source is, or which it is about
        ("Orlo Steel shut a mill.", "In May the firm shut a mill.", "Half-year report", "Orlo Steel plc", "company", 0),
        ("Orlo Steel shut a mill.", "In May we shut a mill.", "Half-year report", "Orlo Steel plc", "company", 0),
        ("Orlo Steel shut a mill.", "The firm shut a mill.", "Orlo Steel: a chronicle", "Mill Watch", "official", 0),
        ("Orlo Steel shut a mill.", "The accused is fined.", "Crown v Orlo Steel", "Tarn Court", "official", 1),
        ("Orlo Steel shut a mill.", "The defendant is fined.", "Crown v Orlo Steel", "Tarn Court", "official", 0),
        # the agency speaks of itself, another is named before, the title is about two, a newspaper's "we"
        ("Orlo Steel shut a mill.", "The agency is fined.", "On Orlo Steel", "Rivers Agency", "official", 1),
        ("Orlo Steel shut a mill.", "Ruvo Iron said the firm shut a mill.", "Orlo Steel", "Watch", "official", 1),
        ("Orlo Steel shut a mill.", "The firm shut a mill.", "Orlo Steel and Ruvo Iron", "Watch", "official", 1),
        ("Orlo Steel shut a mill.", "We shut a mill.", "Letters", "Orlo Steel Gazette", "news", 0),  # by its publisher
        # nor is a body with a name of its own the subject, nor one of the same first name
        ("Orlo Steel shut a mill.", "Those at the University of Tarby shut it.", "On Orlo Steel", "Watch", "news", 1),
        ("Orlo Steel shut a mill.", "The firm shut a mill.", "On Orlo Foods", "Watch", "official", 1),
        # a river is no body
        ("The Tarrow was fouled.", "The firm was fined.", "Firm fined over fouling of the Tarrow", "Court", "news", 1),
        # a person by name in the title, and by his post
        ("Jane Roe took the pills.", "She took the pills.", "The case of Jane Roe", "Tarn Court", "official", 0),
        ("Jane Roe took the pills.", "Mark Poe said she took the pills.", "The case of Jane Roe", "Court", "news", 1),
        ("Premier Jane Roe resigned.", "The prime minister resigned.", "Bulletin", "Wire", "wire", 0),
        ("Premier Jane Roe resigned.", "The former prime minister resigned.", "Bulletin", "Wire", "wire", 1),
        ("Premier Jane Roe resigned.", "Prime Minister Ann Lee resigned.", "Bulletin", "Wire", "wire", 1),
        ("President Jane Roe resigned.", "The president of the club resigned.", "Bulletin", "Wire", "wire", 1),
        ("President Jane Roe of Orlo resigned.", "The president of Orlo resigned.", "Bulletin", "Wire", "wire", 0),
        ("Premier Jane Roe resigned.", "The deputy prime minister resigned.", "Bulletin", "Wire", "wire", 1),
    ],
)
def test_whom_a_snippet_means_is_not_missing(
    claim: str, text: str, title: str, publisher: str, kind: str, missing: int
) -> None:
    assert len(sourced(claim, text, title=title, publisher=publisher, kind=kind).alignment.missing) == missing


def test_snippets_of_one_source_tell_whom_the_others_mean() -> None:
    source = Source("s", "Sentence over fish kill", "Rivers Agency", "https://example.org", SourceKind.OFFICIAL, "s")
    first = Snippet("s/s1", "s1", source, "Orlo admitted nine offences.")
    second = Snippet("s/s2", "s2", source, "On top of that the firm pays costs of £90,000.")
    third = Snippet("s/s3", "s3", source, "In the past years Orlo Steel has been fined twice.")
    claim = read("Orlo Steel pays costs of £90,000.")
    together = Told.of(claim, [first, second, third])
    assert [
        bool(candidate(claim, second, cosine=0.8, as_of=None, told=told).alignment.missing)
        for told in (Told(), together)
    ] == [True, False]


def test_a_word_that_sources_write_small_is_no_name() -> None:
    source = Source("s", "A title", "A publisher", "https://example.org", SourceKind.NEWS, "s")
    texts = ("Cases reached 90 in Tarby.", "Nobody has scrumpox in Orlo.")
    snippets = [Snippet(f"s/s{at}", f"s{at}", source, text) for at, text in enumerate(texts)]
    claim = read("Scrumpox has reached 90 cases in Tarby.")
    together = Told.of(claim, snippets)
    assert not candidate(claim, snippets[0], cosine=0.8, as_of=None, told=together).alignment.missing
    firm = Snippet("s/s2", "s2", source, "A game by Scrumpox is named after it.")  # there it is one
    together = Told.of(claim, [*snippets, firm])
    assert candidate(claim, snippets[0], cosine=0.8, as_of=None, told=together).alignment.missing


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gov. Jane Roe and Sen. Mark Poe met.", [["jane", "roe"], ["mark", "poe"]]),
        ("He met Prime Minister Jane Roe.", [["jane", "roe"]]),
        ("The local MP, Jane Roe, left.", [["jane", "roe"]]),
        ("Jane Roe is a Special Adviser.", [["jane", "roe"], ["special", "adviser"]]),  # a claim of its own
        ("They met in President Hotel.", [["president", "hotel"]]),
    ],
)
def test_a_post_before_a_name_is_no_part_of_it(text: str, found: list[list[str]]) -> None:
    assert [[term.stem for term in name.terms] for name in names(read(text))] == found


@pytest.mark.parametrize(
    ("claim", "other", "missing"),
    [
        ("Orlo coach Ivo Kell praised the referee.", "Ivo Kell has trained Orlo since May.", 0),
        ("Orlo coach Ivo Kell praised the referee.", "Ivo Kell trains Ruvo.", 1),  # nobody says that he is Orlo's
        ("The Norwegian runner Ivo Kell praised the referee.", "Ivo Kell of Norway came third.", 0),
        ("Ivo Kell of Tarby praised the referee.", "Ivo Kell lives in Tarby.", 0),
        ("Ivo Kell praised the referee for Orlo.", "Ivo Kell has trained Orlo since May.", 1),  # it is not put to him
    ],
)
def test_where_somebody_belongs_may_stand_in_another_snippet(claim: str, other: str, missing: int) -> None:
    source = Source("s", "A title", "A publisher", "https://example.org", SourceKind.NEWS, "s")
    texts = ("Ivo Kell praised the referee.", other)
    snippets = [Snippet(f"s/s{at}", f"s{at}", source, text) for at, text in enumerate(texts)]
    together = Told.of(read(claim), snippets)
    found = candidate(read(claim), snippets[0], cosine=0.8, as_of=None, told=together)
    assert len(found.alignment.missing) == missing
