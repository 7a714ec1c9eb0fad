"""Bringing a ledger file up to date with a report; reviews and comments stay as people wrote them."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from factcheck.ledger.diff import Diff, diff
from factcheck.ledger.entries import Cited, Entry, Ledger
from factcheck.ledger.files import relative, write
from factcheck.ledger.read import document_of, parse, require_own, round_trip, text_of
from factcheck.records import Evidence, Label, Report, Stance, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_HEAD = "The machine's verdicts on one article. Under a claim people may write `review:` with verdict, by and why.\n"


def update(path: Path, report: Report) -> Diff:
    """Write what the report says into the ledger file and return what changed; nothing changed, nothing written.

    A claim that left the article leaves the ledger, unless somebody answered for it: it stays, marked `gone: true`.
    """
    text = text_of(path)
    old = parse(path, text) if text is not None else Ledger(str(path))
    require_own(old, report.article.path, path)
    changes = diff(old, entries_of(report))
    as_of = str(report.article.as_of) if report.article.as_of else ""
    if text is not None and changes.none and old.as_of == as_of:
        return changes
    document = document_of(path, text or "")
    if text is None:
        document.yaml_set_start_comment(_HEAD)
    document["article"] = relative(report.article.path, path)
    _set(document, "as_of", as_of)
    document["claims"] = _claims(document, entries_of(report))
    write(path, dump(document))
    return changes


def entries_of(report: Report) -> list[Entry]:
    """Return the report's checkable claims as ledger entries; a claim the article makes twice has one entry."""
    entries = {
        verdict.claim.id: _entry(verdict)
        for verdict in reversed(report.verdicts)
        if verdict.label is not Label.NOT_CHECKABLE
    }
    return list(reversed(entries.values()))


def _entry(verdict: Verdict) -> Entry:
    """An entry without line breaks in its quote, and without the snippets that are only near.

    So neither wrapping the article's lines anew nor a new source on the same subject rewrites the file.
    """
    claim = verdict.claim
    cited = tuple(_cited(evidence) for evidence in verdict.evidence if evidence.stance is not Stance.NEUTRAL)
    quote = " ".join(claim.quote.split())
    return Entry(claim.id, claim.text, quote, str(claim.kind), str(verdict.label), verdict.because, cited)


def _cited(evidence: Evidence) -> Cited:
    snippet = evidence.snippet
    return Cited(snippet.source.id, snippet.id, snippet.text[evidence.rationale.slice])


def _claims(document: CommentedMap, entries: Iterable[Entry]) -> CommentedSeq:
    """The entries in the article's order, then those that left the article but somebody answered for."""
    known: dict[str, CommentedMap] = {str(each["id"]): each for each in document.get("claims") or ()}
    claims = CommentedSeq()
    for entry in entries:
        claims.append(_filled(known.pop(entry.id, CommentedMap()), entry))
    for left in known.values():
        if left.get("review") is not None or left.get("waiver") is not None:
            _mark_gone(left)
            claims.append(left)
    return claims


def _filled(mapping: CommentedMap, entry: Entry) -> CommentedMap:
    """The entry's fields put into its mapping; what did not change is not touched, so that comments stay."""
    mapping.pop("gone", None)
    for place, name in enumerate(("id", "claim", "quote", "kind", "verdict", "because")):
        value = _scalar(getattr(entry, name))
        if name not in mapping:
            mapping.insert(place, name, value)
        elif mapping[name] != value:
            mapping[name] = value
    citations = [{"source": each.source, "snippet": each.snippet, "quote": each.quote} for each in entry.citations]
    if [dict(each) for each in mapping.get("citations") or ()] != citations:
        _place_citations(mapping, citations)
    return mapping


def _place_citations(mapping: CommentedMap, citations: list[dict[str, str]]) -> None:
    fresh = CommentedSeq(CommentedMap((key, _scalar(value)) for key, value in each.items()) for each in citations)
    if not citations:
        mapping.pop("citations", None)
    elif "citations" in mapping:
        mapping["citations"] = fresh
    else:
        mapping.insert(list(mapping).index("because") + 1, "citations", fresh)


def _mark_gone(mapping: CommentedMap) -> None:
    if not mapping.get("gone"):
        mapping.insert(1, "gone", True)


def _set(document: CommentedMap, name: str, value: str) -> None:
    if value:
        document[name] = value
    else:
        document.pop(name, None)


def _scalar(text: str) -> str:
    """Line breaks and what does not print go on one line, escaped: bare, YAML would spread or lose them."""
    return text if text.isprintable() else DoubleQuotedScalarString(text)


def dump(document: CommentedMap) -> str:
    """Return the document as text, comments and order kept."""
    stream = StringIO()
    round_trip().dump(document, stream)
    return stream.getvalue()
