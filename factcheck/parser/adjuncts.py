"""What a thing cost and how many saw it, told at the end of a clause: a claim of its own beside what was done."""

from __future__ import annotations

from dataclasses import replace

from factcheck.parser.phrases import trim
from factcheck.parser.taking import Taking

_NEGATING = frozenset("not never n't no hardly barely only without".split())
_ASKING = frozenset("which whom whose where when".split())
_COSTS = frozenset({"cost", "price"})
_CURRENCIES = frozenset("dollar euro pound krone kroner krona kronor yen yuan franc rupee rouble ruble crown".split())
_FORMS = ("clause", "reported", "relative")


def adjunct(t: Taking, head: int, body: list[int]) -> None:
    """Part the last phrase of a clause from it, where that is a price or a number of spectators and more goes before.

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
    """The price or the number of spectators behind the verb, -1 where there is none."""
    phrases = [*t.all(head, "obl"), *(kid for thing in t.all(head, "obj") for kid in t.all(thing, "nmod"))]
    for at in sorted(phrases, reverse=True):
        cases = [t.word(kid) for kid in t.all(at, "case")]
        below = [t.token(other) for other in t.under(at)]
        money = t.token(at).pos == "SYM" or t.token(at).lemma in _CURRENCIES
        priced = (cases == ["at"] and t.token(at).lemma in _COSTS) or (cases == ["for"] and money)
        seen = (cases == ["in"] and t.word(at) == "front") or (cases == ["before"] and t.token(at).pos == "NOUN")
        if at > head and at in body and (priced or seen) and any(token.pos == "NUM" for token in below):
            return at
    return -1


def _says_enough(t: Taking, head: int, rest: list[int]) -> bool:
    """Whether a clause without its last phrase still tells something: an object, or where or when it was."""
    return head in rest and any(kid in rest for kid in t.all(head, "obj", "obl", "obl:unmarked", "xcomp"))
