"""What a clause tells last or first besides what was done: a price, a number of spectators or places, since when."""

from __future__ import annotations

from dataclasses import replace

from factcheck.parser.measures import CURRENCIES, TIMES
from factcheck.parser.organisations import BODIES
from factcheck.parser.phrases import trim
from factcheck.parser.taking import SUBJECTS, Proposition, Taking
from factcheck.parser.tense import finite
from factcheck.parser.verbs import PEOPLED

_NEGATING = frozenset("not never n't no hardly barely only without".split())
_ASKING = frozenset("which whom whose where when".split())
_COSTS = frozenset({"cost", "price"})
_SUMS = frozenset({"income", "revenue", "turnover", "budget", "sale", "turnout"})
_NO_PLACES = TIMES | {"season", "quarter", "century", "case", "time", "way"}
_FORMS = ("clause", "reported", "relative")


def adjunct(t: Taking, head: int, body: list[int]) -> None:
    """Part the last phrase of a clause from it, where that tells something else and more goes before.

    "The stand was finished in January at a cost of £17 million" gives the day, and "… was finished at a cost of …".
    """
    place = next((at for at, one in enumerate(t.found) if one.head == head and one.form in _FORMS), -1)
    if place < 0 or any(t.word(at) in _NEGATING | _ASKING for at in body):
        return
    last = _last(t, head, body)
    words = [at for at in t.under(last) if at in body] if last >= 0 else []
    one = t.found[place]
    rest = trim(t, [at for at in one.body if at not in words])
    if not words or words[-1] != one.body[-1] or not _says_enough(t, head, rest):
        return
    timed = {at for kid in t.all(head, "obl", "obl:unmarked") if head < kid < words[0] for at in t.under(kid)}
    t.amend(place, body=tuple(rest), quote=(one.quote[0], max(one.quote[0], rest[-1], *one.subject)))
    said = tuple(at for at in one.body if at not in timed)
    t.add(replace(one, form="item", head=last, body=said, quote=(words[0], words[-1])))


def _last(t: Taking, head: int, body: list[int]) -> int:
    """The price, the number of spectators or places, or "for the first time" behind the verb; -1 where none is."""
    phrases = [*t.all(head, "obl", "obj"), *(kid for thing in t.all(head, "obj") for kid in t.all(thing, "nmod"))]
    for at in sorted(phrases, reverse=True):
        cases = [t.word(kid) for kid in t.all(at, "case")]
        if at <= head or at not in body or not cases:
            continue
        counted = any(t.token(other).pos == "NUM" for other in t.under(at))
        if counted and (_is_price(t, at, cases) or _is_crowd(t, at, cases) or _is_spread(t, head, at, cases)):
            return at
        if cases == ["for"] and _is_first_time(t, at):
            return at
    return -1


def _is_price(t: Taking, at: int, cases: list[str]) -> bool:
    money = t.token(at).pos == "SYM" or t.token(at).lemma in CURRENCIES
    of_a_sum = cases == ["on"] and t.token(at).lemma in _SUMS  # "lost £17 million on an income of £246 million"
    return of_a_sum or (cases == ["at"] and t.token(at).lemma in _COSTS) or (cases == ["for"] and money)


def _is_crowd(t: Taking, at: int, cases: list[str]) -> bool:
    """ "In front of 9,000 people", "before a crowd of 9,000"."""
    return (cases == ["in"] and t.word(at) == "front") or (cases == ["before"] and t.token(at).pos == "NOUN")


def _is_spread(t: Taking, head: int, at: int, cases: list[str]) -> bool:
    """ "Employs 4,300 people in nine countries": in how many places, where something else is counted before."""
    number = t.kid(at, "nummod")
    many = t.token(at).pos == "NOUN" and t.word(at) != t.token(at).lemma and t.token(at).lemma not in _NO_PLACES
    before = [kid for kid in t.all(head, "obj") if kid < at and kid != at]
    counted = any(t.token(other).pos == "NUM" for kid in before for other in t.under(kid) if other < at - 2)
    return cases in (["in"], ["across"]) and number is not None and many and counted


def _is_first_time(t: Taking, at: int) -> bool:
    """ "For the first time since 1994"."""
    ordinal = any(t.word(kid) in ("first", "second", "third", "fourth", "fifth", "last") for kid in t.all(at, "amod"))
    return t.word(at) == "time" and ordinal and t.kid(at, "nmod", "acl", "acl:relcl", "advcl") is not None


def leading(t: Taking, head: int) -> list[int]:
    """Take "with 9,400 drivers" in front of a clause as what its subject has, "by 29 votes to 22" as how it was.

    "With 9,400 drivers it is the largest firm" gives "It has 9,400 drivers". Returns the words that it takes.
    """
    place = next((at for at, one in enumerate(t.found) if one.head == head and one.form in _FORMS), -1)
    one = t.found[place] if place >= 0 else None
    if one is None or not one.subject or not one.body or one.body[0] > one.subject[0]:
        return []
    first = one.body[0]
    noun = next((at for at in t.all(head, "obl", "nmod", "advcl") if first in t.under(at) and at < one.subject[0]), -1)
    if noun < 0 or t.word(first) not in ("with", "by") or t.token(first).head != noun:
        return []
    thing = next(iter(t.all(noun, "nsubj")), noun)  # "with 86 passengers aboard"
    ahead = [at for at in one.body if at < one.subject[0]]  # "with 4 million passengers last year, the port is"
    words = trim(
        t, ahead if ahead == list(range(first, ahead[-1] + 1)) else [at for at in t.under(noun) if at in ahead]
    )
    counted = t.kid(thing, "nummod") is not None
    lasting = (
        t.token(thing).lemma in _NO_PLACES
        or t.token(noun).pos == "VERB"
        or any(t.word(at) in _TO_COME for at in t.under(noun))
    )
    votes = t.token(noun).lemma == "vote" and any(t.word(at) == "to" for at in words)
    if not counted or lasting or (t.word(first) == "by" and not votes) or max(words) > one.subject[0]:
        return []
    rest = trim(t, [at for at in one.body if at not in words])
    if head not in rest:
        return []
    quote = (min(*rest, *one.subject), one.quote[1])
    t.amend(place, body=tuple(rest), quote=quote)
    if votes:
        t.add(replace(one, form="item", quote=(words[0], words[-1])))
        return words
    have = "had" if _is_past(t, head) or any(t.word(at) in ("last", "ago") for at in words) else "has"
    t.add(
        Proposition("amount", noun, one.subject, tuple(at for at in words if at != first), (words[0], words[-1]), have)
    )
    return words


def of_how_many(t: Taking, head: int, subject: tuple[int, ...], body: list[int]) -> None:
    """Take what a part is taken of: "will close 23 of its 188 shops" says that the firm has 188 shops."""
    for at in body:
        owner, number, case = (t.kid(at, dep) for dep in ("nmod:poss", "nummod", "case"))
        if owner is None or number is None or case is None or not subject or at in subject or t.token(at).dep != "nmod":
            continue
        counted = t.token(number).pos == "NUM" and t.token(t.token(at).head).pos == "NUM"
        if counted and t.word(case) == "of" and t.word(owner) in _ITS and _owns(t, head):
            have = "had" if _is_past(t, head) else "has"
            said = tuple(word for word in range(t.first(number), at + 1))
            t.add(Proposition("amount", at, subject, said, (case, at), have))


def _owns(t: Taking, head: int) -> bool:
    """Whether what a clause is about may have something: a name, a pronoun, a body; no cut has 84 posts."""
    noun = t.kid(head, *SUBJECTS)
    return noun is None or t.token(noun).pos in ("PROPN", "PRON") or t.token(noun).lemma in _OWNERS


def _is_past(t: Taking, head: int) -> bool:
    helpers = [t.word(kid) for kid in t.all(head, "cop", "aux", "aux:pass")]
    if helpers:
        return bool(_WAS & set(helpers))
    token = t.token(head)
    return token.pos == "VERB" and t.word(head) not in (token.lemma, finite(token.lemma, "present", many=False))


_OWNERS = (
    BODIES | PEOPLED | frozenset("authority bank church college council government hospital school university".split())
)
_ITS = frozenset("its their his her".split())
_TO_COME = frozenset("left remaining more go".split())
_WAS = frozenset("was were had did".split())


def _says_enough(t: Taking, head: int, rest: list[int]) -> bool:
    """Whether a clause without its last phrase still tells something: an object, or where or when it was."""
    return head in rest and any(kid in rest for kid in t.all(head, "obj", "obl", "obl:unmarked", "xcomp"))
