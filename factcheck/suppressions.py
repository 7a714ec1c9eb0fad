"""Comments of the article that silence findings: `<!-- factcheck: ignore[FC101] reason -->` and its kin.

`ignore[FC101] reason` silences the claims of its own line or, alone on its line, those of the next block;
`disable[FC101] reason` those from there on, up to `enable[FC101]` or a bare `enable`; `disable-file[FC101] reason` all
of the article. Codes and reason are required. In code (between fences or backticks) the comments are text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from factcheck.records import Article, BlockKind, Code, Finding, Span

VERBS = ("ignore", "disable", "enable", "disable-file")
EXAMPLE = "<!-- factcheck: ignore[FC101] agreed with the desk -->"


class Suppression(NamedTuple):
    """A comment that silences findings with its codes on claims in its region."""

    codes: tuple[Code, ...]
    reason: str
    region: Span
    comment: Span

    def silences(self, finding: Finding, claim: Span) -> bool:
        """Whether it speaks of a finding on a claim: its code, and the claim or the words pointed at in its region."""
        places = (claim, finding.article_span)
        return finding.code in self.codes and any(place and self.region.overlaps(place) for place in places)


class Suppressions(NamedTuple):
    """All comments of an article: those that silence, and findings on those that are broken."""

    whole: tuple[Suppression, ...] = ()
    broken: tuple[Finding, ...] = ()


# A comment we are meant by; one that is not closed ends with its line, so that it swallows nothing.
_COMMENT = re.compile(
    r"<!--\s{0,20}factcheck\b(?:(?P<body>(?:(?!-->|<!--).){0,2000}?)-->|(?P<open>[^\r\n]*))", re.DOTALL | re.IGNORECASE
)
_DIRECTIVE = re.compile(
    r"\s*(?P<colon>:?)\s*(?P<verb>[a-z]+(?:-[a-z]+)*)\s*(?P<codes>\[[^\]]*\]?)?\s*(?P<reason>.*?)\s*",
    re.DOTALL | re.IGNORECASE,
)
_MEANT = re.compile(rf"\s*:|\s+(?:{'|'.join(VERBS)})\b", re.IGNORECASE)
_INK = re.compile(r"[^\r\n\x0b\f\x85\u2028\u2029]")


def blank(text: str) -> str:
    """Return the text with spaces for the comments to us: as long as before, every line where it was.

    >>> blank("One. <!-- factcheck: ignore[FC101] agreed --> Two.").split()
    ['One.', 'Two.']
    """
    if "<!--" not in text:
        return text
    return _COMMENT.sub(lambda found: _INK.sub(" ", found[0]) if _is_ours(found) else found[0], text)


def ending(text: str, start: int) -> int | None:
    """Return where the comment to us that begins at `start` ends, None where none begins there."""
    found = _COMMENT.match(text, start)
    return found.end() if found and _is_ours(found) else None


def read(article: Article) -> Suppressions:
    """Return the comments of an article to us; what is broken silences nothing."""
    found = _Found(article)
    for comment in _COMMENT.finditer(article.text) if "<!--" in article.text else ():
        if _is_ours(comment):
            found.take(comment)
    return found.all()


def _is_ours(comment: re.Match[str]) -> bool:
    """A person's note that begins with the word, "<!-- factcheck this again -->", is none of our business."""
    return _MEANT.match(comment["body"] if comment["body"] is not None else comment["open"]) is not None


class _Ticks(NamedTuple):
    """The backticks of a line: how many up to where it was read, and the last of all."""

    line: Span
    read: int
    ticks: int
    last: int


class _Found:
    """The comments read so far, and the ranges still open; a line of a million characters is read once."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._code = [block.span for block in article.blocks if block.kind is BlockKind.CODE]
        ends = [found.start() for found in re.finditer(r"[\r\n]", article.text)]
        self._breaks = [-1, *ends, len(article.text)]
        self._ticks = _Ticks(Span(-1, -1), 0, 0, 0)
        self._worded: dict[Span, bool] = {}
        self._whole: list[Suppression] = []
        self._broken: list[Finding] = []
        self._open: list[Suppression] = []

    def all(self) -> Suppressions:
        """Return everything, ranges that were never closed reaching to the end."""
        whole = sorted([*self._whole, *self._open], key=lambda one: (one.comment, one.codes))
        return Suppressions(tuple(whole), tuple(self._broken))

    def take(self, comment: re.Match[str]) -> None:
        """Take one comment, unless it stands in code."""
        if self._is_code(comment.start()):
            return
        wrong = self._put(comment)
        if wrong:
            message = f"the comment silences nothing: {wrong}"
            self._broken.append(Finding(Code.BROKEN_SUPPRESSION, message, Span(*comment.span()), comment[0]))

    def _is_code(self, at: int) -> bool:
        """Whether a place is between fences, or between backticks on its line."""
        text, line = self._article.text, self._line(at, at)
        if line != self._ticks.line:
            self._ticks = _Ticks(line, line.start, 0, text.rfind("`", line.start, line.end))
        count = self._ticks.ticks + text.count("`", self._ticks.read, at)
        self._ticks = self._ticks._replace(read=at, ticks=count)
        return (count % 2 == 1 and self._ticks.last > at) or any(span.start <= at < span.end for span in self._code)

    def _put(self, comment: re.Match[str]) -> str:
        """Put it where it belongs; or return what is wrong with it."""
        read = _DIRECTIVE.fullmatch(comment["body"] or "")
        wrong = "it is not closed" if comment["body"] is None else _wrong(read)
        if wrong or read is None:
            return f"{wrong}; write {EXAMPLE}"
        codes, unknown = _codes(read["codes"])
        if unknown:
            return f"there is no code {unknown!r} to silence; {_nearest(unknown.upper(), SILENCEABLE)}"
        verb, place = read["verb"].lower(), Span(*comment.span())
        if verb == "enable":
            return self._close(codes, place.start)
        one = Suppression(codes, " ".join(read["reason"].split()), self._region(verb, place), place)
        (self._open if verb == "disable" else self._whole).append(one)
        return ""

    def _line(self, start: int, end: int) -> Span:
        """The line or lines from one place to another, without the line break."""
        return Span(
            self._breaks[bisect_left(self._breaks, start) - 1] + 1, self._breaks[bisect_left(self._breaks, end)]
        )

    def _region(self, verb: str, comment: Span) -> Span:
        """Where a comment speaks: the article, the rest of it, its line, or the next block."""
        text = self._article.text
        if verb == "disable-file":
            return Span(0, len(text))
        if verb == "disable":
            return Span(comment.end, len(text))
        line = self._line(comment.start, comment.end)
        if line not in self._worded:
            self._worded[line] = any(map(str.isalnum, blank(text[line.slice])))
        if self._worded[line]:
            return line
        after = (block.span for block in self._article.blocks if block.span.end > comment.end)
        block = next(after, Span(comment.end, comment.end))
        return Span(max(block.start, comment.end), block.end)

    def _close(self, codes: tuple[Code, ...], at: int) -> str:
        """End the open ranges of these codes, all of them where none is named."""
        closed, still = [], []
        for one in self._open:
            named = tuple(code for code in one.codes if not codes or code in codes)
            rest = tuple(code for code in one.codes if code not in named)
            if named:
                closed.append(one._replace(codes=named, region=Span(one.region.start, max(one.region.start, at))))
            if rest:
                still.append(one._replace(codes=rest))
        self._whole += closed
        self._open = still
        return "" if closed else "it ends nothing: no disable before it is still open"


def _wrong(read: re.Match[str] | None) -> str:
    """What a comment lacks, whatever its codes are."""
    if read is None:
        return "it has no word for what to do"
    verb = read["verb"].lower()
    if verb not in VERBS:
        return f"there is no {verb!r}, {_nearest(verb, VERBS)}"
    if not read["colon"]:
        return "the colon is missing"
    if verb == "enable":
        return ""
    if not (read["codes"] or "").strip("[] ,"):
        return "it names no code"
    return "" if any(map(str.isalnum, read["reason"])) else "it gives no reason"


SILENCEABLE = tuple(code for code in Code if code not in (Code.UNUSED_SUPPRESSION, Code.BROKEN_SUPPRESSION))


def _codes(listed: str | None) -> tuple[tuple[Code, ...], str]:
    """Return the codes between brackets, and the first that is none."""
    words = [word.strip() for word in (listed or "").strip("[]").split(",") if word.strip()]
    unknown = next((word for word in words if word.upper() not in SILENCEABLE), "")
    return (() if unknown else tuple(dict.fromkeys(Code(word.upper()) for word in words))), unknown


def _nearest(word: str, known: tuple[str, ...]) -> str:
    from rapidfuzz import fuzz, process

    near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=60)
    return f"did you mean {str(near[0])!r}?" if near else f"there are {', '.join(known)}"
