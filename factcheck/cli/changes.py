"""What the ledger commands print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter.wording import counted, line
from factcheck.reporter.wording import path as shown_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factcheck.ledger import Diff, Entry, Pruned, Stats


def changed(path: Path, diff: Diff) -> str:
    """Return the differences as lines: + new, - gone, ! another verdict, ~ other evidence."""
    name = shown_path(path.as_posix())
    if diff.none:
        return f"{name}: nothing changed\n"
    rows = [f"{name}:", *_entries("+", diff.new), *_entries("-", diff.gone)]
    for was, now in diff.verdict:
        review = f" (reviewed: {line(was.review.verdict)})" if was.review else ""
        rows.append(f"  ! {now.id} {was.verdict} → {now.verdict}{review}  {line(now.claim)}")
    rows += _entries("~", [now for _, now in diff.evidence])
    if diff.moved:
        rows.append("  the claims stand in another order")
    return "\n".join(rows) + "\n"


def pruned(path: Path, taken: Pruned) -> str:
    """Return what was taken out of a ledger as lines: - a claim, ~ only its waiver."""
    name = shown_path(path.as_posix())
    if taken.none:
        return f"{name}: nothing to take out\n"
    return "\n".join([f"{name}:", *_entries("-", taken.claims), *_entries("~", taken.waivers)]) + "\n"


def _entries(sign: str, entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        yield f"  {sign} {line(entry.id)} {line(entry.verdict)}  {line(entry.claim)}"


def figures(stats: Stats) -> str:
    """Return the counts of all ledgers, and the share of verdicts accepted in review."""
    rows = [f"{counted(stats.ledgers, 'ledger')}, {counted(stats.claims, 'claim')}, {stats.reviewed} reviewed"]
    rows += [f"  {line(verdict):<20} {count:>5}" for verdict, count in stats.verdicts]
    if stats.shares:
        rows.append("accepted in review")
    rows += [f"  {line(share.kind):<20} {share.accepted:>5} of {share.reviewed}" for share in stats.shares]
    return "\n".join(rows) + "\n"
