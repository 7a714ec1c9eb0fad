"""Whether a word is negated: not, never, failed to, denied that, no deal was; two negations undo each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.records import Span
from factcheck.values.tokens import Token

_CUES = frozenset("not n't never neither nor cannot without hardly barely scarcely unable".split())
_NO = frozenset("no none nobody nothing nowhere".split())
_TO = frozenset(  # "failed to", "refused to": the verb that follows did not happen
    "failed fails fail failing refused refuses refuse refusing declined declines decline declining unable neglected "
    "yet unwilling reluctant ceased forgot".split()
)
_DENIED = frozenset("denied denies deny denying disputed disputes refuted refutes rejected dismissed".split())
_FROM = frozenset("far stopped refrained barred banned prevented kept".split())  # far from, stopped short of
# "put off the opening", "postponed the start": it has not opened; more than an article never stands between.
_DELAYED = frozenset("postponed postpones postponing delayed delays delaying off".split())
_RULED = frozenset("ruled rules ruling rule".split())
# "dropped its plan to ban": it did not ban.
_DROPPED = frozenset("dropped drops abandoned abandons scrapped scraps shelved shelves ditched withdrew".split())
_PLANS = frozenset("plan plans proposal proposals bid attempt attempts".split())
_STOPS = frozenset(". ; : ? ! ( ) “ ” \" – — • but although though while whereas because which who whom whose if when "
                   "after before until since as".split())  # fmt: skip
_REACH = 7


def is_negated(words: Sequence[Token], at: int) -> bool:
    """Return whether an odd number of negations bears on a word.

    >>> from factcheck.values.tokens import tokens
    >>> text = tokens("It did not fail to open and never closed")
    >>> is_negated(text, 5), is_negated(text, 8)
    (False, True)
    """
    return sum(_cues(words, at)) % 2 == 1


def _cues(words: Sequence[Token], at: int) -> list[int]:
    found: list[int] = []
    place = at - 1
    reach = max(0, at - _REACH)
    while place >= reach:
        low = words[place].low
        if low in _STOPS or (low == "that" and not _denied_that(words, place)):
            break
        if low in (",", "and") and not _carries(words, place, at):
            break
        if _is_cue(words, place, at):
            found.append(1)
            if low in ("nor", "neither"):  # goes on with the negation before it, and does not undo it
                break
        place -= 1
    return [*found, *_subject(words, place, at)]


def _is_cue(words: Sequence[Token], place: int, at: int) -> bool:
    low = words[place].low
    following = words[place + 1].low if place + 1 < len(words) else ""
    if low in _CUES:
        return following not in ("only", "just", "merely", "least", "surprisingly") and not _questioned(words, place)
    if low == "no":
        return following in ("longer", "more") or _is_object(words, place, at)
    if low in _NO:
        return True
    if low in _TO:
        return following == "to" or _is_dated(words, place)
    if low in _DENIED:
        return place + 1 == at or following in ("that", "claims", "reports", "allegations", "having", "it")
    if low in _DROPPED:
        return any(token.low in _PLANS for token in words[place + 1 : min(at, place + 4)])
    if low in ("lost", "lose", "losing"):  # "lost confidence in" is "had no confidence in"
        return place + 1 == at
    if low == "out":  # "ruled out closing the works"
        return words[place - 1].low in _RULED and at - place <= 3 if place else False
    if low in _DELAYED:
        return _delays(words, place, at)
    return low in _FROM and following in ("from", "short")


def _is_dated(words: Sequence[Token], place: int) -> bool:
    """Whether no more than a time stands before "to": "refused on Tuesday to", "failed for the sixth time to"."""
    behind = [token.low for token in words[place + 1 : place + 7]]
    if not behind or behind[0] not in _AT_A_TIME or "to" not in behind:
        return False
    return not _STOPS.intersection(behind[: behind.index("to")])


_AT_A_TIME = frozenset("on in for again yesterday last this".split())


def _delays(words: Sequence[Token], place: int, at: int) -> bool:
    """Whether the word is what was put off: "put off the start", "called off the opening"."""
    if words[place].low == "off" and (not place or words[place - 1].low not in ("put", "puts", "putting", "called")):
        return False
    return at - place <= 3 and all(
        token.low in ("the", "its", "their", "his", "her") for token in words[place + 1 : at]
    )


def _is_object(words: Sequence[Token], place: int, at: int) -> bool:
    """ "no deal was signed" negates the verb; "with no deal he left" does not."""
    before = words[place - 1].low if place else ""
    if before in ("with", "said", "says", "answered", "voted", "vote"):
        return False
    return at - place <= 6


def _questioned(words: Sequence[Token], place: int) -> bool:
    return place + 2 < len(words) and words[place + 1].low == "just"


def _denied_that(words: Sequence[Token], place: int) -> bool:
    before = {token.low for token in words[max(0, place - 3) : place]}
    return bool(before & _DENIED) or bool(before & {"false", "untrue", "wrong", "not"})


def _carries(words: Sequence[Token], place: int, at: int) -> bool:
    """A comma or "and" stops a negation, except in "neither …, nor" and between two commas."""
    return any(token.low in ("nor", "or") for token in words[place:at])


def _subject(words: Sequence[Token], place: int, at: int) -> list[int]:
    """Neither of them, nobody, no steel at the head of the clause, further back than the verb's own words."""
    start = max(0, place + 1)
    if at - start < _REACH:
        return []
    head = next((step for step in range(start - 1, max(-1, start - 6), -1) if words[step].low in _STOPS), start - 7)
    clause = words[max(0, head + 1) : start]
    if clause and clause[0].low in ("no", "none", "nobody", "neither"):
        return [1]
    return []


def in_vain(text: str) -> list[Span]:
    """Return what somebody tried or planned and did not do: it is no act.

    >>> [span.slice for span in in_vain("A campaign to keep the pool open failed.")]
    [slice(14, 32, None)]
    """
    return [Span(*found.span("what")) for found in _IN_VAIN.finditer(text)]


def has_failed(text: str) -> bool:
    """Return whether a text has a word of what came to nothing."""
    return bool(_FAILED.search(text))


_FAILED = re.compile(
    r"\b(?:fail(?:ed|s|ure|ing)?(?! to)|in vain|without success|unsuccessful\w*|collaps\w+|fell (?:through|short|flat)|"
    r"came to nothing|reject\w+|defeat\w*|thwart\w+|block\w+|voted down|turned down|abandon\w*|dropped|not enough)\b",
    re.IGNORECASE,
)
_WORD = (
    r"(?!(?:after|because|when|as|while|which|that|who|whose|where|if|since|until|before|failed)\b)[\w’'-]+(?![\w’'-])"
)
_IN_VAIN = re.compile(
    r"\b(?:tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|efforts?|bids?|plans?|planned|planning|campaign(?:s|ed|ing)?|"
    r"fights?|fought|fighting|battles?|battled|struggle[sd]?|struggling|appeals?|moves?|motions?|proposals?|"
    r"need(?:ed|s)?|hop(?:e|es|ed|ing)|sought|wanted)(?: (?!to\b)[\w’'-]+){0,3} to "
    rf"(?P<what>{_WORD}(?: {_WORD}){{0,9}}?)"
    r"(?:,? (?:and|but)(?: (?:the|its|his|her|their|this|that) (?:appeal|plan|bid|attempt|effort|campaign|move)s?)?)?"
    r"(?: (?:has|have|had|was|were|been|ultimately|eventually|narrowly)){0,3} "
    r"(?:failed(?! to)|in vain|without success|unsuccessful|collapsed|fell (?:through|short|flat)|came to nothing|"
    r"rejected|defeated|thwarted|blocked|voted down)\b",
    re.IGNORECASE,
)
