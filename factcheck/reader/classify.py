"""What each stretch of a draft is: headline, standfirst, heading, body, bullet, caption, byline, furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.plain import fold
from factcheck.reader import furniture
from factcheck.reader.frontmatter import FrontMatter
from factcheck.reader.layout import Draft, is_title
from factcheck.reader.turns import Turn, turns
from factcheck.records import Block, BlockKind, Span

_K = BlockKind


_NO_TURN = Turn()


class Part(NamedTuple):
    """A stretch with its plain words, on the way to being a block."""

    draft: Draft
    words: str
    turn: Turn = _NO_TURN

    @property
    def kind(self) -> BlockKind | None:
        """What it is, None while undecided."""
        return self.draft.kind

    def become(self, kind: BlockKind) -> Part:
        """The same stretch, decided."""
        return self._replace(draft=self.draft._replace(kind=kind))

    @property
    def stopped(self) -> bool:
        """Whether it ends like a sentence; an abbreviation's stop counts too."""
        return self.words.rstrip("\"'”’»)]*").endswith((".", "!", "?", "…"))

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.words.split())


def classify(text: str, drafts: Sequence[Draft], *, markdown: bool, front: FrontMatter) -> tuple[Block, ...]:
    """Return the blocks of an article, in order, overlapping nowhere; what has no words is left out."""
    parts = [Part(draft, fold(text, draft.span, markdown=markdown).text) for draft in drafts]
    parts = [part for part in parts if part.words or part.kind is _K.CODE]
    parts = [_known(part) for part in parts]
    parts = list(_linked(parts))
    parts = _headed(parts, front)
    parts = _turned(parts)
    parts = [_heading(part, parts[n + 1 :]) for n, part in enumerate(parts)]
    parts = _standfirst(parts)
    parts = list(_first_told(part if part.kind else part.become(_K.BODY) for part in parts))
    return tuple(block for part in parts for block in _blocks(part, text, markdown=markdown))


def _known(part: Part) -> Part:
    """Furniture, captions and bylines show in their own words."""
    if part.kind in (_K.CODE, _K.TABLE, _K.CAPTION):
        return part
    if furniture.is_furniture(part.words):
        return part.become(_K.FURNITURE)
    if part.kind is None and furniture.is_byline(part.words):
        return part.become(_K.BYLINE)
    if part.kind in (None, _K.BULLET) and furniture.is_caption(part.words):
        return part.become(_K.CAPTION)
    return part


def _linked(parts: Sequence[Part]) -> Iterator[Part]:
    """What stands under "Related articles" is links, up to the next paragraph that ends in a stop."""
    inside = False
    for part in parts:
        inside = (
            inside
            and (part.length < _LINK_WORDS or part.kind in (_K.FURNITURE, _K.BULLET))
            and not (part.stopped and part.kind is None and part.length > _TEASER_WORDS)
        )
        if furniture.opens_links(part.words) and part.kind is not _K.TABLE:
            inside = True
        yield part.become(_K.FURNITURE) if inside else part


_LINK_WORDS = 30
_TEASER_WORDS = 14


def _turned(parts: list[Part]) -> list[Part]:
    """Mark what stands before the words of a turn, and who speaks; a turn is no heading."""
    told = [n for n, part in enumerate(parts) if part.kind in (None, _K.BODY)]
    above = " ".join(part.words for part in parts if part.kind is _K.HEADLINE)
    for n, turn in zip(told, turns([parts[n].words for n in told], headline=above), strict=True):
        if turn.length or turn.speaker:
            parts[n] = parts[n]._replace(turn=turn)
            parts[n] = parts[n].become(_K.BODY) if turn.length and not is_title(parts[n].words) else parts[n]
    return parts


_PREAMBLE = frozenset([_K.FURNITURE, _K.CAPTION, _K.BYLINE, _K.CODE])


def _headed(parts: list[Part], front: FrontMatter) -> list[Part]:
    """Mark the headline: the first heading of level 1, else the first words if they look like one."""
    first = next((n for n, part in enumerate(parts) if part.kind not in _PREAMBLE), None)
    if first is None or any(part.kind is _K.HEADLINE for part in parts):
        return parts
    marked = next((n for n, part in enumerate(parts) if part.kind is _K.HEADING), None)
    if marked is not None and (marked == first or (parts[marked].draft.level == 1 and marked <= first + 2)):
        found: int | None = marked
    elif front.title and _key(front.title) != _key(parts[first].words):
        found = None
    else:
        found = _first_line(parts, first)
    if found is None:
        return parts
    kicker = [part.become(_K.HEADING) if part.kind is None else part for part in parts[:found]]
    return [*kicker, parts[found].become(_K.HEADLINE), *parts[found + 1 :]]


def _first_line(parts: Sequence[Part], first: int) -> int | None:
    """The headline is the first line, or the second where the first is a kicker of a word or two."""
    rest = [n for n in range(first + 1, len(parts)) if parts[n].kind not in _PREAMBLE]
    if not rest or not _like_headline(parts[first]):
        return None
    after = rest[0]
    kicker = parts[first].length <= _KICKER_WORDS and len(rest) > 1
    return after if kicker and parts[first].words.isupper() and _like_headline(parts[after]) else first


_KICKER_WORDS = 3


def _like_headline(part: Part) -> bool:
    if part.kind is not None or part.length > _HEADLINE_WORDS:
        return False
    return is_title(part.words) or not part.stopped or (part.words[-1] in "!?" and part.length <= _HEADING_WORDS)


_HEADLINE_WORDS = 30
_HEADING_WORDS = 14


def _heading(part: Part, after: Sequence[Part]) -> Part:
    """Short words without a stop above others are a heading; figures make them a statement unless it is a title."""
    if part.kind is not None or part.length > _HEADING_WORDS or len(part.words) > _HEADING_LENGTH or not after:
        return part
    if "\n" in part.words or all(later.kind in _PREAMBLE for later in after[:3]):
        return part if not is_title(part.words) or part.stopped else part.become(_K.HEADING)
    if is_title(part.words):
        ends = part.words.rstrip("\"'”’»)]*")
        stops = ends.endswith(".") and not _ABBREVIATED.search(ends)
        return part if stops or _spoken(part.words) else part.become(_K.HEADING)
    if part.stopped and not (part.words.endswith("?") and part.draft.alone and not _spoken(part.words)):
        return part
    return part if _FIGURE.search(part.words) or _spoken(part.words) else part.become(_K.HEADING)


_HEADING_LENGTH = 110
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|etc)\.$")
_FIGURE = re.compile(
    r"[$€£¥₹%]|\d[\d,]*\.\d|\b(?!(?:19|20)\d\d\b)\d{2,}|\d\s*(?:m|bn|million|billion|per\s?cent|percent)\b"
)


def _spoken(words: str) -> bool:
    """Whether the words are a quotation or a turn of an interview, whatever they look like."""
    return words[0] in '"“‘«' or re.match(r"(?:Q|A|[A-Z][\w .]{1,30}):\s\S", words) is not None


def _standfirst(parts: list[Part]) -> list[Part]:
    """The paragraph below the headline is a standfirst where a byline or a heading, not the story, follows it."""
    head = next((n for n, part in enumerate(parts) if part.kind is _K.HEADLINE), None)
    if head is None:
        return parts
    for n in range(head + 1, len(parts)):
        part = parts[n]
        if part.kind in (_K.FURNITURE, _K.CAPTION):
            continue
        told = next((later for later in parts[n + 1 :] if later.kind not in (_K.FURNITURE, _K.CAPTION)), None)
        above = told is not None and told.kind in (_K.BYLINE, _K.HEADING)
        level_two = part.kind is _K.HEADING and told is not None and told.kind is _K.BYLINE
        if part.length <= _STANDFIRST_WORDS and (level_two or (part.kind is None and (above or not part.stopped))):
            parts[n] = part.become(_K.STANDFIRST)
        break
    return parts


_STANDFIRST_WORDS = 70


def _first_told(parts: Iterator[Part]) -> Iterator[Part]:
    """A block that says again, word for word, what one before it said is furniture: a web page's summary."""
    told: dict[str, BlockKind | None] = {}
    for part in parts:
        key = _key(part.words)
        enough = part.length >= _REPEATED_WORDS or told.get(key) is _K.HEADLINE
        again = key in told and enough and part.kind not in (_K.TABLE, _K.CODE)
        told.setdefault(key, part.kind)
        yield part.become(_K.FURNITURE) if again else part


_REPEATED_WORDS = 4


def _key(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().casefold()


def _blocks(part: Part, text: str, *, markdown: bool) -> Iterator[Block]:
    """One block; more where a dateline stands before the words, or label and credit around a caption."""
    draft, kind = part.draft, part.kind or _K.BODY
    speaker = part.turn.speaker
    if kind is _K.CAPTION:
        yield from _caption(part, text, markdown=markdown)
        return
    length = part.turn.length or (furniture.dateline(part.words) if kind in (_K.BODY, _K.STANDFIRST) else 0)
    if not length:
        yield Block(kind, draft.span, draft.level, speaker)
        return
    view = fold(text, draft.span, markdown=markdown)
    cut = view.starts[length]
    yield Block(_K.BYLINE, Span(draft.span.start, view.span(0, len(part.words[:length].rstrip())).end))
    yield Block(kind, Span(cut, draft.span.end), draft.level, speaker)


def _caption(part: Part, text: str, *, markdown: bool) -> Iterator[Block]:
    """The caption's own words; label and credit are furniture."""
    view = fold(text, part.draft.span, markdown=markdown)
    start, end = furniture.caption(part.words)
    for first, last, kind in ((0, start, _K.FURNITURE), (start, end, _K.CAPTION), (end, len(part.words), _K.FURNITURE)):
        words = part.words[first:last]
        if words.strip():
            first += len(words) - len(words.lstrip())
            yield Block(kind, view.span(first, first + len(words.strip())), part.draft.level)
