"""What the article has spoken of so far: pronouns, short names and “the plant” give way to what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.parser import gender
from factcheck.parser.wording import joined
from factcheck.syntax.tree import Tree

_PERSON = {"he": "", "him": "", "she": "", "her": "'s", "his": "'s", "hers": "'s", "himself": "", "herself": ""}
_THING = {"it": "", "its": "'s", "itself": ""}
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our"})
# Heads of definite phrases that stand for an organisation or a person named before.
_ORGANISATION = frozenset(
    "company firm group bank agency ministry council club team party union court university hospital school retailer "
    "manufacturer carrier airline chain organisation organization".split()
)
# Of these, an organisation need not bear the word in its name: "the company" may be Acme.
_FREE = frozenset(
    "company firm group club team retailer manufacturer carrier airline chain organisation organization".split()
)
_METONYMS = {
    "Moscow": "Russia", "the Kremlin": "Russia", "Kremlin": "Russia", "Washington": "the United States",
    "Islamabad": "Pakistan", "Beijing": "China", "Tehran": "Iran", "Kyiv": "Ukraine", "New Delhi": "India",
    "Brussels": "the European Union", "Berlin": "Germany", "Paris": "France", "Ankara": "Turkey", "Tokyo": "Japan",
    "Pyongyang": "North Korea", "Seoul": "South Korea", "Riyadh": "Saudi Arabia", "Canberra": "Australia",
    "Downing Street": "the British government", "Whitehall": "the British government",
    "the White House": "the US administration",
}  # fmt: skip
_AGENT = frozenset({"nsubj", "nmod:poss"})


@dataclass(slots=True)
class Context:
    """The names and things met so far, newest last."""

    persons: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    things: dict[str, str] = field(default_factory=dict)  # head noun → the fullest phrase for it
    full: dict[str, str] = field(default_factory=dict)  # last word of a name → the full name
    subject: str = ""  # the last sentence's subject, where it is a thing

    def meet(self, tree: Tree) -> None:
        """Take in the names and indefinite phrases of a sentence once its claims are worded."""
        for name in tree.names:
            words = joined(tree, range(name.start, name.end))
            if name.kind == "PER":
                self._person(words)
            elif name.kind == "ORG":
                self._organisation(words)
        self._things(tree)
        self._subject(tree)

    def _subject(self, tree: Tree) -> None:
        """Keep the sentence's subject for an "it" in the next one, where it is one thing and no person."""
        root = tree.root()
        for at, token in enumerate(tree.tokens):
            if token.head == root and token.dep in ("nsubj", "nsubj:pass"):
                words = joined(tree, [kid for kid in tree.subtree(at) if tree.tokens[kid].pos != "PUNCT"])
                person = any(name.kind == "PER" and name.start <= at < name.end for name in tree.names)
                one = token.pos in ("NOUN", "PROPN") and token.text.lower() == token.lemma.lower()
                if token.pos == "PRON" and token.text.lower() in _THING:
                    return
                self.subject = words if one and not person and len(words.split()) <= 6 else ""
                return
        self.subject = ""

    def foresee(self, tree: Tree) -> None:
        """Take in full names before any wording: a bare surname in the headline has its full name in the text."""
        for name in tree.names:
            words = joined(tree, range(name.start, name.end))
            if name.kind == "PER" and " " in words:
                self.full.setdefault(words.rpartition(" ")[2], words)

    def _person(self, words: str) -> None:
        whole = self.full.get(words.rpartition(" ")[2], words)
        self.persons = [*[other for other in self.persons if other != whole], whole]

    def _person_for(self, pronoun: str) -> str:
        """The newest person the pronoun fits; a first name of the other sex does not fit."""
        other = gender.MALE if pronoun in ("she", "her", "hers", "herself") else gender.FEMALE
        fitting = [name for name in self.persons if not other & {word.lower() for word in name.split()}]
        return fitting[-1] if fitting else self.persons[-1]

    def _organisation(self, words: str) -> None:
        self.organisations = [*[other for other in self.organisations if other != words], words]

    def _organisation_for(self, noun: str) -> str:
        """The newest organisation that bears the noun in its name, else the newest where the noun is a common one."""
        bearing = [name for name in self.organisations if noun in name.lower().split()]
        if bearing:
            return bearing[-1]
        return self.organisations[-1] if self.organisations and noun in _FREE else ""

    def _things(self, tree: Tree) -> None:
        for index, token in enumerate(tree.tokens):
            if token.pos != "NOUN" or token.dep in ("compound", "conj"):
                continue
            before = [at for at, kid in enumerate(tree.tokens) if kid.head == index and at < index]
            kept = [at for at in before if tree.tokens[at].dep in ("amod", "compound", "nmod:poss", "det", "nummod")]
            phrase = joined(tree, [*kept, index])
            phrase = re.sub(r"^(?:an?|the|this|that|its|their)\s+", "", phrase, flags=re.IGNORECASE)
            if len(phrase.split()) > max(1, len(self.things.get(token.lemma, "").split())) and token.dep != "nmod:poss":
                self.things.setdefault(token.lemma, phrase)

    def resolve(self, tree: Tree, words: Sequence[int], *, subject: Sequence[int] = ()) -> str:
        """Return the words with what they refer to put in; what is not known stays as it is.

        `subject` is what the words are said of: a possessive ("lost her job") that refers to it may stay.
        """
        pieces: list[str] = []
        skip: set[int] = set()
        for place, at in enumerate(words):
            if at in skip:
                continue
            replaced, used = self._replace(tree, words, place, subject)
            skip.update(used)
            gap = "" if not place else _spacing(tree, words[place - 1], at)
            pieces.append(gap + replaced)
        return re.sub(r"\s+", " ", "".join(pieces)).strip()

    def _replace(self, tree: Tree, words: Sequence[int], place: int, subject: Sequence[int]) -> tuple[str, list[int]]:
        at = words[place]
        token = tree.tokens[at]
        lower = token.text.lower()
        if token.pos == "PRON" and self._has_own(tree, [*subject, *words[:place]], token.dep):
            return token.text, []
        if token.pos == "PRON" and lower in _PERSON and self.persons:
            possessive = "’s" if lower in ("his", "hers") or (lower == "her" and token.dep == "nmod:poss") else ""
            return self._person_for(lower) + possessive, []
        if token.pos == "PRON" and lower in _THING and self.subject and not _is_empty(tree, at):
            return self.subject + ("’s" if lower == "its" else ""), []
        for name in tree.names:
            if name.start == at and name.kind == "PER" and name.end - name.start == 1:
                return self.full.get(token.text, token.text), []
        metonym = self._metonym(tree, words, place)
        if metonym:
            return metonym
        return self._definite(tree, words, place) or (token.text, [])

    @staticmethod
    def _has_own(tree: Tree, before: Sequence[int], dep: str) -> bool:
        """Whether the words before a possessive already name what it refers to."""
        if dep != "nmod:poss":
            return False
        return any(tree.tokens[at].pos in ("NOUN", "PROPN") for at in before)

    def _metonym(self, tree: Tree, words: Sequence[int], place: int) -> tuple[str, list[int]] | None:
        for size in (2, 1):
            chunk = list(words[place : place + size])
            if len(chunk) < size or chunk != list(range(chunk[0], chunk[0] + size)):
                continue
            text = joined(tree, chunk)
            country = _METONYMS.get(text) or _METONYMS.get(text[:1].lower() + text[1:])
            if country and (tree.tokens[chunk[-1]].dep in _AGENT or tree.tokens[chunk[-1]].dep == "obl"):
                if tree.tokens[chunk[-1]].dep == "obl" and not _is_partner(tree, chunk[-1]):
                    continue
                return country, chunk
        return None

    def _definite(self, tree: Tree, words: Sequence[int], place: int) -> tuple[str, list[int]] | None:
        """“the site” → the fuller phrase met before, where the article has one and this one says no more."""
        at = words[place]
        if tree.tokens[at].text.lower() not in ("the", "this", "that") or place + 1 >= len(words):
            return None
        noun = words[place + 1]
        token = tree.tokens[noun]
        if noun != at + 1 or token.pos != "NOUN" or tree.tokens[at].head != noun:
            return None
        if any(kid.head == noun and kid.dep in ("nmod", "acl:relcl", "acl", "appos") for kid in tree.tokens):
            return None
        if token.lemma in _ORGANISATION and token.lemma not in self.things:
            named = self._organisation_for(token.lemma)
            return (named, [noun]) if named else None
        known = self.things.get(token.lemma)
        return (f"the {known}", [noun]) if known and len(known.split()) <= 4 else None


def _is_empty(tree: Tree, index: int) -> bool:
    """Whether an "it" stands for nothing named: "it is a scandal that …", "it was an auditor who …"."""
    token = tree.tokens[index]
    return token.dep == "expl" or any(kid.head == token.head and kid.dep == "cop" for kid in tree.tokens)


def _is_partner(tree: Tree, index: int) -> bool:
    return any(kid.head == index and kid.dep == "case" and kid.text.lower() == "with" for kid in tree.tokens)


def _spacing(tree: Tree, before: int, at: int) -> str:
    if before + 1 == at:
        return tree.text[tree.tokens[before].end : tree.tokens[at].start]
    return "" if tree.tokens[at].text in (",", ".", ";", ":", "'s", "’s", ")", "”", "%") else " "
