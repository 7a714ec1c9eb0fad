"""What speaks for the claims of a draft: its ledger, the waivers of the configuration, and a diff."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import SettingsError, Where
from factcheck.policy import Answers
from factcheck.records import Article

if TYPE_CHECKING:
    from factcheck.config import Config
    from factcheck.diffs import Changes, Diff

Differ = Callable[[Article], "Changes | None"]


def read_answers(article: Article, config: Config, differ: Differ) -> Answers:
    """Return what speaks for the claims of an article."""
    changes, folder = differ(article), config["ledger"]
    if folder is None:
        if config["only_new"]:
            raise SettingsError(
                "only_new asks for what no ledger knows, and there is none", remedy="Name one with --ledger."
            )
        return Answers(desk_waivers=config.waivers, changes=changes)
    from factcheck.ledger import file_for, read_for

    ledger = read_for(article.path, file_for(article.path, folder))
    return Answers(ledger.reviews(), ledger.waivers(), config.waivers, ledger.known(), changes)


def read_changes(since: str | None, diff: str | None, drafts: Sequence[str]) -> Differ:
    """Return what tells the changes of an article: nothing where neither --changed-since nor --diff is given."""
    if since is None and diff is None:
        return lambda _: None
    if since is not None and diff is not None:
        raise SettingsError("--changed-since and --diff are two answers to one question", remedy="Give one of them.")
    if "-" in drafts:
        raise SettingsError("a draft from stdin has no name to look up in a diff", remedy="Name the draft's file.")
    if diff is not None:
        return _read_diff(diff).of
    from factcheck.cli.git import changed_since, forget

    forget()  # with --watch the drafts are others than when git was asked before
    return lambda article: changed_since(since or "", article.path).of(article)


def _read_diff(path: str) -> Diff:
    from factcheck.diffs import Diff, parse

    name = "<stdin>" if path == "-" else path
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingsError(
            f"cannot be read ({reason})", where=Where(name), remedy="Name a diff, or - for stdin."
        ) from error
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    return Diff(name, parse(text, name=name), (Path.cwd(),))
