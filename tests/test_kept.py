"""Whatever is changed in a draft, its sources or the settings: a report never tells what earlier runs have kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st

from factcheck import cli

# Sentences that mean another thing behind another: a key without its context would be found out.
SENTENCES = (
    "The Karachi mill had losses of $800 million in 2024.",
    "The company closed it on 12 May 2015.",
    "It employed 40 people by June 2023.",
    "The Lima mill was closed on 30 May 2015.",
    "“We lost $12 million,” said Jane Roe, its head.",
)
SNIPPETS = (
    ("The Karachi mill had losses of $902 million in 2024.", "2025-01"),
    ("The Karachi mill had losses of $800 million in 2024.", "2025-05"),
    ("The Karachi mill was closed on 12 May 2015.", "2015-05"),
    ("The Lima mill was closed on 12 May 2015.", "2015-05"),
    ("The Karachi mill employed 40 people in June 2023.", "2023-06"),
)
# The first is the source's: a snippet with an article's own words under its own title proves nothing.
TITLES = ("The mills of Karachi and Lima", "The Mills of Karachi and Lima!", "The Mills")


@dataclass(frozen=True)
class Desk:
    """What a run reads."""

    sentences: tuple[str, ...] = SENTENCES[:4]
    snippets: tuple[tuple[str, str], ...] = SNIPPETS
    setting: str = "citations=5"
    day: str = "2025-05-31"
    title: str = "The mills"

    def changed(self, edit: str, place: int) -> Desk:
        """Return the desk after one edit."""
        n, m = place % max(1, len(self.sentences)), place % len(self.snippets)
        first, at, after = self.sentences[:n], self.sentences[n : n + 1], self.sentences[n + 1 :]
        text, day = self.snippets[m]
        match edit:
            case "insert":
                return replace(self, sentences=(*first, SENTENCES[place % len(SENTENCES)], *at, *after))
            case "delete":
                return replace(self, sentences=first + after)
            case "figure":
                return replace(self, sentences=(*first, *(each.replace("12", "13") for each in at), *after))
            case "top":
                return replace(self, sentences=(*at, *first, *after))
            case "snippet":
                return replace(self, snippets=tuple(each for each in self.snippets if each != (text, day)) or SNIPPETS)
            case "later":
                return replace(self, snippets=(*self.snippets[:m], (text, "2026"), *self.snippets[m + 1 :]))
            case "setting":
                settings = ("citations=1", "candidates=1", "contradict_at=1.0", "support_at=1.0")
                return replace(self, setting=settings[place % len(settings)])
            case "title":
                return replace(self, title=TITLES[place % len(TITLES)])
        return replace(self, day=("2014", "2024-12", "2026")[place % 3])

    def report(self, *options: str) -> bytes:
        """Return the JSON report of a run."""
        Path("draft.txt").write_text(f"{self.title}\n\n" + "\n\n".join(self.sentences) + "\n")
        snippets = [{"id": f"s{n}", "text": text, "as_of": day} for n, (text, day) in enumerate(self.snippets)]
        source = {"id": "desk", "title": TITLES[0], "publisher": "Register", "kind": "official", "snippets": snippets}
        Path("sources.yaml").write_text(json.dumps({"version": 1, "sources": [source]}))
        told = [f"--config=settings.{self.setting}", "--exit-zero", "--format=json=out.json"]
        assert cli.run(["draft.txt", "--as-of", self.day, *told, *options]) == 0
        return Path("out.json").read_bytes()


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A folder of its own, with a cache that has seen the desk as it was first and that all examples fill."""
    with pytest.MonkeyPatch.context() as patch:
        place = tmp_path_factory.mktemp("desk")
        (place / ".git").mkdir()
        patch.setenv("FACTCHECK_CACHE_DIR", str(place / "cache"))
        patch.chdir(place)
        Desk().report()
        yield


EDITS = st.sampled_from(["insert", "delete", "figure", "top", "snippet", "later", "setting", "day", "title"])


@hypothesis.settings(max_examples=20, phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate])
@hypothesis.given(st.lists(st.tuples(EDITS, st.integers(0, 11)), min_size=1, max_size=4))
@hypothesis.example([("setting", 2)])
@hypothesis.example([("title", 0)])
@hypothesis.example([("day", 1)])
@hypothesis.example([("delete", 0)])
def test_a_report_is_the_same_with_and_without_what_was_kept(edits: list[tuple[str, int]]) -> None:
    desk = Desk()
    for edit, place in edits:
        desk = desk.changed(edit, place)

    assert desk.report() == desk.report("--no-cache")
