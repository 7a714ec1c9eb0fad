"""The table of commands."""

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
from factcheck.cli.front import front

app = front()

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
