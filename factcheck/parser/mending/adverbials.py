"""Adverbial clauses set right: to which verb they belong, and what stands before them and does not."""

from __future__ import annotations

from factcheck.parser.mending.movable import SUBJECTS, Movable

_UNITS = frozenset("second moment minute hour day week month year decade".split())
_LATER = frozenset("later earlier ago".split())
_MODALS = frozenset("can could may might must shall should will would".split())


def later(m: Movable) -> None:
    """ "He levelled twelve minutes later after Roe failed": what stands before "after" tells of the verb before."""
    for at, token in enumerate(m.tokens[:-1]):
        clause = token.head
        early = token.text.lower() in _LATER and m.tokens[at + 1].head == clause and m.tokens[at + 1].dep == "mark"
        if early and at < clause and m.tokens[clause].dep == "advcl":
            verb = next((one for one in range(at, -1, -1) if m.tokens[one].pos == "VERB"), -1)
            m.move(at, verb, "advmod") if verb >= 0 else None


def moments(m: Movable) -> None:
    """ "It came down at noon, moments after he had called": how long after belongs to the clause with "after"."""
    for at, token in enumerate(m.tokens[:-1]):
        clause = m.tokens[at + 1].head
        unit = token.lemma in _UNITS and m.tokens[at + 1].text.lower() in ("after", "before")
        if unit and m.tokens[at + 1].dep == "mark" and clause > at and at not in m.above(clause):
            m.move(at, clause, "obl:unmarked")


def joined_before(m: Movable) -> None:
    """ "Roe scored and Poe levelled after Coe fell": the clause belongs to the verb beside it."""
    for at, token in enumerate(m.tokens):
        if token.dep != "advcl" or token.head < 0 or not m.kids(at, "mark"):
            continue
        first = m.first(at)
        near = [kid for kid in m.kids(token.head, "conj") if kid < first and m.tokens[kid].pos == "VERB"]
        between = range(near[-1], first) if near else range(0)
        if near and not any(m.tokens[one].pos == "PUNCT" for one in between) and m.kids(near[-1], "nsubj"):
            m.move(at, near[-1], "advcl")


def nested(m: Movable) -> None:
    """ "If it fails because they object, she would pay": a clause right behind another's last word belongs to it."""
    for at, token in enumerate(m.tokens):
        if token.dep != "advcl" or token.head < at or not m.kids(at, "mark"):
            continue
        for other in m.kids(token.head, "advcl"):
            supposed = any(m.tokens[kid].text.lower() in ("if", "unless") for kid in m.kids(other, "mark"))
            if supposed and other < at and m.end(other) == m.first(at) - 1:
                m.move(at, other, "advcl")


def on_average(m: Movable) -> None:
    """ "Analysts had on average expected 14 million": behind "on average" stands the verb that "had" helps."""
    for at, token in enumerate(m.tokens):
        if token.lemma != "have" or token.pos != "VERB" or m.kids(at, "obj"):
            continue
        for kid in m.kids(at, "obl", "advmod"):
            for verb in m.kids(kid, "acl"):
                if kid > at and verb == kid + 1 and m.tokens[verb].text.lower() != m.tokens[verb].lemma:
                    m.put(verb, head=token.head, dep=token.dep)
                    m.put(at, pos="AUX", head=verb, dep="aux")
                    for other in m.kids(at):
                        m.move(other, verb, m.tokens[other].dep)


def helped(m: Movable) -> None:
    """ "No wall would have withstood it": between "would" and a verb "have" only helps."""
    for at, token in enumerate(m.tokens[1:-1], 1):
        verb = at + 1
        modal = m.tokens[at - 1].text.lower() in _MODALS and m.tokens[at - 1].head == at
        if token.lemma != "have" or token.pos != "VERB" or not modal or m.tokens[verb].pos != "VERB":
            continue
        if m.tokens[verb].head not in (at, token.head) or m.tokens[verb].text.lower() == m.tokens[verb].lemma:
            continue
        m.put(verb, head=token.head, dep=token.dep)
        m.put(at, pos="AUX", head=verb, dep="aux")
        for kid in m.kids(at):
            m.move(kid, verb, m.tokens[kid].dep)


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
