"""Which words of a sentence make a phrase: a noun with what belongs to it, a clause without its edges."""

from __future__ import annotations

from factcheck.parser.taking import SUBJECTS, Taking

_HEAVY = frozenset({"acl", "acl:relcl", "parataxis", "advcl", "advcl:relcl"})
_OF_PREDICATE = (*SUBJECTS, "cop", "aux", "mark", "advmod", "punct", "obl")
# Words that mean nothing without the clause behind them: "those who left", "the sort of derby that …", "what it costs".
_BOUND = frozenset(
    "those that one ones anyone anybody everyone everybody someone somebody nobody all what who whoever whatever "
    "whether how sort kind type way reason fact time why whom none few many people any anything something nothing "
    "everything".split()
)
# Words that join a sentence to the one before it.
_LINKS = frozenset("then so thus therefore however meanwhile moreover furthermore nevertheless besides".split())
_LONGEST = 5  # words of a name that goes with its noun
_BEFORE = frozenset({"det", "amod", "compound", "nmod:poss", "nummod", "flat", "nmod:desc"})


def bare_np(t: Taking, index: int) -> list[int]:
    """Return a noun phrase without its relative clauses and participles; a name set beside it without a comma stays."""
    heavy = [kid for kid in t.under(index) if kid != index and _hangs(t, kid)]
    if t.kid(index, "cop") is not None:
        heavy += t.all(index, *_OF_PREDICATE)
    words = trim(t, t.under(index, without=frozenset(heavy)), keep_case=False)
    while words and words[0] < index and t.token(words[0]).pos in ("ADP", "SCONJ"):
        words = words[1:]
    if words and any(t.token(at).dep == "case" and at < index and at in words for at in t.all(index, "case")):
        last = max(at for at in t.all(index, "case") if at < index)
        words = [at for at in words if at > last]
    return words


def _hangs(t: Taking, kid: int) -> bool:
    token = t.token(kid)
    mark = t.kid(kid, "mark") if token.dep == "acl" else None
    if mark is not None and t.word(mark) == "to" and not t.is_set_off(kid):  # "a motion to delay the rise"
        return False
    if token.dep in _HEAVY:
        return not (token.dep in ("acl", "acl:relcl") and is_bound(t, token.head))
    if token.dep == "conj":
        return t.is_clause(kid) and token.pos != "PROPN"
    return token.dep == "appos" and (t.is_set_off(kid) or token.pos != "PROPN")


def is_bound(t: Taking, noun: int) -> bool:
    """Whether a word needs the clause behind it to mean anything: then the clause is no claim of its own."""
    if t.word(noun) in ("people", "one", "time") and t.kid(noun, "det", "amod", "nummod", "nmod") is not None:
        return False
    if any(t.word(kid) in ("last", "first", "only") for kid in t.all(noun, "amod")) and _is_reduced(t, noun):
        return True  # "the last day the law allows"
    part_of = t.token(noun).head
    if t.token(noun).dep == "nmod" and part_of >= 0 and t.word(part_of) in ("sort", "kind", "type"):
        return True
    return t.word(noun) in _BOUND


def _is_reduced(t: Taking, noun: int) -> bool:
    """Whether a clause without a pronoun tells of a noun right behind it: "the day the law allows"."""
    told = t.kid(noun, "acl:relcl")
    return told is not None and t.first(told) == noun + 1 and t.word(t.first(told)) not in ("who", "which", "that")


def head_np(t: Taking, index: int) -> list[int]:
    """Return a noun with what stands before it only, and a name beside it."""
    heavy = [kid for kid in t.kids[index] if t.token(kid).dep not in _BEFORE and not is_beside(t, kid)]
    words = trim(t, t.under(index, without=frozenset(heavy)))
    return [at for at in words if at <= index or t.token(at).dep in ("flat", "appos", "compound")]


def name_np(t: Taking, index: int) -> list[int]:
    """Return a name with what "of" joins to it: "Friends of Thornfield Library"."""
    words = head_np(t, index)
    called = next((name for name in t.tree.names if name.kind == "ORG" and name.start <= index < name.end), None)
    if called is not None and called.end - 1 > words[-1]:  # "the Office for Higher Learning"
        return sorted({*words, *range(called.start, called.end)})
    of = next((kid for kid in t.all(index, "nmod") if t.word(t.first(kid)) == "of" and t.token(kid).pos == "PROPN"), -1)
    return [*words, *t.under(of)] if of > index and t.first(of) == words[-1] + 1 else words


def is_beside(t: Taking, index: int) -> bool:
    """Whether a token is a name set beside a noun without a comma: "the pension fund Westmark"."""
    token = t.token(index)
    return token.dep == "appos" and token.pos == "PROPN" and not t.is_set_off(index)


def is_named(t: Taking, index: int) -> bool:
    """Whether a token is a short name that a comma sets off from its noun: "his lawyer, Jane Roe, said"."""
    token = t.token(index)
    return (
        token.dep == "appos"
        and t.kid(index, "conj") is None
        and token.pos == "PROPN"
        and t.is_set_off(index)
        and _length(t, name_np(t, index)) <= _LONGEST
        and (t.token(token.head).pos == "NOUN" or _is_one(t, token.head))
    )


def _is_one(t: Taking, index: int) -> bool:
    """ "One of them, Jo Roe, came": who it is belongs to a subject that tells nobody's name."""
    return t.token(index).dep in SUBJECTS and t.word(index) in ("one", "other", "another")


def _length(t: Taking, words: list[int]) -> int:
    """How many words a phrase has, "18-year-old" counted as one."""
    return len(words) - 2 * sum(t.word(at) == "-" for at in words)


def named_np(t: Taking, index: int) -> list[int]:
    """Return a noun phrase with the person's or firm's name that a comma sets off: "his lawyer, Jane Roe"."""
    words = bare_np(t, index)
    if names := _names_of_each(t, index):
        return sorted({*words, *names})
    for kid in t.all(index, "appos"):
        if t.token(kid).pos == "PROPN" and kid not in words and t.is_set_off(kid) and t.kid(kid, "conj") is None:
            name = name_np(t, kid)
            if _length(t, head_np(t, kid)) <= _LONGEST:
                return sorted({*words, *range(words[-1] + 1, name[0]), *name}) if words[-1] < name[0] else words
    return words


def _names_of_each(t: Taking, index: int) -> list[int]:
    """ "The director, Ann Lee, and the owner, Tom Ray, signed": of persons joined each keeps the name set off."""
    found: list[int] = []
    each = [index, *t.all(index, "conj")]
    for noun in each if len(each) > 1 else []:
        for kid in t.all(noun, "appos"):
            if t.token(kid).pos == "PROPN" and t.is_name(kid, "PER") and t.is_set_off(kid) and t.first(kid) == noun + 2:
                name = name_np(t, kid)
                found += [noun + 1, *name, *[at for at in (name[-1] + 1,) if t.word(at) == ","]]
    return found


def before(t: Taking, clause: int, words: list[int]) -> tuple[int, ...]:
    """Return a noun's words without those behind a clause on it: "a horse named Ada and two boats" names the horse."""
    start = t.first(clause)
    return tuple(trim(t, [at for at in words if at < start])) or tuple(words)


def trim(t: Taking, words: list[int], *, keep_case: bool = True) -> list[int]:
    """Return the words without conjunctions, marks and signs at their edges."""
    edge = {"cc", "mark", "punct", "discourse"} if keep_case else {"cc", "mark", "punct", "discourse", "case"}
    start, end = 0, len(words)
    while start < end and _is_edge(t, words, start, edge):
        start += 1
    while end > start and _is_end(t, words[end - 1]):
        end -= 1
    return words[start:end]


def _is_edge(t: Taking, words: list[int], start: int, edge: set[str]) -> bool:
    token = t.token(words[start])
    if token.pos == "SCONJ" and token.text.lower() == "that":
        return True
    if token.dep in ("advmod", "discourse") and t.word(words[start]) in _LINKS:
        own = t.kid(token.head, *SUBJECTS)
        behind = t.word(words[start] + 1)
        return behind != "far" and (own is None or own > words[start] or behind == ",")
    if token.text.lower() == "even" and t.word(words[start] + 1) == "though":
        return True
    if (
        token.text.lower() in ("chiefly", "mainly", "partly", "largely", "probably", "simply")
        and t.word(words[start] + 1) == "because"
    ):
        return True
    if token.pos == "PUNCT":
        return token.text not in '“"‘('
    if token.dep == "fixed" and t.token(token.head).dep == "cc":  # "as well as"
        return True
    if token.dep == "mark":  # "If this goes on, they lose": the mark of a clause within stays
        return token.head not in words or t.token(token.head).head not in words
    return token.dep in edge


def _is_end(t: Taking, index: int) -> bool:
    token = t.token(index)
    return (token.pos == "PUNCT" or token.dep == "cc") and token.text not in '”"’)'


def fronted(t: Taking, head: int, own: int | None) -> list[int]:
    """Return the words that open the clause and scope over all of it: "In 2024," "On Monday"."""
    if own is None:
        return []
    first = min(t.under(head))
    opening = [kid for kid in t.all(head, "obl", "obl:unmarked") if kid < own]
    told = frozenset(at for kid in opening for at in t.all(kid, "acl", "acl:relcl") if t.is_set_off(at))
    return [at for kid in opening if min(t.under(kid)) == first for at in t.under(kid, without=told)]
