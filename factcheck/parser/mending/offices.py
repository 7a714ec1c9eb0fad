"""Offices of two words, ends that things are brought to, and lists of nouns that a clause before them swallowed."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import SUBJECTS, Movable

_GENERAL = frozenset(
    "advocate attorney auditor comptroller consul director governor inspector postmaster secretary solicitor "
    "surgeon".split()
)
_ENDS = frozenset({"close", "end", "halt", "stop"})
_OPENING = frozenset("a an the its his her their this that".split())
_CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "conj"})


def general_officers(m: Movable) -> None:
    """ "The agency's director general" is one officer, of whom the tree makes a director and a general."""
    for at, token in enumerate(m.tokens[:-1]):
        general = m.tokens[at + 1]
        if token.lemma.lower() not in _GENERAL or general.text.lower() != "general":
            continue
        if token.head == general.head and token.dep == general.dep:
            m.move(at, at + 1, "compound")


def brought_to_ends(m: Movable) -> None:
    """ "Bringing to a close a strike": the strike is what is brought, and no close one."""
    for at, token in enumerate(m.tokens[:-2]):
        over = token.head
        near = [one.text.lower() for one in m.tokens[at - 2 : at]] if at > 1 else []
        if near not in (["to", "a"], ["to", "an"]) or token.text.lower() not in _ENDS or over < at:
            continue
        verb = m.tokens[over].head
        thing = m.tokens[over].dep in ("obj", "obl") and m.tokens[verb].pos == "VERB"
        if thing and m.tokens[at + 1].text.lower() in _OPENING:
            m.put(at, pos="NOUN")
            m.move(at, verb, "obl")
            m.move(over, verb, "obj")
            m.move(at - 1, at, "det")
            m.move(at - 2, at, "case")


def set_off_behind_and(m: Movable) -> None:
    """ "And, not least, a lack of staff": what stands between the commas is no part of the thing."""
    for at, token in enumerate(m.tokens[:-3]):
        if token.dep != "cc" or m.tokens[at + 1].text != ",":
            continue
        end = next((one for one in range(at + 2, min(at + 6, len(m.tokens))) if m.tokens[one].text == ","), -1)
        words = range(at + 2, end)
        if words and all(m.tokens[one].pos in ("ADJ", "ADP", "ADV", "DET", "PART") for one in words):
            if any(m.tokens[kid].head == one for one in words for kid in range(end + 1, len(m.tokens))):
                continue
            for one in range(at + 1, end + 1):
                m.move(one, at, "punct" if m.tokens[one].text == "," else "advmod")


def deeds_behind_days(m: Movable) -> None:
    """ "It cut 400 jobs in May, a move that unions condemned": the move is what it did, and no month."""
    for at, token in enumerate(m.tokens):
        over = token.head
        if token.dep != "appos" or token.lemma not in verbs.EVENTS or over < 0 or not m.kids(at, "det"):
            continue
        moment = m.is_moment(over) or any(m.tokens[one].text == "May" for one in (over, *m.kids(over)))
        verb = next((one for one in m.above(over) if m.tokens[one].pos == "VERB"), -1)
        if moment and verb >= 0 and m.tokens[m.first(at) - 1].text == ",":
            m.move(at, verb, "appos")


def done_to_parts(m: Movable) -> None:
    """ "Five were hurt, one of them so badly that he died": how it was done to one of them."""
    for at, token in enumerate(m.tokens):
        parts = m.kids(at, "nsubj", "nsubj:pass")
        if token.pos != "ADV" or token.dep != "advmod" or len(parts) != 1 or parts[0] > at:
            continue
        part = parts[0]
        them = [kid for kid in m.kids(part, "nmod") if m.tokens[kid].text.lower() in ("them", "whom")]
        if m.tokens[part].pos in ("NUM", "DET", "ADJ", "PRON") and them and m.kids(token.head, "nsubj:pass"):
            m.move(part, token.head, "nsubj:pass")
            m.move(at, part, "advmod")


def listed_behind_clauses(m: Movable) -> None:
    """ "It blamed changes made after the deal was signed, rust and frost": what is blamed goes on behind the clause."""
    for at, token in enumerate(m.tokens):
        over = token.head
        if token.pos != "NOUN" or token.dep != "conj" or over < 0 or m.tokens[over].pos != "VERB":
            continue
        if not m.kids(over, *SUBJECTS) or m.kids(at, "cop", *SUBJECTS) or m.tokens[over].dep not in _CLAUSES:
            continue
        if any(m.tokens[kid].pos in ("NOUN", "PROPN", "NUM") for kid in m.kids(at, "orphan")):
            continue  # "which won 46 seats and its rival 19"
        above = m.above(over)
        noun = next((one for one in above if m.tokens[one].pos == "NOUN"), -1)
        clauses = above[: above.index(noun)] if noun >= 0 else []
        inside = all(m.tokens[one].dep in _CLAUSES for one in clauses)
        if noun >= 0 and inside and m.tokens[noun].dep == "obj":
            m.move(at, noun, "conj")
