"""Bounds and hedges: what stands before a figure ("at least", "about", "minus") or just behind it ("or more")."""

from __future__ import annotations

import re
from functools import cache

_BOUNDS = {
    "at least": "at least", "no fewer than": "at least", "no less than": "at least", "not less than": "at least",
    "not fewer than": "at least", "a minimum of": "at least", "minimum of": "at least", "a minimum": "at least",
    "more than": "more than", "over": "more than", "above": "more than", "exceeding": "more than",
    "exceeded": "more than", "exceeds": "more than", "exceed": "more than", "upwards of": "more than",
    "upward of": "more than", "in excess of": "more than", "greater than": "more than", "north of": "more than",
    "higher than": "more than", "larger than": "more than",
    "older than": "more than", "longer than": "more than", "surpassed": "more than", "surpassing": "more than",
    "well over": "more than", "far more than": "more than", "much more than": "more than", "well above": "more than",
    "just over": "just over", "slightly more than": "just over", "a little over": "just over",
    "a little more than": "just over", "slightly over": "just over", "slightly above": "just over",
    "just above": "just over", "just more than": "just over", "a bit more than": "just over",
    "at most": "at most", "no more than": "at most", "not more than": "at most", "a maximum of": "at most",
    "maximum of": "at most", "not exceeding": "at most", "capped at": "at most",
    "less than": "less than", "fewer than": "less than", "under": "less than", "below": "less than",
    "short of": "less than", "lower than": "less than", "smaller than": "less than",
    "younger than": "less than", "shorter than": "less than", "well under": "less than",
    "well below": "less than",
    **{f"{side} the age of": bound for bound, sides in (("more than", "over above past"), ("less than", "under below"))
       for side in sides.split()},
    "up to": "up to", "as much as": "up to", "as many as": "up to", "as high as": "up to",
    "nearly": "nearly", "almost": "nearly", "close to": "nearly", "just under": "nearly", "just below": "nearly",
    "slightly less than": "nearly", "approaching": "nearly", "virtually": "nearly", "just shy of": "nearly",
    "not quite": "nearly", "a little under": "nearly", "a little less than": "nearly", "slightly under": "nearly",
    "slightly below": "nearly", "just short of": "nearly", "just less than": "nearly", "nearing": "nearly",
    "near": "about",
    "about": "about", "around": "about", "roughly": "about", "approximately": "about", "approx": "about",
    "approx.": "about", "some": "about", "an estimated": "about", "estimated": "about", "circa": "about",
    "c.": "about", "~": "about", "≈": "about", "in the region of": "about", "in the order of": "about",
    "somewhere around": "about", "more or less": "about", "an approximate": "about", "something like": "about",
    "or about": "about", "est.": "about", "just about": "about", "give or take": "about",
}  # fmt: skip
_SIGNS = {"≥": "at least", ">": "more than", "≤": "at most", "<": "less than", "~": "about", "≈": "about", "±": "about"}
_WINDOW = 48
_ABOUT = re.compile(
    r"\b(?:task|rows?|disputes?|clash(?:es|ed)?|quarrel(?:s|led)?|argu\w+|fights?|concerns?|talks|lawsuits?|sued|suing|critici\w+|"
    r"protest\w*|charge[ds]?|fined|questioned|arrested|investigat\w+|anger|fury|doubts?|worries|fears?|debates?|battles?|inquiry|"
    r"probe|scandals?|controversy|disagree\w*|censured|rebuked|strikes?|split|divided|apologi\w+|resign\w*)\s+$",
    re.IGNORECASE,
)


def before(text: str, start: int, floor: int) -> tuple[int, str, bool, str]:
    """Return where the bound before `start` begins, the bound, whether a minus stands there, "between" or "from"."""
    base = max(floor, start - _WINDOW)
    start, negative = _minus(text, base, start)
    spots = _word_starts(text, base, start)
    last = text[spots[0] : start].strip().lower() if spots else ""
    between = last if last in ("between", "from") else ""
    if between:
        start = spots[0] if between == "between" else start
        spots = spots[1:]
        return start, "exact", negative, between
    if last in ("the", "another", "record", "further") and len(spots) > 1 and last != "record":
        found = _bound_at(text, spots[1:], spots[0])
        if found and last == "the" and text[found[0] : spots[0]].rstrip().lower().endswith("than"):
            found = None  # "lower than the six years they asked for": they asked for six years
        return (*found, negative, "") if found else (start, "exact", negative, "")
    found = _bound_at(text, spots, start)
    if found and not any(no_bound(text, found[0], start) for no_bound in (_is_about, _is_risen, _is_peak)):
        return (*found, negative, "")
    mark = text[base:start].rstrip()[-1:]
    if mark in _SIGNS and mark:
        return text.rindex(mark, base, start), _SIGNS[mark], negative, ""
    return start, "exact", negative, ""


def _is_about(text: str, begin: int, start: int) -> bool:
    """Whether "over" tells what something is about: "a row over two contracts" are not more than two."""
    return text[begin:start].strip().lower() == "over" and bool(_ABOUT.search(text, 0, begin))


def _is_risen(text: str, begin: int, start: int) -> bool:
    """Whether "up to" tells where a thing rises to: the wage "goes up to 65 marks" and is no less."""
    return text[begin:start].strip().lower() == "up to" and bool(_RISES.search(text, 0, begin))


def _is_peak(text: str, begin: int, start: int) -> bool:
    """Whether a maximum is what was reached: "the gauge reached its maximum of 5.79 m"."""
    return text[begin:start].strip().lower().endswith(("maximum of", "minimum of")) and bool(
        _OWN.search(text, 0, begin)
    )


_OWN = re.compile(r"\b(?:its|their|the|new|previous|old)\s+$", re.IGNORECASE)
_RISES = re.compile(r"\b(?:go(?:es|ing|ne)?|went|puts?|mov(?:es?|ed|ing)|push(?:es|ed)?) $", re.IGNORECASE)


def _minus(text: str, base: int, start: int) -> tuple[int, bool]:
    """Where the figure begins with its minus, and whether it has one."""
    head = text[base:start]
    sign = head.rstrip()
    if sign[-1:] in ("-", "−", "–") and sign[-1:]:
        before = sign[-2:-1]
        if (
            (not before or before in " (\u00a0\t\n$€£")
            and (sign[-1] == "−" or len(sign) == len(head))  # "2024 - 3.9 million": a dash
            and len(head) - len(sign) < 2
        ):
            return base + len(sign) - 1, True
        return start, False
    for word in ("minus", "negative"):
        if sign.lower().endswith(word) and head[-1:].isspace():
            return base + len(sign) - len(word), True
    return start, False


def _word_starts(text: str, base: int, end: int) -> list[int]:
    """Where the last four words before `end` begin, the nearest first; none unless a space or nothing parts them."""
    if end == base or not text[end - 1].isspace():
        return []
    starts: list[int] = []
    spot = end
    while len(starts) < 5 and spot > base:
        tail = text[base:spot].rstrip()
        if not tail:
            break
        cut = max(tail.rfind(" "), tail.rfind("\u00a0"), tail.rfind("\n"), tail.rfind("("))
        spot = base + cut + 1
        starts.append(spot)
    return starts


def _bound_at(text: str, spots: list[int], end: int) -> tuple[int, str] | None:
    """The longest bound whose words end at `end`, and where it begins."""
    for spot in reversed(spots):
        phrase = " ".join(text[spot:end].lower().split()).strip("“\"'‘[(—")
        if phrase in _BOUNDS:
            return text.index(text[spot:end].strip("“\"'‘[(—")[0], spot), _BOUNDS[phrase]
    return None


@cache
def _later() -> re.Pattern[str]:
    """Bounds that stand behind the figure."""
    return re.compile(
        r"(?P<plus>\s?\+(?!\d))|\s+(?:(?P<more>or\s+(?:more|above|greater|higher|over)|plus|and\s+(?:over|above|up))"
        r"|(?P<less>or\s+(?:less|fewer|under|below))|(?P<so>or\s+so|or\s+thereabouts))\b"
    )


def behind(text: str, end: int, bound: str) -> tuple[str, int] | None:
    """Return the bound with what stands behind the figure ("300+", "40 or more") and where that ends."""
    match = _later().match(text, end)
    if not match or bound == "range":
        return None
    if match["more"] == "plus" and not re.compile(r"\s+[a-z]").match(text, match.end()):
        return None
    later = "at least" if match["plus"] or match["more"] else "at most" if match["less"] else "about"
    return (later if bound in ("exact", "more than") else bound), match.end()
