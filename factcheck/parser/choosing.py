"""Whom “it” cannot stand for: a figure asks for nothing, a person is no “it”, a share is of the sum just named.

Said by the verb or noun beside the pronoun, whatever the rules and the weights before have found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck import values
from factcheck.parser import verbs
from factcheck.parser.organisations import BODIES
from factcheck.parser.owning import asks_land, is_mass, land_before, licensed, place_near, subject_over
from factcheck.parser.persons import HE, SHE, is_sure, spans
from factcheck.parser.plurals import UNITS
from factcheck.parser.pointing import definite
from factcheck.parser.pronouns import IT, SUBJECTS, agrees, is_anybody, is_empty, is_many, named_in, short, simple
from factcheck.parser.referring import Referring
from factcheck.parser.takenup import (
    is_acted_on,
    is_cause,
    is_place,
    is_told_of_which,
    study_told,
    tells_of_one,
    thing_told,
)
from factcheck.parser.topics import has_office, is_person
from factcheck.parser.wording import possessive, small
from factcheck.syntax.tree import Tree

# What only persons and bodies do.
_DEEDS = frozenset(
    "accuse agree apologise appeal appoint apply argue ask beg borrow build buy campaign complain demand employ export "
    "hire import invite lend lobby negotiate object offer pay pledge promise propose protest rent sack sell spend sue "
    "urge vote".split()
)
# Whom only bodies and places have.
_STAFF = frozenset(
    "adviser backer banker boss chairman chairwoman chief coach crew customer deputy director doctor employee founder "
    "inspector investor lawyer leader leadership member mp manager minister owner president researcher scientist "
    "secretary shareholder spokesman spokeswoman spokesperson staff supporter tester treasurer worker workforce".split()
)
# What only somebody who acts makes.
_ACTS = frozenset("attempt bid decision effort offer pledge proposal request".split())
# What is done to a letter, an offer, a resignation that somebody hands over.
_TAKING = frozenset("accept approve decline deny endorse oppose ratify refuse reject sign".split())
_SHARES = frozenset("percent cent % half third quarter most part some all none much fifth tenth".split())
_BODIES = BODIES | verbs.PEOPLED
_BEHIND = re.compile(r" (?:at|for|from|in|of|on|to|with) ")
_BOUND = re.compile(
    r"^(?:as much as|at least|at most|up to|more than|less than|about|almost|around|nearly|roughly|some) "
)
_LENGTHS = re.compile(r"(?:km|kilomet\w+|miles?|metres?|meters?|feet|foot|hours?|minutes?|years?|degrees?|°C?|mph)$")
_LONGEST = 6  # words of what may be put in for an object
_PERSONS = frozenset({"people", "person"})
_SUMS = frozenset({"money", "measure"})


@dataclass(slots=True)
class Choosing(Referring):
    """What the article has spoken of, and who its pronouns cannot be."""

    def _pronoun(self, tree: Tree, at: int, claim: Sequence[int]) -> str:
        """What a pronoun stands for, itself where what was found cannot be and nothing else is near."""
        own = small(tree, at)
        if tree.tokens[at].text.lower() in HE | SHE:
            return self._he_or_she(tree, at, claim)
        if tree.tokens[at].text.lower() not in IT:
            found = self._meant(tree, at, claim)
            return (self._they(tree, at, claim) or found) if found == own else found
        if total := _shared_sum(tree, at, self.before):
            return total
        if thing := self._taken_up(tree, at) or self._by_kind(tree, at, claim):
            return thing
        found = self._meant(tree, at, claim)
        plain = re.sub(r"['’]s?$", "", found) if found != own else ""
        asks, owns = _asks_body(tree, at), tree.tokens[at].dep == "nmod:poss"
        led = at == 0 or (owns and at < tree.root()) or is_told_of_which(tree, at)
        over = subject_over(tree, at) if asks and not owns else -1
        mass = over >= 0 and is_mass(tree, over)  # "freight makes up half the cost of the goods it imports"
        if not plain and (thing := self._acted_on(tree, at, claim)):
            return thing
        if not plain and not mass and (not asks or not led or named_in(tree, at, claim, owns=owns)):
            return found
        if plain and self._may_be(tree, at, plain) and (not asks or (_is_body(plain) and not mass)):
            return found
        fitting = [body for body in self._bodies_near(tree, at) if self._may_be(tree, at, body)] if asks else []
        if not fitting:
            return own
        return possessive(fitting[0]) if owns else fitting[0]

    def _he_or_she(self, tree: Tree, at: int, claim: Sequence[int]) -> str:
        """Whom “he” or “she” is: where the rules find nobody, the one person the last sentence has, without a name."""
        own, owns = small(tree, at), tree.tokens[at].dep == "nmod:poss"
        found = self._meant(tree, at, claim)
        if found == own and not named_in(tree, at, claim, owns=owns) and (here := _told_here(tree, at, claim)):
            return possessive(here) if owns else here
        last = self.before[-1] if self.before else None
        if found != own or last is None or spans(last) or named_in(tree, at, claim, owns=owns):
            return found
        low = tree.tokens[at].text.lower()
        if not (owns or tree.tokens[at].dep in SUBJECTS) or low.endswith("self"):
            return found
        told = [noun for noun, token in enumerate(last.tokens) if token.pos == "NOUN" and token.lemma in verbs.PEOPLE
                and agrees(last, noun, low) and token.dep != "compound"]  # fmt: skip
        others = (HE | SHE) - (HE if low in HE else SHE)
        if len(told) != 1 or any(token.text.lower() in others for token in (*last.tokens, *tree.tokens[:at])):
            return found
        who = definite(self.resolve(last, simple(last, told[0])))
        return possessive(who) if owns else who

    def _they(self, tree: Tree, at: int, claim: Sequence[int]) -> str:
        """Who “they” are: the subject that follows a clause in front, or the only plural of the last sentence."""
        if tree.tokens[at].dep not in SUBJECTS or named_in(tree, at, claim, owns=False):
            return ""
        main = next((kid for kid in tree.children(tree.root()) if tree.tokens[kid].dep in SUBJECTS), -1)
        if at < main and agrees(tree, main, "they") and main not in claim:
            return definite(self.resolve(tree, simple(tree, main)))
        last = self.before[-1] if self.before else None
        if at or last is None or is_anybody(tree, at) or tree.tokens[at].text != "They":
            return ""
        many = [
            noun for noun, token in enumerate(last.tokens) if agrees(last, noun, "they") and token.lemma not in UNITS
        ]
        if not many and self.organisations.told(self.subject):  # "Marl Athletic won the cup. They beat"
            return self.subject
        one = many[0] if len(many) == 1 and last.tokens[many[0]].pos == "NOUN" else -1
        told = (
            one >= 0 and last.tokens[one].dep == "obj" and last.tokens[one].lemma in verbs.PEOPLE | {"person", "people"}
        )
        return definite(self.resolve(last, simple(last, one))) if told else ""

    def _may_be(self, tree: Tree, at: int, found: str) -> bool:
        """Whether “it” may be what was found: no person, nor the noun that its own clause tells of."""
        person = found in self.persons.met and (
            found in self.persons.sex or is_sure(found, "he") or is_sure(found, "she")
        )
        return not person and not _told_of(tree, at, found)

    def _taken_up(self, tree: Tree, at: int) -> str:
        """ "She handed in her resignation. The president accepted it": what the last sentence says somebody gave."""
        token, last = tree.tokens[at], self.before[-1] if self.before else None
        if last is None or token.dep != "obj" or tree.tokens[token.head].lemma not in _TAKING:
            return ""
        doers = [kid for kid in tree.children(token.head) if tree.tokens[kid].dep in SUBJECTS]
        root = last.root()
        acts = [kid for kid in last.children(root) if last.tokens[kid].dep in SUBJECTS]
        given = [kid for kid in last.children(root) if last.tokens[kid].dep == "obj"]
        if not doers or doers[0] > at or not acts or len(given) != 1 or not agrees(last, given[0], "it"):
            return ""
        known = any(last.tokens[kid].dep in ("det", "nmod:poss") for kid in last.children(given[0]))
        if not known or any(agrees(tree, noun, "it") for noun in range(doers[0]) if tree.tokens[noun].pos == "NOUN"):
            return ""
        words = [kid for kid in simple(last, given[0]) if last.tokens[kid].pos != "PRON"]
        return definite(self.resolve(last, words))

    def _acted_on(self, tree: Tree, at: int, claim: Sequence[int]) -> str:
        """ "The bill was read on Monday. The Greens will vote against it": the one thing that the last sentence has."""
        last = self.before[-1] if self.before else None
        if last is None or not is_acted_on(tree, at) or named_in(tree, at, claim, owns=False):
            return ""
        thing = thing_told(last)
        words = simple(last, thing) if thing >= 0 else []
        plain = len(words) <= _LONGEST and not any(last.tokens[one].dep in ("conj", "punct") for one in words)
        return definite(self.resolve(last, words)) if words and plain else ""

    def _by_kind(self, tree: Tree, at: int, claim: Sequence[int]) -> str:
        """Whose a thing is by what it is, where the subject of the clause cannot be meant: "41 of its districts"."""
        last = self.before[-1] if self.before else None
        if last is not None and is_place(tree, at) and (land := land_before(last)):
            return land
        if last is not None and (study := study_told(tree, at, last)) >= 0:
            return definite(self.resolve(last, simple(last, study)))
        if last is not None and self.subject and is_cause(tree, at) and tells_of_one(last):
            return "" if is_person(self.subject) or has_office(self.subject) else self.subject
        if asks_land(tree, at):
            land = land_before(last) if last is not None else ""
            return possessive(land) if land else ""
        if licensed(tree, at) and (over := subject_over(tree, at)) >= 0 and over not in claim:
            return possessive(short(definite(self.resolve(tree, simple(tree, over)))))
        near = place_near(tree, at)
        if near is None or set(near) & set(claim):
            return ""
        return self.resolve(tree, near) if near else small(tree, at)

    def _bodies_near(self, tree: Tree, at: int) -> list[str]:
        """The one body that this sentence has before a pronoun, else the last subject and the bodies named last."""
        own = _bodies(tree, at)
        own = own[:-1] if is_told_of_which(tree, at) else own  # "the school for which it paid"
        if own:
            return [definite(self.resolve(tree, own[0]))] if len(own) == 1 else []
        last = _bodies(self.before[-1], len(self.before[-1].tokens)) if self.before else []
        told = [definite(self.resolve(self.before[-1], last[0]))] if len(last) == 1 else []
        found = [*told, self.subject if _is_body(self.subject) else "", self._newest_body(), self.body]
        return [one for one in found if one]


def _bodies(tree: Tree, end: int) -> list[list[int]]:
    """The words of each body named before a token: of a name, where a noun says what it is; else of the noun."""
    found: dict[int, list[int]] = {}
    for name in tree.names:
        if name.kind == "ORG" and name.end <= end:
            first = name.start - (name.start > 0 and tree.tokens[name.start - 1].text.lower() == "the")
            found[name.start] = list(range(first, name.end))
    named = {at for words in found.values() for at in words}
    for at, token in enumerate(tree.tokens[:end]):
        if token.pos != "NOUN" or is_many(tree, at) or token.dep == "compound" or token.lemma not in _BODIES:
            continue
        if _is_quoted(tree, at) and end < len(tree.tokens) and not _is_quoted(tree, end):
            continue  # “The board failed,” said its critic: no board that whoever writes it speaks of
        beside = {token.head} if token.dep == "appos" else set()
        beside |= {kid for kid in tree.children(at) if tree.tokens[kid].dep == "appos"}
        if beside & named:
            continue
        called = next((kid for kid in beside if tree.tokens[kid].pos == "PROPN"), -1)
        words = simple(tree, called if called >= 0 else at)
        if not any(tree.tokens[kid].pos == "PRON" for kid in words) and not set(words) & named:
            found[words[0]] = words
    return [found[at] for at in sorted(found)]


def _is_quoted(tree: Tree, at: int) -> bool:
    """Whether a token stands between marks of quotation."""
    return tree.text[: tree.tokens[at].start].translate(verbs.MARKS).count('"') % 2 == 1


def _is_body(phrase: str) -> bool:
    """Whether a phrase may be one that acts: a name, or a noun for a body or a house ("unemployment in the county")."""
    return has_office(_BEHIND.split(phrase, maxsplit=1)[0])


def _told_here(tree: Tree, at: int, claim: Sequence[int]) -> str:
    """ "Court cuts singer's fine but calls her careless": the one person told of in a sentence that names nobody."""
    low = tree.tokens[at].text.lower()
    told = [one for one, token in enumerate(tree.tokens[:at]) if token.pos == "NOUN" and token.lemma in verbs.PEOPLE
            and agrees(tree, one, low)]  # fmt: skip
    if len(told) != 1 or told[0] in claim or spans(tree) or tree.tokens[told[0]].dep != "nmod:poss":
        return ""
    return f"the {tree.tokens[told[0]].text}"


def _asks_body(tree: Tree, at: int) -> bool:
    """Whether the verb or noun beside a pronoun is one that only bodies go with: "it borrowed", "its members"."""
    token = tree.tokens[at]
    if token.head < 0 or is_empty(tree, at):
        return False
    over = tree.tokens[token.head]
    if token.dep == "nmod:poss":
        return over.lemma.lower() in _STAFF | _ACTS and over.pos == "NOUN"
    passive = any(kid.head == token.head and kid.dep == "aux:pass" for kid in tree.tokens)
    return token.dep in SUBJECTS and over.pos == "VERB" and over.lemma in _DEEDS and not passive


def _told_of(tree: Tree, at: int, found: str) -> bool:
    """Whether what was found is the noun that the pronoun's own clause tells of: "the hall for which it paid"."""
    over = tree.tokens[at].head
    while over >= 0:
        token = tree.tokens[over]
        if token.dep == "acl:relcl" and token.head >= 0:
            which = [kid for kid in tree.subtree(over) if tree.tokens[kid].text.lower() in ("which", "whom")]
            return bool(which) and tree.tokens[at].dep in SUBJECTS and short(found).endswith(
                tree.tokens[token.head].text
            )  # fmt: skip
        over = token.head
    return False


def _shared_sum(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """ "It freed $2 million. Most of it": the one sum or measure just named, for a share of “it”."""
    if at < 2 or tree.tokens[at].text.lower() != "it" or tree.tokens[at - 1].text.lower() != "of":
        return ""
    if tree.tokens[at - 2].text.lower() not in _SHARES:
        return ""
    for other, end in ((tree, tree.tokens[at - 2].start), *((one, len(one.text)) for one in before[-1:])):
        found = [one for one in values.parse_all(other.text) if one.kind in _SUMS and one.span.end <= end]
        found = [one for one in found if not _LENGTHS.search(one.text)]  # "40 km long. Half of it": of the road
        if found:
            return f"the {_BOUND.sub('', found[0].text)}" if len(found) == 1 else ""
    return ""
