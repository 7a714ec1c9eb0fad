"""Pronouns and “the company”: how often what the parser puts in their place is what GUM says they stand for.

    python -m benchmarks.coreference --data DATA            # the documents held out of training
    python -m benchmarks.coreference --data DATA --train    # the others, for looking at what goes wrong
    python -m benchmarks.coreference --data DATA --train --verbose

Documents are read sentence by sentence, words cut as GUM cuts them, trees and names our own. A mention is right when
the words put in its place are those of another mention of its entity, but for articles and what hangs behind the noun.
The plain baseline takes the nearest name before it, of a person for “he” and “she”, of anything else for the others.
"""

from __future__ import annotations

import argparse
import re
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.parser.context import Context
from factcheck.parser.mending import mended
from factcheck.syntax.model import SyntaxModel
from factcheck.syntax.tree import Tree
from training.treebanks import HELD_OUT, conllu, tree

ROOT = Path(__file__).resolve().parents[1]
CLASSES = {
    "he, she": frozenset("he she him her his hers".split()),
    "it": frozenset("it its".split()),
    "they": frozenset("they them their theirs".split()),
}
NOUNS = frozenset("company firm group bank club team council court agency university party union museum school".split())
_OPEN = re.compile(r"\((?P<id>\d+)-(?P<kind>[^()-]*)[^()]*?(?P<close>\)?)(?=\(|\d|$|\))|(?P<end>\d+)\)")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of GUM: its tree by our parser and its mentions by entity, as token ranges."""

    tree: Tree
    mentions: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was put in the place of one mention, by the parser and by the baseline; "" for nothing."""

    kind: str
    known: bool  # whether an earlier mention names the entity, so that something can be put in
    given: str
    right: bool
    plain: str
    plain_right: bool
    where: str


def documents(folder: Path, *, train: bool) -> Iterator[Path]:
    """Yield the files held out of the training of the trees, or the others."""
    genres: dict[str, list[Path]] = {}
    for path in sorted((folder / "dep").glob("*.conllu")):
        genres.setdefault(path.stem.split("_")[1], []).append(path)
    for paths in genres.values():
        yield from (path for place, path in enumerate(paths) if (place in HELD_OUT) is not train)


def document(path: Path, syntax: SyntaxModel) -> Iterator[Said]:
    """Yield the sentences of a document."""
    for rows in conllu(path):
        example = tree(rows)
        text, ranges = "", []
        for word, glued in zip(example.words, example.glued, strict=True):
            text += "" if glued or not text else " "
            ranges.append((len(text), len(text) + len(word)))
            text += word
        words = [row for row in rows if row[0].isdigit()]
        yield Said(mended(syntax.read(text, ranges)), tuple(entities(words)))


def entities(words: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield the mentions of a sentence: first token, token after the last, entity.

    >>> first = ["1"] * 9 + ["Entity=(1-person-new-cf1-1-sgl(2-place-new-cf2-1-sgl)"]
    >>> list(entities([first, ["2"] * 9 + ["Entity=1)"]]))
    [(0, 1, '2'), (0, 2, '1')]
    """
    opened: dict[str, list[int]] = {}
    for at, row in enumerate(words):
        field = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for found in re.finditer(r"\((\d+)-[^()]*(\)?)|(\d+)\)", field):
            if found[3]:
                if opened.get(found[3]):
                    yield opened[found[3]].pop(), at + 1, found[3]
            elif found[2]:
                yield at, at + 1, found[1]
            else:
                opened.setdefault(found[1], []).append(at)


def answers(path: Path, syntax: SyntaxModel) -> Iterator[Answer]:
    """Yield what is put in the place of every pronoun and “the company” of a document."""
    said = list(document(path, syntax))
    names: dict[str, set[str]] = {}
    for one in said:
        for start, end, entity in one.mentions:
            words = _words(one.tree, start, end)
            if not _is_pronoun(words):
                names.setdefault(entity, set()).add(plain(words))
    context = Context()
    for one in said:
        context.foresee(one.tree)
    seen: set[str] = set()
    last: list[tuple[str, str]] = []  # names so far with their kinds
    for one in said:
        for start, end, entity in sorted(one.mentions):
            kind = _kind(one.tree, start, end)
            if kind:
                given = _given(context, one.tree, start, end)
                near = _nearest(last, one.tree, start, kind)
                known = names.get(entity, set())
                yield Answer(
                    kind, entity in seen and bool(known), given, fits(given, known), near, fits(near, known),
                    f"{path.stem}: {_words(one.tree, start, end)!r} in {one.tree.text!r}; is {sorted(known)[:4]}",
                )  # fmt: skip
            elif not _is_pronoun(_words(one.tree, start, end)):
                seen.add(entity)
        last += [(_words(one.tree, name.start, name.end), name.kind) for name in one.tree.names]
        context.meet(one.tree)


def _kind(tree: Tree, start: int, end: int) -> str:
    words = _words(tree, start, end).lower()
    if end - start == 1:
        return next((kind for kind, table in CLASSES.items() if words in table), "")
    return "the company" if end - start == 2 and words[:4] == "the " and words[4:] in NOUNS else ""


def _given(context: Context, tree: Tree, start: int, end: int) -> str:
    words = _words(tree, start, end)
    found = context.resolve(tree, list(range(start, end)))
    return "" if found.lower() == words.lower() else found


def _nearest(last: Sequence[tuple[str, str]], tree: Tree, start: int, kind: str) -> str:
    here = [(_words(tree, name.start, name.end), name.kind) for name in tree.names if name.end <= start]
    person = kind == "he, she"
    return next((name for name, of in reversed([*last, *here]) if (of == "PER") is person or kind == "they"), "")


def _words(tree: Tree, start: int, end: int) -> str:
    return tree.text[tree.tokens[start].start : tree.tokens[end - 1].end]


def _is_pronoun(words: str) -> bool:
    low = words.lower()
    return any(low in table for table in CLASSES.values()) or low in ("i", "we", "you", "who", "which", "that", "this")


def plain(words: str) -> str:
    """Return words in small letters without article and sign of possession.

    >>> plain("The firm's")
    'firm'
    """
    return re.sub(r"^(?:the|an?) |(?:['’]s|['’])$", "", words.lower().strip(' ,.“”"')).strip()


def fits(given: str, known: set[str]) -> bool:
    """Whether words name an entity: one of its mentions, cut behind its noun or its name in full.

    >>> fits("Marta Lind", {"lind", "the mayor"}), fits("the old bank", {"bank of rome"}), fits("", {"bank"})
    (True, False, False)
    """
    own = plain(given)
    if not own:
        return False
    return any(one == own or one.startswith(f"{own} ") or own.endswith(f" {one}") or own.startswith(f"{one} ")
               or one.endswith(f" {own}") for one in known)  # fmt: skip


def show(found: Sequence[Answer]) -> None:
    """Print a table: precision and coverage by kind, the parser beside the baseline."""
    print("| mention | n | put in | right of those | of all that are known | nearest name: right of those | of all |")
    print("|---|---|---|---|---|---|---|")
    for kind in (*CLASSES, "the company", "all"):
        own = [one for one in found if kind in (one.kind, "all")]
        known = sum(one.known for one in own)
        given, plain_given = sum(bool(one.given) for one in own), sum(bool(one.plain) for one in own)
        right, plain_right = sum(one.right for one in own), sum(one.plain_right for one in own)
        print(
            f"| {kind} | {len(own)} | {given} | {right / max(1, given):.3f} | {right / max(1, known):.3f} "
            f"| {plain_right / max(1, plain_given):.3f} | {plain_right / max(1, known):.3f} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--train", action="store_true", help="the documents that trees were learned from")
    parser.add_argument("--genres", nargs="*", default=[])
    parser.add_argument("--verbose", action="store_true", help="list what was put in wrongly")
    options = parser.parse_args()
    syntax = SyntaxModel.load()
    found: list[Answer] = []
    with tempfile.TemporaryDirectory() as folder, tarfile.open(options.data / "text" / "gum.tar.gz") as archive:
        archive.extractall(folder, filter="data")
        for path in documents(Path(folder) / "gum", train=options.train):
            if not options.genres or path.stem.split("_")[1] in options.genres:
                found += answers(path, syntax)
    for one in found:
        if options.verbose and one.given and not one.right:
            print(f"{one.kind}: {one.given!r}, {one.where}")
    show(found)


if __name__ == "__main__":
    main()
