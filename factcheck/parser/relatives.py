"""Relative clauses: what they say of the noun before them, the noun put where the pronoun stood or was left out."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.parser import verbs
from factcheck.parser.phrases import before, head_np, is_beside, is_named, named_np
from factcheck.parser.taking import SUBJECTS, Taking

Clause = Callable[[Taking, int, tuple[int, ...], str, tuple[int, ...]], None]

_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose", "where", "when"})
_NOT = frozenset("not no never none nobody nothing neither".split())
_WHERE = frozenset("in at on near outside inside off around".split())
_FRACTIONS = frozenset("half third quarter fifth tenth most all".split())  # "of which the state will pay half"
_CHARGING = frozenset("accuse blame credit cite criticise fault praise suspect thank".split())
_DEFINITE = frozenset("the those these that any every all no both each few only".split())


def stays_within(t: Taking, child: int) -> bool:
    """Whether a clause's words are needed where they stand: "dockers who lost pay", "the six years they asked for"."""
    token = t.token(child)
    if is_beside(t, child) or is_named(t, child) or _is_since(t, child):
        return True
    if token.dep not in ("acl:relcl", "acl") or t.is_set_off(child):
        return False
    noun = token.head
    if t.word(noun) in _MONTHS and any(t.word(kid) in ("a", "an") for kid in t.all(noun, "det")):
        return True  # "after a March that was too warm"
    if any(kid < child and t.is_set_off(kid) for kid in t.all(noun, "acl:relcl")):  # ", which grows and which was sold"
        return False
    if token.dep == "acl:relcl" and _pronoun(t, child) is None:  # "a report it received"
        return True
    if token.dep == "acl:relcl" and t.word(t.first(child)) == "where":  # "it lies in an area where it may dig"
        return True
    if token.dep == "acl:relcl" and t.word(t.first(child)) == "that" and t.kid(child, *SUBJECTS) != t.first(child):
        return True  # "Sundays that drivers can be made to work"
    if t.token(noun).dep == "obj" and t.token(t.token(noun).head).lemma in _CHARGING:
        return True  # "she blames a valve fitted in May": of what she blames it, the valve alone says too little
    if any(t.word(kid) in _DEFINITE for kid in t.all(noun, "det")):
        plural = t.token(noun).pos == "NOUN" and t.word(noun) != t.token(noun).lemma  # "the vessels needed to build it"
        return token.dep == "acl:relcl" or plural or t.token(noun).dep in SUBJECTS
    return t.token(noun).dep in SUBJECTS and t.token(noun).pos == "NOUN"


def is_any_thing(t: Taking, noun: int) -> bool:
    """ "Acme, the company that runs it": only the clause on the noun says what it is, and says it of Acme."""
    token = t.token(noun)
    told = any(not t.is_set_off(kid) for kid in t.all(noun, "acl:relcl"))
    bare = all(t.token(kid).dep in ("det", "acl:relcl", "punct") for kid in t.kids[noun])
    one = any(t.word(kid) == "the" for kid in t.all(noun, "det")) and token.lemma not in verbs.TITLES | verbs.PEOPLE
    vague = one or token.lemma in verbs.ANYTHING or t.kid(noun, "det") is None  # "£18 million, money that it lacks"
    return told and bare and token.dep == "appos" and token.pos == "NOUN" and vague


def _is_since(t: Taking, child: int) -> bool:
    """ "It has stood empty since the office moved out", "its biggest since it was founded"."""
    mark = t.kid(child, "mark") if t.token(child).dep == "advcl" else None
    over = t.token(child).head
    if mark is None:
        return False
    alone = all(kid == child or t.token(kid).dep in (*SUBJECTS, "punct", "aux", "mark") for kid in t.kids[over])
    if t.word(mark) in ("when", "after") and alone and t.token(over).lemma in ("begin", "start", "come", "end"):
        return True  # "an inquiry that began when she called"
    if t.word(mark) in ("when", "before", "until"):  # "none of them was ill when she came"
        return not t.is_set_off(child) and any(t.word(at) in _NOT for at in t.under(over) if at <= over)
    best = (over, *t.all(over, "amod"))
    most = any(t.word(kid).endswith("est") or t.word(kid) in ("first", "worst") for kid in best)
    perfect = any(t.word(kid) in ("has", "have", "had") for kid in t.all(over, "aux"))
    return t.word(mark) == "since" and (perfect or most)


def relative(t: Taking, child: int, clause: Clause) -> None:
    """Take a relative clause with the noun in the place of its pronoun."""
    noun = t.token(child).head
    while t.token(noun).dep == "compound" and t.token(noun).head > noun:
        noun = t.token(noun).head
    behind = [kid for kid in t.all(noun, "conj") if kid < child and t.kid(kid, "case") is not None]
    noun = behind[-1] if behind and t.is_set_off(child) else noun  # "to the slump and to the price of gas, which"
    pronoun = _pronoun(t, child)
    over = t.token(noun).head
    explains = t.token(noun).dep == "appos" and t.token(noun).pos == "NOUN" and over >= 0
    named = (
        explains and t.token(over).pos in ("PROPN", "PRON") and (t.kid(noun, "det") is not None or t.is_set_off(noun))
    )
    named = named or (is_any_thing(t, noun) and t.token(over).pos == "NOUN")
    whole = before(t, child, named_np(t, noun)) if not named else tuple(head_np(t, over))
    among = next((at for at in whole if t.word(at) in ("them", "these") and t.word(at - 1) == "among"), -1)
    whole = tuple(at for at in whole if at > among and t.token(at).dep != "expl")  # "it was her call that led them"
    if pronoun is None:
        _without_pronoun(t, child, whole, clause)
    elif t.token(pronoun).dep in SUBJECTS and t.token(pronoun).head == child:
        _as_subject(t, child, pronoun, whole, clause)
    elif t.token(pronoun).dep in SUBJECTS:
        _through_saying(t, child, pronoun, whole, clause)
    else:
        _elsewhere(t, child, pronoun, whole, clause)


def _pronoun(t: Taking, child: int) -> int | None:
    words = [at for at in t.under(child) if t.word(at) in _PRONOUNS and at < child]
    return next((at for at in words if t.token(at).pos in ("PRON", "DET", "SCONJ", "ADV")), None)


def _as_subject(t: Taking, child: int, pronoun: int, whole: tuple[int, ...], clause: Clause) -> None:
    t.kids[child].remove(pronoun)
    before = len(t.found)
    clause(t, child, whole, "relative", ())
    if _found(t, before, child):
        first = t.found[before]
        t.amend(before, quote=(min(pronoun, first.quote[0]), first.quote[1]))
    t.kids[child] = sorted([*t.kids[child], pronoun])


def _through_saying(t: Taking, child: int, pronoun: int, whole: tuple[int, ...], clause: Clause) -> None:
    """ "duties, which Raman said would cost the firm £7 million": what would cost it is the duties."""
    inner = t.token(pronoun).head
    if t.token(child).lemma not in verbs.SAYING:
        clause(t, child, (), "clause", ())
        return
    t.kids[inner].remove(pronoun)
    before = len(t.found)
    clause(t, inner, whole, "reported", ())
    for place in range(before, len(t.found)):
        t.amend(place, verb=child)
    if _found(t, before, inner):
        t.amend(before, quote=(pronoun, t.found[before].quote[1]))
    t.kids[inner] = sorted([*t.kids[inner], pronoun])


def _elsewhere(t: Taking, child: int, pronoun: int, whole: tuple[int, ...], clause: Clause) -> None:
    """ "whose contract ends", "for which it pays", "where it won", "that she wrote"."""
    before = len(t.found)
    clause(t, child, (), "clause", ())
    if not _found(t, before, child):
        return
    one = t.found[before]
    if t.word(pronoun) == "whose":
        t.amend(before, pronoun=pronoun, antecedent=whole)
        return
    if t.token(pronoun).dep == "det" or t.word(pronoun) == "when":
        _when(t, child, pronoun, before)
        return
    cases = t.all(pronoun, "case")
    if pronoun in one.subject and cases:  # "of which €25 million is for the plant"
        rest = [at for at in one.subject if at != pronoun and at not in cases]
        t.amend(before, subject=(*rest, *cases, pronoun), pronoun=pronoun, antecedent=whole)
        return
    lead = [at for at in cases if at < pronoun]
    counted = any(t.token(at).pos in ("NUM", "SYM", "DET", "ADJ") for at in one.subject)
    part = t.kid(child, "obj")
    parted = part is not None and (t.token(part).pos == "NUM" or t.token(part).lemma in _FRACTIONS)
    if one.subject and lead and t.word(lead[0]) == "of" and pronoun < one.subject[0] and counted and not parted:
        # "of which £3 million is"
        t.amend(
            before,
            subject=(*one.subject, *lead, pronoun),
            body=tuple(at for at in one.body if at not in (*lead, pronoun)),
            pronoun=pronoun,
            antecedent=whole,
        )
        return
    if lead and t.word(lead[0]) == "of" and _there_were(t, child, pronoun, before, whole, lead):
        return
    if t.word(pronoun) == "where":
        _where(t, child, pronoun, before, whole)
        return
    if parted and part in one.body and lead and t.word(lead[0]) == "of":  # "of which the state will pay half in cash"
        place = max(at for at in (part, *t.all(part, "nummod", "compound")) if at in one.body)
        body = [at for at in one.body if at != pronoun and at not in lead]
        cut = body.index(place) + 1
        t.amend(before, body=(*body[:cut], *lead, pronoun, *body[cut:]), pronoun=pronoun, antecedent=whole)
        return
    if t.token(pronoun).dep == "obj":
        _shared_object(t, child, before, whole)
    body = [at for at in one.body if at != pronoun and at not in lead]
    place = len(body) if lead else _place(t, pronoun, body)
    said = (*body[:place], *lead, pronoun, *body[place:])
    t.amend(before, body=said, pronoun=pronoun, antecedent=whole)


def _there_were(t: Taking, child: int, pronoun: int, before: int, whole: tuple[int, ...], lead: list[int]) -> bool:
    """ "Faults, of which there were 2,300 in May": there were 2,300 faults in May."""
    if t.kid(child, "expl") is None:
        return False
    there = t.kid(child, "nsubj")
    there = child if there is None else there
    one = t.found[before]
    if t.token(there).pos != "NUM" or there not in one.body:
        return False
    body = [at for at in one.body if at != pronoun and at not in lead]
    cut = body.index(there) + 1
    bare = all(t.token(at).dep not in ("det", "nmod:poss", "nummod") for at in whole)
    said = (*body[:cut], *(() if bare else lead), pronoun, *body[cut:])
    t.amend(before, body=said, pronoun=pronoun, antecedent=whole)
    return True


def _where(t: Taking, child: int, pronoun: int, before: int, whole: tuple[int, ...]) -> None:
    """ "In Rome, where it runs three shops and a mill": it runs three shops in Rome, and a mill in Rome."""
    lead = [at for at in t.all(t.token(child).head, "case") if t.word(at) in _WHERE][:1]
    tail = "" if lead else "in " + " ".join(t.token(at).text for at in whole)  # "the mayor of Randers, where it shut"
    for place in range(before, len(t.found)):
        one = t.found[place]
        if place > before and (one.form != "item" or pronoun not in one.body):
            continue
        body = [at for at in one.body if at != pronoun and at not in lead]
        if tail:
            t.amend(place, body=tuple(body), tail=tail)
        else:
            t.amend(place, body=(*body, *lead, pronoun), pronoun=pronoun, antecedent=whole)


def _shared_object(t: Taking, child: int, before: int, whole: tuple[int, ...]) -> None:
    """ "Which they bought and rebuilt in a barn": what they rebuilt is what they bought."""
    for place in range(before + 1, len(t.found)):
        one = t.found[place]
        joins = t.token(one.head).dep == "conj" and t.token(one.head).head == child and one.head in one.body
        if joins and t.token(one.head).pos == "VERB" and t.kid(one.head, "obj", "ccomp", "xcomp", *SUBJECTS) is None:
            at = one.body.index(one.head) + 1
            t.amend(place, body=(*one.body[:at], *whole, *one.body[at:]))


def _when(t: Taking, child: int, pronoun: int, before: int) -> None:
    """ "since 1987, when the league had two points": it had two points in 1987."""
    one = t.found[before]
    if t.token(pronoun).dep == "det":  # "by which time it had shut"
        del t.found[before]
        return
    tail = _day_before(t, t.first(child))
    t.amend(before, body=tuple(at for at in one.body if at != pronoun), tail=tail)
    for place in range(before + 1, len(t.found)):  # "in 2012, when 900 hectares burned and four people died"
        joined = t.token(t.found[place].head)
        if tail and joined.dep == "conj" and joined.head == child and t.found[place].form in ("clause", "relative"):
            t.amend(place, tail=tail)


_MONTHS = frozenset("january february march april may june july august september october november december".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _day_before(t: Taking, at: int) -> str:
    """The day, month or year that stands before a clause and its comma: "on 14 November 2024", "in 1987"; else ""."""
    end = at - (t.word(at - 1) == ",")
    first = end
    while first and (t.token(first - 1).text.isdigit() or t.word(first - 1) in _MONTHS | _DAYS):
        first -= 1
    words = [t.token(one).text for one in range(first, end)]
    if not words or not (words[-1].isdigit() or words[-1].lower() in _MONTHS | _DAYS):
        return ""
    months = [word.lower() in _MONTHS for word in words]
    dated = any(months) and any(len(word) <= len("31") for word in words)
    if words[0].isdigit() and not dated and not (len(words) == 1 and len(words[0]) == len("1987")):
        return ""
    return f"{'on' if dated or words[-1].lower() in _DAYS else 'in'} {' '.join(words)}"


def _place(t: Taking, pronoun: int, body: list[int]) -> int:
    """Where in a clause's words the noun goes: behind the verb as its object, behind a preposition, or last."""
    stranded = [at for at in t.all(pronoun, "case") if at > pronoun]
    if stranded:
        return sum(1 for at in body if at <= stranded[0])
    over = t.token(pronoun).head
    if t.token(pronoun).dep in ("obj", "iobj") and over in body:  # "which the industry has vowed to fight in court"
        return body.index(over) + 1
    return len(body)


def _without_pronoun(t: Taking, child: int, whole: tuple[int, ...], clause: Clause) -> None:
    """ "the six years they had asked for": they had asked for the six years."""
    before = len(t.found)
    clause(t, child, (), "clause", ())
    if not _found(t, before, child) or not t.found[before].subject:
        return
    body = list(t.found[before].body)
    stranded = body and t.token(body[-1]).pos == "ADP"
    if stranded:
        t.amend(before, body=(*body, *whole))
    elif t.kid(child, "obj") is None and child in body:
        place = body.index(child) + 1
        t.amend(before, body=(*body[:place], *whole, *body[place:]))


def _found(t: Taking, before: int, head: int) -> bool:
    return len(t.found) > before and t.found[before].head == head
