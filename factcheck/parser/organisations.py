"""Which organisation “the company” or “the council” is: one that is near and of its kind, else the article's own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from factcheck.parser.wording import joined
from factcheck.syntax.tree import Name, Tree

_FIRMS = frozenset("company firm group manufacturer retailer carrier airline chain".split())
_CALLED = _FIRMS | frozenset("maker producer operator developer business startup brand supplier".split())
_SIDES = frozenset("club team side".split())
_NOT_FIRMS = re.compile(
    r"\b(?:University|Hospital|Council|Party|Agency|Ministry|Court|Union|School|Bank|League|Parliament|Committee|"
    r"Commission|Department|Government|Organi[sz]ation|Institute|Association|Office|Police|Journal|Centre|Center|Laboratory|Clinic|College|Society|Foundation|Charity|Board|Force|Greens|Democrats|"
    r"Conservatives|Labour|Alliance|Church|Museum)\b",
    re.IGNORECASE,
)
_BEARING = frozenset(
    "bank agency ministry council party union court university hospital school commission committee institute "
    "association museum".split()
)


@dataclass(slots=True)
class Organisations:
    """The organisations of an article: those of the last sentence, and how often each is named in all."""

    last: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    counts: Counter[str] = field(default_factory=Counter)  # of all names, by their first word joined
    kinds: dict[str, str] = field(default_factory=dict)  # of names of one word
    called: frozenset[str] = frozenset()  # those it calls a company, an operator … somewhere

    def foresee(self, tree: Tree) -> None:
        """Count the names before any wording."""
        for one in tree.names:
            if one.end - one.start == 1:
                self.kinds.setdefault(tree.tokens[one.start].text, one.kind)
        self.called |= {tree.tokens[at].text for at, token in enumerate(tree.tokens)
                        if token.pos == "PROPN" and token.dep not in ("flat", "compound")
                        and not any(kid.head == at and kid.dep == "flat" for kid in tree.tokens)
                        and not any(name.start <= at < name.end for name in tree.names)
                        and _beside(tree, at, _CALLED)}  # fmt: skip
        self.called |= set(_all_names(tree, called=_CALLED))
        for name in _all_names(tree):
            whole = self._whole(name)
            part = next((known for known in self.counts if name.startswith(f"{known} ")), "")
            if part:
                self.counts[whole] += self.counts.pop(part)
            self.counts[whole] += 1

    def kind(self, tree: Tree, at: int) -> str:
        """Return the kind of a word that is a name elsewhere in the article, or is called a company here; else ""."""
        if _beside(tree, at, _CALLED):
            return "ORG"
        return self.kinds.get(tree.tokens[at].text, "")

    def meet(self, tree: Tree) -> None:
        """Take in the organisations of a sentence."""
        self.last = tuple(self._whole(name) for name in self._names(tree))
        self.all = tuple(dict.fromkeys((*self.all, *self.last)))

    def _whole(self, name: str) -> str:
        return next((known for known in self.counts if known.startswith(f"{name} ")), name)

    def _names(self, tree: Tree, *, before: int | None = None) -> list[str]:
        """The organisations of a sentence, or those before a token: marked so, or called so anywhere."""
        return [
            words
            for name in tree.names
            if (before is None or name.end <= before)
            and tree.tokens[name.start].pos == "PROPN"
            and ((words := _words(tree, name)) in self.called or name.kind == "ORG")
        ]

    def named(self, tree: Tree, noun: int, *, subject: str = "") -> str:
        """Return the organisation that "the company" at a token stands for, "" where none or several may be meant.

        `subject` is what the last sentence spoke of.
        """
        word = tree.tokens[noun].lemma
        here = tuple(self._whole(name) for name in self._names(tree, before=noun))
        if word in _BEARING:
            bearing = [name for name in (*self.all, *here) if word in name.lower().split()]
            return bearing[0] if len(set(bearing)) == 1 else ""
        if word not in _FIRMS | _SIDES:
            return ""
        main = self._main() if word in _FIRMS else ""
        told = next((name for name in self.last if subject.endswith(name)), "")
        if told and not here and not _NOT_FIRMS.search(told):
            return told
        for near in (here, self.last):
            firms = list(dict.fromkeys(name for name in near if not _NOT_FIRMS.search(name)))
            if firms:
                return firms[0] if len(firms) == 1 and main in ("", firms[0]) else ""
        return main or (self._described() if word in _FIRMS else "")

    def _main(self) -> str:
        """The firm an article is about: named at least twice as often as any other so far."""
        firms = [(self.counts[name], name) for name in self.all if not _NOT_FIRMS.search(name)]
        ranked = sorted(firms, key=lambda entry: (-entry[0], entry[1]))
        if not ranked or (len(ranked) > 1 and ranked[0][0] < 2 * ranked[1][0]):
            return ""
        return ranked[0][1]

    def _described(self) -> str:
        """The one organisation that the article called a firm by so many words."""
        met = sorted({self._whole(name) for name in self.called} & set(self.all))
        return met[0] if len(met) == 1 else ""


def _words(tree: Tree, name: Name) -> str:
    """A name with what "&" joins to it: "Korv & Co"."""
    end = name.end
    while end + 1 < len(tree.tokens) and tree.tokens[end].text == "&" and tree.tokens[end + 1].pos == "PROPN":
        end += 2
    return joined(tree, range(name.start, end))


def _beside(tree: Tree, at: int, called: frozenset[str]) -> bool:
    """Whether a name stands beside a noun: "the operator Nordline", "Ferry operator Nordline", "Korv, a chain"."""
    token = tree.tokens[at]
    if token.dep == "appos" and token.head >= 0 and tree.tokens[token.head].lemma in called:
        return True
    return any(
        kid.head == at and kid.lemma in called and kid.pos == "NOUN" and kid.dep in ("nmod:desc", "compound", "appos")
        for kid in tree.tokens
    )


def _all_names(tree: Tree, *, called: frozenset[str] = frozenset()) -> list[str]:
    """The names of a sentence: all, or those set beside one of some nouns."""
    return [
        _words(tree, name)
        for name in tree.names
        if tree.tokens[name.start].pos == "PROPN"
        and (not called or any(_beside(tree, at, called) for at in range(name.start, name.end)))
    ]
