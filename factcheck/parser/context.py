"""What the article has spoken of so far: pronouns, short names and “the plant” give way to what they stand for.

A wrong referent is worse than none: where several could be meant, the article's own words stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.parser import gender, verbs
from factcheck.parser.organisations import Organisations
from factcheck.parser.things import Things
from factcheck.parser.wording import joined, possessive, small, spacing
from factcheck.syntax.tree import Tree

_SHE = frozenset({"she", "her", "hers", "herself"})
_HE = frozenset({"he", "him", "his", "himself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs"})
_OWNING = frozenset({"his", "its", "their", "hers", "theirs"})
_METONYMS = {
    "Moscow": "Russia", "the Kremlin": "Russia", "Kremlin": "Russia", "Washington": "the United States",
    "Islamabad": "Pakistan", "Beijing": "China", "Tehran": "Iran", "Kyiv": "Ukraine", "New Delhi": "India",
    "Brussels": "the European Union", "Berlin": "Germany", "Paris": "France", "Ankara": "Turkey", "Tokyo": "Japan",
    "Pyongyang": "North Korea", "Seoul": "South Korea", "Riyadh": "Saudi Arabia", "Canberra": "Australia",
    "Downing Street": "the British government", "Whitehall": "the British government",
    "the White House": "the US administration",
}  # fmt: skip
_METONYM_STARTS = frozenset(name.split()[0].lower() for name in _METONYMS)
_AGENT = frozenset({"nsubj", "nmod:poss"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_OPINING = frozenset("believe think assume suspect reckon expect fear feel guess argue hope doubt know".split())
_CLAUSAL = frozenset(
    "true clear likely possible time certain obvious unclear doubtful late early dark necessary".split()
)
_LONGEST = 8  # words of a phrase that may stand for a pronoun


@dataclass(slots=True)
class Context:
    """The names and things met so far, newest last."""

    newest: str = ""  # the person named last
    women: dict[str, None] = field(default_factory=dict)  # persons whom "she" fits, newest last
    men: dict[str, None] = field(default_factory=dict)  # persons whom "he" fits; most names say nothing of it
    organisations: Organisations = field(default_factory=Organisations)
    things: Things = field(default_factory=Things)
    full: dict[str, str] = field(default_factory=dict)  # last word of a name → the full name
    agent: str = ""  # the last sentence's subject, where it is a person
    subject: str = ""  # the last sentence's subject, where it is one thing
    group: str = ""  # the last sentence's subject, where it is several

    def foresee(self, tree: Tree) -> None:
        """Take in full names before any wording: a bare surname in the headline has its full name in the text."""
        for words in _persons(tree):
            if " " in words:
                self.full.setdefault(words.rpartition(" ")[2], words)
        self.organisations.foresee(tree)

    def meet(self, tree: Tree, *, carries: bool = True) -> None:
        """Take in a sentence once its claims are worded; `carries` says that the next one may refer to its subject."""
        self._meet_subject(tree, carries)
        for words in _persons(tree):
            self.newest = self.full.get(words.rpartition(" ")[2], words)
            for fitting, other in ((self.women, gender.MALE), (self.men, gender.FEMALE)):
                if _fits_none(self.newest, other):
                    fitting.pop(self.newest, None)
                    fitting[self.newest] = None
        self.organisations.meet(tree)
        self.things.meet(tree)

    def _meet_subject(self, tree: Tree, carries: bool) -> None:
        """Keep the sentence's subject for a pronoun in the next one."""
        root = _main(tree)
        at = next((at for at, token in enumerate(tree.tokens) if token.head == root and token.dep in _SUBJECTS), -1)
        if at < 0 or not carries:
            self.agent = self.subject = self.group = ""
            return
        token = tree.tokens[at]
        if token.pos == "PRON":
            if token.text.lower() in _SHE | _HE:
                self.agent = self._person_for(token.text.lower())
            elif token.text.lower() not in _IT | _THEY:
                self.agent = self.subject = self.group = ""
            return
        person = self._named_person(tree, at)
        words = self.resolve(tree, _simple(tree, _name_beside(tree, at)))
        fits = token.pos in ("NOUN", "PROPN") and len(words.split()) <= _LONGEST and not person
        fits = fits and not any(kid.pos == "PRON" for kid in (tree.tokens[below] for below in tree.subtree(at)))
        many = _is_many(tree, at)
        self.agent = person
        self.subject = words if fits and not many else ""
        self.group = words if fits and many else ""

    def _named_person(self, tree: Tree, at: int) -> str:
        """The full name of the person a subject names, itself or in an apposition."""
        places = [
            at,
            *[kid for kid, token in enumerate(tree.tokens) if token.head == at and token.dep in ("appos", "flat")],
        ]
        for start, end in _person_spans(tree):
            if any(start <= place < end for place in places):
                words = joined(tree, range(start, end))
                return self.full.get(words.rpartition(" ")[2], words)
        return ""

    def _person_for(self, pronoun: str) -> str:
        """The last subject, else the newest person, whom the pronoun fits: a first name of the other sex does not."""
        fitting, other = (self.women, gender.MALE) if pronoun in _SHE else (self.men, gender.FEMALE)
        if self.agent and (not self.newest or _fits_none(self.agent, other)):
            return self.agent
        return next(reversed(fitting), "")

    def resolve(self, tree: Tree, words: Sequence[int], *, subject: Sequence[int] = ()) -> str:
        """Return the words with what they refer to put in; what is not known stays as it is.

        `subject` is what the words are said of: a pronoun that refers to it may stay ("lost her job").
        """
        pieces: list[str] = []
        skip: set[int] = set()
        for place, at in enumerate(words):
            if at in skip:
                continue
            replaced, used = self._replace(tree, words, place, subject)
            skip.update(used)
            gap = "" if not place else spacing(tree, words[place - 1], at)
            pieces.append(gap + replaced)
        return re.sub(r"\s+", " ", "".join(pieces)).strip()

    def _replace(self, tree: Tree, words: Sequence[int], place: int, subject: Sequence[int]) -> tuple[str, list[int]]:
        at = words[place]
        token = tree.tokens[at]
        if token.pos in ("PRON", "DET") and token.text.lower() in _SHE | _HE | _IT | _THEY:
            return self._pronoun(tree, at, [*subject, *words]), []
        for name in tree.names:
            if (
                name.start == at
                and name.kind == "PER"
                and name.end - name.start == 1
                and not _doubled(tree, words, place)
            ):
                return self.full.get(token.text, token.text), []
        return self._metonym(tree, words, place) or self._definite(tree, words, place) or (small(tree, at), [])

    def _pronoun(self, tree: Tree, at: int, claim: Sequence[int]) -> str:
        """What a pronoun stands for: itself where the claim names it, else a subject of this sentence or the last."""
        token = tree.tokens[at]
        lower = token.text.lower()
        owns = lower in _OWNING or (lower == "her" and token.dep == "nmod:poss")
        own = small(tree, at)
        if lower.endswith(("self", "selves")) or _is_empty(tree, at) or _named_in(tree, at, claim, owns=owns):
            return own
        found = self._within(tree, at, owns=owns)
        if found is None:
            found = self._before(tree, at, lower)
        if not found:
            return own
        return possessive(_short(found)) if owns else found

    def _within(self, tree: Tree, at: int, *, owns: bool) -> str | None:
        """The subject of a clause over the pronoun's, where it fits; None where the sentence offers none."""
        for over in _governing_subjects(tree, at, owns=owns):
            lower = tree.tokens[over].text.lower()
            if lower in ("who", "which", "that"):
                return ""
            if tree.tokens[over].pos == "PRON":
                if _class(lower) != _class(tree.tokens[at].text.lower()):
                    continue
                found = self._within(tree, over, owns=False)
                return self._before(tree, over, lower) if found is None else found
            if _fits(tree, over, tree.tokens[at].text.lower()):
                return self._named_person(tree, over) or self.resolve(tree, _simple(tree, _name_beside(tree, over)))
        return None

    def _before(self, tree: Tree, at: int, lower: str) -> str:
        """What the last sentences offer: a person, or the last subject for a pronoun that is a subject itself."""
        if lower in _SHE | _HE:
            return self._person_for(lower)
        leading = tree.tokens[at].dep in _SUBJECTS or _leads(tree, at)
        if not leading or (lower == "it" and _is_fronted(tree, at)):
            return ""
        return self.subject if lower in _IT else self.group

    def _metonym(self, tree: Tree, words: Sequence[int], place: int) -> tuple[str, list[int]] | None:
        if tree.tokens[words[place]].text.lower() not in _METONYM_STARTS:
            return None
        for size in (2, 1):
            chunk = list(words[place : place + size])
            if len(chunk) < size or chunk != list(range(chunk[0], chunk[0] + size)):
                continue
            text = joined(tree, chunk)
            country = _METONYMS.get(text) or _METONYMS.get(text[:1].lower() + text[1:])
            dep = tree.tokens[chunk[-1]].dep
            if country and (dep in _AGENT or (dep == "obl" and _is_partner(tree, chunk[-1]))):
                owner = country.endswith("s") and dep == "nmod:poss"
                return (f"{country}’", [*chunk, chunk[-1] + 1]) if owner else (country, chunk)
        return None

    def _definite(self, tree: Tree, words: Sequence[int], place: int) -> tuple[str, list[int]] | None:
        """“the site” → the one fuller phrase met before, where the article has one and this one says no more."""
        at = words[place]
        if tree.tokens[at].text.lower() != "the" or place + 1 >= len(words):
            return None
        noun = words[place + 1]
        token = tree.tokens[noun]
        if noun != at + 1 or token.pos != "NOUN" or tree.tokens[at].head != noun:
            return None
        if any(kid.head == noun and kid.dep in ("nmod", "acl:relcl", "acl", "appos", "flat") for kid in tree.tokens):
            return None
        if noun + 1 < len(tree.tokens) and tree.tokens[noun + 1].text.lower() == "itself":
            return None
        known = self.organisations.named(tree, noun) or self.things.fuller(token)
        return (known, [noun]) if known else None


def _main(tree: Tree) -> int:
    """The clause whose subject the next sentence speaks of: what is reported rather than who reports it."""
    root = tree.root()
    spoken = any(mark in tree.text for mark in '"“')
    if root >= 0 and tree.tokens[root].lemma in verbs.SAYING and not spoken:
        return next(
            (at for at, token in enumerate(tree.tokens) if token.head == root and token.dep == "ccomp" and at < root),
            root,
        )
    return root


def _fits_none(name: str, sex: frozenset[str]) -> bool:
    """Whether no word of a name tells this sex."""
    return sex.isdisjoint(name.lower().split())


def _persons(tree: Tree) -> list[str]:
    return [joined(tree, range(start, end)) for start, end in _person_spans(tree)]


def _person_spans(tree: Tree) -> list[tuple[int, int]]:
    """The names of persons: those the parser marks, and names behind a title ("coach Steve Callan")."""
    found = [
        (name.start, name.end) for name in tree.names if name.kind == "PER" and tree.tokens[name.start].pos == "PROPN"
    ]
    for at, token in enumerate(tree.tokens):
        if token.pos != "PROPN" or any(start <= at < end for start, end in found) or token.dep in ("flat", "compound"):
            continue
        titled = any(
            kid.head == at and kid.dep in ("nmod:desc", "compound") and kid.lemma.lower() in verbs.TITLES
            for kid in tree.tokens[:at]
        )
        end = at + 1
        while end < len(tree.tokens) and tree.tokens[end].dep == "flat" and tree.tokens[end].pos == "PROPN":
            end += 1
        if titled:
            found.append((at, end))
    return sorted(found)


def _doubled(tree: Tree, words: Sequence[int], place: int) -> bool:
    """Whether the full name stands there already: "Ferrante Ferrante", "Mr Roe"."""
    at = words[place]
    return at > 0 and tree.tokens[at - 1].pos == "PROPN" and tree.tokens[at].dep == "flat"


def _class(pronoun: str) -> frozenset[str]:
    return next((group for group in (_SHE, _HE, _IT, _THEY) if pronoun in group), frozenset())


def _name_beside(tree: Tree, at: int) -> int:
    """The name that a comma sets off from a noun: "the country's largest chain, Korv,"."""
    return next((kid for kid, token in enumerate(tree.tokens) if token.head == at and token.dep == "appos"
                 and token.pos == "PROPN" and tree.tokens[at].pos == "NOUN"), at)  # fmt: skip


def _is_many(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    if any(kid.head == at and kid.dep == "conj" for kid in tree.tokens):
        return True
    word = token.text.lower()
    if token.pos == "PROPN":
        return word.endswith("s") and any(kid.head == at and kid.text.lower() == "the" for kid in tree.tokens)
    return token.pos == "NOUN" and (word != token.lemma.lower() or word in ("people", "police"))


def _simple(tree: Tree, at: int) -> list[int]:
    """A noun phrase without clauses and appositions."""
    heavy = ("acl", "acl:relcl", "appos", "parataxis", "punct", "cc", "advcl", "case")
    gone = {
        below for kid, token in enumerate(tree.tokens) if token.head == at and token.dep in heavy
        for below in tree.subtree(kid) if not (token.dep == "case" and token.text in ("'s", "’s"))
    }  # fmt: skip
    return [other for other in tree.subtree(at) if other not in gone]


def _named_in(tree: Tree, at: int, claim: Sequence[int], *, owns: bool) -> bool:
    """Whether the claim's own words before the pronoun, or its subject, name what the pronoun stands for."""
    lower = tree.tokens[at].text.lower()
    over = _above(tree, at)
    for other in claim:
        token = tree.tokens[other]
        if other == at or tree.tokens[at].head == other:
            continue
        same = token.pos == "PRON" and _class(token.text.lower()) == _class(lower)
        if not same and not _fits(tree, other, lower):
            continue
        governs = token.dep in _SUBJECTS and token.head in over
        if governs and (owns or token.head != over[0]):
            return True
        if owns and other < at and lower not in _SHE | _HE and not same:
            return True
    return False


def _above(tree: Tree, at: int) -> list[int]:
    """The heads over a token, nearest first."""
    found: list[int] = []
    while tree.tokens[at].head >= 0:
        at = tree.tokens[at].head
        found.append(at)
    return found


def _fits(tree: Tree, noun: int, pronoun: str) -> bool:
    """Whether a noun agrees with a pronoun in number, and is a person or a thing as it asks."""
    token = tree.tokens[noun]
    if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "flat"):
        return False
    places = [noun, *[at for at, kid in enumerate(tree.tokens) if kid.head == noun and kid.dep == "appos"]]
    person = any(start <= place < end for start, end in _person_spans(tree) for place in places)
    person = person or token.lemma in verbs.TITLES
    if pronoun in _SHE | _HE:
        sexes = gender.MALE if pronoun in _SHE else gender.FEMALE
        return person and token.text.lower() not in sexes
    many = _is_many(tree, noun)
    return not person and (not many if pronoun in _IT else many)


def _governing_subjects(tree: Tree, at: int, *, owns: bool) -> list[int]:
    """The subjects of the clauses over a token, nearest first; its own clause's only for a word that owns."""
    found = []
    own_clause = True
    for over in _above(tree, at):
        subjects = [
            kid
            for kid, token in enumerate(tree.tokens[:at])
            if token.head == over and token.dep in _SUBJECTS and kid != at and at not in tree.subtree(kid)
        ]
        if subjects and (owns or not own_clause) and not _opines(tree, over, at):
            found += subjects
        is_subject_of = tree.tokens[at].head == over and tree.tokens[at].dep in _SUBJECTS
        own_clause = own_clause and not subjects and not is_subject_of
    return found


def _opines(tree: Tree, verb: int, at: int) -> bool:
    """ "Most observers believe that they will": whoever believes need not be whom the belief is about."""
    return tree.tokens[verb].lemma in _OPINING and tree.tokens[at].dep in _SUBJECTS


def _leads(tree: Tree, at: int) -> bool:
    """Whether a pronoun belongs to the subject of its sentence: "Its rivals have", "The plan of its owner is"."""
    over = tree.tokens[at].head
    while over >= 0:
        if tree.tokens[over].dep in _SUBJECTS:
            return True
        over = tree.tokens[over].head
    return False


def _is_empty(tree: Tree, index: int) -> bool:
    """Whether an "it" may stand for nothing named: "it is a scandal", "inland it was calm", "it is true that"."""
    token = tree.tokens[index]
    if token.dep == "expl":
        return True
    if token.text.lower() != "it" or token.dep not in _SUBJECTS:
        return False
    if not any(kid.head == token.head and kid.dep == "cop" for kid in tree.tokens):
        return False
    predicate = tree.tokens[token.head]
    return predicate.pos not in ("ADJ", "VERB") or predicate.lemma in _CLAUSAL


def _is_fronted(tree: Tree, at: int) -> bool:
    """Whether words of place or time stand right before an "it" that is something: "inland it was calm"."""
    copula = any(kid.head == tree.tokens[at].head and kid.dep == "cop" for kid in tree.tokens)
    return copula and at > 0 and tree.tokens[at - 1].pos in ("ADV", "NOUN", "PROPN", "NUM")


def _short(phrase: str) -> str:
    """A phrase without what hangs behind its noun: "the foundry in Rome" owns as "the foundry"."""
    return re.split(r" (?:in|of|at|for|on|with|from|near) ", phrase)[0] if re.match(r"(?:the|an?) ", phrase) else phrase


def _is_partner(tree: Tree, index: int) -> bool:
    return any(kid.head == index and kid.dep == "case" and kid.text.lower() == "with" for kid in tree.tokens)
