"""The acts of a claim beside those of a snippet: which answers which, and where a denial leaves them open."""

from __future__ import annotations

import re

from factcheck.checker.ballots import both_sides, left_out
from factcheck.checker.days import best_match
from factcheck.checker.denials import deny_alike, first_of_its_kind, is_denied
from factcheck.checker.match import Match
from factcheck.checker.passage import clause_of, passage
from factcheck.checker.reading import Reading
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.act import Act

PLANNED = "planned"  # the aspect of an act that is done by the claim and to come by the snippet


def acts_met(claim: Reading, snippet: Reading) -> tuple[Match, ...]:
    """Return one match for each axis both speak on (rise/fall, open/close …)."""
    ours, theirs = ([value for value in one.of_kind("act") if isinstance(value, Act)] for one in (claim, snippet))
    theirs = [act for act in theirs if not _WOULD_HAVE.search(snippet.text, 0, act.span.start)]
    theirs = _of_its_clause(claim, snippet, theirs)
    if left_out(claim, snippet) or (claim.figures and both_sides(snippet)):  # "voted in favour" is what others did
        theirs = [act for act in theirs if not _VOTE.search(act.text)]
    own = clause_of(claim, snippet)  # "the bank cut its rate. Costs went up"
    here = {act.axis for act in theirs if own is not None and own.covers(act.span)}
    same = {act.verb for act in ours}  # "reopens after six years" beside "has reopened, six years after it closed"
    theirs = [
        act for act in theirs if act.axis not in here or (own is not None and own.covers(act.span)) or act.verb in same
    ]
    to_come = {act.axis for act in ours if _is_to_come(claim, act)} & {
        act.axis for act in theirs if _is_to_come(snippet, act)
    }  # "wants to close the baths" beside "shut since 2023, they will open again"
    theirs = [act for act in theirs if act.axis not in to_come or _is_to_come(snippet, act)]
    axes = dict.fromkeys(value.axis for value in ours)
    pairs = (
        (tuple(value for value in ours if value.axis == axis), tuple(value for value in theirs if value.axis == axis))
        for axis in axes
    )
    found = (match for mine, others in pairs if others for match in each_its_own(mine, others))
    return tuple(_unsure(match, claim, snippet) for match in found)


def _is_to_come(reading: Reading, act: Act) -> bool:
    """Whether a text tells of an act that is still to come."""
    return bool(_WILL.search(reading.text, 0, act.span.start))


def _has_been(reading: Reading, act: Act) -> bool:
    """Whether a text tells of an act that is done: "has opened", "have been closed"."""
    return bool(_HAS.search(reading.text, 0, act.span.start))


_HAS = re.compile(r"\b(?:has|have|['’]ve)(?: (?:now|already|since|also|just|finally|\w+ly))*(?: been)? $")
_WILL = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were) (?:due |set |expected )?to|(?:wants?|wanted|plans?|planned|hopes?|"
    r"hoped|intends?|intended|promised|vowed|pledged|aims?) to)(?: be)?(?: \w+ly)? $"
)
_WOULD_HAVE = re.compile(r"\b(?:would|could|might|should) have (?:\w+ly |been )?$")  # and has not
_VOTE = re.compile(r"\b(?:vot\w+|favou?r\w*|against|oppos\w+|support\w*|back\w*)\b", re.IGNORECASE)


def _of_its_clause(claim: Reading, snippet: Reading, acts: list[Act]) -> list[Act]:
    """Return the acts without those of an axis whose clause names none of whom the claim names, where another's does.

    "Ruled out closing the works in Calder, but the one in Redmire will be shut" shuts nothing in Calder.
    """
    ours = {term.stem for term in claim.terms if term.name}
    named = {act.span: _names_about(snippet, act.span) for act in acts}
    part = passage(claim, snippet)  # "the Greens voted with them; Labour voted against"
    elsewhere = bool(ours & snippet.stems)
    acts = [
        act
        for act in acts
        if not named[act.span] or named[act.span] & ours or (part.covers(act.span) and not elsewhere)
    ]
    return [
        act
        for act in acts
        if not named[act.span]
        or named[act.span] & ours
        or not any(one.axis == act.axis and named[one.span] & ours - named[act.span] for one in acts)
    ]


def _names_about(reading: Reading, span: Span) -> frozenset[str]:
    """The names in the clause about an act."""
    breaks = [found.span() for found in _BUT.finditer(reading.text)]
    start = max((end for _, end in breaks if end <= span.start), default=0)
    end = min((begin for begin, _ in breaks if begin >= span.end), default=len(reading.text))
    return frozenset(term.stem for term in reading.terms if term.name and Span(start, end).covers(term.span))


_BUT = re.compile(r"[.;] |,? (?:but|while|whereas) ")


def _unsure(match: Match, claim: Reading, snippet: Reading) -> Match:
    """Return the match, open where a denial in the clause of an act may turn it round: "no one on board was killed"."""
    told = [(claim, match.claim), (snippet, match.snippet)]
    acts = [(reading, act) for reading, act in told if isinstance(act, Act)]
    if match.met and len(acts) == 2 and _has_been(claim, acts[0][1]) and _is_to_come(snippet, acts[1][1]):
        return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, "what is planned is not yet done", PLANNED))
    if not match.differs or len(acts) < 2:
        return match
    if match.claim.kind == "act" and any(_reopens_later(reading, act) for reading, act in acts):
        return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, "what reopens was closed", "order"))
    if match.claim.kind == "act" and any(act.verb == "reopen" for _, act in acts) and _closed_before(acts):
        return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, "what reopens was closed", "order"))
    if any(_NOT_BEFORE.match(reading.text, act.span.end) and act.negated for reading, act in acts):
        return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, "what is not before a time is then", "order"))
    plain = [(reading, act) for reading, act in acts if not _PROMISED.search(reading.text, 0, act.span.start)]
    if len(plain) == 1 and not _is_to_come(*plain[0]):
        return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, "what is promised may not come", "order"))
    denied = [is_denied(reading, act.span) for reading, act in acts]
    ahead = [is_denied(reading, act.span, before=True) for reading, act in acts]
    loose = any(not act.negated and before for (_, act), before in zip(acts, ahead, strict=True))
    own = any(act.negated or _NONE.match(reading.text, act.span.end) for reading, act in acts)
    if all(denied) and not any(ahead) and not own:
        return match  # "praised the pledge that nobody would go", "criticised the promise of no lay-offs"
    if not (all(denied) or loose or deny_alike(claim, snippet) or first_of_its_kind(claim, snippet)):
        return match
    return Match(match.claim, None, Comparison(Relation.INCOMPARABLE, "one of the two may be denied", "negation"))


_NONE = re.compile(r"\s(?:to |of |the |any )?(?:no|not|none|neither|nothing|nobody|never)\b")
_PROMISED = re.compile(
    r"\b(?:promis|pledg|vow|undert[ao]|threaten|hop|want)\w* (?:\w+ ){0,3}?to (?:[\w’'-]+ ){0,5}$", re.IGNORECASE
)
_NOT_BEFORE = re.compile(r"(?: [a-z]+){0,2} (?:before|until|till)\b")  # "will not open before 2031"


def _reopens_later(reading: Reading, act: Act) -> bool:
    """Whether a text tells of an opening to come, or after which: "is to be reopened", "after reopening"."""
    return act.verb == "reopen" and bool(_TO_COME.search(reading.text, 0, act.span.start))


_TO_COME = re.compile(r"\b(?:to be|to|be|until|before|after|since)(?: (?:its|the|their))? $")


def _closed_before(acts: list[tuple[Reading, Act]]) -> bool:
    """Whether the other of two texts calls it closed, or says since when or why, not that it is to stay so."""
    return any(
        _SINCE.match(reading.text, act.span.end) or _THE.search(reading.text, 0, act.span.start)
        for reading, act in acts
        if act.verb != "reopen"
    )


_THE = re.compile(r"\b(?:an?|the|its|their|[\w-]+['’]s) $", re.IGNORECASE)  # "would replace the idle mill"
_SINCE = re.compile(r"\s(?:since|after|for|when|because|following|last|in)\b")


def each_its_own(ours: tuple[Value, ...], theirs: tuple[Value, ...]) -> list[Match]:
    """Return the best match of each value; what meets one of ours differs from no other."""
    found = [best_match(value, theirs) for value in ours]
    taken = [match.snippet for match in found if match.met]
    left = tuple(value for value in theirs if value not in taken)
    return [match if match.met else best_match(match.claim, left) for match in found]


__all__ = ["PLANNED", "acts_met", "each_its_own"]
