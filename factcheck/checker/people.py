"""People whom the article names twice and not alike: another spelling, another age, another post."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from factcheck import values
from factcheck.checker.clash import Clash
from factcheck.plain import PlainText, fold, is_markdown
from factcheck.records import Article, Claim, Relation, Span
from factcheck.values import person, role
from factcheck.values.person import Person, same_person
from factcheck.values.person_spelling import alike
from factcheck.values.role import Role


def people(article: Article, claims: Sequence[Claim]) -> Iterator[Clash]:
    """Yield where the article gives one person two names, two ages or two posts that exclude each other."""
    yield from _spelled(article, claims)
    yield from _aged(article, claims)
    yield from _posted(article, claims)


def _spelled(article: Article, claims: Sequence[Claim]) -> Iterator[Clash]:
    """One given name with two surnames a letter apart: "Steve Callan" and "Steve Callen"."""
    first: dict[tuple[str, str], tuple[Person, Span]] = {}
    for one, span in named(article, claims):
        first.setdefault((one.given[0], one.surname), (one, span))
    like: defaultdict[tuple[str, str, int], list[tuple[Person, Span]]] = defaultdict(list)
    for one, span in sorted(first.values(), key=lambda named: named[1]):
        like[one.given[0], one.surname[:1], len(one.surname.split())].append((one, span))
    for group in like.values():
        for (one, here), (other, there) in combinations(group, 2):
            if one.surname.casefold() != other.surname.casefold() and _misspelled(one.surname, other.surname):
                yield Clash(here, there, f"“{other.text}” is “{one.text}” spelled another way")


def _misspelled(one: str, other: str) -> bool:
    """Whether two surnames are a letter apart, or two spellings of one."""
    if min(len(one), len(other)) < _SHORTEST:
        return False
    return alike(one, other) or Levenshtein.distance(one.casefold(), other.casefold()) == 1


_MOST = 20  # times one person's age, birth or post is told; more would be held against one another for nothing
_SHORTEST = 5  # letters; of shorter names, one letter makes another: Roe and Row


def named(article: Article, claims: Sequence[Claim]) -> Iterator[tuple[Person, Span]]:
    """Yield whom the sentences of the claims name in full, with where."""
    for view in _sentences(article, claims):
        for one in person.parse(view.text):
            if one.given and one.surname:
                yield one, view.span(one.span.start, one.span.end)


_NAME_AND_AGE = re.compile(r"((?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+), (\d{1,3})(?=, [a-z]|[.;)]|$)")
_BORN = re.compile(r"^(?P<who>[^,]+?) was born\b.*\b(?P<year>(?:19|20)\d\d)\b[^\d]*$")
_DIED = re.compile(r"\b(?:died|death|late|killed|buried|funeral)\b", re.IGNORECASE)


def _aged(article: Article, claims: Sequence[Claim]) -> Iterator[Clash]:
    """Two ages of one person, or an age that the year of birth does not give."""
    ages = _ages(article, claims)
    by_person: defaultdict[str, list[tuple[Span, int]]] = defaultdict(list)
    for here, (who, age) in ages:
        by_person[who].append((here, age))
    for who, told in by_person.items():
        for (one, first), (other, second) in combinations(told[:_MOST], 2):
            if first != second:
                yield Clash(other, one, f"{who} is {first} and {second}")
    if article.as_of is None or _DIED.search(article.text):
        return  # the dead stay as old as they were
    births = _births(claims)
    for here, (who, age) in ages:
        for claim, born in births.get(who, [])[:_MOST]:
            years = article.as_of.last.year - int(born["year"])
            if age not in (years - 1, years):
                yield Clash(claim.span, here, f"born in {born['year']}, {who} is {years - 1} or {years}, not {age}")


def _births(claims: Sequence[Claim]) -> Mapping[str, list[tuple[Claim, re.Match[str]]]]:
    """The claims that say when somebody was born, by who it is."""
    births: defaultdict[str, list[tuple[Claim, re.Match[str]]]] = defaultdict(list)
    for claim in claims:
        if found := _BORN.match(claim.text):
            births[found["who"]].append((claim, found))
    return births


def _ages(article: Article, claims: Sequence[Claim]) -> list[tuple[Span, tuple[str, int]]]:
    """Ages set behind full names and behind surnames that one full name alone has, with where they stand."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    for one, _ in named(article, claims):
        full[one.surname].add(f"{one.given[0]} {one.surname}")
    found = []
    for view in _sentences(article, claims):
        for match in _NAME_AND_AGE.finditer(view.text):
            names = full.get(match[1].split()[-1], set())
            if len(names) == 1 and (" " not in match[1] or match[1].endswith(tuple(names))):
                found.append((view.span(*match.span(2)), (next(iter(names)), int(match[2]))))
    return found


def _sentences(article: Article, claims: Sequence[Claim]) -> Iterator[PlainText]:
    for span in sorted({claim.sentence for claim in claims}):
        yield fold(article.text, span, markdown=is_markdown(article.path))


# Posts of one cabinet, or of one firm, that nobody holds two of.
_EXCLUDING = (
    frozenset(f"{office} minister" for office in "foreign defence finance interior health energy trade".split()),
    frozenset({"chief executive", "chief financial officer", "chief operating officer"}),
)
_PASSED = re.compile(
    r"\b(?:succe(?:ed|ss)\w*|replac\w*|predecessor|former(?:ly)?|took over|takes over|stepped down|resign\w*|"
    r"appoint\w*|promot\w*|reshuffle|outgoing|incoming|previous(?:ly)?|then|ex-\w+|acting|until|from \d{4})\b",
    re.IGNORECASE,
)
_HELD_ONCE = frozenset(
    "prime minister|president|chancellor|mayor|governor|chief executive|chairman|foreign minister|finance minister|"
    "defence minister|interior minister|health minister|ambassador|attorney general|secretary general".split("|")
)


def _posted(article: Article, claims: Sequence[Claim]) -> Iterator[Clash]:
    """One person with two posts of which nobody holds two, or one post with two holders."""
    if _PASSED.search(article.text):
        return  # posts change hands in this article
    posts = [(claim, post) for claim in claims if (post := _post(claim)) is not None]
    by_holder: defaultdict[str, list[tuple[Claim, Role]]] = defaultdict(list)
    by_title: defaultdict[tuple[str, str], list[tuple[Claim, Role]]] = defaultdict(list)
    for claim, post in posts:
        by_holder[post.holder.split()[-1]].append((claim, post))
        if post.of and post.title in _HELD_ONCE:
            by_title[post.title, post.of].append((claim, post))
    for group in by_holder.values():
        for (one, first), (other, second) in combinations(group[:_MOST], 2):
            if same_person(first.holder, second.holder) and _exclude(first, second):
                yield Clash(one.span, other.span, f"{first.text}; {second.text}")
    for group in by_title.values():
        for (one, first), (other, second) in combinations(group[:_MOST], 2):
            if not same_person(first.holder, second.holder):
                yield Clash(one.span, other.span, f"two hold one post, {first.holder} and {second.holder}")


def _post(claim: Claim) -> Role | None:
    """The post of a claim that says no more than that somebody holds it now."""
    found = [value for value in values.parse_all(claim.text) if isinstance(value, Role) and value.holder]
    return found[0] if len(found) == 1 and " is " in claim.text and not found[0].former else None


def _exclude(one: Role, other: Role) -> bool:
    outcome = role.compare(one, other)
    if outcome.relation is not Relation.DIFFERENT:
        return False
    if outcome.aspect == "title":
        return any({one.title, other.title} <= group for group in _EXCLUDING)
    return outcome.aspect == "rank" and one.title.rpartition("|")[2] == other.title.rpartition("|")[2]
