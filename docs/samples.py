"""What every format writes of one small report, for docs/formats.md."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import import_module

from factcheck import reporter
from factcheck.gate import Gate, Ruling, Severity
from factcheck.records import Code, Finding, Report
from factcheck.reporter import FORMATS, Look
from factcheck.review import Review
from tests import made

# Format → how it is used, in a line or two of shell or of a CI service's own files.
USES: dict[str, str] = {
    "full": "$ factcheck draft.md",
    "concise": "$ factcheck drafts/ -f concise",
    "json": "$ factcheck draft.md -f json=report.json",
    "jsonl": "$ factcheck drafts/ -f jsonl | head",
    "github": "- run: factcheck drafts/ -f github -f sarif=factcheck.sarif",
    "gitlab": "script: factcheck drafts/ -f gitlab=gl-code-quality-report.json\n"
    "artifacts: {when: always, reports: {codequality: gl-code-quality-report.json}}",
    "sarif": "- run: factcheck drafts/ -f sarif=factcheck.sarif\n"
    "- uses: github/codeql-action/upload-sarif@v3\n  if: always()\n  with: {sarif_file: factcheck.sarif}",
    "junit": "script: factcheck drafts/ -f junit=factcheck.xml\n"
    "artifacts: {when: always, reports: {junit: factcheck.xml}}",
    "rdjson": "$ factcheck drafts/ -f rdjson --exit-zero | reviewdog -f=rdjson -reporter=github-pr-review",
    "rdjsonl": "$ factcheck drafts/ -f rdjsonl --exit-zero | reviewdog -f=rdjsonl -diff='git diff main'",
    "markdown": "$ factcheck draft.md -f markdown=comment.md; gh pr comment --body-file comment.md",
    "html": "$ factcheck draft.md -f html=draft.html",
    "claimreview": "$ factcheck draft.md --ledger -f claimreview=claims.jsonld --config review_url=https://example.org/checks/mill",
}

_REVIEWS = {"aaaa0003": Review("supported", "Dana Scully", "Phoned the ministry.")}


def section(format_: str) -> str:
    """Return the section of a format: what its module says of itself, how it is used, and what it writes."""
    said = (import_module(f"factcheck.reporter.{FORMATS[format_]}").__doc__ or "").strip()
    kind = "console" if USES[format_].startswith("$") else "yaml"
    used = f"\n## {format_}\n\n{said}\n\n```{kind}\n{USES[format_]}\n```\n"
    return used if format_ == "html" else f"{used}\n````text\n{sample(format_).rstrip()}\n````\n"


def sample(format_: str) -> str:
    """Return what the format writes; of SARIF without the list of rules, which is that of codes.md."""
    written: list[str] = []
    each = reporter.make(format_, written.append, look=Look(review_url="https://example.org/checks/mill"))
    report = _report()
    each.begin(report.article, _REVIEWS)
    for verdict in report.verdicts:
        each.decided(report.article, verdict)
    each.finish(report, _gate())
    each.close()
    text = "".join(written)
    if format_ != "sarif":
        return text
    log = json.loads(text)
    log["runs"][0]["tool"]["driver"]["rules"] = ["…"]
    return json.dumps(log, indent=2, ensure_ascii=False)


def _report() -> Report:
    """The report of the tests, with a line in a source file, and a claim an editor answered for."""
    wrong = made.contradicted()
    cited = replace(wrong.evidence[0], snippet=replace(made.LOSSES, path="sources.yaml", line=12))
    return replace(made.report(), verdicts=(replace(wrong, evidence=(cited,)), *made.report().verdicts[1:]))


def _gate() -> Gate:
    rulings = {
        "aaaa0001": Ruling(Severity.ERROR, fails=True),
        "aaaa0003": Ruling(Severity.NOTE, silenced="reviewed by Dana Scully: Phoned the ministry."),
    }
    unused = Finding(Code.UNUSED_SUPPRESSION, "suppresses nothing")
    return Gate(rulings, (unused,), ("2 claims not judged",))
