"""Writes the pages that are made from code: the manuals, the man page and schema/; `--check` only compares."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from samples import section as section_of_format
from typer.main import get_command

from factcheck.cli.app import app
from factcheck.cli.config import literal
from factcheck.cli.schema import SCHEMAS, schema_text
from factcheck.config.keys import EXTEND, EXTEND_HELP, KEYS
from factcheck.pages import LABELS, PAGES
from factcheck.records import Code
from factcheck.reporter import FORMATS
from factcheck.values import KINDS, module
from factcheck.version import VERSION

ROOT = Path(__file__).resolve().parent.parent

MADE = "<!-- Made by docs/build.py; `make docs` makes it again. -->\n"


def pages() -> dict[str, str]:
    """Return path → text of every page that is made from code."""
    made = {"docs/commands.md": commands_page(), "docs/codes.md": codes_page(), "docs/kinds.md": kinds_page()}
    made["docs/formats.md"] = formats_page()
    made["docs/config.md"] = config_page()
    made["docs/factcheck.1"] = man_page()
    return made | {f"schema/{name}.schema.json": schema_text(name) for name in SCHEMAS}


def commands_page() -> str:
    """Return what every command does and takes.

    Made from the commands themselves and not from what `--help` prints: that changes with the version of typer.
    """
    return "".join([f"{MADE}\n# Commands\n", *(section(words, each) for words, each in commands(get_command(app)))])


def commands(command: Any, words: tuple[str, ...] = ("factcheck",)) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield a command with the words that call it, and all those under it."""
    yield words, command
    for name, each in getattr(command, "commands", {}).items():
        yield from commands(each, (*words, name))


def section(words: tuple[str, ...], command: Any) -> str:
    """Return the section of a command: its call, its help, and a line for each thing it takes."""
    taken = [each for each in command.params if each.name != "help"]
    arguments = [each.metavar for each in taken if each.param_type_name == "argument"]
    lines = [f"* `{called(each)}` — {each.help}{default(each)}\n" for each in taken]
    text = inspect.cleandoc(command.help or "")
    return f"\n## {' '.join([*words, *arguments])}\n\n{text}\n" + ("\n" if lines else "") + "".join(lines)


def called(parameter: Any) -> str:
    """Return how a parameter is written: its names, and what follows them."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar)
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    return names if parameter.is_flag else f"{names} {parameter.metavar or 'NUMBER'}"


def default(parameter: Any) -> str:
    """Return the value a parameter has when it is not given, where it is worth telling."""
    value = parameter.default
    return f"  [default: {value}]" if isinstance(value, str | int) and value not in (False, "") else ""


def man_page() -> str:
    """Return the man page: what every command does and takes, exit codes, environment and files."""
    top, *rest = commands(get_command(app))
    parts = [
        f'.\\" Made by docs/build.py; make docs makes it again.\n.TH FACTCHECK 1 "" "factcheck {VERSION}"\n',
        ".SH NAME\nfactcheck \\- hold the claims of a draft against your own sources\n.SH SYNOPSIS\n",
        ".B factcheck\n.RI [ check ]\n.IR DRAFT \\|.\\|.\\|.\n.RI [ OPTION ]\\|.\\|.\\|.\n.br\n",
        ".B factcheck\n.I COMMAND\n.RI [ ARGUMENT ]\\|.\\|.\\|.\n",
        f".SH DESCRIPTION\n{roff(top[1].help)}\n.SH COMMANDS\n",
        *(man_section(words, each) for words, each in rest),
        f".SH OPTIONS\n{man_rows(top[1])}.TP\n.B \\-\\-version, \\-V\nPrint the version.\n",
    ]
    for title, rows in MAN_TABLES.items():
        parts.append(f".SH {title}\n" + "".join(f".TP\n.B {roff(name)}\n{roff(text)}\n" for name, text in rows.items()))
    return "".join(parts)


MAN_TABLES = {
    "EXIT STATUS": {
        "0": "Nothing stops at the gate.",
        "1": "Something does: a claim with a label of --fail-on, or a difference where differences were asked for.",
        "2": "It could not run; what is wrong, and what to do next, stands on stderr.",
        "130": "It was interrupted.",
    },
    "ENVIRONMENT": {
        "FACTCHECK_CACHE_DIR": "The folder of the cache, in the place of the user's own cache folder.",
        "NO_COLOR, FORCE_COLOR": "Whether to colour, whoever watches; NO_COLOR wins.",
        "COLUMNS": "How wide text may run.",
    },
    "FILES": {
        "sources.yaml": "What the newsroom knows and can show: the nearest one, here or in a folder above.",
        "claims/": "The ledger: verdicts beside the editors' reviews.",
    },
}


def man_section(words: tuple[str, ...], command: Any) -> str:
    """Return the section of a command in the man page."""
    arguments = [roff(each.metavar) for each in command.params if each.param_type_name == "argument"]
    text = "\n.PP\n".join(roff(part) for part in inspect.cleandoc(command.help or "").split("\n\n"))
    return f".SS {' '.join([*words[1:], *arguments])}\n{text}\n{man_rows(command)}"


def man_rows(command: Any) -> str:
    """Return a tagged paragraph for each thing a command takes."""
    taken = [each for each in command.params if each.name != "help"]
    return "".join(f".TP\n.B {roff(called(each))}\n{roff((each.help or '') + default(each))}\n" for each in taken)


def roff(text: str) -> str:
    """Return a text as roff takes it: one line, ASCII, no word a request, `code` in bold.

    >>> roff("`-f` takes a…")
    '\\\\fB\\\\-f\\\\fR takes a\\\\[u2026]'
    """
    line = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    line = re.sub(r"`([^`]+)`", r"\\fB\1\\fR", line)
    line = "".join(each if each.isascii() else f"\\[u{ord(each):04X}]" for each in line)
    return f"\\&{line}" if line.startswith((".", "'")) else line


def codes_page() -> str:
    """Return the manual of labels and codes."""
    parts = [f"{MADE}\n# Labels\n\n", *(f"* `{label}` — {text}\n" for label, text in LABELS.items()), "\n# Codes\n"]
    for code in Code:
        page = PAGES[code]
        parts.append(
            f"\n## {code} {page.title}\n\n{page.meaning} {page.why}\n\n"
            f"* article: {page.article}\n* source: {page.source}\n\n{page.remedy}\n"
        )
    return "".join(parts)


def kinds_page() -> str:
    """Return the manual of the kinds of value: their modules' docstrings."""
    parts = [f"\n## {kind}\n\n```text\n{(module(kind).__doc__ or '').strip()}\n```\n" for kind in sorted(KINDS)]
    return "".join([f"{MADE}\n# Kinds of value\n", *parts])


FORMATS_HEAD = """
# Formats

`-f FORMAT` writes to stdout, `-f FORMAT=PATH` into a file; several may be asked for in one run. The file is whole or it
is not there (`jsonl` apart, which grows as claims are decided). The exit code is the same whatever the format.

Every format tells which claims fail, what was let through and by whom, findings on the article as a whole, and what a
reader must know before believing a pass. Text of articles and sources is data in every one of them: no terminal,
browser or CI service takes it for a command, and only `http` and `https` addresses become links. Links to sources have
a text fragment (`#:~:text=`) that leads to the exact words.

The samples are what the formats write of one made report.
"""


def formats_page() -> str:
    """Return the manual of the formats: each with what it writes of the same report."""
    return "".join([MADE, FORMATS_HEAD, *map(section_of_format, FORMATS)])


CONFIG = """
# Configuration

`factcheck init --config` writes a first file; `factcheck config` prints what holds here, as TOML, each value with
where it was given.

The file is the nearest going up from the current folder to the repository's root; in one folder `.factcheck.toml`
goes before `factcheck.toml`, and that before a `pyproject.toml` with `[tool.factcheck]`. Files are not merged with
those further up, unless one says `extend = "PATH"`. Paths in a file are seen from its folder.

For each key the first of these that gives it holds:

1. its own option on the command line (`--fail-on`)
2. `--config KEY=VALUE`, repeatable; quotation marks and brackets may be left out
3. the environment; an empty variable is none
4. the file: that of `--config FILE`, else the nearest; none with `--isolated`
5. the files it extends
6. the default

A key, a variable or a value there is not is an error with its place and what was probably meant, also where another
layer wins.

Editors complete and check the files by [schema/](../schema): `factcheck init` puts the schemas of sources and
configuration into `.factcheck/` and names them in the first line of the files it writes, as the YAML and TOML
language servers read it. For ledgers, name `schema/ledger.schema.json` under `yaml.schemas` in the editor's own
settings, for `claims/*.yaml`.


| key | variable | default | |
|---|---|---|---|
"""


def config_page() -> str:
    """Return the manual of the configuration: how it is found, and every key."""
    rows = [f"| `{EXTEND}` | | | {EXTEND_HELP} |\n"]
    for name, key in KEYS.items():
        default = key.kind.plain(key.default)
        shown = "" if default in (None, [], "") else f"`{literal(default)}`"
        rows.append(f"| `{name}` | `{key.variable}` | {shown} | {key.help} |\n")
    return "".join([MADE, CONFIG, *rows])


def main() -> int:
    """Write or compare the pages; 1 when one of them is not what the code says."""
    stale = [path for path, text in pages().items() if read(ROOT / path) != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            sys.stderr.write(f"{path} is not what the code says; run: make docs\n")
        return int(bool(stale))
    for path, text in pages().items():
        (ROOT / path).parent.mkdir(exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")
    return 0


def read(path: Path) -> str:
    """Return the text of a page, empty where there is none yet."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
