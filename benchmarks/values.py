"""How many of the values in published test sets the quantity grammar reads.

    python benchmarks/values.py --data DIR [--misses]

DIR holds `cases.json` (this project's hard cases), `*Model.json` (the English specifications of
microsoft/Recognizers-Text, MIT) and `q3.json` (the tests of nielstron/quantulum3, MIT). A value counts as read when a
figure with its amount comes out of the sentence, in the written or the canonical unit; bare years are left out, as
dates own them.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

from factcheck.values import change, currencies, numerals, rank, score, units
from factcheck.values.quantity import Quantity, parse_quantities

SETS = ("Number", "NumberRange", "Currency", "Dimension", "Percent", "Age", "Temperature", "Ordinal")


def expected(folder: Path, name: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each sentence with the amounts in it."""
    if name == "quantulum3":
        for case in json.loads((folder / "q3.json").read_text("utf-8-sig")):
            yield case["req"], [float(found["value"]) for found in case["res"]]
        return
    for case in json.loads((folder / f"{name}Model.json").read_text("utf-8-sig")):
        texts = [found["Resolution"].get("value") for found in case["Results"] if found.get("Resolution")]
        amounts = [amount for text in texts if (amount := as_number(text)) is not None]
        amounts += [end for text in texts for end in as_interval(text)]
        if amounts:
            yield case["Input"], amounts


def as_interval(text: str | None) -> list[float]:
    """Return the finite ends of "(10,20]"."""
    match = re.fullmatch(r"[(\[](-?[\d.]*),(-?[\d.]*)[)\]]", text or "")
    return [float(end) for end in match.groups() if end] if match else []


def as_number(text: str | None) -> float | None:
    """Return the number of a specification's value, None for intervals, dates and the like."""
    cleaned = (text or "").replace(",", "").removesuffix("%")
    return float(cleaned) if re.fullmatch(r"[-+]?[\d.]+(?:E[-+]?\d+)?", cleaned, re.IGNORECASE) else None


def amounts_read(text: str) -> list[float]:
    """Return every amount the grammar reads in the text, in all the units it may be meant in."""
    found: list[float] = []
    for quantity in parse_quantities(text):
        ends = [quantity.low, quantity.high, (quantity.low + quantity.high) / 2]
        found += ends + [written(quantity, end) for end in ends]
    found += [float(place) for value in score.parse(text) for place in (value.left, value.right)]
    found += [value.low for value in rank.parse(text)]
    found += [value.by.low for value in change.parse(text) if value.by]
    return found


def written(quantity: Quantity, amount: float) -> float:
    """Return a canonical amount in the unit the text writes: 700 for 700 acres, 0.5 for half, 20 for 20 cents."""
    numeral = numerals.find(quantity.text)
    if numeral is None:
        return amount
    if quantity.kind == "share":
        return amount / 100 if quantity.step == 0 else amount * 100
    if quantity.kind == "money" and (named := currencies.after(quantity.text, numeral.end)):
        return amount / named[1]
    hit = units.at(quantity.text, numeral.end)
    return (amount - hit[0].offset) / hit[0].factor if hit else numeral.low


def same(one: float, other: float) -> bool:
    """Whether two amounts are one but for the last digits."""
    return abs(abs(one) - abs(other)) <= 1e-4 * max(abs(other), 1e-9)


def main() -> None:
    """Print a line a test set."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--misses", action="store_true")
    chosen = options.parse_args()
    print(f"{'test set':<14} {'values':>6} {'read':>6} {'recall':>7} {'ms a sentence':>14}")
    for name in (*SETS, "quantulum3"):
        report(name, list(expected(chosen.data, name)), misses=chosen.misses)


def report(name: str, cases: list[tuple[str, list[float]]], *, misses: bool) -> None:
    """Print how many values of the set are read."""
    total = read = 0
    started = time.perf_counter()
    for text, _ in cases:
        parse_quantities(text)
    spent = time.perf_counter() - started
    for text, amounts in cases:
        found = amounts_read(text)
        for amount in amounts:
            if 1500 <= amount <= 2100 and amount == int(amount) and str(int(amount)) in text:
                continue
            total += 1
            hit = any(same(one, amount) for one in found)
            read += hit
            if misses and not hit:
                print(f"    {text[:100]!r}: {amount} not in {sorted(set(found))[:6]}")
    print(f"{name:<14} {total:>6} {read:>6} {read / max(total, 1):>7.3f} {1000 * spent / max(len(cases), 1):>14.3f}")


if __name__ == "__main__":
    main()
