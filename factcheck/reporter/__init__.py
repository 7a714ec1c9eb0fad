"""One file a format; every one of them turns the same records into text and writes it to the sink it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from factcheck.gate import Gate
    from factcheck.records import Article, Report, Verdict
    from factcheck.review import Review

Sink = Callable[[str], None]  # takes text, writes it at once

# Format → module with a class Reporter; the order is that of the help text.
FORMATS: dict[str, str] = {
    "full": "full",
    "concise": "concise",
    "json": "json",
    "jsonl": "jsonl",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "junit": "junit",
    "rdjson": "rdjson",
    "rdjsonl": "rdjsonl",
    "markdown": "markdown",
    "html": "html",
    "claimreview": "claimreview",
}


class Look(NamedTuple):
    """What the formats need to know beyond the report.

    `several` says that the command named a folder or more than one article: JSON is then an array of reports.
    `review_url` is the page that publishes the reviews, "" where none is named.
    """

    width: int = 100
    colour: bool = False
    several: bool = False
    review_url: str = ""


class Reporter(Protocol):
    """A format at work: begin → decided* → finish for each article, and close at the very end."""

    def begin(self, article: Article, reviews: Mapping[str, Review]) -> None:
        """Take note of an article that is about to be checked, and of its reviews by claim id."""

    def decided(self, article: Article, verdict: Verdict) -> None:
        """Take a verdict as soon as it stands."""

    def finish(self, report: Report, gate: Gate) -> None:
        """Take all verdicts on an article, and what the gate says of them."""

    def close(self) -> None:
        """Write what has been held back to the end."""


def make(format: str, sink: Sink, *, look: Look) -> Reporter:  # noqa: A002 - the word users type
    """Return the reporter of a format; `format` is a key of FORMATS."""
    reporter: Reporter = import_module(f"factcheck.reporter.{FORMATS[format]}").Reporter(sink, look=look)
    return reporter
