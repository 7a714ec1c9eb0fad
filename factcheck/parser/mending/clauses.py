"""Clauses set right: which is the main one, whose subject is whose, and what is said of what is done."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import SUBJECTS, Movable


def past_beside_modals(m: Movable) -> None:
    """ "They said it would ease, but warned that": no past form goes with "would"; who said, warned."""
    for at, token in enumerate(m.tokens):
        first = m.tokens[token.head] if token.head >= 0 else token
        if token.dep != "conj" or token.pos != "VERB" or first.dep != "ccomp" or token.text.lower() == token.lemma:
            continue
        helping = [m.tokens[kid] for kid in m.kids(token.head, "aux", "aux:pass")]
        if (
            m.kids(at, *SUBJECTS, "aux", "aux:pass")
            or token.text.lower().endswith("ing")
            or m.tokens[first.head].pos != "VERB"
        ):
            continue
        if any(one.text.lower() in _MODALS for one in helping) and not any(
            one.lemma in ("be", "have") for one in helping
        ):
            m.move(at, first.head, "conj")


_MODALS = frozenset("will would can could may might must shall should".split())


def speaking_while(m: Movable) -> None:
    """ "Defending, Roe said his client was ill": what opens the sentence tells of the speaker."""
    for verb, token in enumerate(m.tokens):
        tellers = m.kids(verb, "nsubj")
        if token.lemma not in verbs.SAYING or not tellers or verb + 1 == len(m.tokens):
            continue
        for said in m.kids(verb, "ccomp"):
            for kid in m.kids(said, "advcl"):
                if kid < tellers[0] and verb < said and m.tokens[verb + 1].text != "," and not m.kids(kid, *SUBJECTS):
                    m.move(kid, verb, "advcl")


def said_before(m: Movable) -> None:
    """ "The firm said on Tuesday it would": the day before the subject of what is said is the day of saying."""
    for verb, token in enumerate(m.tokens):
        if token.lemma not in verbs.SAYING or token.pos != "VERB":
            continue
        for said in m.kids(verb, "ccomp"):
            subjects = m.kids(said, *SUBJECTS)
            marks = m.kids(said, "mark")
            for kid in m.kids(said, "obl", "obl:unmarked", "advmod"):
                early = subjects and verb < kid < subjects[0] and m.first(kid) == verb + 1 and m.is_moment(kid)
                if early and (not marks or marks[0] > kid):
                    m.move(kid, verb, m.tokens[kid].dep)
            for kid in m.kids(verb, "obl", "obl:unmarked", "advmod") if marks else []:
                if marks[0] < kid < said:  # "heard that in March he left"
                    m.move(kid, said, m.tokens[kid].dep)


def due_to_do(m: Movable) -> None:
    """ "A route due to open next year": what is due is due to open, and nobody else opens."""
    for at, token in enumerate(m.tokens[:-2]):
        verb = at + 2
        to = token.text.lower() == "due" and token.pos == "ADJ" and m.tokens[at + 1].text.lower() == "to"
        if to and m.tokens[verb].pos == "VERB" and m.tokens[verb].text == m.tokens[verb].lemma:
            m.move(verb, at, "xcomp")
            m.move(at + 1, verb, "mark")


def whens(m: Movable) -> None:
    """ "When he came, they left": the word that opens an adverbial clause marks it."""
    for at, token in enumerate(m.tokens):
        asks = token.text.lower() in ("when", "whenever") and token.dep == "advmod" and token.head >= 0
        if asks and m.tokens[token.head].dep == "advcl" and m.first(token.head) == at:
            m.put(at, pos="SCONJ", dep="mark")


def flat_conjuncts(m: Movable) -> None:
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


def joined_gerunds(m: Movable) -> None:
    """ "Had denied manslaughter and endangering safety": behind an object "endangering" is another one."""
    for at, token in enumerate(m.tokens):
        if token.dep != "conj" or token.head < 0 or not token.text.endswith("ing") or m.kids(at, "aux", *SUBJECTS):
            continue
        over, things = m.tokens[token.head], [kid for kid in m.kids(token.head, "obj") if kid < at]
        joins = m.kids(at, "cc") if over.pos == "VERB" and not over.text.endswith("ing") else []
        if things and joins and m.end(things[0]) == joins[0] - 1:
            m.move(at, things[0], "conj")


def asked_subjects(m: Movable) -> None:
    """ "How quickly it would happen is not known": the question is what is not known."""
    for at, token in enumerate(m.tokens[1:-1], 1):
        asks = token.dep == "advmod" and token.pos in ("ADV", "ADJ") and m.tokens[at - 1].text.lower() == "how"
        verb = token.head
        if not asks or verb <= at or m.kids(verb, *SUBJECTS, "expl"):
            continue
        for clause in m.kids(at, "advcl:relcl", "acl:relcl", "ccomp", "advcl"):
            if at < clause < verb and m.kids(clause, *SUBJECTS):
                m.move(clause, verb, "csubj")
                m.move(at, clause, "advmod")
                break


def told_by_doing(m: Movable) -> None:
    """ "A teacher who survived by clinging to a tree": what stands behind "by" is how she survived."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("acl", "acl:relcl") or token.head < 0 or not token.text.endswith("ing"):
            continue
        marks = [kid for kid in m.kids(at, "mark") if m.tokens[kid].text.lower() in _HOW]
        if not marks:
            continue
        clauses = [kid for kid in m.kids(token.head, "acl:relcl") if token.head < kid < marks[0]]
        if clauses and m.end(clauses[-1]) == marks[0] - 1:
            m.move(at, clauses[-1], "advcl")


_HOW = frozenset("after before by despite since when while without".split())


def doing_objects(m: Movable) -> None:
    """ "They ruled out supporting it": what was ruled out was not done."""
    for at, token in enumerate(m.tokens[1:], 1):
        over = token.head
        bare = token.dep == "advcl" and token.text.endswith("ing") and token.pos == "VERB" and 0 <= over < at
        alone = bare and not m.kids(at, "mark", *SUBJECTS) and not m.kids(over, "obj") and m.first(at) == at
        if alone and m.tokens[over].lemma in _DOING and at - 1 in (over, *m.kids(over, "compound:prt")):
            m.put(at, dep="xcomp")


_DOING = frozenset(
    "abandon avoid begin consider contemplate continue delay deny finish keep oppose postpone propose recall recommend "
    "resist resume risk rule start stop suggest".split()
)


def parted_modals(m: Movable) -> None:
    """ "It must hold talks and may, if they fail, dissolve it": the modal belongs to the verb behind the commas."""
    for at, token in enumerate(m.tokens[:-1]):
        if token.pos != "AUX" or token.dep != "conj" or token.text.lower() not in _MODALS:
            continue
        verb = next((one for one in m.above(at) if m.is_clause(one)), -1)
        for kid in m.kids(verb, "parataxis", "advcl", "conj") if verb >= 0 and m.tokens[at + 1].text == "," else []:
            plain = m.tokens[kid].pos == "VERB" and m.tokens[kid].text.lower() == m.tokens[kid].lemma
            if kid > at and plain and not m.kids(kid, "aux", *SUBJECTS):
                for cc in m.kids(at, "cc"):
                    m.move(cc, kid, "cc")
                m.put(kid, dep="conj")
                m.move(at, kid, "aux")
                break


def stray_marks(m: Movable) -> None:
    """ "Whereas in the capital trains ran": the word that joins a clause belongs to its verb."""
    for at, token in enumerate(m.tokens):
        noun = token.head
        if token.dep != "mark" or token.text.lower() not in _JOINING or noun < 0 or m.tokens[noun].dep != "obl":
            continue
        verb = m.tokens[noun].head
        if m.tokens[verb].dep in ("advcl", "ccomp", "conj") and m.kids(verb, *SUBJECTS) and not m.kids(verb, "mark"):
            m.move(at, verb, "mark")


_JOINING = frozenset("although because since though when whereas while".split())


def parted_subjects(m: Movable) -> None:
    """ "When a trainee, noticing it, told them": who told them noticed it, and the clause is that of the telling."""
    for at, token in enumerate(m.tokens[2:], 2):
        doing = token.dep == "advcl" and token.pos == "VERB" and token.text.endswith("ing")
        if not doing or m.kids(at, "aux", *SUBJECTS) or m.tokens[at - 1].text != ",":
            continue
        own = [one for one in (at - 2, *m.above(at - 2)) if m.tokens[one].dep in SUBJECTS and m.end(one) == at - 2]
        verb = m.tokens[own[0]].head if own else -1
        if verb < at or m.tokens[verb].pos != "VERB" or token.head == verb:
            continue
        marks = m.kids(at, "mark")
        if marks and marks[0] < own[0] and m.tokens[verb].head == token.head and not m.kids(verb, "mark"):
            m.move(verb, token.head, "advcl")
            m.move(marks[0], verb, "mark")
        if not m.kids(at, "mark"):
            m.move(at, own[0], "acl")
