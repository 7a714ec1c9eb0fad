"""The ledger: one readable YAML file an article, with the machine's verdicts and the editors' reviews.

Anchored by quote, never by offset: inserting a paragraph into the article leaves the file as it is. Everything but the
`review:` blocks is written by the program, and nothing in it tells when or by which version: git knows.
"""

from factcheck.ledger.diff import Diff, diff
from factcheck.ledger.entries import Cited, Entry, Ledger
from factcheck.ledger.files import file_for, files_in
from factcheck.ledger.prune import Pruned, prune
from factcheck.ledger.read import read, read_for
from factcheck.ledger.stats import Share, Stats, stats
from factcheck.ledger.update import entries_of, update

__all__ = [
    "Cited",
    "Diff",
    "Entry",
    "Ledger",
    "Pruned",
    "Share",
    "Stats",
    "diff",
    "entries_of",
    "file_for",
    "files_in",
    "prune",
    "read",
    "read_for",
    "stats",
    "update",
]
