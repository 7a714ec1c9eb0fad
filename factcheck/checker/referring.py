"""Of whom a snippet speaks without a name: "the firm" in the firm's own report, "the premier", "he"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from factcheck.checker.made_words import is_made_word
from factcheck.checker.names import Name, meets, names, spellings
from factcheck.checker.reading import Reading, read, skim
from factcheck.records import Snippet, Span
from factcheck.values import person
from factcheck.values.role import Bare, Role, bare

# What a text calls its own subject after it was named once: a body, a person, either.
_BODY = (
    "firm|company|group|bank|corporation|society|club|association|union|institute|institution|agency|authority|board|"
    "trust|charity|organi[sz]ation|university|college|school|hospital|museum|council|committee|commission|team|party|"
    "manufacturer|maker|operator|carrier|airline|insurer|lender|retailer|brewer(?:y)?|utility|supplier|developer"
)
_PERSON = (
    "athlete|rider|player|driver|swimmer|runner|striker|goalkeeper|patient|victim|author|artist|singer|actor|actress|"
    "writer|accused|deceased|claimant|suspect"
)
_EITHER = "defendant|appellant|applicant|plaintiff|respondent|offender|founder"
_THE_BODY = re.compile(rf"\b(?:[Tt]he|[Tt]his) (?P<what>(?i:{_BODY}|{_EITHER}))\b(?! (?:of|for) )")
_THE_PERSON = re.compile(rf"\b(?:[Tt]he (?i:{_PERSON}|{_EITHER})|[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
_FIRMS = frozenset("firm company group corporation".split())  # whatever a company's name calls it
_OF_WHERE = re.compile(r"\b(?:in|at|near|of|to|into|from|through) (?:the )?$", re.IGNORECASE)  # "pollution of the Tarn"
_OPENING = 12  # characters in which a snippet names what it is about: "The Ebba Line"
_REPORTERS = frozenset(["news", "wire", "reference", "academic"])  # "we" in a newspaper is whoever it quotes
_VERSUS = re.compile(r"\b(?:v|vs)\b\.?")  # a case has two sides, one of whom is "the Crown"
_DEFINITE = re.compile(r"\b(?:the|our|outgoing|then) $", re.IGNORECASE)
_FORMER = re.compile(r"\b(?:former|ex)\b", re.IGNORECASE)


class Told(NamedTuple):
    """What the snippets found for a claim tell together: longer names, who holds which post, whom a source is about."""

    longer: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()  # words that stand without a capital, and never with one: no names
    held: frozenset[tuple[str, str]] = frozenset()
    subjects: Mapping[str, tuple[Name, ...]] = MappingProxyType({})
    named: tuple[tuple[Name, ...], ...] = ()  # by each snippet

    def writes(self, root: str) -> bool:
        """Return whether a snippet has a word as a name, or as a part of one."""
        return any(term.stem == root for found in self.named for name in found for term in name.terms)

    @classmethod
    def of(cls, claim: Reading, snippets: Sequence[Snippet]) -> Told:
        """Return what snippets tell together."""
        return cls(
            longer_names(snippets),
            _plain_words(snippets),
            _posts_held(claim, snippets),
            _subjects(snippets),
            _named(snippets),
        )


NOTHING_TOLD = Told()


def longer_names(snippets: Iterable[Snippet]) -> frozenset[str]:
    """Return the names of two words and more that the snippets and their sources give."""
    texts = [read(snippet.text, snippet.dated) for snippet in snippets]
    about = [skim(text) for snippet in snippets for text in (snippet.source.publisher, snippet.source.title)]
    return frozenset().union(*(spellings(reading) for reading in (*texts, *about)))


def _plain_words(snippets: Iterable[Snippet]) -> frozenset[str]:
    texts = [snippet.text for snippet in snippets]
    small = frozenset().union(*(_found(_SMALL, text) for text in texts))
    return small - {word.lower() for text in texts for word in _found(_TALL, text)}


@lru_cache(maxsize=8192)
def _found(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(pattern.findall(text))


_SMALL = re.compile(r"(?<![\w’'-])[a-z]{4,}(?![\w’'-])")
_TALL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")  # within a sentence, where a capital makes a name


def _posts_held(claim: Reading, snippets: Iterable[Snippet]) -> frozenset[tuple[str, str]]:
    """Return who is said to hold which post, by the claim or a snippet: surnames with titles, former ones left out."""
    readings = (claim, *(read(snippet.text, snippet.dated) for snippet in snippets))
    roles = (value for reading in readings for value in reading.of_kind("role"))
    return frozenset(
        (value.holder.rpartition(" ")[2].casefold(), value.title)
        for value in roles
        if isinstance(value, Role) and value.holder and not value.former
    )


def _subjects(snippets: Iterable[Snippet]) -> dict[str, tuple[Name, ...]]:
    """Return with whose name the snippets of each source open, where no other name opens one of them."""
    opening: dict[str, list[Name]] = {}
    for snippet in snippets:
        reading = read(snippet.text, snippet.dated)
        first = next((name for name in names(reading) if name.terms[0].span.start < _OPENING), None)
        if first is not None and _is_somebody(first, False, reading) and not _is_speaking(first, snippet):
            opening.setdefault(snippet.source.id, []).append(first)
    return {
        source: tuple(found)
        for source, found in opening.items()
        if all(meets(one, tuple(found), frozenset()) and one.keys & found[0].keys for one in found)
    }


def meant(claim: Reading, snippet: Reading, snippet_of: Snippet, told: Told) -> tuple[Name, ...]:
    """Return the names of a claim that a snippet means without naming them.

    Whoever the snippet's source is by or about may be "the firm" or "she" in it, unless it names another before that.
    """
    missing = (name for name in names(claim) if not meets(name, names(snippet), snippet.stems, told.longer))
    return tuple(
        name
        for name in missing
        if _is_plain(claim, name, told)
        or _is_known_of(claim, name, snippet, told)
        or _by_post(claim, name, snippet, told.held)
        or (_is_a_persons(claim, name) and _as_person(claim, name, snippet, snippet_of, told))
        or (not _is_a_persons(claim, name) and _as_body(claim, name, snippet, snippet_of, told))
    )


def _named(snippets: Iterable[Snippet]) -> tuple[tuple[Name, ...], ...]:
    return tuple(names(read(snippet.text, snippet.dated)) for snippet in snippets)


def _is_speaking(name: Name, snippet: Snippet) -> bool:
    """Whether a name no table of given names knows is a person's all the same: "Dermot Vane, who", "Vane said"."""
    by = names(skim(snippet.speaker)) if snippet.speaker else ()
    return meets(name, by, frozenset()) or bool(_SPEAKS.match(snippet.text, name.terms[-1].span.end))


_SPEAKS = re.compile(r",? (?:who|said|says|told|tells|explained|argued|added|thinks)\b|, \d\d?,|, [a-z]")


def _is_one(name: Name, others: tuple[Name, ...], told: Told) -> bool:
    """Whether a name stands among others, its last word included or known: "Ana Roe" is not "Ana Bell"."""
    return meets(name, others, frozenset(), told.longer)


def _is_a_persons(claim: Reading, name: Name) -> bool:
    return any(value.span.overlaps(name.terms[-1].span) for value in claim.of_kind("person"))


def _as_person(claim: Reading, name: Name, snippet: Reading, snippet_of: Snippet, told: Told) -> bool:
    """Whether "the athlete" or "she" is the person a source is about, and nobody else is named before."""
    found = _THE_PERSON.search(snippet.text)
    return bool(found) and _is_titled(name, True, snippet_of, told) and not _names_another(claim, snippet, found, True)


def _as_body(claim: Reading, name: Name, snippet: Reading, snippet_of: Snippet, told: Told) -> bool:
    """Whether "the firm" is the body a source is by or about, or "we" the body it is by."""
    source = snippet_of.source
    own = names(skim(source.publisher))
    by = source.kind.value not in _REPORTERS and bool(own) and _is_one(name, own[:1], told)
    found = _THE_BODY.search(snippet.text)
    if found and not _names_another(claim, snippet, found, False):
        what = found["what"].lower()
        calls_itself = what in source.publisher.lower() or (source.kind.value == "company" and what in _FIRMS)
        if by and calls_itself:
            return True
        if not calls_itself and _is_titled(name, False, snippet_of, told):
            return True
        if not calls_itself and what in _FIRMS and _is_one(name, told.subjects.get(source.id, ()), told):
            return True
    spoken = _WE.search(snippet.text)
    return bool(by and spoken) and not _names_another(claim, snippet, spoken, False)


def _is_known_of(claim: Reading, name: Name, snippet: Reading, told: Told) -> bool:
    """Whether a name says whose or where somebody is whom the snippet names, and another snippet names the two.

    "Rovers coach Ivo Kell", "the Danish firm Orlo", "the Orlo works in Tarby".
    """
    theirs = names(snippet)
    for other in names(claim):
        if other is name or not _is_beside(claim.text, name, other) or not _is_one(other, theirs, told):
            continue
        both = (found for found in told.named if _is_one(other, found, told))
        if any(_is_one(name, found, told) for found in both):
            return True
    return False


def _is_beside(text: str, name: Name, other: Name) -> bool:
    """Whether one name is put to another, with no verb between the two."""
    if name.terms[-1].span.end <= other.terms[0].span.start:
        return bool(_PUT_BEFORE.fullmatch(text, name.terms[-1].span.end, other.terms[0].span.start))
    return bool(_PUT_BEHIND.fullmatch(text, other.terms[-1].span.end, name.terms[0].span.start))


# What a name may be put to another with: words for people, posts and bodies, or where something is.
_PUT_BEFORE = re.compile(
    r"(?:['’]s?)? (?:(?:[a-z]+ ){0,2}(?:coach|captain|manager|boss|chief|head|leader|minister|mayor|spokes\w+|lawyer|"
    r"striker|goalkeeper|rider|runner|driver|player|author|scientist|economist|analyst|researcher|regulator|agency|"
    rf"{_BODY})(?:,)? (?:the )?)?"
)
_PUT_BEHIND = re.compile(
    r"(?:['’]s?)?(?: (?:works|plant|foundry|factory|mill|site|branch|office|hospital|port|bridge|station))? "
    r"(?:of|in|at|from|near) (?:the )?"
)


def _is_plain(claim: Reading, name: Name, told: Told) -> bool:
    """Whether a single word that opens a claim has its capital from there: sources write "measles"."""
    plain, first, word = told.plain, name.terms[0], claim.text[name.terms[0].span.slice]
    opens = not first.span.start or claim.text[: first.span.start].rstrip().endswith(":")
    if len(name.terms) != 1 or not opens:
        return False
    return word.lower() in plain or (not told.writes(first.stem) and is_made_word(claim.text, first.span, plain))


def _by_post(claim: Reading, name: Name, snippet: Reading, held: frozenset[tuple[str, str]]) -> bool:
    """Whether the snippet has the post of somebody, with "the" and nobody's name beside it."""
    own = claim.text[name.terms[0].span.start : name.terms[-1].span.end]
    as_post = [post.title for post in _posts(own) if len(own) == len(post.span)]
    titles = {title for surname, title in held if surname == own.rpartition(" ")[2].casefold()} | set(as_post)
    if not titles:
        return False
    taken = [value.span for value in snippet.of_kind("role") if isinstance(value, Role) and value.holder]
    return any(
        post.title in titles
        and _DEFINITE.search(snippet.text, 0, post.span.start)
        and not _FORMER.search(snippet.text, post.span.start, post.span.end)
        and not any(span.overlaps(post.span) for span in taken)
        and _is_theirs(claim, snippet, post)
        for post in _posts(snippet.text)
    )


def _is_theirs(claim: Reading, snippet: Reading, post: Bare) -> bool:
    """Whether a post is of nothing else than the claim names: "the president of the club"."""
    whose = _WHOSE.match(snippet.text, post.span.end)
    if whose is None:
        return True
    of = [term.stem for term in snippet.terms if whose.end() <= term.span.start <= whose.end() + 1]
    return bool(of) and of[0] in claim.stems


_WHOSE = re.compile(r" (?:of|for|at) (?:the |its |his |her |their )?")


@lru_cache(maxsize=8192)
def _posts(text: str) -> tuple[Bare, ...]:
    return tuple(bare(text))


def _is_titled(name: Name, is_person: bool, snippet: Snippet, told: Told) -> bool:
    """Whether a source is about somebody by its title, and about nobody else of his kind."""
    title = skim(snippet.source.title)
    others = [
        other
        for other in names(title)
        if _is_somebody(other, is_person, title)
        and (is_person or not _OF_WHERE.search(title.text, 0, other.terms[0].span.start))
    ]
    parties = 2 if _VERSUS.search(title.text) else 1
    return _is_one(name, tuple(others), told) and len(others) <= parties


def _is_somebody(name: Name, is_person: bool, reading: Reading) -> bool:
    """Whether a name may be a person's, or a body's: places are neither, and what is no person's may be a body's."""
    if any(key.startswith("place:") for key in name.keys):
        return False
    text = reading.text[name.terms[0].span.start : name.terms[-1].span.end]
    return is_person or not person.parse(text)


def _names_another(claim: Reading, snippet: Reading, found: re.Match[str] | None, is_person: bool) -> bool:
    """Whether a snippet names another, whom the claim does not, before a word for its subject."""
    ours, before = names(claim), Span(0, found.start() if found else 0)
    return any(
        _is_somebody(name, is_person, snippet)
        for name in names(snippet)
        if before.covers(name.terms[0].span) and not meets(name, ours, claim.stems)
    )


__all__ = ["NOTHING_TOLD", "Told", "longer_names", "meant"]
