"""What people answer for: an editor's own verdict on a claim, or a waiver until a day. Only people write them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from factcheck.records import Period


@dataclass(frozen=True, slots=True)
class Review:
    """What an editor decided, who it was, and why.

    >>> Review("supported", by="ds", why="Phoned the ministry.").complete
    True
    >>> Review("supported", by="ds").complete
    False
    """

    verdict: str = ""
    by: str = ""
    why: str = ""

    @property
    def complete(self) -> bool:
        """Whether verdict, name and reason are all there: only then does it let a contradicted claim through."""
        return not self.missing

    @property
    def missing(self) -> tuple[str, ...]:
        """What it still lacks, by the names of its keys."""
        return tuple(name for name in ("verdict", "by", "why") if not getattr(self, name).strip())


@dataclass(frozen=True, slots=True)
class Waiver:
    """Who lets a claim through for a while, why, and until which day; it has no verdict of its own.

    >>> waiver = Waiver("af6946a3", by="ds", why="The ministry answers on Friday.", until=dt.date(2025, 5, 30))
    >>> waiver.holds(Period.parse("2025-05-30")), waiver.holds(Period.parse("2025-05")), waiver.holds(None)
    (True, False, False)
    """

    claim: str
    by: str
    why: str
    until: dt.date

    def holds(self, as_of: Period | None) -> bool:
        """Whether all of the article's day lies before the waiver's end; without a day nothing holds."""
        return as_of is not None and as_of.last <= self.until
