"""The table of commands."""

import typer

from factcheck.cli import (
    check,
    claims,
    clean,
    config,
    explain,
    init,
    judge,
    ledger,
    mcp,
    schema,
    server,
    sources,
    version,
)

app = typer.Typer(
    name="factcheck",
    help="A linter for facts: `factcheck draft.txt` holds every claim of a draft against your own sources.",
    epilog="`factcheck --version` prints the version, `factcheck explain` lists what there is to explain.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("check")(check.check)
app.command("claims")(claims.claims)
app.command("judge")(judge.judge)
app.command("config")(config.config)
app.add_typer(sources.app, name="sources")
app.add_typer(ledger.app, name="ledger")
app.command("explain")(explain.explain)
app.command("init")(init.init)
app.command("clean")(clean.clean)
app.command("mcp")(mcp.mcp)
app.command("schema")(schema.schema)
app.command("server")(server.server)
app.command("version")(version.version)
