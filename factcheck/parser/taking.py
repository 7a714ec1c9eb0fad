"""A sentence being taken apart: its propositions so far, and the questions that are asked of its tree."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from factcheck.syntax.tree import Token, Tree

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_BREAKS = frozenset({",", "—", "–", ";", ":", "-", "("})
_EMPTY = frozenset({"PUNCT", "DET", "ADP", "CCONJ", "SCONJ"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """An assertion: `subject` and `body` are token indexes, `quote` the first and last token that assert it.

    `form` says where it comes from: clause, relative, participle, apposition, title, age, item, amount, measure, place,
    reported, comparison, former, share, comment, headline.
    """

    form: str
    head: int
    subject: tuple[int, ...]
    body: tuple[int, ...]
    quote: tuple[int, int]
    joiner: str = ""  # what stands between subject and body where the article leaves it out: "is", "was" …
    verb: int = -1  # the verb of saying, for what it reports
    shared: tuple[int, ...] = ()  # words of the governing clause that scope over this one (dates in front)
    pronoun: int = -1  # a word that gives way to the antecedent: whose, them
    antecedent: tuple[int, ...] = ()
    tail: str = ""  # what stands at the end where the article leaves it out: "before"


@dataclass(slots=True)
class Taking:
    """One sentence being taken apart."""

    tree: Tree
    kids: list[list[int]]
    found: list[Proposition] = field(default_factory=list)
    quoted: list[int] = field(default_factory=list)  # of each token, how many signs of quotation stand before it

    def __post_init__(self) -> None:
        signs = 0
        for token in self.tree.tokens:
            signs += token.text in ('"', "“", "”")
            self.quoted.append(signs)

    def are_quoted(self, index: int, other: int) -> bool:
        """Whether two tokens stand in the same quotation marks."""
        return self.quoted[index] == self.quoted[other] and self.quoted[index] % 2 == 1

    def token(self, index: int) -> Token:
        return self.tree.tokens[index]

    def word(self, index: int) -> str:
        """A token's text in small letters; nothing before the first and after the last."""
        return self.tree.tokens[index].text.lower() if 0 <= index < len(self.tree.tokens) else ""

    def under(self, index: int, *, without: frozenset[int] = frozenset()) -> list[int]:
        """The subtree of a token, left to right, without the subtrees of some tokens."""
        found = [index]
        for at in found:  # grows while it is read
            found += [kid for kid in self.kids[at] if kid not in without] if without else self.kids[at]
        return sorted(found)

    def kid(self, index: int, *deps: str) -> int | None:
        """The first child in one of the relations."""
        return next((kid for kid in self.kids[index] if self.token(kid).dep in deps), None)

    def all(self, index: int, *deps: str) -> list[int]:
        """The children in one of the relations."""
        return [kid for kid in self.kids[index] if self.token(kid).dep in deps]

    def is_clause(self, index: int) -> bool:
        """Whether a token heads a clause: a verb, or a predicate with a copula or a subject."""
        return self.token(index).pos == "VERB" or self.kid(index, "cop", *SUBJECTS) is not None

    def is_finite(self, index: int) -> bool:
        """Whether a clause has a finite verb of its own."""
        if self.kid(index, "cop") is not None:
            return True
        helpers = [self.token(kid) for kid in self.kids[index] if self.token(kid).dep.startswith("aux")]
        if any(helper.text.lower() == "having" for helper in helpers):
            return False
        if any(helper.text.lower() not in ("being", "be", "to") for helper in helpers):
            return True
        doing = self.word(index).endswith("ing")
        return self.token(index).pos == "VERB" and not doing and self.kid(index, "nsubj", "expl") is not None

    def is_set_off(self, index: int) -> bool:
        """Whether a comma or dash stands before a subtree."""
        first = self.under(index)[0]
        return self.breaks(first) or self.breaks(first - 1)

    def breaks(self, index: int) -> bool:
        """Whether a token is a sign that parts phrases; the hyphen in "one-day" parts none."""
        if self.word(index) not in _BREAKS:
            return False
        beside = self.tree.text[max(0, self.token(index).start - 1) : self.token(index).end + 1]
        return self.word(index) != "-" or " " in beside

    def first(self, index: int) -> int:
        """The first word of a subtree; a sign before it does not count."""
        words = self.under(index)
        return next((at for at in words if self.token(at).pos != "PUNCT"), words[0])

    def has_number(self, words: list[int]) -> bool:
        return any(self.token(at).pos == "NUM" for at in words)

    def is_name(self, index: int, kind: str) -> bool:
        """Whether a token lies in a name of the kind: PER, ORG, LOC."""
        return any(name.kind == kind and name.start <= index < name.end for name in self.tree.names)

    def add(self, one: Proposition) -> None:
        """Keep a proposition that says something."""
        first, last = one.quote
        if first <= last and any(self.token(index).pos not in _EMPTY for index in one.body):
            self.found.append(one)

    def amend(self, place: int, **changes: object) -> None:
        """Put other words into a proposition found before."""
        self.found[place] = dataclasses.replace(self.found[place], **changes)  # type: ignore[arg-type]
