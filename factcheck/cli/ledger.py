"""`factcheck ledger`: the machine's verdicts kept beside the editors' reviews."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.check import AsOf, Drafts, Sources
from factcheck.cli.configured import Configs, Isolated, NoCache, caching, configured
from factcheck.cli.streams import failures, write
from factcheck.records import Report

if TYPE_CHECKING:
    from factcheck.config import Config

app = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Keep verdicts and reviews in claims/, a file an article."
)

Place = Annotated[
    str | None, typer.Option("--ledger", metavar="PATH", help="The folder, or the one file.  [default: claims]")
]
Ledgers = Annotated[
    str | None, typer.Argument(metavar="[PATH]", help="The folder, or the one file.  [default: claims]")
]

DEFAULT = "claims"


@app.command()
def update(
    drafts: Drafts,
    sources: Sources = None,
    as_of: AsOf = None,
    ledger: Place = None,
    no_cache: NoCache = False,
    config: Configs = None,
    isolated: Isolated = False,
) -> None:
    """Check the drafts and bring their ledgers up to date.

    Reviews stay as they are. A claim that left the article goes, unless somebody reviewed it.
    """
    from factcheck.cli.changes import changed

    with failures(), caching(no_cache=no_cache):
        from factcheck.ledger import file_for
        from factcheck.ledger import update as bring_up

        found = configured(config, isolated=isolated, options={"sources": sources, "ledger": ledger})
        for report in _reports(drafts, found, as_of):
            path = file_for(report.article.path, found["ledger"] or DEFAULT)
            write(changed(path, bring_up(path, report)))


@app.command()
def diff(
    drafts: Drafts,
    sources: Sources = None,
    as_of: AsOf = None,
    ledger: Place = None,
    no_cache: NoCache = False,
    config: Configs = None,
    isolated: Isolated = False,
) -> None:
    """Check the drafts and show what differs from their ledgers.

    Exit code 0: nothing. 1: something.
    """
    from factcheck.cli.changes import changed

    with failures(), caching(no_cache=no_cache):
        from factcheck.ledger import diff as compare
        from factcheck.ledger import entries_of, file_for, read_for

        differs = False
        found = configured(config, isolated=isolated, options={"sources": sources, "ledger": ledger})
        for report in _reports(drafts, found, as_of):
            path = file_for(report.article.path, found["ledger"] or DEFAULT)
            changes = compare(read_for(report.article.path, path), entries_of(report))
            write(changed(path, changes))
            differs = differs or not changes.none
        raise typer.Exit(int(differs))


@app.command()
def prune(
    ledger: Ledgers = None,
    as_of: AsOf = None,
    config: Configs = None,
    isolated: Isolated = False,
) -> None:
    """Take out claims that left their article and waivers that have ended.

    Without --as-of a waiver is held against the day the ledger has for its article. Comments and reviews of claims that
    are still there stay as they are.
    """
    from factcheck.cli.changes import pruned

    with failures():
        from factcheck.cli.inputs import read_day
        from factcheck.ledger import files_in
        from factcheck.ledger import prune as take_out

        day = read_day(as_of)
        for path in files_in(_place(ledger, config, isolated=isolated)):
            write(pruned(path, take_out(path, as_of=day)))


@app.command()
def stats(ledger: Ledgers = None, config: Configs = None, isolated: Isolated = False) -> None:
    """Count verdicts, and those that reviews accepted."""
    from factcheck.cli.changes import figures

    with failures():
        from factcheck.ledger import files_in, read
        from factcheck.ledger import stats as count

        write(figures(count(map(read, files_in(_place(ledger, config, isolated=isolated))))))


def _place(ledger: str | None, config: list[str] | None, *, isolated: bool) -> str:
    """Return the folder or file that is named, on the command line or in the configuration."""
    place: str = configured(config, isolated=isolated, options={"ledger": ledger})["ledger"] or DEFAULT
    return place


def _reports(drafts: Sequence[str], config: "Config", as_of: str | None) -> Iterator[Report]:
    """Yield the report on each draft; any draft that cannot be read stops the command before it starts."""
    from factcheck import pipeline
    from factcheck.cli.inputs import read_day, read_pack
    from factcheck.cli.progress import progress
    from factcheck.reader.discover import discover
    from factcheck.reader.read import read

    day = read_day(as_of)
    articles = [read(path, as_of=day) for path in discover(drafts)]
    pack = read_pack(config["sources"], drafts)
    for article in articles:
        with progress() as advance:
            report = pipeline.check(article, pack, settings=config.settings, on_progress=advance)
        yield report
