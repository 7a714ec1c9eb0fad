"""Reviewdog's diagnostic format, a diagnostic a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporter.held import Checked, HeldReporter
from factcheck.reporter.json import text_of
from factcheck.reporter.rdjson import diagnostics

if TYPE_CHECKING:
    from collections.abc import Sequence


class Reporter(HeldReporter):
    """Writes the lines of all articles."""

    def whole(self, checked: Sequence[Checked]) -> str:
        """Return the lines."""
        return "".join(text_of(each) + "\n" for one in checked for each in diagnostics(one))
