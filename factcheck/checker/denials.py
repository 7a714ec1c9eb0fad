"""What a text denies, whatever the word: not, no, nobody, without, free of, unhurt, not since, last in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from factcheck.checker.exempt import leaves_out
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.records import Span

_NEGATION = re.compile(
    r"\b(?:not(?!(?<=will not) \w+ before\b)|"
    r"(?<!\bvoted )(?<!\bvote )(?<!\bvoting )no(?! (?:more|less|fewer|later|earlier|longer|sooner) than\b)|"
    r"never|none|nobody|nothing|neither|nor|cannot|fail(?:s|ed)? to|hardly|"
    r"un(?:able|likely)|"
    r"(?<!not )(?<!n['’]t )rul(?:es?|ed|ing) out|yet to|"
    r"(?:refus|declin)(?:es|ed|ing)(?: (?:on|in|for|again|yesterday|last|this)\b[\w ]{0,24})? to|"
    r"(?:lost|lose|losing)(?= (?:all |any |their |his |her |its )?(?:confidence|faith|trust|hope|interest)\b)|"
    r"stop(?:s|ped) short of|decid(?:e|es|ed|ing) against)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_NO_DONE = re.compile(
    r"no (?:\w+ ){1,3}(?:(?:has|have|had|was|were|is|are)(?: yet)?(?: been)?|(?:will|would|can|could|must) be) "
    r"(?!taken|been|given|seen|placed|issued|filed|lodged|submitted|received|granted|reached|awarded|entered|registered|"
    r"recorded|reported|observed|raised|launched)(\w+(?:ed|en|ne|wn)\b)",
    re.IGNORECASE,
)
# "Neither she nor her sister owns shares": whose subject it is, denies the verb and what follows it.
_NEITHER = re.compile(r"(?:^|[.;:,]\s)(?:but |and )?neither\s[^.;,]{1,60}?\snor\b", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:no[ -]one|nobody|none|nothing)\b", re.IGNORECASE)
_SCOPE = 30  # characters between a negation and the word it governs

# What denies without a "not"; what follows is denied, or what is left of the word: "unhurt", "debt-free".
_LESS = re.compile(
    r"\b(?:without|(?:free|clear(?:ed)?|devoid) (?:of|from)|out of|absence of|unanimous(?:ly)?|"
    r"r[au]n(?:s|ning)? (?:out|short|dry)|sold out|"
    r"replac(?:es?|ed|ing|ement)|instead of|in place of|rather than|"
    r"(?:hard|difficult|impossible) to|"
    r"avoid(?:s|ed)?|escap(?:e|es|ed)(?= (?:\w+ )?(?:injur|harm|damage|punish|prosecut|jail|death)))\b",
    re.IGNORECASE,
)
_UN = re.compile(
    r"\b(?:un(?!der|it|i(?:on|que|f|v)|cle|til|veil|earth|load|lock|leash|fold|ravel|cover|mask|pack)|non-)"
    r"([a-z]+(?:ed|en|own|old|aid|urt|ear|ain|afe|ful|ive|able))\b|\b([a-z]+)-free\b|\b(goal)less\b",
    re.IGNORECASE,
)
_LAST = re.compile(r"\blast\b(?! (?:week|month|year|night|season|summer|winter|spring|autumn|\w+day)\b)", re.IGNORECASE)
# Before an "un-" that says what became of somebody, not what he is called: "was unhurt", "escaped unhurt".
_IS = re.compile(
    r"\b(?<!not )(?:is|are|was|were|be|been|remain(?:s|ed)?|escaped?|went|left)\s(?:\w+ly\s)?$", re.IGNORECASE
)
# Or what he calls it: "called the card unjustified", "described it as unlawful".
_CALLED = re.compile(
    r"\b(?:call(?:s|ed)?|consider(?:s|ed)?|described?|found|ruled|deem(?:s|ed)?|term(?:s|ed)?)\b[^.;:]{0,60}$"
)
_CLOSES = re.compile(r"\s*(?:$|[.,;:]|and\b|but\b)")
_COMPARED = re.compile(r"\b(?:than|compared (?:with|to)|versus|unlike)\s[^.,;:]{0,40}$")
_EMPTY = re.compile(r"\b(?:empty|deserted|vacant|unoccupied|uninhabited)\b", re.IGNORECASE)
_DENIAL = re.compile("|".join(one.pattern for one in (_NEGATION, _LESS, _UN, _EMPTY)), re.IGNORECASE)
_UNDONE = re.compile(rf"(?!neither|nor)(?:{_DENIAL.pattern})", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[.;:!?()–—]\s|,\s(?!(?:\w+ ){1,3}(?:found|said|says|showed|reported|concluded|ruled|added)\b)|"
    r"\s(?:but|while|although|though|whereas|because|after|before)\s|"
    r"\sand\s(?=(?:no|not|nobody|none|never|did|does|has|have|had|was|were|will|would|the|an?|he|she|it|they|\d+|two|"
    r"three|four|five|six|seven|eight|nine|ten)\b)",
    re.IGNORECASE,
)

# Words that carry a denial and are not what is denied: "made no decision", "no injuries were reported".
LIGHT = frozenset(
    map(
        stem,
        "reach make cause suffer report record see find give take have show come get hold remain carry bring secure "
        "plan intend anyone anybody anything any group person people significant clear sign outright overall serious "
        "immediate further bring lodge nobody no-one major minor apparent".split(),
    )
)
# What says the same where it is denied; the first of a row stands for all.
_ALIKE = {
    stem(word): row.split()[0]
    for row in (
        "injure injury hurt casualty harm scathe wound",
        "involve part participate role",
        "weapon arm",
        "evidence proof",
        "change trend difference effect",
        "champion championship",
        "deal agreement agree",
        "majority",
        "link association connection",
        "succeed success successful",
        "lose loss beat defeat",
    )
    for word in row.split()
}


@lru_cache(maxsize=8192)
def negated(reading: Reading) -> dict[str, Span]:
    """Return the stems that a negation governs, the first content word after each, with the span of both.

    >>> from factcheck.checker.reading import read
    >>> list(negated(read("The council did not approve the plan.")))
    ['approve']
    """
    found = _governed(reading)
    for match in _NEITHER.finditer(reading.text):
        for term in reading.plain:
            if match.end() <= term.span.start <= match.end() + _SCOPE + 10:
                found[term.stem] = Span(match.start(), term.span.end)
    for match in _UN.finditer(reading.text):
        if _IS.search(reading.text, 0, match.start()) or _is_what_it_is_called(reading.text, match):
            found[_bare(match)] = Span(*match.span())
    for match in _EMPTY.finditer(reading.text):
        if _IS.search(reading.text, 0, match.start()):
            found[_THERE] = Span(*match.span())
    return found


def _governed(reading: Reading) -> dict[str, Span]:
    """The first content word after each negation, and after "does not intend to" what nobody means to do."""
    found: dict[str, Span] = {}
    for match in _denials(reading.text):
        passive = _NO_DONE.match(reading.text, match.start())  # "no contract was signed" denies the signing
        meanwhile = _MEANWHILE.match(reading.text, match.end())
        start = passive.start(1) if passive else meanwhile.end() if meanwhile else match.end()
        after = next((term for term in reading.terms if term.span.start >= start), None)
        if after is not None and after.span.start - start <= _SCOPE:
            found[after.stem] = Span(match.start(), after.span.end)
            if match[0].lower() == "no" and (need := _NO_MEANS.match(reading.text, after.span.start)):
                found |= _not_meant(reading, need.end(), match.start())
            if match[0].lower().endswith(("not", "t")) and _MEANT.match(
                reading.text, after.span.start
            ):  # "does not intend to go to court"
                found |= _not_meant(reading, after.span.end, match.start())
    return found


# When it is not so says not what is not so: "is not at present subject to special monitoring".
_MEANWHILE = re.compile(
    r"(?:,? (?:at (?:present|the moment|this (?:time|stage|point))|for (?:now|the time being|the moment)|currently|"
    r"presently|now|yet|so far|as yet|subject to|liable to|placed under|under|in the process of))*,?"
)


def _not_meant(reading: Reading, start: int, negation: int) -> dict[str, Span]:
    """What follows in the clause, of which somebody says that he does not mean to do it."""
    end = clause(reading.text, Span(start, start)).end
    told = [term for term in reading.plain if start <= term.span.start < end and term.stem not in LIGHT]
    return {term.stem: Span(negation, term.span.end) for term in told[:_CORE]}


_NO_MEANS = re.compile(r"(?:money|funds?|plans?|intention|room|reason|need) (?:to|for|of)\b")
_MEANT = re.compile(r"(?:intend(?:s|ed)?|plan(?:s|ned|ning)?|want(?:s|ed)?|going) to\b")


def _denials(text: str) -> Iterator[re.Match[str]]:
    """Yield the negations, those apart that tell of what something is compared with: "than those who did not nap"."""
    return (
        match
        for match in _NEGATION.finditer(text)
        if not _COMPARED.search(text, 0, match.start())
        and not _ALSO_NOT.match(text, max(0, match.start() - 4))
        and not _NONE_BUT.match(text, match.start())
        and not _OR_NOT.match(text, max(0, match.start() - 3))
    )


_OR_NOT = re.compile(r"or not\b", re.IGNORECASE)  # "whether or not it was open" denies nothing


# "No grocer operates there other than Harlan" says who does, "no firm has a bigger one than Alder" who has the biggest.
_NONE_BUT = re.compile(
    r"(?:no|nobody|none|nothing|not)\b[^.;:]{0,80}? (?:other than|except(?: for)?|apart from)\b|"
    r"no\b[^.;:]{0,60}? (?:(?:more|less|fewer|worse|better)|[a-z]{2,}(?<!aft)(?<!nev)(?<!und)(?<!numb)er) "
    r"(?:[\w-]+ ){0,3}than\b",
    re.IGNORECASE,
)


# "Lost its school but not its ferry" denies the losing, not the ferry.
_ALSO_NOT = re.compile(r"but not (?:its|the|his|her|their)\b")


def _is_what_it_is_called(text: str, match: re.Match[str]) -> bool:
    """Whether an "un-" is what somebody calls a thing: "called the card unjustified"."""
    return bool(_CALLED.search(text, 0, match.start()) and _CLOSES.match(text, match.end()))


def _bare(match: re.Match[str]) -> str:
    """The stem of what "un-" stands before, or "-free" behind."""
    return stem(next(filter(None, match.groups())))


@lru_cache(maxsize=8192)
def by_nobody(reading: Reading) -> frozenset[str]:
    """Return those of the negated stems that somebody or something is denied of, not the thing itself.

    >>> from factcheck.checker.reading import read
    >>> sorted(by_nobody(read("No one was in the school.")))
    ['school']
    """
    spans = [Span(*match.span()) for match in _NOBODY.finditer(reading.text)]
    return frozenset(root for root, span in negated(reading).items() if any(span.overlaps(one) for one in spans))


def is_negative(reading: Reading) -> bool:
    """Return whether a text negates anything, be it no more than a figure: "he is not 58"."""
    return has_negation(reading.text)


@lru_cache(maxsize=8192)
def has_negation(text: str) -> bool:
    """Return whether words negate anything.

    >>> has_negation("He is not 58."), has_negation("He is 58.")
    (True, False)
    """
    return bool(_NEGATION.search(text))


def stated(text: str) -> str:
    """Return words without their first negation: what they would say if they denied nothing.

    >>> stated("The road was not closed."), stated("Nobody was hurt.")
    ('The road was closed.', 'Somebody was hurt.')
    """
    return re.sub(r" {2,}", " ", _NEGATION.sub(lambda found: _STATED.get(found[0].lower(), ""), text, count=1)).strip()


_STATED = {"nobody": "Somebody", "none": "All", "nothing": "Something", "cannot": "can"}


def denies_twice(text: str) -> bool:
    """Return whether words negate more than once.

    >>> denies_twice("Nobody was not hurt."), denies_twice("Nobody was hurt.")
    (True, False)
    """
    return len(list(islice(_NEGATION.finditer(text), 2))) == 2


def is_denied(reading: Reading, span: Span, *, before: bool = False) -> bool:
    """Return whether the clause about a span denies anything, in whatever words; `before`: ahead of the span.

    >>> from factcheck.checker.reading import read
    >>> is_denied(read("Injuries were not reported, police said."), Span(0, 8))
    True
    """
    part = clause(reading.text, span)
    end = span.start if before else part.end
    return bool(_DENIAL.search(reading.text, part.start, end))


def deny_alike(claim: Reading, snippet: Reading) -> bool:
    """Return whether both texts deny one thing, in other words though it may be.

    >>> from factcheck.checker.reading import read
    >>> deny_alike(read("Nobody was injured."), read("No injuries were reported."))
    True
    >>> deny_alike(read("Nobody was injured."), read("No arrests were made."))
    False
    """
    ours, theirs = _denied(claim), _denied(snippet)
    if any(one[0] in other or other[0] in one for one in ours for other in theirs):
        return True
    if _has_no_like(claim, snippet) or _has_no_like(snippet, claim):
        return True
    if any(leaves_out(*pair) or _meet_at_an_age(*pair) for pair in ((claim, snippet), (snippet, claim))):
        return True
    return _ends_with(claim, snippet, theirs=theirs) or _ends_with(snippet, claim, theirs=ours)


def _meet_at_an_age(one: Reading, other: Reading) -> bool:
    """Whether one text denies to those under an age what the other grants from that age on."""
    under, since = _UNDER.search(one.text), _FROM_AGE.search(other.text)
    return bool(under and since and under[1] == since[1]) and has_negation(one.text) != has_negation(other.text)


_UNDER = re.compile(r"\b(?:under|younger than|below) (?:the age of )?(\d{1,2})\b")
_FROM_AGE = re.compile(r"\b(?:from (?:the )?age(?: of)?|aged?|from|at least|over) (\d{1,2})\b")


def first_of_its_kind(claim: Reading, snippet: Reading) -> bool:
    """Return whether one text calls something the first, and the other says that there was none before.

    >>> from factcheck.checker.reading import read
    >>> first_of_its_kind(read("She is the first woman in office."), read("No woman was in office before."))
    True
    """
    pairs = ((claim.text, snippet.text), (snippet.text, claim.text))
    return any(_FIRST.search(one) and _NONE_BEFORE.search(other) for one, other in pairs)


_FIRST = re.compile(r"\b(?:first|newly|debut|new)\b", re.IGNORECASE)
_NONE_BEFORE = re.compile(
    r"\b(?:no|never|none|nobody|not)\b[^.;]*\b(?:before|until then|previously|ever|yet)\b|\bnever\b|"
    r"\b(?:no|no other) (?:[a-z]+ ){1,2}(?:has|have|had) (?!been hurt|died)[a-z]+",  # "no woman has held the post"
    re.IGNORECASE,
)


def _has_no_like(one: Reading, other: Reading) -> bool:
    """Whether one text says "the wettest May", and the other that none was wetter."""
    if not is_negative(other):
        return False
    most = {_SIZES.get(match[1].lower(), match[1].lower()) for match in _MOST.finditer(one.text)}
    more = {_SIZES.get(match[1].lower(), match[1].lower()) for match in _MORE.finditer(other.text)}
    return bool(most & more) or any(a in one.text and b in other.text for a, b in _IRREGULAR)


_MOST, _MORE = re.compile(r"\b(\w{3,})est\b"), re.compile(r"\b(\w{3,})er\b")
_SIZES = {"bigg": "larg", "great": "larg", "high": "larg", "low": "small"}  # "largest", "none has a bigger workforce"
_IRREGULAR = ((" best ", " better"), (" worst ", " worse"), (" most ", " more "), (" fewest ", " fewer "))


def _ends_with(one: Reading, other: Reading, *, theirs: tuple[tuple[str, ...], ...]) -> bool:
    """Whether one text says when it last was so, and the other that it was not so since."""
    last = _LAST.search(one.text)
    if last is None or "since" not in other.text:
        return False
    told = frozenset(alike(term.stem) for term in one.terms if last.end() <= term.span.start)
    return any(not told.isdisjoint(roots) for roots in theirs)


@lru_cache(maxsize=8192)
def _denied(reading: Reading) -> tuple[tuple[str, ...], ...]:
    """What each denial of a text is about: the next two words that carry a meaning, or what "un-" stands before."""
    text, found = reading.text, list[tuple[str, ...]]()
    for match in _DENIAL.finditer(text):
        part = clause(text, Span(*match.span()))
        if _is_undone(text, part):
            continue
        if _EMPTY.match(text, match.start()) or (_NOBODY.match(text, match.start()) and _IN.match(text, match.end())):
            found.append((_THERE,))
        left = _UN.match(text, match.start())
        after = [term for term in reading.terms if match.end() <= term.span.start < part.end]
        heavy = [alike(term.stem) for term in after if term.stem not in LIGHT and not term.name]
        light = [alike(term.stem) for term in after if not term.name]
        found.append((alike(_bare(left)),) if left else tuple((heavy or light)[:_CORE]))
    return tuple(roots for roots in found if roots)


def takes_back(reading: Reading) -> bool:
    """Return whether a clause denies twice, so that it states: "had never been empty", "has not produced nothing"."""
    text = reading.text
    return any(_is_undone(text, clause(text, Span(*match.span()))) for match in _DENIAL.finditer(text))


def _is_undone(text: str, part: Span) -> bool:
    return len(list(_UNDONE.finditer(text, part.start, part.end))) == 2


_CORE = 2
_THERE = "anybody there"  # what "empty" denies
_IN = re.compile(r"(?: one)?\s(?:was|were|is|are|lived|lives)\s(?:inside|in\s(?:the|it)\b)", re.IGNORECASE)


def alike(root: str) -> str:
    """The stem that stands for all that says the same where it is denied."""
    return _ALIKE.get(root) or (root[:6] if len(root) > 6 else root)


def clause(text: str, span: Span) -> Span:
    """Return the clause of a text about a span."""
    breaks = [found.span() for found in _CLAUSE.finditer(text)]
    start = max((end for _, end in breaks if end <= span.start), default=0)
    end = min((start for start, _ in breaks if start >= span.end), default=len(text))
    return Span(start, end)


__all__ = [
    "LIGHT",
    "alike",
    "by_nobody",
    "clause",
    "deny_alike",
    "first_of_its_kind",
    "has_negation",
    "is_denied",
    "is_negative",
    "negated",
    "takes_back",
]
