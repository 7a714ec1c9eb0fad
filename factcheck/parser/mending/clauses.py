"""Clauses set right: which is the main one, whose subject is whose, and what is said of what is done."""

from __future__ import annotations

import dataclasses

from factcheck.parser import verbs
from factcheck.parser.mending.movable import MOMENTS, SUBJECTS, Movable
from factcheck.syntax.lemma import lemma

_MOVING = frozenset("double triple treble quadruple halve rise fall drop climb jump slip grow surge plunge".split())
_EVIDENCE = frozenset("figure data record document statistic study report poll survey paper account filing".split())
_TOTALS = frozenset("sum amount total figure number rate level price fee share".split())
_HARMED = frozenset({"hurt", "injured", "wounded", "harmed"})


def rootless_verbs(m: Movable) -> None:
    """ "Balticon, based in Gdansk, bid 31 million": a bare name before a verb without a subject is its subject."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    if m.tokens[root].pos != "PROPN" or m.kids(root, "cop", *SUBJECTS):
        return
    for at in m.kids(root, "parataxis"):
        if at > root and m.tokens[at].pos == "VERB" and not m.kids(at, *SUBJECTS, "mark", "expl"):
            for kid in m.kids(root, "punct"):
                m.move(kid, at, "punct") if kid > at else None
            m.tokens[at] = dataclasses.replace(m.tokens[at], head=-1, dep="root")
            m.tokens[root] = dataclasses.replace(m.tokens[root], head=at, dep="nsubj")
            return


def moving_roots(m: Movable) -> None:
    """ "Net income more than doubled to 4 million": behind a noun without any other verb it is no participle."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    if m.tokens[root].pos not in ("NOUN", "PROPN") or m.kids(root, "cop", *SUBJECTS):
        return
    verbs_ = [kid for kid in m.kids(root, "acl") if m.tokens[kid].lemma in _MOVING and m.tokens[kid - 1].text != ","]
    relative = [
        kid for kid in m.kids(root, "acl:relcl") if not m.kids(kid, *SUBJECTS) and m.tokens[kid - 1].text == ","
    ]
    closed = [kid for kid in relative if any(m.last(other) == kid - 2 for other in m.kids(root, "acl:relcl", "appos"))]
    for verb in (verbs_ or closed)[:1]:
        m.tokens[verb] = dataclasses.replace(m.tokens[verb], head=-1, dep="root")
        m.tokens[root] = dataclasses.replace(m.tokens[root], head=verb, dep="nsubj")


def gapped_passives(m: Movable) -> None:
    """ "Three were killed and 27 injured": the number before the second participle is its subject."""
    for at, token in enumerate(m.tokens[:-1]):
        verb = at + 1
        after = m.tokens[verb]
        if token.pos != "NUM" or after.pos != "VERB" or after.dep != "conj" or m.tokens[at - 1].text.lower() != "and":
            continue
        passive = m.kids(after.head, "aux:pass")
        if passive and not m.kids(verb, *SUBJECTS, "aux", "aux:pass") and token.head in (after.head, verb):
            m.move(at, verb, "nsubj:pass")
            for kid in m.kids(after.head, "advcl", "obl"):
                if kid > verb:
                    m.move(kid, verb, m.tokens[kid].dep)


def shown(m: Movable) -> None:
    """ "Fires killed 61 people, figures from the ministry show": who shows it stands behind, as who says it does."""
    last = max((at for at, token in enumerate(m.tokens) if token.pos != "PUNCT"), default=0)
    if m.tokens[last].text.lower() not in ("show", "shows", "showed") or m.tokens[last].head < 0:
        return
    comma = max((at for at in range(last) if m.tokens[at].text == ","), default=-1)
    nouns = [at for at in range(comma + 1, last) if m.tokens[at].lemma.lower() in _EVIDENCE]
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    if comma < 0 or not nouns or root > comma:
        return
    for at in range(comma + 1, last):
        if not comma < m.tokens[at].head < last:
            m.move(at, nouns[0], "nmod" if m.tokens[at].pos in ("NOUN", "PROPN") else m.tokens[at].dep)
    m.tokens[last] = dataclasses.replace(m.tokens[last], pos="VERB", lemma="show", head=root, dep="parataxis")
    m.tokens[nouns[0]] = dataclasses.replace(m.tokens[nouns[0]], head=last, dep="nsubj")


def joined_reports(m: Movable) -> None:
    """ "That it was closed, but that residents knew": the second "that" opens what is said as the first does."""
    for at, token in enumerate(m.tokens[1:-1], 1):
        if token.text.lower() != "that" or token.dep != "det" or m.tokens[at - 1].dep != "cc":
            continue
        noun = m.tokens[token.head]
        if token.head == at + 1 and noun.text.lower() != noun.lemma and noun.head > at:
            m.tokens[at] = dataclasses.replace(token, pos="SCONJ", dep="mark", head=noun.head)


def quoted_participles(m: Movable) -> None:
    """'He had "sold the badge"': what stands in the marks is the participle that "had" wants."""
    for at in range(len(m.tokens) - 2):
        token, verb = m.tokens[at], at + 2
        if m.tokens[at + 1].text not in ('"', "“") or token.lemma not in ("have", "be") or token.dep.startswith("aux"):
            continue
        if m.tokens[verb].pos != "VERB" or m.tokens[verb].text.lower() == m.tokens[verb].lemma or at in m.above(verb):
            continue
        head, dep = token.head, token.dep
        if m.tokens[verb].head not in (head, at):
            continue
        m.tokens[verb] = dataclasses.replace(m.tokens[verb], head=head, dep=dep)
        m.tokens[at] = dataclasses.replace(token, pos="AUX", head=verb, dep="aux")
        for kid in m.kids(at):
            m.move(kid, verb, m.tokens[kid].dep)


def subordinate_roots(m: Movable) -> None:
    """ "With the votes counted they led": the clause with the mark is not the main one."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    marks = [kid for kid in m.kids(root, "mark") if m.tokens[kid].text.lower() in ("with", "while", "as", "after")]
    main = [kid for kid in m.kids(root, "ccomp", "parataxis") if kid > root and m.kids(kid, "nsubj", "nsubj:pass")]
    if marks and main:
        m.tokens[main[0]] = dataclasses.replace(m.tokens[main[0]], head=-1, dep="root")
        m.tokens[root] = dataclasses.replace(m.tokens[root], head=main[0], dep="advcl")


def stranded_subjects(m: Movable) -> None:
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


def said_when(m: Movable) -> None:
    """ "Sales rose, the firm said on Tuesday": the day behind the verb of saying is the day of saying."""
    for verb, token in enumerate(m.tokens):
        if token.lemma not in verbs.SAYING or token.pos != "VERB":
            continue
        for said in m.kids(verb, "ccomp", "parataxis"):
            if said > verb or not m.kids(said, *SUBJECTS):
                continue
            for kid in m.kids(said):
                if kid > verb and m.tokens[kid].text.lower() in MOMENTS:
                    m.move(kid, verb, "obl")
            for kid in m.kids(verb, "ccomp", "advmod", "advcl", "xcomp"):
                if kid > verb and kid != said and m.tokens[kid].text.lower() in ("up", "down", "compared"):
                    m.move(kid, said, "advmod")


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


def whens(m: Movable) -> None:
    """ "When he came, they left": the word that opens an adverbial clause marks it."""
    for at, token in enumerate(m.tokens):
        asks = token.text.lower() in ("when", "whenever") and token.dep == "advmod" and token.head >= 0
        if asks and m.tokens[token.head].dep == "advcl" and m.first(token.head) == at:
            m.tokens[at] = dataclasses.replace(token, pos="SCONJ", dep="mark")


def hurt(m: Movable) -> None:
    """ "Nobody was hurt": what befell them is a verb in the passive, as in "nobody was injured"."""
    for at, token in enumerate(m.tokens):
        helpers = m.kids(at, "cop")
        if token.pos != "ADJ" or token.text.lower() not in _HARMED or not helpers or m.kids(at, "obl"):
            continue
        m.tokens[at] = dataclasses.replace(token, pos="VERB", lemma=lemma(token.text, "VERB"))
        for kid in helpers:
            m.move(kid, at, "aux:pass")
        for kid in m.kids(at, "nsubj"):
            m.move(kid, at, "nsubj:pass")


def headline_verbs(m: Movable) -> None:
    """ "Council backs budget": a noun in -s with an object is a verb, and the noun before it its subject."""
    for at, token in enumerate(m.tokens):
        if token.pos != "NOUN" or token.head >= 0 or not token.text.endswith("s") or not m.kids(at, "obj"):
            continue
        before = [kid for kid in m.kids(at, "compound", "nmod") if kid == at - 1]
        if before:
            m.tokens[at] = dataclasses.replace(token, pos="VERB", lemma=lemma(token.text, "VERB"))
            m.move(before[0], at, "nsubj")


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


def loose_pieces(m: Movable) -> None:
    """What was left loose: a predicate behind its subject, "to 13 percent" behind "close", a clause with which."""
    for at, token in enumerate(m.tokens):
        if token.dep == "parataxis" and m.tokens[m.first(at)].pos == "ADP" and m.tokens[m.first(at) - 1].pos == "ADJ":
            m.move(at, m.first(at) - 1, "obl")
        if token.dep == "parataxis" and m.kids(at, "cop") and not m.kids(at, *SUBJECTS):
            nouns = [
                kid for kid in m.kids(token.head, "parataxis") if kid < at and m.tokens[kid].pos in ("NOUN", "PROPN")
            ]
            if nouns and not m.kids(nouns[-1], "cop", "case"):
                m.move(nouns[-1], at, "nsubj")
        asks = [kid for kid in m.kids(at, "nsubj") if m.tokens[kid].text.lower() == "which"]
        if token.dep == "conj" and asks and token.head >= 0:
            money = [kid for over in m.above(at) for kid in m.kids(over, "obj") if m.kids(kid, "nummod") and kid < at]
            m.move(at, money[0] if money and token.lemma in _TOTALS else token.head, "acl:relcl")


def asking_subjects(m: Movable) -> None:
    """ "Who will pay is another matter": the question is the subject."""
    first = m.tokens[0]
    if first.text.lower() not in ("who", "what") or first.dep not in ("nsubj", "nsubj:pass") or first.head < 0:
        return
    for kid in m.kids(first.head, "acl:relcl"):
        if kid < first.head and m.kids(first.head, "cop"):
            over = first.head
            m.move(0, kid, "nsubj")
            m.move(kid, over, "csubj")
