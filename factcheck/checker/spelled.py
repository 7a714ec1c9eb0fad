"""Names that the article spells otherwise than its sources: "Pavel Horrak" beside "Pavel Horak"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.checker.people import named
from factcheck.records import Article, Code, Finding, Snippet, Span, Verdict
from factcheck.values import person
from factcheck.values.person import Person
from factcheck.values.person_spelling import slipped

_FULL_NAME = re.compile(r"(?<![\w’'-])(?P<given>[A-Z][\w’'-]+) (?P<surname>[A-Z][\w-]{4,})")


def spelled_otherwise(article: Article, verdicts: Sequence[Verdict]) -> Iterator[Finding]:
    """Yield the people whose surname is a slip of the pen from that in a snippet cited, once each.

    Silent where the given names differ, where any snippet cited has the article's spelling, and where the article has
    the snippet's as well: then it contradicts itself, and that is said already.
    """
    snippets = {piece.snippet.key: piece.snippet for verdict in verdicts for piece in verdict.evidence}
    told = [(one, snippets[key]) for key in sorted(snippets) for one in person.parse(snippets[key].text)]
    ours = sorted(named(article, [verdict.claim for verdict in verdicts]), key=lambda found: found[1])
    mine = {one.surname for one, _ in ours}
    seen: set[tuple[str, str]] = set()
    for one, span in ours:
        if (one.given[0], one.surname) in seen:
            continue
        seen.add((one.given[0], one.surname))
        if not any(one.surname in snippet.text for snippet in snippets.values()):
            yield from (_finding(article, span, one, *other) for other in _slips(one, told, mine)[:1])


def _slips(one: Person, told: Sequence[tuple[Person, Snippet]], mine: set[str]) -> list[tuple[Person, Snippet]]:
    return [
        (other, snippet)
        for other, snippet in told
        if other.given[:1] == one.given[:1] and other.surname not in mine and slipped(one.surname, other.surname)
    ]


def _finding(article: Article, span: Span, one: Person, other: Person, snippet: Snippet) -> Finding:
    why = f"“{one.given[0]} {one.surname}” is “{other.given[0]} {other.surname}” in {snippet.source.publisher}"
    return Finding(Code.NAME, why, span, article.text[span.slice], snippet.key, other.span, other.text)


def respelled(claim: str, evidence: str) -> str:
    """Return a claim with the full names that are a slip of the pen from one of the evidence as they stand there.

    >>> respelled("Pavel Horrak opposed it.", "Council leader Pavel Horak opposed it.")
    'Pavel Horak opposed it.'
    """
    theirs = {(name["given"], name["surname"]) for name in _FULL_NAME.finditer(evidence)}

    def right(name: re.Match[str]) -> str:
        fits = sorted(last for first, last in theirs if first == name["given"] and slipped(name["surname"], last))
        known = (name["given"], name["surname"]) in theirs
        return f"{name['given']} {fits[0]}" if len(fits) == 1 and not known else name.group()

    return _FULL_NAME.sub(right, claim) if theirs else claim


__all__ = ["respelled", "spelled_otherwise"]
