"""Tables of `numerals.py`: the words that numbers are made of, and the words that compare them."""

from __future__ import annotations

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12, "once": 1, "twice": 2,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "b": 1e9,
    "mn": 1e6, "bn": 1e9, "tn": 1e12, "millions": 1e6, "billions": 1e9, "lakh": 1e5, "crore": 1e7,
    "lakhs": 1e5, "crores": 1e7,
}  # fmt: skip
OPENING = frozenset(("a", "half", *UNITS, *ORDINALS))  # no other word begins a number
PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4, "fifths": 5, "tenths": 10}
MONEY = frozenset("dollar dollars euro euros pound pounds yen yuan rupees usd gbp eur cents".split())
PERCENT = frozenset(("percent", "percentage", "pct", "cent"))
MORE, LESS, ABOUT = ">", "<", "~"
COMPARISONS: dict[tuple[str, ...], str] = {
    **dict.fromkeys([("no", "less", "than"), ("no", "fewer", "than"), ("not", "less", "than")], ">="),
    **dict.fromkeys([("no", "more", "than"), ("not", "more", "than"), ("up", "to"), ("at", "most")], "<="),
    **dict.fromkeys([("at", "least"), ("minimum", "of"), ("minimum",)], ">="),
    **dict.fromkeys([("in", "excess", "of"), ("upwards", "of"), ("over",), ("above",), ("exceeding",)], MORE),
    **dict.fromkeys([("exceeded",), ("exceeds",), ("exceed",), ("surpassed",), ("beyond",)], MORE),
    **dict.fromkeys([("topped",), ("surpassing",), ("passed",)], MORE),
    **dict.fromkeys([("under",), ("below",), ("short", "of")], LESS),
    **dict.fromkeys([("maximum", "of"), ("maximum",)], "<="),
    **dict.fromkeys([("about",), ("around",), ("approximately",), ("roughly",), ("nearly",), ("almost",)], ABOUT),
    **dict.fromkeys([("close", "to"), ("estimated",), ("circa",), ("ca",), ("c",), ("approx",), ("some",)], ABOUT),
}
# These compare only when a year follows: "after 2010", but not "after 31 reviews".
TIMES = {"since": ">=", "after": MORE, "past": MORE, "before": LESS, "to": LESS, "by": "<=", "until": "<="}
MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
BEFORE_THAN = {
    **dict.fromkeys(("more", "greater", "higher", "larger", "longer", "older", "later", "taller", "bigger"), MORE),
    **dict.fromkeys(("less", "fewer", "lower", "smaller", "shorter", "younger", "earlier", "sooner"), LESS),
}
STOP = frozenset(
    """a an the of in on at to for from by with as and or but nor so if than then that this these those it its he she
    they them his her their him i you we us our your my me is are was were be been being am has have had do does did
    will would shall should can could may might must there here who whom whose which what when where why how not no
    also very just only into onto over under about after before between during through up down out off such same own
    s t ll ve re d m all any both each few more most other some s' one""".split()
)
ABBREVIATED = frozenset(("vol", "no", "ch", "art", "sec", "pt", "fig"))
# Before these four digits are an amount, not a year.
COUNTED = frozenset("reached reaches are were totalled totaled numbered total exactly".split())
PAUSES = (",", ".", ";", ")", "")  # what a number before one of these counts stands before it: "recoveries reached 65,"
# Capitalised before a number, these are no name that the number belongs to.
NO_NAMES = (
    frozenset(
        """rs inr usd us eur gbp cad aud nt hk r about around approximately roughly nearly almost exactly between among
    including another additional last next past first total top""".split()
    )
    | STOP
    | MONTHS
    | frozenset(word for phrase in COMPARISONS for word in phrase)
    | frozenset(TIMES)
    | frozenset(UNITS)
)
