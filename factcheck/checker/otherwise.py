"""Things that are told alike and are not one: "£2m on parks" and "£3m on roads", a man and a woman, a part of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.checker.denials import LIGHT, alike, is_negative
from factcheck.checker.passage import passage, sentences
from factcheck.checker.reading import FIGURES, Reading
from factcheck.checker.terms import Term, stem
from factcheck.values.act import Act

_IN_PLACE = re.compile(
    r"(?:^|\s)(of|on|in|at|among|for|over|against|about|by)\s(?:(?:the|an?|its|their|his|her)\s)?$", re.IGNORECASE
)
_BREAK = re.compile(r"[.;:,!?()–—]")

# Who is the one is not the other.
_APART = tuple(
    (stem(one), stem(other))
    for one, other in (pair.split("/") for pair in "man/woman boy/girl driver/passenger suspect/victim doctor/nurse "
    "male/female teacher/pupil husband/wife brother/sister".split())
)  # fmt: skip
_PART = re.compile(
    r"\b(?:part|section|stage|phase|stretch|half|wing|leg) of (?:the|its|their|his|her) (?:\w+ )?(\w+)", re.IGNORECASE
)
# "The trial of the second defendant" is another trial.
_OF_ANOTHER = re.compile(r"\b(?P<of>[a-z]+) of (?:the |an? )?(?:second|third|other|another) (?P<who>[a-z]+)\b")
_ALL = re.compile(r"\b(?:all|every one|each)\b(?! the (?:same|while|time))", re.IGNORECASE)
_SOME = re.compile(
    r"\b(?:most|some|many|several|half|few|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) "
    r"of (?:the|its|their|his|her)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b(?!100\b)(\d+(?:\.\d+)?)\s?(?:%|per ?cent\b)")
_MOST = re.compile(
    r"\b(?:most (?:of )?|a majority of |more than half (?:of )?)(?!(?:common|recent|important|likely)\b)", re.IGNORECASE
)
# What somebody wants is not what came of it.
_WANTED = re.compile(
    r"\b(?<!being )(?<!is )(?<!are )(?<!was )(?<!were )"
    r"(?:ask(?:s|ed|ing)? for|(?<!may )(?<!can )(?<!could )demand(?:s|ed|ing)?|"
    r"call(?:s|ed|ing)? for|sought|appealed for|request(?:s|ed))\b",
    re.IGNORECASE,
)
_WANTS = re.compile(
    rf"{_WANTED.pattern}|\b(?:wants?|wanted|wish(?:es|ed)?|urg(?:es|ed)|plead(?:s|ed) for)\b", re.IGNORECASE
)


class Filler(NamedTuple):
    """What stands behind a preposition: `head` the word before it, `stems` the words after."""

    head: str
    preposition: str
    stems: frozenset[str]
    words: str


def otherwise(claim: Reading, snippet: Reading) -> str:
    """Return why the snippet, told alike, is about something else; empty where nothing shows it.

    >>> from factcheck.checker.reading import read
    >>> otherwise(read("The council spent £2m on parks."), read("The council spent £3m on roads."))
    'on roads is not on parks'
    """
    for one, other in (*_APART, *((other, one) for one, other in _APART)):
        if one in claim.stems and other in snippet.stems and one not in snippet.stems and other not in claim.stems:
            return f"the snippet speaks of a {other}, not of a {one}"
    if not _PART.search(claim.text) and any(stem(part[1]) in claim.stems for part in _PART.finditer(snippet.text)):
        return "the snippet speaks of a part of it"
    another = next((one for one in _OF_ANOTHER.finditer(snippet.text) if stem(one["of"]) in claim.stems), None)
    if another and not _OF_ANOTHER.search(claim.text) and stem(another["who"]) not in claim.stems:
        return f"the snippet speaks of {another[0]}"
    told = passage(claim, snippet)
    wanted = _WANTED.search(snippet.text, told.start, told.end)
    if wanted and not _WANTS.search(claim.text) and not _wants_something_else(claim, snippet, wanted.end()):
        return "the snippet says what somebody wants"
    some = _SOME.search(snippet.text)
    less = [one for one in _SHARE.finditer(snippet.text, told.start, told.end) if float(one[1].rstrip(",.")) < 50]
    if less and _MOST.search(claim.text) and not claim.of_kind("share"):
        return f"the snippet says “{less[0][0]}”"
    share = _SHARE.search(snippet.text, told.start, told.end)
    some = some or (share if not claim.of_kind("share") else None)
    if some and _ALL.search(claim.text) and not _SOME.search(claim.text):
        return f"the snippet says “{some[0]}”"
    return _another(claim, snippet) or _another_subject(claim, snippet)


def _wants_something_else(claim: Reading, snippet: Reading, start: int) -> bool:
    """Whether what somebody wants has no word of the claim, of which the snippet tells before."""
    part = snippet.text.find(", and ", 0, start)
    behind = {term.stem for term in snippet.plain if term.span.start >= start}
    before = {term.stem for term in snippet.plain if term.span.end <= part}
    ours = {term.stem for term in claim.plain}
    return part > 0 and not ours & behind and len(ours & before) > 1


def _another(claim: Reading, snippet: Reading) -> str:
    theirs = _fillers(snippet)
    for mine in _fillers(claim):
        like = [one for one in theirs if one.preposition == mine.preposition and _is_like(claim, snippet, mine, one)]
        if like and not _has(snippet, mine.stems) and not any(_has(claim, one.stems) for one in like):
            return f"{like[0].words} is not {mine.words}"
    return ""


_ANYBODY = frozenset(
    map(
        stem,
        "nobody none police officer firm company official authority person man woman scientist researcher expert "
        "author team member worker employee resident inhabitant group agency report statement".split(),
    )
)
_OPENING = 12  # characters before the subject: "The", "All of the"


def _another_subject(claim: Reading, snippet: Reading) -> str:
    """Return that the snippet tells the same of something else, in the same words; a name may be its other name."""
    if len(sentences(snippet)) > 1:
        return ""
    ours, theirs = _told(claim), _told(snippet)
    at = [place for place, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0].stem != pair[1].stem]
    if len(ours) != len(theirs) or min(len(claim.terms), len(snippet.terms)) < _FEW or len(at) != 1:
        return ""
    one, other = ours[at[0]], theirs[at[0]]
    if _has(snippet, frozenset({one.stem})) or _has(claim, frozenset({other.stem})) or one.name or other.name:
        return ""
    if one == claim.terms[0] and other == snippet.terms[0] and max(one.span.start, other.span.start) <= _OPENING:
        named = any(term.name for term in claim.terms) or bool({one.stem, other.stem} & _ANYBODY)
        return "" if named else "the snippet tells of something else"
    denied = is_negative(claim) and is_negative(snippet) and not {one.stem, other.stem} & LIGHT
    return "the snippet denies something else" if denied and alike(one.stem) != alike(other.stem) else ""


_FEW = 2  # content words that make a sentence one can lay beside another


def _told(reading: Reading) -> list[Term]:
    """The content words, without acts, which may be opposites, and without words for figures."""
    apart = [value.span for value in reading.values if value.kind == "act" or value.kind in FIGURES]
    return [term for term in reading.terms if not any(span.overlaps(term.span) for span in apart)]


def _is_like(claim: Reading, snippet: Reading, mine: Filler, other: Filler) -> bool:
    """Whether both stand behind one word, or behind two that tell of one kind of act: rose among, fell among."""
    return mine.head == other.head or bool(_axes(claim, mine.head) & _axes(snippet, other.head))


def _axes(reading: Reading, head: str) -> set[str]:
    return {act.axis for act in reading.of_kind("act") if isinstance(act, Act) and stem(act.text) == head}


def _has(reading: Reading, stems: frozenset[str]) -> bool:
    return not stems.isdisjoint(reading.stems) or any(root[:6] in reading.roots for root in stems if len(root) > 5)


def _fillers(reading: Reading) -> list[Filler]:
    found, told = list[Filler](), reading.terms
    for at in range(1, len(told)):
        gap = reading.text[told[at - 1].span.end : told[at].span.start]
        place = _IN_PLACE.search(gap)
        if place is None or _BREAK.search(gap):
            continue
        behind = _together(reading, told[at:])
        if not any(term.name for term in behind):
            words = f"{place[1]} {reading.text[behind[0].span.start : behind[-1].span.end]}"
            stems = frozenset(term.stem for term in behind)
            found.append(Filler(told[at - 1].stem, place[1].lower(), stems, words))
    return found


def _together(reading: Reading, told: tuple[Term, ...]) -> list[Term]:
    """Return the terms from the first on with nothing but a space between them."""
    found = [told[0]]
    for term in told[1:]:
        if reading.text[found[-1].span.end : term.span.start] not in (" ", "-"):
            break
        found.append(term)
    return found


__all__ = ["otherwise"]
