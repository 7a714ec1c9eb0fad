"""A report made by hand, so that the tests of what we print do not hang on the quality of what we check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.records import (
    Article,
    Block,
    BlockKind,
    Claim,
    ClaimKind,
    Code,
    Evidence,
    Finding,
    Label,
    Period,
    Reason,
    Report,
    Snippet,
    Source,
    SourceKind,
    Span,
    Stance,
    Verdict,
)

TEXT = (
    "Old mill, new friends\n"
    "\n"
    "The mill has lost $800 million. It closed in 2015.\n"
    "It employs 12 people. The deal is a golden opportunity.\n"
)

SOURCE = Source(
    id="register-2025",
    title="Company accounts, 2024",
    publisher="Companies Register",
    url="https://example.org/accounts?id=7",
    kind=SourceKind.OFFICIAL,
    origin="register-2025",
    published=Period.parse("2025-02-12"),
)
LOSSES = Snippet(
    key="register-2025/s1", id="s1", source=SOURCE, text="The mill had losses of $902 million by June 2024."
)
CLOSURE = Snippet(key="register-2025/s2", id="s2", source=SOURCE, text="The mill stopped work in June 2015.")


def article(text: str = TEXT, *, path: str = "drafts/mill.txt") -> Article:
    """Return an article of one block."""
    blocks = (Block(BlockKind.BODY, Span(0, len(text))),)
    return Article(path, text, blocks, title="Old mill, new friends", as_of=Period.parse("2025-05-31"))


def claim(quote: str, *, id: str, kind: ClaimKind, reason: Reason | None = None, text: str = TEXT) -> Claim:  # noqa: A002
    """Return a claim at the first place where its quote stands."""
    start = text.index(quote)
    span = Span(start, start + len(quote))
    return Claim(id, f"{quote}.", quote, span, kind, sentence=span, checkworthiness=0.91, reason=reason)


def within(text: str, words: str) -> Span:
    """Return the span of words in a text."""
    return Span(text.index(words), text.index(words) + len(words))


def contradicted(text: str = TEXT) -> Verdict:
    """Return a verdict with a finding that points at words on both sides."""
    finding = Finding(
        Code.NUMBER,
        "number differs",
        article_span=within(text, "$800 million"),
        article_words="$800 million",
        snippet_key=LOSSES.key,
        snippet_span=within(LOSSES.text, "$902 million"),
        snippet_words="$902 million",
    )
    evidence = Evidence(LOSSES, Stance.CONTRADICTS, Span(0, len(LOSSES.text)), 0.98765, (finding,))
    return Verdict(
        claim("The mill has lost $800 million", id="aaaa0001", kind=ClaimKind.MONEY, text=text),
        Label.CONTRADICTED,
        0.93456,
        "The register gives $902 million for the same losses.",
        evidence=(evidence,),
        findings=(finding,),
    )


def supported(text: str = TEXT) -> Verdict:
    """Return a verdict with one citation."""
    evidence = Evidence(CLOSURE, Stance.SUPPORTS, within(CLOSURE.text, "stopped work in June 2015"), 0.9)
    made = claim("It closed in 2015", id="aaaa0002", kind=ClaimKind.DATE, text=text)
    return Verdict(made, Label.SUPPORTED, 0.8, "June 2015 lies in 2015.", evidence=(evidence,))


def unsourced(text: str = TEXT) -> Verdict:
    """Return a verdict that nothing settles."""
    made = claim("It employs 12 people", id="aaaa0003", kind=ClaimKind.NUMBER, text=text)
    return Verdict(made, Label.NOT_ENOUGH_EVIDENCE, 0.4, "No source speaks of it.")


def opinion(text: str = TEXT) -> Verdict:
    """Return a verdict on what no source could settle."""
    quote = "The deal is a golden opportunity"
    made = claim(quote, id="aaaa0004", kind=ClaimKind.OPINION, reason=Reason.OPINION, text=text)
    return Verdict(made, Label.NOT_CHECKABLE, 0.7, "A judgement of worth.")


def report(text: str = TEXT, *, path: str = "drafts/mill.txt", errors: tuple[str, ...] = ()) -> Report:
    """Return a report with a contradicted, a supported, an unsourced and an uncheckable claim."""
    verdicts = (contradicted(text), supported(text), unsourced(text), opinion(text))
    return Report(article(text, path=path), verdicts, "50c7ce50", "5e771465", errors)


SOURCES = """\
version: 1
sources:
  - id: register-2025
    title: Company accounts, 2024
    publisher: Companies Register
    url: https://example.org/accounts
    published: 2025-02-12
    kind: official
    snippets:
      - id: s1
        text: The mill had losses of $902 million by June 2024.
"""


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]
