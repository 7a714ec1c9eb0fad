"""`factcheck check`: drafts in, verdicts out; the exit code says whether anything stops at the gate."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from factcheck.cli import completion
from factcheck.cli.configured import Configs, Isolated, NoCache, caching, configured
from factcheck.cli.streams import failures
from factcheck.errors import SettingsError, Where
from factcheck.gate import Gate
from factcheck.policy import Answers, rule
from factcheck.records import Article, Pack, Verdict
from factcheck.reporter import FORMATS, Look, Reporter

if TYPE_CHECKING:
    from factcheck.cli.outputs import Output
    from factcheck.config import Config


Drafts = Annotated[list[str], typer.Argument(metavar="DRAFT", help="Files, folders, or - for stdin.")]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--sources", "-s", metavar="PATH", help="Source file; repeatable.  [default: the nearest sources.yaml]"
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day the draft speaks from: 2025, 2025-05 or 2025-05-31."),
]


class Wish(NamedTuple):
    """What one run is asked to do, beside its configuration."""

    drafts: Sequence[str]
    as_of: str | None
    exit_zero: bool
    changed_since: str | None
    diff: str | None
    watch: bool


def check(
    drafts: Drafts,
    sources: Sources = None,
    as_of: AsOf = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT[=PATH]",
            help=f"One of {', '.join(FORMATS)}; repeatable.",
            autocompletion=completion.formats,
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="LABEL|CODE,...",
            help="The labels and codes that make the exit code 1, or none.  [default: contradicted]",
            autocompletion=completion.labels,
        ),
    ] = None,
    min_confidence: Annotated[
        str | None,
        typer.Option("--min-confidence", metavar="NUMBER", help="Verdicts less sure than this (0 to 1) do not fail."),
    ] = None,
    max_unverified: Annotated[
        str | None,
        typer.Option("--max-unverified", metavar="N|N%", help="So many claims may be without evidence, and no more."),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Leave with 0 whatever is found.")] = False,
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", metavar="[PATH]", help="Let through what an editor reviewed there (bare: claims/)."),
    ] = None,
    only_new: Annotated[
        bool, typer.Option("--only-new", help="Hide what the ledger knows already and what does not fail.")
    ] = False,
    max_false_alarms: Annotated[
        str | None,
        typer.Option(
            "--max-false-alarms",
            metavar="SHARE",
            help="The largest share of false alarms (0 to 1) among claims called contradicted.",
        ),
    ] = None,
    changed_since: Annotated[
        str | None, typer.Option("--changed-since", metavar="REF", help="Rule on what changed since a commit of git.")
    ] = None,
    diff: Annotated[
        str | None, typer.Option("--diff", metavar="FILE|-", help="Rule on what changed in a unified diff.")
    ] = None,
    no_cache: NoCache = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file it hangs on is saved.")] = False,
    config: Configs = None,
    isolated: Isolated = False,
) -> None:
    """Hold every claim of the drafts against your sources.

    Exit code 0: nothing stops at the gate. 1: something does. 2: could not run.
    """
    options: dict[str, object] = {
        "sources": sources,
        "format": formats,
        "fail_on": fail_on,
        "min_confidence": min_confidence,
        "max_unverified": max_unverified,
        "ledger": ledger,
        "only_new": only_new,
        "settings.max_false_alarms": max_false_alarms,
    }
    wish = Wish(drafts, as_of, exit_zero, changed_since, diff, watch)
    with failures(), caching(no_cache=no_cache):
        raise typer.Exit(_runs(wish, lambda: configured(config, isolated=isolated, options=options)))


def _runs(wish: Wish, read: Callable[[], "Config"]) -> int:
    """Check once, or again and again, each time under the configuration as it is then."""
    config = read()  # a mistake that no save mends is told before anything is watched
    if not wish.watch:
        return _run(wish, config)
    from factcheck.cli.watch import watch

    if wish.diff == "-":
        raise SettingsError("stdin cannot be watched", remedy="Name the diff's file instead of -.")
    return watch(lambda: _run(wish, read()), drafts=wish.drafts, read=read, beside=[wish.diff] if wish.diff else [])


def _run(wish: Wish, config: "Config") -> int:
    from factcheck import pipeline
    from factcheck.cli.answers import read_answers, read_changes
    from factcheck.cli.inputs import names_several, read_articles, read_day, read_pack
    from factcheck.cli.outputs import Output, open_reporters, spare

    outputs = _outputs(config)
    differ = read_changes(wish.changed_since, wish.diff, wish.drafts)
    articles, unread = read_articles(wish.drafts, as_of=read_day(wish.as_of))
    pipeline.expect(articles)
    pack = read_pack(config["sources"], wish.drafts, kept=True)
    spare(outputs, [*(article.path for article in articles), *pack.paths, *([wish.diff] if wish.diff else ())])
    answers = [read_answers(article, config, differ) for article in articles]
    stopped = False
    bar = Output("jsonl") not in outputs  # its lines come while the bar stands, and both may be on one screen
    look = Look(several=names_several(wish.drafts), review_url=config["review_url"] or "")
    with open_reporters(outputs, look) as reporters:
        for article, spoken in zip(articles, answers, strict=True):
            stopped = _checked(article, pack, reporters, spoken, config, bar=bar).stops or stopped
    if unread:
        return 2
    return int(stopped and not wish.exit_zero)


def _outputs(config: "Config") -> list["Output"]:
    """The formats asked for; one there is not is told with the place that asks for it."""
    from factcheck.cli.outputs import read_outputs

    try:
        return read_outputs(config["format"])
    except SettingsError as error:
        origin = config.given["format"].origin
        where = None if origin.startswith("--") else Where(origin)
        raise SettingsError(error.what, where=where, remedy=error.remedy) from error


def _checked(
    article: Article, pack: Pack, reporters: Sequence[Reporter], answers: Answers, config: "Config", *, bar: bool
) -> Gate:
    from factcheck import pipeline
    from factcheck.cli.progress import progress

    def decided(verdict: Verdict) -> None:
        for reporter in reporters:
            reporter.decided(article, verdict)

    for reporter in reporters:
        reporter.begin(article, answers.reviews)
    with progress(bar=bar) as advance:
        report = pipeline.check(article, pack, settings=config.settings, on_verdict=decided, on_progress=advance)
    gate = rule(report, config.policy, answers)
    for reporter in reporters:
        reporter.finish(report, gate)
    return gate
