"""`factcheck check`: drafts in, verdicts out; the exit code says whether anything stops at the gate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from factcheck.cli.streams import failures
from factcheck.gate import Gate, Policy, rule
from factcheck.records import Article, Pack, Verdict
from factcheck.reporter import Reporter
from factcheck.review import Review
from factcheck.settings import Settings

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


@dataclass(frozen=True, slots=True)
class Wish:
    """What one run is asked to do."""

    drafts: Sequence[str]
    sources: Sequence[str]
    as_of: str | None
    formats: Sequence[str]
    fail_on: str
    exit_zero: bool
    ledger: str | None
    max_false_alarms: float


def check(
    drafts: Drafts,
    sources: Sources = None,
    as_of: AsOf = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", metavar="FORMAT[=PATH]", help="full, concise, json or jsonl; repeatable."),
    ] = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", metavar="LABEL,...", help="The labels that make the exit code 1.")
    ] = "contradicted",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Leave with 0 whatever is found.")] = False,
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", metavar="[PATH]", help="Let through what an editor reviewed there (bare: claims/)."),
    ] = None,
    max_false_alarms: Annotated[
        float,
        typer.Option(
            "--max-false-alarms",
            metavar="SHARE",
            min=0,
            max=1,
            help="The largest share of false alarms among claims called contradicted.",
        ),
    ] = 1.0,
) -> None:
    """Hold every claim of the drafts against your sources.

    Exit code 0: nothing stops at the gate. 1: a claim has a label of --fail-on. 2: could not run.
    """
    wish = Wish(drafts, sources or (), as_of, formats or (), fail_on, exit_zero, ledger, max_false_alarms)
    with failures():
        raise typer.Exit(_run(wish))


def _run(wish: Wish) -> int:
    from factcheck.cli.inputs import names_several, read_articles, read_day, read_labels, read_pack
    from factcheck.cli.outputs import Output, open_reporters, read_outputs

    outputs, policy = read_outputs(wish.formats), Policy(read_labels(wish.fail_on))
    settings = Settings(max_false_alarms=wish.max_false_alarms)
    articles, unread = read_articles(wish.drafts, as_of=read_day(wish.as_of))
    pack = read_pack(wish.sources, wish.drafts)
    stopped = False
    bar = Output("jsonl") not in outputs  # its lines come while the bar stands, and both may be on one screen
    with open_reporters(outputs, several=names_several(wish.drafts)) as reporters:
        for article in articles:
            reviews = _reviews(wish.ledger, article)
            stopped = _checked(article, pack, reporters, reviews, policy, settings, bar=bar).stops or stopped
    if unread:
        return 2
    return int(stopped and not wish.exit_zero)


def _checked(
    article: Article,
    pack: Pack,
    reporters: Sequence[Reporter],
    reviews: Mapping[str, Review],
    policy: Policy,
    settings: Settings,
    *,
    bar: bool,
) -> Gate:
    from factcheck import pipeline
    from factcheck.cli.progress import progress

    def decided(verdict: Verdict) -> None:
        for reporter in reporters:
            reporter.decided(article, verdict)

    for reporter in reporters:
        reporter.begin(article, reviews)
    with progress(bar=bar) as advance:
        report = pipeline.check(article, pack, settings=settings, on_verdict=decided, on_progress=advance)
    gate = rule(report, policy, reviews)
    for reporter in reporters:
        reporter.finish(report, gate)
    return gate


def _reviews(ledger: str | None, article: Article) -> Mapping[str, Review]:
    if ledger is None:
        return {}
    from factcheck.ledger import file_for, read_for

    return read_for(article.path, file_for(article.path, ledger)).reviews()
