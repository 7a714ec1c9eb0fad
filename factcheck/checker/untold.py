"""How many of them, and whether for it or against it: what a snippet must say, too, to bear a claim out."""

from __future__ import annotations

import re

from factcheck.checker.bases import year_before
from factcheck.checker.denials import has_negation, is_negative
from factcheck.checker.names import meets, names
from factcheck.checker.reading import Reading
from factcheck.checker.terms import stem
from factcheck.values.comparison import Contrast
from factcheck.values.negation import has_failed, in_vain
from factcheck.values.words import UNITS


def spoken_against(claim: Reading, snippet: Reading) -> str:
    """Return what the snippet has somebody speak against where the claim tells it of him: "against the closure"."""
    if _AGAINST.search(claim.text) or is_negative(claim):
        return ""
    for found in _AGAINST.finditer(snippet.text):
        word = stem(found["what"].lower())
        told = [term for term in snippet.terms if term.stem == word or term.stem[:5] == word[:5]]
        if len(told) == 1 and any(term.stem[:5] == word[:5] for term in claim.plain):
            return f"against the {found['what']}"
    return ""


_AGAINST = re.compile(
    r"\b(?:against|oppos(?:ed|es|ing)(?: to)?|protest(?:ed|s|ing) (?:against|at)) (?:the |its |their |any )"
    r"(?P<what>[a-z]+(?:ure|tion|ing|al|ment|cuts?|plan|sale|merger))\b"
)


def placed_behind(claim: Reading, snippet: Reading) -> str:
    """Return whom the claim puts first where the snippet puts him behind another; else empty.

    >>> from factcheck.checker.reading import read
    >>> claim = read("The largest group of guests came from Norway.")
    >>> placed_behind(claim, read("The Dutch were the largest group of guests; Norwegians came second."))
    'Norwegians'
    """
    if not _FIRST.search(claim.text) or _BEHIND.search(claim.text) or not _FIRST.search(snippet.text):
        return ""
    ours, theirs = names(claim), names(snippet)
    for name in ours:
        if _AHEAD_OF.search(claim.text, 0, name.terms[0].span.start):  # the claim itself puts him behind
            continue
        told = [one for one in theirs if meets(name, (one,), frozenset())]
        spans = [(one.terms[0].span.start, one.terms[-1].span.end) for one in told]
        if len(spans) == 1 and len(theirs) > 1 and _is_behind(snippet.text, *spans[0]):
            return snippet.text[slice(*spans[0])]
    return ""


def _is_behind(text: str, start: int, end: int) -> bool:
    return bool(_FOLLOWED_BY.search(text, 0, start) or _BEHIND.match(text, end))


_FIRST = re.compile(r"\b(?!rest\b|west\b|guest\b|interest\b|request\b|test\b|protest\b|forest\b|harvest\b)"
                    r"(?:[a-z]{2,}est|most|first|leading|leads?|won)\b")  # fmt: skip
_AHEAD_OF = re.compile(r"\b(?:ahead of|before|above|followed(?: closely)? by|in front of) (?:the )?$")
_FOLLOWED_BY = re.compile(r"\bfollowed(?: closely)? by (?:the )?$")
_BEHIND = re.compile(r"(?:[^.;,]{0,25} )?(?:came|comes?|finished|was|were|is|are|ranked|placed|in) (?:in )?(?:the )?"
                     r"(?:second|third|fourth|fifth|last|runners?-up)(?! (?:time|year|\w+est)\b)")  # fmt: skip


def most_untold(claim: Reading, snippet: Reading) -> str:
    """Return "most of" where the snippet has no word or figure for the greater part."""
    found = _MOST_OF.search(claim.text)
    if found is None or is_negative(claim) or _GREATER_PART.search(snippet.text):
        return "" if is_negative(claim) else _mostly_untold(claim, snippet)
    parts = [tuple(map(_counted, part.groups())) for part in _PART.finditer(snippet.text)]
    return "" if any(whole and part > whole / 2 for part, whole in parts) else found[0]


def _mostly_untold(claim: Reading, snippet: Reading) -> str:
    """Return how it was mostly done or by whom, where the snippet has no word of that: ", mostly by text message"."""
    found = _MOSTLY.search(claim.text)
    if found is None:
        return ""
    told = {term.stem for term in claim.terms if found.start("how") <= term.span.start < found.end()}
    return "" if not told or told & snippet.stems or _GREATER_PART.search(snippet.text) else found[0].lstrip(", ")


_MOSTLY = re.compile(
    r", (?:mostly|mainly|largely|chiefly|primarily) (?P<how>(?:by|in|from|at|on|among|to|for) [^,.;]+)"
)


def _counted(word: str) -> float:
    return float(word.replace(",", "")) if word[0].isdigit() else UNITS.get(word.lower(), 0)


def interval_untold(claim: Reading, snippet: Reading) -> str:
    """Return how much later something was by the claim where the snippet has neither the time nor a word of it."""
    found = _LATER.search(claim.text)
    if found is None or _NEXT.search(snippet.text) or found[1] in snippet.text:
        return ""
    return "" if found[1] in ("a year", "one year") and year_before(snippet) else found[0]


_LATER = re.compile(
    r"\b((?:an?|one|two|three|four|five|six|\d+) (?:year|month|week|day|hour)s?) (?:later|earlier|before)\b"
)
_NEXT = re.compile(
    r"\b(?:later|earlier|next|following|previous|before|after|within|the day|the year|a year|eve|previously|once)\b"
)


_MOST_OF = re.compile(r"\b(?:most of|the majority of|a majority of|nearly all|almost all)\b", re.IGNORECASE)
_GREATER_PART = re.compile(
    r"\b(?:most (?!\w+(?:ed|ent|ous|ant|ive|ing|al|ful|able|ible|ly)\b)|mostly|mainly|majority|more than half|bulk|"
    r"nearly|almost|all|every|two thirds|three quarters|per ?cent|largely|usually|generally)|%",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(\d[\d,]*|[a-z]+) (?:out )?of (?:the |its |their |all )?(\d[\d,]*|[a-z]+)\b", re.IGNORECASE)


def failure_untold(claim: Reading, snippet: Reading) -> str:
    """Return what the claim says came to nothing where the snippet has no word of a failure or denial."""
    vain = in_vain(claim.text)
    return claim.text[vain[0].slice].strip() if vain and not _fails(snippet.text) else ""


def _fails(text: str) -> bool:
    return has_failed(text) or has_negation(text)


def all_untold(claim: Reading, snippet: Reading) -> str:
    """Return "all of" where the snippet has no word or figure for the whole."""
    found = _ALL_OF.search(claim.text)
    return found[0] if found and not is_negative(claim) and not _WHOLE.search(snippet.text) else ""


_ALL_OF = re.compile(r"\ball of\b|\bevery one of\b|\beach of\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:all|each|every\w*|entire\w*|whole|complete\w*|full\w*|both|no|none|nobody|nothing|always)\b|\b100\b",
    re.IGNORECASE,
)


def comparison_untold(claim: Reading, snippet: Reading) -> str:
    """Return the comparison of a claim with what it names where the snippet compares nothing."""
    for contrast in claim.of_kind("comparison"):
        named = any(name.terms[0].span.start > contrast.span.start for name in names(claim))
        if isinstance(contrast, Contrast) and named and not claim.figures and not _COMPARES.search(snippet.text):
            return contrast.text
    return ""


_COMPARES = re.compile(
    r"\b(?:than|compar\w+|against|versus|instead of|while|whereas|but|more|less|fewer|most|least|\w+er|\w+est|"
    r"best|worst|up|down|\w+ed (?:by|to|from)|rose|rise|risen|fell|fall|fallen|grew|growth|cut|drop|before|after|"
    r"previous\w*|earlier|"
    r"twice|times|double|half|average|only|percent)\b|%",
    re.IGNORECASE,
)


def need_untold(claim: Reading, snippet: Reading) -> str:
    """Return that something has yet to be approved where the snippet has no word of a need."""
    found = _MUST_BE.search(claim.text)
    return found[0] if found and not _NEED.search(snippet.text) else ""


_MUST_BE = re.compile(
    r"\b(?:must|has to|have to|needs? to|yet to|still to) (?:still |first |also )?be "
    r"(?:approved|passed|accepted|ratified|cleared|agreed|signed|confirmed|backed)\b",
    re.IGNORECASE,
)
_NEED = re.compile(
    r"\b(?:must|has to|have to|needs?|needed|requir\w+|subject to|condition\w*|yet to|still|pending|await\w*|until|"
    r"depend\w*|if|unless|before|without|will (?:vote|decide))\b",
    re.IGNORECASE,
)


__all__ = [
    "all_untold",
    "comparison_untold",
    "failure_untold",
    "interval_untold",
    "most_untold",
    "need_untold",
    "placed_behind",
    "spoken_against",
]
