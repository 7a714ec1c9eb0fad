"""The persons of an article: their full names, how often each is named, and whom “he” or “she” may be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice, pairwise

from factcheck.parser import gender, verbs
from factcheck.parser.organisations import CALLED
from factcheck.parser.wording import joined
from factcheck.syntax.tree import Tree

SHE = frozenset({"she", "her", "hers", "herself"})
HE = frozenset({"he", "him", "his", "himself"})
# What an article has one of, so that "the judge" is whom it has called a judge; of strikers there are several.
_POSTS = frozenset(
    "ambassador archbishop bishop captain ceo chair chairman chairwoman chancellor coach commissioner detective "
    "director governor inspector judge king manager mayor minister pope premier president principal professor "
    "prosecutor queen senator sergeant spokesman spokeswoman superintendent treasurer".split()
)
_ADDRESSES = frozenset("mr mrs ms miss dr sir dame lord lady judge justice reverend rev prof".split())
_TITLED = {"Mr": "he", "Mrs": "she", "Ms": "she", "Miss": "she"}
# Who comes from where, by a noun of its own.
PEOPLES = frozenset("Czech Swede Dane Finn Pole Turk Scot Briton Spaniard Greek Serb Croat Slovak Argentine".split())
_TWO = 2  # words of a name
_RECENT = 40  # persons further back are nobody's "he", and all of them would cost the square of their number
_MAIN = 2  # times as often named as any other: whom the article is about


@dataclass(slots=True)
class Persons:
    """The persons met so far, newest last, and what is known of all of them before."""

    full: dict[str, str] = field(default_factory=dict)  # last word of a name → the full name
    namesakes: dict[str, list[str]] = field(default_factory=dict)  # last word → all full names that end so
    counts: Counter[str] = field(default_factory=Counter)
    met: dict[str, None] = field(default_factory=dict)
    near: tuple[str, ...] = ()  # the persons of the last sentence
    agent: str = ""  # the last sentence's subject, where it is a person
    teller: str = ""  # who spoke last
    held: dict[str, dict[str, None]] = field(default_factory=dict)  # "judge" → whom the article calls a judge
    callings: dict[str, dict[str, None]] = field(default_factory=dict)  # "midfielder" → whom it calls so in any way
    sex: dict[str, AbstractSet[str]] = field(default_factory=dict)  # full name → the pronouns it had as a subject
    firms: set[str] = field(default_factory=set)  # surnames that are a firm's name, too: "the chain Helmarn"

    def foresee(self, tree: Tree, *, firms: AbstractSet[str] = frozenset()) -> None:
        """Take in full names before any wording: a bare surname in the headline has its full name in the text."""
        self.firms |= _firms(tree)
        for words in _names(tree):
            if words in firms:
                continue
            if " " in words:
                last = words.rpartition(" ")[2]
                self.full.setdefault(last, words)
                if words not in self.namesakes.setdefault(last, []):
                    self.namesakes[last].append(words)
            self.counts[self.whole(words)] += 1
        for start, end in spans(tree):
            kin = {called for called in _callings(tree, start, end) if called in _KIN}
            if kin and " " not in joined(tree, range(start, end)):
                self.call(self.whole(joined(tree, range(start, end))), "he" if fits(next(iter(kin)), "he") else "she")
            titles = [_TITLED.get(tree.tokens[at].text.rstrip("."), "") for at in (start - 1, start) if at >= 0]
            if titled := "".join(titles):
                self.call(self.whole(joined(tree, range(start, end))), titled)
            for post in _posts(tree, start, end):
                self.held.setdefault(post, {})[self.whole(joined(tree, range(start, end)))] = None
            for called in _callings(tree, start, end):
                self.callings.setdefault(called, {})[self.whole(joined(tree, range(start, end)))] = None

    def called(self, tree: Tree, at: int) -> str:
        """Return the full name for a surname: behind "Mrs" that of a woman, the surname where nobody fits."""
        word = tree.tokens[at].text
        pronoun = _TITLED.get(tree.tokens[at - 1].text.rstrip("."), "") if at else ""
        if not pronoun:
            return word if word in self.firms else self.full.get(word, word)
        fitting = [name for name in self.namesakes.get(word, ()) if fits(name, pronoun)]
        sure = [name for name in fitting if is_sure(name, pronoun)]
        return (sure or fitting or [word])[0]

    def holder(self, post: str) -> str:
        """Return the one person whom the article calls a judge, a minister …; "" where nobody or several are."""
        held = self.held.get(post, {})
        return next(iter(held)) if len(held) == 1 else ""

    @property
    def goes_on(self) -> str:
        """Of whom the article goes on: the last sentence's subject, else the only person it named, else ""."""
        both = {name for name in (self.agent, *self.near) if name}
        return next(iter(both)) if len(both) == 1 else ""

    def known_as(self, noun: str, near: Sequence[str]) -> str:
        """Return the one person whom the article calls so, where he is among those near; "" where several are."""
        called = self.callings.get(noun, {})
        return next(iter(called)) if len(called) == 1 and next(iter(called)) in near else ""

    def meet(self, tree: Tree) -> None:
        """Take in the names of a sentence once its claims are worded."""
        self.near = tuple(self.named(tree, start, end) for start, end in spans(tree))
        owners = [self.named(tree, start, end) for start, end in spans(tree) if _owns(tree, start, end)]
        for whole in sorted(self.near, key=lambda name: name not in owners):  # "Okafor read Vesey's letters. He"
            self.met.pop(whole, None)
            self.met[whole] = None

    def named(self, tree: Tree, start: int, end: int) -> str:
        """Return the full name of the person whom some tokens name."""
        return self.called(tree, start) if end == start + 1 else self.whole(joined(tree, range(start, end)))

    def whole(self, name: str) -> str:
        """Return the full name of a person who is called by the surname; another first name is another person's."""
        first, _, last = name.rpartition(" ")
        if name in self.firms:
            return name
        known = self.full.get(last, name)
        words = [word for word in first.split() if word.rstrip(".").lower() not in verbs.TITLES | _ADDRESSES]
        return known if not words or words[-1] in known.split() else name

    def whom(self, pronoun: str, *, tells: bool, besides: Sequence[str] = ()) -> str:
        """Return the person a pronoun stands for, "" where none fits: who spoke last for a verb of saying, the last
        subject, else whom the article is about, else the newest; nobody of `besides`.
        """
        recent = list(islice(reversed(self.met), _RECENT))[::-1]
        fitting = [name for name in recent if name not in besides and self.may_be(name, pronoun)]
        first = [self.teller, *self._surer(pronoun), self.agent] if tells else [*self._surer(pronoun), self.agent]
        for name in first:
            if name and name not in besides and self.may_be(name, pronoun):
                return name
        near = list(dict.fromkeys(name for name in self.near if name in fitting))
        if len(set(self.near)) == 1 and near and not self.agent and not tells:
            return near[0]  # "First place goes to Rui Sarmento. He": the only one the last sentence named
        main = self._main(fitting)
        return main or (fitting[-1] if fitting else "")

    def _surer(self, pronoun: str) -> list[str]:
        """The one person of the last sentence who is surely a "she", where its subject only may be one."""
        sure = {name for name in self.near if self._is_known(name, pronoun)}
        return list(sure) if len(sure) == 1 and not self._is_known(self.agent, pronoun) else []

    def _is_known(self, name: str, pronoun: str) -> bool:
        return bool(name) and (pronoun in self.sex[name] if name in self.sex else is_sure(name, pronoun))

    def call(self, name: str, pronoun: str) -> None:
        """Keep that a person is a "she" or a "he" of this article."""
        if name:
            self.sex.setdefault(name, SHE if pronoun in SHE else HE)

    def may_be(self, name: str, pronoun: str) -> bool:
        """Return whether a pronoun may stand for a person, by the name and by what the article called him or her."""
        return fits(name, pronoun) and pronoun in self.sex.get(name, {pronoun})

    def _main(self, fitting: Sequence[str]) -> str:
        ranked = sorted((-self.counts[self.whole(name)], name) for name in fitting)
        if not ranked or (len(ranked) > 1 and -ranked[0][0] < _MAIN * -ranked[1][0]):
            return ""
        return ranked[0][1]


_KIN = frozenset("aunt brother daughter father husband mother nephew niece sister son uncle widow wife".split())


def fits(name: str, pronoun: str) -> bool:
    """Return whether a pronoun may stand for a person: nobody with a first name or title of the other sex."""
    words = name.lower().split()
    own, other = (gender.FEMALE, gender.MALE) if pronoun in SHE else (gender.MALE, gender.FEMALE)
    return not any(word in other for word in words) or words[0] in own


def has_sex(noun: str) -> bool:
    """Return whether a noun is for women or for men only: "wife", "chairman"."""
    return noun.lower() in gender.FEMALE | gender.MALE


def is_sure(name: str, pronoun: str) -> bool:
    """Return whether a person's first name or title says that a pronoun may stand for him or her."""
    own = gender.FEMALE if pronoun in SHE else gender.MALE
    return fits(name, pronoun) and any(word in own for word in name.lower().split()[:-1])


def _firms(tree: Tree) -> set[str]:
    """The names behind a noun for a firm: "the clinic chain Helm"."""
    beside = (
        (kind, token)
        for at, (kind, token) in enumerate(pairwise(tree.tokens))
        if token.pos == "PROPN" and (token.head == at or kind.head == at + 1)
    )
    return {token.text for kind, token in beside if kind.lemma in CALLED or kind.lemma.endswith("maker")}


def _posts(tree: Tree, start: int, end: int) -> list[str]:
    """The titles of a person right before the name, or set beside it: "Judge Ann Lee", "Ann Lee, the minister"."""
    inside = range(start, end)
    return [
        token.lemma.lower()
        for at, token in enumerate(tree.tokens)
        if token.lemma.lower() in _POSTS
        and (at not in inside or at == start < end - 1)
        and (at == start or (token.head in inside and token.dep in ("nmod:desc", "compound", "appos"))
             or any(tree.tokens[name].head == at and tree.tokens[name].dep == "appos" for name in inside))
        and not any(kid.head == at and kid.text.lower() in ("a", "an", "former", "then") for kid in tree.tokens)
    ]  # fmt: skip


def _owns(tree: Tree, start: int, end: int) -> bool:
    return any(tree.tokens[at].dep == "nmod:poss" for at in range(start, end))


def _callings(tree: Tree, start: int, end: int) -> list[str]:
    """The nouns set beside a person's name in whatever way: "a teacher", "striker", "the developer of the site"."""
    inside = range(start, end)
    said = {tree.tokens[at].head for at in inside if tree.tokens[at].dep == "appos"}
    said |= {at for at, token in enumerate(tree.tokens)
             if token.head in inside and token.dep in ("nmod:desc", "compound", "appos")}  # fmt: skip
    return [tree.tokens[at].lemma.lower() for at in said - {*inside} if tree.tokens[at].pos == "NOUN"]


def _names(tree: Tree) -> list[str]:
    return [joined(tree, range(start, end)) for start, end in spans(tree)]


def _is_nobody(tree: Tree, start: int, end: int) -> bool:
    """ "The Dutchman", "the Bishop of Marlby", "St Hilda's": no name of anybody the article tells of."""
    first, before = tree.tokens[start], tree.tokens[start - 1].text if start else ""
    if any(tree.tokens[at].text == "of" for at in range(start, end)):
        return first.text.lower() in verbs.TITLES
    if first.text in ("St", "St.") or before in ("St", "St."):
        return tree.tokens[end].text in ("'s", "’s", "'") if end < len(tree.tokens) else False
    return end == start + 1 and first.text.endswith(("man", "woman")) and before.lower() == "the"


def spans(tree: Tree) -> list[tuple[int, int]]:
    """Return the names of persons: those the parser marks, and names behind a title ("coach Steve Callan")."""
    found = []
    for name in tree.names:
        start = name.start + (tree.tokens[name.start].pos == "ADJ")  # "Right Reverend Paul Jessop"
        start += name.end - start > _TWO and tree.tokens[start].text in PEOPLES  # "Swede Petra Lind"
        own = name.kind == "PER" and start < name.end and tree.tokens[start].pos == "PROPN"
        end = name.end
        while end < len(tree.tokens) and tree.tokens[end].dep == "flat" and start <= tree.tokens[end].head < end:
            end += 1  # "Karin" of "Karin Moe"
        if own and not _is_nobody(tree, start, end):
            found.append((start, end))
    for at, token in enumerate(tree.tokens):
        if token.pos != "PROPN" or any(start <= at < end for start, end in found) or token.dep in ("flat", "compound"):
            continue
        titled = any(
            kid.head == at
            and kid.dep in ("nmod:desc", "compound")
            and kid.lemma.lower() in verbs.TITLES
            and (
                kid.text.lower() == kid.lemma.lower()
                or any(one.head == at and one.dep == "conj" for one in tree.tokens)
            )
            for kid in tree.tokens[:at]
        )
        called = tree.tokens[token.head] if token.dep == "appos" and at == token.head + 1 else None
        titled = titled or (called is not None and called.lemma.lower() in verbs.TITLES)  # "Chief executive Ann Lee"
        end = at + 1
        while end < len(tree.tokens) and tree.tokens[end].dep == "flat" and tree.tokens[end].pos == "PROPN":
            end += 1
        if titled:  # "President Anu Mets", be it read as the name of a body
            start = next((name.start for name in tree.names if name.start < at < name.end
                          and tree.tokens[name.start - 1].lemma.lower() in verbs.TITLES), at)  # fmt: skip
            found.append((start, end))
    return sorted(found)
