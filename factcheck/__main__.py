"""The command's front door; `--version` is answered before anything heavy is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from factcheck.version import VERSION

        sys.stdout.write(f"factcheck {VERSION}\n")
        return
    from factcheck.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
