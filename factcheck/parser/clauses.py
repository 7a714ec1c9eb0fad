"""Clauses taken apart: main, joined, reported, participles and appositions, each with the subject it speaks of."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.parser import verbs
from factcheck.parser.adjuncts import adjunct, leading, of_how_many
from factcheck.parser.apart import apart_from, asks, hopes, is_deed, is_denied, is_planned, part_of_them, punished
from factcheck.parser.appositions import apposition, who_it_is
from factcheck.parser.lists import inclusion, is_inclusion, items
from factcheck.parser.measures import measure
from factcheck.parser.nominals import age, is_age, nominal
from factcheck.parser.participles import state, tense_of
from factcheck.parser.phrases import before, fronted, is_bound, named_np, trim
from factcheck.parser.relatives import relative, stays_within
from factcheck.parser.segments import Segment, opens_figure, segments
from factcheck.parser.sharing import lead_of, object_shared, shared_being, shares_front
from factcheck.parser.taking import SUBJECTS, Proposition, Taking

_MODALS = frozenset("will would could may might can shall should must".split())


class _Parts(NamedTuple):
    """The words of a clause sorted out: what it says itself, figures behind commas, clauses of their own."""

    spoken: set[int]  # the subject's words, clauses within them included
    outside: list[int]  # heads of what stands for itself
    narrow: list[int]  # the clause's words without all that
    figures: list[Segment]
    body: list[int]
    whole: list[int]  # body and subject


def clause(t: Taking, head: int, subject: tuple[int, ...], form: str, shared: tuple[int, ...]) -> None:
    """Take the clause under `head`, with an inherited subject, and everything beneath it that stands for itself."""
    own = _subject(t, head)
    speech = _speech(t, head)
    parts = _parts(t, head, own, speech)
    if own is not None:
        subject = _subject_words(t, own, parts.outside)
    if parts.body and not _is_bare_saying(t, head, parts.body, speech) and not _is_cleft(t, head):
        words = parts.whole if form != "relative" else parts.body
        planned = "will" if is_planned(t, head) and not set(parts.body) & set(subject) else ""
        body = _unlabelled(t, parts.body, subject) if planned else parts.body
        whole = (*body, *object_shared(t, head, body))
        if t.word(0) == "nor" and head == t.tree.root() and 0 not in whole:  # "Nor is this the last": it is not
            whole, words = (0, *whole), [0, *words]
        t.add(Proposition(form, head, subject, whole, (words[0], words[-1]), planned, shared=shared))
        _inverted(t, head, own, parts)
    if speech is not None:
        _reported(t, head, speech)
    for place in sorted({*parts.narrow, *parts.spoken}):
        nominal(t, place, apart=frozenset(parts.outside))
    led = leading(t, head)
    said = trim(t, [at for at in parts.body if at not in led]) if led else parts.body
    for one in parts.figures:
        measure(t, head, subject, said, one)
    items(t, head, subject, said)
    adjunct(t, head, said)
    of_how_many(t, head, subject, said)
    front = shared or tuple(fronted(t, head, own))
    for child in parts.outside:
        if child != speech:
            _subclause(t, child, subject, front)


def _inverted(t: Taking, head: int, own: int | None, parts: _Parts) -> None:
    """ "Also included are a payment and the right to leave": a claim of each thing that stands behind the verb."""
    others = t.all(own, "conj") if own is not None and own > head and t.word(head - 1) != "not" else []
    bare = (
        len(t.all(head, "aux", "aux:pass")) == 1 and t.kid(head, "aux:pass") is not None and t.kid(head, "obl") is None
    )
    if own is None or not others or not bare or any(t.kid(at, "det", "nummod") is None for at in (own, *others)):
        return
    gone, being = frozenset(others), t.kid(head, "aux:pass")
    joiner = "was" if being is not None and t.word(being) in ("was", "were") else "is"
    said = tuple(at for at in parts.body if at != being)
    t.amend(len(t.found) - 1, subject=tuple(trim(t, t.under(own, without=gone))), body=said, joiner=joiner)
    for at in others:
        words = trim(t, t.under(at, without=gone - {at}))
        t.add(Proposition("clause", head, tuple(words), said, (words[0], words[-1]), joiner))


def _unlabelled(t: Taking, body: list[int], subject: tuple[int, ...]) -> list[int]:
    """ "Lean times: Acme to close two shops": what stands before the colon is no part of what Acme will do."""
    colon = next((at for at in body if t.word(at) == ":"), -1)
    return trim(t, [at for at in body if at > colon]) if 0 <= colon < (subject or (-1,))[0] else body


def _parts(t: Taking, head: int, own: int | None, speech: int | None) -> _Parts:
    apart = apart_from(t, head)
    spoken = set(t.under(own)) if own is not None else set()
    beside = {t.first(at): at for at in apart if at != speech and at not in spoken and _is_figure(t, at)}
    within = [at for figure in beside.values() for at in apart_from(t, figure)]
    outside = sorted([at for at in apart if at not in beside.values()] + within)
    narrow = t.under(head, without=frozenset(outside))
    figures = segments(t, head, [at for at in narrow if at not in spoken], also=frozenset(beside))
    figures = [_with_bound(t, one, outside) for one in figures]
    taken = {at for one in figures for at in _with_commas(t, one.words)}
    gone = frozenset(at for at in outside if not _stays(t, head, at) or t.token(at).head in taken)
    inside = [at for at in t.under(head, without=gone) if at not in taken]
    body = trim(t, [at for at in inside if at not in spoken])
    return _Parts(spoken, outside, [at for at in narrow if at not in taken], figures, body, trim(t, inside))


def _with_commas(t: Taking, words: tuple[int, ...]) -> tuple[int, ...]:
    """The words with the commas on both sides where the clause goes on: "asked him[, by 6 votes to 3,] to go"."""
    first, last = words[0] - 1, words[-1] + 1
    goes_on = t.word(first) == t.word(last) == "," and t.token(last + 1).dep in ("mark", "case", "xcomp", "advmod")
    return (first, *words, last) if goes_on else words


def _stays(t: Taking, head: int, child: int) -> bool:
    """Whether a clause's words are needed where they stand: what somebody was quick to say, too."""
    over = t.token(child).head
    deep = t.token(child).dep == "ccomp" and t.token(over).dep in ("xcomp", "advcl") and t.token(over).head == head
    to = deep and any(t.word(kid) == "to" for kid in t.all(over, "mark"))
    return stays_within(t, child) or (to and t.token(head).pos == "ADJ")


def _with_bound(t: Taking, one: Segment, outside: list[int]) -> Segment:
    """A figure with the clauses that it cannot do without: "1.9 fewer in the group that had the dummy pill"."""
    own = [kid for kid in outside if t.token(kid).head in one.words]
    bound = [kid for kid in own if stays_within(t, kid) or t.token(kid).dep in ("acl", "acl:relcl")]
    words = sorted({*one.words, *(at for kid in bound for at in t.under(kid))})
    return Segment(one.kind, tuple(words))


def _subject_words(t: Taking, own: int, outside: list[int]) -> tuple[int, ...]:
    """A clause's subject with the name beside it and the clause it cannot do without."""
    if t.word(own) in ("one", "another") and (name := who_it_is(t, own)):  # "Another, the actor Jo Roe, said"
        return name
    if t.token(own).dep.startswith("csubj") or is_bound(t, own):
        return tuple(t.under(own) if not is_bound(t, own) else trim(t, t.under(own)))
    words = set(named_np(t, own))
    for kid in t.under(own):
        told = t.token(kid).dep in ("acl", "acl:relcl") and t.token(kid).head in words
        if told and kid not in outside and not t.is_set_off(kid):  # "patients taking it", "children who must travel"
            words |= set(t.under(kid))
    for kid in outside:
        if t.token(kid).head in words and stays_within(t, kid) and t.token(kid).dep in ("acl", "acl:relcl"):
            words |= set(t.under(kid))
    return tuple(trim(t, sorted(words)))


def _is_cleft(t: Taking, head: int) -> bool:
    """ "It was an auditor who noticed" says no more than that an auditor noticed."""
    subject = t.kid(head, "nsubj", "expl")
    if subject is None or t.word(subject) != "it" or t.kid(head, "cop") is None:
        return False
    told = t.all(head, "acl:relcl", "advcl:relcl")
    return any(t.word(at) in ("who", "that") and t.token(at).dep == "nsubj" for kid in told for at in t.kids[kid])


def _subject(t: Taking, head: int) -> int | None:
    """A clause's own subject; that of "it is a scandal that …" and "there is" stays among the words."""
    if t.kid(head, "expl") is not None:
        return None
    return t.kid(head, *SUBJECTS)


def _is_figure(t: Taking, index: int) -> bool:
    """Whether a noun or number behind a comma gives a figure of the clause before it, and is no claim by itself."""
    token = t.token(index)
    if (
        is_age(t, index)
        or token.dep not in ("appos", "parataxis", "advcl")
        or t.word(t.first(index) - 1) not in (",", "—", "–")
    ):
        return False
    if is_deed(t, index):
        return True
    named = t.token(token.head).pos == "PROPN" and t.token(token.head).dep not in ("obl", "obl:unmarked")
    if token.dep == "appos" and named and token.pos == "NOUN" and t.word(t.first(index)) == "the":
        return False  # "won the Halden Prize, the most valuable award"
    beside = (
        token.dep == "parataxis"
        and token.pos in ("NOUN", "NUM", "SYM")
        and not t.is_clause(index)
        and index > token.head
    )
    if token.pos == "VERB" and token.text.endswith("ing"):
        return False
    counted = token.pos == "PROPN" and any(t.token(kid).pos == "NUM" for kid in t.all(index, "flat", "nummod"))
    return beside or counted or opens_figure(t, t.first(index))


def _is_bare_saying(t: Taking, head: int, body: list[int], speech: int | None) -> bool:
    """Whether a clause is no more than "she said": it names the speaker of the words around it."""
    if t.token(head).lemma not in verbs.SAYING or speech is not None:
        return False
    beside = [at for at in t.all(head, "ccomp", "parataxis", "obj") if t.is_clause(at)]
    if head == t.tree.root() and not t.quoted[-1] and not beside:
        return t.kid(head, *SUBJECTS) is None  # "most of the households had replied"
    own = t.kid(head, "nsubj:pass")
    if own is not None and t.token(own).pos == "NOUN" and t.token(own).lemma not in verbs.PEOPLE | verbs.TITLES:
        return False  # "no faults had been found"
    if own is not None and t.kid(head, "advmod") is not None:  # "they were told too late"
        return False
    if t.token(head).lemma in ("admit", "confirm", "deny") and t.kid(head, "obj") is not None:  # "denies them all"
        return False
    return not [at for at in body if t.token(at).pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and at != head]


def _subclause(t: Taking, child: int, subject: tuple[int, ...], front: tuple[int, ...]) -> None:
    token = t.token(child)
    if token.pos == "NUM" and token.dep == "advcl":  # "since he was 14" tells when, and nothing else
        return
    if is_age(t, child):
        age(t, child)
    elif is_inclusion(t, child):
        inclusion(t, child)
    elif token.dep in ("acl:relcl", "advcl:relcl") and not _is_bare_participle(t, child):
        relative(t, child, clause)
    elif token.dep in ("acl", "acl:relcl"):
        _participle(t, child, before(t, child, named_np(t, token.head)))
    elif token.dep == "appos" and t.word(t.first(child)) == "among" and t.word(t.first(child) + 1) == "them":
        inclusion(t, child, lead=2)
    elif token.dep == "appos":
        apposition(t, child, _subclause)
    elif token.dep == "advcl" and t.kid(child, *SUBJECTS) is None:
        over = punished(t, child) if t.kid(child, "mark") is not None else None
        _participle(t, child, tuple(named_np(t, over)) if over is not None else subject)
    elif token.dep == "conj":
        _joined(t, child, subject, front)
    else:
        clause(t, child, (), "clause", ())


def _is_bare_participle(t: Taking, child: int) -> bool:
    """ "Donations meant for the poor": a relative clause with neither pronoun nor subject is a participle."""
    done = t.token(child).pos == "VERB" and t.first(child) == child and t.word(child) != t.token(child).lemma
    return done and t.kid(child, *SUBJECTS, "aux", "cop") is None


def _joined(t: Taking, child: int, subject: tuple[int, ...], front: tuple[int, ...]) -> None:
    """A second verb has the first one's subject, and then its helping verbs and the words in front as well."""
    first = t.token(t.token(child).head)
    bare = t.kid(child, "aux", "aux:pass", "cop", *SUBJECTS) is None and first.pos == t.token(child).pos == "VERB"
    doing = [t.word(child).endswith("ing"), first.text.endswith("ing")]
    alike = all(doing) or t.kid(t.token(child).head, "aux", "aux:pass", "mark", *SUBJECTS) is None
    if bare and (first.dep == "acl" or (first.dep == "advcl" and alike)):
        # "built in 1998 and run by the state", "killing four and cutting power"
        before_it = tuple(trim(t, [at for at in subject if at < t.first(child)])) if child in subject else subject
        _participle(t, child, before_it)
        return
    start = len(t.found)
    if t.kid(child, "expl") is not None:  # "and there is no sign of a fall"
        clause(t, child, (), "clause", ())
        return
    over = t.kid(t.token(child).head, *SUBJECTS)
    if over is not None and over not in subject:  # within a clause that is none of its own: "he saw that she came and"
        subject = _subject_words(t, over, [])
    clause(t, child, subject, "clause", front if shares_front(t, child, front) else ())
    if len(t.found) > start and t.token(t.token(child).head).dep == "acl:relcl" and t.kid(child, *SUBJECTS) is None:
        t.amend(start, form="relative")  # "a horse, which cost £9 and won": the horse won
    own = t.kid(child, "nsubj:pass")
    if own is not None and t.token(own).pos == "NUM" and len(t.found) > start and not t.all(child, "aux:pass"):
        t.amend(start, joiner="was")  # "three were killed and 27 injured"
        return
    if len(t.found) > start and (being := shared_being(t, child)):
        t.amend(start, joiner=being)
        return
    lead = lead_of(t, child)
    for place in range(start, len(t.found) if lead else start):
        one = t.found[place]
        if one.head == child or (child in one.body and one.subject == t.found[start].subject):
            t.amend(place, body=tuple(sorted({*lead, *one.body})))


def _participle(t: Taking, child: int, subject: tuple[int, ...]) -> None:
    """ "A plant closed since 2015", "reviving a mill": the noun is what the participle says of it."""
    if _makes(t, child, subject):
        return
    said = t.kid(child, "ccomp") if t.token(child).lemma in verbs.SAYING and t.word(child).endswith("ing") else None
    apart = [at for at in apart_from(t, child) if at != said]
    body = trim(t, t.under(child, without=frozenset(at for at in apart if not stays_within(t, at))))
    each = t.kid(child, "nsubj", "nsubj:pass")
    if each is not None and (them := part_of_them(t, each)) >= 0 and body and body[0] == t.first(each):
        part, rest = tuple(t.under(each)), [at for at in body if at > them]
        t.add(
            Proposition(
                "share", child, part, tuple(rest), (body[0], body[-1]), "were", pronoun=them, antecedent=subject
            )
        )
        return
    if each is not None and t.word(each) in ("each", "all", "both") and body[:1] == [each] and subject:
        subject, body = (*subject, each), body[1:]  # "the gates, each weighing 40 tonnes"
    if body and subject:
        doing = t.word(child).endswith("ing")
        joiner = (
            tense_of(t, child) if doing and body[0] == child and len(body) > 1 else "is" if doing else state(t, child)
        )
        rest = body[1:] if joiner not in ("is", "was") else body
        t.add(Proposition("participle", child, subject, tuple(rest), (body[0], body[-1]), joiner))
    for place in body:
        nominal(t, place, apart=frozenset(apart))
    items(t, child, subject, body[1:] if body and body[0] == child and t.word(child).endswith("ing") else body)
    for other in apart:
        _subclause(t, other, subject, ())


def _makes(t: Taking, child: int, subject: tuple[int, ...]) -> bool:
    """ "The car won, making it the fastest": a pronoun there is the clause's own subject."""
    made, said = t.kid(child, "obj"), t.kid(child, "xcomp")
    if said is None:  # "making it among the oldest"
        said = next((kid for kid in t.all(child, "obl") if t.word(t.first(kid)) == "among"), None)
    if (
        t.word(child) != "making"
        or made is None
        or said is None
        or (t.token(said).pos not in ("NOUN", "ADJ", "PROPN", "NUM") and t.word(t.first(said)) != "among")
    ):
        return False
    body = t.under(said)
    over = t.token(child).head
    perfect = any(t.word(kid) in ("has", "have") for kid in t.all(over, "aux")) if over >= 0 else False
    joiner = "was" if tense_of(t, child) == "past" and not perfect else "is"
    whom = subject if t.token(made).pos == "PRON" and subject else tuple(t.under(made))
    t.add(Proposition("participle", said, whom, tuple(body), (child, body[-1]), joiner))
    return True


def _speech(t: Taking, head: int) -> int | None:
    """Return the clause a verb of saying reports; None where the clause reports nothing."""
    if t.token(head).lemma not in verbs.SAYING or is_denied(t, head) or hopes(t, head):
        return None
    said = t.kid(head, "ccomp")
    if said is not None and said > head and t.token(head).lemma in verbs.DECIDING:
        return None
    if said is None and '"' in t.tree.text.translate(verbs.MARKS):
        said = t.kid(head, "parataxis")
    return said if said is not None and t.is_clause(said) and not asks(t, said) else None


def _reported(t: Taking, head: int, said: int) -> None:
    """ "X said P" is two claims: that X said it, which the clause above is, and P."""
    before = len(t.found)
    clause(t, said, (), "reported", ())
    for place in range(before, len(t.found)):
        if t.found[place].verb < 0:
            t.amend(place, verb=head)
