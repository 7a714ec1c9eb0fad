"""The ledger: written by the machine, reviewed by people, never lost."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import LedgerError
from factcheck.ledger import Cited, Share, diff, entries_of, file_for, files_in, read, stats, update
from factcheck.records import Evidence, Label, Report, Span, Stance
from factcheck.review import Review
from factcheck.sources.load import load
from tests import made

FRESH = """\
# The machine's verdicts on one article. Under a claim people may write `review:` with verdict, by and why.
article: drafts/mill.txt
as_of: '2025-05-31'
claims:
- id: aaaa0001
  claim: The mill has lost $800 million.
  quote: The mill has lost $800 million
  kind: money
  verdict: contradicted
  because: The register gives $902 million for the same losses.
  citations:
  - source: register-2025
    snippet: s1
    quote: The mill had losses of $902 million by June 2024.
- id: aaaa0002
  claim: It closed in 2015.
  quote: It closed in 2015
  kind: date
  verdict: supported
  because: June 2015 lies in 2015.
  citations:
  - source: register-2025
    snippet: s2
    quote: stopped work in June 2015
- id: aaaa0003
  claim: It employs 12 people.
  quote: It employs 12 people
  kind: number
  verdict: not_enough_evidence
  because: No source speaks of it.
"""

REVIEW = """\
  review:  # 27 May
    verdict: supported   # our own count
    by: ds
    why: Phoned the ministry.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the ledger of the article would be."""
    return tmp_path / "claims" / "mill.yaml"


def report(path: Path, text: str = made.TEXT) -> Report:
    """Return the hand-made report, its article in a folder beside the ledger's."""
    return made.report(text, path=str(path.parent.parent / "drafts" / "mill.txt"))


def reviewed(path: Path) -> str:
    """Write a ledger with a review of the first claim, and return its text."""
    text = FRESH.replace("- id: aaaa0002", REVIEW + "- id: aaaa0002")
    path.parent.mkdir()
    path.write_text(text)
    return text


def test_a_new_ledger_has_an_entry_for_every_checkable_claim(path: Path) -> None:
    changes = update(path, report(path))

    assert path.read_text() == FRESH
    assert [entry.id for entry in changes.new] == ["aaaa0001", "aaaa0002", "aaaa0003"]


def test_updating_twice_changes_no_byte(path: Path) -> None:
    update(path, report(path))
    before = path.stat().st_mtime_ns

    assert update(path, report(path)).none
    assert path.read_text() == FRESH
    assert path.stat().st_mtime_ns == before


def test_a_paragraph_put_into_the_article_changes_no_byte(path: Path) -> None:
    text = reviewed(path)
    update(path, report(path, "A new paragraph about nothing.\n\n" + made.TEXT))

    assert path.read_text() == text


def test_wrapping_the_articles_lines_anew_changes_no_byte(path: Path) -> None:
    text = reviewed(path)
    now = report(path)
    wrapped = replace(now.verdicts[0], claim=replace(now.verdicts[0].claim, quote="The mill\n  has lost $800 million"))
    update(path, replace(now, verdicts=(wrapped, *now.verdicts[1:])))

    assert path.read_text() == text


def test_a_snippet_that_is_only_near_stays_out(path: Path) -> None:
    text = reviewed(path)
    now = report(path)
    near = replace(now.verdicts[2], evidence=(Evidence(made.CLOSURE, Stance.NEUTRAL, Span(0, 8), 0.2),))
    update(path, replace(now, verdicts=(*now.verdicts[:2], near)))

    assert path.read_text() == text


def test_a_review_and_its_comments_outlive_another_verdict(path: Path) -> None:
    text = reviewed(path)
    now = report(path)
    changed = replace(now.verdicts[0], label=Label.DISPUTED, because="Two registers disagree.")
    changes = update(path, replace(now, verdicts=(changed, *now.verdicts[1:])))

    assert [(was.verdict, entry.verdict) for was, entry in changes.verdict] == [("contradicted", "disputed")]
    assert path.read_text() == text.replace("verdict: contradicted", "verdict: disputed").replace(
        "The register gives $902 million for the same losses.", "Two registers disagree."
    )


def test_what_a_person_wrote_by_hand_keeps_its_quotation_marks_and_order(path: Path) -> None:
    text = reviewed(path).replace(
        "by: ds\n    why: Phoned the ministry.", "why: 'Phoned the ministry.'\n    by: \"ds\""
    )
    path.write_text(text)
    now = report(path)
    update(path, replace(now, verdicts=now.verdicts[:2]))

    assert path.read_text() == text.partition("- id: aaaa0003")[0]


def test_a_claim_that_left_goes_unless_somebody_reviewed_it(path: Path) -> None:
    reviewed(path)
    now = report(path)
    changes = update(path, replace(now, verdicts=now.verdicts[2:]))
    left = read(path)

    assert [entry.id for entry in changes.gone] == ["aaaa0001", "aaaa0002"]
    assert [(entry.id, entry.gone) for entry in left.entries] == [("aaaa0003", False), ("aaaa0001", True)]
    assert update(path, replace(now, verdicts=now.verdicts[2:])).none
    assert left.reviews() == {"aaaa0001": Review("supported", "ds", "Phoned the ministry.")}


def test_a_claim_that_comes_back_is_no_longer_gone(path: Path) -> None:
    text = reviewed(path)
    now = report(path)
    update(path, replace(now, verdicts=now.verdicts[2:]))
    update(path, now)

    assert path.read_text() == text


def test_entries_follow_the_article_when_it_is_rearranged(path: Path) -> None:
    update(path, report(path))
    now = report(path)
    changes = update(path, replace(now, verdicts=now.verdicts[::-1]))

    assert changes.moved
    assert [entry.id for entry in read(path).entries] == ["aaaa0003", "aaaa0002", "aaaa0001"]


def test_what_is_written_is_what_is_read(path: Path) -> None:
    now = report(path)
    quote = "two\nlines: 'and' \"marks\" # no comment \u202e " + "long " * 100
    verdict = replace(now.verdicts[0], claim=replace(now.verdicts[0].claim, quote=quote, text="yes"), because="12:30")
    now = replace(now, verdicts=(verdict, *now.verdicts[1:]))
    update(path, now)

    assert list(read(path).entries) == entries_of(now)
    assert update(path, now).none


def test_citations_are_words_of_their_snippets() -> None:
    assert [entry.citations for entry in entries_of(made.report())] == [
        (Cited("register-2025", "s1", made.LOSSES.text),),
        (Cited("register-2025", "s2", "stopped work in June 2015"),),
        (),
    ]


def test_a_claim_made_twice_has_one_entry() -> None:
    now = made.report()

    assert len(entries_of(replace(now, verdicts=now.verdicts * 2))) == 3


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("claims:\n- id: [", ":2:8", "expected the node content"),  # not YAML
        ("claims: 3\n", ":1:1", "`claims` is a list"),  # wrong type
        ("- a\n", ":1:1", "a ledger is a mapping"),  # no mapping at all
        ("claims:\n- 3\n", ":2:3", "a claim is a mapping"),  # an entry that is none
        ("claims:\n- id: a\n", ":2:3", "a claim needs `claim`"),  # a field is missing
        ("article: a\narticle: b\n", ":2:1", "duplicate key"),  # a key twice
        (FRESH.replace("aaaa0002", "aaaa0001"), ":15:3", "stands here twice"),  # an entry twice
        (FRESH + "  review: yes\n", ":31:3", "`review` is a mapping"),  # a review that is none
        (FRESH + "  review:\n    verdict: suported\n", ":32:5", "there is no verdict 'suported'"),  # a slip of the pen
    ],
)
def test_a_broken_ledger_names_the_place_and_stays_as_it_is(path: Path, text: str, place: str, what: str) -> None:
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(LedgerError) as caught:
        update(path, report(path))

    assert f"{path}{place}: " in str(caught.value)
    assert what in str(caught.value)
    assert path.read_text() == text


def test_a_ledger_that_is_not_text_is_an_error(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(LedgerError, match="cannot be read"):
        read(path)


def test_the_ledger_of_another_article_is_not_written_over(path: Path) -> None:
    text = FRESH.replace("drafts/mill.txt", "archive/mill.txt")
    path.parent.mkdir()
    path.write_text(text)

    with pytest.raises(LedgerError, match=r"the ledger of archive/mill\.txt"):
        update(path, report(path))
    assert path.read_text() == text


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    text = reviewed(path)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os if step == "fsync" else Path, step, full)
    now = report(path)
    with pytest.raises(LedgerError, match="No space left on device"):
        update(path, replace(now, verdicts=now.verdicts[:1]))

    assert path.read_text() == text
    assert list(path.parent.iterdir()) == [path]


def test_a_ledger_keeps_its_rights_and_stays_a_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    kept = tmp_path / "kept.yaml"
    kept.write_text(FRESH)
    kept.chmod(0o640)
    path.symlink_to(kept)
    now = report(path)
    update(path, replace(now, verdicts=now.verdicts[:1]))

    assert path.is_symlink()
    assert kept.stat().st_mode & 0o777 == 0o640
    assert "aaaa0002" not in kept.read_text()


@pytest.mark.parametrize(
    ("article", "ledger", "expected"),
    [
        ("drafts/mill.txt", "claims", "claims/mill.yaml"),  # a folder
        ("drafts/mill.txt", "desk.yml", "desk.yml"),  # a file
        ("drafts/v1.2.md", "claims", "claims/v1.2.yaml"),  # only the last suffix goes
        ("-", "claims/draft.yaml", "claims/draft.yaml"),  # stdin with a file
    ],
)
def test_a_ledger_is_named_after_its_article(article: str, ledger: str, expected: str) -> None:
    assert file_for(article, ledger).as_posix() == expected


def test_stdin_needs_a_ledger_file_of_its_own() -> None:
    with pytest.raises(LedgerError, match="has no name"):
        file_for("-", "claims")


def test_no_ledger_is_an_empty_ledger(path: Path) -> None:
    assert read(path).entries == ()
    assert len(diff(read(path), entries_of(made.report())).new) == 3


def test_stats_count_complete_reviews_only(path: Path) -> None:
    reviewed(path)
    half = path.with_name("other.yaml")
    half.write_text(FRESH + "  review:\n    verdict: supported\n    by: ds\n")
    figures = stats(map(read, files_in(str(path.parent))))

    assert (figures.ledgers, figures.claims, figures.reviewed) == (2, 6, 1)
    assert figures.verdicts == (("contradicted", 2), ("not_enough_evidence", 2), ("supported", 2))
    assert figures.shares == (Share("money", reviewed=1, accepted=0),)


@given(st.text(max_size=40), st.text(alphabet="ab :#-'\"\n\r\t\x85\u2028\ufeff|>&*!%@`{}[],?\x1b\x00", max_size=20))
def test_any_text_comes_back_as_it_was_written(quote: str, because: str) -> None:
    verdict = made.contradicted()
    now = replace(verdict, claim=replace(verdict.claim, quote=quote), because=because)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims" / "mill.yaml"
        said = replace(report(path), verdicts=(now, made.supported()))
        update(path, said)

        assert list(read(path).entries) == entries_of(said)
        assert update(path, said).none


def test_the_ledger_checked_in_quotes_its_article_and_its_sources() -> None:
    root = Path(__file__).parent.parent
    ledger = read(root / "claims" / "steel-mill.yaml")
    article = " ".join((root / ledger.article).read_text().split())
    snippets = {snippet.key: snippet.text for snippet in load([str(root / "sources.yaml")]).snippets}

    assert len(ledger.entries) > 20
    assert [entry.quote for entry in ledger.entries if entry.quote not in article] == []
    for entry in ledger.entries:
        assert all(cited.quote in snippets[f"{cited.source}/{cited.snippet}"] for cited in entry.citations)
