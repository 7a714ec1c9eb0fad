"""The words of numbers: small numbers, tens, scales, ordinals, fractions, and words for many."""

from __future__ import annotations

UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"nought": 0, "naught": 0, "nil": 0}
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "lac": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "dozen": 12.0,
}
# Short scales; those of one letter are a scale only beside money or before a counted noun (100m is a race).
SHORT_SCALES = {
    "k": 1e3, "K": 1e3, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mm": 1e6, "MM": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12,
    "trn": 1e12, "tln": 1e12, "cr": 1e7,
}  # fmt: skip
LETTER_SCALES = {"m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "t": 1e12, "T": 1e12}
GLYPHS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
ORDINALS = (
    {
        word: number
        for number, word in enumerate(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
            start=1,
        )
    }
    | {tens[:-1] + "ieth": number for tens, number in TENS.items()}
    | {"hundredth": 100, "thousandth": 1000}
)
PARTS = {word: number for word, number in ORDINALS.items() if number > 2} | {"half": 2, "halve": 2, "quarter": 4}
# Words for many: the numbers they may stand for.
VAGUE = {
    "tens": (20.0, 199.0),
    "dozens": (24.0, 199.0),
    "scores": (40.0, 199.0),
    "hundreds": (200.0, 1999.0),
    "thousands": (2e3, 2e4),
    "lakhs": (2e5, 2e6),
    "millions": (2e6, 2e8),
    "crores": (2e7, 2e9),
    "billions": (2e9, 2e11),
    "trillions": (2e12, 2e14),
}
