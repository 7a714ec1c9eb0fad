"""A place in a text whose words may be a date: figures, days, months and years as they are written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from factcheck.values import date_calendar as cal
from factcheck.values.date_named import Named, Now
from factcheck.values.tokens import Token

Found = tuple[int, Named]  # the token after it, and what it names

DASH = frozenset("-–—‐‑/")
DAYTIMES = ("morning", "afternoon", "evening", "night", "noon", "midnight", "lunchtime")


class Words(ABC):
    """The tokens of one text; every rule takes the place of a token and returns what it found there."""

    def __init__(self, words: Sequence[Token], now: Now) -> None:
        self.words = words
        self.now = now
        self.size = len(words)
        self.depth = 0
        self.years_end = -1  # the token after the last year read, for lists of years

    def low(self, at: int) -> str:
        return self.words[at].low if 0 <= at < self.size else ""

    def raw(self, at: int) -> str:
        return self.words[at].raw if 0 <= at < self.size else ""

    def joined(self, at: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return 0 < at < self.size and self.words[at].start == self.words[at - 1].end

    def digits(self, at: int, longest: int = 4) -> int | None:
        """Return a whole number written in digits, not a part of a longer figure."""
        raw = self.raw(at)
        if not raw.isdecimal() or len(raw) > longest:
            return None
        if self.joined(at) and self.low(at - 1) in (".", ",") and self.joined(at - 1) and self.raw(at - 2).isdecimal():
            return None
        if (
            self.joined(at + 1)
            and self.low(at + 1) in (".", ",")
            and self.joined(at + 2)
            and self.raw(at + 2).isdecimal()
        ):
            return None
        return int(raw)

    def number_at(self, at: int) -> tuple[int | None, int]:
        """Return a count, None where there is none, and the place behind it: 16, sixteen, twenty-five."""
        count = self.digits(at, 3)
        if count is not None:
            return count, at + 1
        low = self.low(at)
        if self.joined(at) and self.low(at - 1) in DASH and self.low(at - 2) in cal.TENS:
            return None, at + 1  # the five of "twenty-five"
        more = cal.COUNTS.get(self.low(at + 2), 0) if low in cal.TENS and self.low(at + 1) in DASH else 0
        if 0 < more < 10 and self.low(at + 2) not in ("a", "an"):
            return cal.COUNTS[low] + more, at + 3
        return cal.COUNTS.get(low), at + 1

    def year_at(self, at: int) -> int | None:
        """Return a year written in four digits."""
        raw = self.raw(at)
        number = self.digits(at) if len(raw) == 4 else None
        if number is None or not 1000 <= number <= 2199:
            return None
        if self.joined(at) and (self.words[at - 1].word or self.low(at - 1) in "$€£¥₹#"):
            return None
        if self.joined(at) and self.low(at - 1) in "/." and self.raw(at - 2).isdecimal() and len(self.raw(at - 2)) < 3:
            return None  # the end of 31/31/2025 is no year
        if self.joined(at + 1) and (self.low(at + 1) in "%°" or (self.words[at + 1].word and self.low(at + 1) != "s")):
            return None
        return number

    def day_at(self, at: int) -> tuple[int, int] | None:
        """Return a day of a month, 5 or 5th or fifth, and the token after it."""
        number = self.digits(at, 2)
        if number is None or not 1 <= number <= 31 or (self.joined(at) and self.low(at - 1) in "$€£¥"):
            return None
        if self.joined(at + 1) and self.low(at + 1) in ("st", "nd", "rd", "th"):
            return at + 2, number
        if self.joined(at + 1) and self.low(at + 1) in (":", "%", "°"):
            return None
        return at + 1, number

    def month_at(self, at: int) -> tuple[int, int] | None:
        """Return the number of a month, named in full or short, and the token after it."""
        low = self.low(at)
        if not low or not (self.words[at].capital or (low in cal.MONTHS and self.year_at(at + 1))):
            return None
        if low in cal.MONTHS:
            return at + 1, cal.MONTHS[low]
        if low in cal.SHORT_MONTHS:
            return at + 1 + (self.low(at + 1) == "." and self.joined(at + 1)), cal.SHORT_MONTHS[low]
        return None

    def skip(self, at: int, *words: str) -> int:
        """Return the place after any of the words, or the place itself."""
        return at + 1 if self.low(at) in words else at

    @abstractmethod
    def point(self, at: int, *, sure: bool = False) -> Found | None:
        """Return the date at a token; `sure` where a word before it has promised one."""
