"""SARIF 2.1.0, as code scanning reads it: a result for each claim that fails and for what else stops the run.

What does not fail must not become an alert: errors, other findings on the article as a whole, notes and what was let
through stand as notifications of the run. Columns count code points.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

from factcheck.gate import SEVERITIES, Severity
from factcheck.pages import LABELS, PAGES
from factcheck.records import Code, Label, Span
from factcheck.reporter.held import Checked, HeldReporter
from factcheck.reporter.json import JsonObject, text_of
from factcheck.reporter.links import file_uri
from factcheck.reporter.positions import Positions
from factcheck.reporter.problems import Problem, Remark, counts, problems, remarks
from factcheck.reporter.wording import brief, citation, cut
from factcheck.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.records import Article, Evidence

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST_RELATED = 20  # citations of a result; a reader takes 100, an editor reads few


class Reporter(HeldReporter):
    """Writes one run with the failing claims of all articles."""

    def whole(self, checked: Sequence[Checked]) -> str:
        """Return the log."""
        return text_of({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(checked)]}, indent=2) + "\n"


def _run(checked: Sequence[Checked]) -> JsonObject:
    return {
        "tool": {"driver": _driver()},
        "automationDetails": {"id": "factcheck/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(one.report.errors for one in checked),
                "toolExecutionNotifications": [each for one in checked for each in _notifications(one)],
            }
        ],
        "results": [each for one in checked for each in _results(one)],
    }


def _driver() -> JsonObject:
    rules = [_rule(code, PAGES[code].title, PAGES[code].meaning, PAGES[code].remedy) for code in Code]
    rules += [_rule(label, str(label).replace("_", " "), text, text) for label, text in LABELS.items()]
    return {"name": "factcheck", "version": VERSION, "semanticVersion": VERSION, "rules": rules}


def _rule(name: str, title: str, meaning: str, remedy: str) -> JsonObject:
    level = str(_level(name))
    return {
        "id": str(name),
        "name": "".join(word.capitalize() for word in re.findall(r"[A-Za-z]+", title)),
        "shortDescription": {"text": title},
        "fullDescription": {"text": meaning},
        "help": {"text": remedy},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": ["facts"], "problem.severity": "recommendation" if level == "note" else level},
    }


def _level(name: str) -> Severity:
    """Differing words are what errors are made of; of the rest, what has a label goes by that."""
    if name in list(Label):
        return SEVERITIES[Label(name)]
    if name == Code.NO_EVIDENCE:
        return Severity.NOTE
    return Severity.ERROR if name.startswith("FC1") else Severity.WARNING


def _results(one: Checked) -> Iterator[JsonObject]:
    positions = Positions(one.report.article.text)
    for problem in problems(one.report, one.gate):
        if problem.ruling.fails:
            yield _result(problem, positions)
    seen: Counter[str] = Counter()
    for remark in remarks(one.report, one.gate):
        if remark.fails:
            words = one.report.article.text[remark.span.slice] if remark.span else ""
            print_ = hashlib.sha256(f"{remark.code}\n{words}".encode("utf-8", "replace")).hexdigest()[:8]
            seen[print_] += 1
            yield _stop(remark, one.report.article, positions, f"{print_}:{seen[print_]}")


def _stop(remark: Remark, article: Article, positions: Positions, fingerprint: str) -> JsonObject:
    """Of the article as a whole: on the words it is about, else on its first character."""
    return {
        "ruleId": remark.code,
        "level": str(Severity.ERROR),
        "message": {"text": _literal(remark.message)},
        "locations": [_location(article, positions, remark.span or Span(0, 0))],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }


def _result(problem: Problem, positions: Positions) -> JsonObject:
    cited = [each for each in problem.verdict.evidence if each.snippet.path][:_MOST_RELATED]
    made: JsonObject = {
        "ruleId": problem.code,
        "level": str(problem.ruling.severity),
        "message": {"text": _message(problem, cited)},
        "locations": [_location(problem.article, positions, problem.span)],
        "partialFingerprints": {"primaryLocationLineHash": problem.fingerprint},
        "properties": {"claim": problem.verdict.claim.id, "label": str(problem.verdict.label)},
    }
    return made | (
        {"relatedLocations": [_related(each, number) for number, each in enumerate(cited, 1)]} if cited else {}
    )


def _message(problem: Problem, cited: Sequence[Evidence]) -> str:
    """What is wrong, the claim, and a link to each place in the source files; brackets of ours alone make links."""
    words = f"{problem.words}: {problem.message}. Claim: {brief(problem.verdict.claim.text)}"
    links = [f"[{_literal(cut(citation(each)))}]({number})" for number, each in enumerate(cited, 1)]
    return _literal(words) + (f" Cited: {'; '.join(links)}" if links else "")


def _literal(text: str) -> str:
    return re.sub(r"([\\\[\]])", r"\\\1", text)


def _related(evidence: Evidence, number: int) -> JsonObject:
    snippet = evidence.snippet
    return {
        "id": number,
        "message": {"text": f"{evidence.stance}: {brief(snippet.text) or snippet.key}"},
        "physicalLocation": {
            "artifactLocation": {"uri": file_uri(snippet.path)},
            "region": {"startLine": max(1, snippet.line)},
        },
    }


def _notifications(one: Checked) -> Iterator[JsonObject]:
    article = one.report.article
    positions = Positions(article.text)
    for remark in (Remark(counts(one.report)), *remarks(one.report, one.gate)):
        yield {
            "level": "error" if remark.error or remark.fails else "note",
            "message": {"text": _literal(remark.message)},
            "locations": [_location(article, positions, remark.span)],
            **({"associatedRule": {"id": remark.code}} if remark.code else {}),
        }


def _location(article: Article, positions: Positions, span: Span | None) -> JsonObject:
    physical: JsonObject = {"artifactLocation": {"uri": file_uri(article.path)}}
    if span is not None:
        first, last = positions.at(span.start), positions.at(span.end)
        physical["region"] = {
            "startLine": first.line,
            "startColumn": first.column,
            "endLine": last.line,
            "endColumn": last.column,
            "snippet": {"text": cut(article.text[span.slice]) or " "},
        }
    return {"physicalLocation": physical}
