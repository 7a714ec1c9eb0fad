"""Relative clauses whose pronoun was misread: what it stands for in the clause, and the word that it is."""

from __future__ import annotations

from factcheck.parser.mending.movable import SUBJECTS, Movable


def what(m: Movable) -> None:
    """ "Less than a third of what she spent": the clause tells what "what" is."""
    for at, token in enumerate(m.tokens):
        over = token.head
        if token.dep != "acl:relcl" or over < 0 or m.tokens[m.first(at) - 1].text.lower() != "what":
            continue
        if m.tokens[m.first(at) - 1].head == over:
            m.move(at, m.first(at) - 1, "acl:relcl")


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
    word = m.tokens[at].text.lower()
    return (
        word != m.tokens[at].lemma.lower() or word.endswith(("children", "men", "people")) or bool(m.kids(at, "conj"))
    )


def all_who(m: Movable) -> None:
    """ "One had a fit, and all recovered": "all" right before a joined verb without a subject is its subject."""
    for at, token in enumerate(m.tokens[1:-1], 1):
        verb = token.head
        if token.text.lower() != "all" or token.dep not in ("advmod", "det") or verb < 0:
            continue
        joined = m.tokens[verb].dep == "conj" and m.tokens[verb].pos == "VERB" and not m.kids(verb, *SUBJECTS)
        if joined and m.tokens[at - 1].dep == "cc" and m.tokens[at + 1].pos in ("VERB", "AUX"):
            m.put(at, pos="PRON", dep="nsubj")
