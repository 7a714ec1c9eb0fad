"""`factcheck version`: what runs here, for a bug report."""

import platform

from factcheck.cli.streams import failures, write
from factcheck.settings import Settings
from factcheck.version import VERSION


def version() -> None:
    """Print the versions of factcheck, Python and settings."""
    with failures():
        write(f"factcheck {VERSION}\nPython {platform.python_version()}\nsettings {Settings().hash}\n")
