"""`factcheck server`: verdicts in the editor, over the Language Server Protocol."""

from typing import Annotated

import typer

from factcheck.cli.check import AsOf, Sources
from factcheck.cli.configured import Configs, Isolated, configured
from factcheck.cli.streams import failures
from factcheck.errors import SettingsError


def server(
    sources: Sources = None,
    as_of: AsOf = None,
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", metavar="PATH", help="Let through what an editor reviewed there, such as claims."),
    ] = None,
    config: Configs = None,
    isolated: Isolated = False,
) -> None:
    """Serve an editor on stdin and stdout: marks while typing, citations over a claim, ways to mend it.

    Paths are seen from the editor's workspace folder. How to set an editor up: docs/editor.md.
    """
    from factcheck.cli.inputs import read_day
    from factcheck.server.desk import Desk

    with failures():
        options = {"sources": sources, "ledger": ledger}
        # A mistake on the command line is told here; one in a file is a mark, and mended in the editor.
        configured([each for each in config or () if "=" in each], isolated=True, options=options)
        desk = Desk(read=lambda: configured(config, isolated=isolated, options=options), as_of=read_day(as_of))
        try:
            from factcheck.server.serve import serve
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
                raise
            raise SettingsError(
                "the language server is not installed", remedy="Install it: pip install 'factcheck-desk[server]'"
            ) from error
        serve(desk)
