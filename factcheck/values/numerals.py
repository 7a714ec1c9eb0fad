"""Numerals: finds bare numbers, in digits ("241.49 million", "1 000", "3½") or words ("two and a half")."""

from __future__ import annotations

import re
from functools import cache

from factcheck.values.spelled import Numeral, Token, read
from factcheck.values.words import GLYPHS, PARTS, SCALES, TENS, UNITS, VAGUE

_GAP = "[\u00a0\u202f\u2009 ]"
DIGITS = rf"""(?:(?:\d{{1,3}}(?:[,’']\d\d\d?)*[,’']\d{{3}}|\d{{1,3}}(?:{_GAP}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}}){{2,}}
            |\d+)(?!\d)(?:\.\d+)?(?:e[+-]?\d+\b|\s?[x×]\s?10(?:\^[−-]?|[−-])?\d{{1,2}}\b|\s?[x×]\s?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|\.\d+)"""
SLASH = r"(?:\d{1,3}[ \u00a0-])?\d{1,3}/(?:2|3|4|5|6|8|10|12|16|20|32|40|50|64|100|1000)(?![\d/]|-\d)"
_BARE = sorted([*UNITS, *TENS, *(s for s in SCALES), "half", "quarter"], key=len, reverse=True)
_PART = sorted(PARTS, key=len, reverse=True)


def _any(words: list[str]) -> str:
    return "|".join(words)


_TOKEN = rf"""(?:{SLASH}|{DIGITS}(?:{_GAP}?[{"".join(GLYPHS)}])?|[{"".join(GLYPHS)}]
            |(?:{_any(_BARE)})s?\b|(?:{_any(_PART)})s?\b)"""
_RUN = rf"""
    (?:
      (?P<vague> (?:(?:tens|dozens|scores|hundreds|thousands|lakhs|millions|crores|billions|trillions)
                    (?:\s+of\s+(?:thousands|millions|billions|crores|lakhs))?(?=\s+of\b|\s+(?:more|dead|killed|flee)|[.,;:]|$|\s+[a-z])
                 | (?:a\s+few|several)\s+(?:hundred|thousand|dozen|million|billion)\b
                 | an?(?=\s(?:century|decade|year|month|week|day|hour|minute|mile|kilomet|tonne|gallon|litre|fortnight))
                 | a\s+couple(?=\s+of\s+[a-z]) | multi-?\s?(?:million|billion|trillion)(?=-)))
    | (?P<run> (?:an?\s+(?={_any([*SCALES, *_PART])}))? {_TOKEN}
               (?: (?:\s?-\s?|\s{{1,3}}|,\s(?=[a-z]))
                   (?:(?:and|&|point|of)\s{{1,3}})? (?:an?\s{{1,3}})? {_TOKEN} ){{0,14}} )
    )"""


@cache
def _run() -> re.Pattern[str]:
    return re.compile(_RUN, re.VERBOSE | re.IGNORECASE)


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<slash>{SLASH})|(?P<digits>{DIGITS})|(?P<glyph>[{''.join(GLYPHS)}])|(?P<word>[a-z]+)|(?P<amp>&)",
        re.VERBOSE | re.IGNORECASE,
    )


def find(text: str, start: int = 0) -> Numeral | None:
    """Return the first numeral at or after `start`.

    >>> find("the two and a half million people").low
    2500000.0
    """
    for begin in _beginnings().finditer(text, start):
        word = begin["word"]
        if word:
            if word.lower() not in _STARTS:
                continue
        elif plain := _alone(text, begin.start()):
            return plain
        match = _run().match(text, begin.start())
        numeral = match and (
            _vague(match) if match["vague"] else read(_tokens(text, match.start("run"), match.end("run")))
        )
        if numeral:
            return numeral
    return None


@cache
def _lone() -> re.Pattern[str]:
    more = "|".join([*SCALES, *PARTS, "and", "point", "of"])
    glyphs = "".join(GLYPHS)
    return re.compile(
        rf"(?>{DIGITS})(?![\d{glyphs}/])(?!{_GAP}?[{glyphs}])(?!\s?[-–,]?\s{{0,2}}(?:{more})s?\b)(?!{_GAP}\d+/)",
        re.VERBOSE | re.IGNORECASE,
    )


def _alone(text: str, start: int) -> Numeral | None:
    """The digits at `start` where nothing adds to them, by far the commonest numeral."""
    match = _lone().match(text, start)
    if not match:
        return None
    value, place, whole = digits(match[0])
    return Numeral(value, value, place, start, match.end(), "digits", whole)


_STARTS = frozenset(
    (*UNITS, *TENS, *SCALES, *VAGUE, *PARTS, "half", "quarter", "a", "an", "several", "multi", "thirds")
)
_STARTS |= {f"multi{scale}" for scale in ("million", "billion", "trillion")} | {f"{tens}s" for tens in SCALES}


@cache
def _beginnings() -> re.Pattern[str]:
    """Where a numeral may begin: a digit after no digit, a word, a glyph."""
    return re.compile(
        rf"(?<![\d.,])\d|(?<![\w.])\.\d|(?<=[.,])(?<!\d[.,])\d|[{''.join(GLYPHS)}]|(?<![^\W_])(?P<word>[A-Za-z]+)"
    )


def at(text: str, start: int) -> Numeral | None:
    """Return the numeral that begins exactly at `start`."""
    match = _run().match(text, start)
    if not match or match["vague"]:
        return None
    return read(_tokens(text, match.start("run"), match.end("run")))


def _vague(match: re.Match[str]) -> Numeral:
    words = match["vague"].lower().replace("-", " ").split()
    if words[-1] in ("a", "an"):
        return Numeral(1.0, 1.0, 1.0, match.start("vague"), match.end("vague"), "article")
    if words[0].startswith("multi"):
        scale = SCALES[words[-1].removeprefix("multi")]
        low, high = scale, 999 * scale
    elif words[-1] == "couple":
        low = high = 2.0
    elif words[0] in ("a", "several"):
        low, high = 3 * SCALES[words[-1]], 9 * SCALES[words[-1]]
    else:
        low, high = VAGUE[words[0]]
        if len(words) == 3:
            scale = SCALES[words[2].removesuffix("s")]
            low, high = low // 1 * scale, high * scale
            if words[0] == "hundreds":
                high = 1e3 * scale
    return Numeral(low, high, low, match.start("vague"), match.end("vague"), "vague")


def _tokens(text: str, start: int, end: int) -> list[Token]:
    found = []
    for match in _token().finditer(text, start, end):
        if match["slash"]:
            found.append(_slash(match))
        elif match["digits"]:
            value, place, whole = digits(match["digits"])
            found.append(Token("", value, place, match.start(), match.end(), whole))
        elif match["glyph"]:
            value = GLYPHS[match["glyph"]]
            if found and not found[-1].word and match.start() - found[-1].end <= 1 and found[-1].whole:
                last = found.pop()
                found.append(Token("", last.value + value, 0.1, last.start, match.end()))
            else:
                found.append(Token("½", value, 0.0, match.start(), match.end()))
        else:
            found.append(Token("and" if match["amp"] else match["word"].lower(), 0.0, 0.0, match.start(), match.end()))
    return found


def _slash(match: re.Match[str]) -> Token:
    """1/3, 2 1/4; a pair that is no proper fraction (24/7) is no number."""
    whole, _, part = re.sub("[ \u00a0-]", " ", match["slash"]).rpartition(" ")
    above, below = (int(number) for number in part.split("/"))
    if not 0 < above < below:
        return Token("/", 0.0, 0.0, match.start(), match.end())
    if whole:
        return Token("", int(whole) + above / below, 0.1, match.start(), match.end())
    return Token("½", above / below, 0.0, match.start(), match.end())


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def digits(text: str) -> tuple[float, float, bool]:
    """Return the value of digits with separators, the place value of the last one, and whether they are bare digits.

    >>> digits("1,200.50")
    (1200.5, 0.01, False)
    """
    bare = text.isdecimal()
    plain = re.sub(r"\s?[x×]\s?10\^?", "e", text).replace("−", "-").translate(_RAISED)
    mantissa, mark, power = plain.lower().partition("e")
    exponent = int(power) if mark and len(power) < 4 else 0
    if mantissa.count(".") > 1:
        mantissa = mantissa.replace(".", "")
    mantissa = re.sub(r"[^\d.]", "", mantissa)
    _, _, decimals = mantissa.partition(".")
    try:
        return float(f"{mantissa}e{exponent}"), float(f"1e{exponent - len(decimals)}"), bare
    except (OverflowError, ValueError):
        return float("inf"), 1.0, bare
