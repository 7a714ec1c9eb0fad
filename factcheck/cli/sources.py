"""`factcheck sources`: your source files, looked over, searched and counted."""

from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.check import Sources
from factcheck.cli.configured import Configs, Isolated, NoCache, caching, configured
from factcheck.cli.streams import failures, write
from factcheck.records import Pack

if TYPE_CHECKING:
    from factcheck.config import Config

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look over, search and count your source files.")

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH]", help="Source files.  [default: the nearest sources.yaml]")
]


@app.command()
def lint(
    paths: Paths = None,
    sources: Sources = None,
    strict: Annotated[bool, typer.Option("--strict", help="Leave with 1 where there is advice.")] = False,
    config: Configs = None,
    isolated: Isolated = False,
) -> None:
    """Give advice on snippets that will check badly."""
    with failures():
        from factcheck.reporter.wording import counted, line
        from factcheck.sources.lint import lint as advise

        pack = _pack(configured(config, isolated=isolated, options={"sources": _named(paths, sources)}))
        advice = advise(pack)
        for each in advice:
            write(line(str(each)) + "\n")
        write(f"{counted(len(pack.snippets), 'snippet')}, {counted(len(advice), 'piece')} of advice\n")
        raise typer.Exit(int(strict and bool(advice)))


@app.command()
def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words, or a whole claim.")],
    sources: Sources = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many snippets.")] = 10,
    no_cache: NoCache = False,
    config: Configs = None,
    isolated: Isolated = False,
) -> None:
    """Show the snippets nearest to a query, with their scores."""
    with failures(), caching(no_cache=no_cache):
        from factcheck import pipeline
        from factcheck.reporter.wording import line

        found = configured(config, isolated=isolated, options={"sources": sources})
        for snippet, score in pipeline.search(_pack(found), query, limit=limit, settings=found.settings):
            write(f"{score:.3f}  {line(snippet.key)}  {line(snippet.text)}\n")
            write(f"       {line(', '.join(filter(None, (snippet.source.publisher, snippet.source.url))))}\n")


@app.command()
def stats(paths: Paths = None, sources: Sources = None, config: Configs = None, isolated: Isolated = False) -> None:
    """Count sources, snippets, origins and dates."""
    with failures():
        from factcheck.reporter.wording import line
        from factcheck.sources.stats import stats as count

        found = count(_pack(configured(config, isolated=isolated, options={"sources": _named(paths, sources)})))
        rows: list[tuple[str, object]] = [
            ("files", found.files),
            ("sources", found.sources),
            ("origins", found.origins),
            ("snippets", found.snippets),
            ("dated", found.dated),
            ("with a speaker", found.spoken),
            ("verbatim", found.verbatim),
            ("words", found.words),
            ("from", found.first or "-"),
            ("to", found.last or "-"),
        ]
        write("".join(f"{name:<16} {value:>12}\n" for name, value in rows))
        for title, table in (("kinds", found.kinds), ("publishers", found.publishers)):
            write(f"{title}\n" + "".join(f"  {number:>6}  {line(name)}\n" for name, number in table))


def _named(paths: list[str] | None, sources: list[str] | None) -> list[str]:
    return [*(paths or ()), *(sources or ())]


def _pack(config: "Config") -> Pack:
    from factcheck.cli.inputs import read_pack

    return read_pack(config["sources"], ())
