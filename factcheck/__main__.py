"""The command's front door; `--version` is answered before anything heavy is imported."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from factcheck.version import VERSION

        sys.stdout.write(f"factcheck {VERSION}\n")
        return
    import atexit
    from contextlib import suppress

    from factcheck.cli import run

    code = run(sys.argv[1:])
    with suppress(BrokenPipeError):
        sys.stdout.flush()
    sys.stderr.flush()
    atexit._run_exitfuncs()  # noqa: SLF001 (what others have asked for, before an end that would pass it over)
    os._exit(code)  # all files are closed; Python would take a tenth of a second to put models and modules away


if __name__ == "__main__":
    main()
