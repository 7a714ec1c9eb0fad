"""`factcheck mcp`: check, search and explain for programs that speak the Model Context Protocol, over stdio."""

import typer

from factcheck.cli.check import Sources
from factcheck.cli.configured import Configs, Isolated, configured
from factcheck.cli.streams import failures
from factcheck.errors import SettingsError


def mcp(sources: Sources = None, config: Configs = None, isolated: Isolated = False) -> None:
    """Serve the tools check_text, search_sources and explain over stdio (Model Context Protocol).

    The tools read: nothing is written but the cache, and no file is opened but the configuration and the source files
    found at the start.
    Needs the extra `mcp`: pip install 'factcheck-desk[mcp]'.
    """
    with failures():
        _require_sdk()
        from factcheck.cli.inputs import read_pack
        from factcheck.cli.mcp_tools import serve

        found = configured(config, isolated=isolated, options={"sources": sources})
        serve(read_pack(found["sources"], ()), found)
        raise typer.Exit


def _require_sdk() -> None:
    from importlib.util import find_spec

    if find_spec("mcp") is None:
        raise SettingsError(
            "factcheck mcp needs the Python package mcp, which is not installed",
            remedy="Install it with the extra: pip install 'factcheck-desk[mcp]'",
        )
