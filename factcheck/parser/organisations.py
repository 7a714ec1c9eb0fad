"""Which organisation “the company” or “the council” is: one that is near and of its kind, else the article's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest

from factcheck.parser.metonyms import SEATS
from factcheck.parser.wording import joined
from factcheck.syntax.tree import Name, Tree

_FIRMS = frozenset("company firm group manufacturer retailer carrier airline chain".split())
_TRADES = _FIRMS - {"company", "firm", "group"}
CALLED = _FIRMS | frozenset(
    "maker producer operator developer business startup brand supplier marketplace platform app insurer lender builder "
    "brewer publisher broadcaster exporter importer distributor consultancy conglomerate contractor".split()
)
_SIDES = frozenset("club team side".split())
_NOT_FIRMS = re.compile(
    r"\b(?:University|Hospital|Council|Party|Agency|Ministry|Court|Union|School|Bank|League|Parliament|Committee|"
    r"Commission|Department|Government|Organi[sz]ation|Institute|Association|Office|Police|Journal|Centre|Center|Laboratory|Clinic|College|Society|Foundation|Charity|Board|Force|Greens|Democrats|"
    r"Conservatives|Labour|Alliance|Church|Museum|High|Academy|Primary|Trust|Friends)\b|^(?:"
    + "|".join(sorted(SEATS))
    + r")$",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r" (?:Plc|PLC|Ltd|Limited|Inc|Corp|LLC|AG|SE|SA|S\.A\.|A/S|ASA|AB|Oyj?|GmbH|NV|N\.V\.|SpA|Group|Holdings)\.?$"
)
# What every firm has, and a report of results names without saying whose.
_METRICS = frozenset(
    "revenue turnover profit loss earnings income sale debt margin ebitda dividend share inventory".split()
)
_ASIDE = frozenset("from than like unlike against".split())
_OWNING = frozenset({"at", "in", "of", "for"})  # "profit at the bank", "shares in the group"
_TELLING = frozenset({"det", "nmod:poss", "nummod", "case", "advmod"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_NO_FIRMS = frozenset(
    "agency charity committee council court ministry party regulator union university watchdog".split()
)
_OFTEN = 3  # a surname alone may be read as a firm once; who has a full name in the article is none
_DESCRIBED = 4  # words of a measure: "like-for-like" counts more and is left
_CAUSES = frozenset("action advocacy campaign community pressure protest resident lobby rights right user".split())
_THE = frozenset("agency association commission committee ministry party union".split())  # "the European Commission"
_BEARING = frozenset(
    "bank agency ministry council party union court university hospital school commission committee institute "
    "association museum trust federation foundation society authority league academy bureau inspectorate chamber fund "
    "tribunal".split()
)
# What is named by its kind at the end: "the Upper Lomi Dam", "Almery Airport".
_WORKS = frozenset(
    "airport arena bridge canal castle cathedral church dam exchange gallery harbour hotel library line mine palace "
    "pier pipeline plant port prison railway reservoir stadium station substation theatre tower tunnel zoo".split()
)
BODIES = (
    CALLED
    | _BEARING
    | frozenset(
        "airline board body brand broker charity club cooperative foundation label laboratory lobby magazine newspaper "
        "organisation organization partnership practice refinery regulator society start-up studio team theatre trust "
        "watchdog".split()
    )
)


_NEW = frozenset("a an another new second other replacement temporary old former".split())


def _works(tree: Tree, before: int | None = None) -> Iterator[tuple[str, str, bool]]:
    """Yield what is named by its kind: the kind, the name, and whether "the" stands before it."""
    for at, token in enumerate(tree.tokens[:before]):
        kind = token.text.lower()
        if kind not in _WORKS or not token.text[:1].isupper() or not at or not _is_capital(tree, at - 1):
            continue
        first = at - 1
        while first and (_is_capital(tree, first - 1) or (_joins(tree, first - 1) and _is_capital(tree, first - 2))):
            first -= 1 if _is_capital(tree, first - 1) else 2
        if tree.tokens[first].pos in ("DET", "ADP") or (
            first == 0 and at - first == 1 and tree.tokens[0].pos != "PROPN"
        ):
            continue
        ends = at + 1 >= len(tree.tokens) or not _is_capital(tree, at + 1)
        articled = first > 0 and tree.tokens[first - 1].text.lower() == "the"
        if ends:
            yield kind, tree.text[tree.tokens[first].start : token.end], articled


def _is_capital(tree: Tree, at: int) -> bool:
    return at >= 0 and tree.tokens[at].text[:1].isupper() and tree.tokens[at].pos in ("PROPN", "NOUN", "ADJ")


def _joins(tree: Tree, at: int) -> bool:
    return tree.tokens[at].text.lower() in ("and", "of", "de", "la", "le", "-")


@dataclass(slots=True)
class Organisations:
    """The organisations of an article: those of the last sentence, and how often each is named in all.

    Whatever is asked of them costs the same after a thousand names as after ten.
    """

    last: tuple[str, ...] = ()
    all: dict[str, bool] = field(default_factory=dict)  # in order; whether it may be a firm
    counts: Counter[str] = field(default_factory=Counter)  # of all names, by their first word joined
    kinds: dict[str, str] = field(default_factory=dict)  # of names of one word
    tagged: Counter[tuple[str, str]] = field(default_factory=Counter)  # word and kind → how often it was read so
    begun: set[str] = field(default_factory=set)  # first words of their names: "Halvorsen" of "Halvorsen ASA"
    spoken: bool = False  # whether it speaks of "the company" somewhere
    described: dict[str, dict[str, None]] = field(default_factory=dict)  # "charity" → whom it calls a charity
    joined: set[str] = field(default_factory=set)  # those that have members, which no firm has
    articled: set[str] = field(default_factory=set)  # those that have an article: "the Wessel Institute"
    called: set[str] = field(default_factory=set)  # those it calls a company, an operator … somewhere
    _longer: dict[str, dict[str, None]] = field(default_factory=dict)  # of each beginning: the names, first met first
    _bearing: dict[str, set[str]] = field(default_factory=dict)  # "bank" → the names that have the word
    _works: dict[str, dict[str, bool]] = field(default_factory=dict)  # "dam" → the names that end so; with "the" or not
    _others: set[str] = field(default_factory=set)  # "dam", where it spoke of a new or another one
    _first: list[tuple[int, str]] | None = None  # the two firms named most; None where the counts have changed

    def foresee(self, tree: Tree) -> None:
        """Count the names before any wording."""
        self._first = None
        self.articled |= {_words(tree, one) for one in tree.names if one.kind == "ORG" and one.start
                          and tree.tokens[one.start - 1].text in ("the", "The")}  # fmt: skip
        self.spoken = self.spoken or _speaks_of_firm(tree)
        for one in tree.names:
            if one.end - one.start == 1:
                self.kinds.setdefault(tree.tokens[one.start].text, one.kind)
                self.tagged[tree.tokens[one.start].text, one.kind] += 1
            elif one.kind == "ORG":
                self.begun.add(tree.tokens[one.start].text)
        self.called |= {tree.tokens[at].text for at, token in enumerate(tree.tokens)
                        if token.pos == "PROPN" and token.dep not in ("flat", "compound") and at
                        and not any(kid.head == at and kid.dep == "flat" for kid in tree.tokens)
                        and not any(name.start <= at < name.end for name in tree.names)
                        and _beside(tree, at, CALLED)}  # fmt: skip
        self.called |= set(_all_names(tree, called=CALLED))
        self.joined |= {_words(tree, name) for name in tree.names if _has_members(tree, name)}
        for noun, name in _set_beside(tree):
            self.described.setdefault(noun, {})[name] = None
        for name in _all_names(tree):
            whole = self._whole(name)
            part = next((known for known in _beginnings(name) if known in self.counts), "")
            if part:
                self._count(whole, self.counts.pop(part))
                for beginning in _beginnings(part):
                    del self._longer[beginning][part]
            self._count(whole, 1)

    def _count(self, name: str, times: int) -> None:
        if name not in self.counts:
            for beginning in _beginnings(name):
                self._longer.setdefault(beginning, {})[name] = None
        self.counts[name] += times

    def is_listed(self, word: str) -> bool:
        """Return whether a word begins the name of a firm that says it is one: "Kestrel" of "Kestrel Foods Plc"."""
        return any(_LEGAL.search(name) for name in self._longer.get(word, ()))

    def is_usual(self, word: str, kind: str) -> bool:
        """Return whether a name of one word, read as a person, a place or a firm here, is mostly a firm elsewhere."""
        other, firm = self.tagged[word, kind], self.tagged[word, "ORG"]
        return firm > 0 and (firm * _OFTEN >= other if kind == "PER" else firm >= other * _OFTEN)

    def kind(self, tree: Tree, at: int) -> str:
        """Return the kind of a word that is a name elsewhere in the article, or is called a company here; else ""."""
        if _beside(tree, at, CALLED):
            return "ORG"
        return self.kinds.get(tree.tokens[at].text, "")

    def meet(self, tree: Tree) -> None:
        """Take in the organisations of a sentence."""
        self.last = tuple(self._whole(name) for name in self._names(tree, named=True))
        for kind, name, articled in _works(tree):
            self._works.setdefault(kind, {})[name] = articled
        self._others |= {token.lemma for at, token in enumerate(tree.tokens) if token.text in _WORKS
                         and any(kid.head == at and kid.text.lower() in _NEW for kid in tree.tokens)}  # fmt: skip
        for name in self.last:
            if name not in self.all:
                self._add(name)

    def _add(self, name: str) -> None:
        self.all[name] = self._may_be_firm(name)
        for word in _BEARING.intersection(name.lower().split()):
            self._bearing.setdefault(word, set()).add(name)
        if self._first is not None and self.all[name]:
            self._first = sorted([*self._first, (-self.counts[name], name)])[:2]

    def _firms(self, names: Sequence[str]) -> list[str]:
        return list(dict.fromkeys(name for name in names if self._may_be_firm(name)))

    def _may_be_firm(self, name: str) -> bool:
        other = any(name in self.described.get(word, ()) for word in _NO_FIRMS)
        return not _NOT_FIRMS.search(name) and name not in self.joined and not other

    def _whole(self, name: str) -> str:
        return next(iter(self._longer.get(name, ())), name)

    def _names(self, tree: Tree, *, before: int | None = None, named: bool = False) -> list[str]:
        """The organisations of a sentence, or those before a token: marked so, or called so anywhere.

        `named` leaves out where somebody came from and what something is compared with.
        """
        return [
            words
            for name in tree.names
            if (before is None or name.end <= before)
            and tree.tokens[name.start].text[:1].isupper()
            and not (named and name.start and tree.tokens[name.start - 1].text.lower() in _ASIDE)
            and ((words := _words(tree, name)) in self.called or name.kind == "ORG")
        ]

    def named(self, tree: Tree, noun: int, *, subject: str = "", teller: str = "") -> str:
        """Return the organisation that "the company" at a token stands for, "" where none or several may be meant.

        `subject` is what the last sentence spoke of, `teller` who spoke last.
        """
        word = tree.tokens[noun].lemma
        if work := self._work(tree, noun):
            return work
        known = self._called_so(tree, noun, subject)
        if known or word not in _BEARING | _FIRMS | _SIDES or tree.tokens[noun].text.lower() != word:
            return known
        here = tuple(self._whole(name) for name in self._names(tree, before=noun))
        if word in _SIDES and _is_said_by_person(tree, noun):
            return ""  # "The manager said the club would appeal": his own, be others spoken of before
        if word in _BEARING:
            bearing = self._bearing.get(word, set()) | {name for name in here if word in name.lower().split()}
            bearing = {name for name in bearing if " " in name}  # "Council backs plan" names none
            name = next(iter(bearing)) if len(bearing) == 1 else ""
            if name and re.match(rf"[A-Z][a-z]+ {word} of ", name):  # "Central bank of Norland", as a headline has it
                return f"the {name[0].lower()}{name[1:]}"
            return f"the {name}" if name and (word in _THE or name in self.articled) else name
        main = self._main() if word in _FIRMS else ""
        told = self.told(subject)
        if main and not here and (word in _TRADES or not tree.tokens[noun].dep.startswith("nsubj")):
            return main  # "the airline", "a stake in the firm", after a sentence on its owner
        if told and not here and self._may_be_firm(told):
            return told
        firms = next((found for near in (here, self.last) if (found := self._firms(near))), [])
        if firms:
            return firms[0] if len(firms) == 1 and main in ("", firms[0]) else ""
        if word in _FIRMS and teller in self.counts and self._may_be_firm(teller):
            return teller
        return main or (self._described() if word in _FIRMS else "")

    def _work(self, tree: Tree, noun: int) -> str:
        """The dam, airport … of that name, where the article has named just one: "the Upper Lomi Dam"."""
        word = tree.tokens[noun].lemma
        if word not in _WORKS or tree.tokens[noun].text != word or word in self._others:
            return ""
        named = {
            **self._works.get(word, {}),
            **{name: the for kind, name, the in _works(tree, before=noun) if kind == word},
        }
        if len(named) != 1:
            return ""
        [(name, articled)] = named.items()
        return f"the {name}" if articled else name

    def _called_so(self, tree: Tree, noun: int, subject: str) -> str:
        """The one organisation that the article calls a charity, a regulator …; a firm only where it is near."""
        word = tree.tokens[noun].lemma
        called = {*self.described.get(word, ()), *self.described.get(f"{word} ", ())}
        known = list({self._whole(name) for name in called})
        near = f"{word} " in self.described or word not in _FIRMS | _SIDES | {"party"}
        near = near or any(name in (*self.last, subject) for name in known)
        abroad = any(name.kind == "LOC" and name.end <= noun for name in tree.names)  # "in Britain the regulator"
        plain = tree.tokens[noun].text.lower() == word and not abroad
        return known[0] if len(known) == 1 and near and plain else ""

    def owner(self, tree: Tree, words: Sequence[int], place: int, *, subject: str = "") -> str:
        """Return whose revenue, debt or shares begin at a word, "" where they say it or nobody knows: "net debt rose".

        `subject` is what the last sentence spoke of.
        """
        noun = _measure_at(tree, words, place) if self.spoken else -1
        if noun < 0 or self._names(tree, before=noun):
            return ""
        told = self.told(subject)
        return told if told and not _NOT_FIRMS.search(told) else self._main()

    def told(self, subject: str) -> str:
        """Return the organisation that the last sentence spoke of, whether it named it or said "it"; else ""."""
        whole = self._whole(subject)
        return next((name for name in self.last if subject.endswith(name)), whole if whole in self.all else "")

    def _main(self) -> str:
        """The firm an article is about: of all so far named twice as often as any other, or first and most often."""
        if self._first is None:
            self._first = nsmallest(2, ((-self.counts[name], name) for name, is_firm in self.all.items() if is_firm))
        if not self._first:
            return ""
        (times, name), second = self._first[0], self._first[1][0] if len(self._first) > 1 else 0
        leads = times < second and name == next(firm for firm, is_firm in self.all.items() if is_firm)
        return name if times <= 2 * second or leads else ""

    def _described(self) -> str:
        """The one organisation that the article called a firm by so many words."""
        found = ""
        for name in self.called:  # in no order: one is as good as none where two are met
            whole = self._whole(name)
            if whole in self.all and whole != found:
                if found:
                    return ""
                found = whole
        return found


def _measure_at(tree: Tree, words: Sequence[int], place: int) -> int:
    """The bare measure of a firm that begins at a word and is a subject; -1 where none does, or it says whose it is."""
    near = words[place : place + _DESCRIBED]
    noun = next((at for at in near if tree.tokens[at].lemma in _METRICS and tree.tokens[at].dep in _SUBJECTS), -1)
    if noun < 0 or tree.subtree(noun)[0] != words[place]:
        return -1
    kids = [(at, token) for at, token in enumerate(tree.tokens) if token.head == noun]
    owned = {at for at, token in kids if token.dep == "nmod" and at > noun}
    owners = [token.head for token in tree.tokens if token.head in owned and token.text.lower() in _OWNING]
    told = any(_may_own(tree, at) for at in owners) or _in_what(tree, noun)
    return -1 if told or any(token.dep in _TELLING for _, token in kids) else noun


def _in_what(tree: Tree, noun: int) -> bool:
    """ "Shares in Norvex": whose shares they are stands behind "in", be it taken for a place or not."""
    behind = [token.text.lower() for token in tree.tokens[noun + 1 : noun + 2]]
    return tree.tokens[noun].lemma in ("share", "stock") and behind == ["in"]


def _may_own(tree: Tree, at: int) -> bool:
    """Whether a noun may be a firm: "profit of the group", "shares in Norvex", but "sales of roof tents"."""
    token = tree.tokens[at]
    place = any(name.kind == "LOC" and name.start <= at < name.end for name in tree.names)
    called = token.lemma in CALLED | _BEARING or token.lemma.endswith("maker")
    named = any(tree.tokens[kid].dep == "appos" and _may_own(tree, kid) for kid in tree.children(at) if kid > at)
    return (token.pos == "PROPN" and not place) or called or named  # "profit at the rival Norvex ASA"


def _speaks_of_firm(tree: Tree) -> bool:
    return any(
        token.lemma in ("company", "firm") and any(kid.head == at and kid.text.lower() == "the" for kid in tree.tokens)
        for at, token in enumerate(tree.tokens)
        if token.pos == "NOUN"
    )


def _has_members(tree: Tree, name: Name) -> bool:
    """ "Members of Aslef": a union, a party or a club."""
    over = [tree.tokens[at].head for at in range(name.start, name.end) if tree.tokens[at].dep == "nmod"]
    return any(at >= 0 and tree.tokens[at].lemma == "member" for at in over)


def _is_said_by_person(tree: Tree, noun: int) -> bool:
    """Whether a token is the subject of what a person named there says."""
    clause = tree.tokens[noun].head
    over = tree.tokens[clause].head if tree.tokens[clause].dep == "ccomp" else -1
    tellers = [kid for kid in tree.children(over) if tree.tokens[kid].dep == "nsubj"] if over >= 0 else []
    return any(name.kind == "PER" and name.start <= kid < name.end for name in tree.names for kid in tellers)


def _beginnings(name: str) -> list[str]:
    """What a name begins with, word by word, itself left out."""
    return [name[: space.start()] for space in re.finditer(" ", name)]


def _words(tree: Tree, name: Name) -> str:
    """A name with what "&" joins to it, and "/": "Korv & Co", "Nordisk Mad A/S"."""
    end = name.end
    if end + 1 < len(tree.tokens) and tree.tokens[end].text == "/" and tree.tokens[end - 1].text == "A":
        end += 2
    while end + 1 < len(tree.tokens) and tree.tokens[end].text == "&" and tree.tokens[end + 1].pos == "PROPN":
        end += 2
    return joined(tree, range(name.start, end))


def _beside(tree: Tree, at: int, called: frozenset[str]) -> bool:
    """Whether a name stands beside a noun: "the operator Nordline", "Ferry operator Nordline", "Korv, a chain"."""
    token = tree.tokens[at]
    if token.dep in ("appos", "flat") and token.head >= 0 and _calls(tree, token.head, called):
        return True
    kids = [kid for kid in tree.children(at) if tree.tokens[kid].dep in ("nmod:desc", "compound", "appos")]
    return any(_calls(tree, kid, called) for kid in kids)


def _calls(tree: Tree, at: int, called: frozenset[str]) -> bool:
    """Whether a noun is one of some, or tells what is made: "the chipmaker Auralis"."""
    word = tree.tokens[at].lemma.lower()
    return (word in called or word.endswith("maker")) and (tree.tokens[at].pos == "NOUN" or at == 0)


def _set_beside(tree: Tree) -> Iterator[tuple[str, str]]:
    """The nouns that say what an organisation is, with its name: "Dogs First, an animal charity", "the charity Kin"."""
    for name in tree.names:
        if name.kind != "ORG" or not tree.tokens[name.start].text[:1].isupper():
            continue
        inside = range(name.start, name.end)
        for at, token in enumerate(tree.tokens):
            says = token.head in inside and token.dep in ("appos", "nmod:desc")
            said = any(tree.tokens[one].head == at and tree.tokens[one].dep == "appos" for one in inside)
            one = token.lemma in BODIES and token.text.lower() == token.lemma
            if one and token.pos == "NOUN" and at not in inside and (says or said):
                yield token.lemma, _words(tree, name)
            aims = token.lemma == "group" and any(tree.tokens[kid].lemma in _CAUSES for kid in tree.children(at))
            if aims and (says or said):
                yield "group ", _words(tree, name)  # of people, and no firm


def _all_names(tree: Tree, *, called: frozenset[str] = frozenset()) -> list[str]:
    """The names of a sentence: all, or those set beside one of some nouns."""
    return [
        _words(tree, name)
        for name in tree.names
        if tree.tokens[name.start].text[:1].isupper()
        and (not called or any(_beside(tree, at, called) for at in range(name.start, name.end)))
    ]
