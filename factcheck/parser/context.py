"""What the article has spoken of so far: pronouns, short names and “the plant” give way to what they stand for.

A wrong referent is worse than none: where several could be meant, the article's own words stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.parser import verbs
from factcheck.parser.bare import bare
from factcheck.parser.choosing import Choosing
from factcheck.parser.clocks import clock, firm
from factcheck.parser.deeds import deed
from factcheck.parser.metonyms import metonym
from factcheck.parser.moments import moment
from factcheck.parser.persons import HE as _HE
from factcheck.parser.persons import SHE as _SHE
from factcheck.parser.persons import fits, spans
from factcheck.parser.pointing import definite, described, owned_before, pointed, same, there
from factcheck.parser.pronouns import (
    IT,
    SUBJECTS,
    THEY,
)
from factcheck.parser.salience import Phrase, phrase_words
from factcheck.parser.takenup import teller_named
from factcheck.parser.tense import SHORT, in_full
from factcheck.parser.topics import (
    is_beside_name,
)
from factcheck.parser.voice import voiced
from factcheck.parser.wording import joined, possessive, small, spacing
from factcheck.syntax.tree import Tree

_COMPANY = frozenset({"company", "firm", "group"})
_DESCRIBED = 4  # words between "the" and its noun
_PEOPLES = re.compile(r"^[A-Z].*(?:ian|[cde]an|ese|ish|ch|iss|ani|eek)$")  # "the Dutch group"
_PLAIN = frozenset({"PUNCT", "ADP", "CCONJ", "PART", "AUX"})  # words that refer to nothing
_NOBODY = frozenset("person head chair star face voice force lead prop forward back minor".split())  # things, too
_TWO = 2


@dataclass(slots=True)
class Context(Choosing):
    """What the article has spoken of, and the words that stand for it."""

    def resolve(self, tree: Tree, words: Sequence[int], *, subject: Sequence[int] = ()) -> str:
        """Return the words with what they refer to put in; what is not known stays as it is.

        `subject` is what the words are said of: a pronoun that refers to it may stay ("lost her job").
        """
        pieces: list[str] = []
        skip: set[int] = set()
        words = words if self.voice else firm(tree, words)
        for place, at in enumerate(words):
            if at in skip:
                continue
            replaced, used = self._replace(tree, words, place, subject)
            skip.update(used)
            gap = "" if not place else spacing(tree, words[place - 1], at)
            if replaced in SHORT and tree.tokens[at].pos == "AUX" and not _ends_so(pieces, tree, words, place):
                gap, replaced = " ", in_full(tree, at)  # "that's up" → "the figure of 48,000 homes is up"
            pieces.append(gap + replaced)
        return re.sub(r"\s+", " ", "".join(pieces)).strip()

    def _replace(self, tree: Tree, words: Sequence[int], place: int, subject: Sequence[int]) -> tuple[str, list[int]]:
        at = words[place]
        token = tree.tokens[at]
        if token.pos in _PLAIN and not self.voice:
            return f"{small(tree, at)} {owned_before(tree, at)}".strip(), []
        spoken = voiced(tree, at, self.voice)
        if spoken is not None:
            return spoken, []
        if time := clock(tree, at, [*subject, *words], self.day, self.as_of) or self._both_persons(tree, at):
            return time, [at + 1] if tree.tokens[at].text.lower() == "the" else []
        several = self._pointed(tree, at) or self.several.meant(tree, at)
        if several and not _is_told(tree, words, place):
            return several[0], list(range(at, at + several[1]))
        if token.pos in ("PRON", "DET") and token.text.lower() in _SHE | _HE | IT | THEY:
            return self._all_of(tree, words, place, self._pronoun(tree, at, [*subject, *words]))
        if whole := self._counted(tree, at):
            return whole, []
        if self._is_surname(tree, words, place):
            return self.persons.called(tree, at), []
        if owner := self.organisations.owner(tree, words, place, subject=self.subject):
            return f"{possessive(owner)} {small(tree, at)}", []
        if end := described(tree, at):
            agent = self._described(tree, words, place, end)
            return (agent, list(range(at + 1, end))) if agent else (small(tree, at), [])
        return metonym(tree, words, place) or self._definite(tree, words, place) or (small(tree, at), [])

    def _all_of(self, tree: Tree, words: Sequence[int], place: int, found: str) -> tuple[str, list[int]]:
        """ "It denies them all" → "all the five charges"."""
        at = words[place]
        changed = tree.tokens[at].text.lower() == "them" and found != tree.tokens[at].text
        behind = tree.tokens[at + 1].text if list(words[place + 1 : place + 2]) == [at + 1] else ""
        return (f"{behind} {definite(found)}", [at + 1]) if changed and behind in ("all", "both") else (found, [])

    def _counted(self, tree: Tree, at: int) -> str:
        """A number or a part with the noun that it leaves out."""
        whole, token = bare(tree, at, self.before), tree.tokens[at]
        if whole:
            return whole if at else f"{whole[0].upper()}{whole[1:]}"
        counted = self.things.left_out(tree, at)
        return f"{token.text} {counted}" if counted else ""

    def _described(self, tree: Tree, words: Sequence[int], place: int, end: int) -> str:
        """Of whom it goes on, where "the Italian" or "the 22-year-old" may be him or her."""
        agent = self.persons.goes_on if words[place : place + end - words[place]] else ""
        last = tree.tokens[end - 1].text
        sex = "she" if last.endswith("woman") else "he" if last.endswith("man") else ""
        return agent if not sex or fits(agent, sex) else ""

    def _pointed(self, tree: Tree, at: int) -> tuple[str, int] | None:
        """What "that trial", "that year" or "there" points at, and how many words it takes the place of."""
        if told := moment(tree, at, self.before, self.as_of):
            return told
        if (those := pointed(tree, at, self.before)) is not None:
            return definite(self.resolve(*those)), 2
        if told := deed(tree, at, self.before):
            return told
        if others := self._others(tree, at):
            return others, 1
        if (noun := same(tree, at)) and (whole := self.things.fuller(tree.tokens[noun])):
            return whole, 3
        place = there(tree, at, self.before)
        return (place, 1) if place else None

    def _is_surname(self, tree: Tree, words: Sequence[int], place: int) -> bool:
        """Whether a word is all that is said of a person's name."""
        at = words[place]
        token = tree.tokens[at]
        made = token.dep == "compound" and tree.tokens[token.head].pos == "NOUN"  # "the Valdessi foundry"
        if token.pos != "PROPN" or made:
            return False
        if token.text not in self.persons.full or token.text in self.organisations.begun:
            return False
        beside = [other for other in (at - 1, at + 1) if 0 <= other < len(tree.tokens)]
        alone = not any(tree.tokens[other].pos == "PROPN" for other in beside)
        for name in tree.names:
            if name.start <= at < name.end:
                return name.end - name.start == 1 and not _doubled(tree, words, place) and (
                    name.kind == "PER" or alone
                )  # fmt: skip
        return alone

    def _definite(self, tree: Tree, words: Sequence[int], place: int) -> tuple[str, list[int]] | None:
        """“the site” → the one fuller phrase met before, where the article has one and this one says no more."""
        at = words[place]
        noun = tree.tokens[at].head
        if tree.tokens[at].text.lower() != "the" or not at < noun <= at + _DESCRIBED or noun not in words:
            return None
        if (named := teller_named(tree, noun)) >= 0:
            return self.resolve(tree, phrase_words(Phrase(tree, named, 0))), [at + 1, *tree.subtree(noun)]
        if tree.tokens[noun].pos != "NOUN" or _says_more(tree, noun):
            return None
        if noun > at + 1:  # "the Dutch group"
            plain = tree.tokens[noun].lemma in _COMPANY and _PEOPLES.search(tree.tokens[at + 1].text) is not None
            known = self.organisations.named(tree, noun, subject=self.subject, teller=self.teller) if plain else ""
        else:
            one = tree.tokens[noun].text.lower() == tree.tokens[noun].lemma  # "the judges" are not the one named
            known = self.persons.holder(tree.tokens[noun].lemma) if one else ""
            known = known or self._by_calling(tree, noun)
            known = known or self._known_as(tree, noun)
            if known:
                return known, list(range(at + 1, noun + 1))
            known = self.organisations.named(tree, noun, subject=self.subject, teller=self.teller)
            known = known or ("" if tree.tokens[noun].lemma in _COMPANY else self._fuller(tree, at))
        known = "" if known in self.persons.full else known  # a surname that was once read as a firm's name
        return (known, list(range(at + 1, noun + 1))) if known else None

    def _by_calling(self, tree: Tree, noun: int) -> str:
        """ "Osei has scored 19 goals. The striker said": of whom it went on, where nobody was called so before."""
        lemma, agent = tree.tokens[noun].lemma, self.persons.agent
        new = lemma in verbs.CALLINGS and not self.named[lemma] and tree.tokens[noun].dep in SUBJECTS
        return agent if new and tree.tokens[tree.tokens[noun].head].head < 0 else ""

    def _known_as(self, tree: Tree, noun: int) -> str:
        """ "Jo Roe, an electrician, fell. The electrician was": whom alone the article calls so, named just before."""
        lemma = tree.tokens[noun].lemma
        alike = [(one, at) for one in (*self.before, tree) for at, token in enumerate(one.tokens)
                 if token.lemma == lemma and (one is not tree or at != noun)]  # fmt: skip
        others = not all(is_beside_name(one, at) for one, at in alike)
        if others or lemma in _NOBODY or tree.tokens[noun].text.lower() != lemma:
            return ""
        here = [joined(tree, range(start, end)) for start, end in spans(tree) if end <= noun]
        return self.persons.known_as(lemma, [*self.persons.near, self.persons.agent, *map(self.persons.whole, here)])

    def _fuller(self, tree: Tree, at: int) -> str:
        """The fuller phrase of a thing, or of several; "half of the patients" may be of others."""
        noun = tree.tokens[at + 1]
        many = noun.text.lower() != noun.lemma.lower()
        of = at > 1 and tree.tokens[at - 1].text.lower() == "of"
        share = (
            noun.lemma in ("vote", "market")
            and of
            and tree.tokens[at - 2].lemma.lower()
            in (
                "percent",
                "cent",
                "%",
                "share",
                "half",
                "third",
                "quarter",
            )
        )
        whose = many and noun.dep == "nmod:poss"  # "the miners' union" is not that of the seven miners
        return "" if (of and (many or share)) or whose else self.things.fuller(noun)


def _ends_so(pieces: Sequence[str], tree: Tree, words: Sequence[int], place: int) -> bool:
    """Whether the word before stands in its place as the article has it."""
    return not place or pieces[-1].lower().endswith(tree.tokens[words[place - 1]].text.lower())


def _is_told(tree: Tree, words: Sequence[int], place: int) -> bool:
    """Whether "which" stands behind its noun: "214 payments, the largest of which was"."""
    at = words[place]
    over = at if tree.tokens[at].text.lower() in ("which", "whom") else -1
    while over >= 0 and tree.tokens[over].dep != "acl:relcl":
        over = tree.tokens[over].head
    return over >= 0 and tree.tokens[over].head in words[:place]


def _says_more(tree: Tree, noun: int) -> bool:
    """Whether words behind a noun tell which it is."""
    after = tree.tokens[noun + 1].text.lower() if noun + 1 < len(tree.tokens) else ""
    narrowing = ("nmod", "appos", "flat") if after == "," else ("nmod", "acl:relcl", "acl", "appos", "flat")
    return after in ("itself", "of") or any(kid.head == noun and kid.dep in narrowing for kid in tree.tokens)


def _doubled(tree: Tree, words: Sequence[int], place: int) -> bool:
    """Whether the full name stands there already: "Ferrante Ferrante", "Mr Roe"."""
    at = words[place]
    return at > 0 and tree.tokens[at - 1].pos == "PROPN" and tree.tokens[at].dep == "flat"
