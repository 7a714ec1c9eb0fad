"""Reads the treebanks and name sets that the syntax model is trained on into one record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = ("PER", "ORG", "LOC", "MISC")
NAMES = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))

# Documents of GUM held out: of every genre the third and the tenth by name.
HELD_OUT = (2, 9)

# What the name sets call their kinds; a kind that is not here is no name (dates, money, quantities).
_KIND = {
    "PER": "PER", "person": "PER", "Person": "PER",
    "ORG": "ORG", "corporation": "ORG", "group": "ORG", "Organisation": "ORG", "organization": "ORG",
    "LOC": "LOC", "location": "LOC", "Location": "LOC", "place": "LOC",
    "MISC": "MISC", "product": "MISC", "creative-work": "MISC", "Nationality": "MISC", "MilitaryPlatform": "MISC",
    "abstract": "MISC", "event": "MISC", "object": "MISC", "animal": "MISC", "plant": "MISC", "substance": "MISC",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence; a list is empty when its set says nothing of it."""

    words: list[str]
    glued: list[bool]
    pos: list[str]
    heads: list[int]  # -1 root
    deps: list[str]
    names: list[str]
    misc: bool = True  # False: what the set leaves unmarked may still be a MISC name


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity of GUM: token range, kind, the title of its page in Wikipedia or ""."""

    start: int
    end: int
    kind: str
    title: str


def conllu(path: Path) -> Iterator[list[list[str]]]:
    """The sentences of a treebank file, each a list of rows without comments, ranges and empty nodes."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        if rows:
            yield rows


def tree(rows: list[list[str]], *, mentions: list[Mention] | None = None) -> Example:
    """The example of a sentence; with `mentions` its names too."""
    spaces: dict[int, bool] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            spaces |= dict.fromkeys(range(first, last), False)
            spaces[last] = "SpaceAfter=No" not in row[9]
    words = [row for row in rows if row[0].isdigit()]
    after = [spaces.get(int(row[0]), "SpaceAfter=No" not in row[9]) for row in words]
    return Example(
        [row[1].replace("\N{NO-BREAK SPACE}", "") for row in words],
        [False] + [not space for space in after[:-1]],
        [row[3] for row in words],
        [int(row[6]) - 1 for row in words],
        [row[7] for row in words],
        [] if mentions is None else tags(words, mentions),
    )


_OPEN = re.compile(r"\((?P<id>\d+)-(?P<rest>[^()]*)(?P<close>\)?)|(?P<end>\d+)\)")


def document(path: Path) -> Iterator[Example]:
    """The sentences of a document of GUM with their names."""
    for rows in conllu(path):
        words = [row for row in rows if row[0].isdigit()]
        yield tree(rows, mentions=list(entities(words)))


def entities(words: list[list[str]]) -> Iterator[Mention]:
    """The mentions that open and close within the sentence."""
    opened: dict[str, list[tuple[int, str, str]]] = {}
    for index, row in enumerate(words):
        field = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for match in _OPEN.finditer(field):
            if match["end"]:
                if opened.get(match["end"]):
                    yield Mention(opened[match["end"]][-1][0], index + 1, *opened[match["end"]].pop()[1:])
                continue
            parts = match["rest"].split("-", 6)
            title = parts[6] if len(parts) > 6 else ""
            if match["close"]:
                yield Mention(index, index + 1, parts[0], title)
            else:
                opened.setdefault(match["id"], []).append((index, parts[0], title))


def tags(words: list[list[str]], mentions: list[Mention]) -> list[str]:
    """BIO tags of the mentions that are names; longer ones win."""
    out = ["O"] * len(words)
    spans = sorted({span for mention in mentions if (span := name(words, mention))}, key=lambda s: (s[0] - s[1], s))
    for start, end, kind in spans:
        if all(tag == "O" for tag in out[start:end]):
            out[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    return out


_PARTS = {"flat", "compound", "goeswith"}


def name(words: list[list[str]], mention: Mention) -> tuple[int, int, str] | None:
    """The name inside a mention: its head with the capitalised words that belong to it, or None."""
    kind = _KIND.get(mention.kind)
    inside = range(mention.start, mention.end)
    heads = [i for i in inside if int(words[i][6]) - 1 not in inside]
    if kind is None or not heads or words[heads[0]][3] != "PROPN":
        return None
    titled = _titled(words, mention)
    if titled:
        return (*titled, kind)
    taken = {heads[0]}
    for _ in range(3):
        taken |= {i for i in inside if int(words[i][6]) - 1 in taken and _belongs(words, i)}
    start = end = heads[0]
    while start - 1 in taken or (start - 2 in taken and words[start - 1][1] == "-"):
        start -= 1
    while end + 1 in taken or (end + 2 in taken and words[end + 1][1] == "-"):
        end += 1
    return start, end + 1, kind


def _belongs(words: list[list[str]], index: int) -> bool:
    row = words[index]
    if row[7] in _PARTS:
        return row[1][0].isupper() or row[1][0].isdigit() or row[7] == "flat"
    return row[4].startswith("NNP")  # adjectives of names are tagged so: "the United Nations"


def _titled(words: list[list[str]], mention: Mention) -> tuple[int, int] | None:
    title = [part.lower() for part in re.sub(r"_\(.*", "", mention.title).split("_") if part]
    low = [row[1].lower() for row in words[mention.start : mention.end]]
    for start in range(len(low) - len(title) + 1):
        if title and low[start : start + len(title)] == title:
            return mention.start + start, mention.start + start + len(title)
    return None


def gum(folder: Path) -> tuple[list[Example], list[Example]]:
    """Training and held-out sentences of GUM."""
    genres: dict[str, list[Path]] = {}
    for path in sorted((folder / "dep").glob("*.conllu")):
        genres.setdefault(path.stem.split("_")[1], []).append(path)
    train: list[Example] = []
    held: list[Example] = []
    for paths in genres.values():
        for index, path in enumerate(paths):
            (held if index in HELD_OUT else train).extend(document(path))
    return train, held


def named(path: Path, *, misc: bool = True, tag: int = -1) -> list[Example]:
    """The sentences of a CoNLL file of names; both BIO and the older IO style come out as BIO."""
    found = []
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8", errors="replace")):
        rows = [line.split() for line in block.splitlines() if line.strip() and "DOCSTART" not in line]
        rows = [row for row in rows if len(row) > 1]
        if rows:
            words = [row[0] for row in rows]
            found.append(Example(words, glue(words), [], [], [], bio(words, [row[tag] for row in rows]), misc))
    return found


_TIGHT = set(".,;:!?)%]'’") | {"'s", "n't", "'re", "'ll", "'ve", "'m", "'d", "’s"}


def glue(words: list[str]) -> list[bool]:
    """A guess at which words had no space before them."""
    return [index > 0 and (word in _TIGHT or words[index - 1] in "([$#@") for index, word in enumerate(words)]


def bio(words: list[str], given: list[str]) -> list[str]:
    """The tags in our kinds; a name without a capital is none."""
    kinds = [_KIND.get(tag[2:]) if tag[:2] in {"B-", "I-"} else None for tag in given]
    out = ["O"] * len(words)
    start = 0
    while start < len(words):
        end = start + 1
        while end < len(words) and kinds[end] == kinds[start] and given[end][:2] != "B-":
            end += 1
        kind = kinds[start]
        if kind and words[start].lower() in {"the", "a", "an"} and end - start > 1:
            start += 1
        if kind and any(character.isupper() for word in words[start:end] for character in word):
            out[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
        start = end
    return out
