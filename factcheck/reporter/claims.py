"""What the parser alone found, for `factcheck claims`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter.json import SCHEMA_VERSION, JsonObject, article_object, number, text_of
from factcheck.reporter.positions import Positions
from factcheck.reporter.wording import counted, line, path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.records import Article, Claim


def as_full(article: Article, claims: Sequence[Claim]) -> str:
    """Return a line a claim with its place and kind, and under it the article's words where they differ."""
    positions = Positions(article.text)
    rows: list[str] = []
    for claim in claims:
        what = f"not checkable ({claim.reason})" if claim.reason else str(claim.kind)
        rows.append(f"{path(article.path)}:{positions.at(claim.span.start)}  {what:<14}  {line(claim.text)}")
        if claim.quote != claim.text.rstrip("."):
            rows.append(f"    “{line(claim.quote)}”")
    checkable = sum(claim.checkable for claim in claims)
    rows.append(f"{counted(len(claims), 'claim')}, {checkable} checkable")
    return "\n".join(rows) + "\n"


def as_json(article: Article, claims: Sequence[Claim]) -> JsonObject:
    """Return the article and its claims as one object."""
    positions = Positions(article.text)
    return {
        "schema_version": SCHEMA_VERSION,
        "article": article_object(article),
        "claims": [_claim(claim, positions) for claim in claims],
    }


def as_jsonl(article: Article, claims: Sequence[Claim]) -> str:
    """Return an article line and a line a claim."""
    positions = Positions(article.text)
    rows: list[JsonObject] = [{"type": "article", "schema_version": SCHEMA_VERSION, **article_object(article)}]
    rows += [{"type": "claim", "path": article.path, **_claim(claim, positions)} for claim in claims]
    return "".join(text_of(row) + "\n" for row in rows)


def _claim(claim: Claim, positions: Positions) -> JsonObject:
    place = positions.at(claim.span.start)
    return {
        "id": claim.id,
        "text": claim.text,
        "quote": claim.quote,
        "span": {"start": claim.span.start, "end": claim.span.end, "line": place.line, "column": place.column},
        "kind": str(claim.kind),
        "speaker": claim.speaker,
        "audience": claim.audience,
        "checkworthiness": number(claim.checkworthiness),
        "checkable": claim.checkable,
        "reason": str(claim.reason) if claim.reason else None,
        "negated": claim.negated,
        "values": [
            {"kind": value.kind, "text": value.text, "span": {"start": value.span.start, "end": value.span.end}}
            for value in claim.values
        ],
    }
