"""Numbers as the learned judge's marks see them: every number of a text as an interval, by rule.

Apart from `factcheck.values` on purpose: the judge was trained on exactly this reading, and a better one there must not
change what the encoder is given. Change a rule here and the model must be trained again.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from factcheck.checker.numeral_words import (
    ABBREVIATED,
    ABOUT,
    BEFORE_THAN,
    COMPARISONS,
    COUNTED,
    LESS,
    MONEY,
    MONTHS,
    MORE,
    NO_NAMES,
    OPENING,
    ORDINALS,
    PARTS,
    PAUSES,
    PERCENT,
    SCALES,
    STOP,
    TIMES,
    UNITS,
)
from factcheck.checker.words import common

# A claim or snippet with more numbers than this is a table; comparing all with all would cost quadratic time.
_MOST_NUMBERS = 48

_TOKEN = re.compile(
    r"""(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)
        (?P<tail>(?:st|nd|rd|th|s|k|m|b|bn|tn)(?![^\W_]))?
      | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)
      | (?P<sign>[$£€¥%+~])""",
    re.VERBOSE | re.IGNORECASE,
)


class Word(NamedTuple):
    """A word or number as it stands in a text: its place, and its lower-case form."""

    start: int
    end: int
    form: str


class Number(NamedTuple):
    """A number as an interval, with its kind and the stems after it.

    Kinds: plain, year, day, clock, ordinal, percent, money, name.
    A number that belongs to a name ("Apollo 11") has the word before it in place of the stems after it.
    `step` is what one more in the last digit given would add: 1,000,000 in "24 million".
    """

    start: int
    end: int
    low: float
    high: float
    kind: str
    nouns: frozenset[str]
    compared: bool
    step: float

    @property
    def exact(self) -> bool:
        """True if the text names one value, with no comparison and no "about"."""
        return self.low == self.high


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the word with its commonest endings cut off, so that "planned" meets "plans".

    >>> [stem(w) for w in ("released", "releases", "planned", "plans", "cities", "gas")]
    ['releas', 'releas', 'plan', 'plan', 'city', 'gas']
    """
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[Word, ...]:
    """Return the words, digits and currency or percent signs of a text, in order.

    >>> [w.form for w in words("It cost $1.2bn, about 5% more.")]
    ['it', 'cost', '$', '1.2', 'bn', 'about', '5', '%', 'more']
    """
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        if match.lastgroup in ("word", "sign"):
            found.append(Word(match.start(), match.end(), _fold(match.group())))
            continue
        found.append(Word(match.start(), match.end("digits"), match["digits"].replace(",", "")))
        if match["tail"] is not None:
            found.append(Word(match.start("tail"), match.end(), match["tail"].lower()))
    return tuple(found)


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("’", "'")).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    # "½" would turn into digits here; it stays the sign it is.
    return plain if plain and plain[0].isalpha() else word.lower()


@lru_cache(maxsize=1024)
def numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text as intervals; leaves alone "one" and numbers after the 48th.

    >>> [(n.low, n.kind) for n in numbers("In 2015 a third of the $1.2 billion went to 12 towns.")]
    [(2015.0, 'year'), (33.33, 'percent'), (1200000000.0, 'money'), (12.0, 'plain')]
    >>> sorted(numbers("12 small towns")[0].nouns)
    ['small', 'town']
    >>> numbers("more than 7 people")[0].low > 7
    True
    """
    found = words(text)
    result: list[Number] = []
    at = 0
    while at < len(found) and len(result) < _MOST_NUMBERS:
        read = _read(text, found, at) if found[at].form in OPENING or found[at].form[0].isdigit() else None
        if read is None:
            at += 1
            continue
        number, at = read
        result.append(number)
    return tuple(result)


def _read(text: str, found: Sequence[Word], at: int) -> tuple[Number, int] | None:
    """Return the number that starts at a word and where reading goes on."""
    if clock := _clock(text, found, at):
        return clock, at + 2
    core = _core(found, at)
    if core is None:
        return None
    value, step, kind, after = core
    if kind == "year" and (last := _season(text, found, after, value)):
        return Number(found[at].start, found[after].end, value, last, "year", frozenset(), False, 1.0), after + 1
    kind, begin, after = _unit(text, found, at, kind, after)
    start, end = found[begin].start, found[after - 1].end
    if kind == "plain" and value < 1000 and _is_named(text, found, at):
        return Number(start, end, value, value, "name", frozenset((stem(found[at - 1].form),)), False, step), after
    sign = _comparison(found, begin, kind in ("year", "decade"))
    low, high, compared = _interval(found, sign, after, value, step)
    if kind == "decade":
        low, high, kind = value, value + (99 if value % 100 == 0 and step == 100 else 9), "year"
    nouns = _nouns(found, after) if text[end : end + 1] not in PAUSES else _nouns(found, max(0, begin - 3))
    return Number(start, end, low, high, kind, nouns, compared, step), after


def _unit(text: str, found: Sequence[Word], at: int, kind: str, after: int) -> tuple[str, int, int]:
    """Return the kind of a bare number by what stands about it, and where the two of them begin and end."""
    follower = _form(found, after)
    if at and found[at - 1].form in "$£€¥":
        return "money", at - 1, after
    if follower in MONEY:
        return "money", at, after + 1
    if follower == "%" or follower in PERCENT:
        return "percent", at, after + 1
    if follower == "per" and _form(found, after + 1) == "cent":
        return "percent", at, after + 2
    if kind == "plain" and (hundred := _of_hundred(text, found, after)):
        return "percent", at, hundred
    if kind == "year" and _form(found, at - 1) in COUNTED:
        kind = "plain"
    if kind == "plain" and (_form(found, at - 1) in MONTHS or follower in MONTHS):
        kind = "day"
    return kind, at, after


def _of_hundred(text: str, found: Sequence[Word], after: int) -> int:
    """Return where reading goes on after "60 | /100" and "60 | out of 100", which say a share; 0 for anything else."""
    if _form(found, after) == "100" and text[found[after - 1].end : found[after].start] == "/":
        return after + 1
    return after + 3 if [word.form for word in found[after : after + 3]] == ["out", "of", "100"] else 0


def _clock(text: str, found: Sequence[Word], at: int) -> Number | None:
    """Return a time of the day or a score, two whole numbers with a colon between: it equals nothing but the same."""
    one, two = found[at], _form(found, at + 1)
    if text[one.end : one.end + 1] != ":" or not (one.form.isdigit() and two.isdigit() and two.isascii()):
        return None
    if found[at + 1].start != one.end + 1 or len(one.form) > 2 or len(two) > 2:
        return None
    value = 60.0 * int(one.form) + int(two)
    return Number(one.start, found[at + 1].end, value, value, "clock", frozenset(), False, 1.0)


def _season(text: str, found: Sequence[Word], after: int, year: float) -> float:
    """Return the last year of "2014 | -15", or 0 where no later year of two digits goes on with it."""
    form = _form(found, after)
    if len(form) != 2 or not form.isdigit() or _form(found, after + 1) in MONTHS:
        return 0.0
    last = year - year % 100 + int(form)
    return last if last > year and text[found[after - 1].end : found[after].start] in ("-", "–", "/") else 0.0


def _is_named(text: str, found: Sequence[Word], at: int) -> bool:
    """Return whether a number belongs to the name before it, as in "Apollo 11" and "Covid-19", but not in a score."""
    behind = text[found[at].end : found[at].end + 2]
    if not at or not found[at].form.isdigit() or (behind[:1] in ("–", "-", "/", ":") and behind[1:].isdigit()):
        return False
    before = found[at - 1]
    if before.form in ABBREVIATED and text[before.end : found[at].start] == ". ":
        return True
    return (
        any(letter.isupper() for letter in text[before.start : before.end])
        and text[before.end : found[at].start] in (" ", "-")
        and before.form not in NO_NAMES
        and not (before.form in common() and _opens(text, before.start))
        and not _is_headline(text)
    )


def _opens(text: str, start: int) -> bool:
    """Return whether a sentence begins at a word."""
    return text[:start].rstrip(" \"'“”‘’([")[-1:] in ("", ".", "!", "?", ":", ")", "\n")


@lru_cache(maxsize=64)
def _is_headline(text: str) -> bool:
    """Return whether most words of a text are capitalised, so that a capital makes no name."""
    told = [word for word in words(text) if word.form[0].isalpha() and word.form not in STOP]
    return len(told) > 2 and sum(text[word.start].isupper() for word in told) * 3 > len(told) * 2


def _form(found: Sequence[Word], at: int) -> str:
    return found[at].form if 0 <= at < len(found) else ""


def _core(found: Sequence[Word], at: int) -> tuple[float, float, str, int] | None:
    """Return value, size of the last digit given, kind, and the word after, of the bare number at a word."""
    form = found[at].form
    if form[0].isdigit() and form[0].isascii():
        return _digits(found, at)
    if form == "a" and _form(found, at + 1) in ("half", "third", "quarter", "dozen", "hundred", "thousand", "million"):
        return _spelled(found, at)
    if form == "half" and _form(found, at + 1) == "a" and _form(found, at + 2) in ("million", "billion", "dozen"):
        return SCALES.get(found[at + 2].form, 12) / 2, 1.0, "plain", at + 3
    if form == "half" or (form in UNITS and form != "one"):
        return _spelled(found, at)
    if form == "one" and _form(found, at + 1) in (*SCALES, *PARTS):
        return _spelled(found, at)
    if form in ORDINALS:
        return float(ORDINALS[form]), 1.0, "ordinal", at + 1
    return None


def _digits(found: Sequence[Word], at: int) -> tuple[float, float, str, int]:
    form, tail = found[at].form, _form(found, at + 1)
    value = float(form[:40])
    touching = at + 1 < len(found) and found[at].end == found[at + 1].start
    step = 10.0 ** -len(form.partition(".")[2]) if "." in form else _last_place(form)
    if touching and tail in ("st", "nd", "rd", "th"):
        return value, 1.0, "ordinal", at + 2
    year = len(form) == 4 and form.isdigit() and 1000 <= value < 2100 and found[at].end - found[at].start == 4
    if year and tail == "s" and found[at + 1].start <= found[at].end + 1:
        return value, 10.0, "decade", at + 2
    if touching and tail == "s":
        return value, 10.0, "decade" if year else "plain", at + 2
    if tail in SCALES and (len(tail) > 2 or touching or tail in ("bn", "mn", "tn")):
        return _scaled(found, at + 1, value, step)
    return value, step, "year" if year else "plain", at + 1


def _last_place(form: str) -> float:
    """Return how much the last digit that is not a closing zero counts: 100 in "4,500"."""
    bare = form.rstrip("0")
    return 10.0 ** min(len(form) - len(bare), 15) if bare else 1.0


def _scaled(found: Sequence[Word], at: int, value: float, step: float) -> tuple[float, float, str, int]:
    while _form(found, at) in SCALES:
        value, step, at = value * SCALES[found[at].form], step * SCALES[found[at].form], at + 1
    return _round(value), step, "plain", at


def _round(value: float) -> float:
    """Return the value without the dust of floating point, so that 1.2 × 10⁹ is a whole number."""
    return float(f"{value:.12g}")


def _spelled(found: Sequence[Word], at: int) -> tuple[float, float, str, int]:
    total, current = 0.0, 0.0
    begin = at
    while at < len(found):
        form = found[at].form
        if form in PARTS and (at > begin or form == "half"):
            return _round(round(100 * (current or 1.0) / PARTS[form], 2)), 1.0, "percent", at + 1
        if form in ORDINALS and at > begin and current >= 20 and ORDINALS[form] < 10:
            return total + current + ORDINALS[form], 1.0, "ordinal", at + 1
        if form in SCALES and len(form) > 2:
            total, current = _with_scale(total, current or 1.0, SCALES[form])
        elif form == "dozen":
            current = 12 * (current or 1.0)
        elif form == "and" and at > begin and (_form(found, at + 1), _form(found, at + 2)) == ("a", "half"):
            return total + current + 0.5, 0.1, "plain", at + 3
        elif form in UNITS and (at == begin or _fits(current, UNITS[form], found[at - 1].form)):
            current += UNITS[form]
        elif form != "a" or at != begin:
            break
        at += 1
    if _form(found, at) == "half" and at == begin:
        return 50.0, 1.0, "percent", at + 1
    return total + current, 1.0, "plain", at


def _with_scale(total: float, current: float, scale: float) -> tuple[float, float]:
    return (total, current * scale) if scale == 1e2 else (total + current * scale, 0.0)


def _fits(current: float, unit: int, before: str) -> bool:
    """True if a unit word goes on with the number before it: "twenty | five", "hundred | five", not "two | three"."""
    return before in SCALES or (before in UNITS and current % 100 >= 20 and unit < 10)


def _interval(found: Sequence[Word], sign: str, after: int, value: float, step: float) -> tuple[float, float, bool]:
    if _form(found, after) == "or":
        sign = {"more": ">=", "above": ">=", "later": ">=", "less": "<=", "fewer": "<="}.get(
            _form(found, after + 1), sign
        )
    elif _form(found, after) == "+":
        sign = ">="
    if sign == ABOUT:
        return value - step / 2, value + step / 2, False
    # A strict bound is moved by a hair, so that two intervals are compared by their ends alone.
    hair = max(abs(value), 1.0) * 1e-9
    bounds = {
        MORE: (value + hair, math.inf),
        ">=": (value, math.inf),
        LESS: (-math.inf, value - hair),
        "<=": (-math.inf, value),
    }
    low, high = bounds.get(sign, (value, value))
    return low, high, bool(sign)


def _comparison(found: Sequence[Word], at: int, is_year: bool) -> str:
    """Return the sign of the comparison that stands right before a number, or nothing."""
    if _form(found, at - 1) == "~":
        return ABOUT
    if is_year:
        begin = _before_date(found, at)
        sign = TIMES.get(_form(found, begin - 1), "")
        if sign and (found[begin - 1].form != "to" or _form(found, begin - 2) == "prior"):
            # "before March 2010" says nothing against 2010 itself.
            return sign if begin == at else sign[0] + "="
        at = begin
    elif _form(found, at - 1) in ("the", "a", "an", "just"):
        at -= 1
    for length in (3, 2, 1):
        phrase = tuple(word.form for word in found[max(0, at - length) : at])
        if len(phrase) == length and phrase in COMPARISONS:
            return COMPARISONS[phrase]
    return BEFORE_THAN.get(_form(found, at - 2), "") if _form(found, at - 1) == "than" else ""


def _before_date(found: Sequence[Word], at: int) -> int:
    """Return where the date begins whose year stands at a word: "12 March 2015", "the year 2015"."""
    begin = at
    while begin > max(0, at - 3):
        form = found[begin - 1].form
        if form not in MONTHS and form not in ("year", "the", "th", "st") and not form.isdigit():
            break
        begin -= 1
    return begin


def _nouns(found: Sequence[Word], after: int) -> frozenset[str]:
    """Return the stems of the content words among the three words after a number."""
    following = (word.form for word in found[after : after + 3])
    return frozenset(stem(form) for form in following if form.isalpha() and form not in STOP and form not in UNITS)
