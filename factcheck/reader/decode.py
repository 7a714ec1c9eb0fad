"""Bytes to text: UTF-8 and UTF-16, nothing guessed; what cannot be decoded is an error that says where."""

from __future__ import annotations

import codecs

from factcheck.errors import ArticleError, Where, excerpt

# Longest mark first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# How files begin that people try in place of text, and what to do with them.
_FORMATS = (
    (b"%PDF-", "a PDF", "Save the text of it as .txt or .md."),
    (
        b"PK\x03\x04",
        "a Word document or an archive",
        "Save it as plain text (.txt) from the program that made it.",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Word document", "Save it as plain text (.txt) from the program that made it."),
    (b"{\\rtf", "a rich text (RTF) document", "Save it as plain text (.txt) from the program that made it."),
    (b"\x89PNG", "a picture", "Give the text of the article."),
    (b"\xff\xd8\xff", "a picture", "Give the text of the article."),
    (b"GIF8", "a picture", "Give the text of the article."),
    (b"\x1f\x8b", "a compressed file", "Unpack it first."),
)
_SAMPLE = 4096
_MAX_CONTROLS = 0.02  # share of control characters above which text is not text


def decode(data: bytes, path: str) -> str:
    """Return the text of a draft, without the byte order mark; line ends stay as they are.

    >>> decode(b"\\xef\\xbb\\xbfcaf\\xc3\\xa9\\r\\n", "draft.txt")
    'café\\r\\n'

    Offsets are counted after the mark. Raises ArticleError for what is empty, binary, or neither UTF-8 nor UTF-16.
    """
    _refuse_formats(data, path)
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", _unmarked(data)))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data[len(mark) :], error, encoding, path, len(mark)) from error
    _refuse_binary(text, path)
    if not text.strip("\ufeff \t\r\n\f\v\xa0\u200b\u2028\u2029\x85"):
        raise ArticleError("the article is empty", where=Where(path), remedy="Give a file with text in it.")
    return text


def _unmarked(data: bytes) -> str:
    """UTF-16 without a mark shows in mostly-Latin text as a NUL in every second byte, and in those only."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if len(data) % 2 or half < 2:
        return "utf-8"
    if odd > 0.4 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.02 * half:
        return "utf-16-be"
    return "utf-8"


def _refuse_formats(data: bytes, path: str) -> None:
    for start, name, remedy in _FORMATS:
        if data.startswith(start):
            raise ArticleError(f"this is {name}, not text", where=Where(path), remedy=remedy)


def _refuse_binary(text: str, path: str) -> None:
    sample = text[:_SAMPLE]
    controls = sum(character < " " and character not in "\t\n\r\f\x1b" for character in sample)
    if "\0" not in text and controls <= _MAX_CONTROLS * len(sample):
        return
    remedy = "Give a text file (.txt or .md) in UTF-8 or UTF-16."
    raise ArticleError("this is a binary file, not text", where=Where(path), remedy=remedy)


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str, path: str, mark: int) -> ArticleError:
    before = data[: error.start].decode(encoding, "replace")
    lines = before.split("\n")
    rest = data[error.start : error.start + 80].decode(encoding, "replace").split("\n")[0]
    line, column = len(lines), len(lines[-1]) + 1
    shown = excerpt("\n" * (line - 1) + lines[-1] + rest, line, column, context=0)
    name = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}.get(encoding, "UTF-32")
    what = f"byte {error.start + mark} (0x{data[error.start]:02X}) is not {name}"
    remedy = "Save the file as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 old.txt > new.txt"
    return ArticleError(what, where=Where(path, line, column), excerpt=shown, remedy=remedy)
