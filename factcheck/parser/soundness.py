"""Whether a proposition's parts fit together: of a tree read wrongly comes "the college is Cambridge"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.parser.taking import SUBJECTS, Proposition, Taking

_GROUPS = frozenset(
    "alliance band body coalition company consortium couple duo family firm group pair partnership party sign step "
    "syndicate team total trio".split()
)
_CLAUSES = frozenset({"clause", "reported", "relative"})
_OPENING = frozenset({"aux", "aux:pass", "cop", "det", "mark", "cc", "case"})
_ENDS = frozenset("that this those these one in on off up down out over through about around by".split())
_ASKING = frozenset({"whose", "whom", "which", "who", "what"})


def is_sound(t: Taking, one: Proposition) -> bool:
    """Return whether a proposition's parts fit together; what does not is left out rather than asserted."""
    return not (_opens_with_pronoun(t, one) or _is_of_nobody(t, one) or (one.form == "apposition" and _misfits(t, one)))


def _is_of_nobody(t: Taking, one: Proposition) -> bool:
    """ "Something opposed by farmers in Ireland": an item of a list of which nothing is said."""
    alone = one.form == "item" and not one.subject and not one.joiner
    acts = any(t.token(at).dep in SUBJECTS or t.token(at).pos == "AUX" for at in one.body)
    return alone and not acts and t.token(one.body[0]).pos != "VERB"


def is_whole(t: Taking, one: Proposition) -> bool:
    """Return whether a clause has its own subject and verb and does not break off: "no wall would have" does."""
    if one.form == "item":
        return not _is_finite_without_doer(t, replace(one, head=_verb_of(t, one)))
    if one.form not in _CLAUSES or one.pronoun >= 0 or one.tail:
        return True
    return not (_breaks_off(t, one) or _lacks_subject(t, one) or _lacks_verb(t, one))


def _verb_of(t: Taking, one: Proposition) -> int:
    """The verb over an item of a list, where it is among its words."""
    at = one.head
    while at >= 0 and not (t.token(at).pos == "VERB" and at in one.body):
        at = t.token(at).head
    return at if at >= 0 else one.head


def _breaks_off(t: Taking, one: Proposition) -> bool:
    last = max(one.body)
    helps = t.token(last).dep in _OPENING and t.token(last).head > last and t.token(last).head not in one.body
    return helps and t.word(last) not in _ENDS


def _lacks_subject(t: Taking, one: Proposition) -> bool:
    """ "Withstood such a flood": a verb in the past with nobody who did it; an order has none either."""
    verb = t.token(one.head)
    if (
        not one.subject
        and not one.joiner
        and t.token(one.body[0]).dep == "cop"
        and t.kid(one.head, "csubj") is not None
    ):
        return True  # "that it needs a judge is an embarrassment"
    if _is_finite_without_doer(t, one):
        return True
    if one.subject or one.joiner or verb.pos != "VERB" or one.body[0] != one.head or verb.text.lower() == verb.lemma:
        return False
    return t.kid(one.head, *SUBJECTS, "expl") is None and verb.head >= 0


def _is_finite_without_doer(t: Taking, one: Proposition) -> bool:
    """ "Can claim €35", "since 16 July has been forbidden": helping verbs, and nobody who does it."""
    verb = t.token(one.head)
    helped = [kid for kid in t.all(one.head, "aux", "aux:pass") if kid in one.body]
    if one.subject or one.joiner or one.form not in ("clause", "item") or verb.pos != "VERB" or not helped:
        return False
    asks = t.tree.text.rstrip("”\"' ").endswith("?") or t.word(helped[0]) in ("do", "let", "be", "having", "being")
    inside = any(t.token(at).dep in (*SUBJECTS, "expl") and t.token(at).head == one.head for at in one.body)
    return not asks and not inside and t.kid(one.head, *SUBJECTS, "expl") is None


def _lacks_verb(t: Taking, one: Proposition) -> bool:
    """ "The firm issuing new shares": a participle in a clause's place."""
    verb = any(t.token(at).pos in ("AUX", "VERB") and t.token(at).dep != "acl" for at in one.body)
    set_off = t.token(one.head).dep == "parataxis" and t.word(t.first(one.head) - 1) == ","
    if set_off and not verb and not one.joiner:  # "the biggest fine yet"
        return True
    if t.token(one.head).pos == "ADJ" and t.token(one.head).dep == "conj" and one.subject and not one.joiner:
        return not verb and not any(t.token(at).pos in ("AUX", "VERB") for at in one.subject)  # "and two outstanding"
    doing = t.token(one.head).pos == "VERB" and t.word(one.head).endswith("ing") and not one.joiner
    return doing and bool(one.subject) and not any(t.token(at).pos == "AUX" for at in one.body)


def _opens_with_pronoun(t: Taking, one: Proposition) -> bool:
    """ "Without whom the fraud went on", "whose father played": the noun for the pronoun was not found."""
    words = sorted({*one.subject, *one.body})
    opening = next((at for at in words if t.token(at).pos not in ("ADP", "PUNCT", "CCONJ")), -1)
    return opening > 0 and t.word(opening) in _ASKING and opening != one.pronoun


def _misfits(t: Taking, one: Proposition) -> bool:
    subject, said = _head(t, one.subject), _head(t, one.body)
    if subject < 0 or said < 0 or t.token(one.body[0]).pos == "ADP":
        return False
    kinds = (_kind(t, subject), _kind(t, said))
    names = t.token(subject).pos == t.token(said).pos == "PROPN"
    parts = (t.token(subject), t.token(said))
    sums = [at for at in (subject, said) if t.token(at).pos in ("SYM", "NUM") and t.kid(at, "nmod") is None]
    if sums and "PROPN" in {part.pos for part in parts}:
        return True  # "fines Tavolo €480m": no firm is a sum
    if names and ("LOC" in kinds or (kinds[0] != kinds[1] and all(kinds))):  # "Girton College, Cambridge"
        return True
    if (_is_counted(t, subject) and _is_one_name(t, said)) or (_is_counted(t, said) and _is_one_name(t, subject)):
        return True  # "four out of five buses, Swiftline"
    single = any(t.word(kid) in ("a", "an") for kid in t.all(said, "det"))
    many = t.token(subject).pos == "NOUN" and not t.all(subject, "nummod") and t.word(subject) != t.token(subject).lemma
    many = many or any(kid in one.subject for kid in t.all(subject, "conj"))
    return single and many and not t.all(said, "conj") and t.token(said).lemma not in _GROUPS  # "records, a database"


def _is_counted(t: Taking, index: int) -> bool:
    plural = t.token(index).pos == "NOUN" and t.word(index) != t.token(index).lemma
    return plural and bool(t.all(index, "nummod")) and t.token(index).lemma not in _GROUPS


def _is_one_name(t: Taking, index: int) -> bool:
    return t.token(index).pos == "PROPN" and not t.all(index, "conj") and t.word(index) == t.token(index).lemma.lower()


def _head(t: Taking, words: tuple[int, ...]) -> int:
    return next((at for at in words if t.token(at).head not in words and t.token(at).pos != "PUNCT"), -1)


def _kind(t: Taking, index: int) -> str:
    return next((name.kind for name in t.tree.names if name.start <= index < name.end), "")
