"""Relative clauses set right: of whom and of what they tell, and what belongs inside them."""

from __future__ import annotations

import dataclasses

from factcheck.parser.mending.movable import SUBJECTS, Movable

_RELATIVE = frozenset({"who", "which", "that"})


def whose(m: Movable) -> None:
    """ "Emily Carr, whose twin sons attend the school": the clause tells of her, and the sons are its subject."""
    for token in list(m.tokens):
        if token.text.lower() != "whose" or token.head < 0 or m.tokens[token.head].dep != "appos":
            continue
        noun = token.head
        for verb in m.kids(noun, "acl:relcl"):
            if verb > noun and not m.kids(verb, *SUBJECTS):
                over = m.tokens[noun].head
                m.tokens[verb] = dataclasses.replace(m.tokens[verb], head=over, dep="acl:relcl")
                m.tokens[noun] = dataclasses.replace(m.tokens[noun], head=verb, dep="nsubj")
                break


def who_are_persons(m: Movable) -> None:
    """ "Daniel Okoye of King's Hospital, who reviewed it": who is the person."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl:relcl" or token.head < 0 or m.name_of(token.head) != "ORG":
            continue
        over = m.tokens[token.head].head
        asks = any(m.tokens[kid].text.lower() == "who" for kid in m.kids(at, "nsubj", "nsubj:pass"))
        if asks and over >= 0 and m.name_of(over) == "PER" and m.tokens[token.head].dep == "nmod":
            m.move(at, over, "acl:relcl")


def where_clauses(m: Movable) -> None:
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


def due_to(m: Movable) -> None:
    """ "which was due to open": to open is what it was due to do."""
    for at, token in enumerate(m.tokens):
        if token.text.lower() == "to" and token.dep == "fixed" and m.tokens[token.head].text.lower() == "due":
            after = at + 1
            if after < len(m.tokens) and m.tokens[after].pos in ("VERB", "ADJ") and m.tokens[after].dep == "acl:relcl":
                m.move(after, token.head, "xcomp")
                m.move(at, after, "mark")


def due_in(m: Movable) -> None:
    """ "The report, due in May, will": what is due is the report."""
    for at, token in enumerate(m.tokens):
        if token.text.lower() != "due" or token.dep != "case" or at < 2 or m.tokens[at - 1].text != ",":
            continue
        nouns = [over for over in (at - 2, *m.above(at - 2)) if m.tokens[over].pos in ("NOUN", "PROPN") and over < at]
        if nouns and token.head > at + 1:
            day = token.head
            m.tokens[at] = dataclasses.replace(token, pos="ADJ", head=nouns[-1], dep="acl")
            m.move(day, at, "obl")


def stacked_relatives(m: Movable) -> None:
    """ "Fares for those who travel will be paid": of two clauses with one "who" the second is the main one."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    if m.tokens[root].pos not in ("NOUN", "PROPN") or m.kids(root, "cop", *SUBJECTS):
        return
    for at, token in enumerate(m.tokens):
        if token.dep != "acl:relcl" or m.kids(at, *SUBJECTS) or m.tokens[m.first(at)].pos != "AUX":
            continue
        closed = [other for other in m.kids(token.head, "acl:relcl") if m.last(other) == m.first(at) - 1]
        if closed and m.kids(closed[0], *SUBJECTS):
            m.tokens[at] = dataclasses.replace(token, head=-1, dep="root")
            subject = "nsubj:pass" if m.kids(at, "aux:pass") else "nsubj"
            m.tokens[root] = dataclasses.replace(m.tokens[root], head=at, dep=subject)
            return


def late_modifiers(m: Movable) -> None:
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


def agreeing_relatives(m: Movable) -> None:
    """A relative clause tells of a noun before it that agrees with its verb: "a state of people that borders"."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl:relcl" or token.head < 0:
            continue
        pronouns = [kid for kid in m.kids(at, "nsubj", "nsubj:pass") if m.tokens[kid].text.lower() in _RELATIVE]
        if not pronouns or m.tokens[token.head].pos == "PRON":
            continue
        before = _antecedents(m, at, pronouns[0])
        near = _near_name(m, at, pronouns[0])
        if near is not None and near not in (token.head, *before[:1]) and _is_plural_verb(m, at) is not True:
            m.move(at, near, "acl:relcl")
            continue
        many = _is_plural_verb(m, at)
        fitting = [noun for noun in before if many is None or _is_plural(m, noun) in (many, None)]
        if fitting and token.head not in fitting:
            m.move(at, fitting[0], "acl:relcl")


def _antecedents(m: Movable, clause: int, pronoun: int) -> list[int]:
    """The nouns a relative pronoun may stand for: the parser's own, those over it, the last noun before the comma."""
    head = m.tokens[clause].head
    agents = [kid for part in m.kids(head, "acl") for kid in m.kids(part, "obl:agent") if kid < pronoun]
    if agents and m.tokens[pronoun - 1].text == ",":
        return agents
    over = [other for other in m.above(clause) if m.tokens[other].pos in ("NOUN", "PROPN") and other < pronoun]
    near = pronoun - 1 - (m.tokens[pronoun - 1].text == ",")
    return over if near in over or near < 0 or m.tokens[near].pos != "NOUN" else [*over, near]


def _near_name(m: Movable, clause: int, pronoun: int) -> int | None:
    """The place or firm right before ", which": "our coverage of Storm Ottilie, which made landfall"."""
    at = pronoun - 2
    if at < 1 or m.tokens[pronoun].text.lower() != "which" or m.tokens[pronoun - 1].text != ",":
        return None
    if m.tokens[at].pos != "PROPN" or clause in m.above(at):
        return None
    while m.tokens[at].dep in ("flat", "compound") and m.tokens[m.tokens[at].head].pos == "PROPN":
        at = m.tokens[at].head
    return at if m.tokens[at].dep == "nmod" else None


def _is_plural(m: Movable, noun: int) -> bool | None:
    """Whether a noun is plural; None where the form does not tell (names, "a number of")."""
    token = m.tokens[noun]
    if token.pos != "NOUN":
        return None
    word = token.text.lower()
    return word != token.lemma.lower() or word in ("people", "police")


def _is_plural_verb(m: Movable, verb: int) -> bool | None:
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
