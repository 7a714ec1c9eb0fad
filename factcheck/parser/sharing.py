"""What a second verb shares with the first: its helping verbs, its verb of being, and when it was."""

from __future__ import annotations

from factcheck.parser.taking import SUBJECTS, Taking

# Nothing is done to whoever does these: "was treated but died" is no "was died".
_GOING = frozenset(
    "agree apologise appear arrive collapse decline deny die disappear emerge escape fall happen remain resign retire "
    "return rise survive vanish".split()
)
# Verbs that mostly stand without an object, alone before "and" another: "came and saw him".
_ALONE = _GOING | frozenset(
    "act bow climb come crash cry die drive fly go kneel laugh leap listen live look lie march move row run sail shout "
    "sing sit slip sleep smile speak stand stay step stop swim swerve talk travel try turn wait wake walk work".split()
)
_WAYS = frozenset("across along from into over past through to towards".split())
_MODALS = frozenset("will would could may might can shall should must".split())


def shared_being(t: Taking, child: int) -> str:
    """ "Ferries are old and crews overworked": the verb of being is that of both; "" where it is not."""
    if lead := _gapped_passive(t, child):
        return lead
    being = t.kid(t.token(child).head, "cop")
    bare = t.kid(child, "aux", "aux:pass", "cop", "obj", "ccomp", "xcomp", "obl") is None
    done = t.token(child).pos == "ADJ" or t.word(child).endswith("ed")
    if being is None or not bare or not done or t.kid(child, *SUBJECTS) is None:
        return ""
    return {"are": "is", "is": "is", "was": "was", "were": "was"}.get(t.word(being), "")


def _gapped_passive(t: Taking, child: int) -> str:
    """ "A school would be built and the chapel restored": the helping verbs of both, "" where it has its own."""
    done = t.token(child).pos == "VERB" and t.word(child).endswith(("ed", "en", "t", "n")) and t.word(child) != (
        t.token(child).lemma
    )  # fmt: skip
    if not done or t.kid(child, "nsubj:pass") is None or t.kid(child, "aux", "aux:pass", "cop", "obj") is not None:
        return ""
    first = t.token(child).head
    near = [kid for kid in t.all(first, "conj") if kid < child and t.kid(kid, "aux:pass") is not None]
    over = near[-1] if near else first
    if t.kid(over, "aux:pass") is None:
        return ""
    helpers = [t.word(kid) for kid in t.all(over, "aux", "aux:pass") if kid < over]
    many = t.word(_subject(t, child)) != t.token(_subject(t, child)).lemma.lower()
    last = {"was": "were", "is": "are", "has": "have"} if many else {"were": "was", "are": "is", "have": "has"}
    return " ".join([last.get(helpers[0], helpers[0]), *helpers[1:]])


def _subject(t: Taking, child: int) -> int:
    found = t.kid(child, *SUBJECTS)
    return child if found is None else found


def is_timed(t: Taking, child: int) -> bool:
    """ "In 1961 she came, and within eight years led it": a clause with a time in front has that time."""
    return any(kid < child and t.has_number(t.under(kid)) for kid in t.all(child, "obl", "obl:unmarked"))


def shares_front(t: Taking, child: int, front: tuple[int, ...]) -> bool:
    """Whether a second clause has the words in front of the first: without a subject, and whatever a deal says."""
    under = bool(front) and t.word(front[0]) == "under"  # "Under the deal, Acme pays and Norvex builds"
    under = under or (bool(front) and t.word(front[0]) == "of")  # "Of the posts, 110 are academic and 70 not"
    if front and _is_place(t, front) and _goes_elsewhere(t, child):
        return False
    return (under or t.kid(child, *SUBJECTS) is None) and not is_timed(t, child)


def _is_place(t: Taking, front: tuple[int, ...]) -> bool:
    """Whether the words in front tell where: "At the Customs House"."""
    return t.word(front[0]) in ("at", "in", "on", "near", "outside") and any(t.is_name(at, "LOC") for at in front)


def _goes_elsewhere(t: Taking, child: int) -> bool:
    """ "At the lock they turned east and came back along the quay": the second verb has its own way."""
    cases = [t.word(kid) for at in t.all(child, "obl") for kid in t.all(at, "case")]
    return any(
        case in ("along", "across", "through", "to", "into", "over", "past", "towards", "from") for case in cases
    )


def lead_of(t: Taking, child: int) -> list[int]:
    """The helping verbs that a second verb shares with the first: "could slash and bolster", "was rich and a duke"."""
    if _is_state(t, child) or (t.token(child).pos in ("NOUN", "ADJ", "NUM") and t.kid(child, "cop", *SUBJECTS) is None):
        return [kid for kid in t.all(t.token(child).head, "cop") if t.token(kid).pos == "AUX"]
    helper = t.kid(child, "aux", "aux:pass", "cop")
    first = t.token(child).head
    if helper is not None and t.word(helper) == "be" and t.kid(child, *SUBJECTS) is None:  # "would go and be replaced"
        return [kid for kid in t.all(first, "aux") if t.word(kid) in _MODALS]
    if (
        helper is not None and t.word(helper) == "been" and t.kid(child, "aux", *SUBJECTS) is None
    ):  # "have closed or been"
        return [kid for kid in t.all(first, "aux") if kid < first]
    if helper is not None or t.kid(child, *SUBJECTS) is not None or t.token(child).pos != "VERB":
        return []
    modals = [kid for kid in t.all(first, "aux") if t.word(kid) in _MODALS and kid < first]
    if modals and t.token(first).pos != "VERB" and t.word(child) == t.token(child).lemma:
        return modals  # "will be 6 kilometres long, have nine stops and cost £9 million"
    if _has_own_form(t, child, first):
        return []
    own = t.kid(child, "mark")
    lead = [kid for kid in t.kids[first] if t.token(kid).dep in ("aux", "aux:pass", "cop") or t.word(kid) == "to"]
    denied = own is not None and any(t.word(kid) == "not" and kid < own for kid in t.kids[child])  # "and not to look"
    if own is not None and t.word(own) == "to":  # "tended to be poor and to eat less"
        being = [kid for kid in lead if t.token(kid).dep == "cop"]  # "work is to start in May and to take a year"
        lead = [*being, own] if being else [kid for kid in lead if t.word(kid) == "to"] if not denied else []
    while t.token(first).head >= 0 and (t.token(first).dep == "xcomp" or _is_aim(t, first)):
        over = t.token(first).head
        whom = [
            at for kid in t.all(over, "obj", "iobj") if kid < first for at in t.under(kid)
        ]  # "asked walkers to keep and not to"
        lead += [over, *whom, *[kid for kid in t.all(over, "aux", "aux:pass", "cop") if kid < first]]
        first = over
    return sorted(lead)


def _is_state(t: Taking, child: int) -> bool:
    """ "Is long and shaped like a nut", "was sad but not surprised": a participle, with the verb of both."""
    first = t.token(child).head
    being = t.kid(first, "cop")
    done = t.token(child).pos == "VERB" and t.word(child) != t.token(child).lemma and not t.word(child).endswith("ing")
    if being is None or not done or t.word(child).endswith("s") or t.token(first).pos not in ("ADJ", "NUM"):
        return False
    if t.kid(child, "aux", "aux:pass", "cop", "obj", "ccomp", "mark", *SUBJECTS) is not None:
        return False
    denied = any(t.word(kid) == "not" for kid in t.all(child, "advmod"))
    return denied or t.word(being) in ("is", "are")


def _has_own_form(t: Taking, child: int, first: int) -> bool:
    """ "Was founded and employs", "was treated but died", "was broad and carried cattle": no form for that helper."""
    changed, lemma = t.word(child) != t.token(child).lemma, t.token(child).lemma
    acts = t.kid(child, "obj") is not None
    if t.kid(first, "aux:pass") is not None and (acts or t.kid(child, "ccomp") is not None or lemma in _GOING):
        return True
    if not changed and any(t.word(kid) in ("have", "has", "had") for kid in t.all(first, "aux")):
        return t.word(first) != t.token(first).lemma  # "have recovered, but remain low"
    if changed and lemma in _ALONE and t.token(first).pos != "VERB":  # "was weaker but moved slowly"
        return True
    plain = t.word(child).endswith("s") or t.word(first) == t.token(first).lemma
    return (changed and plain) or (t.token(first).pos != "VERB" and acts)


def _is_aim(t: Taking, index: int) -> bool:
    mark = t.kid(index, "mark")
    return t.token(index).dep == "advcl" and mark is not None and t.word(mark) == "to" and index > t.token(index).head


def object_shared(t: Taking, head: int, body: list[int]) -> list[int]:
    """ "Elders inspected and blessed the panels": the object of the second verb is that of the first, too."""
    verb = t.token(head)
    if (
        verb.pos != "VERB"
        or verb.lemma in _ALONE
        or verb.dep == "acl:relcl"
        or body[-1:] != [head]
        or t.kid(head, "aux:pass", "cop") is not None
    ):
        return []
    if t.kid(head, "obj", "iobj", "obl", "xcomp", "ccomp", "compound:prt") is not None or t.word(head + 1) != "and":
        return []
    second = next((kid for kid in t.all(head, "conj") if t.first(kid) == head + 1 and t.token(kid).pos == "VERB"), -1)
    thing = t.kid(second, "obj") if second >= 0 else None
    if thing is None or t.kid(second, *SUBJECTS) is not None or t.first(thing) != second + 1:
        return []
    gone = frozenset(kid for kid in t.kids[thing] if t.token(kid).dep in ("acl", "acl:relcl", "appos"))
    return t.under(thing, without=gone)
