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

# A claim or snippet with more numbers than this is a table; comparing all with all would cost quadratic time.
_MOST_NUMBERS = 48

_TOKEN = re.compile(
    r"""(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)
        (?P<tail>(?:st|nd|rd|th|s|k|m|b|bn|tn)(?![^\W_]))?
      | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)
      | (?P<sign>[$£€¥%+~])""",
    re.VERBOSE | re.IGNORECASE,
)
_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12, "once": 1, "twice": 2,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "b": 1e9,
    "mn": 1e6, "bn": 1e9, "tn": 1e12, "millions": 1e6, "billions": 1e9, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
_OPENING = frozenset(("a", "half", *_UNITS, *_ORDINALS))  # no other word begins a number
_PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifths": 5, "tenths": 10}
_MONEY = frozenset("dollar dollars euro euros pound pounds yen yuan rupees usd gbp eur cents".split())
_PERCENT = frozenset(("percent", "percentage", "pct", "cent"))
_MORE, _LESS, _ABOUT = ">", "<", "~"
_COMPARISONS: dict[tuple[str, ...], str] = {
    **dict.fromkeys([("no", "less", "than"), ("no", "fewer", "than"), ("not", "less", "than")], ">="),
    **dict.fromkeys([("no", "more", "than"), ("not", "more", "than"), ("up", "to"), ("at", "most")], "<="),
    **dict.fromkeys([("at", "least"), ("minimum", "of"), ("minimum",)], ">="),
    **dict.fromkeys([("in", "excess", "of"), ("upwards", "of"), ("over",), ("above",), ("exceeding",)], _MORE),
    **dict.fromkeys([("exceeded",), ("exceeds",), ("exceed",), ("surpassed",), ("beyond",)], _MORE),
    **dict.fromkeys([("topped",), ("surpassing",), ("passed",)], _MORE),
    **dict.fromkeys([("under",), ("below",), ("short", "of")], _LESS),
    **dict.fromkeys([("maximum", "of"), ("maximum",)], "<="),
    **dict.fromkeys([("about",), ("around",), ("approximately",), ("roughly",), ("nearly",), ("almost",)], _ABOUT),
    **dict.fromkeys([("close", "to"), ("estimated",), ("circa",), ("ca",), ("c",), ("approx",), ("some",)], _ABOUT),
}
# These compare only when a year follows: "after 2010", but not "after 31 reviews".
_TIMES = {"since": ">=", "after": _MORE, "past": _MORE, "before": _LESS, "to": _LESS, "by": "<=", "until": "<="}
_MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_BEFORE_THAN = {
    **dict.fromkeys(("more", "greater", "higher", "larger", "longer", "older", "later", "taller", "bigger"), _MORE),
    **dict.fromkeys(("less", "fewer", "lower", "smaller", "shorter", "younger", "earlier", "sooner"), _LESS),
}
STOP = frozenset(
    """a an the of in on at to for from by with as and or but nor so if than then that this these those it its he she
    they them his her their him i you we us our your my me is are was were be been being am has have had do does did
    will would shall should can could may might must there here who whom whose which what when where why how not no
    also very just only into onto over under about after before between during through up down out off such same own
    s t ll ve re d m all any both each few more most other some s' one""".split()
)


class Word(NamedTuple):
    """A word or number as it stands in a text: its place, and its lower-case form."""

    start: int
    end: int
    form: str


class Number(NamedTuple):
    """A number as an interval, with its kind (plain, year, day, ordinal, percent, money) and the stems after it.

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
        read = _read(found, at) if found[at].form in _OPENING or found[at].form[0].isdigit() else None
        if read is None:
            at += 1
            continue
        number, at = read
        result.append(number)
    return tuple(result)


def _read(found: Sequence[Word], at: int) -> tuple[Number, int] | None:
    """Return the number that starts at a word and where reading goes on."""
    core = _core(found, at)
    if core is None:
        return None
    value, step, kind, after = core
    start, end = found[at].start, found[after - 1].end
    follower = found[after].form if after < len(found) else ""
    if at and found[at - 1].form in "$£€¥":
        kind, start = "money", found[at - 1].start
    elif follower in _MONEY:
        kind, end, after = "money", found[after].end, after + 1
    elif follower == "%" or follower in _PERCENT or (follower == "per" and _form(found, after + 1) == "cent"):
        after += 2 if follower == "per" else 1
        kind, end = "percent", found[after - 1].end
    if kind == "plain" and (_form(found, at - 1) in _MONTHS or follower in _MONTHS):
        kind = "day"
    before = at - (kind == "money" and start != found[at].start)
    sign = _comparison(found, before, kind in ("year", "decade"))
    low, high, compared = _interval(found, sign, after, value, step)
    if kind == "decade":
        low, high, kind = value, value + (99 if value % 100 == 0 and step == 100 else 9), "year"
    return Number(start, end, low, high, kind, _nouns(found, after), compared, step), after


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
        return _SCALES.get(found[at + 2].form, 12) / 2, 1.0, "plain", at + 3
    if form == "half" or (form in _UNITS and form != "one"):
        return _spelled(found, at)
    if form == "one" and _form(found, at + 1) in (*_SCALES, *_PARTS):
        return _spelled(found, at)
    if form in _ORDINALS:
        return float(_ORDINALS[form]), 1.0, "ordinal", at + 1
    return None


def _digits(found: Sequence[Word], at: int) -> tuple[float, float, str, int]:
    form, tail = found[at].form, _form(found, at + 1)
    value = float(form[:40])
    touching = at + 1 < len(found) and found[at].end == found[at + 1].start
    step = 10.0 ** -len(form.partition(".")[2]) if "." in form else _last_place(form)
    if touching and tail in ("st", "nd", "rd", "th"):
        return value, 1.0, "ordinal", at + 2
    year = len(form) == 4 and form.isdigit() and 1000 <= value < 2100 and found[at].end - found[at].start == 4
    if touching and tail == "s":
        return value, 10.0, "decade" if year else "plain", at + 2
    if tail in _SCALES and (len(tail) > 2 or touching or tail in ("bn", "mn", "tn")):
        return _scaled(found, at + 1, value, step)
    return value, step, "year" if year else "plain", at + 1


def _last_place(form: str) -> float:
    """Return how much the last digit that is not a closing zero counts: 100 in "4,500"."""
    bare = form.rstrip("0")
    return 10.0 ** min(len(form) - len(bare), 15) if bare else 1.0


def _scaled(found: Sequence[Word], at: int, value: float, step: float) -> tuple[float, float, str, int]:
    while _form(found, at) in _SCALES:
        value, step, at = value * _SCALES[found[at].form], step * _SCALES[found[at].form], at + 1
    return _round(value), step, "plain", at


def _round(value: float) -> float:
    """Return the value without the dust of floating point, so that 1.2 × 10⁹ is a whole number."""
    return float(f"{value:.12g}")


def _spelled(found: Sequence[Word], at: int) -> tuple[float, float, str, int]:
    total, current = 0.0, 0.0
    begin = at
    while at < len(found):
        form = found[at].form
        if form in _PARTS and (at > begin or form == "half"):
            return _round(round(100 * (current or 1.0) / _PARTS[form], 2)), 1.0, "percent", at + 1
        if form in _ORDINALS and at > begin and current >= 20 and _ORDINALS[form] < 10:
            return total + current + _ORDINALS[form], 1.0, "ordinal", at + 1
        if form in _SCALES and len(form) > 2:
            total, current = _with_scale(total, current or 1.0, _SCALES[form])
        elif form == "dozen":
            current = 12 * (current or 1.0)
        elif form == "and" and at > begin and (_form(found, at + 1), _form(found, at + 2)) == ("a", "half"):
            return total + current + 0.5, 0.1, "plain", at + 3
        elif form in _UNITS and (at == begin or _fits(current, _UNITS[form], found[at - 1].form)):
            current += _UNITS[form]
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
    return before in _SCALES or (before in _UNITS and current % 100 >= 20 and unit < 10)


def _interval(found: Sequence[Word], sign: str, after: int, value: float, step: float) -> tuple[float, float, bool]:
    if _form(found, after) == "or":
        sign = {"more": ">=", "above": ">=", "later": ">=", "less": "<=", "fewer": "<="}.get(
            _form(found, after + 1), sign
        )
    elif _form(found, after) == "+":
        sign = ">="
    if sign == _ABOUT:
        return value - step / 2, value + step / 2, False
    # A strict bound is moved by a hair, so that two intervals are compared by their ends alone.
    hair = max(abs(value), 1.0) * 1e-9
    bounds = {
        _MORE: (value + hair, math.inf),
        ">=": (value, math.inf),
        _LESS: (-math.inf, value - hair),
        "<=": (-math.inf, value),
    }
    low, high = bounds.get(sign, (value, value))
    return low, high, bool(sign)


def _comparison(found: Sequence[Word], at: int, is_year: bool) -> str:
    """Return the sign of the comparison that stands right before a number, or nothing."""
    if _form(found, at - 1) == "~":
        return _ABOUT
    if is_year:
        begin = _before_date(found, at)
        sign = _TIMES.get(_form(found, begin - 1), "")
        if sign and (found[begin - 1].form != "to" or _form(found, begin - 2) == "prior"):
            # "before March 2010" says nothing against 2010 itself.
            return sign if begin == at else sign[0] + "="
        at = begin
    elif _form(found, at - 1) in ("the", "a", "an", "just"):
        at -= 1
    for length in (3, 2, 1):
        phrase = tuple(word.form for word in found[max(0, at - length) : at])
        if len(phrase) == length and phrase in _COMPARISONS:
            return _COMPARISONS[phrase]
    return _BEFORE_THAN.get(_form(found, at - 2), "") if _form(found, at - 1) == "than" else ""


def _before_date(found: Sequence[Word], at: int) -> int:
    """Return where the date begins whose year stands at a word: "12 March 2015", "the year 2015"."""
    begin = at
    while begin > max(0, at - 3):
        form = found[begin - 1].form
        if form not in _MONTHS and form not in ("year", "the", "th", "st") and not form.isdigit():
            break
        begin -= 1
    return begin


def _nouns(found: Sequence[Word], after: int) -> frozenset[str]:
    """Return the stems of the content words among the three words after a number."""
    following = (word.form for word in found[after : after + 3])
    return frozenset(stem(form) for form in following if form.isalpha() and form not in STOP and form not in _UNITS)
