"""Adverbial clauses set right: to which verb they belong, and what stands before them and does not."""

from __future__ import annotations

from factcheck.parser.mending.movable import SUBJECTS, Movable


def since_first(m: Movable) -> None:
    """ "The first stoppages since a dispute ended": the clause tells of the first, and not of the verb before it."""
    for at, token in enumerate(m.tokens):
        first = m.first(at) if token.dep == "advcl" else 0
        if not first or m.tokens[first].text.lower() != "since":
            continue
        for over in m.above(first - 1)[:3] if m.tokens[first - 1].pos != "PUNCT" else []:
            most = [m.tokens[kid].text.lower() for kid in m.kids(over, "amod")]
            if any(word.endswith("est") or word in ("first", "worst") for word in most):
                m.move(at, over, "advcl")
                break


def joined_objects(m: Movable) -> None:
    """ "Have closed or been handed to volunteers": what begins right behind the second verb is the second verb's."""
    for at, token in enumerate(m.tokens):
        verb = m.first(at) - 1 if token.dep in ("obl", "obj") else 0
        if verb < 1 or token.head < 0 or m.tokens[verb].dep != "conj":
            continue
        if m.tokens[verb].head == token.head and m.tokens[verb].pos == "VERB":
            m.move(at, verb, token.dep)


def by_the_time(m: Movable) -> None:
    """ "By the time officers arrived they had fled": the clause right behind "the time" tells which time."""
    for at, token in enumerate(m.tokens):
        noun = m.first(at) - 1 if token.dep in ("advcl", "acl:relcl") else 0
        if noun < 1 or m.tokens[noun].text.lower() != "time":
            continue
        if m.tokens[noun - 1].text.lower() == "the" and not m.kids(at, "mark") and m.kids(at, *SUBJECTS):
            m.move(at, noun, "acl")


def at_present(m: Movable) -> None:
    """ "At present lorries collect it", "at first trains ran": when, and not which lorries."""
    for at, token in enumerate(m.tokens[1:], start=1):
        subject = token.head
        if token.text.lower() not in ("present", "first", "best", "worst", "last") or subject <= at:
            continue
        bare = m.tokens[at - 1].text.lower() == "at" and m.tokens[at - 1].head == at
        if bare and m.tokens[subject].dep in SUBJECTS and m.tokens[subject].head > subject:
            m.move(at, m.tokens[subject].head, "obl")
