"""Names that the article spells otherwise than its sources: pointed at, and no matter to the learned judge."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import pipeline
from factcheck.checker.spelled import respelled
from factcheck.reader import read
from factcheck.records import Code, Label, Period, Report
from factcheck.settings import Settings
from factcheck.sources.load import load

PACK = """\
version: 1
sources:
  - id: minutes
    title: Minutes of the council
    publisher: Council of Velden
    published: '2026-04-20'
    kind: official
    snippets:
      - id: s1
        text: Council leader Pavel Horak voted against the plan for the ferry terminal. Erik Hanson was absent.
      - id: s2
        text: The plan was drawn up by the engineer Volodymyr Zelenskyy.
"""


def report(tmp_path: Path, draft: str) -> Report:
    """Return the report on a draft."""
    pack = tmp_path / "sources.yaml"
    pack.write_text(PACK, encoding="utf-8")
    article = read("-", as_of=Period.parse("2026-04-21"), stdin=f"A plan for Velden\n\n{draft}\n".encode())
    return pipeline.check(article, load([str(pack)]), settings=Settings())


@pytest.mark.parametrize(
    ("draft", "pointed"),
    [
        ("Council leader Pavel Horrak opposed the plan for the ferry terminal.", ("Pavel Horrak", "Pavel Horak")),
        ("Erik Hansen was absent from the council of Velden.", ("Erik Hansen", "Erik Hanson")),
        ("Council leader Pavel Horak opposed the plan for the ferry terminal.", None),
        ("Council leader Petr Horrak opposed the plan for the ferry terminal.", None),  # somebody else's given name
        ("The plan was drawn up by Volodymyr Zelensky.", None),  # another way to write the sounds
    ],
)
def test_a_slip_in_a_name_is_pointed_at(tmp_path: Path, draft: str, pointed: tuple[str, str] | None) -> None:
    found = [one for one in report(tmp_path, draft).findings if one.code is Code.NAME]
    assert [(one.article_words, one.snippet_words) for one in found] == ([pointed] if pointed else [])
    for one in found:
        assert one.snippet_key == "minutes/s1"


def test_the_judge_reads_no_opposite_in_a_slip_in_a_name(tmp_path: Path) -> None:
    verdicts = report(tmp_path, "Council leader Pavel Horrak opposed the plan for the ferry terminal.").verdicts
    assert Label.CONTRADICTED not in {verdict.label for verdict in verdicts}


@pytest.mark.parametrize(
    ("claim", "evidence", "asked"),
    [
        ("Pavel Horrak left.", "Pavel Horak left.", "Pavel Horak left."),
        ("Pavel Horrak left.", "Pavel Horak met Pavel Horrak.", "Pavel Horrak left."),  # both are known
        ("Pavel Horrak left.", "Pavel Horaks met Pavel Horac.", "Pavel Horrak left."),
        ("Petr Horrak left.", "Pavel Horak left.", "Petr Horrak left."),
        ("The mill closed.", "The mill closed.", "The mill closed."),
    ],
)
def test_the_judge_is_asked_with_the_name_of_the_evidence(claim: str, evidence: str, asked: str) -> None:
    assert respelled(claim, evidence) == asked
