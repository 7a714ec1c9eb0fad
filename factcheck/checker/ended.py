"""What is over: who gave up a post or was succeeded holds it no more; a government that ended does nothing now."""

from __future__ import annotations

import re

from factcheck.checker.denials import is_negative
from factcheck.checker.names import Name, names
from factcheck.checker.reading import Reading
from factcheck.values.role import Role

# What somebody does who leaves a post, behind his name or before it.
_LEAVES = re.compile(
    r"\b(?:gave up|resigned|stepped down|retired|left (?:office|the (?:post|job|role|board|company|club))|was (?:"
    r"sacked|dismissed|removed|ousted|replaced|succeeded)|quit|handed over|ended|ceased|was dissolved|"
    r"fell|collapsed)\b",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(
    r"\b(?:succeed(?:ed|s|ing)|replac(?:ed|es|ing)|following|took over from|takes over from|after|successor (?:to|of)|"
    r"in place of)\s(?:[\w.]+\s){0,4}$",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"(?:['’]s?)?\s(?:\w+\s)?(?:retirement|resignation|departure|dismissal|removal|death)\b", re.IGNORECASE
)
_OTHERS = re.compile(r"[.;,]|\b[A-Z]")  # between the name and the verb: another clause, another subject
_NOW = re.compile(r"\b(?:is|are|has|have|heads|leads|chairs|runs)\b")
_ONCE = re.compile(r"\b(?:was|were|former(?:ly)?|until|then|ex-|had)\b", re.IGNORECASE)
_LED_BY = re.compile(r"\b(?:is|are) (?:now )?(?:headed|led|run|chaired|managed|directed) by (?:[a-z]+ ){0,2}$")
_LEADS = re.compile(r",? (?:who )?(?:now |currently )?(?:heads|leads|chairs|runs|directs) (?:the|a|an|its)\b")
_BODY = re.compile(r"\b(?:administration|government|cabinet|coalition)\b", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|(?-i:may)|plans? to|intends? to|is to|if|next)\b", re.IGNORECASE)


def is_over(claim: Reading, snippet: Reading) -> bool:
    """Return whether the snippet says that the post, or the government, the claim speaks of as present has ended.

    >>> from factcheck.checker.reading import read
    >>> claim = read("Anders Holt is the finance minister.")
    >>> is_over(claim, read("Anders Holt gave up the post of finance minister on 3 April 2025."))
    True
    >>> is_over(claim, read("Anders Holt will give up the post of finance minister."))
    False
    """
    if not _NOW.search(claim.text) or _ONCE.search(claim.text) or is_negative(snippet) or _AHEAD.search(snippet.text):
        return False
    return any(_left(snippet, name) for name in _holders(claim))


def _holders(claim: Reading) -> list[Name]:
    """Return who the claim says holds a post, or whose government it speaks of."""
    posts = [value for value in claim.of_kind("role") if isinstance(value, Role) and not value.former]
    body = _BODY.search(claim.text)
    held = [
        name
        for name in names(claim)
        if any(_holds(claim, name, post) for post in posts)
        or _LED_BY.search(claim.text, 0, name.terms[0].span.start)
        or _LEADS.match(claim.text, name.terms[-1].span.end)
    ]
    if body is not None:
        held += [name for name in names(claim) if 0 <= body.start() - name.terms[-1].span.end <= 3]
    return held


def _holds(claim: Reading, name: Name, post: Role) -> bool:
    """Whether a name is who holds a post: of "Roe is Nordline's chief executive" not Nordline."""
    end = name.terms[-1].span.end
    return post.span.covers(name.terms[-1].span) and not _OWNS.search(claim.text[: end + 2], end - 2)


_OWNS = re.compile(r"['’]s?\b|s['’]")


def _left(snippet: Reading, holder: Name) -> bool:
    last = holder.terms[-1].stem
    for name in names(snippet):
        if name.terms[-1].stem != last and last not in name.keys:
            continue
        end = name.terms[-1].span.end
        if _LEAVING.match(snippet.text, end) or _FOLLOWED.search(snippet.text[: name.terms[0].span.start]):
            return True
        leaves = _LEAVES.search(snippet.text, end)
        if leaves and not _OTHERS.search(snippet.text, end, leaves.start()):
            return True
    return False


__all__ = ["is_over"]
