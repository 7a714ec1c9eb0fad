"""Names, identifiers, years, dates and times of day: the numerals that are no amounts."""

from __future__ import annotations

import re
from functools import cache

from factcheck.values import currencies, units
from factcheck.values.counted import SINGULARS, noun
from factcheck.values.spelled import Numeral

_CAPITAL_OK = frozenset(
    "The In On At By For From With And But Or As Of To A An About Over Under Nearly Almost Around Some "
    "Roughly Only Just "
    "More Less Fewer Up At Least Most Than Between After Before Since Until When While If That These "
    "Those All Both Its "
    "His Her Their Our My Your It He She They We There Then Now So Also Not No Is Are Was Were Has Have Had Will Would "
    "Can Could May Might Plus Another Every Each Per Approximately Exceeding Below Above Another Last "
    "Next First Of Nov "
    "Yes Least Total Where Which Who Whose How What Killed Exactly Still Even".split()
)
_DESIGNATORS = frozenset(
    "boeing airbus article articles section sections chapter chapters route routes highway flight "
    "flights type types channel "
    "windows formula apollo level levels phase phases title titles rule rules resolution resolutions "
    "room page pages pp. p. "
    "table tables figure figures fig. gate platform grade class bus proposition prop prop. amendment "
    "amendments building block "
    "sector version v. interstate no no. nos nos. number nr nr. nrs. psalm verse paragraph paragraphs item items "
    "clause clauses schedule "
    "annex appendix part volume vol. issue episode season step stage tier category cat. group unit "
    "district ward pier studio "
    "line terminal runway exit junction area zone division brigade battalion regiment squadron soyuz "
    "falcon ariane iphone "
    "galaxy playstation xbox mark mk mk. model mach pm covid radio news hall ref ref. tel tel. phone dial ext. isbn "
    "id pin code postcode zip box apt. suite floor track lane day bill directive regulation protocol "
    "convention war act bowl "
    "gpt python exercise exercises".split()
)


def last_word(before: str) -> str:
    """The word that ends just before a figure, in lower case; "" where no space parts them."""
    if not before[-1:].isspace():
        return ""
    return before.rstrip().rpartition(" ")[2].lower()


@cache
def _identifier() -> re.Pattern[str]:
    """Letters, digits and marks written as one word: F-35, CO2, 192.168.1.2, 12:30, 9/11, +44-20."""
    return re.compile(r"[\w.:/+@#-]*\w")


@cache
def _month_before() -> re.Pattern[str]:
    months = (
        r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
        r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
    )
    return re.compile(rf"(?<![\w]){months}\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?(?:the\s)?$")


@cache
def _month_after() -> re.Pattern[str]:
    return re.compile(
        r"(?:st|nd|rd|th)?(?:[-–]\d{1,2})?\s(?:of\s)?(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May"
        r"|June?|July?"
        r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
    )


def _month_word(before: str) -> bool:
    return any(month in before for month in _MONTH_STARTS)


_MONTH_STARTS = tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(
        r"\s?(?:(?:BCE?|AD|CE|B\.C\.|A\.D\.)(?!\w)|[ap]\.?m\b|o['’]clock|[ap]m\b|GMT|BST|hrs\s(?:GMT|local))"
    )


def past_identifier(text: str, start: int, end: int) -> int:
    """Return where the word that holds a refused numeral ends, so that its other digits are not read either."""
    if not text[start : start + 1].isdigit():
        return end
    match = _identifier().match(text, start, start + 64)
    return max(end, match.end()) if match else end


def refused(text: str, numeral: Numeral, bound: str) -> bool:
    """Whether the numeral is a part of a name, an identifier, a date or a time of day."""
    before, after = text[max(0, numeral.start - 24) : numeral.start], text[numeral.end : numeral.end + 24]
    if numeral.form == "digits":
        return _refused_digits(before, after, text, numeral, bound)
    return _refused_words(before, after, numeral, text)


def _refused_digits(before: str, after: str, text: str, numeral: Numeral, bound: str) -> bool:
    if re.search(r"[\w@#/][.:/_@#+-]?$|[A-Za-z\d]['’]$|\d[,–—]$", before) and not re.search(r"[\s(]\+$", before):
        glued = re.search(r"(?<![A-Za-z])(?:mid|pre|post|non|sub|under|over)-$", before)
        if not glued or glued[0] == "under-":
            return True
    if re.match(r"[:/_@#]\d|\.\d|['’]s?\d|s\b|(?:st|nd|rd|th)\b|[A-Z]\d|[-‑][A-Z]|,\d", after):
        return not _fraction_like(text, numeral)
    if (
        re.match(r"-\d+-|-\d{4,}", after)
        or _clock().match(after)
        or (_month_word(before) and _month_before().search(before) and _may_date(text, numeral))
    ):
        return True
    if before.endswith("Group of ") or _days_after().match(text, numeral.end) or _is_hour(before, after):
        return True
    if numeral.whole and (_month_after().match(after) or last_word(before) in _DESIGNATORS):
        return not (bound != "exact" and not _month_after().match(after))
    if numeral.whole and is_year(text, numeral):
        return bound == "exact" or _dated_noun(noun(text, numeral.end)[0])
    return numeral.whole and _after_a_name(before, after)


@cache
def _days_after() -> re.Pattern[str]:
    """What goes on to a month: the 7 of "from 7 to 11 and from 14 to 17 September"."""
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.compile(rf"(?:,? (?:to|and|or|until|from|and from|through|[-–]) ?\d{{1,2}}){{1,4}} (?:{months})\b")


def _is_hour(before: str, after: str) -> bool:
    """Whether a number up to twelve is an hour: "shortly after four on Wednesday afternoon"."""
    return last_word(before) in _AT_HOURS and _OF_DAY.match(after) is not None


_AT_HOURS = frozenset("after before at by until till around about since from".split())
_OF_DAY = re.compile(r"\s(?:in the|on the|on [A-Z][a-z]+day) (?:morning|afternoon|evening|night)\b")


def _may_date(text: str, numeral: Numeral) -> bool:
    """Whether a number behind a month may be its day or year: not the 41,000 of "in May 41,000 homes"."""
    return numeral.whole and (
        numeral.low <= _DAYS or (text[numeral.start : numeral.end].isdigit() and numeral.low >= _YEARS)
    )


_DAYS, _YEARS = 31, 1000


def _fraction_like(text: str, numeral: Numeral) -> bool:
    return bool(re.match(r"\d/[23458]\b(?!/)", text[numeral.start : numeral.end + 3]))


def _after_a_name(before: str, after: str) -> bool:
    """Whether a capitalised word stands before and no counted noun follows: "News 7.", "Boeing 737 MAX"."""
    match = re.search(r"([.!?:]\s+|^|[\s(“\"'‘])([A-Z][\w’'.-]*)\s$", before)
    if not match or match[2] in _CAPITAL_OK or match[2].endswith(("'s", "’s", ".", "ed")):
        return False
    follows = re.match(r"[\s\u00a0-]?([a-z%°]+|[kmMG]?[WBHV]h?\b)", after)
    return not follows or follows[1] in _BEHIND_NAMES


_BEHIND_NAMES = frozenset(
    "and or in on at to was is has for by of as with jets standard standards norm norms class engine engines rocket "
    "mission model series tram limits rules".split()
)


def _refused_words(before: str, after: str, numeral: Numeral, text: str) -> bool:
    word = text[numeral.start : numeral.end]
    if _is_hour(before, after):
        return True
    if word[:1].isupper() and re.match(r"[\s-][A-Z][a-z]+[\s-][A-Z][a-z]", after):
        return True
    if " " in word and word.istitle() and re.match(r"\s[A-Z][a-z]", after):
        return True
    if word[:1].isdigit() and re.search(r"[\w/.-]$", before):
        return True
    if word[:1].isupper() and " " not in word and re.search(r"\b(?:Mr|Mrs|Ms|Dr)\.?\s$|[a-z]\s[A-Z][a-z]+\s$", before):
        return True
    lowered = word.lower()
    if lowered == "one":
        return _refused_one(before, after)
    if lowered in ("half", "a half", "quarter", "a quarter", "second"):
        return bool(
            re.match(r"[\s-](?:time|brother|sister|past|mast|back|term|final|finals|year|truth|truths)\b", after)
        ) or bool(
            re.search(
                r"\b(?:first|second|third|fourth|last|this|next|each|every|latest|other|better|previous|opening)[\s-]$",
                before,
                re.IGNORECASE,
            )
        )
    return bool(
        re.search(r"\b(?:version|phase|chapter|part|type|grade|level|number|page|article)\s$", before, re.IGNORECASE)
    )


def _refused_one(before: str, after: str) -> bool:
    if last_word(before) in ("minus", "negative"):
        return False
    if re.search(
        r"\b(?:no|any|every|some|this|that|which|the|each|other|another|new|at|number|day|one|not)[\s-]$",
        before,
        re.IGNORECASE,
    ):
        return True
    if re.match(r"\s(?:in|out\s+of)\s(?:every\s+)?(?:\d|[a-z]+)", after) or _IN_SO_MANY.match(after):
        return False
    match = re.match(r"[\s-]([a-z-]+)(?:\s([a-z-]+))?", after)
    if not match:
        return True
    words_after = {match[1].removesuffix("-"), match[2] or "", *match[1].split("-")}
    return not (words_after & SINGULARS or units.at(after, 0) or currencies.after(after, 0))


# One resident in five: what is counted stands between.
_IN_SO_MANY = re.compile(
    r"(?:\s[a-z]{3,}){1,3}\s(?:in|out\s+of)\s(?:every\s+)?"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)\b)"
)


def is_year(text: str, numeral: Numeral) -> bool:
    """Whether bare digits are a year rather than an amount."""
    if not (numeral.whole and numeral.end - numeral.start == 4 and 1500 <= numeral.low <= 2100):
        return False
    before = text[max(0, numeral.start - 20) : numeral.start]
    if re.search(
        r"\b(?:in|since|until|by|before|after|during|from|of|the|late|early|mid|circa|to|and|through|than in)[\s-]$",
        before,
        re.IGNORECASE,
    ):
        return True
    if units.at(text, numeral.end) and not re.match(r"\s(?:in|a|C|F)\b", text[numeral.end : numeral.end + 4]):
        return False
    return _dated_noun(noun(text, numeral.end)[0])


def _dated_noun(head: str) -> bool:
    """Whether a year may stand before the noun: 2019 levels, but not 2000 people."""
    return not head or head in DATED


DATED = frozenset(
    "level election figure season game olympic value price result standard term riot protest championship "
    "finals attack census budget talk".split()
)
