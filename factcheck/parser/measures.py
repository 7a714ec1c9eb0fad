"""What a figure behind a comma claims: "£231 million, more than a third of the total, up from £209 million"."""

from __future__ import annotations

import re
from itertools import pairwise

from factcheck.parser.participles import tense_of
from factcheck.parser.phrases import head_np, named_np, trim
from factcheck.parser.segments import LEADS, Segment, members
from factcheck.parser.taking import Proposition, Taking

# Verbs that say no more than that a figure is so: the former figure was so, too.
_BEING = frozenset("be come stand total amount reach cost hit equal average measure number".split())
_PUTTING = frozenset("put estimate value set keep".split())
CURRENCIES = frozenset(
    "dollar euro pound krone kroner krona kronor crown yen yuan franc rupee rouble ruble peso lira zloty forint rand "
    "shilling dinar dirham riyal won baht cent pence".split()
)
TIMES = frozenset("second minute hour day week month year decade".split())
_NO_THINGS = CURRENCIES | TIMES | {"per cent", "percent", "point", "metre", "mile", "kilometre", "degree", "tonne"}
_SEASONS = frozenset("year month week quarter season spring summer autumn fall winter".split())
_BY_WHAT = re.compile(
    r"\b(?:in|under|by) the (?:first|original|initial|old|earlier) \w+|\b(?:planned|budgeted|expected|estimated)\b"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LATER = frozenset("later earlier sooner".split())
_WHEN = re.compile(
    r"\b(?:ago|earlier|before|last|previous|current|prior|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def _counted_part(t: Taking, whole: tuple[int, ...]) -> tuple[int, ...]:
    """ "Three of the five carriages overturned, one of them": one of the three carriages."""
    head = next((at for at in whole if t.token(at).head not in whole), -1)
    of = [kid for kid in t.all(head, "nmod") if t.word(t.first(kid)) == "of"] if head >= 0 else []
    counted = bool(of) and t.token(head).pos == "NUM" and t.token(of[0]).pos == "NOUN"
    return (head, *t.all(of[0], "compound", "amod"), of[0]) if counted else whole


def measure(t: Taking, head: int, subject: tuple[int, ...], body: list[int], one: Segment) -> None:
    """Take a figure of a clause: its own claim has the clause's subject, and its verb where that fits."""
    quote = (one.words[0], one.words[-1])
    if one.kind == "among":
        _among(t, one)
    elif one.kind == "share":
        _share(t, head, subject, body, one)
    elif one.kind == "former" and subject:
        _former(t, head, subject, body, one)
    elif one.kind in LEADS:
        by = next((at for at in body if t.word(at) in LEADS[one.kind]), body[-1])
        t.add(Proposition("comparison", head, subject, (*_upto(body, by), *one.words), quote))
    elif one.kind == "also" and subject:
        _also(t, head, subject, body, one)
    elif subject and (split := _more_of_whom(t, head, subject, body, one)):
        _than_before(t, head, subject, body, one, split)
    elif subject and _compares(t, head, body, one):
        first = _measured(t, head, body)[0]
        over = next((kid for kid in t.all(head, "xcomp") if first in t.under(kid)), None)
        told = t.kid(over, "cop") if over is not None else None  # "turned out to be 11 kilometres long"
        lead = _upto(body, first) if told is None else _upto(body, told + 1)
        lead = _upto(body, priced) if (priced := _priced(t, head, one)) > first else lead
        being = t.kid(head, "cop") if t.token(head).pos == "ADJ" and t.word(one.words[0] - 1) == "and" else None
        lead = lead if being is None else _upto(body, being + 1)  # "was the lowest since May, and lower than expected"
        if lead and t.word(lead[-1]) in ("by", "to", "at") and _tells_how(t, one):
            lead = lead[:-1]  # "by 41 percent, twice as fast as wages", "by 4 percent, faster than prices"
        words = (*lead, *_with_noun(t, first, one))
        t.add(Proposition("comparison", head, subject, words, quote, shared=_when(t, head, body, first, one)))
    else:
        kept = _without_lengths(t, head, body) if one.kind == "detail" else body
        t.add(Proposition("comparison", head, subject, _beside(t, kept, one), quote))


def _more_of_whom(t: Taking, head: int, subject: tuple[int, ...], body: list[int], one: Segment) -> int:
    """How many words of a comparison go before whom it counts: "7 per cent more | than a year earlier"; else 0.

    Where the subject alone is counted: "some 900 homes were built in 2024, twice as many as in 2020".
    """
    figures = [at for at in _measured(t, head, body) if t.token(at).pos in ("NUM", "SYM")]
    if _counted(t, subject) is None or not all(_YEAR.fullmatch(t.word(at)) for at in figures):
        return 0
    words = [t.word(at) for at in one.words]
    told = [(word in ("more", "fewer") and after == "than") or (word, after) == ("many", "as")
            for word, after in pairwise(words)]  # fmt: skip
    at = told.index(True) + 1 if True in told else 0
    many = at and at + 1 < len(words) and words[at] == "than" and _counts(t, one.words[at + 1])
    return 0 if many and words[at + 2 : at + 3] != ["year"] else at  # "more than half", but "more than a year earlier"


def _than_before(t: Taking, head: int, subject: tuple[int, ...], body: list[int], one: Segment, split: int) -> None:
    """ "7 per cent more people used it in 2025 than a year earlier"."""
    number = _counted(t, subject)
    gone: set[int] = set()
    if number is not None:
        noun = t.token(number).head
        gone = {*t.under(number), *(kid for kid in t.all(noun, "advmod", "det") if kid < noun)}
    them = tuple(at for at in subject if at not in gone)
    many = (*one.words[:split], *them)
    t.add(Proposition("comparison", head, many, (*body, *one.words[split:]), (one.words[0], one.words[-1])))


def _without_lengths(t: Taking, head: int, body: list[int]) -> list[int]:
    """The words of a clause but how long: "lent it [over 25 years], at a rate of 2.9 per cent"."""
    timed = [at for at in t.all(head, "obl") if t.token(at).lemma in TIMES and t.kid(at, "nummod") is not None]
    gone = {word for at in timed for word in t.under(at) if at > head}
    return [at for at in body if at not in gone]


def _when(t: Taking, head: int, body: list[int], first: int, one: Segment) -> tuple[int, ...]:
    """ "Sold 300 cars last year, a tenth less than in 2023": the day or year between the two figures."""
    phrases = [at for at in t.all(head, "obl", "obl:unmarked") if first < at < one.words[0]]
    timed = [at for at in phrases if any(t.token(w).lemma in _SEASONS or _WHEN.search(t.word(w)) for w in t.under(at))]
    words = t.under(timed[-1]) if timed else []
    if words and t.word(words[0]) in ("a", "an", "each", "every", "per"):  # "2.4 billion litres a year"
        return ()
    return tuple(at for at in trim(t, words) if at in body) if words and words[0] > first else ()


def _counts(t: Taking, at: int) -> bool:
    """ "More than half", "more than a third": what follows is the figure itself."""
    return t.token(at).pos in ("NUM", "SYM") or t.word(at) in ("half", "a", "an", "twice")


def _also(t: Taking, head: int, subject: tuple[int, ...], body: list[int], one: Segment) -> None:
    """ "Forty residents were evacuated, along with nine guests": nine guests were evacuated."""
    quote = (one.words[0], one.words[-1])
    helper = t.kid(head, "aux:pass", "cop")
    if helper is None or helper not in body or len(t.all(head, "aux", "aux:pass", "cop")) > 1:
        t.add(Proposition("comparison", head, subject, _beside(t, body, one), quote))
        return
    them = tuple(at for at in one.words if t.word(at) not in ("along", "together", "with"))
    being = "was" if t.word(helper) in ("was", "were") else "is"
    t.add(Proposition("share", head, them, tuple(at for at in body if at > helper), quote, being))


def _tells_how(t: Taking, one: Segment) -> bool:
    """Whether a comparison says how something is done and not how much: "faster than prices"."""
    words = [t.word(at) for at in one.words]
    return "fast" in words or (words[0].endswith("er") and "than" in words[:2])


def _with_noun(t: Taking, figure: int, one: Segment) -> list[int]:
    """ "It gave 5,180 doses, four times as many as last year": as many doses; "a tenth fewer than": fewer doses."""
    words, last = [at for at in one.words if at != one.words[0] or t.word(at) != "or"], len(t.kids) - 1
    number = next((at for at in range(figure, len(t.kids)) if t.token(at).pos == "NUM"), figure)
    while t.token(t.token(number).head).pos == "NUM" and t.token(number).dep == "compound":  # "118 million parcels"
        number = t.token(number).head
    noun = t.token(number).head if t.token(number).dep == "nummod" else -1
    as_many = [at for at, word in enumerate(words) if (t.word(word), t.word(word + 1)) == ("many", "as")]
    fewer = [
        at
        for at, word in enumerate(words)
        if t.word(word) in ("more", "fewer") and t.word(word + 1) == "than" and not _counts(t, min(word + 2, last))
    ]
    place = next(iter((*as_many, *fewer)), -1)
    counted = noun > number and t.token(noun).pos == "NOUN" and t.token(noun).lemma not in _NO_THINGS
    return [*words[: place + 1], noun, *words[place + 1 :]] if place >= 0 and counted else words


def _among(t: Taking, one: Segment) -> None:
    """ "In nine countries, among them Chile and Peru" says that the nine countries include Chile."""
    before = one.words[0] - 2
    nouns = [at for at in (before, *_above(t, before)) if at <= before and _is_plural(t, at)]
    plural = [at for at in range(before + 1) if t.token(at).pos == "NOUN" and t.word(at) != t.token(at).lemma]
    noun = (nouns or plural[-1:] or [-1])[0]
    whole = tuple(head_np(t, noun)) if noun >= 0 else ()
    listed = members(t, one.words[0])
    for place, item in enumerate(listed):
        words = [
            at for at in t.under(item, without=frozenset(listed) - {item}) if at in one.words and at > one.words[1]
        ]
        words = trim(t, words, keep_case=False)
        if words and whole:
            first = one.words[0] if not place else words[0]
            t.add(Proposition("item", item, whole, tuple(words), (first, words[-1]), "include"))


def _above(t: Taking, index: int) -> list[int]:
    found = []
    while index >= 0 and t.token(index).head >= 0:
        index = t.token(index).head
        found.append(index)
    return found


def _upto(body: list[int], end: int) -> list[int]:
    return [at for at in body if at < end]


def _beside(t: Taking, body: list[int], one: Segment) -> tuple[int, ...]:
    """The words of a clause with a figure behind them, or in its place where the clause goes on behind it."""
    first = one.words[0] - 1
    comma = first - (t.word(first) == "and")
    comma = next((at for at in range(comma, 0, -1) if t.word(at) == ","), comma) if comma < first else comma
    words = (*body, *((comma,) if t.word(comma) == "," else ()), *one.words)
    return tuple(sorted(words)) if any(at > one.words[-1] for at in body) else words  # "to 11.42, its lowest, before"


def _compares(t: Taking, head: int, body: list[int], one: Segment) -> bool:
    """Whether a figure can stand in the place of the first: "12 percent more" for "£9", not for "sales of £9"."""
    first = _measured(t, head, body)[:1]
    if not first or one.kind not in ("comparison", "highest", "equal") or _is_event(t, head, one):
        return False
    if any(t.word(at) in _LATER and t.word(at + 1) == "than" for at in one.words):  # "in May, two weeks later than"
        return False
    noun = next((at for at in t.all(head, "obj") if first[0] in t.under(at)), -1)
    counted = noun < 0 or t.token(noun).pos in ("NUM", "SYM") or t.kid(noun, "nummod") is not None
    return counted or t.kid(head, "cop") is not None


def _priced(t: Taking, head: int, one: Segment) -> int:
    """Where the price right before a figure begins, -1 where none does: "at £3 apiece, a third of the price"."""
    for kid in t.all(head, "obl"):
        cases = [at for at in t.all(kid, "case") if t.word(at) in ("at", "for", "to")]
        money = t.token(kid).pos == "SYM" or t.token(kid).lemma in CURRENCIES
        if cases and money and any(t.token(at).pos == "NUM" for at in t.under(kid)) and kid < one.words[0]:
            return cases[0] + 1
    return -1


def _is_event(t: Taking, head: int, one: Segment) -> bool:
    """ "The highest" says what something is only behind a verb of being."""
    return one.kind == "highest" and t.kid(head, "cop") is None


def _measured(t: Taking, head: int, body: list[int]) -> list[int]:
    """The words of the first figure behind the verb: "£231 million", "58 points from 28 matches"."""
    inside = set(body)
    places = [head, *sorted(t.all(head, "obj", "obl", "xcomp", "obl:unmarked"))]
    for place in places:
        words = [at for at in t.under(place) if at in inside and (place != head or at not in _verbal(t, head))]
        if place != head and t.token(place).pos == "VERB" and t.kid(place, "obj", "obl") is not None:
            if words := _measured(t, place, [at for at in body if at >= place]):  # "plans to spend £9 million"
                return words
            continue
        if place == head and t.token(head).pos == "VERB":
            continue
        if place != head and t.token(head).pos == "VERB" and t.token(place).lemma in TIMES:  # "fell within nine hours"
            continue
        if place >= head and t.has_number(words):
            cases = set(t.all(place, "case"))
            return [at for at in words if at not in cases]
    return []


def _verbal(t: Taking, head: int) -> set[int]:
    return {
        at
        for kid in t.all(head, "cop", "aux", "advmod", "nsubj", "obl", "obl:unmarked", "punct")
        for at in t.under(kid)
    }


def _former(t: Taking, head: int, subject: tuple[int, ...], body: list[int], one: Segment) -> None:
    """ "Profit was £9 million, up from £7 million" says that profit was £7 million before."""
    words = [
        at for at in one.words if t.word(at) not in ("up", "down", "from", "against", "compared", "with", "to", "after")
    ]
    if not words:
        return
    with_it = [kid for kid in t.all(head, "advcl", "obl") if kid < head and t.word(t.first(kid)) == "with"]
    gone = {at for kid in with_it for at in t.under(kid)}
    body = [at for at in body if at not in gone]  # "with all votes counted" is not so of the vote before
    quote = (one.words[0], one.words[-1])
    text = t.tree.text[t.token(words[0]).start : t.token(words[-1]).end]
    tail = "" if _WHEN.search(text) or _BY_WHAT.search(text) else "before"
    counted = _counted(t, subject)
    modal = any(t.word(kid) in ("would", "could", "may", "might") for kid in t.all(head, "aux"))
    modal = modal and t.token(head).lemma not in _BEING and t.token(head).pos == "VERB"
    if modal or (counted and t.word(words[0]) in ("a", "an")):  # "280 millimetres, compared with an average of 90"
        t.add(Proposition("comparison", head, subject, _beside(t, body, one), quote))
        return
    if counted:
        _formerly(t, head, subject, body, words, counted)
        return
    place = t.kid(head, "obj")
    if place is not None and t.token(head).lemma in _PUTTING and place in body:  # "put the cost at £7, up from £5"
        priced = next((at for at in body if at > place and t.word(at) == "at"), body[-1] + 1)
        thing = tuple(at for at in t.under(place) if at in body and at < priced)
        t.add(Proposition("former", head, thing, tuple(words), quote, "was", tail=tail))
        return
    if place is not None and t.word(words[0]) in ("a", "an") and place in body:  # "a loss, compared with a profit"
        first = min(at for at in t.under(place) if at in body)
        t.add(Proposition("former", head, subject, (*_upto(body, first), *words), quote, tail=tail))
        return
    figure = [at for at in _measured(t, head, body) if t.token(at).pos in ("NUM", "SYM")]
    verb = t.token(head).lemma
    being = verb in _BEING and not (verb == "cost" and t.kid(head, "aux") is None)
    if figure and t.token(head).pos == "VERB" and not being and figure[0] > head:
        kept = _upto(body, figure[0])
        noun = t.token(figure[0]).head
        attribute = t.token(figure[0]).dep in ("compound", "nummod") and noun in body and t.token(noun).pos == "NOUN"
        if attribute and t.word(noun) not in [t.word(at) for at in words]:
            number = _run(t, words)  # "a £9 million gap, up from £5 million"
            rest = [at for at in words if at not in number]
            t.add(Proposition("former", head, subject, (*kept, *number, noun, *rest), quote, tail=tail))
            return
        if t.word(kept[-1]) not in ("to", "by", "at"):
            t.add(Proposition("former", head, subject, (*kept, *words), quote, tail=tail))
            return
    t.add(Proposition("former", head, subject, tuple(words), quote, "was", tail=tail))


def _run(t: Taking, words: list[int]) -> list[int]:
    """The first number among some words: "1.62" of "1.62 ten years ago"."""
    places = [at for at in words if t.token(at).pos in ("NUM", "SYM")]
    return [at for at in places if at - places[0] == places.index(at) and t.token(at).dep != "nummod"] or places[:1]


def _counted(t: Taking, subject: tuple[int, ...]) -> int | None:
    """The number of a subject that is one: "About 4.3 million people have it, up from 2.1 million"."""
    noun = next((at for at in subject if t.token(at).head not in subject and t.token(at).pos == "NOUN"), -1)
    numbers = t.all(noun, "nummod") if noun >= 0 else []
    return numbers[0] if numbers else None


def _formerly(t: Taking, head: int, subject: tuple[int, ...], body: list[int], words: list[int], number: int) -> None:
    """ "Up from 2.1 million in 2006": as many did the same then, and had done it."""
    figure = next((at for at in words if t.token(at).pos == "NUM"), words[0])
    while t.token(figure).head in words and t.token(t.token(figure).head).pos == "NUM":  # "2.1" of "2.1 million"
        figure = t.token(figure).head
    own = [at for at in t.under(figure) if at in words and t.token(at).pos == "NUM"]
    unit = t.token(t.token(number).head).lemma
    rest = tuple(at for at in words if at not in own and t.token(at).lemma != unit)  # "93 percent" in both
    loose = [kid for kid in t.all(t.token(number).head, "advmod", "det") if kid < number and t.word(kid) != "the"]
    gone = {*t.under(number), *loose}
    then = {at for kid in t.all(head, "advcl") for at in t.under(kid)}  # "before the storm struck" was another storm
    if _WHEN.search(" ".join(t.token(at).text for at in rest)):  # "in 2024 …, up from 20 in 2019": not so of both
        before = [kid for kid in t.all(head, "obl", "obl:unmarked") if kid < min(subject)]
        timed = [kid for kid in before if t.token(kid).lemma in _SEASONS or _WHEN.search(t.word(kid))]
        then |= {at for kid in timed for at in t.under(kid)}
    body = [at for at in body if at not in then]
    people = (*own, *(at for at in subject if at not in gone))
    t.add(Proposition("former", head, people, (*body, *rest), (words[0], words[-1])))


def _is_plural(t: Taking, at: int) -> bool:
    token = t.token(at)
    return token.pos == "NOUN" and token.text.lower() != token.lemma.lower()


def _share(t: Taking, head: int, subject: tuple[int, ...], body: list[int], one: Segment) -> None:
    """ "Seven people were hurt, two of them badly" says that two of the seven people were hurt badly."""
    them = next((at for at in one.words if t.word(at) in ("them", "whom", "which")), -1)
    if them < 0:  # it stands in a clause of its own
        return
    rest = tuple(at for at in one.words if at > them)
    part = tuple(at for at in one.words if at <= them)
    doing = next((kid for kid in t.all(head, "xcomp") if t.kid(kid, "obj") is not None), head)
    many = t.kid(doing, "obj")
    verbal = (*(at for at in body if at <= head and t.token(at).dep in ("aux", "aux:pass", "cop")), head)
    if (
        t.word(them) == "them" and many is not None and t.token(many).pos == "NOUN" and not _is_plural(t, many)
    ):  # "a group of 90 men, half of them"
        before = one.words[0] - 2
        many = next((at for at in (before, *_above(t, before)) if 0 <= at <= before and _is_plural(t, at)), many)
    if t.word(them) in ("whom", "which"):
        before = one.words[0] - 2
        over = [at for at in (before, *_above(t, before)) if at >= 0]
        joined = [t.token(at).head for at in over if t.token(at).dep == "conj" and t.token(at).pos == "PROPN"]
        many = next((at for at in [*joined, *over] if _is_plural(t, at) or at in joined), many)
    whole = tuple(trim(t, [at for at in named_np(t, many) if at not in one.words])) if many is not None else subject
    whole = _counted_part(t, whole)
    verbal_part = bool(rest) and (t.token(rest[0]).pos == "VERB" or t.kid(rest[0], "cop") is not None)
    finite = bool(rest) and t.token(them).head >= 0 and t.is_clause(rest[0]) and verbal_part
    finite = finite or any(t.token(at).pos in ("AUX", "VERB") and t.token(at).dep in ("cop", "aux") for at in rest)
    agent = bool(rest) and t.kid(rest[0], "obl:agent") is not None  # "half of them paid for by the residents"
    finite = finite and not (agent and t.kid(rest[0], "aux:pass") is None)
    joiner = "were" if agent and not finite else "are" if many is not None and not finite else ""
    if rest and whole:
        state = t.kid(head, "cop") is not None and t.token(rest[0]).pos == "VERB"  # "200 of them sent by the state"
        joiner = "are" if state else joiner
        joiner = "was" if joiner and t.word(rest[0]) == "for" and t.word(doing).endswith("ed") else joiner
        if many is None and not (state or finite) and _is_kind(t, rest):
            _kind(t, head, part, rest, body, whole, one)
            return
        said = rest if many is not None or state or finite else (*verbal, *rest)
        done = many is not None and t.word(doing).endswith("ed") and t.word(rest[0]) == "for"
        said = (doing, *said) if done and not finite else said  # "arrested nine, two of them for theft"
        gapped = said[:1] == (head,) and t.kid(head, "nsubj:pass") is not None and t.kid(head, "aux:pass") is None
        doer = t.word(rest[0]).endswith("ing") and t.token(rest[0]).pos == "VERB" and said == rest
        joiner = "was" if gapped or doer else joiner  # "46 injured, nine of them badly", "one of them coming to rest"
        quote = (one.words[0], one.words[-1])
        t.add(Proposition("share", rest[0], part, said, quote, joiner, pronoun=them, antecedent=whole))


def _is_kind(t: Taking, words: tuple[int, ...]) -> bool:
    """Whether words after "of them" are a bare noun that says who they are: "children", "civilians under 18"."""
    head = next((at for at in words if t.token(at).head not in words), -1)
    bare = head >= 0 and not t.all(head, "case", "nummod", "det") and t.token(head).pos == "NOUN"
    return bare and _is_plural(t, head) and words[0] in (head, *t.all(head, "amod", "compound"))


def _kind(
    t: Taking,
    head: int,
    part: tuple[int, ...],
    kind: tuple[int, ...],
    body: list[int],
    whole: tuple[int, ...],
    one: Segment,
) -> None:
    """ "Nine people died, four of them children": four children died; "half of those hurt were children"."""
    quote = (one.words[0], one.words[-1])
    number = [at for at in part if t.token(at).pos == "NUM"]
    if number and part[0] == number[0]:
        t.add(Proposition("comparison", head, (*number, *kind), tuple(body), quote))
        return
    done = [at for at in body if at >= head] if t.kid(head, "nsubj:pass") is not None else []
    them = next(at for at in part if t.word(at) in ("them", "whom", "which"))
    noun = next(at for at in kind if t.token(at).head not in kind)
    being = "were" if tense_of(t, noun) == "past" else "are"
    t.add(Proposition("share", noun, part, kind, quote, being, pronoun=them, antecedent=(*whole, *done)))
