"""Subjects set right: who did what the verb says, where the parser of sentences took a word for something else."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import SUBJECTS, Movable
from factcheck.syntax.lemma import lemma

_WHILE = frozenset("while as and but when whereas".split())
# Callings that open a sentence in the plural: no names, for all their capitals.
_CALLINGS = frozenset(
    "academics activists analysts archaeologists campaigners commuters critics detectives developers doctors drivers "
    "economists employers engineers experts farmers firefighters forecasters inspectors investigators investors "
    "lawmakers lawyers ministers nurses officers officials opponents organisers organizers prosecutors protesters "
    "regulators reporters rescuers researchers residents retailers scientists shareholders students supporters "
    "teachers traders villagers visitors volunteers voters witnesses workers".split()
)
_TITLES = frozenset("Sen. Rep. Gov. Gen. Col. Lt. Sgt. Capt. Prof. Rev. Atty. Sens. Reps.".split())
_PARTISANS = frozenset("Democrat Republican Conservative Liberal".split())


def callings(m: Movable) -> None:
    """ "Campaigners said that they": a calling that opens a sentence names nobody."""
    token = m.tokens[0]
    if token.pos == "PROPN" and token.text.lower() in _CALLINGS and not m.kids(0, "flat", "compound"):
        m.put(0, pos="NOUN", lemma=lemma(token.text, "NOUN"))
        m.names = tuple(name for name in m.names if not name.start <= 0 < name.end)


def headlines(m: Movable) -> None:
    """ "Two killed as plane crashes": a participle before a noun with its own subject is what the headline says."""
    for at, token in enumerate(m.tokens[:-1]):
        if token.dep != "acl" or token.head < at or not m.kids(at, "nsubj", "nsubj:pass") or m.first(at) != 0:
            continue
        verb = next((one for one in m.above(at) if m.tokens[one].pos == "VERB"), -1)
        if verb < 0 or m.tokens[verb].head >= 0 or m.tokens[at + 1].text.lower() not in _WHILE | {"after"}:
            continue
        m.put(at, head=-1, dep="root")
        m.put(verb, head=at, dep="advcl")
        m.put(at + 1, pos="SCONJ", head=verb, dep="mark")
        return


def set_off(m: Movable) -> None:
    """ "About 200 protesters, many of them parents, gathered outside": behind what is set off stands the verb."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    if m.tokens[root].pos != "NOUN" or m.kids(root, "cop", *SUBJECTS) or m.tokens[-1].text != ".":
        return
    for at in m.kids(root, "acl"):
        done = m.tokens[at].pos == "VERB" and m.tokens[at].text.lower() not in (m.tokens[at].lemma, "")
        plain = m.first(at) == at and m.tokens[at - 1].text == "," and not m.tokens[at].text.endswith("ing")
        inside = [kid for kid in m.kids(root, "appos", "acl:relcl", "acl") if root < kid < at]
        if done and plain and inside and m.end(inside[-1]) == at - 2 and m.tokens[m.first(inside[0]) - 1].text == ",":
            m.put(at, head=-1, dep="root")
            m.put(root, head=at, dep="nsubj")
            return


def joined(m: Movable) -> None:
    """ "Talks over pay and rosters broke down": a second subject behind "and" is joined to the noun before it."""
    for at, token in enumerate(m.tokens):
        joins = m.first(at) - 1 if token.dep in ("nsubj", "nsubj:pass") and token.head > at else -1
        if joins < 1 or m.tokens[joins].text.lower() != "and" or m.tokens[joins - 1].pos not in ("NOUN", "PROPN"):
            continue
        first = [kid for kid in m.kids(token.head, "nsubj", "nsubj:pass") if kid < joins and m.end(kid) == joins - 1]
        if first:
            near = joins - 1
            while m.tokens[near].dep in ("flat", "compound") and m.tokens[near].head >= 0:
                near = m.tokens[near].head
            m.move(at, near, "conj")
            m.move(joins, at, "cc")


def gerunds(m: Movable) -> None:
    """ "While spending on care has risen": a gerund before the helping verb of a clause without subject is that."""
    for at, token in enumerate(m.tokens[1:], 1):
        clause = token.head
        opens = m.tokens[at - 1].text.lower() in _WHILE and token.text.endswith("ing") and clause > at
        if not opens or token.dep not in ("advcl", "conj", "csubj") or m.kids(clause, *SUBJECTS):
            continue
        helpers = m.kids(clause, "aux", "aux:pass", "cop")
        if helpers and helpers[0] > at:
            for kid in [kid for kid in m.kids(clause, "obl", "obj") if at < kid < helpers[0]]:
                m.move(kid, at, "nmod")
            for kid in m.kids(at, "obl"):
                m.move(kid, at, "nmod")
            m.put(at, pos="NOUN", dep="nsubj:pass" if m.kids(clause, "aux:pass") else "nsubj", lemma=token.text.lower())


def tellers(m: Movable) -> None:
    """ "It will shut, a report to the council said", "said the union's head": who stands beside the verb says it."""
    for verb, token in enumerate(m.tokens):
        if token.lemma not in verbs.SAYING or token.pos != "VERB" or m.kids(verb, *SUBJECTS, "aux:pass"):
            continue
        if token.dep not in ("root", "parataxis") or not m.kids(verb, "ccomp", "parataxis"):
            continue
        teller = _before(m, verb) if m.tokens[verb - 1].text != '"' else -1
        teller = teller if teller >= 0 else _behind(m, verb)
        if teller >= 0:
            m.move(teller, verb, "nsubj")


def _before(m: Movable, verb: int) -> int:
    """The noun of the phrase between a comma and a verb; -1 where none stands there."""
    for at in (verb - 1, *m.above(verb - 1)):
        named = m.tokens[at].pos in ("NOUN", "PROPN", "PRON") and not m.kids(at, "case", "mark", *SUBJECTS)
        first = m.first(at)
        if named and m.end(at) == verb - 1 and first > 0 and m.tokens[first - 1].text == "," and verb not in m.kids(at):
            return at if m.tokens[at].dep not in ("conj", "flat", "compound") else -1
    return -1


def _behind(m: Movable, verb: int) -> int:
    """The noun that begins right behind a verb, and was given to a word before it; -1 where none does."""
    quoted = m.tokens[verb - 1].text in ('"', "”")
    for at in range(verb + 1, len(m.tokens)) if quoted else ():
        named = m.tokens[at].pos in ("NOUN", "PROPN") and m.tokens[at].dep not in ("compound", "flat", "nmod:poss")
        if named and m.first(at) == verb + 1 and not m.kids(at, "case"):
            return at if m.tokens[at].head < verb else -1
    return -1


def counted(m: Movable) -> None:
    """ "In that time 500 of them fell ill": a number of them right before a verb without a subject is its subject."""
    for at, token in enumerate(m.tokens):
        if token.pos != "NUM" or token.dep not in ("appos", "nmod") or m.tokens[at - 1].pos == "PUNCT":
            continue
        verb = m.last(at) + 1
        parts = [kid for kid in m.kids(at, "nmod") if m.tokens[kid].text.lower() in ("them", "those", "these")]
        bare = verb < len(m.tokens) and m.tokens[verb].pos == "VERB" and not m.kids(verb, *SUBJECTS)
        if parts and bare and m.tokens[verb].dep in ("root", "ccomp", "conj") and at not in m.above(verb):
            m.move(at, verb, "nsubj")


def reported(m: Movable) -> None:
    """ "Roe said the family, whose house burnt, had left": who had left is no object of saying."""
    for at, token in enumerate(m.tokens):
        if token.head < 0 or m.tokens[token.head].lemma not in verbs.SAYING or not token.head < at:
            continue
        second = token.dep == "nsubj" and any(kid < token.head for kid in m.kids(token.head, "nsubj"))
        if token.dep not in ("iobj", "obj") and not second:
            continue
        for said in m.kids(token.head, "ccomp"):
            if (
                said > at > token.head
                and m.kids(said, "aux", "aux:pass", "cop")
                and not m.kids(said, *SUBJECTS, "mark")
            ):
                m.move(at, said, "nsubj:pass" if m.kids(said, "aux:pass") else "nsubj")


def told_of(m: Movable) -> None:
    """ "Scientists not involved in the work urged caution": the participle tells of them, and they urged it."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    denied = [kid for kid in m.kids(root, "advmod") if m.tokens[kid].text.lower() == "not"]
    noun = denied[0] - 1 if denied else -1
    if noun < 0 or m.tokens[noun].dep != "nsubj" or m.kids(root, "aux", "aux:pass", "cop"):
        return
    for at in m.kids(noun, "acl", "acl:relcl") + m.kids(root, "ccomp", "parataxis", "advcl"):
        past = m.tokens[at].pos == "VERB" and m.tokens[at].text.lower() != m.tokens[at].lemma
        own = [kid for kid in m.kids(at, "mark", *SUBJECTS) if kid != noun]
        if at > root and past and not own and m.tokens[at - 1].pos != "PUNCT":
            m.put(at, head=-1, dep="root")
            m.put(noun, head=at, dep="nsubj")
            m.put(root, head=noun, dep="acl")
            for kid in m.kids(root, "punct", "conj", "parataxis"):
                m.move(kid, at, m.tokens[kid].dep) if kid > at else None
            return


def asking(m: Movable) -> None:
    """ "Who will pay is another matter": the question is the subject."""
    first = m.tokens[0]
    if first.text.lower() not in ("who", "what") or first.dep not in ("nsubj", "nsubj:pass") or first.head < 0:
        return
    for kid in m.kids(first.head, "acl:relcl"):
        if kid < first.head and m.kids(first.head, "cop"):
            over = first.head
            m.move(0, kid, "nsubj")
            m.move(kid, over, "csubj")


def rootless_verbs(m: Movable) -> None:
    """ "Balticon, based in Gdansk, bid 31 million": a bare name before a verb without a subject is its subject."""
    root = next(at for at, token in enumerate(m.tokens) if token.head < 0)
    if m.tokens[root].pos != "PROPN" or m.kids(root, "cop", *SUBJECTS):
        return
    for at in m.kids(root, "parataxis"):
        if at > root and m.tokens[at].pos == "VERB" and not m.kids(at, *SUBJECTS, "mark", "expl"):
            for kid in m.kids(root, "punct"):
                m.move(kid, at, "punct") if kid > at else None
            m.put(at, head=-1, dep="root")
            m.put(root, head=at, dep="nsubj")
            return


def headline_times(m: Movable) -> None:
    """ "Novak stunned as teenager Aldana wins", "Trust sorry after baby given": a headline's "as" opens a clause."""
    if m.tokens[-1].text in (".", "!", "?", '"', "”"):
        return
    for at, token in enumerate(m.tokens[:-2]):
        noun = at + 1
        if token.text.lower() not in ("as", "after") or token.dep != "case" or token.head != noun:
            continue
        name, over = m.tokens[noun + 1], m.tokens[noun].head
        done = [kid for kid in m.kids(noun, "acl") if kid == noun + 1 and not m.tokens[kid].text.endswith("ing")]
        if name.dep in SUBJECTS and name.pos == "PROPN" and name.head > noun and noun not in m.above(name.head):
            m.move(noun, noun + 1, "nmod:desc")
            m.put(at, pos="SCONJ", head=name.head, dep="mark")
        elif done and m.tokens[noun].pos == "NOUN" and over >= 0:
            m.put(done[0], head=over, dep="advcl")
            m.put(noun, head=done[0], dep="nsubj:pass")
            m.put(at, pos="SCONJ", head=done[0], dep="mark")


def holders(m: Movable) -> None:
    """ "Sen. Jo Roe", "the Michigan Democrat who": what somebody is, is no name."""
    for at, token in enumerate(m.tokens[:-1]):
        after = m.tokens[at + 1]
        if token.text in _TITLES and after.pos == "PROPN" and at not in m.above(at + 1):
            over = at + 1
            while m.tokens[over].dep in ("flat", "compound") and m.tokens[over].head > at:
                over = m.tokens[over].head
            m.move(at, over, "nmod:desc")
        called = token.text in _PARTISANS and token.pos == "PROPN"
        if called and any(m.tokens[kid].text.lower() == "the" for kid in m.kids(at, "det")):
            m.put(at, pos="NOUN")
    m.names = tuple(
        name
        for name in m.names
        if name.kind != "PER" or m.tokens[name.end - 1].text.removesuffix("s") not in _PARTISANS
    )
