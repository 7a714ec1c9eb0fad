"""Appositions: what a noun beside a noun says of it, and which of the two is the name of the other."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.parser import verbs
from factcheck.parser.apart import apart_from
from factcheck.parser.nominals import is_age, nominal
from factcheck.parser.phrases import bare_np, head_np, is_beside, trim
from factcheck.parser.relatives import is_any_thing
from factcheck.parser.taking import Proposition, Taking

Subclause = Callable[[Taking, int, tuple[int, ...], tuple[int, ...]], None]

_KIN = frozenset(
    "aunt brother child daughter father friend husband mother nephew niece partner sister son uncle widow widower "
    "wife".split()
)


_LIMBS = frozenset("arm back eye face finger foot hair hand head knee leg lip shoulder voice".split())
_ONLY = frozenset("chief deputy first last main only reigning second sole third top".split())


def apposition(t: Taking, child: int, subclause: Subclause) -> None:
    """ "Jane Roe, head of Acme": the noun before is what the apposition says."""
    noun = _named_beside(t, child)
    if _part_of_them(t, child, noun):
        return
    apart = apart_from(t, child)
    told = {at for at in apart if is_beside(t, at) or _tells_which(t, child, at)}
    body = trim(t, t.under(child, without=frozenset(apart) - told))
    cases = [kid for kid in t.all(child, "case") if kid < noun]  # of "from its rival Acme" the name may have the "from"
    body = [at for at in body if at not in cases]
    joined = {at for kid in t.all(noun, "conj") for at in t.under(kid) if kid > child}
    joined |= {at for kid in t.all(noun, "cc:preconj") for at in t.under(kid)}
    joined |= {at for kid in t.kids[noun] if is_age(t, kid) for at in t.under(kid)}
    body = [at for at in body if at not in joined]
    name = trim(t, [at for at in bare_np(t, noun) if at not in set(t.under(child)) and at not in joined])
    among = next((at for at in name if t.word(at) == "them" and t.word(at - 1) == "among"), -1)
    name = [at for at in name if at > among]  # "among them the director, Ann Lee"
    if (
        body
        and name
        and t.token(noun).pos != "VERB"
        and not _says_little(t, child, noun)
        and not is_any_thing(t, child)
    ):
        swapped = t.token(child).pos == "PROPN" and t.token(noun).pos == "NOUN"
        subject, said = (tuple(body), tuple(name)) if swapped else (tuple(name), tuple(body))
        quote = (name[0], body[-1]) if swapped and name[0] < body[0] else (body[0], body[-1])
        was = t.word(t.first(child)) == "then" or any(t.word(at) in ("until", "formerly") for at in body)
        was = was or any(t.word(at) == "time" and t.word(at - 1) in ("the", "that") and t.word(at - 2) == "at"
                         and t.kid(at, "nmod", "acl", "acl:relcl") is None for at in body)  # fmt: skip
        joiner = "was" if was else "is"
        summed = t.token(noun).pos in ("SYM", "NUM") and t.word(t.first(child) - 1) == ":" and _summed(t, noun, body)
        if swapped and is_beside(t, child) and t.word(said[0]) == "the" and _is_one_of_many(t, noun):
            joiner, said = "is a", said[1:]  # "the newspaper Kathimera": there are others
        elif swapped and is_beside(t, child) and not was:
            joiner = _being(t, noun)
        if not summed:
            t.add(Proposition("apposition", child, subject, said, quote, joiner))
    for place in body:
        nominal(t, place, apart=frozenset(apart))
    for other in apart:
        if not _tells_which(t, child, other):
            made = len(t.found)
            subclause(t, other, tuple(name), ())
            _told_of_name(t, made, child, tuple(name))


def _named_beside(t: Taking, child: int) -> int:
    """Of what an apposition tells: "a complaint by Open Water, an association" of the name right before it."""
    noun, near = t.token(child).head, t.first(child) - 2
    over = t.token(noun).head
    if t.token(noun).dep == "nmod" and t.token(over).lemma in verbs.TITLES and t.token(child).lemma in verbs.PEOPLE:
        return over  # "the director of the Tate, a woman of 50"
    article = t.word(t.first(child)) in ("a", "an") and t.word(t.first(child) - 1) == ","
    if not article or near <= noun or t.token(near).pos != "PROPN" or t.token(noun).lemma not in _DONE:
        return noun
    while t.token(near).head > noun and t.token(t.token(near).head).pos == "PROPN":
        near = t.token(near).head
    return near if t.token(near).head == noun and t.token(near).dep == "nmod" else noun


# What somebody does, which is no firm or person itself.
_DONE = frozenset(
    "agreement allegation appeal application attack audit bid claim complaint contract deal decision election inquiry "
    "investigation lawsuit letter merger offer petition proposal protest purchase report request sale study suit "
    "survey takeover trial visit vote warning".split()
)


def _told_of_name(t: Taking, made: int, child: int, name: tuple[int, ...]) -> None:
    """ "Una Fall, a judge acting as mediator": who acted as mediator has a name."""
    noun = t.token(child).head
    if t.token(noun).pos != "PROPN" or not name or t.token(child).pos != "NOUN":
        return
    for place in range(made, len(t.found)):
        one = t.found[place]
        if one.form == "participle" and child in one.subject:
            t.amend(place, subject=name)


def _tells_which(t: Taking, noun: int, clause: int) -> bool:
    """ "4.99 percent, the maximum allowed without a vote": a participle right behind "the" and a noun belongs to it."""
    bare = t.token(clause).dep == "acl" and t.token(clause).head == noun and not t.is_set_off(clause)
    return bare and any(t.word(kid) == "the" for kid in t.all(noun, "det"))


def _summed(t: Taking, noun: int, parts: list[int]) -> bool:
    """ "Aid comes to $790 million: $310 million in grants and $480 million in relief": aid comes to that."""
    over = t.token(noun).head
    for one in t.found:
        if one.head == over and one.form == "clause" and one.subject and noun in one.body and one.subject[-1] < over:
            lead = [at for at in one.body if at < noun]
            t.add(Proposition("comparison", over, one.subject, (*lead, *parts), (parts[0], parts[-1])))
            return True
    return False


def _part_of_them(t: Taking, child: int, noun: int) -> bool:
    """ "1,400 tourists, most of them British": most of the tourists are British."""
    part = t.kid(child, "nsubj")
    words = t.under(part) if part is not None else []
    them = next((at for at in words if t.word(at) == "them"), -1)
    said = trim(t, [at for at in t.under(child) if words and at > words[-1]])
    if them < 0 or not said:
        return False
    quote, whole = (words[0], said[-1]), tuple(bare_np(t, noun))
    t.add(Proposition("share", child, tuple(words), tuple(said), quote, "are", pronoun=them, antecedent=whole))
    return True


def _being(t: Taking, noun: int) -> str:
    """The verb for what stands bare before a name: "lender Acme" is a lender, "holders Ostheim" are holders."""
    token = t.token(noun)
    if t.kid(noun, "det", "nmod:poss", "nummod") is not None or token.pos != "NOUN":
        return "is"
    if t.word(noun) != token.lemma:
        return "are"
    best = any(t.word(kid).endswith("est") or t.word(kid) in _ONLY for kid in t.all(noun, "amod", "compound"))
    return "is" if best or token.lemma in verbs.TITLES - verbs.CALLED else "is a"


_ANY = frozenset("retired former veteran local prominent renowned".split())


def _is_one_of_many(t: Taking, noun: int) -> bool:
    """Whether "the" before a noun and its name says no more than "a": no office that one holds, nothing narrowed."""
    office = t.token(noun).lemma in verbs.TITLES - verbs.CALLINGS
    office = office and not any(t.word(kid) in _ANY for kid in t.all(noun, "amod"))  # "the retired judge"
    most = any(t.word(kid).endswith("est") or t.token(kid).pos == "NUM" for kid in t.kids[noun] if kid < noun)
    return (
        not office
        and not most
        and t.kid(noun, "nmod:poss") is None
        and t.word(noun) == t.token(noun).lemma
        and t.kid(noun, "nmod") is None
    )


def _says_little(t: Taking, child: int, noun: int) -> bool:
    """Whether an apposition asserts nothing of the noun: it names the clause, stands in brackets or fits it ill."""
    if t.word(child) in ("former", "latter") or _is_either(t, child, noun):
        return True
    if t.word(noun) in ("one", "another") and who_it_is(t, noun):
        return True
    known = [t.word(at) for at in head_np(t, noun)][:2]
    if known in (["the", "company"], ["the", "firm"], ["the", "group"]) and t.token(child).pos == "PROPN":
        return True  # "The company, Acme, said": who it is was said before
    event = t.token(child).lemma in verbs.EVENTS and t.kid(child, "det") is not None
    figure = t.token(noun).pos == "NUM" and t.token(child).pos == "PROPN" and t.kid(noun, "nmod") is None
    if t.is_name(noun, "PER") and t.token(child).lemma in _LIMBS and t.kid(child, "nmod:poss") is not None:
        return True  # "said Jo Roe, his arm in a sling"
    place = t.is_name(noun, "LOC") or (t.is_name(noun, "PER") and t.is_name(child, "LOC"))
    if place and t.token(noun).pos == t.token(child).pos == "PROPN":  # "Derek Hollis, of Marsh Lane, Aldham"
        return True
    return (event and t.token(noun).pos != "PROPN") or figure or t.word(t.under(child)[0]) == "(" or _asks(t, noun)


def _is_either(t: Taking, child: int, noun: int) -> bool:
    """ "The daughter of a resident, Edna Holt,": either of the two may have the name."""
    if t.token(child).pos != "PROPN":
        return False
    persons = verbs.PEOPLE | verbs.TITLES
    if t.token(noun).lemma in _KIN and any(noun < kid < child for kid in t.all(noun, "nmod")):
        return True
    return t.token(noun).lemma in persons and any(
        t.token(kid).lemma in persons and noun < kid < child for kid in t.all(noun, "nmod")
    )


def _asks(t: Taking, noun: int) -> bool:
    return any(t.word(at) in ("whose", "which", "what") for at in t.kids[noun])


def who_it_is(t: Taking, own: int) -> tuple[int, ...]:
    """The words behind a comma that say who "one" or "another" is, where they name somebody."""
    if t.kid(own, "nmod", "nummod", "amod", "acl", "acl:relcl") is not None:
        return ()
    beside = [kid for kid in t.all(own, "appos") if t.token(kid).lemma in verbs.PEOPLE | verbs.TITLES
              or any(t.is_name(at, "PER") for at in t.under(kid))]  # fmt: skip
    return tuple(trim(t, t.under(beside[0]))) if len(beside) == 1 else ()
