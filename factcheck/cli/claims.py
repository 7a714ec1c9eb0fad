"""`factcheck claims`: what the parser alone finds."""

from typing import Annotated

import typer

from factcheck.cli.check import AsOf, Drafts
from factcheck.cli.configured import Configs, Isolated, NoCache, caching, configured
from factcheck.cli.streams import failures, write
from factcheck.errors import SettingsError
from factcheck.settings import Settings


def claims(
    drafts: Drafts,
    as_of: AsOf = None,
    form: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="full, json or jsonl.")] = "full",
    explain: Annotated[
        bool, typer.Option("--explain", help="Also say what was left of each sentence, and why.")
    ] = False,
    no_cache: NoCache = False,
    config: Configs = None,
    isolated: Isolated = False,
) -> None:
    """List the claims of the drafts without checking them."""
    with failures(), caching(no_cache=no_cache):
        _claims(drafts, as_of, form, configured(config, isolated=isolated).settings, explain=explain)


def _claims(drafts: list[str], as_of: str | None, form: str, settings: Settings, *, explain: bool) -> None:
    from factcheck import pipeline
    from factcheck.cli.inputs import names_several, read_articles, read_day
    from factcheck.reporter import claims as formats
    from factcheck.reporter.json import text_of

    if form not in ("full", "json", "jsonl"):
        raise SettingsError(f"there is no format {form!r} for claims", remedy="Formats: full, json, jsonl.")
    articles, unread = read_articles(drafts, as_of=read_day(as_of))
    objects = []
    for article in articles:
        accounts = pipeline.explained(article) if explain else None
        found = pipeline.claims(article, settings=settings) if accounts is None else formats.claims_of(accounts)
        if form == "json":
            objects.append(formats.as_json(article, found, accounts))
        elif form == "jsonl":
            write(formats.as_jsonl(article, found, accounts))
        else:
            write(formats.as_full(article, found) if accounts is None else formats.as_explained(article, accounts))
    if form == "json" and objects:
        write(text_of(objects if names_several(drafts) else objects[0], indent=2) + "\n")
    if unread:
        raise typer.Exit(2)
