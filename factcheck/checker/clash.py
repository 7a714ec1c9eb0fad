"""Two places that cannot both be right: what the rules of whole-article consistency find."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.records import Span


@dataclass(frozen=True, slots=True)
class Clash:
    """Two stretches of one text, and why they exclude each other in a few words."""

    here: Span
    there: Span
    why: str
