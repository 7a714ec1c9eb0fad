"""What a draft says of itself before it begins: title, author and date, between fences or as labelled first lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.records import Period, Span

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_MAX_LINES = 100  # a fence that does not close within so many lines was a rule, not front matter
_MAX_LENGTH = 20_000

_FIELDS = {
    "title": "title", "headline": "title", "hed": "title",
    "author": "author", "authors": "author", "byline": "author", "by": "author",
    "date": "as_of", "as_of": "as_of", "as-of": "as_of", "published": "as_of", "pubdate": "as_of", "pub_date": "as_of",
    "url": "url", "canonical_url": "url",
}  # fmt: skip
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


class FrontMatter(NamedTuple):
    """The fields we use, and the stretch of the text they stand in."""

    span: Span
    title: str | None = None
    author: str | None = None
    as_of: Period | None = None
    url: str | None = None


def read_front_matter(text: str) -> FrontMatter:
    """Return the front matter of a draft; an empty one where it has none.

    >>> front = read_front_matter("---\\ntitle: Mill reopens\\ndate: 2025-05-31\\n---\\nText.")
    >>> front.title, str(front.as_of), front.span
    ('Mill reopens', '2025-05-31', Span(start=0, end=45))

    Fields we do not know stay unread; of a list of authors all names are kept. A date we cannot read is no date.
    """
    lines = text[:_MAX_LENGTH].splitlines(keepends=True)
    fence = lines[0].strip() if lines else ""
    if fence not in _FENCES:
        return FrontMatter(Span(0, 0))
    close = next((n for n, line in enumerate(lines[1:_MAX_LINES], 1) if line.strip() in _FENCES[fence]), 0)
    fields = _fields(lines[1:close])
    if not close or not fields:
        return FrontMatter(Span(0, 0))
    return front_of(fields, Span(0, sum(map(len, lines[: close + 1]))))


def front_of(fields: dict[str, str], span: Span) -> FrontMatter:
    """Return the front matter of these fields."""
    front = FrontMatter(span)
    for name, words in fields.items():
        known = _FIELDS.get(name)
        if known == "title" and front.title is None:
            front = front._replace(title=words or None)
        elif known == "author" and front.author is None:
            front = front._replace(author=author_of(words) or None)
        elif known == "as_of" and front.as_of is None:
            front = front._replace(as_of=day_of(words))
        elif known == "url" and front.url is None:
            front = front._replace(url=words or None)
    return front


_FIELD = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*[:=]\s*(.*)")


def _fields(lines: list[str]) -> dict[str, str]:
    """Top-level `name: words` or `name = words`; what is indented or listed below a name belongs to it."""
    fields: dict[str, str] = {}
    name = ""
    for line in lines:
        found = _FIELD.fullmatch(line.rstrip())
        if found:
            name = found[1].lower()
            fields[name] = "" if found[2].strip() in (">", ">-", "|", "|-") else _unquoted(found[2])
        elif name and line.strip() and (line[0].isspace() or line.startswith("-")):
            words = _unquoted(line.strip().removeprefix("- ").removeprefix("name:"))
            separator = ", " if line.strip().startswith("-") else " "
            fields[name] = f"{fields[name]}{separator}{words}" if fields[name] else words
    return fields


def _unquoted(words: str) -> str:
    words = words.strip()
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        return words[1:-1].replace("''", "'") if words[0] == "'" else words[1:-1].replace('\\"', '"')
    if words.startswith("[") and words.endswith("]"):
        return ", ".join(_unquoted(part) for part in words[1:-1].split(","))
    return re.sub(r"\s+#.*", "", words)


def author_of(words: str) -> str:
    """Return the names of a byline without what stands around them.

    >>> author_of("By Jane Doe and Max Roe, Staff Writers | May 3, 2025")
    'Jane Doe and Max Roe'
    """
    words = re.split(r"\s+[|•·–—]\s+|\s{3,}", words.strip())[0]
    words = re.sub(r"^(?:written |reported |story )?by[:\s]\s*", "", words, flags=re.IGNORECASE)
    return re.sub(
        r",\s*(?:[\w’'-]+\s+){0,3}(?:writers?|reporters?|editors?|correspondents?|analysts?)\b.*",
        "",
        words,
        flags=re.IGNORECASE,
    )


def names_author(words: str) -> bool:
    """Return whether a byline says who wrote it, not when or where.

    >>> names_author("By Jane Doe"), names_author("May 3, 2025")
    (True, False)
    """
    return re.match(r"(?:(?:written|reported|story|analysis|words) )?by\b", words, re.IGNORECASE) is not None


_DAY_FIRST = re.compile(r"(?:[A-Za-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b.*")
_MONTH_FIRST = re.compile(r"(?:[A-Za-z]+,?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b.*")
_MONTH_ONLY = re.compile(r"([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_ISO = re.compile(r"(\d{4}(?:[-/]\d{2}(?:[-/]\d{2})?)?)(?:[T\s].*)?")


def day_of(words: str) -> Period | None:
    """Return the day, month or year a date field names, None where we cannot tell.

    >>> str(day_of("Saturday, May 31st, 2025")), str(day_of("2025-05-31T10:00:00Z")), day_of("05/06/2025")
    ('2025-05-31', '2025-05-31', None)
    """
    words = words.strip()
    if found := _ISO.fullmatch(words):
        return _period(found[1].replace("/", "-"))
    if found := _DAY_FIRST.fullmatch(words):
        return _period(f"{found[3]}-{_month(found[2]):02}-{int(found[1]):02}")
    if found := _MONTH_FIRST.fullmatch(words):
        return _period(f"{found[3]}-{_month(found[1]):02}-{int(found[2]):02}")
    if found := _MONTH_ONLY.fullmatch(words):
        return _period(f"{found[2]}-{_month(found[1]):02}")
    return None


def _month(name: str) -> int:
    """1 to 12, or 0, which no date has."""
    key = name[:3].lower()
    return _MONTHS.index(key) + 1 if key in _MONTHS else 0


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text)
    except ValueError:
        return None
