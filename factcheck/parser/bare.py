"""Numbers and parts without their noun, told of what: “one”, “another”, “the first”, “22 more”, “the other half”.

None is put in where several things were counted and nothing says which is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.parser.counted import (
    FRACTIONS,
    PERSONS,
    UNCOUNTED,
    Counted,
    compound,
    counted_in,
    described,
    is_of,
    noun_of,
    phrase_of,
    things_meant,
    unit_alike,
    value_of,
)
from factcheck.parser.plurals import plural_of
from factcheck.parser.wording import joined
from factcheck.syntax.tree import Tree

_BARE = frozenset(
    "another any first fourth half last more none one ones other others quarter rest second third".split()
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 2}
_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_MORE = frozenset("another further other remaining additional".split())
_NOMINAL = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "conj", "root")
_BEHIND = frozenset({"VERB", "AUX", "ADV", "PUNCT", "CCONJ", "SCONJ", "ADP", "PART"})
_HARMED = frozenset("arrest detain employ displace evacuate hospitalise hurt injure kill rescue wound".split())
_DUTIES = frozenset("must should may might can could would".split())  # "one must ask" is of anybody
_TERMS = frozenset("year month week day".split())  # of a sentence
_LONGEST = 6  # words of a phrase that may be put in


def bare(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """Return a token with the noun that it leaves out: "one" → "one of the two barges"; "" where none is sure."""
    if unit := unit_alike(tree, at):
        return f"{tree.tokens[at].text} {unit}"
    take = _WAYS.get(_way(tree, at))
    return take(tree, at, before) if take else ""


def _way(tree: Tree, at: int) -> str:
    """By which way a word finds its noun: a key of the table below, "" where it leaves none out."""
    token = tree.tokens[at]
    low, last = token.text.lower(), tree.tokens[at - 1].text.lower() if at else ""
    if low not in _BARE and token.pos != "NUM" and not low.endswith("est"):
        return ""
    if token.pos == "VERB":  # "it came to rest"
        return ""
    acts, alone = token.dep == "nsubj", _stands_alone(tree, at)
    part = low == "rest" and not any(tree.tokens[kid].dep == "nmod" for kid in tree.children(at))
    one = low in ("one", "ones")
    ways = {
        "what": low in ("half", "third", "quarter") and _is_other(tree, at),
        "other": low == "other" and alone,
        "part": part or (low == "others" and last == "the" and acts),
        "next": low in ("third", "fourth") and last == "a" and acts,
        "ordinal": low in _ORDINALS and last == "the" and alone,
        "most": low.endswith("est") and at == 1 and tree.tokens[0].text == "The" and alone,
        "any": low in ("any", "none") and token.dep == "obj" and alone,
        "another": low == "another" and alone,
        "more": low in ("more", "others"),
        "alike": one and _is_noun(tree, at),
        "number": token.pos == "NUM" or one,
    }
    return next((way for way, fits in ways.items() if fits), "")


def _is_noun(tree: Tree, at: int) -> bool:
    """Whether "one" stands for a noun that was said: "a similar one", "the one in Marlow", "the old ones"."""
    kids = {tree.tokens[kid].text.lower() for kid in tree.children(at) if kid < at}
    adjective = any(tree.tokens[kid].dep == "amod" for kid in tree.children(at) if kid < at)
    behind = [tree.tokens[kid].dep for kid in tree.children(at) if kid > at]
    told = bool(kids & {"a", "an", "the", "another"}) or tree.tokens[at].text.lower() == "ones"
    return (adjective and told) or ("the" in kids and behind[:1] in (["nmod"], ["acl"]))


def _alike(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """ "He had broken an arm. It was a similar one": the noun before, where one alone may be meant."""
    if any(tree.tokens[kid].dep == "cop" for kid in tree.children(at)):  # "it is a serious one" is of its kind
        return ""
    many = tree.tokens[at].text.lower() == "ones"
    definite = any(tree.tokens[kid].text.lower() == "the" for kid in tree.children(at) if kid < at)
    told = any(kid > at for kid in tree.children(at))
    for other in (tree, *list(before)[:-2:-1]):
        end = min(at, *tree.subtree(at)) if other is tree else len(other.tokens)
        nouns = {
            other.tokens[noun].lemma: noun
            for noun in range(end)
            if _may_be_one(other, noun, definite=definite, told=told)
        }
        if len(nouns) == 1:
            lemma, noun = nouns.popitem()
            return joined(other, [*compound(other, noun), noun])[: -len(other.tokens[noun].text)] + (
                other.tokens[noun].text if many else lemma
            )
        if nouns:
            return ""
    return ""


def _may_be_one(tree: Tree, noun: int, *, definite: bool, told: bool) -> bool:
    token = tree.tokens[noun]
    if token.pos != "NOUN" or token.dep == "compound" or token.lemma in UNCOUNTED:
        return False
    many = token.text.lower() != token.lemma.lower()
    if token.lemma in PERSONS:
        return False
    own = {tree.tokens[kid].text.lower() for kid in tree.children(noun) if kid < noun}
    if definite and own & set(_NTH) and any(tree.tokens[kid].dep == "cop" for kid in tree.children(noun)):
        return True
    if definite:
        ranked = any(tree.tokens[kid].dep == "nummod" for kid in tree.children(noun)) and token.dep == "obj"
        if ranked and many:  # "has lost two houses. He built the last one"
            return True
        contrast = any(tree.tokens[kid].dep == "amod" for kid in tree.children(noun))
        return token.dep.startswith("nsubj") and (contrast or (many and told))
    kids = {tree.tokens[kid].text.lower() for kid in tree.children(noun) if kid < noun}
    if any(tree.tokens[kid].dep == "cop" for kid in tree.children(noun)) and kids & set(_NTH):
        return True  # "is the seventh storm. Another, smaller one"
    return bool(kids & {"a", "an"}) or (many and token.dep in ("obj", "nsubj", "nsubj:pass"))


def _number_alone(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """What a number that stands alone counts: "two were hurt", "one in ten was cancelled"."""
    if _is_in_so_many(tree, at):
        chosen = things_meant(tree, at - 2, before, least=1)
        return f"{tree.tokens[at].text} of the {noun_of(chosen)}" if chosen else ""
    return "" if at + 2 < len(tree.tokens) and _is_in_so_many(tree, at + 2) else _counts(tree, at, before)


def _counts(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    token = tree.tokens[at]
    behind = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else token
    if token.dep not in _NOMINAL or behind.pos not in _BEHIND or behind.text.lower() in ("more", "-", "%"):
        return ""
    if behind.text.lower() == "of":
        return _of_alike(tree, at)
    kids = [tree.tokens[kid].text.lower() for kid in tree.children(at) if kid < at]
    if token.text.lower() == "one" and set(kids) - {"only", "just"}:
        return ""
    if set(kids) & _MORE and not any(tree.tokens[kid].dep == "nmod" for kid in tree.children(at)):
        chosen = things_meant(tree, at, before, least=1)
        return f"{token.text} {noun_of(chosen)}" if chosen else ""
    if alike := _of_alike(tree, at):
        return alike
    if token.dep == "obj" and not kids and behind.text.lower() != "of":
        return _object(tree, at, before)
    if token.dep not in ("nsubj", "nsubj:pass") or set(kids) - {"only", "just", "at", "least", "about", "nearly"}:
        return ""
    number = value_of(token.text)
    opens = at == 0 or tree.tokens[token.head].dep in ("conj", "parataxis", "ccomp") or kids
    helper = tree.tokens[at + 1].text.lower() if number == 1 else ""
    if (
        not number
        or not opens
        or helper in _DUTIES
        or any(is_of(tree, kid) or tree.tokens[kid].dep == "acl:relcl" for kid in tree.children(at))
    ):
        return ""
    chosen = things_meant(tree, at, before, least=number + 1)
    if chosen and not chosen.number and number > 1 and set(kids) & {"only", "just"}:  # "only four have been issued"
        return f"{token.text} {noun_of(chosen)}"
    return f"{token.text} of the {phrase_of(chosen)}" if chosen and (chosen.number or number == 1) else ""


def _is_in_so_many(tree: Tree, at: int) -> bool:
    """ "41,200 notices went out. One in ten was cancelled": one in ten of the notices."""
    over = tree.tokens[at].head
    said = at > 1 and over == at - 2 and tree.tokens[at - 1].text.lower() == "in"
    behind = at + 1 >= len(tree.tokens) or tree.tokens[at + 1].pos in ("AUX", "VERB", "ADV")
    return said and behind and tree.tokens[over].pos == "NUM" and tree.tokens[over].dep.startswith("nsubj")


def _of_alike(tree: Tree, at: int) -> str:
    """ "14 counts of fraud and one of forgery": one count."""
    first = tree.tokens[at].head
    if tree.tokens[at].dep != "conj" or first < 0 or tree.tokens[first].pos != "NOUN":
        return ""
    both = [kid for noun in (first, at) for kid in tree.children(noun) if is_of(tree, kid)]
    numbers = [kid for kid in tree.children(first) if tree.tokens[kid].dep == "nummod"]
    one = Counted(tree, first, 1)
    return f"{tree.tokens[at].text} {noun_of(one, many=tree.tokens[at].text.lower() not in ('one', '1'))}" if (
        len(both) == 2 and numbers
    ) else ""  # fmt: skip


def _object(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """ "Cutting off two villages; the army reached one": one of the two; "killing 61": 61 people."""
    token, verb = tree.tokens[at], tree.tokens[tree.tokens[at].head]
    if token.text.lower() == "one":
        twos = [one for one in counted_in(tree, tree.subtree(token.head)[0]) if one.number == 2]
        return f"{token.text} of the {phrase_of(twos[-1])}" if len(twos) == 1 else ""
    if verb.lemma == "serve" and value_of(token.text):  # "He was jailed for nine years. He served four"
        terms = {one.lemma for other in (tree, *before[:-3:-1]) for one in other.tokens if one.lemma in _TERMS}
        return f"{token.text} {plural_of(terms.pop())}" if len(terms) == 1 else ""
    return f"{token.text} people" if verb.lemma in _HARMED and value_of(token.text) else ""


def _more(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """ "Two more followed", "six others fled"."""
    behind = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else tree.tokens[at]
    counted = at > 0 and tree.tokens[at - 1].pos == "NUM"
    if not counted or behind.pos not in ("VERB", "AUX", "PUNCT", "ADP") or behind.text in ("-", "than"):
        return ""
    chosen = things_meant(tree, at, before, least=1)
    if not chosen or not (chosen.number or chosen.tree.tokens[chosen.noun].dep.startswith("nsubj")):
        return ""
    many = tree.tokens[at - 1].text.lower() not in ("one", "1")
    return f"{'more' if tree.tokens[at].text == 'more' else 'other'} {noun_of(chosen, many=many)}"


def _ordinal(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """ "The first killed four": the first such fire behind "the third such fire", the first of "two fires"."""
    low = tree.tokens[at].text.lower()
    for other in list(before)[:-2:-1]:
        for noun, token in enumerate(other.tokens):
            ranked = [kid for kid in other.children(noun) if other.tokens[kid].text.lower() in _ORDINALS]
            if token.pos == "NOUN" and ranked and ranked[-1] < noun and other.tokens[ranked[-1]].text.lower() != low:
                rest = [one for one in other.children(noun) if ranked[-1] < one < noun]
                return f"{tree.tokens[at].text} {joined(other, [*rest, noun])}" if token.text == token.lemma else ""
    acts = tree.tokens[at].dep in ("nsubj", "nsubj:pass")
    chosen = things_meant(tree, at, before, least=_ORDINALS[low]) if acts else None
    return f"{tree.tokens[at].text} of the {phrase_of(chosen)}" if chosen and chosen.number else ""


def _one_more(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """ "Two cruise ships turned back; a third sailed on": a third cruise ship."""
    for other in (tree, *list(before)[:-2:-1]):
        fitting = [one for one in counted_in(other, at if other is tree else len(other.tokens))
                   if one.number == _ORDINALS[tree.tokens[at].text.lower()] - 1]  # fmt: skip
        if len(fitting) == 1:
            return f"{tree.tokens[at].text} {noun_of(fitting[0], many=False)}"
    return ""


def _another(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """ "A letter says so. Another denies it": another letter."""
    for one, token in enumerate(tree.tokens[:at]):
        if token.text.lower() == "one" and token.dep.startswith("nsubj") and (whole := bare(tree, one, before)):
            return f"{tree.tokens[at].text} {whole.partition(' ')[2]}"
    for other in (tree, *list(before)[:-2:-1]):
        for noun, token in enumerate(other.tokens[: at if other is tree else None]):
            kids = [other.tokens[kid].text.lower() for kid in other.children(noun)]
            first = token.dep.startswith("nsubj") and token.pos == "NOUN" and token.text == token.lemma
            if first and set(kids) & {"a", "an", "one", "first"}:
                return f"{tree.tokens[at].text} {token.text}"
            if token.text.lower() in ("one", "two") and token.dep.startswith("nsubj"):
                parts = [kid for kid in other.children(noun) if other.tokens[kid].dep == "nmod" and is_of(other, kid)]
                if parts and other.tokens[parts[0]].pos == "NOUN":
                    return f"{tree.tokens[at].text} of the {phrase_of(Counted(other, parts[0], 0))}"
    return ""


def _of_one(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """ "One of the injured went home; the other": the other of the injured."""
    if tree.tokens[at - 1].text.lower() != "the":
        return ""
    for token in tree.tokens[:at]:  # "one pump leaked and the other was dry"
        if token.text.lower() == "one" and token.dep == "nummod" and tree.tokens[token.head].pos == "NOUN":
            return f"other {joined(tree, [*compound(tree, token.head), token.head])}"
    for other in (tree, *list(before)[:-2:-1]):
        for one, token in enumerate(other.tokens[: at if other is tree else None]):
            whole = [kid for kid in other.children(one) if is_of(other, kid)] if token.text.lower() == "one" else []
            if whole and token.dep.startswith("nsubj"):
                words = _own(other, whole[0])
                return f"other of {joined(other, words)}" if _is_plain(other, words) else ""
        if twos := [one for one in counted_in(other, at if other is tree else len(other.tokens)) if one.number == 2]:
            return f"other of the {phrase_of(twos[-1])}"
    return ""


def _of_part(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """ "They asked 12 of the crew and will ask the rest": the rest of the crew."""
    for other in (tree, *list(before)[:-2:-1]):
        end = at if other is tree else len(other.tokens)
        for part in range(end - 1, -1, -1):
            token = other.tokens[part]
            if token.pos == "NUM" or token.lemma.lower() in {*FRACTIONS, "most", "some", "many"}:
                whole = [kid for kid in other.children(part) if is_of(other, kid)]
                words = _own(other, whole[0]) if whole else []
                if words and _is_plain(other, words) and any(other.tokens[word].pos == "NOUN" for word in words):
                    others = tree.tokens[at].text.lower() == "others"
                    plain = [word for word in words if other.tokens[word].dep != "det"]
                    return f"other {joined(other, plain)}" if others else f"rest of {joined(other, words)}"
    return ""


def _most(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """ "The fine is the second largest. The largest was": the largest fine."""
    low = tree.tokens[at].text.lower()
    for other in list(before)[:-2:-1]:
        for most, token in enumerate(other.tokens):
            if token.text.lower() != low:
                continue
            noun = token.head if token.dep == "amod" else next(
                (kid for kid in other.children(most) if other.tokens[kid].dep == "nsubj"), -1)  # fmt: skip
            if noun >= 0 and other.tokens[noun].pos == "NOUN" and other.tokens[noun].lemma not in UNCOUNTED:
                return f"{tree.tokens[at].text} {joined(other, [*compound(other, noun), noun])}"
        if other.tokens[0].text == "Another" and (kind := _another(other, 0, list(before)[:-1])):
            return f"{tree.tokens[at].text} {kind.rpartition(' ')[2]}"
    return ""


def _any(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """ "He was promised money but has yet to get any", "Another found none": any of what the verb before has."""
    verb = tree.tokens[at].head
    for other in (tree, *list(before)[:-2:-1]):
        end = at if other is tree else len(other.tokens)
        alike = [noun for noun in range(end) if other is tree
                 or other.tokens[other.tokens[noun].head].lemma == tree.tokens[verb].lemma]  # fmt: skip
        things = [noun for noun in alike if other.tokens[noun].dep == "obj" and other.tokens[noun].pos == "NOUN"]
        if len(things) == 1:
            words = [*described(Counted(other, things[0], 0)), things[0]]
            return f"{'no' if tree.tokens[at].text.lower() == 'none' else tree.tokens[at].text} {joined(other, words)}"
    return ""


def _of_what(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """ "Half of the system worked. The other half": the other half of the system."""
    for other in (tree, *list(before)[:-2:-1]):
        end = at if other is tree else len(other.tokens)
        for part in range(end):
            alike = other.tokens[part].text.lower() == tree.tokens[at].text.lower() and part != at
            whole = [kid for kid in other.children(part) if is_of(other, kid)] if alike else []
            words = _whole(other, whole[0]) if whole else []
            if words and _is_plain(other, words):
                return f"{tree.tokens[at].text} of {joined(other, words)}"
    return ""


def _whole(tree: Tree, at: int) -> list[int]:
    """The words of a whole; where it is "it", those of the subject before."""
    if tree.tokens[at].text.lower() not in ("it", "them"):
        return _own(tree, at)
    subjects = [noun for noun in range(at) if tree.tokens[noun].dep.startswith("nsubj") and
                tree.tokens[noun].pos == "NOUN" and at not in tree.subtree(noun)
                and tree.tokens[noun].text.lower() not in FRACTIONS]  # fmt: skip
    return _own(tree, subjects[0]) if len(subjects) == 1 else []


def _own(tree: Tree, at: int) -> list[int]:
    """The words of a phrase without its preposition and without clauses behind it."""
    gone = {below for kid in tree.children(at) if tree.tokens[kid].dep not in
            ("det", "amod", "compound", "nummod", "nmod:poss") for below in tree.subtree(kid)}  # fmt: skip
    return [word for word in tree.subtree(at) if word not in gone]


def _is_plain(tree: Tree, words: Sequence[int]) -> bool:
    return 0 < len(words) <= _LONGEST and not any(tree.tokens[word].pos == "PRON" for word in words)


def _is_other(tree: Tree, at: int) -> bool:
    return at > 0 and tree.tokens[at - 1].text.lower() in ("other", "remaining") and _stands_alone(tree, at)


def _stands_alone(tree: Tree, at: int) -> bool:
    """Whether a word takes the place of a noun: nothing tells behind it what it is of."""
    token = tree.tokens[at]
    behind = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else token
    clause = ("nmod",) if token.text.lower() == "another" else ("nmod", "acl:relcl")
    told = any(tree.tokens[kid].dep in clause for kid in tree.children(at) if kid > at)
    return token.dep in ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent") and behind.pos in _BEHIND and not told


_WAYS: dict[str, Callable[[Tree, int, Sequence[Tree]], str]] = {
    "what": _of_what,
    "other": _of_one,
    "part": _of_part,
    "next": _one_more,
    "ordinal": _ordinal,
    "most": _most,
    "any": _any,
    "another": _another,
    "more": _more,
    "alike": _alike,
    "number": _number_alone,
}
