"""`factcheck explain`: the page of a code, a label or a kind of value."""

from typing import Annotated

import typer

from factcheck.cli import completion
from factcheck.cli.streams import failures, write
from factcheck.errors import SettingsError
from factcheck.records import Code, Label


def explain(
    subject: Annotated[
        str,
        typer.Argument(
            metavar="[CODE|LABEL|KIND]",
            help="FC101, contradicted, money, …; nothing lists all.",
            autocompletion=completion.subjects,
        ),
    ] = "",
) -> None:
    """Explain a code, a label or a kind of value."""
    with failures():
        write(page_of(subject))


def page_of(subject: str) -> str:
    """Return the page of a code, a label or a kind of value; the list of them where none is named."""
    return _page(subject) if subject else _contents()


def _page(subject: str) -> str:
    from factcheck.pages import LABELS, page_text
    from factcheck.values import KINDS, module

    if subject.upper() in list(Code):
        return page_text(Code(subject.upper()))
    if subject in list(Label):
        return f"{subject}\n\n{LABELS[Label(subject)]}\n"
    if subject in KINDS:
        return f"{subject}\n\n{(module(subject).__doc__ or '').strip()}\n"
    raise SettingsError(
        f"there is no page on {subject!r}", remedy="`factcheck explain` without a word lists the pages there are."
    )


def _contents() -> str:
    from factcheck.pages import LABELS, PAGES
    from factcheck.values import KINDS

    codes = "".join(f"  {code}  {page.title}\n" for code, page in PAGES.items())
    labels = "".join(f"  {label}\n" for label in LABELS)
    return f"Codes\n{codes}\nLabels\n{labels}\nKinds of value\n  {', '.join(sorted(KINDS))}\n"
