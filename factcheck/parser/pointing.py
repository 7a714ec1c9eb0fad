"""What “that trial” and “there” point at: the one phrase for it, or the one place, that stands before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.parser.persons import PEOPLES
from factcheck.parser.plurals import UNITS
from factcheck.parser.pronouns import SUBJECTS, simple
from factcheck.syntax.tree import Name, Tree

_POINTING = frozenset({"this", "that", "these", "those"})
_ANY = frozenset("all any both each every no such this that these those what which whose".split())
_LONGEST = 8  # words of a phrase that may be put in
_BACK = 2  # sentences
_IN = frozenset({"in", "at", "on"})
_AGED = 6  # tokens of "the 22-year-old"
_PEOPLES = re.compile(r"(?:ian|[cde]an|ese|ish|man)$")  # "the Italian", "the Dutchman"


def pointed(tree: Tree, at: int, before: Sequence[Tree]) -> tuple[Tree, list[int]] | None:
    """Return the tree and words that "that trial" at a token takes up: "a larger trial", where it is the only one."""
    noun = tree.tokens[at].head
    if tree.tokens[at].text.lower() not in _POINTING or noun != at + 1 or tree.tokens[noun].pos != "NOUN":
        return None
    if tree.tokens[noun].lemma in UNITS or any(kid.head == noun and kid.dep != "det" for kid in tree.tokens[noun + 1 :]
                                               if kid.pos != "PUNCT" and kid.dep != "acl:relcl"):  # fmt: skip
        return None
    for other, end in _near(tree, at, before):
        alike = [
            word for word in range(end)
            if other.tokens[word].pos == "NOUN" and other.tokens[word].text.lower() == tree.tokens[noun].text.lower()
            and other.tokens[word].dep != "compound"
        ]  # fmt: skip
        if alike:
            words = simple(other, alike[-1])
            joins = any(other.tokens[kid].dep == "conj" for kid in other.children(alike[-1]))
            return (other, words) if len(alike) == 1 and not joins and _tells(other, words) else None
    return None


def definite(phrase: str) -> str:
    """Return a phrase as one that is known by now: "two sacrifices" are "the two sacrifices".

    >>> definite("larger trials"), definite("Acme's plan")
    ('the larger trials', "Acme's plan")
    """
    plain = re.sub(r"^(?:an?|some|another|such) ", "", phrase, flags=re.IGNORECASE)
    known = re.match(r"(?:the|his|her|its|their) |\S+['’]s? |[A-Z]", plain)
    return plain if known else f"the {plain}"


def _near(tree: Tree, at: int, before: Sequence[Tree]) -> Iterator[tuple[Tree, int]]:
    """This tree as far as a token, then the ones before it whole, nearest first."""
    yield tree, at
    yield from ((other, len(other.tokens)) for other in list(before)[::-1][:_BACK])


def _tells(tree: Tree, words: Sequence[int]) -> bool:
    """Whether a phrase says which it is without pointing itself."""
    texts = {tree.tokens[word].text.lower() for word in words}
    own = any(tree.tokens[word].pos == "PRON" for word in words)
    more = sum(tree.tokens[word].pos in ("ADJ", "NOUN", "PROPN", "NUM") for word in words) > 1
    return more and not own and not texts & _ANY and len(words) <= _LONGEST


def same(tree: Tree, at: int) -> int:
    """Return the noun of "the same valley", alone, that begins at a token; 0 where none does."""
    words = [token.text.lower() for token in tree.tokens[at : at + 2]]
    noun = at + 2
    if words != ["the", "same"] or noun >= len(tree.tokens) or tree.tokens[noun].pos != "NOUN":
        return 0
    return 0 if any(tree.tokens[kid].pos != "PUNCT" for kid in tree.children(noun) if kid > noun) else noun


def there(tree: Tree, at: int, before: Sequence[Tree]) -> str:
    """Return the one place that "there" means, with its preposition: "in Rome"; "" where none or several are near."""
    token = tree.tokens[at]
    if token.text.lower() != "there" or token.dep != "advmod" or token.pos != "ADV":
        return ""
    beside = [tree.tokens[other].pos for other in (at - 1, at + 1) if 0 <= other < len(tree.tokens)]
    if "ADP" in beside[:1] or "PART" in beside[1:]:  # "from there", "want there to be"
        return ""
    for other, end in _near(tree, at, before):
        places = {_words(other, name.start, _end_of(other, name.end)): name.start for name in other.names
                  if name.end <= end and _may_be_there(other, name)}  # fmt: skip
        if len(places) == 1:
            name, start = places.popitem()
            stands = _stands(name.split()[-1])
            return (
                f"at {'the ' * (other.tokens[start - 1].text.lower() == 'the')}{name}"
                if stands
                else (f"{_case(other, start)} {name}")
            )
        if places:
            return ""
    return ""


_STANDING = frozenset("university college hospital school academy museum prison airport".split())


def _stands(word: str) -> bool:
    """Whether a name ends with what stands in one place: "Meridale University"."""
    return word.lower() in _STANDING


def _may_be_there(tree: Tree, name: Name) -> bool:
    """Whether a name is of a place where something is, and not of one with whom: "to stay with Tarnholm"."""
    before = tree.tokens[name.start - 1] if name.start else None
    beside = before is not None and before.pos == "ADP" and before.text.lower() in ("with", "by")
    return not beside and (name.kind == "LOC" or (name.kind == "ORG" and _stands(tree.tokens[name.end - 1].text)))


def _end_of(tree: Tree, end: int) -> int:
    """The end of a name with what its last word belongs to: "Marine" of "Marine Parade"."""
    while end < len(tree.tokens) and tree.tokens[end].pos == "PROPN" and tree.tokens[end - 1].head == end:
        end += 1
    return end


def _case(tree: Tree, start: int) -> str:
    """The preposition that a place had, "in" where it had none that tells where."""
    word = tree.tokens[start - 1].text.lower() if start else ""
    if word == "the" and start > 1:
        word = tree.tokens[start - 2].text.lower()
        return f"{word} the" if word in _IN else "in the"
    return word if word in _IN else "in"


def _words(tree: Tree, start: int, end: int) -> str:
    return tree.text[tree.tokens[start].start : tree.tokens[end - 1].end]


def owned_before(tree: Tree, at: int) -> str:
    """ "Acme's shares rose, while Norvex's fell": what a name behind another has as well."""
    token = tree.tokens[at]
    if token.dep != "case" or token.text not in ("'s", "’s") or tree.tokens[token.head].dep not in SUBJECTS:
        return ""
    if token.head != at - 1 or tree.tokens[min(at + 1, len(tree.tokens) - 1)].pos not in ("VERB", "AUX"):
        return ""
    nouns = [noun for noun in range(at) if tree.tokens[noun].dep in SUBJECTS and tree.tokens[noun].pos == "NOUN"
             and any(tree.tokens[kid].dep == "nmod:poss" for kid in tree.children(noun))]  # fmt: skip
    return tree.tokens[nouns[-1]].text if nouns else ""


def described(tree: Tree, at: int) -> int:
    """Return where “the 22-year-old” or “the Italian” ends, a subject that begins at a token; 0 where none does."""
    if tree.tokens[at].text not in ("The", "the") or len(tree.tokens) < at + _AGED:
        return 0
    words = [token.text.lower() for token in tree.tokens[at : at + _AGED]]
    named = {other - 1 for name in tree.names for other in range(name.start, name.end)
             if name.end - name.start > 1 or not tree.tokens[other].text.endswith("man")}  # fmt: skip
    aged = words[2:3] + words[4:5] == ["-", "-"] and words[3] == "year" and words[5] == "old"
    end = at + (6 if aged else 2)
    last = tree.tokens[end - 1]
    called = (
        aged
        or (last.text[:1].isupper() and _PEOPLES.search(last.text) and end - 2 not in named)
        or last.text in PEOPLES
    )

    return end if called and last.dep in SUBJECTS and not last.text.endswith("s") else 0
