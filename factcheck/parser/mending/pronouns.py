"""Relative clauses whose pronoun was misread: what it stands for in the clause, and the word that it is."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import SUBJECTS, Movable

_RELATIVE = frozenset({"who", "which", "that"})
_KIN = frozenset(
    "parent mother father family widow wife husband son daughter sister brother lawyer friend relative".split()
)
_ASKING = frozenset("whose whom where when what how".split())
_AIMING = frozenset("agree aim attempt decide hope intend plan pledge promise refuse threaten try vow want".split())
_LOOSE = ("advcl", "ccomp", "parataxis", "conj")


def what(m: Movable) -> None:
    """ "Less than a third of what she spent": the clause tells what "what" is."""
    for at, token in enumerate(m.tokens):
        over = token.head
        if token.dep != "acl:relcl" or over < 0 or m.tokens[m.first(at) - 1].text.lower() != "what":
            continue
        if m.tokens[m.first(at) - 1].head == over:
            m.move(at, m.first(at) - 1, "acl:relcl")


def said_to_be(m: Movable) -> None:
    """ "A fund that its auditors say is short": what is short is the fund."""
    for at, token in enumerate(m.tokens):
        said = token.head
        if token.text.lower() not in _RELATIVE or token.dep not in ("obl", "obj") or m.kids(at, "case"):
            continue
        told = m.tokens[said].dep == "ccomp" and m.tokens[m.tokens[said].head].lemma in verbs.SAYING
        if told and m.kids(said, "cop", "aux", "aux:pass") and not m.kids(said, *SUBJECTS):
            m.move(at, said, "nsubj:pass" if m.kids(said, "aux:pass") else "nsubj")


def hoped(m: Movable) -> None:
    """ "Which he hopes will open": he hopes it, and what opens is the thing."""
    for at, token in enumerate(m.tokens):
        verb = token.head
        if token.text.lower() not in _RELATIVE or token.dep not in ("obj", "obl") or verb < at or m.kids(at, "case"):
            continue
        for said in m.kids(at, "acl:relcl"):
            helpers = m.kids(verb, "aux", "cop")
            if m.tokens[said].lemma in verbs.SAYING and helpers and helpers[0] == said + 1:
                m.put(said, head=m.tokens[verb].head, dep=m.tokens[verb].dep)
                m.put(verb, head=said, dep="ccomp")
                m.put(at, dep="nsubj")
                for kid in m.kids(verb, "cc"):
                    m.move(kid, said, "cc")


def of_which(m: Movable) -> None:
    """ "A club of which Roe was a member": the clause tells of the club."""
    for at, token in enumerate(m.tokens[:-1]):
        noun = token.head
        cased = token.text.lower() in ("which", "whom") and token.dep == "nmod" and m.kids(at, "case")
        if not cased or m.first(at) - 1 != noun:
            continue
        over = next((one for one in (at + 1, *m.above(at + 1)) if m.first(one) == at + 1 and m.is_clause(one)), -1)
        if over >= 0 and m.tokens[over].dep in _LOOSE and m.kids(over, *SUBJECTS):
            m.move(over, noun, "acl:relcl")
            m.move(at, over, "obl")


def crossing_participles(m: Movable) -> None:
    """ "They were disputed because ice exposed to light should": a participle is not of a noun in another clause."""
    for at, token in enumerate(m.tokens):
        near = m.first(at) - 1 if token.dep == "acl" else -1
        if token.head < 0 or near <= token.head or m.tokens[near].pos != "NOUN":
            continue
        if token.head not in m.above(near) and near not in m.above(at) and m.tokens[near].dep.startswith("nsubj"):
            m.move(at, near, "acl")


def contacts(m: Movable) -> None:
    """ "A teacher who stole from the school she led": a clause without a pronoun tells of the noun right before it."""
    for at, token in enumerate(m.tokens):
        near = m.first(at) - 1 if token.dep == "acl:relcl" else -1
        if near <= token.head or m.tokens[near].pos != "NOUN" or not m.kids(at, "nsubj") or near in m.above(at):
            continue
        opening = {token.text.lower() for token in m.tokens[near + 1 : near + 3]}
        if not opening & (_RELATIVE | _ASKING) and at not in m.above(near):
            m.move(at, near, "acl:relcl")


def vowed(m: Movable) -> None:
    """ "The bill, which they vowed to fight": what they fight is the bill."""
    for at, token in enumerate(m.tokens):
        if token.text.lower() not in _RELATIVE or token.dep != "obj" or m.tokens[token.head].lemma not in _AIMING:
            continue
        aims = [kid for kid in m.kids(token.head, "xcomp") if m.tokens[kid].pos == "VERB" and not m.kids(kid, "obj")]
        if aims:
            m.move(at, aims[0], "obj")


def whose_parents(m: Movable) -> None:
    """ "The parents of a boy who was hurt": who was hurt is the boy."""
    for at, token in enumerate(m.tokens):
        noun, who = token.head, m.first(at) if token.dep == "acl:relcl" else 0
        if token.dep != "acl:relcl" or noun < 0 or m.tokens[who].text.lower() != "who":
            continue
        near = [kid for kid in m.kids(noun, "nmod") if m.tokens[m.first(kid)].text.lower() == "of" and kid == who - 1]
        person = [kid for kid in near if any(m.tokens[one].text.lower() in ("a", "an") for one in m.kids(kid, "det"))]
        if person and m.tokens[noun].lemma in _KIN and m.tokens[person[0]].lemma in verbs.PEOPLE:
            m.move(at, person[0], "acl:relcl")


def parts_near(m: Movable) -> None:
    """ "Worked through the night on 30 amendments, most of which failed": the clause tells of the noun before it."""
    for at, token in enumerate(m.tokens[:-1]):
        part = token.head
        if token.text.lower() not in ("which", "whom") or part < 1 or m.tokens[at - 1].text.lower() != "of":
            continue
        if m.tokens[part].text.lower() in ("both", "neither"):
            continue
        clause, comma = m.tokens[part].head, m.first(part) - 1
        if m.tokens[part].dep not in SUBJECTS or comma < 1 or m.tokens[comma].text != "," or clause < at:
            continue
        near = (comma - 1, *m.above(comma - 1))
        many = [one for one in near if one < comma and m.tokens[one].pos in ("NOUN", "PROPN") and _is_plural(m, one)]
        if many:
            m.move(clause, m.tokens[clause].head if m.tokens[clause].head in many else many[0], "acl:relcl")


def _is_plural(m: Movable, at: int) -> bool:
    return m.tokens[at].text.lower() != m.tokens[at].lemma.lower() or bool(m.kids(at, "conj"))
