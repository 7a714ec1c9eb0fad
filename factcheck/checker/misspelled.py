"""Names that the article spells in two ways: "Ferrante", and once "Ferrente"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.checker import words
from factcheck.checker.clash import Clash
from factcheck.plain import fold, is_markdown
from factcheck.records import Article, BlockKind, Span
from factcheck.values.person import is_given_name
from factcheck.values.place import is_name_of_place

_NO_PROSE = frozenset({BlockKind.FURNITURE, BlockKind.CODE, BlockKind.BYLINE})
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_REPORTS = re.compile(r" report(?:s|ed)?\b")
# Letters a name needs: to be told from another at all, when it stands alone, where both stand once, and where one has
# a letter more. One letter makes another name of Roe; none of Johnson.
_SURNAME, _NAME, _RARE, _LONG = 4, 5, 6, 7


class _Mention(NamedTuple):
    """A capitalised word with the names that stand right before and behind it."""

    word: str
    span: Span
    before: str
    after: str
    headline: bool


def misspelled(article: Article) -> Iterator[Clash]:
    """Yield the names that stand once and are a letter beside another name of the article.

    Silent where the rarer one is a word, a place or a given name, or has other names beside it.
    """
    known = _mentions(article)
    near = _Near(known)
    for name in sorted(known):
        others = near.to(name) if len(known[name]) == 1 else ()
        if others and _is_no_word(name, article.text):
            yield from _clashes(known[name][0], [known[other] for other in others])


def _clashes(one: _Mention, others: Sequence[Sequence[_Mention]]) -> Iterator[Clash]:
    for mentions in others:
        if _is_surer(mentions, one) and _may_be_one(one, mentions):
            why = f"“{one.word}” is “{mentions[0].word}” spelled another way"
            yield Clash(one.span, mentions[0].span, why)


def _mentions(article: Article) -> Mapping[str, list[_Mention]]:
    found: defaultdict[str, list[_Mention]] = defaultdict(list)
    for block in article.blocks:
        if block.kind in _NO_PROSE:
            continue
        view = fold(article.text, block.span, markdown=is_markdown(article.path))
        tokens = list(_WORD.finditer(view.text))
        for at, token in enumerate(tokens):
            word = _POSSESSIVE.sub("", token.group())
            if len(word) < _SURNAME or not (word.isalpha() and word[0].isupper() and word[1:].islower()):
                continue
            if _REPORTS.match(view.text, token.end()):
                continue  # an agency, named once for what it tells: "Kyodo reports" of Kyoto
            place = view.span(token.start(), token.start() + len(word))
            headline = block.kind is BlockKind.HEADLINE
            found[word].append(_Mention(word, place, *_beside(view.text, tokens, at), headline))
    return found


def _beside(text: str, tokens: Sequence[re.Match[str]], at: int) -> tuple[str, str]:
    """The names right before and behind a word; ordinary words with capitals are none."""
    before, after = "", ""
    if at and text[tokens[at - 1].end() : tokens[at].start()] == " ":
        before = _name(tokens[at - 1].group())
    if at + 1 < len(tokens) and text[tokens[at].end() : tokens[at + 1].start()] == " ":
        after = _name(tokens[at + 1].group())
    return before, after


def _name(word: str) -> str:
    return word if word[0].isupper() and (is_given_name(word) or not _is_word(word)) else ""


def _is_word(word: str) -> bool:
    return word.lower() in words.FUNCTION or word.lower() in words.common()


def _is_no_word(name: str, text: str) -> bool:
    if _is_word(name) or is_given_name(name) or is_name_of_place(name):
        return False
    return not re.search(rf"\b{name.lower()}\b", text)


class _Near:
    """Names by those that one slip makes of them, so that a long article's are not all held against each other."""

    def __init__(self, names: Iterable[str]) -> None:
        self._gaps: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            for gap in _gaps(name):
                self._gaps[gap].append(name)
        self._names = frozenset(names)

    def to(self, name: str) -> list[str]:
        """Return the names with one letter another or one more or less, or two in one another's place.

        The first letter and the last one stay: "Erika" is not Erik, "Russian" not Russia.
        """
        found = {other for gap in _gaps(name) for other in self._gaps[gap]}
        found |= {swap for swap in _swapped(name) if swap in self._names}
        return sorted(other for other in found - {name} if {name[-3:], other[-3:]} != {"man", "men"})


def _gaps(name: str) -> Iterator[str]:
    """The name with a gap for each letter, and between the letters of a long one: two that are near share one."""
    for at in range(1, len(name) - 1):
        yield f"{name[:at]}_{name[at + 1 :]}"
    for at in range(1, len(name)) if len(name) >= _LONG - 1 else ():
        yield f"{name[:at]}_{name[at:]}"


def _swapped(name: str) -> Iterator[str]:
    for at in range(1, len(name) - 2):
        yield f"{name[:at]}{name[at + 1]}{name[at]}{name[at + 2 :]}"


def _is_surer(mentions: Sequence[_Mention], one: _Mention) -> bool:
    """Whether a name is the one that is meant: it stands more than once, or in full beside a surname alone."""
    word, alone = mentions[0].word, not one.before and not one.after
    if len(mentions) > 1 and len(word) >= _NAME:
        return True
    if any(other.before for other in mentions) and not _is_word(word):
        return alone  # nobody was introduced by that surname
    both = len(word) >= _RARE and alone and not mentions[0].after and not (one.headline or mentions[0].headline)
    return both and not (_is_word(word) or is_given_name(word) or is_name_of_place(word))


def _may_be_one(one: _Mention, others: Sequence[_Mention]) -> bool:
    """Whether the names beside the rarer word stand beside the other, too: another given name, another person."""
    introduced = is_given_name(one.before) and not any(other.before for other in others)
    before = not one.before or introduced or any(one.before == other.before for other in others)
    return before and (not one.after or any(one.after == other.after for other in others))
