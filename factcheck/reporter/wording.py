"""The words and codes people read: one table for every format that is not JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.errors import printable
from factcheck.gate import CODES
from factcheck.records import Evidence, Finding, Label, Stance, Verdict

if TYPE_CHECKING:
    from factcheck.reporter.positions import Positions

# Label → sign and words. What an editor must look at first comes first.
SIGNS: dict[Label, tuple[str, str]] = {
    Label.CONTRADICTED: ("✗", "contradicted"),
    Label.DISPUTED: ("≠", "disputed"),
    Label.OUTDATED: ("↻", "outdated"),
    Label.PARTLY_SUPPORTED: ("~", "partly supported"),
    Label.SUPPORTED: ("✓", "supported"),
    Label.NOT_ENOUGH_EVIDENCE: ("?", "no source"),
    Label.NOT_CHECKABLE: ("·", "not checkable"),
}

URGENT = (Label.CONTRADICTED, Label.DISPUTED, Label.OUTDATED, Label.PARTLY_SUPPORTED)

_SPACE = re.compile(r"\s+")


def line(text: str) -> str:
    """Return the text as one line that no terminal acts on.

    >>> line("two\\nlines\\x1b[0m")
    'two lines␛[0m'
    """
    return printable(_SPACE.sub(" ", text))


def cut(text: str, most: int = 500) -> str:
    """Return the text, without its middle where it is longer than anybody reads.

    >>> cut("one two three", 9)
    'one … ree'
    """
    if len(text) <= most:
        return text
    end = (most - 3) // 2
    return f"{text[: most - 3 - end]} … {text[-end:]}"


def brief(text: str, most: int = 500) -> str:
    """Return the text as one line without its middle; of a very long one only the ends are looked at.

    >>> brief("two\\nlines")
    'two lines'
    """
    reach = most * 8
    return cut(line(text if len(text) <= 2 * reach else text[:reach] + text[-reach:]), most)


def path(text: str) -> str:
    """Return a path that cannot be mistaken for a command at the start of a line ("::error::" is one to a CI runner).

    >>> path("::error::.md")
    './::error::.md'
    """
    shown = line(text)
    return shown if shown[:1].isalnum() or shown[:1] in "./_~-<" else f"./{shown}"


def code(verdict: Verdict) -> str:
    """Return the code a verdict is listed under: that of its first finding, else that of its label."""
    if verdict.findings:
        return str(verdict.findings[0].code)
    return str(CODES.get(verdict.label, ""))


def confidence(value: float) -> str:
    """Return a calibrated probability in words; the limits are those of "very likely" and "likely" in IPCC usage.

    >>> confidence(0.97)
    'high confidence'
    """
    if value >= 0.9:
        return "high confidence"
    return "fair confidence" if value >= 0.66 else "low confidence"


def difference(finding: Finding) -> str:
    """Return the message of a finding, with the differing words of both sides where it does not name them.

    >>> from factcheck.records import Code
    >>> difference(Finding(Code.NUMBER, "number differs", article_words="800", snippet_words="902"))
    'number differs: “800” ↔ “902”'
    """
    theirs = brief(finding.snippet_words or finding.other_words)
    message, ours = brief(finding.message), brief(finding.article_words)
    if not (ours and theirs) or (ours in message and theirs in message):
        return message
    return f"{message}: “{ours}” ↔ “{theirs}”"


def other_place(finding: Finding, positions: Positions) -> str:
    """Return where the other of two places that contradict each other stands, in brackets; "" where there is none."""
    return f" (see {positions.at(finding.other_span.start)})" if finding.other_span else ""


_STANCES = {Stance.SUPPORTS: "supports", Stance.CONTRADICTS: "contradicts", Stance.NEUTRAL: "nearby"}


def stance(evidence: Evidence) -> str:
    """Return what a piece of evidence does for the claim, in a word or two."""
    return "in part" if evidence.partial else _STANCES[evidence.stance]


def citation(evidence: Evidence) -> str:
    """Return publisher, title and date of a piece of evidence on one line."""
    source = evidence.snippet.source
    parts = [brief(source.publisher), f"“{brief(source.title)}”", str(source.published or "")]
    return line(", ".join(part for part in parts if part))


def counted(count: int, noun: str) -> str:
    """Return a count with its noun.

    >>> counted(1, "claim"), counted(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
