"""Reports set right: which clauses belong to what somebody says, and not to the saying."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import SUBJECTS, Movable

_BACK = frozenset("had would could might should".split())  # "she said that he had": what is said goes back in time
_MARKS = frozenset({'"', "“"})
_LEARNT = frozenset({"learn", "understand"})  # "the Guardian has learned"
# Nouns for what is said or held: "the claim that he knew".
_TOLD = frozenset(
    "allegation announcement argument assertion assurance belief claim conclusion concern confirmation declaration "
    "denial doubt evidence fact fear finding forecast guarantee hint hope idea impression indication insistence "
    "message news notion opinion pledge prediction promise proof prospect report reminder rumour sign statement "
    "suggestion suspicion theory threat view warning".split()
)


def told_that(m: Movable) -> None:
    """ "Warned in a report published in May that it would cost": the clause with "that" is what was said."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("acl", "acl:relcl") or not _is_marked(m, at) or not m.kids(at, *SUBJECTS):
            continue
        for over in m.above(at):
            saying = m.tokens[over].lemma in verbs.SAYING and m.tokens[over].pos == "VERB"
            if saying and over < at and not m.kids(over, "ccomp", "obj"):
                m.move(at, over, "ccomp")
                break
            if m.tokens[over].pos == "VERB" and m.tokens[over].dep != "acl":
                break
            if m.tokens[over].lemma in _TOLD and over != token.head and m.tokens[token.head].lemma not in _TOLD:
                m.move(at, over, "acl")
                break


def reported_lists(m: Movable) -> None:
    """ "She said her client had paid, was ashamed and had lost his job": all of it is what she said."""
    for verb, token in enumerate(m.tokens):
        if token.lemma not in verbs.SAYING or token.pos != "VERB":
            continue
        for said in [kid for kid in m.kids(verb, "ccomp") if kid > verb and m.kids(kid, *SUBJECTS)][:1]:
            for kid in m.kids(verb, "conj"):
                listed = not m.kids(kid, "cc") and m.tokens[m.first(kid) - 1].text == ","
                goes_on = listed or _helpers(m, kid) & _helpers(m, said) & _BACK
                if kid > said and goes_on and not m.kids(kid, *SUBJECTS):
                    m.move(kid, said, "conj")


def reported_too(m: Movable) -> None:
    """ "She said that it fell on plants where they work, and that none would": the second "that" joins the first."""
    for at, token in enumerate(m.tokens):
        if token.dep != "conj" or token.head < 0 or m.tokens[token.head].dep == "ccomp" or not _is_marked(m, at):
            continue
        over = next((one for one in m.above(at) if m.tokens[one].dep == "ccomp"), -1)
        if over >= 0 and m.tokens[m.tokens[over].head].lemma in verbs.SAYING:
            m.move(at, over, "conj")


def swapped_subjects(m: Movable) -> None:
    """ "The tent maker warned that tariffs would cost": who stands before the verb of saying says it."""
    for verb, token in enumerate(m.tokens):
        if token.lemma not in verbs.SAYING or token.pos != "VERB":
            continue
        for said in m.kids(verb, "ccomp"):
            inner, outer = m.kids(said, "nsubj", "nsubj:pass"), m.kids(verb, "nsubj")
            if len(inner) == len(outer) == 1 and inner[0] < verb < outer[0] < said:
                told = m.tokens[inner[0]].dep
                m.move(inner[0], verb, "nsubj")
                m.move(outer[0], said, told)


def told_behind(m: Movable) -> None:
    """ "He used the money for holidays, the court heard": what stands before is what the court heard."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    for at in m.kids(root, "parataxis"):
        token = m.tokens[at]
        told = token.lemma in verbs.SAYING | _LEARNT and token.pos == "VERB" and not m.kids(at, "ccomp", "obj", "xcomp")
        set_off = m.tokens[m.first(at) - 1].text == "," and m.first(at) > root
        if told and set_off and _is_teller(m, at) and m.tokens[0].text not in _MARKS:
            m.put(at, head=-1, dep="root")
            m.put(root, head=at, dep="ccomp")
            return


def _is_teller(m: Movable, verb: int) -> bool:
    """Whether a verb has a subject of whom it is told; "trial finds" of a headline has none."""
    return any(
        m.tokens[kid].pos in ("PROPN", "PRON")
        or m.tokens[kid].text.lower() != m.tokens[kid].lemma
        or m.kids(kid, "det", "nmod:poss")
        for kid in m.kids(verb, "nsubj")
    )


def told_whom(m: Movable) -> None:
    """ "Parents told the board the changes were late": who stands right behind "told" was told it."""
    for verb, token in enumerate(m.tokens):
        if token.lemma not in ("tell", "assure", "inform", "remind", "warn") or token.pos != "VERB":
            continue
        for said in m.kids(verb, "ccomp"):
            told = [kid for kid in m.kids(said, "nsubj", "nsubj:pass") if kid > verb]
            if len(told) > 1 and m.first(told[0]) == verb + 1 and m.end(told[0]) == m.first(told[1]) - 1:
                m.move(told[0], verb, "iobj")


def said_that(m: Movable) -> None:
    """ "Said that demand remained strong": behind a verb of saying "that" opens what is said."""
    for at, token in enumerate(m.tokens[1:], 1):
        before = m.tokens[at - 1]
        noun = token.head
        if token.text.lower() != "that" or token.dep != "det" or before.lemma not in verbs.SAYING or noun < at:
            continue
        said = m.tokens[noun].head
        if m.tokens[noun].dep.startswith("nsubj") and said > noun and m.tokens[said].dep == "ccomp":
            m.put(at, pos="SCONJ", dep="mark", head=said)


def _is_marked(m: Movable, clause: int) -> bool:
    return any(m.tokens[kid].text.lower() == "that" for kid in m.kids(clause, "mark"))


def _helpers(m: Movable, verb: int) -> set[str]:
    return {m.tokens[kid].text.lower() for kid in m.kids(verb, "aux", "aux:pass", "cop")}
