"""The records that travel between the steps; every one frozen, every offset a code point of the text as it was read."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points.

    >>> "steel mill"[Span(0, 5).slice]
    'steel'
    """

    start: int
    end: int

    @property
    def slice(self) -> slice:
        """The span as a slice."""
        return slice(self.start, self.end)

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        """The span moved by so many characters."""
        return Span(self.start + by, self.end + by)


class Period(NamedTuple):
    """A closed range of days: a day, a month, a year, an interval; an open end is date.min or date.max.

    >>> Period.parse("2025-04")
    Period(first=datetime.date(2025, 4, 1), last=datetime.date(2025, 4, 30))
    """

    first: dt.date
    last: dt.date

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the days of YYYY, YYYY-MM or YYYY-MM-DD.

        Raises ValueError for anything else.
        """
        parts = text.split("-")
        if not (len(parts[0]) == 4 and all(part.isdecimal() and part.isascii() for part in parts) and len(parts) <= 3):
            raise ValueError(f"not a date: {text!r}")
        if any(len(part) != 2 for part in parts[1:]):
            raise ValueError(f"not a date: {text!r}")
        year, month, day = (int(part) for part in [*parts, "0", "0"][:3])
        if len(parts) == 3:
            return cls(dt.date(year, month, day), dt.date(year, month, day))
        if len(parts) == 2:
            return cls(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31))

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        if (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31) and (
            self.first.year == self.last.year
        ):
            return f"{self.first.year:04}"
        if self.first.day == 1 and self.first.replace(day=calendar.monthrange(*_month(self.first))[1]) == self.last:
            return f"{self.first:%Y-%m}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def covers(self, other: Period) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.first <= other.first and other.last <= self.last


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


class BlockKind(StrEnum):
    """What a stretch of an article is; furniture gives no claims."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    HEADING = "heading"
    BODY = "body"
    BULLET = "bullet"
    CAPTION = "caption"
    BLOCKQUOTE = "blockquote"
    TABLE = "table"
    BYLINE = "byline"
    CODE = "code"
    FURNITURE = "furniture"


class Block(NamedTuple):
    """A stretch of the article's text of one kind, without the marks around it (bullet signs, hashes)."""

    kind: BlockKind
    span: Span
    level: int = 0  # heading or list depth, 0 when it says nothing
    speaker: str = ""  # whose words these are in a transcript or an interview


@dataclass(frozen=True, slots=True)
class Article:
    """A draft exactly as it was read, cut into blocks."""

    path: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    author: str | None = None
    as_of: Period | None = None  # from --as-of, front matter, else unknown; never the clock
    url: str | None = None  # where it was published, as the front matter says


class Sentence(NamedTuple):
    """A sentence of a block; `text == article.text[span.start:span.end]`."""

    span: Span
    text: str
    block: int  # index into Article.blocks
    kind: BlockKind


class ClaimKind(StrEnum):
    """What a claim is about; decides which values are compared first."""

    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"
    CHANGE = "change"
    COMPARISON = "comparison"
    RANK = "rank"
    PLACE = "place"
    ROLE = "role"
    EVENT = "event"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    RELATION = "relation"
    OPINION = "opinion"
    QUESTION = "question"


class Reason(StrEnum):
    """Why a claim cannot be checked."""

    OPINION = "opinion"
    PREDICTION = "prediction"
    QUESTION = "question"
    RHETORIC = "rhetoric"
    INSTRUCTION = "instruction"
    FRAGMENT = "fragment"


class Relation(StrEnum):
    """How a value of the claim stands to a value of the snippet."""

    EQUAL = "equal"
    CLOSE = "close"  # the same but for rounding or a hedge
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"  # another measure, period, unit or denominator: says nothing


@dataclass(frozen=True, slots=True)
class Value:
    """Something a text states that can be compared; each kind in factcheck.values has its own subclass."""

    kind: str  # name of the kind, a key of factcheck.values.KINDS
    span: Span
    text: str  # the words at the span


class Comparison(NamedTuple):
    """The outcome of holding one value against another; both spans are the values' own."""

    relation: Relation
    why: str  # one short clause for a person: "902.4 million is about 900 million"
    aspect: str = ""  # what differs: "amount", "unit", "currency", "day", "name", "direction", "denominator" …


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion that stands alone; `quote` is the article's own words for it at `span`."""

    id: str
    text: str
    quote: str
    span: Span
    kind: ClaimKind
    sentence: Span
    speaker: str | None = None
    audience: str | None = None
    checkworthiness: float = 0.5
    reason: Reason | None = None  # set when not checkable
    values: tuple[Value, ...] = ()  # spans point into the article
    negated: bool = False
    subject: str = ""  # the resolved words the claim is about
    predicate: str = ""  # lemma of the main verb or of the predicate noun
    block: BlockKind = BlockKind.BODY

    @property
    def checkable(self) -> bool:
        """Whether sources could settle it."""
        return self.reason is None


class Left(NamedTuple):
    """Words that stand in no claim, and why."""

    span: Span
    why: str


class Account(NamedTuple):
    """What the parser took from a sentence (a whole block where it has none), what it left, and why."""

    span: Span
    block: BlockKind
    claims: tuple[Claim, ...] = ()
    left: tuple[Left, ...] = ()
    why: str = ""  # why there is no claim at all


class SourceKind(StrEnum):
    """How near a source stands to what it reports; nearer ones are cited first."""

    OFFICIAL = "official"
    STATISTICS = "statistics"
    PRIMARY = "primary"
    TRANSCRIPT = "transcript"
    ACADEMIC = "academic"
    COMPANY = "company"
    WIRE = "wire"
    NEWS = "news"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Source:
    """A publication with the facts a citation prints."""

    id: str
    title: str
    publisher: str
    url: str
    kind: SourceKind
    origin: str  # its own id when the file names none
    published: Period | None = None


@dataclass(frozen=True, slots=True)
class Snippet:
    """A quotable passage of a source; `key` is "source/snippet", unique in a pack."""

    key: str
    id: str
    source: Source
    text: str
    as_of: Period | None = None  # its own date, else None; see `dated`
    speaker: str | None = None
    verbatim: bool = False
    path: str = ""
    line: int = 0

    @property
    def dated(self) -> Period | None:
        """The day the snippet speaks of: its as_of, else the day its source was published."""
        return self.as_of or self.source.published


@dataclass(frozen=True, slots=True)
class Pack:
    """All snippets of a newsroom's source files, in the order of their keys, with the content's hash."""

    snippets: tuple[Snippet, ...]
    hash: str
    paths: tuple[str, ...] = ()


class Code(StrEnum):
    """Stable codes of findings; `factcheck explain CODE` prints the page of one."""

    NUMBER = "FC101"
    DATE = "FC102"
    NAME = "FC103"
    OPPOSITE = "FC104"
    QUOTATION = "FC105"
    SPEAKER = "FC106"
    UNIT = "FC107"
    OVERSTATED = "FC108"
    COMPARISON = "FC109"
    NO_EVIDENCE = "FC201"
    DISPUTED = "FC202"
    OUTDATED = "FC203"
    UNREACHABLE = "FC301"
    NOT_IN_SOURCE = "FC302"
    SELF_CONTRADICTION = "FC401"
    UNUSED_SUPPRESSION = "FC901"
    BROKEN_SUPPRESSION = "FC902"


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference pointed at word against word: article words beside source words, or beside other article words."""

    code: Code
    message: str
    article_span: Span | None = None
    article_words: str = ""
    snippet_key: str = ""
    snippet_span: Span | None = None
    snippet_words: str = ""
    other_span: Span | None = None  # of the article, where it contradicts itself
    other_words: str = ""


class Stance(StrEnum):
    """What a snippet says of a claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NEUTRAL = "neutral"


class Part(StrEnum):
    """The parts of the judge of pairs that can be asked alone: the trained model, or words and values."""

    LEARNED = "learned"
    SYMBOLIC = "symbolic"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A snippet judged against a claim."""

    snippet: Snippet
    stance: Stance
    rationale: Span  # the words of the snippet the stance rests on
    score: float  # raw strength in 0..1
    findings: tuple[Finding, ...] = ()
    later: bool = False  # dated after the article: listed, never decides
    partial: bool = False  # bears out a part of the claim and leaves the rest open
    why: str = ""


class Label(StrEnum):
    """The verdicts."""

    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly_supported"
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    OUTDATED = "outdated"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What we say of a claim and what it rests on, strongest evidence first."""

    claim: Claim
    label: Label
    confidence: float
    because: str
    evidence: tuple[Evidence, ...] = ()  # what is cited
    later: tuple[Evidence, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All verdicts on an article in the order of its claims."""

    article: Article
    verdicts: tuple[Verdict, ...]
    sources_hash: str
    settings_hash: str
    errors: tuple[str, ...] = field(default=())
    findings: tuple[Finding, ...] = ()  # of the article as a whole, in its order
    judged: int = field(default=0, compare=False)  # claims judged in this run; of the others, the verdict was kept

    def count(self, label: Label) -> int:
        """How many claims have the label."""
        return sum(verdict.label is label for verdict in self.verdicts)
