"""How likely a verdict is right, by its label and the strength of what it rests on; two numbers a label, readable."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

from factcheck.errors import ModelError, Where
from factcheck.records import Label

TABLE = Path(__file__).parent.parent / "models" / "calibration" / "verdicts.json"


class Point(NamedTuple):
    """A point of the curve of *contradicted*: of all said at this strength or above, how many were false alarms."""

    strength: float
    said: int
    false_alarms: int


class Calibration(NamedTuple):
    """A line of log-odds over strength for each label, and the curve of false alarms, strongest first."""

    lines: dict[Label, tuple[float, float]]
    curve: tuple[Point, ...]

    def confidence(self, label: Label, strength: float) -> float:
        """Return the chance that a verdict of this label and strength is right, three digits."""
        start, slope = self.lines[label]
        return round(1 / (1 + math.exp(-(start + slope * strength))), 3)

    def least_strength(self, max_false_alarms: float) -> float:
        """Return the least strength at which the share of false alarms among all as strong was not above the limit.

        Infinite where no point of the curve is as good; 0 where every point is.
        """
        if not self.curve or max_false_alarms >= self.curve[-1].false_alarms / self.curve[-1].said:
            return 0.0
        good = (one.strength for one in self.curve if one.false_alarms <= max_false_alarms * one.said)
        return min(good, default=math.inf)


def confidence(label: Label, strength: float = 0.0) -> float:
    """Return the calibrated chance that a verdict is right; `strength` is that of the evidence cited first."""
    return _table().confidence(label, strength)


@cache
def least_strength(max_false_alarms: float) -> float:
    """Return how strong evidence against a claim must be, for so small a share of false alarms at most."""
    return 0.0 if max_false_alarms >= 1 else _table().least_strength(max_false_alarms)


def parse(text: str) -> Calibration:
    """Return the calibration of a JSON text; raises ValueError, LookupError or TypeError where it is damaged."""
    raw = json.loads(text)
    lines = {label: (float(raw["lines"][label][0]), float(raw["lines"][label][1])) for label in Label}
    return Calibration(lines, tuple(Point(*point) for point in raw["curve"]))


@cache
def _table() -> Calibration:
    try:
        return parse(TABLE.read_text(encoding="utf-8"))
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise ModelError(
            f"the calibration of verdicts cannot be read: {error}",
            where=Where(str(TABLE)),
            remedy="Install factcheck again.",
        ) from error
