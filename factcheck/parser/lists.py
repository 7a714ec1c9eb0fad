"""Lists taken apart: each item of "borders China, India and Iran" is a claim, each of "including oil and gas" too."""

from __future__ import annotations

from factcheck.parser.phrases import head_np, trim
from factcheck.parser.taking import NOMINAL, Proposition, Taking

_UNSPLIT = ("nsubj", "nsubj:pass", "conj", "compound", "amod", "appos")
_UNITS = frozenset(
    "year month week day hour minute second foot inch yard mile metre kilometre pound ounce stone pence cent dollar "
    "euro".split()
)
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_ONE_THING = frozenset({"cause effect", "supply demand", "research development", "health safety", "law order"})
_OF_ALL = frozenset("as between among from".split())  # "two men were named as Roe and Doe"
_SUMS = frozenset("average blend combination mix mixture range series sum total".split())
_MODIFIED = ("amod", "det", "compound", "nummod", "nmod:poss")


def items(t: Taking, head: int, subject: tuple[int, ...], body: list[int]) -> None:
    """Split the first list among the words of a clause; the clause's own proposition keeps the first item."""
    inside = set(body)
    for index in body:
        group = [index, *(kid for kid in t.all(index, "conj") if kid in inside and _is_item(t, kid))]
        if len(group) > 1 and _is_item(t, index) and _can_split(t, head, index, group):
            _split(t, head, subject, body, group)
            return


def _is_item(t: Taking, index: int) -> bool:
    token = t.token(index)
    if token.pos == "ADJ":  # "lower than in Poland but higher than in Germany"
        return any(t.word(at) == "than" for at in t.under(index, without=frozenset(t.all(index, "conj"))))
    return token.pos in NOMINAL


def _can_split(t: Taking, head: int, index: int, group: list[int]) -> bool:
    token = t.token(index)
    if token.dep in _UNSPLIT or (token.dep in ("nmod", "nmod:poss") and len(group) < 3):
        return False
    if group[-1] < head or _takes_time(t, head):  # "the schools, in Rome, Bari and Lecce, will shut"
        return False
    if any(t.word(kid) in _OF_ALL for kid in t.all(index, "case")):
        return False
    if any(t.word(kid) == "not" for item in group for kid in t.kids[item]):
        return False
    words = [t.word(item) for item in group]
    if any(t.token(item).lemma in _UNITS and t.kid(item, "nummod", "det") is None for item in group):
        return False  # "offered 3% this year and 4% next year"
    if "half" in words or " ".join(words) in _ONE_THING:  # "a day and a half"
        return False
    if any(t.are_quoted(index, item) for item in group[1:]) or _is_choice(t, head, group):
        return False
    if (token.dep == "nmod" and _is_whole(t, token.head)) or _is_counted_in(t, group):
        return False
    if token.pos == "ADJ" and not all(_is_item(t, item) and t.token(item).pos == "ADJ" for item in group):
        return False
    shared = _may_share(t, group) or _may_be_of_last(t, head, group[-1])
    shared = shared or _is_most_of_all(t, group[0]) or _shares_noun(t, group)
    return not shared and not all(_is_part_of_quantity(t, item) for item in group)


def _is_most_of_all(t: Taking, index: int) -> bool:
    """ "It lent above all to builders in Vienna, Graz and Linz": most of all in the three, not in each."""
    start = t.first(t.token(index).head) if t.token(index).dep in ("nmod", "conj") else t.first(index)
    return any(t.word(at) == "above" and t.word(at + 1) == "all" for at in (start - 2, start - 3))


def _shares_noun(t: Taking, group: list[int]) -> bool:
    """ "Towns seal water and rail pact": as headlines leave out articles, the pact may be on both."""
    last = group[-1]
    if t.tree.text.rstrip('"”')[-1:] in (".", "?", "!") or len(group) > 2 or t.kid(last, "compound") is None:
        return False
    single = all(t.token(item).pos == "NOUN" and t.word(item) == t.token(item).lemma for item in group)
    return single and not any(t.kid(item, "det", "nummod", "nmod:poss", "amod") is not None for item in group)


def _takes_time(t: Taking, head: int) -> bool:
    """ "It took Roe and a friend 19 hours": both together."""
    return t.token(head).lemma == "take" and any(t.token(kid).lemma in _UNITS for kid in t.all(head, "obj"))


def _is_choice(t: Taking, head: int, group: list[int]) -> bool:
    """ "Coal or gas", "cattle rather than people", "not to the police but to a firm": not so of each."""
    joined = [t.word(kid) for item in group for kid in t.all(item, "cc")]
    denied = any(t.word(kid) == "not" for kid in t.all(head, "advmod"))
    return any(word in ("or", "nor", "rather") for word in joined) or ("but" in joined and denied)


def _may_share(t: Taking, group: list[int]) -> bool:
    """ "Ready meals and salads", "$2 billion in cash and shares": who shares the adjective, or the sum, is unsure."""
    bare = [item for item in group[1:] if t.token(item).pos == "NOUN" and t.kid(item, *_MODIFIED) is None]
    case = t.kid(group[0], "case")
    sum_before = case is not None and t.token(case - 1).pos in ("NUM", "SYM")
    shared = any(not t.token(kid).text[:1].isupper() for kid in t.all(group[0], "amod"))  # "Russian funds and skill"
    behind = any(kid > group[-1] for kid in t.all(group[0], "nmod", "acl"))  # "shops and makers with large stocks"
    told = any(kid > group[-1] and not t.is_set_off(kid) for item in group for kid in t.all(item, "acl:relcl"))
    of_both = told and len(bare) == len(group) - 1 and t.kid(group[0], *_MODIFIED) is None
    return behind or of_both or (bool(bare) and (shared or sum_before))  # "men and women who worked there"


def _may_be_of_last(t: Taking, head: int, last: int) -> bool:
    """ "Paid for a yacht and two holidays in Spain": the place may be that of the last thing only."""
    if t.kid(last, "nummod", "det") is None:
        return False
    behind = t.under(last)[-1] + 1
    near = [kid for kid in t.all(head, "obl") if kid > last and t.first(kid) == behind]
    return any(t.is_name(kid, "LOC") for kid in near)


def _is_whole(t: Taking, noun: int) -> bool:
    """ "1,000 volunteers in Spain and Italy", "a combination of snow, dust and sun": of all together, not of each."""
    return t.kid(noun, "nummod") is not None or t.token(noun).lemma in _SUMS


def _is_counted_in(t: Taking, group: list[int]) -> bool:
    """ "It enrolled 8,200 children in Ghana and Mali": together, not in each."""
    places = t.token(group[0]).dep == "obl" and all(t.is_name(item, "LOC") for item in group)
    counted = t.all(t.token(group[0]).head, "obj", "nsubj:pass") if places else []
    return any(t.kid(kid, "nummod") is not None and t.token(kid).lemma not in _UNITS for kid in counted)


def _is_part_of_quantity(t: Taking, index: int) -> bool:
    """ "four years and six months" is one length of time, "5 and 7" one range."""
    return t.token(index).pos == "NUM" or (t.token(index).lemma in _UNITS and t.kid(index, "nummod") is not None)


def _split(t: Taking, head: int, subject: tuple[int, ...], body: list[int], group: list[int]) -> None:
    first, others = group[0], frozenset(group[1:])
    whole = set(t.under(first)) if first != head else {at for at in body if at >= _start(t, first)}
    both = {kid for item in group for kid in t.all(item, "cc:preconj")}
    rest = [at for at in body if at not in whole and at not in both]
    for place, item in enumerate(group):
        own = {at for at in t.under(item, without=others - {item}) if at in body and at not in both}
        words = trim(t, sorted(own - {at for kid in t.all(item, "cc") for at in t.under(kid)}))
        if not words:
            continue
        kept = [at for at in rest if at < first or place == 0 or at > max(whole)]
        if place == 0 and _is_timed(t, [at for at in rest if first < at < max(whole)]):  # "8 in 2005 and 9 last year"
            kept = [at for at in kept if at < max(whole)] if _is_timed(t, kept[-2:]) else kept
        said = tuple(sorted({*kept, *_scoping(t, group, place), *words} - both))
        if place == 0:
            _shorten_first(t, head, said, (min(said), max(at for at in said if at <= max(words))))
        else:
            joiner = next((one.joiner for one in t.found if one.head == head), "")
            t.add(Proposition("item", item, subject, said, (words[0], words[-1]), joiner))


def _is_timed(t: Taking, words: list[int]) -> bool:
    """Whether words tell when: "in 2005", "last year"."""
    return any(
        t.token(at).dep.startswith("obl")
        and (t.token(at).lemma in _UNITS or t.token(at).text.isdigit() or t.word(at) in _MONTHS)
        for at in words
    )


def _start(t: Taking, head: int) -> int:
    """Where a predicate's own words begin: behind its verb of being."""
    return max([at + 1 for at in t.all(head, "cop", "aux", "nsubj") if at < head], default=head)


def _scoping(t: Taking, group: list[int], place: int) -> list[int]:
    """What stands before the first item and belongs to all: the preposition, the adjectives of a bare list."""
    item, first = group[place], group[0]
    if not place:
        return []
    cases = [] if t.kid(item, "case") is not None else t.all(first, "case")
    lead = [*cases, *(kid for case in cases for kid in t.all(case, "fixed"))]  # "such as"
    bare = t.token(item).pos == "NOUN" and t.kid(item, *_MODIFIED) is None
    return lead + ([kid for kid in t.all(first, "amod") if kid < first] if bare else [])


def _shorten_first(t: Taking, head: int, said: tuple[int, ...], quote: tuple[int, int]) -> None:
    """Let the clause's own claim end with the first item: the others have claims of their own."""
    for place, one in enumerate(t.found):
        if one.head == head and one.form in ("clause", "relative", "participle", "reported"):
            t.amend(place, body=said, quote=(min(one.quote[0], quote[0]), quote[1]))
            return


def is_inclusion(t: Taking, index: int) -> bool:
    """Whether a phrase lists parts of the noun before it: "sales including oil", "projects like the canal"."""
    token = t.token(index)
    if token.dep not in ("nmod", "obl", "acl", "conj") or token.head < 0 or token.head > index:
        return False
    cases = {t.word(kid) for kid in t.all(index, "case")}
    noun = t.token(token.head)
    if noun.pos not in ("NOUN", "PROPN") or token.pos not in NOMINAL:
        return False
    many = noun.text.lower() != noun.lemma.lower()
    return "including" in cases or ("like" in cases and many and token.dep == "nmod")


def inclusion(t: Taking, index: int, *, lead: int = 0) -> None:
    """ "Sales including oil and gas" says that the sales include oil, and that they include gas.

    `lead` is how many words open the list: two of "the trustees, among them a sheriff".
    """
    noun = tuple(head_np(t, t.token(index).head))
    group = [index, *t.all(index, "conj")]
    start = min(t.all(index, "case"), default=index)
    for place, item in enumerate(group):
        words = t.under(item, without=frozenset(group) - {item})
        words = [at for at in words if place or at >= t.first(index) + lead]
        words = trim(t, [at for at in words if at not in t.all(item, "case")], keep_case=False)
        if words and noun:
            first = start if not place else words[0]
            t.add(Proposition("item", item, noun, tuple(words), (first, words[-1]), "include"))
