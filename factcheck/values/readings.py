"""Readings: what the words around a numeral make of it (ratio, scale, range, fraction, unit, age)."""

from __future__ import annotations

import re
from functools import cache

from factcheck.values import numerals, units
from factcheck.values.counted import noun
from factcheck.values.names import is_year
from factcheck.values.spelled import Numeral
from factcheck.values.words import LETTER_SCALES, SHORT_SCALES

_RATIO_BASES = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90}


@cache
def _ratio() -> re.Pattern[str]:
    return re.compile(r"\s+(?P<word>in|out\s+of)\s+(?:every\s+|each\s+)?")


@cache
def _counted_ratio() -> re.Pattern[str]:
    """One household in four, two pupils out of ten: what is counted stands between."""
    return re.compile(
        r"\s(?!points|marks|stars)[a-z]{3,}(?P<more>(?:\s[a-z]{3,}){0,2})\s+(?P<word>in|out\s+of)\s+(?:every\s+|each\s+)?(?=[a-z]+\b|\d{1,3}\b)"
    )


def ratio(text: str, numeral: Numeral) -> tuple[float, int] | None:
    """Return the share of "one in five", "four out of 10", "2 in every 1,000" and where it ends."""
    match = _ratio().match(text, numeral.end) or _counted_ratio().match(text, numeral.end)
    if numeral.form not in ("digits", "words") or not 0 < numeral.low < 1000:
        return None
    if parts := _parts().match(text, numeral.end):
        whole = _PARTS[parts["part"].lower()]
        return (numeral.low / whole, parts.end()) if numeral.low <= whole else None
    if not match:
        return None
    other = numerals.at(text, match.end())
    if other is None or other.form not in ("digits", "words") or other.low <= numeral.low:
        return None
    if match.groupdict().get("more") and not (numeral.low == 1 and _no_noun().match(text, other.end)):
        return None  # "one new school in five towns"
    if match["word"] == "in":
        round_base = other.low in _RATIO_BASES or other.low % 100 == 0 or other.low == 21
        if not round_base or is_year(text, other) or _has_a_unit(text, other.end):
            return None
        if re.match(
            r"[\s-](?:states|countries|cities|games|matches|places|cases|days)\b", text[other.end : other.end + 12]
        ):
            return None
    return numeral.low / other.low, other.end


_PARTS = {"fifths": 5, "tenths": 10, "hundredths": 100}


@cache
def _parts() -> re.Pattern[str]:
    """Sixty hundredths of the cost; hundredths of a second are none of a whole."""
    return re.compile(
        rf"[ \u00a0-](?P<part>{'|'.join(_PARTS)})\b(?! of an? )(?! (?:of )?(?:seconds?|point|inch|mile)\b)",
        re.IGNORECASE,
    )


def _has_a_unit(text: str, end: int) -> bool:
    """Whether a unit follows: "one centimetre in ten metres"; "one in eight in Marle" counts no inches."""
    hit = units.at(text, end)
    return hit is not None and unit_fits(text, end, hit[1], hit[0])


@cache
def _short() -> re.Pattern[str]:
    named = "|".join(sorted(SHORT_SCALES, key=len, reverse=True))
    return re.compile(
        rf"[\s\u00a0]?(?P<named>{named}|(?i:bn|tn|trn|mn|bln|mln))(?![\w])"
        rf"|(?P<gap>[\s\u00a0]?)(?P<letter>[mMbBtT])(?![\w'’-]*[\w'’])"
    )


def short_scale(text: str, start: int, *, money: bool) -> tuple[float, int] | None:
    """Return the factor of an abbreviated scale at `start` (bn, m, k) and where it ends."""
    match = _short().match(text, start)
    if not match:
        return None
    if match["named"]:
        if match["named"] == "mm" and not money:
            return None
        return SHORT_SCALES.get(match["named"]) or SHORT_SCALES[match["named"].lower()], match.end()
    letter = match["letter"]
    if money and (letter != "t" or not match["gap"]):
        return LETTER_SCALES[letter], match.end()
    if letter in "MB" and not match["gap"]:  # headlines: 366M, 1.2B
        return LETTER_SCALES[letter], match.end()
    if letter in "mMbB" and _counted_after(text, match.end()):
        return LETTER_SCALES[letter], match.end()
    return None


def _counted_after(text: str, start: int) -> bool:
    """Whether a counted noun, a unit or a currency follows, so that m is million and not metre."""
    head, _ = noun(text, start)
    if head and not re.match(r"\s(?:hurdle|sprint|race|final|heat|relay)s?", text[start : start + 12]):
        return True
    return bool(
        re.match(
            r"\s(?:dollars?|euros?|pounds?|rupees?|tonnes?|tons?|barrels?|litres?|gallons?|acres?|hectares?|bpd)\b",
            text[start : start + 12],
        )
    )


def shared_scale(low: float, low_step: float, upper: float, step: float) -> tuple[float, float]:
    """Return the lower end with the upper one's scale where it was left out (5-10 billion), and the factor."""
    for scale in (1e12, 1e9, 1e7, 1e6, 1e5, 1e3, 1e2):
        if upper >= scale and low < 1000 and low_step <= 1 and low * scale < upper and step >= scale / 1000:
            if scale == 1e2 and step < 100:
                continue
            if scale == 1e3 and step <= 1 and not (upper % 1000 == 0 and upper / 1000 < 1000 and low < upper / 1000):
                continue
            return low * scale, scale
    return low, 1.0


@cache
def _ranging() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|any(?:where|thing)|something|estimates?"
        r"|somewhere)\b[^.;]{0,24}$",
        re.IGNORECASE,
    )


@cache
def _changing() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:ris(?:e|es|en|ing)|rose|fell|fall(?:s|en|ing)?|grew|grow(?:s|n|ing)?|increas\w+|decreas\w+"
        r"|drop\w*|declin\w+"
        r"|jump\w*|climb\w*|slip\w*|cut\w*|rais\w+|lower\w*|up|down|soar\w*|surg\w*|plung\w*|slid\w*|eas\w+"
        r"|gain\w*|from"
        r"|advanc\w+|shrank|shrunk|edg\w+|reduc\w+|dipp?\w*|tumbl\w+|went|widen\w*|narrow\w*|improv\w+)\b[^.;]{0,40}$",
        re.IGNORECASE,
    )  # fmt: skip


def ranging(text: str, start: int) -> bool:
    """Whether "from … to" before `start` speaks of a spread, not of a change."""
    return bool(_ranging().search(text[max(0, start - 60) : start]))


def changes(text: str, start: int) -> bool:
    """Whether a verb of change stands shortly before `start`."""
    return bool(_changing().search(text[max(0, start - 60) : start]))


def is_share(text: str, numeral: Numeral) -> bool:
    """Whether a spelled fraction stands for a part of something, not for an ordinal or a time."""
    word = text[numeral.start : numeral.end].lower()
    after = text[numeral.end : numeral.end + 32]
    if "/" in word:
        return word[-2:] in ("/2", "/3", "/4", "/5", "/8") or bool(re.match(r"\sof\b", after))
    if "-" in word or word.endswith("s") or word[0] in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞":
        return True
    if word.startswith(("one ", "half")):
        return not re.match(
            r"[\s-](?:hour|year|century|decade|day|month|term|season|mile|time|point|marathon)\b", after
        )
    if "quarter" in word:
        before = text[max(0, numeral.start - 16) : numeral.start]
        if re.match(r"\sof\s(?:\d|growth|the\syear|this|last|next)", after):
            return False
        return bool(
            re.match(r"\s(?:of|more|less|fewer|higher|lower)\b", after)
            or re.search(r"\b(?:by|nearly|about|over|than|almost|around|roughly|only|just|up)\s$", before)
        )
    return bool(
        re.match(
            r"\s(?:of|more|less|fewer|higher|lower|to|in|from|by|on|since|over|as|and|or|were|are|was|is|said|say|have|had|than|this"
            r"|last|between|after|when|during|but|majority|stake|share|lower|higher)\b|\s?[.,;:!?)\"”’]|$",
            after,
        )
    )


def is_ordinal(text: str, start: int, end: int) -> bool:
    """Whether a spelled part with a unit right behind it counts in order: "a fifth month", not "a quarter mile"."""
    word = text[start:end].lower()
    return word.endswith(("third", "th")) and text[end : end + 1] == " "


def of_a_unit(text: str, end: int, form: str) -> tuple[units.Unit, int] | None:
    """Return the unit in "half a mile", "a quarter of an hour", "1/4 inch"."""
    if form != "part":
        return None
    match = re.compile(r"[\s-](?:of\s+)?an?(?=\s)").match(text, end)
    return units.at(text, match.end()) if match else None


def of_a_point(text: str, end: int) -> int:
    """Return where "a quarter of a point" ends, which is a quarter of a percentage point; 0 where it is none."""
    match = re.compile(r"(?:\s+of)?(?:\s+an?\s+|[\s-])(?:percentage[\s-])?point\b").match(text, end)
    return match.end() if match else 0


def unit_fits(text: str, start: int, end: int, unit: units.Unit) -> bool:
    """Whether the letters read as a unit are one here: "2 in my car" is no length, "12 A-levels" no current."""
    word = text[start:end].strip(" \u00a0\u202f-")
    spaced = text[start : start + 1].isspace()
    if word == "in":
        return (
            bool(re.match(r"[.,;:)\]]|\s(?:thick|wide|long|deep|tall|high)|$", text[end : end + 8])) and spaced
        ) or not spaced
    if word in ("s", "h", "g", "l", "A", "V", "J", "K", "F", "W", "C", "min") and spaced:
        return word in ("g", "l", "W", "V", "F", "C", "min") and text[end : end + 1] != "."
    if text[start : start + 1] == "-" and text[end : end + 1] == "-" and unit.canonical == "year":
        return True
    if word == "second" and text[start : start + 1] == " ":
        return False
    return not (word in ("bar", "bars", "quarters", "quarter") and unit.canonical == "Pa")


@cache
def _stuff() -> re.Pattern[str]:
    """What is weighed and is no money, right behind the pounds: "pounds of soft cheese"."""
    return re.compile(
        r"\sof\s(?:(?!his|her|its|their|our|my|the|public|this|that)[a-z-]+\s){0,2}?(?:cheese|butter|meat|pork|chicken|"
        r"turkey|ham|bacon|sausages?|poultry|salmon|tuna|cod|shrimp|lobsters?|oysters?|fish|eggs?|honey|bread|dough|grain|wheat|"
        r"corn|oats|beans?|peas|lettuce|spinach|onions?|potatoes|tomatoes|carrots|apples|grapes|berries|strawberries|"
        r"blueberries|cherries|peaches|fruit|vegetables|nuts|almonds|peanuts|chocolate|coffee|tea|tobacco|hay|feed|"
        r"fertili[sz]er|seed|salt|sand|gravel|stone|rock|soil|mud|snow|ice|clay|cement|concrete|bricks|coal|wood|timber|"
        r"paper|cardboard|plastics?|glass|rubber|metal|scrap|iron|copper|lead|zinc|aluminium|aluminum|tin|gold|silver|"
        r"lithium|uranium|plutonium|mercury|arsenic|explosives?|dynamite|gunpowder|ammunition|ivory|wool|cloth|clothes|"
        r"clothing|fur|marijuana|cannabis|fentanyl|methamphetamine|meth|opium|waste|rubbish|trash|garbage|litter|debris|"
        r"sewage|manure|sludge|carbon|carbon dioxide|nitrogen|phosphorus|methane|fuel|kerosene|propane|chemicals?|"
        r"pesticides?|food|groceries|produce|powder|pellets|muscle|fat|body fat|pressure|water)\b"
    )


def weighs(text: str, start: int, end: int) -> bool:
    """Whether pounds are a weight here: "weighed 400 pounds", "400 pounds of soft cheese"."""
    return bool(_weighed().search(text[max(0, start - 40) : start]) or _stuff().match(text, end))


@cache
def _weighed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:weigh(?:s|ed|ing)?|weight of)(?: (?:in at|in|up to|about|around|some|nearly|almost|only|just))* $"
    )


@cache
def _age() -> re.Pattern[str]:
    return re.compile(r"[\s-]old\b|\s(?:of\s+age)\b")


@cache
def _aged() -> re.Pattern[str]:
    return re.compile(r"\b(?:aged|age|age\s+of|ages)\s+(?:(?:about|around|just|only|under|over)\s+)?$", re.IGNORECASE)


def age(text: str, start: int, end: int, unit: units.Unit) -> int | None:
    """Return where an age ends, None if the span of time is none."""
    if unit.kind != "duration":
        return None
    match = _age().match(text, end)
    if match:
        return match.end()
    return end if _aged().search(text[max(0, start - 20) : start]) else None


def bare_age(text: str, numeral: Numeral) -> bool:
    """Whether a number without unit is an age: "aged 34", "dies at 34", "Jane Roe, 34, said"."""
    before = text[max(0, numeral.start - 40) : numeral.start]
    if (
        0 <= numeral.low <= 120
        and before.endswith((" under ", " over ", " above ", " below ", " than "))
        and _so_old().search(before)
    ):
        return bool(_no_noun().match(text, numeral.end))
    if not 0 <= numeral.low <= 120 or not ("age" in before[-20:].lower() or before.endswith((", ", " at ", " of "))):
        return False
    if _aged().search(before) or _dying().search(before) or _person_of().search(before):
        return True
    named = numeral.whole and numeral.low > 1 and text[numeral.end : numeral.end + 2] == ", "
    return named and bool(_somebody().search(before))


@cache
def _so_old() -> re.Pattern[str]:
    """ "Children under 15", "people older than 65"."""
    people = "children|people|adults|women|men|girls|boys|patients|drivers|residents|citizens|anyone|those|everyone"
    return re.compile(rf"\b(?:{people}|ages?)\s(?:under|over|above|below|(?:older|younger) than)\s$", re.IGNORECASE)


@cache
def _no_noun() -> re.Pattern[str]:
    verbs = (
        "cannot|can|may|must|will|would|are|is|were|was|have|has|had|who|and|or|do|does|did|should|get|pay|in|at|from"
    )
    return re.compile(rf"[.,;:)]|$|\s(?:{verbs})\b")


@cache
def _person_of() -> re.Pattern[str]:
    """ "A woman of 76"."""
    return re.compile(r"\b(?:man|woman|boy|girl|widow|widower|pensioner|driver|mother|father|nurse|teacher)\sof\s$")


@cache
def _dying() -> re.Pattern[str]:
    return re.compile(r"\b(?:die[sd]?|dead|retire[sd]?|married|marries|widowed)\sat\s$", re.IGNORECASE)


@cache
def _somebody() -> re.Pattern[str]:
    """A name or a word for a person, with the comma behind it."""
    people = "man|woman|boy|girl|mother|father|son|daughter|brother|sister|wife|husband|student|teacher|driver|officer"
    return re.compile(rf"(?:(?:^|[\s'’\"“])(?!In,|On,)[A-Z][a-z’'-]+|\b(?:{people})),\s$")


_SMALLER = {"m": "m", "kg": "kg", "second": "second", "year": "year"}


def smaller_part(text: str, end: int, canonical: str, factor: float) -> tuple[float, float, int] | None:
    """Return the canonical amount of a second, smaller unit: 5 feet 11 inches, 3 hours and 20 minutes."""
    match = re.compile(r"(?:,?\s+(?:and\s+)?|-)").match(text, end)
    if not match or canonical not in _SMALLER:
        return None
    other = numerals.at(text, match.end())
    if other is None or other.form not in ("digits", "words"):
        return None
    hit = units.at(text, other.end)
    if hit and (canonical, hit[0].canonical) == ("year", "month"):  # four years and six months
        return other.low * hit[0].factor / 12, other.step * hit[0].factor / 12, hit[1]
    if not hit or hit[0].canonical != canonical or not hit[0].factor < factor or hit[0].offset:
        return None
    return other.low * hit[0].factor, other.step * hit[0].factor, hit[1]


def per_capita_before(text: str, start: int) -> bool:
    """Whether "per capita" or "per head" stands before the figure in its clause."""
    before = text[max(0, start - 120) : start]
    return "er" in before and bool(re.search(r"\b[Pp]er[\s-](?:capita|head|person)\b[^.;]*$", before))


def during(text: str, start: int) -> bool:
    """Whether "over" before a span of time means during it: "over two years"."""
    return text[start : start + 5].lower() == "over " and not re.search(
        r"\b(?:for|of|after|lasting|lasted|took|takes|just|well)\s$", text[max(0, start - 12) : start]
    )
