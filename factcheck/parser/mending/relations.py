"""Relations set right: what hangs under the right word, or near it, by the wrong name."""

from __future__ import annotations

from factcheck.parser.mending.movable import SUBJECTS, Movable

_TELLING = frozenset(
    "average figure high low majority maximum minimum number proportion quarter record share third total".split()
)
_FINDING = frozenset("comment decide determine disclose establish find give identify know name release say".split())
_WRITINGS = frozenset(
    "agreement cable contract deed diary document email file form letter memo message minute note paper photograph "
    "record report statement telegram treaty will".split()
)
_WRITTEN = frozenset("address date entitle head publish seal send sign title write".split())
_SUMS = frozenset("amount figure number rate rise share sum total".split())


def set_off(m: Movable) -> None:
    """ "The deal, worth £9 million,": an adjective with words of its own behind its noun and a comma is a clause."""
    for at, token in enumerate(m.tokens):
        behind = token.dep == "amod" and token.pos == "ADJ" and 0 <= token.head < at - 1
        if behind and m.tokens[at - 1].text == "," and m.kids(at, "obl", "obj", "xcomp", "advcl", "ccomp"):
            m.put(at, dep="acl")


def clausal_words(m: Movable) -> None:
    """ "It fell, although it was close to 13 percent": what has a subject and a verb of its own is a clause."""
    for at, token in enumerate(m.tokens):
        if token.dep in ("advmod", "obl") and m.kids(at, "cop") and m.kids(at, *SUBJECTS):
            m.put(at, dep="advcl")
        marks = [kid for kid in m.kids(at, "mark") if m.tokens[kid].text.lower() == "since"]
        alone = token.head >= 0 and m.tokens[token.head].dep != "conj" and not m.kids(token.head, "conj")
        if (
            token.dep == "acl" and marks and alone and m.kids(at, *SUBJECTS)
        ):  # "the worst result since the state was founded"
            m.put(at, dep="advcl")


def explaining_nouns(m: Movable) -> None:
    """ "It drew 18,411 people, a record for the ground": a noun set off behind a counted one explains it."""
    for at, token in enumerate(m.tokens):
        first = m.first(at)
        if token.dep != "parataxis" or token.lemma not in _TELLING or first < 2 or m.tokens[first - 1].text != ",":
            continue
        articles = [kid for kid in m.kids(at, "det") if m.tokens[kid].text.lower() in ("a", "an", "the")]
        if not articles or m.kids(at, "cop", "nummod", *SUBJECTS) or token.head > first:
            continue
        counted = [one for one in (first - 2, *m.above(first - 2)) if one > token.head and m.kids(one, "nummod")]
        if counted and m.end(counted[0]) == first - 2:
            m.move(at, counted[0], "appos")


def told_of_sums(m: Movable) -> None:
    """ "It will spend £26 million, which is the largest sum": which is a sum is the sum, and not the spending."""
    for at, token in enumerate(m.tokens):
        if token.dep != "advcl:relcl" or token.lemma not in _SUMS or not m.kids(at, "cop") or token.head < 0:
            continue
        sums = [kid for kid in m.kids(token.head, "obj") if kid < at and (m.kids(kid, "nummod"))]
        if sums and any(m.tokens[kid].text.lower() == "which" for kid in m.kids(at, *SUBJECTS)):
            m.move(at, sums[0], "acl:relcl")


def cases_of_compounds(m: Movable) -> None:
    """ "Profit at the rival Norvex ASA": "at" stands before the whole, not before what the name is compounded with."""
    for at, token in enumerate(m.tokens):
        if token.dep in ("case", "det") and token.head > at and m.tokens[token.head].dep in ("compound", "nmod:desc"):
            m.move(at, m.tokens[token.head].head, token.dep)


def listed_participles(m: Movable) -> None:
    """ "A pipeline, proposed rail projects and discounted sales": in a list of things a participle belongs to one."""
    for at, token in enumerate(m.tokens):
        formed = token.pos == "VERB" and token.text.lower().endswith("ed") and not m.kids(at, "aux", *SUBJECTS)
        if token.dep != "conj" or not formed or token.head < 0 or m.tokens[token.head].pos != "VERB":
            continue
        last = [kid for kid in m.kids(token.head, "conj") if kid > at and m.tokens[kid].pos == "NOUN"]
        if last and m.first(last[0]) in (at - 1, at, at + 1) and not m.kids(at, "obj", "obl"):
            m.put(at, pos="ADJ", head=last[0], dep="amod")
            continue
        things = [kid for kid in m.kids(at, "obj") if m.first(kid) == at + 1 and not m.kids(kid, "det")]
        if last and things and not m.kids(at, "cc", "obl") and m.kids(last[0], "cc"):
            before = [kid for kid in m.kids(token.head, "obj", "obl") if kid < at]
            m.put(things[0], head=before[-1] if before else token.head, dep="conj")
            m.put(at, pos="ADJ", head=things[0], dep="amod")
            m.move(last[0], m.tokens[things[0]].head, "conj")


def joined_conditions(m: Movable) -> None:
    """ "It offers 4%, but only if staff accept it": what has "if" before it is a condition, and joined to nothing."""
    for at, token in enumerate(m.tokens):
        if token.dep == "conj" and token.head >= 0 and m.tokens[token.head].dep != "advcl" and m.kids(at, *SUBJECTS):
            marks = {m.tokens[kid].text.lower() for kid in m.kids(at, "mark")}
            if marks & {"if", "unless"}:
                m.put(at, dep="advcl")


def told_of_named(m: Movable) -> None:
    """ "Analyst Jo Roe, who rates it": who does so is the named one, and not what he is."""
    for at, token in enumerate(m.tokens):
        if token.dep in ("acl:relcl", "punct") and token.head >= 0 and m.tokens[token.head].dep == "nmod:desc":
            over = m.tokens[token.head].head
            if at > over:
                m.move(at, over, token.dep)


def found_by_tellers(m: Movable) -> None:
    """ "Investigators believed the fire started there but had not determined why": no fire determines anything."""
    for at, token in enumerate(m.tokens):
        told = token.head
        if token.dep != "conj" or token.lemma not in _FINDING or m.kids(at, *SUBJECTS) or told < 0:
            continue
        things = [kid for kid in m.kids(told, *SUBJECTS) if m.tokens[kid].pos == "NOUN"]
        joins = [m.tokens[kid].text.lower() for kid in m.kids(at, "cc")]
        if m.tokens[told].dep == "ccomp" and things and joins == ["but"] and m.kids(m.tokens[told].head, *SUBJECTS):
            m.move(at, m.tokens[told].head, "conj")


def weeks_before(m: Movable) -> None:
    """ "They said so, a week before it is due": a length of time before "before" is when they said so."""
    for at, token in enumerate(m.tokens):
        marks = [kid for kid in m.kids(at, "mark") if m.tokens[kid].text.lower() in ("before", "after")]
        if token.dep not in ("advcl", "ccomp") or token.head < 0 or not marks or m.kids(at, "conj"):
            continue
        times = [kid for kid in m.kids(at, "obl:unmarked") if kid == marks[0] - 1 and m.kids(kid, "det", "nummod")]
        if times:
            m.put(times[0], head=token.head)
            m.put(at, head=times[0], dep="acl")


def meaning_that(m: Movable) -> None:
    """ "It is low, meaning growth is beginning": "meaning" before a clause joins it, and describes no growth."""
    for at, token in enumerate(m.tokens):
        if token.text.lower() != "meaning" or token.dep != "amod" or at == 0 or m.tokens[at - 1].pos != "PUNCT":
            continue
        over = m.tokens[token.head].head
        if m.tokens[token.head].dep in SUBJECTS and over > at:
            m.put(at, pos="SCONJ", head=over, dep="mark")


def dated_writings(m: Movable) -> None:
    """ "A letter from the trader, dated May 1909,": what is dated, signed or sent is the letter."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl" or token.lemma not in _WRITTEN or token.head < 0 or m.tokens[m.first(at) - 1].text != ",":
            continue
        over = [one for one in m.above(at) if m.tokens[one].lemma in _WRITINGS and m.tokens[one].pos == "NOUN"]
        if over and m.tokens[token.head].lemma not in _WRITINGS and m.kids(over[0], "nmod"):
            m.move(at, over[0], "acl")


def sums_beside_days(m: Movable) -> None:
    """ "The biggest crowd since it was rebuilt in 2011 and twice the average": what is twice as many is the crowd."""
    for at, token in enumerate(m.tokens):
        if token.dep != "conj" or token.pos != "NOUN" or token.head < 0 or m.tokens[token.head].pos != "NUM":
            continue
        day = m.tokens[token.head]
        times = any(m.tokens[kid].text.lower() in ("twice", "half", "double") for kid in m.kids(at))
        over = [one for one in m.above(token.head) if m.tokens[one].pos == "NOUN" and m.tokens[one].dep == "appos"]
        if times and day.dep == "obl" and over:
            m.move(at, over[0], "conj")


def suspended_terms(m: Movable) -> None:
    """ "Sentenced to 30 months, suspended for two years": what is suspended is the term."""
    for at, token in enumerate(m.tokens[2:], 2):
        beside = m.tokens[at - 1].text == "," and m.tokens[at - 2].lemma in _TERMS
        if token.lemma == "suspend" and token.pos == "VERB" and beside and not m.kids(at, *SUBJECTS, "aux:pass", "cc"):
            m.move(at, at - 2, "acl")


_TERMS = frozenset("day month sentence term week year".split())


def sums_set(m: Movable) -> None:
    """ "A limit of 3 percent set by law": what was set is the limit."""
    for at, token in enumerate(m.tokens):
        sum_ = token.head
        done = token.dep == "acl" and token.pos == "VERB" and not token.text.endswith("ing") and sum_ >= 0
        if not done or m.tokens[sum_].dep != "nmod" or m.tokens[sum_].lemma not in _UNITS:
            continue
        noun = m.tokens[sum_].head
        of = any(m.tokens[kid].text.lower() == "of" for kid in m.kids(sum_, "case"))
        if of and m.tokens[noun].pos == "NOUN" and m.kids(noun, "det") and m.end(sum_) == m.end(at):
            m.move(at, noun, "acl")


_KNOWN = frozenset("a an its the their".split())
_UNITS = frozenset("% percent dollar euro pound $ £ €".split())


def near_participles(m: Movable) -> None:
    """ "The fine, half the 210 million sought by them, fell": behind a comma "sought" tells of the word before it."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl" or token.pos != "VERB":
            continue
        noun, near = token.head, m.first(at) - 1
        if (
            token.dep != "acl"
            or token.pos != "VERB"
            or not 0 <= noun < near
            or m.tokens[near].pos not in ("NOUN", "NUM")
        ):
            continue
        while m.tokens[near].dep in ("compound", "nummod", "flat") and m.tokens[near].head > noun:
            near = m.tokens[near].head
        beside = next((one for one in (near, *m.above(near)) if m.tokens[one].head == noun), -1)
        if beside >= 0 and m.tokens[beside].dep == "appos" and not m.kids(at, *SUBJECTS):
            m.move(at, near, "acl")


def told_of_front(m: Movable) -> None:
    """ "Under the deal, reached in May, it pays": between commas the participle tells of the opening phrase."""
    for at, token in enumerate(m.tokens):
        if token.dep != "advcl" or token.pos != "VERB":
            continue
        noun = m.first(at) - 2
        done = token.dep == "advcl" and token.pos == "VERB" and token.text.lower() != token.lemma and noun > 0
        if not done or token.text.endswith("ing") or m.tokens[noun + 1].text != "," or m.kids(at, "mark", *SUBJECTS):
            continue
        front = m.tokens[noun]
        known = any(
            m.tokens[kid].text.lower() in ("the", "a", "an", "its", "their") for kid in m.kids(noun, "det", "nmod:poss")
        )
        own = m.kids(token.head, *SUBJECTS) if token.head >= 0 else []
        opens = front.pos == "NOUN" and front.dep == "obl" and front.head == token.head and m.first(noun) <= 1
        if opens and known and own and own[0] > at and m.tokens[m.end(at) + 1].text == ",":
            m.move(at, noun, "acl")


def joined_times(m: Movable) -> None:
    """ "Early on Friday and four years after it was sent": what has "after" before it is when, and no clause beside."""
    for at, token in enumerate(m.tokens):
        if token.dep != "conj" or token.head < 0:
            continue
        marks = [kid for kid in m.kids(at, "mark", "advmod") if m.tokens[kid].text.lower() in ("after", "before")]
        if marks and m.kids(at, *SUBJECTS):
            timed = any(kid < marks[0] for kid in m.kids(at, "obl:unmarked"))
            beside = not timed and m.first(at) == marks[0] and _joined_time(m, at, marks[0] - 1)
            if (timed or beside) and m.tokens[token.head].dep != "advcl":
                m.put(at, dep="advcl")
                m.put(marks[0], pos="SCONJ", dep="mark")


def _joined_time(m: Movable, clause: int, near: int) -> bool:
    """Hang a length of time joined to a distance on the clause behind it, where one stands there."""
    while m.tokens[near].dep == "conj" and m.tokens[m.tokens[near].head].dep == "conj":
        near = m.tokens[near].head
    if m.tokens[near].dep != "conj" or m.tokens[near].pos != "NOUN" or not m.kids(near, "nummod"):
        return False
    for kid in m.kids(near, "cc"):
        m.move(kid, clause, "cc")
    m.move(near, clause, "obl:unmarked")
    return True
