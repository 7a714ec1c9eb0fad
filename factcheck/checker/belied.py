"""Words of a claim that a snippet belies in quite other words: done and undecided, unanimous and split.

Each row pairs what a claim may say with what the snippet says in its place, and how surely the judge must read a
contradiction: two patterns alone do not show that both are said of one thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.checker.denials import is_negative
from factcheck.checker.match import Match
from factcheck.checker.passage import passage
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Span, Value
from factcheck.values.act import Act


class Belied(NamedTuple):
    """What differs, and how surely the judge must read a contradiction in it."""

    match: Match
    least: float
    near: bool = False  # whether the snippet must have most of the claim's words besides
    sure: bool = False  # whether it takes support away, whatever the judge makes of it


def belied(claim: Reading, snippet: Reading) -> Iterator[Belied]:
    """Yield the words of a claim that the snippet belies.

    >>> from factcheck.checker.reading import read
    >>> claim = read("The bank has approved the loan.")
    >>> [one.match.outcome.why for one in belied(claim, read("On the loan the bank has taken no decision."))]
    ['“has taken no decision” is not “has approved”']
    """
    yield from undone(claim, snippet)
    for ours, theirs, least in _ROWS:
        mine = ours.search(claim.text)
        told = mine and theirs.search(snippet.text)
        if mine and told and not ours.search(snippet.text):
            yield Belied(_match(mine, told), least, ours is _TOLD)
    yield from _not_alone(claim, snippet)
    yield from _attitudes(claim, snippet)


# What somebody has done, of which it may be told that it is not done yet.
_DONE = re.compile(
    r"\b(?:has|have|had|['’]ve)(?: (?:now|already|since|also|just|finally|even|been|all|both|\w+ly))* "
    r"(?P<verb>(?!been\b|had\b)[a-z]+(?:ed|en|wn|ld|nt|ught|pt|ft|lt|id|de|un|ung|st|ut|et|ad)|won|met|put|cut|set|begun)\b"
)
# These go with what is still to come: "has put off the decision", "has asked for", "has promised".
_NOT_YET = re.compile(
    r"(?:postpon|delay|defer|put|ask|appl|request|call|propos|plan|promis|pledg|vow|announc|said|told|warn|threat|urg|"
    r"demand|recommend|suggest|want|hop|expect|consider|discuss|debat|examin|stud|review|assess|negotiat|held|refus|"
    r"reject|declin|den|ruled|fail|miss|wait|await|yet|not|never|criti|complain|question|doubt|decid|agree|intend|"
    r"sought|tried|offer|risen|grown|fallen|increas|start|begun|remain|stay|stood|kept|driven|led|found|shown|seen)"
)
_UNDONE = re.compile(
    r"\b(?:(?:has|have|had) (?:taken|made|reached|come to) no (?:\w+ )?decision|"
    r"no (?:\w+ )?(?:decision|agreement|contract|approval|permit|order|deal|payment|money)s? "
    r"(?:has|have|had) (?:yet |so far )?been \w+(?: (?:yet|so far|to date))?|"
    r"(?:neither|none|nothing)(?: of \w+(?: \w+)?)? (?:has|have|had)(?: yet| so far)? been [^.;]{1,40}?\b"
    r"(?:so far|yet|to date)|"
    r"(?:has|have) (?:yet|still) to (?:be )?\w+|(?:has|have|is|are) (?:still )?not yet (?:been )?\w+|"
    r"(?:is|are|remains?) (?:still )?(?:under|up for) (?:\w+ )?(?:appraisal|consideration|review|examination|scrutiny|"
    r"study|"
    r"discussion|negotiation|assessment)|"
    r"(?:would|will|might|may|could) (?:only )?(?:consider|examine|think about|look (?:at|into)|decide)\b|"
    r"(?:is|are) (?:still |only |merely )?(?:considering|weighing|examining|studying|thinking (?:about|of)|"
    r"looking (?:at|into)|awaiting|waiting (?:for|on)|undecided|pending)|"
    r"remains? (?:undecided|pending|open|unsigned|unpaid|unsold)|awaits?\b|"
    r"for (?:now|the time being|the moment),? (?:\w+ ){1,4}?(?:stays?|remains?|keeps?|continues?)|"
    r"(?:stays?|remains?) [^.;,]{1,40}? for (?:now|the time being|the moment))\b"
)
_PERFECT = 0.35  # the judge makes little of what is only considered: it reads a deed in it, or nothing


def undone(claim: Reading, snippet: Reading) -> Iterator[Belied]:
    """Yield what a claim tells as done where the snippet says that it is not decided, or not done so far."""
    if is_negative(claim):
        return
    mine, told = _DONE.search(claim.text), _UNDONE.search(snippet.text)
    if mine is None or told is None or _NOT_YET.match(mine["verb"]) or _UNDONE.search(claim.text):
        return
    start, end = told.span()
    if any(found.end() <= start or found.start() >= end for found in _told_as_done(mine["verb"], snippet)):
        return  # "has approved the plan, which has yet to be published"
    if _DONE.search(snippet.text, 0, start) and not claim.stems & _stems(snippet, start):
        return  # "has opened one; on the other it has taken no decision"
    follows = re.compile(rf"(?: [\w’'-]+){{0,3}} {mine['verb'][:_ROOT]}", re.IGNORECASE).match(snippet.text, end)
    yield Belied(_match(mine, told, aspect=UNDONE), _PERFECT, sure=follows is not None)


UNDONE = "overstated"  # the aspect of what is told as done and is not
_ROOT = 4  # letters that the forms of a verb and its noun have in common: "closed", "is considering the closure"


def _told_as_done(verb: str, snippet: Reading) -> Iterator[re.Match[str]]:
    """The places where a snippet has the verb of a claim's deed, and not as one to come: "may be sold"."""
    return re.finditer(rf"(?<!\bbe )\b{verb}\b", snippet.text)


def _stems(snippet: Reading, end: int) -> frozenset[str]:
    """The words of the clause in which something is said to be undone."""
    start = max(snippet.text.rfind(";", 0, end), snippet.text.rfind(". ", 0, end), 0)
    return frozenset(term.stem for term in snippet.terms if term.span.start >= start)


_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_MORE = (
    r"(?:more|fewer|less|higher|lower|greater|larger|smaller|longer|shorter|worse|better|older|younger|cheaper|dearer|"
    r"faster|slower|safer|bigger|stronger|weaker|hotter|colder|warmer|wetter|drier|heavier|lighter)"
)
_UNANIMOUS = re.compile(
    r"\b(?:unanimous(?:ly)?|with one voice|without (?:a |any )?(?:dissent\w*|opposition|votes? against|contrary vote)|"
    r"with no votes? against|nobody (?:voted against|dissented)|no one (?:voted against|dissented)|"
    r"all voted (?:for|in favou?r))\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    rf"\b(?:by (?:a (?:vote|majority|margin) of )?{_NUMBER} (?:votes? )?to {_NUMBER}|"
    rf"voted (?:by )?{_NUMBER} (?:votes? )?to {_NUMBER}|"
    rf"{_NUMBER} (?:[a-z]+ )?voted (?:for|in favou?r|against)[^;]{{0,60}}?(?:,|;| and| while| but)"
    rf"(?: the other)? {_NUMBER} "
    r"(?:[a-z]+ )?(?:voted )?(?:for|against|abstain\w*|backed|preferred)|"
    r"dissent(?:ed|ing|s)|(?:was|were) (?:split|divided)|(?:cast|casting) (?:a |the (?:only|sole) )?votes? against)\b",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    rf"\b(?:no|not(?: any)?) (?:\w+ )?{_MORE}\b[^.;]{{0,60}}?\bthan\b|"
    r"\b(?:just )?as (?:often|common|frequent|high|low|many|much|likely|large|long|good|bad|safe|old)\b"
    r"[^.;]{0,40}? as\b",
    re.IGNORECASE,
)
_BY_SO_MUCH = re.compile(
    rf"\b(?:\d[\d.,]*\s?(?:%|per ?cent|percent|(?:percentage )?points?|times|days|years|months|weeks)|twice|half|"
    rf"a (?:third|quarter|fifth|tenth)|far|much|significantly|markedly) (?:as (?:many|much|high|likely|often|long)|"
    rf"{_MORE}|(?:above|below))\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:(?:has|have|had) )?(?:refuse[sd]?|decline[sd]?) to (?:talk|negotiate|meet|discuss|speak|cooperate|"
    r"co-operate|take part|hear|listen|join)\b|\b(?:has|have|had)? ?ruled out\b"
)
_OFFERED = re.compile(
    r"\b(?:(?:had |has |have )?(?:repeatedly |itself |himself |herself )?(?:asked|called|pressed|pleaded) for|offered|"
    r"(?:is|are|was|were) (?:welcome|ready|willing|prepared|happy|open|free) to|sat down with|invited|"
    r"(?:had |has |have )met)\b"
)
_ONLY = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:only|sole) (?P<nouns>[a-z-]+(?: [a-z-]+)?)|"
    r"\b[Nn]o other (?P<other>[a-z]+)"
)
_OTHERS_TOO = re.compile(
    r"\b(?:[Bb]esides|[Aa]part from|[Ii]n addition to|[Aa]s well as|[Aa]longside) (?:the )?"
    r"(?P<who>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*), (?:[a-z]+ )?(?:others?|more|further|also)\b"
)
_TOLD = re.compile(
    r"(?<!not )(?<!never )\b(?:was|were|has been|have been|had been) (?:\w+ly )?(?:told|informed|notified|"
    r"consulted|warned|briefed|asked)\b"
)
_UNTOLD = re.compile(
    r"\b(?:nobody|no one|never|not|neither|none|without)\b[^.;]{0,50}?\b(?:inform\w*|told|tell\w*|notif\w+|consult\w*|"
    r"warn\w*|brief\w*|asked|asking)\b(?! (?:of |about )?(?:who|when|where|how|why|what|whether|which|if)\b)|"
    r"\blearn(?:ed|t) (?:of |about )?[^.;]{0,50}?\bfrom (?:the |a )?"
    r"(?:radio|press|media|news\w*|television|papers?)\b",
    re.IGNORECASE,
)
# Ours, theirs, and how surely the judge must read it.
_ROWS = (
    (_UNANIMOUS, _SPLIT, 0.3),
    (_SPLIT, _UNANIMOUS, 0.5),
    (_NO_MORE, _BY_SO_MUCH, 0.88),
    (_REFUSED, _OFFERED, 0.5),
    (_TOLD, _UNTOLD, 0.6),
)

_ALONE = 0.2  # of the judge: that the one is named beside others of its kind leaves little to ask


def _not_alone(claim: Reading, snippet: Reading) -> Iterator[Belied]:
    """Yield "the only tournament" where the snippet has others of its kind: "besides Wex, two other"."""
    mine, told = _ONLY.search(claim.text), _OTHERS_TOO.search(snippet.text)
    if mine is None or told is None or told["who"] not in claim.text or is_negative(claim) or is_negative(snippet):
        return
    # Of two words one may be "grass-court", or "in".
    nouns = {stem(word.lower()) for word in (mine["nouns"] or mine["other"]).split()}
    if not nouns.isdisjoint(term.stem for term in snippet.terms if term.span.start >= told.end()):
        yield Belied(_match(mine, told), _ALONE, near=True)


# Whether somebody is for a thing or against it, on whatever axis it is told: "welcomed" and "rejects".
_FOR_IT = frozenset("praise support approve accept advise".split())
_ATTITUDE = 0.7


def _attitudes(claim: Reading, snippet: Reading) -> Iterator[Belied]:
    """Yield what a claim says somebody is for where the snippet has him against it, told on another axis."""
    part = passage(claim, snippet)
    ours = [act for act in claim.of_kind("act") if isinstance(act, Act) and act.axis in _FOR_IT]
    theirs = [
        act for act in snippet.of_kind("act") if isinstance(act, Act) and act.axis in _FOR_IT and part.covers(act.span)
    ]
    if not ours or not theirs or {act.sense for act in ours} & {act.sense for act in theirs}:
        return
    if {act.axis for act in ours} & {act.axis for act in theirs}:
        return  # of one axis the acts themselves are held against each other
    why = f"{theirs[0].text} is the opposite of {ours[0].text}"
    yield Belied(Match(ours[0], theirs[0], Comparison(Relation.DIFFERENT, why, "direction")), _ATTITUDE, near=True)


def _match(mine: re.Match[str], told: re.Match[str], *, aspect: str = "belied") -> Match:
    ours, theirs = (Value("word", Span(*found.span()), found[0]) for found in (mine, told))
    return Match(ours, theirs, Comparison(Relation.DIFFERENT, f"“{theirs.text}” is not “{ours.text}”", aspect))


__all__ = ["UNDONE", "Belied", "belied", "undone"]
