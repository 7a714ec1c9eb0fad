"""Relative clauses set right: of whom and of what they tell, and what belongs inside them."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.mending.movable import SUBJECTS, Movable

_RELATIVE = frozenset({"who", "which", "that"})
_PARTS = frozenset("none neither both some most all half each many few several".split())
_ASKING = _RELATIVE | {"whose", "whom", "where"}
_CHOSEN = frozenset("first second third last latter".split())
_BESIDE = frozenset({"acl:relcl", "parataxis", "advcl"})


def whose(m: Movable) -> None:
    """ "Emily Carr, whose twin sons attend the school": the clause tells of her, and the sons are its subject."""
    for token in list(m.tokens):
        if token.text.lower() != "whose" or token.head < 0 or m.tokens[token.head].dep != "appos":
            continue
        noun = token.head
        for verb in m.kids(m.tokens[noun].head, "acl:relcl"):  # "Roe, whose son lost it": he is the subject of "lost"
            if noun < verb and m.first(verb) == noun + 1 and not m.kids(verb, *SUBJECTS):
                m.put(noun, head=verb, dep="nsubj")
        for verb in m.kids(noun, "acl:relcl", "acl"):
            told = m.tokens[verb].dep == "acl:relcl" or m.kids(verb, "aux", "aux:pass")
            if verb > noun and told and not m.kids(verb, *SUBJECTS):
                over = m.tokens[noun].head
                m.put(verb, head=over, dep="acl:relcl")
                m.put(noun, head=verb, dep="nsubj")
                _gathered(m, noun, verb)
                break


def _gathered(m: Movable, noun: int, verb: int) -> None:
    """ "Whose motion to delay it until May was lost": what stands before the helping verb belongs to the subject."""
    helpers = m.kids(verb, "aux", "aux:pass", "cop")
    inner = [at for at in range(noun, helpers[0] if helpers else noun) if m.tokens[at].pos == "VERB"]
    for kid in m.kids(verb) if inner else []:
        if inner[-1] < kid < helpers[0] and m.tokens[kid].dep in ("obl", "mark", "advmod"):
            bare = m.tokens[kid].dep == "mark" and m.tokens[kid + 1].pos == "NUM"
            m.move(kid, *((kid + 1, "case") if bare else (inner[-1], m.tokens[kid].dep)))


def who_are_persons(m: Movable) -> None:
    """ "Daniel Okoye of King's Hospital in Leeds, who reviewed it": who is the person, not the hospital or the city."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl:relcl" or token.head < 0:
            continue
        thing = m.name_of(token.head) in ("ORG", "LOC") or m.tokens[token.head].lemma in verbs.STANDING
        asks = any(m.tokens[kid].text.lower() == "who" for kid in m.kids(at, "nsubj", "nsubj:pass"))
        over = next((one for one in m.above(token.head) if _is_person(m, one)), -1)
        if thing and asks and 0 <= over < token.head:
            m.move(at, over, "acl:relcl")


def _is_person(m: Movable, at: int) -> bool:
    """Whether a token names a person or a calling; a title before a name gives way to the name."""
    token = m.tokens[at]
    called = token.lemma in verbs.TITLES | verbs.PEOPLE or token.lemma.endswith(("ist", "ian"))
    titled = any(m.tokens[kid].lemma.lower() in verbs.TITLES for kid in m.kids(at, "nmod:desc"))
    return titled or m.name_of(at) == "PER" or (token.pos == "NOUN" and called and token.dep != "nmod:desc")


def closed_clauses(m: Movable) -> None:
    """ "Doses of the drug, known as R31, before the rains": behind the closing comma the main clause goes on."""
    for at, token in enumerate(m.tokens):
        clause = token.head
        if token.dep not in ("obl", "obl:unmarked") or clause < 0 or m.tokens[clause].dep not in ("acl", "acl:relcl"):
            continue
        first = m.first(clause)
        if first < 1 or m.tokens[first - 1].text != "," or at < clause:
            continue
        closing = [other for other in range(clause, m.first(at)) if m.tokens[other].text == ","]
        listed = any(m.tokens[m.tokens[other].head].dep == "conj" for other in closing)
        over = next((one for one in m.above(clause) if m.is_clause(one)), -1)
        if closing and not listed and over >= 0:
            m.move(at, over, token.dep)


def parts_of_which(m: Movable) -> None:
    """ "42 pictures, six of which have been found", "neither of which had": what is told is told of that part."""
    for at, token in enumerate(m.tokens[:-3]):
        of, which = m.tokens[at + 1], m.tokens[at + 2]
        chosen = token.text.lower() in _CHOSEN or token.text.endswith("est")  # "the last of which"
        part = token.pos == "NUM" or token.text.lower() in _PARTS or (chosen and m.tokens[at - 1].text.lower() == "the")
        if not part or of.text.lower() != "of" or which.text.lower() not in ("which", "whom"):
            continue
        near = [*m.above(at + 2), *m.kids(token.head), *(kid for one in m.above(at) for kid in m.kids(one))]
        over = [one for one in near if m.tokens[one].dep in _BESIDE]
        clause = next((one for one in over if one > at + 2), -1)
        if clause < 0 or [kid for kid in m.kids(clause, *SUBJECTS) if kid not in (at, at + 2)]:
            continue
        m.move(at, clause, "nsubj:pass" if m.kids(clause, "aux:pass") else "nsubj")
        m.move(at + 2, at, "nmod")
        m.move(at + 1, at + 2, "case")


def who_behind_names(m: Movable) -> None:
    """ "The decision to dismiss Petrovic, who will": "who" behind a person's name and a comma is that person."""
    for at, token in enumerate(m.tokens):
        near = at - 2
        if token.text.lower() != "who" or near < 0 or m.tokens[at - 1].text != "," or m.name_of(near) != "PER":
            continue
        while m.tokens[near].dep == "flat" and m.tokens[near].head >= 0:
            near = m.tokens[near].head
        clause = token.head
        beside = m.tokens[near].dep == "appos" and m.tokens[near].head == m.tokens[clause].head
        if clause > at and m.tokens[clause].dep == "acl:relcl" and m.name_of(m.tokens[clause].head) != "PER":
            m.move(clause, near, "acl:relcl") if not beside else None


def loose_relatives(m: Movable) -> None:
    """ "Said Okafor, whose father played": a clause that opens with "whose" or "who" tells of the noun before it."""
    for at, token in enumerate(m.tokens):
        if token.text.lower() not in ("whose", "who") or at < 2 or m.tokens[at - 1].text != ",":
            continue
        clause = next((over for over in m.above(at) if m.is_clause(over) and m.first(over) == at), -1)
        if clause < 0 or m.tokens[clause].dep not in ("ccomp", "parataxis", "advcl", "conj"):
            continue
        near = at - 2
        while m.tokens[near].dep in ("flat", "compound") and 0 <= m.tokens[near].head < at:
            near = m.tokens[near].head
        if m.tokens[near].pos in ("NOUN", "PROPN"):
            m.move(clause, near, "acl:relcl")


def contact_clauses(m: Movable) -> None:
    """ "A pledge the group made": a noun right behind another and before a verb is that verb's subject."""
    for at, token in enumerate(m.tokens):
        if token.dep != "appos" or token.pos != "NOUN" or m.first(at) - 1 != token.head:
            continue
        done = [kid for kid in m.kids(at, "acl") if kid == at + 1 and m.tokens[kid].text.lower() != m.tokens[kid].lemma]
        if done and m.kids(at, "det", "nmod:poss") and not m.tokens[done[0]].text.endswith("ing"):
            m.move(done[0], token.head, "acl:relcl")
            m.move(at, done[0], "nsubj")


def expected(m: Movable) -> None:
    """ "The 2.2 billion kroner analysts had expected": before "had" a plural right behind a sum is its subject."""
    for verb, token in enumerate(m.tokens):
        noun = next(iter(m.kids(verb, *SUBJECTS)), token.head if token.dep == "acl:relcl" else -1)
        if token.dep not in ("acl:relcl", "ccomp") or noun < 1 or (token.head > verb) or token.pos != "VERB":
            continue
        sums = [kid for kid in m.kids(noun, "compound") if kid == noun - 1 and m.kids(kid, "nummod")]
        plural = m.tokens[noun].pos == "NOUN" and m.tokens[noun].text.lower() != m.tokens[noun].lemma
        if m.tokens[noun + 1].dep != "aux" or m.tokens[noun + 1].head != verb or not sums or not plural:
            continue
        over = noun if token.head == noun else verb
        m.put(sums[0], head=m.tokens[over].head, dep=m.tokens[noun].dep if over == noun else "obj")
        for kid in m.kids(noun):
            m.move(kid, sums[0], m.tokens[kid].dep) if kid < noun else None
        m.put(verb, head=sums[0], dep="acl:relcl")
        m.put(noun, head=verb, dep="nsubj")
        for kid in m.kids(m.tokens[m.tokens[sums[0]].head].head, "obl"):  # ", according to a poll"
            if m.first(kid) == verb + 2 and m.tokens[verb + 2].text.lower() == "according":
                m.move(kid, verb, "obl")


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
            over = m.tokens[near].head
            of = any(m.tokens[kid].text.lower() == "of" for kid in m.kids(near, "case"))
            if of and over >= 0 and m.tokens[near].pos == m.tokens[over].pos == "PROPN":  # "the Ring of Fire, where"
                near = over
            if m.tokens[near].dep == "conj" and m.tokens[near].pos == "PROPN":  # "in Rome and Bari, where"
                near = m.tokens[near].head
            m.move(at, near, "acl:relcl")
            m.put(word, pos="ADV", dep="advmod")


def told_by_which(m: Movable) -> None:
    """ "The bill, which has doubled": a clause with "which" for its subject is a relative clause."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl":
            continue
        if any(m.tokens[kid].text.lower() in _RELATIVE for kid in m.kids(at, "nsubj", "nsubj:pass")):
            m.put(at, dep="acl:relcl")


def second_relatives(m: Movable) -> None:
    """ "Roe, who fished since he was 14 and whose hut stands": the second clause tells of the noun of the first."""
    for at, token in enumerate(m.tokens):
        if token.dep not in ("conj", "acl:relcl") or not m.kids(at, "cc"):
            continue
        first = next((other for other in range(m.first(at), at) if m.tokens[other].dep != "cc"), at)
        if m.tokens[first].text.lower() not in _ASKING:
            continue
        over = next((one for one in m.above(at) if m.tokens[one].dep == "acl:relcl" and one != at), -1)
        if over < 0:  # "a decision that is under appeal and that prompted": the clause before "and" is of the noun, too
            joins = m.kids(at, "cc")[0] - 1
            over = next((one for one in (joins, *m.above(joins)) if m.tokens[one].dep == "acl:relcl"), -1)
        if over >= 0 and m.tokens[over].head >= 0:
            m.move(at, m.tokens[over].head, "acl:relcl")


def open_relatives(m: Movable) -> None:
    """ "By Watanabe, who joined last year and is credited with it": no comma closes the clause, so it goes on."""
    for at, token in enumerate(m.tokens):
        joins = m.kids(at, "cc")
        if token.dep != "conj" or not joins or token.head < 0 or m.kids(at, *SUBJECTS) or joins[0] > at:
            continue
        for over in (joins[0] - 1, *m.above(joins[0] - 1)):
            if m.tokens[over].dep != "acl:relcl" or over <= token.head or m.last(over) != joins[0] - 1:
                continue
            if m.tokens[m.first(over) - 1].text == "," and m.is_clause(at):
                m.move(at, over, "conj")
            break


def which_are_things(m: Movable) -> None:
    """ "The captain of the ferry, which was built in 1998": nobody is "which"."""
    for at, token in enumerate(m.tokens):
        if token.dep != "acl:relcl" or token.head < 0 or not _is_person(m, token.head):
            continue
        asks = next((kid for kid in m.kids(at, *SUBJECTS, "obj") if m.tokens[kid].text.lower() == "which"), -1)
        near = asks - 2 if asks > 1 and m.tokens[asks - 1].text == "," else asks - 1
        while near > token.head and m.tokens[near].dep in ("flat", "compound") and m.tokens[near].head > token.head:
            near = m.tokens[near].head
        thing = near > token.head and m.tokens[near].pos in ("NOUN", "PROPN") and not _is_person(m, near)
        if asks > 0 and thing and token.head in m.above(near):
            m.move(at, near, "acl:relcl")


def closed_adverbials(m: Movable) -> None:
    """ "It began in May, when rosters came, and led to strikes": behind the closing comma the main clause goes on."""
    for at, token in enumerate(m.tokens):
        joins = m.kids(at, "cc")
        if token.dep != "conj" or not joins or token.head < 0 or m.kids(at, *SUBJECTS) or not 1 < joins[0] < at:
            continue
        over = token.head
        inner, first = m.tokens[over], m.first(over)
        set_off = inner.dep == "advcl" and inner.head < first and m.tokens[first - 1].text == ","
        closed = m.tokens[joins[0] - 1].text == "," and len(m.kids(over, "conj")) == 1
        if set_off and closed and m.kids(over, *SUBJECTS, "mark") and m.kids(inner.head, *SUBJECTS):
            m.move(at, inner.head, "conj")


def last_of_list(m: Movable) -> None:
    """ "Snow, dust, which darkens the ice, and sun": one thing darkens it, the one right before."""
    for at, token in enumerate(m.tokens):
        which = m.first(at) if token.dep == "acl:relcl" else 0
        if which < 2 or m.tokens[which].text.lower() != "which" or _is_plural_verb(m, at) is not False:
            continue
        near = [kid for kid in m.kids(token.head, "conj") if m.end(kid) == which - 2 and kid < which]
        if near and m.tokens[which - 1].text == ",":
            m.move(at, near[0], "acl:relcl")


def due_to(m: Movable) -> None:
    """ "which was due to open", "it is due to open": to open is what it was due to do."""
    for at, token in enumerate(m.tokens):
        due = token.head
        if token.text.lower() == "to" and token.dep == "fixed" and m.kids(due + 2, "cop"):
            _due(m, due, due + 2)
            continue
        if token.text.lower() == "to" and token.dep == "fixed" and m.tokens[token.head].text.lower() == "due":
            after = at + 1
            if after < len(m.tokens) and m.tokens[after].pos in ("VERB", "ADJ") and m.tokens[after].dep == "acl:relcl":
                m.move(after, token.head, "xcomp")
                m.move(at, after, "mark")


def _due(m: Movable, due: int, verb: int) -> None:
    """Make "due" the predicate, and the verb behind it what is due."""
    told, over = m.tokens[verb], m.tokens[due].head
    beside = over == told.head and m.tokens[due].dep == told.dep == "acl:relcl"
    if m.tokens[due].text.lower() != "due" or not (over == verb or beside) or told.pos not in ("VERB", "ADJ", "NOUN"):
        return
    m.put(due, pos="ADJ", head=told.head, dep=told.dep)
    m.put(verb, head=due, dep="xcomp")
    m.put(due + 1, head=verb, dep="mark")
    for kid in m.kids(verb):
        if kid < due:
            m.move(kid, due, "nsubj" if m.tokens[kid].dep == "nsubj:outer" else m.tokens[kid].dep)


def due_in(m: Movable) -> None:
    """ "The report, due in May, will": what is due is the report."""
    for at, token in enumerate(m.tokens):
        if token.text.lower() != "due" or token.dep != "case" or at < 2 or m.tokens[at - 1].text != ",":
            continue
        nouns = [over for over in (at - 2, *m.above(at - 2)) if m.tokens[over].pos in ("NOUN", "PROPN") and over < at]
        if nouns and token.head > at + 1:
            day = token.head
            m.put(at, pos="ADJ", head=nouns[-1], dep="acl")
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
            m.put(at, head=-1, dep="root")
            subject = "nsubj:pass" if m.kids(at, "aux:pass") else "nsubj"
            m.put(root, head=at, dep=subject)
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
    whole = next((name for name in m.names if name.start <= at < name.end), None)
    if whole is not None and whole.start <= m.tokens[at].head < whole.end:  # "the Institute of India, which"
        return None
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
