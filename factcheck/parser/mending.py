"""A tree set right where the parser of sentences often errs and the words themselves tell better.

Every rule moves a token to another head, and none moves one under itself, so a tree stays a tree.
"""

from __future__ import annotations

import dataclasses

from factcheck.parser import verbs
from factcheck.syntax.lemma import lemma
from factcheck.syntax.tree import Token, Tree

_LONGEST = 300  # tokens: no sentence a person wrote is longer, and the rules cost the square
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
_RELATIVE = frozenset({"who", "which", "that"})
_MOMENTS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tonight morning afternoon evening night week".split()
)
_TOTALS = frozenset("sum amount total figure number rate level price fee share".split())
_PLACES = frozenset(
    "town city village capital country state port region county island district suburb province republic nation "
    "municipality hamlet settlement resort".split()
)


class _Mending:
    """The tokens of a tree while they are moved."""

    def __init__(self, tree: Tree) -> None:
        self.tokens: list[Token] = list(tree.tokens)
        self._kids: dict[int, list[int]] | None = None  # by head; None where a token was moved
        self.names = tree.names

    def kids(self, index: int, *deps: str) -> list[int]:
        if self._kids is None:
            self._kids = {}
            for at, token in enumerate(self.tokens):
                self._kids.setdefault(token.head, []).append(at)
        return [at for at in self._kids.get(index, ()) if not deps or self.tokens[at].dep in deps]

    def above(self, index: int) -> list[int]:
        """The heads over a token, nearest first."""
        found: list[int] = []
        at = self.tokens[index].head
        while at >= 0 and at not in found:
            found.append(at)
            at = self.tokens[at].head
        return found

    def first(self, index: int) -> int:
        """The first token of a subtree."""
        kids = [kid for kid in self.kids(index) if self.tokens[kid].pos != "PUNCT"]
        return min([index, *[self.first(kid) for kid in kids]])

    def last(self, index: int) -> int:
        return max([index, *[self.last(kid) for kid in self.kids(index)]])

    def move(self, index: int, head: int, dep: str) -> None:
        if head == index or (head >= 0 and index in self.above(head)):
            return
        self.hang(index, head, dep)

    def hang(self, index: int, head: int, dep: str) -> None:
        """Put a token under a head where it is known not to hang below itself."""
        self.tokens[index] = dataclasses.replace(self.tokens[index], head=head, dep=dep)
        self._kids = None

    def is_clause(self, index: int) -> bool:
        return self.tokens[index].pos == "VERB" or bool(self.kids(index, "cop", *_SUBJECTS))

    def name_of(self, index: int) -> str:
        return next((name.kind for name in self.names if name.start <= index < name.end), "")


def mended(tree: Tree) -> Tree:
    """Return the tree with its surest faults set right; the text, the tokens' places and the names stay."""
    if not 0 < len(tree.tokens) <= _LONGEST:
        return tree
    m = _Mending(tree)
    for rule in _RULES:
        rule(m)
    return dataclasses.replace(tree, tokens=tuple(m.tokens))


def _whole_names(m: _Mending) -> None:
    """ "Corvane Pharma" is one name, and so is "Korv & Co": its words hang on the first."""
    for name in m.names:
        outside = [at for at in range(name.start, name.end) if not name.start <= m.tokens[at].head < name.end]
        for at in outside[1:]:
            one, other = m.tokens[outside[0]], m.tokens[at]
            if (one.head, one.dep) == (other.head, other.dep) and other.pos == "PROPN":
                m.move(at, outside[0], "flat")
    for at, token in enumerate(m.tokens):
        if token.text == "&" and token.dep == "cc" and m.tokens[token.head].dep == "conj":
            first = m.tokens[token.head].head
            m.move(token.head, first, "flat")
            m.move(at, first, "flat")


def _twin_subjects(m: _Mending) -> None:
    """ "The agency Velstat said", "Striker Ferrante has": of two subjects side by side the name explains the noun."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("nsubj", "nsubj:pass") or token.pos != "PROPN":
            continue
        other = next((kid for kid in m.kids(token.head, "nsubj", "nsubj:pass") if kid < at), None)
        if other is None or m.tokens[other].pos != "NOUN" or m.first(at) != m.last(other) + 1:
            continue
        if m.tokens[other].lemma.lower() in verbs.TITLES and not m.kids(other):
            m.move(other, at, "nmod:desc")
        else:
            m.move(at, other, "appos")


def _stranded_subjects(m: _Mending) -> None:
    """A clause before a dash, and a verb of saying behind a quotation, have their own subjects: of two, the nearer."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("nsubj", "nsubj:pass") or token.head < 0:
            continue
        later = [kid for kid in m.kids(token.head, "nsubj", "nsubj:pass") if kid > at]
        above = m.tokens[token.head].head
        if not later or above < 0 or not at < above < later[0] or m.kids(above, "nsubj", "nsubj:pass", "expl"):
            continue
        if m.is_clause(above):
            m.move(later[0] if m.tokens[above].lemma in verbs.SAYING else at, above, token.dep)


def _subordinate_roots(m: _Mending) -> None:
    """ "With the votes counted they led": the clause with the mark is not the main one."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    marks = [kid for kid in m.kids(root, "mark") if m.tokens[kid].text.lower() in ("with", "while", "as", "after")]
    main = [kid for kid in m.kids(root, "ccomp", "parataxis") if kid > root and m.kids(kid, "nsubj", "nsubj:pass")]
    if marks and main:
        m.hang(main[0], -1, "root")
        m.hang(root, main[0], "advcl")


def _headline_verbs(m: _Mending) -> None:
    """ "Council backs budget": a noun in -s with an object is a verb, and the noun before it its subject."""
    for at, token in enumerate(m.tokens):
        if token.pos != "NOUN" or token.head >= 0 or not token.text.endswith("s") or not m.kids(at, "obj"):
            continue
        before = [kid for kid in m.kids(at, "compound", "nmod") if kid == at - 1]
        if before:
            m.tokens[at] = dataclasses.replace(token, pos="VERB", lemma=lemma(token.text, "VERB"))
            m.move(before[0], at, "nsubj")


def _said_when(m: _Mending) -> None:
    """ "Sales rose, the firm said on Tuesday": the day behind the verb of saying is the day of saying."""
    for verb, token in enumerate(m.tokens):
        if token.lemma not in verbs.SAYING or token.pos != "VERB":
            continue
        for said in m.kids(verb, "ccomp", "parataxis"):
            if said > verb or not m.kids(said, *_SUBJECTS):
                continue
            for kid in m.kids(said):
                if kid > verb and m.tokens[kid].text.lower() in _MOMENTS:
                    m.move(kid, verb, "obl")
            for kid in m.kids(verb, "ccomp", "advmod", "advcl", "xcomp"):
                if kid > verb and kid != said and m.tokens[kid].text.lower() in ("up", "down", "compared"):
                    m.move(kid, said, "advmod")


def _stray_modifiers(m: _Mending) -> None:
    """ "A pipeline, proposed rail projects": an adjective behind a comma and before a noun belongs to that noun."""
    for at, token in enumerate(m.tokens):
        if token.dep != "amod" or not 0 <= token.head < at - 1 or at + 1 >= len(m.tokens):
            continue
        if any(m.tokens[kid].pos != "PUNCT" for kid in m.kids(at)):
            continue
        after = m.tokens[at + 1]
        nouns = [at + 1, *m.above(at + 1)]
        if m.tokens[at - 1].text == "," and after.pos in ("NOUN", "PROPN"):
            chain = [other for other in nouns if other > at and m.tokens[other].pos in ("NOUN", "PROPN")]
            compounds = [other for other in chain if m.tokens[other].dep != "compound"]
            if compounds:
                m.move(at, compounds[0], "amod")


def _crossing_compounds(m: _Mending) -> None:
    """ "The hospital group Mercy Lakes": a noun before a noun belongs to it, not to the name behind it."""
    for at, token in enumerate(m.tokens):
        if token.dep != "compound" or token.head <= at + 1:
            continue
        between = [other for other in range(at + 1, token.head) if other in m.above(token.head)]
        if between and m.tokens[between[0]].pos == "NOUN":
            m.move(at, between[0], "compound")


def _second_objects(m: _Mending) -> None:
    """ "They reopened all, a pledge that …", "It is made of clay, a recipe": a second noun behind a comma explains."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("obj", "nsubj:pass", "nsubj") or token.pos != "NOUN" or not 0 <= token.head < at:
            continue
        before = [kid for kid in m.kids(token.head, token.dep) if kid < at]
        if before and m.tokens[m.first(at) - 1].text == ",":
            m.move(at, *((before[0], "appos") if token.dep == "obj" else (token.head, "parataxis")))


def _loose_pieces(m: _Mending) -> None:
    """What was left loose: a predicate behind its subject, "to 13 percent" behind "close", a clause with which."""
    for at, token in enumerate(m.tokens):
        if token.dep == "parataxis" and m.tokens[m.first(at)].pos == "ADP" and m.tokens[m.first(at) - 1].pos == "ADJ":
            m.move(at, m.first(at) - 1, "obl")
        if token.dep == "parataxis" and m.kids(at, "cop") and not m.kids(at, *_SUBJECTS):
            nouns = [
                kid for kid in m.kids(token.head, "parataxis") if kid < at and m.tokens[kid].pos in ("NOUN", "PROPN")
            ]
            if nouns and not m.kids(nouns[-1], "cop", "case"):
                m.move(nouns[-1], at, "nsubj")
        asks = [kid for kid in m.kids(at, "nsubj") if m.tokens[kid].text.lower() == "which"]
        if token.dep == "conj" and asks and token.head >= 0:
            money = [kid for over in m.above(at) for kid in m.kids(over, "obj") if m.kids(kid, "nummod") and kid < at]
            m.move(at, money[0] if money and token.lemma in _TOTALS else token.head, "acl:relcl")


def _where_clauses(m: _Mending) -> None:
    """ "in Oslo, where it won", "since 1987, when it had": the clause tells of the place or the year before it."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("advcl", "acl:relcl"):
            continue
        word = next((kid for kid in m.kids(at, "advmod", "mark") if m.tokens[kid].text.lower() in ("where", "when")), 0)
        near = word - 2
        if near < 1 or m.first(at) != word or m.tokens[word - 1].text != ",":
            continue
        wanted = ("PROPN", "NOUN") if m.tokens[word].text == "where" else ("NUM",)
        fits = m.tokens[near].pos in wanted
        if fits:
            if m.tokens[near].dep in ("flat", "compound") and m.tokens[near].head >= 0:
                near = m.tokens[near].head
            m.move(at, near, "acl:relcl")
            m.tokens[word] = dataclasses.replace(m.tokens[word], pos="ADV", dep="advmod")


def _due_to(m: _Mending) -> None:
    """ "which was due to open": to open is what it was due to do."""
    for at, token in enumerate(m.tokens):
        if token.text.lower() == "to" and token.dep == "fixed" and m.tokens[token.head].text.lower() == "due":
            after = at + 1
            if after < len(m.tokens) and m.tokens[after].pos in ("VERB", "ADJ") and m.tokens[after].dep == "acl:relcl":
                m.move(after, token.head, "xcomp")
                m.move(at, after, "mark")


def _late_modifiers(m: _Mending) -> None:
    """ "the stand, which was to open last May, was": words inside the commas belong to the clause inside them."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("obl", "obl:unmarked", "advmod") or token.head <= at:
            continue
        start, end = m.first(at), m.last(at)
        inner = (
            [other for other in (start - 1, *m.above(start - 1)) if m.tokens[other].dep == "acl:relcl"] if start else []
        )
        closed = end + 1 < len(m.tokens) and m.tokens[end + 1].text == ","
        if inner and closed and m.tokens[start - 1].text != ",":
            m.move(at, inner[0], token.dep)


def _amounts_with(m: _Mending) -> None:
    """ "with $800 million in losses": the losses are the money's."""
    for at, token in enumerate(m.tokens):
        case = next((kid for kid in m.kids(at, "case") if kid == at - 1), 0)
        if not case or m.tokens[case].text != "in" or token.pos != "NOUN" or m.tokens[case - 1].pos != "NUM":
            continue
        money = next((other for other in (case - 1, *m.above(case - 1)) if m.tokens[other].pos == "SYM"), -1)
        if money >= 0 and token.head != money and any(m.tokens[kid].text == "with" for kid in m.kids(money, "case")):
            m.move(at, money, "nmod")


def _asking_subjects(m: _Mending) -> None:
    """ "Who will pay is another matter": the question is the subject."""
    first = m.tokens[0]
    if first.text.lower() not in ("who", "what") or first.dep not in ("nsubj", "nsubj:pass") or first.head < 0:
        return
    for kid in m.kids(first.head, "acl:relcl"):
        if kid < first.head and m.kids(first.head, "cop"):
            over = first.head
            m.move(0, kid, "nsubj")
            m.move(kid, over, "csubj")


def _flat_conjuncts(m: _Mending) -> None:
    """ "A, B, and C": all hang on the first, as the scheme has it; a clause joined to a mere noun joins its clause."""
    for at, token in enumerate(m.tokens):
        if token.dep != "conj" or token.head < 0:
            continue
        head = m.tokens[token.head]
        if m.kids(at, "nsubj", "nsubj:pass") and not m.is_clause(token.head):
            clause = next((other for other in m.above(at) if m.is_clause(other)), -1)
            if clause >= 0:
                m.move(at, clause, "conj")
        elif at >= 1 and m.tokens[at - 1].text == "/":
            m.move(at, token.head, "flat")
        elif head.dep == "conj" and head.pos == token.pos == "NOUN" and m.tokens[head.head].pos == "NOUN":
            commas = [other for other in range(token.head, at) if m.tokens[other].text == ","]
            if commas:
                m.move(at, head.head, "conj")


def _agreeing_relatives(m: _Mending) -> None:
    """A relative clause tells of a noun before it that agrees with its verb: "a state of people that borders"."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl:relcl" or token.head < 0:
            continue
        pronouns = [kid for kid in m.kids(at, "nsubj", "nsubj:pass") if m.tokens[kid].text.lower() in _RELATIVE]
        if not pronouns or m.tokens[token.head].pos == "PRON":
            continue
        before = _antecedents(m, at, pronouns[0])
        many = _is_plural_verb(m, at)
        fitting = [noun for noun in before if many is None or _is_plural(m, noun) in (many, None)]
        if fitting and token.head not in fitting:
            m.move(at, fitting[0], "acl:relcl")


def _antecedents(m: _Mending, clause: int, pronoun: int) -> list[int]:
    """The nouns a relative pronoun may stand for: the parser's own, those over it, the last noun before the comma."""
    head = m.tokens[clause].head
    agents = [kid for part in m.kids(head, "acl") for kid in m.kids(part, "obl:agent") if kid < pronoun]
    if agents and m.tokens[pronoun - 1].text == ",":
        return agents
    return [other for other in m.above(clause) if m.tokens[other].pos in ("NOUN", "PROPN") and other < pronoun]


def _is_plural(m: _Mending, noun: int) -> bool | None:
    """Whether a noun is plural; None where the form does not tell (names, "a number of")."""
    token = m.tokens[noun]
    if token.pos != "NOUN":
        return None
    word = token.text.lower()
    return word != token.lemma.lower() or word in ("people", "police")


def _is_plural_verb(m: _Mending, verb: int) -> bool | None:
    """Whether a finite verb is plural; None where the form does not tell ("fell", "could")."""
    helpers = [m.tokens[kid].text.lower() for kid in m.kids(verb, "aux", "aux:pass", "cop")]
    if helpers:
        table = {"is": False, "was": False, "has": False, "does": False, "are": True, "were": True, "have": True}
        return table.get(helpers[0])
    token = m.tokens[verb]
    word = token.text.lower()
    if word.endswith(("ing", "ed")) or token.pos != "VERB":
        return None
    if word == token.lemma:
        return None if word in ("put", "cut", "set", "hit", "cost", "let", "shut", "read", "spread") else True
    return False if word.endswith("s") else None


def _near_appositions(m: _Mending) -> None:
    """ "A school in Amatrice, the town": a place explains the name beside it; a person the title over a place."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("appos", "conj") or token.head < 0 or m.kids(at, "cc"):
            continue
        before = m.first(at) - 1
        if before < 1 or m.tokens[before].text != ",":
            continue
        near = before - 1
        if token.lemma.lower() in _PLACES and m.name_of(near) == "LOC" and near != token.head:
            m.move(at, near, "appos")
        head = m.tokens[token.head]
        over = m.tokens[head.head] if head.head >= 0 else head
        place = head.pos == "NOUN" and head.lemma not in verbs.TITLES and head.dep == "nmod"
        if m.name_of(at) == "PER" and place and over.lemma in verbs.TITLES and over.pos == "NOUN":
            m.move(at, head.head, "appos")


def _wide_prepositions(m: _Mending) -> None:
    """ "A court in Greywick on Tuesday sentenced": a day behind the subject's place belongs to the verb."""
    for at, token in enumerate(m.tokens):
        if token.dep != "nmod" or token.head < 0 or token.text.lower() not in _MOMENTS:
            continue
        noun = m.tokens[token.head]
        if noun.dep in ("nsubj", "nsubj:pass") and noun.head > at and m.kids(at, "case"):
            m.move(at, noun.head, "obl")


_RULES = (
    _whole_names,
    _twin_subjects,
    _subordinate_roots,
    _stranded_subjects,
    _said_when,
    _stray_modifiers,
    _crossing_compounds,
    _headline_verbs,
    _flat_conjuncts,
    _second_objects,
    _loose_pieces,
    _where_clauses,
    _due_to,
    _late_modifiers,
    _amounts_with,
    _asking_subjects,
    _near_appositions,
    _agreeing_relatives,
    _wide_prepositions,
)
