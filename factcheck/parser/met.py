"""What the article has spoken of so far: its last sentence's subject, who spoke, the persons, firms and things."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.parser import verbs
from factcheck.parser.clocks import NO_DAY, Day, told
from factcheck.parser.focus import PARTS, brings_in, does_to, judged, main, speaks_of_body, tells_of_another
from factcheck.parser.names import sides, things_named
from factcheck.parser.organisations import BODIES, Organisations
from factcheck.parser.persons import HE as _HE
from factcheck.parser.persons import SHE as _SHE
from factcheck.parser.persons import Persons, spans
from factcheck.parser.pointing import described
from factcheck.parser.pronouns import (
    IT,
    SUBJECTS,
    THEY,
    agrees,
    is_aged,
    is_bare,
    is_done_to,
    is_many,
    is_said,
    leads,
    name_beside,
    name_within,
    simple,
    tells,
)
from factcheck.parser.salience import SENTENCES
from factcheck.parser.several import Several
from factcheck.parser.things import MEASURES, Things
from factcheck.parser.topics import HAPPENING, below, is_of_person, is_person, is_quoted, made, members, person_beside
from factcheck.parser.wording import joined
from factcheck.records import Period
from factcheck.syntax.tree import Name, Tree

_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj"})
_POINTING = frozenset({"this", "that", "these", "those"})
_TEAMS = frozenset("band couple crew duo expedition family gang jury pair squad team trio".split())
_IDENTIFYING = frozenset({"name", "identify"})
_VOICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "statement"})  # of whoever spoke before
_SPEAKING = frozenset("charity critic ecologist expert opponent parent party resident union".split())
_CALLINGS = ("cher", "tist", "ian", "ctive", "thor", "gator", "ficial", "gist", "omist", "yst", "ctor", "uctor")
_COUNTED = re.compile(r"^(?=(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) )", re.IGNORECASE)
_NEAR_NOUN = frozenset({"det", "amod", "compound", "nmod:poss", "flat", "nummod"})
_LONGEST = 8  # words of a phrase that may stand for a pronoun


@dataclass(slots=True)
class Met(ABC):
    """The names and things met so far, newest last."""

    persons: Persons = field(default_factory=Persons)
    organisations: Organisations = field(default_factory=Organisations)
    things: Things = field(default_factory=Things)
    several: Several = field(default_factory=Several)
    subject: str = ""  # the last sentence's subject, where it is one thing
    group: str = ""  # the last sentence's subject, where it is several
    team: str = ""  # the last sentence's subject, where it is a team or a couple
    body: str = ""  # the organisation or body that a sentence spoke of last: "the board"
    couple: tuple[str, ...] = ()  # the two persons of the last sentence, by name or as "he" and "she"
    said: str = ""  # the subject of what the last sentence reports
    said_many: bool = False
    other: str = ""  # the last sentence's subject, where it is a person without a name: "his client"
    teller: str = ""  # the organisation that spoke last
    fresh: bool = False  # whether somebody spoke in the last sentence
    tellers: str = ""  # those who spoke, asked or looked last, where they are several: "detectives"
    as_of: Period | None = None  # the day the article speaks from
    voice: str = ""  # who says "I" in a transcript or a speech
    day: Day = NO_DAY  # the day that was told of last
    before: tuple[Tree, ...] = ()  # the last sentences, newest last
    named: Counter[str] = field(default_factory=Counter)  # how often each noun stood so far
    sides: set[str] = field(default_factory=set)  # names of teams, bands: those that the article calls "they"

    @abstractmethod
    def resolve(self, tree: Tree, words: Sequence[int], *, subject: Sequence[int] = ()) -> str:
        """Return the words with what they refer to put in."""

    @abstractmethod
    def _pronoun(self, tree: Tree, at: int, claim: Sequence[int]) -> str:
        """Return what a pronoun of a claim stands for, itself where nothing is sure."""

    def foresee(self, tree: Tree) -> None:
        """Take in names before any wording: a bare surname in the headline has its full name in the text."""
        self.organisations.foresee(tree)
        self.persons.foresee(tree, firms=self.organisations.called)
        self.sides |= sides(tree)
        self.organisations.begun |= things_named(tree)

    def recognised(self, tree: Tree) -> Tree:
        """Return the tree with the names that it has in other sentences of the article, or beside "the operator"."""
        inside = {at for name in tree.names for at in range(name.start, name.end)}
        tree = tree._replace(names=tuple(name._replace(kind="ORG") if self._is_firm(tree, name) else name
                                         for name in tree.names))  # fmt: skip
        found = [Name(at, at + 1, kind) for at, token in enumerate(tree.tokens)
                 if at not in inside and token.pos == "PROPN" and token.dep not in ("flat", "compound")
                 and (kind := self.organisations.kind(tree, at))]  # fmt: skip
        names = tuple(sorted((*tree.names, *found), key=lambda name: name.start))
        several = frozenset(at for at, token in enumerate(tree.tokens) if token.text in self.sides)
        return tree._replace(names=names, sides=several) if found or several else tree

    def _is_firm(self, tree: Tree, name: Name) -> bool:
        """Whether a bare name is a firm or a team named in full elsewhere, whatever its founder or town is called."""
        word = tree.tokens[name.start].text
        plain = name.end - name.start == 1 and name.kind in ("PER", "LOC") and word not in self.persons.full
        if plain and self.organisations.is_usual(word, name.kind):
            return True
        if name.end - name.start > 1 or word not in self.organisations.begun:
            return False
        if name.kind == "LOC":
            return word in self.sides or self.organisations.is_listed(word)
        return name.kind == "PER" and not any(
            kid.head == name.start and kid.dep == "nmod:desc" for kid in tree.tokens
        )  # fmt: skip

    def meet(self, tree: Tree, *, carries: bool = True, titled: bool = False) -> None:
        """Take in a sentence once its claims are worded; `carries` says that the next one may refer to its subject.

        A headline (`titled`) shortens and colours: its "stormy meeting" is no full name.
        """
        if not is_quoted(tree):  # whoever speaks on is whom it goes on with
            self.couple = self._two_persons(tree)
            self._meet_owners(tree)
            self._meet_subject(tree, carries)
        self.persons.meet(tree)
        self.organisations.meet(tree)
        self.things.meet(tree, titled=titled)
        self.several.meet(tree)
        self.day = told(self.day, tree, self.as_of) if carries else NO_DAY
        self.before = (*self.before, tree)[-SENTENCES:]
        self.named.update(token.lemma.lower() for token in tree.tokens if token.pos in ("NOUN", "PROPN"))

    def _meet_owners(self, tree: Tree) -> None:
        """ "Her two sons were saved": that the person spoken of is a woman."""
        for at, token in enumerate(tree.tokens):
            if token.dep == "nmod:poss" and token.text.lower() in ("his", "her") and leads(tree, at):
                name = re.sub(r"['’]s?$", "", self.resolve(tree, [at]))
                if name in self.persons.met:
                    self.persons.call(name, token.text.lower())

    def _two_persons(self, tree: Tree) -> tuple[str, ...]:
        """The persons of a sentence where they are two, whom a "he" and a "she" stand for as well."""
        named = [self.persons.named(tree, start, end) for start, end in spans(tree)]
        said = [self.resolve(tree, [at]) for at, token in enumerate(tree.tokens)
                if token.text.lower() in ("he", "she") and token.dep in SUBJECTS]  # fmt: skip
        if not named and not said and tree.tokens and tree.tokens[0].text in ("They", "Both", "Their"):
            return self.couple  # "They married in May. Their first child"
        two = tuple(dict.fromkeys([*named, *said]))
        others = [at for at, token in enumerate(tree.tokens) if token.lemma in verbs.PEOPLE and is_many(tree, at)]
        return two if len(two) == 2 and all(name[:1].isupper() for name in two) and not others else ()

    def _meet_subject(self, tree: Tree, carries: bool) -> None:
        """Keep the sentence's subject for a pronoun in the next one."""
        unnamed = self._goes_on_with(tree)
        other = self.other
        self._meet_teller(tree)
        self._meet_tellers(tree)
        self._meet_said(tree)
        self.other = self._unnamed(tree)
        root = main(tree)
        at = next((at for at, token in enumerate(tree.tokens) if token.head == root and token.dep in SUBJECTS), -1)
        if at < 0 or not carries:
            self.persons.agent = self.subject = self.group = ""
            self.other = self.other if carries else ""
            return
        token = tree.tokens[at]
        if token.pos == "PRON":
            self._meet_pronoun(tree, at, unnamed)
            return
        if described(tree, tree.subtree(at)[0]):  # "The Swede has": of whom it went on
            self.persons.agent = self.persons.goes_on
            return
        person = self._named_person(tree, at)
        self.persons.teller = self.persons.teller if tells(tree, at) else person or self.persons.teller
        plain = simple(tree, name_beside(tree, at))
        near = [
            kid for kid in plain if kid == at or (tree.tokens[kid].head == at and tree.tokens[kid].dep in _NEAR_NOUN)
        ]
        plain = plain if len(plain) <= _LONGEST else members(tree, at) or near
        self.other, other = other, self.other  # of whom the last sentence told
        words = self.resolve(tree, plain)
        self.other = other
        fitting = token.pos in ("NOUN", "PROPN") and len(words.split()) <= _LONGEST and not person
        owned = any(tree.tokens[below].pos == "PRON" for below in plain)
        fitting = fitting and not (owned and token.lemma in MEASURES)  # nobody passes "their employment rate"
        fitting = fitting and not words.lower().startswith(("no ", "none ", "nobody"))
        fitting = fitting and not any(tree.tokens[below].pos == "PRON" and tree.tokens[below].text.lower() in low
                                      for low in [words.lower().split()] for below in plain)  # fmt: skip
        many = is_many(tree, at)
        if not person and tree.tokens[root].lemma in _IDENTIFYING:  # "the dead man was named as Sean Doherty"
            as_whom = [kid for kid in tree.children(root) if tree.tokens[kid].dep in ("obl", "xcomp", "obj")]
            person = next((name for kid in as_whom if (name := self._named_person(tree, kid))), "")
            self.other = "" if person else self.other
        self.persons.agent = person
        words = words if many else words.split(", ")[0]  # "the line, 86 kilometres long"
        within = name_within(tree, at)  # "Shares in Norvex fell. It"
        self.subject = words if fitting and not many else self._name(tree, within) if within >= 0 else ""
        harmed = token.lemma in HAPPENING and speaks_of_body(tree, at)  # "The affair harmed the carmaker. It"
        if harmed or token.lemma in PARTS:  # "The rest will follow. It"
            self.subject = ""
        self._meet_group(tree, at, words if fitting else "")
        person = person or self._short_person(token.text, words)
        if not person and not self.other:
            self.persons.agent = self._joined_person(tree, root)
        if person:
            self.subject = self._made(tree, root) or self._below(tree, "it")
            self.group = self._below(tree, "they")

    def _name(self, tree: Tree, at: int) -> str:
        """The name whose head a token is."""
        return self.resolve(
            tree, next((range(one.start, one.end) for one in tree.names if one.start <= at < one.end), [at])
        )

    def _meet_group(self, tree: Tree, at: int, words: str) -> None:
        """Keep a subject that is several, or one of several members; `words` are "" where it does not fit."""
        token, many = tree.tokens[at], is_many(tree, at)
        self.team = _definite(words) if token.lemma in _TEAMS and not many else ""
        asked = words.lower().startswith(("how ", "what ", "which "))  # "How many passengers left?"
        self.group = _COUNTED.sub("the ", words, count=1) if many and not asked else ""
        if self.subject and (token.lemma in verbs.PEOPLED | BODIES or self.organisations.told(self.subject)):
            self.body = self.subject

    def _short_person(self, short: str, words: str) -> str:
        """The person whom "the latter" names, "" where it is none; whoever has no name is kept as well."""
        if short not in ("former", "latter"):
            return ""
        if words.endswith(short):  # nobody knows which
            self.subject = self.group = self.body = ""
        self.persons.agent = words if words in self.persons.met else ""
        self.other = words if is_person(words) else self.other
        return self.persons.agent

    def _joined_person(self, tree: Tree, root: int) -> str:
        """ "One is banned and the other, Will Roe, limped off": of whom it went on, where the first is no person."""
        own = [kid for clause in tree.children(root) if tree.tokens[clause].dep == "conj"
               for kid in tree.children(clause) if tree.tokens[kid].dep in SUBJECTS]  # fmt: skip
        named = [name for kid in own if (name := self._named_person(tree, kid))]
        return named[-1] if named and len(named) == len(own) else ""

    def _goes_on_with(self, tree: Tree) -> str:
        """ "My father was ill. He died": the person without a name whom a sentence's "he" goes on with."""
        root = tree.root()
        at = next((at for at in tree.children(root) if tree.tokens[at].dep in SUBJECTS), -1) if root >= 0 else -1
        if at < 0 or tree.tokens[at].text.lower() not in ("he", "she") or not self.other:
            return ""
        name = self.resolve(tree, [at])
        return name if name.lower() != tree.tokens[at].text.lower() and name.lower().endswith(self.other[-4:]) else ""

    def _meet_pronoun(self, tree: Tree, at: int, unnamed: str) -> None:
        low = tree.tokens[at].text.lower()
        if unnamed:
            self.persons.agent, self.other = "", unnamed
            self.subject = "" if brings_in(tree) else self.subject
        elif low in _SHE | _HE:
            self.persons.agent = self.persons.whom(low, tells=tells(tree, at))
            self.persons.teller = self.persons.agent or self.persons.teller
            self.persons.call(self.persons.agent, low)
            spoke = tells(tree, at) and any(mark in tree.text for mark in '"“')  # what was spoken of is further back
            self.subject = self._made(tree, tree.tokens[at].head) or ("" if spoke or brings_in(tree) else self.subject)
        elif low in IT and tells_of_another(tree, at):
            self.subject = ""
        elif low not in IT | THEY | _POINTING:
            self.persons.agent = self.subject = self.group = ""
        elif low in _POINTING and any(agrees(tree, kid, "they") for kid, one in enumerate(tree.tokens)
                                      if one.dep in SUBJECTS):  # fmt: skip
            self.group = self._below(tree, "they")  # "That has helped: new loans were granted"

    def _made(self, tree: Tree, verb: int) -> str:
        """The one new thing that somebody is told to have made: "the charity"."""
        thing = max(made(tree, verb), judged(tree, verb))
        words = simple(tree, thing) if thing >= 0 else []
        return f"the {self.resolve(tree, words[1:])}" if 1 < len(words) <= _LONGEST else ""

    def _below(self, tree: Tree, pronoun: str) -> str:
        """What another clause of the sentence speaks of, where its own subject is no "it", or no "they"."""
        at = below(tree, pronoun)
        words = simple(tree, name_beside(tree, at)) if at >= 0 else []
        return self.resolve(tree, words) if 0 < len(words) <= _LONGEST else ""

    def _meet_teller(self, tree: Tree) -> None:
        """Keep who speaks in a sentence: "It added" speaks of the same."""
        self._meet_source(tree)
        self.fresh = any(token.text.lower() == "according" or (token.dep == "nsubj" and tells(tree, at))
                         for at, token in enumerate(tree.tokens))  # fmt: skip
        for at, token in enumerate(tree.tokens):
            if token.dep != "nsubj" or not tells(tree, at):
                continue
            if token.text.lower() in ("one", "another"):
                self.persons.teller, self.teller = "", ""
            elif token.pos != "PRON":
                self.persons.teller = self._named_person(tree, at)
                if token.lemma not in _VOICES:
                    self.teller = (
                        ""
                        if self.persons.teller or is_many(tree, at)
                        else self.resolve(tree, simple(tree, name_beside(tree, at)))
                    )
            elif token.text.lower() in _SHE | _HE:
                self.persons.teller = self.persons.whom(token.text.lower(), tells=True)
            return

    def _meet_source(self, tree: Tree) -> None:
        """Keep an organisation that a sentence is according to: "… , according to the ministry. It said"."""
        for at, token in enumerate(tree.tokens):
            according = any(kid.head == at and kid.text.lower() == "according" for kid in tree.tokens)
            if according and (person := self._named_person(tree, at)):
                self.persons.teller = person
            if according and token.pos in ("NOUN", "PROPN") and agrees(tree, at, "it"):
                words = simple(tree, at)
                body = token.pos == "PROPN" or token.lemma in verbs.PEOPLED | BODIES
                self.teller = self.resolve(tree, words) if body and len(words) <= _LONGEST else self.teller

    def _meet_tellers(self, tree: Tree) -> None:
        """Keep the several who may tell what they found: "They found that" speaks of the researchers."""
        for at, token in enumerate(tree.tokens):
            calling = token.lemma in verbs.TITLES or token.lemma.endswith(_CALLINGS)
            told = token.lemma.endswith("er") or token.lemma in _SPEAKING  # "campaigners", "unions"
            calling = calling or (tree.tokens[token.head].head < 0 and told)
            if token.dep in SUBJECTS and token.pos == "NOUN" and is_many(tree, at) and calling:
                words = simple(tree, at)
                self.tellers = self.resolve(tree, words) if len(words) <= _LONGEST else token.text.lower()
                return

    def _meet_said(self, tree: Tree) -> None:
        """Keep what a report is about: "She pointed out that it" goes on with the same."""
        self.said = ""
        for at, token in enumerate(tree.tokens):
            if token.dep in SUBJECTS and token.pos in ("NOUN", "PROPN") and is_said(tree, at):
                words = simple(tree, at)
                if len(words) <= _LONGEST and not self._named_person(tree, at):
                    self.said, self.said_many = self.resolve(tree, words), is_many(tree, at)
                return

    def _unnamed(self, tree: Tree) -> str:
        """The person without a name whom the last sentence or its report is about: "the driver", "his client"."""
        if does_to(tree):
            return ""
        root = tree.root()
        for at in tree.children(root):  # "One at the bank said": she is that one
            if tree.tokens[at].text in ("One", "Another") and tree.tokens[at].dep == "nsubj" and tells(tree, at):
                return self.resolve(tree, simple(tree, at)) if person_beside(tree, at) < 0 else ""
        for at, token in enumerate(tree.tokens):
            spoken = token.dep in SUBJECTS and (tree.tokens[token.head].head < 0 or is_said(tree, at))
            did = token.dep == "obl:agent" and tree.tokens[token.head].head < 0  # "was prompted by a former teacher"
            if not (spoken or did or is_done_to(tree, at)):
                continue
            person = token.lemma in verbs.PEOPLE or is_aged(tree, at) or _is_officer(tree, at)
            person = person or (at > 0 and described(tree, at - 1) == at + 1)  # "the Dutchman"
            if person and not is_many(tree, at) and not self._named_person(tree, at):
                return self.resolve(tree, simple(tree, at))
        return self._behind(tree)

    def _behind(self, tree: Tree) -> str:
        """ "It came to light when her niece saw it. She": the one unnamed person who does something behind a thing."""
        doers = [at for at, token in enumerate(tree.tokens) if token.dep == "nsubj" and at > tree.root()
                 and tree.tokens[token.head].dep == "advcl"]  # fmt: skip
        if is_of_person(tree) or spans(tree) or len(doers) != 1 or is_many(tree, doers[0]):
            return ""
        return self.resolve(tree, simple(tree, doers[0])) if tree.tokens[doers[0]].lemma in verbs.PEOPLE else ""

    def _named_person(self, tree: Tree, at: int) -> str:
        """The full name of the person a subject names, itself or in an apposition."""
        places = [
            at,
            *[kid for kid, token in enumerate(tree.tokens) if token.head == at and token.dep in ("appos", "flat")],
        ]
        for start, end in spans(tree):
            if any(start <= place < end for place in places):
                words = joined(tree, range(start, end))
                return "" if words in self.organisations.called else self.persons.named(tree, start, end)
        if tree.tokens[at].pos == "NOUN" and is_bare(tree, at) and not is_many(tree, at):
            return self.persons.holder(tree.tokens[at].lemma)
        surname = tree.tokens[at].text if tree.tokens[at].pos == "PROPN" else ""
        if surname in self.organisations.begun:
            return ""
        alone = not any(name.start <= at < name.end and name.end - name.start > 1 for name in tree.names)
        return self.persons.full.get(surname, "") if alone else ""


def _definite(phrase: str) -> str:
    """ "A Korean team" → "the Korean team"."""
    return re.sub(r"^an? ", "the ", phrase, flags=re.IGNORECASE)


def _is_officer(tree: Tree, at: int) -> bool:
    """ "The transportation director": a title in a noun's place, for one person."""
    token, first = tree.tokens[at], tree.tokens[tree.subtree(at)[0]]
    named = any(tree.tokens[kid].dep == "appos" for kid in tree.children(at))  # "its owner, Costa Lines,"
    its = first.dep == "nmod:poss" and tells(tree, at) and not named  # "Its spokesman said"
    return token.lemma in verbs.TITLES and token.pos == "NOUN" and (first.pos == "DET" or its)
