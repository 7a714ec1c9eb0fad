"""Clauses without their verb: behind "the Greens won 15 seats", "the Left 6" says that the Left won 6 seats."""

from __future__ import annotations

from itertools import pairwise

from factcheck.parser.phrases import bare_np, trim
from factcheck.parser.plurals import UNITS
from factcheck.parser.taking import SUBJECTS, Proposition, Taking

_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON"})
_SHARES = frozenset({"%", "percent", "per cent", "half", "third", "quarter"})
_HALVES = frozenset("half some most many few others one".split())


def gapping(t: Taking) -> None:
    """Take the bare figures behind names that follow a counted object, and leave them out of the clause before."""
    for noun, token in enumerate(t.tree.tokens):
        if token.dep != "obj" or token.head < 0 or t.token(token.head).pos != "VERB":
            continue
        place, counted = noun + 1, noun
        if t.kid(noun, "nummod") is None:
            whole = t.kid(noun, "nmod") if token.pos == "NUM" else None  # "38 of the 120 seats in parliament"
            if whole is not None and t.word(noun + 1) == "of":
                place, counted = max(t.under(whole)) + 1, whole
            elif token.pos != "NUM" or t.word(noun + 1) not in (",", ";"):
                continue  # "won 46, the Greens 19": the seats were counted before
        start = place
        while found := _party(t, place):
            number, told = _figure_behind(t, found[-1])
            said = (number,) if counted == noun and token.pos == "NUM" else (number, counted)
            now = t.word(token.head) == f"{t.token(token.head).lemma}s"
            said, joiner = (said, "present") if now else ((token.head, *said), "")
            t.add(Proposition("item", number, tuple(found), said, (found[0], number), joiner))
            t.kids[token.head] += [told] if told >= 0 else []
            place = number + 1
        if place > start:
            _leave_out(t, start, place)


def halves(t: Taking) -> None:
    """ "Half were given the drug, and half a placebo" says that half were given a placebo."""
    for noun, token in enumerate(t.tree.tokens):
        if token.dep != "conj":
            continue
        first = next((at for at in t.under(noun) if t.token(at).dep not in ("punct", "cc")), noun)
        if t.word(first) not in _HALVES or t.word(first - 1) != "and" or first == noun:
            continue
        verb = t.token(token.head).head
        own = t.kid(verb, "nsubj", "nsubj:pass") if verb >= 0 else None
        if own is None or t.token(token.head).dep != "obj" or t.word(own) not in _HALVES:
            continue
        helpers = [at for at in t.all(verb, "aux", "aux:pass") if at < verb]
        words = [at for at in t.under(noun) if at > first]
        t.add(Proposition("item", noun, (own,), (*helpers, verb, *words), (first, words[-1])))
        _leave_out(t, first - 1, words[-1] + 1)


def done_so(t: Taking) -> None:
    """ "Five were hurt, one of them so badly that he died": one of the five was hurt so badly."""
    for place, one in enumerate(t.found):
        so_much = t.token(one.head).head  # of "so badly" the word before comes first
        manner = t.token(so_much if so_much >= 0 and t.token(so_much).pos == "ADV" else one.head)
        so = one.form == "share" and manner.pos == "ADV" and manner.dep == "advmod" and not one.joiner
        verb = t.token(manner.head).head if so and manner.head >= 0 else -1
        if verb >= 0 and t.kid(verb, "nsubj:pass") is not None and verb not in one.body:
            t.amend(place, body=(*t.all(verb, "aux:pass"), verb, *one.body))


def counted_alike(t: Taking) -> None:
    """ "Eleven patients reported a sore throat and four a tremor" says that four patients reported a tremor."""
    for noun, token in enumerate(t.tree.tokens):
        over = t.token(token.head).head if token.dep == "conj" and t.token(token.head).dep == "obj" else -1
        own = t.kid(over, "nsubj") if over >= 0 else None
        number, article = t.kid(noun, "nummod"), t.kid(noun, "det")
        if own is None or number is None or article != number + 1 or t.word(article) not in ("a", "an"):
            continue
        counted = t.kid(own, "nummod") is not None and t.token(own).pos == "NOUN"
        helpers = [at for at in t.all(over, "aux") if at < over]
        who = (number, own) if counted else (number,)
        words = [at for at in t.under(noun) if at > number]
        t.add(Proposition("item", noun, who, (*helpers, over, *words), (number, words[-1])))
        _leave_out(t, number - (t.token(number - 1).dep == "cc"), words[-1] + 1)


def priced(t: Taking) -> None:
    """ "The basic one costs £179 and the small one £129" says that the small one costs £129."""
    for money, token in enumerate(t.tree.tokens):
        if token.dep != "obj" or token.pos != "SYM" or token.head > money or t.kid(token.head, *SUBJECTS) is None:
            continue
        place = money + 1
        while place < len(t.kids) and t.token(place).pos == "NUM":
            place += 1
        if t.word(place) not in (",", "and"):
            continue
        while t.word(place) in (",", "and"):
            place += 1
        end = place
        while end < len(t.kids) and (
            t.token(end).pos in _NAMING
            or t.word(end) in ("one", "ones")
            or (t.word(end) in ("by", "of") and end > place)
        ):
            end += 1
        figure = [at for at in range(end, min(end + 3, len(t.kids))) if t.token(at).pos in ("SYM", "NUM")]
        closes = bool(figure) and t.word(figure[-1] + 1) in (".", ",", ";", "", "and")
        if end > place and closes and t.token(end).pos == "SYM" and any(t.token(at).pos == "NUM" for at in figure):
            verb = t.token(token.head)
            tense = "present" if t.word(token.head) in (verb.lemma, f"{verb.lemma}s") else "past"
            who, quote = tuple(range(place, end)), (place, figure[-1])
            t.add(Proposition("share", figure[0], who, tuple(figure), quote, tense))
            _leave_out(t, place - 1, figure[-1] + 1)


def placed(t: Taking) -> None:
    """ "60 percent are made in Asia and 22 percent in Peru" says that 22 percent are made in Peru."""
    for noun, token in enumerate(t.tree.tokens):
        first = token.head
        if token.dep != "conj" or token.lemma not in _SHARES or first < 0 or t.token(first).dep != "obl":
            continue
        verb, cases = t.token(first).head, [t.word(kid) for kid in t.all(first, "case")]
        own = t.kid(verb, "nsubj", "nsubj:pass")
        places = [kid for kid in t.all(noun, "nmod", "obl") if [t.word(at) for at in t.all(kid, "case")] == cases]
        where = next(iter(places), -1)
        if own is None or where < noun or t.token(own).lemma not in _SHARES:
            continue
        helpers = [at for at in t.all(verb, "aux", "aux:pass") if at < verb]
        part = [at for at in t.under(noun) if at <= noun and t.token(at).dep not in ("cc", "punct")]
        told = [kid for at in (noun, where) for kid in t.all(at, "acl:relcl")]
        place = t.under(where, without=frozenset(told))
        t.add(Proposition("share", noun, tuple(part), (*helpers, verb, *place), (part[0], place[-1])))
        _leave_out(t, part[0] - 1, place[-1] + 1)
        t.kids[verb] += told


def spread(t: Taking) -> None:
    """ "50 of the jobs will go in Rome, 30 in Bari and the rest in Lecce" says that 30 of the jobs will go in Bari."""
    for verb, token in enumerate(t.tree.tokens):
        own = t.kid(verb, "nsubj", "nsubj:pass")
        if own is None or own > verb or not (t.token(own).pos == "NUM" or t.kid(own, "nummod") is not None):
            continue
        copula = t.kid(verb, "cop")
        placed = (
            t.all(verb, "case") if copula is not None else [kid for kid in t.all(verb, "obl") if t.kid(kid, "case")]
        )
        if not placed or (copula is None and token.pos != "VERB"):
            continue
        helpers = [at for at in t.all(verb, "aux", "aux:pass", "cop") if at < verb]
        said = helpers if copula is not None else [*helpers, verb]
        parts = [at for at in t.all(verb, "conj", "parataxis") if at > verb]
        for at in parts:  # grows while it is read
            where = _bare_place(t, at)
            if not where:
                continue
            parts += t.all(at, "conj")
            part = trim(t, [kid for kid in t.under(at) if kid < where[0]])
            whole = [kid for of in t.all(own, "nmod") for kid in t.under(of)] if t.token(at).pos == "NUM" else []
            t.add(Proposition("item", at, (*part, *whole), (*said, *where), (part[0], where[-1])))
            _leave_out(t, part[0], where[-1] + 1)


def _bare_place(t: Taking, at: int) -> list[int]:
    """The words "in Bari" behind a bare number or "the rest", which have no verb; none where there are others."""
    token = t.token(at)
    counted = token.pos == "NUM" or t.word(at) in ("rest", "others", "remainder") or t.kid(at, "nummod") is not None
    kids = [kid for kid in t.kids[at] if t.token(kid).dep not in ("cc", "punct", "det", "advmod", "nummod", "conj")]
    plain = len(kids) == 1 and t.token(kids[0]).dep in ("nmod", "obl") and kids[0] > at
    if not counted or not plain or t.kid(kids[0], "case") is None or t.word(t.first(kids[0])) == "of":
        return []
    return t.under(kids[0])


def each_of_several(t: Taking) -> None:
    """ "Two goals, the first with his head and the second from the spot": he scored the first with his head."""
    for verb, token in enumerate(t.tree.tokens):
        own, many = t.kid(verb, "nsubj"), t.kid(verb, "obj") if token.pos == "VERB" else None
        if own is None or many is None or own > verb or not _is_several(t, many):
            continue
        starts = [at for at in range(many + 1, len(t.kids) - 2) if _is_ordinal(t, at)]
        if len(starts) < 2:
            continue
        helpers = [at for at in t.all(verb, "aux") if at < verb]
        stop = len(t.kids) - (t.word(len(t.kids) - 1) == ".")
        for start, end in pairwise([*starts, stop]):
            words = trim(t, list(range(start, end)))
            t.add(Proposition("item", start + 1, tuple(bare_np(t, own)), (*helpers, verb, *words), (start, words[-1])))
        _leave_out(t, starts[0], stop)
        return


def _is_several(t: Taking, noun: int) -> bool:
    return any(t.word(kid) in ("both", "two", "three", "four", "five") for kid in t.all(noun, "det", "nummod"))


def _is_ordinal(t: Taking, at: int) -> bool:
    """Whether "the first with", "the second from" begins at a word, behind a comma or "and"."""
    named = t.word(at) == "the" and t.word(at + 1) in ("first", "second", "third", "fourth", "other")
    return named and t.token(at + 2).pos == "ADP" and t.word(at + 2) != "of" and t.word(at - 1) in (",", "and", ";")


def extremes(t: Taking) -> None:
    """ "The youngest of them was 74, the oldest 96" says that the oldest of them was 96."""
    root = t.tree.root()
    own, be = t.kid(root, "nsubj"), t.kid(root, "cop")
    if own is None or be is None or not t.word(own).endswith("est"):
        return
    for at in range(root + 3, len(t.kids)):
        most = t.word(at - 1).endswith("est") and t.word(at - 2) == "the" and t.word(at - 3) in (",", "and")
        if t.token(at).pos == "NUM" and most and t.word(at + 1) in (".", ",", ";", "and", ""):
            whole = [other for kid in t.all(own, "obl", "nmod") for other in t.under(kid)]
            t.add(Proposition("item", at, (at - 2, at - 1, *whole), (at,), (at - 2, at), t.word(be)))
            _leave_out(t, at - 3, at + 1)


def most_of_them(t: Taking) -> None:
    """ "Nine panels, the largest of them over three metres long, and": the largest of the nine is that long."""
    for at in range(4, len(t.kids) - 2):
        words = [t.word(at - back) for back in (3, 2, 1, 0)]
        most = words[1].endswith("est") or words[1] in ("first", "last")
        if not most or words[2] != "of" or words[3] not in ("them", "which") or words[0] != "the":
            continue
        if t.word(at - 4) not in (",", "—", "–"):
            continue
        end = next(
            (stop for stop in range(at + 1, len(t.kids)) if t.word(stop) in (",", ";", ".", "—", "–")), len(t.kids)
        )
        rest = range(at + 1, end)
        many = next((noun for noun in range(at - 5, -1, -1) if _is_plural(t, noun)), -1)
        finite = any(t.token(word).pos == "AUX" or t.token(word).dep in SUBJECTS for word in rest)
        if many < 0 or not rest or finite or t.token(rest[0]).pos == "VERB":
            continue
        _add_share(t, range(at - 3, at + 1), rest, many, ("was", "is"))


_SOME = frozenset("all most many some half none both several few".split())
_WHERE = frozenset("in from on at under over between with without below above".split())


def some_of_them(t: Taking) -> None:
    """ "Four members left, all of them from Rome": all of the four members were from Rome."""
    for at in range(3, len(t.kids) - 1):
        part = t.word(at - 2) in _SOME or t.token(at - 2).pos == "NUM"
        if (
            not part
            or [t.word(at - 3), t.word(at - 1), t.word(at)] != [",", "of", "them"]
            or t.word(at + 1) not in _WHERE
        ):
            continue
        end = next((stop for stop in range(at + 1, len(t.kids)) if t.token(stop).pos == "PUNCT"), len(t.kids))
        rest = range(at + 1, end)
        things = (noun for noun in range(at - 4, -1, -1) if _is_plural(t, noun) and t.token(noun).lemma not in UNITS)
        many = next(things, -1)
        if many < 0 or any(t.token(word).pos == "AUX" or t.token(word).dep in SUBJECTS for word in rest[:-1]):
            continue
        _add_share(t, range(at - 2, at + 1), rest, many, ("were", "are"))


def _add_share(t: Taking, share: range, rest: range, many: int, verbs: tuple[str, str]) -> None:
    """What is told of a share of many, "all of them": the pronoun is its last word, the comma before it goes."""
    past = t.token(t.tree.root()).text.lower().endswith("ed")
    whole = tuple(word for word in bare_np(t, many) if word < share.start - 1)
    t.add(Proposition("share", rest[-1], tuple(share), tuple(rest), (share.start, rest.stop - 1),
                      verbs[0] if past else verbs[1], pronoun=share[-1], antecedent=whole))  # fmt: skip
    _leave_out(t, share.start - 1, rest.stop)


def _is_plural(t: Taking, noun: int) -> bool:
    token = t.token(noun)
    return token.pos == "NOUN" and token.text.lower() != token.lemma and token.dep != "compound"


def _party(t: Taking, place: int) -> list[int]:
    """The name behind a comma or "and", where a figure comes right after it and nothing that the figure counts."""
    while t.word(place) in (",", ";", "and"):
        place += 1
    start = place
    if t.word(place) == "the":
        place += 1
        while place < len(t.kids) and (t.token(place).pos in ("ADJ", "ADV") or t.word(place) == "-"):
            if t.token(place).text[:1].isupper():
                break
            place += 1  # "the far-right Homeland party"
    first = place
    while place < len(t.kids) and (t.token(place).text[:1].isupper() or _owns(t, place)):
        place += 1
    place += place > first and t.word(place) == "party"
    figure, _ = _figure_behind(t, place - 1)
    bare = figure > 0 and t.word(figure + 1) in (",", ";", "and", ".", "")
    return list(range(start, place)) if place > first and bare and start > 0 else []


def _owns(t: Taking, at: int) -> bool:
    """The sign in "the Farmers' League"."""
    return t.token(at).dep == "case" and at + 1 < len(t.kids) and t.token(at + 1).text[:1].isupper()


def _figure_behind(t: Taking, name: int) -> tuple[int, int]:
    """The bare number behind a name, or behind the clause that a comma sets off from it, and that clause; else -1."""
    told = next((kid for kid in t.tree.children(name) if t.token(kid).dep == "acl:relcl" and kid > name), -1)
    place = name + 1
    if told >= 0 and t.word(place) == ",":
        place = max(at for at in t.tree.subtree(told) if t.word(at) != "," or at < told) + 1
        place += t.word(place) == ","
    if place < len(t.kids) and t.token(place).pos == "NUM":
        return place, told if place > name + 1 else -1
    return -1, -1


def _leave_out(t: Taking, start: int, end: int) -> None:
    for at in range(start, end):
        head = t.token(at).head
        if head >= 0 and not start <= head < end and at in t.kids[head]:
            t.kids[head].remove(at)
