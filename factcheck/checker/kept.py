"""Verdicts from the cache: a case is judged once for each pack, settings and installation."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.checker.case import Case, same_title
from factcheck.installation import fingerprint
from factcheck.records import Code, Evidence, Finding, Label, Pack, Snippet, Span, Stance, Verdict
from factcheck.settings import Settings
from factcheck.store import Store, key


class KeptVerdicts:
    """The verdicts on cases that were judged before against the same pack; `added` counts those that were not."""

    def __init__(self, store: Store, pack: Pack, *, settings: Settings) -> None:
        self._store = store
        self._against = (fingerprint(), pack.hash, settings.hash)
        self._pack = pack
        self._titles: dict[str | None, str] = {None: ""}
        self.added = 0

    def get(self, cases: Sequence[Case]) -> list[Verdict | None]:
        """Return the verdict on each case, None where it was never judged."""
        names = [self._key(case) for case in cases]
        rows = self._store.get(names)
        snippets = {snippet.key: snippet for snippet in self._pack.snippets} if rows else {}
        return [
            _verdict(case, rows[name], snippets) if name in rows else None
            for name, case in zip(names, cases, strict=True)
        ]

    def put(self, cases: Sequence[Case], verdicts: Sequence[Verdict]) -> None:
        """Keep what was judged now."""
        self.added += len(cases)
        self._store.put({self._key(case): _row(verdict) for case, verdict in zip(cases, verdicts, strict=True)})

    def _key(self, case: Case) -> bytes:
        told = repr(case._replace(title=None))  # no record in a case holds a set, whose order would differ
        return key(*self._against, told, self._sources_titled(case.title))

    def _sources_titled(self, title: str | None) -> str:
        """All that a verdict can hang on of the article's title: which sources have the same."""
        if title not in self._titles:
            theirs = sorted({snippet.source.title for snippet in self._pack.snippets})
            self._titles[title] = repr([other for other in theirs if title and same_title(title, other)])
        return self._titles[title]


def _row(verdict: Verdict) -> bytes:
    parts = [
        verdict.label,
        verdict.confidence,
        verdict.because,
        [_evidence_row(piece) for piece in verdict.evidence],
        [_evidence_row(piece) for piece in verdict.later],
        [_finding_row(finding) for finding in verdict.findings],
    ]
    return json.dumps(parts, separators=(",", ":")).encode()


def _evidence_row(piece: Evidence) -> list[object]:
    where, found = _span_row(piece.rationale), [_finding_row(finding) for finding in piece.findings]
    return [piece.snippet.key, piece.stance, where, piece.score, found, piece.later, piece.partial, piece.why]


def _finding_row(finding: Finding) -> list[object]:
    return [
        finding.code,
        finding.message,
        _span_row(finding.article_span),
        finding.article_words,
        finding.snippet_key,
        _span_row(finding.snippet_span),
        finding.snippet_words,
    ]


def _span_row(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _verdict(case: Case, row: bytes, snippets: Mapping[str, Snippet]) -> Verdict:
    label, confidence, because, evidence, later, findings = json.loads(row)
    return Verdict(
        case.claim,
        Label(label),
        confidence,
        because,
        tuple(_evidence(part, snippets) for part in evidence),
        tuple(_evidence(part, snippets) for part in later),
        tuple(_finding(part) for part in findings),
    )


def _evidence(row: Sequence[Any], snippets: Mapping[str, Snippet]) -> Evidence:
    name, stance, where, score, found, later, partial, why = row
    findings = tuple(_finding(part) for part in found)
    return Evidence(snippets[name], Stance(stance), Span(*where), score, findings, later, partial, why)


def _finding(row: Sequence[Any]) -> Finding:
    code, message, article_span, article_words, name, snippet_span, snippet_words = row
    return Finding(Code(code), message, _span(article_span), article_words, name, _span(snippet_span), snippet_words)


def _span(row: Sequence[int] | None) -> Span | None:
    return None if row is None else Span(*row)
