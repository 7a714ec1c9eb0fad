"""The JSON report: one object an article, as `factcheck schema report` describes it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from factcheck.records import Article, Evidence, Finding, Label, Report, Span, Verdict
from factcheck.reporter.links import to_words
from factcheck.reporter.positions import Positions
from factcheck.reporter.selector import text_quote
from factcheck.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.gate import Gate
    from factcheck.reporter import Look, Sink
    from factcheck.review import Review

SCHEMA_VERSION = "1.0"

JsonObject = dict[str, object]  # what json.dumps takes; made and written here, never handed to another step

# Legal in JSON, but a terminal would act on them or hide text behind them; inside a JSON string each may stand escaped.
_INVISIBLE = re.compile(
    "[#\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
    r"(?:(?<!#)|(?=#(?:vso)?\[))"  # and a CI runner would take ## for a command, wherever in a line it stands
)


class Reporter:
    """Writes one object for one article, an array of them where the command named several."""

    def __init__(self, sink: Sink, *, look: Look) -> None:
        self._sink = sink
        self._look = look
        self._reviews: Mapping[str, Review] = {}
        self._reports: list[JsonObject] = []

    def begin(self, article: Article, reviews: Mapping[str, Review]) -> None:  # noqa: ARG002
        """Keep the reviews until the verdicts are there."""
        self._reviews = reviews

    def decided(self, article: Article, verdict: Verdict) -> None:
        """One object at the end."""

    def finish(self, report: Report, gate: Gate) -> None:
        """Keep the report until the end."""
        self._reports.append(report_object(report, gate, reviews=self._reviews))

    def close(self) -> None:
        """Write the whole document."""
        whole: object = self._reports if self._look.several else next(iter(self._reports), None)
        if whole is not None:
            self._sink(text_of(whole, indent=2) + "\n")


def text_of(value: object, *, indent: int | None = None) -> str:
    """Return JSON text in which control, bidirectional and invisible characters stand escaped.

    >>> text_of({"a": "x\\u202ey"})
    '{"a":"x\\\\u202ey"}'
    """
    separators = (",", ": ") if indent else (",", ":")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def report_object(report: Report, gate: Gate, *, reviews: Mapping[str, Review]) -> JsonObject:
    """Return the report as the object the schema describes."""
    positions = Positions(report.article.text)
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": tool_object(report),
        "article": article_object(report.article),
        "claims": [
            claim_object(verdict, positions, review=reviews.get(verdict.claim.id))
            | {"gate": ruling_object(verdict, gate)}
            for verdict in report.verdicts
        ],
        "summary": summary_object(report),
        "gate": gate_object(gate),
        "errors": list(report.errors),
    }


def tool_object(report: Report) -> JsonObject:
    """Return what made the report: enough to make it again."""
    return {
        "name": "factcheck",
        "version": VERSION,
        "sources_hash": report.sources_hash,
        "settings_hash": report.settings_hash,
    }


def article_object(article: Article) -> JsonObject:
    """Return the facts about the article itself."""
    return {
        "path": article.path,
        "title": article.title,
        "as_of": str(article.as_of) if article.as_of else None,
    }


def summary_object(report: Report) -> JsonObject:
    """Return how many claims there are and how many have each label."""
    return {"claims": len(report.verdicts), **{str(label): report.count(label) for label in Label}}


def gate_object(gate: Gate) -> JsonObject:
    """Return whether the run stops, what is said of the article itself, and what to know before believing a pass."""
    return {
        "stops": gate.stops,
        "failures": list(gate.failures),
        "findings": [
            {"severity": str(gate.severity(finding)), "fails": finding in gate.failing, **_finding(finding)}
            for finding in gate.findings
        ],
        "notes": list(gate.notes),
    }


def ruling_object(verdict: Verdict, gate: Gate) -> JsonObject:
    """Return what the gate says of one claim; `silenced_findings` are places in the claim's own list."""
    ruling = gate.of(verdict)
    places = [place for place, finding in enumerate(verdict.findings) if finding in ruling.silenced_findings]
    return {
        "severity": str(ruling.severity),
        "fails": ruling.fails,
        "silenced": ruling.silenced or None,
        "silenced_findings": places,
        "note": ruling.note or None,
        "known": ruling.known,
    }


def claim_object(verdict: Verdict, positions: Positions, *, review: Review | None = None) -> JsonObject:
    """Return a claim with its verdict, findings and citations."""
    claim = verdict.claim
    place = positions.at(claim.span.start)
    return {
        "id": claim.id,
        "text": claim.text,
        "quote": claim.quote,
        "span": {"start": claim.span.start, "end": claim.span.end, "line": place.line, "column": place.column},
        "selector": _selector(positions.text, claim.span),
        "kind": str(claim.kind),
        "speaker": claim.speaker,
        "checkworthiness": number(claim.checkworthiness),
        "verdict": {
            "label": str(verdict.label),
            "reason": str(claim.reason) if claim.reason else None,
            "confidence": number(verdict.confidence),
            "because": verdict.because,
        },
        "findings": [_finding(finding) for finding in verdict.findings],
        "citations": [_citation(evidence) for evidence in verdict.evidence],
        "later": [_citation(evidence) for evidence in verdict.later],
        "review": {"verdict": review.verdict, "by": review.by, "why": review.why} if review else None,
    }


def number(value: float) -> float:
    """Return a probability with three digits, so that another machine's last bits do not show.

    >>> number(0.12349)
    0.123
    """
    return round(float(value), 3)


def _finding(finding: Finding) -> JsonObject:
    return {
        "code": str(finding.code),
        "message": finding.message,
        "article_span": _span(finding.article_span),
        "article_words": finding.article_words,
        "snippet": finding.snippet_key or None,
        "snippet_span": _span(finding.snippet_span),
        "snippet_words": finding.snippet_words,
        "other_span": _span(finding.other_span),
        "other_words": finding.other_words,
    }


def _citation(evidence: Evidence) -> JsonObject:
    snippet, source = evidence.snippet, evidence.snippet.source
    return {
        "source": source.id,
        "snippet": snippet.id,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "link": to_words(evidence) or None,
        "published": str(source.published) if source.published else None,
        "as_of": str(snippet.as_of) if snippet.as_of else None,
        "origin": source.origin,
        "text": snippet.text,
        "stance": str(evidence.stance),
        "rationale": _span(evidence.rationale),
        "selector": _selector(snippet.text, evidence.rationale),
        "score": number(evidence.score),
    }


def _span(span: Span | None) -> JsonObject | None:
    return {"start": span.start, "end": span.end} if span else None


def _selector(text: str, span: Span) -> JsonObject:
    words = text_quote(text, span)
    return {"type": "TextQuoteSelector", "exact": words.exact, "prefix": words.prefix, "suffix": words.suffix}
