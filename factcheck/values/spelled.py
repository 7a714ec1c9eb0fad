"""Spelled numbers: reads the longest number that a run of tokens begins with ("two and a half million")."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.values.words import PARTS, SCALES, TENS, UNITS


class Numeral(NamedTuple):
    """A number as it stands at text[start:end]: what it may be, the place value of its last digit, how it is written.

    `form` is "digits", "words", "vague", "part" (a fraction in words or glyphs: half, ½)
    or "article" (an hour), which counts only beside a bound or "and a half".
    """

    low: float
    high: float
    step: float
    start: int
    end: int
    form: str
    whole: bool = False  # digits without separator, point or scale: may be a year or a name's number


class Token(NamedTuple):
    word: str  # lower case; "" for digits
    value: float
    place: float
    start: int
    end: int
    whole: bool = False


class _Reader:
    """Reads the longest number that a run of tokens begins with."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def word(self, ahead: int = 0) -> str:
        """The word so many tokens ahead, "" for digits, "." past the end."""
        place = self.at + ahead
        return self.tokens[place].word if place < len(self.tokens) else "."

    def group(self) -> tuple[float, float] | None:
        """A number below the scale words: 23, 12.5, three hundred and five."""
        word = self.word()
        if word == "":
            token = self.tokens[self.at]
            self.at += 1
            value, place = token.value, token.place
            if self.word() == "hundred":
                self.at += 1
                more = self._after_hundred(value * 100)
                return more, place * 100 if more == value * 100 else 1.0
            return value, place
        if word in ("a", "an") and (self.word(1) in SCALES):
            self.at += 1
            if self.word() != "hundred":
                return 1.0, 1.0
            self.at += 1
            return self._after_hundred(100.0), 1.0
        if word == "hundred":
            self.at += 1
            return self._after_hundred(100.0), 1.0
        if word in SCALES:
            return 1.0, 1.0
        small = self._below_hundred()
        if small is None:
            return None
        if self.word() == "hundred":
            self.at += 1
            small = self._after_hundred(small * 100)
        if self.word() == "point":
            return self._decimals(small)
        return small, 1.0

    def _below_hundred(self) -> float | None:
        word = self.word()
        if word in UNITS:
            self.at += 1
            return float(UNITS[word])
        if word not in TENS:
            return None
        self.at += 1
        if 0 < UNITS.get(self.word(), 0) < 10:
            self.at += 1
            return float(TENS[word] + UNITS[self.word(-1)])
        return float(TENS[word])

    def _after_hundred(self, value: float) -> float:
        mark = self.at
        if self.word() == "and":
            self.at += 1
        if self.word() == "" and self.tokens[self.at].value < 100 and self.tokens[self.at].whole and self.at > mark:
            self.at += 1
            return value + self.tokens[self.at - 1].value
        small = self._below_hundred()
        if small is None or self._part_follows():
            self.at = mark
            return value
        return value + small

    def _part_follows(self) -> bool:
        return self.word() in PARTS or self.word().removesuffix("s") in PARTS

    def _decimals(self, value: float) -> tuple[float, float]:
        mark, place = self.at, 1.0
        self.at += 1
        while (small := self._below_hundred()) is not None:
            place /= 100 if small >= 10 else 10
            value += small * place
        if place == 1.0:
            self.at = mark
        return value, place

    def part(self) -> float | None:
        """A fraction: half, a third, two-thirds, three quarters, ½."""
        mark = self.at
        if self.word() == "½":
            self.at += 1
            return self.tokens[mark].value
        count = 1.0
        if self.word() in ("a", "an"):
            self.at += 1
        elif self.word() in UNITS:
            self.at += 1
            count = float(UNITS[self.word(-1)])
        word = self.word()
        name = word if word in PARTS else word.removesuffix("s").replace("halve", "half")
        bare = self.at == mark and name != "half" and not (name == "quarter" and self.word(1) in SCALES)
        if name not in PARTS or bare or (word != name) != (count > 1):
            self.at = mark
            return None
        self.at += 1
        return count / PARTS[name]

    def scale(self) -> float:
        """The product of the scale words that stand here, 1 for none."""
        product = 1.0
        while self.word().removesuffix("s") in SCALES and self.word() != "hundreds":
            product *= SCALES[self.word().removesuffix("s")]
            self.at += 1
        return product


def read(tokens: list[Token]) -> Numeral | None:
    """Return the number the tokens begin with."""
    reader = _Reader(tokens)
    fraction = reader.part()
    if fraction is not None:
        return _of_a_scale(reader, fraction, tokens)
    total, step, consumed = _sum(reader, tokens)
    if not consumed:
        return None
    form = "words" if tokens[0].word else "digits"
    whole = consumed == 1 and tokens[0].whole
    return Numeral(total, total, step, tokens[0].start, tokens[consumed - 1].end, form, whole)


def _sum(reader: _Reader, tokens: list[Token]) -> tuple[float, float, int]:
    """Add up the groups with their falling scales: the total, the place of its last digit, how many tokens it took."""
    total, step, last, consumed = 0.0, 0.0, float("inf"), 0
    while reader.at < len(tokens):
        mark = reader.at
        if total and reader.word() == "and":
            reader.at += 1
        joined = reader.at > mark or reader.word() == "½"  # "9 million, a fifth of the cost" is no sum
        part = reader.part() if total and joined else None
        if part is not None:
            total, step, consumed = total + part * last, last / 10, reader.at
            total *= reader.scale() if last == 1.0 else 1.0
            break
        group = reader.group()
        if group is None:
            break
        value, place = group
        part = _and_a_part(reader)
        scale = reader.scale()
        if part:
            value, place = value + part, 0.1
        size = scale if scale > 1 else (100.0 if value >= 100 and value % 100 == 0 and not tokens[mark].whole else 1.0)
        if size >= last or value >= last:
            reader.at = mark
            break
        total, step, last, consumed = total + value * scale, place * scale, size if scale > 1 else 1.0, reader.at
        if scale == 1.0:
            break
    return total, step, consumed


def _and_a_part(reader: _Reader) -> float | None:
    mark = reader.at
    if reader.word() == "and":
        reader.at += 1
        part = reader.part()
        if part is not None:
            return part
    reader.at = mark
    return None


def _of_a_scale(reader: _Reader, fraction: float, tokens: list[Token]) -> Numeral:
    mark = reader.at
    if reader.word() == "of" and reader.word(1) in ("a", "an") and reader.word(2) in SCALES:
        reader.at += 2
    elif reader.word() in ("a", "an") and reader.word(1) in SCALES:
        reader.at += 1
    scale = reader.scale()
    if scale == 1.0:
        return Numeral(fraction, fraction, 0.0, tokens[0].start, tokens[mark - 1].end, "part")
    value = fraction * scale
    return Numeral(value, value, scale / 10, tokens[0].start, tokens[reader.at - 1].end, "words")
