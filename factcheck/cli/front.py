"""The command line before it has any commands: `app` is the table of all, a check is set up alone."""

import typer


def front() -> typer.Typer:
    """Return a command line without commands."""
    return typer.Typer(
        name="factcheck",
        help="A linter for facts: `factcheck draft.txt` holds every claim of a draft against your own sources.",
        epilog="`factcheck --version` prints the version, `factcheck explain` lists what there is to explain.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def checking() -> typer.Typer:
    """Return the command line with `check` alone: to set up the others takes ten milliseconds."""
    from factcheck.cli.check import check

    app = front()
    app.command("check")(check)
    app.callback()(_group)  # typer takes a lone command for the whole program
    return app


def _group() -> None:
    pass
