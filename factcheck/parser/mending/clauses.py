"""Clauses set right: which is the main one, whose subject is whose, and what is said of what is done."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import MOMENTS, SUBJECTS, Movable
from factcheck.syntax.lemma import lemma

_MOVING = frozenset(
    "double triple treble quadruple halve rise fall drop climb jump slip grow surge plunge narrow widen shrink decline "
    "ease expand increase decrease sink soar tumble improve".split()
)
_EVIDENCE = frozenset("figure data record document statistic study report poll survey paper account filing".split())
_TIMING = frozenset("when after before because since until".split())
_TOTALS = frozenset("sum amount total figure number rate level price fee share".split())
_HARMED = frozenset({"hurt", "injured", "wounded", "harmed"})


def moving_roots(m: Movable) -> None:
    """ "Net income more than doubled to 4 million": behind a noun without any other verb it is no participle."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    if m.tokens[root].pos not in ("NOUN", "PROPN") or m.kids(root, "cop", *SUBJECTS):
        return
    verbs_ = [
        kid for kid in m.kids(root, "acl")
        if m.tokens[kid].lemma in _MOVING
        and (m.tokens[kid - 1].text != "," or any(m.end(other) == kid - 2 for other in m.kids(root, "appos")))
    ]  # fmt: skip
    relative = [
        kid for kid in m.kids(root, "acl:relcl") if not m.kids(kid, *SUBJECTS) and m.tokens[kid - 1].text == ","
    ]
    closed = [kid for kid in relative if any(m.end(other) == kid - 2 for other in m.kids(root, "acl:relcl", "appos"))]
    for verb in (verbs_ or closed)[:1]:
        m.put(verb, head=-1, dep="root")
        m.put(root, head=verb, dep="nsubj")


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
    m.put(last, pos="VERB", lemma="show", head=root, dep="parataxis")
    m.put(nouns[0], head=last, dep="nsubj")


def joined_reports(m: Movable) -> None:
    """ "That it was closed, but that residents knew": the second "that" opens what is said as the first does."""
    for at, token in enumerate(m.tokens[1:-1], 1):
        if token.text.lower() != "that" or token.dep != "det" or m.tokens[at - 1].dep != "cc":
            continue
        noun = m.tokens[token.head]
        if token.head == at + 1 and noun.text.lower() != noun.lemma and noun.head > at:
            m.put(at, pos="SCONJ", dep="mark", head=noun.head)


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
        m.put(verb, head=head, dep=dep)
        m.put(at, pos="AUX", head=verb, dep="aux")
        for kid in m.kids(at):
            m.move(kid, verb, m.tokens[kid].dep)


def subordinate_roots(m: Movable) -> None:
    """ "With the votes counted they led": the clause with the mark is not the main one."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    marks = [kid for kid in m.kids(root, "mark") if m.tokens[kid].text.lower() in ("with", "while", "as", "after")]
    main = [kid for kid in m.kids(root, "ccomp", "parataxis") if kid > root and m.kids(kid, "nsubj", "nsubj:pass")]
    if marks and main:
        m.put(main[0], head=-1, dep="root")
        m.put(root, head=main[0], dep="advcl")


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
            marked = m.tokens[above + 1].text.lower() == "that"  # "the maker warned that tariffs would cost"
            behind = m.tokens[above].lemma in verbs.SAYING and not marked
            m.move(later[0] if behind else at, above, token.dep)


def according_to(m: Movable) -> None:
    """ "According to a survey, half of them left": the survey is no main clause."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    if not any(m.tokens[kid].text.lower() == "according" for kid in m.kids(root, "case")):
        return
    for at in m.kids(root, "acl", "ccomp", "parataxis", "conj"):
        if at > root and m.kids(at, *SUBJECTS):
            m.put(at, head=-1, dep="root")
            m.put(root, head=at, dep="obl")
            return


def led_by(m: Movable) -> None:
    """ "Researchers led by Roe analysed records": behind "led by" another bare verb is the main one."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    subjects = m.kids(root, "nsubj", "nsubj:pass")
    after = m.tokens[root + 1].text.lower() if root + 1 < len(m.tokens) else ""
    if m.tokens[root].pos != "VERB" or after != "by" or m.kids(root, "aux", "aux:pass") or subjects[-1:] != [root - 1]:
        return
    for at in sorted([*m.kids(root, "advcl", "parataxis", "ccomp"), *m.kids(subjects[-1], "acl", "acl:relcl")]):
        bare = m.first(at) == at and m.tokens[at - 1].pos != "PUNCT" and not m.tokens[at].text.endswith("ing")
        own = [kid for kid in m.kids(at, "mark", *SUBJECTS) if kid < at]
        if at > root and m.tokens[at].pos == "VERB" and bare and not own:
            m.put(at, head=-1, dep="root")
            m.put(subjects[-1], head=at, dep="nsubj")
            m.put(root, head=subjects[-1], dep="acl")
            for kid in m.kids(root, "obj", "obl", "conj", "punct", "advcl", "parataxis"):
                m.move(kid, at, m.tokens[kid].dep) if kid > at else None
            return


def behind_quotations(m: Movable) -> None:
    """'He called it "a shock" but warned': a verb outside the marks is joined to one outside, who speaks it."""
    inside, opened = set[int](), False
    for at, token in enumerate(m.tokens):
        if token.text in ('"', "“", "”"):
            opened = not opened if token.text == '"' else token.text == "“"
        elif opened:
            inside.add(at)
    for at, token in enumerate(m.tokens):
        if token.dep != "conj" or token.pos != "VERB" or at in inside or token.head < 0:
            continue
        but = any(m.tokens[kid].text.lower() == "but" for kid in m.kids(at, "cc"))
        shown = m.tokens[token.head].pos == "ADJ" and m.kids(at, "ccomp")  # "said it was useful but warned that"
        if token.head not in inside and not (but and shown):
            continue
        if m.kids(at, *SUBJECTS):
            continue
        over = next((one for one in m.above(at) if one not in inside and m.tokens[one].lemma in verbs.SAYING), -1)
        if over >= 0 and m.tokens[at].lemma in verbs.SAYING:
            m.move(at, over, "conj")


def opening_appositions(m: Movable) -> None:
    """ "A former pilot, she spoke of it": of two subjects with a comma between the first says what the second is."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("nsubj", "nsubj:pass") or token.pos not in ("PRON", "PROPN"):
            continue
        other = next((kid for kid in m.kids(token.head, "nsubj", "nsubj:pass") if kid < at), None)
        if other is None or m.tokens[other].pos != "NOUN" or m.tokens[m.first(at) - 1].text != ",":
            continue
        if m.first(other) == 0 and m.tokens[0].text.lower() in ("a", "an", "the"):
            m.move(other, at, "appos")


def timed_reports(m: Movable) -> None:
    """ "He said it came to light when she noticed": a clause of time behind what is said is part of it."""
    for at, token in enumerate(m.tokens):
        if token.dep != "ccomp" or token.pos != "VERB" or m.tokens[m.first(at)].text.lower() not in _TIMING:
            continue
        said = [kid for kid in m.kids(token.head, "ccomp") if kid < at]
        if said and m.tokens[token.head].lemma in verbs.SAYING:
            m.move(at, said[-1], "advcl")


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


def trailing_participles(m: Movable) -> None:
    """ "While income was flat at 20 million, weighed down by a loss": it tells of the clause right before it."""
    for at, token in enumerate(m.tokens):
        done = token.pos == "VERB" and token.text.lower() != token.lemma and not token.text.endswith(("s", "ing"))
        if token.dep != "parataxis" or not done or m.kids(at, *SUBJECTS, "aux", "aux:pass", "cop", "ccomp"):
            continue
        comma = m.first(at) - 1
        if comma < 1 or m.tokens[comma].text != "," or at < token.head or token.lemma in verbs.SAYING:
            continue
        near = next((over for over in (comma - 1, *m.above(comma - 1)) if m.is_clause(over)), -1)
        if near >= 0:
            m.move(at, near, "advcl")


def said_when(m: Movable) -> None:
    """ "Sales rose, the firm said on Tuesday": the day behind the verb of saying is the day of saying."""
    for verb, token in enumerate(m.tokens):
        if token.lemma not in verbs.SAYING or token.pos != "VERB":
            continue
        for said in m.kids(verb, "ccomp", "parataxis"):
            if said > verb or not m.kids(said, *SUBJECTS):
                continue
            for kid in range(verb + 1, len(m.tokens)):
                crosses = m.tokens[kid].head < verb and said in m.above(kid)
                if crosses and m.tokens[kid].text.lower() in MOMENTS:
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
            for kid in m.kids(verb, "obl", "obl:unmarked", "advmod") if marks else []:
                if marks[0] < kid < said:  # "heard that in March he left"
                    m.move(kid, said, m.tokens[kid].dep)


def whens(m: Movable) -> None:
    """ "When he came, they left": the word that opens an adverbial clause marks it."""
    for at, token in enumerate(m.tokens):
        asks = token.text.lower() in ("when", "whenever") and token.dep == "advmod" and token.head >= 0
        if asks and m.tokens[token.head].dep == "advcl" and m.first(token.head) == at:
            m.put(at, pos="SCONJ", dep="mark")


def hurt(m: Movable) -> None:
    """ "Nobody was hurt": what befell them is a verb in the passive, as in "nobody was injured"."""
    for at, token in enumerate(m.tokens):
        helpers = m.kids(at, "cop")
        if token.pos != "ADJ" or token.text.lower() not in _HARMED or not helpers or m.kids(at, "obl"):
            continue
        m.put(at, pos="VERB", lemma=lemma(token.text, "VERB"))
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
            m.put(at, pos="VERB", lemma=lemma(token.text, "VERB"))
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


def joined_gerunds(m: Movable) -> None:
    """ "Had denied manslaughter and endangering safety": behind an object "endangering" is another one."""
    for at, token in enumerate(m.tokens):
        if token.dep != "conj" or token.head < 0 or not token.text.endswith("ing") or m.kids(at, "aux", *SUBJECTS):
            continue
        over, things = m.tokens[token.head], [kid for kid in m.kids(token.head, "obj") if kid < at]
        joins = m.kids(at, "cc") if over.pos == "VERB" and not over.text.endswith("ing") else []
        if things and joins and m.end(things[0]) == joins[0] - 1:
            m.move(at, things[0], "conj")


def finite_conjuncts(m: Movable) -> None:
    """ "One of five known to exist and could not be sold": what "could" helps is joined to a clause with a verb."""
    for at, token in enumerate(m.tokens):
        over = token.head
        if token.dep != "conj" or over < 0 or m.tokens[over].dep != "acl" or m.kids(at, *SUBJECTS):
            continue
        helpers = m.kids(at, "aux")
        if (
            not helpers
            or m.tokens[helpers[0]].text.lower() in ("being", "having", "been")
            or m.kids(over, "aux", "cop")
        ):
            continue
        clause = next((one for one in m.above(over) if m.kids(one, *SUBJECTS)), -1)
        if clause >= 0:
            m.move(at, clause, "conj")


def second_aims(m: Movable) -> None:
    """ "To replace 16 buses, some of which are old, and to equip": the second aim is joined to the first."""
    for at, token in enumerate(m.tokens):
        if token.dep != "conj" or token.head < 0 or not _has_to(m, at) or _has_to(m, token.head):
            continue
        over = next((one for one in m.above(token.head) if _has_to(m, one)), -1)
        if over >= 0 and m.tokens[m.first(at) - 1].text == "," and not m.kids(at, *SUBJECTS):
            m.move(at, over, "conj")


def _has_to(m: Movable, at: int) -> bool:
    return any(m.tokens[kid].text.lower() == "to" for kid in m.kids(at, "mark"))


def heard(m: Movable) -> None:
    """ "He heard the engine cough and stop": a second bare verb is joined to the first, and not to "heard"."""
    for at, token in enumerate(m.tokens):
        over = token.head
        if token.dep != "conj" or token.pos != "VERB" or token.text != token.lemma or m.kids(at, "aux", *SUBJECTS):
            continue
        if m.tokens[over].text.lower() == m.tokens[over].lemma:
            continue
        bare = [kid for kid in m.kids(over, "xcomp", "ccomp") if m.tokens[kid].text == m.tokens[kid].lemma and kid < at]
        if bare and m.tokens[bare[-1]].pos == "VERB":
            m.move(at, bare[-1], "conj")


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
