"""The command's front door; `--version` is answered before anything heavy is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from factcheck.version import VERSION

        sys.stdout.write(f"factcheck {VERSION}\n")
        return
    import gc

    from factcheck.cli import run

    code = run(sys.argv[1:])
    gc.freeze()  # what is alive now goes with the process; Python would look through all of it for cycles, 50 ms
    sys.exit(code)


if __name__ == "__main__":
    main()
