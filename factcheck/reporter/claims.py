"""What the parser alone found, for `factcheck claims`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter.json import SCHEMA_VERSION, JsonObject, article_object, number, text_of
from factcheck.reporter.positions import Positions
from factcheck.reporter.wording import counted, line, path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.records import Account, Article, Claim, Span


def as_full(article: Article, claims: Sequence[Claim]) -> str:
    """Return a line a claim with its place and kind, and under it the article's words where they differ."""
    positions = Positions(article.text)
    rows: list[str] = []
    for claim in claims:
        rows.append(f"{path(article.path)}:{positions.at(claim.span.start)}  {_what(claim):<14}  {line(claim.text)}")
        if claim.quote != claim.text.rstrip("."):
            rows.append(f"    “{line(claim.quote)}”")
    rows.append(_counts(claims))
    return "\n".join(rows) + "\n"


def as_explained(article: Article, accounts: Sequence[Account]) -> str:
    """Return each sentence with what was taken from it (+) and what was left (-).

    A claim stands with how much it is worth checking (0 to 1), words that were left with the reason.
    """
    positions = Positions(article.text)
    rows: list[str] = []
    for account in accounts:
        words = line(article.text[account.span.slice])
        rows.append(f"{path(article.path)}:{positions.at(account.span.start)}  {account.block}  “{words}”")
        rows += [
            f"    + {_what(claim):<14}  {claim.checkworthiness:.2f}  {line(claim.text)}" for claim in account.claims
        ]
        rows += [f"    - “{line(article.text[left.span.slice])}”: {line(left.why)}" for left in account.left]
        rows += [f"    no claim: {line(account.why)}"] if account.why else []
    claims = claims_of(accounts)
    none = sum(not account.claims for account in accounts)
    rows.append(f"{_counts(claims)}; {none} of {counted(len(accounts), 'sentence')} without a claim")
    return "\n".join(rows) + "\n"


def claims_of(accounts: Sequence[Account]) -> list[Claim]:
    """Return the claims of the accounts in the article's order."""
    found = [claim for account in accounts for claim in account.claims]
    return sorted(found, key=lambda claim: (claim.span, claim.id))


def as_json(article: Article, claims: Sequence[Claim], accounts: Sequence[Account] | None = None) -> JsonObject:
    """Return the article and its claims as one object; with accounts, every sentence as well."""
    positions = Positions(article.text)
    whole: JsonObject = {
        "schema_version": SCHEMA_VERSION,
        "article": article_object(article),
        "claims": [_claim(claim, positions) for claim in claims],
    }
    if accounts is not None:
        whole["sentences"] = [_account(account, article, positions) for account in accounts]
    return whole


def as_jsonl(article: Article, claims: Sequence[Claim], accounts: Sequence[Account] | None = None) -> str:
    """Return an article line and a line a claim; with accounts, a line a sentence as well."""
    positions = Positions(article.text)
    rows: list[JsonObject] = [{"type": "article", "schema_version": SCHEMA_VERSION, **article_object(article)}]
    rows += [{"type": "claim", "path": article.path, **_claim(claim, positions)} for claim in claims]
    rows += [
        {"type": "sentence", "path": article.path, **_account(account, article, positions)}
        for account in accounts or ()
    ]
    return "".join(text_of(row) + "\n" for row in rows)


def _what(claim: Claim) -> str:
    return f"not checkable ({claim.reason})" if claim.reason else str(claim.kind)


def _counts(claims: Sequence[Claim]) -> str:
    return f"{counted(len(claims), 'claim')}, {sum(claim.checkable for claim in claims)} checkable"


def _account(account: Account, article: Article, positions: Positions) -> JsonObject:
    return {
        "text": article.text[account.span.slice],
        "span": _placed(account.span, positions),
        "block": str(account.block),
        "claims": [claim.id for claim in account.claims],
        "left": [
            {"text": article.text[left.span.slice], "span": _placed(left.span, positions), "why": left.why}
            for left in account.left
        ],
        "why": account.why or None,
    }


def _placed(span: Span, positions: Positions) -> JsonObject:
    place = positions.at(span.start)
    return {"start": span.start, "end": span.end, "line": place.line, "column": place.column}


def _claim(claim: Claim, positions: Positions) -> JsonObject:
    return {
        "id": claim.id,
        "text": claim.text,
        "quote": claim.quote,
        "span": _placed(claim.span, positions),
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
