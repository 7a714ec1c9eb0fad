"""Every exception factcheck raises on purpose; a finding is data, an exception means we could not run.

FactcheckError                 what, where (file:line:column, excerpt), what to do next; exit code 2
├── ArticleError               the draft is missing, empty, binary or cannot be decoded
├── SourcesError               sources.yaml is missing, is not YAML, or breaks the schema
├── LedgerError                a file in claims/ cannot be read or written
├── SettingsError              an option or a configuration file says something we do not know
├── IndexCacheError            the cache folder cannot be read or written
└── ModelError                 a trained artefact is missing or damaged
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Where(NamedTuple):
    """A place in a file: path, and line and column counted from 1 when known.

    >>> str(Where("sources.yaml", 41, 5))
    'sources.yaml:41:5'
    """

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


class FactcheckError(Exception):
    """Something keeps factcheck from running; `str()` of it is the whole message for a person.

    >>> print(ArticleError("the file is empty", where=Where("draft.txt"), remedy="Give a file with text in it."))
    draft.txt: the file is empty
      Give a file with text in it.
    """

    def __init__(self, what: str, *, where: Where | None = None, excerpt: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.excerpt = excerpt
        self.remedy = remedy

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        body = [line for part in (self.excerpt, self.remedy) if part for line in part.splitlines()]
        return "\n".join([head, *(f"  {line}" for line in body)])


class ArticleError(FactcheckError):
    """The draft is missing, empty, binary or cannot be decoded."""


class SourcesError(FactcheckError):
    """The source file is missing, is not YAML, or breaks the schema."""


class LedgerError(FactcheckError):
    """A ledger file in claims/ cannot be read or written; the old file is untouched."""


class SettingsError(FactcheckError):
    """An option or a configuration file says something we do not know."""


class IndexCacheError(FactcheckError):
    """The cache folder cannot be read or written."""


class ModelError(FactcheckError):
    """A trained artefact is missing or damaged."""


def excerpt(text: str, line: int, column: int | None = None, *, context: int = 2, width: int = 100) -> str:
    """Return the numbered lines before and at `line` (from 1), with a caret under `column`.

    >>> print(excerpt("a: 1\\na: 2", 2, 1))
       1 | a: 1
       2 | a: 2
         | ^
    """
    lines = text.splitlines()
    first = max(1, line - context)
    rows = [f"{n:4} | {printable(lines[n - 1])[:width]}" for n in range(first, min(line, len(lines)) + 1)]
    if column is not None and column <= width:
        rows.append("     | " + " " * (column - 1) + "^")
    return "\n".join(rows)


def printable(text: str) -> str:
    """Return the text with control, bidirectional and invisible characters made visible, for messages and terminals.

    CI runners take `##[` and `##vso[` for commands wherever in a line they stand; a backslash parts them.

    >>> printable("a\\x1b[31mb\\u202e")
    'a␛[31mb<U+202E>'
    """
    return _ODD.sub(lambda found: _visible(found[0]), text)


# Controls but tab and line feed; soft hyphen, zero-width, bidirectional and other format characters; lone surrogates;
# tags; and the code points that are no characters.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e01ff\ufdd0-\ufdef"
    + "".join(chr(plane + low) for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF))
    + "]|#(?=#(?:vso)?\\[)"
)


def _visible(character: str) -> str:
    if character == "#":
        return "#\\"
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"
