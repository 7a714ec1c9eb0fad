"""Measure how dates, places and quotations are read: the corpora of this repository, and a date-time test set if given.

    python benchmarks/values_dates.py [DateTimeModel.json]

The test set is the English one of microsoft/Recognizers-Text (MIT). It was written for assistants: its ranges end
before their last word ("2014-2018" ends with 2017) and its days are written month first, so its figures say how much
we read of another taste, not how often we are wrong. Cases with times of day, durations or several kinds are left
out.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

import yaml

from factcheck.records import Period
from factcheck.values import date, place
from factcheck.values.quotation_match import match

CORPORA = Path(__file__).parent.parent / "tests" / "corpora"
KINDS = ("datetimeV2.date", "datetimeV2.daterange")


def days(moment: date.Moment) -> list[str | None]:
    """Return the two ends of a date as ISO words, None where it is open."""
    first, last = moment.period.first, moment.period.last
    return [None if first == dt.date.min else str(first), None if last == dt.date.max else str(last)]


def corpora() -> dict[str, tuple[int, int]]:
    """Return (right, of) for each corpus of the repository."""
    told: dict[str, tuple[int, int]] = {}
    cases = yaml.safe_load((CORPORA / "dates.yaml").read_text(encoding="utf-8"))
    right = 0
    for case in cases:
        found = [days(one) for one in date.parse(case["text"], as_of=Period.parse(case["as_of"]))]
        right += found == [] if not case["days"] else len(found) == 1 and found[0] in case["days"]
    told["dates"] = right, len(cases)
    cases = yaml.safe_load((CORPORA / "places.yaml").read_text(encoding="utf-8"))
    placed = [(place.parse(case["text"]), case["countries"]) for case in cases]
    told["places"] = sum((found[0].country in wanted) if found else not wanted for found, wanted in placed), len(cases)
    quotes = yaml.safe_load((CORPORA / "quotations.yaml").read_text(encoding="utf-8"))
    right = 0
    for case in quotes["cases"]:
        source = quotes["sources"][case["source"]]
        quoted = match(case["quote"], source)
        right += (quoted.verdict, quoted.span and quoted.span.start) == (case["verdict"], case["start"])
    told["quotations"] = right, len(quotes["cases"])
    return told


def _wanted(result: dict[str, Any]) -> set[tuple[dt.date | None, dt.date | None]]:
    wanted: set[tuple[dt.date | None, dt.date | None]] = set()
    for value in (result.get("Resolution") or {}).get("values", []):
        try:
            first = dt.date.fromisoformat(value.get("value") or value["start"])
            last = first if "value" in value else dt.date.fromisoformat(value["end"]) - dt.timedelta(1)
        except (KeyError, ValueError):
            continue
        wanted.add((first, last))
    return wanted


def recognizers(path: Path) -> dict[str, tuple[int, int, int]]:
    """Return (read to the day, other days read, of) for dates and ranges of the test set."""
    told = {kind: [0, 0, 0] for kind in KINDS}
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        results = [one for one in case["Results"] if one.get("TypeName") in KINDS]
        if len(results) != len(case["Results"]):
            continue
        today = case.get("Context", {}).get("ReferenceDateTime")
        found = date.parse(case["Input"], as_of=Period.parse(today[:10]) if today else None)
        read = {(one.point.first, one.point.last) for one in found} | {
            (one.period.first, one.period.last) for one in found
        }
        for one in results:
            if wanted := _wanted(one):
                tally = told[one["TypeName"]]
                tally[2] += 1
                tally[0 if read & wanted else 1] += bool(found)
    return {kind: (right, other, of) for kind, (right, other, of) in told.items()}


def main() -> None:
    """Print the figures."""
    for name, (right, of) in corpora().items():
        print(f"{name:12} {right}/{of}")
    for path in sys.argv[1:]:
        for kind, (right, other, of) in recognizers(Path(path)).items():
            print(f"{kind:24} to the day {right}/{of}, other days {other}/{of}")


if __name__ == "__main__":
    main()
