"""`factcheck sources`: your source files, looked over, searched and counted."""

from typing import Annotated

import typer

from factcheck.cli.check import Sources
from factcheck.cli.streams import failures, write
from factcheck.records import Pack
from factcheck.settings import Settings

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look over, search and count your source files.")

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="[PATH]", help="Source files.  [default: the nearest sources.yaml]")
]


@app.command()
def lint(
    paths: Paths = None,
    sources: Sources = None,
    strict: Annotated[bool, typer.Option("--strict", help="Leave with 1 where there is advice.")] = False,
) -> None:
    """Give advice on snippets that will check badly."""
    with failures():
        from factcheck.reporter.wording import counted, line
        from factcheck.sources.lint import lint as advise

        pack = _pack(paths, sources)
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
) -> None:
    """Show the snippets nearest to a query, with their scores."""
    with failures():
        from factcheck import pipeline
        from factcheck.reporter.wording import line

        for snippet, score in pipeline.search(_pack(None, sources), query, limit=limit, settings=Settings()):
            write(f"{score:.3f}  {line(snippet.key)}  {line(snippet.text)}\n")
            write(f"       {line(', '.join(filter(None, (snippet.source.publisher, snippet.source.url))))}\n")


@app.command()
def stats(paths: Paths = None, sources: Sources = None) -> None:
    """Count sources, snippets, origins and dates."""
    with failures():
        from factcheck.reporter.wording import line
        from factcheck.sources.stats import stats as count

        found = count(_pack(paths, sources))
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


def _pack(paths: list[str] | None, sources: list[str] | None) -> Pack:
    from factcheck.cli.configured import configured
    from factcheck.cli.inputs import read_pack

    return read_pack([*(paths or ()), *(sources or ())] or configured()["sources"], ())
