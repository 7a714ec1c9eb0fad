"""What is said of one subject by a verb of being, or that it worked: winters have grown colder, the radar failed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from factcheck.checker.denials import is_denied, is_negative
from factcheck.checker.match import Match
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Comparison, Relation, Span, Value

# Of two sides of a row one excludes the other, said of one thing at one time.
_ROWS = """
warmer hotter milder | colder cooler chillier
wetter rainier damper | drier
larger bigger | smaller
longer | shorter
faster quicker | slower
stronger | weaker
heavier | lighter
richer wealthier | poorer
dearer costlier pricier | cheaper
louder noisier | quieter
safer | riskier
better | worse
easier | harder tougher
cleaner | dirtier
deeper | shallower
wider broader | narrower
full packed crowded | empty deserted
open | closed shut locked
dry | wet soaked flooded
calm | rough stormy
asleep sleeping | awake
conscious | unconscious
sober | drunk
alive | dead
armed | unarmed
insured | uninsured
intact undamaged unharmed | damaged destroyed wrecked ruined
guilty | innocent
compulsory mandatory obligatory | voluntary optional
permanent | temporary
legal lawful | illegal unlawful
public | private
optimistic hopeful confident | pessimistic gloomy
satisfied pleased delighted | dissatisfied disappointed unhappy
married | unmarried single divorced
healthy well | ill sick unwell
early | late
profitable | unprofitable
successful | unsuccessful
free | sold-out
harmless safe | harmful dangerous poisonous toxic
male | female
"""
_BE = (
    r"(?:is|are|was|were|be|(?:has|have|had) (?:been|become|grown|got|turned)|became|becomes|become|remain(?:s|ed)?|"
    r"stay(?:s|ed)?|grew|grows|turned out(?: to be)?|proved(?: to be)?|will be|would be)"
)
_OF = r"(?: (?:system|equipment|device|unit))?(?: (?:of|in|on|at) (?:the |an? |its )?[\w’'-]+){0,2}"
_SAID = re.compile(
    rf"(?P<subject>[\w’'-]+){_OF}(?:, [^,.;]{{2,40}},)? {_BE} (?:an? |still |now |already |also |\w+ly |much |even |"
    r"far |completely |almost |very |quite )*(?P<what>[a-z-]+)\b(?! (?:than|to|as|by|for|of)\b)"
)
_WORKED = re.compile(
    rf"(?P<subject>[\w’'-]+){_OF} (?:(?:was|were|is|are|had been|been) (?:still |all |both )?"
    r"(?:switched on|turned on|in operation|working|functioning|operating|"
    r"in (?:full )?working order)|(?:had )?(?:kept (?:on )?(?:working|running)|worked|functioned|operated)) ?"
    r"(?:but|and|throughout|normally|properly|perfectly|correctly|as (?:intended|planned)|without fault|(?=[.,;]|$))",
    re.IGNORECASE,
)
_FAILED = re.compile(
    rf"(?P<subject>[\w’'-]+){_OF} (?:(?:has |have |had )?"
    r"(?:failed(?! to\b)|broken down|broke down|malfunctioned|stopped working)|"
    r"(?:was|were) (?:faulty|defective|out of order|broken|not working|"
    r"switched off|turned off)|had been (?:switched|turned) off)\b",
    re.IGNORECASE,
)


_ACCEPTED = re.compile(
    r"(?P<subject>[\w’'-]+) (?:has |had |have |will |would )?accept(?:s|ed)? (?:the|it|this|that|its|his|her)\b"
)
_CHALLENGED = re.compile(
    r"(?P<subject>[\w’'-]+) (?:has |had |have |says it will |said it would |will |would |wants to |intends to )?"
    r"(?:(?:appeal(?:s|ed)?|objected|lodged an appeal) (?:against|to)|challenge[sd]?|contest(?:s|ed)?)\b"
)
_HIRES = re.compile(
    r"(?P<subject>[\w’'-]+),? (?:is|are) (?:now |currently )?(?:hiring|recruiting|taking on (?:staff|people|\d+))\b"
)
_CUTS = re.compile(
    r"(?P<subject>[\w’'-]+)(?:, [^,.;]{2,40},)? (?:is|are) (?:now |currently )?(?:cutting|shedding|axing|laying off) "
    r"(?:[\w,.]+ )?(?:jobs|staff|posts|people|employees|workers)\b"
)
_RULED_OUT = re.compile(
    r"(?P<subject>[\w’'-]+),? (?:(?:has|have|had|also|again|then|now|firmly|categorically|expressly) )*"
    r"(?:ruled out|rules out|rule out|excluded|excludes)\b"
)
_MAYBE_YET = re.compile(
    r"(?P<subject>[\w’'-]+),? (?:(?:has|have|had|also) )*(?:(?:would|could|did|does|do|will|can|has|have|had)"
    r"(?: not|n['’]t)|cannot|refus(?:ed|es) to|declin(?:ed|es) to|stopped short of) "
    r"(?:yet |completely |entirely |wholly |be )?(?:rul(?:e|ed|ing) out|exclud(?:e|ed|ing))\b"
)
# Each deed beside the one that it excludes.
_DEEDS = (_RULED_OUT, _MAYBE_YET, _WORKED, _FAILED, _ACCEPTED, _CHALLENGED, _HIRES, _CUTS)

# "Acquitted her of any negligence" and "was clearly negligent": the one names what the other calls somebody.
_CLEARED = re.compile(
    r"\b(?:acquitt\w+|absolv\w+|exonerat\w+|clear(?:ed|s|ing))(?: [\w’'-]+){0,4}? of (?:any |all |the |every )?"
    r"(?:charges? of |allegations? of |accusations? of |suspicion of )?(?P<what>[a-z]{5,})\b"
)
_WAS_SO = (
    r"\b(?:(?:is|are|was|were|be|been|being|acted)(?: (?!not\b|never\b|no\b)(?:[a-z]+ly|to some extent|partly|very|so|"
    r"at least))*|(?:guilty|convicted) of|committed|to) (?P<told>{root}[a-z]*)\b(?!-free| case| charge| allegation)"
)
# "Has taken the case to the tribunal" and "no application to the tribunal has been made".
_WENT_TO = re.compile(
    r"\b(?:taken|took|takes|gone|went|goes|appeal(?:ed|s)|appli(?:ed|es)|turn(?:ed|s)|complain(?:ed|s)|brought|brings|"
    r"referr?(?:ed|s)|submitt?(?:ed|s)|lodg(?:ed|es)|filed|files)\b[^.;,]{0,60}?\b(?:to|before|with|at) "
    r"(?:the |an? )?(?P<where>(?:[A-Z][\w’'-]+ ?(?:of |for )?)+)"
)
_NOT_WENT_TO = re.compile(
    r"\b[Nn]o (?:application|appeal|complaint|claim|case|petition|request|referral|action|lawsuit|motion|submission|"
    r"proceedings)\b[^.;]{0,30}?\b(?:to|before|with|at) (?:the |an? )?(?P<where>(?:[A-Z][\w’'-]+ ?(?:of |for )?)+)"
    r"[^.;]{0,60}?\b(?:has|have|had|was|were) (?:yet |so far |as yet |ever )?(?:been )?"
    r"(?:made|lodged|filed|brought|submitted|received|entered|registered)\b"
)


def _cleared(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield what somebody was cleared of by the one text, and was or did by the other."""
    for one, other in ((claim, snippet), (snippet, claim)):
        for cleared in _CLEARED.finditer(one.text):
            root = cleared["what"][: max(5, len(cleared["what"]) - 3)]
            was = re.search(_WAS_SO.format(root=re.escape(root)), other.text)
            if was and not _CLEARED.search(other.text) and not is_denied(other, Span(*was.span("told"))):
                yield _match(cleared, was, 0) if one is claim else _match(was, cleared, 0)
                return


def _never_went(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield where somebody went with a case by the one text, where by the other nobody has."""
    for ours in _WENT_TO.finditer(claim.text):
        for none in _NOT_WENT_TO.finditer(snippet.text):
            if none["where"].strip() == ours["where"].strip():
                yield _match(ours, none, 0, "part")
                return


# "Have recovered" and "still barely half as many as before".
_RECOVERED = re.compile(
    r"\b(?:(?:has|have|had) (?:since |now |also )*(?:fully |largely |completely )?recovered|"
    r"(?:is|are|was|were|has been|have been) (?:now |fully |largely )*(?:back (?:to|at)|restored to)|"
    r"(?:has|have|had) (?:now |since )?(?:returned|come back|climbed back|risen back|bounced back) to) ?"
    r"(?=[^.;]{0,40}$|since\b|from\b|(?:the |their |its )?(?:former|old|previous|pre-\w+|normal|usual|level)|[.;,])"
)
_STILL_LESS = re.compile(
    r"\b(?:still|only|remains?|remained|yet to|far from|nowhere near|not yet)\b[^.;]{0,30}?"
    r"\b(?:half|(?:one |a )?(?:third|quarter)|fewer|lower|less|smaller|below|short of|under|recover(?:ed)?|"
    r"returned|\d[\d.]*\s?(?:%|per ?cent) (?:below|of|less|lower|fewer|down))\b"
)


def _recovered(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield what has recovered by the claim and is still far below what it was by the snippet."""
    ours, theirs = _RECOVERED.search(claim.text), _STILL_LESS.search(snippet.text)
    if ours and theirs and not _RECOVERED.search(snippet.text) and not _STILL_LESS.search(claim.text):
        yield _match(ours, theirs, 0, "part")


def predicates(claim: Reading, snippet: Reading) -> Iterator[Match]:
    """Yield what the claim says of a subject where the snippet says the opposite of the same subject.

    >>> from factcheck.checker.reading import read
    >>> found = predicates(read("The autumns have become colder."), read("Autumns have grown much warmer."))
    >>> [match.outcome.why for match in found]
    ['warmer is not colder']
    """
    here, there = _done(claim.text), _done(snippet.text)
    for place, mine in enumerate(here):
        for ours in mine:
            told = [found for found in there[place ^ 1] if _are_of_one(ours, found)]
            some = told and _PART.search(snippet.text, 0, told[0].start())
            if told and (not some or _ALL.search(claim.text, 0, ours.start())):
                named = ours["subject"][0].isupper() and ours["subject"] == told[0]["subject"]
                yield _match(ours, told[0], 0, "part" if some or named else "word")
    yield from _cleared(claim, snippet)
    yield from _never_went(claim, snippet)
    yield from _recovered(claim, snippet)
    if is_negative(claim) or is_negative(snippet):
        return
    for ours in _said(claim.text):
        told = [found for found in _said(snippet.text) if _are_of_one(ours, found)]
        opposite = [found for found in told if found["what"] in _opposites().get(ours["what"], ())]
        if opposite and len(told) == len(opposite):
            yield _match(ours, opposite[0], "what")


# A text is held against ten others: what its words say of a subject is looked for once.
@lru_cache(maxsize=8192)
def _done(text: str) -> tuple[tuple[re.Match[str], ...], ...]:
    return tuple(tuple(deed.finditer(text)) for deed in _DEEDS)


@lru_cache(maxsize=8192)
def _said(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_SAID.finditer(text))


def _are_of_one(ours: re.Match[str], theirs: re.Match[str]) -> bool:
    return stem(ours["subject"].lower()) == stem(theirs["subject"].lower())


# "Four of the nine sensors failed": of all of them it is not true that they worked.
_PART = re.compile(
    r"\b(?:of (?:the|its|their)(?: \w+)?|some|several|\d+|one|two|three|four|five|six|most) $", re.IGNORECASE
)
_ALL = re.compile(r"\b(?:all|every|each|both)\b[^.;,]{0,40}$", re.IGNORECASE)


def _match(ours: re.Match[str], theirs: re.Match[str], group: str | int, aspect: str = "word") -> Match:
    mine, yours = (Value("word", Span(*found.span(group)), found[group]) for found in (ours, theirs))
    return Match(mine, yours, Comparison(Relation.DIFFERENT, f"{yours.text} is not {mine.text}", aspect))


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in _ROWS.strip().splitlines():
        sides = [frozenset(side.split()) for side in row.split(" | ")]
        for one, other in (sides, reversed(sides)):
            found |= {word: other | found.get(word, frozenset()) for word in one}
    return found


__all__ = ["predicates"]
