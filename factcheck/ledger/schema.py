"""The contract of a ledger file, as models that make the JSON Schema editors complete and check by."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from factcheck.records import ClaimKind, Label


class Strict(BaseModel):
    """A mapping without unknown keys."""

    model_config = ConfigDict(extra="forbid")


class Cited(Strict):
    """The words of a snippet a verdict rests on."""

    source: str
    snippet: str
    quote: str


class Review(BaseModel):
    """Written by people only; a claim that fails the gate passes with all three."""

    verdict: Label | None = None
    by: str | None = None
    why: str | None = None


class Waiver(Strict):
    """Written by people only; the claim passes until the day, held against the article's own day."""

    by: Annotated[str, Field(min_length=1)]
    why: Annotated[str, Field(min_length=1)]
    until: date


class Entry(Strict):
    """A claim, and what the machine says of it."""

    id: str
    gone: Annotated[bool, Field(description="no longer in the article; kept for its review")] = False
    claim: str
    quote: str
    kind: ClaimKind
    verdict: Label
    because: str
    citations: list[Cited] = []
    review: Review | None = None
    waiver: Waiver | None = None


class Ledger(Strict):
    """The machine's verdicts on one article, and the editors' reviews."""

    article: Annotated[str, Field(description="path, seen from the folder above the ledger's")]
    as_of: str | None = None
    claims: list[Entry]


def schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of a ledger file."""
    made = Ledger.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "factcheck ledger"}
