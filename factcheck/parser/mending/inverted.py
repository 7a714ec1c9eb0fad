"""Words in another order than usual, set right: what stands in front of its verb, and who speaks in between."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import SUBJECTS, Movable

_BEING = frozenset({"is", "are", "was", "were"})
_TELLING = frozenset("say warn believe think claim estimate reckon argue fear".split())
_SAID = frozenset("said warned believed thought claimed estimated reckoned argued feared".split())


def fronted_places(m: Movable) -> None:
    """ "At issue is a treaty": what stands before the verb says where, and is no part of the noun behind it."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    fronted = [kid for kid in m.kids(root, "nmod") if kid < root and m.kids(kid, "case")]
    being = m.kids(root, "cop") or [at for kid in fronted for at in m.kids(kid, "cop") if kid < at]
    if not being or m.kids(root, *SUBJECTS) or being[0] > root:
        return
    m.put(being[0], head=root)
    for kid in m.kids(root, "nmod"):
        if kid < being[0] and m.kids(kid, "case"):
            m.put(kid, dep="obl")


def fronted_participles(m: Movable) -> None:
    """ "Hit hardest, says the charity, were old people": "were" goes with "hit", not with the noun behind it."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    if m.first(root) != 0 or m.tokens[root].pos not in ("VERB", "ADJ") or m.kids(root, "aux", "aux:pass", "cop"):
        return
    for noun in m.kids(root, *SUBJECTS):
        being = [kid for kid in m.kids(noun, "cop", "aux") if root < kid < noun and m.tokens[kid].text in _BEING]
        if being and noun > root:
            m.move(being[0], root, "aux:pass" if m.tokens[root].pos == "VERB" else "cop")
            return
    if m.kids(root, *SUBJECTS) or m.tokens[root].text.lower() == m.tokens[root].lemma != "hit":
        return
    for noun in m.kids(root, "parataxis"):
        being = [kid for kid in m.kids(noun, "cop", "aux") if root < kid < noun and m.tokens[kid].text in _BEING]
        if being and not m.kids(noun, *SUBJECTS) and m.tokens[noun].pos == "NOUN":
            m.move(being[0], root, "aux:pass")
            m.put(noun, dep="nsubj:pass")
            for kid in m.kids(noun):
                m.move(kid, root, "obl") if kid < being[0] and m.tokens[kid].pos == "NOUN" else None
            return


def according_to(m: Movable) -> None:
    """ "The course, according to director Jo Roe, is flat": according to whom something is, is no name of it."""
    for at, token in enumerate(m.tokens):
        case = m.kids(at, "case")
        if token.dep not in ("appos", "nmod") or not any(m.tokens[kid].text.lower() == "according" for kid in case):
            continue
        over = token.head
        while over >= 0 and not m.is_clause(over):
            over = m.tokens[over].head
        if over >= 0:
            m.move(at, over, "obl")


def speaking_nouns(m: Movable) -> None:
    """ "One room in five, letting agents say, is empty": between commas "-ing" tells who speaks, and does nothing."""
    for at in range(1, len(m.tokens) - 3):
        doing, noun, says = m.tokens[at], at + 1, at + 2
        tells = m.tokens[says].lemma in _TELLING and (m.tokens[says].text in _TELLING | _SAID)
        alone = m.tokens[at - 1].text == "," and m.tokens[at + 3].text == ","
        if not tells or not alone or not doing.text.endswith("ing") or m.tokens[noun].pos != "NOUN":
            continue
        over = doing.head
        if over in (noun, says) or over < 0:
            continue
        for kid in {*m.kids(at), *m.kids(noun), *m.kids(says)} - {at, noun, says}:
            m.put(kid, head=says)
        m.put(at, head=noun, dep="amod")
        m.put(noun, head=says, dep="nsubj")
        m.put(says, head=over, dep="parataxis", pos="VERB")
        return


def names_of_speakers(m: Movable) -> None:
    """ "Warned the governor, Jo Roe": the name behind the comma is the governor's, and no second subject."""
    for at, token in enumerate(m.tokens):
        own = m.kids(at, "nsubj") if token.lemma in verbs.SAYING else []
        if len(own) != 2 or m.tokens[own[0]].pos != "NOUN" or m.tokens[own[1]].pos != "PROPN" or own[0] < at:
            continue
        if m.first(own[1]) - 1 > own[0] and m.tokens[m.first(own[1]) - 1].text == ",":
            m.move(own[1], own[0], "appos")


def shared_which(m: Movable) -> None:
    """ "Said Roe of Acme, which has 90 shops and last year had sales of £3 million": "which" goes on to the second."""
    for at, token in enumerate(m.tokens):
        cc = m.kids(at, "cc")
        if token.dep != "conj" or token.pos != "VERB" or not cc or m.kids(at, *SUBJECTS, "mark", "expl"):
            continue
        if m.tokens[token.head].pos != "VERB" or m.tokens[cc[0] - 1].text == ",":
            continue
        for other in range(token.head + 1, cc[0]):
            who = m.kids(other, "nsubj") if m.tokens[other].dep == "acl:relcl" else []
            led = bool(who) and m.tokens[who[0]].text.lower() in ("which", "who") and m.tokens[who[0] - 1].text == ","
            if led and m.end(other) == cc[0] - 1:
                m.move(at, other, "conj")
                return


def given_things(m: Movable) -> None:
    """ "It paid its owners, among them a fund, a dividend": what was given is no name of to whom."""
    for at, token in enumerate(m.tokens):
        whom = m.kids(at, "iobj") if token.pos == "VERB" else []
        if not whom or m.kids(at, "obj"):
            continue
        beside = [kid for one in m.kids(whom[0], "appos") for kid in m.kids(one, "appos")]
        if beside and m.tokens[m.first(beside[-1]) - 1].text == ",":
            m.put(m.first(beside[-1]) - 1, head=m.tokens[beside[-1]].head)
            m.move(beside[-1], at, "obj")


def conditions_of_what_is_said(m: Movable) -> None:
    """ "Provided that pay stayed flat, she said, a cut was likely": the first is a condition, and is not said."""
    if m.tokens[0].text not in ("Provided", "Providing", "Assuming"):
        return
    for at, token in enumerate(m.tokens):
        if token.dep != "ccomp" or 0 not in m.kids(at, "mark") or token.head < at:
            continue
        said = [kid for kid in m.kids(token.head, "ccomp") if kid > token.head]
        if said:
            m.move(at, said[0], "advcl")


def adverbs_before_commas(m: Movable) -> None:
    """ "They turned east instead, passed the docks": what stands before the comma goes with the verb before it."""
    for at, token in enumerate(m.tokens[:-1]):
        over = token.head
        if token.dep != "advmod" or over < at or m.tokens[at + 1].text != "," or m.tokens[over].dep != "conj":
            continue
        first = m.tokens[over].head
        if 0 <= first < at and m.tokens[first].pos == "VERB" and m.tokens[at - 1].text not in (",", "and", "but"):
            m.put(at, head=first)


def clauses_in_brackets(m: Movable) -> None:
    """ "It needs 900 flats (it built 31 last year)": a clause in brackets is no name of the noun before them."""
    for at, token in enumerate(m.tokens):
        led = m.first(at) > 0 and m.tokens[m.first(at) - 1].text == "("
        if token.dep != "appos" or token.pos != "VERB" or not led or not m.kids(at, "nsubj", "nsubj:pass"):
            continue
        over = token.head
        while over >= 0 and not (m.is_clause(over) and m.tokens[over].pos == "VERB"):
            over = m.tokens[over].head
        if over >= 0:
            m.move(at, over, "parataxis")
