"""Names set right: of what kind they are, and where they end."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.parser import verbs
from factcheck.parser.mending.movable import Movable
from factcheck.syntax.tree import Name

_FORMS = frozenset(
    "ab ag as asa bank bhd bv co company corp corporation gmbh group holding holdings inc industries kk limited llc "
    "llp ltd nv oyj plc pjsc sa se spa systems trust airlines airways electronics ferries foods hotels motors "
    "pharmaceuticals rail railways semiconductors software stores technologies".split()
)


def named(m: Movable) -> Iterator[Name]:
    """Yield the names without "the", those in the form of a firm as organisations: "Halvorsen ASA" is no person."""
    bodies = list(_bodies(m))
    rest = (
        one
        for one in (*_joined(m), *_titled(m))
        if not any(one.start < body.end > body.start < one.end for body in bodies)
    )
    for name in sorted([*rest, *bodies], key=lambda one: one.start):
        if name.end - name.start == 1 and m.tokens[name.start].text.lower().endswith("maker"):
            continue  # "Chipmaker Auralis" opens a headline
        if name.end - name.start == 1 and m.tokens[name.start].pos == "ADJ" and name.kind in ("ORG", "PER"):
            continue  # "the Liberal group"
        words = [token.text for token in m.tokens[name.start : name.end]]
        if not any(character.isupper() for word in words for character in word):
            continue  # "the union", "a national park"
        if name.kind == "PER" and words[-1] in verbs.TITLES:
            continue  # "the Russian ambassador"
        if name.start == 0 and name.kind == "PER" and words[0].lower() in verbs.TITLES | verbs.PEOPLE and not words[1:]:
            continue  # "Pensioner jailed"
        thing = name.kind == "PER" and _is_called_the(m, name)  # "the Northern Light"
        firm = name.end - name.start > 1 and m.tokens[name.end - 1].text.strip(".").lower() in _FORMS
        start = name.start + (m.tokens[name.start].text.lower() == "the" and name.end - name.start > 1)
        while name.kind == "PER" and start < name.end - 1 and _is_title(m, start):
            start += 1  # "Striker Ferrante"
        kind = "ORG" if firm else "MISC" if thing else "PER" if _has_age(m, name) else name.kind
        yield name._replace(start=start, end=whole_end(m, name), kind=kind)


_SOCIETIES = frozenset(
    "Alliance Association Club Council Federation Guild Institute League Party Society Union".split()
)


def _bodies(m: Movable) -> Iterator[Name]:
    """Names whose members stand in them: "the Harbour and Transport Workers' Union"."""
    for at, token in enumerate(m.tokens):
        if token.text == "Friends" and (end := _after_of(m, at)) > at:  # "the Friends of the Exchange"
            yield Name(at, end, "ORG")
        if token.text not in _SOCIETIES or at < 2 or m.tokens[at - 1].text not in ("'", "’", "'s", "’s"):
            continue
        first = at - 1
        while first and _goes_before(m, first - 1, first):
            first -= 1
        if first < at - 1 and m.tokens[first].text[:1].isupper():
            yield Name(first, at + 1, "ORG")


def _after_of(m: Movable, at: int) -> int:
    """Where the name behind "of" ends; the token's own place where there is none."""
    place = at + 1
    if place >= len(m.tokens) or m.tokens[place].text != "of":
        return at
    place += 1 + (place + 1 < len(m.tokens) and m.tokens[place + 1].text == "the")
    end = place
    while end < len(m.tokens) and m.tokens[end].text[:1].isupper():
        end += 1
    return end if end > place else at


def _goes_before(m: Movable, at: int, behind: int) -> bool:
    """Whether a word is part of the name that goes on behind it: a capital, or "and" between two."""
    text = m.tokens[at].text
    if text[:1].isupper():
        return m.tokens[at].pos != "DET"
    return text in ("and", "-") and behind < len(m.tokens) and at > 0 and m.tokens[at - 1].text[:1].isupper()


def _joined(m: Movable) -> Iterator[Name]:
    """The model's names; one that ends with "of" goes on with the next: "the Association of" "Miners"."""
    before: Name | None = None
    for name in m.names:
        if before and name.start < before.end:
            continue
        name = _whole(m, name)
        if before and before.end == name.start and m.tokens[name.start - 1].text.lower() == "of":
            before = before._replace(end=name.end)
            continue
        if before:
            yield before
        before = name
    if before:
        yield before


def _titled(m: Movable) -> Iterator[Name]:
    """Persons that the model overlooked: a name of two words behind what somebody is, "sheep farmer Ruth Allonby"."""
    for at, token in enumerate(m.tokens):
        if token.pos != "PROPN" or m.name_of(at) or at == 0 or m.tokens[at - 1].pos != "NOUN":
            continue
        end = _whole(m, Name(at, at + 1, "PER")).end
        before = m.tokens[at - 1]
        does = before.lemma in verbs.TITLES or before.lemma.endswith(("er", "or", "ist", "man", "woman", "ian"))
        titled = does and (before.head == at or (token.dep == "appos" and token.head == at - 1))
        if titled and end > at + 1 and not any(m.name_of(one) for one in range(at, end)):
            yield Name(at, end, "PER")


def _whole(m: Movable, name: Name) -> Name:
    """A person's name with what lies flat behind it: "Rowland Pike", be a pike a fish."""
    end = name.end
    while name.kind == "PER" and end < len(m.tokens):
        hyphen = m.tokens[end].text == "-" and end + 1 < len(m.tokens)  # "Yoon Tae-min"
        if m.tokens[end + hyphen].dep != "flat" or not (hyphen or m.tokens[end].text[:1].isupper()):
            break
        end += 1 + hyphen
    return name._replace(end=end)


def _is_called_the(m: Movable, name: Name) -> bool:
    """Whether a name of several words has "the" right before it, and is no family and no office."""
    first, last = m.tokens[name.start], m.tokens[name.end - 1]
    plain = name.end - name.start > 1 and first.lemma.lower() not in verbs.TITLES and first.text.isalpha()
    article = m.tokens[name.start - 1].text.lower() == "the" if name.start else False
    inside = range(name.start, name.end)
    alone = plain and article and m.tokens[name.start - 1].head in inside and first.text.lower() not in _STYLES
    alone = alone and not any(m.tokens[at].text in ("of", "'s", "’s") for at in inside)
    alone = alone and not any(m.tokens[at].lemma.lower() in verbs.TITLES for at in inside)
    return (
        alone
        and not last.text.endswith("s")
        and m.tokens[last.head if last.head in inside else name.start].pos == "PROPN"
    )


def _is_title(m: Movable, at: int) -> bool:
    return m.tokens[at].dep == "nmod:desc" and m.tokens[at].text.lower() in verbs.TITLES


def of_whole_names(m: Movable) -> None:
    """ "The Association of Signal and Track Employees, which": the clause tells of the whole name."""
    for name in m.names:
        end = whole_end(m, name)
        outer = next((at for at in range(name.start, end) if not name.start <= m.tokens[at].head < end), -1)
        for at in range(outer + 1, end):
            for kid in m.kids(at, "acl:relcl") if outer >= 0 else ():
                m.move(kid, outer, "acl:relcl")


def _has_age(m: Movable, name: Name) -> bool:
    """Whether words behind a name say how old it is: "Niamh Burke, a 20-year-old student"."""
    beside = [kid for at in range(name.start, name.end) for kid in m.kids(at, "appos")]
    return any(m.tokens[below].text.lower() == "old" for kid in beside for below in m.kids(kid))


def whole_end(m: Movable, name: Name) -> int:
    """The end of a name with what "and" joins to it: "the Association of Signal and Track Employees"."""
    words = [token.text.lower() for token in m.tokens[name.start : name.end]]
    end = name.end
    if name.kind != "ORG" or "of" not in words or not _BODIES & set(words[: words.index("of")]):
        return end
    if end + 1 < len(m.tokens) and m.tokens[end].text.lower() in ("and", "&") and m.tokens[end + 1].pos == "PROPN":
        end += 1
        while end < len(m.tokens) and m.tokens[end].text[:1].isupper():
            end += 1
    return end


_STYLES = frozenset("rev reverend hon honourable rt right very dr sir lord lady late".split())
_BODIES = frozenset(
    "alliance association board chamber college committee confederation department federation institute ministry "
    "office society union".split()
)
