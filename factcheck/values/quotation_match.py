"""Whether a source has the words of a quotation: token by token first, a near miss only where that fails."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.records import Span


class Change(NamedTuple):
    """Words of the claim beside the words of the source; an empty side was put in or left out."""

    claim_span: Span
    source_span: Span
    claim_words: str
    source_words: str


class QuoteMatch(NamedTuple):
    """What became of a quotation; `span` is where the source has it, `changes` what differs when it is altered."""

    verdict: str  # "exact", "marked_cut", "altered" or "not_found"
    span: Span | None
    changes: tuple[Change, ...] = ()


class _Words(NamedTuple):
    """The folded words of a text, each with its place."""

    text: str
    folded: tuple[str, ...]
    spans: tuple[Span, ...]


_NEAR = 0.6  # share of a quotation's content words a near miss must have in order; below it, another sentence
_HALF, _MOST = (
    0.5,
    0.7,
)  # of its content words, and of all its words: fewer of the ones where there are more of the others
_REACH = 40  # source words a marked cut may leave out; an editor cuts a sentence or two, not a page
_LOOSE = 8  # source words a bracketed insertion may stand for
_FUNCTION = frozenset(
    "a an the of to in on at by for with from and or but as is are was were be been being it its this that these those "
    "he she they we i you his her their our my your has have had will would can could do does did so if than then "
    "there which who whom what when not no".split()
)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['’ʼ´`][^\W\d_]+)*|[$€£¥₹%&]")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(
        r"(?P<cut>\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\s?\.\s?\.)\s*\)|…|\.\s?\.\s?\.(?:\s?\.)?)"
        r"|(?P<insert>\[[^\[\]\n]{1,200}\])"
    )


_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "´": "'", "`": "'"})


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).translate(_APOSTROPHES).casefold()


@lru_cache(maxsize=64)
def _words(text: str) -> _Words:
    clean = text.translate(_SOFT) if "\xad" in text else text
    found = [(item.start(), item.end(), item.group()) for item in _word().finditer(clean)]
    return _Words(clean, tuple(_fold(word) for _, _, word in found), tuple(Span(start, end) for start, end, _ in found))


_SOFT = {0xAD: "'"}  # same length, so that places stay; a soft hyphen joins the two halves of a word as an apostrophe


def match(quoted: str, source: str, *, at: int = 0) -> QuoteMatch:
    """Return how the quoted words stand in the source; spans of the claim are moved by `at`.

    >>> match("closed since 2014", "The mill, closed since 2015, is old.").changes[0].source_words
    '2015'
    """
    pieces = _pieces(quoted)
    if not pieces:
        return QuoteMatch("not_found", None)
    theirs = _words(source)
    place = _exact(pieces, theirs)
    if place is not None:
        marked = len(pieces) > 1 or pieces[0].opened or pieces[-1].closed
        return QuoteMatch("marked_cut" if marked else "exact", _widened(quoted, theirs, *place))
    return _near_miss(quoted, theirs, at)


class _Piece(NamedTuple):
    """Words that must stand together; `room` source words may stand before them, as a mark says."""

    folded: tuple[str, ...]
    room: int
    opened: bool = False
    closed: bool = False


def _pieces(quoted: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    cursor, room, opened = 0, 0, False
    for start, end, size in [*_marks_in(quoted), (len(quoted), len(quoted), 0)]:
        folded = _words(quoted[cursor:start]).folded
        if folded:
            pieces.append(_Piece(folded, room, opened))
            room, opened = 0, False
        room, opened, cursor = room + size, opened or size > 0, end
    if pieces and opened:
        last = pieces[-1]
        pieces[-1] = _Piece(last.folded, last.room, last.opened, closed=True)
    return pieces


def _marks_in(quoted: str) -> Iterator[tuple[int, int, int]]:
    for found in _marks().finditer(quoted):
        yield found.start(), found.end(), _REACH if found.lastgroup == "cut" else _LOOSE


def _exact(pieces: Sequence[_Piece], theirs: _Words) -> tuple[int, int] | None:
    """Return the first source words that hold every piece in order, each within the room its mark gives."""
    index = _index(theirs.folded)
    for first in index.places(pieces[0].folded, 0, len(theirs.folded)):
        end = first + len(pieces[0].folded)
        for piece in pieces[1:]:
            following = next(index.places(piece.folded, end, end + piece.room + len(piece.folded)), None)
            if following is None:
                break
            end = following + len(piece.folded)
        else:
            return first, end
    return None


class _Index:
    """All words in one string, so that finding a run of them is one search."""

    def __init__(self, folded: tuple[str, ...]) -> None:
        self._joined = f" {' '.join(folded)} "
        self._starts: list[int] = []
        at = 1
        for word in folded:
            self._starts.append(at)
            at += len(word) + 1

    def places(self, run: tuple[str, ...], first: int, last: int) -> Iterator[int]:
        """Yield where a run of words begins between two words."""
        needle = f" {' '.join(run)} "
        if first >= len(self._starts):
            return
        cursor = self._starts[first] - 1
        stop = self._starts[last] if last < len(self._starts) else len(self._joined)
        while (cursor := self._joined.find(needle, cursor, stop)) >= 0:
            yield bisect_left(self._starts, cursor + 1)
            cursor += 1


@lru_cache(maxsize=64)
def _index(folded: tuple[str, ...]) -> _Index:
    return _Index(folded)


_EQUAL_MARKS = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-"}


def _widened(quoted: str, theirs: _Words, first: int, last: int) -> Span:
    """Return the span of source words, with the marks about them that the quotation has too."""
    start, end, text = theirs.spans[first].start, theirs.spans[last - 1].end, theirs.text
    tail = quoted.rstrip()[-1:]
    if tail and not tail.isalnum() and end < len(text) and _mark(text[end]) == _mark(tail):
        end += 1
    head = quoted.lstrip()[:1]
    if head and not head.isalnum() and start and _mark(text[start - 1]) == _mark(head):
        start -= 1
    return Span(start, end)


def _mark(character: str) -> str:
    return _EQUAL_MARKS.get(character, character)


def _near_miss(quoted: str, theirs: _Words, at: int) -> QuoteMatch:
    ours = _words(_without_marks(quoted))
    if len(ours.folded) < 3 or not theirs.folded:
        return QuoteMatch("not_found", None)
    first, last = _window(ours.folded, theirs.folded)
    blocks = _blocks(ours.folded, theirs.folded[first:last], first)
    near = _is_near(ours.folded, blocks) or _begins_alike(ours.folded, blocks) or _is_hedged(ours, theirs, blocks)
    if not (near or _is_one_word_apart(ours.folded, theirs.folded, blocks)):
        return QuoteMatch("not_found", None)
    start, end = _edges(ours, theirs, blocks)
    changes = tuple(_changes(ours, theirs, blocks, (start, end), at))
    if not changes or not _is_told(quoted, changes, at):
        return QuoteMatch("not_found", None)
    return QuoteMatch("altered", Span(theirs.spans[start].start, theirs.spans[end - 1].end), changes)


def _without_marks(quoted: str) -> str:
    """Bracketed insertions are the editor's words: they are blanked, so that places stay."""
    return _marks().sub(lambda found: " " * len(found.group()), quoted)


def _is_told(quoted: str, changes: Sequence[Change], at: int) -> bool:
    """Whether a change is left that no mark of the quotation stands at."""
    marks = [(start + at, end + at) for start, end, _ in _marks_in(quoted)]
    return any(
        not any(change.claim_span.start - 2 <= end and start <= change.claim_span.end + 2 for start, end in marks)
        for change in changes
    )


def _window(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int]:
    """Return the source words, a little more than the quotation's, that share most content words with it."""
    wanted = Counter(word for word in ours if word not in _FUNCTION) or Counter(ours)
    size = len(ours) + max(3, len(ours) // 4)
    inside: Counter[str] = Counter()
    shared = best = 0
    place = 0
    for at, word in enumerate(theirs):
        if word in wanted:
            inside[word] += 1
            shared += inside[word] <= wanted[word]
        leaving = theirs[at - size] if at >= size else ""
        if leaving in wanted:
            shared -= inside[leaving] <= wanted[leaving]
            inside[leaving] -= 1
        if shared > best:
            best, place = shared, at
    reach = len(ours) + 3
    return max(0, place - size - 2), min(len(theirs), place + reach)


_Block = tuple[int, int, int]  # our first word, their first word, how many are the same


def _blocks(ours: Sequence[str], window: Sequence[str], shift: int) -> list[_Block]:
    from rapidfuzz.distance import Indel

    return [
        (code.src_start, code.dest_start + shift, code.src_end - code.src_start)
        for code in Indel.opcodes(ours, window)
        if code.tag == "equal"
    ]


def _is_near(ours: Sequence[str], blocks: Sequence[_Block]) -> bool:
    content = [word not in _FUNCTION for word in ours]
    total = sum(content)
    kept = sum(sum(content[first : first + size]) for first, _, size in blocks)
    words = sum(size for _, _, size in blocks)
    if len(ours) == 3:
        return words == 2 and total >= 2
    if total == 0:
        return False
    if kept >= _HALF * total and words >= _MOST * len(ours) and kept >= 2:  # one phrase was put in another's place
        return True
    return kept >= _NEAR * total and kept >= 2 and words >= len(ours) / 2


def _is_one_word_apart(ours: Sequence[str], theirs: Sequence[str], blocks: Sequence[_Block]) -> bool:
    """Whether all that the speaker said is the quotation with one word for another: "We are relieved", "delighted"."""
    same = sum(size for _, _, size in blocks)
    return len(ours) == len(theirs) > 2 and same == len(ours) - 1


def _begins_alike(ours: Sequence[str], blocks: Sequence[_Block]) -> bool:
    """Whether so many first words are the same that the rest is what was put in another's place."""
    if not blocks or blocks[0][0] or blocks[0][2] < _BEGINNING:
        return False
    return sum(word not in _FUNCTION for word in ours[: blocks[0][2]]) >= 2


_BEGINNING = 8  # words; nobody says so many twice and goes on in two ways


def _is_hedged(ours: _Words, theirs: _Words, blocks: Sequence[_Block]) -> bool:
    """Whether the speaker said it with a "may", and half of the quotation's content words: "We may have lost a good".

    The quotation begins with the same word and goes on without the hedge.
    """
    if len(blocks) < 2 or blocks[0][0] or blocks[1][0] != blocks[0][2]:
        return False
    between = theirs.folded[blocks[0][1] + blocks[0][2] : blocks[1][1]]
    content = [word not in _FUNCTION for word in ours.folded]
    kept = sum(sum(content[first : first + size]) for first, _, size in blocks)
    start, end = theirs.spans[blocks[0][1]].start, theirs.spans[blocks[-1][1] + blocks[-1][2] - 1].end
    if any(two[1] - one[1] - one[2] > 3 for one, two in pairwise(blocks)) or _STOP.search(theirs.text, start, end):
        return False
    hedged = bool(between) and bool(set(between) & _HEDGES) and len(between) <= 3
    return hedged and _HEDGES.isdisjoint(ours.folded) and kept >= 2 and kept >= _HALF * sum(content)


_STOP = re.compile(r"[,.;:!?]")
_HEDGES = frozenset("may might could perhaps probably possibly almost nearly partly".split())


def _edges(ours: _Words, theirs: _Words, blocks: Sequence[_Block]) -> tuple[int, int]:
    """Return the source words the quotation stands for: changed words at its ends take as many of the source's."""
    first, last = blocks[0], blocks[-1]
    start, end = first[1], last[1] + last[2]
    for _ in range(first[0]):
        if start == 0 or not _joined(theirs, start - 1):
            break
        start -= 1
    for _ in range(len(ours.folded) - last[0] - last[2]):
        if end == len(theirs.spans) or not _joined(theirs, end - 1):
            break
        end += 1
    return start, end


def _joined(theirs: _Words, left: int) -> bool:
    """Whether only white space parts a source word from the next."""
    return theirs.text[theirs.spans[left].end : theirs.spans[left + 1].start].isspace()


def _changes(
    ours: _Words, theirs: _Words, blocks: Sequence[_Block], edges: tuple[int, int], at: int
) -> Iterator[Change]:
    left, right = 0, edges[0]
    for first, second, size in [*blocks, (len(ours.folded), edges[1], 0)]:
        if first > left or second > right:
            mine, its = _stretch(ours, left, first), _stretch(theirs, right, second)
            yield Change(mine.shift(at), its, ours.text[mine.slice], theirs.text[its.slice])
        left, right = first + size, second + size


def _stretch(words: _Words, first: int, last: int) -> Span:
    """Return the span of some words; of none, the empty span where they would stand."""
    if first < last:
        return Span(words.spans[first].start, words.spans[last - 1].end)
    place = words.spans[first].start if first < len(words.spans) else (words.spans[-1].end if words.spans else 0)
    return Span(place, place)


__all__ = ["Change", "QuoteMatch", "match"]
