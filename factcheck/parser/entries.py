"""Entries of a list of figures, which have no verb: “Net debt: CHF 95 million”, “Sales up 6% to €3m; margin of 18%”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.records import Span
from factcheck.syntax.tree import Tree

_LABEL = r"(?P<label>[A-Z][^:;()\d]{1,60}?)"
_FIGURE = (
    r"(?:about |around |some |over |under |more than |less than )?[$€£¥+−–-]?(?:[A-Z]{2,3} ?)?"
    r"[$€£¥]?\d[\d.,]*[^;:(),]{0,40}?"
)
_WITH_FORMER = re.compile(rf"{_LABEL}: (?P<figure>{_FIGURE}) ?\((?P<when>[^():]{{2,30}}): (?P<former>{_FIGURE})\)\.?")
_COLON = re.compile(rf"{_LABEL}: (?P<figure>{_FIGURE})(?P<more>, (?:up|down) (?:from |by )?[^;]+?)?\.?")
_OF = re.compile(
    rf"(?P<label>[A-Za-z][^:;()\d]{{1,60}}?) of (?P<figure>{_FIGURE})(?P<more>, (?:up|down) (?:from |by )?[^;]+?)?\.?"
)
_MOVED = re.compile(
    r"(?P<label>[A-Za-z][^:;()\d,]{1,60}?) "
    r"(?P<said>(?:up|down|unchanged|flat|stable) (?:by |at |to |from )?[^;]*?\d[^;]*?)\.?"
)
_MOST = 3  # words before "up" that are no name of a figure


class Entry(NamedTuple):
    """What an entry states, and the characters of the sentence that state it."""

    text: str
    span: Span


def entries(tree: Tree) -> list[Entry]:
    """Return what the parts of a verbless line of figures state, all or nothing.

    "Order intake: $5bn (Q1: $4bn)" states that order intake was $5bn, and that it was $4bn in Q1.
    """
    if _has_verb(tree) or "\n" in tree.text:
        return []
    found: list[Entry] = []
    for part in re.finditer(r"[^;]+", tree.text):
        lead = len(part[0]) - len(part[0].lstrip())
        own = list(_entry(part[0].strip(), part.start() + lead))
        if not own:
            return []
        found += own
    return found


def _entry(words: str, start: int) -> Iterator[Entry]:
    def entry(text: str, found: re.Match[str], *, first: str = "", last: str = "") -> Entry:
        begin = found.start(first) if first else 0
        end = found.end(last) if last else len(words.rstrip("."))
        return Entry(text, Span(start + begin, start + end))

    if found := _WITH_FORMER.fullmatch(words):
        label = found["label"]
        yield entry(f"{label}: {found['figure']}.", found, last="figure")
        yield entry(f"{label}, {found['when']}: {found['former']}.", found, first="when")
    elif found := _COLON.fullmatch(words):
        yield entry(f"{found['label']}: {found['figure']}.", found, last="figure")
        if found["more"]:
            yield entry(f"{found['label']} was {found['more'].strip(', ')}.", found, first="more")
    elif found := _OF.fullmatch(words):
        label = found["label"][0].upper() + found["label"][1:]
        yield entry(f"{label} was {found['figure']}.", found, last="figure")
        if found["more"]:
            yield entry(f"{label} was {found['more'].strip(', ')}.", found, first="more")
    elif found := _MOVED.fullmatch(words):
        label = found["label"][0].upper() + found["label"][1:]
        many = re.search(r"[^s]s$", label) is not None
        yield entry(f"{label} {'were' if many else 'was'} {found['said']}.", found)


def _has_verb(tree: Tree) -> bool:
    """Whether the line has a verb of its own; "up" and figures are none."""
    return any(
        token.pos in ("VERB", "AUX") and token.dep in ("root", "cop", "aux", "aux:pass", "ccomp", "conj")
        and not token.text.lower().endswith("ing") and token.text.lower() not in ("unchanged", "flat")
        for token in tree.tokens
    )  # fmt: skip
