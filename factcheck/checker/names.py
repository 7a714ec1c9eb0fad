"""Who and where a text speaks of, folded so that Russia, Russian and Moscow meet, PSM and Pakistan Steel Mills."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from factcheck.checker.reading import Reading
from factcheck.checker.terms import Term, stem
from factcheck.records import Span
from factcheck.values.place import Place
from factcheck.values.role import bare

# Capitalised or not, these name nobody by themselves.
_GENERIC = frozenset("university council ministry government parliament party court".split())

# Titles before names: "Sir Neil" and "Sir Zanzibar" have none in common.
_TITLES = frozenset(
    """
    sir lord lady dame baroness mr mrs ms miss dr prof professor judge justice mayor captain coach governor senator
    """.split()
)

# The words of posts that stand before names, to see quickly that none does.
_POST = re.compile(
    r"^(?:prime|p?m|premier|president|vice|chancellor|(?:\w+-)?minister|secretary|ambassador|envoy|adviser|advisor|chief|"
    r"c[efo]o|chair\w*|managing|director|governor|gov|mayor|lord|senator|sen|congress\w+|representative|rep|mp|speaker|"
    r"attorney|judge|justice|commissioner|deputy|foreign|finance|health|interior|home|spokes\w+|professor)$",
    re.IGNORECASE,
)

_SPELLING = 84  # of 100: Gruzdev/Gruzdyev 93, Nazaroof/Nazarov 80 (left to values.person), Iran/Iraq 75
_LONG = 5  # letters of a word that may be spelled otherwise


class Name(NamedTuple):
    """One name of a text: its keys (any of them may meet another name's), the words that state it, their initials."""

    keys: frozenset[str]
    terms: tuple[Term, ...]
    initials: str = ""


@lru_cache(maxsize=8192)
def names(reading: Reading) -> tuple[Name, ...]:
    """Return the names of a text in order, runs of capitalised words together, places by their code.

    >>> from factcheck.checker.reading import read
    >>> [sorted(name.keys) for name in names(read("In 2019 Jane Roe left Acme Corp."))]
    [['jane', 'roe'], ['acme', 'corp']]
    """
    codes = _place_codes(reading)
    runs: list[list[Term]] = []
    for term in reading.terms:
        if not term.name or (term.stem in _GENERIC and not runs):
            continue
        if runs and term.span.start - runs[-1][-1].span.end <= 1 and not _parted(runs[-1][-1], term, codes):
            runs[-1].append(term)
        else:
            runs.append([term])
    runs = [kept for run in runs if (kept := _untitled(run, reading))]
    return tuple(
        Name(
            _keys(run, codes) | _bases(reading.text, run) | _stands_for(reading.text, run),
            tuple(run),
            _initials(reading.text, run),
        )
        for run in runs
    )


def _untitled(run: list[Term], reading: Reading) -> list[Term]:
    """Return a run without the post before somebody's name: "Prime Minister Ana Roe" is named by "Ana Roe"."""
    text = reading.text
    if not any(_POST.search(text[term.span.slice]) for term in run):
        return run
    posts = [post.span for post in _posts(text)]
    people = [value.span for value in reading.of_kind("person")]
    first = next((at for at, term in enumerate(run) if not _inside_one(term.span, posts)), len(run))
    rest = run[first:]
    if rest:
        return rest if all(_inside_one(term.span, people) for term in rest) else run
    end = run[-1].span.end
    return [] if any(0 < span.start - end <= _MARK for span in people) else run  # "Gov. Roe", "the MP, Jane Roe"


_MARK = 2  # characters between a post and its holder: a stop or comma, and a space


def _inside_one(span: Span, spans: Iterable[Span]) -> bool:
    return any(one.covers(span) for one in spans)


_posts = lru_cache(maxsize=8192)(bare)

_BASE = re.compile(r"([A-Z][\w.]+)-[a-z]+")


def _bases(text: str, run: list[Term]) -> frozenset[str]:
    """The names inside words made of them: "Europe-wide", "London-based", "US-led"."""
    found = (_BASE.fullmatch(text[term.span.slice]) for term in run)
    return frozenset(stem(base[1].replace(".", "")) for base in found if base)


def _stands_for(text: str, run: list[Term]) -> frozenset[str]:
    """What a short name stands for: Brussels for the Union that sits there, "(D)" for a Democrat."""
    span = run[0].span
    if len(run) != 1:
        return frozenset()
    if text[span.slice] == "Brussels" and not _WHERE.search(text, 0, span.start):
        return frozenset({"place:EU"})
    party = _PARTY.match(text, max(0, span.start - 1))
    return frozenset({_PARTIES[party[1]]}) if party else frozenset()


_WHERE = re.compile(
    r"\b(?:in|near|at|to|around|outside|through|of|for|north|south|east|west) (?:the )?$|[,-] ?$", re.IGNORECASE
)
_PARTY = re.compile(r"\(([DR])(?:[-–][A-Z][\w .]*)?\)")
_PARTIES = {"D": stem("Democrat"), "R": stem("Republican")}


def _parted(left: Term, right: Term, codes: dict[int, str]) -> bool:
    return codes.get(left.span.start) != codes.get(right.span.start)


def _place_codes(reading: Reading) -> dict[int, str]:
    codes: dict[int, str] = {}
    for value in reading.values:
        if isinstance(value, Place):
            code = value.country if value.sense != "place" and value.country else value.code
            for term in reading.terms:
                if value.span.start <= term.span.start < value.span.end:  # "Britain's" is longer by its ending
                    codes[term.span.start] = code
    return codes


def _keys(run: list[Term], codes: dict[int, str]) -> frozenset[str]:
    code = codes.get(run[0].span.start)
    keys = {term.stem for term in run} - _TITLES or {term.stem for term in run}
    return frozenset({f"place:{code}", *keys} if code else keys)


def _initials(text: str, run: list[Term]) -> str:
    return "".join(text[term.span.start] for term in run).lower() if len(run) > 1 else ""


@lru_cache(maxsize=8192)
def spellings(reading: Reading) -> frozenset[str]:
    """Return every run of two or more words inside a name of the text: the longer names it knows.

    >>> from factcheck.checker.reading import read
    >>> sorted(spellings(read("Shares in Acme Steel Corp fell.")))
    ['acme steel', 'acme steel corp', 'steel corp']
    """
    found = set()
    for name in names(reading):
        stems = [term.stem for term in name.terms]
        found |= {" ".join(stems[i:j]) for i in range(len(stems)) for j in range(i + 2, len(stems) + 1)}
    return frozenset(found)


_OPENING = 12  # characters in which a snippet names what it is about: "The Ebba Line"


def opens(text: str, name: Name) -> bool:
    """Return whether a text opens with a name, the post of its bearer before it: "Prime Minister Ana Roe".

    >>> from factcheck.checker.reading import read
    >>> text = "Prime Minister Ana Roe left for Bern."
    >>> [opens(text, name) for name in names(read(text))]
    [True, False]
    """
    start = name.terms[0].span.start
    return start < _OPENING or all(word.istitle() and _POST.match(word.strip(".,")) for word in text[:start].split())


def meets(name: Name, others: tuple[Name, ...], stems: frozenset[str], known: frozenset[str] | None = None) -> bool:
    """Return whether a name stands among the others, spelling variants and initials included.

    `known` are the longer names that any source knows: "Acme Steel" meets "Acme" only where one of them says so.
    None asks for no more than one word in common.
    """
    others = tuple(other for other in others if not _namesakes(name, other))
    if known is not None and not _ends_alike(name, others, stems, known):
        return False
    stems = stems - {key for key in name.keys if len(name.terms) > 1 and key == name.terms[-1].stem}
    if any(_abbreviates(name, other) for other in others):
        return True
    for key in name.keys:
        if key in stems:
            return True
        if key.startswith("place:") and any(_inside(key, other) for other in others):
            return True
        if _spelled_as(key, others):
            return True
    return False


def _ends_alike(name: Name, others: tuple[Name, ...], stems: frozenset[str], known: frozenset[str]) -> bool:
    """Whether the last word of a longer name is borne out; places and initials stand for the whole."""
    if len(name.terms) < 2:
        return True
    last = name.terms[-1].stem
    if last in stems or last in _TITLES or last in _GENERIC or _spelled_as(last, others):
        return True
    place = {key for key in name.keys if key.startswith("place:")}
    if any(place & other.keys or _abbreviates(name, other) for other in others):
        return True
    ours = [term.stem for term in name.terms]
    shortened = any({term.stem for term in other.terms} < set(ours) for other in others)
    return shortened and " ".join(ours) in known


def _abbreviates(one: Name, other: Name) -> bool:
    """Whether one of two names is the initials of the other, or ends in them: PSM, "Lindham RC" the rowing club."""
    if other.keys == {one.initials} or one.keys == {other.initials}:
        return True
    return any(
        len(short.terms) >= 2
        and len(full.terms) >= len(short.terms)
        and [term.stem for term in short.terms[:-1]] == [term.stem for term in full.terms[: len(short.terms) - 1]]
        and (
            (len(full.terms) > len(short.terms) and short.terms[-1].stem == full.initials[len(short.terms) - 1 :])
            or _is_cut_off(short.terms[-1], full.terms[len(short.terms) - 1])
        )
        for short, full in ((one, other), (other, one))
    )


def _is_cut_off(short: Term, full: Term) -> bool:
    """Whether a word of a name is the beginning of another: "Lindham Phil" is the Lindham Philharmonic."""
    more = len(full.stem) - len(short.stem)
    return len(short.stem) >= _CUT and more >= _CUT and full.stem.startswith(short.stem)


_CUT = 3  # letters left, and left off: "Rep", "Repertory"; "Ann" and "Anna" are two


def _spelled_as(key: str, others: tuple[Name, ...]) -> bool:
    words = {word for other in others for word in other.keys}
    if key in words or len(key) < _LONG or key.startswith("place:"):  # codes a letter apart are two countries
        return key in words
    spelled = (word for word in words if len(word) >= _LONG and not word.startswith("place:"))
    return any(fuzz.ratio(key, word) >= _SPELLING for word in spelled)


def _namesakes(name: Name, other: Name) -> bool:
    """Whether two full names have no more than the last word in common: Imran Khan is not Haroon Akhtar Khan."""
    ours, theirs = [term.stem for term in name.terms], [term.stem for term in other.terms]
    if len(ours) < 2 or len(theirs) < 2 or ours[-1] != theirs[-1]:
        return False
    return fuzz.ratio(ours[0], theirs[0]) < _SPELLING and not set(ours[:-1]) & set(theirs[:-1])


def _inside(key: str, other: Name) -> bool:
    """A city meets its country's name: what happened in Karachi happened in Pakistan."""
    return any(word.startswith(f"{key}/") for word in other.keys)
