"""Where drafts are checked for the editor: sources read once and again when they are saved, models loaded ahead."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from factcheck import pipeline
from factcheck.config import Config
from factcheck.gate import Gate
from factcheck.policy import Answers, rule
from factcheck.records import Pack, Period, Report


@dataclass(frozen=True, slots=True)
class Checked:
    """A report on a draft, and what the gate says of it."""

    report: Report
    gate: Gate


class Desk:
    """Checks drafts one after the other, in a thread of its own; `worker` runs whatever may not meet a check."""

    def __init__(self, *, read: Callable[[], Config], as_of: Period | None) -> None:
        self._read = read  # each time anew: the file may be another, and the workspace's folder is known late
        self._as_of = as_of
        self._packs: dict[tuple[str, ...], tuple[Pack, list[int]]] = {}
        self.worker = ThreadPoolExecutor(max_workers=1)

    def prepare(self) -> None:
        """Load the models, if the first check has needed none, so that the first change does not wait for them."""
        self.worker.submit(pipeline.prepare)

    def check(self, path: str, text: str) -> Checked:
        """Return what is to be said of a draft that need not be saved.

        Raises FactcheckError where the configuration, the sources, the ledger or the draft cannot be read.
        """
        from factcheck.reader.read import read

        config = self._read()
        # With a mark before it: one that is the text's own stays, and every offset is that of the editor.
        content = codecs.BOM_UTF8 + text.encode("utf-8", "replace")
        article = read(path, as_of=self._as_of, stdin=content)
        report = pipeline.check(article, self._pack(path, config), settings=config.settings)
        return Checked(report, rule(report, config.policy, _answers(path, config)))

    def keep(self, report: Report) -> str:
        """Bring the draft's ledger up to date; return the path of the file."""
        from factcheck.ledger import file_for, update

        place = file_for(report.article.path, self._read()["ledger"] or "claims")
        update(place, report)
        return str(place)

    def _pack(self, path: str, config: Config) -> Pack:
        """Return the sources of a draft, read again when one of their files was saved since."""
        from factcheck.sources.find import find
        from factcheck.sources.load import load

        files = tuple(find(list(config["sources"]), beside=[path]))
        pack, seen = self._packs.get(files, (None, []))
        if pack is None or seen != _times(pack.paths):
            pack = load(list(files))
            self._packs = {files: (pack, _times(pack.paths))}
        return pack


def _answers(path: str, config: Config) -> Answers:
    """Return what speaks for claims: the waivers of the configuration and, where one is named, the ledger."""
    if config["ledger"] is None:
        return Answers(desk_waivers=config.waivers)
    from factcheck.ledger import file_for, read_for

    ledger = read_for(path, file_for(path, config["ledger"]))
    return Answers(ledger.reviews(), ledger.waivers(), config.waivers, ledger.known())


def _times(paths: Sequence[str]) -> list[int]:
    return [Path(path).stat().st_mtime_ns if Path(path).exists() else 0 for path in paths]
