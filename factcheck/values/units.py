"""Units of measure: their spellings, the canonical unit of their dimension, and how to convert."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: its dimension's canonical unit, the factor and offset into it, and the kind of value it makes."""

    canonical: str
    factor: float = 1.0
    offset: float = 0.0
    kind: str = "measure"
    per: str = ""  # a unit that is a rate by itself: bpd


# canonical unit → spelling(s) → factor. Words are matched without regard to case, with or without a plural s;
# abbreviations ("=" before them) exactly as written.
_TABLE: dict[str, dict[str, float]] = {
    "m": {
        "metre meter": 1, "kilometre kilometer =km =kms kilometer klick": 1e3, "centimetre centimeter =cm": 1e-2,
        "millimetre millimeter =mm": 1e-3, "micrometre micrometer micron =µm": 1e-6, "nanometre nanometer =nm": 1e-9,
        "mile =mi": 1609.344, "nautical-mile =nmi": 1852, "yard =yd =yds": 0.9144, "foot feet =ft": 0.3048,
        "inch inches =in": 0.0254, "light-year": 9.4607e15, "furlong": 201.168, "fathom": 1.8288, "=m": 1, "=dm": 0.1,
        "astronomical-unit": 1.495978707e11, "litres-per-square-metre litre-per-square-metre": 1e-3,  # of rain
    },
    "m2": {
        "square-metre square-meter sq-m =m2 =m² =sqm": 1,
        "square-kilometre square-kilometer sq-km =km2 =km² =sqkm": 1e6,
        "square-mile sq-mi sq-mile =mi2 =mi²": 2589988.110336,
        "square-foot square-feet sq-ft =sqft =ft2 =ft²": 0.09290304,
        "square-yard sq-yd": 0.83612736, "square-inch sq-in": 0.00064516,
        "square-centimetre square-centimeter =cm2": 1e-4,
        "acre": 4046.8564224, "hectare =ha": 1e4, "kanal": 505.857, "marla": 25.29,
    },
    "m3": {
        "cubic-metre cubic-meter =m3 =m³": 1, "cubic-kilometre cubic-kilometer =km3 =km³": 1e9,
        "cubic-foot cubic-feet cu-ft =ft3": 0.028316846592, "cubic-yard": 0.764554857984,
        "cubic-centimetre cubic-centimeter =cm3 =cc": 1e-6, "litre liter =l =L": 1e-3,
        "millilitre milliliter =ml": 1e-6,
        "centilitre centiliter =cl": 1e-5, "gallon =gal": 0.003785411784, "pint": 0.000473176473,
        "quart": 0.000946352946, "acre-foot acre-feet": 1233.48, "cusec": 0.0283, "hectolitre hectoliter": 0.1,
        "tablespoon =tbsp": 1.478676e-5, "teaspoon =tsp": 4.92892e-6, "cubic-mile": 4.16818e9,
        "fluid-ounce": 2.957353e-5,
    },
    "kg": {
        "kilogram kilogramme kilo =kg =kgs": 1, "gram gramme =g": 1e-3, "milligram =mg": 1e-6, "microgram =µg": 1e-9,
        "tonne metric-ton =t =mt": 1e3, "ton": 1e3, "short-ton": 907.18474, "long-ton": 1016.0469,
        "pound-weight =lb =lbs": 0.45359237, "ounce =oz": 0.028349523125, "carat": 2e-4, "stone": 6.35029318,
        "kilotonne kiloton": 1e6, "megatonne megaton": 1e9, "gigatonne gigaton =Gt": 1e12, "troy-ounce": 0.0311034768,
        "quintal decitonne =dt": 100, "maund": 37.3242, "bushel": 25.4, "hundredweight": 45.359237, "=Mt": 1e9,
    },
    "pound": {"pound": 1},  # money or weight: told apart by what stands around it
    "second": {
        "second =sec =secs =s": 1, "millisecond =ms": 1e-3, "minute =min =mins": 60, "hour =hr =hrs =h": 3600,
        "microsecond": 1e-6, "nanosecond": 1e-9,
    },
    "day": {"day": 1, "week =wk =wks": 7, "fortnight": 14, "night": 1, "working-day": 1, "business-day": 1},
    "month": {"month": 1, "quarter": 3},
    "year": {"year =yr =yrs =yo": 1, "decade": 10, "century centuries": 100, "millennium millennia": 1000,
    "=mos": 1 / 12},
    "m/s": {
        "mile-per-hour miles-per-hour miles-an-hour mile-an-hour =mph": 0.44704, "knot": 0.514444,
        "kilometre-per-hour kilometres-per-hour kilometer-per-hour kilometers-per-hour kilometres-an-hour "
        "kilometers-an-hour =km/h =kph =kmh =kmph =km/hr": 1 / 3.6,
        "metre-per-second metres-per-second meters-per-second =m/s": 1,
    },
    "W": {
        "watt =W": 1, "kilowatt =kW =KW": 1e3, "megawatt =MW": 1e6, "gigawatt =GW": 1e9, "terawatt =TW": 1e12,
        "horsepower =hp =bhp": 745.7,
    },
    "Wh": {
        "watt-hour =Wh": 1, "kilowatt-hour =kWh =KWh": 1e3, "megawatt-hour =MWh": 1e6, "gigawatt-hour =GWh": 1e9,
        "terawatt-hour =TWh": 1e12,
    },
    "J": {"joule =J": 1, "kilojoule =kJ": 1e3, "megajoule =MJ": 1e6, "calorie": 4184, "kilocalorie =kcal": 4184,
          "british-thermal-unit =BTU": 1055.06, "electronvolt =eV": 1.602e-19, "=TeV": 1.602e-7, "=GeV": 1.602e-10},
    "byte": {
        "byte": 1, "kilobyte =KB =kB": 1e3, "megabyte =MB": 1e6, "gigabyte =GB": 1e9, "terabyte =TB": 1e12,
        "petabyte =PB": 1e15, "exabyte =EB": 1e18, "kibibyte": 1024,
    },
    "bit": {"bit": 1, "kilobit": 1e3, "megabit": 1e6, "gigabit": 1e9},
    "bit/s": {"=kbps": 1e3, "=Mbps": 1e6, "=Gbps": 1e9},
    "bbl": {"barrel =bbl": 1, "=bpd =b/d": 1},
    "Hz": {"hertz =Hz": 1, "kilohertz =kHz": 1e3, "megahertz =MHz": 1e6, "gigahertz =GHz": 1e9},
    "V": {"volt =V": 1, "kilovolt =kV": 1e3, "millivolt =mV": 1e-3},
    "A": {"ampere amp": 1, "milliamp =mA": 1e-3},
    "Pa": {"pascal =Pa": 1, "hectopascal =hPa": 100, "kilopascal =kPa": 1e3, "millibar =mb": 100, "psi": 6894.76,
    "bar": 1e5},
    "dB": {"decibel =dB": 1},
    "°": {"degree =°": 1},
    "°C": {"degree-celsius degrees-celsius degree-centigrade degrees-centigrade degrees-c degree-c celsius centigrade "
           "=°C =℃ =ºC =C deg-celsius deg-centigrade deg-c": 1},
    "K": {"kelvin": 1, "degree-kelvin degrees-kelvin": 1},
    "magnitude": {"magnitude": 1},
    "dpi": {"dpi": 1}, "pixel": {"megapixel =MP": 1e6, "pixel": 1},
    "teu": {"=TEU =TEUs": 1}, "dwt": {"=dwt =DWT": 1}, "dose": {"dose": 1},
}  # fmt: skip
_FAHRENHEIT = (
    "degrees-fahrenheit degree-fahrenheit fahrenheit degrees-f degree-f deg-fahrenheit deg-f =°F =℉ =ºF =F".split()
)
# Units of time are durations; "night" and "dose" are counted nouns in all but name.
_TIME = ("second", "day", "month", "year")
DENOMINATORS = (
    "year month week day hour minute second quarter decade head person capita barrel tonne ton share "
    "litre liter gallon "
    "pound ounce kilogram kilo kg unit night piece household mile kilometre kilometer km square-mile "
    "acre hectare inhabitant "
    "worker employee child family vehicle game match season session shift annum bushel bottle pack litre"
).split()

_WORD = r"[^\W\d_]+[²³23]?"
_PER = (
    r"(?:[\s\u00a0]+(?:(?:an?|each|every)[\s\u00a0]+(?P<a>[a-z]+)|per[\s\u00a0-]+(?:(?P<count>[\d,]+"
    r"|hundred|thousand|million)"
    r"[\s\u00a0]*)?(?:(?:diluted|basic|ordinary|common)[\s\u00a0]+(?=share))?(?P<per>[a-z]+)?)|/(?P<slash>[a-z]+)|[\s\u00a0]+(?P<ly>annually|yearly|monthly|weekly"
    r"|daily|hourly|each"
    r"|apiece|pa|p\.a\.)(?![\w]))"
)
_LY = {"annually": "year", "yearly": "year", "pa": "year", "p.a.": "year", "monthly": "month", "weekly": "week"}
_LY |= {"daily": "day", "hourly": "hour", "each": "each", "apiece": "each"}
_SAME = {
    "head": "capita", "person": "capita", "inhabitant": "capita", "resident": "capita", "people": "person",
    "annum": "year", "inhabitants": "person", "residents": "person", "population": "person", "liter": "litre",
    "kilo": "kilogram", "kg": "kilogram", "kilometer": "kilometre", "km": "kilometre", "hr": "hour", "h": "hour",
    "yr": "year", "ton": "tonne", "min": "minute", "sec": "second", "s": "second", "mo": "month", "bbl": "barrel",
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year", "hourly": "hour",
}  # fmt: skip


@cache
def table() -> dict[str, Unit]:
    """Return every spelling with its unit; words in lower case with hyphens, abbreviations with a leading "="."""
    found: dict[str, Unit] = {}
    for canonical, spellings in _TABLE.items():
        kind = "duration" if canonical in _TIME else "measure"
        for names, factor in spellings.items():
            for name in names.split():
                found[name] = Unit(canonical, factor, 0.0, kind)
                if not name.startswith("="):
                    head, _, tail = name.partition("-")
                    found[name + "s"] = found[name]
                    if tail in ("per-hour", "per-second"):
                        found[f"{head}s-{tail}"] = found[name]
    for name in _FAHRENHEIT:
        found[name] = Unit("°C", 5 / 9, -160 / 9)
    for name, per in (("=bpd", "day"), ("=b/d", "day"), ("cusec", "second"), ("cusecs", "second")):
        found[name] = found[name]._replace(per=per)
    return found


@cache
def _next() -> re.Pattern[str]:
    gap = "[ \u00a0\u202f\u2009-]"
    degree = r"[°º]\s?[CF]\b|[°º](?!\s?[CF]\b)|℃|℉"
    more = rf"(?:{gap}({_WORD}))?"
    return re.compile(
        rf"{gap}?(?:({degree})|([A-Za-zµ]+/[a-z]+\b|{_WORD}){more}{more}{more})(?![\w])|{gap}?({_WORD})(?![\w])"
    )


def at(text: str, start: int) -> tuple[Unit, int] | None:
    """Return the unit that stands at `start` (after at most one space or hyphen) and where it ends.

    >>> at("700-acre site", 3)
    (Unit(canonical='m2', factor=4046.8564224, offset=0.0, kind='measure', per=''), 8)
    """
    match = _next().match(text, start)
    if not match:
        return None
    if match[1]:
        return table()["=" + match[1].replace(" ", "").replace("º", "°")], match.end(1)
    if match[6]:
        return _look_up([match[6]], match.end(6))
    for last in (5, 4, 3, 2):
        if match[last]:
            words = [word for word in match.groups()[1:last] if word]
            if hit := _look_up(words, match.end(last)):
                return hit
    return None


def _look_up(words: list[str], end: int) -> tuple[Unit, int] | None:
    if len(words) == 1 and (unit := table().get("=" + words[0])):
        return unit, end
    unit = table().get("-".join(words).lower())
    return (unit, end) if unit else None


@cache
def _per() -> re.Pattern[str]:
    return re.compile(_PER, re.IGNORECASE)


def denominator(text: str, start: int) -> tuple[str, int] | None:
    """Return what a rate is counted by ("a day", "per 100,000 people", "annually") at `start`, and where that ends.

    >>> denominator("barrels a day", 7)
    ('day', 13)
    """
    match = _per().match(text, start)
    if not match:
        return None
    word = (match["a"] or match["per"] or match["slash"] or "").lower()
    if match["a"] and _elsewhen().match(text, match.end()):
        return None
    if match["ly"]:
        return _LY[match["ly"].lower()], match.end()
    word = _SAME.get(word, word)
    if match["a"] or match["slash"]:
        return (word, match.end()) if word.removesuffix("s") in _denominators() else None
    if match["count"]:
        count = match["count"].replace(",", "")
        count = {"hundred": "100", "thousand": "1000", "million": "1000000"}.get(count.lower(), count)
        return f"{count} {'person' if word in ('', 'capita', 'person') else word}", match.end()
    return (word, match.end()) if word and word != "cent" else None


@cache
def _elsewhen() -> re.Pattern[str]:
    """What makes a time of "a year": "3.1 percent a year earlier", "$5 a month ago"."""
    return re.compile(r"\s+(?:earlier|ago|before|previously|later|after|on(?=[\s]*[,.;]|\s+from\b)|to\s+come)")


@cache
def _denominators() -> frozenset[str]:
    return frozenset(DENOMINATORS) | frozenset(_SAME.values())
