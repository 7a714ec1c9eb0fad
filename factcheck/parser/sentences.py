"""Sentences of an article: block by block, on the words without markup, with offsets of the text as it was read.

sentencex finds the ends; the rules here mend what it gets wrong in news: "5 p.m. Monday", "vol. 5", "J.D. Vance",
`6'2" tall`, "(It was revised.) The ministry". A quotation of several sentences stays one sentence, because quotations
are checked whole; a longer one, or one that is the whole block, is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.plain import plain
from factcheck.records import Article, BlockKind, Sentence, Span

SILENT = frozenset([BlockKind.FURNITURE, BlockKind.CODE, BlockKind.BYLINE])  # blocks without sentences


def sentences(article: Article) -> list[Sentence]:
    """Return the sentences of an article in order; `sentence.text == article.text[sentence.span.slice]`.

    Furniture, code and bylines have none; a row of a table is one.
    """
    return [sentence for index in range(len(article.blocks)) for sentence in _of_block(article, index)]


def _of_block(article: Article, index: int) -> Iterator[Sentence]:
    block = article.blocks[index]
    if block.kind in SILENT:
        return
    view = plain(article, block.span)
    spans = [Span(0, len(view.text))] if block.kind is BlockKind.TABLE else split(view.text)
    for found in spans:
        span = view.span(found.start, found.end)
        yield Sentence(span, article.text[span.slice], index, block.kind)


_LONGEST_PIECE = 20_000  # characters given to sentencex at once: unclosed quotation marks cost it the square


def split(text: str) -> list[Span]:
    """Return the sentences of plain text, trimmed, in order.

    >>> [text[span.slice] for text in ["He left at 5 p.m. Monday. J.D. Vance stayed."] for span in split(text)]
    ['He left at 5 p.m. Monday.', 'J.D. Vance stayed.']
    """
    from sentencex import get_sentence_boundaries

    masked = _mask_inches(text)
    cuts = {0, len(text)}
    for first, last in pairwise(_piece_ends(text)):
        ends = {first + int(found["end_index"]) for found in get_sentence_boundaries("en", masked[first:last])}
        cuts.update(ends)
    cuts.update(_more_cuts(masked))
    kept = sorted(cut for cut in cuts if cut in (0, len(text)) or not _joins(text, cut))
    spans = [span for first, last in pairwise(kept) if len(span := _trimmed(text, first, last))]
    whole = [part for span in spans for part in _cut_long_quotation(masked, span, whole=len(spans) == 1)]
    return [part for span in whole for part in _cut_endless(text, span)]


def _trimmed(text: str, first: int, last: int) -> Span:
    raw = text[first:last]
    start = first + len(raw) - len(raw.lstrip())
    return Span(start, start + len(raw.strip()))


_LONGEST = 4_000  # characters: nobody writes a longer sentence, and taking one apart costs the square of its words


def _cut_endless(text: str, span: Span) -> list[Span]:
    """A sentence that a person may have written as it is; an endless run of words in parts, cut at spaces."""
    cuts, at = [span.start], span.start
    while span.end - at > _LONGEST:
        space = text.rfind(" ", at + 1, at + _LONGEST)
        at = space if space >= 0 else text.find(" ", at + _LONGEST, span.end)
        if at < 0:
            break
        cuts.append(at)
    return [part for first, last in pairwise([*cuts, span.end]) if len(part := _trimmed(text, first, last))]


_STOP = re.compile(r"[.!?][\"”’)]*\s")


def _piece_ends(text: str) -> list[int]:
    """Ends of pieces short enough for sentencex, each after a stop where one is near."""
    ends = [0]
    while len(text) - ends[-1] > _LONGEST_PIECE:
        limit = ends[-1] + _LONGEST_PIECE
        stops = [found.end() for found in _STOP.finditer(text, limit - _LONGEST_PIECE // 4, limit)]
        space = text.rfind(" ", ends[-1], limit) + 1
        ends.append(stops[-1] if stops else space or limit)
    return [*ends, len(text)]


_FEET = re.compile(r"(?<=\d)['′’]\s?\d{1,2}(?:½|\.\d)?([\"”″])")
_QUOTED = re.compile(r"[\"“”]")


def _mask_inches(text: str) -> str:
    """The text with inch marks in place of quotation marks that measure; its length stays."""
    if '"' not in text and "”" not in text:
        return text
    inches = {found.start(1) for found in _FEET.finditer(text)}
    opened = False
    for mark in _QUOTED.finditer(text):
        at = mark.start()
        if at in inches:
            continue
        if not opened and mark.group() != "“" and at and text[at - 1].isdigit():
            inches.add(at)
        else:
            opened = mark.group() == "“" or (mark.group() == '"' and not opened)
    return "".join("″" if at in inches else character for at, character in enumerate(text)) if inches else text


# Never the end of a sentence before a name or a figure.
_TITLES = frozenset(
    "adm amb approx assoc asst atty brig ca capt cf cmdr col comdr cpl dr ens esp fr gen gov hon incl insp lt maj "
    "messrs mgr mr mrs ms mx pres prof pvt rep reps ret rev rs sen sens sgt supt viz vs".split()
)
# Before a figure only: "vol. 5" but "turn up the vol. He …".
_COUNTED = frozenset("art arts ch chap eq fig figs no nos op p para pp pt sec vol vols".split())
# Abbreviations that may stand at the end; before a small letter they do not.
_MID = frozenset(
    "al ave bros co corp dept est etc ft hr hrs in inc jr lb lbs ltd max min mins mo oz pct sec secs sq sr st tel univ "
    "yd yds yr yrs".split()
)
_STARTERS = frozenset(
    "A After All Also Although An And Another As At Because Before Both But By During Each Even Every For From "
    "Further He Her His How However If In Instead It Its Last Later Many Meanwhile More Most My Nearly No Nobody None "
    "Not Now Of Officials On Once One Only Or Other Our Over Police She Since So Some Still Such That The Their Then "
    "There These They This Those Three Through Two Under Until Very We What When Where Which While Who Why With Yet "
    "You Your".split()
)
_AFTER_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)|[A-Z]{2,4}\b|Eastern|Central|Mountain|Pacific|Greenwich"
)
_TIME = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:^|[\s(“\"‘])((?:[A-Z]\.){1,3})$")
_ACRONYMS = frozenset(
    "U.S. U.K. E.U. U.N. D.C. L.A. N.Y. N.J. N.C. S.C. N.D. S.D. N.H. N.M. R.I. W.Va. A.D. B.C. U.A.E. U.S.A.".split()
)
_LAST = re.compile(r"[\w&]+(?=\.$)")
_BRAND = re.compile(r"[a-z]{1,3}[A-Z]")


def _joins(text: str, cut: int) -> bool:
    """Whether what stands before a cut and after it is one sentence after all."""
    before, after = text[max(0, cut - 40) : cut].rstrip(), text[cut : cut + 40].lstrip()
    if not before.endswith(".") or not after:
        return False
    word = _LAST.search(before)
    name = word[0].lower() if word else ""
    if _TIME.search(before):
        return after[0].islower() or (_AFTER_TIME.match(after) is not None and not _starts(after))
    if name in _TITLES:
        return after[0].isalnum() or after[0] in "$€£¥₹"
    if name in _COUNTED and (after[0].isdigit() or re.match(r"[IVX]+\b", after)):
        return True
    if initials := _INITIALS.search(before):
        return _joins_initials(initials[1], before, after)
    return after[0].islower() and not _BRAND.match(after) and (name in _MID or name in _COUNTED)


def _joins_initials(initials: str, before: str, after: str) -> bool:
    if after[0].islower():
        return not _BRAND.match(after)
    if initials in _ACRONYMS or not after[0].isupper() or _starts(after):
        return False
    return len(initials) > 2 or before[: -len(initials)].rstrip()[-1:].isalnum()


def _starts(after: str) -> bool:
    word = re.match(r"[A-Za-z]+", after)
    return word is not None and word[0] in _STARTERS


_ENDS = re.compile(
    r"""
      (?<=\d)\s?(?:°?[CFK]|km/h)\.(?=\s+["“]?[A-Z][a-z])                              # 41.5 C. Officials
    | \b(?:Inc|Ltd|Corp|Co|Jr|Sr|etc|Bros|Ph\.D|[ap]\.m|(?:[A-Z]\.){1,3}[A-Z])\.["”’)]*(?=\s+([A-Z][a-z]*)\b)
    | \b(?:May|Inc|Ltd|Corp|Co|Jr|Sr|etc|[ap]\.m)\.(?=\s+["“][A-Z][^"“”]{0,300}[,.!?]["”])   # on 3 May. "We are"
    | [.!?]\)(?=\s+["“‘]?[A-Z])                                                      # (It was revised.) The
    """,
    re.VERBOSE,
)
# After "U.S." a capital says little; these begin a sentence, because no name goes on with them.
_PRONOUNS = frozenset(
    "The He She It They We This That These Those But And However Meanwhile His Her Its Their There".split()
)


def _more_cuts(text: str) -> Iterator[int]:
    """Ends sentencex does not see."""
    for found in _ENDS.finditer(text):
        if found.group().endswith(")") and found.group()[0] in ".!?":
            if _opened_at_start(text, found.end() - 1):
                yield found.end()
        elif found[1] is None or (found[1] in _PRONOUNS and not _inside_quotation(text, found.end())):
            yield found.end()


def _opened_at_start(text: str, close: int) -> bool:
    """Whether the bracket that closes here holds whole sentences: it opened where a sentence begins."""
    opened = text.rfind("(", max(0, close - 1000), close)
    return opened == 0 or (opened > 0 and text[:opened].rstrip()[-1:] in '.!?”"')


def _inside_quotation(text: str, at: int) -> bool:
    recent = text[max(0, at - 600) : at]
    return recent.rfind("“") > recent.rfind("”") or recent.count('"') % 2 == 1


_MOST_QUOTED = 6  # sentences of one quotation that stay together beside who speaks
_MOST_ALONE = 3  # of a quotation that is a paragraph by itself
_INNER = re.compile(r"(?<=[.!?…])\s+(?=[A-Z“‘\"(])")
_MARKS = str.maketrans('“”"', "   ")


def _cut_long_quotation(text: str, span: Span, *, whole: bool) -> list[Span]:
    """A quotation of more than six sentences, cut into them; anything else as it is."""
    words = text[span.slice]
    most = _MOST_ALONE if whole and words[0] in '“"' and words[-1] in '”"' else _MOST_QUOTED
    if words.count(".") + words.count("!") + words.count("?") <= most or not _QUOTED.search(words):
        return [span]
    inner = words.translate(_MARKS)
    if inner == words or len(_INNER.findall(words)) < most:
        return [span]
    cuts = [part.shift(span.start) for part in split(inner)]
    return [_with_marks(text, part, span) for part in cuts] if len(cuts) > (1 if whole else most) else [span]


def _with_marks(text: str, part: Span, outer: Span) -> Span:
    """The part with the quotation marks that stand right before and after it."""
    start, end = part.start, part.end
    while start > outer.start and text[start - 1] in '“"':
        start -= 1
    while end < outer.end and text[end] in '”"':
        end += 1
    return Span(start, end)
