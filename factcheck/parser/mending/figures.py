"""Years and lengths of time set right: what they belong to, and what is one length."""

from __future__ import annotations

import re

from factcheck.parser.mending.movable import Movable

_YEAR = re.compile(r"(?:19|20)\d\d")
_TIMES = frozenset("year month week day hour minute second".split())


def in_years(m: Movable) -> None:
    """ "In 2023 inspectors rated it": a year behind "in" counts nobody."""
    for at, token in enumerate(m.tokens[1:], 1):
        noun = token.head
        opens = m.tokens[at - 1].text.lower() in ("in", "since", "by") and m.tokens[at - 1].dep == "case"
        if not opens or not _YEAR.fullmatch(token.text) or token.dep != "nummod" or noun <= at:
            continue
        over = m.tokens[noun].head
        if over > noun and m.tokens[noun].dep.startswith("nsubj"):
            m.move(at, over, "obl")
            m.move(at - 1, at, "case")


def lengths(m: Movable) -> None:
    """ "14 days, 15 hours and 9 minutes" is one length of time."""
    for at, token in enumerate(m.tokens):
        if token.lemma not in _TIMES or token.dep not in ("appos", "conj", "obl:unmarked") or not m.kids(at, "nummod"):
            continue
        near = m.first(at) - 2
        listed = near > 0 and m.tokens[near + 1].text == "," and m.tokens[near].lemma in _TIMES
        if listed and m.kids(near, "nummod"):
            m.move(at, near, "flat")
