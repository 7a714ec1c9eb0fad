"""Two places that cannot both be right: what the rules of whole-article consistency find."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.records import Span


class Clash(NamedTuple):
    """Two stretches of one text, and why they exclude each other in a few words."""

    here: Span
    there: Span
    why: str
