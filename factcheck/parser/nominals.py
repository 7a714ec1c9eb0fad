"""What a noun phrase asserts by the way: a title before a name, an age behind it, a place, an amount."""

from __future__ import annotations

from factcheck.parser import verbs
from factcheck.parser.phrases import head_np, trim
from factcheck.parser.taking import Proposition, Taking

_PLACE_CASES = frozenset({"in", "at", "near", "on", "outside", "inside", "off", "beside", "along", "around"})
_TITLE_PARTS = ("compound", "flat", "amod", "nmod:desc", "nmod:poss")
# Behind a figure and a hyphen, how large or how long a thing is, and what it has so many of.
_UNITS = frozenset(
    "acre hectare year month week day hour minute mile kilometre kilometer metre meter foot page degree ton tonne "
    "megawatt gigawatt".split()
)
_SPANS = frozenset(
    "average bond debt high loan low mortgage note rate record yield day period shift time trip week weekend level "
    "mark depth contour race sprint final event radius limit zone".split()
)  # "a four-day week" is no week's length
_COUNTS = frozenset("bed berth bedroom lane panel room seat stage storey turbine".split())
# Behind a hyphen, what of a thing can be checked: "Soviet-era", "state-owned", "nuclear-armed".
_MADE = frozenset("armed backed born built controlled era flagged funded led listed made owned registered run".split())
_SEEKING = frozenset("consider design envisage look need plan propose seek want".split())
_EVERYWHERE = frozenset(
    "airport cemetery church cinema clinic court harbour hospital hotel museum office palace port prison pub "
    "restaurant school shop station theatre town university village".split()
)
_OLDEST = 120


def nominal(t: Taking, index: int, *, apart: frozenset[int]) -> None:
    """Take what the noun at `index` asserts; the subtrees of `apart` speak for themselves."""
    token = t.token(index)
    if token.pos == "PROPN":
        _title(t, index)
    if token.dep in ("obl", "nmod") and token.pos in ("PROPN", "NOUN"):
        _placed(t, index, apart)
    if token.dep in ("obl", "nmod") and token.pos in ("PROPN", "NOUN", "SYM"):
        _with_amount(t, index, apart)
    if token.pos == "NOUN":
        _measured(t, index)


def is_age(t: Taking, index: int) -> bool:
    """Whether a number behind a person's name is an age: "Jane Roe, 58,"."""
    token = t.token(index)
    if not (token.text.isdigit() and 0 < int(token.text) <= _OLDEST and token.head >= 0 and t.word(index - 1) == ","):
        return False
    if t.word(index + 1) not in (",", ".", "", ")", ";", "—", "–") or t.kids[index] != _signs(t, index):
        return False
    name = t.token(index - 2) if index >= 2 else token
    return name.pos == "PROPN" and (t.is_name(index - 2, "PER") or token.dep in ("amod", "dep", "appos", "nummod"))


def _signs(t: Taking, index: int) -> list[int]:
    return [kid for kid in t.kids[index] if t.token(kid).pos == "PUNCT"]


def age(t: Taking, index: int) -> None:
    """ "Jane Roe, 58," says that Jane Roe is 58."""
    last = index - 2
    first = last
    while first > 0 and t.token(first - 1).pos == "PROPN":
        first -= 1
    t.add(Proposition("age", index, tuple(range(first, last + 1)), (index,), (first, index), "is"))


def _title(t: Taking, index: int) -> None:
    """ "Russian Deputy Minister Aleksei Gruzdev" says that Gruzdev is a Russian deputy minister."""
    if t.token(index).dep in ("flat", "compound", "appos") and t.token(t.token(index).head).pos in ("PROPN", "NOUN"):
        return
    if t.is_name(index, "ORG"):  # "the General Court"
        return
    words = [index, *t.all(index, *_TITLE_PARTS)]
    heavy = frozenset(kid for kid in t.kids[index] if kid not in words)
    chain = [at for at in t.under(index, without=heavy) if t.token(at).pos != "PUNCT"]
    last = next((at for at in reversed(chain) if _is_title(t, at)), None)
    if last is None or last == chain[-1]:
        return
    name, title = [at for at in chain if at > last], [at for at in chain if at <= last]
    if t.word(last) in ("lord", "lady", "sir", "dame"):  # "Lord Erskine"
        return
    if all(t.token(at).text[:1].isupper() for at in name) and name == list(range(name[0], name[-1] + 1)):
        of = [kid for kid in t.all(index, "nmod") if t.is_name(kid, "LOC") and t.word(t.first(kid)) == "of"]
        where = (
            [*t.all(of[0], "case"), *head_np(t, of[0])] if of and t.first(of[0]) == name[-1] + 1 else []
        )  # "Mayor Ivo Petek of Rudnik"
        called = t.token(last).pos == "NOUN" and t.token(last).lemma in verbs.CALLED and not where
        being = "is a" if called and t.kid(index, "nmod:poss", "det") is None else "is"
        t.add(Proposition("title", index, tuple(name), (*title, *where), (title[0], (where or name)[-1]), being))


def _is_title(t: Taking, at: int) -> bool:
    if t.token(at).pos == "NOUN" and t.word(at) != t.token(at).lemma:  # "who coaches Roe"
        return False
    return t.token(at).lemma.lower() in verbs.TITLES or t.word(at) in verbs.TITLES


def _placed(t: Taking, index: int, apart: frozenset[int]) -> None:
    """ "a mill in Karachi", "near Port Qasim": the thing before is where the place is named."""
    case = t.kid(index, "case")
    if case is None or t.word(case) not in _PLACE_CASES or not t.is_name(index, "LOC"):
        return
    head = t.token(index).head
    if t.token(index).dep != "nmod" or t.token(head).lemma.lower() not in verbs.STANDING:
        return
    named = t.token(head).pos == "PROPN" or t.kid(head, "det", "nummod", "nmod:poss") is not None
    best = any(t.word(kid).endswith("est") or t.word(kid) in ("first", "only") for kid in t.all(head, "amod"))
    if not named or best or _is_sought(t, head) or _only_by_place(t, head):
        return  # "small schools in the west are closed", "leave school in Rome"
    body = trim(t, t.under(index, without=apart))
    noun = head_np(t, head)
    if body and noun:
        t.add(Proposition("place", index, tuple(noun), tuple(body), (body[0], body[-1]), "is"))


def _only_by_place(t: Taking, noun: int) -> bool:
    """ "The court in Rome": which court it is only the place tells, as every town has one."""
    words = [t.word(at) for at in head_np(t, noun)]
    return words == ["the", t.token(noun).lemma] and t.token(noun).lemma in _EVERYWHERE


def _is_sought(t: Taking, noun: int) -> bool:
    """ "Looking for a site in Europe", "will build a mill in Rome": there is none yet."""
    over = t.token(noun).head
    if over < 0 or not any(t.word(kid) in ("a", "an") for kid in t.all(noun, "det")):
        return False
    helpers = [t.word(kid) for kid in t.all(over, "aux", "mark")]
    return t.token(over).lemma in _SEEKING or bool({"to", "will", "would", "could", "may", "might"} & set(helpers))


def _with_amount(t: Taking, index: int, apart: frozenset[int]) -> None:
    """ "a plant with $800 million in losses", "a state of 240 million people": the thing before has what follows."""
    case = t.kid(index, "case")
    words = [at for at in t.under(index, without=apart) if t.token(at).dep != "flat"]  # "type 2 diabetes" counts none
    if case is None or not t.has_number(words):
        return
    head = t.token(index).head
    has = {"with": True, "of": t.token(head).lemma.lower() in verbs.PEOPLED}
    if t.word(case) == "with" and t.is_set_off(index) and t.token(head).lemma == "vote":  # ", with nine abstentions"
        return
    if not has.get(t.word(case)) or t.token(head).pos not in ("NOUN", "PROPN") or t.kid(head, "cop") is not None:
        return  # "are seven points clear with eight matches left"
    noun = _named(t, head) or head_np(t, head)
    body = trim(t, t.under(index, without=apart))
    if body and noun:
        t.add(Proposition("amount", index, tuple(noun), tuple(body[1:]), (body[0], body[-1]), "has"))


def _named(t: Taking, noun: int) -> list[int]:
    """The name that a noun behind a comma explains: "Scalex, a firm with 85 employees"."""
    over = t.token(noun).head
    if t.token(noun).dep == "appos" and over >= 0 and t.token(over).pos == "PROPN":
        return head_np(t, over)
    return []


def _measured(t: Taking, index: int) -> None:
    """ "a 700-acre site", "a Soviet-era mill": the site is 700 acres, the mill is Soviet-era."""
    for kid in t.all(index, "amod", "compound", "nmod"):
        words = t.under(kid)
        unit = t.token(words[-1]).lemma
        counted = any(t.token(at).pos == "NUM" or t.token(at).text[:1].isdigit() for at in words)
        told = t.first(index) > 0 or t.kid(index, "det", "nmod:poss") is not None  # "Nine-year study finds"
        made = t.word(kid) in _MADE and t.kid(index, "det") is not None
        many = t.word(index) != t.token(index).lemma and t.kid(index, "det", "nummod", "nmod:poss") is None
        numeric = made or (counted and told and unit in _UNITS | _COUNTS and not many)
        numeric = numeric and t.token(max(0, words[0] - 1)).pos != "PROPN"  # "the Grade II-listed hall"
        if not numeric or "-" not in "".join(t.token(at).text for at in words) or words[-1] >= index:
            continue
        case = t.kid(index, "case")
        parts = [at for of in t.all(index, "nmod") if of == index + 2 and t.word(of - 1) == "of" for at in t.under(of)]
        noun = tuple(at for at in [*head_np(t, index), *parts] if at not in words and t.word(at) != ",")
        noun = () if t.token(index).lemma in _SPANS else noun
        first = words[0] if case is None else min(case, words[0])
        if (
            noun
            and t.token(index).lemma not in _SPANS
            and t.word(index) not in ("old", "olds")
            and not any(t.word(at) in ("old", "one") for at in words)
        ):
            t.add(Proposition("measure", kid, noun, tuple(words), (first, index), "has" if unit in _COUNTS else "is"))
        return
