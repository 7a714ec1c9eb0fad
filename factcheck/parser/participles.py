"""The verb that a participle leaves out: "cutting 40 jobs" is of the tense of the verb it hangs on."""

from __future__ import annotations

from factcheck.parser.taking import SUBJECTS, Taking

_MODALS = frozenset("will would could may might can shall should must".split())
_UNCHANGED = frozenset("burst cost cut hit hurt let put set shut split spread".split())
_STATES = frozenset(
    "base locate call know situate headquarter entitle dedicate aim list tie own make design name".split()
)


def state(t: Taking, child: int) -> str:
    """ "A firm based in Oslo" is based there; "a mill built in 1970" was."""
    stem = t.token(child).lemma.rstrip("d")
    timed = any(
        t.token(kid).dep == "obl:unmarked" or t.word(t.first(kid)) == "to" or t.has_number(t.under(kid))
        for kid in t.all(child, "obl", "obl:unmarked")
    )
    if stem == "call" and t.kid(child, "obl:agent") is not None:  # "a strike called by the union"
        return "was"
    if stem == "make" and timed:  # "a promise made to workers last year"
        return "was"
    return "is" if stem in _STATES or t.token(child).pos == "ADJ" else "was"


def tense_of(t: Taking, child: int) -> str:
    """The tense a participle takes from the verb it hangs on: "will close, cutting 40 jobs" → "will"."""
    mark = t.kid(child, "mark")
    if mark is not None and t.word(mark) == "for":  # "has been fined for selling": he sold before
        return "past"
    over = t.token(child).head
    while over >= 0 and t.token(over).head >= 0 and (not t.is_clause(over) or _is_doing(t, over) or _leans(t, over)):
        over = t.token(over).head
    if over < 0:
        return "present"
    helpers = [t.word(kid) for kid in t.all(over, "aux", "aux:pass", "cop")]
    modal = next((word for word in helpers if word in _MODALS), "")
    if modal:
        return modal
    if helpers:
        return "past" if helpers[0] in ("was", "were", "had", "did", "has", "have") else "present"
    word, base = t.word(over), t.token(over).lemma
    if word == base and base in _UNCHANGED and (_is_past_beside(t, over) or _is_one(t, over)):
        return "past"
    past = t.token(over).pos == "VERB" and word != base and not word.endswith(("s", "ing"))
    first = t.token(over).head if t.token(over).dep == "conj" else over  # "it rose but fell, leaving"
    acts = any(t.token(kid).dep in SUBJECTS for kid in (*t.tree.children(over), *t.tree.children(first)))
    return "past" if past and acts else "present"


def _is_one(t: Taking, verb: int) -> bool:
    """ "The river burst its banks": of one thing the present would end in -s."""
    subject = t.kid(verb, "nsubj")
    return subject is not None and t.token(subject).pos == "NOUN" and (
        t.word(subject) == t.token(subject).lemma and t.kid(subject, "conj") is None
    )  # fmt: skip


def _is_past_beside(t: Taking, verb: int) -> bool:
    """ "They cut the cables and broke in": the verb joined to one that has no past of its own has one."""
    beside = [
        t.token(kid) for kid in t.tree.children(verb) if t.token(kid).dep == "conj" and t.token(kid).pos == "VERB"
    ]
    return any(one.text != one.lemma and not one.text.endswith(("s", "ing")) for one in beside)


def _leans(t: Taking, index: int) -> bool:
    """Whether a verb has no tense of its own: "needed an hour to win, hitting", "ranked fifth and playing"."""
    to = any(t.word(kid) == "to" for kid in t.all(index, "mark"))
    bare = t.token(index).dep == "acl" and t.kid(index, "aux", "aux:pass", "cop", "mark", *SUBJECTS) is None
    return (to and t.token(index).dep in ("advcl", "acl")) or bare


def _is_doing(t: Taking, index: int) -> bool:
    """Whether a participle in -ing stands without a helping verb, and has no tense of its own."""
    return t.word(index).endswith("ing") and t.kid(index, "aux") is None
