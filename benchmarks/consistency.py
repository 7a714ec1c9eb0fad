"""The article against itself (FC401): alarms on articles as they are, and how many contradictions put in are found.

    python -m benchmarks.consistency [--seed ARTICLE SOURCES] [--verbose]    # writes results/consistency.json and *.md
    python -m benchmarks.consistency --more FOLDER                           # alarms alone, on the texts of a folder

Articles: the annotated ones (tests/articles) and drafts that were written before the rules measured on them
(tests/drafts). Put in, one at a time: by rule, where a figure, date, name, post or quotation stands twice, one of the
two places is changed (that of headline, standfirst or summary, else the later one); and by hand (drafts/planted.yaml).
A change is found where a finding stands at the changed words; an article as it is should have none.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from pathlib import Path

import yaml

from benchmarks import tables
from factcheck import pipeline, values
from factcheck.checker.consistency import SHORT, consistency
from factcheck.checker.reading import FIGURES
from factcheck.checker.terms import terms
from factcheck.parser.sentences import sentences
from factcheck.plain import plain_sentence
from factcheck.reader.read import read
from factcheck.records import Article, Finding, Period, Relation, Sentence, Span, Value
from factcheck.settings import Settings
from factcheck.values import person
from factcheck.values.quotation import Quotation
from factcheck.values.role import Role

TESTS = Path(__file__).parent.parent / "tests"
DRAFTED = Period.parse("2026-11-18")  # the day of the drafts that name none
_SMALL = 13  # smaller numbers stand in many sentences; these must share more words to be of one thing
_SUM = 200  # characters from the first part to the last
_QUOTED = 4  # words of a quotation that is told twice


@dataclass(frozen=True, slots=True)
class Change:
    """Words of an article that are replaced so that it contradicts itself; `place` is where they stand."""

    kind: str
    span: Span
    words: str
    place: str  # "short" in headline, standfirst, summary or caption, else "body"


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence as it is compared here; spans of the values point into the article."""

    sentence: Sentence
    values: tuple[Value, ...]
    stems: frozenset[str]


def stated(article: Article) -> list[Stated]:
    """Return the sentences of an article with what they state."""
    found = []
    for sentence in sentences(article):
        view = plain_sentence(article, sentence)
        own = [
            replace(value, span=view.span(value.span.start, value.span.end))
            for value in values.parse_all(view.text, article.as_of)
        ]
        found.append(Stated(sentence, tuple(own), frozenset(term.stem for term in terms(view.text))))
    return found


def changes(article: Article) -> list[Change]:
    """Return the changes by rule, each of other words, in the article's order."""
    known = stated(article)
    found: dict[Span, Change] = {}
    for one, other in combinations(known, 2):
        for change in [*_values(one, other), *_posts(one, other), *_quotations(one, other)]:
            found.setdefault(change.span, change)
    for change in _names(article, known):
        found.setdefault(change.span, change)
    return [found[span] for span in sorted(found)]


def _values(one: Stated, other: Stated) -> Iterator[Change]:
    shared = one.stems & other.stems
    for ours in one.values:
        for theirs in other.values:
            if ours.kind != theirs.kind or not (ours.kind in FIGURES or ours.kind == "date"):
                continue
            few = getattr(ours, "low", _SMALL) < _SMALL and ours.kind in ("number", "rank")
            if len(shared) < (2 if few else 1):
                continue
            if values.compare(ours, theirs).relation is Relation.EQUAL and (changed := _other(ours.text, theirs.text)):
                mine = one.sentence.kind in SHORT
                value, words = (ours, changed[0]) if mine else (theirs, changed[1])
                if words:
                    yield Change(ours.kind, value.span, words, "short" if mine else "body")


_WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
_WORD = re.compile(rf"\b(?:{'|'.join([*_WEEK, *_MONTHS])})\b|\b(?:{'|'.join(_NUMBERS)})\b", re.IGNORECASE)


def _other(*texts: str) -> tuple[str, ...]:
    """Return each text with its first number, else its first word of time or number, made another."""
    return tuple(_changed(text) for text in texts)


def _changed(text: str) -> str:
    if found := re.search(r"\d[\d.,]*", text):
        return text[: found.start()] + _digits(found.group()) + text[found.end() :]
    if found := _WORD.search(text):
        for row in (_WEEK, _MONTHS, _NUMBERS):
            low = [word.lower() for word in row]
            if (word := found.group().lower()) in low:
                other = row[(low.index(word) + 2) % len(row)]
                return (
                    text[: found.start()]
                    + (other.capitalize() if found.group()[0].isupper() else other)
                    + text[found.end() :]
                )
    return ""


def _digits(number: str) -> str:
    """Two digits in one another's place, the slip that newsrooms make most; a number of one digit is two more."""
    figures = [at for at, sign in enumerate(number) if sign.isdigit()]
    signs = list(number)
    pairs = [(a, b) for a, b in pairwise(figures) if signs[a] != signs[b] and (a or signs[b] != "0")]
    if re.fullmatch(r"(?:19|20)\d\d", number):  # a year stays one
        return str(int(number) + (3 if int(number) % 10 < 5 else -3))
    small = len(figures) == 2 and int("".join(signs[at] for at in figures)) <= 31 and "." not in number
    if small or not pairs:
        last = figures[-1]
        signs[last] = str((int(signs[last]) + 2) % 10 or 4)
        return "".join(signs)
    a, b = pairs[0]
    signs[a], signs[b] = signs[b], signs[a]
    return "".join(signs)


def _posts(one: Stated, other: Stated) -> Iterator[Change]:
    for ours in one.values:
        for theirs in other.values:
            if not isinstance(ours, Role) or not isinstance(theirs, Role) or not ours.holder or not theirs.holder:
                continue
            if person.same_person(ours.holder, theirs.holder) and ours.title == theirs.title:
                found = re.search(r"\b(?!prime)(\w+) minister|chief executive", theirs.text, re.IGNORECASE)
                if found:
                    start = theirs.span.start + found.start()
                    was = Span(start, start + len(found.group()))
                    yield Change("role", was, "finance director" if not found[1] else "energy minister", "body")


def _quotations(one: Stated, other: Stated) -> Iterator[Change]:
    for ours in one.values:
        for theirs in other.values:
            if not isinstance(ours, Quotation) or not isinstance(theirs, Quotation):
                continue
            if len(ours.words.split()) < _QUOTED or values.compare(ours, theirs).relation is not Relation.EQUAL:
                continue
            mine = one.sentence.kind in SHORT
            value = ours if mine else theirs
            word = max(re.findall(r"\w+", value.words), key=len)
            start = value.span.start + value.text.index(word)
            yield Change("quotation", Span(start, start + len(word)), "something", "short" if mine else "body")


_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b(?![’'])")


def _names(article: Article, known: Sequence[Stated]) -> Iterator[Change]:
    """The last time that a name stands, with one vowel changed; names of people and of all else apart."""
    people = {one.surname for each in known for one in each.values if isinstance(one, person.Person)}
    places: dict[str, list[tuple[int, Span]]] = {}
    for each in known:
        for found in _NAME.finditer(each.sentence.text):
            start = each.sentence.span.start + found.start()
            places.setdefault(found.group(), []).append((each.sentence.span.start, Span(start, start + len(found[0]))))
    for name, where in places.items():
        others = len(re.findall(rf"\b{name}\b", article.text))
        if name in [*_WEEK, *_MONTHS] or others < 2 or name.lower() in re.findall(r"\w+", article.text):
            continue
        vowels = [at for at in range(1, len(name) - 1) if name[at] in "aeiou"]
        if vowels:
            at = vowels[-1]
            word = name[:at] + {"a": "e", "e": "a", "i": "e", "o": "e", "u": "o"}[name[at]] + name[at + 1 :]
            yield Change("person" if name in people else "name", where[-1][1], word, "body")


def found_at(article: Article, change: Change) -> list[Finding]:
    """Return the findings at the changed words of the article with this change."""
    text = article.text[: change.span.start] + change.words + article.text[change.span.end :]
    span = Span(change.span.start, change.span.start + len(change.words))
    return [one for one in findings(_article(article.path, text, article.as_of)) if _is_at(one, span)]


def _is_at(finding: Finding, span: Span) -> bool:
    """Whether a finding stands at the words, or at the first and the last part of a sum that they are one of."""
    last, first = finding.article_span, finding.other_span
    if first is None or last is None:
        return False
    near = last.end - first.start <= _SUM
    return first.overlaps(span) or last.overlaps(span) or (near and Span(first.start, last.end).covers(span))


def _article(path: str, text: str, as_of: Period | None) -> Article:
    """The article of a text that stands in no file."""
    return replace(read("-", as_of=as_of, stdin=text.encode()), path=path)


def findings(article: Article) -> tuple[Finding, ...]:
    """Return what the article is told of itself."""
    return consistency(article, pipeline.claims(article, settings=Settings()))


def annotated(seed: Sequence[Path] | None) -> Iterator[Article]:
    """Yield the annotated articles, the seed last."""
    for claims in sorted((TESTS / "articles").glob("*.claims.yaml")):
        name = claims.name.removesuffix(".claims.yaml")
        day = Period.parse(str(yaml.safe_load(claims.read_text(encoding="utf-8"))["as_of"]))
        for path in [seed[0]] if name == "seed" and seed else sorted((TESTS / "articles").glob(f"{name}.[tm]*")):
            yield read(str(path), as_of=day)


def drafts() -> Iterator[Article]:
    """Yield the drafts."""
    for path in sorted((TESTS / "drafts").glob("*.[tm]*")):
        yield read(str(path), as_of=None if path.suffix == ".md" else DRAFTED)


def planted(article: Article) -> Iterator[Change]:
    """Yield the mistakes put into a draft by hand."""
    for one in yaml.safe_load((TESTS / "drafts" / "planted.yaml").read_text(encoding="utf-8")):
        if one["draft"] == Path(article.path).name:
            start = article.text.index(one["was"])
            yield Change(one["kind"], *_cut(start, one["was"], one["is"]), "")


def _cut(start: int, was: str, to: str) -> tuple[Span, str]:
    """The words that differ, without those that stand around them in both."""
    before = len(_same(was, to))
    after = len(_same(was[before:][::-1], to[before:][::-1]))
    return Span(start + before, start + len(was) - after), to[before : len(to) - after]


def _same(one: str, other: str) -> str:
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[: len(one[:at])]


def main() -> None:
    """Measure, print and write the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", nargs=2, type=Path, metavar=("ARTICLE", "SOURCES"))
    parser.add_argument("--more", type=Path, metavar="FOLDER", help="look for alarms in these texts alone")
    parser.add_argument("--verbose", action="store_true", help="list every change with what was found")
    options = parser.parse_args()
    if options.more:
        alarms([read(str(path)) for path in sorted(options.more.glob("*.[tm]*"))])
        return
    rows: Counter[tuple[str, str, bool]] = Counter()
    groups = {"annotated articles": list(annotated(options.seed)), "drafts": list(drafts())}
    counts = {name: alarms(articles) for name, articles in groups.items()}
    for name, articles in groups.items():
        for article in articles:
            for change in changes(article):
                rows[f"{name}, by rule", change.kind, _told(article, change, options.verbose)] += 1
            for change in planted(article) if name == "drafts" else ():
                rows["drafts, by hand", change.kind, _told(article, change, options.verbose)] += 1
    report(counts, rows, {name: len(articles) for name, articles in groups.items()})


def _told(article: Article, change: Change, verbose: bool) -> bool:
    found = found_at(article, change)
    if verbose:
        line = article.text[max(0, change.span.start - 60) : change.span.end + 40].replace("\n", " ")
        print(
            f"{'FOUND ' if found else 'missed'} {Path(article.path).stem} {change.kind} → {change.words!r} in …{line}…"
        )
        for one in found:
            print(f"         {one.message}: {one.other_words!r} | {one.article_words!r}")
    return bool(found)


def alarms(articles: Sequence[Article]) -> int:
    """Print the findings in articles as they are, and return how many."""
    count = 0
    for article in articles:
        for one in findings(article):
            count += 1
            print(f"ALARM {article.path}: {one.message}: {one.other_words!r} | {one.article_words!r}")
    print(f"{count} in {len(articles)} articles")
    return count


def report(alarmed: dict[str, int], rows: Counter[tuple[str, str, bool]], articles: dict[str, int]) -> None:
    """Write the tables."""
    lines: list[tuple[object, ...]] = []
    for group in sorted({group for group, _, _ in rows}):
        kinds = sorted({kind for name, kind, _ in rows if name == group})
        told = [(kind, rows[group, kind, True], rows[group, kind, False]) for kind in kinds]
        told.append(("all", sum(one[1] for one in told), sum(one[2] for one in told)))
        lines += [(group, kind, yes + no, yes, tables.cell(yes / (yes + no))) for kind, yes, no in told]
    head = ("contradictions put in", "kind", "changes", "found", "share")
    quiet = ", ".join(f"{count} in {articles[name]} {name}" for name, count in alarmed.items())
    text = f"Alarms where nothing was changed: {quiet}.\n\n{tables.table(head, lines)}"
    figures = {
        "command": "python -m benchmarks.consistency --seed ARTICLE SOURCES",
        "alarms": alarmed,
        "rows": [dict(zip(head, line, strict=True)) for line in lines],
    }
    tables.write("consistency", figures, text)
    print(text)


if __name__ == "__main__":
    main()
