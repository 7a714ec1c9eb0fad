"""The contract of the JSON report: models that make and try the JSON Schema; no report is written through them.

They are kept apart from reporter/json.py so that a report does not cost the 150 ms pydantic takes to import.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from factcheck.gate import Severity
from factcheck.records import ClaimKind, Code, Label, Reason, Stance

_Count = Annotated[int, Field(ge=0)]
_Share = Annotated[float, Field(ge=0, le=1)]
_FromOne = Annotated[int, Field(ge=1)]


class Strict(BaseModel):
    """A JSON object without unknown keys."""

    model_config = ConfigDict(extra="forbid")


class Span(Strict):
    """A half-open range of code points."""

    start: _Count
    end: _Count


class PlacedSpan(Span):
    """A span of the article with the place where it begins; lines and columns (code points) count from 1."""

    line: _FromOne
    column: _FromOne


class Tool(Strict):
    """What made the report."""

    name: Literal["factcheck"]
    version: str
    sources_hash: str
    settings_hash: str


class Article(Strict):
    """What was checked."""

    path: str
    title: str | None
    as_of: Annotated[str, Field(description="YYYY, YYYY-MM or YYYY-MM-DD")] | None


class Verdict(Strict):
    """What is said of a claim, and why."""

    label: Label
    reason: Annotated[Reason, Field(description="why a claim is not checkable")] | None
    confidence: Annotated[_Share, Field(description="calibrated probability that the label is right")]
    because: str


class Finding(Strict):
    """A difference, word against word."""

    code: Code
    message: str
    article_span: Span | None
    article_words: str
    snippet: Annotated[str, Field(description="source/snippet")] | None
    snippet_span: Span | None
    snippet_words: str
    other_span: Annotated[Span | None, Field(description="another place of the article, which contradicts it")]
    other_words: str


class Selector(Strict):
    """A W3C TextQuoteSelector: the words, and up to 32 characters before and after them."""

    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str


class Citation(Strict):
    """A snippet judged against the claim; `rationale` is a span of `text`."""

    source: str
    snippet: str
    publisher: str
    title: str
    url: str
    link: Annotated[str, Field(description="the address with a text fragment that leads to the words")] | None
    published: str | None
    as_of: str | None
    origin: Annotated[str, Field(description="sources that share it count once")]
    text: str
    stance: Stance
    rationale: Span
    selector: Annotated[Selector, Field(description="of the rationale in `text`")]
    score: _Share


class Review(Strict):
    """What an editor wrote in the ledger."""

    verdict: str
    by: str
    why: str


class Ruling(Strict):
    """What the gate says of a claim."""

    severity: Severity
    fails: Annotated[bool, Field(description="whether it makes the exit code 1")]
    silenced: Annotated[str, Field(description="who or what let it through")] | None
    silenced_findings: Annotated[list[_Count], Field(description="places in `findings` of what was let through")]
    note: str | None
    known: Annotated[bool, Field(description="the ledger has this claim with this verdict")]


class Claim(Strict):
    """One assertion; `quote` is what stands at `span` in the article."""

    id: Annotated[str, Field(description="the same for the same claim wherever it stands")]
    text: str
    quote: str
    span: PlacedSpan
    selector: Annotated[Selector, Field(description="of the quote in the article")]
    kind: ClaimKind
    speaker: str | None
    checkworthiness: _Share
    verdict: Verdict
    findings: list[Finding]
    citations: list[Citation]
    later: Annotated[list[Citation], Field(description="dated after the article; these never decide")]
    review: Review | None
    gate: Ruling


class ArticleFinding(Finding):
    """A finding on the article as a whole: it contradicts itself, no source speaks of it, a suppression is unused."""

    severity: Severity
    fails: Annotated[bool, Field(description="whether it makes the exit code 1")]


class Gate(Strict):
    """Whether the run stops, and what to know before believing a pass."""

    stops: bool
    failures: Annotated[list[str], Field(description="why the article as a whole stops the run")]
    findings: list[ArticleFinding]
    notes: Annotated[list[str], Field(description="how many claims were not judged, what was let through, failures")]


class Summary(Strict):
    """How many claims there are, and how many have each label."""

    claims: _Count
    supported: _Count
    partly_supported: _Count
    contradicted: _Count
    disputed: _Count
    outdated: _Count
    not_enough_evidence: _Count
    not_checkable: _Count


class Report(Strict):
    """The report on one article."""

    schema_version: Literal["1.0"]
    tool: Tool
    article: Article
    claims: list[Claim]
    summary: Summary
    gate: Gate
    errors: list[str]


class Reports(RootModel[Report | list[Report]]):
    """One report; an array of them where the command named a folder or several articles."""


def schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of what `-f json` writes."""
    made = Reports.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "factcheck report 1.0"}
