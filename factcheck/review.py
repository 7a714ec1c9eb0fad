"""An editor's own verdict on a claim; only people write one."""

from __future__ import annotations

from dataclasses import dataclass


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
        return all(part.strip() for part in (self.verdict, self.by, self.why))
