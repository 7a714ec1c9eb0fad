"""What an editor shows over a claim: the verdict and the sources' own words, with publisher, title, date, address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lsprotocol.types import Hover, MarkupContent, MarkupKind

from factcheck.records import Evidence, Label, Verdict
from factcheck.reporter.wording import SIGNS, citation, confidence, line
from factcheck.server.page import Page

_MOST = 3  # claims that overlap, and pieces of evidence: more than that no editor shows without scrolling
_STANCES = {"supports": "supports", "contradicts": "contradicts", "neutral": "nearby"}
_SIGN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&:])")


def hover(verdicts: Sequence[Verdict], page: Page, *, markdown: bool) -> Hover | None:
    """Return what is to be said of the claims at a place, the shortest first; None where there are none."""
    if not verdicts:
        return None
    make = _markdown if markdown else _plain
    kind = MarkupKind.Markdown if markdown else MarkupKind.PlainText
    text = ("\n\n---\n\n" if markdown else "\n\n").join(make(verdict) for verdict in verdicts[:_MOST])
    return Hover(MarkupContent(kind, text), page.range(verdicts[0].claim.span))


def _title(verdict: Verdict) -> tuple[str, str]:
    sign, words = SIGNS[verdict.label]
    known = verdict.label not in (Label.NOT_CHECKABLE, Label.NOT_ENOUGH_EVIDENCE)
    return f"{sign} {words}", f", {confidence(verdict.confidence)}" if known else ""


def _plain(verdict: Verdict) -> str:
    rows = ["".join(_title(verdict)), line(verdict.claim.text), *_plain_evidence(verdict), line(verdict.because)]
    return "\n".join(rows)


def _plain_evidence(verdict: Verdict) -> Iterator[str]:
    for piece in verdict.evidence[:_MOST]:
        yield f"{_STANCES[piece.stance]}: “{line(piece.snippet.text)}”"
        yield "  " + ", ".join(part for part in (citation(piece), line(piece.snippet.source.url)) if part)


def _markdown(verdict: Verdict) -> str:
    label, sure = _title(verdict)
    parts = [f"**{label}**{sure}", escaped(verdict.claim.text), *map(_passage, verdict.evidence[:_MOST])]
    return "\n\n".join([*parts, f"_{escaped(verdict.because)}_"])


def _passage(piece: Evidence) -> str:
    """A snippet as a block quotation, the words its stance rests on in bold."""
    text, where = piece.snippet.text, piece.rationale
    before, words, after = text[: where.start], text[where.slice], text[where.end :]
    bold = f"**{escaped(words.strip())}**" if words.strip() else ""
    spaced = (bool(before) and words[:1].isspace(), bool(after) and words[-1:].isspace())
    shown = escaped(before) + " " * spaced[0] + bold + " " * spaced[1] + escaped(after)
    return f"{_STANCES[piece.stance]}\n> {shown}\n>\n> {escaped(citation(piece))}{_link(piece.snippet.source.url)}"


def _link(url: str) -> str:
    if not is_address(url):
        return f", {escaped(url)}" if url else ""
    return f"\n>\n> <{url}>"


def is_address(url: str) -> bool:
    """Return whether an editor may be asked to open a source's address: http and https, nothing that needs escaping.

    >>> is_address("https://example.org/a?b=1"), is_address("javascript:alert(1)"), is_address("https://a.b/ <i>")
    (True, False, False)
    """
    return re.fullmatch(r"https?://[!-;=?-\[\]-~]+", url) is not None


def escaped(text: str) -> str:
    """Return text on one line that Markdown shows as it stands.

    >>> escaped("[a](b)\\n# *c*")
    '\\\\[a\\\\]\\\\(b\\\\) \\\\# \\\\*c\\\\*'
    """
    return _SIGN.sub(r"\\\1", line(text))
